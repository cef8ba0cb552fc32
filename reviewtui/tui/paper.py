"""Paper: a review as lines, of which only those near the view are ever set.

A place is a block and a line in it. What is on screen hangs on a place and not on a count of
lines from the top, so a block above that turns out longer than it was guessed moves nothing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from typing import TYPE_CHECKING

from reviewtui.tui.lines import Line

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reviewtui.tui.look import Look
    from reviewtui.tui.markdown import Typesetter
    from reviewtui.tui.widgets.blocks import Block

    Place = tuple[int, int]

_KEPT = 256
"""Blocks kept set; those not looked at for longest are set again when they are needed."""


class Heights:
    """How many lines each block takes, guessed or known, with the sum up to any of them."""

    def __init__(self, heights: Sequence[int]) -> None:
        self._known = list(heights)
        self._tree = [0, *heights]
        for at in range(1, len(self._tree)):
            parent = at + (at & -at)
            if parent < len(self._tree):
                self._tree[parent] += self._tree[at]

    def __getitem__(self, index: int) -> int:
        return self._known[index]

    def __setitem__(self, index: int, height: int) -> None:
        change = height - self._known[index]
        self._known[index] = height
        at = index + 1
        while change and at < len(self._tree):
            self._tree[at] += change
            at += at & -at

    def before(self, index: int) -> int:
        """Lines of all blocks before this one."""
        total = 0
        while index:
            total += self._tree[index]
            index -= index & -index
        return total


class Paper:
    """One review at one width, in one look: header, blocks, and the list of its links."""

    def __init__(
        self,
        header: Callable[[int, Look], list[Line]],
        blocks: Sequence[Block],
        typesetter: Typesetter | None,
        width: int,
        look: Look,
    ) -> None:
        self.width, self.look = width, look
        self.set_count = 0
        """How many blocks have been set so far."""
        self._header = header
        self._blocks = blocks
        self._typesetter = typesetter
        self._starts = [block.start for block in blocks]
        self._count = 1 + len(blocks) + 1
        self._kept: OrderedDict[int, tuple[int, list[Line]]] = OrderedDict()
        room = max(width, 1)
        self._heights = Heights(
            [8] + [1 + (block.end - block.start) // room + block.gap for block in blocks] + [0]
        )

    def lines(self, index: int) -> list[Line]:
        """The lines of a block."""
        version = self._version(index)
        kept = self._kept.get(index)
        if kept is not None and kept[0] == version:
            self._kept.move_to_end(index)
            return kept[1]
        lines = self._set(index)
        self.set_count += 1
        self._kept[index] = version, lines
        self._kept.move_to_end(index)
        if len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        if self._heights[index] != len(lines):
            self._heights[index] = len(lines)
        return lines

    def line(self, place: Place) -> Line:
        """The line at a place."""
        return self.lines(place[0])[place[1]]

    def span(self, index: int) -> tuple[int, int] | None:
        """The part of the body a block shows; None for what is not of the body."""
        if 1 <= index <= len(self._blocks):
            block = self._blocks[index - 1]
            return block.start, block.end
        return None

    def step(self, place: Place, count: int) -> tuple[Place, int]:
        """The place so many lines on (or back), and how many there really were."""
        index, line = place
        left = abs(count)
        while left:
            spare = len(self.lines(index)) - 1 - line if count > 0 else line
            if left <= spare:
                return (index, line + (left if count > 0 else -left)), abs(count)
            beside = self._beside(index, 1 if count > 0 else -1)
            if beside is None:
                edge = max(len(self.lines(index)) - 1, 0) if count > 0 else 0
                return (index, edge), abs(count) - left + max(spare, 0)
            left -= spare + 1
            index = beside
            line = 0 if count > 0 else len(self.lines(index)) - 1
        return (index, line), abs(count)

    def end(self) -> Place:
        """The last line."""
        return self._real((self._count - 1, len(self.lines(self._count - 1))))

    def top_for(self, place: Place, height: int) -> Place:
        """The first line of a view of this height from here, or from before if the end is near."""
        place = self._real(place)
        _, found = self.step(place, height - 1)
        missing = height - 1 - found
        return self.step(place, -missing)[0] if missing > 0 else place

    def view(self, top: Place, height: int) -> list[Place]:
        """The places of the lines of a view; fewer where the review is shorter."""
        places: list[Place] = []
        index, line = top
        while len(places) < height:
            for number in range(line, len(self.lines(index))):
                places.append((index, number))
                if len(places) == height:
                    return places
            beside = self._beside(index, 1)
            if beside is None:
                return places
            index, line = beside, 0
        return places

    def place_of(self, offset: int) -> Place:
        """The line that shows a character of the body, or the first one after it."""
        index = max(bisect_right(self._starts, offset), 1)
        if index >= self._count:
            return self._real((index, 0))
        best: tuple[int, int] | None = None
        lines = self.lines(index)
        for number, line in enumerate(lines):
            if line.last >= offset:
                nearest = min(source for source in line.sources if source >= offset)
                best = min(best, (nearest, number)) if best else (nearest, number)
        return self._real((index, best[1] if best else len(lines) - 1))

    def offset_of(self, place: Place) -> int:
        """The first character of the body shown at or below a place; 0 in the header."""
        index, line = place
        if index == 0:
            return 0
        while index <= len(self._blocks):
            for shown in self.lines(index)[line:]:
                if shown.first >= 0:
                    return shown.first
            index, line = index + 1, 0
        return self._blocks[-1].end if self._blocks else 0

    def row(self, place: Place) -> int:
        """About how many lines are above a place."""
        return self._heights.before(place[0]) + place[1]

    @property
    def rows(self) -> int:
        """About how many lines there are."""
        return self._heights.before(self._count)

    def _real(self, place: Place) -> Place:
        """The place itself, or the nearest one where there is a line."""
        index, line = min(place[0], self._count - 1), place[1]
        if count := len(self.lines(index)):
            return index, max(0, min(line, count - 1))
        beside = self._beside(index, 1)
        if beside is not None:
            return beside, 0
        beside = self._beside(index, -1)
        return (beside, len(self.lines(beside)) - 1) if beside is not None else (0, 0)

    def _beside(self, index: int, step: int) -> int | None:
        """The next block that has lines."""
        index += step
        while 0 <= index < self._count:
            if self.lines(index):
                return index
            index += step
        return None

    def _version(self, index: int) -> int:
        """What changes when a block must be set again: the list of links may grow."""
        if self._typesetter is None or index <= len(self._blocks):
            return 0
        return len(self._typesetter.addresses.listed())

    def _set(self, index: int) -> list[Line]:
        if index == 0:
            return self._header(self.width, self.look)
        if self._typesetter is None:
            return []
        if index <= len(self._blocks):
            block = self._blocks[index - 1]
            lines = self._typesetter.set(block, self.width, self.look)
            gap = block.gap
        else:
            lines = self._typesetter.links(self.width, self.look)
            gap = True
        return [Line(), *lines] if gap and lines else lines
