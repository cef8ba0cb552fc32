"""What a review comes to: one sentence of its own, and which way its points lean."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from reviewtui.extract import lexicon as lists
from reviewtui.extract import model
from reviewtui.extract.opinions import judge, plain
from reviewtui.extract.sentences import Sentence, sentences
from reviewtui.extract.voices import is_elsewhere, is_reported
from reviewtui.model.point import Polarity, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reviewtui.model.point import Point

Leaning = Literal["praise", "mixed", "fault"]

_SUMS_UP = re.compile(
    r"\b(?:overall|ultimately|all in all|in the end|in short|in sum|to sum up|on the whole|at the end of the day"
    r"|all told|when all is said|taken together|the verdict is|bottom line|for all its|for all that|despite its flaws|even with)\b"
)
_OF_THE_WHOLE = re.compile(
    r"\b(?:film|movie|picture|show|series|season|game|book|novel|memoir|album|record|debut|sequel|spin-off|"
    r"headphones|laptop|phone|machine|camera|keyboard|speaker|adaptation|thriller|comedy|drama|collection|result)\b"
)
_IS = re.compile(r"\b(?:is|isn't|it's|remains?|proves?|makes?|delivers?|has|doesn't|deserves?)\b")
_ADVICE = re.compile(
    r"\b(?:watch|see|skip|avoid|play|read|buy|hear|worth|recommend\w*|don't expect|must|miss|you'll (?:enjoy|love|like))\b"
)
_ENDING = 0.2
"""The share of a review, from its end, in which verdicts stand."""
_SHORT, _LONG = 25, 260


def find_verdict(body: str) -> Span | None:
    """The sentence of a review that sums it up, or None where none does."""
    found = sentences(body)
    if not found:
        return None
    aside = is_reported(found)
    words = lists.lexicon(lists.kind_of(model.tokens(body)))
    pattern = lists.heading_patterns()["verdict"]
    best: tuple[float, Sentence] | None = None
    for number, sentence in enumerate(found):
        text = plain(sentence.text)
        length = sentence.end - sentence.start
        if aside[number] or not _SHORT <= length <= _LONG or text.rstrip("\"')*_ ").endswith("?"):
            continue
        if is_elsewhere(sentence.text):
            continue
        opinion = judge(sentence.text, words)
        score = min(3.0, abs(opinion.said)) + 0.3 * min(2.0, abs(opinion.guessed))
        if not opinion.cues:
            score -= 1.5
        if sentence.heading and pattern.search(plain(sentence.heading)):
            score += 3.0
        if sentence.end > (1 - _ENDING) * len(body.rstrip()):
            score += 1.5
        elif number < 3:
            score += 0.8
        score += 2.0 * bool(_SUMS_UP.search(text)) + 1.0 * bool(_ADVICE.search(text))
        score += 1.2 * bool(_OF_THE_WHOLE.search(text) and _IS.search(text))
        if best is None or score > best[0]:
            best = score, sentence
    if best is None or best[0] < 2:
        return None
    return Span(best[1].start, best[1].end)


def leaning(points: Iterable[Point]) -> Leaning | None:
    """Which way the points of a review lean; None when there are too few to tell.

    A review without a rating is never given a number: this, with the points beside it, is all.
    """
    praise = fault = both = 0
    for point in points:
        praise += point.polarity is Polarity.PRO
        fault += point.polarity is Polarity.CON
        both += point.polarity is Polarity.MIXED
    total = praise + fault + both
    if total < 3:
        return None
    share = (praise + both / 2) / total
    if share >= 0.66:
        return "praise"
    return "fault" if share <= 0.34 else "mixed"
