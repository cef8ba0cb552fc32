"""Cells: what a frame puts on the screen, read back from the bytes that would draw it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from rich.cells import cell_len

if TYPE_CHECKING:
    from .pens import Pen, PenBox

UNKNOWN: Final = "\0"
"""The character of a cell nobody has vouched for."""

MOVE: Final = re.compile(r"\x1b\[(\d+);(\d+)H")
TOKEN: Final = re.compile(
    r"([^\x00-\x1f\x7f-\x9f]+)|\x1b\[([0-9;]*)m|\x1b\]8;([^;\x00-\x1f]*;[^\x00-\x1f]*)(?:\x1b\\|\x07)"
)
NARROW_RANGES: Final = (
    *((0x20, 0x7E), (0xA0, 0xAC), (0xAE, 0x2FF), (0x370, 0x482), (0x2010, 0x2027)),
    *((0x2030, 0x205E), (0x2190, 0x21FF), (0x2500, 0x25FC), (0x2800, 0x28FF)),
)
NARROW: Final = frozenset(chr(code) for a, z in NARROW_RANGES for code in range(a, z + 1))
"""Characters that are one cell wide, and known to be so by all terminals."""

ACCENTS: Final = frozenset(map(chr, range(0x300, 0x370)))
ASTRAL_SIGNS: Final = "\U0001f000"
REMEMBERED: Final = 512


class Row(NamedTuple):
    """One line of cells. Rows may be shared: they are replaced, never changed in place."""

    chars: list[str]
    """What stands in each cell; "" where a wide character goes on, UNKNOWN if nothing is known."""
    pens: list[Pen]


def unsure(char: str) -> bool:
    """Whether terminals disagree on how many cells this takes (emoji, and what is joined)."""
    return char >= ASTRAL_SIGNS or (len(char) > 1 and not ACCENTS.issuperset(char[1:]))


def split(text: str) -> list[str]:
    """The cells of a text: each character, its combining ones with it, and "" for wider parts."""
    if NARROW.issuperset(text):
        return list(text)
    clusters: list[str] = []
    joining = False
    for char in text:
        if not joining and cell_len(char):
            clusters.append(char)
        elif clusters:
            clusters[-1] += char
        joining = char == "\u200d" and not joining
    cells: list[str] = []
    for cluster in clusters:
        cells += [cluster, *[""] * (cell_len(cluster) - 1)]
    return cells


class Grid:
    """The cells of a screen, row by row."""

    def __init__(self, width: int, height: int, pen: Pen, char: str = UNKNOWN) -> None:
        self.width = width
        self.height = height
        self.rows = [Row([char] * width, [pen] * width)] * height

    def put(self, y: int, x: int, run: Row) -> None:
        """Put a run of cells into a row; what does not fit is left out."""
        count = len(run.chars)
        if x == 0 and count == self.width:
            if y < self.height:
                self.rows[y] = run
            return
        if y >= self.height or x >= self.width:
            return
        chars, pens = list(self.rows[y].chars), list(self.rows[y].pens)
        end = min(x + count, self.width)
        cut = chars[end] == "" if end < self.width else run.chars[end - x : end - x + 1] == [""]
        if chars[x] == "":
            _blank_back(chars, x)
        chars[x:end] = run.chars[: end - x]
        pens[x:end] = run.pens[: end - x]
        if cut and end == self.width:
            _blank_back(chars, end)
        while cut and end < self.width and chars[end] == "":
            chars[end] = " "
            end += 1
        self.rows[y] = Row(chars, pens)


def _blank_back(chars: list[str], end: int) -> None:
    """Take away a wide character that would have gone on at `end`."""
    start = end - 1
    while start > 0 and chars[start] == "":
        start -= 1
    chars[start:end] = [" "] * (end - start)


class Reader:
    """Reads frames into a grid. What was read once is remembered: most lines come again."""

    def __init__(self, pens: PenBox) -> None:
        self._pens = pens
        self._runs: dict[str, Row | None] = {}

    def read(self, frame: str, grid: Grid) -> tuple[int, int] | None:
        """Put a frame's cells into a grid; where it leaves the cursor, or None.

        None means that the frame holds something besides moves, colours, links and text, and that
        the grid is worth nothing any more.
        """
        pieces = MOVE.split(frame)
        if pieces[0]:
            return None
        y = x = 0
        for number in range(1, len(pieces), 3):
            y, x = int(pieces[number]) - 1, int(pieces[number + 1]) - 1
            body = pieces[number + 2]
            if body[-1:] == "\n":  # Textual ends its lines twice: a move follows
                if number + 3 >= len(pieces):
                    return None
                body = body[:-1]
            if not body:
                continue
            run = self._runs[body] if body in self._runs else self._remember(body)
            if run is None or y < 0 or x < 0:
                return None
            grid.put(y, x, run)
            x += len(run.chars)
        return y, x

    def _remember(self, body: str) -> Row | None:
        if len(self._runs) >= REMEMBERED:
            self._runs.clear()
        run = self._runs[body] = self._parse(body)
        return run

    def _parse(self, body: str) -> Row | None:
        box, pen = self._pens, self._pens.plain
        shaded = box.shade(pen)
        chars: list[str] = []
        pens: list[Pen] = []
        at = 0
        for token in TOKEN.finditer(body):
            if token.start() != at:
                return None
            at = token.end()
            text, parameters, link = token.groups()
            if text:
                cells = split(text)
                chars += cells
                pens += [shaded] * len(cells)
                continue
            after = (
                box.linked(pen, link.strip(";") and link)
                if link is not None
                else box.apply(pen, parameters)
            )
            if after is None:
                return None
            pen, shaded = after, box.shade(after)
        return Row(chars, pens) if at == len(body) and pen is box.plain else None
