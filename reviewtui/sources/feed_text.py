"""The small texts of feeds: titles that may hold markup, links that may be relative, times."""

from __future__ import annotations

import html
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from reviewtui.model.text import clean_line, safe_url

if TYPE_CHECKING:
    from datetime import date

_TAG = re.compile(r"<(?:/?[a-zA-Z][^<>]{0,500}|!--.{0,500}?--)>", re.DOTALL)
_NO_WORDS = re.compile(
    r"<(script|style)\b.*?(?:</\1\s*>|$)|<!DOCTYPE[^>]*>", re.DOTALL | re.IGNORECASE
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,31});")
_TRACKING = re.compile(r"(?:utm_\w+|fbclid|gclid|mc_[ce]id)(?:=|$)")
_LONGEST = 1000


def words(text: str, *, markup: bool) -> str:
    """A title or name on one line; entities that were escaped twice are read once more."""
    text = text[: _LONGEST * 8]
    if markup:
        text = _TAG.sub("", _NO_WORDS.sub("", text))
    if _ENTITY.search(text):
        text = html.unescape(text)
    return clean_line(text)[:_LONGEST]


def address(link: str | None, base: str | None = None) -> str | None:
    """A link as a whole web address, or None: what is no http or https address leads nowhere."""
    link = clean_line((link or "")[:4096]).replace(" ", "%20")
    if not link:
        return None
    link = link.replace('"', "%22").replace("<", "%3C").replace(">", "%3E").replace("\\", "%5C")
    try:
        urlsplit(link)
        return safe_url(link) or (safe_url(urljoin(base, link)) if base else None)
    except ValueError:  # half an IPv6 address, for one
        return None


def untracked(link: str | None) -> str | None:
    """An address without what only tells its owner where a click came from."""
    if not link or "?" not in link:
        return link
    page, _, query = link.partition("?")
    query, hash_, fragment = query.partition("#")
    kept = "&".join(part for part in query.split("&") if not _TRACKING.match(part))
    return page + (f"?{kept}" if kept else "") + hash_ + fragment


def moment(text: str) -> datetime | None:
    """A time as JSON Feed has it: RFC 3339, whatever was left out of it."""
    try:
        found = datetime.fromisoformat(text.strip()[:40])
    except ValueError:
        return None
    try:
        return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except OverflowError:
        return None


def day_of(printed: str, at: datetime | None) -> date | None:
    """The day a date names as printed, else that of the moment it was read as."""
    from reviewtui.sources.dates import read_date

    return read_date(printed) or (at.date() if at else None)
