"""The head of a page: what meta tags, links and title say of headline, outlet and address."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from reviewtui.model.text import clean_line, safe_url
from reviewtui.sources.microdata import urljoin_safe
from reviewtui.sources.tree import attribute, classes, elements, words_of

if TYPE_CHECKING:
    from reviewtui.sources.tree import Element


class Head(NamedTuple):
    """What the head of a page says; meta tags by name, in lower case, the first of each."""

    tags: dict[str, str]
    title: str
    """The headline: og:title or the only h1, without the name of the site."""
    window: str
    """The title of the window, as it stands."""
    url: str | None
    language: str

    def first(self, *wanted: str) -> str:
        """The first of these tags that is there."""
        return next((self.tags[name] for name in wanted if self.tags.get(name)), "")


def read_head(root: Element, url: str | None) -> Head:
    """Meta tags, title and address of a page."""
    tags: dict[str, str] = {}
    sections: list[str] = []
    for node in elements(root, "meta"):
        name = (node.get("property") or node.get("name") or node.get("itemprop") or "").lower()
        content = attribute(node, "content")
        if name in ("article:section", "article:tag"):
            sections.append(content)
        if name and content:
            tags.setdefault(clean_line(name), content)
    tags["sections"] = "\n".join(sections)
    window = next((words_of(node) for node in elements(root, "title") if not _in_drawing(node)), "")
    address = _address(root, tags, url)
    title = _title(root, tags, window, address)
    return Head(tags, title, window, address, attribute(root, "lang"))


def _in_drawing(node: Element) -> bool:
    return any(parent.tag == "svg" for parent in node.iterancestors())


def _address(root: Element, tags: dict[str, str], url: str | None) -> str | None:
    """The canonical address, made whole; a canonical link to the front page is a mistake."""
    base = url or ""
    for node in elements(root, "base"):
        base = urljoin_safe(base, attribute(node, "href")) if node.get("href") else base
    candidates = [
        attribute(node, "href")
        for node in elements(root, "link")
        if "canonical" in attribute(node, "rel").lower().split()
    ]
    for candidate in [*candidates, tags.get("og:url", "")]:
        whole = _sound(urljoin_safe(base, candidate)) if candidate else None
        if whole and (urlsplit(whole).path.strip("/") or not url):
            return whole
    return _sound(url)


def _sound(url: str | None) -> str | None:
    """An address that is safe to keep and can be taken apart."""
    try:
        return safe_url(url) if url and urlsplit(url).hostname else None
    except ValueError:
        return None


def _title(root: Element, tags: dict[str, str], window: str, address: str | None) -> str:
    """The headline a reader sees: the h1 that link previews agree with, or what they say."""
    heads = [node for node in elements(root, "h1") if not _is_site_name(node, tags, address)]
    permanent = [node for node in elements(root, "h2") if _leads_here(node, address)]
    heads = heads or (permanent if len(permanent) == 1 else [])
    said = [text for node in heads if len(text := words_of(node)) > 2]
    previews = [title for name in ("og:title", "twitter:title") if (title := tags.get(name, ""))]
    for candidate in [*previews, window]:
        for text in said:
            if text in candidate or (candidate and candidate in text):
                return text
    if len(said) == 1:
        return said[0]
    return without_site((previews or [window, *said, ""])[0] or "".join(said[:1]), tags)


def _leads_here(node: Element, address: str | None) -> bool:
    """A heading that is the permanent link of the page, as old themes have it below an h1."""
    links = [link for link in node.iter("a") if "bookmark" in attribute(link, "rel").split()]
    return any(address is None or attribute(link, "href") == address for link in links)


def _is_site_name(node: Element, tags: dict[str, str], address: str | None) -> bool:
    """A logo in a heading is no headline: it leads home, or bears the name of the site."""
    if words_of(node).casefold() == tags.get("og:site_name", "").casefold():
        return True
    links = list(node.iter("a")) + list(node.iterancestors("a"))
    if any(
        re.fullmatch(r"(?:https?://[^/]+)?/?(?:index\.\w+)?", attribute(link, "href"))
        for link in links
    ):
        return True
    targets = [attribute(link, "href") for link in links]
    if any(re.match(r"https?://.+/$", one) and (address or "").startswith(one) for one in targets):
        return not any(one == address for one in targets)  # the front page of a blog
    around = [*classes(node), attribute(node, "id").lower()]
    parent = node.getparent()
    around += [*classes(parent), attribute(parent, "id").lower()] if parent is not None else []
    return any(_SITE_NAME.search(token) for token in around)


_SITE_NAME = re.compile(
    r"^site-?(?:title|name|logo|branding)|^logo|^blog-?title|^title-?header|masthead"
)


def without_site(title: str, tags: dict[str, str]) -> str:
    """A window's title without the publication at its end or beginning."""
    site = (tags.get("og:site_name") or "").casefold()
    pieces = re.split(r"(\s+[|–—»·•]\s+|\s+-\s+|\s*\|\s*)", title)
    if len(pieces) > 2:
        if site and pieces[-1].strip().casefold() == site:
            return "".join(pieces[:-2]).strip()
        if site and pieces[0].strip().casefold() == site:
            return "".join(pieces[2:]).strip()
    if site and title.casefold().startswith(site + ": "):
        return title[len(site) + 2 :].strip()
    return title.strip()
