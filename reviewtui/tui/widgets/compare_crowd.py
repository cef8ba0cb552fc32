"""A crowd of critics: how they rated, what they come to, and one row for each of them."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

from rich.cells import cell_len

from reviewtui.model.comparison import score_of
from reviewtui.model.leaning import leaning_of
from reviewtui.model.point import Polarity
from reviewtui.tui.widgets.compare_fold import CRITICS, band, cut, heading, is_open
from reviewtui.tui.widgets.compare_list import ROOMY, aspect_rows, critic, voice_rows
from reviewtui.tui.widgets.compare_sheet import Band, Kind, Row, Target
from reviewtui.tui.widgets.compare_text import (
    Piece,
    evened,
    flow,
    padded,
    rating_words,
    review_starred,
    score_line,
    style_of,
)
from reviewtui.tui.widgets.compare_title import TALL
from reviewtui.tui.wrapping import wrap

if TYPE_CHECKING:
    from reviewtui.model.comparison import AspectRow, Comparison
    from reviewtui.model.review import Review
    from reviewtui.tui.look import Signs
    from reviewtui.tui.widgets.compare_text import Cell, Line
    from reviewtui.tui.widgets.compare_view import View

COLUMNS = " ▁▂▃▄▅▆▇█"
"""Parts of a column from empty to full."""


def crowd_rows(view: View) -> list[Row]:
    """Scores and leanings on top, then what is said of each aspect, then a row a critic."""
    return [Row(partial(_scores, view)), *aspect_rows(view), *_critics(view), *voice_rows(view)]


def _scores(view: View) -> Band:
    """How many rated how, and which way those lean who did not."""
    comparison, options = view.comparison, view.options
    lines: list[Line] = []
    if comparison.summary.rated and options.height < TALL:
        lines = _sparks(comparison, options.width, options.signs)
    elif comparison.summary.rated:
        head = (Piece(" Scores", "heading"), Piece("  rated critics in each ten points", "dim"))
        lines = [head if options.width >= 44 else head[:1]]
        lines += histogram(comparison, options.width, options.signs)
    if comparison.summary.rated < comparison.summary.critics:
        lines += _unrated(comparison, options.width, options.signs)
    return Band((*lines, ()))


def _unrated(comparison: Comparison, width: int, signs: Signs) -> list[Line]:
    """`57 unrated  ▲30 lean to praise  ◆9 mixed  ▼12 lean to fault`, as the program reads them."""
    unrated = [review for review in comparison.critics if review.rating is None]
    leanings = [lean.side if (lean := leaning_of(review)) else None for review in unrated]
    count = Counter(leanings)
    told = [Piece(f"{len(unrated)} unrated", "strong")]
    for side, words in (
        (Polarity.PRO, "lean to praise"),
        (Polarity.MIXED, "mixed"),
        (Polarity.CON, "lean to fault"),
    ):
        if count[side]:
            told.append(Piece(f"  {signs.of(side)}{count[side]}", style_of(side)))
            told.append(Piece(f" {words}"))
    if len(told) > 1:
        told.append(Piece(f" {signs.found}", "dim"))
    if count[None]:
        told.append(Piece(f"  {count[None]} say too little to tell", "dim"))
    return [(Piece(" "), *line) for line in flow(told, max(width - 2, 2), 2)]


def _critics(view: View) -> list[Row]:
    """One row a critic; what each says of each aspect in a column of signs."""
    marks = _aspect_marks(view)
    order = f"by {view.options.order}"
    told: Line = (Piece(order, "dim"),)
    if marks:
        gap = view.options.width - 2 - 17 - len(order) - len(marks) * 4 - 1
        names = "".join(f"{row.aspect[:3]:<4}" for row in marks)
        if gap >= 1:
            told = (*told, Piece(" " * gap), Piece(names, "dim"))
    rows = [heading(view, CRITICS, told)]
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
        return critic(view, review, brief=False)
    tail = tuple(_mark(row, review, view) for row in marks) or _balance(review, view)
    score = padded(_stands(review, signs), 13)
    who, left = _rooms(view, marks)
    name, verdict, star = _words_of_one(view, review)
    if options.expand:
        names, words = wrap(name + star, who - 1), wrap(verdict, left)
    else:
        names = (cut(name, who - 1 - len(star), signs) + star,)
        words = (cut(verdict, left, signs),)
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
    return band(target, lines, options.width, 2)


def _stands(review: Review, signs: Signs) -> Line:
    """The score and its bar; of an unrated critic the way it leans, which is no number."""
    lean = leaning_of(review)
    if lean is None:
        return score_line(review, 12, signs)
    words = "mixed" if lean.side is Polarity.MIXED else "leans"
    told = Piece(f"{words} {signs.of(lean.side)}", style_of(lean.side))
    return (Piece(f"{signs.no_score:>2} ", "dim"), told, Piece(signs.found, "dim"))


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


def _sparks(comparison: Comparison, width: int, signs: Signs) -> list[Line]:
    """The histogram in a line, for a low window: ten columns, or ten counts without them."""
    counts = _tens(comparison)
    most = max(counts)
    drawn = "".join(COLUMNS[-(-count * 8 // most)] for count in counts)
    if not signs.eighths.startswith(" ▏"):
        drawn = " ".join(map(str, counts))
    top = counts.index(most) * 10
    told = [Piece("Scores  ", "heading"), Piece("0 ", "dim"), Piece(drawn, "bar")]
    told += [Piece(" 100  ", "dim"), Piece(f"{most} of {sum(counts)} rated {top}{signs.dash}")]
    told.append(Piece(f"{100 if top == 90 else top + 9}"))
    return [(Piece(" "), *line) for line in flow(told, max(width - 2, 2), 2)]


def _tens(comparison: Comparison) -> list[int]:
    """How many critics rated in each ten points."""
    counts = [0] * 10
    for review in comparison.critics:
        score = score_of(review)
        if score is not None:
            counts[min(score // 10, 9)] += 1
    return counts


def histogram(comparison: Comparison, width: int, signs: Signs) -> list[Line]:
    """The scores of a crowd in tens, as bars with their counts; two columns where they fit."""
    counts = _tens(comparison)
    most = max(counts)
    halves = (range(5), range(5, 10)) if width >= 60 else (range(10),)
    room = width // len(halves) - 2
    lines: list[Line] = []
    for step in range(len(halves[0])):
        line: list[Piece] = [Piece(" ")]
        for half in halves:
            ten = half[step]
            top = 100 if ten == 9 else ten * 10 + 9
            name = f"{ten * 10}{signs.dash}{top}"
            count = f"{counts[ten]:>{len(str(most))}}"
            bar = signs.bar(round(counts[ten] * 100 / most) if most else 0, room - 10 - len(count))
            line += [Piece(f"{name:>6} ", "dim"), Piece(f"{count} "), Piece(f"{bar} ", "bar")]
        lines.append(tuple(line))
    return lines
