"""Dates as pages write them."""

from __future__ import annotations

import re
from datetime import date, datetime

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar janvier enero gennaio januari janeiro",
            "february feb februar février fevrier febrero febbraio februari fevereiro",
            "march mar märz maerz mars marzo maart março marco",
            "april apr avril abril aprile",
            "may mai mayo maggio mei maio",
            "june jun juni juin junio giugno junho",
            "july jul juli juillet julio luglio julho",
            "august aug août aout agosto augustus",
            "september sep sept septembre septiembre settembre setembro",
            "october oct oktober okt octobre octubre ottobre outubro",
            "november nov novembre noviembre novembro",
            "december dec dezember dez décembre decembre diciembre dicembre dezembro desember",
        ),
        start=1,
    )
    for name in names.split()
}
_ISO = re.compile(r"(?<!\d)(\d{4})-?(\d\d)-?(\d\d)(?!\d)")
_SLASHED = re.compile(r"(?<!\d)(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?!\d)")
_DAY_MONTH = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|º|\.)?\s*(?:de\s+|"
    r"of\s+)?([^\W\d]{3,10})\.?,?\s+(?:de\s+)?(\d{4})\b"
)
_MONTH_DAY = re.compile(r"\b([^\W\d]{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b")


def read_date(text: str | None) -> date | None:
    """The day that a machine's date or a person's names; None where it names none or two do fit.

    `06/07/2025` is a different day on either side of an ocean, so it is none.
    """
    text = (text or "")[:200].strip()
    if not text:
        return None
    if match := _ISO.search(text) or _SLASHED.search(text):
        return _day(match[1], match[2], match[3])
    if match := _DAY_MONTH.search(text):
        month = _MONTHS.get(match[2].lower())
        if month and (day := _day(match[3], month, match[1])):
            return day
    if match := _MONTH_DAY.search(text):
        month = _MONTHS.get(match[1].lower())
        if month and (day := _day(match[3], month, match[2])):
            return day
    if re.fullmatch(r"1\d{9}(?:\d{3})?", text):
        return datetime.fromtimestamp(int(text[:10])).astimezone().date()
    return None


def _day(year: str | int, month: str | int, day: str | int) -> date | None:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found if 1900 <= found.year <= 2100 else None
