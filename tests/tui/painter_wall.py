"""A wall of random text for the painter's tests: it draws frames, and knows what they show."""

from __future__ import annotations

import io
import random
import unicodedata
from typing import Any, NamedTuple

from rich.cells import cell_len
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from reviewtui.tui.painter.cells import split, unsure
from reviewtui.tui.painter.features import Features
from tests.terminal import Emulator, looks

ALL = Features(bce=True, ech=True, su=True, il=True)
FEATURES = {
    "none": Features(),
    "xterm": ALL,
    "with margins": ALL._replace(margins=True),
    "linux": Features(bce=True, ech=True, il=True),
    "tmux": Features(ech=True, su=True, il=True),
    "screen": Features(su=True, il=True),
}
CONSOLE = Console(file=io.StringIO(), force_terminal=True, color_system="truecolor", _environ={})
WORDS = (
    *("film", "critic", "and", "the", "a", "revenge", "    ", "                  ", "漢字", "映"),
    *("cafe\u0301", "naïve", "▲ praise", "▼", "│", "────", "score 80", "…", "x", "ｆｕｌｌ", "한"),
)
UNSURE = ("👨\u200d👩\u200d👧", "❤\ufe0f", "🇫🇷", "👍🏽", "🙂", "क्षि")
"""Signs on whose width terminals do not agree, the emulator among them."""

GROUND = "rgb(30,30,30)"
STYLES = (
    Style(),
    Style(bold=True),
    Style(color="red"),
    Style(bgcolor=GROUND),
    Style(color="rgb(200,200,100)", bgcolor=GROUND),
    Style(color="rgb(200,200,100)", bgcolor=GROUND, italic=True, bold=True),
    Style(underline=True, color="green"),
    Style(reverse=True, color="color(100)"),
    Style(strike=True, bgcolor="bright_blue"),
    Style(color="blue", bgcolor="white", link="https://example.org/a"),
)
BLANKS = (STYLES[0], STYLES[3], STYLES[3], STYLES[6])
Look = tuple[Any, ...]
CHANGES = ("new", "same", "line", "lines", "roll", "roll", "turn", "swap", "shift", "box", "clear")


class Wall:
    """A screen of two panes, drawn as Textual draws: whole, or the lines of one pane."""

    def __init__(self, seed: int, width: int, height: int, words: tuple[str, ...] = WORDS) -> None:
        self.dice = random.Random(seed)
        self.words = words
        self.build(width, height)

    def build(self, width: int, height: int) -> str:
        """A wall of this size, new from top to bottom."""
        self.width, self.height = width, height
        divider = width // 3
        self.panes = (0, divider), (divider, width)
        self.lines = [[self.line(b - a) for a, b in self.panes] for _ in range(height)]
        return self.whole()

    def line(self, width: int) -> Strip:
        """A line of words in styles, often blank at the end."""
        dice, segments = self.dice, [Segment("")]
        for _ in range(dice.choice((0, 1, 2, 6))):
            text = " ".join(dice.choices(self.words, k=dice.randint(1, 3)))
            segments.append(Segment(text, dice.choice(STYLES)))
        return self._whole_signs(
            Strip(segments).adjust_cell_length(width, dice.choice(BLANKS)), width
        )

    def _whole_signs(self, strip: Strip, width: int) -> Strip:
        """The strip, or another where a sign was cut in two, or an accent from its letter."""
        whole = all(cell_len(text[:1]) for text, *_ in strip if text)
        return strip if whole and len(_looks_in(strip)) == width else self.line(width)

    def whole(self) -> str:
        """All lines."""
        rows = [
            f"\x1b[{y + 1};1H" + "".join(strip.render(CONSOLE) for strip in strips)
            for y, strips in enumerate(self.lines)
        ]
        return "\n".join(rows) + "\x1b[1;1H"

    def part(self, pane: int, ys: list[int]) -> str:
        """Some lines of one pane."""
        x = self.panes[pane][0]
        moves = [f"\x1b[{y + 1};{x + 1}H" + self.lines[y][pane].render(CONSOLE) for y in ys]
        return "\n".join(moves) + "\x1b[1;1H"

    def cursor(self) -> str:
        """Now and then another place for the cursor than the first cell."""
        y, x = self.dice.randrange(self.height), self.dice.randrange(self.width)
        return f"\x1b[{y + 1};{x + 1}H" if self.dice.random() < 0.2 else ""

    def frame(self) -> str:
        """Change something, and draw it."""
        dice, pane = self.dice, self.dice.randint(0, 1)
        top = dice.randrange(self.height - 4)
        rows = range(top, dice.randint(top + 4, self.height))
        change = dice.choice(CHANGES)
        if change == "new":
            return self.build(self.width, self.height)
        if change == "same":
            return self.whole()
        if change in ("roll", "turn"):
            self._move(pane, rows if change == "roll" else range(self.height))
        elif change == "swap":
            y, z = dice.sample(rows, 2)
            self.lines[y], self.lines[z] = self.lines[z], self.lines[y]
            return self.whole()
        else:
            count = {"line": 1, "lines": 4}.get(change, len(rows))
            rows = range(top, min(top + count, rows.stop))
            for y in rows:
                self.lines[y][pane] = self._changed(change, self.lines[y][pane])
        return self.part(pane, list(rows if change != "turn" else range(self.height)))

    def _move(self, pane: int, rows: range) -> None:
        """Lines of a pane go up or down; others come in."""
        by = self.dice.choice((-3, -1, 1, 1, 2, 5))
        old = [line[pane] for line in self.lines]
        for y in rows:
            here = y + by in rows
            self.lines[y][pane] = old[y + by] if here else self.line(old[y].cell_length)

    def _changed(self, change: str, strip: Strip) -> Strip:
        dice, width = self.dice, strip.cell_length
        parts = [self.line(width)]
        if change == "clear":
            parts = [Strip.blank(width, dice.choice(BLANKS))]
        elif change == "shift":  # text scrolled sideways
            by = dice.randint(1, 4)
            parts = [strip.crop(by, width), Strip.blank(by, dice.choice(BLANKS))]
        elif change == "box":  # a window over the middle
            a, b = width // 4, width * 3 // 4
            parts = [strip.crop(0, a), self.line(b - a), strip.crop(b, width)]
        return self._whole_signs(Strip.join(parts), width)

    def looks(self) -> list[list[Look | None]]:
        """How each cell should look; None where terminals are free to differ."""
        return [[look for strip in strips for look in _looks_in(strip)] for strips in self.lines]


class Kept(NamedTuple):
    """A strip with its looks: most strips are asked for again and again."""

    strip: Strip
    looks: list[Look | None]


KEPT: dict[int, Kept] = {}


def _looks_in(strip: Strip) -> list[Look | None]:
    kept = KEPT.get(id(strip))
    if kept is None:
        if len(KEPT) > 1000:
            KEPT.clear()
        kept = KEPT[id(strip)] = Kept(strip, _looks_of(strip))
    return kept.looks


def _looks_of(strip: Strip) -> list[Look | None]:
    found: list[Look | None] = []
    for text, style, _ in strip:
        free = False
        blank, rest = LOOKS[style or Style()]
        for char in split(text):
            free = unsure(char) or (free and char == "")
            look = blank if char == " " else (unicodedata.normalize("NFC", char), *rest)
            found.append(None if free else look)
    return found


def _looks_of_style(style: Style) -> tuple[Look, Look]:
    """A blank in a style, and a letter without its text, in an emulator of their own."""
    emulator = Emulator(3, 1)
    emulator.feed(Strip([Segment("x ", style)]).render(CONSOLE))
    return looks(emulator.cell(0, 1)), tuple(emulator.cell(0, 0))[1:]


LOOKS = {style: _looks_of_style(style) for style in STYLES}


def faults(wall: Wall, emulator: Emulator) -> list[str]:
    """Where a screen does not show what the wall says, in words."""
    return [
        f"{y},{x}: {emulator.cell(y, x)} should be {look}"
        for y, row in enumerate(wall.looks())
        for x, look in enumerate(row)
        if look is not None and looks(emulator.cell(y, x)) != look
    ]
