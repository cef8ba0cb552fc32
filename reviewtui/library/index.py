"""The SQLite FTS5 cache: its schema, its connections, and the rows it answers with.

Everything here can be deleted. A version this program does not know, or a damaged file, is dropped
and made anew from the review files. `sync` fills it; this module imports nothing that a list of
reviews does not need.
"""

from __future__ import annotations

import os
import sqlite3

from reviewtui.errors import StoreError
from reviewtui.library.rows import Card, Group, Problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType

__all__ = ["CARD", "INDEXES", "Card", "Group", "Index", "Problem"]

SCHEMA_VERSION = 7

_SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE files (
    root INTEGER, folder TEXT, name TEXT, mtime INTEGER, size INTEGER, no INTEGER,
    PRIMARY KEY (root, folder, name)
) WITHOUT ROWID;
CREATE TABLE folders (
    root INTEGER, folder TEXT, outlet_file TEXT, outlet TEXT, PRIMARY KEY (root, folder)
) WITHOUT ROWID;
CREATE TABLE reviews (
    no INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, twin TEXT,
    root INTEGER NOT NULL, relative TEXT NOT NULL,
    outlet_slug TEXT NOT NULL, outlet TEXT, critic TEXT,
    work_slug TEXT NOT NULL, work TEXT NOT NULL, title_key TEXT NOT NULL, sorted_work TEXT NOT NULL,
    year INTEGER, kind TEXT, title TEXT, published TEXT, url TEXT, digest INTEGER NOT NULL,
    rating_text TEXT, value, best, worst, score INTEGER, rule TEXT, assumed INTEGER,
    verdict TEXT, pros INTEGER, cons INTEGER, mixed INTEGER, body_chars INTEGER,
    guid TEXT, fingerprint INTEGER,
    day TEXT AS (coalesce(published, '')) VIRTUAL, worth INTEGER AS (coalesce(score, -1)) VIRTUAL
);
CREATE INDEX newest_of_outlet ON reviews (outlet_slug, day, no);
CREATE TABLE points (
    no INTEGER, place INTEGER, aspect TEXT, polarity TEXT, label TEXT, quote TEXT,
    start INTEGER, "end" INTEGER, origin TEXT, PRIMARY KEY (no, place)
) WITHOUT ROWID;
CREATE TABLE identified (no INTEGER, name TEXT, PRIMARY KEY (no, name)) WITHOUT ROWID;
CREATE INDEX identified_as ON identified (name);
CREATE TABLE readings (
    no INTEGER PRIMARY KEY, made_by TEXT NOT NULL, verdict_start INTEGER, verdict_end INTEGER,
    voices TEXT NOT NULL
);
CREATE TABLE problems (
    root INTEGER, folder TEXT, name TEXT, line INTEGER, what TEXT NOT NULL, todo TEXT NOT NULL
);
CREATE INDEX problems_of_file ON problems (root, folder, name);
CREATE TABLE outlets (
    slug TEXT PRIMARY KEY, name TEXT, home TEXT, scale TEXT, feeds TEXT NOT NULL DEFAULT '',
    count INTEGER NOT NULL DEFAULT 0, rated INTEGER NOT NULL DEFAULT 0, median REAL
) WITHOUT ROWID;
CREATE TABLE works (
    slug TEXT PRIMARY KEY, key TEXT NOT NULL, title TEXT NOT NULL, kind TEXT, year INTEGER,
    count INTEGER NOT NULL, rated INTEGER NOT NULL, median REAL, sorted TEXT NOT NULL,
    dated INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX works_of_title ON works (key);
CREATE INDEX works_in_order ON works (sorted, dated, slug, count);
CREATE TABLE unsettled (sort TEXT, key TEXT, PRIMARY KEY (sort, key)) WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5 (
    work, title, critic, outlet, verdict, body, also,
    prefix = '2 3', tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO words (words, rank) VALUES ('hashsize', 16777216);
CREATE VIRTUAL TABLE names USING fts5(
    work, title, critic, outlet,
    prefix = '1 2 3', tokenize = 'unicode61 remove_diacritics 2'
);
"""

INDEXES = """
CREATE INDEX IF NOT EXISTS newest ON reviews (day, no, kind, year, score, digest);
CREATE INDEX IF NOT EXISTS best ON reviews (worth, no);
CREATE INDEX IF NOT EXISTS by_title ON reviews (sorted_work, no);
CREATE INDEX IF NOT EXISTS best_of_outlet ON reviews (outlet_slug, worth, no);
CREATE INDEX IF NOT EXISTS by_title_of_outlet ON reviews (outlet_slug, sorted_work, no);
CREATE INDEX IF NOT EXISTS newest_of_work ON reviews (work_slug, day, no);
CREATE INDEX IF NOT EXISTS points_about ON points (aspect, polarity);
CREATE INDEX IF NOT EXISTS of_title ON reviews (title_key);
CREATE INDEX IF NOT EXISTS by_url ON reviews (url) WHERE url IS NOT NULL;
CREATE INDEX IF NOT EXISTS by_guid ON reviews (guid) WHERE guid IS NOT NULL;
CREATE INDEX IF NOT EXISTS by_text ON reviews (fingerprint);
CREATE INDEX IF NOT EXISTS twins ON reviews (twin) WHERE twin IS NOT NULL;
"""
"""Made once the first files are in: a third of the time of keeping them meanwhile.

The one that the list is shown by as it is at first is there from the beginning."""


CARD = (
    "r.id, r.root, r.relative, r.outlet_slug, r.outlet, r.critic, r.work_slug, r.work, r.year, "
    "r.kind, r.title, r.published, r.url, r.digest, r.rating_text, r.value, r.best, r.worst, "
    "r.score, r.rule, r.assumed, r.verdict, r.pros, r.cons, r.mixed, r.body_chars"
)
"""The columns `card` takes; root and relative become the path."""
CARD_COLUMNS = 26


class Index:
    """One cache file over some roots. Connections are lent out, one to a thread at a time."""

    def __init__(self, path: str, roots: Sequence[str]) -> None:
        self.path = path
        self.roots = tuple(roots)
        self._idle: list[tuple[int, sqlite3.Connection]] = []
        self._generation = 0
        self._inode: int | None = None
        self._substitute: str | None = None

    @property
    def is_substitute(self) -> bool:
        """Whether it is for this run only, and no other process knows of it."""
        return self._substitute is not None

    def lend(self) -> Loan:
        """A connection for the length of a `with`; transactions are the borrower's own."""
        return Loan(self)

    def take(self) -> tuple[int, sqlite3.Connection]:
        """A connection that nobody else has, and the generation it is of."""
        if self._idle:
            generation, connection = self._idle.pop()
            if generation == self._generation:
                return generation, connection
            connection.close()
        return self._connect()

    def give_back(self, generation: int, connection: sqlite3.Connection, *, sound: bool) -> None:
        """Keep a connection for the next who asks, unless it is broken or of an old file."""
        if sound and generation == self._generation:
            self._idle.append((generation, connection))
        else:
            connection.close()

    def card(self, row: Sequence[object]) -> Card:
        """A row of the `CARD` columns as a Card."""
        identity, root, relative, *rest = row[:CARD_COLUMNS]
        rest[10], rest[17] = bool(rest[10]), bool(rest[17])
        path = os.path.join(self.roots[root], relative)  # type: ignore[call-overload]
        return Card(identity, path, *rest)  # type: ignore[arg-type]

    def replaced(self) -> bool:
        """Whether the file was deleted or replaced under us; then the next connection is new."""
        try:
            same = os.stat(self.path).st_ino == self._inode
        except OSError:
            same = self._inode is None
        if not same:
            self.let_go()
        return not same

    def let_go(self) -> None:
        """Close what is idle now, and what is lent when it comes back."""
        self._generation += 1
        while self._idle:
            self._idle.pop()[1].close()

    def drop(self) -> None:
        """Delete the cache; the next connection begins an empty one."""
        self.let_go()
        self._inode = None
        for ending in ("", "-wal", "-shm"):
            if os.path.exists(self.path + ending):
                os.unlink(self.path + ending)

    def close(self) -> None:
        """Close all connections, and remove a cache that was only a substitute."""
        self.let_go()
        if self._substitute:
            import shutil

            shutil.rmtree(self._substitute, ignore_errors=True)

    def _connect(self) -> tuple[int, sqlite3.Connection]:
        try:
            connection = self._opened()
        except (OSError, sqlite3.OperationalError) as error:
            if self._substitute or not cannot_write(error):
                raise
            self._move_aside()
            connection = self._opened()
        self._inode = os.stat(self.path).st_ino
        return self._generation, connection

    def _opened(self) -> sqlite3.Connection:
        """Open, and begin anew if the file is damaged or of another version."""
        for last in (False, True):
            new = not os.path.exists(self.path)
            if new:
                os.makedirs(os.path.dirname(self.path), mode=0o700, exist_ok=True)
            connection = sqlite3.connect(
                self.path, timeout=20, isolation_level=None, check_same_thread=False
            )
            try:
                if self._ready(connection):
                    connection.execute("PRAGMA wal_autocheckpoint = 8000")
                    return connection
            except sqlite3.DatabaseError as error:
                connection.close()
                if last or not damaged(error):
                    raise
            except BaseException:
                connection.close()
                raise
            else:
                connection.close()
            self.drop()
        raise StoreError(f"{self.path}: the index cannot be made anew\n  Delete it and try again.")

    def _ready(self, connection: sqlite3.Connection) -> bool:
        """Whether this is an index of our version over our roots; an empty file is made one."""
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        known_roots = "\n".join(map(os.path.abspath, self.roots))
        if version == SCHEMA_VERSION:
            row = connection.execute("SELECT value FROM meta WHERE key = 'roots'").fetchone()
            return bool(row == (known_roots,))
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("BEGIN IMMEDIATE")
        # another process may have been quicker
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        empty = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0
        if version != 0 or not empty:
            connection.execute("ROLLBACK")
            return bool(version == SCHEMA_VERSION)
        for statement in _SCHEMA.split(";\n"):
            connection.execute(statement)
        connection.execute("INSERT INTO meta VALUES ('roots', ?)", (known_roots,))
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        connection.execute("COMMIT")
        return True

    def _move_aside(self) -> None:
        """Where the cache folder cannot be written, an index for this run only."""
        import tempfile

        self._substitute = tempfile.mkdtemp(prefix="reviewtui-")
        self.path = os.path.join(self._substitute, os.path.basename(self.path))


class Loan:
    """One connection lent out: given back at the end, thrown away after an error."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def __enter__(self) -> sqlite3.Connection:
        self._generation, self._connection = self._index.take()
        return self._connection

    def __exit__(
        self, kind: type[BaseException] | None, _: object, traceback: TracebackType | None
    ) -> None:
        self._index.give_back(self._generation, self._connection, sound=kind is None)


def path_for(roots: Sequence[str], cache_dir: str) -> str:
    """The cache file of these roots; the roots are also kept inside, so a clash only rebuilds."""
    from zlib import crc32

    key = crc32("\n".join(map(os.path.abspath, roots)).encode("utf-8", "surrogateescape"))
    return os.path.join(cache_dir, f"index-{key:08x}.sqlite3")


def damaged(error: sqlite3.Error) -> bool:
    """Whether an error means that the file is not, or no longer, an index of ours."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None or "fts5: syntax" in str(error):
        return False
    return code & 0xFF in {
        sqlite3.SQLITE_ERROR,  # a table that is not there
        sqlite3.SQLITE_IOERR,  # cut short
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_FORMAT,
        sqlite3.SQLITE_NOTADB,
    }


def cannot_write(error: Exception) -> bool:
    """Whether an error means that the folder of the cache does not take it."""
    if isinstance(error, OSError):
        return True
    code: int = getattr(error, "sqlite_errorcode", 0)
    return code & 0xFF in {
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_FULL,
    }
