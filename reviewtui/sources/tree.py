"""A page as a tree: parsed without network, entities or trust, and small questions asked of it."""

from __future__ import annotations

import re
import unicodedata
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias

from reviewtui.model.text import clean, clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    Element: TypeAlias = _Element

LARGEST = 10_000_000
"""Characters of a page that are read; the rest is cut."""
DEEPEST = 200
"""Levels of nesting that are kept; what lies deeper is lifted to that level or dropped."""

MOST_ELEMENTS = 30_000
"""Elements that are kept; of a thousand pages with articles the largest has a third of them."""

_NEVER_IN_MARKUP = re.compile("[\x00-\x08\x0b\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def parse(markup: str) -> Element | None:
    """The root of a page, or None where there is no element at all.

    libxml2 mends what is broken; no entity is expanded but those of HTML, nothing is fetched.
    """
    from lxml import etree

    markup = _NEVER_IN_MARKUP.sub("", markup[:LARGEST])
    markup = _REFERENCE.sub(_that_may_stand, markup)
    markup = re.sub(r"^\s*<\?xml[^>]*\?>", "", markup, count=1)
    markup = re.sub(r"<(html|head|body)\b([^<>]{0,500})/>", r"<\1\2>", markup, flags=re.IGNORECASE)
    markup = _VOID.sub(r"<\1\2/>", markup)
    markup = _CROWDED.sub(_uncrowded, markup)
    if _COMBINING.search(markup):
        markup = unicodedata.normalize("NFC", markup)
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_pis=True, huge_tree=False, recover=True
    )
    try:
        root = etree.fromstring(markup.encode("utf-8", "ignore"), parser)
    except (etree.LxmlError, ValueError):
        return None
    if root is not None:
        _shallow(root)
    return root


_VOID = re.compile(r"<(embed|source|track|wbr|keygen)\b([^<>]{0,3000}?)/?>", re.IGNORECASE)
"""Elements without an end, which libxml2 lets swallow what follows them."""
_CROWDED = re.compile(r"<([a-z][\w:-]*)([^<>]{20000,})>?", re.IGNORECASE)


def _uncrowded(tag: re.Match[str]) -> str:
    """A tag without its attributes where it has thousands: libxml2 compares each with all."""
    return tag[0] if tag[2].count("=") < 2000 else f"<{tag[1]}>"


_COMBINING = re.compile("[\u0300-\u036f]")
_REFERENCE = re.compile(r"&#(?:x([0-9a-f]+)|([0-9]+));?", re.IGNORECASE)


def _that_may_stand(reference: re.Match[str]) -> str:
    """A numeric reference, or nothing where it stands for what no tree may hold.

    libxml2 lets `&#x1b;` into a tree, and refuses it when the same text is put back elsewhere.
    """
    digits, base = (reference[1], 16) if reference[1] else (reference[2], 10)
    code = int(digits[-12:], base) if len(digits.lstrip("0")) <= 7 else 0
    allowed = code in (9, 10, 13) or 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE
    return reference[0] if allowed or 0x10000 <= code <= 0x10FFFF else ""


def _shallow(root: Element) -> None:
    """Cut what is nested deeper, or is in more pieces, than any page a person wrote."""
    depth, count, node = 0, 0, root
    while node is not None:
        count += 1
        if count > MOST_ELEMENTS:
            _cut_after(node)
            return
        if len(node) and depth < DEEPEST:
            node, depth = node[0], depth + 1
            continue
        if len(node):
            words = " ".join(str(piece) for piece in node.itertext())
            del node[:]
            node.text = words
        while node is not None and node.getnext() is None:
            node, depth = node.getparent(), depth - 1
        if node is not None:
            node = node.getnext()


def _cut_after(node: Element) -> None:
    """Drop what a node holds, and all that comes after it in its page."""
    del node[:]
    place: Element | None = node
    while place is not None:
        parent = place.getparent()
        if parent is not None:
            del parent[parent.index(place) + 1 :]
        place = parent


def is_cut(root: Element) -> bool:
    """Whether a page was in more pieces than are kept."""
    return next(islice(root.iter(), MOST_ELEMENTS - 1, None), None) is not None


def elements(root: Element, *tags: str) -> Iterator[Element]:
    """The elements below a root in order, comments left out."""
    for node in root.iter(*tags) if tags else root.iter():
        if isinstance(node.tag, str):
            yield node


_NO_TEXT = frozenset(["script", "style", "noscript", "template"])


def words_of(node: Element) -> str:
    """All text of an element on one line, safe to show; scripts and styles are no text."""
    if not len(node):
        return clean_line(node.text or "") if node.tag not in _NO_TEXT else ""
    pieces = []
    skip: Element | None = None
    from lxml import etree

    for event, part in etree.iterwalk(node, events=("start", "end", "comment")):
        if event == "comment" or not isinstance(part.tag, str):
            if part.tail and skip is None and part is not node:
                pieces.append(part.tail)
        elif event == "start":
            if skip is None and part.tag in _NO_TEXT:
                skip = part
            elif skip is None:
                if part.tag in _APART:
                    pieces.append(" ")
                pieces.append(part.text or "")
        else:
            if skip is part:
                skip = None
            if skip is None and part is not node:
                pieces.append(" " if part.tag in _APART else "")
                pieces.append(part.tail or "")
    return clean_line("".join(pieces))


_FEW = 60
"""Elements in which a few words may stand."""


def brief(node: Element, most: int) -> str:
    """All words of an element where they are few; empty for more than `most`, or a crowd."""
    if next(islice(node.iter(), _FEW, None), None) is not None:
        return ""
    count = 0
    for piece in node.itertext():
        count += len(str(piece).strip())
        if count > most:
            return ""
    return words_of(node)


_APART = frozenset(
    [
        "p",
        "div",
        "br",
        "li",
        "ul",
        "ol",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "tr",
        "td",
        "th",
        "table",
        "section",
        "article",
        "header",
        "footer",
        "blockquote",
        "figure",
        "figcaption",
        "dt",
        "dd",
        "dl",
        "hr",
        "main",
        "aside",
        "nav",
        "time",
        "option",
        "title",
        "text",
        "desc",
    ]
)


def attribute(node: Element, name: str) -> str:
    """An attribute as safe text on one line; empty where there is none."""
    value = node.get(name)
    return clean_line(str(value)[:5000]) if value else ""


def classes(node: Element) -> list[str]:
    """The class tokens of an element, in lower case."""
    return str(node.get("class") or "")[:2000].lower().split()


def remove(node: Element) -> None:
    """Take an element out, and leave the text that follows it where it was."""
    parent = node.getparent()
    if parent is None:
        return
    if node.tail:
        before = node.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + node.tail
        else:
            parent.text = (parent.text or "") + node.tail
    parent.remove(node)


def raw_text(node: Element) -> str:
    """The text of a script or style element as it stands."""
    return "".join(str(piece) for piece in node.itertext())


def several_lines(text: str) -> str:
    """Text from markup, cleaned, its lines trimmed and no more than one blank line in a row."""
    lines = [" ".join(line.split()) for line in clean(text).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
