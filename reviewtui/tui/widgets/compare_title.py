"""The top of a comparison: how many critics, what they rated, where they agree and where not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtui.model.comparison import Agreement, score_of
from reviewtui.model.point import Polarity
from reviewtui.tui.widgets.compare_text import Line, Piece, flow, sides_line, style_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewtui.model.comparison import AspectRow, Comparison
    from reviewtui.tui.look import Signs
    from reviewtui.tui.widgets.compare_text import Cell
    from reviewtui.tui.widgets.compare_view import Options

ALONE = (
    "One critic so far, so there is nothing to compare with yet. Add another review of this work "
    "with A on the home screen, or with `reviewtui add`, and its points stand beside these."
)
NO_POINTS = "No points yet: none of these reviews says what it praises or faults."


def title_lines(comparison: Comparison, options: Options) -> list[Line]:
    """The work and its figures, then what critics agree and split on; wrapped, nothing cut."""
    signs, width = options.signs, options.width
    room = max(width - 1, 2)
    blocks: list[Cell] = [flow(_figures(comparison, signs), room, 2)]
    if len(comparison.critics) == 1:
        blocks.append(flow([Piece(ALONE, "mixed")], room))
    if not comparison.aspects:
        blocks.append(flow([Piece(NO_POINTS, "mixed")], room))
    elif len(comparison.critics) > 1:
        blocks += [flow(list(told), room, 11) for told in _agreements(comparison, options)]
    margin = Piece(" ")
    return [(margin, *line) for block in blocks for line in block] + [()]


def _figures(comparison: Comparison, signs: Signs) -> list[Piece]:
    """`3 critics · 2 rated · median 76 · range 72–80`: a number of critics beside every median."""
    facts = comparison.summary
    told = [f"{facts.critics} critic{'' if facts.critics == 1 else 's'}"]
    if facts.rated == 0:
        told.append("none rated")
    elif facts.rated == 1:
        told.append(f"1 rated ({facts.low})")
    else:
        told += [f"{facts.rated} rated", f"median {facts.median:g}"]
        told.append(f"range {facts.low}{signs.dash}{facts.high}")
    separator = f" {signs.dot} "
    title = comparison.work.shown.upper()
    return [Piece(f"{title}   ", "heading"), Piece(separator.join(told), "strong")]


def _agreements(comparison: Comparison, options: Options) -> Iterator[list[Piece]]:
    """A line each for what is agreed on, mostly agreed on, and split on."""
    signs = options.signs
    rows = comparison.aspects
    praised = [row for row in rows if row.agreement is Agreement.PRAISE]
    faulted = [row for row in rows if row.agreement is Agreement.FAULT]
    agreed = _named("praise for", praised, Polarity.PRO, signs)
    if agreed and faulted:
        agreed.append(Piece(f" {signs.dot} ", "dim"))
    agreed += _named("fault for", faulted, Polarity.CON, signs)
    yield [Piece("AGREED ON  ", "strong"), *(agreed or [Piece("nothing", "dim")])]
    mostly = [row for row in rows if row.mostly]
    if mostly:
        yield [Piece("MOSTLY ON  ", "strong"), *_listed(mostly, signs)]
    split = [
        row
        for row in comparison.widest_first()
        if row.agreement is Agreement.SPLIT and not row.mostly
    ]
    yield [Piece("SPLIT ON   ", "strong"), *(_listed(split, signs) or [Piece("nothing", "dim")])]


def _named(lead: str, rows: Sequence[AspectRow], side: Polarity, signs: Signs) -> list[Piece]:
    if not rows:
        return []
    names = ", ".join(row.aspect for row in rows)
    return [Piece(f"{lead} "), Piece(f"{signs.of(side)} ", style_of(side)), Piece(names, "strong")]


def _listed(rows: Sequence[AspectRow], signs: Signs) -> list[Piece]:
    """Aspects, each with how many critics lean which way."""
    told: list[Piece] = []
    for row in rows:
        if told:
            told.append(Piece(f" {signs.dot} ", "dim"))
        told += [Piece(f"{row.aspect} ", "strong"), *sides_line(row.sides, signs)]
    return told


def agreement_words(row: AspectRow, signs: Signs) -> Piece:
    """What the critics come to on an aspect, in words and in the colour of the side they take."""
    if row.mostly:
        return Piece(f"mostly {signs.of(row.mostly)}", style_of(row.mostly))
    if row.agreement is Agreement.PRAISE:
        return Piece(f"agreed {signs.praise}", "praise")
    if row.agreement is Agreement.FAULT:
        return Piece(f"agreed {signs.fault}", "fault")
    if row.agreement is Agreement.SPLIT:
        torn = row.sides.mixed == row.sides.spoke  # all of two minds: no camps to speak of
        return Piece(f"mixed {signs.mixed}" if torn else "split", "mixed")
    return Piece("only one", "dim")


def histogram(comparison: Comparison, width: int, signs: Signs) -> list[Line]:
    """The scores of a crowd in tens, as bars with their counts; two columns where they fit."""
    scores = [score for r in comparison.critics if (score := score_of(r)) is not None]
    counts = [0] * 10
    for score in scores:
        counts[min(score // 10, 9)] += 1
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
