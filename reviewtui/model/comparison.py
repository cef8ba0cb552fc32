"""Comparison: critics across, aspects down; agreement and spread."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from reviewtui.model.dispute import Dispute, dispute
from reviewtui.model.passage import unmarked
from reviewtui.model.point import ASPECTS, Polarity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reviewtui.model.point import Point, Span
    from reviewtui.model.review import Review, Work


class Agreement(StrEnum):
    """What the critics who spoke of an aspect come to, taken together."""

    PRAISE = "praise"
    FAULT = "fault"
    SPLIT = "split"
    MIXED = "mixed"
    """All who spoke are of two minds: they differ from nobody but themselves."""
    SINGLE = "single"
    """Only one critic spoke of it: neither agreement nor split."""


_DIFFER = (Agreement.SPLIT, Agreement.MIXED)


class Order(StrEnum):
    """What critics can be sorted by."""

    SCORE = "score"
    OUTLET = "outlet"
    CLAIMS = "number of claims"


class Claim(NamedTuple):
    """A point and the review that makes it."""

    review: Review
    point: Point


class Voice(NamedTuple):
    """A sentence in which a review tells what other critics think; no claim of its own."""

    review: Review
    span: Span

    @property
    def quote(self) -> str:
        """The sentence, as it stands."""
        return self.review.body[self.span.start : self.span.end]

    @property
    def said(self) -> str:
        """The sentence on one line, without its Markdown."""
        return unmarked(self.quote)


class Sides(NamedTuple):
    """How many critics lean each way on an aspect; those who said nothing are in none."""

    praise: int
    mixed: int
    fault: int

    @property
    def spoke(self) -> int:
        """How many critics spoke of it at all."""
        return sum(self)

    @property
    def gap(self) -> tuple[int, int, int]:
        """How widely they differ; greater is wider.

        Two camps first, counted by the smaller one; then critics of two minds; then how many
        spoke, so that a quarrel of many goes before a quarrel of few.
        """
        return (min(self.praise, self.fault), self.mixed, self.spoke)


@dataclass(frozen=True, slots=True)
class AspectRow:
    """One aspect, and everything every critic said of it, in the order of the critics."""

    aspect: str
    agreement: Agreement
    claims: tuple[Claim, ...]
    leanings: Mapping[str, Polarity] = field(default_factory=dict)
    """Which way each critic who spoke leans, by id of the review."""
    dispute: Dispute | None = None
    """What the split is about, where there is one, or what all are of two minds about."""

    def by(self, review: Review) -> tuple[Claim, ...]:
        """The claims of one review."""
        return tuple(claim for claim in self.claims if claim.review.id == review.id)

    def tally(self, polarity: Polarity) -> int:
        """How many claims have this polarity."""
        return sum(claim.point.polarity is polarity for claim in self.claims)

    @property
    def sides(self) -> Sides:
        """How many critics lean each way."""
        count = Counter(self.leanings.values())
        return Sides(count[Polarity.PRO], count[Polarity.MIXED], count[Polarity.CON])

    @property
    def mostly(self) -> Polarity | None:
        """The side that four in five of at least five critics are on, though they are split.

        Among hundreds there is always a dissenter; one against many is no even split.
        """
        sides = self.sides
        if self.agreement is Agreement.SPLIT and sides.spoke >= 5:
            if sides.praise * 5 >= sides.spoke * 4:
                return Polarity.PRO
            if sides.fault * 5 >= sides.spoke * 4:
                return Polarity.CON
        return None


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

    @property
    def voices(self) -> tuple[Voice, ...]:
        """Other critics, quoted in these reviews."""
        return tuple(Voice(review, span) for review in self.critics for span in review.voices)

    @property
    def pending(self) -> int:
        """How many reviews have not been read for points yet."""
        return sum(review.pending for review in self.critics)

    def silent(self, row: AspectRow) -> tuple[Review, ...]:
        """The critics who said nothing of an aspect; those not read yet are not among them."""
        return tuple(
            review
            for review in self.critics
            if review.id not in row.leanings and not review.pending
        )

    def agreed(self, agreement: Agreement) -> tuple[str, ...]:
        """The aspects that came to this, in order."""
        return tuple(row.aspect for row in self.aspects if row.agreement is agreement)

    def widest_first(self) -> tuple[AspectRow, ...]:
        """The aspects, those on which critics differ most before the others.

        Of aspects with equal camps, `overall` comes last: it only says that critics differ.
        """

        def width(row: AspectRow) -> tuple[bool, bool, int, bool, int, int]:
            split = row.agreement in _DIFFER
            camps, torn, spoke = row.sides.gap if split else (0, 0, 0)
            wide = split and row.mostly is None
            return (split, wide, camps, split and row.aspect != "overall", torn, spoke)

        return tuple(sorted(self.aspects, key=width, reverse=True))

    def ordered(self, order: Order, first: str | None = None) -> tuple[Review, ...]:
        """The critics in some order; the review with the id `first` goes before all others."""
        if order is Order.OUTLET:
            critics = sorted(self.critics, key=_by_outlet)
        elif order is Order.CLAIMS:
            critics = sorted(self.critics, key=lambda review: -len(review.points))
        else:
            critics = sorted(self.critics, key=_by_score)
        return tuple(sorted(critics, key=lambda review: review.id != first))

    def landmarks(self) -> tuple[Review, ...]:
        """The best rated critic, one at the median, and the worst rated: three to stand for many.

        Where fewer than three rated, whoever said most makes up the number.
        """
        rated = [review for review in self.ordered(Order.SCORE) if score_of(review) is not None]
        if len(rated) >= 3:
            return (rated[0], rated[len(rated) // 2], rated[-1])
        others = [r for r in self.ordered(Order.CLAIMS) if score_of(r) is None]
        return (*rated, *others)[:3]

    def against(self, baseline: str, other: str) -> tuple[int, int]:
        """On how many aspects another critic leans the baseline's way, and on how many not."""
        both = [
            row.leanings[baseline] is row.leanings[other]
            for row in self.aspects
            if baseline in row.leanings and other in row.leanings
        ]
        return sum(both), len(both) - sum(both)


def score_of(review: Review) -> int | None:
    """The score of 100 a review comes to, where it comes to one."""
    return review.rating.score if review.rating else None


def compare(work: Work, reviews: Sequence[Review]) -> Comparison:
    """Line up reviews of one work.

    Critics come best score first, unrated last; aspects in the customary order, then the rest by
    name.
    """
    critics = tuple(sorted(reviews, key=_by_score))
    claims: dict[str, list[Claim]] = {}
    for review in critics:
        for point in review.points:
            of_aspect = claims.get(point.aspect)
            if of_aspect is None:
                of_aspect = claims[point.aspect] = []
            of_aspect.append(Claim(review, point))
    order = [a for a in ASPECTS if a in claims] + sorted(claims.keys() - set(ASPECTS))
    rows = []
    for aspect in order:
        sides = leanings(claims[aspect])
        told = tuple(claims[aspect])
        agreed = _verdict(sides)
        split = dispute(told, sides, work.title, aspect) if agreed in _DIFFER else None
        rows.append(AspectRow(aspect, agreed, told, sides, split))
    return Comparison(work, critics, tuple(rows), summarise(critics))


def leanings(claims: Iterable[Claim]) -> dict[str, Polarity]:
    """Which way each critic leans, by id of the review: the balance of what they claim.

    Praise counts +1, fault -1, mixed nothing; an even balance is mixed.
    """
    worth = {Polarity.PRO: 1, Polarity.CON: -1, Polarity.MIXED: 0}
    balance: dict[str, int] = {}
    for claim in claims:
        balance[claim.review.id] = balance.get(claim.review.id, 0) + worth[claim.point.polarity]
    return {
        review: Polarity.PRO if total > 0 else Polarity.CON if total < 0 else Polarity.MIXED
        for review, total in balance.items()
    }


def agreement(claims: Iterable[Claim]) -> Agreement:
    """What claims about one aspect come to.

    One critic is `single`. All who lean, leaning one way and outnumbering those who are of two
    minds, is agreement; nobody leaning is `mixed`; anything else is a split.
    """
    return _verdict(leanings(claims))


def _verdict(leaning: Mapping[str, Polarity]) -> Agreement:
    if len(leaning) < 2:
        return Agreement.SINGLE
    count = Counter(leaning.values())
    up, torn, down = count[Polarity.PRO], count[Polarity.MIXED], count[Polarity.CON]
    if up > torn and not down:
        return Agreement.PRAISE
    if down > torn and not up:
        return Agreement.FAULT
    return Agreement.SPLIT if up or down else Agreement.MIXED


def summarise(critics: Sequence[Review]) -> Summary:
    """The figures over a comparison; unrated critics are counted, never scored."""
    scores = [score for review in critics if (score := score_of(review)) is not None]
    return Summary(
        critics=len(critics),
        rated=len(scores),
        median=median(scores) if scores else None,
        low=min(scores, default=None),
        high=max(scores, default=None),
    )


def _by_score(review: Review) -> tuple[bool, int, tuple[str, str, str]]:
    score = score_of(review)
    return (score is None, -(score or 0), _by_outlet(review))


def _by_outlet(review: Review) -> tuple[str, str, str]:
    return (review.outlet.shown.casefold(), (review.critic or "").casefold(), review.id)
