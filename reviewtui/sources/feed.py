"""Feeds: RSS, RDF, Atom and JSON Feed, each entry read as the review it may be."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from reviewtui.model.review import Draft

_ROOT = re.compile(
    rb"<(?:(?:[\w-]+:)?(?:rss|RDF|feed)|channel)[\s>/]|<CHANNEL\s[^>]{0,200}HREF", re.IGNORECASE
)
_BEFORE = re.compile(rb"\s|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>", re.DOTALL | re.I)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed, and the review it would make."""

    draft: Draft
    title: str
    link: str | None
    guid: str | None
    author: str | None
    """As printed; `draft.critic` is None where it names nobody in particular."""
    published: datetime | None
    """In UTC; `draft.published` is the day as printed."""
    updated: datetime | None
    teaser: bool
    """Whether the feed holds only the beginning, and the page the rest."""
    doubt: str | None
    """Why this is plainly no review; None where it is one, or may be."""


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed, read."""

    title: str | None
    home: str | None
    entries: tuple[Entry, ...]


def read_feed(data: bytes, *, url: str | None = None, content_type: str | None = None) -> Feed:
    """Read a feed of any of the formats; BadFileError where it is none.

    `url` is where it came from: relative links start there.
    """
    from reviewtui.sources.feed_json import read_json
    from reviewtui.sources.feed_review import doubt, draft_of
    from reviewtui.sources.feed_text import address
    from reviewtui.sources.feed_xml import read_xml

    url = address(url)
    channel = (
        read_json(data, url)
        if _is_json(data)
        else read_xml(data, url, content_type, begins_as_feed=is_feed(data))
    )
    entries = []
    for item in channel.items:
        draft, teaser = draft_of(item, channel, url)
        entries.append(
            Entry(
                draft=draft,
                title=item.title,
                link=item.link,
                guid=item.guid,
                author=", ".join(item.authors or channel.authors) or None,
                published=item.published,
                updated=item.updated,
                teaser=teaser,
                doubt=doubt(item, channel, url, draft),
            )
        )
    return Feed(channel.title or None, channel.home, tuple(entries))


def is_feed(data: bytes) -> bool:
    """Whether bytes look like a feed by how they begin; HTML and review files do not."""
    if _is_json(data):
        return b"jsonfeed.org/version" in data[:4096]
    head = data[:8192].replace(b"\0", b"")  # UTF-16 and UTF-32 are ASCII with zeros here
    head = head.lstrip(b"\xef\xbb\xbf\xff\xfe")
    while before := _BEFORE.match(head):
        head = head[before.end() :]
    return bool(_ROOT.match(head))


def _is_json(data: bytes) -> bool:
    return data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{"
