"""ArrangingActions: how the list of the home screen is grouped, sorted, narrowed and walked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtui.tui.shelves import ORDERS, Arrangement, LibraryShelf

if TYPE_CHECKING:
    from textual.screen import Screen

    from reviewtui.model.review import Review
    from reviewtui.tui.session import Session
    from reviewtui.tui.widgets.prompt import Prompt
    from reviewtui.tui.widgets.sidebar import Sidebar

    Base = Screen[None]
else:
    Base = object


class ArrangingActions(Base):
    """What is in the list, and in which order."""

    session: Session
    sidebar: Sidebar
    arrangement: Arrangement
    review: Review | None

    if TYPE_CHECKING:

        @property
        def prompt(self) -> Prompt:
            """The line to type in."""

    def say(self, text: str) -> None:
        """Show a sentence above the keys."""
        raise NotImplementedError

    def open_first(self) -> None:
        """Open the review read last, or the first there is."""
        raise NotImplementedError

    def fill(self) -> None:
        """Show the list as it is arranged now."""
        session, (by, order, _) = self.session, self.arrangement
        ids = session.marks.bookmarked_reviews() if by == "bookmarked" else None
        read = session.marks.reading.read_ids() if order == "unread" else None
        shelf = LibraryShelf(session.library, self.arrangement, ids=ids, read=read)
        self.sidebar.read = session.marks.reading.read_ids()
        self.sidebar.bookmarked = session.marks.bookmarked_reviews()
        self.sidebar.fill(shelf, by_work=by == "work")

    def why_empty(self) -> str:
        """What to do about a list without rows; empty if it has some."""
        if self.sidebar.row_count():
            return ""
        if self.arrangement.narrow:
            return f"Nothing holds “{self.arrangement.narrow}”; esc shows everything again."
        if self.arrangement.by == "bookmarked":
            return "Nothing is bookmarked yet: b bookmarks what you read; 1 shows everything."
        roots = ", ".join(self.session.library.roots)
        return (
            f"No reviews in {roots} yet. Put a Markdown file in a folder named after its outlet, "
            "and press r; or open others with: reviewtui FOLDER"
        )

    def action_next_review(self) -> None:
        """The next review of the list."""
        if not self._step(forward=True):
            self.say("This is the last review of the list.")

    def action_previous_review(self) -> None:
        """The previous review of the list."""
        if not self._step(forward=False):
            self.say("This is the first review of the list.")

    def _arrange_list(self, arrangement: Arrangement) -> None:
        self.arrangement = arrangement
        self.session.marks.reading.set_ui("by", arrangement.by)
        self.session.marks.reading.set_ui("order", arrangement.order)
        self.fill()
        if self.review is None:
            self.open_first()
        self.say(self.why_empty())

    def action_group_outlet(self) -> None:
        """Group by outlet."""
        self._arrange_list(self.arrangement._replace(by="outlet"))

    def action_group_work(self) -> None:
        """Group by work."""
        self._arrange_list(self.arrangement._replace(by="work"))

    def action_group_bookmarked(self) -> None:
        """Only what is bookmarked."""
        self._arrange_list(self.arrangement._replace(by="bookmarked"))

    def action_sort(self) -> None:
        """The next order."""
        order = ORDERS[(ORDERS.index(self.arrangement.order) + 1) % len(ORDERS)]
        self._arrange_list(self.arrangement._replace(order=order))
        self.say(f"Sorted by: {order}{' first' if order in {'newest', 'unread'} else ''}.")

    def action_narrow(self) -> None:
        """Narrow the list while typing."""
        self.prompt.ask(
            "narrow", "narrow the list by work, outlet or critic", self.arrangement.narrow
        )

    def _step(self, *, forward: bool) -> bool:
        """To the review beside the one on screen, though the cursor may rest on its heading."""
        stepped = self.sidebar.step(forward)
        card = self.sidebar.card_at(self.sidebar.cursor)
        if stepped and card and self.review and card.id == self.review.id:
            stepped = self.sidebar.step(forward)
        return stepped
