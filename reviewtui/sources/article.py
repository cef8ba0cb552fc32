"""A page's article: told from what stands around it, and turned into Markdown."""

from __future__ import annotations

import logging
import re
from copy import deepcopy
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from reviewtui.sources.choosing import choose, marked_in
from reviewtui.sources.clearing import clear, letters, linked
from reviewtui.sources.markdown_out import to_markdown
from reviewtui.sources.tree import classes, elements, parse
from reviewtui.sources.trimming import trimmed

if TYPE_CHECKING:
    from reviewtui.sources.tree import Element


class Article(NamedTuple):
    """The text of a page's article as Markdown, and the litter taken out of it."""

    markdown: str
    dropped: tuple[str, ...]


_BODIES = frozenset(
    [
        "e-content",
        "entry-content",
        "post-content",
        "post-body",
        "article-body",
        "article__body",
        "article-content",
        "article__content",
        "articlebody",
        "article-text",
        "story-body",
        "storybody",
        "story-content",
        "review-body",
        "review-content",
        "review-text",
        "post-text",
        "entry-body",
        "blog-post-content",
        "single-content",
        "content-body",
        "body-markup",
        "available-content",
        "article-main-content",
        "page-content",
        "wysiwyg",
        "rich-text",
        "richtext",
        "td-post-content",
        "c-entry-content",
        "gh-content",
        "post__content",
        "single-post-content",
        "theme-content",
        "entry",
        "storycontent",
        "post_content",
        "entry_content",
        "blog-content",
        "text-content",
        "review__content",
        "review-copy",
        "article-page",
        "body__inner-container",
        "node-content",
        "body__container",
        "caas-body",
        "field-name-body",
        "field--name-body",
        "h-entry-content",
    ]
)
"""What themes call the element that holds an article's text."""


def article_of(root: Element, *, title: str = "", base: str = "", said: str = "") -> Article:
    """The article of a page; `said` is its text where the page repeats it in its data."""
    page = deepcopy(root)
    dropped: list[str] = []
    clear(page, dropped, title, keep=choose(page, marked_in(page, _BODIES, _STATED), title, said))
    found = choose(page, marked_in(page, _BODIES, _STATED), title, said)
    if found is None and next(islice(page.iter(), _FEW, None), None) is None:
        found = _by_readability(page)
    if found is None:
        found = next(elements(page, "article", "main", "body"), page)
    boxes = [to_markdown(box, base) for box in _boxes(page, found)]
    text = "\n\n".join([to_markdown(found, base), *boxes])
    text, more = trimmed(text, title)
    return Article(text, tuple(dict.fromkeys(one for one in [*dropped, *more] if one)))


_FEW = 3000
"""Elements; where more of them hold no prose, a library that tries them all finds none either."""
_STATED = frozenset({"articleBody", "reviewBody"})


_BOX = re.compile(r"(?:^|[-_])(?:pros|cons|pros-?(?:and-?)?cons|verdict)(?:$|[-_])")


def _boxes(page: Element, found: Element) -> list[Element]:
    """The boxes of pros, cons and verdict that a page sets beside its article."""
    if found.getroottree().getroot() is not page:
        return []  # the library's own copy: what it left out cannot be told from the rest
    taken = {found, *found.iterancestors()}
    boxes: list[Element] = []
    for node in elements(page, "div", "section", "aside", "ul"):
        if not any(_BOX.search(token) for token in classes(node)) or node in taken:
            continue
        inside = any(holder is found or holder in boxes for holder in node.iterancestors())
        if not inside and 10 < letters(node) < 1500 and linked(node) < 0.3:
            boxes.append(node)
    return boxes


def _by_readability(page: Element) -> Element | None:
    """The article by readability-lxml; None where it sees none."""
    from lxml import etree
    from readability import Document
    from readability.readability import Unparseable

    logging.getLogger("readability").setLevel(logging.CRITICAL)
    markup = etree.tostring(page, encoding="unicode", method="html")
    try:
        summary = Document(markup, min_text_length=20).summary(html_partial=True)
    except (
        Unparseable,
        etree.LxmlError,
        ValueError,
        AttributeError,
        TypeError,
        RecursionError,
        KeyError,
    ):
        return None
    found = parse(summary)
    return found if found is not None and letters(found) > 60 else None
