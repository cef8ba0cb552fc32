"""Replay: what a cleared screen shows after bytes that this package wrote."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from .cells import Grid, Row, split

if TYPE_CHECKING:
    from .pens import Pen, PenBox

STROKE: Final = re.compile(r"([^\x00-\x1f\x7f-\x9f]+)|\r|\x1b\[([0-9;]*)([mHCBKXJ])")


def replay(paint: str, width: int, height: int, pens: PenBox) -> tuple[Grid, Pen] | None:
    """The cells, and the pen it leaves; None if anything is in it that a `Brush` does not write."""
    grid = Grid(width, height, pens.plain, " ")
    pen, y, x, at = pens.plain, 0, 0, 0
    for stroke in STROKE.finditer(paint):
        if stroke.start() != at:
            return None
        at = stroke.end()
        text, parameters, kind = stroke.groups()
        if text:
            cells = split(text)
            if y >= height or x + len(cells) > width:
                return None
            grid.put(y, x, Row(cells, [pen] * len(cells)))
            x += len(cells)
        elif kind == "m":
            applied = pens.apply(pen, parameters)
            if applied is None:
                return None
            pen = applied
        elif kind == "J":
            grid = Grid(width, height, pen, " ")
        elif kind in ("K", "X"):
            count = width - x if kind == "K" else min(int(parameters or 1), width - x)
            if y >= height or count <= 0:
                return None
            grid.put(y, x, Row([" "] * count, [pen.blank] * count))
        else:
            y, x = _moved(y, x, kind, parameters)
    return (grid, pen) if at == len(paint) else None


def _moved(y: int, x: int, kind: str | None, parameters: str | None) -> tuple[int, int]:
    """Where the cursor goes."""
    numbers = [int(part or 1) for part in (parameters or "1").split(";")]
    if kind == "C":
        return y, x + numbers[0]
    if kind == "B":
        return y + numbers[0], x
    if kind == "H":
        return numbers[0] - 1, (numbers[1] if len(numbers) > 1 else 1) - 1
    return y, 0
