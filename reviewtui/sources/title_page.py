"""What a page says of all its reviews at once: headline, shelf, outlet, links; made out once."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from reviewtui.model.headlines import Headline, read_headline
from reviewtui.model.kinds import spoken_kind
from reviewtui.sources import publisher, schema
from reviewtui.sources.items import every
from reviewtui.sources.signing import Signs
from reviewtui.sources.text_work import guessed_work
from reviewtui.sources.tree import elements

if TYPE_CHECKING:
    from reviewtui.sources.gathered import Page
    from reviewtui.sources.meta import Head


class TitlePage:
    """What stands above and around the reviews of one page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.signs = Signs(page.root, page.head)
        self._outlets: dict[str | None, tuple[str | None, bool]] = {}

    def outlet(self, stated: str | None) -> tuple[str | None, bool]:
        """The publication of a review that may state one, and whether that is a guess."""
        if stated not in self._outlets:
            page = self.page
            article = schema.outlet_in(page.about) if page.about else None
            said = [stated, article, self._site]
            self._outlets[stated] = publisher.outlet_in(page.root, page.head, said)
        return self._outlets[stated]

    @cached_property
    def _site(self) -> str | None:
        sites = (one.name for one in every(self.page.items) if one.is_a({"WebSite"}))
        return next((name for name in sites if name), None)

    @cached_property
    def linked(self) -> tuple[str, ...]:
        """The identifiers of the works that the page links to in a well-known catalogue."""
        links = (str(node.get("href")) for node in elements(self.page.root, "a"))
        return schema.identifiers_in(link for link in links if "imdb.com/" in link)

    @cached_property
    def shelf(self) -> str | None:
        """The kind of work by the address of a page, else by the one shelf its links name."""
        return _shelf(self.page)

    @cached_property
    def spoken(self) -> str | None:
        """The kind of work that the words of the article speak of."""
        return spoken_kind(f"{self.page.title}\n{self.page.article.markdown}")

    @cached_property
    def headline(self) -> Headline:
        """The title that names the work most plainly; one that does not yields to the text."""
        text = self.page.article.markdown
        tags = self.page.head.tags
        titles = dict.fromkeys([self.page.title, tags.get("og:title", ""), self.page.head.window])
        said = [
            _PLATFORM.sub("", title[:400])
            for title in titles
            if title and not _names_the_site(title, self.page.title)
        ]
        if self.shelf == "music":
            from reviewtui.model.albums import read_album

            read = [read_album(title, text) for title in said]
        else:
            read = [read_headline(title, text, self.spoken) for title in said]
        first = read[0] if read else Headline(None, None, None, None, sure=False)
        sure = next((one for one in read if one.sure and one.work), None)
        if sure is not None:
            return sure
        if first.work and len(first.work.split()) < 6 and first.work in text:
            return first
        return first._replace(work=guessed_work(self.page.title, first, text) or first.work)


def _names_the_site(window: str, title: str) -> bool:
    """Whether a window's title is the page's and the site's: `Low Tide | Heron Reviews`."""
    if not title or title == window:
        return False
    if window.startswith(title):
        return bool(re.match(r"\s*[|–—·•:-]", window.removeprefix(title)))
    return window.endswith(title) and bool(re.search(r"\s[|–—·•:-]\s*$", window[: -len(title)]))


_PLATFORM = re.compile(
    r"\s*[(\[](?:pc|mac|ps ?[2345]|playstation ?\d|xbox[\w |]{0,12}|(?:nintendo )?switch(?: 2)?|"
    r"wii ?u?|3ds|vita|steam(?: deck)?|"
    r"ios|android|blu-?ray|4k(?: uhd)?|uhd|dvd|vod|netflix)[)\]]",
    re.IGNORECASE,
)
"""Where a work was played or seen, which is no part of its name."""


_SHELVES = {
    "film": r"films?|movies?|cinema|kino",
    "series": r"tv|television|series|tv-and-radio",
    "game": r"games?|gaming|video-?games?",
    "book": r"books?",
    "music": r"music|albums?",
}


def _shelf(page: Page) -> str | None:
    """The kind of work by the address of a page, else by the one shelf its links name."""
    if kind := _kind_of_address(page.head):
        return kind
    paths = (str(node.get("href") or "")[:300].lower() for node in elements(page.root, "a"))
    named = {found[1] for path in paths if (found := _SHELF_LINK.search(path))}
    kinds = {
        kind
        for kind, words in _SHELVES.items()
        if any(re.fullmatch(rf"(?:{words})(?:-reviews?)?", each) for each in named)
    }
    return kinds.pop() if len(kinds) == 1 else None


_SHELF_LINK = re.compile(
    r"/(?:category|categories|tags?|genres?|sections?|topics?)/([\w-]+?)(?:\.html?|/)?$"
)


def _kind_of_address(head: Head) -> str | None:
    """The kind of work by the section the page stands in."""
    parts = urlsplit(head.url or "").path.lower().split("/")[1:-1]
    parts += [part.strip().lower() for part in head.tags.get("sections", "").split("\n")]
    for kind, words in _SHELVES.items():
        shelf = rf"(?:{words})(?:[-\s]reviews?)?|reviews?[-\s](?:{words})"
        if any(re.fullmatch(shelf, part) for part in parts):
            return kind
    return None
