"""Scrolling: which lines have moved, and the bytes that have the terminal move them."""

from __future__ import annotations

from operator import ne
from typing import TYPE_CHECKING, Final, NamedTuple

from .cells import Row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .features import Features
    from .pens import Pen

SCROLL_BAR: Final = 3
"""Columns at the right that are left out when moved lines are looked for."""

TRIED: Final = 3
"""Distances to try of those that most lines speak for."""


class Scroll(NamedTuple):
    """A block of lines that moved up by `by` (down if negative), between two columns."""

    top: int
    bottom: int
    left: int
    right: int
    by: int
    clean: bool
    """Whether all that had not changed looks the same after it."""

    def sequence(self, features: Features, width: int) -> str:
        """The bytes that make a terminal of this width do it; what scrolls in has the pen."""
        top, bottom, left, right, by, _ = self
        region = f"\x1b[{top + 1};{bottom + 1}r"
        if not features.su:
            go = f"\x1b[{top + 1}H" if top else ""
            return f"{region}{go}\x1b[{abs(by)}{'M' if by > 0 else 'L'}\x1b[r"
        count = abs(by) if abs(by) > 1 else ""
        scroll = f"\x1b[{count}{'S' if by > 0 else 'T'}"
        if right - left == width:
            return f"{region}{scroll}\x1b[r"
        return f"{region}\x1b[?69h\x1b[{left + 1};{right}s{scroll}\x1b[?69l\x1b[r"

    def applied(self, rows: Sequence[Row], pen: Pen) -> list[Row]:
        """The rows after the terminal has scrolled, with a pen that leaves blanks."""
        top, bottom, left, right, by, _ = self
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


def scrolls(
    old: Sequence[Row], new: Sequence[Row], changed: list[int], features: Features
) -> Iterator[Scroll]:
    """The scrolls that explain most of what changed, as far as the terminal can make them."""
    if not (features.su or features.il):
        return
    width = len(new[0].chars)
    left, right = _extent(old, new, changed)
    for top, bottom, by in _moves(old, new, changed, left, max(right - SCROLL_BAR, left + 1)):
        block = old[top : bottom + 1]
        if features.margins and right - left < width and not _cuts(block, left, right):
            yield Scroll(top, bottom, left, right, by, clean=True)
        else:
            clean = _alike(block, 0, left) and _alike(block, right, width)
            yield Scroll(top, bottom, 0, width, by, clean)


def _cuts(block: Sequence[Row], left: int, right: int) -> bool:
    """Whether a wide character stands across one of two borders."""
    return any("" in (*row.chars[left : left + 1], *row.chars[right : right + 1]) for row in block)


def _alike(block: Sequence[Row], left: int, right: int) -> bool:
    """Whether some columns of a block look the same wherever its rows go."""
    first = block[0]
    return left == right or all(
        row.chars[left:right] == first.chars[left:right]
        and row.pens[left:right] == first.pens[left:right]
        for row in block
    )


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


def _moves(
    old: Sequence[Row], new: Sequence[Row], changed: list[int], left: int, right: int
) -> Iterator[tuple[int, int, int]]:
    """(top, bottom, by): blocks of lines that changed lines come from, the likeliest first.

    A line that stood in several places speaks for each of them: texts repeat themselves.
    """
    places: dict[str, list[int]] = {}
    for y in range(changed[0], changed[-1] + 1):
        places.setdefault("".join(old[y].chars[left:right]), []).append(y)
    votes: dict[int, list[int]] = {}
    for y in changed:
        text = "".join(new[y].chars[left:right])
        if not text.isspace():
            for place in places.get(text, ()):
                if place != y:
                    votes.setdefault(place - y, []).append(y)
    likeliest = sorted(votes.items(), key=lambda vote: (-len(vote[1]), abs(vote[0])))
    for by, rows in likeliest[:TRIED]:
        first, last = _block(rows, changed)
        if last > first:
            yield (first, last + by, by) if by > 0 else (first + by, last, by)


def _block(rows: list[int], changed: list[int]) -> tuple[int, int]:
    """The first and last of neighbouring rows that gain most by moving.

    A row that comes to its place is gained; one that had not changed would be lost. What changed in
    another way has to be written in any case.
    """
    gained, touched = set(rows), set(changed)
    best, first, last = 0, 0, 0
    total, start = 0, rows[0]
    for y in range(rows[0], rows[-1] + 1):
        if total <= 0:
            total, start = 0, y
        total += 1 if y in gained else 0 if y in touched else -1
        if total > best:
            best, first, last = total, start, y
    return first, last


def unlike(old: Sequence[Row], new: Sequence[Row]) -> int:
    """How many characters differ."""
    return sum(sum(map(ne, a.chars, b.chars)) for a, b in zip(old, new, strict=True) if a is not b)
