"""A comparison laid out for a width: as columns, as a list that folds, or one row a critic."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reviewtui.tui.widgets.compare_list import list_rows
from reviewtui.tui.widgets.compare_matrix import matrix_rows
from reviewtui.tui.widgets.compare_sheet import Band, Row, Sheet
from reviewtui.tui.widgets.compare_title import title_lines
from reviewtui.tui.widgets.compare_view import view

if TYPE_CHECKING:
    from reviewtui.model.comparison import Comparison
    from reviewtui.tui.widgets.compare_view import Options, View


def lay_out(comparison: Comparison, options: Options) -> tuple[View, Sheet]:
    """What is shown, and the sheet it is shown on.

    Critics stand side by side where they fit; otherwise there is a list.
    """
    shown = view(comparison, options)
    title = Row(partial(_title, shown))
    if shown.per_page:
        return shown, Sheet([title, *matrix_rows(shown)])
    return shown, Sheet([title, *list_rows(shown)])


def _title(shown: View) -> Band:
    return Band(tuple(title_lines(shown.comparison, shown.options)))
