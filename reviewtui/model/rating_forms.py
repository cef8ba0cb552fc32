"""The forms a rating is printed in: each found wherever it stands, with its value and scale.

Patterns are kept as strings and compiled at first use, and each has a cheap test before it: a text
without a star costs no pattern for stars. All repetition is bounded, so that time is linear.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reviewtui.model.rating_glyphs import EMPTY, FULL, PART, ROW, count
from reviewtui.model.rating_words import (
    BEST_WORDS,
    FRACTION_GLYPHS,
    NUMBER_WORDS,
    STAR_UNITS,
    UNITS,
    VERDICTS,
)

if TYPE_CHECKING:
    from collections.abc import Iterator


class Mark(NamedTuple):
    """A rating form found in a text; `best` is None where no scale is printed with it."""

    kind: str
    """fraction, signed, percent, drawn, stars, letter, thumbs, words, dice, school or bare."""
    value: float | str
    best: float | str | None
    worst: float | str | None
    start: int
    end: int


_WORD = "|".join(sorted(NUMBER_WORDS, key=len, reverse=True))
_BEST_WORD = "|".join(sorted(BEST_WORDS, key=len, reverse=True))
_DIGITS = (
    r"\d{1,2}(?:[\s–-]|\s?&\s?|\sand\s)(?:1/2|1/4|3/4)(?!\d)|\d{0,2}\s?[½¼¾⅓⅔]|"
    r"\d{1,2}[\s-]and[\s-](?:a|one)[\s-]half|1/2(?=\s?/\s?\d|\sout\sof\s)|"
    r"\d{1,3}(?:[.,]\d{1,3})?|[.,]\d{1,2}"
)
_HALF_STAR = r"(?:half[\s-]a|one[\s-]half|half|no|1/2)(?=[\s-](?:a\s)?star)"
_SPELT = (
    rf"(?:{_WORD})(?:[\s-](?:and[\s-])?(?:(?:a|one|1)[\s-])?half|[\s-]and[\s-](?:a[\s-]|one[\s-])?quarter"
    rf"|[\s-]and[\s-]three[\s-]quarters)?(?![A-Za-z])"
)
_NUMBER = rf"(?:{_SPELT}|{_HALF_STAR}|{_DIGITS})"
_BEFORE = r"(?<![A-Za-z0-9_/$€£#½])(?<!\d[.,:–-])(?<!\d [½])"
_AFTER = r"(?![A-Za-z0-9_/]|[.,:]\d|[–-]\d)"
_SLASH = r"[/⁄∕／]"
_OF = (
    r"out\s+of(?:\s+(?:a\s+)?(?:possible|maximum)(?:\s+of)?)?|of(?:\s+a\s+possible)?|"
    r"von|sur|de|su|av|van"
)
_BEST = rf"(?:\d{{1,3}}(?:[.,]\d{{1,2}})?|(?:{_BEST_WORD})(?![A-Za-z]))"

FRACTION = (
    rf"{_BEFORE}(?P<value>{_NUMBER})(?:[\s-]?(?:{UNITS}))?\s{{0,3}}[(\[]?\s?"
    rf"(?:{_SLASH}|(?:{_OF})(?=[\s\d]))\s{{0,3}}(?P<best>{_BEST})(?:[\s-]?(?:{UNITS})(?![A-Za-z]))?[)\]]?{_AFTER}"
)
OF_BEST = (
    rf"\s{{0,2}}[(\[]?(?:{_SLASH}|(?:out\s+)?of)\s{{0,2}}(?P<best>{_BEST})"
    rf"(?:\s(?:{UNITS})(?![A-Za-z]))?[)\]]?{_AFTER}"
)
ON_A_SCALE = (
    rf"{_BEFORE}(?P<value>{_NUMBER})(?:[\s-](?:{UNITS}))?,?\s(?:on|out\sof)\s(?:a|an|the|my|our)\s"
    rf"(?:scale\s(?:of|from)\s(?:(?P<worst>\d{{1,2}}|one|zero)\s?(?:to|-|–)\s?)?(?P<best>\d{{1,3}}|{_BEST_WORD})"
    rf"|(?P<best2>\d{{1,3}}|{_BEST_WORD})[\s-](?:point|star)s?\sscale){_AFTER}"
)
SCALE_FIRST = (
    rf"on\s(?:a|the|my|our)\sscale\s(?:of|from)\s(?P<worst>\d{{1,2}}|one|zero)\s?(?:to|-|–)\s?"
    rf"(?P<best>\d{{1,3}}|{_BEST_WORD})\b[^.!?\n]{{0,80}}?\s(?:an?|at|is|as|it|with)\s(?:(?:solid|strong|firm|weak|clear)\s)?"
    rf"(?P<value>{_NUMBER}){_AFTER}"
)
SIGNED = (
    r"(?<![\w.,/])(?P<value>[+\-−]?\d(?:[.,]\d)?)\s{0,2}(?:out\s+of|on\s+(?:the|an?|my|our)|/)?\s{0,2}"
    r"[(\[]?\s?[-−]\s?(?P<worst>\d{1,2})\s{0,2}(?:\.\.+|…|to|through|/(?=\s?\+))\s{0,2}\+?\s?(?P<best>\d{1,2})[)\]]?"
    r"(?:\s+scale)?(?![\w/])"
)
PERCENT = (
    rf"{_BEFORE}(?P<value>\d{{1,3}}(?:[.,]\d{{1,2}})?)\s?"
    r"(?:%|percent\b|per\scent\b|Prozent\b|por\sciento\b)"
)
STARS = rf"{_BEFORE}(?P<value>{_NUMBER})[\s-]?(?:{STAR_UNITS})(?![A-Za-z])"
ASTERISKS = (
    r"(?<![\w*\\])(?<!\*[ ])(?P<row>(?:\*[ ]?){0,9}\*)(?P<half>\s?½|[\s-]?1/2(?!\d)|\s?\+(?!\w))?"
    rf"(?:\s{{0,2}}[(\[]?(?:{_SLASH}|(?:out\s+)?of)\s{{0,2}}(?:(?P<of>\*{{3,10}})|(?P<best>{_BEST}))"
    rf"(?:\s(?:{UNITS}))?[)\]]?)?(?![\w*]|\s\*)"
)
LETTER = (
    r"(?<![\w+&/'’.-])(?P<letter>[A-Da-dFf])(?:\s?(?P<sign>\+{1,2}|[-−–](?![\w–-]))|[\s-](?P<name>(?i:plus|minus))\b)?"
    r"(?![\w+&/'’-]|\.\w)"
)
_HAND = "[👍👎][🏻-🏿]?"
THUMBS = (
    r"(?:two\s|2\s|both\s)?(?:a\s(?:big\s)?)?thumbs?[\s-](?P<way>up|down)\b|"
    rf"{_HAND}(?:\s?{_HAND})?"
)
WORDS = "|".join(
    rf"(?<![\w-]){words.replace(' ', '[ -]')}(?![\w-])"
    for words in sorted(VERDICTS, key=len, reverse=True)
)
DICE = r"terning(?:kast)?\s?[:=]?\s?(?P<value>[1-6])(?![\d/.,]\d|\d)|[⚀-⚅]"
SCHOOL = (
    r"\b(?:(?P<sure>schulnote|gesamtnote|testnote|endnote|testurteil|zensur)\s{0,2}:?|note\s{0,2}:)\s{0,2}"
    r"(?:(?:sehr gut|gut|befriedigend|ausreichend|mangelhaft|ungenügend)\s?\(?)?"
    r"(?P<value>[1-6])(?:[.,](?P<decimal>\d{1,2})|\s?(?P<sign>\+|[-−–](?![\d])))?\)?"
    r"(?![\w/]|[.,]\d|\s?[/–-]\s?\d|\s(?:von|sur|out|of|de)\b)"
)
GERMAN = r"\b(?:und|der|das|ist|nicht|eine?[mnrs]?|sehr|aber|mit|für|schulnoten?)\b|[äöüß]"

_IGNORE = re.IGNORECASE


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
    while (shorter := re.sub(r"\s(?:and|a|one|1)$", "", text)) != text:
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


def _best(printed: str) -> float:
    word = " ".join(printed.casefold().split())
    return BEST_WORDS[word] if word in BEST_WORDS else float(word.replace(",", "."))


def scan(text: str) -> list[Mark]:
    """Every rating form in a text, in order; where two overlap, the more telling one.

    Forms only: whether `4/5` is a rating or a date is for the reader of the words around it.
    """
    marks = sorted(_everything(text), key=lambda pair: (pair[1].start, pair[0]))
    kept: list[tuple[int, Mark]] = []
    for rank, mark in marks:
        if kept and mark.start < kept[-1][1].end:
            if rank < kept[-1][0]:
                kept[-1] = (rank, mark)
            continue
        kept.append((rank, mark))
    return [mark for _, mark in kept]


def _everything(text: str) -> Iterator[tuple[int, Mark]]:
    """All forms, overlapping, each with its rank: the lower, the more telling."""
    low = text.casefold() if text.isascii() else text.lower()
    digits = any(digit in text for digit in "0123456789½¼¾")
    of = "of" in low or "/" in text
    if (digits and "-" in text) or "−" in text:
        yield from ((0, mark) for mark in _signed(text))
    if "scale" in low:
        yield from ((1, mark) for mark in _on_a_scale(text))
    if of or any(f" {word} " in low for word in ("von", "sur", "de", "su", "av", "van")):
        yield from ((3, mark) for mark in _fractions(text))
    if "*" in text:
        yield from ((2, mark) for mark in _asterisks(text))
    if not text.isascii():
        yield from ((2, mark) for mark in _drawn(text))
    if digits:
        yield from ((6, mark) for mark in _percents(text))
    if "terning" in low or not text.isascii():
        yield from ((7, mark) for mark in _dice(text))
    if any(word in low for word in ("note", "urteil", "zensur")):
        yield from ((8, mark) for mark in _school(text))
    if any(
        word in low for word in ("star", "ster", "stj", "stelle", "estr", "étoile", "★", "⭐", "*")
    ):
        yield from ((4, mark) for mark in _stars(text))
    if "thumb" in low or "👍" in text or "👎" in text:
        yield from ((9, mark) for mark in _thumbs(text))
    yield from ((10, mark) for mark in _words(text))
    yield from ((11, mark) for mark in _letters(text))


def _fractions(text: str) -> Iterator[Mark]:
    for found in re.finditer(FRACTION, text, _IGNORE):
        value, best = number(found["value"]), _best(found["best"])
        if value is None or best <= 0 or (value, best) in _FAMOUS:
            continue
        yield Mark("fraction", value, best, 0, *found.span())


_FAMOUS = {(24, 7), (9, 11), (7, 11), (50, 50), (16, 9)}
"""Always open, the day, the shop, the odds and the picture: never ratings."""


def _on_a_scale(text: str) -> Iterator[Mark]:
    for pattern in (ON_A_SCALE, SCALE_FIRST):
        for found in re.finditer(pattern, text, _IGNORE):
            value = number(found["value"])
            printed = found["best"] or found["best2"] if pattern is ON_A_SCALE else found["best"]
            worst = number(found["worst"]) if found["worst"] else 0
            if value is not None and worst is not None and _best(printed) > worst:
                yield Mark("fraction", value, _best(printed), worst, *found.span())


def _signed(text: str) -> Iterator[Mark]:
    for found in re.finditer(SIGNED, text, _IGNORE):
        value = float(found["value"].replace(",", ".").replace("−", "-"))
        yield Mark("signed", value, float(found["best"]), -float(found["worst"]), *found.span())


def _percents(text: str) -> Iterator[Mark]:
    for found in re.finditer(PERCENT, text, _IGNORE):
        value = number(found["value"])
        if value is not None:
            yield Mark("percent", value, 100, 0, *found.span())


def _drawn(text: str) -> Iterator[Mark]:
    if not any(glyph in text for glyph in (*FULL, *EMPTY, *PART)):
        return
    for found in re.finditer(ROW, text):
        start, end = found.span()
        if end - start <= 2 and text[max(0, start - 2) : start].rstrip()[-1:].isdigit():
            continue  # `4 ★` is four stars
        row, best = count(found[0]), None
        if scale := re.compile(OF_BEST, _IGNORE).match(text, end):
            best, end = _best(scale["best"]), scale.end()
        yield Mark("drawn", row.value, best or row.best, 0, start, end)


def _asterisks(text: str) -> Iterator[Mark]:
    for found in re.finditer(ASTERISKS, text, _IGNORE):
        value = found["row"].count("*") + (0.5 if found["half"] else 0)
        best = found["of"].count("*") if found["of"] else found["best"] and _best(found["best"])
        start, end = found.span()
        yield Mark("asterisks", value, best or None, 0, start, end)


def _stars(text: str) -> Iterator[Mark]:
    for found in re.finditer(STARS, text, _IGNORE):
        value = number(found["value"])
        if value is not None and value <= 10:
            yield Mark("stars", value, None, 0, *found.span())


def _dice(text: str) -> Iterator[Mark]:
    for found in re.finditer(DICE, text, _IGNORE):
        value = int(found["value"]) if found["value"] else ord(found[0]) - ord("⚀") + 1
        yield Mark("dice", value, 6, 1, *found.span())


def _school(text: str) -> Iterator[Mark]:
    for found in re.finditer(SCHOOL, text, _IGNORE):
        if not (found["sure"] or found["sign"] or re.search(GERMAN, text[:4000], _IGNORE)):
            continue  # in French a `Note : 4` is out of five
        value = float(f"{found['value']}.{found['decimal'] or 0}")
        if found["sign"]:
            value += -0.25 if found["sign"] == "+" else 0.25
        yield Mark("school", value, 1, 6, *found.span())


def _thumbs(text: str) -> Iterator[Mark]:
    for found in re.finditer(THUMBS, text, _IGNORE):
        hands = found["way"].casefold() if found["way"] else found[0]
        if "👍" in hands and "👎" in hands:
            continue
        yield Mark("thumbs", int(hands == "up" or "👍" in hands), 1, 0, *found.span())


def _words(text: str) -> Iterator[Mark]:
    for found in re.finditer(WORDS, text, _IGNORE):
        yield Mark("words", found[0], None, None, *found.span())


def _letters(text: str) -> Iterator[Mark]:
    for found in re.finditer(LETTER, text):
        letter = found["letter"].upper()
        sign = {"plus": "+", "minus": "-", "": ""}.get((found["name"] or "").casefold(), "")
        if found["sign"]:
            sign = "+" if "+" in found["sign"] else "-"
        value = "F" if letter == "F" else letter + sign
        yield Mark("letter", value, "A+", "F", *found.span())


def join(text: str, marks: list[Mark]) -> list[Mark]:
    """One rating printed twice in a row is one: `★★★★☆ (4/5)`, `4/5 (80%)`.

    The figures say what the drawing only shows, so they are kept, with the words of both.
    """
    joined: list[Mark] = []
    for mark in marks:
        last = joined[-1] if joined else None
        if last and mark.start - last.end <= 6 and _same(text, last, mark):
            told = min(last, mark, key=lambda one: _TELLING.index(one.kind))
            end = mark.end + (text[mark.end : mark.end + 1] in (")", "]"))
            joined[-1] = told._replace(start=last.start, end=end)
        else:
            joined.append(mark)
    return joined


_TELLING = (
    "signed", "fraction", "dice", "school", "letter", "percent", "drawn", "asterisks", "stars",
    "thumbs", "words",
)  # fmt: skip


def _same(text: str, one: Mark, other: Mark) -> bool:
    """Whether two neighbouring marks say the same thing in two ways."""
    between = text[one.end : other.start]
    if not re.fullmatch(r"\s{0,2}[(\[|=:,–—-]?\s{0,2}", between) or "\n" in between:
        return False
    values = (one.value, other.value)
    if isinstance(one.value, str) or isinstance(other.value, str):
        return (
            one.kind != other.kind and "letter" in (one.kind, other.kind) and between.strip() == "("
        )
    if one.best is None or other.best is None:
        return values[0] == values[1] and one.kind != other.kind
    if isinstance(one.best, str) or isinstance(other.best, str):
        return False
    return abs(one.value / one.best - other.value / other.best) < 0.13 and one.kind != other.kind
