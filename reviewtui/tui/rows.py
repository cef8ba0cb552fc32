"""Rows: a list drawn line by line, of which only what is in view exists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from reviewtui.model.text import as_drawn
from reviewtui.tui.commands import MOVING, bindings
from reviewtui.tui.line_view import LineView

if TYPE_CHECKING:
    from rich.style import Style
    from textual.events import Click

    from reviewtui.tui.look import Look

Piece = tuple[str, "Style"]
"""Words of a row and how they look."""


class Rows(LineView, can_focus=True):
    """A cursor over any number of rows of one height.

    A subclass says how many rows there are and draws one of them; nothing is kept per row, so a
    hundred thousand cost what a hundred do.
    """

    DEFAULT_CSS = """
    Rows { overflow-x: hidden; overflow-y: auto; scrollbar-size-vertical: 0; }
    """
    BINDINGS = [*bindings(MOVING)]
    LINES_MOVE = True
    ROW_HEIGHT = 1
    """Lines a row takes."""

    class AtRow(Message):
        """Something about one row; a plain class, because a dataclass costs a launch more."""

        def __init__(self, rows: Rows, index: int) -> None:
            super().__init__()
            self.rows = rows
            self.index = index

        @property
        def control(self) -> Rows:
            """The list, so that handlers can choose by it."""
            return self.rows

    class Moved(AtRow):
        """The cursor stands on another row."""

    class Chosen(AtRow):
        """A row was chosen with enter or the mouse."""

    def __init__(self, look: Look, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.look = look
        self.cursor = 0

    # --- what a subclass says

    def row_count(self) -> int:
        """How many rows there are."""
        raise NotImplementedError

    def row(self, index: int, width: int, line: int) -> list[Piece]:
        """The pieces of one line of a row; what does not fit in `width` is cut with a sign."""
        raise NotImplementedError

    def selectable(self, index: int) -> bool:
        """Whether the cursor may rest on a row."""
        return True

    # --- drawing

    def render_line(self, y: int) -> Strip:
        """One line of the view."""
        width = self.size.width
        index, line = divmod(y + self.scroll_offset.y, self.ROW_HEIGHT)
        if width <= 0:
            return Strip.blank(0)
        if index >= self.row_count():
            return Strip.blank(width, self.look.base)
        at_cursor = index == self.cursor and self.selectable(index)
        over = None
        if at_cursor:
            over = self.look.cursor if self.active else self.look.cursor_away
        return fit(self.row(index, width, line), width, self.look, over)

    @property
    def active(self) -> bool:
        """Whether the cursor is drawn as the one that keys move."""
        return self.has_focus

    def rows_changed(self, cursor: int | None = None) -> None:
        """Draw everything anew, the cursor kept inside the rows."""
        count = self.row_count()
        self.cursor = max(0, min(self.cursor if cursor is None else cursor, count - 1))
        self.virtual_size = Size(self.size.width, count * self.ROW_HEIGHT)
        self.refresh()
        self.call_after_refresh(self.keep_cursor_in_view)

    def on_resize(self) -> None:
        """Keep the cursor visible when the window changes."""
        self.virtual_size = Size(self.size.width, self.row_count() * self.ROW_HEIGHT)
        self.keep_cursor_in_view()

    def on_focus(self) -> None:
        """The cursor's colour says which pane has the keys."""
        self.refresh_row(self.cursor)

    def on_blur(self) -> None:
        """The cursor's colour says which pane has the keys."""
        self.refresh_row(self.cursor)

    # --- moving

    def move_to(self, index: int, step: int = 1) -> None:
        """Put the cursor on a row, or on the nearest one beyond it where it may rest."""
        count = self.row_count()
        index = max(0, min(index, count - 1))
        while 0 <= index < count and not self.selectable(index):
            index += step
        if not 0 <= index < count or index == self.cursor:
            return
        old, self.cursor = self.cursor, index
        self.keep_cursor_in_view()
        self.refresh_row(old)
        self.refresh_row(index)
        self.post_message(self.Moved(self, index))

    def keep_cursor_in_view(self) -> None:
        """Scroll as little as needed."""
        top, height = self.scroll_offset.y, self.size.height
        first = self.cursor * self.ROW_HEIGHT
        last = first + self.ROW_HEIGHT - 1
        if height <= 0:
            return
        if first < top:
            self.scroll_to(y=first, animate=False, immediate=True)
        elif last >= top + height:
            self.scroll_to(y=last - height + 1, animate=False, immediate=True)

    def refresh_row(self, index: int) -> None:
        """Draw one row anew."""
        self.refresh_lines(index * self.ROW_HEIGHT, self.ROW_HEIGHT)

    @property
    def rows_in_view(self) -> range:
        """The rows of which at least a line is in view."""
        first, height = self.scroll_offset.y, max(self.size.height, 1)
        last = (first + height - 1) // self.ROW_HEIGHT
        return range(first // self.ROW_HEIGHT, min(last + 1, self.row_count()))

    @property
    def page(self) -> int:
        """Rows that fit in the view, at least one."""
        return max(1, self.size.height // self.ROW_HEIGHT)

    def action_line_down(self) -> None:
        """One row down."""
        self.move_to(self.cursor + 1)

    def action_line_up(self) -> None:
        """One row up."""
        self.move_to(self.cursor - 1, -1)

    def action_page_down(self) -> None:
        """One page down."""
        self.move_to(self.cursor + max(1, self.page - 1))

    def action_page_up(self) -> None:
        """One page up."""
        self.move_to(self.cursor - max(1, self.page - 1), -1)

    def action_half_down(self) -> None:
        """Half a page down."""
        self.move_to(self.cursor + max(1, self.page // 2))

    def action_half_up(self) -> None:
        """Half a page up."""
        self.move_to(self.cursor - max(1, self.page // 2), -1)

    def action_go_top(self) -> None:
        """To the first row."""
        self.move_to(0)

    def action_go_end(self) -> None:
        """To the last row."""
        self.move_to(self.row_count() - 1, -1)

    def on_click(self, event: Click) -> None:
        """A click moves the cursor; on the cursor it chooses."""
        index = (event.y + self.scroll_offset.y) // self.ROW_HEIGHT
        if index >= self.row_count() or not self.selectable(index):
            return
        if index == self.cursor:
            self.post_message(self.Chosen(self, index))
        else:
            self.move_to(index)


def fit(pieces: list[Piece], width: int, look: Look, over: Style | None = None) -> Strip:
    """Pieces as a strip of exactly `width` cells, `over` laid on all of it."""
    segments: list[Segment] = []
    left = width
    for index, (text, style) in enumerate(pieces):
        text = as_drawn(text)
        cells = cell_len(text)
        if cells > left:
            sign = look.signs.ellipsis if left > 3 else ""
            text = set_cell_size(text, left - cell_len(sign)) + sign
            cells = left
        if cells:
            segments.append(Segment(text, over or style))
        left -= cells
        if left <= 0:
            break
        if index == len(pieces) - 1:
            break
    if left > 0:
        segments.append(Segment(" " * left, over or (pieces[-1][1] if pieces else look.base)))
    return Strip(segments, width)


def padded(words: str, width: int, look: Look) -> str:
    """Words as exactly `width` cells, the end cut off with a sign of one cell."""
    if width <= 0:
        return ""
    if cell_len(words) > width:
        return set_cell_size(words, width - 1) + look.signs.ellipsis[:1]
    return set_cell_size(words, width)
