"""What a clause is about: aspects by weighted words, names, headings and what went before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reviewtui.extract.opinions import WORD, plain
from reviewtui.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtui.extract.lexicon import Aspects
    from reviewtui.extract.opinions import Cue

_PART = r"[A-Z][\w’'-]{0,30}"
_NAME = rf"\b{_PART}\.?(?: (?:de|del|von|van|der|la|le|bin|al)\b)?(?: {_PART}){{1,4}}"
_PERSON = pattern(_NAME)
_DIRECTOR = pattern(
    rf"(?:[Dd]irect(?:ed\s+by|or)|[Ff]ilmmaker|[Ww]riter-director)s?\s+({_NAME})|"
    rf"({_NAME})[’']s?\s+direct(?:ion|orial)"
)
_PLAYED = pattern(
    r"\b(?:plays?|played|playing|portrays?|portrayed|as|stars\s+as|"
    r"character)\s+(?:the\s+)?([A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)*)"
)
_CALLED = pattern(r"\b([A-Z][\w’'-]+)\s+\((?:played\s+by\s+)?[A-Z]")
_IN_BRACKETS = pattern(rf"\b[A-Z][\w’'-]+\s+\((?:played\s+by\s+)?({_NAME})\)")
_OPENING = pattern(
    r"(?:Directed|Written|Set|Based|Adapted|Starring|Featuring|Produced|Developed|Published|Inspired)"
    r"\b[^,]{0,120}(?:\([^)]*\))?[^,]{0,40},\s"
)
"""How a sentence begins that says what a work is before it says what it is like."""
_ACTS = pattern(
    rf"({_NAME})(?:\s*\(|,?\s+(?:as|plays?|stars?|is|are|was|were|gives|brings|delivers|makes|pop|"
    r"shows?|shines|steals|anchors|carries|provides|offers|nails|excels|commands|owns|does|finds|"
    r"captures|struggles|manages|proves)\b)"
)
_CAST = pattern(
    r"\b(?:actors?|actress(?:es)?|stars?|starring|leads?|newcomers?|comedians?|played by|voiced by|"
    r"performances? (?:by|from)|cast (?:includes|of|led by)|featuring|voice of)\b,? "
    rf"({_NAME}(?:(?:,| and|, and) {_NAME}){{0,5}})"
)
_CRAFT = pattern(
    r"\b(?:writer|screenwriter|author|composer|cinematographer|producer|editor|designer|singer|critic"
    rf"|novelist|photographer|songwriter|guitarist|drummer)s?,?\s+({_NAME})"
)
_WHOLE = pattern(
    r"\W*(?:(?:and|but|yet|though|while|so|still|overall|ultimately|sadly|in\s+the\s+end|in\s+short|as\s+a\s+whole)\W+)*"
    r"(?:the|this)\s+(?:film|movie|picture|show|series|season|game|book|novel|album|record|thing|result|whole)\s+(?!of\b)",
    re.IGNORECASE,
)
_PRONOUN = pattern(
    r"\W*(?:(?:and|but|yet|though|while|so|still)\W+)*(?:she|he|her|his|they|their)\b",
    re.IGNORECASE,
)
_IT = pattern(
    r"\W*(?:(?:and|but|yet|though|while|so|still)\W+)*(?:it|its|it's|it’s|this|that|these|those)\b",
    re.IGNORECASE,
)
_OWNED = pattern(r"[’']s?$")
_NO_NAMES_WORDS = """
a all an and as at but by even for from he her here his how i if in it its like most my no not of
on one or our she so still that the their then there these they this those though to we what when
where which while who why with yet you
"""
_NO_NAMES = frozenset(_NO_NAMES_WORDS.split())
"""Words that begin a sentence with a capital, and are nobody's name."""
_POSSESSIVE = pattern(r"'s?$")
SURE = 2.0
_FADES = 0.5
_WHOLE_WORK = 2.0
_POINTS_BACK = 0.4
"""What `it` or `this` adds to what the sentences before were about."""
_NEAR = 28
_BY_A_CUE = 1.15
"""What stands by the opinion is likelier what the opinion is about."""
_SUBJECT = 1.1
"""So is what is named first."""
_ROLE_KINDS = ("film", "series")


class People(NamedTuple):
    """Words of the names in a review, by what their bearers do."""

    performers: frozenset[str]
    directors: frozenset[str]
    characters: frozenset[str]


def _parts(name: str) -> list[str]:
    words = (_OWNED.sub("", part).lower() for part in name.split() if part[0].isupper())
    return [word for word in words if word not in _NO_NAMES]


def people(body: str, kind: str, names: Sequence[str], work: str | None) -> People:
    """Who is who in a review, from the names given and from how the text introduces them."""
    if kind not in _ROLE_KINDS:
        return People(frozenset(), frozenset(), frozenset())
    titled = set(_parts(work or ""))
    directors = {p for m in _DIRECTOR.finditer(body) for p in _parts(m[1] or m[2])}
    characters = {
        p for pattern in (_PLAYED, _CALLED) for m in pattern.finditer(body) for p in _parts(m[1])
    }
    performers = {p for name in names for p in _parts(name)}
    for found in _ACTS.finditer(body):
        performers.update(_parts(found[1]))
    for found in _CAST.finditer(body):
        performers.update(part for name in _PERSON.findall(found[1]) for part in _parts(name))
    for found in _IN_BRACKETS.finditer(body):
        performers.update(_parts(found[1]))
    crafts = {part for found in _CRAFT.finditer(body) for part in _parts(found[1])}
    performers -= crafts | directors | titled
    characters -= performers | directors | titled
    return People(frozenset(performers), frozenset(directors), frozenset(characters))


class Memory:
    """What the last clauses were about: for pronouns, and for sentences that name nothing."""

    def __init__(self) -> None:
        self.person: dict[str, float] = {}
        self.topic: dict[str, float] = {}
        self.whole = False
        """Whether the last clause had the work itself for its subject."""
        self._now: dict[str, float] = {}
        self._paragraph = -1

    def enter(self, paragraph: int) -> None:
        """Begin a sentence; a new paragraph is a new topic."""
        if paragraph != self._paragraph:
            self._paragraph = paragraph
            self.topic = {}
        self._now = {}

    def add(self, scores: dict[str, float]) -> None:
        """Remember what a clause of the sentence is about."""
        for aspect, weight in scores.items():
            self._now[aspect] = max(weight, self._now.get(aspect, 0.0))

    def fade(self) -> None:
        """End a sentence: what it was about stays, what went before fades."""
        most = max(self._now.values(), default=0.0)
        if most >= 1:
            self.topic = {a: w * _FADES for a, w in self.topic.items()}
            for aspect, weight in self._now.items():
                if aspect != "overall":
                    self.topic[aspect] = self.topic.get(aspect, 0.0) + weight / most


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
    words = [word for word in WORD.findall(plain(heading)) if word not in _NO_NAMES]
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
    words = list(WORD.finditer(low))
    sure: dict[str, float] = {}
    hints: dict[str, float] = {}
    idle = -1
    begins = opening.end() if (opening := _OPENING.match(text)) else 0
    for place, word in enumerate(words):
        after = words[place + 1][0] if place + 1 < len(words) else ""
        pair = f"{word[0]}_{after}"
        if pair in aspects.idioms:
            idle = place + 1
        if place <= idle or word.start() < begins:
            continue
        spelled = _POSSESSIVE.sub("", word[0])
        capital = text[word.start()].isupper()
        if capital and word.start() > 0 and spelled in titles:
            continue
        if capital and (role := _role(spelled, who)):
            aspect, weight = role
            memory.person = {aspect: 1.0}
            hits: tuple[tuple[str, float], ...] = ((aspect, weight),)
        else:
            hits = aspects.words.get(pair) or aspects.of(word[0])
            if not hits and spelled != word[0]:
                hits = aspects.of(spelled)
        near = bool(hits) and any(
            abs(word.start() - (cue.start + cue.end) / 2) < _NEAR for cue in cues
        )
        for aspect, weight in hits:
            if weight >= SURE:
                again = 0.4 if aspect in sure else 1.0 if sure else _SUBJECT
                sure[aspect] = sure.get(aspect, 0.0) + weight * again * (_BY_A_CUE if near else 1.0)
            else:
                again = 0.4 if aspect in hints else 1.0
                hints[aspect] = hints.get(aspect, 0.0) + weight * again * (
                    _BY_A_CUE if near else 1.0
                )
    scores = {
        aspect: sure.get(aspect, 0.0) + hints.get(aspect, 0.0) for aspect in {**sure, **hints}
    }
    if _PRONOUN.match(text):
        for aspect, weight in memory.person.items():
            scores[aspect] = scores.get(aspect, 0.0) + weight
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


def _begins_with(low: str, titles: frozenset[str]) -> bool:
    """Whether a clause begins with the title of the work."""
    first = WORD.search(low)
    if first is None or not titles:
        return False
    words = [word for word in WORD.findall(low[: first.start() + 40]) if word not in _NO_NAMES]
    return bool(words) and words[0] in titles


def _role(word: str, who: People) -> tuple[str, float] | None:
    """What part a name plays, and how surely a clause that has it is about that."""
    if word in who.performers:
        return "performances", 1.5
    if word in who.directors:
        return "direction", 1.5
    if word in who.characters:
        return "characters", 0.8
    return None
