"""The top of a comparison: how many critics, what they rated, where they agree and where not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtui.model.comparison import Agreement
from reviewtui.model.dispute import VERBS
from reviewtui.model.point import Origin, Polarity
from reviewtui.tui.widgets.compare_sheet import Band, Kind, Spot, Target
from reviewtui.tui.widgets.compare_text import (
    Piece,
    cells_of,
    evened,
    flow,
    padded,
    sides_line,
    style_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewtui.model.comparison import AspectRow, Comparison
    from reviewtui.tui.look import Signs
    from reviewtui.tui.widgets.compare_text import Cell, Line
    from reviewtui.tui.widgets.compare_view import View

ALONE = (
    "One critic so far, so there is nothing to compare with yet. Add another review of this work "
    "with A on the home screen, or with `reviewtui add`, and its points stand beside these."
)
LEAD = len("SPLIT ON   ")
FEW = 12
"""Critics up to which a number says less than a name does."""
ROOMY = 60
"""Cells from which there is room for what the sides of a split say."""
ROWS_FOR = (16, 20, 34, 40, 46)
"""Heights of the window from which one more split is told with its reasons."""
TALL = 30
"""Lines of a window under which what stands below in full is only named on top."""
NO_POINTS = "No points yet: none of these reviews says what it praises or faults."


def title(view: View) -> Band:
    """The work and its figures, then what critics agree and split on; wrapped, nothing cut."""
    comparison, options = view.comparison, view.options
    signs, room = options.signs, max(options.width - 1, 2)
    blocks: list[Cell] = [flow(_figures(comparison, signs), room, 2)]
    targets: list[Target] = []
    if len(comparison.critics) == 1:
        blocks.append(flow([Piece(ALONE, "mixed")], room))
    if not comparison.aspects:
        blocks.append(flow([Piece(NO_POINTS, "mixed")], room))
    elif len(comparison.critics) > 1:
        blocks += [flow(told, room, LEAD) for told in _agreements(comparison, signs)]
        blocks.append(_splits(view, room, targets))
    margin = Piece(" ")
    lines = [(margin, *line) for block in blocks for line in block] + [()]
    return Band(tuple(lines), tuple(_spots(lines, targets)))


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


def _agreements(comparison: Comparison, signs: Signs) -> Iterator[list[Piece]]:
    """A line each for what is agreed on and mostly agreed on, widest agreement first."""
    rows = sorted(comparison.aspects, key=lambda row: -row.sides.spoke)
    agreed: list[Piece] = []
    for lead, side in (("praise for", Polarity.PRO), ("fault for", Polarity.CON)):
        meant = Agreement.PRAISE if side is Polarity.PRO else Agreement.FAULT
        agreed += _named(agreed, lead, [r for r in rows if r.agreement is meant], side, signs)
    agreed += _named(
        agreed,
        "two minds on",
        [r for r in rows if r.agreement is Agreement.MIXED],
        Polarity.MIXED,
        signs,
    )
    yield [Piece("AGREED ON  ", "strong"), *(agreed or [Piece("nothing", "dim")])]
    mostly = [row for row in rows if row.mostly]
    if mostly:
        yield [Piece("MOSTLY ON  ", "strong"), *_listed(mostly, signs)]


def _named(
    before: Sequence[Piece], lead: str, rows: Sequence[AspectRow], side: Polarity, signs: Signs
) -> list[Piece]:
    """The aspects of a side; where critics are many, with how many spoke of each."""
    if not rows:
        return []
    few = all(row.sides.spoke <= FEW for row in rows)
    names = ", ".join(row.aspect if few else f"{row.aspect} {row.sides.spoke}" for row in rows)
    told = [Piece(f"{lead} "), Piece(f"{signs.of(side)} ", style_of(side)), Piece(names, "strong")]
    return [Piece(f" {signs.dot} ", "dim"), *told] if before else told


# --- what they split on, and why


def _splits(view: View, room: int, targets: list[Target]) -> Cell:
    """The widest splits with what each side says, as many as the window has room for."""
    signs, options = view.options.signs, view.options
    rows = [
        row
        for row in view.comparison.widest_first()
        if row.agreement is Agreement.SPLIT and not row.mostly
    ]
    head = Piece("SPLIT ON   ", "strong")
    count = 0
    if room >= ROOMY:
        count = sum(options.height >= least for least in ROWS_FOR)
    told, others = rows[:count], rows[count:]
    if not told:
        return flow([head, *(_listed(rows, signs) or [Piece("nothing", "dim")])], room, LEAD)
    column = min(max(len(row.aspect) for row in told) + 2, 20)
    lines: Cell = []
    for row in told:
        lines += _split(view, row, column, room, targets)
    lines = [(Piece(" " * LEAD), *line) for line in lines]
    lines[0] = (head, *lines[0][1:])
    if others:
        names = _listed(others, signs)
        if options.height < TALL:
            names = [Piece(", ".join(row.aspect for row in others), "strong")]
        lines += flow([Piece(f"{'':{LEAD}}"), Piece("also on ", "dim"), *names], room, LEAD)
    return lines


def _split(view: View, row: AspectRow, column: int, room: int, targets: list[Target]) -> Cell:
    """`story  2 praise: …; 1 faults: …`: side beside side where they fit, else below."""
    both = (Polarity.PRO, Polarity.CON)
    sides = [told for side in both if (told := _side(view, row, side, targets))]
    torn = _side(view, row, Polarity.MIXED, targets, quote=len(sides) < 2)
    *most, last = [*sides, torn] if torn and len(sides) < 2 else sides
    after = [torn] if torn and len(sides) == 2 else []
    if row.dispute and (over := row.dispute.unsaid):
        after.append([Piece(f"over {', '.join(over)}", "dim")])
    semicolon = Piece("; ", "dim")
    for told in after:
        last = [*last, semicolon, *told]
    beside = [[*told, semicolon] for told in most] + [last]
    room -= LEAD + column
    if cells_of(piece for told in beside for piece in told) <= room:
        beside = [[piece for told in beside for piece in told]]
    lines = [line for told in beside for line in flow(told, room, 2)]
    head = padded((Piece(f"{row.aspect} ", "strong"),), column)
    return [(*(head if not n else (Piece(" " * column),)), *line) for n, line in enumerate(lines)]


def _side(
    view: View, row: AspectRow, side: Polarity, targets: list[Target], *, quote: bool = True
) -> list[Piece]:
    """How many take a side, and what one of them says, on which the cursor can stand."""
    praise, mixed, fault = row.sides
    count = {Polarity.PRO: praise, Polarity.CON: fault, Polarity.MIXED: mixed}[side]
    if not count:
        return []
    one, more = VERBS[side]
    told = [Piece(f"{count} {one if count == 1 else more}", style_of(side))]
    claim = row.dispute.spokesman(side) if row.dispute else None
    if claim is None or not quote:
        return told
    number = row.by(claim.review).index(claim)
    spot = len(targets)
    targets.append(Target(Kind.SPLIT, claim.review, row.aspect, claim, number))
    words = evened(claim.point.label or claim.point.quote)
    mark = f" {view.options.signs.found}" if claim.point.origin is Origin.FOUND else ""
    return [*told, Piece(": ", style_of(side)), Piece(f"{words}{mark}", "base", spot)]


def _spots(lines: Sequence[Line], targets: Sequence[Target]) -> Iterator[Spot]:
    """Where each claim stands in the lines."""
    for number, target in enumerate(targets):
        on = [n for n, line in enumerate(lines) if any(piece.spot == number for piece in line)]
        yield Spot(target, 0, on[0], on[-1] - on[0] + 1)


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
        return Piece("split", "mixed")
    if row.agreement is Agreement.MIXED:
        return Piece(f"mixed {signs.mixed}", "mixed")
    return Piece("only one", "dim")
