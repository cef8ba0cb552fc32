"""What a key costs on the screen: bytes, bytes a changed character, milliseconds; ours and others'.

Every program runs in the same kind of terminal, over the same text; those not installed are left
out. A changed character is one that another visible one came in place of; blanks are not counted,
neither those that were written nor those that were erased.
"""

from __future__ import annotations

import random
import shutil
import statistics
import time
from typing import TYPE_CHECKING, NamedTuple

from tests.terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

SYLLABLES = (
    *("ba", "con", "der", "el", "fi", "gra", "hon", "ist", "jo", "ker"),
    *("lum", "mi", "nor", "ot", "per", "qui", "ra", "sen", "tu", "vor"),
)
PRESSES = 9


class Cost(NamedTuple):
    """Medians over some presses of a key."""

    size: float
    a_character: float
    """Bytes for each visible character that changed."""
    milliseconds: float


class Case(NamedTuple):
    """A program, the way to where a key is measured, and the key."""

    name: str
    command: Sequence[str]
    awaited: str
    way: str
    key: str
    env: Mapping[str, str] = {}
    margins: bool = False


def prose(seed: int, size: int) -> str:
    """Paragraphs of made-up words in about so many bytes; no line comes twice."""
    choose = random.Random(seed)
    paragraphs = []
    while size > 0:
        words = ("".join(choose.choices(SYLLABLES, k=choose.randint(1, 4))) for _ in range(100))
        paragraphs.append(" ".join(words).capitalize() + ".")
        size -= len(paragraphs[-1]) + 2
    return "\n\n".join(paragraphs)


def cost(case: Case) -> Cost:
    """What a key costs, after the way to its place."""
    found = []
    with Terminal(case.command, env=case.env, margins=case.margins) as terminal:
        terminal.wait_for(case.awaited)
        for key in case.way:
            terminal.settle()
            terminal.press(key)
        terminal.settle(1)
        for _ in range(PRESSES):
            received, lines = len(terminal.received), terminal.lines
            pressed = time.monotonic()
            terminal.press(case.key)
            terminal.wait_until(lambda past=received: len(terminal.received) > past)  # type: ignore[misc]
            last = time.monotonic()
            while terminal._read(0.3):
                last = time.monotonic()
            size = len(terminal.received) - received
            changed = max(_changed(lines, terminal.lines), 1)
            found.append((size, size / changed, (last - pressed) * 1000))
    return Cost(*map(statistics.median, zip(*found, strict=True)))


def _changed(old: list[str], new: list[str]) -> int:
    """How many visible characters stand where others stood."""
    width = max(map(len, (*old, *new)))
    pairs = (
        zip(a.ljust(width), b.ljust(width), strict=True) for a, b in zip(old, new, strict=True)
    )
    return sum(b not in (a, " ") for row in pairs for a, b in row)


def ours(command: str, folder: str, env: Mapping[str, str]) -> list[Case]:
    """The reader over a folder, reading with the list beside it, and alone."""
    open_it = [command, folder]
    return [
        Case("reviewtui, one line, list beside", open_it, "Opening", "\r", "j", env),
        Case("the same, terminal with margins", open_it, "Opening", "\r", "j", env, margins=True),
        Case("reviewtui, one line, review alone", open_it, "Opening", "\rz", "j", env),
        Case("reviewtui, a page, review alone", open_it, "Opening", "\rz", " ", env),
        Case("reviewtui, next review", open_it, "Opening", "\r", "J", env),
    ]


def others(scratch: Path) -> list[Case]:
    """less, newsboat and hike over texts like ours, as far as they are installed."""
    text = scratch / "text.md"
    text.write_text(f"# Opening\n\n{_wrapped(prose(0, 200_000))}\n", "utf-8")
    cases = []
    if less := shutil.which("less"):
        cases += [
            Case("less, one line", [less, str(text)], "Opening", "j", "j"),
            Case("less, a page", [less, str(text)], "Opening", " ", " "),
        ]
    if newsboat := shutil.which("newsboat"):
        texts = {f"Film {number}": prose(number, 6_000) for number in range(100)}
        command = [newsboat, *newsboat_options(scratch, texts)]
        cases.append(Case("newsboat, next item", command, "Your feeds", "R\r\r", "n"))
    if hike := shutil.which("hike"):
        cases += [
            Case("hike, one line", [hike, str(text)], "Opening", "j", "j"),
            Case("hike, a page", [hike, str(text)], "Opening", " ", " "),
        ]
    return cases


def _wrapped(text: str) -> str:
    import textwrap

    return "\n\n".join(textwrap.fill(part, 84) for part in text.split("\n\n"))


def newsboat_options(scratch: Path, texts: Mapping[str, str]) -> list[str]:
    """Options for newsboat to read one feed of some titles and their texts, from a file."""
    entries = "".join(
        f"<item><title>{title}</title><guid>{number}</guid>"
        f"<link>http://127.0.0.1/{number}</link><description>{text}</description></item>"
        for number, (title, text) in enumerate(texts.items())
    )
    head = '<?xml version="1.0"?><rss version="2.0"><channel><title>Reviews</title>'
    (scratch / "feed.xml").write_text(f"{head}{entries}</channel></rss>", "utf-8")
    (scratch / "urls").write_text(f"file://{scratch}/feed.xml\n", "utf-8")
    (scratch / "config").write_text("auto-reload no\n", "utf-8")
    names = ("-u", "urls"), ("-c", "cache.db"), ("-C", "config")
    return [word for option, name in names for word in (option, str(scratch / name))]


def table(cases: Sequence[Case]) -> str:
    """The costs of each, for the README."""
    rows = ["| key | bytes | bytes / changed character | ms |", "| --- | --- | --- | --- |"]
    for case in cases:
        size, a_character, spent = cost(case)
        rows.append(f"| {case.name} | {size:.0f} | {a_character:.2f} | {spent:.0f} |")
    return "\n".join(rows)
