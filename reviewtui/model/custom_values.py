"""Values of other tools' front matter, read: a line, a name, a day; None for what is none."""

from __future__ import annotations

from datetime import date, datetime

from reviewtui import patterns

_NOTHING = frozenset(["~", "null", "none", "n/a", "-", "--", "tbd", "todo", "undefined"])
_NOBODY = frozenset(["admin", "editor", "staff", "me", "default", "author"])
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def line(value: object) -> str | None:
    """One line of text, brackets of a link between notes taken off."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    text = patterns.sub(r"\[\[(?:[^\]|]*\|)?([^\]]*)\]\]", r"\1", str(value))
    text = " ".join(text.split())
    return text if text and text.casefold() not in _NOTHING else None


def lines(value: object) -> list[str]:
    """All a field says: of a list each, of a table its values, else the line it is."""
    if isinstance(value, list):
        return [text for each in value[:100] for text in lines(each)]
    if isinstance(value, dict):
        return [text for each in list(value.values())[:100] for text in lines(each)]
    text = line(value)
    return [text] if text else []


def name(value: object) -> str | None:
    """A name, and no address."""
    if isinstance(value, dict):
        value = value.get("name") or value.get("title")
    text = line(value)
    return text if text and "://" not in text else None


def person(value: object) -> str | None:
    """Somebody's name, or the names of several; an address or a handle is none."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(person, value))) or None
    text = name(value)
    return text if text and text.casefold() not in _NOBODY and text[0] != "@" else None


def year(value: object) -> int | None:
    """The year a value begins with, or is a day of."""
    if isinstance(value, date):
        return value.year
    text = line(value) or ""
    found = patterns.match(r"(1[89]\d\d|20\d\d)(?!\d)", text)
    if found:
        return int(found[1])
    told = day(value)
    return told.year if told else None


def day(value: object) -> date | None:
    """A day, however tools and people write one that can be read in one way only."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = line(value) or ""
    if found := patterns.match(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)", text):
        return _made(found[1], int(found[2]), found[3])
    if found := patterns.match(r"(\d{4})(\d\d)(\d\d)(?!\d)", text):
        return _made(found[1], int(found[2]), found[3])
    if found := patterns.match(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)", text):
        first, second = int(found[1]), int(found[3])
        if found[2] == "." or first > 12 or first == second:
            return _made(found[4], second, found[1])
        return _made(found[4], first, found[3]) if second > 12 else None
    for order in (
        r"(?:\w+,\s)?(?P<d>\d{1,2})(?:st|nd|rd|th|\.)?[\s-](?P<m>[A-Za-z]{3,9})\.?,?[\s-](?P<y>\d{4})\b",
        r"(?:\w+,\s)?(?P<m>[A-Za-z]{3,9})\.?\s(?P<d>\d{1,2})(?:st|nd|rd|th)?,?\s(?P<y>\d{4})\b",
    ):
        if (said := patterns.match(order, text)) and said["m"][:3].casefold() in _MONTHS:
            return _made(said["y"], _MONTHS.index(said["m"][:3].casefold()) + 1, said["d"])
    return None


def _made(year: str, month: int, day: str) -> date | None:
    try:
        return date(int(year), month, int(day))
    except ValueError:
        return None


def address(value: object) -> str | None:
    """A whole web address."""
    text = line(value) or ""
    return text if text.startswith(("http://", "https://")) else None
