"""Ratings drawn on a page: labels for the blind, titles, widgets and their data."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from reviewtui.sources.icons import counted, in_class, in_file, in_style
from reviewtui.sources.tree import attribute, brief, classes, elements, words_of

if TYPE_CHECKING:
    from reviewtui.model.rating import Rating
    from reviewtui.sources.tree import Element

_OTHERS = re.compile(
    r"imdb|rotten|tomato|metacritic|metascore|letterboxd|user|audience|reader|community|visitor|"
    r"member|aggregate|average|"
    r"votes?|related|recommend|sidebar|widget-area|comment|more-|also-|popular|trending|carousel|"
    r"teaser|promo|newsletter|"
    r"mpaa|parental|age-|content-rating|certificate|kk-star|wp-postratings|post-ratings|rate-this|"
    r"rmp-",
)
_OWN = re.compile(
    r"(?:^|[-_\s])(?:rating|ratings|score|stars?|verdict|grade|review-?(?:score|rating|stars|box|"
    r"grade|total|final|overall|result|verdict)|punkte|wertung|note|bewertung|puntuacion|voto)"
    r"(?:$|[-_\s])|rating|score(?!board)|stars?$",
)
_VALUES = (
    "data-rating",
    "data-score",
    "data-stars",
    "data-rating-value",
    "data-value",
    "data-review-score",
    "data-grade",
)
_BESTS = (
    "data-max",
    "data-best",
    "data-rating-max",
    "data-max-rating",
    "data-out-of",
    "data-scale",
    "data-total",
    "max",
    "aria-valuemax",
)


_NO_WIDGET = frozenset(
    ["script", "style", "meta", "link", "input", "select", "option", "button", "textarea", "title"]
)


def drawn_rating(root: Element) -> Rating | None:
    """The rating a page shows as a picture or box, told from those of readers and other works."""
    heading = next(elements(root, "h1"), None)
    beside = set(list(heading.iterancestors())[:4]) if heading is not None else set()
    passed = heading is None
    boxes = 0
    for node in elements(root):
        passed = passed or node is heading
        if node.tag in _NO_WIDGET and not _is_in_drawing(node):
            continue
        boxes += bool(_OWN.search(_about(node)))
        if boxes > _BOXES:
            return None
        found = _said_by(node)
        if found is None or _is_anothers(node):
            continue
        # what stands above the headline is a carousel of other works, unless it stands beside it
        if passed or any(holder in beside for holder in list(node.iterancestors())[:4]):
            return found
    return None


def _about(node: Element) -> str:
    return " ".join([*classes(node), attribute(node, "id").lower()])


_BOXES = 1000
"""Boxes named after ratings that are looked into; a page with more is a catalogue."""
_WIDGET = 40
"""Elements that are looked at within one box; no widget that shows a rating is made of more."""


def _is_in_drawing(node: Element) -> bool:
    """The title of a drawing, which is its label, and not the title of a window."""
    return node.tag == "title" and next(node.iterancestors("svg"), None) is not None


def _said_by(node: Element) -> Rating | None:
    """What one element says of a rating: labels first, then data and classes, words and icons."""
    if found := _labelled(node):
        return found
    about = _about(node)
    own = bool(_OWN.search(about))
    if not own:
        return _in_data(node, own=False) or in_class(node)
    for part in islice(elements(node), 1, _WIDGET):
        # a box is counted or read only where nothing in it says what it means
        if found := _labelled(part):
            return found
    found = _in_data(node, own=True) or in_class(node) or in_style(node)
    return found or _boxed(node) or counted(node)


def _labelled(node: Element) -> Rating | None:
    """The label an element has for those who cannot see it, or the name of its picture."""
    for name in ("aria-label", "title", "alt", "aria-valuetext", "data-tooltip"):
        said = attribute(node, name)[:120]
        if said and _SAYS.search(said) and (found := _label(said)):
            return found
    about = _about(node)
    if _is_in_drawing(node) or re.search(
        r"sr-only|screen-?reader|visually-?hidden|u-h\b|assistive|a11y", about
    ):
        return _label(brief(node, 120))
    return in_file(node)


_SAYS = re.compile(r"\d|star|★|half|\*\*")


def _in_data(node: Element, *, own: bool) -> Rating | None:
    """`data-rating="7.5" data-max="10"`, or the value of a meter."""
    from reviewtui.model.rating import Rating

    if own and node.get("aria-valuenow") and node.get("aria-valuemax"):
        ends = f"{attribute(node, 'aria-valuenow')}/{attribute(node, 'aria-valuemax')}"
        if found := Rating.parse(ends):
            return found
    for name in _VALUES:
        value = attribute(node, name)
        if re.fullmatch(r"\d{1,3}(?:[.,]\d{1,2})?", value) and (own or name != "data-value"):
            return _scaled(node, value)
        if value and name != "data-value" and (found := Rating.parse(value[:60])):
            return found
    return None


def _label(said: str) -> Rating | None:
    """`4 out of 5 stars`, `Rated 3.5/5`: a label that is about a rating from end to end."""
    from reviewtui.model.rating import Rating

    short = re.sub(
        r"^(?:(?:our|the|critic|editor)[’'s]*\s+)?(?:star\s+)?(?:rated|rating|score|review score|"
        r"verdict)\b\s*(?:of|is|:)?\s*",
        "",
        said,
        flags=re.IGNORECASE,
    )
    short = _OUT_OF.sub(r"\1/\2", short)
    found = Rating.parse(short.rstrip(" .")) if len(short.split()) <= 8 else None
    if found is None or (
        found.assumed and not re.search(r"star|★|\*\*|rat|score", said, re.IGNORECASE)
    ):
        return None
    if re.fullmatch(r"\d{1,3}|[A-F][+-]?|[A-Za-z]+", short.strip()):
        return None  # a lone figure, letter or word may be anything: a step of a form, a name
    return None if _OTHERS.search(said.lower()) else found


_OUT_OF = re.compile(
    r"^(\d{1,3}(?:[.,]\d{1,2})?)\s+(?:ud af|av|von|sur|de|di|su|van(?: de)?|z|iz|из|/)\s+(\d{1,3})"
    r"(?:\s+[^\W\d]+)?\s*$"
)
"""`4 ud af 6 hjerter`, `3,5 von 5 Sternen`: out of how many, in other languages."""


def _scaled(node: Element, value: str) -> Rating | None:
    """A value in one attribute and its best in another, or the one that is likely."""
    from reviewtui.model.rating import Rating

    for holder in [node, *list(node.iterancestors())[:2]]:
        for name in _BESTS:
            best = attribute(holder, name)
            if re.fullmatch(r"\d{1,3}", best) and int(best) >= float(value.replace(",", ".")):
                return Rating.parse(f"{value}/{best}")
    stated = Rating.find(brief(node, 80))
    found = stated or Rating.parse(value)
    return found if found and found.value else None


def _boxed(node: Element) -> Rating | None:
    """A box with a rating's name and little but a figure in it."""
    from reviewtui.model.rating import Rating

    if len(node) > 12:
        return None
    said = re.sub(r"(?<=\d)(?=[^\W\d]{2})", " ", brief(node, 80))  # `8.5` and `Score` side by side
    low = said.lower()
    if not said or len(said) > 60 or _OTHERS.search(low):
        return None
    if re.search(r"\b(?:votes?|users?|readers?|ratings|reviews|comments?|players?|pages?)\b", low):
        return None
    short = re.sub(
        r"^[^\d★⭐½]{0,30}?\b(?:rating|score|verdict|grade|wertung|note|voto)\b\s*[:–—-]?\s*",
        "",
        said,
        flags=re.IGNORECASE,
    )
    if found := Rating.parse(short) or Rating.find(said):
        return found
    worded = re.fullmatch(r"(\d{1,2}(?:[.,]\d)?)\s+[^\W\d]+(?:\s[^\W\d]+)?", said)
    return Rating.parse(worded[1]) if worded else None  # `8.5 Great`


def _is_anothers(node: Element) -> bool:
    """Whether a widget or anything near it belongs to readers, other sites or other works."""
    for place, holder in enumerate([node, *node.iterancestors()]):
        tokens = [*classes(holder), attribute(holder, "id").lower()]
        about = " ".join(token for token in tokens if not _STATE.match(token))
        if holder.tag in ("nav", "footer") and place:
            return True
        if holder.tag == "aside" and place and not _OWN.search(about):
            return True
        if "aggregaterating" in attribute(holder, "itemtype").lower():
            return True
        if holder.tag in ("body", "html", "main") or _holds_headline(holder):
            return False
        if _OTHERS.search(about) or _OTHERS.search(attribute(holder, "data-component").lower()):
            return True
        if place <= 4 and _is_card(holder):
            return True
        if place <= 2 and _is_of_many(holder, node):
            return True
    return False


def _is_of_many(holder: Element, node: Element) -> bool:
    """Whether what stands with a widget says that many gave this rating."""
    beside = [
        part
        for part in ([holder] if holder is node else holder)
        if part is node
        or not (isinstance(part.tag, str) and _OTHERS.search(" ".join(classes(part))))
    ]
    said = " ".join(brief(part, 160) for part in beside[:12] if isinstance(part.tag, str))
    return len(said) <= 160 and bool(_OF_MANY.search(said))


_OF_MANY = re.compile(
    r"\b\d[\d.,]*\s+(?:votes?|ratings|reviews|users|voters|voti|votos|stimmen|bewertungen)\b|"
    r"\b(?:votes?|average|total|user|readers?)\s*:?\s*(?:rating|score|avg)?\s*:\s*\d",
    re.IGNORECASE,
)
"""`4 ratings`, `Average: 4.3`: what many gave."""
_STATE = re.compile(r"^(?:has|with|no|is|tag|category|type|js|status|layout|page|col)[-_]")


def _holds_headline(node: Element) -> bool:
    return next(elements(node, "h1"), None) is not None


def _is_card(node: Element) -> bool:
    """A teaser of something else: a link around it, or a small block that is mostly a link."""
    if node.tag == "a" and str(node.get("href") or "#")[0] != "#":
        return not _OWN.search(" ".join(classes(node)))
    if sum(1 for _ in islice(elements(node), 200)) == 200:
        return False  # no teaser is made of so much
    links = [words_of(link) for link in elements(node, "a")]
    links = [
        link for link in links if not re.search(r"\b(?:how|about|our)\b|rating|score", link.lower())
    ]
    whole = words_of(node) if links else ""
    if node.tag in ("article", "li") and links and len(whole) < 600:
        return True
    return bool(links) and 0 < len(whole) < 300 and len(" ".join(links)) > 0.5 * len(whole)
