"""Whether a page is a review at all, and if not, why: in words for a person."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from reviewtui.model.headlines import read_headline
from reviewtui.sources import announcing, schema
from reviewtui.sources.tree import classes, elements

if TYPE_CHECKING:
    from reviewtui.sources.gathered import Page

_ENOUGH = 60
"""Words an article needs before it can be a review that nothing announces."""
_ARCHIVES = frozenset({"CollectionPage", "SearchResultsPage", "ItemList"})
_FOR_SALE = frozenset({"Offer", "AggregateOffer"})


def refusal(page: Page) -> str | None:
    """Why the page is no review; None where it is one."""
    title = page.title or page.head.window
    if announcing.explains_ratings(title):
        return "it explains how ratings are given"
    if page.kinds & schema.NOT_OF_WORKS and not page.stated and not _announces(page, title):
        return "it is a fact check, not a review of a work"
    if "Recipe" in page.kinds and not announcing.says_review(title):
        return "it is a recipe"
    if _is_list(page):
        return "it lists articles and is none itself"
    if page.stated:
        return _refusal_of_stated(page, title)
    if _announces(page, title):
        return None if page.words >= 12 else "there is no text of a review on it"
    if page.kinds & {"Product"} and (page.kinds & _FOR_SALE or "AggregateRating" in page.kinds):
        return "it offers a product, with an average of ratings at most"
    if "AggregateRating" in page.kinds and page.words < 300:
        return "it holds an average of ratings, and no review"
    if page.words < _ENOUGH:
        return "it has too little text to be a review"
    return None if _reads_as_review(page, title) else "nothing on it says that it is a review"


def _refusal_of_stated(page: Page, title: str) -> str | None:
    """Markup calls it a review; there must still be one, and not of a shop's customers alone."""
    if not page.words and not page.with_bodies():
        return "there is no text of a review on it"
    if page.with_bodies() or page.about is not None or announcing.says_review(title):
        return None
    if page.kinds & _FOR_SALE:
        return "it offers a product, with ratings but no review"
    if len({one.work for one in page.stated}) > 2:
        return "it lists articles and is none itself"
    return None


def _announces(page: Page, title: str) -> bool:
    """Headline, address or section say review."""
    url = page.head.url
    if announcing.says_review(title) or announcing.says_review(_window(page)):
        return not announcing.says_other(title) or announcing.address_says_review(url)
    if announcing.says_other(title):
        return False
    return announcing.address_says_review(url) or announcing.section_says_review(
        page.root, page.head
    )


def _window(page: Page) -> str:
    """The title of the window without the name of the site, which may be `The Fishing Review`."""
    head = page.head
    host = (urlsplit(head.url or "").hostname or "").removeprefix("www.").rpartition(".")[0]
    names = [name for one in (host, head.first("og:site_name")) if len(name := _bare(one)) > 4]
    pieces = re.split(r"\s+[|–—»·•:-]\s+|\s*\|\s*", head.window)
    if len(pieces) < 2:
        return head.window
    kept = [one for one in pieces if not any(_alike(_bare(one), name) for name in names)]
    return " | ".join(kept)


def _alike(one: str, other: str) -> bool:
    return one in other or other in one


def _bare(name: str) -> str:
    return re.sub(r"[\W_]+|^the ", "", name.casefold())


def _is_list(page: Page) -> bool:
    """An archive or front page: many articles, none of which the page is."""
    if announcing.names_a_list(page.title or page.head.window):
        return True
    if page.about is not None or 0 < len(page.stated) < 3:
        return False
    if "SearchResultsPage" in page.kinds or _posts_in_full(page) >= 3:
        return True
    archive = page.kinds & _ARCHIVES and not page.kinds & {"Product", "Movie"}
    many = sum(1 for _ in elements(page.root, "article")) >= 4
    if announcing.address_lists(page.head.url) and (many or archive or page.words < 300):
        return True
    return bool(archive and many)


def _posts_in_full(page: Page) -> int:
    """The front page of a blog shows several posts from beginning to end."""
    return sum(
        1
        for node in elements(page.root, "div", "article", "section", "li")
        if {"hentry", "h-entry", "type-post"} & set(classes(node))
        and next((part for part in elements(node, "p", "br")), None) is not None
    )


def _reads_as_review(page: Page, title: str) -> bool:
    """No word of it, but a rating of its own, or a headline that is a work and its year."""
    if announcing.says_other(title):
        return False
    headline = read_headline(title)
    if headline.year and headline.work and headline.sure:
        return True
    return _rates(page)


def _rates(page: Page) -> bool:
    """A rating of its own that stands out: labelled, on a line of its own, or drawn."""
    from reviewtui.model.rating import Rating
    from reviewtui.sources.stars import drawn_rating

    text = page.article.markdown
    found = Rating.find(text)
    if found is None or found.assumed:
        drawn = drawn_rating(page.root) if found is None and not _signs_in(page) else None
        return drawn is not None and not drawn.assumed
    if found.text.endswith("%"):
        return False  # a discount, or how far a form is filled in, as likely as a rating
    for one in Rating.find_all(text):
        if one.rating == found:
            start = text.rfind("\n", 0, one.span.start) + 1
            line = text[start:].partition("\n")[0]
            if one.label or len(line) < len(found.text) + 40:
                return True
    return False


def _signs_in(page: Page) -> bool:
    """Whether a page asks for a password: what is drawn on it is how others rate the shop."""
    return any(node.get("type") == "password" for node in elements(page.root, "input"))
