"""A label of two to six words, taken from the sentence itself in its own order."""

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
_DANGLING_WORDS = """
a an the and or but of to in on at for with by from as is are was were be been it it's
its this that these those there there's so very really quite rather just even also too
such which who whose when while if than then his her their our your my he she they we
you i into about
though although however yet nor still has have had do does did will would can could s t
"""
_DANGLING = frozenset(_DANGLING_WORDS.split())
_KEEP_BEFORE_WORDS = """
not no never isn't aren't doesn't don't didn't wasn't can't won't nothing little too
hardly barely without lacks less more never
"""
_KEEP_BEFORE = frozenset(_KEEP_BEFORE_WORDS.split())
_STOPS = pattern(r"[,;:.()!?—–\"“”]")


def label(text: str, cues: Sequence[Cue], aspect: str, praises: bool, aspects: Aspects) -> str:
    """The words that carry the point: what it is about and what is said of it."""
    words = list(_WORD.finditer(text))
    if len(words) <= MOST:
        return _joined(
            _trimmed([w[0] for w in words]) if len(words) > LEAST else [w[0] for w in words]
        )
    low = [plain(w[0]) for w in words]
    telling = [c for c in cues if (c.value > 0) == praises] or list(cues)
    focus = max(telling, key=lambda c: (abs(c.value), -c.start), default=None)
    if focus:
        inside = [i for i, w in enumerate(words) if w.start() < focus.end and w.end() > focus.start]
    else:
        inside = []
    if not inside:
        inside = [
            next((i for i, w in enumerate(low) if any(a == aspect for a, _ in aspects.of(w))), 0)
        ]
    first, last = inside[0], min(inside[-1], inside[0] + MOST - 1)
    about = [
        i
        for i, w in enumerate(low)
        if any(a == aspect and v >= 2 for a, v in aspects.of(w.removesuffix("'s")))
    ]
    near = min(
        (i for i in about if not first <= i <= last),
        key=lambda i: (min(abs(i - first), abs(i - last)), i),
        default=None,
    )
    chosen = set(range(first, last + 1))
    if near is not None and not any(first <= i <= last for i in about):
        span = range(min(first, near), max(last, near) + 1)
        if len(span) <= MOST:
            chosen = set(span)
        elif len(chosen) < MOST - 1:
            chosen.add(near)
    chosen = _widened(chosen, words, low, text)
    return _joined(_trimmed([words[i][0] for i in sorted(chosen)]))


def _widened(chosen: set[int], words: list[re.Match[str]], low: list[str], text: str) -> set[int]:
    """Take in the words a reader needs: a negation before, the thing named after."""
    first, last = min(chosen), max(chosen)
    while (
        first > 0
        and len(chosen) < MOST
        and low[first - 1] in _KEEP_BEFORE
        and not _cut(text, words, first - 1)
    ):
        first -= 1
        chosen.add(first)
    while len(chosen) < MOST - 1 and last + 1 < len(words) and not _cut(text, words, last):
        last += 1
        chosen.add(last)
        if len([i for i in chosen if low[i] not in _DANGLING]) >= 4 and low[last] not in _DANGLING:
            break
    while sum(low[i] not in _DANGLING for i in chosen) < LEAST and last + 1 < len(words):
        last += 1
        chosen.add(last)
        if len(chosen) >= MOST:
            break
    while sum(low[i] not in _DANGLING for i in chosen) < LEAST and first > 0 and len(chosen) < MOST:
        first -= 1
        chosen.add(first)
    return chosen


def _cut(text: str, words: list[re.Match[str]], place: int) -> bool:
    """Whether a stop stands between a word and the next."""
    return bool(_STOPS.search(text[words[place].end() : words[place + 1].start()]))


def _trimmed(words: list[str]) -> list[str]:
    while len(words) > LEAST and plain(words[0]) in _DANGLING:
        words = words[1:]
    while len(words) > LEAST and (plain(words[-1]) in _DANGLING or _hangs(words)):
        words = words[:-1]
    return words


def _hangs(words: list[str]) -> bool:
    """Whether the last word only leads to one that is cut off: `noisy and oddly`."""
    return words[-1].endswith("ly") and plain(words[-2]) in ("and", "or", "but")


def _joined(words: list[str]) -> str:
    return " ".join(words[:MOST])
