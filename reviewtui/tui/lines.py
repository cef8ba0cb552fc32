"""Lines of styled text that remember which character of the body each of theirs came from."""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_right
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.segment import Segment

from reviewtui.model.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.style import Style

NOWHERE = -1
"""The source of a character that is not in the body: a bullet, a bar, a link's number."""

_BLANKS = " \t\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000"
"""Where a line may be broken; blanks that join words are left out."""
_WIDE = (
    "\u1100-\u115f\u2e80-\u2fff\u3001-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60"
)
_CLOSING = "\u3001\u3002\uff0c\uff0e\uff01\uff1f\uff1a\uff1b\u300d\u300f\uff09"
_WORD = rf"((?:[{_WIDE}][{_CLOSING}]*|[^{_BLANKS}{_WIDE}]+)?)[{_BLANKS}]*"
"""A word and the blanks behind it. `re` keeps it compiled; the first wrapped line pays."""
_PLAIN_WORD = r"([^ \t]*)[ \t]*"
"""The same where nothing is wide and no blank is rare: compiled in no time."""
_RARE = frozenset(map(chr, (*range(0x1100, 0x1160), 0x1680, *range(0x2000, 0x200B), 0x205F)))
_MARKS_IN_A_ROW = 4


class Line:
    """One line of the page: parts of text with their styles, and the source of each character."""

    __slots__ = ("parts", "sources")

    def __init__(self) -> None:
        self.parts: list[tuple[str, Style]] = []
        self.sources: array[int] = array("q")

    def add(self, text: str, style: Style, sources: Sequence[int] | None = None) -> None:
        """Put text at the end of the line."""
        if text:
            self.parts.append((text, style))
            self.sources.extend([NOWHERE] * len(text) if sources is None else sources)

    @property
    def text(self) -> str:
        """The words a person sees."""
        return "".join(text for text, _ in self.parts)

    @property
    def cells(self) -> int:
        """How wide it is on the screen."""
        return sum(cell_len(text) for text, _ in self.parts)

    @property
    def first(self) -> int:
        """The smallest place in the body that is shown here, or NOWHERE."""
        return min((source for source in self.sources if source >= 0), default=NOWHERE)

    @property
    def last(self) -> int:
        """The greatest place in the body that is shown here, or NOWHERE."""
        return max(self.sources, default=NOWHERE)

    def segments(self, lights: Sequence[tuple[int, int, Style]] = ()) -> Iterator[Segment]:
        """What to draw; each light (start, end, style) covers what came from there.

        A mark that joins the character before it takes that character's light.
        """
        if not lights:
            yield from (Segment(text, style) for text, style in self.parts)
            return
        at = 0
        lit: Style | None = None
        for text, style in self.parts:
            run, run_style = "", style
            for char in text:
                source = self.sources[at]
                at += 1
                if not unicodedata.combining(char) and char != "\u200d":
                    lit = next((s for a, b, s in reversed(lights) if a <= source < b), None)
                shown = lit or style
                if shown is not run_style and run:
                    yield Segment(run, run_style)
                    run = ""
                run, run_style = run + char, shown
            if run:
                yield Segment(run, run_style)


class Leaf:
    """Running text to be set in lines: characters, their styles, their sources."""

    __slots__ = ("_runs", "sources", "text")

    def __init__(self) -> None:
        self.text = ""
        self.sources: array[int] = array("q")
        self._runs: list[tuple[int, int, Style]] = []

    def add(self, text: str, style: Style, sources: Sequence[int] | None = None) -> None:
        """Put text at the end; what could harm a terminal becomes a replacement character."""
        if not text:
            return
        start = len(self.text)
        self.text += text
        self.sources.extend([NOWHERE] * len(text) if sources is None else sources)
        self._runs.append((start, len(self.text), style))

    def take(self, other: Leaf) -> None:
        """Put another leaf at the end."""
        for start, end, style in other._runs:
            self.add(other.text[start:end], style, other.sources[start:end])

    def settle(self) -> None:
        """Make it safe, once it is complete: entities may have brought in anything."""
        self.text = self.text.replace("\t", " ")
        if clean(self.text) == self.text:
            return
        marks = 0
        for start, char in enumerate(self.text):
            marks = marks + 1 if unicodedata.combining(char) else 0
            if marks > _MARKS_IN_A_ROW or not clean(char) or (char != "\n" and clean(char) != char):
                self.text = f"{self.text[:start]}\ufffd{self.text[start + 1 :]}"

    def put(self, line: Line, start: int, end: int) -> None:
        """Add a stretch of it to a line."""
        at = bisect_right(self._runs, start, key=_end_of)
        for first, last, style in self._runs[at:]:
            if first >= end:
                break
            a, b = max(first, start), min(last, end)
            line.add(self.text[a:b], style, self.sources[a:b])


def _end_of(run: tuple[int, int, Style]) -> int:
    return run[1]


def wrap(text: str, width: int) -> list[tuple[int, int]]:
    """Where to break a text into lines: half-open stretches without the blanks at their ends."""
    width = max(width, 1)
    lines: list[tuple[int, int]] = []
    start = 0
    for paragraph in text.split("\n"):
        lines += _wrap_one(text, start, start + len(paragraph), width)
        start += len(paragraph) + 1
    return lines


def fold(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    """Break without regard to words, as code and words too long for a line must be."""
    used, begun = 0, start
    for at in range(start, end):
        size = cell_len(text[at])
        if used + size > width and at > begun:
            yield begun, at
            begun, used = at, 0
        used += size
    yield begun, end


def _wrap_one(text: str, start: int, end: int, width: int) -> Iterable[tuple[int, int]]:
    whole = text[start:end]
    if len(whole) <= width and (whole.isascii() or cell_len(whole) <= width):
        return [(start, start + len(whole.rstrip(" ")))]
    lines: list[tuple[int, int]] = []
    begun, used, filled = start, 0, start
    plain = max(whole) < "\u2e80" and _RARE.isdisjoint(whole)
    for word in re.compile(_PLAIN_WORD if plain else _WORD).finditer(text, start, end):
        size = cell_len(word[1])
        if used + size > width and used:
            if filled > begun:
                lines.append((begun, filled))
            begun, used = word.start(), 0
        if size > width:
            *full, (begun, _) = fold(text, begun, word.end(1), width)
            lines += full
            used = cell_len(text[begun : word.end()])
        else:
            used += cell_len(word[0])
        filled = word.end(1) if word[1] else filled
    lines.append((begun, max(filled, begun)))
    return lines
