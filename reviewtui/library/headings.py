"""Headings: what a list is grouped by, however many there are; fetched as they come into view."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import TYPE_CHECKING, overload

from reviewtui.library import lists
from reviewtui.library.pages import Pages

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable
    from typing import TypeVar

    from reviewtui.library.rows import Group

    T = TypeVar("T")
    Ask = Callable[[Callable[[sqlite3.Connection], T]], T]

_PAGE = 64
_KEPT = 32
"""Pages of headings in memory."""


class Headings(Sequence["Group"]):
    """Groups in order, and the number of reviews in each."""

    def __init__(self, groups: Sequence[Group]) -> None:
        self._groups = groups
        self.sizes: Sequence[int] = [group.count for group in groups]

    def __len__(self) -> int:
        return len(self.sizes)

    @overload
    def __getitem__(self, place: int) -> Group: ...
    @overload
    def __getitem__(self, place: slice) -> list[Group]: ...
    def __getitem__(self, place: int | slice) -> Group | list[Group]:
        if isinstance(place, slice):
            return [self.at(nth) for nth in range(*place.indices(len(self)))]
        if not -len(self) <= place < len(self):
            raise IndexError(place)
        return self.at(place % len(self))

    def at(self, place: int) -> Group:
        """The group that stands there."""
        return self._groups[place]

    def find(self, slug: str) -> int | None:
        """Where a group stands."""
        return next((n for n, group in enumerate(self._groups) if group.slug == slug), None)


class WorkHeadings(Headings):
    """All works of a library: of each the count is in memory, and nothing more."""

    def __init__(self, ask: Callable[..., object]) -> None:
        super().__init__(())
        self._ask = ask
        sizes = ask(lists.sizes_of_works)
        self.sizes = array("L", sizes)  # type: ignore[call-overload]
        self._rows: Pages[Group] = Pages(self._fetch, len(self.sizes))
        self._pages: dict[int, list[Group]] = {}

    def at(self, place: int) -> Group:
        """The group that stands there."""
        page, within = divmod(place, _PAGE)
        groups = self._pages.get(page)
        if groups is None:
            if len(self._pages) >= _KEPT:
                self._pages.clear()
            groups = self._pages[page] = self._rows.part(page * _PAGE, _PAGE)
        return groups[within]

    def find(self, slug: str) -> int | None:
        """Where a group stands."""
        return self._ask(lambda db: lists.place_of_work(db, slug))  # type: ignore[return-value]

    def _fetch(self, key, backward, skip, limit):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
        return self._ask(lambda db: lists.works_in_order(db, key, backward, skip, limit))
