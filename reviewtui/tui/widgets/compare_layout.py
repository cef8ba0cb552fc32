"""A comparison laid out for a width: as columns, as a list that folds, or one row a critic."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reviewtui.tui.widgets.compare_crowd import crowd_rows
from reviewtui.tui.widgets.compare_list import list_rows
from reviewtui.tui.widgets.compare_matrix import matrix_rows
from reviewtui.tui.widgets.compare_sheet import Band, Row, Sheet
from reviewtui.tui.widgets.compare_text import Piece, flow
from reviewtui.tui.widgets.compare_title import title
from reviewtui.tui.widgets.compare_view import view

if TYPE_CHECKING:
    from reviewtui.model.comparison import Comparison
    from reviewtui.tui.widgets.compare_view import Options, View


def lay_out(comparison: Comparison, options: Options) -> tuple[View, Sheet]:
    """What is shown, and the sheet it is shown on.

    Critics stand side by side where they fit; otherwise there is a list.
    """
    shown = view(comparison, options)
    top = title(shown)
    shown = shown._replace(head=len(top.lines))
    head = [Row(lambda: top)]
    if options.only.on and not shown.aspects:
        head.append(Row(partial(_nothing, shown)))
    if shown.per_page:
        return shown, Sheet([*head, *matrix_rows(shown)])
    return shown, Sheet([*head, *(crowd_rows(shown) if shown.crowd else list_rows(shown))])


def _nothing(shown: View) -> Band:
    """What to do where a filter leaves nothing over."""
    words = f"No claim is like this: {shown.options.only.typed}. esc shows everything again."
    lines = flow([Piece(words, "mixed")], max(shown.options.width - 2, 2))
    return Band((*((Piece(" "), *line) for line in lines), ()))
