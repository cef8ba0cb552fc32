"""Corrections: what a person said of found points, kept in corrections.toml; it wins for good.

They are kept by the words they are about and not by offset or number, so that they outlive
re-indexing, another wording of the file around them, and a better extractor. The file may be
edited by hand; an edit of ours changes its own block and nothing else.
"""

from __future__ import annotations

import os
import threading
from typing import TYPE_CHECKING

from reviewtui.errors import BadFileError, StoreError
from reviewtui.library.correction_blocks import (
    ACCEPT,
    CHANGE,
    FORMAT,
    MISTAKE,
    REJECT,
    Correction,
    block_of,
    cut,
    one,
    parsed,
    read,
    tail,
)
from reviewtui.library.files import atomic_write
from reviewtui.library.locking import Held
from reviewtui.model.point import Origin, Point, Polarity, Span, locate
from reviewtui.model.text import clean_line, safe_url

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from types import EllipsisType

    from reviewtui.library.history import Change, History
    from reviewtui.model.review import Review

_KEPT = "surrogateescape"
"""Bytes that are no text stay the bytes they are."""


class Corrections:
    """The corrections of a person; without a folder there are none, and none can be made."""

    def __init__(self, config_dir: str | None, state_dir: str | None = None) -> None:
        self.path = f"{config_dir}/corrections.toml" if config_dir else ""
        self._lock_path = f"{config_dir}/.corrections.lock"
        self._mutex = threading.RLock()
        self._signature: tuple[int, int, int] | None = None
        self._told: tuple[int, int, int] | EllipsisType | None = ...
        """The state of the file that was told of last; dots before the first look."""
        self._every: tuple[Correction, ...] = ()
        self._by_review: dict[str, list[Correction]] = {}
        self._by_url: dict[str, list[Correction]] = {}
        self._history_path = f"{state_dir or config_dir}/corrections.jsonl"
        self._history: History | None = None
        self.problems: tuple[BadFileError, ...] = ()
        """What is wrong with the file, by line, as it was read last."""

    def of(self, review_id: str, url: str | None) -> Sequence[Correction]:
        """What was said of the points of a review; its address finds it after its file moved."""
        self._follow()
        by_id = self._by_review.get(review_id, ())
        moved = [c for c in self._by_url.get(url or "", ()) if c.review != review_id]
        return [*by_id, *moved]

    def __iter__(self) -> Iterator[Correction]:
        """All of them, in the order of the file."""
        self._follow()
        return iter(self._every)

    def accept(self, review: Review, point: Point) -> None:
        """Write a point into the review's file: from now on it is stated."""
        from reviewtui.library.document import add_accepted

        said = self._about(review, point, ACCEPT)
        with self._mutex, self._alone():
            before = self._put(said, said)
            try:
                path, was, now = add_accepted(review, point)
            except BaseException:
                self._put(said, before)
                raise
            self._record(said, before, replaced(path, was, now))

    def reject(self, review: Review, point: Point) -> None:
        """Never show a point again."""
        self._say(self._about(review, point, REJECT))

    def change(self, review: Review, point: Point, *, aspect: str, polarity: Polarity) -> None:
        """Give a point another aspect or polarity."""
        said = self._about(review, point, CHANGE)
        self._say(said._replace(aspect=clean_line(aspect).casefold(), polarity=polarity.value))

    def undo(self) -> str | None:
        """Take back what was said last, of this session first; None where nothing was.

        What was changed again since, by another session or by hand, is left as it is.
        """
        if not self._has_history():
            return None
        with self._mutex, self._alone():
            history = self._open_history()
            entry = history.last()
            if entry is None:
                return None
            said, *files = entry.changes
            now, before = _stated(said.after), _stated(said.before)
            if now is None or not any(now == each for each in self._fresh()[1]):
                history.forget(entry)
                return f"Left as it is: what was said of {entry.of} was changed since."
            for file in files:
                if not put_back(file):
                    history.forget(entry)
                    name = clean_line(os.path.basename(file.mark))
                    return f"Left as it is: {name} was changed since."
            self._put(now, before)
            history.forget(entry)
            words = {ACCEPT: "accepting", REJECT: "rejecting", CHANGE: "changing"}
            return f"Took back {words.get(entry.did, 'changing')} {entry.of}."

    def newest(self) -> tuple[int, float] | None:
        """When that was done which `undo` takes back; None where there is nothing."""
        if not self._has_history():
            return None
        with self._mutex, self._alone():
            return self._open_history().newest()

    def _about(self, review: Review, point: Point, said: str) -> Correction:
        return Correction(
            clean_line(review.id),
            safe_url(review.url),
            clean_line(point.quote),
            said,
            clean_line(point.aspect),
            point.polarity.value,
            clean_line(point.label),
        )

    def _say(self, said: Correction) -> None:
        with self._mutex, self._alone():
            self._record(said, self._put(said, said))

    def _record(self, said: Correction, before: Correction | None, *files: Change) -> None:
        from reviewtui.library.history import Change

        was = block_of(before) if before else None
        changes = [Change(said.review, was, block_of(said)), *files]
        self._open_history().record(said.said, f"“{said.label or said.quote}”", changes)

    def _has_history(self) -> bool:
        return bool(self.path) and (self._history is not None or os.path.exists(self._history_path))

    def _open_history(self) -> History:
        from reviewtui.library.history import History

        self._history = self._history or History(self._history_path)
        return self._history

    def _alone(self) -> Held:
        """No other session says anything meanwhile."""
        if not self.path:
            raise StoreError("corrections cannot be kept: there is no folder for them")
        return Held(self._lock_path)

    # Reading and writing

    def reload(self) -> bool:
        """Take in what other sessions or an editor changed; True if anything did since last told.

        Not the same as having read it: whoever asked for a review in between took it in unasked.
        """
        self._follow()
        told, self._told = self._told, self._signature
        return told != self._told

    def _follow(self) -> None:
        """Take in what changed on disk; costs one stat."""
        if not self.path:
            self._told = None
            return
        now = self._stat()
        if self._told is ...:
            self._told = now
        if now == self._signature:
            return
        with self._mutex:
            self._signature = self._stat()
            try:
                self._take(read(self.path))
            except StoreError as error:
                self.problems = (BadFileError(self.path, str(error), MISTAKE),)

    def _take(self, text: str) -> None:
        found, problems = parsed(text, self.path)
        by_review: dict[str, list[Correction]] = {}
        by_url: dict[str, list[Correction]] = {}
        for each in found:
            by_review.setdefault(each.review, []).append(each)
            if each.url:
                by_url.setdefault(each.url, []).append(each)
        self._every, self.problems = tuple(found), tuple(problems)
        self._by_review, self._by_url = by_review, by_url

    def _stat(self) -> tuple[int, int, int] | None:
        try:
            stat = os.stat(self.path)
        except OSError:
            return None
        return stat.st_mtime_ns, stat.st_size, stat.st_ino

    def _fresh(self) -> tuple[str, list[Correction]]:
        """The file as it is now; StoreError where it holds a mistake, so that nothing is lost."""
        text = read(self.path)
        found, problems = parsed(text, self.path)
        if problems:
            raise StoreError(f"{problems[0]}")
        return text, found

    def _put(self, said: Correction, wanted: Correction | None) -> Correction | None:
        """Write one block on top of the freshest copy, or take it away; what stood there before.

        Called while the lock is held.
        """
        text, _ = self._fresh()
        start, blocks = cut(text)
        place = next((n for n, b in enumerate(blocks) if said.same_place(one(b))), None)
        before = None if place is None else one(blocks[place])
        new = [block_of(wanted)] if wanted else []
        if place is None:
            blocks += new
        else:
            blocks[place : place + 1] = [n + tail(blocks[place]) for n in new]
        after = (start or f"format = {FORMAT}\n\n") + "".join(blocks)
        if after != text:
            atomic_write(self.path, after.encode())
        self._signature = self._told = self._stat()
        self._take(after)
        return before


def corrected(
    points: Iterable[Point], stated: Sequence[Point], said: Sequence[Correction], body: str
) -> tuple[Point, ...]:
    """Points as a person put them right: without those rejected, and those already in the file.

    A changed point is shown even where the program no longer finds it.
    """
    if not said and not stated:
        return tuple(points)
    places = [(each, locate(each.quote, body)) for each in said if each.said != ACCEPT]
    mine = [point.span for point in stated if point.span]
    mine += [span for each in said if each.said == ACCEPT and (span := locate(each.quote, body))]
    kept: list[Point] = []
    used: set[int] = set()
    for point in points:
        if point.span and any(_alike(point.span, span) for span in mine):
            continue
        met = [
            number
            for number, (_, span) in enumerate(places)
            if span and point.span and _alike(point.span, span)
        ]
        if not met:
            kept.append(point)
            continue
        each, span = places[met[0]]
        if each.said == CHANGE and met[0] not in used:
            kept.append(_changed(each, point, point.span))
        used.update(met)
    for number, (each, span) in enumerate(places):
        if each.said == CHANGE and number not in used and span is not None:
            quote = body[span.start : span.end]
            point = Point(each.aspect, Polarity(each.polarity), each.label, quote, Origin.FOUND)
            kept.append(_changed(each, point, span))
    return tuple(kept)


def _changed(said: Correction, point: Point, span: Span | None) -> Point:
    return Point(said.aspect, Polarity(said.polarity), point.label, point.quote, point.origin, span)


def _alike(one: Span, other: Span) -> bool:
    """Whether two passages are the same for a person: half of the shorter is in the longer."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared > 0 and shared * 2 >= min(one.end - one.start, other.end - other.start)


def _stated(block: str | None) -> Correction | None:
    """What a block of the history says; None where there was none, or none that is understood."""
    found = parsed(block, "")[0] if block else []
    return found[0] if len(found) == 1 else None


def replaced(path: str, was: bytes, now: bytes) -> Change:
    """What an edit of a file took out at one place, and what it put there."""
    from reviewtui.library.history import Change

    before, after = was.decode("utf-8", _KEPT), now.decode("utf-8", _KEPT)
    start = _alike_from_the_start(before, after)
    end = _alike_from_the_start(before[start:][::-1], after[start:][::-1])
    return Change(path, before[start : len(before) - end], after[start : len(after) - end])


def put_back(change: Change) -> bool:
    """Take such an edit out of its file again; whatever else was written there meanwhile stays.

    False, and nothing done, where it is not to be found.
    """
    try:
        with open(change.mark, "rb") as file:
            text = file.read().decode("utf-8", _KEPT)
    except OSError:
        return False
    if not change.after or text.count(change.after) != 1:
        return False
    text = text.replace(change.after, change.before or "")
    atomic_write(change.mark, text.encode("utf-8", _KEPT))
    return True


def _alike_from_the_start(one: str, other: str) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))
