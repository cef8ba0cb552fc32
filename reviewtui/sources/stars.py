"""Ratings drawn on a page: labels for the blind, titles, widgets and their data."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewtui.sources.tree import attribute, classes, elements, words_of

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
    r"grade)|punkte|wertung|note|bewertung|puntuacion|voto)"
    r"(?:$|[-_\s])|rating|score(?!board)|stars?$",
)
_IN_CLASS = re.compile(
    r"(?:^|[-_])(?:stars?|rating|score|rated|rate)[-_]?(?:rating|stars?|value|"
    r"is)?[-_]{1,2}(\d{1,2})(?:[-_.](5|0|half))?(?:[-_](?:of|out-?of)[-_](\d{1,3}))?$"
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
    for node in elements(root):
        passed = passed or node is heading
        if node.tag in _NO_WIDGET:
            continue
        found = _said_by(node)
        if found is None or _is_anothers(node):
            continue
        # what stands above the headline is a carousel of other works, unless it stands beside it
        if passed or any(holder in beside for holder in list(node.iterancestors())[:4]):
            return found
    return None


def _said_by(node: Element) -> Rating | None:
    """What one element says of a rating, by its label, data, class, words or icons."""
    for name in ("aria-label", "title", "alt", "aria-valuetext", "data-tooltip"):
        said = attribute(node, name)[:120]
        if said and re.search(r"\d|star|★|half", said) and (found := _label(said)):
            return found
    about = " ".join([*classes(node), attribute(node, "id").lower()])
    if re.search(r"sr-only|screen-?reader|visually-?hidden|u-h\b|assistive|a11y", about):
        return _label(words_of(node)[:120])
    own = bool(_OWN.search(about))
    if found := _in_data(node, own=own) or _in_class(node):
        return found
    return (_boxed(node) or _counted(node)) if own else None


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


def _in_class(node: Element) -> Rating | None:
    """`stars-4`, `rating_3-half`, `star-rating--4-of-5`."""
    from reviewtui.model.rating import Rating

    for token in classes(node):
        if match := _IN_CLASS.search(token):
            value = match[1] + (".5" if match[2] in ("5", "half") else "")
            best = match[3] or ("5" if float(value) <= 5 else "")
            found = Rating.parse(f"{value}/{best}") if best and float(value) else None
            if found:
                return found
    return None


_STAR = re.compile(r"star|circle|popcorn|skull|heart|dot")
_EMPTY = re.compile(
    r"empty|outline|(?:^|[-_])(?:o|off|inactive|blank|grey|gray|none|disabled|unfilled)(?:$|[-_])|"
    r"\bfar\b|unlit"
)
_HALF = re.compile(r"half")


def _counted(node: Element) -> Rating | None:
    """Icons in a row: as many as are full, and out of how many where the empty ones stand too."""
    from reviewtui.model.rating import Rating

    full = half = empty = 0
    for part in elements(node, "i", "span", "svg", "img", "li", "use", "em", "b"):
        if part is node or any(inner is not part for inner in elements(part, "i", "svg", "img")):
            continue
        about = " ".join(
            [
                *classes(part),
                *(attribute(part, name).lower() for name in ("src", "href", "data-icon")),
            ]
        )
        if not _STAR.search(about) or (part.tag == "use" and _STAR.search(_about_of(part))):
            continue
        half += bool(_HALF.search(about))
        empty += bool(_EMPTY.search(about)) and not _HALF.search(about)
        full += not _EMPTY.search(about) and not _HALF.search(about)
    if not 0 < full + half <= 10 or half > 1 or full + half + empty < 2:
        return None
    value = full + half / 2
    total = full + half + empty
    if empty and total in (4, 5, 6, 10):
        return Rating.parse(f"{value:g}/{total}")
    return Rating.parse("★" * full + "½" * half) if total <= 5 else None


def _about_of(drawing: Element) -> str:
    """The classes of the picture that a reference stands in."""
    holder = drawing.getparent()
    return " ".join(classes(holder)) if holder is not None else ""


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
    found = Rating.parse(short.rstrip(" .")) if len(short.split()) <= 8 else None
    if found is None or (found.assumed and not re.search(r"star|★|rat|score", said, re.IGNORECASE)):
        return None
    if re.fullmatch(r"\d{1,3}|[A-F][+-]?|[A-Za-z]+", short.strip()):
        return None  # a lone figure, letter or word may be anything: a step of a form, a name
    return None if _OTHERS.search(said.lower()) else found


def _scaled(node: Element, value: str) -> Rating | None:
    """A value in one attribute and its best in another, or the one that is likely."""
    from reviewtui.model.rating import Rating

    for holder in [node, *list(node.iterancestors())[:2]]:
        for name in _BESTS:
            best = attribute(holder, name)
            if re.fullmatch(r"\d{1,3}", best) and int(best) >= float(value.replace(",", ".")):
                return Rating.parse(f"{value}/{best}")
    stated = Rating.find(words_of(node)[:80])
    found = stated or Rating.parse(value)
    return found if found and found.value else None


def _boxed(node: Element) -> Rating | None:
    """A box with a rating's name and little but a figure in it."""
    from reviewtui.model.rating import Rating

    if len(node) > 12:
        return None
    said = words_of(node)
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
    return False


_STATE = re.compile(r"^(?:has|with|no|is|tag|category|type|js|status|layout|page|col)[-_]")


def _holds_headline(node: Element) -> bool:
    return next(elements(node, "h1"), None) is not None


def _is_card(node: Element) -> bool:
    """A teaser of something else: a link around it, or a small block that is mostly a link."""
    if node.tag == "a" and str(node.get("href") or "#")[0] != "#":
        return not _OWN.search(" ".join(classes(node)))
    links = [words_of(link) for link in elements(node, "a")]
    links = [
        link for link in links if not re.search(r"\b(?:how|about|our)\b|rating|score", link.lower())
    ]
    whole = words_of(node) if links else ""
    if node.tag in ("article", "li") and links and len(whole) < 600:
        return True
    return bool(links) and 0 < len(whole) < 300 and len(" ".join(links)) > 0.5 * len(whole)
