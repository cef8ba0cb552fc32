"""Strips of a reader: a line of the paper with its margins, its signs, and what is lit on it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.errors import StyleSyntaxError
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from reviewtui.model.point import Origin, Polarity
from reviewtui.model.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtui.model.point import Point, Span
    from reviewtui.tui.lines import Line
    from reviewtui.tui.look import Look
    from reviewtui.tui.paper import Paper, Place

COLUMN = 84
"""The longest line a person reads with ease."""
GUTTER = 2
CURRENT = Style(bold=True, underline=True)
"""The current one of several hits, told apart by more than a colour."""
_NARROW = 12
_KEPT = 1000


def measure(width: int) -> tuple[int, int, int]:
    """Left margin, gutter and text column of a reader of some width."""
    if width < _NARROW:
        return 0, 0, max(width, 1)
    column = min(COLUMN, width - GUTTER - 1)
    return (width - GUTTER - column) // 2, GUTTER, column


class StripMaker:
    """Makes and keeps the strips of one review."""

    def __init__(
        self, look: Look, points: Sequence[Point] = (), marked: Sequence[Span] = ()
    ) -> None:
        self.look = look
        self.marked = tuple(marked)
        self._points = points
        self._starts = [point.span.start if point.span else -1 for point in points]
        self._width = 0
        self._strips: dict[Place, Strip] = {}
        self._signs: dict[int, dict[int, _Signs]] = {}
        self._lit: Span | None = None
        self._current: Span | None = None
        self._hits: Sequence[Span] = ()
        self._hit_starts: list[int] = []

    def renew(self, width: int) -> None:
        """Begin anew at a width."""
        self._width = width
        self._signs.clear()
        self.forget()

    def forget(self) -> None:
        """Drop the strips made so far."""
        self._strips.clear()

    def set_marked(self, spans: Sequence[Span]) -> None:
        """Say which passages are bookmarked."""
        self.marked = tuple(spans)
        self._signs.clear()
        self.forget()

    def light(self, lit: Span | None, hits: Sequence[Span], current: Span | None) -> None:
        """Say what is lit: a passage, what was found, and which hit is the current one."""
        if hits is not self._hits:
            self._hit_starts = [hit.start for hit in hits]
        self._lit, self._hits, self._current = lit, hits, current
        self.forget()

    def strip(self, paper: Paper, place: Place) -> Strip:
        """One line of the view, as wide as the reader."""
        kept = self._strips.get(place)
        if kept is None:
            if len(self._strips) >= _KEPT:
                self._strips.clear()
            kept = self._strips[place] = self._make(paper, place)
        return kept

    def _make(self, paper: Paper, place: Place) -> Strip:
        line = paper.line(place)
        left, gutter, column = measure(self._width)
        base = self.look.base
        segments = [Segment(" " * left, base)] if left else []
        signs = self._of_block(paper, place[0]).get(place[1]) if gutter else None
        if signs is not None:
            segments += signs.segments(self.look)
        elif gutter:
            segments.append(Segment(" " * gutter, base))
        segments += line.segments(self._lights(line))
        rest = self._width - left - gutter - line.cells
        if signs is not None and signs.starred_outside and rest > 0:
            segments.append(Segment(" " * max(column - line.cells, 0), base))
            segments.append(Segment(self.look.signs.bookmarked, self.look.accent))
            rest = self._width - left - gutter - max(column, line.cells) - 1
        if rest > 0:
            segments.append(Segment(" " * rest, base))
        return Strip(segments).crop(0, self._width)

    def _lights(self, line: Line) -> list[tuple[int, int, Style]]:
        if not self._hits and self._lit is None:
            return []
        first, last = line.first, line.last
        if first < 0:
            return []
        lights = []
        if self._lit and self._lit.start <= last and self._lit.end > first:
            lights.append((self._lit.start, self._lit.end, self.look.lit))
        at = max(bisect_right(self._hit_starts, first) - 1, 0)
        for hit in self._hits[at:]:
            if hit.start > last:
                break
            style = self.look.lit + CURRENT if hit == self._current else self.look.hit
            lights.append((hit.start, hit.end, style))
        return lights

    def _of_block(self, paper: Paper, index: int) -> dict[int, _Signs]:
        """The signs of a block's lines: each where its passage begins."""
        known = self._signs.get(index)
        if known is not None:
            return known
        if len(self._signs) >= _KEPT:
            self._signs.clear()
        signs: dict[int, _Signs] = {}
        span = paper.span(index)
        if span is not None:
            lines = paper.lines(index)
            at, end = bisect_left(self._starts, span[0]), bisect_left(self._starts, span[1])
            for point in self._points[at:end]:
                if point.span and (number := _begins(lines, point.span)) is not None:
                    signs.setdefault(number, _Signs()).points.append(point)
            for mark in self.marked:
                if span[0] <= mark.start < span[1]:
                    number = _begins(lines, mark)
                    if number is not None:
                        signs.setdefault(number, _Signs()).starred = True
        self._signs[index] = signs
        return signs


class _Signs:
    """What stands in the gutter beside one line."""

    __slots__ = ("points", "starred")

    def __init__(self) -> None:
        self.points: list[Point] = []
        self.starred = False

    @property
    def _found(self) -> bool:
        return bool(self.points) and all(p.origin is Origin.FOUND for p in self.points)

    @property
    def starred_outside(self) -> bool:
        """Whether the star has no room in the gutter and stands at the other side of the text."""
        return self.starred and self._found

    def segments(self, look: Look) -> list[Segment]:
        """The two cells of the gutter: the sign, and whether it was found or is bookmarked."""
        star = Segment(look.signs.bookmarked, look.accent)
        if not self.points:
            return [star, Segment(" ", look.base)]
        polarities = {point.polarity for point in self.points}
        polarity = polarities.pop() if len(polarities) == 1 else Polarity.MIXED
        if self._found:
            style = look.of(polarity) + Style(dim=True)
            return [Segment(look.signs.of(polarity), style), Segment(look.signs.found, look.dim)]
        sign = Segment(look.signs.of(polarity), look.of(polarity))
        return [sign, star if self.starred else Segment(" ", look.base)]


def _begins(lines: Sequence[Line], span: Span) -> int | None:
    """The line where a passage's first visible character stands."""
    best: tuple[int, int] | None = None
    for number, line in enumerate(lines):
        if line.first >= span.end or line.last < span.start:
            continue
        source = min((s for s in line.sources if span.start <= s < span.end), default=None)
        if source is not None and (best is None or source < best[0]):
            best = source, number
    return best[1] if best else None


def saved(strips: Sequence[Strip]) -> list[list[list[str]]]:
    """Strips as lists of text and style, to be kept in a cache file."""
    return [[[s.text, str(s.style) if s.style else ""] for s in strip] for strip in strips]


def from_saved(lines: object, width: int) -> list[Strip]:
    """Strips from what `saved` gave; none if it is not that, or not of this width.

    It comes from a file, so nothing of it is trusted.
    """
    strips: list[Strip] = []
    try:
        for line in lines if isinstance(lines, list) else ():
            segments = [Segment(str(text), Style.parse(style)) for text, style in line]
            whole = "".join(segment.text for segment in segments)
            safe = whole.isprintable() and not (whole != clean_line(whole) and _unclean(whole))
            if not safe or cell_len(whole) != width:
                return []
            strips.append(Strip(segments, width))
    except (TypeError, ValueError, AttributeError, StyleSyntaxError):
        return []
    return strips


def _unclean(text: str) -> bool:
    from reviewtui.model.text import clean

    return clean(text) != text
