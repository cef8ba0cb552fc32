"""Numbers in figures and in words, and the `out of` behind them that names their scale."""

from __future__ import annotations

from reviewtui import patterns
from reviewtui.model.rating_traps import is_counted
from reviewtui.model.rating_words import BEST_WORDS, FRACTION_GLYPHS, NUMBER_WORDS, UNITS
from reviewtui.patterns import pattern

WORD = "|".join(
    sorted((word for word in NUMBER_WORDS if word not in ("to", "fire")), key=len)[::-1]
)
_NORDIC = r"(?:to|fire)(?=\s(?:stjern|ud\saf\s|av\s))"
"""Numbers there, other words in English."""
DIGITS = (
    r"\d{1,2}(?:[\s–-]|\s?&\s?|\sand\s)(?:1/2|1/4|3/4)(?!\d)|\d{0,2}\s?[½¼¾⅓⅔]|"
    r"\d{1,2}[\s-]and[\s-](?:a|one)[\s-]half|\d{1,3}(?:[.,]\d{1,3})?|(?<!\.)[.,]\d{1,2}|1/2"
)
_SPELT = (
    rf"{_NORDIC}|(?:{WORD})(?:[\s-](?:and[\s-])?(?:(?:a|one|1)[\s-])?half|"
    r"[\s-]and[\s-](?:a[\s-]|one[\s-])?quarter|[\s-]and[\s-]three[\s-]quarters)?(?![a-z])|"
    r"half[\s-]an?|one[\s-]half|half|no"
)
BEFORE = r"(?<![a-z0-9_/$€£#½])(?<!\d[.,:–-])(?<!\d [½])"
AFTER = r"(?![a-z0-9_/]|[.,:]\d|[–-]\d)"
AND_HALF = r"\s(?:y\smedia|e\smeia|e\smezz[oa]|et\sdemie?|and\sa\shalf|og\sen\shalv)"
"""A half that stands behind the unit: `tres estrellas y media`."""
_PRAISED = (
    r"big|huge|glorious|solid|shiny|shining|sparkling|bright|strong|well-deserved|well-earned|full"
)
"""What may stand between a number and its stars: `5 glorious stars`."""
NUMBER_END = (
    rf"{BEFORE}(?P<value>{_SPELT}|{DIGITS})(?:[\s-]?(?:{UNITS})|\+|\s(?:{_PRAISED}))?(?P<half>{AND_HALF})?"
    r"(?:\sa)?[\s-]{0,3}[(\[]?\s?$"
)
"""A number, and perhaps its unit, that ends where the search ends."""
OUT_OF = (
    r"(?:[/⁄∕／]|(?<![a-z])(?:out\s?of|outta|out(?=\s+\d)|of|von|sur|de|su|sobre|em|av|van(?:\sde)?|ud\s+af|ut\s+av)"
    r"(?=[\s\d])"
    r"(?:\s+an?\s+(?:possible|maximum))?(?:\s+of)?)"
    r"\s{0,3}(?P<best>\d{1,3}(?:[.,]\d{1,2})?|(?:an?\s|one\s)?[a-zà-ÿ]{3,7}(?![a-z]))"
)
"""`/5`, `out of a possible ten`, `von 5`, `van de vijf`."""
UNIT_AFTER = rf"[\s-]?(?:{UNITS})(?![a-z])"

_LOOK_BACK = 40
"""No number and unit are longer: `three and three-quarters stars (`."""
_NUMBER_END, _OUT_OF = pattern(NUMBER_END), pattern(OUT_OF)
_NUMBER_OF = pattern(rf"{BEFORE}(?P<value>{_SPELT}|{DIGITS})\s(?P<noun>[a-z]{{2,12}}s)\s$")
_UNIT_AFTER, _NO_MORE = pattern(UNIT_AFTER), pattern(AFTER)


def number(printed: str) -> float | None:
    """The number that figures, fraction glyphs or words come to; None if they come to none."""
    text = " ".join(
        printed.replace("-", " ").replace("–", " ").replace("&", " ").casefold().split()
    )
    part = 0.0
    for sign, worth in (("1/2", 0.5), ("1/4", 0.25), ("3/4", 0.75), *FRACTION_GLYPHS.items()):
        if text.endswith(sign):
            text, part = text.removesuffix(sign).strip(), worth
            break
    else:
        for ending, worth in (("half", 0.5), ("three quarters", 0.75), ("quarter", 0.25)):
            if text.endswith(ending) or text == "half a":
                text, part = text.removesuffix(" a").removesuffix(ending).strip(), worth
                break
    while (shorter := patterns.sub(r"\s(?:and|a|one|1)$", "", text)) != text:
        text = shorter
    if not text or (part and text in ("a", "one") and printed.casefold().startswith("one-half")):
        return part if printed.strip() else None
    if text == "no":
        return 0
    if text in NUMBER_WORDS:
        return NUMBER_WORDS[text] + part
    try:
        return float(text.replace(",", ".")) + part
    except ValueError:
        return None


def best_of(printed: str) -> float | None:
    """The best of a scale, in figures or in the few words that one is told in."""
    word = " ".join(printed.split())
    if word[:1].isdecimal():
        return float(word.replace(",", "."))
    return BEST_WORDS.get(word)


def number_before(low: str, end: int) -> tuple[float, int] | None:
    """The number that ends at `end`, and where it starts."""
    found = _NUMBER_END.search(low, max(0, end - _LOOK_BACK), end)
    value = number(found["value"]) if found else None
    if found is None or value is None:
        return None
    return value + (0.5 if found["half"] else 0), found.start()


def units_before(low: str, end: int) -> tuple[float, int] | None:
    """The same with a unit of the critic's own making between: `8 gulls out of 10`."""
    found = _NUMBER_OF.search(low, max(0, end - _LOOK_BACK), end)
    value = number(found["value"]) if found and not is_counted(f" {found['noun']}") else None
    return (value, found.start()) if found and value is not None else None


def best_at(low: str, start: int) -> tuple[float, int] | None:
    """The best of the scale that `out of` at `start` introduces, and where the form ends."""
    found = _OUT_OF.match(low, start)
    best = best_of(found["best"]) if found else None
    if found is None or not best:
        return None
    end = found.end()
    unit = _UNIT_AFTER.match(low, end)
    end = unit.end() if unit else end
    end += low[end : end + 1] in (")", "]") and low.rfind("(", start - 3, start) >= 0
    return (best, end) if _NO_MORE.match(low, end) else None
