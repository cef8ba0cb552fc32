"""What a clause is about: aspects by weighted words, names, headings and what went before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewtui.extract.opinions import WORD, plain
from reviewtui.extract.people import NO_NAMES
from reviewtui.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtui.extract.lexicon import Aspects
    from reviewtui.extract.opinions import Cue
    from reviewtui.extract.people import People
    from reviewtui.extract.topics import Memory

_OPENING = pattern(
    r"(?:Directed|Written|Set|Based|Adapted|Starring|Featuring|Produced|Developed|Published|Inspired)"
    r"\b[^,]{0,120}(?:\([^)]*\))?[^,]{0,40},\s"
)
"""How a sentence begins that says what a work is before it says what it is like."""
_JOINED = (
    r"\W*(?:(?:and|but|yet|though|while|so|still|overall|ultimately|sadly|in\s+the\s+end|in\s+short|"
    r"as\s+a\s+whole)\W+)*"
)
_WORK = (
    r"(?:film|movie|picture|flick|show|series|season|game|book|novel|memoir|album|record|debut|"
    r"thriller|comedy|rom-?com|drama|romp|sequel|prequel|spin-?off|adaptation|ride|experience|adventure|package|"
    r"title|entry|outing|watch|read|listen|effort|release|collection|metroidvania|platformer|rpg|"
    r"blockbuster|masterpiece|mess|disappointment|triumph|gem|device|product|purchase|laptop|phone)"
)
_WHOLE = pattern(
    rf"{_JOINED}(?:the|this)\s+(?:whole\s+|entire\s+)?(?:film|movie|picture|flick|show|series|season|game|"
    r"book|novel|album|record|thing|result|whole)\s+(?!of\b)",
    re.IGNORECASE,
)
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
_PRONOUN = pattern(
    r"\W*(?:(?:and|but|yet|though|while|so|still)\W+)*(?:she|he|her|his|they|their)\b",
    re.IGNORECASE,
)
_IT = pattern(
    r"\W*(?:(?:and|but|yet|though|while|so|still)\W+)*(?:it|its|it's|it’s|this|that|these|those)\b",
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
_POSSESSIVE = pattern(r"'s?$")
SURE = 2.0
_WHOLE_WORK = 2.0
_SAID_OF_WORK = 1.6
_JUDGED = 2.1
"""The same where the opinion stands with it: `a fantastic season`."""
_POINTS_BACK = 0.4
"""What `it` or `this` adds to what the sentences before were about."""
_GOES_ON = 0.6
"""What a clause without a subject takes over from the clause before."""
_NEAR = 28
_BY_A_CUE = 1.15
"""What stands by the opinion is likelier what the opinion is about."""
_SUBJECT = 1.3
"""So is what is named first."""
_AGAIN = 0.4


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
    scores = _named(text, low, aspects, who, cues, memory, titles)
    if _PRONOUN.match(text):
        for aspect, weight in memory.person.items():
            scores[aspect] = scores.get(aspect, 0.0) + weight
    if memory.clause and _HEADLESS.match(text):
        for aspect, weight in memory.clause.items():
            scores[aspect] = scores.get(aspect, 0.0) + _GOES_ON * weight
    called = _KIND_OF_WORK.search(low)
    if called or _TASTE.search(low):
        judged = called and any(called.start() <= c.start < called.end() for c in cues)
        scores["overall"] = scores.get("overall", 0.0) + (_JUDGED if judged else _SAID_OF_WORK)
    if _SUMS_UP.match(text):
        scores["overall"] = scores.get("overall", 0.0) + _WHOLE_WORK
    of_the_whole = bool(_WHOLE.match(text)) or _begins_with(low, titles)
    if of_the_whole or (memory.whole and _IT.match(text)):
        scores["overall"] = scores.get("overall", 0.0) + _WHOLE_WORK
        memory.whole = True
    elif _IT.match(text):
        for aspect, weight in memory.topic.items():
            scores[aspect] = scores.get(aspect, 0.0) + _POINTS_BACK * weight
    else:
        memory.whole = False
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
) -> dict[str, float]:
    """The aspects that the words of a clause name."""
    words = list(WORD.finditer(low))
    centres = [(cue.start + cue.end) / 2 for cue in cues]
    sure: dict[str, float] = {}
    hints: dict[str, float] = {}
    done = -1
    begins = opening.end() if (opening := _OPENING.match(text)) else 0
    for place, word in enumerate(words):
        if place <= done or word.start() < begins:
            continue
        spelled, start = word[0], word.start()
        pair = f"{spelled}_{words[place + 1][0]}" if place + 1 < len(words) else ""
        if pair in aspects.idioms:
            done = place + 1
            continue
        bare = _POSSESSIVE.sub("", spelled) if "'" in spelled else spelled
        capital = text[start].isupper()
        if capital and start > 0 and bare in titles:
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
        for aspect, weight in hits:
            if weight >= SURE:
                again = _AGAIN if aspect in sure else 1.0 if sure else _SUBJECT
                sure[aspect] = sure.get(aspect, 0.0) + weight * again * near
            else:
                again = _AGAIN if aspect in hints else 1.0
                hints[aspect] = hints.get(aspect, 0.0) + weight * again * near
    return {a: sure.get(a, 0.0) + hints.get(a, 0.0) for a in {**sure, **hints}}


def _begins_with(low: str, titles: frozenset[str]) -> bool:
    """Whether a clause begins with the title of the work."""
    first = WORD.search(low)
    if first is None or not titles:
        return False
    words = [word for word in WORD.findall(low[: first.start() + 40]) if word not in NO_NAMES]
    return bool(words) and words[0] in titles
