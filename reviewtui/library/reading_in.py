"""One file at a time into the index: read, understand, and put in rows what it says."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from reviewtui.errors import BadFileError
from reviewtui.library.document import (
    NOBODY,
    bare_outlet,
    parse_document,
    read_bytes,
    read_outlet,
)
from reviewtui.library.rows import Changes, Problem
from reviewtui.model.point import Polarity
from reviewtui.model.sameness import fingerprint
from reviewtui.model.text import clean_line

if TYPE_CHECKING:
    import sqlite3

    from reviewtui.library.index import Index
    from reviewtui.library.sync import Difference, Place
    from reviewtui.model.review import Outlet, Review

_REVIEW = f"INSERT INTO reviews VALUES ({', '.join('?' * 32)})"


class Reader:
    """Takes differences, one by one, inside the transaction of whoever calls it."""

    def __init__(self, index: Index, db: sqlite3.Connection) -> None:
        self._roots = index.roots
        self._db = db
        self._outlet: Outlet = NOBODY
        self._folder: tuple[int, str] | None = None
        self._outlet_file: str | None = None
        self._forced = False
        """The folder's outlet.toml changed: what its files mean may have, too."""
        self._words: list[tuple[object, ...]] = []
        self._added = self._changed = self._removed = self._broken = 0

    def flush(self) -> None:
        """Write the words of what was taken, all at once, before the transaction ends.

        FTS5 collects words in memory only as long as no other table is written in between.
        """
        self._db.executemany(
            "INSERT INTO words (rowid, work, title, critic, outlet, verdict, body)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            self._words,
        )
        self._words.clear()

    def changes(self, *, finished: bool) -> Changes:
        """What was found so far."""
        if finished:
            self._leave_folder()
        return Changes(self._added, self._changed, self._removed, self._broken)

    def take(self, difference: Difference) -> None:
        """Bring the rows of one file up to date."""
        place = difference.place
        if self._folder != (place.root, place.folder):
            self._enter_folder(difference)
        known = self._db.execute(
            "SELECT mtime, size, no FROM files WHERE root = ? AND folder = ? AND name = ?", place
        ).fetchone()
        if difference.mtime is None:
            if known:
                self._forget(place, known[2])
                self._db.execute(
                    "DELETE FROM files WHERE root = ? AND folder = ? AND name = ?", place
                )
                self._removed += 1
            return
        if known and known[:2] == (difference.mtime, difference.size) and not self._forced:
            return  # another process was quicker
        if known:
            self._changed += 1
        else:
            self._added += 1
        number = self._read(place, known[2] if known else None)
        self._db.execute(
            "INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?)",
            (*place, difference.mtime, difference.size, number),
        )

    def _enter_folder(self, difference: Difference) -> None:
        self._leave_folder()
        root, folder, _ = difference.place
        self._folder = (root, folder)
        if difference.mtime is None:
            return
        row = self._db.execute(
            "SELECT outlet_file FROM folders WHERE root = ? AND folder = ?", (root, folder)
        ).fetchone()
        self._forced = row is not None and row[0] != difference.outlet_file
        self._outlet_file = difference.outlet_file
        self._read_outlet(root, difference.outlet_file)
        if row is None:
            # at once, so that a first reading that is stopped goes on where it was
            self._keep_folder()

    def _leave_folder(self) -> None:
        """A changed outlet.toml is remembered once all files of the folder are read again."""
        if self._forced:
            self._keep_folder()
        self._forced = False

    def _keep_folder(self) -> None:
        if self._folder:
            self._db.execute(
                "INSERT OR REPLACE INTO folders VALUES (?, ?, ?, ?)",
                (*self._folder, self._outlet_file, self._outlet.slug),
            )

    def _read_outlet(self, root: int, outlet_file: str) -> None:
        folder, mtime, _ = outlet_file.rsplit(":", 2)
        place = (root, folder, "outlet.toml")
        self._db.execute("DELETE FROM problems WHERE root = ? AND folder = ? AND name = ?", place)
        self._outlet = bare_outlet(folder.rpartition("/")[2]) if folder else NOBODY
        if not mtime:
            return
        try:
            self._outlet, problems = read_outlet(os.path.join(self._roots[root], folder))
        except BadFileError as error:
            problems = [_problem(error, error.path)]
        self._tell(place, problems)
        scale = self._outlet.scale
        self._db.execute(
            "INSERT INTO outlets (slug, name, home, scale, feeds) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (slug) DO UPDATE SET name = excluded.name, home = excluded.home,"
            " scale = excluded.scale, feeds = excluded.feeds",
            (
                self._outlet.slug,
                self._outlet.name,
                self._outlet.home,
                scale.name if scale else None,
                "\n".join(self._outlet.feeds),
            ),
        )

    def _read(self, place: Place, number: int | None) -> int | None:
        """Read one file into rows; the number of its review, or None when it is broken."""
        folder = os.path.join(self._roots[place.root], place.folder)
        path = os.path.join(folder, place.name)
        try:
            review, problems = parse_document(read_bytes(path), path, outlet=self._outlet)
        except Exception as error:  # whatever one file does to us, it hides no other
            self._forget(place, number)
            self._tell(place, [_problem(error, path)])
            self._broken += 1
            return None
        kept = self._forget(place, number)
        self._tell(place, problems)
        return self._store(place, review, kept)

    def _store(self, place: Place, review: Review, kept: tuple[int, str, str | None] | None) -> int:
        relative = f"{place.folder}/{place.name}" if place.folder else place.name
        number, identity, twin = kept or (None, *self._identity(place, relative))
        work, outlet, rating = review.work, review.outlet, review.rating
        tally = [point.polarity for point in review.points]
        cursor = self._db.execute(
            _REVIEW,
            (
                number, identity, twin, place.root, relative,
                outlet.slug, outlet.name, review.critic,
                f"{work.slug}-{work.year}" if work.year else work.slug, work.title, work.slug,
                work.title.casefold(), work.year, work.kind, review.title,
                review.published.isoformat() if review.published else None,
                review.url, review.digest,
                rating.text if rating else None, rating.value if rating else None,
                rating.best if rating else None, rating.worst if rating else None,
                rating.score if rating else None, rating.rule if rating else None,
                rating.assumed if rating else False,
                review.verdict, tally.count(Polarity.PRO), tally.count(Polarity.CON),
                tally.count(Polarity.MIXED), len(review.body),
                review.guid, fingerprint(review.body),
            ),
        )  # fmt: skip
        number = cursor.lastrowid
        assert number is not None
        self._db.executemany(
            "INSERT OR IGNORE INTO identified VALUES (?, ?)",
            [(number, name) for name in review.identifiers],
        )
        self._words.append(
            (
                number, work.shown, review.title, review.critic, outlet.shown, review.verdict,
                review.body,
            )
        )  # fmt: skip
        self._db.executemany(
            "INSERT INTO points VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    number, place_in_list, point.aspect, point.polarity.value, point.label,
                    point.quote, point.span.start if point.span else None,
                    point.span.end if point.span else None, point.origin.value,
                )
                for place_in_list, point in enumerate(review.points)
            ],
        )  # fmt: skip
        if outlet is not self._outlet or outlet.slug == NOBODY.slug:
            self._db.execute(
                "INSERT OR IGNORE INTO outlets (slug, name) VALUES (?, ?)",
                (outlet.slug, outlet.name),
            )
        else:
            self._db.execute(
                "INSERT OR IGNORE INTO outlets (slug, name, home) VALUES (?, ?, ?)",
                (outlet.slug, outlet.name, outlet.home),
            )
        self._unsettle(work.slug, outlet.slug)
        return number

    def _identity(self, place: Place, relative: str) -> tuple[str, str | None]:
        """The id of a new review: its path without ending; a second of that id waits for `~2`."""
        identity = clean_line(os.path.splitext(relative)[0])
        holder = self._db.execute(
            "SELECT no, twin FROM reviews WHERE id = ?", (identity,)
        ).fetchone()
        if holder is None:
            return identity, None
        if holder[1] is None:
            self._db.execute("UPDATE reviews SET twin = ? WHERE no = ?", (identity, holder[0]))
        self._db.execute("INSERT OR IGNORE INTO unsettled VALUES ('twin', ?)", (identity,))
        return f"\0{place.root}/{relative}", identity

    def _forget(self, place: Place, number: int | None) -> tuple[int, str, str | None] | None:
        """Remove the rows of a file; its number and id, to give to what it says now."""
        self._db.execute("DELETE FROM problems WHERE root = ? AND folder = ? AND name = ?", place)
        if number is None:
            return None
        row = self._db.execute(
            "SELECT no, id, twin, title_key, outlet_slug, work_slug FROM reviews WHERE no = ?",
            (number,),
        ).fetchone()
        if row is None:
            return None
        tables = (
            ("reviews", "no"),
            ("points", "no"),
            ("readings", "no"),
            ("identified", "no"),
            ("words", "rowid"),
        )
        for table, key in tables:
            self._db.execute(f"DELETE FROM {table} WHERE {key} = ?", (number,))
        if row[2] is not None:
            self._db.execute("INSERT OR IGNORE INTO unsettled VALUES ('twin', ?)", (row[2],))
        self._unsettle(row[3], row[4])
        self._db.execute(  # reviews under other titles may have met it in one work
            "INSERT OR IGNORE INTO unsettled"
            " SELECT DISTINCT 'work', title_key FROM reviews WHERE work_slug = ?",
            (row[5],),
        )
        return row[0], row[1], row[2]

    def _unsettle(self, title_key: str, outlet: str) -> None:
        self._db.executemany(
            "INSERT OR IGNORE INTO unsettled VALUES (?, ?)",
            (("work", title_key), ("outlet", outlet)),
        )

    def _tell(self, place: tuple[int, str, str], problems: list[Problem]) -> None:
        self._db.executemany(
            "INSERT INTO problems VALUES (?, ?, ?, ?, ?, ?)",
            [
                (*place, each.line, clean_line(each.what), clean_line(each.todo))
                for each in problems
            ],
        )


def _problem(error: Exception, path: str) -> Problem:
    if isinstance(error, BadFileError):
        return Problem(error.path, error.line, error.what, error.todo)
    return Problem(
        path, None, f"cannot be understood: {error!r:.200}", "Look for what is odd in it."
    )
