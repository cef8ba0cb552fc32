"""Marks: bookmarks, notes and tags, edited on the freshest copy and kept before they count.

Any number of sessions may edit at once: each edit takes a lock, reads the file anew, changes only
its own block and puts the file back whole. An edit that could not be written stays in memory,
counted as pending, and goes in with the next one.
"""

from __future__ import annotations

import os
import sys
import threading
from contextlib import suppress
from typing import TYPE_CHECKING

from reviewtui.errors import NothingMatchedError, StoreError
from reviewtui.library.bookmark import Bookmark
from reviewtui.library.reading_state import ReadingState
from reviewtui.library.store import Store
from reviewtui.model.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from reviewtui.errors import BadFileError
    from reviewtui.library.anchors import Anchor
    from reviewtui.library.edits import Edit
    from reviewtui.library.history import Change, History
    from reviewtui.library.merging import MergeOutcome
    from reviewtui.library.notebook import Notebook
    from reviewtui.model.point import Span
    from reviewtui.model.review import Review

__all__ = ["Bookmark", "Marks"]


class Marks:
    """What the reader marked; opening it touches no file."""

    def __init__(self, config_dir: str, state_dir: str) -> None:
        self._store = Store(f"{config_dir}/bookmarks.toml", f"{config_dir}/.bookmarks.lock")
        self.path = self._store.path
        self.reading = ReadingState(state_dir)
        """What was read, how far, and how the screen was left."""
        self.known: Container[str] | None = None
        """The ids of all reviews: a bookmark whose own is gone is found by its address."""
        self._history_path = f"{state_dir}/history.jsonl"
        self._history: History | None = None
        self._mutex = threading.RLock()
        self._looked = False
        self._pending: list[Edit] = []
        self._shown: tuple[Bookmark, ...] = ()
        self._by_review: dict[str, list[Bookmark]] = {}

    # What there is

    @property
    def bookmarks(self) -> tuple[Bookmark, ...]:
        """All bookmarks, newest first, with those that could not be written yet."""
        self._look()
        return self._shown

    @property
    def pending(self) -> int:
        """How many edits are not on disk yet."""
        return len(self._pending)

    @property
    def problems(self) -> tuple[BadFileError, ...]:
        """What is wrong with bookmarks.toml, by line."""
        self._look()
        return self._store.book.problems if self._store.book else ()

    def bookmarked_reviews(self) -> frozenset[str]:
        """The ids of the reviews that are bookmarked or hold a bookmarked passage."""
        self._look()
        return frozenset(self._by_review)

    def of(self, review: Review, known: Container[str] | None = None) -> tuple[Bookmark, ...]:
        """The bookmarks of a review, newest first.

        With `known`, the ids of all reviews there are, bookmarks whose own review is gone are found
        again by their address: its file was moved or imported anew.
        """
        self._look()
        known = self.known if known is None else known
        if known is None or not review.url:
            return tuple(self._by_review.get(clean_line(review.id), ()))
        return tuple(
            mark
            for mark in self._shown
            if mark.review == review.id or (mark.url == review.url and mark.review not in known)
        )

    def at(self, review: Review, span: Span | None = None) -> Bookmark | None:
        """The bookmark of exactly this passage, or of the review as a whole."""
        marks = self.of(review)
        if span is None:
            return next((mark for mark in marks if mark.passage is None), None)
        if not marks:
            return None
        from reviewtui.library.anchors import anchor, settle

        place, kept = settle(review.body, span), anchor(review.body, span)
        for mark in marks:
            if mark.passage is not None and kept is not None and kept.passage == mark.passage:
                found = self.find(mark, review.body)
                if found == place or (found is None and kept[:3] == _anchor(mark)[:3]):
                    return mark
        return None

    def find(self, bookmark: Bookmark, body: str) -> Span | None:
        """Where the passage of a bookmark stands now.

        None: its words are gone, or nothing tells which of several places was meant.
        """
        if bookmark.passage is None:
            return None
        from reviewtui.library.anchors import find

        return find(_anchor(bookmark), body)

    # Edits

    def toggle(self, review: Review, span: Span | None = None) -> Bookmark | None:
        """Mark a review or a passage, or take the mark off (then None)."""
        self.reload()
        there = self.at(review, span)
        if there is None:
            return self.add(review, span)
        self.remove(there.id)
        return None

    def add(
        self, review: Review, span: Span | None = None, note: str = "", tags: Iterable[str] = ()
    ) -> Bookmark:
        """Mark a review or a passage; where there is a mark already, note and tags join it."""
        from reviewtui.library.edits import Added, new_bookmark

        edit = Added(new_bookmark(review, span, note, tags))
        self._apply(edit)
        return self._by_id(edit.mark_id) or edit.mark

    def note(
        self, review: Review, span: Span | None, text: str, was: str | None = None
    ) -> Bookmark:
        """Write the note of a review or a passage, marking it if it was not.

        `was` is the note the person began from: another session's later words are then kept too.
        """
        there = self.at(review, span)
        if there is None:
            return self.add(review, span, note=text)
        return self.edit(there.id, note=text, was=was)

    def edit(
        self,
        bookmark_id: str,
        note: str | None = None,
        tags: Iterable[str] | None = None,
        was: str | None = None,
        had: Iterable[str] | None = None,
    ) -> Bookmark:
        """Change note or tags of a bookmark; None leaves what there is.

        `was` and `had` are the note and tags the person began from: what another session wrote
        since is then kept too.
        """
        from reviewtui.library.edits import Edited

        edit = Edited(self._must_have(bookmark_id), note, tags, was, had)
        self._apply(edit)
        return self._must_have(edit.mark_id)

    def remove(self, bookmark_id: str) -> None:
        """Take a bookmark off; `undo` brings it back with its note."""
        from reviewtui.library.edits import Removed

        self._apply(Removed(self._must_have(bookmark_id)))

    def merge(self, path: str) -> MergeOutcome:
        """Bring in another copy of bookmarks.toml: nothing is lost, nothing doubled."""
        from reviewtui.library.edits import Merged

        self._apply(edit := Merged(path))
        return edit.outcome

    def save(self) -> None:
        """Try again to write what is pending; StoreError says why it still cannot be."""
        with self._mutex:
            if self._pending:
                self._commit()

    def undo(self) -> str | None:
        """Take back the last change, of this session first; the sentence says what was done."""
        from reviewtui.library.edits import take_back

        with self._mutex:
            if self._pending:
                edit = self._pending.pop()
                self._show()
                return f"Took back what was not saved yet: {edit.of}."
            if self._history is None and not os.path.exists(self._history_path):
                return None
            with self._store.held():
                book = self._store.fresh()
                history = self._open_history()
                entry = history.last()
                if entry is None:
                    return None
                said, changed = take_back(book, entry)
                if changed:
                    self._store.write(book)
                    self._show()
                history.forget(entry)
                return said

    def newest(self) -> tuple[int, float] | None:
        """When that was done which `undo` takes back; None where there is nothing."""
        with self._mutex:
            if self._pending:
                return sys.maxsize, 0.0
            if self._history is None and not os.path.exists(self._history_path):
                return None
            with self._store.held():
                return self._open_history().newest()

    # Reading and writing

    def reload(self) -> bool:
        """Take in what other sessions or an editor changed; True if anything did.

        Cheap enough for every second, and never waits for an edit that is under way.
        """
        if not self._mutex.acquire(blocking=False):
            return False
        try:
            first = not self._looked
            self._look()
            moved = self.reading.reload()
            if first or not self._store.changed():
                return moved
            self._store.read()
            self._show()
            if self._pending and not self._store.broken:
                with suppress(StoreError):
                    self._commit()
            return True
        finally:
            self._mutex.release()

    def _look(self) -> None:
        if not self._looked:
            with self._mutex:
                if not self._looked:
                    self._store.tidy()
                    self._store.read()
                    self._show()
                    self._looked = True

    def _apply(self, edit: Edit) -> None:
        with self._mutex:
            self._look()
            self._pending.append(edit)
            self._commit()

    def _commit(self) -> None:
        """Write all pending edits on top of the freshest copy."""
        try:
            with self._store.held():
                book = self._store.fresh()
                done = [(edit, self._applied(edit, book)) for edit in list(self._pending)]
                # a failed write may have come as far as the file itself: write again to be sure
                if any(changes for _, changes in done) or any(edit.tried for edit in self._pending):
                    self._store.write(book)
                else:
                    self._store.book = book
                for edit, changes in done:
                    if changes:
                        self._open_history().record(edit.did, edit.of, changes)
                self._pending = []
                self._show()
        except StoreError:
            for edit in self._pending:
                edit.tried = True
            self._pending = [edit for edit in self._pending if edit.lasting]
            self._show()
            raise

    def _applied(self, edit: Edit, book: Notebook) -> list[Change]:
        try:
            return edit.apply(book)
        except StoreError:  # it can never be done: it must not stand in the way of others
            self._pending.remove(edit)
            raise

    def _open_history(self) -> History:
        from reviewtui.library.history import History

        self._history = self._history or History(self._history_path)
        return self._history

    def _show(self) -> None:
        """Bring what is shown up to date: the file, and on top of it what is pending."""
        book = self._store.book
        if self._pending:
            book = self._store.copy()
            for edit in self._pending:
                with suppress(StoreError):
                    edit.apply(book)
        marks = book.marks.values() if book else ()
        shown = tuple(sorted(marks, key=lambda mark: mark.added, reverse=True))
        by_review: dict[str, list[Bookmark]] = {}
        for mark in shown:
            by_review.setdefault(mark.review, []).append(mark)
        self._shown, self._by_review = shown, by_review

    def _by_id(self, bookmark_id: str) -> Bookmark | None:
        return next((mark for mark in self.bookmarks if mark.id == bookmark_id), None)

    def _must_have(self, bookmark_id: str) -> Bookmark:
        mark = self._by_id(bookmark_id)
        if mark is None:
            raise NothingMatchedError(f"there is no bookmark {bookmark_id!r}")
        return mark


def _anchor(mark: Bookmark) -> Anchor:
    from reviewtui.library.anchors import Anchor

    return Anchor(mark.passage or "", mark.prefix, mark.suffix, mark.alike)
