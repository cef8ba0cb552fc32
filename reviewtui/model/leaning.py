"""Which way an unrated review leans: in words, with the points that say so, never as a number."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reviewtui.model.point import Polarity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reviewtui.model.point import Point
    from reviewtui.model.review import Review

LEAST = 3
"""With fewer points than this nothing is said."""
_MOST = 0.66
"""The share of one side from which a review leans to it."""


class Leaning(NamedTuple):
    """What the points of a review come to, and the points themselves, counted."""

    side: Polarity
    praise: int
    mixed: int
    fault: int

    @property
    def words(self) -> str:
        """`leans to praise`, `leans to fault` or `mixed`; the counts belong beside it."""
        return {
            Polarity.PRO: "leans to praise",
            Polarity.CON: "leans to fault",
            Polarity.MIXED: "mixed",
        }[self.side]

    @property
    def counts(self) -> tuple[tuple[Polarity, int], ...]:
        """How many points of each side there are, sides without any left out."""
        sides = zip(
            (Polarity.PRO, Polarity.MIXED, Polarity.CON),
            (self.praise, self.mixed, self.fault),
            strict=True,
        )
        return tuple((side, count) for side, count in sides if count)


def leaning(points: Iterable[Point]) -> Leaning | None:
    """Which way points lean; None when there are too few to tell."""
    sides = [point.polarity for point in points]
    if len(sides) < LEAST:
        return None
    praise, mixed, fault = map(sides.count, (Polarity.PRO, Polarity.MIXED, Polarity.CON))
    share = (praise + mixed / 2) / len(sides)
    side = Polarity.MIXED
    if share >= _MOST:
        side = Polarity.PRO
    elif share <= 1 - _MOST:
        side = Polarity.CON
    return Leaning(side, praise, mixed, fault)


def leaning_of(review: Review) -> Leaning | None:
    """The leaning of a review that its critic did not rate; a rating speaks for itself."""
    return None if review.rating else leaning(review.points)
