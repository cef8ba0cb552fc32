"""A page's article: told from what stands around it, and turned into Markdown."""

from __future__ import annotations

import logging
import re
from copy import deepcopy
from typing import TYPE_CHECKING, NamedTuple

from reviewtui.sources.byline import byline, day_line
from reviewtui.sources.choosing import choose, marked_in
from reviewtui.sources.clearing import clear, letters, linked
from reviewtui.sources.litter import is_litter, is_related
from reviewtui.sources.markdown_out import to_markdown
from reviewtui.sources.tree import classes, elements, parse

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
    if found is None:
        found = _by_readability(page)
    if found is None:
        found = next(elements(page, "article", "main", "body"), page)
    boxes = [to_markdown(box, base) for box in _boxes(page, found)]
    text = "\n\n".join([to_markdown(found, base), *boxes])
    text, more = _trimmed(text, title)
    return Article(text, tuple(dict.fromkeys(one for one in [*dropped, *more] if one)))


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


_LITTER_LINE = re.compile(
    r"^[\W_]*(?:(?:share|tweet|pin|email|print|like|save|copy link)"
    r"(?:[\s|,·]+(?:share|tweet|pin|email|print|like|save|facebook|twitter|x|copy link))*|"
    r"related(?: (?:articles?|posts?|stories|reviews?|content|reading))?\s*:.{0,160}|"
    r"(?:more on|recommended|you (?:may|might) also like|up next)\s*:.{0,160}|"
    r"(?:labels|topics)\s*:\s.{0,200}|thanks for reading\b.{0,60}\bsubscribe\b.{0,120}|"
    r"(?:like this\?\s*)?follow (?:us|me|him|her|@)\b.{0,160}|(?:\d+\s+)?comments?(?:\s*\(\d+\))?|"
    r"(?:published|updated|posted|last updated)\b.{0,60}\d{4}.{0,20}|click here to\b.{0,120}|"
    r"(?:watch|view|play) (?:on youtube|video)|copyright ©?.{0,120}|"
    r"all rights reserved.{0,60})[\W_]*$",
    re.IGNORECASE,
)
_TAIL_HEADING = re.compile(
    r"^#{1,6} \W*(?:related\b.*|recommended\b.*|(?:you (?:may|might)|we) (?:also )?(?:like|"
    r"recommend)\b.*|more (?:from|on|like|reviews|stories)\b.*|read (?:more|next)\b.*|"
    r"(?:leave a |\d+ )?(?:comments?|repl(?:y|ies)|responses?)\b.*|about the author.*|share\b.*|"
    r"latest\b.*|trending\b.*|most (?:read|popular)\b.*|"
    r"newsletter.*|subscribe.*|popular\b.*|recent posts\b.*|up next\b.*|categories|tags|archives?|"
    r"follow us.*|sign up\b.*)\W*$",
    re.IGNORECASE,
)


def _trimmed(text: str, title: str) -> tuple[str, list[str]]:
    """The Markdown without the headline, litter lines and what follows a related-posts heading."""
    blocks = text.split("\n\n")
    kept: list[str] = []
    dropped: list[str] = []
    for place, block in enumerate(blocks):
        bare = _LINK.sub(r"\1", block).strip().strip("*_")
        heading = bare.startswith("#")
        if heading and place > len(blocks) * 0.4 and _is_tail(bare):
            dropped.extend(one.strip() for one in blocks[place:])
            break
        edge = place < 5 or place > len(blocks) - 4
        if not heading and _is_litter_block(block, bare, edge=edge):
            dropped.append(bare)
        elif place < 4 and title and _same(bare, title):
            dropped.append(bare.lstrip("# "))
        else:
            kept.append(block)
    return "\n\n".join(kept).strip(), [one for one in dropped if len(one) <= 300]


_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")


def _is_tail(heading: str) -> bool:
    return bool(_TAIL_HEADING.match(heading)) or is_related(heading.lstrip("# "))


def _is_litter_block(block: str, bare: str, *, edge: bool) -> bool:
    """A short block that is plainly not of the article; at its edges a byline or date is not."""
    if len(bare) > 260 or bare.startswith(("|", ">")):
        return False
    links = len(_LINK.findall(block))
    if links > 1 and not re.search(r"\w", _LINK.sub("", block)):
        return True
    if "\n" in bare:
        return False
    if edge and (byline(bare) or day_line(bare)):
        return True
    return bool(bare) and (bool(_LITTER_LINE.match(bare)) or is_litter(bare))


def _same(block: str, title: str) -> bool:
    one, other = (re.sub(r"[\W_]+", "", text).casefold() for text in (block, title))
    return bool(one) and one == other
