"""Who signed a page and when: meta tags, `rel=author`, bylines, times, the address."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from reviewtui.sources import names
from reviewtui.sources.byline import byline, day_in, day_line, signature
from reviewtui.sources.dates import read_date
from reviewtui.sources.tree import attribute, brief, classes, elements

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from reviewtui.sources.byline import Byline
    from reviewtui.sources.meta import Head
    from reviewtui.sources.tree import Element

_AUTHORS = [
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "byl",
    "dc.creator",
    "dcterms.creator",
    "citation_author",
    "og:article:author",
]
_DATES = [
    "article:published_time",
    "og:published_time",
    "og:article:published_time",
    "article:published",
    "parsely-pub-date",
    "sailthru.date",
    "datepublished",
    "date",
    "pubdate",
    "publishdate",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "citation_publication_date",
    "article.published",
]


class Signs:
    """The signs of who wrote a page and when; its elements are walked once for all of them."""

    def __init__(self, root: Element, head: Head) -> None:
        self._root, self._head = root, head

    @cached_property
    def _here(self) -> list[Element]:
        return list(_here(self._root))

    @cached_property
    def _close(self) -> list[Element]:
        return list(_near(self._here))

    @cached_property
    def _dated(self) -> list[tuple[str, date]]:
        return list(_dated(self._close))

    @cached_property
    def _signed(self) -> list[tuple[Byline, str]]:
        return list(_signed(self._here))

    def critic(self, outlet: str | None) -> str | None:
        """The critic by meta tags, `rel=author`, or a byline; never the outlet itself."""
        tags = (self._head.tags.get(name, "") for name in _AUTHORS)
        marked = (_name_in(node) for node in self._here if _is_byline(node))
        shortest = sorted((said for said in marked if 2 < len(said) < 200), key=len)[:12]
        for said in [*(tag for tag in tags if not tag.startswith("http")), *shortest]:
            found = names.people(_each(_without(said, outlet))) if said else None
            if found and not is_outlet(found, outlet):
                return found
        signed = (byline.name for byline, _ in self._signed)
        dated = (name for name, _ in self._dated)
        for said in (*signed, *_linked(self._close), *dated):
            found = names.critic(said)
            if found and not is_outlet(found, outlet):
                return found
        return None

    @cached_property
    def published(self) -> tuple[date | None, bool]:
        """The day of publication, and whether that is a guess."""
        for name in _DATES:
            if found := read_date(self._head.tags.get(name)):
                return found, False
        for node in self._here:
            if not _is_no_date(node):
                stated = attribute(node, "datetime") or attribute(node, "title")
                if found := read_date(stated or brief(node, 200)[:100]):
                    return found, False
        for _, said in self._signed:
            if found := day_in(said):
                return found, False
        if self._dated:
            return self._dated[0][1], False
        alone = {found for node in self._here if (found := _day_alone(node))}
        if len(alone) == 1:  # a line that says nothing but when, and no other such line
            return alone.pop(), False
        match = re.search(r"/((?:19|20)\d\d)/(\d{1,2})/(\d{1,2})(?:/|$)", self._head.url or "")
        found = read_date("/".join(match.groups())) if match else None
        return found, found is not None


def _without(said: str, outlet: str | None) -> str:
    """A byline without the publication behind the names: `Ann Onym, Film Weekly`."""
    ended = outlet and re.search(rf",\s*{re.escape(outlet)}$", said, re.IGNORECASE)
    return said[: ended.start()] if ended else said


def is_outlet(name: str, outlet: str | None) -> bool:
    """Whether a name is the publication's, whole or a word of it: `NDR` at `NDR Info`."""
    said, site = name.casefold(), (outlet or "").casefold()
    return said == site or (" " not in said and said in site.replace(".", " ").split())


def under(markdown: str) -> str | None:
    """Who signs below the article, after a dash."""
    for line in reversed(markdown.rsplit("\n\n", 3)[1:]):
        if name := signature(line.strip("*_ ")):
            return names.critic(name)
    return None


_ABOUT_PEOPLE = re.compile(
    r"/(?:authors?|staff|contributors?|profiles?|people|writers?|by|bylines?|autor(?:en|es)?|"
    r"redaktion|redaccion|journalists?|auteurs?|autori?|critics?|reviewers?|redactie|team)/[^/?#]+"
)
_NAME = re.compile(
    r"[^\W\d_a-zß-ÿ][\w.'’-]*(?:\s+(?:d[aeiu]|van|von|der|den|la|le|del|al|bin|y)){0,2}"
    r"(?:\s+[^\W\d_a-zß-ÿ][\w.'’-]*){1,3}"
)


_CLOSE = 40
"""How many elements behind the headline its byline may stand."""


def _near(here: list[Element]) -> Iterator[Element]:
    """The elements close under a headline, and not of another article."""
    since: int | None = None
    for node in here:
        since = 0 if node.tag == "h1" else since + 1 if since is not None else None
        if since is not None and since < _CLOSE:
            yield node


def _linked(close: list[Element]) -> list[str]:
    """Names that lead to the page of a person, as sites link their critics."""
    return [
        said
        for node in close
        if node.tag == "a"
        and _ABOUT_PEOPLE.search(attribute(node, "href"))
        and _NAME.fullmatch(said := brief(node, 60))
    ]


_OF_LINES = frozenset(["p", "div", "span", "address", "h2", "h3", "h4", "h5", "li"])


def _dated(close: list[Element]) -> Iterator[tuple[str, date]]:
    """A name and a day on a line of their own: `Petra Holm | 3 March 2025`, or the day first."""
    for node in close:
        said = brief(node, 70) if node.tag in _OF_LINES else ""
        pieces = re.split(r"\s*[|•·–—/]\s*|,\s+(?!\d{4})|\s+-\s+|\s+on\s+", said)
        if len(said) < 70 and 1 < len(pieces) < 5 and (day := day_in(said)):
            name = pieces[-1] if day_in(pieces[0]) else pieces[0]
            if _NAME.fullmatch(name) and not day_in(name):
                yield name, day


def _signed(here: list[Element]) -> Iterator[tuple[Byline, str]]:
    """Short lines that say `Review by` somebody, or `By` close under the headline."""
    since: int | None = None
    for node in here:
        since = 0 if node.tag == "h1" else since + 1 if since is not None else None
        if node.tag != "em" and node.tag not in _OF_LINES:
            continue
        if len(node) > 6 or not (said := brief(node, 120)):
            continue
        found = byline(said)
        if found and (found.sure or (since is not None and since < _CLOSE)):
            yield found, said


def _each(said: str) -> list[str]:
    return re.split(r"\s+(?:and|&|und|et|y)\s+|;\s*", said)


def _name_in(node: Element) -> str:
    """What a byline says: the name in it where that is set apart from badges and counts."""
    for part in elements(node):
        if part is not node and {"name", "fn", "p-name", "author-name"} & set(classes(part)):
            return brief(part, 200)
    return brief(node, 200)


def _is_byline(node: Element) -> bool:
    if "author" in attribute(node, "rel").lower().split() and node.tag == "a":
        return True
    if "author" in attribute(node, "itemprop").lower().split():
        return True
    if node.tag in ("a", "span", "p", "div", "address", "strong", "li", "em", "h4", "h5", "cite"):
        return any(
            re.fullmatch(
                r"(?:[\w-]+__?)?(?:by-?line|autor(?:in)?|auteur|author|post-?author|entry-?author|"
                r"author-?name|article-?author|p-author|fn|byline-?author|"
                r"byline-?name|(?:article|story|post|review|entry)?-?(?:byline|author|contributor|writer|"
                r"critic|reviewer)-?_{0,2}(?:name|link)s?)(?:-(?:name|link|text))?(?:-[a-z0-9]{2,8})?",
                token,
            )
            for token in classes(node)
        )
    return False


def _here(root: Element) -> Iterator[Element]:
    """A page's elements without those of comments, other articles, or the makers of the work."""
    apart: set[Element] = set()
    for node in elements(root):
        about = " ".join([*classes(node), attribute(node, "id").lower()])
        inside = node.getparent() in apart
        if inside or (node.tag not in ("body", "html") and _ELSEWHERE.search(about)):
            apart.add(node)
        else:
            yield node


_ELSEWHERE = re.compile(
    r"\bcomment(?:s|-list|list)?\b|\b(?:book|product|album|movie|film|work)-?(?:author|"
    r"info|meta|details|data|credits?)|related|sidebar|author-?box|\brecent\b|more-from|recommend"
)


_LINES = frozenset(["h2", "h3", "h4", "h5", "h6", "p", "div", "span", "small", "li"])


def _day_alone(node: Element) -> date | None:
    """The day an element names that says nothing else."""
    if node.tag not in _LINES or len(node) > 3:
        return None
    said = brief(node, 40)
    return day_line(said) if 6 < len(said) < 40 else None


def _is_no_date(node: Element) -> bool:
    """Whether an element gives no date of the page itself."""
    said = (
        node.tag == "time"
        or any(
            re.fullmatch(
                r"(?:[\w-]+__?)?(?:published|date-?header|post-?date|entry-?date|pub-?date|"
                r"(?:post-?)?created?-?(?:date|at|on)|dateline|publish(?:ed)?-?date|date-?published|dt-published)",
                token,
            )
            for token in classes(node)
        )
        or "datePublished" in attribute(node, "itemprop")
    )
    return not said
