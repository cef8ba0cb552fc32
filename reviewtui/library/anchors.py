"""Anchors: the words of a passage and a few around them, by which it is found again in any text.

The manner is that of the W3C text quote selector. Passages are compared as a reader sees them:
white space and line breaks count as one blank, and emphasis, link targets, quote marks at line
starts and the shape of quotation marks do not count. A passage is never placed on words that
merely look alike: where it occurs more than once, or is so short that it could occur by chance,
the words around it must tell which is meant, or there is no answer.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reviewtui.model.point import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

CONTEXT = 40
"""Characters kept before and after a passage, cut at a word."""
LONGEST_CONTEXT = 240
"""As far as context is drawn out when nearer words do not set two occurrences apart."""
TELLING = 24
"""From this many characters a passage that occurs once is taken for itself whatever is around."""
MARGIN = 6
"""By how many characters the context of one place must agree better than that of another."""
SUPPORT = 10
"""How many characters of context must agree for a passage too short to be telling."""

_STRAIGHT = {ord(mark): "'" for mark in "‘’‚‛ʼ"} | {ord(mark): '"' for mark in "“”„‟"}
_UNSEEN = re.compile(
    r"(?P<gap>(?:\A|\s*\n)[>\s]*|\s{2,}|[^\S ])"
    r"|(?<![\w*~`])[*_~`]++(?=\S)|(?<=[^\s*_~`])[*_~`]++(?!\w)"
    r"|\\(?=[!-/:-@\[-`{-~\n])"
    r"|!?\[(?=[^\[\]]{0,300}\]\()|(?<=\S)\]\([^()\s]{0,2000}(?:[ ]\"[^\"\n]{0,200}\")?\)"
    r"|[\u00ad\u200c\u200d]"
)


class Anchor(NamedTuple):
    """What is kept of a passage; the fields are those of Bookmark."""

    passage: str
    prefix: str
    suffix: str
    alike: tuple[int, int] | None


class _Plain(NamedTuple):
    """A text as a reader sees it, and where each run of it stands in the original."""

    text: str
    starts: tuple[int, ...]
    """Offsets into `text` where a run begins ..."""
    origins: tuple[int, ...]
    """... and the same places in the original."""

    def origin(self, offset: int) -> int:
        """Where the character at an offset of the plain text stands in the original."""
        run = bisect_right(self.starts, offset) - 1
        return self.origins[run] + offset - self.starts[run]

    def offset(self, origin: int) -> int:
        """The offset of the first plain character at or after a place of the original."""
        run = max(bisect_right(self.origins, origin) - 1, 0)
        end = self.starts[run + 1] if run + 1 < len(self.starts) else len(self.text)
        return min(self.starts[run] + max(origin - self.origins[run], 0), end)


@lru_cache(maxsize=4)
def _plain(body: str) -> _Plain:
    straight = body.translate(_STRAIGHT)
    pieces: list[str] = []
    starts: list[int] = []
    origins: list[int] = []
    length = past = 0
    for found in _UNSEEN.finditer(straight):
        begin, end = found.span()
        if begin > past:
            starts.append(length)
            origins.append(past)
            pieces.append(straight[past:begin])
            length += begin - past
        if found["gap"] is not None and begin:
            starts.append(length)
            origins.append(begin)
            pieces.append(" ")
            length += 1
        past = end
    if past < len(straight) or not starts:
        starts.append(length)
        origins.append(past)
        pieces.append(straight[past:])
    return _Plain("".join(pieces), tuple(starts), tuple(origins))


def anchor(body: str, span: Span) -> Anchor | None:
    """What to keep of a passage so as to find it again; None if the span holds nothing to read."""
    plain = _plain(body)
    range_ = _readable(plain, span)
    if range_ is None:
        return None
    start, end = range_
    passage = plain.text[start:end]
    others = [place for place in _occurrences(passage, plain.text) if place != start]
    reach = CONTEXT
    while True:
        prefix = _cut_before(plain.text, start, reach)
        suffix = _cut_after(plain.text, end, reach)
        alike = _alike(plain.text, others, len(passage), prefix, suffix)
        told = alike is None or alike[0] < len(prefix) or alike[1] < len(suffix)
        if told or reach >= LONGEST_CONTEXT:
            return Anchor(passage, prefix, suffix, alike)
        reach *= 2


def find(kept: Anchor, body: str) -> Span | None:
    """The one place that is certainly the passage that was marked, or None."""
    plain = _plain(body)
    passage = kept.passage.strip()
    if passage not in plain.text:
        passage = _plain(passage).text
    if not passage:
        return None
    prefix, suffix = _context(kept.prefix), _context(kept.suffix)
    glued = (_joins(prefix[-1:]), _joins(suffix[:1]))
    places = [
        place
        for place in _occurrences(passage, plain.text)
        if not _inside_a_word(plain.text, place, len(passage), glued)
    ]
    agreeing = {p: _agreement(plain.text, p, len(passage), prefix, suffix) for p in places}
    whole = len(prefix), len(suffix)
    strong = [p for p, shared in agreeing.items() if any(_better(shared, kept.alike, whole))]
    # a copy of the passage that took some of its context along may be the one that was edited:
    # where two have a claim, neither is certain
    candidates = strong or places
    if len(candidates) != 1:
        return None
    place = candidates[0]
    certain = (
        _is_no_twin(agreeing[place], kept.alike, whole)
        if kept.alike is not None
        else (len(passage) >= TELLING or sum(agreeing[place]) >= min(SUPPORT, sum(whole)))
        and not _left_behind(plain.text, (place, place + len(passage)), prefix, suffix)
    )
    return _span(plain, place, place + len(passage)) if certain else None


def settle(body: str, span: Span) -> Span | None:
    """A span as `find` would give it back: without blanks and marks at its ends."""
    plain = _plain(body)
    range_ = _readable(plain, span)
    return None if range_ is None else _span(plain, *range_)


def _span(plain: _Plain, start: int, end: int) -> Span:
    return Span(plain.origin(start), plain.origin(end - 1) + 1)


def _readable(plain: _Plain, span: Span) -> tuple[int, int] | None:
    start, end = plain.offset(span.start), plain.offset(span.end)
    while start < end and plain.text[start] == " ":
        start += 1
    while end > start and plain.text[end - 1] == " ":
        end -= 1
    return (start, end) if start < end else None


def _occurrences(passage: str, text: str) -> list[int]:
    places = []
    place = text.find(passage)
    while place >= 0:
        places.append(place)
        place = text.find(passage, place + 1)
    return places


def _context(text: str) -> str:
    """Context as `_plain` would have it, keeping the blank that tells where a word ends."""
    left = " " if text[:1].isspace() else ""
    right = " " if text[-1:].isspace() else ""
    inner = _plain(text.strip()).text
    return f"{left}{inner}{right}" if inner else ""


def _cut_before(text: str, start: int, reach: int) -> str:
    cut = text[max(0, start - reach) : start]
    if start > reach and " " in cut.strip() and text[start - reach - 1] != " ":
        cut = cut.lstrip().partition(" ")[2]
    return cut.lstrip()


def _cut_after(text: str, end: int, reach: int) -> str:
    cut = text[end : end + reach]
    if len(text) > end + reach and " " in cut.strip() and text[end + reach] != " ":
        cut = cut.rstrip().rpartition(" ")[0]
    return cut.rstrip()


def _agreement(text: str, place: int, length: int, prefix: str, suffix: str) -> tuple[int, int]:
    """How many characters of the kept context stand unbroken before and after a place."""
    left = text[max(0, place - len(prefix) - 1) : place]
    right = text[place + length : place + length + len(suffix) + 1]
    if not prefix.endswith(" "):  # a person who wrote it by hand may have left the blank out
        left = left.removesuffix(" ")
    if not suffix.startswith(" "):
        right = right.removeprefix(" ")
    return _in_common(reversed(prefix), reversed(left)), _in_common(suffix, right)


def _in_common(kept: Iterable[str], here: Iterable[str]) -> int:
    count = 0
    for one, other in zip(kept, here, strict=False):
        if one != other:
            break
        count += 1
    return count


def _alike(
    text: str, others: list[int], length: int, prefix: str, suffix: str
) -> tuple[int, int] | None:
    if not others:
        return None
    shared = [_agreement(text, place, length, prefix, suffix) for place in others]
    return max(before for before, _ in shared), max(after for _, after in shared)


def _better(
    shared: tuple[int, int], alike: tuple[int, int] | None, whole: tuple[int, int]
) -> list[bool]:
    """Before and after: whether a place agrees better than any twin did when it was marked."""
    margin = SUPPORT if alike is None else MARGIN
    return [
        one > other and (one == all_ or one >= other + margin)
        for one, other, all_ in zip(shared, alike or (0, 0), whole, strict=True)
    ]


def _is_no_twin(shared: tuple[int, int], alike: tuple[int, int], whole: tuple[int, int]) -> bool:
    """Whether both sides speak for a place.

    One is not enough: where two twins stand close, deleting what lies between them leaves one with
    the words before the first and the words after the second.
    """
    better = _better(shared, alike, whole)
    full = [one == all_ for one, all_ in zip(shared, whole, strict=True)]
    return any(better) and all(map(max, full, better))


def _left_behind(text: str, found: tuple[int, int], prefix: str, suffix: str) -> bool:
    """Whether the words around the passage stand whole elsewhere, with others between them.

    Then the passage itself was edited, and what was found is a copy of it. Where nothing is
    between them it was moved; and words put in right before or after a telling passage, whose
    other side is whole, are no sign of either.
    """
    before, after = prefix.strip(), suffix.strip()
    telling = found[1] - found[0] >= TELLING
    ends = {at + len(before) for at in _occurrences(before, text)} if before else set()
    starts = set(_occurrences(after, text)) if after else set()
    near = (
        not ends.isdisjoint((found[0] - 1, found[0])),
        not starts.isdisjoint((found[1], found[1] + 1)),
    )
    if all(near) or (telling and any(near)):
        return False
    followed = {end for end in ends if not starts.isdisjoint((end, end + 1, end + 2))}
    led = {at for at in starts if not ends.isdisjoint((at - 2, at - 1, at))}
    lost_before = len(before) >= SUPPORT and not near[0] and bool(ends - followed)
    lost_after = len(after) >= SUPPORT and not near[1] and bool(starts - led)
    return lost_before or lost_after


def _inside_a_word(text: str, place: int, length: int, glued: tuple[bool, bool]) -> bool:
    """Whether an occurrence is part of a longer word (`art` in `part`) that the marked was not."""
    end = place + length
    left = _joins(text[place]) and _joins(text[place - 1 : place])
    right = _joins(text[end - 1]) and _joins(text[end : end + 1])
    return (left and not glued[0]) or (right and not glued[1])


def _joins(character: str) -> bool:
    """Whether a character makes one word with its neighbours: a letter of a script with blanks."""
    if not character.isalnum():
        return False
    code = ord(character)
    return not (
        0x0E00 <= code <= 0x0EFF
        or 0x1000 <= code <= 0x109F
        or 0x1780 <= code <= 0x17FF
        or 0x2E80 <= code <= 0x9FFF
        or 0xF900 <= code <= 0xFAFF
        or code >= 0x20000
    )
