"""FolderJobs: the folders looked at and read in behind the screen, aside where they are large."""

from __future__ import annotations

import sys
from contextlib import suppress
from time import perf_counter, sleep
from typing import TYPE_CHECKING

from textual import work
from textual.worker import get_current_worker

from reviewtui.errors import ReviewtuiError
from reviewtui.library.rows import Changes
from reviewtui.tui.screens.home import HomeScreen

if TYPE_CHECKING:
    from textual.app import App

    from reviewtui.library.library import Library
    from reviewtui.tui.session import Session

    Base = App[None]
else:
    Base = object

FILES_POLL = 5.0
"""Seconds between looks at the folders."""

ASIDE = 0.5
"""Seconds a look at the folders may take in this process."""

SWITCH = 0.0005
"""Seconds after which a thread that reads ahead hands over to the one that answers keys."""


class FolderJobs(Base):
    """Reads what changed in the folders: behind the first paint, on request, now and then."""

    library: Library
    session: Session
    _leaving: bool
    _large = _reading = _enough = False
    """Whether the folders are looked at aside, are read in just now, and are to be no more."""

    def say(self, text: str) -> None:
        """A sentence on the screen in front."""
        raise NotImplementedError

    def stop_reading(self) -> bool:
        """Read no further, if just that goes on."""
        self._enough = self._reading
        return self._enough

    @work(thread=True, exclusive=True, group="refresh")
    def refresh_library(self, *, aloud: bool = False, besides: str = "") -> None:
        """Read what changed in the folders; `besides` is told when that is done."""
        worker, started = get_current_worker(), perf_counter()
        self._enough = False
        aside = self._large

        def stop() -> bool:
            return self._enough or worker.is_cancelled

        def long() -> bool:  # what takes longer goes on in a process of its own
            nonlocal aside
            aside = aside or perf_counter() - started > ASIDE
            return aside or stop()

        try:
            found = None if aside else self.library.refresh(self._progress, long)
            if aside and not stop():
                more = self.library.refresh_aside(self._progress, stop)
                self._large = more is not None
                if more is None:
                    more = self.library.refresh(self._progress, stop)
                found = more if found is None else more.plus(found)
            changes = found or Changes()
        except ReviewtuiError as error:
            self.call_from_thread(self.say, str(error))
            return
        finally:
            self._reading = False
        if not worker.is_cancelled:
            took = perf_counter() - started
            self.call_from_thread(self._refreshed, changes, took, aloud, besides)

    def _progress(self, done: int, total: int) -> None:
        if total >= 1000 and not get_current_worker().is_cancelled:
            self._reading = True
            self.call_from_thread(self._tell_progress, done, total)

    def _tell_progress(self, done: int, total: int) -> None:
        home = self.screen_stack[0]
        if done and isinstance(home, HomeScreen) and home.review is None:
            self.session.library_changed.publish(None)  # the first of them can be read already
        self.say(f"Reading {done:,} of {total:,} reviews; esc stops …")

    def _refreshed(self, changes: Changes, took: float, aloud: bool, besides: str) -> None:
        if self._leaving:  # the screen in front is the next launch's
            return
        home = self.screen_stack[0]
        unseen = isinstance(home, HomeScreen) and home.review is None and self.library.count()
        if any(changes) or unseen:  # another session may have read the folders meanwhile
            self.session.library_changed.publish(None)
        elif isinstance(self.screen, HomeScreen):
            self.screen.refreshed()
        if self._enough:
            self.say("Stopped; r goes on from there.")
            return
        if aloud:
            self.say(besides or _in_words(changes))
        elif changes.broken:
            self.call_after_refresh(self.say, _unreadable(changes.broken))
        self._read_ahead()
        # a big library is looked at less often, so that looking never costs over one percent
        self.set_timer(max(FILES_POLL, took * 100), self._look_at_files)

    @work(thread=True, exclusive=True, group="read-ahead")
    def _read_ahead(self) -> None:
        """Look for points in what was not read for them, leaving the keys their time."""
        from reviewtui.library.ahead import FEW

        worker, interval = get_current_worker(), sys.getswitchinterval()
        sys.setswitchinterval(SWITCH)
        try:
            with suppress(ReviewtuiError):  # an index nobody can write: all is read when shown
                library, cancelled = self.library, lambda: worker.is_cancelled
                few = len(library.due(limit=FEW + 1)) <= FEW
                if few or not library.read_aside(cancelled):
                    library.read_ahead(cancelled, sleep)
        finally:
            sys.setswitchinterval(interval)

    @work(thread=True, exclusive=True, group="stale")
    def _look_at_files(self) -> None:
        if self._large:  # looking at so many is as long as refreshing, and done aside, too
            self.call_from_thread(self.refresh_library)
            return
        started = perf_counter()
        stale = self.library.stale()
        took = perf_counter() - started
        if stale:
            self.call_from_thread(self.refresh_library)
        else:
            wait = max(FILES_POLL, took * 100)
            self.call_from_thread(self.set_timer, wait, self._look_at_files)


def _unreadable(count: int) -> str:
    files = "1 file" if count == 1 else f"{count:,} files"
    return f"{files} could not be read: P shows which, and what to do."


def _in_words(changes: Changes) -> str:
    parts = [f"{count:,} {what}" for what, count in changes._asdict().items() if count]
    return f"{', '.join(parts)}." if parts else "Nothing has changed."
