"""Reviews and claims as sentences: no signs to be spelled out, nothing that stands in columns.

A speech program reads a line at a time and cannot glance back at a heading, so each line here says
by itself who says it, of what, and on which side.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtui.model.comparison import Agreement
from reviewtui.model.critic_names import names_of
from reviewtui.model.dispute import split_words
from reviewtui.model.leaning import leaning_of
from reviewtui.model.point import Origin, Polarity, paragraph_number
from reviewtui.model.review import UNATTRIBUTED
from reviewtui.model.text import clean_line, safe_url

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

    from reviewtui.library.rows import Card
    from reviewtui.model.comparison import AspectRow, Claim, Comparison
    from reviewtui.model.point import Point
    from reviewtui.model.review import Review

VERBS = {Polarity.PRO: "praises", Polarity.CON: "faults", Polarity.MIXED: "is of two minds about"}
NOUNS = {Polarity.PRO: "Praise of", Polarity.CON: "Fault with", Polarity.MIXED: "Two minds about"}
COMES_TO = {
    Agreement.PRAISE: "agreed, praise",
    Agreement.FAULT: "agreed, fault",
    Agreement.SPLIT: "split",
    Agreement.MIXED: "all are of two minds",
    Agreement.SINGLE: "one critic only",
}


def card_line(card: Card, *, read: bool) -> str:
    """A review as an entry of a list."""
    work = f"{card.work} ({card.year})" if card.year else card.work
    by = ", ".join(filter(None, (card.outlet or UNATTRIBUTED, card.critic)))
    rated = "unrated" if card.rating_text is None else _rated(card.rating_text, card.score)
    return clean_line(f"{work}, by {by}, {rated}{'' if read else ', unread'}.")


def who(review: Review) -> str:
    """Outlet and critic."""
    return clean_line(", ".join(filter(None, (review.outlet.shown, review.critic))))


def head(review: Review) -> Iterator[str]:
    """What stands over a review: work, outlet and critic, rating, verdict, where it is from."""
    kind = f", {review.work.kind}" if review.work.kind else ""
    yield clean_line(f"{review.work.shown}{kind}, reviewed by {who(review)}.")
    if review.title:
        yield clean_line(f"Headline: {review.title}")
    if review.published:
        yield f"Published {review.published.isoformat()}."
    yield f"{_stands(review)}."
    if review.digest:
        yield "A digest in our own words, not the critic's."
    if review.verdict:
        found = "" if review.verdict_origin is Origin.STATED else ", found by the program"
        yield clean_line(f"Verdict{found}: {review.verdict}")
    if url := safe_url(review.url or review.outlet.home):
        yield f"Source: {url}"


def point_line(review: Review, point: Point) -> str:
    """One praise or fault of a review, with the words that say so."""
    aspect = _spoken(point.aspect)
    return clean_line(f"{NOUNS[point.polarity]} {aspect}: {_evidence(review, point)}")


def comparison_head(comparison: Comparison) -> Iterator[str]:
    """Where the critics of a work stand: the figures, what they agree on, where they split."""
    summary = comparison.summary
    critics = "1 critic" if summary.critics == 1 else f"{summary.critics} critics"
    yield clean_line(f"{comparison.work.shown}: {critics}.")
    if summary.median is None:
        yield "None gives a rating."
    elif summary.rated == 1:
        yield f"1 gives a rating, {summary.median:g} of 100."
    else:
        spread = f"from {summary.low} to {summary.high}"
        yield f"{summary.rated} give a rating: median {summary.median:g} of 100, {spread}."
    called = names_of(comparison.critics)
    for review in comparison.critics:
        verdict = f" {review.verdict}" if review.verdict else ""
        yield clean_line(f"{called[review.id]}: {_stands(review)}.{verdict}")
    for words, agreement in (
        ("They agree in praise of", Agreement.PRAISE),
        ("They agree in fault with", Agreement.FAULT),
        ("They split on", Agreement.SPLIT),
        ("All are of two minds about", Agreement.MIXED),
    ):
        if names := comparison.agreed(agreement):
            yield clean_line(f"{words} {', '.join(names)}.")


def comparison_lines(comparison: Comparison) -> Iterator[tuple[str, Claim | None]]:
    """A whole comparison, a sentence or two a line, with the claim a line tells, if it tells one.

    Each line says by itself who thinks what.
    """
    names = names_of(comparison.critics)
    for line in comparison_head(comparison):
        yield line, None
    for row in comparison.aspects:
        yield aspect_line(comparison, row), None
        for claim in row.claims:
            yield claim_line(claim.review, claim.point, names[claim.review.id]), claim
    for voice in comparison.voices:
        told = f"{names[voice.review.id]} quotes another critic: {voice.said}"
        yield clean_line(told), None


def aspect_line(comparison: Comparison, row: AspectRow) -> str:
    """What the critics come to on an aspect, and who is silent on it."""
    told = f"{row.aspect.capitalize()}: {COMES_TO[row.agreement]}"
    if about := split_words(row):
        told += f". {about}"
    if quiet := comparison.silent(row):
        called = names_of(comparison.critics)
        few = "; ".join(called[review.id] for review in quiet[:4])
        names = few if len(quiet) < 4 else f"{len(quiet)} critics"
        told += f". Silent: {names}"
    return clean_line(f"{told}.")


def claim_line(review: Review, point: Point, name: str) -> str:
    """One claim of a comparison: who says what of which aspect, and in which words."""
    does = f"{name} {VERBS[point.polarity]} {_spoken(point.aspect)}"
    return clean_line(f"{does}: {_evidence(review, point)}")


def body_lines(body: str) -> Iterator[str]:
    """The text of a review, a paragraph a line, without the signs of Markdown.

    A heading, a quotation and an item of a list say that they are one.
    """
    from markdown_it import MarkdownIt

    opened: list[str] = []
    for token in MarkdownIt("commonmark").enable("table").parse(body):
        if token.nesting == 1:
            opened.append(token.tag)
        elif token.nesting == -1:
            opened.pop()
        elif token.type == "inline":
            if text := clean_line(_words(token.children or ())):
                yield f"{_sort(opened)}{text}"
        elif token.type in {"fence", "code_block"}:
            yield from map(clean_line, token.content.splitlines())


def _spoken(aspect: str) -> str:
    """An aspect where a sentence names it."""
    return "the whole" if aspect == "overall" else aspect


def _words(tokens: Sequence[Token]) -> str:
    """The words of a paragraph; a picture's are the ones that describe it."""
    words = (
        " " if token.type in {"softbreak", "hardbreak"} else token.content
        for token in tokens
        if token.type != "html_inline"
    )
    return "".join(words)


def _sort(opened: Sequence[str]) -> str:
    if opened[-1][:1] == "h" and opened[-1][1:].isdigit():
        return "Heading: "
    if "blockquote" in opened:
        return "Quotation: "
    return "Item: " if "li" in opened else ""


def _stands(review: Review) -> str:
    """How a review is rated; an unrated one leans, in words and counts, and has no number."""
    if review.rating is not None:
        return clean_line(_rated(review.rating.text, review.rating.score).capitalize())
    lean = leaning_of(review)
    if lean is None:
        return "Unrated"
    counts = (("praise", lean.praise), ("of two minds", lean.mixed), ("fault", lean.fault))
    told = ", ".join(f"{count} {side}" for side, count in counts if count)
    return f"Unrated, {lean.words}: {told}, as the program reads it"


def _rated(text: str, score: int | None) -> str:
    return f"rated {text}" if score is None else f"rated {text}, {score} of 100"


def _evidence(review: Review, point: Point) -> str:
    told = f"{point.label}."
    if point.origin is Origin.FOUND:
        told += " Found by the program."
    if point.span is not None:
        told += f" Paragraph {paragraph_number(review.body, point.span.start)}."
    return f"{told} Quote: {point.quote}" if point.quote else told
