"""A sentence cut where it turns: the clauses on either side of a contrast."""

from __future__ import annotations

import re
from typing import NamedTuple

from reviewtui.extract.words import words
from reviewtui.patterns import pattern


class Clause(NamedTuple):
    """Part of a sentence that makes one claim, with its place in the sentence."""

    start: int
    end: int
    text: str
    turns: bool
    """Whether it stands against the clause before it."""


_TURN = pattern(
    r"""(?:[,;:.\s—–]|\s-)+(?=(?:but(?!\s+for\b)|yet(?!\s+(?:another|to)\b)|however|though|although
       |while(?!\s+(?:away|ago)\b)|whereas|even\ (?:if|when|though)|albeit|unfortunately|sadly|alas
       |nevertheless|nonetheless|except|despite|in\ spite\ of|if\ not)\b)""",
    re.VERBOSE | re.IGNORECASE,
)
_NO_TURN = pattern(r"\b(?:as|even|nothing|anything|everything|all|none|no one)$", re.IGNORECASE)
"""Before a turning word: `nothing but`, `as though`."""
_STOP = pattern(r";\s+|\s*[—–]\s*|\s+-{1,2}\s+|:\s+(?=\w+(?:\W+\w+){4})|\s*[()]\s*")
_THAT = pattern(
    r"\s+(?=(?:that|which|who)\s+(?:too\s+often|all\s+too\s+often|never|rarely|seldom|fails?|doesn[’']t|don[’']t"
    r"|can[’']t|isn[’']t|aren[’']t|lacks?|barely|hardly|sadly|unfortunately|nonetheless|nevertheless|still)\b)",
    re.IGNORECASE,
)
_LEADING = pattern(
    r"[\s\"“‘'(*_]*(?:(?:and|but|so|yet)\s+)?(?:while|although|though|even\s+though|even\s+if|"
    r"despite|in\s+spite\s+of|for\s+all|as\s+much\s+as|whilst|whereas|where|"
    r"after\s+(?:the|his|her|their|its|an?)\s+(?:[\w’'-]+\s+){1,5}?(?:trilogy|saga|films?|movies?|games?|books?|albums?|seasons?))\b",
    re.IGNORECASE,
)
_MAIN = pattern(
    r",\s+(?=(?:it|this|that|the|there|he|she|they|we|you|i|its|his|her|their|these|those|what|"
    r"nothing|everything|some|a|an|one|most|much|few|neither|too|many|no|all|both|every|each|even|only|"
    r"here|now|[A-Z][\w’']*)\b)"
)
_ALSO = pattern(
    r",\s+(?:and|so)\s+(?=(?:it|this|that|the|there|he|she|they|we|you|i|its|his|her|their|"
    r"[A-Z][\w’']*)\b)"
)
_NOT = pattern(r",\s+(?=(?:not|never|rather\s+than|instead\s+of)\b)")
_NOT_ONLY = pattern(r"\bnot\s+(?:only|just|merely|simply)\b[^.;]*$", re.IGNORECASE)
_STRONG = pattern(r"(?:but|yet|while|although|whereas)\b", re.IGNORECASE)
_TURNING_WORDS = """
but yet however though although while whereas even albeit unfortunately sadly alas nevertheless
nonetheless except despite spite if
"""
_TURNING = frozenset(_TURNING_WORDS.split())
_LIMITING_WORDS = """
too never rarely seldom fail fails doesn don can isn aren lack lacks barely hardly sadly
unfortunately nonetheless nevertheless still
"""
_LIMITING = frozenset(_LIMITING_WORDS.split())
_CONCEDING_WORDS = """
while although though even despite spite all much whilst whereas where after
"""
_CONCEDING = frozenset(_CONCEDING_WORDS.split())
"""Words one of which every turn has, every such `that`, every such beginning."""
_MARKED = pattern(r"[;—–:()-]")
_ASIDE = 3
"""A turn after fewer words is an aside in a clause: `the story, however, is thin`."""
_LEAST = 2
"""A clause of fewer words makes no claim of its own."""


def _words(text: str) -> int:
    return len(re.findall(r"\w[\w'’-]*", text))


def clauses(sentence: str) -> list[Clause]:
    """The clauses of a sentence in order; a sentence without a turn is one clause."""
    cuts: dict[int, tuple[int, bool]] = {}
    met = words(sentence)
    for turn in () if _TURNING.isdisjoint(met) else _TURN.finditer(sentence):
        before = sentence[: turn.start()]
        if _NO_TURN.search(before[-12:]) or _NOT_ONLY.search(before):
            continue
        cuts[turn.start()] = (turn.end(), True)
    for stops, there in (
        (_STOP, _MARKED.search(sentence)),
        (_ALSO, "," in sentence),
        (_THAT, not _LIMITING.isdisjoint(met)),
    ):
        for stop in stops.finditer(sentence) if there else ():
            cuts.setdefault(stop.start(), (stop.end(), False))
    concedes = not _CONCEDING.isdisjoint(met)
    for begin in [0, *sorted(end for end, _ in cuts.values())] if concedes else ():
        if _LEADING.match(sentence, begin) and (main := _MAIN.search(sentence, begin)):
            cuts.setdefault(main.start(), (main.end(), True))
    for stop in _NOT.finditer(sentence):
        cuts.setdefault(stop.start(), (stop.end(), False))
    found: list[Clause] = []
    start, turns = 0, False
    for cut in sorted(cuts):
        begin, turning = cuts[cut]
        if begin <= start:
            turns = turns or turning
            continue
        least = _LEAST if begin >= len(sentence) or _STRONG.match(sentence, begin) else _ASIDE
        if cut > start and _words(sentence[start:cut]) >= least:
            found.append(Clause(start, cut, sentence[start:cut], turns))
            start, turns = begin, turning
        elif turning:
            turns = True
    if _words(sentence[start:]) >= _LEAST or not found:
        found.append(Clause(start, len(sentence), sentence[start:], turns))
    else:
        last = found[-1]
        found[-1] = Clause(last.start, len(sentence), sentence[last.start :], last.turns)
    return found
