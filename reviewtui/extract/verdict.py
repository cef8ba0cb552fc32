"""What a review comes to: one sentence of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reviewtui.extract import lexicon as lists
from reviewtui.extract import model
from reviewtui.extract.opinions import WORD, judge, plain
from reviewtui.extract.people import NO_NAMES
from reviewtui.extract.sentences import Sentence, sentences
from reviewtui.extract.subjects import begins_with, heading_aspects, of_the_work
from reviewtui.extract.telling import is_anecdote, is_synopsis
from reviewtui.extract.voices import is_elsewhere, is_reported
from reviewtui.model.leaning import share
from reviewtui.model.point import Polarity, Span
from reviewtui.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewtui.model.point import Point

_SUMS_UP = pattern(
    r"\b(?:overall|ultimately|all in all|in the end|in short|in sum|to sum up|on the whole|"
    r"at the end of the day|as it stands|in summary|in conclusion|all things considered|"
    r"all told|when all is said|taken together|the verdict is|bottom line|for all its|"
    r"for all that|despite its flaws|even with)\b|\b(?:review summary|verdict):"
)
_ADVICE = pattern(
    r"\b(?:watch|see|skip|avoid|play|read|buy|hear|worth|recommend\w*|don't expect|must|miss|"
    r"you'll (?:enjoy|love|like))\b"
)
_TITLE = pattern(r"\b[Rr]eview\b(?! [Ss]ummary)[^.!?]{0,3}:")
_CALLS = pattern(
    r"\b(?:subscrib\w+|newsletter|follow (?:me|us)|let (?:me|us) know|leave a (?:reply|comment)|"
    r"comments?|click|sign up|patreon|streaming (?:on|now)|available (?:on|at|from|in)|"
    r"in (?:cinemas|theaters|theatres)|read (?:my|more|on|our)|thanks for|check out (?:my|our)|"
    r"(?:full|my|our|video|previous|next) review|posted (?:on|by|in)|spoilers?|see you)\b"
)
"""How sentences go that speak to the reader and not of the work."""
_GOES_ON = pattern(
    r"\W*(?:(?:and|but|so|yet|or|still|though|also|then|now|again)\W+)*(?:he|she|his|her|they|"
    r"their|him|them|those|these|such|both|another|others?|some|each|neither|the (?:former|"
    r"latter|other)|additionally|also|furthermore|moreover|likewise|similarly|meanwhile|"
    r"first(?:ly)?|second(?:ly)?|third(?:ly)?|for (?:example|instance|one)|except|besides|"
    r"elsewhere|prior to|that being|this is not to|then there|there's also|one (?:of the|such))\b"
)
"""How sentences begin that only go on with what was said before them."""
_PAST = pattern(r"\b(?:was|were|had|did)\b")
_MYSELF = pattern(r"\b(?:i|i'm|i've|me)\b")
_NAMED = pattern(r"(?<=[\w,;] )[A-Z][\w'’.-]+ [A-Z][\w'’.-]+")
"""A name of two words within a sentence: somebody."""
_END, _LATE = 0.8, 0.66
"""The shares of a review after which verdicts stand, most of them and nearly all."""
_BEGINNING = 3
_SHORT, _LONG = 25, 260
_WORDY = 25
_ENOUGH = 4.0


class _Said(NamedTuple):
    """What the points of a review say of its sentences."""

    points: Sequence[Point]
    side: Polarity | None
    """The side most of them take."""

    def of(self, sentence: Sentence, *, titled: bool) -> float:
        """A verdict is of the whole, and on the side on which most of its review is."""
        met = [
            point
            for point in self.points
            if point.span and point.span.start < sentence.end and sentence.start < point.span.end
        ]
        if not met:
            return 0.0
        agrees = any(point.polarity is self.side for point in met)
        whole = any(point.aspect == "overall" for point in met)
        return 1.0 * agrees + (1.0 if whole or titled else -1.5)


def find_verdict(
    body: str, points: Sequence[Point] = (), *, work: str | None = None
) -> Span | None:
    """The sentence of a review that sums it up, or None where none does.

    With the points that were found in the review, and the title of the work, it is chosen better.
    """
    words = model.tokens(body)
    if not lists.is_english(words):
        return None
    best = max(
        _weighed(body, points, work, lists.kind_of(words)),
        key=lambda weighed: weighed[0],
        default=None,
    )
    if best is None or best[0] < _ENOUGH:
        return None
    return Span(best[1].start, best[1].end)


def _weighed(
    body: str, points: Sequence[Point], work: str | None, kind: str
) -> Iterator[tuple[float, Sentence]]:
    """The sentences that could be a verdict, with how much they sound like one."""
    found = sentences(body)
    if not found:
        return
    titles = frozenset(WORD.findall(plain(work or ""))) - NO_NAMES
    praised = share(points)
    said = _Said(points, (Polarity.PRO if praised > 0.5 else Polarity.CON) if points else None)
    first, length = found[0].start, max(1, found[-1].end - found[0].start)
    for number, (sentence, aside) in enumerate(zip(found, is_reported(found), strict=True)):
        if aside or not _SHORT <= sentence.end - sentence.start <= _LONG:
            continue
        text = plain(sentence.text)
        if _TITLE.search(sentence.text) or text.rstrip("\"')*_ ").endswith("?"):
            continue
        if is_elsewhere(sentence.text):
            continue
        titled = begins_with(text, titles)
        whole = titled or of_the_work(sentence.text)
        score = _sums_up(sentence, text, kind) + said.of(sentence, titled=titled) + 2.5 * whole
        place = (sentence.end - first) / length
        if place > _LATE:
            score += 2.5 if place > _END else 1.2
        if number < _BEGINNING:
            score += 1.7 if whole else 0.7
        if number == len(found) - 1:
            score += 0.6
        yield score, sentence


def _sums_up(sentence: Sentence, text: str, kind: str) -> float:
    """How much a sentence sounds like a verdict, wherever it stands."""
    opinion = judge(sentence.text, lists.lexicon(kind))
    score = min(
        3.0, max(abs(opinion.said), 0.5 * sum(abs(c.value) for c in opinion.cues))
    ) + 0.3 * min(2.0, abs(opinion.guessed))
    score += 0.3 * max(-3.0, min(3.0, model.opinion().score(sentence.text)))
    if not opinion.cues:
        score -= 1.5
    if sentence.heading and lists.heading_patterns()["verdict"].search(plain(sentence.heading)):
        score += 3.0
    score += 2.0 * bool(_SUMS_UP.search(text)) + 1.0 * bool(_ADVICE.search(text))
    score -= 3.0 * bool(_CALLS.search(text)) + 2.0 * bool(_GOES_ON.match(text))
    score -= 2.0 * is_synopsis(sentence.text) + 2.0 * is_anecdote(sentence.text)
    score -= 0.4 * len(_PAST.findall(text)) + 0.3 * bool(_MYSELF.search(text))
    score -= 0.5 * min(2, len(_NAMED.findall(sentence.text)))
    score -= 0.04 * max(0, len(text.split()) - _WORDY)
    about = heading_aspects(sentence.text, lists.aspects(kind))
    return score - 1.0 * min(2, len(about.keys() - {"overall", "franchise"}))
