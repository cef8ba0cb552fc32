"""`reviewtui doctor`: look at everything the program stands on, and say what to do."""

from __future__ import annotations

import os
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from reviewtui.cli import streams
from reviewtui.cli.opening import put_json
from reviewtui.errors import BadFileError, ReviewtuiError, StoreError
from reviewtui.library import joins
from reviewtui.library.settings import folders, load
from reviewtui.model.point import locate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewtui.cli.parser import Invocation
    from reviewtui.library.correction_blocks import Correction
    from reviewtui.library.library import Library
    from reviewtui.library.settings import Settings

OK, NOTE, PROBLEM, DAMAGED = "ok", "note", "problem", "damaged"
_STATUS = {OK: 0, NOTE: 0, PROBLEM: 3, DAMAGED: StoreError.exit_code}


class Check(NamedTuple):
    """One thing looked at: how it is, where, what, and what to do about it."""

    state: str
    name: str
    where: str
    what: str
    todo: str = ""


def run(asked: Invocation) -> int:
    """Check everything; one check a line."""
    checks = [*_versions(), *_terminal()]
    try:
        settings = load(asked.content)
    except ReviewtuiError as error:
        checks.append(_failed("settings", error, _in(folders().config, "config.toml")))
    else:
        checks += [*_settings(settings), *_marks(settings), *_feeds(settings)]
        checks += _library(settings)
    status = max(_STATUS[check.state] for check in checks)
    if "json" in asked.flags:
        put_json({"status": status, "checks": [_json(check) for check in checks]})
    else:
        streams.put("".join(streams.fields(*check) for check in checks))
        wrong = sum(_STATUS[check.state] > 0 for check in checks)
        streams.say(f"reviewtui: {wrong or 'no'} problem{'' if wrong == 1 else 's'} found")
    return status


def _json(check: Check) -> dict[str, Any]:
    return {**check._asdict(), "todo": check.todo or None}


def _versions() -> Iterator[Check]:
    from importlib.metadata import PackageNotFoundError, version

    from reviewtui import __version__

    found = [f"reviewtui {__version__}", f"Python {sys.version.split()[0]}"]
    for package in ("textual", "rich"):
        try:
            found.append(f"{package} {version(package)}")
        except PackageNotFoundError:
            yield Check(
                PROBLEM, "versions", sys.prefix, f"{package} is missing", "Install reviewtui again."
            )
    yield Check(OK, "versions", sys.prefix, ", ".join(found))


def _terminal() -> Iterator[Check]:
    import shutil

    terminal = os.environ.get("TERM", "")
    encoding = (getattr(sys.stdout, "encoding", None) or "unknown").upper()
    columns, lines = shutil.get_terminal_size()
    colours = {"truecolor": "true colour", "24bit": "true colour"}.get(
        os.environ.get("COLORTERM", "").lower(),
        "256 colours" if "256" in terminal else "16 colours or fewer",
    )
    if os.environ.get("NO_COLOR"):
        colours = "no colour (NO_COLOR is set)"
    what = f"{columns}x{lines}, {colours}, {encoding}"
    if os.environ.get("SSH_CONNECTION"):
        what += ", over SSH"
    yield Check(OK, "terminal", terminal or "TERM is not set", what)
    if terminal in {"", "dumb"}:
        yield Check(
            NOTE,
            "terminal",
            terminal or "TERM is not set",
            "the reader needs a terminal it can paint on; the commands work",
            "Set TERM to what your terminal is, for example xterm-256color.",
        )
    if not streams.speaks_unicode():
        yield Check(
            NOTE,
            "terminal",
            encoding,
            "signs are shown in ASCII and some characters as ?",
            "Set LANG to a UTF-8 locale, for example C.UTF-8.",
        )


def _settings(settings: Settings) -> Iterator[Check]:
    path = _in(settings.folders.config, "config.toml")
    there = "read" if Path(path).exists() else "not there; every setting has a default"
    yield Check(OK, "settings", path, there)
    for warning in settings.warnings:
        what, _, todo = warning.partition("\n")
        yield Check(PROBLEM, "settings", path, what, todo.strip())


def _marks(settings: Settings) -> Iterator[Check]:
    from reviewtui.library.marks import Marks

    path = _in(settings.folders.config, "bookmarks.toml")
    try:
        marks = Marks(settings.folders.config, settings.folders.state)
        problems = list(marks.problems)
        many = len(marks.bookmarks)
    except ReviewtuiError as error:
        yield _failed("bookmarks", error, path, DAMAGED)
        return
    yield from (_failed("bookmarks", problem, path, DAMAGED) for problem in problems)
    if not problems:
        there = _counted(many, "bookmark") if Path(path).exists() else "not there; none made yet"
        yield Check(OK, "bookmarks", path, there)
    yield from _copies(settings.folders.config)
    if marks.reading.broken is not None:
        yield _failed("reading", marks.reading.broken, marks.reading.path)
    works = joins.problem(settings.folders.config)
    if works is not None:
        yield _failed("works", works, works.path)


def _feeds(settings: Settings) -> Iterator[Check]:
    from reviewtui.library.subscriptions import Subscriptions

    subscriptions = Subscriptions(settings.folders.config)
    try:
        many = len(subscriptions.feeds())
    except ReviewtuiError as error:
        yield _failed("feeds", error, subscriptions.path)
        return
    there = _counted(many, "feed") if Path(subscriptions.path).exists() else "not there; none yet"
    yield Check(OK, "feeds", subscriptions.path, there)


def _copies(folder: str) -> Iterator[Check]:
    """Copies of bookmarks.toml that a synchroniser left where two boxes had written at once."""
    for path in map(str, sorted(Path(folder).glob("bookmarks*.toml"))):
        if path != _in(folder, "bookmarks.toml"):
            todo = f"`reviewtui bookmarks merge {shlex.quote(path)}` brings it in; then remove it."
            yield Check(NOTE, "bookmarks", path, "is another copy of bookmarks.toml", todo)


def _library(settings: Settings) -> Iterator[Check]:
    from reviewtui.library.index import path_for
    from reviewtui.library.library import Library

    path = path_for(settings.content, settings.folders.cache)
    was_damaged = _index_is_damaged(path)
    try:
        library = Library.open(settings.content, settings.folders.cache)
        try:
            library.refresh()
            problems = library.problems()
            count = _counted(library.count(), "review")
            in_place = library.index_path == path
            said = list(_corrections(settings, library))
        finally:
            library.close()
    except ReviewtuiError as error:
        yield _failed("index", error, path, DAMAGED)
        return
    if not in_place:
        todo = "Make the folder writable; until then every start reads all files."
        yield Check(
            NOTE, "index", path, f"cannot be written; {count} in an index of this run", todo
        )
    elif was_damaged:
        yield Check(NOTE, "index", path, "was damaged, and is made anew from the review files")
    else:
        yield Check(OK, "index", path, f"sound; {count}; it can be deleted at any time")
    yield from said
    for root in settings.content:
        if Path(root).is_dir():
            yield Check(OK, "folder", root, "read")
    for path, line, what, todo in problems:
        yield Check(PROBLEM, "file", f"{path}:{line}" if line else path, what, todo)


def _corrections(settings: Settings, library: Library) -> Iterator[Check]:
    """What a person said of found points: what cannot be read, and what meets no words any more.

    That is told and never taken out: the review, or its words, may come back.
    """
    from reviewtui.library.corrections import Corrections

    path = _in(settings.folders.config, "corrections.toml")
    corrections = Corrections(settings.folders.config)
    every = list(corrections)
    yield from (_failed("corrections", each, path, DAMAGED) for each in corrections.problems)
    if not corrections.problems:
        there = _counted(len(every), "correction") if Path(path).exists() else "not there; none yet"
        yield Check(OK, "corrections", path, there)
    for said in every:
        body = _body_of(library, said)
        if body is None:
            what = f"{said.review} is gone, and with it the words {_short(said.quote)}"
        elif locate(said.quote, body) is None:
            what = f"the words {_short(said.quote)} are no longer in {said.review}"
        else:
            continue
        todo = "It holds again when they are back; take it out of the file if they never will be."
        yield Check(NOTE, "corrections", path, what, todo)


def _body_of(library: Library, said: Correction) -> str | None:
    """The text a correction is about, found by its address where its file was moved."""
    moved = None if said.review in library or not said.url else library.id_of_url(said.url)
    try:
        return library.review(moved or said.review, wait=False).body
    except ReviewtuiError:
        return None


def _short(quote: str) -> str:
    words = quote.split()
    return f"“{' '.join(words[:12])}{' …' if len(words) > 12 else ''}”"


def _index_is_damaged(path: str) -> bool:
    """Whether the cache cannot be read as a database; the library would quietly begin anew."""
    import sqlite3
    from contextlib import closing
    from urllib.parse import quote

    if not Path(path).exists():
        return False
    try:
        with closing(sqlite3.connect(f"file:{quote(path)}?mode=ro", uri=True)) as db:
            return bool(db.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok")
    except sqlite3.DatabaseError:
        return True


def _failed(name: str, error: ReviewtuiError, path: str, state: str = PROBLEM) -> Check:
    """An error as a check: where, what, what to do."""
    if isinstance(error, BadFileError):
        where = f"{error.path}:{error.line}" if error.line else error.path
        return Check(state, name, where, error.what, error.todo)
    if isinstance(error, StoreError):
        state = DAMAGED
    what, _, todo = str(error).partition("\n")
    return Check(state, name, path, what.removeprefix(f"{path}: "), todo.strip())


def _counted(many: int, of: str) -> str:
    return f"{many:,} {of}{'' if many == 1 else 's'}"


def _in(folder: str, name: str) -> str:
    return str(Path(folder) / name)
