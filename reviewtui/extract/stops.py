"""Where one sentence ends and the next begins."""

from __future__ import annotations

from reviewtui.patterns import IGNORECASE, pattern

_STOP = pattern(
    r"[.!?…\n](?:(?<!\n)(?<![.!?].)(?:(?<=…)|(?<!…)[.!?]*)[\"'”’)\]*_]*"
    r"(?=\s+[\"'“‘(\[*_]*[A-Z0-9]|\s*$|\s*\n)|(?<=\w\n)\n)"
)
_SMALL_START = pattern(
    r"(?<=[a-z]{3})[.!?] (?=(?:i|it|its|the|this|that|but|and|as|so|if|there|they|he|she|you|we|"
    r"not|in|at|my|now|just|even|also|then|what|when|while|overall|plus)\b)"
)
"""Where people who write without capitals begin a sentence."""
_ABBREVIATION = pattern(
    r"(?:\b(?:mr|mrs|ms|dr|st|vs|prof|sr|jr|gen|sgt|capt|lt|rev|no|vol|ch|pt|ft|feat|etc|e\.g|"
    r"i\.e|cf|approx|min|max|inc|ltd|co|"
    r"(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)(?=\.$))|(?<![’'])\b[A-Z]|\b[A-Z]\.[A-Z])\.$",
    IGNORECASE,
)

_ENDS = ("etc.", "no.", "i.")
"""Short words with a stop that may well end a sentence."""


def split(text: str) -> list[tuple[int, int]]:
    """Where the sentences of one paragraph begin and end."""
    spans: list[tuple[int, int]] = []
    start = 0
    stops = sorted(
        [stop.span() for stop in _STOP.finditer(text)]
        + [(stop.start(), stop.start() + 1) for stop in _SMALL_START.finditer(text)]
    )
    for _, end in stops:
        before = text[start:end].rstrip("\"'”’)]*_")
        short = _ABBREVIATION.search(before[-8:])
        inside = end < len(text.rstrip())
        if short and inside and short[0].lower() not in _ENDS:
            continue
        spans.append((start, end))
        start = end
    if text[start:].strip():
        spans.append((start, len(text)))
    trimmed = []
    for a, b in spans:
        part = text[a:b]
        a += len(part) - len(part.lstrip())
        b = a + len(text[a:b].rstrip())
        if b > a:
            trimmed.append((a, b))
    return trimmed
