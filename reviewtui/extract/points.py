"""Sentence -> aspect, polarity, quote; "Pros:" lists; negation."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from reviewtui.extract.claims import Claim, Reading
from reviewtui.extract.labels import label
from reviewtui.extract.stated import stated_points
from reviewtui.extract.telling import chance
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


_TOO_SHORT = 2
"""Of a clause of so few words, `but empty`, no label can be made that stands alone."""
_AGAIN = 0.8
"""What a point counts when one of its aspect stands before it."""
_WORDY = 0.03
"""What each word of its clause takes from the odds of a point: the longer, the likelier astray."""


def find_points(
    body: str, *, kind: str | None = None, names: Sequence[str] = (), work: str | None = None
) -> tuple[Point, ...]:
    """What a review praises and faults, made out in its own words, the telling points first.

    The surest stand first, those of an aspect spaced out: the first few say different things.
    """
    reading = Reading(body, kind, names, work)
    taken = [
        (_telling(claim), _point(body, claim, reading.aspects, alone=len(claims) == 1))
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
    text, cues = clause.text, claim.opinion.cues
    if clause.start and len(text.split()) <= _TOO_SHORT:
        text = sentence.text[: clause.end]
        cues = tuple(
            cue._replace(start=cue.start + clause.start, end=cue.end + clause.start) for cue in cues
        )
    return Point(
        aspect,
        polarity,
        label(text, cues, aspect, claim.value > 0, aspects),
        quote,
        Origin.FOUND,
        span,
    )


def _telling(claim: Claim) -> float:
    """How likely a claim is right, and so soon told that it may stand before others."""
    words = min(60, len(claim.clause.text.split()))
    return chance(math.log(claim.sure / (1 - claim.sure)) - _WORDY * words)


def _in_rank(found: list[tuple[float, Point]]) -> tuple[Point, ...]:
    """The surest first, each the less the more of its aspect went before."""
    met: dict[str, int] = {}
    ranked: list[tuple[float, Point]] = []
    for sure, point in sorted(found, key=lambda pair: (-pair[0], pair[1].span or Span(0, 0))):
        before = met.get(point.aspect, 0)
        met[point.aspect] = before + 1
        ranked.append((sure * _AGAIN**before, point))
    return tuple(point for _, point in sorted(ranked, key=lambda pair: -pair[0]))


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
