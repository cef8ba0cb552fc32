"""Library: the one door to the reviews; files and index are behind it.

Opening it touches no review file, and listing imports nothing that only reading needs.
"""

from __future__ import annotations

import os
import sqlite3
from _thread import allocate_lock

from reviewtui.errors import NothingMatchedError, ReviewtuiError, StoreError
from reviewtui.library import finding, lists, sync
from reviewtui.library.index import Index, damaged, path_for
from reviewtui.library.rows import Card, Changes, Group, Hit, Problem, SearchAnswer, WorkRow

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence
    from typing import TypeVar

    from reviewtui.library.corrections import Corrections
    from reviewtui.library.headings import Headings
    from reviewtui.library.lists import Wanted
    from reviewtui.library.pages import Key, Pages
    from reviewtui.model.comparison import Comparison
    from reviewtui.model.review import Review, Work

    T = TypeVar("T")

__all__ = [
    "Card", "Changes", "Group", "Hit", "Library", "Problem", "SearchAnswer", "WorkRow",
]  # fmt: skip


PORTION = 5000
"""Reviews that are due for reading, remembered at once."""


PATIENCE = 2.0
"""Seconds that a question may take for reading the folders anew, when the index was damaged."""


class Library:
    """The reviews under some folders. Any thread may ask; one at a time refreshes."""

    def __init__(
        self, index: Index, config_dir: str | None = None, state_dir: str | None = None
    ) -> None:
        self._index = index
        self._config_dir, self._state_dir = config_dir, state_dir
        self._corrections: Corrections | None = None
        self._writing = allocate_lock()

    @classmethod
    def open(
        cls,
        roots: Sequence[str],
        cache_dir: str,
        config_dir: str | None = None,
        state_dir: str | None = None,
    ) -> Library:
        """The library over these folders, as the index last knew it.

        `config_dir` holds what a person said of found points, `state_dir` the way back from it.
        """
        return cls(Index(path_for(roots, cache_dir), roots), config_dir, state_dir)

    @property
    def corrections(self) -> Corrections:
        """What a person said of found points."""
        if self._corrections is None:
            from reviewtui.library.corrections import Corrections

            self._corrections = Corrections(self._config_dir, self._state_dir)
        return self._corrections

    @property
    def roots(self) -> tuple[str, ...]:
        """The folders this library reads."""
        return self._index.roots

    @property
    def index_path(self) -> str:
        """Where the index lies; anyone may delete it."""
        return self._index.path

    def close(self) -> None:
        """Let go of the index."""
        self._index.close()

    def read_also(self, folder: str) -> None:
        """Read one more folder from now on, before the others."""
        if os.path.realpath(folder) not in map(os.path.realpath, self.roots):
            roots = (folder, *self.roots)
            with self._writing:
                cache = os.path.dirname(self._index.path)
                self._index, before = Index(path_for(roots, cache), roots), self._index
                before.close()

    def refresh(
        self,
        progress: Callable[[int, int], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Changes:
        """Read what changed on disk since last time. Quick when nothing did.

        `progress` is told (done, of how many); when `cancelled` says so it stops, keeping what it
        has read, and the next refresh goes on from there.
        """
        with self._writing:
            self._index.replaced()
            return self._ask(lambda db: sync.refresh(self._index, db, progress, cancelled))

    def refresh_aside(
        self, progress: Callable[[int, int], None] | None, cancelled: Callable[[], bool]
    ) -> Changes | None:
        """The same in another process, for when there is much to look at; None if it cannot be."""
        from reviewtui.library.aside import refresh_in_child

        if self._index.is_substitute:
            return None
        with self._writing:
            cache = os.path.dirname(self.index_path)
            changes = refresh_in_child(self.roots, cache, self._config_dir, progress, cancelled)
            self._index.replaced()
            return changes

    def stale(self) -> bool:
        """Whether any file differs from what is remembered; looks at names and times only."""
        self._index.replaced()
        return self._ask(lambda db: next(sync.differences(self._index, db), None) is not None)

    def cards(
        self,
        *,
        outlet: str | None = None,
        work: str | None = None,
        ids: Collection[str] | None = None,
        order: str = "newest",
        read: Collection[str] | None = None,
        narrow: str = "",
        limit: int | None = None,
    ) -> list[Card]:
        """Rows for a list, in one of the orders of `lists.Wanted`.

        `narrow` keeps those with words of title, work, critic or outlet. The order `unread` puts
        first what is not among the ids in `read`, each half newest first.
        """
        wanted = lists.Wanted(outlet, work, ids, narrow, order, read or ())
        found = self._ask(lambda db: lists.cards(self._index, db, wanted, limit=limit))
        return [card for card, _ in found]

    def walk(self, wanted: Wanted, size: int) -> Iterator[list[Card]]:
        """All rows of a list, `size` at a time, each page from where the one before ended."""
        key: Key | None = None
        while True:
            found = self._page(wanted, key, limit=size)
            if found:
                yield [card for card, _ in found]
            if len(found) < size:
                return
            key = found[-1][1]

    def pages(self, wanted: Wanted, count: int) -> Pages[Card]:
        """Any part of a list of so many rows, the quicker the nearer to what was read before."""
        from reviewtui.library.pages import Pages

        return Pages(
            lambda key, backward, skip, limit: self._page(
                wanted, key, backward=backward, skip=skip, limit=limit
            ),
            count,
        )

    def _page(
        self,
        wanted: Wanted,
        key: Key | None,
        *,
        backward: bool = False,
        skip: int = 0,
        limit: int,
    ) -> list[tuple[Card, Key]]:
        index = self._index
        return self._ask(
            lambda db: lists.cards(
                index, db, wanted, key, backward=backward, skip=skip, limit=limit
            )
        )

    def place_of(self, wanted: Wanted, by: str, review_id: str) -> tuple[str, int, Key] | None:
        """The group (`by` outlet or work) a review is in, its place there, and its key."""
        return self._ask(lambda db: lists.place_of(db, wanted, by, review_id))

    def headings(
        self, by: str, narrow: str = "", *, ids: Collection[str] | None = None
    ) -> Headings:
        """What `groups` answers, for any number of them."""
        from reviewtui.library.headings import Headings, WorkHeadings

        if by == "work" and not narrow and ids is None:
            return WorkHeadings(self._ask)
        return Headings(self.groups(by, narrow, ids=ids))

    def groups(
        self, by: str, narrow: str = "", *, ids: Collection[str] | None = None
    ) -> list[Group]:
        """The outlets or the works (`by`), with counts and medians; by name, unattributed last."""
        return self._ask(lambda db: lists.groups(db, by, narrow, ids))

    def count(self, *, outlet: str | None = None, work: str | None = None, narrow: str = "") -> int:
        """How many reviews there are; without `narrow` from kept counts, at any size."""
        return self._ask(lambda db: lists.count(db, outlet, work, narrow))

    def works(self) -> list[WorkRow]:
        """All works, by title."""
        return self._ask(finding.works)

    def find_work(self, typed: str) -> Work:
        """The work somebody means: a slug, a title, a title with its year, or a part of one."""
        from reviewtui.model.review import Work

        row = self._ask(lambda db: finding.work(db, typed))
        return Work(row.slug, row.title, row.kind, row.year)

    def resolve(self, ref: str) -> str:
        """The id of the review somebody means: an id, a path, or a part that only one id has."""
        return self._ask(lambda db: finding.review_id(db, ref, self.roots))

    def review(self, review_id: str, *, wait: bool = True) -> Review:
        """One whole review; from the index, or from its file if that changed meanwhile.

        Without `wait` one that was not read for points yet comes at once, and pending.
        """
        from reviewtui.library.whole import whole_review

        said = self.corrections
        return self._ask(lambda db: whole_review(self._index, db, review_id, said, wait=wait))

    def comparison(self, work_slug: str, *, patience: float | None = None) -> Comparison:
        """All critics of one work, lined up.

        With `patience`, no more seconds than that go into reading reviews for points; those left
        over are pending, and the next time finds more of them read.
        """
        from time import monotonic

        from reviewtui.model.comparison import compare

        work = self.find_work(work_slug)
        ids = [card.id for card in self.cards(work=work.slug)]
        if not ids:
            raise NothingMatchedError(
                f"no review of {work.shown} is left\n  Refresh, and look again."
            )
        until = None if patience is None else monotonic() + patience
        reviews = [self.review(each, wait=until is None or monotonic() < until) for each in ids]
        return compare(work, reviews)

    def due(self, work: str | None = None, limit: int | None = None) -> list[str]:
        """The ids of the reviews that were not read for points yet, of one work or of all."""
        from reviewtui.library.readings import all_read, due

        if self._ask(all_read):
            return []
        return self._ask(lambda db: due(db, self.corrections, work, limit))

    def read_aside(
        self,
        cancelled: Callable[[], bool],
        *,
        work: str | None = None,
        seen: Callable[[], None] | None = None,
    ) -> bool:
        """Read for points in another process what is due; False if that cannot be done.

        `seen` is called now and then, when more of it may have been read.
        """
        from reviewtui.library.ahead import read_in_child

        cache = os.path.dirname(self.index_path)
        return read_in_child(self.roots, cache, self._config_dir, work, cancelled, seen)

    def read_ahead(
        self,
        cancelled: Callable[[], bool],
        rest: Callable[[float], None],
        *,
        work: str | None = None,
    ) -> int:
        """Read for points what was not read yet, so that nobody waits for it; how many were read.

        After each review `rest` is told how many seconds it took, to leave the machine to others.
        """
        from time import perf_counter

        tried: set[str] = set()
        while True:
            due = [each for each in self.due(work, PORTION) if each not in tried]
            if not due:
                return len(tried)
            for identity in due:
                if cancelled():
                    return len(tried)
                tried.add(identity)
                started = perf_counter()
                try:
                    self.review(identity)
                except ReviewtuiError:  # gone or broken meanwhile; whoever opens it is told
                    continue
                rest(perf_counter() - started)

    def search(
        self,
        query: str,
        *,
        limit: int = 50,
        read: Collection[str] | None = None,
        bookmarked: Collection[str] | None = None,
        quick: bool = False,
        given_up: Callable[[], bool] | None = None,
    ) -> SearchAnswer:
        """Reviews a query finds, best first, each with the passage; and what was wrong with it.

        `read` and `bookmarked` hold the ids that `is:read` and `is:bookmarked` are about. A `quick`
        answer has those added last first. `given_up` may say that nobody waits any more; then
        Stopped is raised.
        """
        from reviewtui.library.search import Searcher

        def ask(db: sqlite3.Connection) -> SearchAnswer:
            searcher = Searcher(self._index, db, self.corrections, given_up)
            return searcher.answer(query, limit, read, bookmarked, quick=quick)

        return self._ask(ask)

    def __contains__(self, review_id: object) -> bool:
        """Whether there is a review of this id."""
        question = "SELECT 1 FROM reviews WHERE id = ?"
        return self._ask(lambda db: db.execute(question, (review_id,)).fetchone()) is not None

    def id_of_url(self, url: str) -> str | None:
        """The review that came from this address, if there is one."""
        row = self._ask(
            lambda db: db.execute("SELECT id FROM reviews WHERE url = ?", (url,)).fetchone()
        )
        return None if row is None else str(row[0])

    def id_of_guid(self, guid: str) -> str | None:
        """The review a feed calls by this name, if there is one."""
        row = self._ask(
            lambda db: db.execute("SELECT id FROM reviews WHERE guid = ?", (guid,)).fetchone()
        )
        return None if row is None else str(row[0])

    def id_of_text(self, body: str, work: str | None = None) -> str | None:
        """The review that is this text, however it is set; of this work where the text is short."""
        from reviewtui.library.finding import of_text
        from reviewtui.model.sameness import fingerprint

        return self._ask(lambda db: of_text(db, fingerprint(body), body, work))

    def problems(self) -> list[Problem]:
        """What is wrong with the files, each with where and what to do."""
        return self._ask(lambda db: finding.problems(db, self.roots))

    def _ask(self, question: Callable[[sqlite3.Connection], T]) -> T:
        """An answer from the index; a damaged one is made anew first.

        Whoever asks does not wait for all of a large library: the next refresh reads the rest.
        """
        try:
            with self._index.lend() as db:
                return question(db)
        except sqlite3.Error as error:
            if not damaged(error):
                raise StoreError(_in_words(self._index.path, error)) from error
        from time import monotonic

        until = monotonic() + PATIENCE
        try:
            self._index.drop()
            with self._index.lend() as db:
                sync.refresh(self._index, db, None, lambda: monotonic() > until)
                return question(db)
        except (sqlite3.Error, OSError) as error:
            raise StoreError(_in_words(self._index.path, error)) from error


def _in_words(path: str, error: Exception) -> str:
    return f"{path}: the index cannot be used: {error}\n  It can be deleted; nothing else is lost."
