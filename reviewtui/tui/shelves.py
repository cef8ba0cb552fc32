"""What the sidebar can show: everything by outlet, everything by work, or what is bookmarked."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reviewtui.library.lists import Wanted

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from reviewtui.library.headings import Headings
    from reviewtui.library.index import Card, Group
    from reviewtui.library.library import Library
    from reviewtui.library.pages import Pages


class Arrangement(NamedTuple):
    """How the sidebar is arranged; remembered from one run to the next."""

    by: str = "outlet"
    """outlet, work or bookmarked."""
    order: str = "newest"
    """newest, score, title or unread."""
    narrow: str = ""
    """Only reviews whose work, outlet or critic holds these words."""


ORDERS = ("newest", "score", "title", "unread")
_KEPT = 500
"""Groups of which it is remembered what was read."""


class LibraryShelf:
    """All reviews of a library, in groups, as the index pages them."""

    def __init__(
        self,
        library: Library,
        arrangement: Arrangement,
        *,
        ids: frozenset[str] | None = None,
        read: Collection[str] | None = None,
    ) -> None:
        self._library = library
        self._arrangement = arrangement
        self._ids = ids
        self._read = read
        self._headings: Headings | None = None
        self._pages: dict[str, Pages[Card]] = {}

    def groups(self) -> Headings:
        """Outlets or works, with how many reviews each holds."""
        self._pages.clear()
        self._headings = self._library.headings(self._by, self._arrangement.narrow, ids=self._ids)
        return self._headings

    def cards(self, group: Group, offset: int, limit: int) -> Sequence[Card]:
        """Some reviews of a group."""
        return self._of(group.slug, group.count).part(offset, limit)

    def place_of(self, review_id: str) -> tuple[int, int] | None:
        """Which heading a review stands under, and where there."""
        found = self._library.place_of(self._wanted(None), self._by, review_id)
        if found is None or self._headings is None:
            return None
        slug, place, key = found
        heading = self._headings.find(slug)
        if heading is None or place >= self._headings.sizes[heading]:
            return None
        self._of(slug, self._headings.sizes[heading]).remember(place, key)
        return heading, place

    def _of(self, slug: str, count: int) -> Pages[Card]:
        pages = self._pages.get(slug)
        if pages is None:
            if len(self._pages) >= _KEPT:
                self._pages.clear()
            pages = self._pages[slug] = self._library.pages(self._wanted(slug), count)
        return pages

    def _wanted(self, group: str | None) -> Wanted:
        of_outlet = None if self._by == "work" else group
        of_work = group if self._by == "work" else None
        _, order, narrow = self._arrangement
        return Wanted(of_outlet, of_work, self._ids, narrow, order, self._read or ())

    @property
    def _by(self) -> str:
        return "work" if self._arrangement.by == "work" else "outlet"
