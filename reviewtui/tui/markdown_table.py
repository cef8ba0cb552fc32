"""Tables set in columns that wrap, or as one entry below the other where columns do not fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from reviewtui.tui.lines import Leaf, Line, wrap

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reviewtui.tui.look import Look

    Cell = tuple[Leaf, str]

_NARROWEST = 6
"""Columns of fewer characters than this would break every word."""


def set_table(
    rows: Sequence[Sequence[Cell]], room: int, look: Look, begin: Callable[[], Line]
) -> None:
    """Set a table; the first row is its head."""
    if not rows or not rows[0]:
        return
    widths = _widths(rows, room)
    if widths is None:
        _set_entries(rows, room, look, begin)
        return
    bar = f" {look.signs.vertical} "
    cross = "+" if look.signs.horizontal.isascii() else "┼"
    for number, row in enumerate(rows):
        _set_row(row, widths, bar, look, begin)
        if number == 0:
            rule = look.signs.horizontal
            begin().add(f"{rule}{cross}{rule}".join(rule * width for width in widths), look.dim)


def _widths(rows: Sequence[Sequence[Cell]], room: int) -> list[int] | None:
    """How wide each column is: what it needs, the widest giving way first; None if too narrow."""
    count = len(rows[0])
    wanted = [
        max(1, max(cell_len(row[at][0].text) if at < len(row) else 0 for row in rows))
        for at in range(count)
    ]
    left = room - 3 * (count - 1)
    if left < sum(min(want, _NARROWEST) for want in wanted):
        return None
    while sum(wanted) > left:
        widest = max(wanted)
        others = max((want for want in wanted if want < widest), default=0)
        many = wanted.count(widest)
        over = sum(wanted) - left
        cut = min(widest - max(others, _NARROWEST), -(-over // many)) or 1
        for at in [at for at, want in enumerate(wanted) if want == widest]:
            take = min(cut, sum(wanted) - left)
            wanted[at] -= max(take, 0)
    return wanted


def _set_row(
    row: Sequence[Cell], widths: list[int], bar: str, look: Look, begin: Callable[[], Line]
) -> None:
    folded = [wrap(leaf.text, width) for (leaf, _), width in zip(row, widths, strict=False)]
    for level in range(max(len(lines) for lines in folded)):
        line = begin()
        for at, ((leaf, align), width) in enumerate(zip(row, widths, strict=False)):
            if at:
                line.add(bar, look.dim)
            start, end = folded[at][level] if level < len(folded[at]) else (0, 0)
            spare = max(width - cell_len(leaf.text[start:end]), 0)
            before = {"right": spare, "center": spare // 2}.get(align, 0)
            line.add(" " * before, look.base)
            leaf.put(line, start, end)
            if at < len(row) - 1:
                line.add(" " * (spare - before), look.base)


def _set_entries(
    rows: Sequence[Sequence[Cell]], room: int, look: Look, begin: Callable[[], Line]
) -> None:
    """Each row as lines of `head: cell`, so that nothing is cut in a narrow window."""
    head = rows[0]
    for number, row in enumerate(rows[1:] or [head]):
        if number:
            begin()
        for (name, _), (leaf, _) in zip(head, row, strict=False):
            whole = Leaf()
            if rows[1:]:
                whole.take(name)
                whole.add(": ", look.dim)
            whole.take(leaf)
            for start, end in wrap(whole.text, room):
                whole.put(begin(), start, end)
