"""The word lists of aspects.toml and lexicon.toml, made ready for looking up."""

from __future__ import annotations

import os.path
import re
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from reviewtui.extract.phrases import Phrases, made_phrases
from reviewtui.model.naming import KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping


class Lexicon(NamedTuple):
    """Opinion words and phrases for one kind of work."""

    kind: str | None
    strength: dict[str, float]
    """Words, and stems that end in `*`, with how much they praise (above 0) or fault."""
    content: frozenset[str]
    negators: frozenset[str]
    not_negating: frozenset[str]
    neutral: Phrases
    praise: Phrases
    blame: Phrases
    met: dict[str, float]
    """Words looked up before."""

    def of(self, word: str) -> float:
        """How much one word praises or faults; 0 when it does neither."""
        value = self.met.get(word)
        if value is None:
            entry = _stem(self.strength, word) or _bare_form(self.strength, word)
            value = self.met[word] = self.strength[entry] if entry else 0.0
        return value


class Aspects(NamedTuple):
    """The aspects of one kind of work and the words that speak of them."""

    names: tuple[str, ...]
    words: dict[str, tuple[tuple[str, float], ...]]
    """Words, stems that end in `*` and phrases joined by `_`, each with aspects and weights."""
    idioms: frozenset[str]
    """Pairs that speak of nothing, though each of their words may."""
    met: dict[str, tuple[tuple[str, float], ...]]
    """Words looked up before."""

    def of(self, word: str) -> tuple[tuple[str, float], ...]:
        """Which aspects a word (or a pair joined by `_`) speaks of, and how surely."""
        hits = self.met.get(word)
        if hits is None:
            entry = _stem(self.words, word)
            hits = self.words[entry] if entry else ()
            if not hits and "-" in word:
                # `slow-paced` and `well-acted`: the last part says what it is about
                parts = [part for part in word.split("-") if part]
                hits = next((of for part in reversed(parts) if (of := self.of(part))), ())
            self.met[word] = hits
        return hits


def _stem(table: Mapping[str, object], word: str) -> str | None:
    """The entry of a table a word falls under: itself, or the longest stem that begins it."""
    if word in table:
        return word
    for end in range(len(word), 3, -1):
        if (stem := word[:end] + "*") in table:
            return stem
    return None


_ROOT = 3
_FORMS = (
    ("iest", "y"),
    ("ier", "y"),
    ("iness", "y"),
    ("ily", "y"),
    ("ness", ""),
    ("est", ""),
    ("est", "e"),
    ("ly", ""),
    ("ly", "le"),
    ("ies", "y"),
    ("s", ""),
)


def _bare_form(table: Mapping[str, object], word: str) -> str | None:
    """The entry of which a word is a form: `shakier` of `shaky`, `deftness` of `deft`."""
    for ending, bare in _FORMS:
        if word.endswith(ending) and len(word) - len(ending) >= _ROOT:
            entry = word[: -len(ending)] + bare
            if entry in table:
                return entry
    return None


@cache
def _read(name: str) -> dict[str, Any]:
    import tomllib

    with open(os.path.join(os.path.dirname(__file__), name), "rb") as file:  # noqa: PTH118, PTH120, PTH123
        return tomllib.load(file)


_COMMON = "any"
_SURE, _HINT = 2.0, 1.0


def _words(text: str) -> list[str]:
    return text.split()


@cache
def lexicon(kind: str | None) -> Lexicon:
    """The opinion lexicon for a kind of work; None is what all kinds share."""
    data = _read("lexicon.toml")
    strength: dict[str, float] = {}
    for table in (data["general"], data["overrides"].get(kind, {})):
        for name, value in (("pro1", 1.0), ("con1", -1.0), ("pro2", 2.0), ("con2", -2.0)):
            strength.update(dict.fromkeys(_words(table.get(name, "")), value))
    for word in _words(data["ignore"].get(kind, "")):
        strength[word] = 0.0
    return Lexicon(
        kind,
        strength,
        frozenset(_words(data["content"]["words"])),
        frozenset(_words(data["negation"]["words"])),
        frozenset(_words(data["negation"]["not_negating"])),
        made_phrases(data["phrases"]["none"]),
        made_phrases(data["phrases"]["pro"] + data["overrides"].get(kind, {}).get("pro", "")),
        made_phrases(data["phrases"]["con"] + data["overrides"].get(kind, {}).get("con", "")),
        {},
    )


@cache
def aspects(kind: str | None) -> Aspects:
    """The aspect words for a kind of work; None is taken for a film."""
    data = _read("aspects.toml")
    kind = kind if kind in KINDS else "film"
    names: list[str] = []
    found: dict[str, dict[str, float]] = {}
    for table in (data[_COMMON], data[kind]):
        for aspect, entry in table.items():
            if aspect not in names:
                names.append(aspect)
            for field, weight in (("hint", _HINT), ("sure", _SURE)):
                for word in _words(entry.get(field, "")):
                    at = found.setdefault(word, {})
                    at[aspect] = max(weight, at.get(aspect, 0.0))
            for word in _words(entry.get("not", "")):
                found.get(word, {}).pop(aspect, None)
    for word, at in found.items():
        stem = _stem(found, word + "*") if word[-1] != "*" else None
        for aspect, weight in found[stem].items() if stem else ():
            at[aspect] = max(weight, at.get(aspect, 0.0))
    dropped = {aspect for aspect, entry in data[kind].items() if entry.get("drop")}
    return Aspects(
        tuple(name for name in names if name not in dropped),
        {w: tuple((a, v) for a, v in at.items() if a not in dropped) for w, at in found.items()},
        frozenset(_words(data["idioms"]["words"])),
        {},
    )


@cache
def heading_patterns() -> dict[str, re.Pattern[str]]:
    """What a heading may say of everything under it."""
    return {name: re.compile(text) for name, text in _read("aspects.toml")["headings"].items()}


@cache
def _cues() -> dict[str, tuple[str, ...]]:
    """The kinds of work each cue word speaks for; a word that names a kind says it twice."""
    found: dict[str, tuple[str, ...]] = {}
    cues = _read("aspects.toml")["cues"]
    names = frozenset(_words(cues["names"]))
    for kind in KINDS:
        for word in _words(cues[kind]):
            found[word] = (*found.get(word, ()), *([kind] * (2 if word in names else 1)))
    return found


def kind_of(words: list[str]) -> str:
    """The kind of work a text speaks of most; a film when it does not say."""
    cues = _cues()
    tally = dict.fromkeys(KINDS, 0)
    for word in words:
        for kind in cues.get(word, ()):
            tally[kind] += 1
    best = max(KINDS, key=tally.__getitem__)
    return best if tally[best] else "film"


_ENGLISH_WORDS = """
the and of to that this with it it's was for but not its from by are have has i you my
"""
_ENGLISH = frozenset(_ENGLISH_WORDS.split())
_OTHER_WORDS = """
der das und ist ein eine nicht mit auf von den im le la les des du un une est et dans que qui pas
pour au el los las y es con por una lo su il gli di che per non sono della nel het een de van niet
maar och som att det ett och är inte não uma os um com mais mas się jest nie na że og af til er
ikke på ja oli
"""
_OTHER = frozenset(_OTHER_WORDS.split())


def is_english(words: list[str]) -> bool:
    """Whether a text is in English, as far as its small words tell: the lists know no other."""
    english = sum(word in _ENGLISH for word in words)
    return english >= sum(word in _OTHER for word in words)
