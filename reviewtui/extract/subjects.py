"""What a clause is about: aspects by weighted words, names, headings and what went before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reviewtui.extract.opinions import WORD, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtui.extract.lexicon import Aspects
    from reviewtui.extract.opinions import Cue

_NAME = r"[A-Z][\w’'.-]*(?:\s+(?:de|del|von|van|der|la|le|bin|al)\b)?(?:\s+[A-Z][\w’'-]+)+"
_PERSON = re.compile(_NAME)
_DIRECTOR = re.compile(
    rf"(?:[Dd]irect(?:ed\s+by|or)|[Ff]ilmmaker|[Ww]riter-director)s?\s+({_NAME})|({_NAME})[’']s?\s+direct(?:ion|orial)"
)
_PLAYED = re.compile(
    r"\b(?:plays?|played|playing|portrays?|portrayed|as|stars\s+as|character)\s+(?:the\s+)?([A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)*)"
)
_CALLED = re.compile(r"\b([A-Z][\w’'-]+)\s+\((?:played\s+by\s+)?[A-Z]")
_PRONOUN = re.compile(
    r"\W*(?:(?:and|but|yet|though|while|so|still)\W+)*(?:she|he|her|his|they|their)\b",
    re.IGNORECASE,
)
_IT = re.compile(
    r"\W*(?:(?:and|but|yet|though|while|so|still)\W+)*(?:it|its|it's|it’s|this|that|these|those)\b",
    re.IGNORECASE,
)
_ROLE_KINDS = ("film", "series")


class People(NamedTuple):
    """Words of the names in a review, by what their bearers do."""

    performers: frozenset[str]
    directors: frozenset[str]
    characters: frozenset[str]


def _parts(name: str) -> list[str]:
    return [re.sub(r"[’']s?$", "", part).lower() for part in name.split() if part[0].isupper()]


def people(body: str, kind: str, names: Sequence[str], work: str | None) -> People:
    """Who is who in a review, from the names given and from how the text introduces them."""
    if kind not in _ROLE_KINDS:
        return People(frozenset(), frozenset(), frozenset())
    titled = {part for part in _parts(work or "")}
    directors = {p for m in _DIRECTOR.finditer(body) for p in _parts(m[1] or m[2])}
    characters = {
        p for pattern in (_PLAYED, _CALLED) for m in pattern.finditer(body) for p in _parts(m[1])
    }
    performers = {p for name in names for p in _parts(name)}
    for found in re.finditer(
        rf"({_NAME})(?:\s*\(|,?\s+(?:as|plays?|stars?|is|gives|brings|delivers|makes|pop|shows?)\b)",
        body,
    ):
        performers.update(_parts(found[1]))
    performers -= directors | titled
    characters -= performers | directors | titled
    return People(frozenset(performers), frozenset(directors), frozenset(characters - {"the", "i"}))


class Memory:
    """What the last clauses were about, for pronouns."""

    def __init__(self) -> None:
        self.person: dict[str, float] = {}
        self.last: str = ""


def heading_aspects(heading: str, aspects: Aspects) -> dict[str, float]:
    """The aspects a heading names."""
    found: dict[str, float] = {}
    for word in WORD.findall(plain(heading)):
        for aspect, weight in aspects.of(word):
            if weight >= 2:
                found[aspect] = 1.0
    return found


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
    scores: dict[str, float] = {}

    def add(aspect: str, weight: float, at: int) -> None:
        near = any(abs(at - (cue.start + cue.end) / 2) < 28 for cue in cues)
        scores[aspect] = scores.get(aspect, 0.0) + weight * (1.4 if near else 1.0)

    for place, word in enumerate(words):
        spelled = re.sub(r"'s?$", "", word[0])
        named = text[word.start()].isupper() and word.start() > 0
        if named and spelled in titles:
            continue
        if named or (text[word.start()].isupper() and not aspects.of(spelled)):
            for group, aspect, weight in (
                (who.performers, "performances", 1.5),
                (who.directors, "direction", 1.5),
                (who.characters, "characters", 0.8),
            ):
                if spelled in group:
                    add(aspect, weight, word.start())
                    memory.person = {aspect: 1.0}
                    break
            if spelled in who.performers or spelled in who.directors or spelled in who.characters:
                continue
        pair = f"{word[0]}_{words[place + 1][0]}" if place + 1 < len(words) else ""
        hits = (
            (pair and aspects.words.get(pair))
            or aspects.of(word[0])
            or (aspects.of(spelled) if spelled != word[0] else ())
        )
        for aspect, weight in hits:
            add(aspect, weight, word.start())
    if _PRONOUN.match(text):
        for aspect, weight in memory.person.items():
            scores[aspect] = scores.get(aspect, 0.0) + weight
    elif _IT.match(text) and memory.last and memory.last != "overall":
        scores[memory.last] = scores.get(memory.last, 0.0) + 0.6
    return scores
