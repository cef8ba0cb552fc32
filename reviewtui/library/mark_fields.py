"""The keys of a bookmark in TOML: checked, made safe to show, and written back."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Any

from reviewtui.library.bookmark import Bookmark
from reviewtui.model.text import clean, clean_line, safe_url

KEYS = (
    "id",
    "review",
    "url",
    "work",
    "added",
    "passage",
    "prefix",
    "suffix",
    "alike",
    "note",
    "tags",
)
"""In the order they are written."""
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
"""When a bookmark was added that does not say."""


def as_table(mark: Bookmark) -> dict[str, Any]:
    """The keys of a bookmark; what it does not say is left out."""
    stated = {key: getattr(mark, key) for key in KEYS if getattr(mark, key) not in (None, "", ())}
    return stated | {key: list(stated[key]) for key in ("tags", "alike") if key in stated}


def bookmark(table: dict[str, Any]) -> Bookmark:
    """What a block says, made safe to show; ValueError says what is wrong with it."""
    for key in ("id", "review", "url", "work", "passage", "prefix", "suffix", "note"):
        if not isinstance(table.get(key, ""), str):
            raise ValueError(f"{key} is not a text in quotes")
    review = clean_line(table.get("review", ""))
    if not review:
        raise ValueError("this bookmark does not say of which review it is")
    added = _moment(table.get("added"))
    passage = clean_line(table.get("passage", "")) or None
    return Bookmark(
        id=clean_line(table.get("id", "")) or derived_id(review, passage, added),
        review=review,
        url=safe_url(table.get("url")),
        work=clean_line(table.get("work", "")) or None,
        added=added,
        passage=passage,
        prefix=context(table.get("prefix", "")),
        suffix=context(table.get("suffix", "")),
        note=clean(table.get("note", "")).strip("\n"),
        tags=_tags(table.get("tags", [])),
        alike=_alike(table.get("alike")),
    )


def derived_id(review: str, passage: str | None, added: datetime) -> str:
    """The name of a bookmark that was written by hand and given none: it is what it says."""
    import base64
    import hashlib

    content = "\0".join((review, passage or "", added.isoformat()))
    digest = hashlib.blake2s(content.encode("utf-8", "replace"), digest_size=5).digest()
    return f"~{base64.b32encode(digest).decode().lower()}"


def context(text: str) -> str:
    """A prefix or suffix: the blank at its inner end tells where a word ends, so it stays."""
    return re.sub(r"\s+", " ", clean(text))


def _moment(value: object) -> datetime:
    if isinstance(value, str):
        said = value
        try:
            value = datetime.fromisoformat(said)
        except ValueError:
            raise ValueError(f"added {clean_line(said)!r} is not a date and time") from None
    if isinstance(value, datetime):
        aware = value if value.tzinfo else value.replace(tzinfo=UTC)
        try:
            return aware.astimezone(UTC)
        except OverflowError:
            return LONG_AGO
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day, tzinfo=UTC)
    if value is None:
        return LONG_AGO
    raise ValueError("added is not a date and time")


def _tags(value: object) -> tuple[str, ...]:
    words = [value] if isinstance(value, str) else value
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        raise ValueError('tags is not a list of texts such as ["story", "again"]')
    return tuple(dict.fromkeys(tag for word in words if (tag := clean_line(word))))


def _alike(value: object) -> tuple[int, int] | None:
    if isinstance(value, list) and len(value) == 2 and all(isinstance(n, int) for n in value):
        return value[0], value[1]
    return None
