"""Sidebar: outlets or works, and under each its reviews, fetched as they come into view."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from reviewtui.tui.rows import Piece, Rows, padded

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from typing import Protocol

    from reviewtui.library.headings import Headings
    from reviewtui.library.index import Card, Group
    from reviewtui.tui.look import Look

    class Shelf(Protocol):
        """What the sidebar shows: groups, and a window of the reviews of one."""

        def groups(self) -> Headings:
            """The groups in order, and how many reviews each has."""
            ...

        def cards(self, group: Group, offset: int, limit: int) -> Sequence[Card]:
            """Some reviews of a group, in order."""
            ...

        def place_of(self, review_id: str) -> tuple[int, int] | None:
            """Which group a review is in, and where in it."""
            ...


PAGE = 64
"""Rows fetched at once."""


class Entry(NamedTuple):
    """A row: a group's heading, or one of its reviews."""

    group: Group
    place: int
    """-1 for the heading, else which review of the group."""


class Sidebar(Rows):
    """The list of everything there is to read."""

    def __init__(self, look: Look, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(look, id=id)
        self._shelf: Shelf | None = None
        self._groups: Headings | None = None
        self._starts: Sequence[int] = ()
        self._folded: set[str] = set()
        self._pages: dict[tuple[str, int], Sequence[Card]] = {}
        self.read: Collection[str] = ()
        self.bookmarked: Collection[str] = ()
        self.by_work = False

    # --- what is shown

    def fill(self, shelf: Shelf, *, by_work: bool = False) -> None:
        """Show a shelf; the cursor stays on its review, or near it."""
        here = self._here()
        self._shelf, self.by_work = shelf, by_work
        self._groups = shelf.groups()
        self._pages.clear()
        self._measure()
        self.rows_changed(self.index_of(here.id) if here else None)

    def mark(self, read: Collection[str], bookmarked: Collection[str]) -> None:
        """Show what was read and bookmarked."""
        self.read, self.bookmarked = read, bookmarked
        self.refresh()

    def _here(self) -> Card | None:
        """The review under the cursor, if it was fetched: what is replaced is not asked anew."""
        entry = self.entry(self.cursor)
        if entry is None or entry.place < 0:
            return None
        page, within = divmod(entry.place, PAGE)
        cards = self._pages.get((entry.group.slug, page), ())
        return cards[within] if within < len(cards) else None

    def _measure(self) -> None:
        groups = self._groups
        sizes: Sequence[int] = () if groups is None else groups.sizes
        shut = {at for slug in self._folded if groups and (at := groups.find(slug)) is not None}
        if shut:
            rows: Iterable[int] = (1 if at in shut else 1 + n for at, n in enumerate(sizes))
        else:
            rows = map((1).__add__, sizes)
        self._starts = array("L", accumulate(rows, initial=0))

    def row_count(self) -> int:
        """Headings and the reviews of what is unfolded."""
        return self._starts[-1] if self._starts else 0

    def entry(self, index: int) -> Entry | None:
        """What stands in a row."""
        if self._groups is None or not 0 <= index < self.row_count():
            return None
        at = bisect_right(self._starts, index) - 1
        return Entry(self._groups[at], index - self._starts[at] - 1)

    def card_at(self, index: int) -> Card | None:
        """The review in a row; None for a heading."""
        entry = self.entry(index)
        if entry is None or entry.place < 0 or self._shelf is None:
            return None
        page, within = divmod(entry.place, PAGE)
        key = (entry.group.slug, page)
        cards = self._pages.get(key)
        if cards is None:
            if len(self._pages) > 32:
                self._pages.clear()
            cards = self._shelf.cards(entry.group, page * PAGE, PAGE)
            self._pages[key] = cards
        return cards[within] if within < len(cards) else None

    def index_of(self, review_id: str) -> int | None:
        """The row of a review; None where it is not in the list, or folded away."""
        found = self._shelf.place_of(review_id) if self._shelf else None
        if found is None:
            return None
        at, place = found
        start = self._starts[at]
        return start + 1 + place if self._starts[at + 1] - start > 1 else None

    # --- drawing

    def row(self, index: int, width: int, line: int) -> list[Piece]:
        """A heading with its count, or a review with its marks and its score."""
        entry = self.entry(index)
        if entry is None:
            return []
        look, signs = self.look, self.look.signs
        if entry.place < 0:
            sign = signs.closed if entry.group.slug in self._folded else signs.opened
            count = f" {entry.group.count} "
            name = padded(entry.group.label, width - 2 - len(count) - 1, look)
            return [(f" {sign} ", look.dim), (name, look.strong), (count, look.dim)]
        card = self.card_at(index)
        if card is None:
            return [("   ...", look.dim)]
        unread = signs.unread if card.id not in self.read else " "
        star = signs.bookmarked if card.id in self.bookmarked else " "
        score = str(card.score) if card.score is not None else signs.no_score
        name = (
            " · ".join(filter(None, (card.outlet or "Unattributed", card.critic)))
            if self.by_work
            else card.work
        )
        return [
            (f"   {unread}", look.accent),
            (f"{star} ", look.mixed),
            (padded(name, width - 6 - 5, look), look.base if unread == " " else look.strong),
            (f"{score:>4} ", look.bar if card.score is not None else look.dim),
        ]

    # --- moving

    def fold(self, index: int, *, folded: bool | None = None) -> None:
        """Fold or unfold the group a row belongs to; the cursor goes to its heading."""
        entry = self.entry(index)
        if entry is None:
            return
        slug = entry.group.slug
        if folded is None:
            folded = slug not in self._folded
        (self._folded.add if folded else self._folded.discard)(slug)
        self._measure()
        self.rows_changed(index - entry.place - 1)

    def is_folded(self, index: int) -> bool:
        """Whether a row is the heading of a folded group."""
        entry = self.entry(index)
        return entry is not None and entry.group.slug in self._folded

    def step(self, forward: bool) -> bool:
        """To the next or previous review, over headings; False at the end."""
        step = 1 if forward else -1
        index = self.cursor + step
        while 0 <= index < self.row_count():
            if self.card_at(index) is not None:
                self.move_to(index, step)
                return True
            if self.is_folded(index) and step > 0:
                self.fold(index, folded=False)
            index += step
        return False
