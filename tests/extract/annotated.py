"""Annotated reviews read, and points scored against them (see tests/data/points/README.md)."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from reviewtui.extract.sentences import sentences

FOLDER = Path(__file__).parent.parent / "data" / "points"
_MARK = re.compile(r"\{(R|[-+~][^}]*)\}")
_ALIASES = {
    "writing": "story",
    "music": "sound",
    "performance": "performances",
}
Matches = dict[int, int]


class Gold(NamedTuple):
    """One point a person found in a review."""

    start: int
    end: int
    sign: str
    """`+`, `-` or `~` for both."""
    aspects: tuple[str, ...]
    """The aspect, then other defensible ones."""
    key: bool
    optional: bool


class Found(NamedTuple):
    """One point the program found."""

    start: int
    end: int
    sign: str
    aspect: str


class Annotated(NamedTuple):
    """A review and the points a person found in it."""

    name: str
    kind: str
    work: str
    body: str
    points: tuple[Gold, ...]
    reported: tuple[tuple[int, int], ...]


def _alias(aspect: str) -> str:
    return _ALIASES.get(aspect, aspect)


def read(path: Path) -> Annotated:
    """Take the marks out of an annotated review and tie each to the sentence before it."""
    head, _, marked = path.read_text(encoding="utf-8").partition("\n")
    kind, _, work = head.partition(" | ")
    body, marks, at = "", [], 0
    for mark in _MARK.finditer(marked):
        body += marked[at : mark.start()]
        marks.append((len(body), mark[1]))
        at = mark.end()
    body += marked[at:]
    spans = [(s.start, s.end) for s in sentences(body)]
    points, reported = [], []
    for place, text in marks:
        span = max(s for s in spans if s[0] < place)
        if text == "R":
            reported.append(span)
            continue
        aspects = tuple(_alias(a) for a in text[1:].rstrip("!?").split(","))
        points.append(Gold(*span, text[0], aspects, text.endswith("!"), text.endswith("?")))
    return Annotated(path.stem, kind, work.strip(), body, tuple(points), tuple(reported))


def meets(found: Found, start: int, end: int) -> bool:
    """Whether a found span is about the same words: half the shorter, and no whole paragraph."""
    shared = min(found.end, end) - max(found.start, start)
    length, sentence = found.end - found.start, end - start
    return shared > 0 and 2 * shared >= min(length, sentence) and length <= 2 * sentence + 40


def agrees(found: Found, gold: Gold, *, aspect: bool = True) -> bool:
    """Whether a found point says what the person found there."""
    return (
        meets(found, gold.start, gold.end)
        and gold.sign in ("~", found.sign)
        and (not aspect or _alias(found.aspect) in gold.aspects)
    )


def matching(found: list[Found], gold: tuple[Gold, ...], *, aspect: bool = True) -> Matches:
    """The largest matching of gold points to found ones, one to one; required ones come first."""
    edges = [[j for j, f in enumerate(found) if agrees(f, g, aspect=aspect)] for g in gold]
    owner: Matches = {}

    def place(i: int, seen: set[int]) -> bool:
        for j in edges[i]:
            if j in seen:
                continue
            seen.add(j)
            if j not in owner or place(owner[j], seen):
                owner[j] = i
                return True
        return False

    for i in sorted(range(len(gold)), key=lambda i: gold[i].optional):
        place(i, set())
    return {i: j for j, i in owner.items()}


def tally(
    found: list[Found], gold: tuple[Gold, ...], *, aspect: bool = True
) -> tuple[int, int, int]:
    """Hits, extras and misses; what meets an optional point is not counted at all."""
    pairs = matching(found, gold, aspect=aspect)
    hits = sum(not gold[i].optional for i in pairs)
    taken = set(pairs.values())
    free = sum(
        j not in taken and any(g.optional and agrees(f, g, aspect=aspect) for g in gold)
        for j, f in enumerate(found)
    )
    return hits, len(found) - len(pairs) - free, sum(not g.optional for g in gold) - hits


def first(found: list[Found], gold: tuple[Gold, ...], sign: str, many: int = 5) -> tuple[int, int]:
    """How many of the first few of one polarity are right, and how many there are."""
    shown = [f for f in found if f.sign == sign][:many]
    return sum(any(agrees(f, g) for g in gold) for f in shown), len(shown)
