"""A comparison as one list: critics and aspects under headings that fold."""

from __future__ import annotations

from functools import partial
from itertools import zip_longest
from typing import TYPE_CHECKING

from rich.cells import cell_len

from reviewtui.model.comparison import score_of
from reviewtui.model.passage import sentence, unmarked
from reviewtui.tui.widgets.compare_fold import CRITICS, band, heading, is_brief, is_open
from reviewtui.tui.widgets.compare_matrix import VOICES
from reviewtui.tui.widgets.compare_sheet import Band, Kind, Row, Target
from reviewtui.tui.widgets.compare_text import (
    Piece,
    beside,
    claim_label,
    claim_place,
    flow,
    leaning_line,
    padded,
    paragraph_of,
    rating_words,
    review_starred,
    score_line,
    sides_line,
    stance,
    style_of,
    verdict_pieces,
    with_tail,
)
from reviewtui.tui.widgets.compare_title import agreement_words
from reviewtui.tui.wrapping import wrap

if TYPE_CHECKING:
    from reviewtui.model.comparison import AspectRow
    from reviewtui.model.point import Polarity
    from reviewtui.model.review import Review
    from reviewtui.tui.widgets.compare_text import Cell, Line
    from reviewtui.tui.widgets.compare_view import View

BESIDE = 6
"""Critics up to which a sign for each of them is quicker to read than a count."""
ROOMY = 60
"""From this width on a claim's critic and label stand in columns."""


def list_rows(view: View) -> list[Row]:
    """All rows; of what is folded only the heading."""
    return [*_critics(view), *aspect_rows(view), *voice_rows(view)]


def aspect_rows(view: View) -> list[Row]:
    """The aspects, each with its claims where it is unfolded."""
    return [row for aspect in view.aspects for row in _section(view, aspect)]


# --- critics


def _critics(view: View) -> list[Row]:
    told = Piece(f"by {view.options.order}", "dim")
    rated = [(view.names[review.id], score_of(review)) for review in view.critics]
    hint = ", ".join(name if score is None else f"{name} {score}" for name, score in rated)
    rows = [heading(view, CRITICS, (told,), hint=hint)]
    if is_open(view, CRITICS):
        brief = is_brief(view)
        rows += [
            Row(partial(critic, view, review, brief=brief), key=Target(Kind.CRITIC, review).key)
            for review in view.critics
        ]
    return rows


def critic(view: View, review: Review, *, brief: bool) -> Band:
    """A critic: who, rating as printed, score and bar, and the verdict below."""
    signs, width = view.options.signs, view.options.width
    room = max(width - 4, 4)
    name = view.names[review.id]
    if review.critic and review.critic not in name:
        name = f"{name} {signs.dot} {review.critic}"
    marks = ["digest"] if review.digest else []
    pinned = view.options.pinned
    if pinned == review.id:
        marks.append("pinned")
    elif pinned in view.names:
        marks.append(stance(view.comparison, pinned, review))
    if review_starred(review, view.options.stars):
        marks.append(signs.bookmarked)
    told = [Piece(name, "strong"), Piece(f"  {rating_words(review)}")]
    if lean := leaning_line(review, signs):
        told += [Piece("  "), *lean]
    if marks:
        told.append(Piece(f"  {f' {signs.dot} '.join(marks)}", "dim"))
    score = score_line(review, min(room, 14), signs)
    score = padded(score, 14) if room >= 40 else score
    lines = with_tail(flow(told, room, 2), score, room)
    if review.verdict and not brief:
        verdict = verdict_pieces(review, signs)
        lines += [(Piece("  "), *line) for line in flow(verdict, max(room - 2, 2))]
    return band(Target(Kind.CRITIC, review), lines, width, 3)


# --- aspects


def _section(view: View, row: AspectRow) -> list[Row]:
    """An aspect's heading, and when it is open a row a claim."""
    signs = view.options.signs
    words = agreement_words(row, signs)
    told = [*_sides(view, row), Piece("  "), words]
    opened = is_open(view, row.aspect)
    rows = [heading(view, row.aspect, tuple(told), row)]
    if not opened:
        return rows
    for review in view.critics:
        for number, claim in enumerate(view.cells.of(row.aspect, review.id)):
            target = Target(Kind.CLAIM, review, row.aspect, claim, number)
            rows.append(Row(partial(_claim, view, target, named=not number), key=target.key))
    if remark := _coverage(view, row):
        rows.append(Row(partial(_note, view, remark)))
    return rows


def _coverage(view: View, row: AspectRow) -> str:
    """What the split is over, and who is silent: by name where they are few."""
    told = []
    if row.dispute and row.dispute.over:
        told.append(f"split over {', '.join(row.dispute.over)}")
    silent, total = view.comparison.silent(row), len(view.comparison.critics)
    if silent:
        names = f": {', '.join(view.names[review.id] for review in silent)}"
        told.append(f"silent {len(silent)} of {total}{names if len(silent) <= 6 else ''}")
    return f" {view.options.signs.dot} ".join(told)


def _note(view: View, words: str) -> Band:
    """A remark where the cursor does not go."""
    room = max(view.options.width - 4, 4)
    return Band(tuple((Piece("   "), *line) for line in flow([Piece(words, "dim")], room, 2)))


def voice_rows(view: View) -> list[Row]:
    """Other critics, quoted in these reviews: apart, under a heading of their own."""
    voices = view.comparison.voices
    if not voices or view.options.only.on:
        return []
    rows = [heading(view, VOICES, (Piece("other critics; not claims", "dim"),))]
    if not is_open(view, VOICES):
        return rows
    seen: dict[str, int] = {}
    for review, span in voices:
        number = seen[review.id] = seen.get(review.id, -1) + 1
        target = Target(Kind.VOICE, review, VOICES, None, number, span)
        rows.append(Row(partial(_voice, view, target), key=target.key))
    return rows


def _voice(view: View, target: Target) -> Band:
    review, span = target.review, target.span
    assert review is not None
    assert span is not None
    quote = sentence(review.body, span)
    told = [Piece(f"in {view.names[review.id]}: ", "dim"), Piece(f"“{quote}”", "quote")]
    width = view.options.width
    return band(target, flow(told, max(width - 4, 4), 2), width, 3)


def _sides(view: View, row: AspectRow) -> Line:
    """A sign for each critic in their order; of more than a few, how many lean each way."""
    signs = view.options.signs
    if len(view.critics) <= BESIDE and len(view.critics) == len(view.comparison.critics):
        leanings = [row.leanings.get(review.id) for review in view.critics]
        return tuple(
            Piece(signs.of(side), style_of(side)) if side else Piece(signs.silent, "dim")
            for side in leanings
        )
    width = 3 * len(str(len(view.comparison.critics))) + 5
    return padded(sides_line(row.sides, signs), width)


def _claim(view: View, target: Target, *, named: bool) -> Band:
    """A claim: its sign, its critic unless the row above names the same, its label, its place."""
    claim = target.claim
    assert claim is not None
    options, signs = view.options, view.options.signs
    room = max(options.width - 4, 4)
    polarity = claim.point.polarity
    sign = signs.of(polarity)
    hang = cell_len(sign) + 1
    name = view.names[claim.review.id]
    label, place = claim_label(claim, signs), claim_place(claim, signs, options.stars)
    if options.width >= ROOMY:
        column = min(26, max(14, room * 3 // 10))
        names = wrap(name, column - 2) if named else ("",)
        beneath = room - hang - column
        labels: Cell = [(Piece(words),) for words in beside(label, beneath, place)]
        lines = _abreast(view, polarity, names, with_tail(labels, place, beneath), column)
        hang += column
    else:
        lines = flow(
            [Piece(f"{sign} ", style_of(polarity)), Piece(f"{name}: ", "dim"), Piece(label)],
            room,
            hang,
        )
        lines = with_tail(lines, place, room)
    if options.expand and claim.point.quote:
        lines += paragraph_of(f"“{unmarked(claim.point.quote)}”", room, "quote", hang)
    return band(target, lines, options.width, 3)


def _abreast(
    view: View, polarity: Polarity, names: tuple[str, ...], labels: Cell, column: int
) -> Cell:
    """A sign, the critic's name in its column, and the label beside it, line by line."""
    sign = view.options.signs.of(polarity)
    lines: Cell = []
    for number, (who, what) in enumerate(zip_longest(names, labels)):
        mark = Piece(f"{sign} " if not number else " " * (cell_len(sign) + 1), style_of(polarity))
        lines.append((mark, *padded((Piece(who or "", "dim"),), column), *(what or ())))
    return lines
