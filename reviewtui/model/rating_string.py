"""A bare score string, as critics' sites store it: the whole of it is a rating or it is none."""

from __future__ import annotations

import re

from reviewtui.model.rating_forms import Mark, join, number, scan

_BARE = r"\d{1,3}(?:[.,]\d{1,2})?|\d{0,2}\s?[½¼¾]|\d{1,2}[\s-](?:1/2|1/4|3/4)"
_LABEL = (
    r"(?:(?:[^\W\d_]+[’'.-]?[^\W\d_]*\s){0,4}[^\W\d_]+\s?[:：=–—-]\s{0,3}|"
    r"(?:an?\s|the\s)?(?:(?:very\s)?(?:low|high|strong|solid|weak|mild|generous|final)\s)?"
    r"(?:(?:rating|score|grade|overall|verdict|mark|gets|gives)\s(?:an?\s|of\s)?)?)"
)
"""What may stand before the rating: `Grade: `, `My rating - `, `a solid `."""
_SOURCES = r"\b(?:imdb|rotten|tomat|metacritic|letterboxd|users?|audience|critics|cinemascore|ages?|runtime|running)"
_NOT_AFTER = (
    r"(?:of|people|users?|critics?|readers?|viewers?|times|found|voted|minutes?|hours?|episodes?|"
    r"the|are|is|were|doctors?|dentists?|seasons?|chapters?|films?|movies?)\b"
)


def read(printed: str) -> Mark | None:
    """The one mark a score string consists of, whatever label or unit stands beside it."""
    if found := re.fullmatch(_BARE, printed):
        return _bare(found[0], 0)
    marks = join(printed, scan(printed))
    if not marks:
        return _labelled_bare(printed)
    first, last = marks[0], marks[-1]
    if last.kind == "words" and re.fullmatch(r"[^:]{2,60}:\s{0,3}", printed[: last.start]):
        return last if _may_follow(last, printed[last.end :]) else None
    if not re.fullmatch(_LABEL, printed[: first.start], re.IGNORECASE):
        return _labelled_bare(printed)
    if re.search(_SOURCES, printed[: first.start], re.IGNORECASE):
        return None
    return first if _may_follow(first, printed[first.end :]) else None


def _may_follow(mark: Mark, rest: str) -> bool:
    """Whether what is left of the string leaves the mark the whole of the rating."""
    rest = rest.strip()
    if re.fullmatch(r"[.!)\]\"”’'*]{0,3}", rest):
        return True
    if mark.kind not in ("fraction", "signed", "stars"):
        return bool(re.fullmatch(r"\([^()]{1,40}\)", rest))
    if re.match(_NOT_AFTER, rest, re.IGNORECASE):
        return False
    return bool(re.fullmatch(r"(?:[^\W\d_]+[\s’'-]?){1,3}[.!]?|[^\w\s]{1,4}|\([^()]{1,40}\)", rest))


def _labelled_bare(printed: str) -> Mark | None:
    """`Score: 7.2`: a number whose label says that it rates."""
    pattern = rf"(?P<label>[^\d:：]{{2,40}}?)\s?[:：]?\s{{0,2}}(?P<value>{_BARE})[.!]?"
    found = re.fullmatch(pattern, printed)
    if not found or not re.search(_RATES, found["label"], re.IGNORECASE):
        return None
    return _bare(found["value"], found.start("value"), found["label"])


_RATES = r"\b(?:rating|rated|score|scored|grade|metascore|overall|nota|note|stars|puntuación|wertung|bewertung)\b"


def _bare(digits: str, start: int, label: str = "") -> Mark | None:
    value = number(digits)
    if value is None or value > 100:
        return None
    kind = "percent" if "metascore" in label.casefold() else "bare"
    return Mark(kind, value, None, 0, start, start + len(digits))
