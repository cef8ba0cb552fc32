"""Critics across, aspects down: a cell for what each critic says of each aspect."""

from __future__ import annotations

from functools import partial
from itertools import zip_longest
from typing import TYPE_CHECKING

from reviewtui.model.passage import sentence
from reviewtui.tui.widgets.compare_sheet import Band, Kind, Row, Spot, Target
from reviewtui.tui.widgets.compare_text import (
    Piece,
    cells_of,
    claim_cell,
    flow,
    leaning_line,
    padded,
    paragraph_of,
    rating_words,
    review_starred,
    score_line,
    sides_line,
    stance,
    verdict_pieces,
)
from reviewtui.tui.widgets.compare_title import agreement_words
from reviewtui.tui.widgets.compare_view import ASPECT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtui.model.comparison import AspectRow
    from reviewtui.model.review import Review
    from reviewtui.tui.widgets.compare_text import Cell, Line
    from reviewtui.tui.widgets.compare_view import View

VOICES = "Quoted voices"
"""The heading over critics who are quoted in reviews; no aspect is spelled with a capital."""

Parts = list[tuple[Target, "Cell"]]
"""What stands in one cell, from top to bottom."""


def matrix_rows(view: View) -> list[Row]:
    """The rows of the matrix; the names of the critics stay in view."""
    return [
        Row(partial(_heads, view), sticky=True),
        Row(partial(_verdicts, view)),
        *(
            Row(partial(_aspect, view, row, stripe=bool(number % 2)))
            for number, row in enumerate(view.aspects)
        ),
        *([Row(partial(_voices, view))] if _has_voices(view) else []),
    ]


def _has_voices(view: View) -> bool:
    return not view.options.only.on and any(review.voices for _, review in view.shown)


def _voices(view: View) -> Band:
    """Other critics, as each of those on the page quotes them; claims of none of them."""
    signs = view.options.signs
    cells: list[Parts] = []
    for (_, review), width in zip(view.shown, column_widths(view), strict=True):
        parts: Parts = []
        for number, span in enumerate(review.voices):
            quote = sentence(review.body, span)
            target = Target(Kind.VOICE, review, VOICES, None, number, span)
            parts.append((target, paragraph_of(f"“{quote}”", width, "quote")))
        silent: Cell = [(Piece(signs.silent, "dim"),)]
        cells.append(parts or [(Target(Kind.SILENT, review, VOICES), silent)])
    corner = [*paragraph_of(VOICES, ASPECT - 2, "strong"), (Piece(" not claims", "dim"),)]
    band = _band(view, corner, cells)
    rule = Piece(signs.horizontal * view.options.width, "dim")
    return Band(((rule,), *band.lines), tuple(s._replace(top=s.top + 1) for s in band.spots))


def _heads(view: View) -> Band:
    """Who, then what they rated, then the rest: the same thing on the same line everywhere."""
    widths = column_widths(view)
    columns = [
        (
            _who(view, review, width),
            _rated(view, review, width),
            _marks(view, number, review, width),
        )
        for (number, review), width in zip(view.shown, widths, strict=True)
    ]
    heights = [max(map(len, parts)) for parts in zip(*columns, strict=True)]
    cells: list[Parts] = []
    for (_, review), parts in zip(view.shown, columns, strict=True):
        lines: Cell = []
        for part, height in zip(parts, heights, strict=True):
            lines += [*part, *[()] * (height - len(part))]
        cells.append([(Target(Kind.CRITIC, review), lines)])
    band = _band(view, [(Piece("Critic", "strong"),)], cells)
    rule = Piece(view.options.signs.horizontal * view.options.width, "dim")
    return Band((*band.lines, (rule,)), band.spots)


def _who(view: View, review: Review, width: int) -> Cell:
    name = view.names[review.id]
    lines = paragraph_of(name, width, "strong")
    if review.critic and review.critic not in name:
        lines += paragraph_of(review.critic, width)
    return lines


def _rated(view: View, review: Review, width: int) -> Cell:
    """The rating as printed, and the score with its bar; without one, which way points lean."""
    rating = flow([Piece(rating_words(review))], width)
    score = score_line(review, width, view.options.signs)
    lean = leaning_line(review, view.options.signs)
    leans = flow(lean, width) if lean else []
    if cells_of(rating[-1]) + 1 + cells_of(score) <= width:
        return [*rating[:-1], (*rating[-1], Piece(" "), *score), *leans]
    return [*rating, score, *leans]


def _marks(view: View, number: int, review: Review, width: int) -> Cell:
    """Whether it is a digest, bookmarked, pinned, and how it stands to the pinned one."""
    signs, pinned = view.options.signs, view.options.pinned
    marks = []
    if review.digest:
        marks.append("digest")
    if len(view.critics) > view.per_page:
        marks.append(f"{number} of {len(view.critics)}")
    if pinned == review.id:
        marks.append("pinned")
    elif pinned in view.names:
        marks.append(stance(view.comparison, pinned, review))
    if review_starred(review, view.options.stars):
        marks.append(signs.bookmarked)
    return flow([Piece(f" {signs.dot} ".join(marks), "dim")], width) if marks else []


def _verdicts(view: View) -> Band:
    cells: list[Parts] = []
    for (_, review), width in zip(view.shown, column_widths(view), strict=True):
        told = verdict_pieces(review, view.options.signs)
        words = flow(told or [Piece(view.options.signs.silent, "dim")], width)
        cells.append([(Target(Kind.VERDICT, review, span=review.verdict_span), words)])
    band = _band(view, [(Piece("Verdict", "strong"),)], cells)
    rule = Piece(view.options.signs.horizontal * view.options.width, "dim")
    return Band((*band.lines, (rule,)), band.spots)


def _aspect(view: View, row: AspectRow, *, stripe: bool) -> Band:
    """An aspect, what critics come to on it, and every claim of those on the page."""
    options, signs = view.options, view.options.signs
    room = ASPECT - 2
    corner = paragraph_of(row.aspect.capitalize(), room, "strong")
    corner += _comes_to(view, row, room)
    if row.dispute and row.dispute.over:
        corner += flow([Piece(f" over {', '.join(row.dispute.over)}", "dim")], room, 1)
    if silent_ones := len(view.comparison.silent(row)):
        everyone = len(view.comparison.critics)
        told = (f"silent {silent_ones} of {everyone}", f"silent {silent_ones}/{everyone}")
        fit = next((words for words in told if len(words) <= room), f"{silent_ones} silent")
        corner += flow([Piece(fit, "dim")], room)
    cells: list[Parts] = []
    for (_, review), width in zip(view.shown, column_widths(view), strict=True):
        claims = view.cells.of(row.aspect, review.id)
        parts: Parts = [
            (
                Target(Kind.CLAIM, review, row.aspect, claim, number),
                claim_cell(claim, width, signs, options.stars, options.expand),
            )
            for number, claim in enumerate(claims)
        ]
        silent: Cell = [(Piece(signs.silent, "dim"),)]
        cells.append(parts or [(Target(Kind.SILENT, review, row.aspect), silent)])
    return _band(view, corner, cells, stripe=stripe)


def _comes_to(view: View, row: AspectRow, room: int) -> Cell:
    """What critics come to; of those on other pages too, how many lean which way."""
    words = [Piece(" "), agreement_words(row, view.options.signs)]
    if len(view.shown) == len(view.comparison.critics):
        return flow(words, room, 1)
    sides = sides_line(row.sides, view.options.signs)
    if cells_of(sides) >= room:
        sides = tuple(piece for piece in sides if piece.text.strip())
    beside = [*words, Piece(" "), *sides]
    if cells_of(beside) <= room:
        return [tuple(beside)]
    return [*flow(words, room, 1), *flow([Piece(" "), *sides], room, 1)]


def _band(view: View, corner: Cell, cells: Sequence[Parts], *, stripe: bool = False) -> Band:
    """Cells of one row set side by side, as high as the highest of them."""
    spots: list[Spot] = []
    columns: list[list[Line]] = []
    widths = column_widths(view)
    for column, parts in enumerate(cells):
        lines: list[Line] = []
        for target, cell in parts:
            spot = len(spots)
            spots.append(Spot(target, column, len(lines), len(cell)))
            lines += [padded(line, widths[column], spot) for line in cell]
        columns.append(lines)
    left = [(Piece(" "), *padded(line, ASPECT - 2), Piece(" ")) for line in corner]
    border = Piece(f"{view.options.signs.vertical} ", "dim")
    rows: list[Line] = []
    for head, *line in zip_longest(left, *columns):
        pieces: list[Piece] = [*(head or (Piece(" " * ASPECT),))]
        for part, width in zip(line, widths, strict=True):
            pieces += [border, *(part or (Piece(" " * width),)), Piece(" ")]
        rows.append(tuple(pieces))
    return Band(tuple(rows), tuple(spots), stripe)


def column_widths(view: View) -> list[int]:
    """The room for words in each column: all the width there is, shared out."""
    count = max(len(view.shown), 1)
    each, over = divmod(view.options.width - ASPECT, count)
    if len(view.shown) < view.per_page:  # the last page keeps the columns of the others
        each, over = divmod(view.options.width - ASPECT, view.per_page)
    return [each - 3 + (index < over) for index in range(count)]
