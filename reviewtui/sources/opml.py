"""Lists of feeds as OPML: read, merged and written with all they carry.

The tree of the document itself is what is kept, so attributes nobody knows, notes, the nesting of
folders and the order come out as they went in.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reviewtui.errors import BadFileError
from reviewtui.sources.feed_text import address, words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from lxml.etree import _Element as Element

LARGEST = 10_000_000
_EMPTY = b'<opml version="2.0"><head><title>Feeds</title></head><body/></opml>'
_ENTITIES = re.compile(rb"<!\s*ENTITY", re.IGNORECASE)


class Listed(NamedTuple):
    """One feed of a list."""

    url: str
    title: str | None
    home: str | None


class Outlines:
    """A list of feeds: an OPML document."""

    def __init__(self, root: Element) -> None:
        self._root = root

    @classmethod
    def empty(cls) -> Outlines:
        """A list without a feed."""
        return cls.read(_EMPTY, "feeds")

    @classmethod
    def read(cls, data: bytes, name: str) -> Outlines:
        """A list from the bytes of its file; BadFileError, by the name of that, if it is none."""
        from lxml import etree

        todo = "A list of feeds is an OPML file, as other feed readers export it."
        wide = data.replace(b"\0", b"")  # UTF-16 is ASCII with zeros here
        if len(data) > LARGEST or _ENTITIES.search(wide):
            what = "declares entities" if len(data) <= LARGEST else "is larger than 10 MB"
            raise BadFileError(name, what, todo)
        parser = etree.XMLParser(
            resolve_entities=False, load_dtd=False, no_network=True, recover=True, huge_tree=False
        )
        try:
            root = etree.fromstring(data.strip(), parser)
        except (etree.LxmlError, ValueError) as error:
            raise BadFileError(name, "is not XML", todo) from error
        if root is None or _local(root) != "opml" or root.find("{*}body") is None:
            raise BadFileError(name, "is no OPML", todo)
        return cls(root)

    def feeds(self) -> list[Listed]:
        """Every feed in it once, in order."""
        found: dict[str, Listed] = {}
        for outline in self._outlines():
            url = _url(outline)
            if url and url not in found:
                title = _told(outline, "title") or _told(outline, "text")
                found[url] = Listed(
                    url, words(title, markup=False) or None, address(_told(outline, "htmlUrl"))
                )
        return list(found.values())

    def merge(self, other: Outlines) -> None:
        """Take in another list: its feeds and folders where they are not there already.

        Into a list without outlines the other comes whole, its head included.
        """
        if not len(self._body):
            self._root = other._root
            return
        _merge(self._body, other._body)

    def add(self, feed: Listed) -> None:
        """A feed at the end, unless it is in the list."""
        if feed.url in {listed.url for listed in self.feeds()}:
            return
        from lxml import etree

        stated = {"type": "rss", "text": feed.title or feed.url, "xmlUrl": feed.url}
        if feed.home:
            stated["htmlUrl"] = feed.home
        outline = etree.SubElement(self._body, f"{_space(self._body)}outline")
        for key, value in stated.items():
            outline.set(key, _allowed(value))

    def keep(self, urls: Collection[str]) -> None:
        """Take out the feeds that are not among these; folders and notes stay."""
        from reviewtui.sources.tree import remove

        for outline in list(self._outlines()):
            url = _url(outline)
            if url and url not in urls and not len(outline):
                remove(outline)

    def render(self) -> bytes:
        """The list as the bytes of a file."""
        from lxml import etree

        tree = self._root.getroottree()
        tail = b"" if self._body.tail and "\n" in self._body.tail else None
        if tail is None:
            etree.indent(tree)
        text: bytes = etree.tostring(tree, xml_declaration=True, encoding="UTF-8")
        return text.rstrip() + b"\n"

    @property
    def _body(self) -> Element:
        body = self._root.find("{*}body")
        assert body is not None  # read() saw to it
        return body

    def _outlines(self) -> Iterator[Element]:
        return (each for each in self._body.iter() if _local(each) == "outline")


def _merge(into: Element, other: Element) -> None:
    for outline in list(other):
        if _local(outline) != "outline":
            continue
        twin = next((each for each in into if _same(each, outline)), None)
        if twin is None:
            into.append(outline)  # with all that is in it
            continue
        for key, value in outline.items():
            if twin.get(key) is None:
                twin.set(key, value)
        _merge(twin, outline)


def _same(one: Element, other: Element) -> bool:
    """Whether two outlines are the same feed, or two folders or notes of one name."""
    if _local(one) != "outline":
        return False
    url = _url(other)
    if url or _url(one):
        return url == _url(one)
    return _told(one, "text") == _told(other, "text")


def _url(outline: Element) -> str | None:
    """The address of the feed an outline is; None for a folder, a note, or one that is unsafe."""
    return address(_told(outline, "xmlUrl"))


def _told(outline: Element, name: str) -> str:
    """An attribute, in whatever case it is written."""
    for key, value in outline.items():
        if str(key).lower() == name.lower():
            return str(value)
    return ""


def _local(node: Element) -> str:
    """The name of an element in lower case and without its namespace; empty for a comment."""
    return str(node.tag).rpartition("}")[2].lower() if isinstance(node.tag, str) else ""


def _space(node: Element) -> str:
    before, brace, _ = str(node.tag).rpartition("}")
    return before + brace


def _allowed(text: str) -> str:
    """Text without what XML cannot hold."""
    return re.sub("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", text)
