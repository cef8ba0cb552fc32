"""JSON Feed 1 and 1.1."""

from __future__ import annotations

import json
from typing import Any

from reviewtui.errors import BadFileError
from reviewtui.sources.feed_item import Channel, Item
from reviewtui.sources.feed_text import address, day_of, moment, words
from reviewtui.sources.feed_xml import LONGEST, MOST_ENTRIES, plain_as_html


def read_json(data: bytes, url: str | None) -> Channel:
    """What a JSON feed says; what is not of the type it should be counts as not said."""
    try:
        table = json.loads(data.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError) as error:
        what = "is not whole JSON"
        raise BadFileError(url or "feed", what, "Fetch it again; it may have been cut.") from error
    if not isinstance(table, dict) or not isinstance(table.get("items"), list):
        raise BadFileError(url or "feed", "is no JSON Feed", "One has a list called items.")
    home = address(_text(table, "home_page_url"), url)
    base = url or address(_text(table, "feed_url")) or home
    items = [each for each in table["items"] if isinstance(each, dict)]
    return Channel(
        words(_text(table, "title"), markup=False),
        home,
        _authors(table),
        tuple(_item(each, base) for each in items[:MOST_ENTRIES]),
    )


def _item(entry: dict[str, Any], base: str | None) -> Item:
    published = moment(_text(entry, "date_published"))
    updated = moment(_text(entry, "date_modified"))
    printed = _text(entry, "date_published") or _text(entry, "date_modified")
    stated = entry.get("id")
    guid = str(stated) if isinstance(stated, str | int | float) else ""
    link = address(_text(entry, "url"), base) or address(guid)
    tags = entry.get("tags")
    plain = _text(entry, "content_text")
    return Item(
        title=words(_text(entry, "title"), markup=False),
        link=link or address(_text(entry, "external_url"), base),
        guid=words(guid, markup=False) or None,
        authors=_authors(entry),
        day=day_of(printed, published or updated),
        published=published or updated,
        updated=updated or published,
        content=_text(entry, "content_html") or plain_as_html(plain),
        summary=plain_as_html(_text(entry, "summary")),
        base=link or base or "",
        tags=tuple(
            term
            for tag in (tags[:50] if isinstance(tags, list) else ())
            if isinstance(tag, str) and (term := words(tag, markup=False))
        ),
    )


def _authors(of: dict[str, Any]) -> tuple[str, ...]:
    """`authors` of 1.1, else `author` of 1."""
    told = of.get("authors")
    people = told if isinstance(told, list) else [of.get("author")]
    names = (words(_text(each, "name"), markup=False) for each in people if isinstance(each, dict))
    return tuple(dict.fromkeys(name for name in names if name))


def _text(of: dict[str, Any], key: str) -> str:
    value = of.get(key)
    return value[:LONGEST] if isinstance(value, str) else ""
