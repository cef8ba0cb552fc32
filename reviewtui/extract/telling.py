"""Whether a sentence says what its critic thinks: its signs, weighed together.

The weights are rounded from a logistic regression over sentences of annotated reviews, where each
sentence either carried a point or did not. No sign decides alone: a strong word in a sentence that
sounds like plot is likelier part of the plot, and a mild one that sounds like opinion is a point.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from reviewtui.extract.words import words
from reviewtui.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtui.extract.claims import Claim

_SOMEBODY = pattern(
    r"\W*(?:(?:and|but|as|when|while|after|once|then|so|because)\W+)*(?:he|she|they|his|her|their)\b",
    re.IGNORECASE,
)
_MYSELF = pattern(r"\b(?:i|i[’']m|i[’']ve|i[’']d|we|my|me|our|us)\b", re.IGNORECASE)
_READERS = pattern(
    r"\b(?:you|you[’']ll|you[’']re|your|viewers?|audiences?|readers?|players?|fans)\b",
    re.IGNORECASE,
)
_PAST = pattern(r"\b(?:was|were|had|did)\b", re.IGNORECASE)
_ME = frozenset(("i", "we", "my", "me", "our", "us"))
_YOU = frozenset(
    (
        *("you", "your", "viewer", "viewers", "audience", "audiences", "reader", "readers"),
        *("player", "players", "fans"),
    )
)
_WAS = frozenset(("was", "were", "had", "did"))
"""The words of these patterns: a sentence without them need not be searched."""
_ANECDOTE = pattern(
    r"\bi(?:[’']ve|[’']d| had| have)? (?:\w+ )?(?:bought|ordered|purchased|went|decided|picked up|"
    r"received|searched|paid|remember|heard|read about|watched the trailer|grew up|rented|borrowed|"
    r"downloaded|started (?:with|by)|did some|"
    r"was (?:\w+ )?(?:looking|browsing|sent|given|invited|offered))\b"
    r"|^\W*(?:before|when|after|until|since) (?:i|we)\b|\b(?:weeks?|months?|years?|days?) ago\b"
    r"|\bi (?:was|am|had been) (?:\w+ )?(?:hyped|excited|looking forward|eager|curious|nervous|"
    r"worried|skeptical|sceptical|hesitant)\b"
    r"|\btrailers?\b|\bwent in(?:to)?\b|\bgoing in(?:to)?\b|^\W*i[’']ve (?:always|never|been)\b",
    re.IGNORECASE,
)
"""How sentences go that tell how the critic came to the work."""
_CAME = frozenset(("i", "we", "ago", "trailer", "trailers", "went", "going"))
_DIGIT = pattern(r"\d")
_SYNOPSIS = pattern(
    r"\bplays? (?:[A-Z][\w’'-]{0,30} ){0,4}[A-Z][\w’'-]{0,30}, (?:an?|the|who|whose|his|her)\b"
    r"|[”\"],? (?:\w+ ){0,4}(?:says|said|asks|asked|replies|tells|told|shouts|whispers|protests)\b"
    r"|\b(?:[Ff]ollows|[Tt]ells? the (?:story|tale)|cent(?:er|re)s on|revolves around)\b"
    r"|^(?:Set|Based|Adapted) (?:in|on|between|during|after|against|from|just|some|a)\b"
)
"""How sentences go that tell what a work is about."""
_TOLD = frozenset(
    (
        *("play", "plays", "says", "said", "asks", "asked", "replies", "tells", "tell", "told"),
        *("shouts", "whispers", "protests", "follows", "centers", "centres", "revolves", "set"),
        *("based", "adapted"),
    )
)
"""Words one of which every such sentence has."""
_NEAR = 2
"""So many sentences on either side keep a sentence company."""
_SILENT = -3.0
"""What a sentence counts in it that says nothing of the work."""
_USUAL = 0.6
_COMPANY = 0.3
_OPENING = 2
"""So many sentences open a review."""
_LONG_REVIEW = 20
"""From so many sentences on, the first quarter of a review tells what the work is about."""
_EARLY = 0.5
_FACT = pattern(
    r"\b(?:is|was) (?:an?|the|one of) (?:[\w’'-]+ ){0,6}?(?:games?|films?|movies?|books?|novels?|"
    r"albums?|series|shows?|dramas?|thrillers?|comed(?:y|ies)|sequels?|adaptations?|memoirs?|"
    r"documentar(?:y|ies)|headphones|laptops?|platformers?|rpgs?|shooters?) (?:about|from|by|set|"
    r"based|directed|written|developed|published|released|created|starring|in which|where|"
    r"that (?:follows|tells|takes))\b",
    re.IGNORECASE,
)
"""How a sentence goes that says what a work is, before it is judged."""
_SCENE = 12
"""From so many words on, a sentence that opens a review sets the scene."""
OUTRIGHT = 0.6
"""From here on something is said outright, not only guessed."""
_STRONG = 1.7
_IN_FIGURES = ("music", "product")
_SHORT = 6
_LONG = 25


def chance(odds: float) -> float:
    """Log-odds as a probability."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


def of_side(claim: Claim, *, against: bool) -> float:
    """How likely it is that a claim praises where it seems to praise, and faults where to fault."""
    total = 0.3 + 1.45 * min(4.0, abs(claim.value))
    return chance(total - 1.1 * against - 0.75 * (len(claim.clause.text.split()) > _LONG))


def of_aspect(claim: Claim) -> float:
    """How likely it is that a claim is about what it seems to be about."""
    scores = sorted(claim.aspects.values(), reverse=True)
    first, second = (*scores, 0.0, 0.0)[:2]
    several = sum(score > 1 for score in scores[:4])
    total = 0.2 + 0.6 * min(4.0, first) + 0.35 * min(3.0, first - second) - 0.3 * several
    return chance(total + 0.4 * (claim.aspect == "overall") + 0.4 * (not scores))


def moved(sure: float, by: float) -> float:
    """A probability, its log-odds moved."""
    return chance(math.log(sure / (1 - sure)) + by)


def placed(text: str, telling: Sequence[float | None], place: int) -> float:
    """What speaks for or against a point by where its sentence stands.

    The first long sentences of a review set the scene, and those of a long one tell what the work
    is about; and what stands among sentences that tell a plot is likelier a part of it.
    """
    near = [
        telling[i]
        for i in range(place - _NEAR, place + _NEAR + 1)
        if i != place and 0 <= i < len(telling)
    ]
    odds_near = [max(-3.0, min(3.0, _SILENT if each is None else each)) for each in near]
    company = sum(odds_near) / len(odds_near) if odds_near else _USUAL
    total = _COMPANY * min(0.0, company - _USUAL)
    if place < _OPENING and len(text.split()) >= _SCENE:
        total -= 0.25
    if len(telling) >= _LONG_REVIEW:
        total -= _EARLY * max(0.0, 1 - 4 * place / len(telling))
    return total


def is_anecdote(text: str) -> bool:
    """Whether a sentence tells how the critic came to the work."""
    return not _CAME.isdisjoint(words(text)) and bool(_ANECDOTE.search(text))


def is_synopsis(text: str) -> bool:
    """Whether a sentence tells what the work is about."""
    return not _TOLD.isdisjoint(words(text)) and bool(_SYNOPSIS.search(text))


def _speaks_of(who: re.Pattern[str], claims: Sequence[Claim]) -> bool:
    """Whether somebody is spoken of other than in an opinion: `I` in `I loved it` gives one."""
    return any(
        not any(cue.start <= met.start() < cue.end for cue in claim.opinion.cues)
        for claim in claims
        for met in who.finditer(claim.clause.text)
    )


def odds(text: str, claims: Sequence[Claim], kind: str) -> float:
    """The log-odds that a sentence, cut into claims, carries a point.

    Goods have no plot that could be told; and they are judged by figures, as records are.
    """
    plotted = kind != "product"
    value = max(abs(claim.value) for claim in claims)
    cues = [cue for claim in claims for cue in claim.opinion.cues]
    voice = claims[0].voice
    aspect = max((max(c.aspects.values(), default=0.0) for c in claims), default=0.0)
    met = words(text)
    length = len(text.split())
    total = 0.34 * min(4.0, value) + 0.57 * min(3.0, len(cues)) + 0.46 * min(3.0, aspect)
    total += 0.6 * min(3.0, voice) if voice > 0 else 0.57 * max(-4.0, voice) * plotted
    total -= 0.55 * min(60, length) / 20 + 0.6 * (length < _SHORT)
    past = 0 if _WAS.isdisjoint(met) else len(_PAST.findall(text))
    total -= 0.36 * past + 0.9 * bool(kind not in _IN_FIGURES and _DIGIT.search(text))
    mine = not _ME.isdisjoint(met) and _speaks_of(_MYSELF, claims)
    yours = not _YOU.isdisjoint(met) and _speaks_of(_READERS, claims)
    total -= 0.9 * mine + 0.5 * yours
    total += 0.6 * bool(_SOMEBODY.match(text)) - 2.0 * is_synopsis(text)
    total -= 1.0 * is_anecdote(text)
    if not any(abs(claim.opinion.said) >= OUTRIGHT for claim in claims):
        total -= 0.55 + 1.5 * bool(_FACT.search(text))
    if any(abs(cue.value) >= _STRONG for cue in cues):
        total += 0.55
    return total
