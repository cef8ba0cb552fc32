"""Strokes: the shortest bytes that turn the rows of a screen into other rows."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from .cells import UNKNOWN, unsure

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .cells import Row
    from .features import Features
    from .pens import Pen, PenBox

SHORT_GAP: Final = 4
"""So many unchanged cells are written again rather than jumped over."""

LONG_BLANK: Final = 12
"""From so many blanks on, erasing them and moving on is shorter than writing them."""


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

    def paint(self, old: Sequence[Row], new: Sequence[Row], ys: Iterable[int]) -> None:
        """Turn some rows into others."""
        for y in ys:
            if old[y] is not new[y]:
                self._row(y, old[y], new[y])

    def _row(self, y: int, old: Row, new: Row) -> None:
        chars, pens = new
        changed = [
            x
            for x, (a, b, p, q) in enumerate(zip(old.chars, chars, old.pens, pens, strict=True))
            if (a != b or (p is not q and (b != " " or p.blank is not q.blank))) and b != UNKNOWN
        ]
        if not changed:
            return
        first = _first_unsure(old.chars, chars, changed)
        if first is not None:  # nobody knows how far it reaches: write the rest of the row again
            rest = [x for x in range(first, self._width) if chars[x] != UNKNOWN]
            changed = changed[: bisect_left(changed, first)] + rest
        tail = self._blank_tail(new)
        split = bisect_left(changed, tail)
        if len(changed) - split <= 3:
            tail, split = self._width, len(changed)
        for start, end in _spans(changed[:split], chars, pens):
            self._span(y, start, end, new)
        if split < len(changed):
            self.go(y, changed[split])
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
        self.go(y, start)
        x = start
        while x < end:
            pen = pens[x]
            stop = x + 1
            if chars[x] == " ":
                while stop < end and chars[stop] == " " and pens[stop].blank is pen.blank:
                    stop += 1
                self._blanks(y, x, stop, end, row)
            elif unsure(chars[x]):
                while stop < self._width and chars[stop] == "":
                    stop += 1
                self._unsure(y, x, stop, chars[x], pen)
            else:
                while stop < end and pens[stop] is pen and not unsure(chars[stop]):
                    if chars[stop] == " " and _blanks_at(chars, stop) >= LONG_BLANK:
                        break
                    stop += 1
                self.go(y, x)
                self.take(pen)
                self.out.append("".join(chars[x:stop]))
                self._at(y, stop)
            x = stop

    def _at(self, y: int, x: int) -> None:
        """Note where writing has left the cursor: after the last column it may be anywhere."""
        self.cursor = (y, x) if x < self._width else None

    def _blanks(self, y: int, x: int, stop: int, end: int, row: Row) -> None:
        pen, count = row.pens[x], stop - x
        self.go(y, x)
        if count >= LONG_BLANK and self._features.ech and self._erasable(pen):
            self.take_for_blanks(pen.blank)
            self.out.append(f"\x1b[{count}X")
            return
        following = row.pens[stop] if stop < end else pen
        self.take_for_blanks(following if following.blank is pen.blank else pen)
        self.out.append(" " * count)
        self._at(y, stop)

    def _unsure(self, y: int, x: int, stop: int, char: str, pen: Pen) -> None:
        """Write what may be narrower than its cells, or wider: on blanks, and then look anew."""
        self.go(y, x)
        self.take(pen)
        if stop - x > 1:
            self.out.append(" " * (stop - x))
            self._at(y, stop)
            self.go(y, x)
        self.out.append(char)
        self.cursor = None


def _first_unsure(old: list[str], new: list[str], changed: list[int]) -> int | None:
    """The first cell that changes from or to something of unsure width."""
    if "".join(old).isascii() and "".join(new).isascii():
        return None
    return next((x for x in changed if unsure(old[x]) or unsure(new[x])), None)


def _blanks_at(chars: list[str], start: int) -> int:
    """How many blanks stand in a row from `start` on, counted no further than needed."""
    count = 0
    for char in chars[start : start + LONG_BLANK]:
        if char != " ":
            break
        count += 1
    return count


def _spans(changed: list[int], chars: list[str], pens: list[Pen]) -> list[tuple[int, int]]:
    """Runs of cells to write: what changed, and short gaps that are cheaper written than jumped."""
    spans: list[tuple[int, int]] = []
    start = end = -1
    width = len(chars)
    for x in changed:
        if start < 0 or x - end > SHORT_GAP or not _same_pen(chars, pens, end, x):
            if start >= 0:
                spans.append((start, end))
            start = x
            while start and chars[start] == "":  # only a whole character can be written
                start -= 1
        end = max(end, x + 1)
        while end < width and chars[end] == "":
            end += 1
    if start >= 0:
        spans.append((start, end))
    return spans


def _same_pen(chars: list[str], pens: list[Pen], end: int, x: int) -> bool:
    pen = pens[end - 1]
    return all(pens[gap] is pen and chars[gap] != UNKNOWN for gap in range(end, x))
