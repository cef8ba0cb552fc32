"""Ratings drawn on a page: labels for the blind, titles, widgets and their data."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewtui.sources.tree import attribute, classes, elements, words_of

if TYPE_CHECKING:
    from reviewtui.model.rating import Rating
    from reviewtui.sources.tree import Element

_OTHERS = re.compile(
    r"imdb|rotten|tomato|metacritic|metascore|letterboxd|user|audience|reader|community|visitor|member|aggregate|average|"
    r"votes?|related|recommend|sidebar|widget-area|comment|more-|also-|popular|trending|carousel|teaser|promo|newsletter|"
    r"mpaa|parental|age-|content-rating|certificate|kk-star|wp-postratings|post-ratings|rate-this|rmp-",
)
_OWN = re.compile(
    r"(?:^|[-_\s])(?:rating|ratings|score|stars?|verdict|grade|review-?(?:score|rating|stars|box|grade)|punkte|wertung|note|bewertung|puntuacion|voto)"
    r"(?:$|[-_\s])|rating|score(?!board)|stars?$",
)
_IN_CLASS = re.compile(
    r"(?:^|[-_])(?:stars?|rating|score|rated|rate)[-_]?(?:rating|stars?|value|is)?[-_]{1,2}(\d{1,2})(?:[-_.](5|0|half))?(?:[-_](?:of|out-?of)[-_](\d{1,3}))?$"
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


def drawn_rating(root: Element) -> Rating | None:
    """The rating a page shows as a picture or box, told from those of readers and other works."""
    for node in elements(root):
        if node.tag in ("script", "style", "meta", "link", "input", "select", "button"):
            continue
        found = _said_by(node)
        if found and not _is_anothers(node):
            return found
    return None


def _said_by(node: Element) -> Rating | None:
    from reviewtui.model.rating import Rating

    for name in ("aria-label", "title", "alt", "aria-valuetext", "data-tooltip"):
        said = attribute(node, name)[:120]
        if said and re.search(r"\d|star|★|half", said) and (found := _label(said)):
            return found
    about = " ".join([*classes(node), attribute(node, "id").lower()])
    if node.get("aria-valuenow") and node.get("aria-valuemax") and _OWN.search(about):
        found = Rating.parse(
            f"{attribute(node, 'aria-valuenow')}/{attribute(node, 'aria-valuemax')}"
        )
        if found:
            return found
    for name in _VALUES:
        value = attribute(node, name)
        if re.fullmatch(r"\d{1,3}(?:[.,]\d{1,2})?", value) and (
            _OWN.search(about) or name != "data-value"
        ):
            return _scaled(node, value)
        if value and name != "data-value" and (found := Rating.parse(value)):
            return found
    for token in classes(node):
        if match := _IN_CLASS.search(token):
            half = ".5" if match[2] in ("5", "half") else ""
            best = match[3] or ("5" if float(match[1] + half) <= 5 else "")
            found = Rating.parse(f"{match[1]}{half}/{best}") if best else None
            if found and int(match[1]):
                return found
    if about and _OWN.search(about):
        return _boxed(node)
    return None


def _label(said: str) -> Rating | None:
    """`4 out of 5 stars`, `Rated 3.5/5`: a label that is about a rating from end to end."""
    from reviewtui.model.rating import Rating

    short = re.sub(
        r"^(?:(?:our|the|critic|editor)[’'s]*\s+)?(?:star\s+)?(?:rated|rating|score|review score|verdict)\b\s*(?:of|is|:)?\s*",
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
    if not said or len(said) > 60:
        return None
    if re.search(r"\b(?:votes?|users?|readers?|ratings|reviews)\b", said.lower()) or _OTHERS.search(
        said.lower()
    ):
        return None
    short = re.sub(
        r"^[^\d★⭐½A-F+-]*(?:rating|score|verdict|grade|wertung|note|voto)\s*:?\s*",
        "",
        said,
        flags=re.IGNORECASE,
    )
    return Rating.parse(short) or Rating.find(said)


def _is_anothers(node: Element) -> bool:
    """Whether a widget or anything around it belongs to readers, other sites or other works."""
    for place, holder in enumerate([node, *node.iterancestors()]):
        if holder.tag in ("nav", "aside", "footer") and place:
            about_aside = " ".join(classes(holder))
            if holder.tag != "aside" or not _OWN.search(about_aside):
                return True
        if holder.tag in ("body", "html"):
            return False
        about = " ".join(
            [
                *classes(holder),
                attribute(holder, "id").lower(),
                attribute(holder, "data-component").lower(),
            ]
        )
        if _OTHERS.search(about):
            return True
        kinds = attribute(holder, "itemtype").lower()
        if "aggregaterating" in kinds:
            return True
        if holder.tag == "a" and place <= 2 and holder.get("href", "").startswith(("http", "/")):
            return not _OWN.search(" ".join(classes(holder)))
    return False
