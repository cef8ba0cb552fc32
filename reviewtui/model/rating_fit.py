"""Whether a form is a rating in the place where it stands, kind by kind."""

from __future__ import annotations

from reviewtui import patterns
from reviewtui.model.rating_fractions import fraction_fits
from reviewtui.model.rating_glyphs import is_drawn_for_rating
from reviewtui.model.rating_place import FOR_ME, GOES_ON, ends_here, is_alone
from reviewtui.model.rating_traps import is_counted
from reviewtui.patterns import IGNORECASE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reviewtui.model.rating_labels import Label
    from reviewtui.model.rating_place import Place

_I = IGNORECASE


def fits(place: Place, label: Label, said: bool) -> bool:
    """Whether a form of this kind is a rating in this place; a bare number always is.

    Bare numbers are only ever found by their label or by `give it a`.
    """
    labelled = label.kind in ("overall", "rating")
    match place.mark.kind:
        case "fraction":
            return fraction_fits(place, label, said)
        case "school":
            return ends_here(place.after)
        case "percent":
            return _percent_fits(place, labelled, said)
        case "drawn":
            beside = place.after or place.above
            if not labelled and patterns.match(_ADVERTISED, beside, _I):
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
            return labelled or _thumbs_fit(place, said)
        case "words":
            return _words_fit(place, label)
    return True


def _thumbs_fit(place: Place, said: bool) -> bool:
    """`Two thumbs up!`, and not `thumbs up to the cast` or a hitchhiker's."""
    if is_alone(place) or patterns.match(FOR_ME, place.after, _I):
        return True
    if not place.line_before.strip() and place.after.startswith((",", ":")):
        return True
    return said and not patterns.match(r"\s(?:to|for)\s(?!it|this|me)", place.after)


def _percent_fits(place: Place, labelled: bool, said: bool) -> bool:
    """`I give it 75 percent.`, and not `it is 85 percent pure` or `50% off`."""
    before, after = place.before, place.after
    if is_counted(after) or patterns.match(_MEASURED, after, _I):
        return False
    if patterns.search(_GAVE_UP, before, _I):
        return False
    if labelled or is_alone(place) or patterns.match(FOR_ME, after, _I):
        return True
    if said and patterns.fullmatch(r"an?\s\w+\s", before, _I) and ends_here(after):
        return True  # `A respectable 71%.`
    ours = said and patterns.search(r"\b(?:I|we|it|this|me|my|our)\b", before, _I)
    return bool(ours and (ends_here(after) or patterns.match(GOES_ON, after, _I)))


_GAVE_UP = r"\b(?:g[ai]v(?:e|ing)\sup|quit|dnf|stopped)\b"
"""`I gave up at 35%.`"""
_MEASURED = (
    r"\s(?:off|discount|cheaper|more|less|charged?|battery|alcohol|abv|humidity|through|rabatt|"
    r"de\sdescuento|de\sréduction|di\ssconto)\b"
)
"""What percents are of that rate nothing: `50% off`."""
_ADVERTISED = (
    r"\s?(?:sponsored|advert\w*|ad\b|promot\w+|anzeige|werbung|publicité|publicidad|exclusive|"
    r"breaking|be\sthe\sfirst|rate\sthis|write\sa\sreview|spoilers?|featured|editor['’]?s|new!|"
    r"news\b|sale\b|update|warning|important)"
)
"""What glyphs stand before to be seen, and rate nothing."""


def _asterisks_fit(place: Place, labelled: bool) -> bool:
    """`***1/2`, `**** of *****`, and not a rule, a cry or a note at the foot."""
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
"""What has stars of its own when they stand before it."""
_WHOSE = r"\b(?:the|its|his|her|their|all|both|these|michelin|young|big|main|other)\s$"
"""Whose stars they are when it stands before them: players, most often."""
_OWN_STARS = r"\b(?:earn|deserve|merit|get|keep)(?:s|ed)?\s(?:every\sone\sof\s)?(?:its|all|the)\s$"
_LEADS_TO = r"\w(?::|\s[–—-]|,)\s$"
"""`A steal: five stars.`"""
_RATED_THINGS = (
    r"rating|review|film|movie|for|from|at|read|book|novel|album|record|game|show|series|season|"
    r"meal|effort|experience"
)
_AND_DONE = (
    r":\s|\s[–—-]\s|,?\s(?:and\s(?:that|both|one|half|only|I)|but\sonly|mostly|easily|just|"
    r"barely|tops|because|since|sorry|only)\b"
)
"""What follows stars that open a sentence and are nobody's in it."""


def _stars_fit(place: Place, sure: bool) -> bool:
    """`It gets four stars.`, and not a hotel's, a general's or those of the cast."""
    if patterns.search(r"\b(?:hotel|resort|restaurant)s?\b", place.before, _I):
        return False
    if patterns.match(_NOT_RATED, place.after, _I) or patterns.search(_WHOSE, place.before, _I):
        return bool(patterns.search(_OWN_STARS, place.before, _I))
    if not sure and patterns.search(r"\b(?:movie|film)\s$", place.before, _I):
        return False
    adjective = patterns.search(r"-star$|(?<!one)(?<!1)(?<!\sa)\sstar$", place.printed, _I)
    if adjective and patterns.match(rf"\s(?!(?:{_RATED_THINGS})\b)", place.after, _I):
        return False
    if adjective and patterns.match(r"\s(?:rating|review)[.!]?$", place.after, _I):
        return True
    if sure or patterns.search(r"half|½|1/2|\d[.,]\d|[★⭐🌟]", place.printed, _I):
        return True
    if patterns.search(_LEADS_TO, place.before) and patterns.match(r"[.!]?\s*$", place.after):
        return not place.printed[0].isupper()  # `the album, Four Stars`
    if patterns.match(FOR_ME, place.after, _I):
        return True
    if place.before.strip().lower() in ("", "only", "just"):
        return bool(patterns.match(_AND_DONE, place.after, _I))
    return bool(adjective and patterns.fullmatch(r"an?\s", place.before, _I))


_FOR_WHAT = (
    r"\s(?:from|for)\s(?:me|us|this)\b|\sin\smy\s(?:book|opinion)\b|"
    r"\s(?:overall|at\s(?:best|most|worst)|because|and|but|grade|rating|effort\b(?!\.))"
)
_NO_GRADE = r"\b(?:blood|type|group|class|plan|side|vitamin|hepatitis|team|level)\b"
"""What else has letters: `Blood type: B+`."""


def _letter_fits(place: Place, label: Label, said: bool) -> bool:
    """`Grade: B+`, `a solid B`, and not an article, a vitamin or a side of a record."""
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
    last = not after.strip(".!) ")
    return is_alone(place) and ((first and (signed or last)) or (signed and last))


def _words_fit(place: Place, label: Label) -> bool:
    """`Verdict: Skip`, `Buy or wait? Wait.`, and not every must that somebody sees."""
    if label.kind in ("overall", "rating") or "/" in label.text:
        return ends_here(place.after) or bool(patterns.match(r"\s(?:this|the)\b", place.after))
    asked = patterns.search(
        r"\b(?:skip|buy|rent|stream|wait)\b[^.?!]{0,30}[?:]\s$", place.line_before, _I
    )
    if asked and ends_here(place.after):
        return True
    sure = r"(?:(?:highly|strongly|not)[\s-])?recommended|must|avoid$|skip it"
    return is_alone(place) and bool(patterns.match(sure, place.printed, _I))
