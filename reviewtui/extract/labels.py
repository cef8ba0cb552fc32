"""A label of two to six words, taken from the sentence itself in its own order.

A label is cut where phrases part, at stops and before the small words that open the next phrase, so
that it never ends on a word that leads to one left out: `too much of a good thing`, not `much of a
good`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtui.extract.opinions import plain
from reviewtui.patterns import pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from reviewtui.extract.lexicon import Aspects
    from reviewtui.extract.opinions import Cue

_WORD = pattern(r"[^\W_]+(?:[’'&/-][^\W_]+)*")
MOST, LEAST = 6, 2
_OPENS_WORDS = """
throughout during despite across within among around against behind beyond under near along toward
towards upon unless whether alongside via except
of in on at for with by from into as than that which who whose when while where if because
although though and or but yet so to about over through without between since until after before
like
"""
_OPENS = frozenset(_OPENS_WORDS.split())
"""Words that open another phrase."""
_TIES = frozenset(("of", "for", "to", "with", "in", "on", "than", "from", "by", "like", "as"))
"""Those that tie a phrase to the one before: a short label takes both in."""
_HANGING_WORDS = """
a an the and or but of to in on at for with by from as is are was were be been being am it's its
this that these those there there's so very really quite rather just even also too such which who
whose when while if than then his her their our your my i'm he she they we you i into about though
although however yet nor still has have had do does did will would can could should may might must
not no s t it more most less least how what where why because without some any each every other
own same both either neither through over between like almost nearly only much many few little
isn't aren't wasn't doesn't don't didn't can't couldn't won't wouldn't never one another gets get
got makes make made feels feel seems seem becomes become gives give takes take goes go comes come
brings puts lets keeps that's what's who's he's she's they're you're we're i've i'd you'll
"""
_HANGING = frozenset(_HANGING_WORDS.split())
"""Words no label ends on: something is to follow."""
_IDLE_WORDS = """
a an the and or but yet so of to in on at for with by from as is are was were be been it it's its
this that these those there there's very really quite rather just even also such which who whose
when while if than then though although however nor still has have had do does did will would can
could s t i you he she they we i'm i've into about am be
"""
_IDLE = frozenset(_IDLE_WORDS.split())
"""Words no label begins with."""
_KEPT_BEFORE = frozenset(
    (
        *("not", "no", "never", "isn't", "aren't", "doesn't", "don't", "didn't", "wasn't", "can't"),
        *("won't", "couldn't", "nothing", "little", "too", "hardly", "barely", "without", "lacks"),
        *("less", "more", "most", "rarely", "far", "nowhere", "few", "only"),
    )
)
_STOPS = pattern(r"[,;:.()!?—–\"“”…]")
_PAIRS = frozenset(("and", "or", "but", "yet"))
_PAIRED = 4
_LEADS_ON = ("ly", "al", "ic", "ive", "ous", "ful", "less", "ish", "able", "ible", "’s", "'s")
"""How words end that stand before another, if one is cut off there."""


def label(text: str, cues: Sequence[Cue], aspect: str, praises: bool, aspects: Aspects) -> str:
    """The words that carry the point: what it is about and what is said of it."""
    words = list(_WORD.finditer(text))
    low = [plain(word[0]) for word in words]
    if len(words) <= LEAST:
        return " ".join(word[0] for word in words)
    starts = _phrases(text, words, low)
    first, last = _focus(words, low, cues, aspect, praises, aspects)
    begin, end = _around(first, last, starts, low)
    begin = _with_its_subject(begin, end, starts, low, aspect, aspects)
    begin, end = _trimmed(begin, end, starts, low)
    begin, end = _rounded(begin, end, starts, low)
    begin, end = _whole(begin, end, first, starts, low)
    return " ".join(word[0] for word in words[begin:end])


def _phrases(text: str, words: list[re.Match[str]], low: list[str]) -> list[int]:
    """Where phrases begin, the end of the text being the last."""
    found = [0]
    for place in range(1, len(words)):
        between = text[words[place - 1].end() : words[place].start()]
        if low[place] in _OPENS or _STOPS.search(between):
            found.append(place)
    return [*found, len(words)]


def _focus(
    words: list[re.Match[str]],
    low: list[str],
    cues: Sequence[Cue],
    aspect: str,
    praises: bool,
    aspects: Aspects,
) -> tuple[int, int]:
    """The words that say it: those of the strongest opinion, else one that names the aspect."""
    telling = [cue for cue in cues if (cue.value > 0) == praises] or list(cues)
    if telling:
        cue = max(telling, key=lambda cue: (abs(cue.value), _company(cue, telling), -cue.start))
        inside = [
            i for i, word in enumerate(words) if word.start() < cue.end and word.end() > cue.start
        ]
        if inside:
            return inside[0], min(inside[-1] + 1, inside[0] + MOST)
    named = (i for i, word in enumerate(low) if any(a == aspect for a, _ in aspects.of(word)))
    place = next(named, 0)
    return place, place + 1


def _company(cue: Cue, others: Sequence[Cue]) -> int:
    """How many words of opinion stand next to a mild one: `fun energy` says more than `pop`."""
    if abs(cue.value) > 1:
        return 0
    return sum(0 < max(other.start - cue.end, cue.start - other.end) <= 1 for other in others)


def _around(first: int, last: int, starts: list[int], low: list[str]) -> tuple[int, int]:
    """The rest of the phrase, with a negation before it and, if short, what is tied to it."""
    end = next(start for start in starts if start >= last)
    while end - first > MOST and first < last - 1 and low[first] in _IDLE:
        first += 1
    while first > 0 and low[first - 1] in _KEPT_BEFORE and first not in starts:
        first -= 1
    while end < len(low) and low[end] in _TIES:
        after = next(start for start in starts if start > end)
        if after - first > MOST:
            break
        end = after
    return first, min(end, first + MOST)


def _with_its_subject(
    begin: int, end: int, starts: list[int], low: list[str], aspect: str, aspects: Aspects
) -> int:
    """Where to begin so that the label also says what it is about, if that stands near before."""
    opening = max(start for start in starts if start <= begin)
    room = max(opening, end - MOST)
    for place in range(room, begin):
        if any(a == aspect and weight >= 2 for a, weight in aspects.of(low[place])):
            return place
    return room if end - begin < LEAST else begin


def _trimmed(begin: int, end: int, starts: list[int], low: list[str]) -> tuple[int, int]:
    """Without idle words before and hanging ones behind, as far as two words are left."""
    while end - begin > LEAST and low[begin] in _IDLE:
        begin += 1
    while end - begin > LEAST and (
        (low[end - 1] in _HANGING and not _is_noun(low, end - 1))
        or (end not in starts and low[end - 1].endswith(_LEADS_ON))
    ):
        end -= 1
    if low[end - 1] in _HANGING and not _is_noun(low, end - 1):
        after = next((start for start in starts if start > end), end)
        end = after if after - begin <= MOST else end
    while end - begin < LEAST and begin > 0:
        begin -= 1
    while end - begin < LEAST and end < len(low):
        end += 1
    return begin, end


def _rounded(begin: int, end: int, starts: list[int], low: list[str]) -> tuple[int, int]:
    """With the other half of a pair, `bland and familiar`, and a full word to begin with."""
    if end - begin <= _PAIRED and end < len(low) and end in starts and low[end] in _PAIRS:
        after = next(start for start in starts if start > end)
        if after - begin <= MOST + (low[begin] in _IDLE):
            pair = _trimmed(begin, after, starts, low)
            begin, end = pair if pair[1] == after else (begin, end)
    if end - begin == LEAST and low[begin] in _IDLE:
        full = next(
            (i for i in range(begin - 1, end - MOST - 1, -1) if low[max(i, 0)] not in _IDLE), -1
        )
        begin = full if full >= 0 else begin
    return begin, end


def _whole(begin: int, end: int, first: int, starts: list[int], low: list[str]) -> tuple[int, int]:
    """To the end of the phrase, where it would break off before its noun, if there is room."""
    if end in starts:
        return begin, end
    close = next(start for start in starts if start > end)
    if low[close - 1] in _HANGING or close - min(first, close - LEAST) > MOST:
        return begin, end
    return _trimmed(max(begin, close - MOST), close, starts, low)


def _is_noun(low: list[str], place: int) -> bool:
    """Whether `one` stands for the thing itself: `a very well told one`."""
    return low[place] == "one" and place > 0 and low[place - 1] not in _HANGING
