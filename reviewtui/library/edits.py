"""Edits: what a person does to bookmarks, in a form that can be done again on a fresher copy.

Each is applied to whatever the file holds by then. Doing one twice does no more than doing it once,
so that an edit whose write failed half-way can simply be repeated.
"""

from __future__ import annotations

import base64
import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Protocol

from reviewtui.errors import StoreError
from reviewtui.library.anchors import anchor
from reviewtui.library.block import Block, changed, new_block
from reviewtui.library.bookmark import Bookmark
from reviewtui.library.history import Change
from reviewtui.library.mark_fields import context
from reviewtui.library.merging import MergeOutcome, join, joined_notes, merge, same_place
from reviewtui.library.notebook import open_notebook
from reviewtui.model.text import clean, clean_line, safe_url

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reviewtui.library.history import Entry
    from reviewtui.library.notebook import Notebook
    from reviewtui.model.point import Span
    from reviewtui.model.review import Review


class Edit(Protocol):
    """One thing a person did."""

    did: str
    of: str
    tried: bool
    """Whether writing it failed before."""
    lasting: bool
    """Whether it is kept for another try when it could not be written."""

    def apply(self, book: Notebook) -> list[Change]:
        """Do it to a notebook; what is done already changes nothing."""


def new_bookmark(
    review: Review, span: Span | None, note: str = "", tags: Iterable[str] = ()
) -> Bookmark:
    """A bookmark of a review or of a passage of it, as of now."""
    kept = anchor(review.body, span) if span else None
    return Bookmark(
        id=base64.b32encode(os.urandom(5)).decode().lower(),
        review=clean_line(review.id),  # a file's name may hold anything
        url=safe_url(review.url),
        work=clean_line(review.work.shown),
        added=datetime.now(UTC).replace(microsecond=0),
        passage=clean_line(kept.passage) if kept else None,
        prefix=context(kept.prefix) if kept else "",
        suffix=context(kept.suffix) if kept else "",
        note=clean(note).strip("\n"),
        tags=tuple(dict.fromkeys(t for tag in tags if (t := clean_line(tag)))),
        alike=kept.alike if kept else None,
    )


class Added:
    """A review or passage was marked."""

    did = "add"
    lasting = True

    def __init__(self, mark: Bookmark) -> None:
        self.mark = mark
        self.mark_id = mark.id
        """Of the mark that stands there now; another session's, if it was quicker."""
        self.of = f"the bookmark on {mark.shown}"
        self.tried = False

    def apply(self, book: Notebook) -> list[Change]:
        """Put it in, or join its note and tags to the mark that is there."""
        self.mark_id = self.mark.id
        if self.mark.id in book.marks:
            return []
        there = (mark for mark in book.marks.values() if mark.review == self.mark.review)
        twin = next((mark for mark in there if same_place(mark, self.mark)), None)
        if twin is not None:
            self.mark_id = twin.id
            return join(book, twin, self.mark)
        text = new_block(self.mark)
        book.put(self.mark.id, text)
        return [Change(self.mark.id, None, text)]


class Edited:
    """A note or tags were written."""

    did = "edit"
    lasting = True

    def __init__(
        self,
        seen: Bookmark,
        note: str | None,
        tags: Iterable[str] | None,
        was: str | None,
        had: Iterable[str] | None = None,
    ) -> None:
        self._seen = seen
        """The bookmark as the person saw it when they began."""
        self._was = seen.note if was is None else was
        self._had = set(seen.tags if had is None else had)
        self._note = None if note is None else clean(note).strip("\n")
        self._tags = None if tags is None else [t for tag in tags if (t := clean_line(tag))]
        self.mark_id = seen.id
        what = "note" if tags is None else "tags" if note is None else "note and tags"
        self.of = f"the {what} on {seen.shown}"
        self.tried = False

    def apply(self, book: Notebook) -> list[Change]:
        """Write them; what another session wrote meanwhile is kept beside them."""
        before = book.text_of(self.mark_id)
        now = book.marks.get(self.mark_id, self._seen)
        changes: dict[str, object] = {}
        if self._note is not None:
            note = self._note
            if now.note not in {self._was, note}:
                note = joined_notes(now.note, note)
            if note != now.note:
                changes["note"] = note or None
        if self._tags is not None:
            gone = self._had.difference(self._tags)
            tags = dict.fromkeys([*(t for t in now.tags if t not in gone), *self._tags])
            if tuple(tags) != now.tags:
                changes["tags"] = list(tags) or None
        if not changes:
            return []
        try:
            after = changed(before or new_block(now), changes)
        except ValueError as error:
            raise StoreError(f"{book.path}: {error}\n  Open the file in an editor.") from error
        book.put(self.mark_id, after)
        return [Change(self.mark_id, before, after)]


class Removed:
    """A mark was taken off."""

    did = "remove"
    lasting = True

    def __init__(self, mark: Bookmark) -> None:
        self.mark_id = mark.id
        self.of = f"the bookmark on {mark.shown}"
        self.tried = False

    def apply(self, book: Notebook) -> list[Change]:
        """Take it out, if it is there."""
        before = book.text_of(self.mark_id)
        if before is None:
            return []
        book.put(self.mark_id, None)
        return [Change(self.mark_id, before, None)]


class Merged:
    """Another copy of the file was brought in."""

    did = "merge"
    lasting = False

    def __init__(self, path: str) -> None:
        self._path = path
        self.of = f"the merge of {clean_line(os.path.basename(path))}"
        self.tried = False
        self.outcome = MergeOutcome(0, 0, 0, ())

    def apply(self, book: Notebook) -> list[Change]:
        """Bring in what it says; one that is of another format is refused."""
        other = open_notebook(self._path)
        if not os.path.exists(self._path):
            raise StoreError(f"{clean_line(self._path)}: there is no such file")
        if other.broken is not None and not other.says_any():
            raise other.broken
        self.outcome, changes = merge(book, other)
        return changes


def take_back(book: Notebook, entry: Entry) -> tuple[str, bool]:
    """Undo a change in a notebook: what was done, in a sentence, and whether anything was.

    A block that was changed again since, by another session or by hand, is left as it is.
    """
    done = left = 0
    for change in reversed(entry.changes):
        if not _same(book.text_of(change.mark), change.after):
            left += 1
            continue
        book.put(change.mark, change.before)
        done += 1
    if not done:
        return f"Left as it is: {entry.of} was changed since, in another session or by hand.", False
    said = f"Put back {entry.of}." if entry.did == "remove" else f"Took back {entry.of}."
    if left:
        said += f" {left} of {done + left} were changed since and left as they are."
    return said, True


def _same(one: str | None, other: str | None) -> bool:
    if one is None or other is None:
        return one is other
    return one.strip() == other.strip() or Block(one).mark == Block(other).mark
