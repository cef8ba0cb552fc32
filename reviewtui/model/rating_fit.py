"""Whether a form is a rating in the place where it stands, kind by kind."""

from __future__ import annotations

from reviewtui import patterns
from reviewtui.model.rating_glyphs import is_drawn_for_rating
from reviewtui.model.rating_traps import DAYS_ALONE, is_counted, is_date
from reviewtui.patterns import IGNORECASE
from reviewtui.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reviewtui.model.rating_forms import Mark
    from reviewtui.model.rating_labels import Label

_I = IGNORECASE


class Place(Record):
    """A mark and the words around it."""

    mark: Mark
    printed: str
    line_before: str
    before: str
    """The sentence so far, without Markdown."""
    after: str
    """The rest of the line, without Markdown."""
    above: str
    """The line above, where the mark opens its own."""


def is_alone(place: Place) -> bool:
    """On a line, or in a sentence, of its own."""
    alone_before = not place.before.strip(" -–—•([")
    return alone_before and bool(patterns.match(r"[)\]]?\s*(?:[.!|·•]|$)", place.after))


def ends_here(after: str) -> bool:
    """Whether the sentence, or what it says of the rating, ends here."""
    return bool(patterns.match(r"[)\]\"”’']{0,2}\s{0,2}(?:[.,;:!?|–—()-]|/\s|$)", after))


def fits(place: Place, label: Label, said: bool) -> bool:
    """Whether a form of this kind is a rating in this place; a bare number always is.

    Bare numbers are only ever found by their label or by `give it a`.
    """
    labelled = label.kind in ("overall", "rating")
    match place.mark.kind:
        case "fraction":
            return _fraction_fits(place, label, labelled or said or is_alone(place))
        case "school":
            return ends_here(place.after)
        case "percent":
            ours = said and bool(
                patterns.search(r"\b(?:I|we|it|this|me|my|our)\b", place.before, _I)
                or (patterns.fullmatch(r"an?\s\w+\s", place.before, _I) and ends_here(place.after))
            )
            if (
                is_counted(place.after)
                or patterns.match(_MEASURED, place.after, _I)
                or patterns.search(
                    r"\b(?:g[ai]v(?:e|ing)\sup|quit|dnf|stopped)\b", place.before, _I
                )
            ):
                return False
            ours = ours and (
                ends_here(place.after) or bool(patterns.match(_GOES_ON, place.after, _I))
            )
            return labelled or is_alone(place) or ours
        case "drawn":
            if not labelled and patterns.match(_ADVERTISED, place.after, _I):
                return False
            first = not place.line_before.strip()
            return labelled or is_drawn_for_rating(place.printed, first)
        case "asterisks":
            return _asterisks_fit(place, labelled)
        case "stars":
            return _stars_fit(place, labelled or said or is_alone(place))
        case "letter":
            return _letter_fits(place, label, said)
        case "thumbs":
            to_work = not patterns.match(r"\s(?:to|for)\s(?!it|this|me)", place.after)
            ours = is_alone(place) or bool(patterns.match(_FOR_ME, place.after, _I))
            ours = ours or (not place.line_before.strip() and place.after.startswith((",", ":")))
            return labelled or ours or (said and to_work)
        case "words":
            return _words_fit(place, label)
    return True


_MEASURED = (
    r"\s(?:off|discount|cheaper|more|less|charged?|battery|alcohol|abv|humidity|through|rabatt|"
    r"de\sdescuento|de\sréduction|di\ssconto)\b"
)
"""What percents are of that rate nothing: `50% off`."""
_ADVERTISED = (
    r"\s?(?:sponsored|advert\w*|ad\b|promot\w+|anzeige|werbung|publicité|publicidad|exclusive|"
    r"breaking|be\sthe\sfirst|rate\sthis|write\sa\sreview|spoilers?|featured|editor['’]?s|new!|news\b|sale\b|update|warning|important)"
)
"""What glyphs stand before to be seen, and rate nothing."""
_NUMBERED = r"\b(?:nr|ep|vol|ch|pt|pp?|bd|folge)\.\s?$"
_COUNTS_STARS = r"star|★|⭐|stern|étoile|estre|stelle|\*"
_QUARTERS = ("1/2", "1/3", "2/3", "1/4", "3/4")
"""`The final 3/4 drags`: parts of a whole as much as ratings."""
_SETTLED = r"\b(?:settl|land|stand|hover|agre|decid)\w{1,3}\s(?:on|at)\s$"
_PART_OF = r"\b(?:to|by|of|over|under|than|another|cut|full|into|nearly|almost|about|roughly)\s$"
_GOES_ON = (
    r"\s(?:for|from|and|but|because|with|despite|though|overall|on\sth(?:e|is)|in\smy|quand\smême|malgré|"
    r"mais|pour|aber|trotz|für|weil|pero|para|por|perché|ma|per|mas|men|fordi|maar|omdat)\b"
)


def _fraction_fits(place: Place, label: Label, sure: bool) -> bool:
    mark, before, after, printed = place.mark, place.before, place.after, place.printed
    value, best = mark.value, mark.best
    if isinstance(value, str) or not isinstance(best, int | float) or best < 4:
        return False
    labelled = label.kind in ("overall", "rating")
    if patterns.search(_NUMBERED, place.line_before, _I) or (
        "/" not in printed and patterns.search(r"\bno\.\s?$", place.line_before, _I)
    ):
        return False
    if (is_counted(after) and not _is_a_score(place)) or patterns.match(r"\sas\s\w+\sas\b", after):
        return False
    if not (labelled or patterns.search(_SETTLED, before, _I)) and is_date(
        before, value, best, printed
    ):
        return False
    broken = value != int(value)
    if not (broken or before.rstrip().endswith((":", "：", "-", "–"))) and _is_share(place):
        return False
    if not (sure or broken) and _goes_with_more(place):
        return False
    if printed == "20/20" and patterns.search(r"hindsight|vision", f"{before}{after}", _I):
        return False
    if printed in _QUARTERS and patterns.search(_PART_OF, before, _I):
        return False
    if printed in _QUARTERS and patterns.match(r"\s[a-z]", after):
        return bool(patterns.match(_GOES_ON, after, _I))
    if not before.strip(" -–—•([") and patterns.fullmatch(_OF_WHAT, after) and best in (5, 6, 10):
        sure = sure or bool(patterns.search(r"von|ud af|ut av|\bav\b|sur|su\b|sobre", printed, _I))
        sure = sure or broken
    sure = sure or _in_own_unit(place)
    sure = sure or (ends_here(after) and bool(patterns.fullmatch(_SO_AND_SO, before, _I)))
    sure = sure or bool(patterns.match(_FOR_ME, after, _I) or patterns.match(r"on\s", printed, _I))
    if labelled and "/" in printed and best in DAYS_ALONE:
        return False  # `Mark your calendar: 10/31`
    if sure:
        return labelled or best in (4, 5, 6, 7, 8, 10, 12, 20, 25, 30, 50, 100)
    if patterns.search(_COUNTS_STARS, printed, _I):
        return True
    if "/" not in printed:
        if not patterns.search(r"out|von|sur|sobre", printed, _I):
            return False
        if not (ends_here(after) or patterns.match(_GOES_ON, after, _I)):
            return False
    if before.rstrip().endswith("(") and after.lstrip(") ")[:1].isalpha():
        return False  # `fans of Heat (5/5) will`: of whatever is named there
    return (
        best in (5, 10, 100)
        or (best in (4, 6, 20) and (broken or "/" not in printed))
        or (best in (4, 6) and not before.strip() and bool(patterns.match(_GOES_ON, after, _I)))
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
    return bool(goes_on) and not patterns.match(_GOES_ON, place.after, _I)


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


def _in_own_unit(place: Place) -> bool:
    """`3 out of 4 spoons`, and nothing else on its line."""
    return (
        "out" in place.printed
        and not place.line_before.strip(" -–—•([")
        and bool(patterns.fullmatch(r"\s[^\W\d_]+s[.!]?", place.after))
    )


_OF_WHAT = r"(?:\s[^\W\d_]+){1,3}[.!]?"
"""What a line goes on with that is one long unit: `8 von 10 Möwen`."""
_GETS = r"\b(?:gets?|got|earns?|earned|scores?|scored|award|give|gives)\s(?:[^.!?]{0,30}\s)?$"


def _hands_it(before: str) -> bool:
    return bool(patterns.search(r"\b(?:it|this|film|movie|game|book|album|show)\b", before, _I))


def _asterisks_fit(place: Place, labelled: bool) -> bool:
    printed = place.printed
    if labelled:
        return ends_here(place.after)
    if not patterns.search(r"1/2|½|of|/", printed):
        return _stands_free(place)
    with_scale = patterns.search(r"of|/\s?[*\d]", printed.replace("1/2", ""))
    return printed.count("*") > 1 or bool(with_scale)


def _stands_free(place: Place) -> bool:
    """`Heat (1995) *** Directed by`: asterisks between words, neither emphasis nor a rule."""
    before, after = place.line_before, place.after
    if before.startswith(" "):
        return False  # what is left of a row that opens the line: a cry, and no rating
    return (
        1 < len(place.printed) <= 5
        and place.printed.strip("*") == ""
        and bool(patterns.search(r"[\w)\]”\",.:–—-]\s{1,3}$", before))
        and not after[:1].isalnum()
        and (not after.strip() or (after[0] == " " and not after.lstrip()[0].islower()))
    )


_NOT_RATED = (
    r"\s(?:of|hotels?|resorts?|generals?|admirals?|restaurants?|in\sthe|who|and\stheir|are|were|"
    r"on\smichelin|luxury|chefs?|service|treatment|cast|system|wars|recruits?|prospects?|quarterback)\b"
)
_WHOSE = r"\b(?:the|its|his|her|their|all|both|these|movie|film|michelin|young|big|main|other)\s$"


_OWN_STARS = r"\b(?:earn|deserve|merit|get|keep)(?:s|ed)?\s(?:every\sone\sof\s)?(?:its|all|the)\s$"
_LEADS_TO = r"\w(?::|\s[–—-]|,)\s$"
"""`A steal: five stars.`"""
_RATED_THINGS = (
    r"rating|review|film|movie|for|from|at|read|book|novel|album|record|game|show|series|season|"
    r"meal|effort|experience"
)
_AND_DONE = (
    r":\s|\s[–—-]\s|,?\s(?:and\s(?:that|both|one|half|only|I)|but\sonly|mostly|easily|just|barely|tops|because|"
    r"since|only)\b"
)
"""What follows stars that open a sentence and are nobody's in it."""


def _stars_fit(place: Place, sure: bool) -> bool:
    if patterns.search(r"\b(?:hotel|resort|restaurant)s?\b", place.before, _I):
        return False
    if patterns.match(_NOT_RATED, place.after, _I) or patterns.search(_WHOSE, place.before, _I):
        return bool(patterns.search(_OWN_STARS, place.before, _I))
    adjective = patterns.search(r"-star$|(?<!one)(?<!1)(?<!\sa)\sstar$", place.printed, _I)
    if adjective and patterns.match(rf"\s(?!(?:{_RATED_THINGS})\b)", place.after, _I):
        return False
    if adjective and patterns.match(r"\s(?:rating|review)[.!]?$", place.after, _I):
        return True
    if sure or patterns.search(r"half|½|1/2|\d[.,]\d|[★⭐🌟]", place.printed, _I):
        return True
    if patterns.search(_LEADS_TO, place.before) and patterns.match(r"[.!]?\s*$", place.after):
        return not place.printed[0].isupper()  # `the album, Four Stars`
    if patterns.match(_FOR_ME, place.after, _I):
        return True
    if not place.before.strip():
        return bool(patterns.match(_AND_DONE, place.after, _I))
    return bool(adjective and patterns.fullmatch(r"an?\s", place.before, _I))


_SO_AND_SO = r"an?\s[a-z-]{3,16}(?:,?\s[a-z-]{3,16})?\s|(?:an?|un[ae]?|eine?|uma?|een|ett?)\s"
"""`A lukewarm 5 of 10.`"""
_FOR_ME = (
    r"\s(?:(?:from|for)\s(?:me|us|this|the\swhole)|pour\smoi|für\smich|overall|"
    r"in\smy\s(?:book|opinion))\b"
)
_FOR_WHAT = (
    r"\s(?:from|for)\s(?:me|us|this)\b|\sin\smy\s(?:book|opinion)\b|"
    r"\s(?:overall|at\s(?:best|most|worst)|because|and|but|grade|rating|effort\b(?!\.))"
)


_NO_GRADE = r"\b(?:blood|type|group|class|plan|side|vitamin|hepatitis|team|level)\b"
"""What else has letters: `Blood type: B+`."""


def _letter_fits(place: Place, label: Label, said: bool) -> bool:
    printed, after = place.printed, place.after
    labelled = label.kind in ("overall", "rating")
    if printed[0].islower():
        return False
    signed = len(printed) > 1
    ends = ends_here(after) and not patterns.match(r"[-.’',]\w", after)
    if labelled:
        return ends or bool(patterns.match(rf"{_FOR_WHAT}|/[A-Z]", after))
    if signed and label.kind == "other" and ends:
        return not patterns.search(_NO_GRADE, label.text, _I)
    if said and not patterns.search(
        r"\b(?:he|she|they|him|her|them|vitamin|plan)\b", place.before, _I
    ):
        brunch = signed and patterns.match(r"\s[a-z]+[.!]?$", after)  # `A solid B+ brunch.`
        return ends or bool(after.startswith(" for ") or brunch or patterns.match(_FOR_WHAT, after))
    if signed and patterns.match(r"\s(?:from|for)\s(?:me|us|effort|trying)\b", after):
        return True
    first = not place.line_before.strip()
    last = not after.strip(".! ")
    return is_alone(place) and ((first and (signed or last)) or (signed and last))


def _words_fit(place: Place, label: Label) -> bool:
    if label.kind in ("overall", "rating") or "/" in label.text:
        return ends_here(place.after)
    asked = patterns.search(
        r"\b(?:skip|buy|rent|stream|wait)\b[^.?!]{0,30}[?:]\s$", place.line_before, _I
    )
    if asked and ends_here(place.after):
        return True
    sure = r"(?:(?:highly|strongly|not)[\s-])?recommended|must|avoid$|skip it"
    return is_alone(place) and bool(patterns.match(sure, place.printed, _I))
