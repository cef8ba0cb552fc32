"""ReadingState: what was read, how far, and how the screen was left; light enough for `list`.

It is written at every review opened and may know 100,000 of them, so it is a journal and not a
document: `reading.txt` in the state folder, UTF-8, one record a line, fields parted by tabs, the
later record winning. Its first line is `reviewtui reading 1`. The records:

    r <review>            read              p <offset> <review>   read to this code point
    u <review>            unread again      l <review>            the review last open
    s <key> <value>       how the screen was left

Tabs, line ends and `%` inside a field are written as `%` and two hex digits. Sessions append under
a lock and follow each other's records; the file is written anew when most of it is outdated.
"""

from __future__ import annotations

import os
from _thread import allocate_lock

from reviewtui.errors import StoreError
from reviewtui.library import journal
from reviewtui.library.locking import Held

HEAD = b"reviewtui reading 1\n"
_SLACK = 2000
"""Outdated records to put up with before the file is written anew."""


class ReadingState:
    """What the reader has done with each review."""

    def __init__(self, state_dir: str) -> None:
        self.path = f"{state_dir}/reading.txt"
        self._lock_path = f"{state_dir}/.reading.lock"
        self._mutex = allocate_lock()
        """Guards memory, never while waiting for another process."""
        self._read: set[str] = set()
        self._positions: dict[str, int] = {}
        self._ui: dict[str, str] = {}
        self._last: str | None = None
        self._inode = -1
        self._offset = 0
        self._records = 0
        self._unwritten: list[bytes] = []
        self._broken: StoreError | None = None
        self._looked = False

    def is_read(self, review_id: str) -> bool:
        """Whether a review was read."""
        return review_id in self.read_ids()

    def read_ids(self) -> set[str]:
        """All that was read; not to be changed."""
        self._look_once()
        return self._read

    def position(self, review_id: str) -> int:
        """How far a review was read: an offset into its body, 0 when never opened."""
        self._look_once()
        return self._positions.get(review_id, 0)

    @property
    def last(self) -> str | None:
        """The review that was open last."""
        self._look_once()
        return self._last

    @property
    def ui(self) -> dict[str, str]:
        """How the screen was left (grouping, order, zen); not to be changed."""
        self._look_once()
        return self._ui

    def mark_read(self, review_id: str, read: bool = True) -> None:
        """Count a review as read or unread; returns once it is on disk."""
        self._look_once()
        if (review_id in self._read) != read:
            self._say(b"r" if read else b"u", review_id)
            self.flush()

    def set_position(self, review_id: str, offset: int) -> None:
        """Remember how far a review was read; it is written at the next `flush`."""
        if offset != self.position(review_id):
            self._say(b"p", str(max(offset, 0)), review_id)

    def set_last(self, review_id: str) -> None:
        """Remember which review is open; it is written at the next `flush`."""
        if review_id != self.last:
            self._say(b"l", review_id)

    def set_ui(self, key: str, value: str) -> None:
        """Remember how the screen is left; it is written at the next `flush`."""
        if self.ui.get(key) != value:
            self._say(b"s", key, value)

    @property
    def broken(self) -> StoreError | None:
        """Why the file can be neither understood nor written, if so."""
        self._look_once()
        return self._broken

    @property
    def pending(self) -> int:
        """How many records are not on disk yet."""
        return len(self._unwritten)

    def flush(self) -> None:
        """Write what is not on disk yet; StoreError keeps it for the next time."""
        if not self._unwritten:
            return
        with Held(self._lock_path):
            self._follow()
            if self._broken is not None:
                raise self._broken
            records = list(self._unwritten)
            if not records:  # another thread was quicker
                return
            if self._offset == 0 or self._outdated():
                self._write_anew()
            else:
                journal.append(self.path, b"".join(records))
            del self._unwritten[: len(records)]
            self._follow()

    def reload(self) -> bool:
        """Take in what other sessions wrote; True if there was anything."""
        if not self._looked:
            self._look_once()
            return False
        return self._follow()

    def _look_once(self) -> None:
        if not self._looked:
            self._looked = True
            self._follow()

    def _follow(self) -> bool:
        """Read on from where we were, or from the start if the file is another one now."""
        with self._mutex:
            return self._read_on()

    def _read_on(self) -> bool:
        try:
            stat = os.stat(self.path)
        except OSError:
            stat = None
        if stat is None:
            self._inode, self._offset = -1, 0
            return False
        if stat.st_ino != self._inode or stat.st_size < self._offset:
            self._inode, self._offset, self._records = stat.st_ino, 0, 0
            self._broken = None
            self._read, self._positions, self._ui, self._last = set(), {}, {}, None
        elif stat.st_size == self._offset:
            return False
        try:
            data = journal.read(self.path, self._offset)
        except StoreError as error:
            self._broken = error
            return False
        start = len(HEAD) if self._offset == 0 else 0
        if start and data and not data.startswith(HEAD):
            self._broken = StoreError(
                f"{self.path}:1: not a reading state this version knows\n"
                "  If a newer reviewtui wrote it, update this one; else move the file away."
            )
            return False
        self._offset += len(data)
        self._records += data.count(b"\n")
        self._take_in(data[start:])
        self._take_in(b"".join(self._unwritten))  # ours are later than what was read just now
        return bool(data)

    def _take_in(self, data: bytes) -> None:
        for line in data.decode("utf-8", "surrogateescape").split("\n"):
            sort, _, rest = line.partition("\t")
            if "%" in rest:
                sort, *fields = (_unescaped(field) for field in line.split("\t"))
            else:
                fields = rest.split("\t")
            if len(fields) == 1 and fields[0]:
                self._take_one(sort, fields[0])
            elif len(fields) == 2:
                self._take_two(sort, *fields)

    def _take_one(self, sort: str, review_id: str) -> None:
        if sort == "r":
            self._read.add(review_id)
        elif sort == "u":
            self._read.discard(review_id)
        elif sort == "l":
            self._last = review_id

    def _take_two(self, sort: str, first: str, second: str) -> None:
        if sort == "p" and first.isdecimal() and len(first) < 12:
            self._positions[second] = int(first)
        elif sort == "s":
            self._ui[first] = second

    def _say(self, sort: bytes, *fields: str) -> None:
        record = _record(sort, *fields)
        with self._mutex:
            self._take_in(record)
            self._unwritten.append(record)

    def _outdated(self) -> bool:
        return self._records > 2 * (len(self._read) + len(self._positions)) + _SLACK

    def _write_anew(self) -> None:
        from reviewtui.library.files import atomic_write

        records = [_record(b"r", review_id) for review_id in self._read]
        records += [_record(b"p", str(at), review_id) for review_id, at in self._positions.items()]
        records += [_record(b"s", key, value) for key, value in self._ui.items()]
        if self._last is not None:
            records.append(_record(b"l", self._last))
        atomic_write(self.path, HEAD + b"".join(records))


def _record(sort: bytes, *fields: str) -> bytes:
    return b"\t".join([sort, *map(_escaped, fields)]) + b"\n"


def _escaped(field: str) -> bytes:
    for character in "%\t\n\r":
        if character in field:
            field = field.replace(character, f"%{ord(character):02x}")
    return field.encode("utf-8", "surrogateescape")


def _unescaped(field: str) -> str:
    for character in "\t\n\r%":
        field = field.replace(f"%{ord(character):02x}", character)
    return field


def bookmarked_ids(config_dir: str) -> set[str]:
    """The ids of all reviews with a bookmark, without reading more of bookmarks.toml than that.

    Lines as we write them are taken as they stand; TOML is parsed only where a person wrote
    otherwise.
    """
    path = f"{config_dir}/bookmarks.toml"
    try:
        with open(path, "rb") as file:
            data = file.read()
    except OSError:
        return set()
    lines = data.decode("utf-8", "surrogateescape").split("\n")
    stated = [line[10:-1] for line in lines if line.startswith('review = "')]
    plain = (
        data.startswith(b"format = 1\n")
        and b'"""' not in data
        and b"'''" not in data
        and len(stated) == data.count(b"[[") == lines.count("[[bookmark]]")
        and all(line.endswith('"') for line in lines if line.startswith('review = "'))
        and not any('"' in review or "\\" in review or not review for review in stated)
    )
    if plain:
        return set(stated)
    from reviewtui.library.notebook import Notebook

    return {mark.review for mark in Notebook(path, data).marks.values()}
