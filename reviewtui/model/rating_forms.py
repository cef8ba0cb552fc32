"""The forms a rating is printed in: each found wherever it stands, with its value and scale.

Patterns are kept as strings and compiled at first use, and each has a cheap test before it: a text
without a star costs no pattern for stars. All repetition is bounded, so that time is linear.
"""

from __future__ import annotations

from itertools import chain, islice

from reviewtui import patterns
from reviewtui.model.rating_glyphs import EMPTY, FULL, PART, ROW, count
from reviewtui.model.rating_numbers import (
    AFTER,
    AND_HALF,
    BEFORE,
    DIGITS,
    OUT_OF,
    WORD,
    best_at,
    best_of,
    number,
    number_before,
    units_before,
)
from reviewtui.model.rating_words import STAR_UNITS, VERDICTS
from reviewtui.model.text import lowered
from reviewtui.patterns import pattern
from reviewtui.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterator


class Mark(Record):
    """A rating form found in a text; `best` is None where no scale is printed with it."""

    kind: str
    """fraction, signed, percent, drawn, stars, letter, thumbs, words, dice, school or bare;
    six, ten or twenty for a bare number whose label is customarily out of so many."""
    value: float | str
    best: float | str | None
    worst: float | str | None
    start: int
    end: int


_MOST = 1000
"""Forms of one kind beyond this many are a table or a flood, and no review."""


def scan(text: str, *, loose: bool = False) -> list[Mark]:
    """Every rating form in a text, in order; where two overlap, the more telling one.

    Forms only: whether `4/5` is a rating or a date is for the reader of the words around it.
    `loose` takes a small letter for a grade too, as bare score strings have them.
    """
    ranked = sorted(
        _everything(text, loose), key=lambda pair: (pair[1].start, pair[0], -pair[1].end)
    )
    kept: list[tuple[int, Mark]] = []
    for rank, mark in ranked:
        if kept and mark.start < kept[-1][1].end:
            if rank < kept[-1][0]:
                kept[-1] = (rank, mark)
            continue
        kept.append((rank, mark))
    return [mark for _, mark in kept]


_GLYPHS = frozenset(FULL + EMPTY + "".join(PART))


def _everything(text: str, loose: bool) -> Iterator[tuple[int, Mark]]:
    """All forms, overlapping, each with its rank: the lower, the more telling."""
    low, seen = lowered(text), set(text)
    digits = not seen.isdisjoint("0123456789½¼¾⅓⅔")
    if digits and any(
        sign in low for sign in ("..", "…", "to +", "scale", "through", "/+", " to ")
    ):
        yield from ((0, mark) for mark in _signed(low))
    if any(
        words in low
        for words in ("scale of", "scale from", "point scale", "star scale", "gauge of", "meter of")
    ):
        yield from ((1, mark) for mark in _on_a_scale(low))
    if "*" in seen:
        yield from ((2, mark) for mark in _asterisks(low))
    if not seen.isdisjoint(_GLYPHS):
        yield from ((2, mark) for mark in _drawn(text, low))
    yield from ((3, mark) for mark in _fractions(low))
    if "%" in seen or any(words in low for words in ("percent", "per cent", "prozent", "ciento")):
        yield from ((6, mark) for mark in _percents(low))
    if "terning" in low or not seen.isdisjoint("⚀⚁⚂⚃⚄⚅"):
        yield from ((7, mark) for mark in _dice(low))
    if digits and any(
        word in low for word in ("note:", "note :", "note ", "urteil", "zensur", "gut (")
    ):
        yield from ((8, mark) for mark in _school(low))
    yield from ((4, mark) for mark in _stars(low))
    if "thumb" in low or "👍" in seen or "👎" in seen:
        yield from ((9, mark) for mark in _thumbs(low))
    yield from ((10, mark) for mark in _words(text, low))
    yield from ((11, mark) for mark in _letters(_graded(text) if loose else text))


def _graded(text: str) -> str:
    """A score string that is one small letter, with its letter made large."""
    small = patterns.fullmatch(r"[a-df](?:\s?[+\-−–]{1,3}|[\s-](?:plus|minus))?", text)
    return text[0].upper() + text[1:] if small else text


_FAMOUS = {(24, 7), (9, 11), (7, 11), (50, 50), (16, 9)}
"""Always open, the day, the shop, the odds and the picture: never ratings."""


def _fractions(low: str) -> Iterator[Mark]:
    for found in islice(patterns.finditer(OUT_OF, low), _MOST):
        told, scale = number_before(low, found.start()), best_at(low, found.start())
        if told is None and scale and scale[0] in (5, 10) and found[0].startswith("out"):
            told = units_before(low, found.start())
        if told and scale and scale[0] == 2 and scale[1] > found.end():
            continue  # `1/2 star` is half of one
        if told and low[told[1]].isalpha() and found[0][0] == "/" and found["best"][0].isdecimal():
            continue  # `Air Force One / 10`: nobody writes it so
        if told and scale and (told[0], scale[0]) not in _FAMOUS:
            yield Mark("fraction", told[0], scale[0], 0, told[1], scale[1])


_ENDS = r"(?P<best>\d{1,3}|four|five|ten|a\shundred)"
ON_A_SCALE = (
    r",?\s(?:on|out\sof)\s(?:a|an|the|my|our)\s"
    rf"(?:scale\s(?:of|from)\s(?:(?P<worst>\d{{1,2}}|one|zero)\s?(?:to|-|–)\s?)?{_ENDS}"
    rf"|{_ENDS.replace('best', 'best2')}[\s-](?:point|star)s?\sscale){AFTER}"
)
"""`7 on a scale of 1 to 10`, `a 3 on our 4-star scale`."""
SCALE_FIRST = (
    r"on\s(?:a|the|my|our)\s(?:[\w’'-]{2,14}\s){0,3}(?:scale|gauge|meter)\s(?:of|from)\s(?P<worst>\d{1,2}|one|zero)\s?(?:to|-|–)\s?"
    rf"{_ENDS}\b[^.!?\n]{{0,80}}?\s(?:an?|at|is|as|it|with)\s"
    rf"(?:[a-z-]{{3,14}},?\s){{0,3}}(?P<value>{DIGITS}|{WORD}){AFTER}"
)
"""`On a scale of one to ten, it is a six`, `On the Harbour Gauge of 1 to 10, a stout, salty 7`."""


def _on_a_scale(low: str) -> Iterator[Mark]:
    for found in islice(patterns.finditer(ON_A_SCALE, low), _MOST):
        best, worst = best_of(found["best"] or found["best2"]), number(found["worst"] or "0")
        told = number_before(low, found.start())
        if told and best and worst is not None and best > worst:
            yield Mark("fraction", told[0], best, worst, told[1], found.end())
    for found in islice(patterns.finditer(SCALE_FIRST, low), _MOST):
        best, worst, value = best_of(found["best"]), number(found["worst"]), number(found["value"])
        if value is not None and best and worst is not None and best > worst:
            yield Mark("fraction", value, best, worst, *found.span())


SIGNED = (
    r"(?<![\w.,/])(?P<value>[+\-−]?\d(?:[.,]\d)?)\s{0,2}(?:out\s+of|on\s+(?:the|an?|my|our)|/)?"
    r"\s{0,2}[(\[]?\s?(?:on\s(?:a|the|my|our)\s)?(?:(?:scale:?\s)?(?:of\s|from\s)|scale:?\s)?"
    r"[-−]\s?(?P<worst>\d{1,2})\s{0,2}(?:\.\.+|…|to|through|/(?=\s?\+))\s{0,2}"
    r"\+?\s?(?P<best>\d{1,2})[)\]]?(?:\s+scale)?(?![\w/])"
)
"""`+2 out of -4..+4`, `low +1 (-4 to +4)`: the scale of one old hand of the net."""
SIGNED_FIRST = (
    r"[-−](?P<worst>\d{1,2})\s{0,2}(?:\.\.+|…|to|through)\s{0,2}\+?(?P<best>\d{1,2})[)\]]?"
    r"(?:\s+scale)?(?:\s?[:=]|,?\s(?:an?|it\sis\san?|i\sgive\s(?:it|this)\san?))"
    r"\s{0,2}(?P<value>[+\-−]?\d(?:[.,]\d)?)(?![\w/]|[.,]\d)"
)
"""`On the -4..+4 scale: -2`."""


def _signed(low: str) -> Iterator[Mark]:
    both = chain(patterns.finditer(SIGNED_FIRST, low), patterns.finditer(SIGNED, low))
    for found in islice(both, _MOST):
        value = float(found["value"].replace(",", ".").replace("−", "-"))
        yield Mark("signed", value, float(found["best"]), -float(found["worst"]), *found.span())


PERCENT = (
    rf"{BEFORE}(?P<value>\d{{1,3}}(?:[.,]\d{{1,2}})?)\s?"
    r"(?:%|percent\b|per\scent\b|prozent\b|por\sciento\b)"
)
"""`85%`, `85 percent`, `85 Prozent`."""


def _percents(low: str) -> Iterator[Mark]:
    for found in islice(patterns.finditer(PERCENT, low), _MOST):
        value = number(found["value"])
        if value is not None:
            yield Mark("percent", value, 100, 0, *found.span())


_A_GLYPH = pattern(f"[{FULL}{EMPTY}{''.join(PART)}]")
_ROW = pattern(ROW)


def _drawn(text: str, low: str) -> Iterator[Mark]:
    for found in islice(_rows(text), _MOST):
        start, end = found.span()
        if end - start <= 2 and text[max(0, start - 2) : start].rstrip()[-1:].isnumeric():
            continue  # `4 ★` is four stars
        row, scale = count(found[0]), _scale_after(low, end)
        best, end = scale or (row.best, end)
        yield Mark("drawn", row.value, best, 0, start, end)


def _rows(text: str) -> Iterator[re.Match[str]]:
    """The rows of glyphs; what lies between two of them is passed over in one step."""
    glyph = _A_GLYPH.search(text)
    while glyph:
        row = _ROW.match(text, glyph.start())
        if row:
            yield row
        glyph = _A_GLYPH.search(text, row.end() if row else glyph.end())


def _scale_after(low: str, end: int) -> tuple[float, int] | None:
    """The scale printed after a row: `(out of 4)`."""
    gap = len(low[end : end + 4]) - len(low[end : end + 4].lstrip(" (["))
    return best_at(low, end + gap)


ASTERISKS = (
    r"(?<![\w*\\])(?<!\*[ ])(?P<row>(?:\*[ ]?){0,9}\*)(?P<half>\s?½|[\s-]?1/2(?!\d)|\s?\+(?!\w))?"
    r"(?P<of>(?:\sstars?)?\s{0,2}[(\[]?(?:[/⁄∕／]|(?:out\s+)?of)\s{0,2}\*{3,10}[)\]]?)?(?![\w*]|\s\*)"
)
"""`***1/2`, `**** (out of *****)`."""


def _asterisks(low: str) -> Iterator[Mark]:
    for found in islice(patterns.finditer(ASTERISKS, low), _MOST):
        value = found["row"].count("*") + (0.5 if found["half"] else 0)
        start, end = found.span()
        if value == 1 and low[max(0, start - 2) : start].rstrip()[-1:].isnumeric():
            continue  # `4 *` is four stars
        if found["of"]:
            yield Mark("asterisks", value, found["of"].count("*"), 0, start, end)
            continue
        best, end = _scale_after(low, end) or (None, end)
        yield Mark("asterisks", value, best, 0, start, end)


STAR_UNIT = rf"(?<![a-z])(?:{STAR_UNITS})(?![a-z])"
"""`four stars`, `vier Sterne`, `4 ★`."""
_HALF_BEHIND = pattern(rf"{AND_HALF}(?!\w)")


def _stars(low: str) -> Iterator[Mark]:
    for found in islice(patterns.finditer(STAR_UNIT, low), _MOST):
        told = number_before(low, found.start())
        if told and told[0] <= 10 and found.start() - told[1] > 0:
            half = _HALF_BEHIND.match(low, found.end())
            value, end = (told[0] + 0.5, half.end()) if half else (told[0], found.end())
            yield Mark("stars", value, None, 0, told[1], end)


DICE = (
    r"terning(?:kast)?\s?[:=]?\s?(?:(?P<value>[1-6])(?![\d/.,]\d|\d)"
    r"|(?P<word>ein|en|to|tre|fire|fem|seks)\b)|[⚀-⚅]"
)
"""Norwegians throw one: `Terningkast 5`, `⚄`; from one to six, and one is the worst."""
_ON_DICE = {"ein": 1, "en": 1, "to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6}


def _dice(low: str) -> Iterator[Mark]:
    for found in islice(patterns.finditer(DICE, low), _MOST):
        value = _ON_DICE[found["word"]] if found["word"] else int(found["value"] or 0)
        value = value or ord(found[0]) - ord("⚀") + 1
        yield Mark("dice", value, 6, 1, *found.span())


_IN_WORDS = "(?:sehr gut|gut|befriedigend|ausreichend|mangelhaft|ungenügend)"
SCHOOL = (
    r"\b(?:(?P<sure>(?:schulnote|gesamtnote|gesamturteil|testnote|endnote|testurteil|zensur)\s{0,2}:?|"
    rf"(?={_IN_WORDS}\s\([1-6],\d\)))|note\s{{0,2}}:)\s{{0,2}}(?:{_IN_WORDS}\s?\(?)?"
    r"(?P<value>[1-6])(?:[.,](?P<decimal>\d{1,2})|\s?(?P<sign>\+|[-−–](?![\d])))?\)?"
    r"(?![\w/]|[.,]\d|\s?[/–-]\s?\d|\s(?:von|sur|out|of|de)\b)"
)
"""German marks, from 1 (best) to 6, in quarters: `Note: 2+` is 1.75, `2-` is 2.25, `gut (1,8)`."""
GERMAN = (
    r"\b(?:befriedigend|ausreichend|gut|meine|unsere|und|der|das|ist|nicht|eine?[mnrs]?|sehr|aber|"
    r"mit|für|schulnoten?)\b|[äöüß]"
)
"""Words that tell a German `Note: 2` from a French one, which is out of five or twenty."""


def _school(low: str) -> Iterator[Mark]:
    for found in islice(patterns.finditer(SCHOOL, low), _MOST):
        told = found["sure"] is not None or found["sign"] or patterns.match(r"note: \d,", found[0])
        if not told and not patterns.search(GERMAN, low[:4000]):
            continue  # in French a `Note : 4`, with its colon set off, is out of five
        value = float(f"{found['value']}.{found['decimal'] or 0}")
        if found["sign"]:
            value += -0.25 if found["sign"] == "+" else 0.25
        yield Mark("school", value, 1, 6, *found.span())


_HAND = "[👍👎][🏻-🏿]?"
THUMBS = (
    rf"(?:(?:two|2)\s(?:[a-z]{{4,14}}\s)?)?thumbs?[\s-](?:(?:way|firmly|slightly)\s)?(?P<way>up|down)\b|"
    rf"{_HAND}(?:\s?{_HAND})?"
)
"""`Two thumbs up`, `👎`."""


def _thumbs(low: str) -> Iterator[Mark]:
    for found in islice(patterns.finditer(THUMBS, low), _MOST):
        hands = found["way"] or found[0]
        if "👍" in hands and "👎" in hands:
            continue
        yield Mark("thumbs", int(hands == "up" or "👍" in hands), 1, 0, *found.span())


WORDS = rf"\b(?:{'|'.join(sorted(VERDICTS, key=len, reverse=True))})(?![\w-])".replace(" ", "[ -]")


CHOICE = (
    r"(?<!\w)(?P<options>[a-z]{3,12}(?: it)?(?:\s?(?:/|,| or )\s?(?:or )?[a-z]{3,12}(?: it)?){1,3})"
    r"\s?[:?]\s{0,2}(?P<choice>[a-z]{3,12}(?: it)?)(?![\w-])"
)
"""`Buy / Borrow / Skip: Borrow`: whatever the choices are, one of them is taken."""


def _words(text: str, low: str) -> Iterator[Mark]:
    choices = patterns.finditer(CHOICE, low) if "skip" in low or "buy" in low else ()
    for found in islice(choices, _MOST):
        if found["choice"] in patterns.split(r"\s?(?:/|,| or )\s?(?:or )?", found["options"]):
            start, end = found.span("choice")
            yield Mark("words", text[start:end], None, None, start, end)
    for found in islice(patterns.finditer(WORDS, low), _MOST):
        yield Mark("words", text[found.start() : found.end()], None, None, *found.span())


LETTER = (
    r"(?<![\w+&/'’.-])(?P<letter>[A-DF])"
    r"(?:\s?(?P<sign>\+{1,3}|[-−–]{1,3}(?![\w–-]))|[\s-]?(?P<name>plus|minus|PLUS|MINUS|Plus|Minus)\b)?"
    r"(?![\w+&'’-]|/(?![A-Z][a-z]{2})|\.\w)"
)
"""`B+`, `A minus`, `C--`; there is no E, and what goes on in letters is a word."""
_AFTER_LETTER = pattern(r"\s(?!in\smy|from|for|overall|at|because|and|but|grade|rating)[a-z]")


def _letters(text: str) -> Iterator[Mark]:
    for found in islice(patterns.finditer(LETTER, text), _MOST):
        letter, name = found["letter"], (found["name"] or "").casefold()
        if len(found[0]) == 1 and _AFTER_LETTER.match(text, found.end()):
            continue  # an article, or the letter of something
        sign = {"plus": "+", "minus": "-", "": ""}[name]
        if found["sign"]:
            sign = "+" if "+" in found["sign"] else "-"
        value = "F" if letter == "F" else letter + sign
        yield Mark("letter", value, "A+", "F", *found.span())
