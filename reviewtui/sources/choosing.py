"""Which element of a page holds its article: prose speaks for an element, lists of links against.

A theme's word for its article is believed where the prose agrees; where it names the wrong box, or
one of several the article is cut into, the element with the most prose and the least else is taken.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from reviewtui.sources.markdown_out import BLOCKS
from reviewtui.sources.tree import attribute, classes, elements

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reviewtui.sources.tree import Element

_SILENT = frozenset(["script", "style", "noscript", "template", "head", "svg", "iframe", "title"])
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_CARD = 700
"""Letters; a block with a linked heading and no more than this announces another article."""


class Weights:
    """What speaks for every element of a page being its article, in letters of prose."""

    def __init__(self, page: Element) -> None:
        self._own: dict[Element, tuple[int, int]] = {}
        """Letters, and letters in links, of an element's text outside the blocks it holds."""
        self._whole: dict[Element, tuple[int, int]] = {}
        self._for: dict[Element, float] = {}
        self._weigh(page)

    def of(self, node: Element) -> float:
        """The prose of an element less what stands in it that is none."""
        return self._for.get(node, 0.0)

    def letters(self, node: Element) -> int:
        """All letters of an element."""
        return self._whole.get(node, (0, 0))[0]

    def _weigh(self, page: Element) -> None:
        from lxml import etree

        for _, node in etree.iterwalk(page, events=("end",)):
            if not isinstance(node.tag, str) or node.tag in _SILENT:
                continue
            parts = [part for part in node if part in self._whole]
            own = len((node.text or "").strip()) + sum(
                len((part.tail or "").strip()) for part in node
            )
            links, total, linked, weight = 0, own, 0, 0.0
            for part in parts:
                total += self._whole[part][0]
                linked += self._whole[part][1]
                weight += self._for[part]
                if part.tag not in BLOCKS:
                    own += self._own[part][0]
                    links += self._own[part][1]
            if node.tag == "a":
                links, linked = own, total
            if node.tag in BLOCKS:
                weight += _worth(str(node.tag), own, links)
                own = links = 0
                weight = min(weight, 0.0) if _is_frame(node, total, linked) else weight
            self._own[node], self._whole[node] = (own, links), (total, linked)
            self._for[node] = weight
            if len(parts) > 2:
                self._for[node] -= self._cards(parts)

    def _cards(self, parts: Sequence[Element]) -> float:
        """What teasers of other articles, set side by side, weigh as prose; that and a little."""
        alike: dict[tuple[object, ...], list[Element]] = {}
        for part in parts:
            if part.tag in ("div", "li", "article", "section", "a", "td"):
                alike.setdefault((part.tag, *classes(part)[:1]), []).append(part)
        lost = 0.0
        for group in alike.values():
            cards = [part for part in group if self._is_card(part)]
            if len(cards) > 1 and len(cards) >= 0.7 * len(group):
                lost += sum(max(0.0, self._for[card]) + 0.3 * self.letters(card) for card in cards)
        return lost

    def _is_card(self, node: Element) -> bool:
        total, linked = self._whole[node]
        if not 20 < total < _CARD:
            return False
        if node.tag == "a" or linked > 0.5 * total:
            return True
        return any(
            self._whole.get(heading, (0, 0))[1] > 10
            or next(heading.iterancestors("a"), None) is not None
            for heading in elements(node, *_HEADINGS)
        )


def _worth(tag: str, own: int, links: int) -> float:
    """What one run of text says for the element around it."""
    if not own:
        return 0.0
    if links > 0.5 * own:
        return -float(min(own, 200))
    if tag in _HEADINGS:
        return 0.0
    if own >= 80:
        return float(own - links)
    return 0.2 * own if own >= 40 else -0.2 * own


def _is_frame(node: Element, total: int, linked: int) -> bool:
    """Boxes that hold no article, however much is written in them."""
    if node.tag in ("html", "body", "main", "article"):
        return False
    about = " ".join([*classes(node), attribute(node, "id").lower()])
    return linked > 0.6 * total or bool(_COMMENTS.search(about))


_COMMENTS = re.compile(
    r"\bcomment(?:s|list|-list|-content|-body|ary)?\b(?!-off)|\bdisqus|\bcookie|\bmodal\b|\bpopup\b|"
    r"\brelated|\bsidebar\b|forum(?:s|-\w+)?\b|\bkommentar|\bcommentaires?\b|\bcomentarios?\b|"
    r"\bcommenti\b|\breplies\b|\breactions\b|\bguestbook|\bsuggest|\brecommend"
)


def choose(
    page: Element, marked: Sequence[Element], title: str = "", said: str = ""
) -> Element | None:
    """The element that holds the article; None where a page has next to no prose.

    `marked` are the elements that the page itself calls its article's body; `title` is its
    headline, and `said` the article's text where the page repeats it in its data.
    """
    weights = Weights(page)
    if (found := _repeated(page, said, weights)) is not None:
        return found
    best = max((node for node in elements(page) if _may_hold(node)), key=weights.of, default=None)
    if best is None or weights.of(best) < 60:
        return None
    best = _innermost(_one_of_several(_under(title, page, best, weights), weights), weights)
    mine = [node for node in marked if weights.of(node) > 60 and not _in_comments(node)]
    if mine:
        whole = _together(mine, weights)
        if weights.of(whole) >= 0.6 * weights.of(best):
            return whole
    return best


def _may_hold(node: Element) -> bool:
    return node.tag in BLOCKS and node.tag not in _HEADINGS


def _under(title: str, page: Element, best: Element, weights: Weights) -> Element:
    """The part of a page that its headline stands in, where that has an article's prose."""
    wanted = _bare(title)
    least = max(250.0, 0.25 * weights.of(best))
    for heading in elements(page, "h1", "h2"):
        if not wanted or _bare("".join(map(str, heading.itertext()))) != wanted:
            continue
        for holder in heading.iterancestors():
            if weights.of(holder) >= least:
                return holder
    return best


def _innermost(best: Element, weights: Weights) -> Element:
    """Of elements around the same prose the innermost, and without what follows an article."""
    while True:
        parts = [part for part in best if isinstance(part.tag, str)]
        main = max(parts, key=weights.of, default=None)
        if (
            main is None
            or main.tag in ("p", "li", "blockquote", "tr", "td")
            or main.tag not in BLOCKS
        ):
            return best
        place = parts.index(main)
        before = sum(max(0.0, weights.of(part)) for part in parts[:place])
        after = [part for part in parts[place + 1 :] if weights.of(part) > 0]
        whole = weights.of(best)
        alone = weights.of(main) >= 0.97 * whole
        tail = weights.of(main) >= 0.6 * whole and before <= 0.03 * whole
        if not alone and not (tail and not any(_goes_on(part, main) for part in after)):
            return best
        best = main


def _goes_on(part: Element, main: Element) -> bool:
    """Whether what follows belongs to the article: a paragraph, a like piece, a verdict."""
    if part.tag not in ("div", "section", "aside", "ul", "table") or _called(part) == _called(main):
        return True
    about = " ".join([*classes(part), attribute(part, "id").lower()])
    heading = next(elements(part, *_HEADINGS), None)
    words = "".join(map(str, heading.itertext())) if heading is not None else ""
    return bool(_VERDICT.search(about) or _VERDICT.search(words.lower()))


_VERDICT = re.compile(
    r"\b(?:verdict|conclusion|pros|cons|summary|final-?\s?(?:thoughts|word)|bottom-?\s?line|rating|"
    r"score|fazit|wertung|positives?|negatives?|review)\b"
)


def _one_of_several(best: Element, weights: Weights) -> Element:
    """Where a page sets whole articles side by side, the one under its headline, or the first."""
    posts = [
        node
        for node in elements(best, "article", "div", "section")
        if node is not best
        and (node.tag == "article" or {"hentry", "h-entry", "post"} & set(classes(node)))
    ]
    seen = set(posts)
    posts = [node for node in posts if not any(holder in seen for holder in node.iterancestors())]
    most = max((weights.of(node) for node in posts), default=0.0)
    large = [node for node in posts if weights.of(node) > max(400.0, 0.3 * most)]
    if len(large) < 2 or sum(map(weights.of, large)) < 0.7 * weights.of(best):
        return best
    headed = [node for node in large if next(elements(node, "h1"), None) is not None]
    return headed[0] if len(headed) == 1 else large[0]


def _together(marked: Sequence[Element], weights: Weights) -> Element:
    """The marked element with the most prose, or what holds all the pieces it is cut into."""
    best = max(marked, key=weights.of)
    post = next((node for node in best.iterancestors("article", "main", "body")), None)
    name = _called(best)
    pieces = [
        node
        for node in marked
        if node.tag == best.tag
        and _called(node) == name
        and next(node.iterancestors("article", "main", "body"), None) is post
    ]
    inside = set(pieces)
    pieces = [node for node in pieces if inside.isdisjoint(node.iterancestors())]
    if len(pieces) < 2:
        return best
    around = _around(pieces)
    gained = sum(weights.of(node) for node in pieces if node is not best)
    if around is None or around.tag in ("body", "html") or gained < 0.1 * weights.of(best):
        return best
    return around if weights.of(around) > weights.of(best) else best


def _called(node: Element) -> str:
    return str(node.get("itemprop") or "") + " ".join(classes(node))


def _around(nodes: Sequence[Element]) -> Element | None:
    """The innermost element around all of these."""
    shared = list(nodes[0].iterancestors())
    for node in nodes[1:]:
        holders = set(node.iterancestors())
        shared = [holder for holder in shared if holder in holders]
    return shared[0] if shared else None


def _in_comments(node: Element) -> bool:
    return any(
        _COMMENTS.search(" ".join([*classes(holder), attribute(holder, "id").lower()]))
        for holder in node.iterancestors()
        if holder.tag not in ("body", "html")
    )


def _repeated(page: Element, said: str, weights: Weights) -> Element | None:
    """The element whose paragraphs the page repeats in its data, where nearly all are found."""
    known = _bare(said[:200_000])
    if len(known) < 400:
        return None
    held: dict[Element, int] = {}
    found = places = 0
    for node in elements(page, "p", "div", "li", "td", "blockquote"):
        if places == _MOST or weights.letters(node) < 40 or _holds_block(node):
            continue
        text = _bare("".join(str(piece) for piece in node.itertext()))
        if len(text) >= 30 and text in known:
            found, places = found + len(text), places + 1
            for holder in node.iterancestors():
                held[holder] = held.get(holder, 0) + len(text)
    if places < 2 or found < 0.8 * len(known):
        return None
    most = [node for node, share in held.items() if share >= 0.9 * found]
    return min(most, key=weights.letters)


_MOST = 2000
"""Paragraphs that are looked for in what a page repeats of itself."""


def _holds_block(node: Element) -> bool:
    return any(part.tag in BLOCKS for part in islice(elements(node), 1, 200))


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


def marked_in(page: Element, names: Iterable[str], stated: Iterable[str]) -> list[Element]:
    """The elements a page calls its article's body: by its markup, else by the names of themes."""
    wanted, bodies = set(stated), set(names)
    told = [
        node
        for node in elements(page)
        if wanted & set(str(node.get("itemprop") or "").split()[:40])
    ]
    return told or [node for node in elements(page) if bodies & set(classes(node))]
