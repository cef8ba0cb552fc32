"""A review's own rating in running text, told from everything else that looks like one."""

from __future__ import annotations

from reviewtui import patterns
from reviewtui.model.rating import Found, Rating, Scale
from reviewtui.model.rating_bare import bare_marks
from reviewtui.model.rating_fit import fits
from reviewtui.model.rating_forms import Mark, scan
from reviewtui.model.rating_glyphs import is_drawn_for_rating
from reviewtui.model.rating_joining import join
from reviewtui.model.rating_labels import (
    NOTHING,
    SUMS_UP,
    Label,
    Strength,
    is_said,
    label_of,
    scale_beside,
)
from reviewtui.model.rating_place import Place, ends_here, is_alone
from reviewtui.model.rating_string import read
from reviewtui.model.rating_traps import DAYS_ALONE, is_anothers, is_anothers_work, is_supposed
from reviewtui.model.span import Span
from reviewtui.patterns import IGNORECASE
from reviewtui.record import Record

_REACH = 160
"""How far before and after a form its context is read: enough for a sentence, and bounded."""


class _Weighed(Record):
    strength: int
    label: Label
    found: Found
    opens: bool
    """Whether it opens its line."""


def own(text: str, scale: Scale | None = None) -> Found | None:
    """The rating the review gives its work; None where it gives none or cannot be told apart."""
    if found := _whole(text, scale):
        return found
    weighed = _weigh_all(text, scale)
    if not weighed:
        return None
    top = max(one.strength for one in weighed)
    best = [one for one in weighed if one.strength == top]
    best = [one for one in best if not one.found.rating.assumed] or best
    if _is_explained(weighed) or (top == Strength.INLINE and _differ(best)):
        return None
    if _is_list(best):
        rest = [one for one in weighed if Strength.PLAIN <= one.strength < Strength.SAID]
        return rest[-1].found if len(rest) == 1 else None
    return best[0 if top >= Strength.SAID else -1].found


def candidates(text: str, scale: Scale | None = None) -> list[Found]:
    """Everything that rates the work as a whole, in order."""
    if found := _whole(text, scale):
        return [found]
    return [one.found for one in _weigh_all(text, scale)]


def _whole(text: str, scale: Scale | None) -> Found | None:
    """A text that is nothing but a rating."""
    line = text.strip() if len(text) <= _REACH * 2 else ""
    if not line or "\n" in line:
        return None
    mark = read(line, alone=True)
    if (
        mark
        and mark.kind == "drawn"
        and not is_drawn_for_rating(line[mark.start : mark.end], first=True)
    ):
        return None  # a bullet
    if (
        mark is None
        or mark.kind in ("asterisks", "letter")
        or (mark.kind == "fraction" and mark.best in DAYS_ALONE)
        or is_anothers_work(line[: mark.start], line)
        or is_supposed(line[: mark.start], "")
    ):
        return None  # what needs more than its own shape is judged with what stands around it
    if label_of(line[: mark.start]).kind in ("part", "other") and mark.kind != "words":
        return None
    rating = Rating.of(mark, line[mark.start : mark.end], scale)
    start = text.index(line) + mark.start
    label = line[: mark.start].strip(" :：=–—-*_")
    span = Span(start, start + mark.end - mark.start)
    return Found(rating, span, label) if rating else None


_RULE = patterns.pattern(r"\n[^\S\n]*\n[^\S\n]*\*[* ]+\n[^\S\n]*\n")


def _is_rule(text: str, start: int) -> bool:
    """Whether asterisks stand between two paragraphs: a rule of Markdown, or a change of scene."""
    rule = _RULE.search(text, max(0, start - 80), start + 80)
    return rule is not None and rule.start() < start < rule.end()


def _weigh_all(text: str, scale: Scale | None) -> list[_Weighed]:
    """Every form that may be the rating, with how surely it is; parts of the work left out."""
    kept: list[_Weighed] = []
    parts = 0
    marks = sorted([*join(text, scan(text)), *bare_marks(text)], key=lambda mark: mark.start)
    for mark in marks:
        if kept and mark.start < kept[-1].found.span.end:
            continue
        if mark.kind == "asterisks" and _is_rule(text, mark.start):
            continue
        place = _place(text, mark)
        label = _label(place)
        if label.kind == "part":
            parts += 1
            continue
        strength = _strength(text, place, label)
        line = text[max(0, mark.start - 40) : mark.start].rpartition("\n")[2]
        if mark.best is None and (beside := scale_beside(line)):
            mark = mark._replace(best=beside[1])
        rating = strength and Rating.of(mark, text[mark.start : mark.end], scale)
        if strength and rating:
            found = Found(rating, Span(mark.start, mark.end), label.text)
            opens = not place.line_before.strip(" -–—•([")
            kept.append(_Weighed(strength, label, found, opens))
    if parts:  # among scores of parts, `Score` is the music and a name is one more part
        kept = [one for one in kept if one.strength != Strength.NAMED]
        if parts > 1:
            kept = [one for one in kept if one.label.text.casefold() != "score"] or kept
    return kept


def _is_list(best: list[_Weighed]) -> bool:
    """Several names with a score each: parts of the work, or several works."""
    if best[0].strength not in (Strength.NAMED, Strength.SAID):
        return False
    if best[0].strength == Strength.NAMED:
        return len({one.label.text.casefold() for one in best}) > 1
    return len({one.found.rating.score for one in best}) > 3


def _differ(best: list[_Weighed]) -> bool:
    return len({one.found.rating.score for one in best}) > 2


def _is_explained(weighed: list[_Weighed]) -> bool:
    """A scale told step by step, or a list of works: each figure opens its line, and none is it."""
    steps = [one for one in weighed if one.opens and one.strength <= Strength.NAMED]
    told = [one.found.rating.score for one in steps]
    return len(set(told)) > 2 and len(steps) == len(
        [one for one in weighed if one.strength <= Strength.NAMED]
    )


_MARKDOWN = r"[*_#>`~]+"
_SENTENCE_END = r"(?:[!?;•·\n…]|(?<!\s[A-Za-z])(?<!vs)\.(?=\s))\s*|[|]"


def _place(text: str, mark: Mark) -> Place:
    line_start = text.rfind("\n", max(0, mark.start - _REACH), mark.start) + 1
    line_start = line_start or max(0, mark.start - _REACH)
    line_end = text.find("\n", mark.end, mark.end + _REACH)
    line_before = _plain(text[line_start : mark.start])
    after = _plain(text[mark.end : line_end if line_end >= 0 else mark.end + _REACH])
    before = line_before
    for end in patterns.finditer(_SENTENCE_END, line_before):
        if end[0] != "|" or line_before[end.end() :].strip(" |"):
            before = line_before[end.end() :]
    above = ""
    if not line_before.strip(" -–—•|(["):
        lines = text[max(0, line_start - _REACH) : line_start].rstrip().rsplit("\n", 1)
        above = _plain(lines[-1]).strip()
    return Place(
        mark, text[mark.start : mark.end], line_before, before.strip("|").lstrip(), after, above
    )


def _plain(line: str) -> str:
    return patterns.sub(_MARKDOWN, "", line).replace("|", " | ").replace("\u00a0", " ")


_ASKED = r"(?P<label>\b(?:(?:my|our|the|final|overall)\s){0,2}(?:rating|score|grade|verdict))\?\s$"


def _label(place: Place) -> Label:
    """The label on the line, or the short line above that is one."""
    before = (
        patterns.sub(r"\s*\|\s*$", ": ", place.before) if "|" in place.line_before else place.before
    )
    label = label_of(before)
    if label.kind == "other" and scale_beside(label.text):
        return Label(label.text, "rating")  # `Out of 5: 3`
    if label is NOTHING and (asked := patterns.search(_ASKED, place.line_before, IGNORECASE)):
        return label_of(asked["label"] + ": ")
    if (
        label is NOTHING
        and 0 < len(place.above) <= 40
        and not patterns.search(r"[.!?]$", place.above)
    ):
        label = label_of(place.above.rstrip(": ") + ": ")
        return NOTHING if label.kind == "other" else label
    return label


def _strength(text: str, place: Place, label: Label) -> int | None:
    """How surely a form is the rating; None if it is none."""
    mark, before, after = place.mark, place.before, place.after
    if is_anothers(before, after) or is_anothers_work(before, text) or is_supposed(before, after):
        return None
    above = place.above if len(place.above) <= 40 else ""
    if above and (is_anothers(above, "") or is_supposed(above, "")):
        return None
    if patterns.match(r",?\s(?:but\s|and\s)?this(?:\sone)?\s(?:is\snot|isn['’]t|is\sno)\b", after):
        return None
    if patterns.search(r"\b(?:last\s(?:year|month|time)|back\sin\s\d{4})\b", after[:40]):
        return None
    said = _said(place)
    if not fits(place, label, said):
        return None
    lone = mark.kind == "letter" and len(place.printed) == 1 and label is NOTHING and not said
    if lone and text[mark.end :].strip(" .!\n"):
        return None  # a lone letter is a grade at the end, and a piece of the page elsewhere
    if mark.kind in ("words", "lone"):
        return Strength.WORDS
    if label.kind == "overall":
        sums_up = patterns.search(SUMS_UP, label.text, IGNORECASE)
        return Strength.WHOLE if sums_up else Strength.OVERALL
    if label.kind == "rating" or mark.kind in ("school", "dice"):
        return Strength.LABELLED
    if patterns.match(r"\s?(?:overall|rating)\b", after):
        return Strength.LABELLED
    if label.kind == "other" and ends_here(after):
        return Strength.NAMED
    if said or is_alone(place):
        return Strength.SAID
    return Strength.PLAIN if mark.kind in ("drawn", "asterisks", "signed") else Strength.INLINE


def _said(place: Place) -> bool:
    return is_said(place.before) and not patterns.search(
        r"\b(?:gives?|gave|gets?)\s(?:him|her|them|us|me|you|audiences)\b", place.before
    )
