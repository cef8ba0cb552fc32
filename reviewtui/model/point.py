"""Point, Polarity, Span: pros and cons, and the words that earned them."""

from __future__ import annotations

from bisect import bisect_right
from enum import StrEnum
from functools import lru_cache

from reviewtui.model.span import Span
from reviewtui.patterns import pattern
from reviewtui.record import Record

__all__ = [
    "ASPECTS",
    "Origin",
    "Point",
    "Polarity",
    "Span",
    "locate",
    "paragraph_number",
    "paragraphs",
]

ASPECTS = (
    "overall",
    "story",
    "performances",
    "characters",
    "direction",
    "action",
    "visuals",
    "sound",
    "pacing",
    "tone",
    "franchise",
)
"""The aspects of a film in the order a comparison shows them; other kinds of work may name more."""


class Polarity(StrEnum):
    """Whether a point praises, faults, or does both in one breath."""

    PRO = "pro"
    CON = "con"
    MIXED = "mixed"


class Origin(StrEnum):
    """Where a point comes from."""

    STATED = "stated"
    """The review file says so: the critic listed it, or a person wrote or accepted it."""
    FOUND = "found"
    """The program made it out in the text; shown as found wherever it is shown."""


class Point(Record):
    """One thing a critic praised or faulted, with the words that say so."""

    aspect: str
    polarity: Polarity
    label: str
    """Two to six plain words, for lists."""
    quote: str
    """Verbatim evidence; empty if a stated point has no sentence behind it."""
    origin: Origin = Origin.STATED
    span: Span | None = None
    """Where the quote stands in the body; None when it is not (or no longer) there."""


_EMPHASIS = r"[*_~`]*"
_BETWEEN_WORDS = rf"{_EMPHASIS}(?:\s+|\s*\n[>\s]*){_EMPHASIS}"


def locate(quote: str, body: str) -> Span | None:
    """Find a quoted passage in a body, seeing through re-wrapping and emphasis.

    An exact occurrence wins. None means the words are not there: keep the point, drop the link;
    an opinion outlives its sentence.
    """
    exact = body.find(quote) if quote else -1
    if exact >= 0:
        return Span(exact, exact + len(quote))
    words = quote.split()
    if not words:
        return None
    import re

    found = re.search(_BETWEEN_WORDS.join(map(re.escape, words)), body)
    return Span(*found.span()) if found else None


_BLOCK = pattern(r"\S[^\n]*(?:\n[^\S\n]*\S[^\n]*)*")
_NO_PROSE = pattern(r"#{1,6}\s[^\n]*|[-*_=\s]{3,}")


@lru_cache(maxsize=64)
def paragraphs(body: str) -> tuple[Span, ...]:
    """The paragraphs of a body: runs of lines without a blank one, headings and rules not counted.

    Their order is what `¶4` means everywhere: the fourth of these.
    """
    return tuple(
        Span(*block.span()) for block in _BLOCK.finditer(body) if not _NO_PROSE.fullmatch(block[0])
    )


def paragraph_number(body: str, offset: int) -> int:
    """The 1-based paragraph an offset lies in (or the last one before it; 0 before the first)."""
    return bisect_right([span.start for span in paragraphs(body)], offset)
