"""Whether figures over figures are a rating in the place where they stand: `4/5`, `4 out of 5`."""

from __future__ import annotations

from reviewtui import patterns
from reviewtui.model.rating_place import FOR_ME, GOES_ON, ends_here, is_alone
from reviewtui.model.rating_traps import DAYS_ALONE, is_counted, is_date
from reviewtui.patterns import IGNORECASE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reviewtui.model.rating_labels import Label
    from reviewtui.model.rating_place import Place

_I = IGNORECASE
_NUMBERED = r"\b(?:nr|ep|vol|ch|pt|pp?|bd|folge)\.\s?$"
"""`Nr. 4/5`."""
_COUNTS_STARS = r"star|★|⭐|stern|étoile|estre|stelle|\*"
"""Figures that say of themselves that they count stars."""
_QUARTERS = ("1/2", "1/3", "2/3", "1/4", "3/4")
"""`The final 3/4 drags`: parts of a whole as much as ratings."""
_SETTLED = r"\b(?:settl|land|stand|hover|agre|decid)\w{1,3}\s(?:on|at)\s$"
"""`I settle on 4/5`, which is no day."""
_PART_OF = r"\b(?:to|by|of|over|under|than|another|cut|full|into|nearly|almost|about|roughly)\s$"
_COMMON = (4, 5, 6, 7, 8, 10, 12, 20, 25, 30, 50, 100)
"""The bests of the scales there are; what is said to be a rating may be out of any of them."""


def fraction_fits(place: Place, label: Label, said: bool) -> bool:
    """Whether a label, the sentence or the shape alone makes a rating of a fraction."""
    value, best = place.mark.value, place.mark.best
    if isinstance(value, str) or not isinstance(best, int | float) or best < 4:
        return False
    labelled = label.kind in ("overall", "rating")
    sure = labelled or said or is_alone(place)
    if _is_none(place, value, best, labelled):
        return False
    if not sure and value == int(value) and _goes_with_more(place):
        return False
    if place.printed in _QUARTERS and patterns.match(r"\s[a-z]", place.after):
        return bool(patterns.match(GOES_ON, place.after, _I))
    if sure or _is_told(place, value, best):
        return labelled or best in _COMMON
    return _looks_like_one(place, label, value, best)


def _is_none(place: Place, value: float, best: float, labelled: bool) -> bool:
    """Whether it is a date, a number, a count or a share, whatever speaks for it."""
    before, after, printed = place.before, place.after, place.printed
    if labelled and "/" in printed and best in DAYS_ALONE:
        return True  # `Mark your calendar: 10/31`
    if patterns.search(_NUMBERED, place.line_before, _I) or (
        "/" not in printed and patterns.search(r"\bno\.\s?$", place.line_before, _I)
    ):
        return True
    if (is_counted(after) and not _is_a_score(place)) or patterns.match(r"\sas\s\w+\sas\b", after):
        return True
    settled = labelled or patterns.search(_SETTLED, before, _I)
    if not settled and is_date(before, value, best, printed):
        return True
    announced = value != int(value) or before.rstrip().endswith((":", "：", "-", "–"))
    if not announced and _is_share(place):
        return True
    if printed == "20/20" and patterns.search(r"hindsight|vision", f"{before}{after}", _I):
        return True
    return printed in _QUARTERS and bool(patterns.search(_PART_OF, before, _I))


def _is_told(place: Place, value: float, best: float) -> bool:
    """Whether its own sentence makes it a rating: `A lukewarm 5 of 10.`, `8 von 10 Möwen`."""
    before, after, printed = place.before, place.after, place.printed
    if not before.strip(" -–—•([") and patterns.fullmatch(_OF_WHAT, after) and best in (5, 6, 10):
        abroad = patterns.search(r"von|ud af|ut av|\bav\b|sur|su\b|sobre", printed, _I)
        if abroad or value != int(value):
            return True
    return (
        _in_own_unit(place)
        or (ends_here(after) and bool(patterns.fullmatch(_SO_AND_SO, before, _I)))
        or bool(patterns.match(FOR_ME, after, _I))
        or bool(patterns.match(r"on\s", printed, _I) and not patterns.search(_ASKED, printed, _I))
    )


_ASKED = r",\s(?:is|are|how|do|does|can|would)\s(?:you|your|the)\b|\bI['’]?\s?a?m\san?\s"
"""`On a scale of 1 to 10, how likely are you`, `I'm an 11`: no work is on that scale."""


def _looks_like_one(place: Place, label: Label, value: float, best: float) -> bool:
    """Whether the shape is that of a rating, with nothing around it that says so."""
    before, after, printed = place.before, place.after, place.printed
    if patterns.search(_COUNTS_STARS, printed, _I):
        return True
    goes_on = bool(patterns.match(GOES_ON, after, _I))
    if "/" not in printed:
        if not patterns.search(r"out|von|sur|sobre", printed, _I):
            return False
        if not (ends_here(after) or goes_on):
            return False
    if before.rstrip().endswith("(") and after.lstrip(") ")[:1].isalpha():
        return False  # `fans of Heat (5/5) will`: of whatever is named there
    return (
        best in (5, 10, 100)
        or (best in (4, 6, 20) and (value != int(value) or "/" not in printed))
        or (best in (4, 6) and not before.strip() and goes_on)
        or (ends_here(after) and (label.kind == "other" or best == 4))
        or (ends_here(after) and best in (20, 25, 30, 50) and min(value, best) > 12)
    )


def _is_a_score(place: Place) -> bool:
    """`a 6.5/10 will have to do`: with an article it is no count of those who will."""
    return bool(
        "/" in place.printed
        and patterns.search(r"\ban?\s$", place.before, _I)
        and patterns.match(r"\s(?:will|that)\b", place.after, _I)
    )


def _goes_with_more(place: Place) -> bool:
    """`Bus 4/5 stops`, `Ports: 4/5 worked`: figures of a name, and no word between them."""
    if "/" not in place.printed or not patterns.search(r"(?:^|\s)[^\W\d_]+:?\s$", place.before):
        return False
    last = place.before.split()[-1]
    if not (last.endswith(":") or last[0].isupper()) or last in ("A", "An", "This", "That"):
        return False
    goes_on = patterns.match(r"\s[a-zà-ÿ]+\b", place.after)
    return bool(goes_on) and not patterns.match(GOES_ON, place.after, _I)


def _is_share(place: Place) -> bool:
    """Whether it is a share of something: `won 3 of 5 awards`, and not `gets 4 out of 5 gulls`."""
    counted = patterns.match(r"\s(?!stars|points)[A-Za-z]{2,}s\b", place.after)
    if not counted or _in_own_unit(place):
        return False
    if "/" in place.printed:
        return bool(patterns.search(_HAS_SOME, place.before, _I))
    gets = patterns.search(_GETS, place.before, _I) and "out" in place.printed
    whole = gets and patterns.match(r"\s[a-z]{2,}s[.!]?$", place.after)
    person = patterns.search(r"\b(?:he|she|they|who)\b", place.before, _I)
    return not (whole and not person) and not _hands_it(place.before)


_HAS_SOME = r"\b(?:at|needs?|has|have|had|collect(?:ed)?|found|find|won|lost|with|only|the)\s$"
_GETS = r"\b(?:gets?|got|earns?|earned|scores?|scored|award|give|gives)\s(?:[^.!?]{0,30}\s)?$"


def _hands_it(before: str) -> bool:
    return bool(patterns.search(r"\b(?:it|this|film|movie|game|book|album|show)\b", before, _I))


def _in_own_unit(place: Place) -> bool:
    """`3 out of 4 spoons`, and nothing else on its line."""
    return (
        "out" in place.printed
        and not place.line_before.strip(" -–—•([")
        and bool(patterns.fullmatch(r"\s[^\W\d_]+s[.!]?", place.after))
    )


_OF_WHAT = r"(?:\s[^\W\d_]+){1,3}[.!]?"
"""What a line goes on with that is one long unit: `8 von 10 Möwen`."""
_SO_AND_SO = r"an?\s[a-z-]{3,16}(?:,?\s[a-z-]{3,16})?\s|(?:an?|un[ae]?|eine?|uma?|een|ett?)\s"
"""`A lukewarm 5 of 10.`"""
