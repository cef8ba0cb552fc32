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
_MOST = 0.68
"""The share of one side from which a review leans to it."""
_DOUBT = 1.0
"""What stands on neither side from the beginning: two points against one are no leaning yet."""
_SUMMED_UP = 0.5
"""What a point counts more that stands in the sentence which sums the review up."""

_PRAISE = {Polarity.PRO: 1.0, Polarity.MIXED: 0.5, Polarity.CON: 0.0}


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


def share(points: Iterable[Point], verdict: str | None = None) -> float:
    """The share of praise in points, from 0 to 1: a half where there are none.

    What stands in the verdict counts more: critics find faults in what they like, and sum up.
    """
    summed_up = " ".join((verdict or "").split())
    praise = fault = _DOUBT / 2
    for point in points:
        weight = 1 + _SUMMED_UP * _is_in(" ".join(point.quote.split()), summed_up)
        praise += weight * _PRAISE[point.polarity]
        fault += weight * (1 - _PRAISE[point.polarity])
    return praise / (praise + fault)


def leaning(points: Iterable[Point], verdict: str | None = None) -> Leaning | None:
    """Which way points lean; None when there are too few to tell."""
    points = tuple(points)
    if len(points) < LEAST:
        return None
    sides = [point.polarity for point in points]
    praise, mixed, fault = map(sides.count, (Polarity.PRO, Polarity.MIXED, Polarity.CON))
    praised = share(points, verdict)
    side = Polarity.MIXED
    if praised >= _MOST:
        side = Polarity.PRO
    elif praised <= 1 - _MOST:
        side = Polarity.CON
    return Leaning(side, praise, mixed, fault)


def _is_in(quote: str, verdict: str) -> bool:
    return bool(quote and verdict) and (quote in verdict or verdict in quote)


def leaning_of(review: Review) -> Leaning | None:
    """The leaning of a review that its critic did not rate; a rating speaks for itself."""
    return None if review.rating else leaning(review.points, review.verdict)
