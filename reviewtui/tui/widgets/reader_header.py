"""What stands above a review: the work, who wrote it where, rating, verdict, tallies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtui.model.leaning import leaning_of
from reviewtui.model.point import Origin, Polarity
from reviewtui.model.text import clean_line
from reviewtui.tui.lines import Leaf, Line, wrap

if TYPE_CHECKING:
    from rich.style import Style

    from reviewtui.model.review import Review
    from reviewtui.tui.look import Look

DIGEST = "digest: our own words, not the critic's"
_BAR = 10


def header_lines(review: Review, width: int, look: Look) -> list[Line]:
    """The first lines of a review, no wider than `width`; nothing the file does not say."""
    lines: list[Line] = []

    def say(*pieces: tuple[str, Style]) -> None:
        leaf = Leaf()
        for text, style in pieces:
            leaf.add(text, style)
        leaf.settle()
        for start, end in wrap(leaf.text, width):
            line = Line()
            leaf.put(line, start, end)
            lines.append(line)

    dot = (f" {look.signs.dot} ", look.dim)
    kind = clean_line(review.work.kind or "")
    shown = clean_line(review.work.shown)
    say((shown, look.heading), *((dot, (kind, look.base)) if kind else ()))
    title = clean_line(review.title or "")
    if title and title.casefold() not in (shown.casefold(), review.work.title.casefold()):
        say((title, look.strong))
    say(*_credit(review, look, dot))
    if review.published:
        say((f"published {review.published.isoformat()}", look.dim))
    if review.digest:
        say((DIGEST, look.dim))
    if verdict := clean_line(review.verdict or ""):
        found = review.verdict_origin is Origin.FOUND
        say((verdict, look.quote), *(((f" {look.signs.found}", look.dim),) if found else ()))
    tallies = _tallies(review, look)
    if tallies:
        say(*tallies)
    rule = Line()
    rule.add(look.signs.horizontal * width, look.dim)
    return [*lines, rule]


def _credit(review: Review, look: Look, dot: tuple[str, Style]) -> list[tuple[str, Style]]:
    pieces = [(clean_line(review.outlet.shown), look.base)]
    if critic := clean_line(review.critic or ""):
        pieces += [dot, (critic, look.base)]
    rating = review.rating
    printed = clean_line(rating.text) if rating else ""
    score = rating.score if rating else None
    pieces += [
        dot,
        (printed or f"unrated {look.signs.no_score}", look.strong if printed else look.dim),
    ]
    if score is not None:
        pieces += [
            ("  ", look.base),
            (look.signs.bar(score, _BAR).replace(" ", "\u00a0"), look.bar),
            (f"\u00a0{score}", look.strong),
        ]
    elif printed:
        pieces += [dot, (look.signs.no_score, look.dim)]
    return pieces


def _tallies(review: Review, look: Look) -> list[tuple[str, Style]]:
    """How many points of each side; for an unrated review, which way they lean."""
    pieces: list[tuple[str, Style]] = []
    lean = leaning_of(review)
    if lean is not None:
        pieces.append((f"{lean.words}:", look.base))
    for polarity in (Polarity.PRO, Polarity.CON, Polarity.MIXED):
        count = sum(point.polarity is polarity for point in review.points)
        if count:
            if pieces:
                pieces.append((" " if lean and len(pieces) == 1 else "  ", look.base))
            pieces.append((f"{look.signs.of(polarity)}{count}", look.of(polarity)))
    found = sum(point.origin is Origin.FOUND for point in review.points)
    if lean is not None or found:
        told = f"{found} found by the program" if found else "the program's reading"
        pieces.append((f"  {look.signs.found} {told}", look.dim))
    return pieces
