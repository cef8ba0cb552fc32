"""ReadingActions: what can be done with the review on the home screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.screen import Screen

    from reviewtui.model.point import Point
    from reviewtui.model.review import Review
    from reviewtui.tui.session import Place, Session
    from reviewtui.tui.widgets.points import PointsPane
    from reviewtui.tui.widgets.prompt import Prompt
    from reviewtui.tui.widgets.reader import Reader

    Base = Screen[None]
else:
    Base = object


class ReadingActions(Base):
    """Moving through a review, and out of it to its file, its source and its rivals."""

    session: Session
    review: Review | None
    reader: Reader
    points: PointsPane
    _address_shown = ""

    if TYPE_CHECKING:

        @property
        def prompt(self) -> Prompt:
            """The line to type in."""

    def say(self, text: str) -> None:
        """Show a sentence above the keys."""
        raise NotImplementedError

    def go_to(self, place: Place | None) -> None:
        """Open a place."""
        raise NotImplementedError

    # --- points, sentences, sections

    def action_next_point(self) -> None:
        """To the next praise or fault."""
        self._arrive(self.reader.next_point(), "No praise or fault after this.")

    def action_previous_point(self) -> None:
        """To the previous praise or fault."""
        self._arrive(self.reader.previous_point(), "No praise or fault before this.")

    def _arrive(self, point: Point | None, otherwise: str) -> None:
        if point is None:
            self.say(otherwise)
        else:
            self.points.show_point(point)

    def action_next_sentence(self) -> None:
        """Light the next sentence."""
        self.reader.next_sentence()

    def action_previous_sentence(self) -> None:
        """Light the previous sentence."""
        self.reader.previous_sentence()

    def action_next_section(self) -> None:
        """To the next heading."""
        self.reader.next_section()

    def action_previous_section(self) -> None:
        """To the previous heading."""
        self.reader.previous_section()

    async def action_contents(self) -> None:
        """Choose a heading."""
        if self.review is not None:
            from reviewtui.tui.screens.choosers import ContentsScreen

            screen = ContentsScreen(self.reader.headings())
            await self.app.push_screen(screen, self._go_to_offset)

    def _go_to_offset(self, offset: int | None) -> None:
        if offset is not None:
            self.reader.go_to(offset)

    # --- find

    def action_find(self) -> None:
        """Ask for words to find."""
        if self.review is not None:
            self.prompt.ask("find", "find in this review")

    def find_while_typing(self, words: str) -> None:
        """Show the hits of what is typed so far."""
        hits = self.reader.find(words)
        if words:
            self.say(f"{hits} found" if hits else f"“{words}” is not in this review")

    def action_find_next(self) -> None:
        """To the next hit."""
        if not self.reader.find_next(1):
            self.say("Nothing to find: / asks for words.")

    def action_find_previous(self) -> None:
        """To the previous hit."""
        if not self.reader.find_next(-1):
            self.say("Nothing to find: / asks for words.")

    # --- out of the review

    async def action_compare(self) -> None:
        """Line up every critic of this work."""
        if self.review is None:
            self.say("Open a review first; c compares all critics of its work.")
            return
        from reviewtui.tui.screens.compare import CompareScreen

        await self.app.push_screen(CompareScreen(self.session, self.review.work.slug), self.go_to)

    async def action_search(self) -> None:
        """Search all reviews."""
        from reviewtui.tui.screens.search import SearchScreen

        await self.app.push_screen(SearchScreen(self.session), self.go_to)

    def action_copy(self) -> None:
        """Copy the current passage with its citation."""
        review = self.review
        if review is None:
            return
        span = self.reader.current_passage()
        words = " ".join(review.body[span.start : span.end].split())
        by = ", ".join(filter(None, (review.critic, review.outlet.shown, review.work.shown)))
        source = f" <{review.url}>" if review.url else ""
        digest = " (digest)" if review.digest else ""
        self.app.copy_to_clipboard(f"“{words}” — {by}{digest}{source}")
        self.say("Copied the passage with its citation.")

    def action_source(self) -> None:
        """Show the address of the source; asked again, open it."""
        review = self.review
        if review is None:
            return
        address = review.url or review.outlet.home
        if address is None:
            self.say("This review names no source page.")
        elif self._address_shown != address:
            self._address_shown = address
            what = (
                "Source" if review.url else "The outlet's home page (no page of its own is known)"
            )
            self.say(f"{what}: {address}   o again opens it")
        else:
            self._address_shown = ""
            self.app.open_url(address)
            self.say(f"Opening {address}")

    def action_edit(self) -> None:
        """Edit the review's file, then read it again."""
        if self.review is not None:
            self.run_worker(self.app.run_action(f"edit_file({self.review.path!r})"))

    def action_rating(self) -> None:
        """Explain how the printed rating became a score."""
        review = self.review
        if review is None:
            return
        if review.rating is None:
            self.say(f"{review.outlet.shown} printed no rating, so there is no score.")
        else:
            self.say(review.rating.explain())
