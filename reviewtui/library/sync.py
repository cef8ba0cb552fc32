"""Bring the index up to date with the folders: read what differs, forget what is gone."""

from __future__ import annotations

import os
from itertools import groupby

from reviewtui.library.files import scan
from reviewtui.library.index import INDEXES
from reviewtui.library.joins import stamp
from reviewtui.library.rows import Changes
from reviewtui.library.settings import folders
from reviewtui.library.stopping import Stopped
from reviewtui.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Generator, Iterator

    from reviewtui.library.index import Index

BATCH, LETTERS = 5000, 8_000_000
"""Files and letters to a transaction: many are quicker, few let others write between."""
FIRST_BATCH = 2000
"""The first one is shown at once, so it is not to be waited for."""
FEW = 5000
"""So many differences are remembered; more of them are looked for a second time."""


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
    index: Index,
    db: sqlite3.Connection,
    loose: list[tuple[int, str, str, str]] | None = None,
    cancelled: Callable[[], bool] | None = None,
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

        for folder, files in groupby(_watched(scan(root, unreadable), cancelled), _folder_of):
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
    few: list[Difference] = []
    total = 0
    try:
        for difference in differences(index, db, loose, cancelled):
            total += 1
            if total <= FEW:
                few.append(difference)
    except Stopped:
        return Changes()
    changes = Changes()
    if total:
        changed = iter(few) if total <= FEW else differences(index, db, None, cancelled)
        changes = _read_in(index, db, changed, total, progress, cancelled)
    _settle(db, anew=bool(total))
    _keep_loose(db, loose)
    return changes


def _read_in(
    index: Index,
    db: sqlite3.Connection,
    changed: Iterator[Difference],
    total: int,
    progress: Callable[[int, int], None] | None,
    cancelled: Callable[[], bool] | None,
) -> Changes:
    """Read files and write their rows, a batch to a transaction."""
    from reviewtui.library.reading_in import Writer, gathered, read
    from reviewtui.library.settle import settle_roughly

    writer = Writer(index, db)
    coming = read(index.roots, changed, total)
    done, size, ended = 0, FIRST_BATCH, False
    try:
        while not ended and not (cancelled and cancelled()):
            if progress:
                progress(min(done, total), total)
            batch, ended = gathered(coming, min(size, BATCH), LETTERS, cancelled)
            if batch:
                db.execute("BEGIN IMMEDIATE")
                writer.write(batch)
                if size < BATCH and not ended:
                    settle_roughly(db)  # that there is something to look at soon
                db.execute("COMMIT")
            done, size = done + len(batch), BATCH
    finally:
        coming.close()
    if progress:
        progress(min(done, total), total)
    return writer.changes(finished=done >= total)


def _settle(db: sqlite3.Connection, *, anew: bool) -> None:
    """What hangs together with the files read, where anything does."""
    config = folders().config
    stated = stamp(config)
    known = db.execute("SELECT value FROM meta WHERE key = 'works.toml'").fetchone() or ("",)
    said = known[0] != stated
    if not (anew or said or db.execute("SELECT 1 FROM unsettled LIMIT 1").fetchone()):
        return
    from reviewtui.library.settle import settle

    db.execute("BEGIN IMMEDIATE")
    if said:
        db.execute("INSERT OR IGNORE INTO unsettled SELECT DISTINCT 'work', title_key FROM reviews")
        db.execute("INSERT OR REPLACE INTO meta VALUES ('works.toml', ?)", (stated,))
    if anew:
        for statement in INDEXES.split(";\n"):
            db.execute(statement)
    settle(db, config)
    db.execute("COMMIT")


def _keep_loose(db: sqlite3.Connection, loose: list[tuple[int, str, str, str]]) -> None:
    before = db.execute(
        "SELECT root, folder, what, todo FROM problems WHERE name IS NULL"
    ).fetchall()
    if sorted(before) != sorted(loose):
        db.execute("BEGIN IMMEDIATE")
        db.execute("DELETE FROM problems WHERE name IS NULL")
        db.executemany("INSERT INTO problems VALUES (?, ?, NULL, NULL, ?, ?)", loose)
        db.execute("COMMIT")


def _watched(
    files: Iterator[tuple[str, int, int]], cancelled: Callable[[], bool] | None
) -> Iterator[tuple[str, int, int]]:
    """The same files; Stopped comes out of them when it is enough.

    Merely to end would look as if the files after that were gone.
    """
    if cancelled is None:
        yield from files
        return
    for number, file in enumerate(files):
        if number % 200 == 0 and cancelled():
            raise Stopped
        yield file


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
