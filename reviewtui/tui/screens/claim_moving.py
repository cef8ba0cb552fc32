"""ClaimMovingActions: from critic to critic, from page to page, and headings that fold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reviewtui.tui.widgets.compare_fold import is_open
from reviewtui.tui.widgets.compare_sheet import Kind

if TYPE_CHECKING:
    from textual.screen import Screen

    from reviewtui.tui.widgets.compare_sheet import Target
    from reviewtui.tui.widgets.compare_table import CompareTable

    Base = Screen[Any]
else:
    Base = object


class ClaimMovingActions(Base):
    """Moves the cursor sideways in columns; in a list the same keys fold and unfold."""

    table: CompareTable | None

    def say(self, text: str) -> None:
        """Show a sentence above the keys."""
        raise NotImplementedError

    def action_claim_left(self) -> None:
        """To the critic on the left; in a list, fold."""
        if self.table is None or self.table.shape is None:
            return
        if self.table.shape.per_page:
            _ = self.table.aside(-1) or self.table.turn(-1, self.table.shape.per_page - 1)
        elif self.table.target:
            self.fold(self.table.target, opened=False)

    def action_claim_right(self) -> None:
        """To the critic on the right; in a list, unfold, or step in."""
        table = self.table
        if table is None or table.shape is None or table.target is None:
            return
        if table.shape.per_page:
            _ = table.aside(+1) or table.turn(+1, table.shape.held)
        elif table.target.kind is Kind.SECTION:
            if is_open(table.shape, table.target.section):
                table.action_line_down()
            else:
                self.fold(table.target, opened=True)

    def fold(self, target: Target, *, opened: bool | None) -> None:
        """Fold or unfold the heading of what is under the cursor; None turns it round."""
        table = self.table
        if table is None or table.shape is None or table.shape.per_page:
            return
        heading = table.heading_of(target)
        section = heading.section
        if opened is None:
            opened = not is_open(table.shape, section)
        options = table.options
        table.show(
            opened=options.opened | {section} if opened else options.opened - {section},
            closed=options.closed - {section} if opened else options.closed | {section},
        )
        if not opened:
            table.go(heading)

    def action_more_critics(self) -> None:
        """The next page of critics; in a list, the next heading."""
        self._turn(+1)

    def action_fewer_critics(self) -> None:
        """The page of critics before; in a list, the heading before."""
        self._turn(-1)

    def _turn(self, pages: int) -> None:
        table = self.table
        if table is None or table.shape is None:
            return
        if not table.shape.per_page:
            table.to_heading(down=pages > 0)
        elif not table.turn(pages):
            everyone = table.shape.pages == 1
            self.say(
                "All critics are in view."
                if everyone
                else f"This is the {'last' if pages > 0 else 'first'} page of critics."
            )
