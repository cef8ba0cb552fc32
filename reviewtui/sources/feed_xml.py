"""RSS, RDF and Atom of every version, well-formed or not, read by feedparser.

Nothing is fetched and no entity of the document's own is expanded. The text of entries comes as it
is: it becomes Markdown, where no markup survives, so cleaning it first would be work for nothing.
"""

from __future__ import annotations

import io
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from reviewtui.errors import BadFileError
from reviewtui.sources import goodreads
from reviewtui.sources.feed_item import Channel, Item
from reviewtui.sources.feed_text import address, day_of, words

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_ENTRIES = 2000
LARGEST_LOOSE = 2_000_000
"""Bytes that are read of a document that is not well-formed: that takes seconds a megabyte."""
LONGEST = 400_000
"""Characters of one entry that are read."""
_TEXTS = ("text/html", "application/xhtml+xml", "text/plain", "")
_ADDRESS = re.compile(
    r"\s*(?:[<(\[]\s*)?(?:mailto:)?[^\s<>()\[\],;@]{1,200}@[^\s<>()\[\],;@]{1,200}(?:\s*[>)\]])?\s*"
)
_TAGGED = re.compile(r"</?[a-zA-Z]\w*(?:\s[^<>@]*)?/?>")
_BREAK = re.compile(r"\n\s*\n")


def read_xml(
    data: bytes, url: str | None, content_type: str | None, *, begins_as_feed: bool
) -> Channel:
    """What an XML feed says; BadFileError if it is none.

    feedparser has no name for some feeds that have no entries yet: those are known by their begin.
    """
    parsed = _parse(data, url, content_type)
    entries = parsed["entries"][:MOST_ENTRIES]
    head = parsed["feed"]
    version = str(parsed.get("version") or "")
    if not version and not entries and not begins_as_feed:
        raise BadFileError(url or "feed", "is no feed", "A feed is RSS, Atom or JSON Feed.")
    title = _title(head)
    home = address(_get(head, "link"), url)
    # an RSS channel names its editor or webmaster, who need not have written anything
    authors = _authors(head) if version.startswith("atom") else ()
    return Channel(title, home, authors, tuple(_item(each, url or home) for each in entries))


def _parse(data: bytes, url: str | None, content_type: str | None) -> Any:  # noqa: ANN401 - feedparser has no types
    import feedparser

    headers = {}
    if url:
        headers["content-location"] = url
    if content_type:
        headers["content-type"] = content_type
    try:
        # a stream, for a string might be opened as a file or fetched
        return feedparser.parse(
            io.BytesIO(_bounded(data)),
            response_headers=headers,
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except Exception as error:  # a document can bring a parser to its knees in any way
        what = f"cannot be read as a feed: {type(error).__name__}"
        raise BadFileError(
            url or "feed", what, "Open it in a browser to see what it is."
        ) from error


def _bounded(data: bytes) -> bytes:
    """A document as it is, or the first entries of a large one that is not well-formed."""
    if len(data) <= LARGEST_LOOSE:
        return data
    from xml.parsers import expat

    try:
        if b"<!ENTITY" not in data:
            expat.ParserCreate().Parse(data, True)
            return data
    except expat.ExpatError:
        pass
    begin = data[:LARGEST_LOOSE]
    end = max(begin.rfind(b"</item>") + 7, begin.rfind(b"</entry>") + 8)
    return begin[:end] if end > 8 else begin


def _item(entry: dict[str, Any], base: str | None) -> Item:
    """One entry.

    `_get`, since feedparser's own `get` answers with other fields for what is not there.
    """
    published = _moment(_get(entry, "published_parsed"), _get(entry, "created_parsed"))
    updated = _moment(_get(entry, "updated_parsed"))
    printed = next(
        (str(text) for key in ("published", "created", "updated") if (text := _get(entry, key))),
        "",
    )
    link = _get(entry, "feedburner_origlink") or _get(entry, "link")
    content, whole_base = _content(entry)
    review = _get(entry, "user_review")
    if isinstance(review, str) and "book_id" in entry:
        # what Goodreads gives as the description is a table of figures, others' among them
        content, entry = review[:LONGEST], {**entry, "summary": "", "summary_detail": None}
    summary, summary_base = _detail(_get(entry, "summary_detail"), _get(entry, "summary"))
    return Item(
        title=_title(entry),
        link=address(link, base),
        guid=words(str(_get(entry, "id") or ""), markup=False) or None,
        authors=_authors(entry),
        day=day_of(printed, published or updated),
        published=published or updated,
        updated=updated or published,
        content=content,
        summary=summary,
        base=(whole_base if content else summary_base) or address(link, base) or base or "",
        tags=_tags(entry),
        own={
            key: words(value, markup=False)
            for key, value in entry.items()
            if isinstance(value, str)
            and (key in goodreads.FIELDS or key.startswith(("letterboxd_", "tmdb_")))
        },
    )


def _title(of: dict[str, Any]) -> str:
    kind = str(_get(_get(of, "title_detail"), "type"))
    return words(str(_get(of, "title") or ""), markup="html" in kind)


def _content(entry: dict[str, Any]) -> tuple[str, str]:
    """The whole text and its base: of several, the longest that is text."""
    found = [_detail(each, _get(each, "value")) for each in _get(entry, "content") or ()]
    return max(found, key=lambda each: len(each[0]), default=("", ""))


def _detail(detail: object, value: object) -> tuple[str, str]:
    """A text as HTML with its base; plain text becomes paragraphs."""
    kind, text = str(_get(detail, "type") or ""), str(value or "")[:LONGEST]
    if kind not in _TEXTS:
        return "", ""
    if kind == "text/plain" and "<" not in text:
        text = plain_as_html(text)
    elif "<" not in text and "&lt;" in text:
        import html

        text = html.unescape(text)  # escaped twice, as some programs have it
    return text, str(_get(detail, "base") or "")


def plain_as_html(text: str) -> str:
    """Plain text as paragraphs; its own line breaks stay."""
    import html

    parts = (html.escape(part.strip(), quote=False) for part in _BREAK.split(text))
    return "".join(f"<p>{part.replace(chr(10), '<br>')}</p>" for part in parts if part)


def _authors(of: dict[str, Any]) -> tuple[str, ...]:
    """The names, without addresses; in order, each once.

    feedparser takes the end of a long top-level domain for a name, so where there is an address it
    is cut from what the feed says.
    """
    raw = str(_get(of, "author") or "")
    told = []
    for each in _get(of, "authors") or ():
        email = str(_get(each, "email") or "")
        told.append(raw if email and email in raw else str(_get(each, "name") or ""))
    names = (name for each in (told if any(told) else [raw]) for name in _names(each))
    return tuple(dict.fromkeys(name for name in names if name))


def _names(printed: str) -> Iterator[str]:
    """The names in what is printed: `address (Name)`, `Name <address>`, or several of either."""
    text = words(printed, markup=bool(_TAGGED.search(printed)))
    parts = _ADDRESS.split(text)
    for part in parts:
        name = part.strip(" ,;")
        between = re.split(r"\)\s*[,;]?\s*\(", name) if name[:1] + name[-1:] == "()" else [name]
        for each in between:
            bare = each.strip(" ,;")
            if bare[:1] == "(" and bare.find(")") in (-1, len(bare) - 1):
                bare = bare[1:]
            yield (bare[:-1] if bare[-1:] == ")" and "(" not in bare else bare).strip()


def _tags(entry: dict[str, Any]) -> tuple[str, ...]:
    terms = (
        words(str(_get(tag, "label") or _get(tag, "term") or ""), markup=True)
        for tag in (_get(entry, "tags") or ())[:50]
    )
    return tuple(dict.fromkeys(term for term in terms if term))


def _get(of: object, key: str) -> Any:  # noqa: ANN401 - whatever feedparser made of it
    """What a part of a feed says; a part that is not what it should be says nothing."""
    return dict.get(of, key) if isinstance(of, dict) else None


def _moment(*told: Any) -> datetime | None:  # noqa: ANN401 - a struct_time, of whatever values
    for each in told:
        if each:
            try:
                year, month, day, hour, minute, second = each[:6]
                found = datetime(year, month, day, hour, minute, min(second, 59), tzinfo=UTC)
            except (ValueError, TypeError, OverflowError):
                continue
            if 1900 <= year <= 2100:
                return found
    return None
