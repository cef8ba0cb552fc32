"""A label of two to six words, taken from the sentence itself in its own order.

A label is cut where phrases part, at stops and before the small words that open the next phrase, so
that it never ends on a word that leads to one left out: `too much of a good thing`, not `much of a
good`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reviewtui.extract.label_words import (
    ADVERBS,
    ANNOUNCES,
    AUXILIARIES,
    COPULAS,
    DESCRIBES,
    DETERMINERS,
    FAR,
    HANGING,
    IDLE,
    KEPT_BEFORE,
    LEADS_ON,
    NEGATES,
    NEGATES_NOT,
    NOUN_PHRASE,
    OPENS,
    PAIRED,
    PAIRS,
    PREPOSITIONS,
    QUANTITIES,
    STOPS,
    SUBJECTS,
    THINGS,
    TIES,
)
from reviewtui.extract.opinions import plain
from reviewtui.patterns import pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from reviewtui.extract.lexicon import Aspects
    from reviewtui.extract.opinions import Cue

_WORD = pattern(r"[^\W_]+(?:[’'&/-][^\W_]+)*")
MOST, LEAST = 6, 2


class _Clause(NamedTuple):
    """The words a label is cut from."""

    words: list[re.Match[str]]
    low: list[str]
    starts: list[int]
    """Where phrases begin, the end of the text being the last."""
    stops: frozenset[int]
    """Which words stand after a stop."""

    def close(self, place: int) -> int:
        """Where the phrase ends that a word stands in."""
        return next((start for start in self.starts if start > place), len(self.low))

    def hangs(self, begin: int, end: int) -> bool:
        """Whether something has to follow the last of these words."""
        last, whole = self.low[end - 1], end in self.starts
        if last in ("all", "right"):
            led = self.low[end - 2] == "at" and end - 2 >= begin
            return not led and not (last == "right" and (end in self.stops or end == len(self.low)))
        return (last in HANGING and not _is_noun(self.low, end - 1)) or (
            not whole and last.endswith(LEADS_ON)
        )


def label(text: str, cues: Sequence[Cue], aspect: str, praises: bool, aspects: Aspects) -> str:
    """The words that carry the point: what it is about and what is said of it."""
    text, cues = _announced(text, cues)
    clause = _read(text)
    if len(clause.words) <= LEAST:
        return " ".join(word[0] for word in clause.words)
    first, last = _focus(clause, cues, aspect, praises, aspects)
    first = _denied(first, last, clause)
    begin, end = _around(first, last, clause)
    begin = _with_its_subject(begin, end, clause, aspect, aspects)
    begin = _name_whole(begin, end, clause)
    begin, end = _trimmed(begin, end, clause)
    begin, end = _rounded(begin, end, first, clause)
    begin, end = _whole(begin, end, first, clause)
    begin = _headed(begin, end, first, clause)
    end = _before_verb(begin, last, end, clause, cues)
    return " ".join(word[0] for word in clause.words[begin:end])


def _announced(text: str, cues: Sequence[Cue]) -> tuple[str, Sequence[Cue]]:
    """What stands after words that only announce it, if there is enough of it."""
    announced = ANNOUNCES.search(plain(text))
    if not announced or len(_WORD.findall(text, announced.end())) <= LEAST:
        return text, cues
    gone = announced.end()
    kept = [c._replace(start=c.start - gone, end=c.end - gone) for c in cues if c.start >= gone]
    return text[gone:], kept


def _read(text: str) -> _Clause:
    words = list(_WORD.finditer(text))
    low = [plain(word[0]) for word in words]
    stops = frozenset(
        place
        for place in range(1, len(words))
        if STOPS.search(text, words[place - 1].end(), words[place].start())
    )
    inner = [
        place
        for place in range(1, len(words))
        if place in stops
        or (low[place] in OPENS and not _closes(place, low, stops))
        or _is_subject(low, place)
    ]
    return _Clause(words, low, [0, *inner, len(words)], stops)


def _closes(place: int, low: list[str], stops: frozenset[int]) -> bool:
    """Whether a preposition ends its phrase, there being nothing after it."""
    return low[place] in ADVERBS and (place + 1 in stops or place + 1 == len(low))


def _is_subject(low: list[str], place: int) -> bool:
    """Whether a pronoun begins a clause: `you` may be an object, unless a verb follows."""
    if low[place] == "you":
        return low[place + 1 : place + 2] != [] and low[place + 1] in AUXILIARIES
    return low[place] in SUBJECTS


def _focus(
    clause: _Clause, cues: Sequence[Cue], aspect: str, praises: bool, aspects: Aspects
) -> tuple[int, int]:
    """The words that say it: those of the strongest opinion, else one that names the aspect."""
    telling = [cue for cue in cues if (cue.value > 0) == praises] or list(cues)
    if telling:
        cue = max(telling, key=lambda cue: (abs(cue.value), _company(cue, telling), -cue.start))
        inside = _covered(clause, [cue])
        if inside:
            return inside[0], min(inside[-1] + 1, inside[0] + MOST)
    named = (
        i for i, word in enumerate(clause.low) if any(a == aspect for a, _ in aspects.of(word))
    )
    place = next(named, None)
    return (place, place + 1) if place is not None else _fullest(clause)


def _fullest(clause: _Clause) -> tuple[int, int]:
    """The end of the phrase that says most, where no word is known."""
    spans = zip(clause.starts, clause.starts[1:], strict=False)
    begin, end = max(spans, key=lambda span: sum(w not in IDLE for w in clause.low[slice(*span)]))
    return max(begin, end - MOST), end


def _covered(clause: _Clause, cues: Sequence[Cue]) -> list[int]:
    """The places of the words that some opinion is made of."""
    return [
        place
        for place, word in enumerate(clause.words)
        if any(word.start() < cue.end and word.end() > cue.start for cue in cues)
    ]


def _company(cue: Cue, others: Sequence[Cue]) -> int:
    """How many words of opinion stand next to a mild one: `fun energy` says more than `pop`."""
    if abs(cue.value) > 1:
        return 0
    return sum(0 < max(other.start - cue.end, cue.start - other.end) <= 1 for other in others)


def _denied(first: int, last: int, clause: _Clause) -> int:
    """Where to begin so that what denies the opinion is part of it: `isn't always a perfect film`.

    Without it a label would say the contrary of its point.
    """
    low = clause.low
    for place in range(first - 1, max(0, first - FAR) - 1, -1):
        if place + 1 in clause.stops:
            return first
        if low[place] in NEGATES:
            whether = place and low[place - 1] == "or"
            turns = not whether and low[place + 1] not in NEGATES_NOT
            return place if turns and last - place <= MOST else first
    return first


def _around(first: int, last: int, clause: _Clause) -> tuple[int, int]:
    """The rest of the phrase, with a negation before it and, if short, what is tied to it."""
    low, starts = clause.low, clause.starts
    end = clause.close(last - 1)
    while end - first > MOST and first < last - 1 and low[first] in IDLE:
        first += 1
    while first > 0 and low[first - 1] in KEPT_BEFORE and first not in starts:
        first -= 1
    while end < len(low) and low[end] in TIES and low[end : end + 2] != ["as", "the"]:
        after = clause.close(end)
        if after - first > MOST:
            break
        end = after
    return first, min(end, first + MOST)


def _with_its_subject(begin: int, end: int, clause: _Clause, aspect: str, aspects: Aspects) -> int:
    """Where to begin so that the label also says what it is about, if that stands near before."""
    opening = max(start for start in clause.starts if start <= begin)
    room = max(opening, end - MOST)
    for place in range(room, begin):
        if any(a == aspect and weight >= 2 for a, weight in aspects.of(clause.low[place])):
            return place
    return room if end - begin < LEAST else begin


def _name_whole(begin: int, end: int, clause: _Clause) -> int:
    """Where to begin so that a name of two words is not cut in two: with both, or with none."""
    names = [word[0][0].isupper() and len(word[0]) > 1 for word in clause.words]
    if not begin or begin in clause.starts or not (names[begin] and names[begin - 1]):
        return begin
    return begin - 1 if end - begin < MOST else begin + 1


def _trimmed(begin: int, end: int, clause: _Clause) -> tuple[int, int]:
    """Without idle words before and hanging ones behind, as far as two words are left."""
    low = clause.low
    while end - begin > LEAST and low[begin] in IDLE:
        begin += 1
    while end - begin > LEAST and clause.hangs(begin, end):
        end -= 1
    if low[end - 1] in HANGING and not _is_noun(low, end - 1):
        after = clause.close(end)
        end = after if end < len(low) and after - begin <= MOST else end
    while end - begin < LEAST and begin > 0:
        begin -= 1
    while end - begin < LEAST and end < len(low):
        end += 1
    return begin, end


def _rounded(begin: int, end: int, first: int, clause: _Clause) -> tuple[int, int]:
    """With the other half of a pair, `bland and familiar`, and a full word to begin with."""
    low = clause.low
    if end < len(low) and end in clause.starts and _goes_with(end, clause):
        after = clause.close(end)
        lead = first if after - begin > MOST and _is_cut(end, low) else begin
        if after - lead <= MOST + (low[lead] in IDLE) and end - lead <= PAIRED:
            pair = _trimmed(lead, after, clause)
            begin, end = pair if pair[1] == after else (begin, end)
    if end - begin == LEAST and low[begin] in IDLE:
        full = next((i for i in range(begin - 1, -1, -1) if low[i] not in IDLE), -1)
        stopped = low[begin] not in PAIRS and any(full < s <= begin for s in clause.stops)
        if full >= max(0, end - MOST) and not stopped:
            begin = full
        elif full < 0 < begin and low[begin - 1] in SUBJECTS | THINGS:
            begin -= 1
        elif stopped and end < len(low) and low[end] in TIES:
            after = clause.close(end)
            if after - begin - 1 <= MOST:
                begin, end = _trimmed(begin, after, clause)
    return begin, end


def _goes_with(end: int, clause: _Clause) -> bool:
    """Whether what stands after a label is the other half of a pair, or its noun after a comma."""
    words, low, after = clause.words, clause.low, clause.close(end)
    if low[end] in PAIRS:
        if end + 1 >= len(words) or low[end + 1] == "the":
            return False
        return words[end + 1][0][0].islower() or words[end - 1][0][0].isupper()
    return (
        _is_cut(end, low)
        and after - end <= NOUN_PHRASE
        and low[end] not in HANGING | OPENS
        and not low[end].endswith("ly")
        and low[after - 1] not in HANGING
        and low[after : after + 1] not in (["and"], ["or"], ["but"])
        and not low[after - 1].endswith(LEADS_ON)
    )


def _is_cut(end: int, low: list[str]) -> bool:
    """Whether a label ends on a word that describes a noun left out: `a bloated`."""
    place = next((i for i in range(end - 2, max(end - 4, -1), -1) if low[i] in DETERMINERS), -1)
    return place >= 0 and low[end - 1].endswith(DESCRIBES)


def _whole(begin: int, end: int, first: int, clause: _Clause) -> tuple[int, int]:
    """To the end of the phrase, where it would break off before its noun, if there is room."""
    if end in clause.starts:
        return begin, end
    close = clause.close(end)
    if clause.low[close - 1] in HANGING or close - min(first, close - LEAST) > MOST:
        return begin, end
    return _trimmed(max(begin, close - MOST), close, clause)


def _headed(begin: int, end: int, first: int, clause: _Clause) -> int:
    """Where to begin so that no label begins inside `in general` or `by somebody`.

    It begins with what that belongs to, if there is room, else with what is said.
    """
    low, place = clause.low, begin - 1
    if COPULAS.isdisjoint(low[begin:first]):
        return begin
    while place > 0 and low[place] in DETERMINERS:
        place -= 1
    if place < 0 or low[place] not in PREPOSITIONS:
        return begin
    head = place - 1
    if place and low[head] in QUANTITIES:
        return begin
    if place and place not in clause.stops and end - head <= MOST and low[head] not in IDLE:
        return head
    return min(first, end - LEAST)


def _before_verb(begin: int, last: int, end: int, clause: _Clause, cues: Sequence[Cue]) -> int:
    """Where to end so that nothing idle follows the opinion: `underwhelming conclusion` (is)."""
    said = _covered(clause, cues)
    for place in range(last + 1, end):
        if clause.low[place] in COPULAS and place - begin >= LEAST:
            denied = not NEGATES.isdisjoint(clause.low[place:end])
            return end if denied or any(place < word < end for word in said) else place
    return end


def _is_noun(low: list[str], place: int) -> bool:
    """Whether `one` stands for the thing itself: `a very well told one`."""
    return low[place] == "one" and place > 0 and low[place - 1] not in HANGING
