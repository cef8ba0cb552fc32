"""The installed command in a terminal, over a small library of our own."""

from __future__ import annotations

import os
import shutil
import sys
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

from reviewtui.tui.commands import COMPARE, CORRECTING, EVERYWHERE, HOME, MOVING
from tests.terminal import KEYS, Terminal

if TYPE_CHECKING:
    from collections.abc import Iterable

COMMAND = str(Path(sys.executable).with_name("reviewtui"))
"""What a person types, after installing."""

EVERY_KEY = [
    key.strip()
    for command in (*HOME, *MOVING, *COMPARE, *EVERYWHERE)
    for key in command.keys.split(",")
]

POINT = """
[[points]]
aspect = "{0}"
polarity = "{1}"
label = "{2}"
quote = "{3}"
"""

REMARKS = "\n\n".join(f"Remark {n} of 60 stands by itself." for n in range(1, 61))

ALPHA = (
    """+++
work = "Harbour Lights"
kind = "film"
year = 2024
critic = "Ann Alder"
published = 2024-03-03
url = "https://alpha.example/harbour"
rating = "4/5"
verdict = "Go and see it twice."
"""
    + POINT.format("story", "pro", "a plot that holds", "The plot holds like a good knot.")
    + POINT.format("sound", "con", "too loud by half", "Every horn is too loud by half.")
    + f"""+++
Alpha opens on a quay at night.

## The story ashore

The plot holds like a good knot. Nobody drops the rope.

{REMARKS}

## The sound of it

Every horn is too loud by half. One covers one's ears.

Alpha ends in fog.
"""
)

BETA = (
    """+++
work = "Harbour Lights"
kind = "film"
year = 2024
published = 2024-03-02
rating = "6/10"
verdict = "A fair crossing."
"""
    + POINT.format("story", "con", "a plot adrift", "The plot is adrift by noon.")
    + POINT.format("sound", "con", "horns without end", "The horns never end.")
    + """+++
Beta begins on deck.

The plot is adrift by noon. The horns never end.
"""
)

NIGHT_BUS = """+++
work = "Night Bus"
kind = "film"
year = 2023
published = 2023-01-01
rating = "9/10"
+++
The bus is late and so is the hero.
"""

GAMMA = (
    """+++
work = "Harbour Lights"
kind = "film"
year = 2024
published = 2024-03-01
"""
    + POINT.format("story", "mixed", "a plot for some", "The plot will please some.")
    + """+++
Gamma waits on the pier.

The plot will please some.
"""
)


def write_library(root: Path, *, broken: bool = True) -> Path:
    """Three outlets, four reviews, and, if wanted, a file that cannot be read."""
    files = {
        "alpha-post/outlet.toml": 'name = "Alpha Post"\n',
        "alpha-post/harbour.md": ALPHA,
        "beta-weekly/outlet.toml": 'name = "Beta Weekly"\n',
        "beta-weekly/harbour.md": BETA,
        "beta-weekly/night-bus.md": NIGHT_BUS,
        "gamma-review/outlet.toml": 'name = "Gamma Review"\n',
        "gamma-review/harbour.md": GAMMA,
    }
    if broken:
        files["gamma-review/broken.md"] = '+++\nwork = "Broken\n+++\nIt ends here.\n'
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return root


def launch(
    *words: str | Path, columns: int = 80, rows: int = 24, cwd: Path | None = None, **env: str
) -> Terminal:
    """The reader, started as a person starts it."""
    return Terminal(
        [COMMAND, *map(str, words)],
        columns=columns,
        rows=rows,
        env={"TMUX": "", **env},
        cwd=str(cwd) if cwd else None,
    )


def typed(key: str) -> bytes:
    """What a terminal sends for a key by Textual's name."""
    special = {"slash": "/", "less_than_sign": "<", "greater_than_sign": ">"}
    special |= {"plus": "+", "minus": "-"}
    special["shift+space"] = "\x1b[32;2u"
    if key in special:
        return special[key].encode()
    if key in KEYS:
        return KEYS[key].encode()
    if key.startswith("ctrl+"):
        return bytes([ord(key[-1]) & 31])
    return (key if len(key) == 1 else unicodedata.lookup(key.replace("_", " ").upper())).encode()


def shell_with(script: str, tmp_path: Path, name: str) -> str:
    """A program of our own, for $EDITOR and $BROWSER."""
    path = tmp_path / name
    path.write_text(f"#!{shutil.which('sh')}\n{script}\n", "utf-8")
    path.chmod(0o755)
    return os.fspath(path)


ELSEWHERE = {command.id for command in CORRECTING} | {"filter", "export"}
"""Commands that need found points, or a file to write to; they are tested beside their screens."""


def commands_of(groups: Iterable[str]) -> set[tuple[str, str]]:
    """Every command with each of its keys, of some groups."""
    named = {"home": HOME, "moving": MOVING, "compare": COMPARE, "everywhere": EVERYWHERE}
    return {
        (command.id, key.strip())
        for group in groups
        for command in named[group]
        if command.id not in ELSEWHERE
        for key in command.keys.split(",")
    }
