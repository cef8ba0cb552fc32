"""Sentence -> aspect, polarity, quote; "Pros:" lists; negation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtui.extract.claims import Claim, Reading
from reviewtui.extract.labels import label
from reviewtui.extract.stated import stated_points
from reviewtui.extract.verdict import find_verdict
from reviewtui.extract.voices import reported
from reviewtui.model.point import Origin, Point, Polarity, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtui.extract.lexicon import Aspects

__all__ = [
    "find_points",
    "find_verdict",
    "read_points",
    "reported",
    "stated_points",
]


def find_points(
    body: str, *, kind: str | None = None, names: Sequence[str] = (), work: str | None = None
) -> tuple[Point, ...]:
    """What a review praises and faults, made out in its own words, the telling points first.

    The order goes round the aspects, strongest first, so that the first few say different things.
    """
    reading = Reading(body, kind, names, work)
    taken = [
        (claim.sure, _point(body, claim, reading.aspects, alone=len(claims) == 1))
        for claims in reading.claims()
        for claim in claims
    ]
    return _in_rank(taken)


def _point(body: str, claim: Claim, aspects: Aspects, *, alone: bool) -> Point:
    sentence, clause = claim.sentence, claim.clause
    if alone:
        span = Span(sentence.start, sentence.end)
    else:
        span = Span(sentence.start + clause.start, sentence.start + clause.end)
    aspect = claim.aspect
    polarity = Polarity.PRO if claim.value > 0 else Polarity.CON
    if claim.mixed:
        polarity = Polarity.MIXED
    quote = body[span.start : span.end]
    return Point(
        aspect,
        polarity,
        label(clause.text, claim.opinion.cues, aspect, claim.value > 0, aspects),
        quote,
        Origin.FOUND,
        span,
    )


def _in_rank(found: list[tuple[float, Point]]) -> tuple[Point, ...]:
    """Round the aspects, the strongest of each first."""
    by_aspect: dict[str, list[tuple[float, Point]]] = {}
    for strength, point in sorted(found, key=lambda pair: (-pair[0], pair[1].span or Span(0, 0))):
        by_aspect.setdefault(point.aspect, []).append((strength, point))
    ranked: list[Point] = []
    turn = 0
    while len(ranked) < len(found):
        row = [points[turn] for points in by_aspect.values() if turn < len(points)]
        ranked += [point for _, point in sorted(row, key=lambda pair: -pair[0])]
        turn += 1
    return tuple(ranked)


def read_points(
    body: str, *, kind: str | None = None, names: Sequence[str] = (), work: str | None = None
) -> tuple[Point, ...]:
    """What a review states as its points, then what is found besides; nothing twice."""
    stated = stated_points(body, kind=kind)
    spans = [point.span for point in stated if point.span]
    found = find_points(body, kind=kind, names=names, work=work)
    return stated + tuple(
        point
        for point in found
        if point.span
        and not any(point.span.start < s.end and s.start < point.span.end for s in spans)
    )
