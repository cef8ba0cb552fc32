"""The way out: reviews and comparisons as JSON, in shapes that stay as they are.

Keys are added to these shapes and never renamed; offsets count code points of `body`.
"""

from __future__ import annotations

TYPE_CHECKING = False  # `list --json` has no time for typing, nor for dataclasses
if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from typing import Any

    from reviewtui.model.comparison import Comparison
    from reviewtui.model.point import Point
    from reviewtui.model.rating import Rating
    from reviewtui.model.review import Draft, Review

    Json = dict[str, Any]


def review_json(review: Review, *, read: bool, bookmarked: bool) -> Json:
    """One review, whole."""
    return {
        "id": review.id,
        "path": review.path,
        "outlet": review.outlet.name,
        "critic": review.critic,
        "work": review.work.title,
        "year": review.work.year,
        "kind": review.work.kind,
        "title": review.title,
        "published": review.published.isoformat() if review.published else None,
        "url": review.url,
        "digest": review.digest,
        "rating": rating_json(review.rating) if review.rating else None,
        "verdict": review.verdict,
        "points": [point_json(point) for point in review.points],
        "read": read,
        "bookmarked": bookmarked,
        "body": review.body,
    }


def draft_json(draft: Draft, source: str, points: Sequence[Point]) -> Json:
    """What was understood of a source: the shape of a review, with what a review has no more.

    Every field is null where the source does not say; `uncertain` names those that were guessed.
    """
    return {
        "id": None,
        "path": None,
        "source": source,
        "outlet": draft.outlet,
        "critic": draft.critic,
        "work": draft.work,
        "year": draft.year,
        "kind": draft.kind,
        "title": draft.title,
        "published": draft.published.isoformat() if draft.published else None,
        "url": draft.url,
        "guid": draft.guid,
        "identifiers": list(draft.identifiers),
        "digest": draft.digest,
        "rating": rating_json(draft.rating) if draft.rating else None,
        "verdict": draft.verdict,
        "uncertain": sorted(draft.uncertain),
        "headings": list(draft.headings),
        "points": [point_json(point) for point in points],
        "read": False,
        "bookmarked": False,
        "body": draft.body,
        "dropped": list(draft.dropped),
    }


def rating_json(rating: Rating) -> Json:
    """A rating as printed, what it was read as, and the score it comes to."""
    scale = (rating.value, rating.best, rating.worst)
    return rated(rating.text, *scale, rating.score, rating.rule, assumed=rating.assumed)


def rated(
    text: str,
    value: float | str | None,
    best: float | str | None,
    worst: float | str | None,
    score: int | None,
    rule: str | None,
    *,
    assumed: bool,
) -> Json:
    """The same from its parts, as a row of the index has them."""
    return {
        "text": text,
        "value": _plain(value),
        "best": _plain(best),
        "worst": _plain(worst),
        "score": score,
        "rule": rule,
        "assumed": assumed,
    }


def point_json(point: Point) -> Json:
    """A point and where its words stand; null where they are no longer there."""
    return {
        "aspect": point.aspect,
        "polarity": str(point.polarity),
        "label": point.label,
        "quote": point.quote,
        "start": point.span.start if point.span else None,
        "end": point.span.end if point.span else None,
        "origin": str(point.origin),
    }


def comparison_json(
    comparison: Comparison, *, read: Collection[str], bookmarked: Collection[str]
) -> Json:
    """One work and every critic; a claim names its review by id."""
    summary = comparison.summary
    return {
        "work": comparison.work.title,
        "year": comparison.work.year,
        "kind": comparison.work.kind,
        "critics": [
            review_json(review, read=review.id in read, bookmarked=review.id in bookmarked)
            for review in comparison.critics
        ],
        "aspects": [
            {
                "aspect": row.aspect,
                "agreement": str(row.agreement),
                "claims": [
                    {**point_json(claim.point), "review": claim.review.id} for claim in row.claims
                ],
            }
            for row in comparison.aspects
        ],
        "summary": {
            "critics": summary.critics,
            "rated": summary.rated,
            "median": _plain(summary.median),
            "low": summary.low,
            "high": summary.high,
        },
    }


def _plain(number: float | str | None) -> float | str | None:
    """A number as a person writes it: 10 and not 10.0."""
    return int(number) if isinstance(number, float) and number.is_integer() else number
