"""Pages: any part of an ordered list of any length, read by key and not by counting rows.

To read from row 900,000 on by its number, a database counts 900,000 rows. A list that is walked
through needs that never: the row before, or behind, is known, and its key finds the place at once.
Rows that came or went meanwhile move nothing that is reached this way.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from typing import Any, Generic, TypeVar

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Fetch = Callable[["Key | None", bool, int, int], Sequence[tuple[Any, "Key"]]]

T = TypeVar("T")
Key = tuple[Any, ...]
"""What puts a row in its place among the others; no two rows share one."""

_MOST = 20_000
"""Places remembered at most."""


class Pages(Generic[T]):
    """A list of `count` rows.

    `fetch(key, backward, skip, limit)` answers with rows and their keys, beside a key or from one
    end, `skip` rows left out; backward ones come in the order of the list all the same.
    """

    def __init__(self, fetch: Fetch, count: int) -> None:
        self._fetch = fetch
        self.count = count
        self._places: list[int] = []
        self._keys: dict[int, Key] = {}

    def part(self, offset: int, limit: int) -> list[T]:
        """Some rows from a place on."""
        limit = min(limit, self.count - offset)
        if limit <= 0 or offset < 0:
            return []
        key, backward, skip = self._way(offset, limit)
        found = self._fetch(key, backward, skip, limit)
        if found:
            self.remember(offset, found[0][1])
            self.remember(offset + len(found) - 1, found[-1][1])
        return [row for row, _ in found]

    def remember(self, place: int, key: Key) -> None:
        """Which row stands where."""
        if len(self._places) >= _MOST:
            self._places.clear()
            self._keys.clear()
        if place not in self._keys:
            insort(self._places, place)
        self._keys[place] = key

    def _way(self, offset: int, limit: int) -> tuple[Key | None, bool, int]:
        """From where the fewest rows have to be stepped over: a known row, or an end."""
        end = offset + limit
        ways: list[tuple[int, Key | None, bool]] = [(offset, None, False)]
        at = bisect_left(self._places, offset)
        if at:
            place = self._places[at - 1]
            ways.append((offset - place - 1, self._keys[place], False))
        at = bisect_left(self._places, end)
        if at < len(self._places):
            place = self._places[at]
            ways.append((place - end, self._keys[place], True))
        ways.append((self.count - end, None, True))
        skip, key, backward = min(ways, key=lambda way: way[0])
        return key, backward, skip
