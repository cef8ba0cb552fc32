"""Ratings drawn in icons, pictures and bars: how many stars are full, and of how many."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from reviewtui.sources.tree import attribute, brief, classes, elements

if TYPE_CHECKING:
    from reviewtui.model.rating import Rating
    from reviewtui.sources.tree import Element

_ICON = re.compile(r"star|circle|popcorn|skull|heart|dot|dice")
_EMPTY = re.compile(
    r"empty|outline|border|(?:^|[-_])(?:o|off|inactive|blank|grey|gray|none|disabled|unfilled|unlit|"
    r"unchecked)(?:$|[-_])|^far$"
)
_HALF = re.compile(r"half")
_LIT = re.compile(
    r"^(?:is-)?(?:checked|active|on|filled|full|fill|selected|lit|gold|golden|yellow|rated|marked|"
    r"colou?red)$|[-_](?:checked|active|on|filled|full|selected|lit|gold|golden)$"
)
_IN_CLASS = re.compile(
    r"(?:^|[-_])(?:stars?|rating|score|rated|rate)[-_]?(?:rating|stars?|value|"
    r"is)?[-_]{1,2}(\d{1,2})(?:[-_.](5|0|half))?(?:[-_](?:of|out-?of)[-_](\d{1,3}))?$|"
    r"^stars?(\d)(5|0)?$"
)
_IN_FILE = re.compile(
    r"(?:^|[-_/])(?:stars?|rating|score)[-_]?(?P<value>[0-5])(?:[-_.]?(?P<half>5|half|0))?(?:[-_]?stars?)?"
    r"(?:[-_](?:of|out-?of)[-_]?(?P<best>\d{1,2}))?$|"
    r"(?:^|[-_/])(?P<first>[0-5])(?:[-_.]?(?P<part>5|half|0|1-2))?[-_]?stars?$",
    re.IGNORECASE,
)
_BAR = re.compile(r"\bwidth\s*:\s*(\d{1,3}(?:\.\d{1,3})?)\s*%")
_VARIABLE = re.compile(r"--(?:rating|stars?|score|value)\s*:\s*(\d(?:\.\d{1,2})?)\s*(?:;|$)")


def in_class(node: Element) -> Rating | None:
    """`stars-4`, `rating_3-half`, `star-rating--4-of-5`, `star35`."""
    for token in classes(node):
        if match := _IN_CLASS.search(token):
            value, half = match[1] or match[4], match[2] or match[5]
            found = _of(value, half in ("5", "half"), match[3])
            if found is not None:
                return found
    return None


def in_file(node: Element) -> Rating | None:
    """The name of a picture: `stars_3.5.gif`, `4-stars.png`."""
    if node.tag != "img":
        return None
    name = attribute(node, "src").partition("?")[0].rsplit("/", 1)[-1]
    stem = name.rsplit(".", 1)[0] if "." in name else name
    match = _IN_FILE.search(stem)
    if match is None:
        return None
    half = (match["half"] or match["part"]) in ("5", "half", "1-2")
    return _of(match["value"] or match["first"], half, match["best"])


def _of(value: str, half: bool, best: str | None) -> Rating | None:
    from reviewtui.model.rating import Rating

    said = value + (".5" if half else "")
    best = best or ("5" if float(said) <= 5 else "")
    return Rating.parse(f"{said}/{best}") if best and float(said) else None


def in_style(node: Element) -> Rating | None:
    """Stars laid bare as far as a bar is wide, or by a variable of the style sheet."""
    from reviewtui.model.rating import Rating

    style = attribute(node, "style")
    if match := _VARIABLE.search(style):
        value = float(match[1])
        return Rating.parse(f"{value:g}/5") if 0 < value <= 5 else None
    match = _BAR.search(style)
    parent = node.getparent()
    if match is None or parent is None:
        return None
    about = " ".join([*classes(node), *classes(parent)])
    share = float(match[1])
    stars = share / 20
    if "star" not in about or not 0 < share <= 100 or stars * 4 != int(stars * 4):
        return None
    return Rating.parse(f"{stars:g}/5")


def counted(node: Element) -> Rating | None:
    """Icons in a row: as many as are full, and out of how many where the empty ones stand too."""
    from reviewtui.model.rating import Rating

    parts = islice(elements(node, *_DRAWN), 60)
    icons = [about for part in parts if (about := _icon(part, node)) is not None]
    if not 2 <= len(icons) <= 10:
        return None
    lit = [any(_LIT.search(token) for token in about) for about in icons]
    some = any(lit) and not all(lit)
    full = half = empty = 0
    for about, bright in zip(icons, lit, strict=True):
        if any(_HALF.search(token) for token in about):
            half += 1
        elif any(_EMPTY.search(token) for token in about) or (some and not bright):
            empty += 1
        else:
            full += 1
    if not full + half or half > 1:
        return None
    value, total = full + half / 2, full + half + empty
    if empty and total in (4, 5, 6, 10):
        return Rating.parse(f"{value:g}/{total}")
    return Rating.parse("★" * full + "½" * half) if total <= 5 else None


_DRAWN = ("i", "span", "svg", "img", "li", "use", "em", "b", "div")


def _icon(part: Element, row: Element) -> list[str] | None:
    """What is said of one icon, token by token; None for what is no icon, or holds one."""
    holder = part.getparent()
    if part is row or (part.tag == "use" and holder is not None and holder.tag == "svg"):
        return None
    inner = [one for one in islice(elements(part, *_DRAWN), 8) if one is not part]
    if inner and part.tag != "svg":
        return None
    named = [
        attribute(one, name).lower()
        for one in (part, *inner[:1])
        for name in ("src", "href", "{http://www.w3.org/1999/xlink}href", "xlink:href", "data-icon")
    ]
    tokens = [*classes(part), *(re.split(r"[/#]", name)[-1].partition(".")[0] for name in named)]
    if re.match(r"star(?:_\w+)?$", said := brief(part, 20).lower()):
        tokens.append(said)  # the word that a font of icons turns into a star
    elif said and not re.fullmatch(r"[\W_]+", said):
        return None
    return tokens if any(_ICON.search(token) for token in tokens) else None
