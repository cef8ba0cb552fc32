"""hReview and h-review: reviews marked up by class names alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtui.sources.items import Item
from reviewtui.sources.tree import attribute, classes, elements, words_of

if TYPE_CHECKING:
    from reviewtui.sources.tree import Element

_OLD = {
    "item": "itemReviewed",
    "reviewer": "author",
    "rating": "reviewRating",
    "dtreviewed": "datePublished",
    "summary": "headline",
    "description": "reviewBody",
}
_NEW = {
    "p-item": "itemReviewed",
    "p-author": "author",
    "p-reviewer": "author",
    "p-rating": "reviewRating",
    "p-best": "bestRating",
    "p-worst": "worstRating",
    "dt-published": "datePublished",
    "dt-reviewed": "datePublished",
    "p-name": "headline",
    "e-content": "reviewBody",
    "e-description": "reviewBody",
    "p-summary": "description",
    "u-url": "url",
}


def items_in(root: Element) -> list[Item]:
    """The reviews of a page's microformats, in the words of schema.org."""
    found = []
    for node in elements(root):
        tokens = classes(node)
        if "hreview" in tokens:
            found.append(_read(node, _OLD))
        elif "h-review" in tokens:
            found.append(_read(node, _NEW))
    return [item for item in found if item.values]


def _read(node: Element, names: dict[str, str]) -> Item:
    review = Item(("Review",))
    best = worst = ""
    for part in elements(node):
        tokens = classes(part)
        if part is not node and ("hreview" in tokens or "h-review" in tokens):
            break  # the next review begins
        best = best or (_said(part) if "best" in tokens else "")
        worst = worst or (_said(part) if "worst" in tokens else "")
        for token in tokens:
            name = names.get(token)
            if name is None or review.values.get(name):
                continue
            if name == "url":
                if part.get("href") and not _is_of_item(part, node):
                    review.add(name, attribute(part, "href"))
            elif name == "itemReviewed":
                review.add(name, _item(part))
            elif name == "reviewRating":
                review.add(name, _rating(part))
            else:
                review.add(name, _named(part) if name == "author" else _said(part))
    for rating in review.items("reviewRating"):
        for name, said in (("bestRating", best), ("worstRating", worst)):
            said = said or review.text(name)
            if said and not rating.text(name):
                rating.add(name, said)
    return review


def _is_of_item(part: Element, review: Element) -> bool:
    """Whether a link belongs to the work or the critic, and not to the review itself."""
    for holder in part.iterancestors():
        if holder is review:
            return False
        if {"p-item", "item", "h-item", "h-card", "vcard", "p-author"} & set(classes(holder)):
            return True
    return False


def _item(node: Element) -> Item:
    item = Item()
    name = _named(node)
    if name:
        item.add("name", name)
    for link in elements(node, "a"):
        item.add("sameAs", attribute(link, "href"))
    return item


def _named(node: Element) -> str:
    """The name within: `fn` or `p-name`, else all the words."""
    for part in elements(node):
        if {"fn", "p-name"} & set(classes(part)):
            return _said(part)
    return _said(node)


def _rating(node: Element) -> Item:
    rating = Item(("Rating",))
    value = next((part for part in elements(node) if "value" in classes(part)), node)
    if said := _said(value):
        rating.add("ratingValue", said)
    return rating


def _said(node: Element) -> str:
    """What an element says: the exact form in an attribute before the one for people."""
    values = [part for part in elements(node) if "value-title" in classes(part)]
    if values:
        return attribute(values[0], "title")
    if node.tag == "abbr" and node.get("title"):
        return attribute(node, "title")
    if node.tag in ("time", "ins", "del") and node.get("datetime"):
        return attribute(node, "datetime")
    if node.tag in ("data", "meter", "input") and node.get("value"):
        return attribute(node, "value")
    if node.tag == "img":
        return attribute(node, "alt")
    return words_of(node)
