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
from operator import eq, ne
from typing import TYPE_CHECKING, Final, NamedTuple

from .cells import UNKNOWN, Grid, Reader, Row
from .colours import ColorDepth
from .pens import PenBox
from .strokes import Brush

if TYPE_CHECKING:
    from collections.abc import Sequence

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
SCROLL_BAR: Final = 3
"""Columns at the right that are left out when moved lines are looked for."""


class Scroll(NamedTuple):
    """A block of lines that moved up by `by` (down if negative), between two columns."""

    top: int
    bottom: int
    left: int
    right: int
    by: int


class Painter:
    """Turns frames into the shortest bytes that show them. It knows neither Textual nor a tty."""

    def __init__(self, features: Features, depth: ColorDepth = ColorDepth.TRUE) -> None:
        self._features = features
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
        brush = Brush(self._pens, self._features, want.width, self._pens.plain, None)
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
                rows = self._clear(brush)
            else:
                rows = self._scroll(brush, changed)
            brush.paint(rows, want.rows)
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
        return Brush(self._pens, self._features, self._want.width, self._pen, self._cursor)

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
            if pen.erases and (self._features.bce or not pen.bg)
        ]
        pen = usable[0] if usable else self._pens.plain
        brush.take(pen)
        brush.out.append("\x1b[2J")
        return Grid(self._want.width, self._want.height, pen, " ").rows

    def _scroll(self, brush: Brush, changed: list[int]) -> list[Row]:
        """Let the terminal scroll if that leaves less to be written; what it then shows."""
        rows, want = self._have.rows, self._want.rows
        least = _unlike(rows, want)
        if len(changed) < 3 or least < WORTH_SCROLLING:
            return rows
        best: Scroll | None = None
        for move in self._moves(changed):
            moved = _moved(self._have.rows, move, self._pens.plain)
            unlike = _unlike(moved, want) + COST_OF_SCROLLING
            if unlike < least:
                best, least, rows = move, unlike, moved
        if best:
            brush.take(self._pens.plain)  # what scrolls in is blank in every terminal
            brush.out.append(self._scroll_bytes(best))
            brush.cursor = None
        return rows

    def _moves(self, changed: list[int]) -> list[Scroll]:
        """The moves that explain most of what changed, for the terminal to make."""
        features = self._features
        if not (features.su or features.il):
            return []
        old, new = self._have.rows, self._want.rows
        left, right = _extent(old, new, changed)
        found = _find(old, new, changed, left, max(right - SCROLL_BAR, left + 1))
        if found is None:
            return []
        top, bottom, by = found
        moves = [Scroll(top, bottom, 0, self._want.width, by)]
        if features.margins and right - left < self._want.width:
            edges = [old[y].chars for y in range(top, bottom + 1)]
            if not any(row[left] == "" or (right < len(row) and row[right] == "") for row in edges):
                moves.append(Scroll(top, bottom, left, right, by))
        return moves

    def _scroll_bytes(self, move: Scroll) -> str:
        top, bottom, left, right, by = move
        region = f"\x1b[{top + 1};{bottom + 1}r"
        if not self._features.su:
            go = f"\x1b[{top + 1}H" if top else ""
            return f"{region}{go}\x1b[{abs(by)}{'M' if by > 0 else 'L'}\x1b[r"
        count = abs(by) if abs(by) > 1 else ""
        scroll = f"\x1b[{count}{'S' if by > 0 else 'T'}"
        if right - left == self._want.width:
            return f"{region}{scroll}\x1b[r"
        return f"{region}\x1b[?69h\x1b[{left + 1};{right}s{scroll}\x1b[?69l\x1b[r"


def _differs(old: Row, new: Row) -> bool:
    return old is not new and old != new


def _looks_like(one: Row, other: Row) -> bool:
    """Whether two rows look the same: of a blank, the colour of its text is not seen."""
    return one.chars == other.chars and all(
        p is q or (char == " " and p.blank is q.blank)
        for char, p, q in zip(one.chars, one.pens, other.pens, strict=True)
    )


def _unlike(old: Sequence[Row], new: Sequence[Row]) -> int:
    """How many characters differ."""
    return sum(sum(map(ne, a.chars, b.chars)) for a, b in zip(old, new, strict=True) if a is not b)


def _all_known(grid: Grid) -> bool:
    return not any(UNKNOWN in row.chars for row in grid.rows)


def _all_unknown(grid: Grid) -> bool:
    return all(set(row.chars) == {UNKNOWN} for row in grid.rows)


def _extent(old: Sequence[Row], new: Sequence[Row], changed: list[int]) -> tuple[int, int]:
    """The columns between which the changed rows differ."""
    left, right = len(new[0].chars), 0
    for y in changed:
        a, b = old[y].chars, new[y].chars
        while left and a[:left] != b[:left]:
            left = next(x for x in range(left) if a[x] != b[x])
        while right < len(b) and a[right:] != b[right:]:
            right = next(x for x in range(len(b) - 1, right - 1, -1) if a[x] != b[x]) + 1
    return left, right


def _find(
    old: Sequence[Row], new: Sequence[Row], changed: list[int], left: int, right: int
) -> tuple[int, int, int] | None:
    """(top, bottom, by): the block of lines that most of the changed lines come from."""
    at: dict[str, int | None] = {}
    for y in range(changed[0], changed[-1] + 1):
        key = "".join(old[y].chars[left:right])
        at[key] = None if key in at else y
    votes: dict[int, list[int]] = {}
    for y in changed:
        text = "".join(new[y].chars[left:right])
        source = at.get(text)
        if source is not None and source != y and not text.isspace():
            votes.setdefault(source - y, []).append(y)
    if not votes:
        return None
    by, rows = max(votes.items(), key=lambda vote: len(vote[1]))
    if len(rows) < 2:
        return None
    return (rows[0], rows[-1] + by, by) if by > 0 else (rows[0] + by, rows[-1], by)


def _moved(rows: Sequence[Row], move: Scroll, pen: Pen) -> list[Row]:
    """The rows after the terminal has scrolled."""
    top, bottom, left, right, by = move
    width = len(rows[0].chars)
    blank = Row([" "] * width, [pen] * width)
    result = list(rows)
    for y in range(top, bottom + 1):
        source = rows[y + by] if top <= y + by <= bottom else blank
        if right - left == width:
            result[y] = source
            continue
        chars, pens = list(rows[y].chars), list(rows[y].pens)
        chars[left:right], pens[left:right] = source.chars[left:right], source.pens[left:right]
        result[y] = Row(chars, pens)
    return result
