"""Refreshing feeds: ask each politely, a few at once, and bring in what is new.

No screen code: the app and the command line call `refresh_all` and show the Outcome their own way.
"""

from __future__ import annotations

import os
import queue
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from reviewtui.errors import BadFileError, NetworkError, ReviewtuiError, UsageError
from reviewtui.feed_entries import Shelf, Taking
from reviewtui.feed_outcome import FeedOutcome, Outcome, duration
from reviewtui.library.feed_state import FeedState, FeedStates
from reviewtui.library.locking import Held
from reviewtui.library.settings import folder_for_new
from reviewtui.library.subscriptions import Subscription, Subscriptions

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reviewtui.library.library import Library
    from reviewtui.library.settings import Settings
    from reviewtui.model.review import Draft
    from reviewtui.sources.fetch import Fetched
    from reviewtui.sources.outcome import NotAReview

__all__ = ["FeedOutcome", "Outcome", "refresh_all", "subscription_of"]

AT_ONCE = 4
"""Hosts that are asked at the same time; one host is never asked twice at once."""
PATIENCE = 900
"""Seconds a server is left alone that is too busy and does not say for how long."""
LARGEST = 10_000_000


def refresh_all(
    settings: Settings,
    library: Library,
    say: Callable[[str], None],
    *,
    only: Sequence[Subscription] | None = None,
    root: str | None = None,
    everything: bool = False,
    cancelled: Callable[[], bool] | None = None,
    finished: Callable[[FeedOutcome], None] | None = None,
) -> Outcome:
    """Ask all feeds (or `only` some) and bring in what is new; what failed is in the Outcome.

    `say` hears what is going on and `finished` of each feed as it is done, from one thread at a
    time, but not always this one. `everything` takes entries that are plainly no reviews as well.
    """
    feeds = list(only) if only is not None else Subscriptions(settings.folders.config).feeds()
    if not feeds:
        return Outcome(())
    folder = root or folder_for_new(settings)
    states = FeedStates(settings.folders.state, folder)
    with Held(states.lock_path):
        followed = Subscriptions(settings.folders.config)
        run = _Run(library, states, followed, folder, say, cancelled, everything=everything)
        outcomes = run.all(feeds, finished)
    library.refresh()
    return Outcome(tuple(outcomes))


class _Run:
    """One refresh, spread over a few threads."""

    def __init__(
        self,
        library: Library,
        states: FeedStates,
        followed: Subscriptions,
        root: str,
        say: Callable[[str], None],
        cancelled: Callable[[], bool] | None,
        *,
        everything: bool,
    ) -> None:
        self._states = states
        self._followed = followed
        self._say = say
        self._cancelled = cancelled
        self._everything = everything
        self._stopping = threading.Event()
        self._lock = threading.Lock()
        self._telling = threading.Lock()
        self._hosts: dict[str, threading.Lock] = {}
        self._open: dict[str, FeedState] = {}
        """States that are being changed, to be kept whatever happens."""
        self._known = {state.url: state for state in states.all()}
        self._shelf = Shelf(root, library, self._known.values(), self._lock)

    def all(
        self, feeds: list[Subscription], finished: Callable[[FeedOutcome], None] | None
    ) -> list[FeedOutcome]:
        """Every feed, those of one host in turn; an interruption keeps what is done by then."""
        groups: dict[str, list[int]] = {}
        for number, feed in enumerate(feeds):
            groups.setdefault(_host(feed.url), []).append(number)
        waiting: queue.SimpleQueue[list[int]] = queue.SimpleQueue()
        done: queue.SimpleQueue[tuple[int, FeedOutcome] | BaseException] = queue.SimpleQueue()
        for group in groups.values():
            waiting.put(group)

        def work() -> None:
            try:
                while True:
                    for number in waiting.get_nowait():
                        if self._stopped():
                            return
                        done.put((number, self._one(feeds[number])))
            except queue.Empty:
                return
            except BaseException as error:
                done.put(error)

        outcomes: dict[int, FeedOutcome] = {}
        threads = [
            threading.Thread(target=work, daemon=True) for _ in range(min(AT_ONCE, len(groups)))
        ]
        try:
            for thread in threads:
                thread.start()
            while len(outcomes) < len(feeds):
                told = self._next(done, threads)
                if told is None:
                    break
                if isinstance(told, BaseException):
                    raise told
                outcomes[told[0]] = told[1]
                if finished is not None:
                    finished(told[1])
        except BaseException:
            self._stopping.set()
            with self._lock:  # no file is half done while we hold it
                for state in list(self._open.values()):
                    self._states.write(state)
            raise
        return [outcomes[number] for number in sorted(outcomes)]

    @staticmethod
    def _next(
        done: queue.SimpleQueue[tuple[int, FeedOutcome] | BaseException],
        threads: list[threading.Thread],
    ) -> tuple[int, FeedOutcome] | BaseException | None:
        """The next feed that is done; None once nobody is at work any more."""
        while True:
            try:
                return done.get(timeout=0.2)
            except queue.Empty:
                if not any(thread.is_alive() for thread in threads) and done.empty():
                    return None

    def _stopped(self) -> bool:
        return self._stopping.is_set() or bool(self._cancelled and self._cancelled())

    def _state(self, url: str) -> FeedState:
        """What is known of a feed: the very one the shelf knows entries by."""
        with self._lock:
            return self._known.setdefault(url, FeedState(url))

    def _one(self, feed: Subscription) -> FeedOutcome:
        """One feed; whatever is wrong with it is told in its outcome and stops no other."""
        with self._telling:
            self._say(f"Asking {feed.shown}")
        try:
            if not _is_file(feed):
                return self._asked(feed)
            return self._from_file(feed)
        except (ReviewtuiError, OSError) as error:
            if state := self._open.get(feed.url):
                self._states.write(state)  # what came in before the error stays known
            network = isinstance(error, NetworkError)
            return FeedOutcome(
                feed.url, feed.shown, error=_reason(error, feed.url), network=network
            )
        finally:
            self._open.pop(feed.url, None)

    def _asked(self, feed: Subscription) -> FeedOutcome:
        """A feed on the network, asked only for what is new."""
        state = self._state(feed.url)
        left = state.not_before - int(time.time())
        if left > 0:
            note = f"the server asked to be left alone for {duration(left)} more"
            return FeedOutcome(feed.url, feed.shown, unchanged=len(state.entries), notes=(note,))
        again = not self._everything
        got = self._fetch(
            feed.url,
            etag=state.etag if again else None,
            last_modified=state.last_modified if again else None,
            typed=True,
        )
        if got.status == 304:
            notes = self._moved(feed, state, got)
            return FeedOutcome(feed.url, feed.shown, unchanged=len(state.entries), notes=notes)
        if got.status != 200:
            wait = got.retry_after or PATIENCE
            state.not_before = int(time.time()) + wait
            self._states.write(state)
            raise NetworkError(f"the server is busy; it is asked again in {duration(wait)}")
        outcome, whole = self._taken(feed, state, got.data, got.url, got.content_type)
        state.etag = got.etag if whole else None
        state.last_modified = got.last_modified if whole else None
        state.not_before = 0
        self._states.write(state)
        return outcome._replace(notes=outcome.notes + self._moved(feed, state, got))

    def _moved(self, feed: Subscription, state: FeedState, got: Fetched) -> tuple[str, ...]:
        """Follow a feed where its server says it is from now on, and tell of it.

        Not onto a line that anybody can read along; a move for a while (302) is none.
        """
        if not got.moved or (feed.url[:6].lower() == "https:" and got.url[:6].lower() != "https:"):
            return ()
        if not self._followed.move(feed.url, got.url):
            return ()
        self._states.move(state, got.url)
        return (f"has moved for good and is followed at {got.url} from now on",)

    def _from_file(self, feed: Subscription) -> FeedOutcome:
        """A feed that lies on disk.

        Its state goes by what the feed is and not by where it lies: copies of one feed from several
        days are one feed.
        """
        from reviewtui.sources.feed import read_feed

        with Path(feed.url).open("rb") as file:
            data = file.read(LARGEST + 1)
        if len(data) > LARGEST:
            raise BadFileError(feed.url, "is larger than 10 MB", "No feed is.")
        told = read_feed(data, url=None)
        state = self._state(f"file:{told.home or ''} {told.title or feed.url}")
        outcome, _ = self._taken(feed, state, data, None, None)
        self._states.write(state)
        return outcome

    def _taken(
        self,
        feed: Subscription,
        state: FeedState,
        data: bytes,
        url: str | None,
        content_type: str | None,
    ) -> tuple[FeedOutcome, bool]:
        """The entries of a feed's document, taken; and whether all that there is to fetch was."""
        from reviewtui.sources.feed import read_feed

        told = read_feed(data, url=url, content_type=content_type)
        self._open[feed.url] = state
        taking = Taking(
            self._shelf,
            state,
            (lambda link: self._page(link, feed)) if url else None,
            everything=self._everything or feed.everything,
            outlet=feed.outlet,
        )
        taking.take(told.entries, self._stopped)
        count = taking.count
        outcome = FeedOutcome(
            feed.url,
            feed.outlet or feed.title or told.title or feed.url,
            new=count["new"],
            updated=count["updated"],
            unchanged=count["unchanged"],
            edited=count["edited"],
            skips=tuple(taking.skips),
            notes=tuple(taking.notes),
        )
        return outcome, taking.whole

    def _page(self, link: str, feed: Subscription) -> list[Draft | NotAReview]:
        """The page of an entry; on this machine or network only beside a feed that is there too."""
        from reviewtui.sources.page import read_page

        got = self._fetch(link, typed=_host(link) == _host(feed.url))
        if got.status != 200:
            raise NetworkError("the server is busy")
        return read_page(got.data, url=got.url, content_type=got.content_type)

    def _fetch(
        self,
        url: str,
        *,
        typed: bool,
        etag: str | None = None,
        last_modified: str | None = None,
    ) -> Fetched:
        """An answer, with nobody else asking that host meanwhile."""
        from reviewtui.sources.fetch import fetch

        with self._lock:
            turn = self._hosts.setdefault(_host(url), threading.Lock())
        with turn:
            return fetch(url, etag=etag, last_modified=last_modified, typed=typed)


def subscription_of(typed: str, subscriptions: Subscriptions) -> list[Subscription]:
    """The feeds a person names: some they follow, an address, or a file."""
    if found := subscriptions.find(typed):
        return found
    if _host(typed):
        return [Subscription(typed)]
    if os.path.isfile(typed):  # noqa: PTH113 - pathlib's raises where a name is too long
        return [Subscription(str(Path(typed).absolute()))]
    raise UsageError(
        f"{typed}: no such feed is followed, and there is no such file\n"
        "  `reviewtui feed list` shows what is followed."
    )


def _is_file(feed: Subscription) -> bool:
    return Path(feed.url).is_absolute()


def _host(url: str) -> str:
    """Whom an address asks; empty for a file."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return parts.netloc.lower() if parts.scheme in ("http", "https") else ""


def _reason(error: Exception, url: str) -> str:
    from reviewtui.sources.fetch import GoneError

    if isinstance(error, GoneError):
        return f"{error}: it will not come back; `reviewtui feed remove {url}` stops asking"
    if isinstance(error, OSError):
        return (error.strerror or str(error)).lower()
    return str(error)
