"""Words of a comparison fitted into cells: wrapped, never cut, measured as a terminal does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from reviewtui.model.comparison import score_of
from reviewtui.model.leaning import leaning_of
from reviewtui.model.passage import unmarked
from reviewtui.model.point import Origin, Polarity, paragraph_number
from reviewtui.tui.wrapping import wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reviewtui.model.comparison import Claim, Comparison, Sides
    from reviewtui.model.review import Review
    from reviewtui.tui.look import Signs


class Piece(NamedTuple):
    """Words that look alike and belong to the same thing."""

    text: str
    style: str = "base"
    """The name of a field of Look."""
    spot: int = -1
    """Which spot of its band it belongs to, so that the cursor can light it; -1 for none."""


Line = tuple[Piece, ...]
Cell = list[Line]
"""Lines of a width agreed beforehand; `padded` makes them exactly so."""
Star = tuple[str, int, int]
"""A bookmark as the layout needs it: the id of the review, and where the passage begins and ends;
-1 and -1 for the review itself."""


def cells_of(line: Iterable[Piece]) -> int:
    """How many cells a line takes."""
    return sum(cell_len(piece.text) for piece in line)


def padded(line: Line, width: int, spot: int = -1) -> Line:
    """A line made exactly as wide as its cell, all of it belonging to a spot."""
    if spot >= 0:
        line = tuple(piece._replace(spot=spot) for piece in line)
    left = width - cells_of(line)
    return (*line, Piece(" " * left, "base", spot)) if left > 0 else line


def paragraph_of(words: str, width: int, style: str = "base", indent: int = 0) -> Cell:
    """Words wrapped under one another."""
    room = max(width - indent, 2)
    margin = (Piece(" " * indent),) if indent else ()
    return [(*margin, Piece(line, style)) for line in wrap(words, room)]


def flow(pieces: Sequence[Piece], width: int, hang: int = 0) -> Cell:
    """Pieces set one after the other and wrapped at words, lines after the first indented."""
    hang = hang if hang < width // 2 else 0
    lines: list[list[Piece]] = [[]]
    used = 0
    for piece in pieces:
        for word in re.findall(r"\s+|\S+", piece.text):
            if word.isspace():
                word = " " * len(word)  # a tab or a line end would move what follows
            cells = cell_len(word)
            if used + cells > width:
                if word.isspace():
                    continue
                parts = wrap(word, max(width - hang, 2))
                for part in parts:
                    if lines[-1] and used > (hang if len(lines) > 1 else 0):
                        lines.append([Piece(" " * hang)] if hang else [])
                    lines[-1].append(piece._replace(text=part))
                    used = cells_of(lines[-1])
                continue
            if word.isspace() and len(lines) > 1 and used <= hang:
                continue
            lines[-1].append(piece._replace(text=word))
            used += cells
    return [tuple(line) for line in lines]


def with_tail(lines: Cell, tail: Line, width: int) -> Cell:
    """A tail at the right end of the last line, or on a line below where it has no room."""
    if not tail:
        return lines
    used, cells = cells_of(lines[-1]), cells_of(tail)
    if used + 1 + cells <= width:
        return [*lines[:-1], (*lines[-1], Piece(" " * (width - used - cells)), *tail)]
    return [*lines, (Piece(" " * max(width - cells, 0)), *tail)]


def beside(words: str, room: int, tail: Line) -> tuple[str, ...]:
    """Words wrapped so that a tail stands beside the last of them and not alone on a line."""
    lines = wrap(words, max(room, 2))
    left = room - cells_of(tail) - 1
    if cell_len(lines[-1]) <= left or left < 8:
        return lines
    return wrap(words, left)


def evened(words: str) -> str:
    """Words with every run of blanks made one, to compare passages by."""
    return " ".join(words.split())


def starred(claim: Claim, stars: frozenset[Star]) -> bool:
    """Whether the passage behind a claim is bookmarked.

    A bookmark is found again by its words, which may leave marks of emphasis at its ends out.
    """
    span, review = claim.point.span, claim.review
    return span is not None and any(
        star == review.id and abs(start - span.start) < 4 and abs(end - span.end) < 4
        for star, start, end in stars
    )


def review_starred(review: Review, stars: frozenset[Star]) -> bool:
    """Whether a review as a whole is bookmarked."""
    return (review.id, -1, -1) in stars


def claim_place(claim: Claim, signs: Signs, stars: frozenset[Star]) -> Line:
    """The star and the number of the paragraph that stand behind a label."""
    span = claim.point.span
    star = (Piece(signs.bookmarked, "accent"),) if stars and starred(claim, stars) else ()
    if span is None:
        return star
    number = paragraph_number(claim.review.body, span.start)
    return (*star, Piece(f"{signs.paragraph}{number}", "dim"))


def claim_label(claim: Claim, signs: Signs) -> str:
    """The label, with the sign of what was found and not stated."""
    label = claim.point.label or claim.point.quote or claim.point.aspect
    return f"{label} {signs.found}" if claim.point.origin is Origin.FOUND else label


def claim_cell(
    claim: Claim, width: int, signs: Signs, stars: frozenset[Star], quotes: bool
) -> Cell:
    """A claim in a cell: its sign, its label, its place; below it the quote, where wanted."""
    polarity = claim.point.polarity
    sign = signs.of(polarity)
    hang = cell_len(sign) + 1
    style = style_of(polarity)
    place = claim_place(claim, signs, stars)
    lines: Cell = [
        (Piece(f"{sign} ", style) if not number else Piece(" " * hang), Piece(words))
        for number, words in enumerate(beside(claim_label(claim, signs), width - hang, place))
    ]
    lines = with_tail(lines, place, width)
    if quotes and claim.point.quote:
        lines += paragraph_of(f"“{unmarked(claim.point.quote)}”", width, "quote", hang)
    return lines


def style_of(polarity: Polarity) -> str:
    """The field of Look for a polarity."""
    return {Polarity.PRO: "praise", Polarity.CON: "fault", Polarity.MIXED: "mixed"}[polarity]


def sides_line(sides: Sides, signs: Signs) -> Line:
    """`▲210 ◆60 ▼98`: how many critics lean each way; a side nobody takes is left out."""
    counts = zip((Polarity.PRO, Polarity.MIXED, Polarity.CON), sides, strict=True)
    told = [Piece(f"{signs.of(side)}{count}", style_of(side)) for side, count in counts if count]
    return tuple(part for piece in told for part in (piece, Piece(" ")))[:-1]


def score_line(review: Review, width: int, signs: Signs) -> Line:
    """The score of 100 and its bar; a dash and no bar where there is none."""
    score = score_of(review)
    if score is None:
        return (Piece(f"{signs.no_score:>3}", "dim"),)
    room = min(width - 4, 10)
    if room < 3:
        return (Piece(f"{score:>3}", "strong"),)
    return (Piece(f"{score:>3} ", "strong"), Piece(signs.bar(score, room), "bar"))


def rating_words(review: Review) -> str:
    """The rating as printed, or that there is none."""
    return review.rating.text if review.rating else "unrated"


def leaning_line(review: Review, signs: Signs) -> Line:
    """`leans to fault: ▲3 ▼9 ?`, for a review without a rating: the program's reading of it."""
    lean = leaning_of(review)
    if lean is None:
        return ()
    told = [Piece(f"{lean.words}:", "dim")]
    for side, count in lean.counts:
        told += [Piece(" "), Piece(f"{signs.of(side)}{count}", style_of(side))]
    return (*told, Piece(f" {signs.found}", "dim"))


def verdict_pieces(review: Review, signs: Signs) -> list[Piece]:
    """The verdict, with the sign of what was found and not stated; empty without one."""
    if not review.verdict:
        return []
    found = review.verdict_origin is Origin.FOUND
    told = [Piece(evened(review.verdict), "quote")]
    return [*told, Piece(f" {signs.found}", "dim")] if found else told


def stance(comparison: Comparison, pinned: str, review: Review) -> str:
    """How a critic stands to the pinned one, on the aspects both spoke of."""
    alike, other = comparison.against(pinned, review.id)
    return f"agrees on {alike} of {alike + other}"
