"""What is known of each feed: when it was asked, what came of it, and what was made of its entries.

One small file a feed and library, in the state folder. Losing it loses no review: entries are then
known again by their address, and no file is changed of which it is not known that we wrote it.
"""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from reviewtui.library.files import atomic_write

if TYPE_CHECKING:
    from collections.abc import Iterable

FORMAT = 1


@dataclass(slots=True)
class Known:
    """An entry that was seen, and the file it became."""

    names: list[str]
    """What it is known again by: `guid:`, `url:` and `text:` with what follows."""
    source: str
    """A digest of what the feed said, to see whether that changed."""
    path: str | None = None
    """Its file, relative to the folder of reviews; None where another source had made one."""
    wrote: str | None = None
    """A digest of that file as we wrote it, to see whether a person edited it."""
    updated: str = ""
    """When the feed says it changed last, in ISO form: an older telling changes nothing."""
    tries: int = 0
    """How often its page was asked for in vain; 0 once all of it is there."""


@dataclass(slots=True)
class FeedState:
    """One feed."""

    url: str
    etag: str | None = None
    last_modified: str | None = None
    not_before: int = 0
    """Seconds since 1970 until which the server asked to be left alone."""
    entries: list[Known] = field(default_factory=list)


class FeedStates:
    """The states of all feeds of one library."""

    def __init__(self, state_dir: str, root: str) -> None:
        self._folder = os.path.join(state_dir, "feeds", _short(os.path.realpath(root)))
        self.lock_path = os.path.join(state_dir, "feeds", ".lock")

    def read(self, url: str) -> FeedState:
        """The state of a feed; one that cannot be read is a new one."""
        return _read(self._path(url)) or FeedState(url)

    def all(self) -> list[FeedState]:
        """All there are."""
        try:
            names = sorted(os.listdir(self._folder))
        except OSError:
            return []
        found = (_read(os.path.join(self._folder, name)) for name in names if name[0] != ".")
        return [each for each in found if each is not None]

    def write(self, state: FeedState) -> None:
        """Keep the state of a feed."""
        table = {
            "format": FORMAT,
            "url": state.url,
            "etag": state.etag,
            "last_modified": state.last_modified,
            "not_before": state.not_before,
            "entries": [
                [each.names, each.source, each.path, each.wrote, each.updated, each.tries]
                for each in state.entries
            ],
        }
        atomic_write(self._path(state.url), json.dumps(table, ensure_ascii=False).encode())

    def move(self, state: FeedState, to: str) -> None:
        """Keep a state under the new address of its feed."""
        old, state.url = state.url, to
        self.write(state)
        try:
            os.unlink(self._path(old))
        except OSError:  # it was never kept
            return

    def _path(self, url: str) -> str:
        return os.path.join(self._folder, f"{_short(url)}.json")


def forget(state_dir: str, url: str) -> None:
    """Drop what is known of a feed that nobody follows any more, whatever library it was for."""
    folder = os.path.join(state_dir, "feeds")
    try:
        libraries = os.listdir(folder)
    except OSError:
        return
    for library in libraries:
        try:
            os.unlink(os.path.join(folder, library, f"{_short(url)}.json"))
        except OSError:  # there is none
            continue


def digest(*parts: object) -> str:
    """Values as a short string that differs where any of them does."""
    told = "\0".join("" if part is None else str(part) for part in parts)
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:24]


def digest_of_file(path: str) -> str | None:
    """The digest of what a file holds now; None where there is none."""
    try:
        with open(path, "rb") as file:
            return hashlib.sha256(file.read()).hexdigest()[:24]
    except OSError:
        return None


def _short(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:20]


def _read(path: str) -> FeedState | None:
    try:
        with open(path, "rb") as file:
            table = json.loads(file.read())
        if not isinstance(table, dict) or table.get("format") != FORMAT:
            return None
        return FeedState(
            str(table["url"]),
            _line(table.get("etag")),
            _line(table.get("last_modified")),
            int(table.get("not_before") or 0),
            [_known(each) for each in table.get("entries") or ()],
        )
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def _known(told: Iterable[Any]) -> Known:
    names, source, path, wrote, updated, tries = told
    # a path that leads out of the folder of reviews is none of ours
    inside = isinstance(path, str) and not os.path.isabs(path) and ".." not in path.split("/")
    return Known(
        [str(name) for name in names],
        str(source),
        path if inside else None,
        _line(wrote),
        str(updated),
        int(tries),
    )


def _line(value: object) -> str | None:
    return value if isinstance(value, str) and value else None
