"""Microdata and RDFa: the things a page describes in the attributes of its elements."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin

from reviewtui.sources.items import Item, plain_name
from reviewtui.sources.tree import attribute, elements, words_of

if TYPE_CHECKING:
    from reviewtui.sources.tree import Element

_LINKS = {
    "a": "href",
    "link": "href",
    "area": "href",
    "img": "src",
    "iframe": "src",
    "audio": "src",
}
_LONG = frozenset({"reviewBody", "articleBody", "description"})


def items_in(root: Element, base: str = "") -> list[Item]:
    """The things of a page's microdata and RDFa; what is held by another is found through it."""
    return [*_walk(root, base, _MICRODATA), *_walk(root, base, _RDFA)]


_MICRODATA = ("itemscope", "itemtype", "itemprop")
_RDFA = ("typeof", "typeof", "property")


def _walk(root: Element, base: str, names: tuple[str, str, str]) -> list[Item]:
    """One pass in document order: an element belongs to the nearest thing around it."""
    scope_name, type_name, prop_name = names
    inside: dict[Element, Item | None] = {}
    top: list[Item] = []
    for node in elements(root):
        parent = node.getparent()
        around = inside.get(parent) if parent is not None else None
        props = [plain_name(prop) for prop in attribute(node, prop_name).split()]
        if prop_name == "property":
            rel = attribute(node, "rel").split() if node.get(scope_name) is not None else []
            props = [p for p in props if ":" not in p] + [plain_name(r) for r in rel]
        if node.get(scope_name) is not None:
            kinds = tuple(plain_name(kind) for kind in attribute(node, type_name).split())
            item = Item(kinds, attribute(node, "itemid") or attribute(node, "resource"))
            inside[node] = item
            if around is not None and props:
                for prop in props:
                    around.add(prop, item)
            else:
                top.append(item)
            if node.tag in ("a", "link") and node.get("href"):
                item.add("url", urljoin_safe(base, attribute(node, "href")))
            continue
        inside[node] = around
        if around is not None:
            for prop in props:
                around.add(prop, _value(node, prop, base))
    return top


def _value(node: Element, prop: str, base: str) -> str:
    """What an element says as a property, by its kind."""
    if node.get("content") is not None:
        return attribute(node, "content")
    tag = str(node.tag)
    if tag == "time" and node.get("datetime"):
        return attribute(node, "datetime")
    if tag in ("data", "meter") and node.get("value"):
        return attribute(node, "value")
    if tag == "a" and prop not in ("url", "sameAs", "mainEntityOfPage", "isBasedOn", "id"):
        return words_of(node)
    if tag in _LINKS and node.get(_LINKS[tag]):
        return urljoin_safe(base, attribute(node, _LINKS[tag]))
    if prop in _LONG:
        return words_of(node)
    return words_of(node)[:2000]


def urljoin_safe(base: str, link: str) -> str:
    """An address made whole; as it stands where it is none."""
    try:
        return urljoin(base, link)
    except ValueError:
        return link
