"""A comparison as one list: critics and aspects under headings that fold; for a crowd, tallies."""

from __future__ import annotations

from collections import Counter
from functools import partial
from itertools import zip_longest
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size

from reviewtui.model.point import Polarity
from reviewtui.tui.widgets.compare_matrix import VOICES
from reviewtui.tui.widgets.compare_sheet import Band, Kind, Row, Spot, Target
from reviewtui.tui.widgets.compare_text import (
    Piece,
    beside,
    cells_of,
    claim_label,
    claim_place,
    evened,
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
    wrap,
)
from reviewtui.tui.widgets.compare_title import agreement_words, histogram

if TYPE_CHECKING:
    from reviewtui.model.comparison import AspectRow, Claim
    from reviewtui.model.review import Review
    from reviewtui.tui.widgets.compare_text import Cell, Line
    from reviewtui.tui.widgets.compare_view import View

CRITICS = "Critics"
"""The heading over the critics; no aspect is spelled with a capital."""
HINTED = 200
"""Claims of a folded aspect that are looked at to hint at what is said."""
ROOMY = 60
"""From this width on a claim's critic and label stand in columns."""


def list_rows(view: View) -> list[Row]:
    """All rows; of what is folded only the heading."""
    aspects = [row for aspect in view.aspects for row in _section(view, aspect)]
    if view.crowd:
        return [Row(partial(_histogram, view)), *aspects, *_crowd(view), *_voices(view)]
    return [*_critics(view), *aspects, *_voices(view)]


def is_open(view: View, section: str) -> bool:
    """Whether a heading is unfolded: as a person left it, else if everything fits, else not."""
    options = view.options
    if section in options.opened:
        return True
    if section in options.closed:
        return False
    if section == CRITICS or options.only.on:
        return True
    if view.crowd:
        return False
    if options.expand:
        return True
    lines = sum(len(row.claims) + 1 for row in view.aspects) + 2 * len(view.critics) + 6
    return lines <= options.height


# --- critics


def _critics(view: View) -> list[Row]:
    told = Piece(f"by {view.options.order}", "dim")
    rows = [_heading(view, CRITICS, (told,))]
    if is_open(view, CRITICS):
        rows += [
            Row(partial(_critic, view, review), key=Target(Kind.CRITIC, review).key)
            for review in view.critics
        ]
    return rows


def _critic(view: View, review: Review) -> Band:
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
    if review.verdict:
        verdict = verdict_pieces(review, signs)
        lines += [(Piece("  "), *line) for line in flow(verdict, max(room - 2, 2))]
    return _band(Target(Kind.CRITIC, review), lines, width, 3)


# --- aspects


def _section(view: View, row: AspectRow) -> list[Row]:
    """An aspect's heading, and when it is open a row a claim."""
    signs = view.options.signs
    words = agreement_words(row, signs)
    told = [*_sides(view, row), Piece("  "), words]
    opened = is_open(view, row.aspect)
    rows = [_heading(view, row.aspect, tuple(told), () if opened else row.claims)]
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


def _voices(view: View) -> list[Row]:
    """Other critics, quoted in these reviews: apart, under a heading of their own."""
    voices = view.comparison.voices
    if not voices or view.options.only.on:
        return []
    rows = [_heading(view, VOICES, (Piece("other critics; not claims", "dim"),))]
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
    quote = evened(review.body[span.start : span.end])
    told = [Piece(f"in {view.names[review.id]}: ", "dim"), Piece(f"“{quote}”", "quote")]
    width = view.options.width
    return _band(target, flow(told, max(width - 4, 4), 2), width, 3)


def _sides(view: View, row: AspectRow) -> Line:
    """A sign for each critic in their order; of more than a dozen, how many lean each way."""
    signs = view.options.signs
    if len(view.critics) <= 12 and len(view.critics) == len(view.comparison.critics):
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
        lines += paragraph_of(f"“{evened(claim.point.quote)}”", room, "quote", hang)
    return _band(target, lines, options.width, 3)


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


def _heading(view: View, section: str, told: Line, claims: tuple[Claim, ...] = ()) -> Row:
    """A heading that folds; folded, it already hints at what was said."""
    target = Target(Kind.SECTION, None, section)
    return Row(partial(_headed, view, target, told, claims), key=target.key, sticky=True)


def _headed(view: View, target: Target, told: Line, claims: tuple[Claim, ...]) -> Band:
    signs, width = view.options.signs, view.options.width
    fold = signs.opened if is_open(view, target.section) else signs.closed
    room = max(width - 2, 4)
    name = f"{fold} {target.section[:1].upper()}{target.section[1:]}"
    column = min(17, max(room // 2, 4))
    head = flow([Piece(name, "heading")], room, 2)
    if cells_of(head[-1]) < column and cells_of(told) + column <= room:
        head[-1] = (*padded(head[-1], column), *told)
        line, spare = head[-1], room - cells_of(head[-1])
        if claims and spare > 12:
            line = padded(line, column + cells_of(told) - cells_of(told[-1:]) + 11)
            spare = room - cells_of(line)
            hint = _hint(claims, spare - 1, signs.ellipsis) if spare > 8 else ""
            head[-1] = (*line, Piece(hint, "dim"))
    else:
        head += flow([Piece("  "), *told], room, 2)
    return _band(target, head, width, 1)


def _hint(claims: tuple[Claim, ...], room: int, ellipsis: str) -> str:
    """What is said most often of a folded aspect, as much as fits; unfolding shows it all."""
    often = Counter(evened(claim.point.label) for claim in claims[:HINTED]).most_common(20)
    told = " / ".join(label for label, _ in often)
    if cell_len(told) <= room:
        return told
    return set_cell_size(told, room - cell_len(ellipsis)).rstrip() + ellipsis


def _band(target: Target, lines: Cell, width: int, indent: int) -> Band:
    """Lines that are one spot, as wide as the sheet."""
    margin = Piece(" " * indent)
    drawn = tuple((margin, *padded(line, width - indent, 0)) for line in lines)
    return Band(drawn, (Spot(target, 0, 0, len(drawn)),))


# --- a crowd


def _histogram(view: View) -> Band:
    options = view.options
    lines = histogram(view.comparison, options.width, options.signs)
    head = (Piece(" Scores", "heading"), Piece("  rated critics in each ten points", "dim"))
    first = head if options.width >= 44 else head[:1]
    return Band((first, *lines, ()))


def _crowd(view: View) -> list[Row]:
    """One row a critic; what each says of each aspect in a column of signs."""
    marks = _aspect_marks(view)
    order = f"by {view.options.order}"
    told: Line = (Piece(order, "dim"),)
    if marks:
        gap = view.options.width - 2 - 17 - len(order) - len(marks) * 4 - 1
        names = "".join(f"{row.aspect[:3]:<4}" for row in marks)
        if gap >= 1:
            told = (*told, Piece(" " * gap), Piece(names, "dim"))
    rows = [_heading(view, CRITICS, told)]
    if is_open(view, CRITICS):
        rows += [
            Row(
                partial(_one, view, review, marks),
                _lines_of_one(view, review, marks),
                Target(Kind.CRITIC, review).key,
            )
            for review in view.critics
        ]
    return rows


def _aspect_marks(view: View) -> tuple[AspectRow, ...]:
    """The aspects that get a column of signs: all, where they leave room for a verdict."""
    aspects = view.comparison.aspects
    return aspects if view.options.width - 4 * len(aspects) >= 68 else ()


def _one(view: View, review: Review, marks: tuple[AspectRow, ...]) -> Band:
    """One critic of a crowd: score, bar, who, verdict, and a sign for each aspect."""
    options, signs = view.options, view.options.signs
    target = Target(Kind.CRITIC, review)
    if options.width < ROOMY:
        return _critic(view, review)
    tail = tuple(_mark(row, review, view) for row in marks) or _balance(review, view)
    score = padded(score_line(review, 12, signs), 13)
    who, left = _rooms(view, marks)
    name, verdict, star = _words_of_one(view, review)
    if options.expand:
        names, words = wrap(name + star, who - 1), wrap(verdict, left)
    else:
        names = (_cut(name, who - 1 - len(star), signs.ellipsis) + star,)
        words = (_cut(verdict, left, signs.ellipsis),)
    lines: Cell = []
    for number in range(max(len(names), len(words))):
        first = not number
        line: Line = (
            *(score if first else (Piece(" " * 13),)),
            *padded((Piece(names[number] if number < len(names) else "", "strong"),), who),
            *padded((Piece(words[number] if number < len(words) else "", "quote"),), left + 1),
            *(tail if first else ()),
        )
        lines.append(line)
    return _band(target, lines, options.width, 2)


def _rooms(view: View, marks: tuple[AspectRow, ...]) -> tuple[int, int]:
    """The cells for a name and for a verdict in a crowd."""
    room = view.options.width - 3
    who = 24 if room >= 100 else 18
    tail = 4 * len(marks) if marks else 3 * (cell_len(view.options.signs.praise) + 3)
    return who, room - 13 - who - tail - 2


def _words_of_one(view: View, review: Review) -> tuple[str, str, str]:
    """Name, verdict, and a star where the review is bookmarked."""
    signs = view.options.signs
    found = f" {signs.found}" if review.verdict and review.verdict_origin == "found" else ""
    star = signs.bookmarked if review_starred(review, view.options.stars) else ""
    return view.names[review.id], evened(review.verdict or rating_words(review)) + found, star


def _lines_of_one(view: View, review: Review, marks: tuple[AspectRow, ...]) -> int | None:
    """How many lines a critic of a crowd takes, without laying it out; None: that must be done."""
    if view.options.width < ROOMY:
        return None
    if not view.options.expand:
        return 1
    who, left = _rooms(view, marks)
    name, verdict, star = _words_of_one(view, review)
    return max(len(wrap(name + star, who - 1)), len(wrap(verdict, left)))


def _mark(row: AspectRow, review: Review, view: View) -> Piece:
    signs = view.options.signs
    side = row.leanings.get(review.id)
    return (
        Piece(f"{signs.of(side)}   ", style_of(side))
        if side
        else Piece(f"{signs.silent}   ", "dim")
    )


def _balance(review: Review, view: View) -> Line:
    """How many claims of each side, where there is no room for the aspects."""
    signs = view.options.signs
    told: list[Piece] = []
    for side in (Polarity.PRO, Polarity.MIXED, Polarity.CON):
        count = sum(point.polarity is side for point in review.points)
        told.append(Piece(f"{signs.of(side)}{count:<3}", style_of(side)))
    return tuple(told)


def _cut(words: str, room: int, ellipsis: str) -> str:
    """Words cut to one line; expanding shows them all."""
    if cell_len(words) <= room:
        return words
    return set_cell_size(words, max(room - cell_len(ellipsis), 0)).rstrip() + ellipsis
