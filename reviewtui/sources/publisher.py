"""Which publication a page belongs to: said outright, or told from logo, window and small print."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from reviewtui.sources import names
from reviewtui.sources.tree import attribute, brief, classes, elements, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reviewtui.sources.meta import Head
    from reviewtui.sources.tree import Element


def outlet_in(root: Element, head: Head, stated: list[str | None]) -> tuple[str | None, bool]:
    """The publication, and whether that is a guess."""
    host = names.outlet_of_host(urlsplit(head.url or "").hostname or "")
    named = names.outlet(head.first("og:site_name"))
    if named and not _ADDRESS.fullmatch(named):
        return named, False
    said = [*stated, head.first("application-name", "apple-mobile-web-app-title")]
    said.append(head.first("dc.publisher", "publisher", "cre"))
    told = [name for one in said if (name := names.outlet(one))]
    guesses = [name for one in _guesses(root, head) if (name := names.outlet(one))]
    wanted = _bare(named.removeprefix("www.").rpartition(".")[0] if named else host or "")
    fitting = [one for one in [*told, *guesses] if wanted and _fits(_bare(one), wanted)]
    best = min(fitting, key=lambda one: abs(len(_bare(one)) - len(wanted)), default=None)
    if named or told:
        return best or named or told[0], False
    if best is not None:
        return best, best not in _feed_titles(root)
    return next(iter(guesses), host), True


_ADDRESS = re.compile(r"(?:www\.)?[a-z0-9-]+(?:\.[a-z]{2,10}){1,2}")
"""A name that is only the address of the site, where a better one may stand on the page."""


def _fits(name: str, host: str) -> bool:
    """Whether a name is what the address is made of: `Reel Harbour` for `reelharbour`."""
    return name == host or (len(min(name, host, key=len)) > 4 and (name in host or host in name))


def _bare(name: str) -> str:
    return re.sub(r"[\W_]+|^the ", "", name.casefold())


def _guesses(root: Element, head: Head) -> Iterable[str]:
    yield from (one for one in _feed_titles(root) if not _NO_NAME.fullmatch(one))
    yield from _site_names(root)
    yield from _home_links(root, head)
    yield from _in_window(head)
    yield head.first("copyright", "dc.rights", "rights")
    yield from _small_print(root)


def _feed_titles(root: Element) -> list[str]:
    """A site's feeds and its search are called after it: `Smash Hits » Feed`."""
    found = []
    for node in elements(root, "link"):
        if re.search(r"rss|atom|opensearch", attribute(node, "type")) and node.get("title"):
            title = attribute(node, "title")
            name = re.sub(
                r"\s*(?:[»|:–—-]\s*)?\b(?:(?:full|main|all) )?"
                r"(?:rss|atom|feed|newsfeed|xml|search)\b(?:\s*[\d.]+)?\s*",
                " ",
                title,
                flags=re.IGNORECASE,
            ).strip(" »|:–—-()")
            if (
                name
                and "comment" not in title.lower()
                and name.lower() not in ("main", "all", "posts", "site", "this site")
            ):
                found.append(re.sub(r"\s+(?:top )?headlines$", "", name, flags=re.IGNORECASE))
    return found[:1]


def _site_names(root: Element) -> list[str]:
    found = []
    for node in elements(root):
        tokens = " ".join([*classes(node), attribute(node, "id").lower()])
        if _SITE.search(tokens):
            found.append(brief(node, 100) or _pictured(node))
    return [name for name in found if name][:1]


_SITE = re.compile(
    r"(?:^|\s)(?:site-title|blog-title|site-name|sitename|logo-text|logo|site-logo|navbar-brand|"
    r"brand|site-branding)(?:$|\s)"
)


def _home_links(root: Element, head: Head) -> list[str]:
    """What stands in the links to the front page, as text, title or picture."""
    parts = urlsplit(head.url or "")
    origin = f"{parts.scheme}://{parts.netloc}" if parts.netloc else None
    found = []
    for link in elements(root, "a"):
        href = attribute(link, "href").rstrip("/") or "/"
        home = href in ("/", origin) or "home" in attribute(link, "rel").lower().split()
        if home and link.get("href"):
            said = (brief(link, 60), attribute(link, "title"), _pictured(link))
            found += [one for one in said if one and not _NO_NAME.fullmatch(one)]
    return [one for one in map(_without_errand, found) if 1 < len(one) <= 40][:3]


def _without_errand(said: str) -> str:
    return _ERRAND.sub("", said).strip(" -–|:»")


_ERRAND = re.compile(
    r"^(?:(?:go |back |return )?(?:to )(?:the )?|zur startseite(?: von)?|zur |startseite(?: von)?|"
    r"retour (?:à|sur) |home(?:page)?\s*[-–|:]?\s+)|"
    r"\s*[-–|:]?\s*(?:home(?:page)?|startseite|gehen)$",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"\W*(?:(?:go |back )?(?:to )?(?:the )?home(?:page)?|start(?:seite)?|accueil|inicio|logo|"
    r"front page|main page|menu|skip to .*|return .*|copyright|(?:alle|all|latest|neueste|new|top|"
    r"todos? los?|tous les)? ?(?:artikel|articles?|posts|news|headlines|stories|beiträge|"
    r"kommentar[e]?|artículos)|syndi\w+ .*|rss.*|.*\bcomments?)\W*",
    re.IGNORECASE,
)


def _pictured(node: Element) -> str:
    """The name a logo is described by."""
    for picture in elements(node, "img", "svg"):
        said = attribute(picture, "alt") or attribute(picture, "aria-label")
        said = re.sub(r"\b(?:logo|home(?:page)?)\b", "", said, flags=re.IGNORECASE).strip(" -–|")
        if said:
            return said
    return ""


def _in_window(head: Head) -> list[str]:
    """What stands in the window's title beside the headline; the name of the site comes last."""
    if not head.title or head.title == head.window or head.title not in head.window:
        return []
    before, _, after = head.window.partition(head.title)
    pieces = [piece.strip(" |–—-»:·•") for piece in re.split(r"\s[|–—»·•-]\s|\s*\|\s*", after)]
    pieces = [*reversed(pieces), before.strip(" |–—-»:·•").partition(" » ")[0]]
    return [piece for piece in pieces if 0 < len(piece.split()) <= 6]


def _small_print(root: Element) -> list[str]:
    """The owner in the line at the foot: `© 2025 Reel Harbour. All rights reserved`."""
    tried = 0
    for node in elements(root, "p", "div", "span", "small", "li", "footer"):
        own = "".join([node.text or "", *(part.tail or "" for part in node)])
        if len(own) < 300 and ("©" in own or "opyright" in own):
            if match := _RIGHTS.search(words_of(node)[:200]):
                return [match["owner"]]
            tried += 1
            if tried == _LINES:
                break
    return []


_LINES = 20
"""Lines with the sign of a copyright that are looked at."""


_RIGHTS = re.compile(
    r"(?:©|\bcopyright\b)[\s©,:]*(?:\(c\)\s*)?(?:\d{4}(?:\s*[-–]\s*(?:\d{4}|present))?)?[\s,]*"
    r"(?:by\s+)?(?P<owner>[A-ZÀ-Þ][\w’'&.-]*(?:\s+[\w’'&-]+){0,4}?)"
    r"(?=\s*(?:[.,|·•–—]|$|all rights|inc\b|ltd\b|llc\b|gmbh\b|limited\b|media group\b|\d{4}))",
    re.IGNORECASE,
)
