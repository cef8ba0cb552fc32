"""What any format of feed says of one entry, before anybody asks whether it is a review."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date, datetime


class Item(NamedTuple):
    """One entry as its feed has it; texts are cleaned and plain where not called HTML."""

    title: str = ""
    link: str | None = None
    guid: str | None = None
    authors: tuple[str, ...] = ()
    day: date | None = None
    """The day it was published, as printed: where the critic lives, not where we do."""
    published: datetime | None = None
    updated: datetime | None = None
    content: str = ""
    """The whole text, as HTML; empty where the feed has none."""
    summary: str = ""
    """What stands for the text, as HTML."""
    base: str = ""
    """The address that relative links in the text start from."""
    tags: tuple[str, ...] = ()
    own: dict[str, str] = {}
    """Letterboxd's and Goodreads' own fields, by their names in lower case."""


class Channel(NamedTuple):
    """What a feed says of itself, and its entries."""

    title: str
    home: str | None
    authors: tuple[str, ...]
    """Who wrote every entry that names nobody."""
    items: tuple[Item, ...]
