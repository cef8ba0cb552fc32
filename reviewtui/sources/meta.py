"""The head of a page: what meta tags, links and title say of outlet, critic, date and address."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from reviewtui.model.text import clean_line, safe_url
from reviewtui.sources import names
from reviewtui.sources.byline import byline
from reviewtui.sources.dates import read_date
from reviewtui.sources.microdata import urljoin_safe
from reviewtui.sources.tree import attribute, classes, elements, words_of

if TYPE_CHECKING:
    from datetime import date

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
        whole = safe_url(urljoin_safe(base, candidate)) if candidate else None
        if whole and (urlsplit(whole).path.strip("/") or not url):
            return whole
    return safe_url(url)


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


def critic_in(root: Element, head: Head, outlet: str | None) -> str | None:
    """The critic by meta tags, `rel=author`, or a byline."""
    for name in (
        "author",
        "article:author",
        "parsely-author",
        "sailthru.author",
        "byl",
        "dc.creator",
        "dcterms.creator",
        "citation_author",
        "og:article:author",
    ):
        said = head.tags.get(name, "")
        if said and not said.startswith("http") and (found := names.people(_each(said))):
            if not outlet or found.casefold() != outlet.casefold():
                return found
    seen: list[str] = []
    for node in elements(root):
        if _is_byline(node) and not _is_elsewhere(node):
            said = words_of(node)
            if 2 < len(said) < 200:
                seen.append(said)
    for said in sorted(seen, key=len)[:12]:
        found = names.people(_each(said))
        if found and (not outlet or found.casefold() != outlet.casefold()):
            return found
    return _in_words(root)


def _in_words(root: Element) -> str | None:
    """A short line that says `Review by` somebody, or `By` close under the headline."""
    since: int | None = None
    for node in elements(root):
        if node.tag == "h1":
            since = 0
        since = since + 1 if since is not None else None
        if node.tag not in ("p", "div", "span", "address", "h2", "h3", "h4", "h5", "li", "em"):
            continue
        if len(node) > 6 or _is_elsewhere(node) or len(said := words_of(node)) > 120:
            continue
        found = byline(said)
        if found and (found.sure or (since is not None and since < 40)):
            return names.critic(found.name)
    return None


def _each(said: str) -> list[str]:
    return re.split(r"\s+(?:and|&|und|et|y)\s+|;\s*", said)


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
                r"byline-?name)(?:-(?:name|link|text))?",
                token,
            )
            for token in classes(node)
        )
    return False


def _is_elsewhere(node: Element) -> bool:
    """Whether an element belongs to comments, other articles, or the makers of the work."""
    for parent in [node, *node.iterancestors()]:
        if parent.tag in ("body", "html"):
            break
        about = " ".join([*classes(parent), attribute(parent, "id").lower()])
        if re.search(
            r"\bcomment(?:s|-list|list)?\b|\b(?:book|product|album|movie|film|work)-?(?:author|"
            r"info|meta|details|data|credits?)|related|sidebar|author-?box|\brecent\b|more-from|"
            r"recommend",
            about,
        ):
            return True
    return False


def published_in(root: Element, head: Head) -> tuple[date | None, bool]:
    """The day of publication, and whether that is a guess."""
    for name in (
        "article:published_time", "og:published_time", "article:published", "parsely-pub-date", "sailthru.date", "datepublished",
        "date", "pubdate", "publishdate", "dc.date", "dc.date.issued", "dcterms.created", "citation_publication_date", "article.published",
    ):  # fmt: skip
        if found := read_date(head.tags.get(name)):
            return found, False
    for node in elements(root):
        if _is_no_date(node):
            continue
        if found := read_date(
            attribute(node, "datetime") or attribute(node, "title") or words_of(node)[:100]
        ):
            return found, False
    match = re.search(r"/((?:19|20)\d\d)/(\d{1,2})/(\d{1,2})(?:/|$)", head.url or "")
    if match and (found := read_date("/".join(match.groups()))):
        return found, True
    return None, False


def _is_no_date(node: Element) -> bool:
    """Whether an element gives no date of the page itself."""
    said = (
        node.tag == "time"
        or any(
            re.fullmatch(
                r"(?:[\w-]+__?)?(?:published|date-?header|post-?date|entry-?date|pub-?date|"
                r"dateline|publish(?:ed)?-?date|date-?published|dt-published)",
                token,
            )
            for token in classes(node)
        )
        or "datePublished" in attribute(node, "itemprop")
    )
    return not said or _is_elsewhere(node)
