"""A bare score string, as critics' sites store it: the whole of it is a rating or it is none."""

from __future__ import annotations

from reviewtui import patterns
from reviewtui.model.rating_forms import Mark, scan
from reviewtui.model.rating_joining import join
from reviewtui.model.rating_labels import bare_kind, rates, scale_beside
from reviewtui.model.rating_numbers import number
from reviewtui.model.rating_traps import is_anothers
from reviewtui.patterns import DOTALL, IGNORECASE

_BARE = r"[+\-−]?\d{1,3}(?:[.,]\d{1,2})?|[.,]\d{1,2}|\d{0,2}\s?[½¼¾]|\d{1,2}[\s-](?:1/2|1/4|3/4)"
_LABEL = (
    r"(?:(?:[^\W\d_]+[’'.-]?[^\W\d_]*\s){0,4}[^\W\d_]+\s?[:：=–—-]\s{0,3}|"
    r"(?:an?\s|the\s)?(?:(?:very\s)?(?:low|high|strong|solid|weak|mild|generous|final)\s)?"
    r"(?:(?:rating|score|grade|overall|verdict|mark|gets|gives)\s(?:an?\s|of\s)?)?)"
)
"""What may stand before the rating: `Grade: `, `My rating - `, `a solid `."""
_POINTS = r"(?:\s?(?:points?|pts|punkte?|puntos|pontos))?"
_IN_WORDS = r"(?:[^\W\d_]+[’'-]?[^\W\d_]*[\s,]{0,2}){1,4}"
_WORDS_BESIDE = rf"{_IN_WORDS}\(|"
"""The same said in words before the figures: `Very good (8/10)`."""
_SLIPS = (
    (r"\\", "/"),
    (r"(?<=\d)\s?\.{1,2}\s?(?=\d)|(?<=\d)['’´](?=\d)", "."),
    (r"(?<=\d)\.(?=\s?/)|(?<=/)['’´](?=\d)", ""),
    (r"(?<=\d)\s?//\s?(?=\d)", "/"),
    (r"(?<=\d/[456])(?!ths?\b)[A-Za-z].*$", ""),
    (r"^[`'´~≈]\s?|[/`'´]$", ""),
)
"""What the hand did beside the figures, and what was meant: `3\\5`, `2. 5 / 5`, `3.5./4`."""
_WRAPPED = r"(?:[(\[“\"'‘]|\*\*(?!\*)|__)(?P<inner>\w[^()\[\]“”\"*_]{0,80})(?:[)\]”\"'’]|\*\*|__)"
_NOT_AFTER = (
    r"(?:of|people|users?|critics?|readers?|viewers?|times|found|voted|minutes?|hours?|episodes?|"
    r"the|are|is|were|doctors?|dentists?|seasons?|chapters?|films?|movies?|hour|mile|way|length|"
    r"cups?|inch|full|on|in|at)\b"
)


def read(printed: str, *, alone: bool = False) -> Mark | None:
    """The one mark a score string consists of, whatever label or unit stands beside it.

    `alone` is for lines of running text, where words after the figures are not their unit.
    """
    mark = _read(printed, alone=alone)
    if mark or alone or not patterns.search(r"\d", printed):
        return mark
    meant = printed
    for slip, right in _SLIPS:
        meant = patterns.sub(slip, right, meant)
    mark = _read(meant, alone=False) if meant != printed else None
    if (
        mark is None
        or mark.kind not in ("fraction", "asterisks")
        or mark.start
        or mark.end < len(meant)
    ):
        return None
    return mark._replace(end=len(printed))


def _read(printed: str, *, alone: bool) -> Mark | None:
    """The same, taking the string at its letters."""
    if found := patterns.fullmatch(rf"(?P<value>{_BARE}){_POINTS}[.!]?", printed, IGNORECASE):
        return None if alone else _bare(found["value"], 0)
    if found := patterns.fullmatch(_WRAPPED, printed, DOTALL):
        mark = _read(found["inner"], alone=alone)
        shift = found.start("inner")
        return mark and mark._replace(start=mark.start + shift, end=mark.end + shift)
    marks = join(printed, scan(printed, loose=not alone))
    if not marks:
        return _labelled_bare(printed)
    first, last = marks[0], marks[-1]
    if last.kind == "words" and patterns.fullmatch(r"[^:]{2,60}:\s{0,3}", printed[: last.start]):
        return last if _may_follow(last, printed[last.end :], alone) else None
    before, after = printed[: first.start], printed[first.end :]
    if before in ("-", "−") and first.kind == "fraction" and not isinstance(first.value, str):
        first, before = first._replace(value=-first.value, start=0), ""
    if first.kind == "school" and before.strip().isalpha():
        before = ""  # `Meine Note: 2,5`
    labels = _LABEL if alone else f"{_WORDS_BESIDE}{_LABEL}"
    if not patterns.fullmatch(labels, before, IGNORECASE):
        return _labelled_bare(printed)
    if is_anothers(before, after) or patterns.search(
        r"\bages?\b|runtime|running", before, IGNORECASE
    ):
        return None
    return first if _may_follow(first, after, alone) else None


def _may_follow(mark: Mark, rest: str, alone: bool) -> bool:
    """Whether what is left of the string leaves the mark the whole of the rating."""
    rest = rest.strip()
    if patterns.fullmatch(r"[.!)\]\"”’'*]{0,3}", rest):
        return True
    if patterns.fullmatch(r"\([^()]{1,40}\)", rest):
        return not alone
    if alone or mark.kind not in ("fraction", "signed", "stars"):
        return False
    if patterns.match(_NOT_AFTER, rest, IGNORECASE) or mark.best in (1, 2, 3):
        return False
    if rest[0] in "-–—:," and patterns.fullmatch(rf"[-–—:,]\s{{0,2}}{_IN_WORDS}[.!]?", rest):
        return True
    return bool(patterns.fullmatch(r"(?:[^\W\d_]+[\s’'-]?){1,3}[.!]?|[^\w\s]{1,4}", rest))


def _labelled_bare(printed: str) -> Mark | None:
    """`Score: 7.2`: a number whose label says that it rates."""
    pattern = (
        rf"(?P<label>[^\d:：.!?\n]{{2,40}}?)\s?(?P<sign>[:：=]?)\s{{0,2}}(?P<value>{_BARE})[.!]?"
    )
    found = patterns.fullmatch(pattern, printed)
    value = number(found["value"]) if found else None
    if found is None or value is None or is_anothers(found["label"], ""):
        return _metascore(printed)
    if not found["sign"] and not patterns.fullmatch(RATES, found["label"], IGNORECASE):
        return None
    if beside := scale_beside(found["label"]):
        label, best = beside
        if value > 1.1 * best or not rates(label, value):
            return None
        return Mark("fraction", value, best, 0, *found.span("value"))
    if not rates(found["label"], value):
        return None
    mark = _bare(found["value"], found.start("value"))
    return mark._replace(kind=bare_kind(found["label"])) if mark and mark.kind == "bare" else mark


RATES = (
    r"(?:(?:overall|final|my|our|total|(?:reviewer|critic|editor)['’]?s)\s)?"
    r"(?:rating|score|grade|overall|nota|voto|cijfer|karakter|betyg|stars|wertung|bewertung)"
)


def _metascore(printed: str) -> Mark | None:
    """The one figure of others that is printed as a score of its own."""
    found = patterns.fullmatch(r"metascore\s?:?\s?(?P<value>\d{1,3})", printed, IGNORECASE)
    if found is None or int(found["value"]) > 100:
        return None
    return Mark("percent", int(found["value"]), None, 0, found.start("value"), found.end())


def _bare(digits: str, start: int) -> Mark | None:
    value = number(digits.lstrip("+-−"))
    if value is None or value > 100:
        return None
    if digits[0] == "+":
        return Mark("plus", value, None, 0, start, start + len(digits))
    value = -value if digits[0] in "-−" else value
    return Mark("bare", value, None, 0, start, start + len(digits))
