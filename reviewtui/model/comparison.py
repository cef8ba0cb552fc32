"""Comparison: critics across, aspects down; agreement and spread."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from statistics import median
from typing import TYPE_CHECKING

from reviewtui.model.point import ASPECTS, Polarity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reviewtui.model.point import Point
    from reviewtui.model.review import Review, Work


class Agreement(StrEnum):
    """What the critics who spoke of an aspect come to, taken together."""

    PRAISE = "praise"
    FAULT = "fault"
    SPLIT = "split"
    SINGLE = "single"
    """Only one critic spoke of it: neither agreement nor split."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A point and the review that makes it."""

    review: Review
    point: Point


@dataclass(frozen=True, slots=True)
class AspectRow:
    """One aspect, and everything every critic said of it, in the order of the critics."""

    aspect: str
    agreement: Agreement
    claims: tuple[Claim, ...]

    def by(self, review: Review) -> tuple[Claim, ...]:
        """The claims of one review."""
        return tuple(claim for claim in self.claims if claim.review.id == review.id)

    def tally(self, polarity: Polarity) -> int:
        """How many claims have this polarity."""
        return sum(claim.point.polarity is polarity for claim in self.claims)


@dataclass(frozen=True, slots=True)
class Summary:
    """The figures that stand over a comparison; scores are of 100, and None when nobody rated."""

    critics: int
    rated: int
    median: float | None
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """One work, every critic."""

    work: Work
    critics: tuple[Review, ...]
    aspects: tuple[AspectRow, ...]
    summary: Summary

    def agreed(self, agreement: Agreement) -> tuple[str, ...]:
        """The aspects that came to this, in order."""
        return tuple(row.aspect for row in self.aspects if row.agreement is agreement)


def compare(work: Work, reviews: Sequence[Review]) -> Comparison:
    """Line up reviews of one work.

    Critics come best score first, unrated last; aspects in the customary order, then the rest by
    name.
    """
    critics = tuple(sorted(reviews, key=_by_score))
    claims = [Claim(review, point) for review in critics for point in review.points]
    named = {claim.point.aspect for claim in claims}
    order = [a for a in ASPECTS if a in named] + sorted(named.difference(ASPECTS))
    rows = []
    for aspect in order:
        here = tuple(claim for claim in claims if claim.point.aspect == aspect)
        rows.append(AspectRow(aspect, agreement(here), here))
    return Comparison(work, critics, tuple(rows), summarise(critics))


def agreement(claims: Iterable[Claim]) -> Agreement:
    """What claims about one aspect come to.

    Each critic leans by the balance of their claims (praise +1, fault -1, mixed 0). One critic is
    `single`. All who lean, leaning one way and outnumbering those who are of two minds, is
    agreement; anything else is a split.
    """
    leaning: dict[str, int] = {}
    worth = {Polarity.PRO: 1, Polarity.CON: -1, Polarity.MIXED: 0}
    for claim in claims:
        leaning[claim.review.id] = leaning.get(claim.review.id, 0) + worth[claim.point.polarity]
    if len(leaning) < 2:
        return Agreement.SINGLE
    up = sum(balance > 0 for balance in leaning.values())
    down = sum(balance < 0 for balance in leaning.values())
    torn = len(leaning) - up - down
    if up > torn and not down:
        return Agreement.PRAISE
    if down > torn and not up:
        return Agreement.FAULT
    return Agreement.SPLIT


def summarise(critics: Sequence[Review]) -> Summary:
    """The figures over a comparison; unrated critics are counted, never scored."""
    scores = [
        score for r in critics if r.rating is not None and (score := r.rating.score) is not None
    ]
    return Summary(
        critics=len(critics),
        rated=len(scores),
        median=median(scores) if scores else None,
        low=min(scores, default=None),
        high=max(scores, default=None),
    )


def _by_score(review: Review) -> tuple[bool, int, str]:
    score = review.rating.score if review.rating else None
    return (score is None, -(score or 0), review.outlet.shown.casefold())
