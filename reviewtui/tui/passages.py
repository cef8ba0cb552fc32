"""Headings, sentences and found words of a body, made out of its source without setting it."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from reviewtui.model.point import Span
from reviewtui.model.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewtui.tui.widgets.blocks import Block

_HEADING = re.compile(
    r"^ {0,3}(?P<signs>#{1,6})[ \t]+(?P<text>[^\n]*)$"
    r"|^ {0,3}(?![-*+>|#\d\s])(?P<over>[^\n]{1,1000})\n {0,3}(?P<under>=+|-+)[ \t]*$",
    re.MULTILINE,
)
_LINK = re.compile(
    r"!?\[([^\[\]]{0,1000})\](?:\([^()\s]{0,2000}(?:\s[^()]{0,500})?\)|\[[^\[\]]{0,200}\])"
)
_MARKUP = re.compile(r"(?<!\\)[*_`~]+|\\(?=[!-/:-@\[-`{-~])")

_UNIT = re.compile(
    r"^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+|#{1,6}[ \t]+|\||(?=[=-]+[ \t]*$))", re.MULTILINE
)
_STOP = re.compile(r"[.!?…]+[\"'”’»)\]*_]*(?=\s)|[。！？]+[」』”）]*")
_NEXT = re.compile(r"\s[\s>]*(?:[\"'“‘«(\[*_]*(?:[^\W\d_a-zà-öø-ÿ]|\d)|\Z)")
_SHORT = re.compile(
    r"(?:^|[\s(\[“\"'‘])(?:(?:mr|mrs|ms|dr|st|jr|sr|prof|vs|no|vol|fig|ch|pp?|ed|eds|approx|cf|feat|ft|dir"
    r"|e\.g|i\.e|a\.k\.a|u\.s|u\.k)|[A-Z]|(?:[A-Z]\.)+[A-Z])\.$",
    re.IGNORECASE,
)
_TRIM = " \t\n>#|"


def headings(body: str, blocks: Sequence[Block]) -> list[tuple[int, str, int]]:
    """Every heading: its level, its words, where it stands."""
    starts = [block.start for block in blocks]
    found = []
    for match in _HEADING.finditer(body):
        at = bisect_right(starts, match.start()) - 1
        if at >= 0 and blocks[at].code:
            continue
        level = len(match["signs"]) if match["signs"] else 1 if match["under"][0] == "=" else 2
        text = match["text"] if match["signs"] else match["over"]
        text = re.sub(r"(?:^|[ \t])#+[ \t]*$", "", text)
        if words := clean_line(_MARKUP.sub("", _LINK.sub(r"\1", text))):
            found.append((level, words, match.start()))
    return found


def sentences(body: str, block: Block) -> Iterator[Span]:
    """The sentences of a block, in order; headings, items and rows count as sentences."""
    if block.code:
        yield from _trimmed(body, block.start, block.end)
        return
    text = body[block.start : block.end]
    cuts = [unit.start() for unit in _UNIT.finditer(text)]
    edges = sorted({0, *cuts, len(text)})
    for start, end in pairwise(edges):
        opened = _UNIT.match(text, start, end)
        for a, b in _stops(text, opened.end() if opened else start, end):
            yield from _trimmed(body, block.start + a, block.start + b)


def _stops(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begun = start
    for stop in _STOP.finditer(text, start, end):
        if stop[0][0] in "。！？" or (
            _NEXT.match(text[:end], stop.end())
            and not (stop[0][0] == "." and _SHORT.search(text[begun : stop.start() + 1]))
        ):
            yield begun, stop.end()
            begun = stop.end()
    yield begun, end


def _trimmed(body: str, start: int, end: int) -> Iterator[Span]:
    """The stretch without blanks and signs at its ends; nothing if it has no letter or digit."""
    end = start + len(body[start:end].rstrip(_TRIM))
    start = end - len(body[start:end].lstrip(_TRIM))
    if any(char.isalnum() for char in body[start:end]):
        yield Span(start, end)


_WITHIN = "[*_~`\\\\\u00ad\u0300-\u036f]*"
_BETWEEN = r"(?:[*_~`\\\u0300-\u036f]*\s+[>\s]*[*_~`\\]*)"
_HIDDEN = re.compile(
    r"\]\(\s{0,9}<?(?:[^\s<>()]|\([^\s<>()]{0,200}\)){0,2000}>?(?:\s+[\"'(][^\n]{0,500}?[\"')])?\s{0,9}\)"
    r"|^ {0,3}\[(?!\^)[^\]\n]{1,200}\]:[^\n]*",
    re.MULTILINE,
)
_LONGEST = 200
"""Characters of what is looked for; more would be no search but a paste."""


def find(words: str, body: str) -> list[Span]:
    """Where words stand in the visible text of a body, whatever their case and accents.

    Line ends and emphasis between and inside words do not matter; addresses of links, which are
    not shown, are not searched.
    """
    wanted = _fold(unicodedata.normalize("NFC", words[:_LONGEST])).split()
    if not wanted:
        return []
    pattern = _BETWEEN.join(_WITHIN.join(map(re.escape, word)) for word in wanted)
    folded, starts, ends = _searchable(body)
    found = []
    for match in re.finditer(pattern, folded):
        start, end = match.span()
        at = bisect_right(starts, start) - 1
        if at < 0 or start >= ends[at]:
            found.append(Span(start, end))
    return found


@lru_cache(maxsize=1)
def _searchable(body: str) -> tuple[str, list[int], list[int]]:
    """The body folded, and where what is not shown begins and ends; kept while a person types."""
    hidden = [match.span() for match in _HIDDEN.finditer(body)] if "]" in body else []
    return _fold(body), [start for start, _ in hidden], [end for _, end in hidden]


def _fold(text: str) -> str:
    """Small letters without accents, one character for each, so that places stay what they are."""
    if text.isascii():
        return text.lower()
    table = {}
    for char in set(text):
        if char > "\x7f" or char.isupper():
            base, *marks = list(unicodedata.normalize("NFKD", char))
            plain = base if all(map(unicodedata.combining, marks)) else char
            table[ord(char)] = _LIKE.get(char) or plain.lower()[0]
    return text.translate(table)


_LIKE = {
    "’": "'",
    "‘": "'",
    "“": '"',
    "”": '"',
    "–": "-",
    "—": "-",
    "\u00a0": " ",
    "ø": "o",
    "Ø": "o",
    "ł": "l",
    "Ł": "l",
    "đ": "d",
    "Đ": "d",
}


def sentence_from(body: str, blocks: Sequence[Block], offset: int, step: int) -> Span | None:
    """The first sentence that starts at or after an offset, or the last one that ends before it."""
    at = max(bisect_right([block.start for block in blocks], offset) - 1, 0)
    while 0 <= at < len(blocks):
        every = list(sentences(body, blocks[at]))
        if step > 0:
            found = next((span for span in every if span.start >= offset), None)
        else:
            found = next((span for span in reversed(every) if span.end <= offset), None)
        if found is not None:
            return found
        at += 1 if step > 0 else -1
    return None
