"""`reviewtui bookmarks`: one bookmark a line, newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reviewtui.cli import streams
from reviewtui.cli.opening import put_json
from reviewtui.errors import NothingMatchedError, StoreError
from reviewtui.library.marks import Marks
from reviewtui.library.settings import load

if TYPE_CHECKING:
    from datetime import datetime

    from reviewtui.cli.parser import Invocation
    from reviewtui.library.bookmark import Bookmark


def run(asked: Invocation) -> int:
    """List the bookmarks; exit status 1 when there is none, 5 when the file is damaged."""
    settings = load(asked.content)
    marks = Marks(settings.folders.config, settings.folders.state)
    bookmarks, problems = marks.bookmarks, marks.problems
    for problem in problems:
        streams.say(f"reviewtui: {problem}")
    if "json" in asked.flags:
        put_json([_json(bookmark) for bookmark in bookmarks])
    else:
        streams.put("".join(map(_line, bookmarks)))
    if problems:
        return StoreError.exit_code
    if not bookmarks:
        raise NothingMatchedError("there are no bookmarks\n  `b` in the reader makes one.")
    return 0


def _line(bookmark: Bookmark) -> str:
    return streams.fields(
        _time(bookmark.added),
        bookmark.review,
        ",".join(bookmark.tags),
        bookmark.passage,
        bookmark.note,
    )


def _json(bookmark: Bookmark) -> dict[str, Any]:
    return {
        "id": bookmark.id,
        "review": bookmark.review,
        "url": bookmark.url,
        "work": bookmark.work,
        "added": _time(bookmark.added),
        "passage": bookmark.passage,
        "note": bookmark.note,
        "tags": list(bookmark.tags),
    }


def _time(of: datetime) -> str:
    return of.isoformat(timespec="seconds").replace("+00:00", "Z")
