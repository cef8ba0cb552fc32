"""What every format of a comparison says, in words made safe; how it is written is their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reviewtui.model.comparison import Agreement
from reviewtui.model.critic_names import names_of
from reviewtui.model.dispute import split_words
from reviewtui.model.leaning import leaning_of
from reviewtui.model.point import Origin, Polarity, paragraph_number
from reviewtui.model.text import clean_line, safe_url

if TYPE_CHECKING:
    from reviewtui.model.comparison import AspectRow, Claim, Comparison
    from reviewtui.model.point import Span
    from reviewtui.model.review import Review

SIGNS = {Polarity.PRO: "▲", Polarity.CON: "▼", Polarity.MIXED: "◆"}
AGREEMENTS = {
    Agreement.PRAISE: "agreed: praise",
    Agreement.FAULT: "agreed: fault",
    Agreement.SPLIT: "split",
    Agreement.MIXED: "two minds",
    Agreement.SINGLE: "one critic",
}
FOUND = "found by the program"
VOICES = "Quoted voices"
VOICES_SAY = "Other critics, as these reviews quote them; none of it is a claim of the review."


class Source(NamedTuple):
    """Whose words: who, where, how rated, and the address to check them at."""

    outlet: str
    critic: str
    name: str
    """Outlet and critic, and a number where others are called the same."""
    rating: str
    score: int | None
    url: str | None
    verdict: str
    verdict_found: bool
    leaning: str
    """For the unrated: which way the points lean, with their counts; the program's reading."""
    digest: bool
    review: str
    """The id of the review."""


class Told(NamedTuple):
    """One claim, or one quoted voice: its words and whose they are."""

    source: Source
    polarity: Polarity | None
    label: str
    quote: str
    found: bool
    paragraph: int | None


class Aspect(NamedTuple):
    """One aspect: what critics come to, what a split is about, who is silent, every claim."""

    name: str
    agreement: str
    split: str
    """Of a split what each side says, and over what; empty for others."""
    silent: tuple[str, ...]
    critics: int
    claims: tuple[Told, ...]


class Sheet(NamedTuple):
    """A whole comparison, ready to be written."""

    title: str
    figures: str
    sources: tuple[Source, ...]
    aspects: tuple[Aspect, ...]
    voices: tuple[Told, ...]


def sheet(comparison: Comparison) -> Sheet:
    """A comparison in words that hold no control characters and tell every source."""
    names = names_of(comparison.critics)
    sources = {r.id: _source(r, names[r.id]) for r in comparison.critics}
    return Sheet(
        clean_line(comparison.work.shown),
        figures(comparison),
        tuple(sources.values()),
        tuple(_aspect(comparison, row, sources) for row in comparison.aspects),
        tuple(
            Told(
                sources[voice.review.id],
                None,
                "",
                voice.said,
                True,
                _paragraph(voice.review, voice.span),
            )
            for voice in comparison.voices
        ),
    )


def figures(comparison: Comparison) -> str:
    """`3 critics · 2 rated · median 76 · range 72–80`."""
    summary = comparison.summary
    critics = "1 critic" if summary.critics == 1 else f"{summary.critics} critics"
    if summary.median is None:
        return f"{critics} · none rated"
    told = f"{critics} · {summary.rated} rated · median {summary.median:g}"
    return told if summary.rated < 2 else f"{told} · range {summary.low}–{summary.high}"


def leaning_words(review: Review) -> str:
    """`leans to fault: ▲3 ▼9`, for a review its critic did not rate; empty for others."""
    lean = leaning_of(review)
    if lean is None:
        return ""
    return f"{lean.words}: {' '.join(f'{SIGNS[side]}{count}' for side, count in lean.counts)}"


def _source(review: Review, name: str) -> Source:
    rating, critic = review.rating, review.critic
    if critic and critic not in name:
        name = f"{name}, {critic}"
    return Source(
        outlet=clean_line(review.outlet.shown),
        critic=clean_line(critic or ""),
        name=clean_line(name),
        rating=clean_line(rating.text) if rating else "",
        score=rating.score if rating else None,
        url=safe_url(review.url),
        verdict=clean_line(review.verdict or ""),
        verdict_found=review.verdict_origin is Origin.FOUND,
        leaning=leaning_words(review),
        digest=review.digest,
        review=clean_line(review.id),
    )


def _aspect(comparison: Comparison, row: AspectRow, sources: dict[str, Source]) -> Aspect:
    return Aspect(
        clean_line(row.aspect),
        AGREEMENTS[row.agreement],
        clean_line(split_words(row)),
        tuple(sources[review.id].name for review in comparison.silent(row)),
        len(comparison.critics),
        tuple(_told(claim, sources) for claim in row.claims),
    )


def _told(claim: Claim, sources: dict[str, Source]) -> Told:
    point = claim.point
    return Told(
        sources[claim.review.id],
        point.polarity,
        clean_line(point.label),
        clean_line(point.quote),
        point.origin is Origin.FOUND,
        _paragraph(claim.review, point.span),
    )


def _paragraph(review: Review, span: Span | None) -> int | None:
    return paragraph_number(review.body, span.start) if span else None
