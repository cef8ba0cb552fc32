"""A sheet of bands: what a comparison looks like at one width, laid out as it comes into view."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import Enum
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reviewtui.model.comparison import Claim
    from reviewtui.model.point import Span
    from reviewtui.model.review import Review
    from reviewtui.tui.widgets.compare_text import Line


class Kind(Enum):
    """What a cursor can stand on."""

    CRITIC = "critic"
    VERDICT = "verdict"
    CLAIM = "claim"
    SPLIT = "split"
    """A claim that stands for one side of a split, at the top of the comparison."""
    SILENT = "silent"
    """A critic's empty cell: nothing said of this aspect."""
    VOICE = "voice"
    """Another critic, quoted in a review."""
    SECTION = "section"
    """A heading that folds."""


Key = tuple[str, ...]


class Target(NamedTuple):
    """What stands at a spot; `key` is its name from one layout to the next."""

    kind: Kind
    review: Review | None = None
    section: str = ""
    """The aspect, or the name of the heading."""
    claim: Claim | None = None
    number: int = 0
    """Which of the critic's claims on this aspect."""
    span: Span | None = None
    """Where a quoted voice or a found verdict stands."""

    @property
    def key(self) -> Key:
        """The same thing has the same key at any width and in any order."""
        who = self.review.id if self.review else ""
        return (self.kind.value, who, self.section, str(self.number))


class Spot(NamedTuple):
    """Some lines of a column of a band where the cursor may rest."""

    target: Target
    column: int
    top: int
    height: int


@dataclass(frozen=True, slots=True)
class Band:
    """A row of the sheet, laid out."""

    lines: tuple[Line, ...]
    spots: tuple[Spot, ...] = ()
    stripe: bool = False
    """Drawn on a ground of its own, to lead the eye along wide rows."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row not laid out yet."""

    draw: Callable[[], Band]
    height: int | None = None
    """Its number of lines, where it is known without laying it out."""
    key: Key | None = None
    """The key of its only spot, where it has but one."""
    sticky: bool = False
    """Stays at the top of the view while what belongs to it is scrolled past."""


class At(NamedTuple):
    """A place for the cursor: a row of the sheet, and a spot of its band."""

    row: int
    spot: int


class Sheet:
    """Rows one under the other; each is laid out when it is first looked at, and kept."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = rows
        self._bands: dict[int, Band] = {}
        heights = (len(self.band(i).lines) if r.height is None else r.height for i, r in self._all)
        self._tops = [0, *accumulate(heights)]

    @property
    def _all(self) -> enumerate[Row]:
        return enumerate(self.rows)

    @property
    def height(self) -> int:
        """Lines in all."""
        return self._tops[-1]

    @property
    def laid_out(self) -> int:
        """How many rows were looked at so far."""
        return len(self._bands)

    def band(self, row: int) -> Band:
        """A row laid out."""
        if row not in self._bands:
            self._bands[row] = self.rows[row].draw()
        return self._bands[row]

    def row_at(self, line: int) -> int:
        """The row that a line belongs to."""
        return min(bisect_right(self._tops, line) - 1, len(self.rows) - 1)

    def line(self, number: int) -> tuple[int, Band, Line]:
        """A line, and the row and band it belongs to."""
        row = self.row_at(number)
        band = self.band(row)
        return row, band, band.lines[number - self._tops[row]]

    def sticky_over(self, line: int) -> int | None:
        """The row that stays on top when a view begins at a line; None if it is there anyway."""
        for row in range(self.row_at(line), -1, -1):
            if self.rows[row].sticky:
                return row if self._tops[row] < line else None
        return None

    def spot(self, at: At) -> Spot:
        """The spot at a place."""
        return self.band(at.row).spots[at.spot]

    def lines_of(self, at: At) -> tuple[int, int]:
        """The first line of a spot, and the one after its last."""
        spot = self.spot(at)
        top = self._tops[at.row] + spot.top
        return top, top + spot.height

    def find(self, key: Key) -> At | None:
        """Where something stands now, by its key."""
        for number, row in self._all:
            if row.key is not None:
                if row.key == key:
                    return At(number, 0)
            else:
                for index, spot in enumerate(self.band(number).spots):
                    if spot.target.key == key:
                        return At(number, index)
        return None

    def first(
        self, kind: Kind | None = None, *, after: int = 0, any_column: bool = False
    ) -> At | None:
        """The first place, or the first of a kind; some rows are passed by.

        It is in the first column, unless any will do. A row whose key is of another kind is not
        laid out for that.
        """
        for number in range(after, len(self.rows)):
            key = self.rows[number].key
            if kind is not None and key is not None and key[0] != kind.value:
                continue
            for index, spot in enumerate(self.band(number).spots):
                if kind in {None, spot.target.kind} and (any_column or not spot.column):
                    return At(number, index)
        return None

    def last(self, column: int = 0) -> At | None:
        """The last place in a column."""
        for number in range(len(self.rows) - 1, -1, -1):
            if found := self._in_band(number, column, from_below=True):
                return found
        return None

    def step(self, at: At, down: bool, column: int) -> At | None:
        """The next place below or above in a column."""
        spots = self.band(at.row).spots
        inside = range(at.spot + 1, len(spots)) if down else range(at.spot - 1, -1, -1)
        for index in inside:
            if spots[index].column == spots[at.spot].column:
                return At(at.row, index)
        beyond = range(at.row + 1, len(self.rows)) if down else range(at.row - 1, -1, -1)
        for number in beyond:
            if found := self._in_band(number, column, from_below=not down):
                return found
        return None

    def heading(self, at: At, down: bool) -> At | None:
        """The next or previous heading that folds."""
        beyond = range(at.row + 1, len(self.rows)) if down else range(at.row - 1, -1, -1)
        for number in beyond:
            key = self.rows[number].key
            if key is not None and key[0] == Kind.SECTION.value:
                return At(number, 0)
        return None

    def aside(self, at: At, column: int) -> At | None:
        """The place beside one, in another column of the same band, nearest in height."""
        spots = self.band(at.row).spots
        here = spots[at.spot].top
        there = [i for i, spot in enumerate(spots) if spot.column == column]
        if not there:
            return None
        return At(at.row, min(there, key=lambda index: abs(spots[index].top - here)))

    def near(self, line: int, column: int, down: bool) -> At | None:
        """The place in a column nearest to a line, looking on in one direction, then back."""
        start = self.row_at(max(0, min(line, self.height - 1)))
        rows = len(self.rows)
        on = range(start, rows) if down else range(start, -1, -1)
        back = range(start - 1, -1, -1) if down else range(start + 1, rows)
        for number in (*on, *back):
            spots = self.band(number).spots
            there = [i for i, spot in enumerate(spots) if spot.column == column] or [
                *range(len(spots))
            ]
            if there:
                top = self._tops[number]
                return At(number, min(there, key=lambda i: abs(top + spots[i].top - line)))
        return None

    def _in_band(self, row: int, column: int, *, from_below: bool) -> At | None:
        """The first or last place of a column in a band; of any column when that one is empty."""
        spots = self.band(row).spots
        if not spots:
            return None
        there = [i for i, spot in enumerate(spots) if spot.column == column] or [*range(len(spots))]
        return At(row, there[-1] if from_below else there[0])
