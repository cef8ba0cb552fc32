"""Titles of works as everybody writes them brought to one form, so that reviews can meet."""

from __future__ import annotations

from reviewtui import patterns
from reviewtui.patterns import IGNORECASE

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


def bare_title(title: str) -> str:
    """A title without what sellers put before it: `From the World of John Wick: Ballerina`."""
    found = patterns.match(_WORLD, title, IGNORECASE) if title[:5].casefold() == "from " else None
    return title[found.end() :] if found else title


def work_key(title: str) -> str:
    """The form of a title by which reviews meet, whoever wrote it in which way."""
    title = bare_title(title)
    named = title.casefold()
    if title[-1:].isdecimal() or "season" in named or named.endswith(_NUMBERS):
        return season_title(title) or title
    return title


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
