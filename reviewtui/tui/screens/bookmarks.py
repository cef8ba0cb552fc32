"""BookmarksScreen: reviews and passages one marked, with their notes; enter goes there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtui.errors import ReviewtuiError
from reviewtui.tui.commands import Command, bindings
from reviewtui.tui.look import Look
from reviewtui.tui.screens.listing import LISTING, Line, ListScreen
from reviewtui.tui.session import Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtui.library.marks import Bookmark
    from reviewtui.tui.session import Session

BOOKMARKS = (
    Command("remove", "d", "remove", "Remove the bookmark under the cursor", footer=True),
    Command("edit-note", "a", "note", "Change the note of the bookmark under the cursor"),
)


class BookmarksScreen(ListScreen[Place]):
    """All bookmarks, newest first."""

    TALL = True
    OFFERS = (*LISTING, *BOOKMARKS)
    BINDINGS = [*bindings(BOOKMARKS)]

    def __init__(self, session: Session) -> None:
        super().__init__("Bookmarks")
        self._session = session
        self._by_row: list[Bookmark] = []

    def on_mount(self) -> None:
        """Follow changes made elsewhere."""
        self._session.marks_changed.subscribe(self, self._changed)

    def _changed(self, _: None) -> None:
        self.show(self.rows())

    def rows(self) -> Sequence[tuple[Line, Place | None]]:
        """Two lines a bookmark: what it is about with the note, and the passage."""
        look = Look.from_app(self.app)
        rows = []
        for bookmark in self._session.marks.bookmarks:
            place, state = self._place(bookmark)
            passage = " ".join((bookmark.passage or "").split())
            rows.append(
                (
                    Line(
                        (
                            (f" {look.signs.bookmarked} ", look.mixed),
                            (bookmark.work or bookmark.review, look.strong),
                            (f"  {bookmark.review}", look.dim),
                            (f"  {bookmark.note}" if bookmark.note else "", look.accent),
                            (f"  {' '.join('#' + t for t in bookmark.tags)}", look.dim),
                        ),
                        (
                            (f"   “{passage}”" if passage else "   the whole review", look.base),
                            (f"  {state}" if state else "", look.fault),
                        ),
                    ),
                    place,
                )
            )
        return rows

    def _place(self, bookmark: Bookmark) -> tuple[Place | None, str]:
        """Where a bookmark leads, and what is wrong with it, if anything."""
        try:
            review = self._session.library.review(bookmark.review)
        except ReviewtuiError:
            return None, "its review is not in these folders"
        if not bookmark.passage:
            return Place(review.id), ""
        span = self._session.marks.find(bookmark, review.body)
        return Place(review.id, span), "" if span else "moved since: the words are not there"

    def nothing(self) -> str:
        """How to make the first one."""
        return "No bookmarks yet: b bookmarks the review you read, v then b a sentence of it."

    def _under_cursor(self) -> Bookmark | None:
        at = self.row_under_cursor()
        bookmarks = self._session.marks.bookmarks
        return bookmarks[at] if at is not None and at < len(bookmarks) else None

    def action_remove(self) -> None:
        """Remove the bookmark; U brings it back."""
        bookmark = self._under_cursor()
        if bookmark is None:
            return
        try:
            self._session.marks.remove(bookmark.id)
        except ReviewtuiError as error:
            self.say(str(error))
            return
        self._session.marks_changed.publish(None)
        self.say("Removed; U brings it back.")

    def action_edit_note(self) -> None:
        """Type a new note for the bookmark."""
        bookmark = self._under_cursor()
        if bookmark is not None:
            self.ask("note", bookmark.note or "", lambda words: self._keep_note(bookmark.id, words))

    def _keep_note(self, mark_id: str, words: str) -> None:
        try:
            self._session.marks.edit(mark_id, note=words)
        except ReviewtuiError as error:
            self.say(str(error))
            return
        self._session.marks_changed.publish(None)
