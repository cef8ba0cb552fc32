"""One page, saved or fetched: schema.org first, then microformats, then what the article says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewtui.model.text import clean_line
from reviewtui.sources.charset import decode
from reviewtui.sources.foreign import foreign
from reviewtui.sources.outcome import NotAReview
from reviewtui.sources.tree import LARGEST, MOST_ELEMENTS, elements, is_cut, parse

if TYPE_CHECKING:
    from reviewtui.model.review import Draft


def read_page(
    data: bytes, *, url: str | None = None, content_type: str | None = None
) -> list[Draft | NotAReview]:
    """The reviews of a page, or the one reason why it holds none; never an exception."""
    source = url or "the page"
    if kind := _foreign(data, content_type):
        return [NotAReview(source, f"it is {kind}, not a page of text")]
    text = decode(data[: LARGEST * 2], content_type)
    if _is_plain(text, content_type):
        from reviewtui.sources.text import read_text

        return [read_text(text, name=url)]
    root = parse(text)
    if root is None or not any(True for _ in elements(root, "body", "head")):
        return [NotAReview(source, "it is empty")]
    from reviewtui.sources.drafting import drafts_of
    from reviewtui.sources.gathered import Page
    from reviewtui.sources.judging import refusal

    page = Page(root, url, source)
    cut = f"only its first {MOST_ELEMENTS:,} parts were read" if is_cut(root) else ""
    reason = refusal(page)
    drafts = [] if reason else drafts_of(page)
    if cut:
        for draft in drafts:
            draft.dropped = (*draft.dropped, f"({cut})")
    if drafts:
        return [*drafts]
    reason = reason or "there is no text of a review on it"
    return [NotAReview(source, f"{reason} ({cut})" if cut else reason)]


def _foreign(data: bytes, content_type: str | None) -> str | None:
    """What a source is that is no text at all."""
    kind = (content_type or "").partition(";")[0].strip().lower()
    if not data.strip():
        return "empty"
    if name := foreign(data):
        return name
    if kind.startswith(("image/", "audio/", "video/", "font/")):
        return f"a file of the kind {clean_line(kind)}"
    if (
        data[:2000].count(0) > 20
        and not data.startswith((b"\xff\xfe", b"\xfe\xff"))
        and not _wide(data)
    ):
        return "a binary file"
    return None


def _wide(data: bytes) -> bool:
    head = data[:400]
    return max(head[::2].count(0), head[1::2].count(0)) > len(head) * 0.4


def _is_plain(text: str, content_type: str | None) -> bool:
    kind = (content_type or "").partition(";")[0].strip().lower()
    looks = re.search(
        r"<(?:!doctype|html|head|body|article|div|p|h[1-6]|script|meta|section|main|span|table)\b",
        text[:200_000],
        re.IGNORECASE,
    )
    return looks is None or (kind in ("text/plain", "text/markdown") and text.lstrip()[:1] != "<")
