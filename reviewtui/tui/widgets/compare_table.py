"""CompareTable: a comparison drawn line by line, with a cursor that stands on claims."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reviewtui.tui.commands import MOVING, bindings
from reviewtui.tui.widgets.compare_fold import CRITICS
from reviewtui.tui.widgets.compare_follow import again, nearest, standing
from reviewtui.tui.widgets.compare_layout import lay_out
from reviewtui.tui.widgets.compare_sheet import At, Kind, Target
from reviewtui.tui.widgets.compare_view import NARROWEST, Options

if TYPE_CHECKING:
    from textual.events import Click

    from reviewtui.model.comparison import Comparison
    from reviewtui.tui.look import Look
    from reviewtui.tui.widgets.compare_sheet import Band, Sheet
    from reviewtui.tui.widgets.compare_text import Line
    from reviewtui.tui.widgets.compare_view import View


class CompareTable(ScrollView, can_focus=True):
    """Draws a comparison in the shape its width asks for; only what is in view is laid out."""

    DEFAULT_CSS = """
    CompareTable { height: 1fr; overflow-x: hidden; overflow-y: auto; scrollbar-size-vertical: 0; }
    """
    BINDINGS = [*bindings(MOVING)]

    @dataclass
    class Moved(Message):
        """The cursor stands on something else."""

        target: Target | None

    @dataclass
    class Chosen(Message):
        """What is under the cursor was chosen with the mouse."""

        target: Target

    @dataclass
    class Laid(Message):
        """The sheet was laid out anew: other critics, another order, another width."""

        view: View

    @dataclass
    class Scrolled(Message):
        """Other lines are in view."""

        percent: int

    def __init__(self, look: Look, comparison: Comparison) -> None:
        super().__init__()
        self.look = look
        self.comparison = comparison
        self.options = Options(width=0, signs=look.signs)
        self.shape: View | None = None
        self.sheet: Sheet | None = None
        self.at: At | None = None
        self._column = 0
        """The column the cursor keeps to while it crosses rows that have fewer."""
        self._kept: Target | None = None
        """What a person put the cursor on or corrected; it goes back there when that comes back."""

    # --- what is shown

    @property
    def target(self) -> Target | None:
        """What the cursor stands on."""
        return self.sheet.spot(self.at).target if self.sheet and self.at else None

    def restart(self, **changes: object) -> None:
        """Change options and look at the result from the top."""
        self.at = self._kept = None
        self.show(**changes)
        self.scroll_home(animate=False, immediate=True)

    def show(self, **changes: object) -> None:
        """Change options and lay out anew; the cursor stays on what it stood on."""
        self.options = replace(self.options, **changes)  # type: ignore[arg-type]
        if not self.options.width:
            return
        before, line = self.target, self._top
        above = line - self.scroll_offset.y
        first = self.at is None
        shape = self._lay_out()
        who = before.review if before else None
        if shape.pages > 1 and who in shape.critics and who.id != self.options.pinned:
            page = shape.page_of(who)
            if page != self.options.page:
                self.options = replace(self.options, page=page)
                self._lay_out()
        self._put(self._again(before, line))
        if not first:
            if self.scroll_offset.y:  # else what stands on top is looked at, and stays in view
                self.scroll_to(y=max(0, self._top - above), animate=False, immediate=True)
            self._into_view()

    def turn(self, pages: int, column: int | None = None) -> bool:
        """Turn to another page of critics; False where there is none.

        The cursor stays in its row, and in its column unless another is named.
        """
        if self.shape is None or self.at is None:
            return False
        page = self.options.page + pages
        if not 0 <= page < self.shape.pages:
            return False
        row, column = self.at.row, self._column if column is None else column
        self.options = replace(self.options, page=page)
        self._lay_out()
        assert self.sheet is not None
        spots = self.sheet.band(row).spots
        there = [index for index, spot in enumerate(spots) if spot.column == column]
        self._put(At(row, there[0] if there else len(spots) - 1))
        self._kept = self.target
        self._into_view()
        return True

    def hold(self) -> None:
        """The cursor is to stay on this claim, whatever becomes of it by a correction."""
        self._kept = self.target

    def compare(self, comparison: Comparison) -> None:
        """Show other reviews, or the same ones read again.

        The heading stays open under which the cursor was put, or to which its claim went.
        """
        self.comparison = comparison
        opened = self.options.opened
        if self._kept and self._kept.claim and (now := again(self._kept, comparison)):
            opened |= {now.section}
        self.show(opened=opened)

    def on_resize(self) -> None:
        """Lay out for the new width.

        What fits is judged by the whole window, so that opening a panel folds nothing.
        """
        width, height = max(self.size.width, NARROWEST), self.app.size.height - 3
        if (width, height) != (self.options.width, self.options.height) or self.sheet is None:
            self.show(width=width, height=height)
        else:
            self._into_view()
        self._tell_place()

    def _lay_out(self) -> View:
        self.shape, self.sheet = lay_out(self.comparison, self.options)
        self.at = None
        self.virtual_size = Size(self.options.width, self.sheet.height)
        self.refresh()
        self.post_message(self.Laid(self.shape))
        return self.shape

    def _again(self, before: Target | None, line: int) -> At | None:
        """Where the cursor goes on a new sheet: to the same thing, else to what is closest.

        At first that is the first claim, unless the window is too small to show it.
        """
        sheet, shape = self.sheet, self.shape
        assert sheet is not None
        assert shape is not None
        if self._kept and (found := standing(self._kept, sheet, shape)):
            self._kept = sheet.spot(found).target
            return found
        if before and (found := standing(before, sheet, shape) or nearest(before, line, sheet)):
            return found
        beneath = sheet.first(after=1) or sheet.first()  # the first row is the summary
        claim = sheet.first(Kind.CLAIM, after=1, any_column=self.options.only.on)
        return claim if claim and sheet.lines_of(claim)[1] <= self.size.height else beneath

    # --- the cursor

    def move_to(self, at: At | None) -> None:
        """Put the cursor somewhere, and bring it into view."""
        if at is None or self.sheet is None or at == self.at:
            self._edge()
            return
        old = self.at
        self._put(at)
        self._kept = self.target
        self._into_view()
        for place in (old, at):
            if place is not None:
                top, end = self.sheet.lines_of(place)
                self.refresh_lines(top, end - top)

    def _put(self, at: At | None) -> None:
        self.at = at
        if at is not None and self.sheet is not None:
            self._column = self.sheet.spot(at).column
        self.post_message(self.Moved(self.target))

    def _edge(self) -> None:
        """Nowhere further to go: show what lies beyond the first or last place."""
        if self.sheet is None or self.at is None:
            return
        if self.at == self.sheet.first():
            self.scroll_home(animate=False, immediate=True)
        elif self.sheet.step(self.at, down=True, column=self._column) is None:
            self.scroll_end(animate=False, immediate=True)

    @property
    def _top(self) -> int:
        return self.sheet.lines_of(self.at)[0] if self.sheet and self.at else 0

    def _sticky(self, line: int) -> Band | None:
        """What stays on top when the view begins at a line, unless it would fill the view."""
        if self.sheet is None or line <= 0:
            return None
        row = self.sheet.sticky_over(line)
        if row is None:
            return None
        band = self.sheet.band(row)
        return band if len(band.lines) * 3 <= self.size.height else None

    def _into_view(self) -> None:
        """Scroll as little as needed to show all of the spot, or else its beginning."""
        height = self.size.height
        if self.sheet is None or self.at is None or height <= 0:
            return
        top, end = self.sheet.lines_of(self.at)
        view = self.scroll_offset.y
        if end > view + height:
            view = min(top, end - height)
        sticky = self._sticky(view)
        cover = len(sticky.lines) if sticky else 0
        if top < view + cover:
            above = self._sticky(top)
            view = top - (len(above.lines) if above else 0)
        if self.at == self.sheet.first():
            view = 0 if end <= height else view
        if view != self.scroll_offset.y:
            self.scroll_to(y=max(0, view), animate=False, immediate=True)

    def _step(self, *, down: bool) -> None:
        if self.sheet and self.at:
            self.move_to(self.sheet.step(self.at, down, self._column))

    def _leap(self, lines: int) -> None:
        """Move by some lines, at least to the next place."""
        if self.sheet is None or self.at is None:
            return
        down = lines > 0
        found = self.sheet.near(self._top + lines, self._column, down)
        self.move_to(found if found != self.at else self.sheet.step(self.at, down, self._column))

    def action_line_down(self) -> None:
        """To the claim below."""
        self._step(down=True)

    def action_line_up(self) -> None:
        """To the claim above."""
        self._step(down=False)

    def action_page_down(self) -> None:
        """One view down."""
        self._leap(max(1, self.size.height - 2))

    def action_page_up(self) -> None:
        """One view up."""
        self._leap(-max(1, self.size.height - 2))

    def action_half_down(self) -> None:
        """Half a view down."""
        self._leap(max(1, self.size.height // 2))

    def action_half_up(self) -> None:
        """Half a view up."""
        self._leap(-max(1, self.size.height // 2))

    def action_go_top(self) -> None:
        """To the beginning."""
        if self.sheet:
            self.move_to(self.sheet.first())
            self.scroll_home(animate=False, immediate=True)

    def action_go_end(self) -> None:
        """To the last claim of this critic."""
        if self.sheet:
            self.move_to(self.sheet.last(self._column))

    def aside(self, columns: int) -> bool:
        """To the critic on the right or left; False where there is none on this page."""
        if self.sheet is None or self.at is None or self.shape is None:
            return False
        found = self.sheet.aside(self.at, self._column + columns)
        if found is not None:
            self.move_to(found)
        return found is not None

    def go(self, target: Target) -> None:
        """Put the cursor on something, if it is on the sheet."""
        if self.sheet and (found := self.sheet.find(target.key)):
            self.move_to(found)

    def heading_of(self, target: Target) -> Target:
        """The heading something stands under."""
        if target.kind is Kind.SECTION:
            return target
        section = CRITICS if target.kind is Kind.CRITIC else target.section
        return Target(Kind.SECTION, None, section)

    def to_heading(self, *, down: bool) -> None:
        """To the next or previous heading of a list."""
        if self.sheet and self.at:
            self.move_to(self.sheet.heading(self.at, down))

    def on_focus(self) -> None:
        """The cursor's colour says that keys go here."""
        self.refresh()

    def on_blur(self) -> None:
        """The cursor's colour says that keys go elsewhere."""
        self.refresh()

    def on_click(self, event: Click) -> None:
        """A click moves the cursor; on the cursor it chooses."""
        place = self._place_at(event.x, event.y)
        if place is None or self.sheet is None:
            return
        if place == self.at:
            self.post_message(self.Chosen(self.sheet.spot(place).target))
        else:
            self.move_to(place)

    def _place_at(self, x: int, y: int) -> At | None:
        """The place drawn at a cell of the view."""
        if self.sheet is None:
            return None
        number = y + self.scroll_offset.y
        if number >= self.sheet.height:
            return None
        row, _, line = self.sheet.line(number)
        for piece in line:
            x -= cell_len(piece.text)
            if x < 0:
                return At(row, piece.spot) if piece.spot >= 0 else None
        return None

    # --- drawing

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Say how far down the view is."""
        super().watch_scroll_y(old_value, new_value)
        self._tell_place()

    def _tell_place(self) -> None:
        if self.sheet is not None:
            below = self.sheet.height - self.size.height
            percent = 100 if below <= 0 else min(100, round(100 * self.scroll_offset.y / below))
            self.post_message(self.Scrolled(percent))

    def render_line(self, y: int) -> Strip:
        """One line of the view."""
        width, sheet = self.size.width, self.sheet
        if sheet is None or width <= 0:
            return Strip.blank(max(width, 0), self.look.base)
        sticky = self._sticky(self.scroll_offset.y)
        if sticky and y < len(sticky.lines):
            return self._strip(sticky.lines[y], sticky, None, width)
        number = y + self.scroll_offset.y
        if number >= sheet.height:
            return Strip.blank(width, self.look.base)
        row, band, line = sheet.line(number)
        lit = self.at.spot if self.at and self.at.row == row else None
        return self._strip(line, band, lit, width)

    def _strip(self, line: Line, band: Band, lit: int | None, width: int) -> Strip:
        """Pieces in the colours of the theme; the spot under the cursor in the cursor's."""
        look = self.look
        cursor = look.cursor if self.has_focus else look.cursor_away
        ground = Style(bgcolor=look.stripe.bgcolor) if band.stripe else Style()
        segments = []
        for text, style, spot in line:
            if spot >= 0 and spot == lit:
                segments.append(Segment(text, cursor))
            else:
                segments.append(Segment(text, getattr(look, style) + ground))
        return Strip(segments).simplify().adjust_cell_length(width, look.base + ground)
