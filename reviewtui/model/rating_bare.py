"""Numbers without a scale, in running text, that something beside them makes ratings of."""

from __future__ import annotations

from itertools import islice

from reviewtui import patterns
from reviewtui.model.rating_forms import Mark
from reviewtui.model.rating_labels import bare_kind, rates, scale_beside
from reviewtui.model.rating_numbers import number
from reviewtui.model.rating_string import RATES
from reviewtui.patterns import IGNORECASE

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re

_NUMBER = (
    r"(?<![\w.,/%$€£#½-])(?P<value>\d{1,3}(?:[.,]\d{1,2})?|\d{1,2} 1/2|\d{0,2}½)"
    r"(?![\w/%★⭐½]|\*\w|[.,:–-]\d|\s?[/%★⭐]|\s?-\s?\d|\s[13]/[24]|"
    r"\.\s(?:platz|rang|teil|place)\b)"
    r"(?=[*_)\]]{0,3}\s{0,2}(?:[.!,;)|(\[]|$|\n|from\s(?:me|us)|"
    r"(?:overall|on\sthis|after|because|for|but|points|pts|punkte)\b))"
)
_NAMES_IT = (
    r"(?P<label>[^\n:：=|.!?;]{1,60}?)\s?(?:[:：=|•·–—-]|\s(?:is|was|es|est|ist|é))"
    r"(?:\san?|\sune?|\seine?|\suma?)?(?:\s[A-Z][a-z]{3,12}(?:\s[a-z]{3,9})?\s\()?[\s*_]{0,4}$"
)
"""`Score: `, `My mark is a `, `Overall rating: Excellent (`."""
_MAY_NAME = r"(?:[:：=|•·–—-]|\b(?:is|was|es|est|ist|é|an?|une?|eine?|uma?)|\()[\s*_]{0,4}$"
"""What all of these end with: quick to look for where there is none of them."""
_THE_WORK = r"(?:film|movie|game|book|one|show|album)"
_HOW_MUCH = r"(?:(?:solid|strong|decent|light|weak|low|high)\s)?"
_HANDS_IT = (
    r"\b(?:giv(?:e|es|ing)|rate|rates|gave|consider|call|calling)\s"
    rf"(?:it|this(?:\s{_THE_WORK})?|the\s{_THE_WORK})\s"
    rf"(?:(?:an?|about|around|just|only)\s){{0,2}}{_HOW_MUCH}$|"
    r"\b(?:rate|give)\s(?:[A-Z][\w’'-]*\s){1,5}an?\s$|"
    r"\bI['’]m\s(?:going|feeling|at)\s(?:(?:with|to|about|around)\s)?(?:an?\s)?"
    rf"{_HOW_MUCH}$|"
    rf"\b(?:gets?|earns?|deserves?)\san?\s{_HOW_MUCH}$|"
    r"\b(?:doy|pongo|dou|merece|leva|lui\smets|lui\sdonne|gli\sdo)\s(?:uma?\s|un\s)?(?:nota\s)?$|"
    r"\b(?:geef|gebe|gir|giver|ger)\s(?:het|ihm|den|det|dem\sfilm)\s(?:een|eine|en|et)\s$|"
    r"\ba\sperfect\s$"
)
_MOST = 2000
_REACH = 80
"""How far before a number its label is looked for."""
_TITLE = 400
"""No title with its credits is longer."""


def bare_marks(text: str) -> list[Mark]:
    """Numbers that a label, or `give it a`, or their place alone on a line makes ratings of."""
    marks, lone = [], []
    for found in islice(patterns.finditer(_NUMBER, text, IGNORECASE), _MOST):
        value = number(found["value"])
        if value is None or value > 100:
            continue
        if mark := _named(text, found, value):
            marks.append(mark)
        elif _is_line(text, found):
            lone.append(Mark("lone", value, None, 0, found.start(), found.end()))
    # two such lines are a table, and no rating
    return marks + lone if len(lone) == 1 and _stands_out(text, lone[0]) else marks


def _named(text: str, found: re.Match[str], value: float) -> Mark | None:
    """The number as a rating, where the words before it, or its unit, say that it is one."""
    start, end = found.start(), found.end()
    line = text.rfind("\n", max(0, start - _REACH), start) + 1
    before = text[max(line, start - _REACH) : start]
    names = patterns.search(_NAMES_IT, before) if patterns.search(_MAY_NAME, before) else None
    if names and (beside := scale_beside(names["label"])):
        label, best = beside
        fits = value <= 1.1 * best and (not label or rates(label, value))
        return Mark("fraction", value, best, 0, start, end) if fits else None
    named = names["label"] if names else ""
    if not named and text[end : end + 2].strip(".!")[:1] in ("", "\n"):
        label = text[max(0, start - _REACH) : start].rstrip() if line == start else before
        label = patterns.split(r"[\n|•·]", label)[-1].strip(" *_#>-:")
        named = label if patterns.fullmatch(RATES, label, IGNORECASE) else ""
    of_a_hundred = (
        value >= 50 and not before.strip() and patterns.match(_POINTS, text[end : end + 9])
    )
    if (
        (named and rates(named, value))
        or of_a_hundred
        or patterns.search(_HANDS_IT, before, IGNORECASE)
    ):
        return Mark(bare_kind(named), value, None, 0, start, end)
    return None


_POINTS = r"\s?(?:points|pts)\b\s?(?:[.!,]|$|\n)"
"""`92 points.`, as wines and whiskies are rated: out of a hundred, and none below fifty."""


def _is_line(text: str, found: re.Match[str]) -> bool:
    """Whether a number with one decimal has a line to itself."""
    start, end = found.start(), found.end()
    return (
        bool(patterns.fullmatch(r"\d[.,]\d|10[.,]0", found["value"]))
        and (start == 0 or text[start - 1] == "\n")
        and text[end : end + 1] in ("", "\n")
    )


_NO_LABEL = r"\b(?:version|price|preis|prix|size|length|year|chapter|section)$"


def _stands_out(text: str, mark: Mark) -> bool:
    """Whether a lone number stands under the title, or at the very end: `6.0` under a headline."""
    above = text[max(0, mark.start - _TITLE) : mark.start].strip().split("\n")
    if not patterns.fullmatch(r"[^\n]{0,60}[^\W_][”\"’')]?", above[-1].strip()):
        return False
    if patterns.match(
        r"\s{0,9}(?:stars?|out|of|based|from|/|\(|\d)", text[mark.end : mark.end + 20]
    ):
        return False  # what many gave, cut to pieces
    if patterns.search(_NO_LABEL, above[-1], IGNORECASE):
        return False
    return (mark.start < _TITLE and len(above) <= 4) or not text[mark.end :].strip()
