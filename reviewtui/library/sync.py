"""Bring the index up to date with the folders: read what differs, forget what is gone."""

from __future__ import annotations

import os
from itertools import groupby

from reviewtui.library.files import scan
from reviewtui.library.index import INDEXES
from reviewtui.library.joins import stamp
from reviewtui.library.rows import Changes
from reviewtui.library.settings import folders
from reviewtui.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Generator, Iterator

    from reviewtui.library.index import Index

BATCH = 2000
"""Files to a transaction: large enough to be quick, small enough to let others write between."""


class Place(Record):
    """A file under one of the roots."""

    root: int
    folder: str
    name: str


class Difference(Record):
    """A file that is not as the index remembers it; mtime None when it is gone."""

    place: Place
    mtime: int | None
    size: int
    outlet_file: str


class Folders:
    """Which outlet.toml speaks for a folder: its own, else the nearest above it."""

    def __init__(self, roots: tuple[str, ...]) -> None:
        self._roots = roots
        self._found: dict[tuple[int, str], str] = {}

    def outlet_file(self, root: int, folder: str) -> str:
        """`folder:mtime:size` of that outlet.toml; `folder::` when there is none."""
        known = self._found.get((root, folder))
        if known is not None:
            return known
        path = os.path.join(self._roots[root], folder, "outlet.toml")
        try:
            stat = os.stat(path)
            found = f"{folder}:{stat.st_mtime_ns}:{stat.st_size}"
        except OSError:
            above = folder.rpartition("/")[0]
            found = self.outlet_file(root, above) if folder else "::"
            if found == "::":
                found = f"{folder.partition('/')[0]}::"
        self._found[root, folder] = found
        return found


def differences(
    index: Index, db: sqlite3.Connection, loose: list[tuple[int, str, str, str]] | None = None
) -> Generator[Difference, None, None]:
    """Every file that differs from what is remembered: by stat alone, folder by folder.

    Times are compared for being the same and never for being newer: rsync and git set them back.
    `loose` takes problems that belong to no review file: (root, folder, what, todo).
    """
    for number, root in enumerate(index.roots):
        folders, visited, closed = Folders(index.roots), set[str](), set[str]()

        def unreadable(path: str, error: OSError, root: str = root, number: int = number) -> None:
            inside = os.path.relpath(path, root) if path != root else ""
            if not isinstance(error, (FileNotFoundError, NotADirectoryError)):
                closed.add(inside)  # noqa: B023 - called within this turn of the loop
            reason = (error.strerror or str(error)).lower()
            if loose is not None:
                todo = "Check that it is there and that you may read it."
                loose.append((number, inside, f"this folder cannot be read: {reason}", todo))

        for folder, files in groupby(scan(root, unreadable), _folder_of):
            if not _storable(folder):
                _tell_name(loose, number, folder)
                continue
            visited.add(folder)
            yield from _in_folder(db, number, folder, files, folders, loose)
        rows = db.execute("SELECT folder FROM folders WHERE root = ?", (number,)).fetchall()
        for (folder,) in rows:
            if folder in visited or any(_within(folder, each) for each in closed):
                continue
            for (name,) in db.execute(
                "SELECT name FROM files WHERE root = ? AND folder = ?", (number, folder)
            ).fetchall():
                yield Difference(Place(number, folder, name), None, 0, "")


def _in_folder(
    db: sqlite3.Connection,
    root: int,
    folder: str,
    files: Iterator[tuple[str, int, int]],
    folders: Folders,
    loose: list[tuple[int, str, str, str]] | None,
) -> Iterator[Difference]:
    outlet_file = folders.outlet_file(root, folder)
    spoken = db.execute(
        "SELECT outlet_file FROM folders WHERE root = ? AND folder = ?", (root, folder)
    ).fetchone()
    same_outlet = spoken is not None and spoken[0] == outlet_file
    remembered = {
        name: (mtime, size)
        for name, mtime, size in db.execute(
            "SELECT name, mtime, size FROM files WHERE root = ? AND folder = ?", (root, folder)
        )
    }
    start = len(folder) + 1 if folder else 0
    for relative, mtime, size in files:
        name = relative[start:]
        if not _storable(name):
            _tell_name(loose, root, relative)
        elif remembered.pop(name, None) != (mtime, size) or not same_outlet:
            yield Difference(Place(root, folder, name), mtime, size, outlet_file)
    for name in remembered:
        yield Difference(Place(root, folder, name), None, 0, outlet_file)


def refresh(
    index: Index,
    db: sqlite3.Connection,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Changes:
    """Read what differs into the index; stopped early, it keeps what it has read so far."""
    loose: list[tuple[int, str, str, str]] = []
    total = sum(1 for _ in differences(index, db, loose))
    changes = Changes()
    if total:
        from reviewtui.library.reading_in import Reader

        reader = Reader(index, db)
        done = 0
        changed = differences(index, db)
        try:
            while done < total and not (cancelled and cancelled()):
                if progress:
                    progress(done, total)
                db.execute("BEGIN IMMEDIATE")
                batch = 0
                for difference in changed:
                    reader.take(difference)
                    batch += 1
                    if batch >= BATCH or (cancelled and batch % 50 == 0 and cancelled()):
                        break
                reader.flush()
                db.execute("COMMIT")
                done += batch
                if not batch:
                    break
        finally:
            changed.close()
        changes = reader.changes(finished=done >= total)
        if progress:
            progress(min(done, total), total)
    config = folders().config
    stated = stamp(config)
    known = db.execute("SELECT value FROM meta WHERE key = 'works.toml'").fetchone() or ("",)
    said = known[0] != stated
    if total or said or db.execute("SELECT 1 FROM unsettled LIMIT 1").fetchone():
        from reviewtui.library.settle import settle

        db.execute("BEGIN IMMEDIATE")
        if said:
            db.execute(
                "INSERT OR IGNORE INTO unsettled SELECT DISTINCT 'work', title_key FROM reviews"
            )
            db.execute("INSERT OR REPLACE INTO meta VALUES ('works.toml', ?)", (stated,))
        for statement in INDEXES.split(";\n"):
            db.execute(statement)
        settle(db, config)
        db.execute("COMMIT")
    _keep_loose(db, loose)
    return changes


def _keep_loose(db: sqlite3.Connection, loose: list[tuple[int, str, str, str]]) -> None:
    before = db.execute(
        "SELECT root, folder, what, todo FROM problems WHERE name IS NULL"
    ).fetchall()
    if sorted(before) != sorted(loose):
        db.execute("BEGIN IMMEDIATE")
        db.execute("DELETE FROM problems WHERE name IS NULL")
        db.executemany("INSERT INTO problems VALUES (?, ?, NULL, NULL, ?, ?)", loose)
        db.execute("COMMIT")


def _folder_of(file: tuple[str, int, int]) -> str:
    return file[0].rpartition("/")[0]


def _within(folder: str, above: str) -> bool:
    return not above or folder == above or folder.startswith(f"{above}/")


def _storable(name: str) -> bool:
    if name.isascii():
        return True
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _tell_name(loose: list[tuple[int, str, str, str]] | None, root: int, name: str) -> None:
    if loose is not None:
        shown = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
        loose.append((root, shown, "this name is not UTF-8", "Rename it; it is passed over."))
