"""Every hostile string before every screen of the app, and every byte of the terminal looked at."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.torture import corpus
from tests.torture.corpus import WORDS
from tests.torture.hostile import build
from tests.torture.watching import came_through, signed
from tests.tui.installed import launch

if TYPE_CHECKING:
    from tests.terminal import Terminal

ESCAPE = b"\x1b[27u"
AT_ONCE = 120
"""Reviews in one library."""
ON_A_REVIEW = (("]", "v", "i"), ("o",), ("y",), ("t", "G"), ("a",), ("space", "G"))
SEEN = re.compile(r"Seen: (\d+)\.")
LISTS = (("'", "G", "a"), ("'", "T"), ("P", "G"), ("?", "G"), (":",), ("s", "begins"), ("A", "x\r"))


def rest(terminal: Terminal) -> None:
    """Read until the program waits for keys: on a busy machine it may be silent long before."""
    idle = 0
    while idle < 3:
        terminal.settle(0.01)
        state = Path(f"/proc/{terminal.pid}/stat").read_text("ascii").rpartition(") ")[2][0]
        idle = 0 if state == "R" else idle + 1


def look_at_all(terminal: Terminal, count: int) -> set[str]:
    """Every review in turn, each with some of the keys, and now and then its comparison."""
    seen: set[str] = set()
    terminal.wait_for("Seen: ")
    for step in range(count * 2):
        terminal.press("J")
        rest(terminal)
        seen.update(SEEN.findall(terminal.text))
        for key in ON_A_REVIEW[step % len(ON_A_REVIEW)]:
            terminal.press(key)
            terminal.settle(0.03)
        terminal.send(ESCAPE * 2)
        rest(terminal)
        if step % 4 == 0:
            terminal.press("c", "x", "j", "enter")
            terminal.settle(0.1)
            terminal.press("/")
            terminal.send(ESCAPE * 4)
        seen.update(SEEN.findall(terminal.text))
        if len(seen) == count:
            break
    return seen


@pytest.mark.parametrize("part", range(0, len(WORDS), AT_ONCE))
def test_no_hostile_string_comes_through_a_screen(tmp_path: Path, home: Path, part: int) -> None:
    root = tmp_path / "reviews"
    words = [signed(each[:50_000]) for each in WORDS[part : part + AT_ONCE]]
    build(root, home, words)
    for number, each in enumerate(words):
        text = corpus.review(each, f"Seen: {number}.")
        (root / "evil" / f"r{number}.md").write_bytes(text.encode("utf-8", "surrogatepass"))
    keys = "".join(f"{corpus.toml(each)} = {corpus.toml(each)}\n" for each in set(words[:20]))
    config = home / "config" / "config.toml"
    config.write_bytes(f"{keys}[keys]\n{keys}".encode("utf-8", "surrogatepass"))
    columns = (80, 120, 160)[part // AT_ONCE % 3]
    with launch(root, columns=columns, rows=40, EDITOR="true", BROWSER="true") as terminal:
        seen = look_at_all(terminal, len(words))
        for keys_of_list in LISTS:
            terminal.press(*keys_of_list)
            terminal.settle()
            terminal.send(ESCAPE * 3)
            terminal.settle()
        assert terminal.status is None
        received = terminal.received
    print(f"\n{len(words)} strings, {len(seen)} on screen, {len(received):,} bytes")
    assert b"Traceback" not in received
    assert came_through(received, words) == []
    assert len(seen) > len(words) // 3
