"""What a review comes to: one sentence of its own."""

from __future__ import annotations

from reviewtui.extract import lexicon as lists
from reviewtui.extract import model
from reviewtui.extract.opinions import judge, plain
from reviewtui.extract.sentences import Sentence, sentences
from reviewtui.extract.subjects import heading_aspects, of_the_work
from reviewtui.extract.telling import is_anecdote
from reviewtui.extract.voices import is_elsewhere, is_reported
from reviewtui.model.point import Span
from reviewtui.patterns import pattern

_SUMS_UP = pattern(
    r"\b(?:overall|ultimately|all in all|in the end|in short|in sum|to sum up|on the whole|"
    r"at the end of the day"
    r"|all told|when all is said|taken together|the verdict is|bottom line|for all its|"
    r"for all that|despite its flaws|even with)\b"
)
_ADVICE = pattern(
    r"\b(?:watch|see|skip|avoid|play|read|buy|hear|worth|recommend\w*|don't expect|must|miss|"
    r"you'll (?:enjoy|love|like))\b"
)
_TITLE = pattern(r"\b[Rr]eview\b[^.!?]{0,3}:")
_END, _LATE = 0.8, 0.66
"""The shares of a review after which verdicts stand, most of them and nearly all."""
_SHORT, _LONG = 25, 260
_ENOUGH = 2.5


def find_verdict(body: str) -> Span | None:
    """The sentence of a review that sums it up, or None where none does."""
    found = sentences(body)
    words = model.tokens(body)
    if not found or not lists.is_english(words):
        return None
    kind = lists.kind_of(words)
    first, length = found[0].start, max(1, found[-1].end - found[0].start)
    best: tuple[float, Sentence] | None = None
    for number, (sentence, aside) in enumerate(zip(found, is_reported(found), strict=True)):
        text = plain(sentence.text)
        fits = _SHORT <= sentence.end - sentence.start <= _LONG
        fits = fits and not _TITLE.search(sentence.text)
        if aside or not fits or text.rstrip("\"')*_ ").endswith("?") or is_elsewhere(sentence.text):
            continue
        score = _sums_up(sentence, text, kind)
        place = (sentence.end - first) / length
        if place > _LATE:
            score += 2.5 if place > _END else 1.2
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
    score += 0.3 * max(-3.0, min(3.0, model.opinion().score(sentence.text)))
    if not opinion.cues:
        score -= 1.5
    if sentence.heading and lists.heading_patterns()["verdict"].search(plain(sentence.heading)):
        score += 3.0
    score += 2.0 * bool(_SUMS_UP.search(text)) + 1.0 * bool(_ADVICE.search(text))
    score += 2.5 * of_the_work(sentence.text) - 2.0 * is_anecdote(sentence.text)
    about = heading_aspects(sentence.text, lists.aspects(kind))
    return score - 1.0 * len(about.keys() - {"overall", "franchise"})
