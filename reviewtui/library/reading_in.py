"""Files into the index: what they say in rows, written many at a time."""

from __future__ import annotations

import os
from itertools import groupby

from reviewtui.errors import BadFileError
from reviewtui.library.document import read_outlet
from reviewtui.library.forgetting import forget, unsettle
from reviewtui.library.hands import hands_for, read_with
from reviewtui.library.rows import Changes, Problem
from reviewtui.library.stopping import Stopped
from reviewtui.library.understanding import Understood, name_of
from reviewtui.library.writing import NOBODY, bare_outlet
from reviewtui.model.text import clean_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Generator, Iterator, Sequence

    from reviewtui.library.index import Index
    from reviewtui.library.sync import Difference, Place
    from reviewtui.model.review import Outlet

    Read = tuple[Difference, Understood | Problem | None]
    Kept = tuple[int, str, str | None]
    Pending = tuple[Difference, Understood, Kept | None]

PORTION = 100
"""Files read in one go; between two of them somebody may say that it is enough."""

_FILE = "INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?)"
_REVIEW = f"INSERT INTO reviews VALUES ({', '.join('?' * 32)})"
_WORDS = (
    "INSERT INTO words (rowid, work, title, critic, outlet, verdict, body, also)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)
_NAMES = "INSERT INTO names (rowid, work, title, critic, outlet) VALUES (?, ?, ?, ?, ?)"


def read(
    roots: Sequence[str], differences: Iterator[Difference], total: int
) -> Generator[list[Read], None, None]:
    """What the files that differ say, in portions; nothing is asked of them that are gone."""
    told: list[list[Difference]] = []

    def portions() -> Iterator[tuple[list[str], Outlet]]:
        speaker, outlet = None, NOBODY
        for (root, folder, outlet_file), few in groupby(_portions(differences), _folder_of):
            if speaker != (root, outlet_file):
                speaker, outlet = (root, outlet_file), outlet_of(roots[root], outlet_file)[0]
            inside = os.path.join(roots[root], folder)
            for portion in few:
                told.append(portion)
                there = [each for each in portion if each.mtime is not None]
                yield [os.path.join(inside, each.place.name) for each in there], outlet

    for answer in read_with(hands_for(total), portions()):
        understood = iter(answer)
        yield [(d, None if d.mtime is None else next(understood)) for d in told.pop(0)]


def gathered(
    coming: Iterator[list[Read]], size: int, letters: int, cancelled: Callable[[], bool] | None
) -> tuple[list[Read], bool]:
    """What was read, enough of it for one transaction, and whether that was the end."""
    batch: list[Read] = []
    many = 0
    try:
        for portion in coming:
            batch += portion
            many += sum(each.letters for _, each in portion if isinstance(each, Understood))
            if len(batch) >= size or many >= letters or (cancelled and cancelled()):
                return batch, False
    except Stopped:
        pass
    return batch, True


def outlet_of(root: str, outlet_file: str) -> tuple[Outlet, list[Problem]]:
    """The outlet that an outlet.toml, or a folder without one, says its reviews are of."""
    folder, mtime, _ = outlet_file.rsplit(":", 2)
    if not mtime:
        return (bare_outlet(folder.rpartition("/")[2]) if folder else NOBODY), []
    try:
        return read_outlet(os.path.join(root, folder))
    except BadFileError as error:
        problem = Problem(error.path, error.line, error.what, error.todo)
        return bare_outlet(folder.rpartition("/")[2]) if folder else NOBODY, [problem]


def _portions(differences: Iterator[Difference]) -> Iterator[list[Difference]]:
    for _, few in groupby(differences, lambda each: (each.place[:2], each.outlet_file)):
        portion: list[Difference] = []
        for each in few:
            portion.append(each)
            if len(portion) >= PORTION:
                yield portion
                portion = []
        if portion:
            yield portion


def _folder_of(portion: list[Difference]) -> tuple[int, str, str]:
    first = portion[0]
    return first.place.root, first.place.folder, first.outlet_file or "::"


class Writer:
    """Brings the rows of files up to date, inside the transaction of whoever calls it."""

    def __init__(self, index: Index, db: sqlite3.Connection) -> None:
        self._roots = index.roots
        self._db = db
        self._folder: tuple[int, str] | None = None
        self._outlet_file = ""
        self._outlet: Outlet = NOBODY
        self._forced = False
        """The folder's outlet.toml changed: what its files mean may have, too."""
        self._pending: list[Pending] = []
        self._added = self._changed = self._removed = self._broken = 0

    def changes(self, *, finished: bool) -> Changes:
        """What was found so far."""
        if finished:
            self._leave_folder()
        return Changes(self._added, self._changed, self._removed, self._broken)

    def write(self, batch: Sequence[Read]) -> None:
        """Bring the rows of some files up to date."""
        for (root, folder), few in groupby(batch, lambda each: each[0].place[:2]):
            here = list(few)
            names = [each.place.name for each, _ in here]
            known = {
                name: (mtime, size, number)
                for name, mtime, size, number in self._db.execute(
                    "SELECT name, mtime, size, no FROM files"
                    " WHERE root = ? AND folder = ? AND name BETWEEN ? AND ?",
                    (root, folder, min(names), max(names)),
                )
            }
            for difference, understood in here:
                self._take(difference, understood, known.get(difference.place.name))
        self._store()

    def _take(
        self,
        difference: Difference,
        understood: Understood | Problem | None,
        known: tuple[int, int, int | None] | None,
    ) -> None:
        place = difference.place
        if self._folder != place[:2] or self._outlet_file != difference.outlet_file:
            self._enter_folder(difference)
        if understood is None or difference.mtime is None:
            if known:
                forget(self._db, place, known[2])
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
        kept = forget(self._db, place, known[2]) if known else None
        if isinstance(understood, Problem):
            self._broken += 1
            self._tell(place, [understood])
            self._db.execute(_FILE, (*place, difference.mtime, difference.size, None))
        else:
            if understood.problems:
                self._tell(place, understood.problems)
            self._pending.append((difference, understood, kept))

    def _store(self) -> None:
        """Write all rows of what was taken, table by table.

        FTS5 collects words in memory only as long as no other table is written in between.
        """
        pending, self._pending = self._pending, []
        if not pending:
            return
        db = self._db
        named = self._named(pending)
        db.executemany(_FILE, [(*d.place, d.mtime, d.size, no) for d, _, (no, *_) in named])
        db.executemany(
            _REVIEW,
            [(*key, d.place.root, _relative(d.place), *u.facts) for d, u, key in named],
        )
        db.executemany(
            "INSERT OR IGNORE INTO identified VALUES (?, ?)",
            [(key[0], name) for _, u, key in named for name in u.identifiers],
        )
        db.executemany(
            "INSERT INTO points VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [(key[0], *point) for _, u, key in named for point in u.points],
        )
        db.executemany(
            "INSERT OR IGNORE INTO outlets (slug, name, home) VALUES (?, ?, ?)",
            dict.fromkeys(u.outlet for _, u, _ in named),
        )
        unsettle(db, {(u.facts[5], u.facts[0]) for _, u, _ in named})
        db.executemany(_WORDS, [(key[0], *u.words) for _, u, key in named])
        db.executemany(_NAMES, [(key[0], *u.words[:4]) for _, u, key in named])

    def _named(self, pending: list[Pending]) -> list[tuple[Difference, Understood, Kept]]:
        """Each review with its number, its id and the id it shares with another.

        An id is the path without its ending; a second of that id waits for `~2`.
        """
        ids = {name_of(_relative(d.place)) for d, _, kept in pending if not kept}
        held: dict[str, tuple[int, str | None]] = {}
        wanted = sorted(ids)
        for at in range(0, len(wanted), PORTION):
            few = wanted[at : at + PORTION]
            held.update(
                (identity, (number, twin))
                for identity, number, twin in self._db.execute(
                    f"SELECT id, no, twin FROM reviews WHERE id IN ({', '.join('?' * len(few))})",
                    few,
                )
            )
        held.update((kept[1], (kept[0], kept[2])) for _, _, kept in pending if kept)
        last = self._db.execute("SELECT seq FROM sqlite_sequence WHERE name = 'reviews'").fetchone()
        number = last[0] if last else 0
        named: list[tuple[Difference, Understood, Kept]] = []
        clashing: set[str] = set()
        for difference, understood, kept in pending:
            if not kept:
                number += 1
                identity = name_of(_relative(difference.place))
                if identity in held:
                    clashing.add(identity)
                    place = difference.place
                    kept = (number, f"\0{place.root}/{_relative(place)}", identity)
                else:
                    held[identity] = (number, None)
                    kept = (number, identity, None)
            named.append((difference, understood, kept))
        if clashing:
            named = [self._twin(each, clashing) for each in named]
            for identity in clashing:
                self._db.execute(
                    "UPDATE reviews SET twin = id WHERE id = ? AND twin IS NULL", (identity,)
                )
                self._db.execute("INSERT OR IGNORE INTO unsettled VALUES ('twin', ?)", (identity,))
        return named

    @staticmethod
    def _twin(
        each: tuple[Difference, Understood, Kept], clashing: set[str]
    ) -> tuple[Difference, Understood, Kept]:
        difference, understood, (number, identity, twin) = each
        shared = identity if identity in clashing and twin is None else twin
        return difference, understood, (number, identity, shared)

    # --- folders and what they say of their outlet

    def _enter_folder(self, difference: Difference) -> None:
        self._leave_folder()
        root, folder, _ = difference.place
        self._folder, self._outlet_file = (root, folder), difference.outlet_file
        if difference.mtime is None:
            return
        row = self._db.execute(
            "SELECT outlet_file FROM folders WHERE root = ? AND folder = ?", (root, folder)
        ).fetchone()
        self._forced = row is not None and row[0] != difference.outlet_file
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
        self._outlet, problems = outlet_of(self._roots[root], outlet_file)
        if not mtime:
            return
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

    def _tell(self, place: tuple[int, str, str], problems: Sequence[Problem]) -> None:
        self._db.executemany(
            "INSERT INTO problems VALUES (?, ?, ?, ?, ?, ?)",
            [
                (*place, each.line, clean_line(each.what), clean_line(each.todo))
                for each in problems
            ],
        )


def _relative(place: Place) -> str:
    return f"{place.folder}/{place.name}" if place.folder else place.name
