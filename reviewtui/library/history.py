"""History: what a person changed, kept across restarts so that it can be taken back.

One line of JSON a change, in the state folder: the blocks before and after it. It is written after
the marks or corrections themselves and serves only undo; losing it loses none of them.
"""

from __future__ import annotations

import json
import os
import time
from itertools import count
from typing import TYPE_CHECKING, Any, NamedTuple

from reviewtui.errors import StoreError
from reviewtui.library import journal
from reviewtui.library.files import atomic_write

if TYPE_CHECKING:
    from collections.abc import Sequence

KEPT = 500
"""Changes that can be taken back; older ones go when the file is next tidied."""
_TIDY_BYTES = 1_000_000
_TURNS = count(1)
"""What this process did, in its order: the clock may be set back meanwhile."""


class Change(NamedTuple):
    """One block before and after; None where there was none."""

    mark: str
    before: str | None
    after: str | None


class Entry(NamedTuple):
    """One thing a person did."""

    id: str
    session: str
    did: str
    """`add`, `edit`, `remove` or `merge`; `accept`, `reject` or `change`."""
    of: str
    """What it was done to, in words."""
    changes: tuple[Change, ...]
    at: float = 0.0
    """When, in seconds of the clock; 0 where an older version did not say."""


class History:
    """The changes of all sessions, newest last. Every method is called while the lock is held."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._session = os.urandom(4).hex()
        self._unwritten: list[dict[str, Any]] = []
        self._before_us: str | None = None
        """The newest change when this session first looked; what others did since is theirs."""
        self._looked = False
        self._turns: dict[str, int] = {}

    def record(self, did: str, of: str, changes: Sequence[Change]) -> None:
        """Remember a change. A disk that cannot take it costs the way back, not the change."""
        self._look()
        entry: dict[str, Any] = {
            "id": os.urandom(6).hex(),
            "session": self._session,
            "did": did,
            "of": of,
            "changes": [list(change) for change in changes],
            "at": time.time(),
        }
        self._turns[entry["id"]] = next(_TURNS)
        self._write(entry)

    def forget(self, entry: Entry) -> None:
        """Remember that a change was taken back."""
        self._write({"undone": entry.id})

    def last(self) -> Entry | None:
        """The change to take back next: our own newest, else the newest from before we began."""
        self._look()
        every = self._entries()
        ids = list(every)
        past = ids[: ids.index(self._before_us) + 1] if self._before_us in every else []
        ours = [entry for entry in every.values() if entry and entry.session == self._session]
        theirs = [entry for entry in map(every.__getitem__, past) if entry]
        candidates = ours or theirs
        return candidates[-1] if candidates else None

    def newest(self) -> tuple[int, float] | None:
        """The turn of the change to take back next, 0 for one of an earlier session, and its time.

        Of two histories the one with the greater answer holds what was done last.
        """
        entry = self.last()
        return (self._turns.get(entry.id, 0), entry.at) if entry else None

    def _look(self) -> None:
        if not self._looked:
            self._looked = True
            self._before_us = next(reversed(self._entries()), None)

    def _write(self, line: dict[str, Any]) -> None:
        self._unwritten.append(line)
        data = b"".join(json.dumps(one).encode() + b"\n" for one in self._unwritten)
        try:
            journal.append(self._path, data, durable=False)
            self._unwritten = []
            if os.path.getsize(self._path) > _TIDY_BYTES:
                self._tidy()
        except (OSError, StoreError):
            return

    def _tidy(self) -> None:
        kept = [entry for entry in self._entries().values() if entry][-KEPT:]
        while len(kept) > 1 and sum(map(_weight, kept)) > _TIDY_BYTES // 2:
            kept = kept[len(kept) // 4 + 1 :]
        lines = (json.dumps(entry._asdict()) for entry in kept)
        atomic_write(self._path, "".join(f"{line}\n" for line in lines).encode())

    def _entries(self) -> dict[str, Entry | None]:
        """All changes by id, None for those taken back; lines that say nothing are passed over."""
        entries: dict[str, Entry | None] = {}
        try:
            lines = [_parsed(line) for line in journal.read(self._path).split(b"\n") if line]
        except StoreError:  # unreadable: there is no way back, and that is all there is to say
            lines = []
        for line in [*lines, *self._unwritten]:
            try:
                if "undone" in line:
                    entries[line["undone"]] = None
                else:
                    changes = tuple(Change(*change) for change in line["changes"])
                    entries[line["id"]] = Entry(
                        line["id"], line["session"], line["did"], line["of"], changes, _at(line)
                    )
            except (KeyError, TypeError):
                continue
        return entries


def _parsed(line: bytes) -> dict[str, Any]:
    try:
        said = json.loads(line)
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


def _at(line: dict[str, Any]) -> float:
    at = line.get("at")
    return float(at) if isinstance(at, int | float) else 0.0


def _weight(entry: Entry) -> int:
    return sum(len(change.before or "") + len(change.after or "") for change in entry.changes)
