"""`reviewtui bookmarks`: one bookmark a line, newest first; exported, and merged with others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtui.cli import streams
from reviewtui.cli.opening import put_json
from reviewtui.errors import NothingMatchedError, StoreError, UsageError
from reviewtui.library.marks import Marks
from reviewtui.library.settings import load

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtui.cli.parser import Invocation
    from reviewtui.library.bookmark import Bookmark

SOME_FAILED = 3
"""Exit status when a part of another file could not be understood."""


def run(asked: Invocation) -> int:
    """List, export or merge; exit status 1 when there is none, 5 when the file is damaged."""
    action, *files = asked.words or [""]
    if (action in {"merge", "import"}) is not bool(files):
        needs = "a file" if not files else "no more words"
        raise UsageError(f"bookmarks {action}: give it {needs}; `bookmarks --help` tells how")
    settings = load(asked.content)
    marks = Marks(settings.folders.config, settings.folders.state)
    if files:
        return _merge(marks, files[0])
    if not action and ("format" in asked.values or "output" in asked.values):
        raise UsageError("bookmarks: --format and --output are for `bookmarks export`")
    form, path = _wanted(asked) if action else (None, None)
    bookmarks, problems = _chosen(asked, marks.bookmarks), marks.problems
    for problem in problems:
        streams.say(f"reviewtui: {problem}")
    _put(bookmarks, form or ("json" if "json" in asked.flags else None), path)
    if problems:
        return StoreError.exit_code
    if not bookmarks:
        if marks.bookmarks:
            raise NothingMatchedError("no bookmark has all that was asked for")
        raise NothingMatchedError("there are no bookmarks\n  `b` in the reader makes one.")
    return 0


def _chosen(asked: Invocation, bookmarks: Sequence[Bookmark]) -> list[Bookmark]:
    """Those with the tags and words asked for, in the order asked for."""
    tags = {tag.casefold().removeprefix("#") for tag in asked.values.get("tag", ())}
    words = (asked.value("query") or "").casefold().split()
    chosen = [
        mark
        for mark in bookmarks
        if tags <= {tag.casefold() for tag in mark.tags} and _holds(mark, words)
    ]
    order = asked.value("sort")
    if order == "work":
        chosen.sort(key=lambda mark: (mark.work or mark.review.rpartition("/")[2]).casefold())
    elif order == "outlet":
        chosen.sort(key=lambda mark: mark.review.partition("/")[0].casefold())
    return chosen


def _holds(mark: Bookmark, words: Sequence[str]) -> bool:
    said = (mark.work, mark.review, mark.passage, mark.note, " ".join(mark.tags))
    text = "\n".join(filter(None, said)).casefold()
    return all(word in text for word in words)


def _merge(marks: Marks, path: str) -> int:
    """Bring in another file; blocks that cannot be understood are named and left out."""
    outcome = marks.merge(path)
    for problem in outcome.problems:
        streams.say(f"reviewtui: {problem}")
    streams.say(
        f"reviewtui: {outcome.added} added, {outcome.joined} joined with ours,"
        f" {outcome.same} there already; {marks.path} holds {len(marks.bookmarks)}"
    )
    return SOME_FAILED if outcome.problems else 0


def _wanted(asked: Invocation) -> tuple[str, str | None]:
    """The format asked for, else the one the file's name ends in; and the file."""
    from reviewtui.exporting.bookmarks import format_of

    form, path = asked.value("format"), asked.value("output")
    path = None if path == "-" else path
    form = form or (format_of(path) if path else None)
    if form is None and "json" in asked.flags:
        form = "json"
    if form is None:
        raise UsageError("bookmarks export: say which --format: md, json, csv or w3c")
    return form, path


def _put(bookmarks: Sequence[Bookmark], form: str | None, path: str | None) -> None:
    """To standard output, or to a file that is not there yet."""
    if form is None:
        streams.put("".join(map(_line, bookmarks)))
        return
    from reviewtui.exporting.bookmarks import bookmark_json, bookmarks_as

    if path is None and form == "json":
        put_json([bookmark_json(mark) for mark in bookmarks])
    elif path is None:
        streams.put(bookmarks_as(form, bookmarks))
    elif bookmarks:
        from reviewtui.cli.writing import to_new_file

        to_new_file(bookmarks_as(form, bookmarks), path)


def _line(mark: Bookmark) -> str:
    from reviewtui.exporting.bookmarks import moment

    return streams.fields(
        moment(mark.added), mark.review, ",".join(mark.tags), mark.passage, mark.note
    )
