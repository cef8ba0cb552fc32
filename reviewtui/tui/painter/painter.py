"""Write only the cells that changed; let the terminal scroll what moved.

Textual writes whole regions again. The painter stands between Textual and the terminal, in a
driver: it reads what Textual would write back into cells, compares them to those the terminal
shows, and writes the difference. Reading bytes back, rather than taking over `App._display`, costs
little (lines are remembered) and needs no private name of Textual's: only that a driver is handed
text by `write`. Where a frame holds anything besides moves, colours, links and text, it is passed
on as it is, and nothing is taken for known until it has been painted again.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import compress, repeat
from operator import eq
from typing import TYPE_CHECKING, Final

from .cells import UNKNOWN, Grid, Reader, Row
from .colours import ColorDepth
from .pens import PenBox
from .scrolling import scrolls, unlike
from .strokes import Brush

if TYPE_CHECKING:
    from .features import Features
    from .pens import Pen

SYNC_START: Final = "\x1b[?2026h"
SYNC_END: Final = "\x1b[?2026l"

ASIDE: Final = re.compile(
    r"(?:\x07|\x1b\[\?\d+(?P<set>[hl])|\x1b\[[<>=?][0-9;]*(?:u|c|\$p)|\x1b\[\d* q|\x1b\[\d*[cnt]"
    r"|\x1b\](?!8;)[^\x00-\x06\x08-\x1f]*(?:\x07|\x1b\\))+"
)
"""Modes, queries, titles, the clipboard, the bell: none of them touches a cell."""

SCREEN_MODE: Final = re.compile(r"\x1b\[\?(?:3|5|6|47|69|1047|1048|1049)[hl]")
"""... but for these, after which nothing is known of the cells."""

CURSOR_MODE: Final = re.compile(r"\x1b\[\?25([hl])")
WORTH_SCROLLING: Final = 60
"""Fewer changed cells than that are written without looking further."""

COST_OF_SCROLLING: Final = 20
CLEARLY: Final = 2
"""So many times fewer changed cells are fewer bytes, if nothing but text has moved."""


class Painter:
    """Turns frames into the shortest bytes that show them. It knows neither Textual nor a tty."""

    def __init__(self, features: Features, depth: ColorDepth = ColorDepth.TRUE) -> None:
        self.features = features
        """What is made use of; some of it is learned late."""
        self._pens = PenBox(depth)
        self._reader = Reader(self._pens)
        self._want = self._have = Grid(0, 0, self._pens.plain)
        self._pen: Pen | None = None
        self._cursor: tuple[int, int] | None = None
        self._asked = (0, 0)
        self._cursor_shown = True
        self._held: list[str] | None = None
        self._holding = False
        self._marked = False
        """Whether the terminal's pen may be another than Textual believes it to be."""

    def hold(self) -> None:
        """Read frames without showing them, until `release`; whatever else comes is passed on."""
        self._holding = True

    @property
    def holding(self) -> bool:
        """Whether frames are held back."""
        return self._holding

    def shows_all(self, size: tuple[int, int]) -> bool:
        """Whether a screen of this size shows what it should, with no cell unknown."""
        return self._fits(size) and self._have.rows == self._want.rows and _all_known(self._want)

    def release(self, size: tuple[int, int] | None) -> str:
        """The bytes that show the last of the frames held back, if it was drawn for this size."""
        self._holding = False
        return self._paint(self._asked) if self._fits(size) else ""

    def stand(self, paint: str, size: tuple[int, int]) -> bool:
        """Take the terminal to show what `picture` gave, and hold frames back from here on."""
        from .replay import replay

        shown = replay(paint, *size, self._pens)
        if shown is None:
            return False
        self._have, self._pen = shown
        self._cursor = None
        self._want = Grid(*size, self._pens.plain)
        self._holding = True
        return True

    def picture(self) -> str | None:
        """The bytes that paint the last frame on a screen of which nothing is known but the size.

        None where the frame holds what cannot be read back from them, as links cannot.
        """
        from .replay import replay

        want = self._want
        if not want.height or not _all_known(want):
            return None
        brush = Brush(self._pens, self.features, want.width, self._pens.plain, None)
        brush.out.append("\x1b[m")
        brush.paint(self._clear(brush), want.rows)
        paint = "".join(brush.out)
        shown = replay(paint, want.width, want.height, self._pens)
        same = shown is not None and all(map(_looks_like, shown[0].rows, want.rows))
        return paint if same else None

    def forget(self) -> None:
        """Take nothing for known of the terminal: the next frame is painted whole."""
        self._holding = False
        self._have = Grid(self._want.width, self._want.height, self._pens.plain)
        self._pen = self._cursor = None

    def repaint(self, size: tuple[int, int] | None) -> str:
        """The bytes that paint the last frame again, on a screen of this size, whatever it shows.

        A frame drawn for another size is not painted: one for this size will follow.
        """
        self.forget()
        return self._paint(None) if self._fits(size) else ""

    def _fits(self, size: tuple[int, int] | None) -> bool:
        return self._want.height > 0 and (self._want.width, self._want.height) == size

    def write(self, data: str, size: tuple[int, int] | None) -> str:
        """What to send in place of `data`, to a terminal of this size (None: not known)."""
        if data == SYNC_START:
            self._held = []
            return ""
        if data == SYNC_END:
            held, self._held = self._held, None
            return f"{SYNC_START}{''.join(held)}{SYNC_END}" if held else ""
        out = self._aside(data) if ASIDE.fullmatch(data) else self._frame(data, size)
        if self._held is None or not out:
            return out
        self._held.append(out)
        return ""

    def _aside(self, data: str) -> str:
        start = ""
        if SCREEN_MODE.search(data):
            start = self._leave()
            self.forget()
        for shown in CURSOR_MODE.finditer(data):
            self._cursor_shown = shown[1] == "h"
        return start + data

    def _frame(self, data: str, size: tuple[int, int] | None) -> str:
        if size is None:
            return self._pass(data)
        if not self._fits(size):
            self._want = Grid(*size, self._pens.plain)
            self.forget()
        cursor = self._reader.read(data, self._want)
        return self._pass(data) if cursor is None else self._paint(cursor)

    def _pass(self, data: str) -> str:
        """Send what was not understood, and know nothing any more."""
        start = self._leave()
        self._want = Grid(self._want.width, self._want.height, self._pens.plain)
        self.forget()
        return start + data

    def _leave(self) -> str:
        """Put pen and cursor where Textual believes them to be."""
        marked, self._marked = self._marked, False
        if self._pen is None:
            return self._pens.change(None, self._pens.plain) if marked else ""
        brush = self._brush()
        brush.take(self._pens.plain)
        brush.go(*self._asked)
        return "".join(brush.out)

    def _paint(self, cursor: tuple[int, int] | None) -> str:
        """Make the terminal show the wanted cells."""
        want, have = self._want, self._have
        if self._holding:
            self._asked = cursor or self._asked
            return ""
        changed = [y for y, row in enumerate(want.rows) if _differs(have.rows[y], row)]
        brush = self._brush()
        if changed:
            if len(changed) == want.height and _all_known(want) and _all_unknown(have):
                brush.paint(self._clear(brush), want.rows)
            else:
                brush = self._changes(brush, changed)
            have.rows = list(want.rows)
        # a hidden cursor may stay where it is, unless an input method looks for it there
        if cursor is not None:
            self._asked = cursor
            if self._cursor_shown or cursor != (0, 0):
                brush.go(*cursor)
        self._pen, self._cursor = brush.pen, brush.cursor
        self._marked = self._marked or bool(brush.out)
        return "".join(brush.out)

    def _brush(self) -> Brush:
        return Brush(self._pens, self.features, self._want.width, self._pen, self._cursor)

    def _clear(self, brush: Brush) -> list[Row]:
        """Erase the screen in the colour of most of its blanks; what it then shows."""
        blanks: Counter[Pen] = Counter()
        for chars, pens in self._want.rows:
            blanks.update(compress(pens, map(eq, chars, repeat(" "))))
        grounds: Counter[Pen] = Counter()
        for pen, count in blanks.items():
            grounds[pen.blank] += count
        usable = [
            pen
            for pen, _ in grounds.most_common()
            if pen.erases and (self.features.bce or not pen.bg)
        ]
        pen = usable[0] if usable else self._pens.plain
        brush.take(pen)
        brush.out.append("\x1b[2J")
        return Grid(self._want.width, self._want.height, pen, " ").rows

    def _changes(self, brush: Brush, changed: list[int]) -> Brush:
        """Write what changed, after the terminal has scrolled if that leaves less to write."""
        want, plain = self._want.rows, self._pens.plain
        rows = self._have.rows
        whole = unlike(rows, want) if len(changed) > 2 else 0
        best, least = None, whole
        if whole >= WORTH_SCROLLING:
            for scroll in scrolls(self._have.rows, want, changed, self.features):
                scrolled = scroll.applied(self._have.rows, plain)
                left = unlike(scrolled, want) + COST_OF_SCROLLING
                if left < least:
                    best, least, rows = scroll, left, scrolled
        if best is not None:
            scrolling = self._brush()
            scrolling.take(plain)  # what scrolls in is blank in every terminal
            scrolling.out.append(best.sequence(self.features, self._want.width))
            scrolling.cursor = None
            scrolling.paint(rows, want)
            if best.clean and least * CLEARLY < whole:
                return scrolling
        brush.paint(self._have.rows, want)
        return brush if best is None or brush.size <= scrolling.size else scrolling


def _differs(old: Row, new: Row) -> bool:
    return old is not new and old != new


def _looks_like(one: Row, other: Row) -> bool:
    """Whether two rows look the same: of a blank, the colour of its text is not seen."""
    return one.chars == other.chars and all(
        p is q or (char == " " and p.blank is q.blank)
        for char, p, q in zip(one.chars, one.pens, other.pens, strict=True)
    )


def _all_known(grid: Grid) -> bool:
    return not any(UNKNOWN in row.chars for row in grid.rows)


def _all_unknown(grid: Grid) -> bool:
    return all(set(row.chars) == {UNKNOWN} for row in grid.rows)
