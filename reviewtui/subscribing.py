"""Following feeds: finding the feed of a page, and lists of feeds in and out as OPML."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reviewtui.errors import BadFileError, NetworkError, NothingMatchedError, StoreError, UsageError
from reviewtui.library.files import atomic_write
from reviewtui.library.subscriptions import Subscription, Subscriptions
from reviewtui.model.text import clean_line

if TYPE_CHECKING:
    from reviewtui.sources.feed import Feed
    from reviewtui.sources.opml import Outlines

_TYPES = ("rss+xml", "atom+xml", "feed+json", "rdf+xml")
_LARGEST = 10_000_000


class Found(NamedTuple):
    """A feed that a page names."""

    url: str
    title: str


def find(typed: str) -> tuple[Subscription, list[Found]]:
    """The feed at an address, of a page, or in a file; and the others the page offers."""
    from reviewtui.sources.feed import read_feed

    if not typed.lower().startswith(("http://", "https://")):
        path = Path(typed).absolute()
        if os.path.isfile(path):  # noqa: PTH113 - pathlib's raises where a name is too long
            with path.open("rb") as file:
                return _subscription(str(path), read_feed(file.read(_LARGEST))), []
        raise UsageError(
            f"{clean_line(typed)}: is neither a web address nor a file\n  Write https://..."
        )
    data, at, content_type = _fetched(typed)
    offered: list[Found] = []
    try:
        feed = read_feed(data, url=at, content_type=content_type)
    except BadFileError:
        offered = feeds_in(data, at, content_type)
        if not offered:
            raise NothingMatchedError(
                f"{clean_line(typed)}: is no feed, and names none\n"
                "  Look for a link called RSS or Feed on the page, and give its address."
            ) from None
        data, at, content_type = _fetched(offered[0].url)
        feed = read_feed(data, url=at, content_type=content_type)
        return _subscription(offered[0].url, feed), offered[1:]
    return _subscription(clean_line(typed), feed), []


def feeds_in(data: bytes, url: str, content_type: str | None) -> list[Found]:
    """The feeds a page names in its head, those of comments last."""
    from urllib.parse import urljoin

    from reviewtui.sources.charset import decode
    from reviewtui.sources.feed_text import address
    from reviewtui.sources.tree import attribute, elements, parse

    root = parse(decode(data, content_type))
    if root is None:
        return []
    base = next((attribute(each, "href") for each in elements(root, "base")), "")
    found: dict[str, Found] = {}
    for link in elements(root, "link", "a"):
        relation, kind = attribute(link, "rel").lower().split(), attribute(link, "type").lower()
        if "alternate" not in relation or not any(each in kind for each in _TYPES):
            continue
        whole = address(attribute(link, "href"), urljoin(url, base))
        if whole:
            found.setdefault(whole, Found(whole, attribute(link, "title")))
    return sorted(found.values(), key=lambda each: "comment" in f"{each.title} {each.url}".lower())


def import_opml(subscriptions: Subscriptions, data: bytes, name: str) -> tuple[int, int]:
    """Follow every feed of a list; how many are new, and how many it holds.

    Folders and attributes are kept beside, for an export to give them back.
    """
    from reviewtui.sources.opml import Outlines

    new = Outlines.read(data, name)
    listed = new.feeds()
    kept = _outlines(subscriptions)
    kept.merge(new)
    atomic_write(subscriptions.opml_path, kept.render())
    added = subscriptions.add(Subscription(each.url, each.title, each.home) for each in listed)
    return len(added), len(listed)


def export_opml(subscriptions: Subscriptions) -> bytes:
    """All that is followed on the web as OPML, with the folders and attributes it came with."""
    from reviewtui.sources.opml import Listed

    feeds = [each for each in subscriptions.feeds() if not Path(each.url).is_absolute()]
    outlines = _outlines(subscriptions)
    outlines.keep({each.url for each in feeds})
    for each in feeds:
        outlines.add(Listed(each.url, each.title or each.outlet, each.home))
    return outlines.render()


def _outlines(subscriptions: Subscriptions) -> Outlines:
    from reviewtui.sources.opml import Outlines

    try:
        with Path(subscriptions.opml_path).open("rb") as file:
            return Outlines.read(file.read(), subscriptions.opml_path)
    except FileNotFoundError:
        return Outlines.empty()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise StoreError(f"{subscriptions.opml_path}: cannot be read: {reason}") from error


def _fetched(url: str) -> tuple[bytes, str, str | None]:
    from reviewtui.sources.fetch import fetch

    got = fetch(url, typed=True)
    if got.status != 200:
        raise NetworkError(f"{clean_line(url)}: the server is busy\n  Try again later.")
    return got.data, got.url, got.content_type


def _subscription(url: str, feed: Feed) -> Subscription:
    return Subscription(url, feed.title, feed.home)
