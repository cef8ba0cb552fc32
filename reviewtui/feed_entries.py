"""The entries of one feed on their way into the library: known already, changed, or new.

An entry is known again by its guid, its address or its words. Its file is written anew when the
feed changed it, as long as the file is byte for byte what we wrote: a person's edit is left alone.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from reviewtui import intake
from reviewtui.errors import NetworkError, UsageError
from reviewtui.feed_outcome import Skip
from reviewtui.library.feed_state import FeedState, Known, digest, digest_of_file
from reviewtui.model.sameness import ENOUGH, reduced
from reviewtui.sources.feed_text import untracked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from threading import Lock

    from reviewtui.library.library import Library
    from reviewtui.model.review import Draft
    from reviewtui.sources.feed import Entry
    from reviewtui.sources.outcome import NotAReview

MOST_PAGES = 40
"""Pages that are asked for on behalf of one feed in one go; the rest comes with the next."""
MOST_TRIES = 3
MOST_FAILURES = 3
"""Pages in a row that cannot be had, before no more are asked for this time."""
_WORLDWIDE = re.compile(r"https?://.|tag:.|urn:.|letterboxd-")
"""How a guid begins that names one entry and no other, whatever feed it stands in."""


class Shelf:
    """The library entries go to, and what is known of all feeds of it; shared by all threads."""

    def __init__(
        self, root: str, library: Library, states: Iterable[FeedState], lock: Lock
    ) -> None:
        self.root = root
        self.library = library
        self.lock = lock
        """Held while the shelf is looked at and changed."""
        self.names: dict[str, tuple[Known, str]] = {}
        """Everything an entry is known again by: the entry, and the feed whose it is."""
        for state in states:
            for known in state.entries:
                self.note(known, state.url)

    def note(self, known: Known, feed: str) -> None:
        """Know an entry again from now on."""
        for name in known.names:
            self.names.setdefault(name, (known, feed))

    def has(self, draft: Draft) -> bool:
        """Whether the review came another way: added as a page or file, or state that was lost."""
        library = self.library
        if any(library.id_of_url(url) for url in _spellings(draft.url)):
            return True
        if draft.guid and _WORLDWIDE.match(draft.guid) and library.id_of_guid(draft.guid):
            return True
        telling = len(reduced(draft.body)) >= ENOUGH
        return telling and library.id_of_text(draft.body, draft.work) is not None


class Taking:
    """One feed's entries, taken one after the other, and the count of what became of them."""

    def __init__(
        self,
        shelf: Shelf,
        state: FeedState,
        page: Callable[[str], list[Draft | NotAReview]] | None,
        *,
        everything: bool,
        outlet: str | None,
    ) -> None:
        self._shelf = shelf
        self._state = state
        self._page = page
        """Reads the page of an entry; None where there is no going out for it."""
        self._everything = everything
        self._outlet = outlet
        self._touched: set[int] = set()
        self._pages = 0
        self._failures = 0
        self.count: Counter[str] = Counter()
        """`new`, `updated`, `unchanged`, `edited`."""
        self.skips: list[Skip] = []
        self.notes: list[str] = []
        self.whole = True
        """False while something is left to be fetched next time."""

    def take(self, entries: Iterable[Entry], stopped: Callable[[], bool]) -> None:
        """Take them all, the oldest first; stopping in between keeps what is done."""
        listed = list(entries)
        for entry, names in reversed(
            list(zip(listed, _names(listed, self._state.url), strict=True))
        ):
            if stopped():
                self.whole = False
                return
            self._take(entry, names)

    def _take(self, entry: Entry, names: list[str]) -> None:
        draft = entry.draft
        draft.outlet = self._outlet or draft.outlet
        source = _source(entry)
        with self._shelf.lock:
            known, owner = self._known(names)
            if known is None and not self._everything and entry.doubt:
                return self._skip(entry, entry.doubt)
            if known is None and not draft.work:
                return self._skip(entry, "has no title to know a work by")
            if known is None and self._shelf.has(draft):
                self._remember(Known(names, source, updated=_time(entry)))
                return self._count("unchanged")
            if known is not None:
                self._join(known, names, owner)
                if not self._differs(known, owner, source, entry):
                    return self._count("unchanged")
                if (left := self._left_alone(known, source)) is not None:
                    return self._count(left)
        fetched, tries = self._whole_draft(entry, known)
        if fetched is None:
            return None
        with self._shelf.lock:
            if known is None:
                self._keep(fetched, Known(names, source, updated=_time(entry), tries=tries))
            else:
                self._rewrite(fetched, known)
                known.source, known.updated, known.tries = source, _time(entry), tries
        return None

    def _known(self, names: list[str]) -> tuple[Known | None, str]:
        found = (self._shelf.names.get(name) for name in names)
        return next((each for each in found if each), (None, ""))

    def _join(self, known: Known, names: list[str], owner: str) -> None:
        """Learn by what else an entry is known: a new address under the old guid."""
        known.names.extend(name for name in names if name not in known.names)
        self._shelf.note(known, owner)

    def _differs(self, known: Known, owner: str, source: str, entry: Entry) -> bool:
        """Whether this feed has something newer to say of an entry than its file does.

        Only the feed it came from may change it, or the full and the short feed of one outlet would
        rewrite the file in turns.
        """
        if owner != self._state.url or id(known) in self._touched:
            return False
        self._touched.add(id(known))
        if known.updated and _time(entry) and _time(entry) < known.updated:
            return False
        return known.source != source or bool(known.tries and known.tries < MOST_TRIES)

    def _left_alone(self, known: Known, source: str) -> str | None:
        """What to count an entry as whose file is not ours to change; None where it is."""
        if known.path is None:
            known.source = source
            return "unchanged"
        now = digest_of_file(f"{self._shelf.root}/{known.path}")
        if now == known.wrote:
            return None
        known.source, known.tries = source, 0
        return "edited" if now else "unchanged"  # a file that was taken away stays away

    def _whole_draft(self, entry: Entry, known: Known | None) -> tuple[Draft | None, int]:
        """The draft with the text of its page where the feed has but the beginning of it."""
        draft, tries = entry.draft, 0
        if not entry.teaser or not entry.link or self._page is None:
            if draft.body or draft.rating:
                return draft, 0
            self._skip(entry, "has no text")
            return None, 0
        if self._pages >= MOST_PAGES:
            self.whole = False
            return None, 0
        self._pages += 1
        try:
            if self._failures >= MOST_FAILURES:
                raise NetworkError("too many pages of this feed could not be had")
            outcomes = self._page(entry.link)
            self._failures = 0
        except NetworkError as error:
            self._failures += 1
            tries = (known.tries if known else 0) + 1
            self.whole = self.whole and tries >= MOST_TRIES
            if not draft.body:
                self.whole = False
                self._skip(entry, f"its page cannot be read: {error}")
                return None, 0
            self.notes.append(f"{entry.title}: only its beginning is here: {error}")
            return draft, tries
        from reviewtui.model.review import Draft

        drafts = [each for each in outcomes if isinstance(each, Draft)]
        if drafts:
            return merged(draft, max(drafts, key=lambda each: len(each.body))), 0
        if (draft.rating or known or self._everything) and (draft.body or draft.rating):
            return draft, 0
        with self._shelf.lock:
            self._remember(Known(_names([entry], self._state.url)[0], _source(entry)))
        reason = next((each.reason for each in outcomes if not isinstance(each, Draft)), "")
        self._skip(entry, reason or "has no page with a review on it")
        return None, 0

    def _keep(self, draft: Draft, known: Known) -> None:
        try:
            path = intake.keep(draft, self._shelf.root)
        except UsageError as error:
            self.skips.append(Skip(draft.title or draft.work or "", str(error)))
            return
        known.path = os.path.relpath(path, self._shelf.root)
        known.wrote = digest_of_file(path)
        self._remember(known)
        self._count("new")

    def _rewrite(self, draft: Draft, known: Known) -> None:
        """Write a file anew, unless it would say the same or a person was quicker."""
        from reviewtui.library import document, frontmatter
        from reviewtui.library.files import atomic_write
        from reviewtui.library.writing import render

        path = f"{self._shelf.root}/{known.path}"
        if digest_of_file(path) != known.wrote:
            return self._count("edited")
        before = document.read_bytes(path).decode()
        outlet = frontmatter.split(before, path).table.get("outlet")
        after = render(intake.only_stated(draft), outlet=outlet)
        if after == before:
            return self._count("unchanged")
        atomic_write(path, after.encode())
        known.wrote = digest_of_file(path)
        return self._count("updated")

    def _remember(self, known: Known) -> None:
        self._state.entries.append(known)
        self._touched.add(id(known))
        self._shelf.note(known, self._state.url)

    def _skip(self, entry: Entry, reason: str) -> None:
        self.skips.append(Skip(entry.title or entry.link or entry.guid or "an entry", reason))

    def _count(self, what: str) -> None:
        self.count[what] += 1


def merged(told: Draft, page: Draft) -> Draft:
    """A review as its feed tells of it, with what only its page has.

    Where the feed says something of its own entry (who, when, where) it is right; the text, the
    rating and what goes with them are the page's.
    """
    from copy import copy

    if len(page.body) <= len(told.body):
        return told
    whole = copy(page)
    whole.guid, whole.url = told.guid, told.url or page.url
    whole.outlet = told.outlet or page.outlet
    whole.critic = told.critic or page.critic
    whole.published = told.published or page.published
    whole.rating = page.rating or told.rating
    guessed = page.uncertain
    if (not page.work or "work" in page.uncertain) and told.work and "work" not in told.uncertain:
        whole.work, whole.year = told.work, told.year or page.year
        guessed -= {"work", "year"}
    for field in ("outlet", "critic", "published"):
        if getattr(told, field) is not None and field not in told.uncertain:
            guessed -= {field}
    whole.uncertain = guessed
    return whole


def _names(entries: list[Entry], feed: str) -> list[list[str]]:
    """What each entry is known again by.

    A guid or an address that several entries share tells none of them, unless they share both: some
    feeds link every entry to the front page.
    """
    pairs = [(_guid(entry, feed), _place(entry.link)) for entry in entries]
    distinct = set(pairs)
    guids = Counter(guid for guid, _ in distinct if guid)
    places = Counter(place for _, place in distinct if place)
    found = []
    for entry, (guid, place) in zip(entries, pairs, strict=True):
        names = [guid] if guid and guids[guid] == 1 else []
        names += [place] if place and places[place] == 1 else []
        said = reduced(entry.draft.body)
        if len(said) >= ENOUGH or not names:
            names.append(f"text:{digest(said, entry.title if len(said) < ENOUGH else '')}")
        found.append(names)
    return found


def _guid(entry: Entry, feed: str) -> str | None:
    """A guid that is unique in the world as it is, else within its feed."""
    if not entry.guid:
        return None
    if _WORLDWIDE.match(entry.guid):
        return f"guid:{entry.guid}"
    return f"guid:{urlsplit(feed).netloc or feed}#{entry.guid}"


def _place(link: str | None) -> str | None:
    """An address without what differs between two links to one page; None for a front page."""
    parts = urlsplit(untracked(link) or "")
    query = parts.query
    path = parts.path.rstrip("/")
    if not (path or query):
        return None
    host = (parts.hostname or "").removeprefix("www.")
    return f"url:{host}{f':{parts.port}' if parts.port else ''}{path}{f'?{query}' if query else ''}"


def _spellings(url: str | None) -> list[str]:
    """The ways in which one page is commonly addressed: secure or not, a slash or not."""
    if not url:
        return []
    bare = url.partition("://")[2].rstrip("/")
    return [f"{scheme}://{bare}{end}" for scheme in ("https", "http") for end in ("", "/")]


def _source(entry: Entry) -> str:
    """A digest of what a feed says of an entry."""
    draft = entry.draft
    rating = draft.rating.text if draft.rating else None
    return digest(entry.title, entry.link, entry.author, draft.published, rating, draft.body)


def _time(entry: Entry) -> str:
    return entry.updated.isoformat() if entry.updated else ""
