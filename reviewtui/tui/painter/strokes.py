"""Strokes: the shortest bytes that turn the rows of a screen into other rows."""

from __future__ import annotations

import re
from itertools import groupby, repeat
from operator import and_, ne
from typing import TYPE_CHECKING, Final

from .cells import NARROW, UNKNOWN, unsure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .cells import Row
    from .features import Features
    from .pens import Pen, PenBox

SHORT_GAP: Final = 4
"""So many unchanged cells are written again rather than jumped over."""

LONG_BLANK: Final = " " * 12
"""From so many blanks on, erasing them and moving on is shorter than writing them."""

LONG_BLANKS: Final = re.compile(f"({LONG_BLANK}+)")
CHANGED: Final = 1
RUN: Final = re.compile(b"\1+")


class Brush:
    """Collects bytes, and knows where they leave the cursor and with which pen."""

    def __init__(
        self,
        pens: PenBox,
        features: Features,
        width: int,
        pen: Pen | None,
        cursor: tuple[int, int] | None,
    ) -> None:
        self.out: list[str] = []
        self.pen = pen
        """The pen the terminal draws with; None if that is unknown."""
        self.cursor = cursor
        self._change = pens.change
        self._features = features
        self._width = width

    @property
    def size(self) -> int:
        """How much has been collected, in characters."""
        return sum(map(len, self.out))

    def take(self, pen: Pen) -> None:
        """Draw with this pen from now on."""
        if pen is not self.pen:
            self.out.append(self._change(self.pen, pen))
            self.pen = pen

    def take_for_blanks(self, pen: Pen) -> None:
        """Draw with a pen that shows the same on blanks."""
        if self.pen is None or self.pen.blank is not pen.blank:
            self.take(pen)

    def go(self, y: int, x: int) -> None:
        """Move the cursor, the shortest way."""
        if self.cursor == (y, x):
            return
        move = f"\x1b[{y + 1};{x + 1}H" if x else f"\x1b[{y + 1}H" if y else "\x1b[H"
        if self.cursor is not None:
            at_y, at_x = self.cursor
            if at_y == y and at_x < x:
                move = f"\x1b[{x - at_x}C" if x - at_x > 1 else "\x1b[C"
            elif at_y == y and x == 0:
                move = "\r"
            elif at_y + 1 == y and at_x == x:
                move = "\x1b[B"
        self.out.append(move)
        self.cursor = y, x

    def paint(self, old: Sequence[Row], new: Sequence[Row]) -> None:
        """Turn the rows of a screen into others."""
        for y, (a, b) in enumerate(zip(old, new, strict=True)):
            if a is not b:
                self._row(y, a, b)

    def _row(self, y: int, old: Row, new: Row) -> None:
        chars, pens = new
        mask = _mask(old, new)
        if CHANGED not in mask:
            return
        tail = self._blank_tail(new)
        if mask.count(CHANGED, tail) <= 3:
            tail = self._width
        for start, end in _spans(mask[:tail], chars, pens):
            self._span(y, start, end, new)
        erase = mask.find(CHANGED, tail)
        if erase >= 0:
            self.go(y, erase)
            self.take_for_blanks(pens[tail].blank)
            self.out.append("\x1b[K")

    def _erasable(self, pen: Pen) -> bool:
        return pen.erases and (not pen.bg or self._features.bce)

    def _blank_tail(self, row: Row) -> int:
        """Where the row begins to be nothing but erased cells of one colour."""
        chars, pens = row
        tail, pen = self._width, pens[-1]
        if chars[-1] != " " or not self._erasable(pen):
            return tail
        while tail and chars[tail - 1] == " " and pens[tail - 1].blank is pen.blank:
            tail -= 1
        return tail

    def _span(self, y: int, start: int, end: int, row: Row) -> None:
        """Write the cells of a row from `start` to before `end`."""
        chars, pens = row
        x = start
        for pen, same in groupby(pens[start:end]):
            stop = x + len(list(same))
            text = "".join(chars[x:stop])
            if NARROW.issuperset(text) and len(text) == stop - x:
                self._text(y, x, text, end, row)
            else:
                self._cells(y, x, stop, row, pen)
            x = stop

    def _text(self, y: int, x: int, text: str, end: int, row: Row) -> None:
        """Write characters of one cell each, and long blanks between them as erased cells."""
        for part in LONG_BLANKS.split(text) if LONG_BLANK in text else (text,):
            if not part:
                continue
            if part.isspace():
                self._blanks(y, x, x + len(part), end, row)
            else:
                self.go(y, x)
                self.take(row.pens[x])
                self.out.append(part)
                self._at(y, x + len(part))
            x += len(part)

    def _cells(self, y: int, x: int, end: int, row: Row, pen: Pen) -> None:
        """Write characters one by one, as their widths have to be looked at."""
        chars = row.chars
        while x < end:
            stop = x + 1
            while stop < self._width and chars[stop] == "":
                stop += 1
            self.go(y, x)
            self.take(pen)
            if unsure(chars[x]):
                self._unsure(y, x, stop, chars[x])
            else:
                self.out.append(chars[x])
                self._at(y, stop)
            x = stop

    def _at(self, y: int, x: int) -> None:
        """Note where writing has left the cursor: after the last column it may be anywhere."""
        self.cursor = (y, x) if x < self._width else None

    def _blanks(self, y: int, x: int, stop: int, end: int, row: Row) -> None:
        pen, count = row.pens[x], stop - x
        self.go(y, x)
        if count >= len(LONG_BLANK) and self._features.ech and self._erasable(pen):
            self.take_for_blanks(pen.blank)
            self.out.append(f"\x1b[{count}X")
            return
        following = row.pens[stop] if stop < end else pen
        self.take_for_blanks(following if following.blank is pen.blank else pen)
        self.out.append(" " * count)
        self._at(y, stop)

    def _unsure(self, y: int, x: int, stop: int, char: str) -> None:
        """Write what may be narrower than its cells, or wider: on blanks, and then look anew."""
        if stop - x > 1:
            self.out.append(" " * (stop - x))
            self._at(y, stop)
            self.go(y, x)
        self.out.append(char)
        self.cursor = None


def _mask(old: Row, new: Row) -> bytes:
    """A byte for each cell: whether it has to be written."""
    chars, pens = new
    if old.pens == pens:
        mask = bytes(map(ne, old.chars, chars))
    else:
        mask = bytes(
            [
                a != b or (p is not q and (b != " " or p.blank is not q.blank))
                for a, b, p, q in zip(old.chars, chars, old.pens, pens, strict=True)
            ]
        )
    if not (NARROW.issuperset("".join(old.chars)) and NARROW.issuperset("".join(chars))):
        changed = (x for x, differs in enumerate(mask) if differs)
        first = next((x for x in changed if unsure(old.chars[x]) or unsure(chars[x])), None)
        if first is not None:  # nobody knows how far it reaches: write the rest of the row again
            mask = mask[:first] + b"\1" * (len(mask) - first)
    if UNKNOWN in chars:
        known = map(ne, chars, repeat(UNKNOWN))
        mask = bytes(map(and_, mask, known))
    return mask


def _spans(mask: bytes, chars: list[str], pens: list[Pen]) -> list[tuple[int, int]]:
    """Runs of cells to write: what changed, and short gaps that are cheaper written than jumped."""
    spans: list[tuple[int, int]] = []
    width = len(chars)
    for run in RUN.finditer(mask):
        start, end = run.span()
        while start and chars[start] == "":  # only a whole character can be written
            start -= 1
        while end < width and chars[end] == "":
            end += 1
        if (
            spans
            and start - spans[-1][1] <= SHORT_GAP
            and _same_pen(chars, pens, spans[-1][1], start)
        ):
            spans[-1] = spans[-1][0], end
        else:
            spans.append((start, end))
    return spans


def _same_pen(chars: list[str], pens: list[Pen], end: int, x: int) -> bool:
    pen = pens[end - 1]
    return all(pens[gap] is pen and chars[gap] != UNKNOWN for gap in range(end, x))
