"""What the sidebar can show: everything by outlet, everything by work, or what is bookmarked."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from reviewtui.library.index import Card, Group
    from reviewtui.library.library import Library


class Arrangement(NamedTuple):
    """How the sidebar is arranged; remembered from one run to the next."""

    by: str = "outlet"
    """outlet, work or bookmarked."""
    order: str = "newest"
    """newest, score, title or unread."""
    narrow: str = ""
    """Only reviews whose work, outlet or critic holds these words."""


ORDERS = ("newest", "score", "title", "unread")


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

    def groups(self) -> Sequence[Group]:
        """Outlets or works, with how many reviews each holds."""
        by, _order, narrow = self._arrangement
        return self._library.groups("work" if by == "work" else "outlet", narrow, ids=self._ids)

    def cards(self, group: str, offset: int, limit: int) -> Sequence[Card]:
        """Some reviews of a group."""
        by, order, narrow = self._arrangement
        return self._library.cards(
            outlet=None if by == "work" else group,
            work=group if by == "work" else None,
            ids=self._ids,
            read=self._read,
            order=order,
            narrow=narrow,
            offset=offset,
            limit=limit,
        )
