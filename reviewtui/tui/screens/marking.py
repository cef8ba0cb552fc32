"""MarkingActions: bookmarks, notes and read marks, made on the home screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtui.errors import ReviewtuiError

if TYPE_CHECKING:
    from textual.screen import Screen

    from reviewtui.model.point import Span
    from reviewtui.model.review import Review
    from reviewtui.tui.session import Place, Session
    from reviewtui.tui.widgets.prompt import Prompt
    from reviewtui.tui.widgets.reader import Reader

    Base = Screen[None]
else:
    Base = object


LINE_END = "⏎"
"""What stands for a line end where a note is typed on one line."""


def as_typed(note: str) -> str:
    """A note of any number of lines on one line, to be changed there."""
    return note.replace("\n", f" {LINE_END} ")


def as_kept(words: str) -> str:
    """What was typed on one line as the note it stands for."""
    return "\n".join(part.strip() for part in words.split(LINE_END)).strip()


class MarkingActions(Base):
    """What a person leaves behind while reading; every mark is on disk before it shows."""

    session: Session
    review: Review | None
    reader: Reader
    _noted: Span | None = None
    _note_was = ""
    """The note as it stood when the prompt opened; later words of another session are kept."""

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

    def action_bookmark(self) -> None:
        """Bookmark the lit passage, else the review; or take the bookmark off."""
        if self.review is None:
            return
        span = self.reader.lit
        what = "passage" if span else "review"
        try:
            kept = self.session.marks.toggle(self.review, span)
        except ReviewtuiError as error:
            self.say(str(error))
            return
        self.session.marks_changed.publish(None)
        self.say(
            f"Bookmarked this {what}." if kept else f"Bookmark taken off this {what}; U undoes."
        )

    def action_note(self) -> None:
        """Ask for a note on the current passage."""
        if self.review is None:
            return
        self._noted = self.reader.current_passage()
        self.reader.show_span(self._noted)
        mark = self.session.marks.at(self.review, self._noted)
        self._note_was = (mark.note or "") if mark else ""
        self.prompt.ask("note", "a note on the lit passage", as_typed(self._note_was))

    def keep_note(self, words: str) -> None:
        """Keep a note on the passage it was asked for."""
        if self.review is None or not words.strip():
            return
        try:
            note = as_kept(words)
            self.session.marks.note(self.review, self._noted, note, was=self._note_was)
        except ReviewtuiError as error:
            self.say(str(error))
            return
        self.session.marks_changed.publish(None)
        self.say("Noted, and bookmarked.")

    async def action_bookmarks(self) -> None:
        """List all bookmarks."""
        from reviewtui.tui.screens.bookmarks import BookmarksScreen

        await self.app.push_screen(BookmarksScreen(self.session), self.go_to)

    def action_toggle_read(self) -> None:
        """Mark the review as read, or as unread."""
        if self.review is not None:
            read = not self.session.marks.reading.is_read(self.review.id)
            if self.set_read(self.review.id, read=read):
                self.say("Marked as read." if read else "Marked as unread.")

    def set_read(self, review_id: str, *, read: bool) -> bool:
        """Note that a review was read; a failure to write it is said (False), and nothing stops."""
        if self.session.marks.reading.is_read(review_id) == read:
            return True
        kept = True
        try:
            self.session.marks.reading.mark_read(review_id, read)
        except ReviewtuiError as error:
            self.say(f"{error}\n  It counts until you leave.")
            kept = False
        self.session.marks_changed.publish(None)
        return kept

    def show_bookmarked_passages(self) -> None:
        """Put stars where bookmarked passages stand."""
        review, marks = self.review, self.session.marks
        if review is None:
            return
        spans = [
            span
            for bookmark in marks.of(review)
            if bookmark.passage and (span := marks.find(bookmark, review.body))
        ]
        self.reader.set_marked(spans)
