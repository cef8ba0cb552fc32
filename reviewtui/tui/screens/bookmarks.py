"""BookmarksScreen: reviews and passages one marked, with their notes; enter goes there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Input, Static

from reviewtui.errors import ReviewtuiError
from reviewtui.tui.commands import Command, bindings
from reviewtui.tui.look import Look
from reviewtui.tui.screens.listing import LISTING, Line, Lines, ListScreen
from reviewtui.tui.screens.marking import as_kept, as_typed
from reviewtui.tui.session import Place

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reviewtui.library.marks import Bookmark
    from reviewtui.model.review import Review
    from reviewtui.tui.rows import Piece
    from reviewtui.tui.session import Session

BOOKMARKS = (
    Command("remove", "d", "remove", "Remove the bookmark under the cursor", footer=True),
    Command("edit-note", "a", "note", "Change the note of the bookmark under the cursor"),
    Command("edit-tags", "T", "tags", "Change the tags of the bookmark under the cursor"),
    Command("sort-bookmarks", "S", "sort", "Sort the bookmarks: newest, work, outlet", footer=True),
)
ORDERS = ("newest", "work", "outlet")


class BookmarkLines(Lines):
    """Rows that say where a bookmark stands only when they come into view: it must be looked up."""

    def __init__(self, look: Look, state: Callable[[Line], str]) -> None:
        super().__init__(look, tall=True)
        self._state = state

    def row(self, index: int, width: int, line: int) -> list[Piece]:
        """The pieces as given, and behind the passage what became of it."""
        pieces = super().row(index, width, line)
        if line and (state := self._state(self.lines[index])):
            pieces.append((f"  {state}", self.look.fault))
        return pieces


class BookmarksScreen(ListScreen[Place]):
    """All bookmarks, newest first unless told."""

    TALL = True
    OFFERS = (*LISTING, *BOOKMARKS)
    BINDINGS = [*bindings(BOOKMARKS)]

    def __init__(self, session: Session) -> None:
        super().__init__("Bookmarks", "type to narrow: words of work, outlet, passage, note, #tag")
        self._session = session
        self._order = ORDERS[0]
        self._typed = ""
        self._by_row: list[Bookmark] = []
        """As they were when the rows were made: another session may have changed them since."""
        self._by_line: dict[int, Bookmark] = {}
        self._places: dict[Bookmark, tuple[Place | None, str]] = {}
        """Where those that came into view lead, until a file changes."""

    def on_mount(self) -> None:
        """Follow changes made elsewhere."""
        self._session.marks_changed.subscribe(self, self._changed)
        self._session.library_changed.subscribe(self, self._files_changed)

    def on_unmount(self) -> None:
        """Let go of the signals: they would keep a closed screen for good."""
        self._session.marks_changed.unsubscribe(self)
        self._session.library_changed.unsubscribe(self)

    def _changed(self, _: None) -> None:
        self.show(self.rows())

    def _files_changed(self, _: None) -> None:
        self._places.clear()
        self.query_one(Lines).refresh()

    def make_lines(self, look: Look) -> Lines:
        """Rows that are looked up when they come into view."""
        return BookmarkLines(look, self._state)

    def rows(self) -> Sequence[tuple[Line, Place | None]]:
        """Two lines a bookmark: what it is about with the note, and the passage."""
        look = Look.from_app(self.app)
        self._by_row = self._sorted()
        lines = [_line(bookmark, look) for bookmark in self._by_row]
        self._by_line = {id(line): mark for line, mark in zip(lines, self._by_row, strict=True)}
        return [(line, None) for line in lines]

    def _state(self, line: Line) -> str:
        bookmark = self._by_line.get(id(line))
        return "" if bookmark is None else self._place(bookmark)[1]

    def _place(self, bookmark: Bookmark) -> tuple[Place | None, str]:
        """Where a bookmark leads, and what is wrong with it, if anything."""
        if bookmark not in self._places:
            self._places[bookmark] = self._looked_up(bookmark)
        return self._places[bookmark]

    def _looked_up(self, bookmark: Bookmark) -> tuple[Place | None, str]:
        review = self._review(bookmark)
        if review is None:
            return None, "its review is not in these folders"
        if not bookmark.passage:
            return Place(review.id), ""
        span = self._session.marks.find(bookmark, review.body)
        return Place(review.id, span), "" if span else "moved since: the words are not there"

    def _review(self, bookmark: Bookmark) -> Review | None:
        """The review of a bookmark, found by its address where its file was moved."""
        library = self._session.library
        try:
            if bookmark.review in library:
                return library.review(bookmark.review, wait=False)
            moved = library.id_of_url(bookmark.url) if bookmark.url else None
            return library.review(moved, wait=False) if moved else None
        except ReviewtuiError:
            return None

    def action_choose(self) -> None:
        """Go where the bookmark under the cursor leads."""
        bookmark = self._under_cursor()
        place, state = self._place(bookmark) if bookmark else (None, "")
        if place is not None:
            self.dismiss(place)
        elif state:
            self.say(f"It cannot be opened: {state}.")

    def _cut_off(self) -> str:
        """A note of several lines is shown as it was written."""
        bookmark = self._under_cursor()
        if bookmark is not None and "\n" in bookmark.note:
            return bookmark.note
        return super()._cut_off()

    def nothing(self) -> str:
        """How to make the first one."""
        return "No bookmarks yet: b bookmarks the review you read, v then b a sentence of it."

    def _under_cursor(self) -> Bookmark | None:
        at = self.row_under_cursor()
        return self._by_row[at] if at is not None and at < len(self._by_row) else None

    def _sorted(self) -> list[Bookmark]:
        """In the order asked for; those that are equal in it, newest first."""
        bookmarks = list(self._session.marks.bookmarks)
        if self._order == "work":
            bookmarks.sort(
                key=lambda mark: (mark.work or mark.review.rpartition("/")[2]).casefold()
            )
        elif self._order == "outlet":
            bookmarks.sort(key=lambda mark: mark.review.partition("/")[0].casefold())
        return bookmarks

    def action_sort_bookmarks(self) -> None:
        """The next order; the cursor stays on its bookmark."""
        bookmark = self._under_cursor()
        self._order = ORDERS[(ORDERS.index(self._order) + 1) % len(ORDERS)]
        rows = self.rows()
        self.show(rows)
        if bookmark is not None and bookmark in self._by_row:
            row = rows[self._by_row.index(bookmark)]
            at = next((i for i, shown in enumerate(self._shown) if shown is row), 0)
            self.query_one(Lines).move_to(at)
        by = f" by {self._order}" if self._order != ORDERS[0] else ""
        self.query_one("#title", Static).update(f"Bookmarks{by}")

    def typed(self, words: str) -> None:
        """Narrow the list; a note or tags typed in the same line leave the cursor where it was."""
        if words != self._typed:
            self._typed = words
            super().typed(words)

    def _ask(self, hint: str, value: str, then: Callable[[str], None]) -> None:
        """Ask for words, to be typed behind those there are."""
        self.ask(hint, value, then)
        self.query_one(Input).cursor_position = len(value)

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
            said = as_typed(bookmark.note)
            self._ask("note", said, lambda words: self._keep_note(bookmark, as_kept(words)))

    def _keep_note(self, bookmark: Bookmark, words: str) -> None:
        try:
            self._session.marks.edit(bookmark.id, note=words, was=bookmark.note)
        except ReviewtuiError as error:
            self.say(str(error))
            return
        self._session.marks_changed.publish(None)

    def action_edit_tags(self) -> None:
        """Type the tags of the bookmark, separated by commas."""
        bookmark = self._under_cursor()
        if bookmark is not None:
            said = ", ".join(bookmark.tags)
            self._ask(
                "tags, separated by commas", said, lambda words: self._keep_tags(bookmark, words)
            )

    def _keep_tags(self, bookmark: Bookmark, words: str) -> None:
        tags = [tag.strip().removeprefix("#") for tag in words.split(",")]
        try:
            self._session.marks.edit(bookmark.id, tags=tags, had=bookmark.tags)
        except ReviewtuiError as error:
            self.say(str(error))
            return
        self._session.marks_changed.publish(None)


def _line(bookmark: Bookmark, look: Look) -> Line:
    note = as_typed(bookmark.note)
    passage = " ".join((bookmark.passage or "").split())
    return Line(
        (
            (f" {look.signs.bookmarked} ", look.mixed),
            (bookmark.work or bookmark.review, look.strong),
            (f"  {bookmark.review}", look.dim),
            (f"  {note}" if note else "", look.accent),
            (_tags(bookmark), look.dim),
        ),
        ((f"   “{passage}”" if passage else "   the whole review", look.base),),
    )


def _tags(bookmark: Bookmark) -> str:
    return "  " + " ".join(f"#{tag}" for tag in bookmark.tags) if bookmark.tags else ""
