"""Merging: two states of the same bookmarks brought together, nothing lost and nothing doubled."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reviewtui.library.block import changed, new_block
from reviewtui.library.history import Change

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reviewtui.errors import BadFileError
    from reviewtui.library.bookmark import Bookmark
    from reviewtui.library.notebook import Notebook


class MergeOutcome(NamedTuple):
    """What a merge did."""

    added: int
    """Bookmarks that were only in the other file."""
    joined: int
    """Bookmarks of both whose notes or tags differed: both are kept."""
    same: int
    problems: tuple[BadFileError, ...]
    """Blocks of the other file that could not be understood and were left out."""


def joined_notes(ours: str, theirs: str) -> str:
    """Both notes, paragraph by paragraph, without what is in both."""
    if not theirs or theirs in ours:
        return ours
    if ours in theirs:
        return theirs
    here = ours.split("\n\n")
    return "\n\n".join([*here, *(part for part in theirs.split("\n\n") if part not in here)])


def joined_tags(ours: Iterable[str], theirs: Iterable[str]) -> tuple[str, ...]:
    """All tags, each once."""
    return tuple(dict.fromkeys([*ours, *theirs]))


def same_place(one: Bookmark, other: Bookmark) -> bool:
    """Whether two bookmarks mark the same words of the same review."""
    if one.passage != other.passage:
        return False
    if one.review != other.review and one.id != other.id:
        return False
    around = (one.prefix, one.suffix), (other.prefix, other.suffix)
    return (
        around[0] == around[1] or ("", "") in around or (one.alike is None and other.alike is None)
    )


def join(book: Notebook, ours: Bookmark, theirs: Bookmark) -> list[Change]:
    """Bring the note and tags of another copy of a bookmark into ours."""
    changes: dict[str, object] = {}
    note = joined_notes(ours.note, theirs.note)
    tags = joined_tags(ours.tags, theirs.tags)
    if note != ours.note:
        changes["note"] = note
    if tags != ours.tags:
        changes["tags"] = list(tags)
    before = book.text_of(ours.id)
    if not changes or before is None:
        return []
    after = changed(before, changes)
    book.put(ours.id, after)
    return [Change(ours.id, before, after)]


def merge(book: Notebook, other: Notebook) -> tuple[MergeOutcome, list[Change]]:
    """Bring what another file says into a notebook.

    A bookmark that was removed here and is still there comes back: the files do not say which is
    later, and a mark too many is easier to remove than a lost one to find.
    """
    by_words: dict[tuple[str, str | None], list[Bookmark]] = {}
    for mark in book.marks.values():
        by_words.setdefault((mark.review, mark.passage), []).append(mark)
    changes: list[Change] = []
    new: list[str] = []
    taken = set(book.marks)
    joined = same = 0
    for theirs in other.marks.values():
        there = by_words.get((theirs.review, theirs.passage), ())
        same_id = book.marks.get(theirs.id)
        twins = [m for m in [same_id, *there] if m is not None and same_place(m, theirs)]
        if twins:
            done = join(book, book.marks[twins[0].id], theirs)
            joined += bool(done)
            same += not done
            changes += done
            continue
        text = other.text_of(theirs.id) or new_block(theirs)
        if theirs.id in taken and not theirs.id.startswith("~"):
            text = changed(text, {"id": None})
        new.append(text)
    before = set(book.marks)
    book.add(new)
    changes += [Change(m, None, book.text_of(m)) for m in book.marks if m not in before]
    return MergeOutcome(len(new), joined, same, other.problems), changes
