"""What a clause is about: aspects by weighted words, names, headings and what went before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewtui.extract.opinions import WORD, plain
from reviewtui.extract.people import NO_NAMES
from reviewtui.extract.words import words as words_of
from reviewtui.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtui.extract.lexicon import Aspects
    from reviewtui.extract.opinions import Cue
    from reviewtui.extract.people import People
    from reviewtui.extract.topics import Memory

_OPENING = pattern(
    r"(?:Directed|Written|Set|Based|Adapted|Starring|Featuring|Produced|Developed|Published|Inspired)"
    r"\b(?:[^,]{0,120}(?:\([^)]*\))?[^,]{0,40},\s|.{0,200}?,\s(?=(?:the|this)\s+(?:film|movie|game|book|novel|album|show|series)\b))"
)
"""How a sentence begins that says what a work is before it says what it is like."""
_JOINED = (
    r"\W*(?:(?:and|but|yet|though|although|while|so|still|overall|ultimately|sadly|luckily|again|honestly|"
    r"in\s+(?:the\s+end|short|fact|my\s+opinion|general)|as\s+a\s+whole|for\s+me|of\s+course|"
    r"i\s+(?:think|thought|feel|felt|believe|found|must\s+say|have\s+to\s+say|can[’']t\s+say|"
    r"would\s+say|don[’']t\s+think)(?:\s+that)?)\W+)*"
)
_WORK = (
    r"(?:film|movie|picture|flick|show|series|season|game|book|novel|memoir|album|record|debut|"
    r"thriller|comedy|rom-?com|drama|romp|sequel|prequel|spin-?off|adaptation|ride|experience|adventure|package|"
    r"title|entry|outing|watch|read|listen|effort|release|collection|metroidvania|platformer|rpg|"
    r"blockbuster|masterpiece|mess|disappointment|triumph|gem|device|product|purchase|laptop|phone)"
)
_WHOLE = pattern(
    rf"{_JOINED}(?:(?:most|much|half|the\s+rest|all)\s+of\s+)?(?:the|this)\s+"
    rf"(?:(?:whole|entire|first|second|third|latest|new|final|last)\s+)?"
    rf"(?:{_WORK}|thing|result|whole|instal+ment|chapter|volume)\s+(?!of\b)",
    re.IGNORECASE,
)
_WORKS_WORDS = """
film movie picture flick show series season game book novel memoir album record debut thriller
comedy romcom com drama romp sequel prequel spinoff off adaptation ride experience adventure package
title entry outing watch read listen effort release collection metroidvania platformer rpg
blockbuster masterpiece mess disappointment triumph gem device product purchase laptop phone
"""
_WORKS = frozenset(_WORKS_WORDS.split())
"""The words of these, one of which a clause has that speaks of a work by its kind."""
_THIS_WORK = pattern(rf"\bthis (?:\w+ )?{_WORK}\b(?!'s)")
_HAS = pattern(
    r"(?:\w+ly\s+|also\s+|still\s+|just\s+)?(?:has|have|had|lacks?|boasts?|features?|offers?|provides?|contains?|"
    r"suffers\s+from|benefits\s+from|uses|relies\s+on|makes\s+(?:good|great|excellent)\s+use)\b",
    re.IGNORECASE,
)
"""What follows the work where it is not itself judged, but something it has: `has little plot`."""
_KIND_OF_WORK = pattern(
    r"(?:^\W*|\b(?:is|was|it's|be|been|as|makes?|made|delivers?|got|gets?|gives?|remains?|becomes?|"
    r"call|just|still|into|for|results? in|left with|crafted|have|has)\s+)"
    r"(?:[\w']+\s+){0,2}?(?:an?|the|one\s+of\s+the|such\s+an?|my|quite\s+an?)\s+"
    rf"(?:[\w',-]+\s+){{0,7}}?{_WORK}\b(?!\s+of\b)",
)
"""The work called by its kind where something is said of it: `is a charming film`."""
_SUMS_UP = pattern(
    r"\W*(?:overall|all\s+in\s+all|on\s+the\s+whole|all\s+told|in\s+short|bottom\s+line|in\s+sum|"
    r"to\s+sum\s+up|in\s+summary|in\s+conclusion|ultimately)\b",
    re.IGNORECASE,
)
_TASTE = pattern(
    r"\b(?:i|we|you(?:'ll)?)\s+(?:[\w']+\s+){0,3}?(?:lov(?:e|ed)|lik(?:e|ed)|enjoy(?:ed)?|hated?|disliked?|"
    r"recommend(?:ed)?|expected|finished|bother(?:ed)?)\s+(?:it|this|more|much\s+more|better|with\s+it)"
    r"\b(?!\s+\w+\s+(?:when|that|how))|\bavoid\s+(?:it|this)\b|\bworth\s+(?:it|your|the|a|checking|"
    r"looking|watching|seeing|reading|playing|buying|listening|every)\b|"
    r"\bmust[- ](?:see|read|play|watch|buy)\b"
)
"""A word on the whole: `I loved it`, `worth seeing`."""
_LIKING_WORDS = """
love loved like liked enjoy enjoyed hate hated dislike disliked recommend recommended expected
finished bother bothered avoid worth must
"""
_LIKING = frozenset(_LIKING_WORDS.split())
_PRONOUN = pattern(
    r"\W*(?:(?:and|but|yet|though|while|so|still)\W+)*(?:she|he|her|his|they|their)\b",
    re.IGNORECASE,
)
_IT = pattern(
    r"\W*(?:(?:and|but|yet|though|while|so|still)\W+)*(?:it|its|it's|it’s|this|that|these|those)\b",
    re.IGNORECASE,
)
_THEY = pattern(
    r"\W*(?:(?:and|but|yet|though|while|so|still)\W+)*(?:they|they[’']re|their|both|some|most)\b",
    re.IGNORECASE,
)
_HEADLESS = pattern(
    r"\W*(?:(?:and|but|yet|though|although|while|if|albeit|even|when|however|then|that|which|who|"
    r"not|never|also|still|just|only|ultimately|too|rarely|simply|quite|very|rather)\W+)*"
    r"(?:(?:is|are|was|were|has|have|had|does|do|did|can|could|will|would|feels?|felt|seems?|seemed|"
    r"looks?|looked|sounds?|comes?|came|falls?|fell|fails?|failed|makes?|made|lacks?|gets?|becomes?|"
    r"became|never|remains?|ends?|starts?|works?|worked)(?:n[’']t)?|[a-z]+(?:ing|ed))\b"
)
"""A clause without a subject of its own speaks of what the clause before spoke of."""
_BACK = pattern(
    r"\W*(?:(?:and|but|yet|though|although|while|so|still|then|not|because|since|as|if|that)\W+)*"
    r"(?:it|it[’']s|its|they|they[’']re|their|this|that|these|those|which|both|neither|none|some)\b",
    re.IGNORECASE,
)
"""So does one that begins with a pronoun."""
_VERBS_WORDS = """
is are was were be been being am has have had does do did can could will would should may might must
it's that's there's here's he's she's they're we're you're i'm i've feels felt feel seems seemed
looks looked look sounds sounded remains remained becomes became makes made make gets got get gives
gave give keeps kept keep takes took take comes came come goes went go works worked work fails
failed lacks lacked falls fell runs ran ends ended begins began starts started brings brought adds
added offers offered delivers delivered proves proved shows showed plays played tells told needs
needed wants wanted tries tried manages managed struggles suffers stands shines carries helps lets
leaves left holds turns serves deserves moves builds finds found loses lost drags drives steals
elevates love loved loves like liked enjoy enjoyed hate hated think thought wish wished know knew
say said see saw
"""
_VERBS = frozenset(_VERBS_WORDS.split())
_QUOTED_TITLE = pattern(r"[“\"][A-Z][^“”\"]{0,48}[”\"]|(?<!\w)[‘'][A-Z][^‘’']{1,48}[’'](?!\w)")
"""What stands in quotation marks in a review of music is a song."""
_CAPITAL_AFTER = pattern(r" (?:of the |of |the |and |& )?[A-Z][a-z]")
_CAPITAL_BEFORE = pattern(r"[a-z,] (?:[A-Z][\w'’]+ (?:of |the |and |& )*)+$")
_EARLY = 24
_POSSESSIVE = pattern(r"'s?$")
SURE = 2.0
_WHOLE_WORK = 2.0
_HAS_WHAT = 0.8
_THIS = 0.8
_SAID_OF_WORK = 1.6
_JUDGED = 2.1
"""The same where the opinion stands with it: `a fantastic season`."""
_POINTS_BACK = 0.3
"""What `it` or `this` adds to what the sentences before were about."""
_GOES_ON = 0.8
"""What a clause without a subject takes over from the clause before."""
_NEAR = 28
_BY_A_CUE = 1.15
"""What stands by the opinion is likelier what the opinion is about."""
_SUBJECT = 1.3
"""So is what is named first."""
_AGAIN = 0.4
_FRAGMENT = 9
"""Words that a clause without a verb may have and still lean on the one before."""


def heading_aspects(heading: str, aspects: Aspects) -> dict[str, float]:
    """The aspects a heading names."""
    found: dict[str, float] = {}
    for word in WORD.findall(plain(heading)):
        for aspect, weight in aspects.of(word):
            if weight >= SURE:
                found[aspect] = 1.0
    return found


def names_aspects_only(heading: str, aspects: Aspects) -> bool:
    """Whether every word of a heading speaks of an aspect, but for `and` and the like."""
    words = [word for word in WORD.findall(plain(heading)) if word not in NO_NAMES]
    return bool(words) and all(aspects.of(word) for word in words)


def weigh(
    text: str,
    aspects: Aspects,
    who: People,
    cues: Sequence[Cue],
    memory: Memory,
    *,
    titles: frozenset[str] = frozenset(),
) -> dict[str, float]:
    """How surely a clause is about each aspect."""
    low = plain(text)
    scores, named = _named(text, low, aspects, who, cues, memory, titles)
    if _PRONOUN.match(text):
        for aspect, weight in memory.person.items():
            scores[aspect] = scores.get(aspect, 0.0) + weight
    if memory.clause and (_HEADLESS.match(text) or _BACK.match(text) or _is_fragment(low)):
        goes_on = _GOES_ON * (0.5 if named else 1.0)
        for aspect, weight in memory.clause.items():
            scores[aspect] = scores.get(aspect, 0.0) + goes_on * weight
            named[aspect] = named.get(aspect, 0.0) + goes_on * weight
    said = words_of(text)
    called = None if _WORKS.isdisjoint(said) else _KIND_OF_WORK.search(low)
    if called or (not _LIKING.isdisjoint(said) and _TASTE.search(low)):
        judged = called and any(called.start() <= c.start < called.end() for c in cues)
        scores["overall"] = scores.get("overall", 0.0) + (_JUDGED if judged else _SAID_OF_WORK)
    if "this " in low and _THIS_WORK.search(low):
        scores["overall"] = scores.get("overall", 0.0) + _THIS
    if _SUMS_UP.match(text):
        scores["overall"] = scores.get("overall", 0.0) + _WHOLE_WORK
    whole = _WHOLE.match(text)
    if whole or begins_with(low, titles) or (memory.whole and _IT.match(text)):
        has = whole and _HAS.match(text, whole.end())
        scores["overall"] = scores.get("overall", 0.0) + (_HAS_WHAT if has else _WHOLE_WORK)
        memory.whole = True
    elif _IT.match(text) or (not memory.person and _THEY.match(text)):
        for aspect, weight in memory.topic.items():
            scores[aspect] = scores.get(aspect, 0.0) + _POINTS_BACK * weight
    else:
        memory.whole = False
    if "overall" in scores:
        named["overall"] = scores["overall"]
    memory.clause = named
    return scores


def of_the_work(text: str) -> bool:
    """Whether a sentence speaks of the work as a whole."""
    low = plain(text)
    return bool(_WHOLE.match(text) or _KIND_OF_WORK.search(low) or _TASTE.search(low))


def _named(
    text: str,
    low: str,
    aspects: Aspects,
    who: People,
    cues: Sequence[Cue],
    memory: Memory,
    titles: frozenset[str],
) -> tuple[dict[str, float], dict[str, float]]:
    """The aspects that the words of a clause name; and those that its opinion words do not."""
    words = list(WORD.finditer(low))
    centres = [(cue.start + cue.end) / 2 for cue in cues]
    sure: dict[str, float] = {}
    hints: dict[str, float] = {}
    named: dict[str, float] = {}
    done = -1
    begins = opening.end() if (opening := _OPENING.match(text)) else 0
    if "songs" in aspects.names and (song := _song(text, low, titles)):
        sure["songs"] = named["songs"] = song
    for place, word in enumerate(words):
        if place <= done or word.start() < begins:
            continue
        spelled, start = word[0], word.start()
        pair = f"{spelled}_{words[place + 1][0]}" if place + 1 < len(words) else ""
        if pair in aspects.idioms and pair not in aspects.words:
            done = place + 1
            continue
        bare = _POSSESSIVE.sub("", spelled) if "'" in spelled else spelled
        capital = text[start].isupper()
        of_a_name = capital and start > 0 and (bare in titles or _in_a_name(text, word.span()))
        if of_a_name and not who.role(bare):
            continue
        hits: tuple[tuple[str, float], ...]
        if capital and (role := who.role(bare)):
            memory.person = {role[0]: 1.0}
            hits = (role,)
        elif hits := aspects.words.get(pair, ()):
            done = place + 1
        else:
            hits = aspects.of(spelled) or (aspects.of(bare) if bare != spelled else ())
        if not hits:
            continue
        near = _BY_A_CUE if any(abs(start - centre) < _NEAR for centre in centres) else 1.0
        opines = any(cue.start <= start < cue.end for cue in cues)
        for aspect, weight in hits:
            if weight >= SURE:
                again = _AGAIN if aspect in sure else 1.0 if sure else _SUBJECT
                sure[aspect] = sure.get(aspect, 0.0) + weight * again * near
                if not opines:
                    named[aspect] = named.get(aspect, 0.0) + weight * again * near
            else:
                again = _AGAIN if aspect in hints else 1.0
                hints[aspect] = hints.get(aspect, 0.0) + weight * again * near
                if capital and not opines:
                    named[aspect] = named.get(aspect, 0.0) + weight * again * near
    return {a: sure.get(a, 0.0) + hints.get(a, 0.0) for a in {**sure, **hints}}, named


def _song(text: str, low: str, titles: frozenset[str]) -> float:
    """How surely a clause of a review of music speaks of a song, which it gives in quotes."""
    quoted = _QUOTED_TITLE.search(text)
    if not quoted or titles.issuperset(WORD.findall(low[quoted.start() : quoted.end()])):
        return 0.0
    return SURE * (_SUBJECT if quoted.start() < _EARLY else 1.0)


def _in_a_name(text: str, span: tuple[int, int]) -> bool:
    """Whether a capitalised word inside a clause is part of a name: `the Gold Master series`."""
    start, end = span
    if text[start:end].isupper():
        return False
    return bool(
        _CAPITAL_AFTER.match(text, end) or _CAPITAL_BEFORE.search(text[max(0, start - 24) : start])
    )


def _is_fragment(low: str) -> bool:
    """Whether a clause has no verb of its own: `but also a bit dull`."""
    words = WORD.findall(low)
    return len(words) < _FRAGMENT and not any(
        word in _VERBS or word.endswith("n't") for word in words
    )


def begins_with(low: str, titles: frozenset[str]) -> bool:
    """Whether a clause begins with the title of the work."""
    first = WORD.search(low)
    if first is None or not titles:
        return False
    words = [word for word in WORD.findall(low[: first.start() + 40]) if word not in NO_NAMES]
    return bool(words) and words[0] in titles
