"""Titles of works as everybody writes them brought to one form, so that reviews can meet."""

from __future__ import annotations

from reviewtui import patterns
from reviewtui.patterns import IGNORECASE

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re

    Match = re.Match[str]

_WORLD = r"from the world of [^:]{2,60}: ?(?=\S)"
_NUMBERS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
)  # fmt: skip
_SEASON = (
    r"(?P<show>\S.*?)[\s,:;(–—-]+(?:the\s)?(?:complete\s)?"
    r"(?:(?:season|series|staffel|saison|temporada|stagione|sezon|säsong|seizoen)\s"
    rf"(?P<number>\d{{1,2}}|{'|'.join(_NUMBERS)})|s(?P<short>\d{{1,2}})"
    r"|(?P<nth>\d{1,2}|first|second|third)(?:st|nd|rd|th|\.)?\s(?:season|staffel))\)?"
)
_NTH = {"first": 1, "second": 2, "third": 3}
_ROMAN = {
    "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "XI": 11, "XII": 12,
    "XIII": 13, "XIV": 14, "XV": 15, "XVI": 16,
}  # fmt: skip
"""`I` is somebody, and `X` the last name of one."""
_ROMAN_END = r"(?<=[\w!?.])\s(" + "|".join(_ROMAN) + r")(?=\s*(?:$|[:–—(-]))"
_PARTS = ("part ", "chapter ", "volume ", "vol. ", "vol ", "episode ")
_PART = (
    r"\b(?P<part>part|chapter|volume|vol\.?|episode)\s"
    rf"(?P<number>\d{{1,2}}|{'|'.join(_NUMBERS)}|{'|'.join(_ROMAN)})\b"
)


def bare_title(title: str) -> str:
    """A title without what sellers put before it: `From the World of John Wick: Ballerina`."""
    found = patterns.match(_WORLD, title, IGNORECASE) if title[:5].casefold() == "from " else None
    return title[found.end() :] if found else title


def work_key(title: str) -> str:
    """The form of a title by which reviews meet, whoever wrote it in which way."""
    title = bare_title(title)
    named = title.casefold()
    if (title[-1:].isdecimal() or "season" in named or named.endswith(_NUMBERS)) and (
        season := season_title(title)
    ):
        return season
    if " & " in title:
        title = title.replace(" & ", " and ")
    if any(part in named for part in _PARTS):
        title = patterns.sub(_PART, _numbered, title, IGNORECASE)
    if any(f" {roman}" in title for roman in _ROMAN):
        title = patterns.sub(_ROMAN_END, lambda found: f" {_ROMAN[found[1]]}", title)
    return title


def _numbered(found: Match) -> str:
    """`Part Two`, `Part II` and `Part 2` are one part; `Vol.` is a volume."""
    part, number = found["part"].casefold().rstrip("."), found["number"]
    if number.upper() in _ROMAN:
        number = str(_ROMAN[number.upper()])
    elif number.casefold() in _NUMBERS:
        number = str(_NUMBERS.index(number.casefold()) + 1)
    return f"{'volume' if part == 'vol' else part} {number}"


def season_title(title: str) -> str | None:
    """`The Bear: Season 2`, however a headline says so; None for what names no season.

    A season is a work of its own: two seasons are not one thing that critics disagree about.
    """
    found = patterns.fullmatch(_SEASON, title.strip(), IGNORECASE)
    if not found:
        return None
    printed = (found["number"] or found["short"] or found["nth"]).casefold()
    if printed in _NTH:
        number = _NTH[printed]
    elif printed.isdecimal():
        number = int(printed)
    else:
        number = _NUMBERS.index(printed) + 1
    show = found["show"].strip(' ,:-–—(“”‘’"')
    return f"{show}: Season {number}"
