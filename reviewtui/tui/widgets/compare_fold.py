"""Headings of a comparison that fold, and what they say while folded."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size

from reviewtui.tui.widgets.compare_sheet import Band, Kind, Row, Spot, Target
from reviewtui.tui.widgets.compare_text import Piece, cells_of, evened, flow, padded

if TYPE_CHECKING:
    from reviewtui.model.comparison import AspectRow
    from reviewtui.tui.look import Signs
    from reviewtui.tui.widgets.compare_text import Cell, Line
    from reviewtui.tui.widgets.compare_view import View

CRITICS = "Critics"
"""The heading over the critics; no aspect is spelled with a capital."""
HINTED = 200
"""Claims of a folded aspect that are looked at to hint at what is said."""
NAME = 17
"""Cells for the name of a heading."""


def is_open(view: View, section: str) -> bool:
    """Whether a heading is unfolded: as a person left it, else if everything fits, else not."""
    options = view.options
    if section in options.opened:
        return True
    if section in options.closed:
        return False
    if options.only.on:
        return True
    if section == CRITICS:
        return view.crowd or options.expand or len(view.critics) <= max(4, options.height // 3)
    if view.crowd:
        return False
    return options.expand or _lines(view) <= options.height


def is_brief(view: View) -> bool:
    """Whether critics are told in a line each, without verdicts, for want of room."""
    options = view.options
    folded = view.head + 1 + len(view.aspects) + 2 * len(view.critics)
    return not options.expand and folded > options.height


def _lines(view: View) -> int:
    """About how many lines everything takes unfolded."""
    return view.head + 1 + sum(len(row.claims) + 1 for row in view.aspects) + 2 * len(view.critics)


def heading(
    view: View, section: str, told: Line, row: AspectRow | None = None, hint: str = ""
) -> Row:
    """A heading that folds; folded, it already hints at what was said."""
    target = Target(Kind.SECTION, None, section)
    return Row(partial(_headed, view, target, told, row, hint), key=target.key, sticky=True)


def _headed(view: View, target: Target, told: Line, row: AspectRow | None, hint: str) -> Band:
    signs, width = view.options.signs, view.options.width
    opened = is_open(view, target.section)
    fold = signs.opened if opened else signs.closed
    room = max(width - 2, 4)
    name = f"{fold} {target.section[:1].upper()}{target.section[1:]}"
    column = min(NAME, max(room // 2, 4))
    head = flow([Piece(name, "heading")], room, 2)
    if cells_of(head[-1]) < column and cells_of(told) + column <= room:
        head[-1] = (*padded(head[-1], column), *told)
        line, spare = head[-1], room - cells_of(head[-1])
        if not opened and spare > 12:
            line = padded(line, column + cells_of(told) - cells_of(told[-1:]) + 11)
            spare = room - cells_of(line) - 1
            said = _hint(view, row, spare) if row else (Piece(cut(hint, spare, signs), "dim"),)
            head[-1] = (*line, *said) if spare > 8 else line
    else:
        head += flow([Piece("  "), *told], room, 2)
    return band(target, head, width, 1)


def _hint(view: View, row: AspectRow, room: int) -> Line:
    """Of a split what each side says, else what is said most often; unfolding shows it all."""
    signs = view.options.signs
    quarrel = row.dispute
    if quarrel and quarrel.praise and quarrel.fault:
        words = [evened(claim.point.label) for claim in (quarrel.praise, quarrel.fault)]
        praise, fault = f"{signs.praise} ", f"{signs.fault} "
        room -= cell_len(praise) + cell_len(fault) + 1
        first = cut(words[0], max(room // 2, room - cell_len(words[1])), signs)
        second = cut(words[1], room - cell_len(first), signs)
        return (
            Piece(praise, "praise"),
            Piece(f"{first} ", "dim"),
            Piece(fault, "fault"),
            Piece(second, "dim"),
        )
    often = Counter(evened(claim.point.label) for claim in row.claims[:HINTED]).most_common(20)
    return (Piece(cut(" / ".join(label for label, _ in often), room, signs), "dim"),)


def cut(words: str, room: int, signs: Signs) -> str:
    """Words cut to one line; unfolding or expanding shows them all."""
    if cell_len(words) <= room:
        return words
    return set_cell_size(words, max(room - cell_len(signs.ellipsis), 0)).rstrip() + signs.ellipsis


def band(target: Target, lines: Cell, width: int, indent: int) -> Band:
    """Lines that are one spot, as wide as the sheet."""
    margin = Piece(" " * indent)
    drawn = tuple((margin, *padded(line, width - indent, 0)) for line in lines)
    return Band(drawn, (Spot(target, 0, 0, len(drawn)),))
