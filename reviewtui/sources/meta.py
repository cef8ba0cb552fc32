"""The head of a page: what meta tags, links and title say of headline, outlet and address."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from reviewtui.model.text import clean_line, safe_url
from reviewtui.sources import names
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
    return Head(tags, _title(root, tags, window), window, address, attribute(root, "lang"))


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


def _title(root: Element, tags: dict[str, str], window: str) -> str:
    """The headline a reader sees: the h1 that link previews agree with, or what they say."""
    heads = [node for node in elements(root, "h1") if not _is_site_name(node, tags)]
    said = [text for node in heads if len(text := words_of(node)) > 2]
    previews = [title for name in ("og:title", "twitter:title") if (title := tags.get(name, ""))]
    for candidate in [*previews, window]:
        for text in said:
            if text in candidate or (candidate and candidate in text):
                return text
    if len(said) == 1:
        return said[0]
    return without_site((previews or [window, *said, ""])[0] or "".join(said[:1]), tags)


def _is_site_name(node: Element, tags: dict[str, str]) -> bool:
    """A logo in a heading is no headline: it leads home, or bears the name of the site."""
    if words_of(node).casefold() == tags.get("og:site_name", "").casefold():
        return True
    links = list(node.iter("a")) + list(node.iterancestors("a"))
    if any(
        re.fullmatch(r"(?:https?://[^/]+)?/?(?:index\.\w+)?", attribute(link, "href"))
        for link in links
    ):
        return True
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


def outlet_in(root: Element, head: Head, stated: list[str | None]) -> tuple[str | None, bool]:
    """The publication, and whether that is a guess."""
    for said in (head.first("og:site_name"), *stated):
        if name := names.outlet(said):
            return name, False
    for said in (
        head.first(
            "application-name", "apple-mobile-web-app-title", "dc.publisher", "publisher", "cre"
        ),
        *_feed_titles(root),
    ):
        if name := names.outlet(said):
            return name, False
    for said in (*_site_names(root), _in_window(head)):
        if name := names.outlet(said):
            return name, True
    host = urlsplit(head.url or "").hostname or ""
    return names.outlet_of_host(host), True


def _feed_titles(root: Element) -> list[str]:
    """A site's feeds are called after it: `Smash Hits » Feed`."""
    found = []
    for node in elements(root, "link"):
        if re.search(r"rss|atom", attribute(node, "type")) and node.get("title"):
            title = attribute(node, "title")
            name = re.sub(
                r"\s*(?:[»|:–—-]\s*)?\b(?:rss|atom|feed|newsfeed|xml)\b(?:\s*[\d.]+)?\s*",
                " ",
                title,
                flags=re.IGNORECASE,
            ).strip(" »|:–—-()")
            if (
                name
                and "comment" not in title.lower()
                and name.lower() not in ("main", "all", "posts")
            ):
                found.append(name)
    return found[:1]


def _site_names(root: Element) -> list[str]:
    found = []
    for node in elements(root):
        tokens = " ".join([*classes(node), attribute(node, "id").lower()])
        if re.search(
            r"\b(?:site-title|blog-title|site-name|sitename|logo-text|logo|site-logo)\b", tokens
        ):
            found.append(words_of(node))
    return [name for name in found if name][:1]


def _in_window(head: Head) -> str:
    """What stands in the window's title beside the headline."""
    if not head.title or head.title == head.window or head.title not in head.window:
        return ""
    rest = head.window.replace(head.title, "").strip(" |–—-»:·•")
    return rest if len(rest.split()) <= 6 else ""
