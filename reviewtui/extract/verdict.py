"""What a review comes to: one sentence of its own, and a word for which way its points lean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from reviewtui.extract import lexicon as lists
from reviewtui.extract import model
from reviewtui.extract.opinions import judge, plain
from reviewtui.extract.sentences import Sentence, sentences
from reviewtui.extract.subjects import heading_aspects
from reviewtui.extract.voices import is_elsewhere, is_reported
from reviewtui.model.leaning import leaning as balance
from reviewtui.model.point import Polarity, Span
from reviewtui.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reviewtui.model.point import Point

_WORD_FOR: dict[Polarity, Literal["praise", "mixed", "fault"]] = {
    Polarity.PRO: "praise",
    Polarity.MIXED: "mixed",
    Polarity.CON: "fault",
}
_SUMS_UP = pattern(
    r"\b(?:overall|ultimately|all in all|in the end|in short|in sum|to sum up|on the whole|"
    r"at the end of the day"
    r"|all told|when all is said|taken together|the verdict is|bottom line|for all its|"
    r"for all that|despite its flaws|even with)\b"
)
_OF_THE_WHOLE = pattern(
    r"\b(?:film|movie|picture|show|series|season|game|book|novel|memoir|album|record|debut|"
    r"sequel|spin-off|"
    r"headphones|laptop|phone|machine|camera|keyboard|speaker|adaptation|thriller|comedy|drama|"
    r"collection|result)\b"
)
_IS = pattern(r"\b(?:is|isn't|it's|remains?|proves?|makes?|delivers?|has|doesn't|deserves?)\b")
_ADVICE = pattern(
    r"\b(?:watch|see|skip|avoid|play|read|buy|hear|worth|recommend\w*|don't expect|must|miss|"
    r"you'll (?:enjoy|love|like))\b"
)
_ENDING = 0.2
"""The share of a review, from its end, in which verdicts stand."""
_SHORT, _LONG = 25, 260
_ENOUGH = 2.5


def find_verdict(body: str) -> Span | None:
    """The sentence of a review that sums it up, or None where none does."""
    found = sentences(body)
    if not found:
        return None
    kind = lists.kind_of(model.tokens(body))
    last = found[-1].paragraph
    best: tuple[float, Sentence] | None = None
    for number, (sentence, aside) in enumerate(zip(found, is_reported(found), strict=True)):
        text = plain(sentence.text)
        fits = _SHORT <= sentence.end - sentence.start <= _LONG
        if aside or not fits or text.rstrip("\"')*_ ").endswith("?") or is_elsewhere(sentence.text):
            continue
        score = _sums_up(sentence, text, kind)
        if sentence.paragraph == last or sentence.end > (1 - _ENDING) * len(body.rstrip()):
            score += 2.5
        elif number < 2:
            score += 1.0
        if best is None or score > best[0]:
            best = score, sentence
    if best is None or best[0] < _ENOUGH:
        return None
    return Span(best[1].start, best[1].end)


def _sums_up(sentence: Sentence, text: str, kind: str) -> float:
    """How much a sentence sounds like a verdict on the whole, wherever it stands."""
    opinion = judge(sentence.text, lists.lexicon(kind))
    score = min(3.0, abs(opinion.said)) + 0.3 * min(2.0, abs(opinion.guessed))
    if not opinion.cues:
        score -= 1.5
    if sentence.heading and lists.heading_patterns()["verdict"].search(plain(sentence.heading)):
        score += 3.0
    score += 2.0 * bool(_SUMS_UP.search(text)) + 1.0 * bool(_ADVICE.search(text))
    score += 1.5 * bool(_OF_THE_WHOLE.search(text) and _IS.search(text))
    about = heading_aspects(sentence.text, lists.aspects(kind))
    return score - 0.7 * len(about.keys() - {"overall", "franchise"})


def leaning(points: Iterable[Point]) -> Literal["praise", "mixed", "fault"] | None:
    """Which way the points of a review lean, in a word; None when there are too few to tell."""
    found = balance(points)
    return _WORD_FOR[found.side] if found else None
