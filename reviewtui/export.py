"""The way out: reviews and comparisons as JSON, in shapes that stay as they are.

Keys are added to these shapes and never renamed; offsets count code points of `body`. Other
formats of a comparison are in `exporting`.
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
        "verdict_origin": str(review.verdict_origin) if review.verdict else None,
        "leaning": leaning_json(review),
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


def leaning_json(review: Review) -> Json | None:
    """Which way an unrated review leans, with its evidence; null for a rated one."""
    from reviewtui.model.leaning import leaning_of

    lean = leaning_of(review)
    if lean is None:
        return None
    side = {"pro": "praise", "con": "fault", "mixed": "mixed"}[lean.side]
    return {"side": side, "praise": lean.praise, "mixed": lean.mixed, "fault": lean.fault}


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
                "over": list(row.dispute.over) if row.dispute else [],
                "sides": row.sides._asdict(),
                "silent": [review.id for review in comparison.silent(row)],
                "claims": [
                    {**point_json(claim.point), "review": claim.review.id} for claim in row.claims
                ],
            }
            for row in comparison.aspects
        ],
        "voices": [
            {
                "quote": voice.quote,
                "start": voice.span.start,
                "end": voice.span.end,
                "review": voice.review.id,
            }
            for voice in comparison.voices
        ],
        "summary": {
            "critics": summary.critics,
            "rated": summary.rated,
            "median": _plain(summary.median),
            "low": summary.low,
            "high": summary.high,
        },
    }


FORMATS = ("md", "html", "csv", "json")
"""What a comparison can be exported as; each is also the ending of its file."""


def comparison_as(
    form: str, comparison: Comparison, *, read: Collection[str], bookmarked: Collection[str]
) -> str:
    """A comparison as a document in one of the `FORMATS`: every quote, and where it stands."""
    if form == "json":
        import json

        shape = comparison_json(comparison, read=read, bookmarked=bookmarked)
        return f"{json.dumps(shape, indent=2)}\n"
    from reviewtui.exporting.table import sheet

    made = sheet(comparison)
    if form == "html":
        from reviewtui.exporting.as_html import html

        return html(made)
    if form == "csv":
        from reviewtui.exporting.as_csv import comma_separated

        return comma_separated(made)
    from reviewtui.exporting.as_markdown import markdown

    return markdown(made)


def format_of(name: str) -> str | None:
    """The format a file name ends in; `markdown` and `htm` are known too."""
    ending = name.rpartition(".")[2].casefold()
    ending = {"markdown": "md", "htm": "html"}.get(ending, ending)
    return ending if ending in FORMATS else None


def _plain(number: float | str | None) -> float | str | None:
    """A number as a person writes it: 10 and not 10.0."""
    return int(number) if isinstance(number, float) and number.is_integer() else number
