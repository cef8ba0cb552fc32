"""Reader: one review, its Markdown set line by line as it comes near the view."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rich.segment import Segment
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reviewtui.model.point import Span, paragraphs
from reviewtui.tui.commands import MOVING, bindings
from reviewtui.tui.paper import Paper
from reviewtui.tui.widgets.blocks import split
from reviewtui.tui.widgets.reader_header import header_lines
from reviewtui.tui.widgets.reader_strips import StripMaker, from_saved, measure, saved

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.events import MouseScrollDown, MouseScrollUp

    from reviewtui.model.point import Point
    from reviewtui.model.review import Review
    from reviewtui.tui.look import Look
    from reviewtui.tui.paper import Place
    from reviewtui.tui.widgets.blocks import Block

OVERLAP = 2
"""Lines of a page that stay in view when it is turned."""
_WHEEL = 3
_TOP: Place = (0, 0)
_SETTER = "reviewtui.tui.markdown"


class Reader(ScrollView, can_focus=True, inherit_bindings=False):
    """Shows a review, and finds its points, sentences, headings and words.

    It scrolls by places in the review and not by Textual's line numbers, so that nothing in view
    moves when the length of what is not in view becomes known.
    """

    DEFAULT_CSS = """
    Reader { overflow: hidden hidden; }
    """
    BINDINGS = [*bindings(MOVING)]

    @dataclass
    class Moved(Message):
        """Another part of the review is in view."""

        reader: Reader
        position: int
        percent: int

        def can_replace(self, message: Message) -> bool:
            """Only where the reader came to rest matters."""
            return isinstance(message, Reader.Moved)

    @dataclass
    class Shown(Message):
        """A review is on screen, its body too."""

        reader: Reader
        review: Review

    def __init__(self, look: Look, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.look = look
        self.review: Review | None = None
        self._blocks: list[Block] = []
        self._typesetter: Any = None
        self._paper: Paper | None = None
        self._maker = StripMaker(look)
        self._saved: list[Strip] = []
        self._top: Place = _TOP
        self._anchor: int | Place = _TOP
        self._view: list[Place] | None = None
        self._points: list[Point] = []
        self._point_at: int | None = None
        self._lit: Span | None = None
        self._sought: Span | None = None
        self._hits: list[Span] = []
        self._hit_at = 0
        self._told: tuple[int, int] | None = None

    # --- what is shown

    def show(
        self,
        review: Review,
        *,
        offset: int = 0,
        look: Look | None = None,
        marked: Sequence[Span] = (),
        first_lines: object = None,
    ) -> None:
        """Show a review from where it was left.

        The first time, the Markdown parser is imported only after the header is painted. Lines
        that `first_lines()` gave earlier may stand in until then: the caller answers for their
        belonging to this review, width and theme.
        """
        self.review = review
        self.look = look or self.look
        self._blocks, self._typesetter, self._paper = [], None, None
        self._points = sorted((p for p in review.points if p.span), key=_place_of_point)
        self._maker = StripMaker(self.look, self._points, marked)
        self._lit = self._sought = self._point_at = self._told = None
        self._hits, self._hit_at = [], 0
        self._top, self._anchor = _TOP, offset if offset > 0 else _TOP
        self._saved = []
        if _SETTER in sys.modules:
            self._load(review)
        else:
            self._saved = from_saved(first_lines, self.size.width)
            self.call_after_refresh(self._load, review)
        self._changed()

    def first_lines(self, width: int | None = None) -> list[list[list[str]]]:
        """What is in view as plain lists, for `show` to paint at the next launch.

        Empty if nothing is set yet, or if the reader is not of this width.
        """
        if self._typesetter is None or width not in (None, self.size.width):
            return []
        return saved([self.render_line(y) for y in range(self.size.height)])

    def set_look(self, look: Look) -> None:
        """Draw in another theme or with other signs."""
        self.look = look
        self._maker.look = look
        self._saved = []
        self._paper = None
        self._changed()

    def set_marked(self, spans: Sequence[Span]) -> None:
        """Say which passages are bookmarked."""
        if tuple(spans) != self._maker.marked:
            self._maker.set_marked(spans)
            self.refresh()

    def _load(self, review: Review) -> None:
        """Cut the body and get ready to set it."""
        if review is not self.review or self._typesetter is not None:
            return
        from reviewtui.tui.markdown import Typesetter

        self._blocks = split(review.body)
        self._typesetter = Typesetter(review.body, self._blocks)
        self._paper = None
        self._saved = []
        self._changed()
        self.post_message(self.Shown(self, review))

    def _ready(self) -> Paper | None:
        """The paper with the body on it, or None while there is nothing to move in."""
        if self.review is not None:
            self._load(self.review)
        return self._laid()

    def _laid(self) -> Paper | None:
        """The paper at the present width; None without a review or a width."""
        review = self.review
        if review is None or self.size.width <= 0 or self.size.height <= 0:
            return None
        _, _, column = measure(self.size.width)
        if self._paper is None or self._paper.width != column:
            self._paper = Paper(
                lambda width, look: header_lines(review, width, look),
                self._blocks,
                self._typesetter,
                column,
                self.look,
            )
            self._view = None
            self._maker.renew(self.size.width)
            self._place_top(self._paper)
        return self._paper

    def _place_top(self, paper: Paper) -> None:
        """Find the place that was on top again, at another width or in a fresh paper."""
        if self._typesetter is None and isinstance(self._anchor, int):
            self._top = _TOP
            return
        anchor = self._anchor
        place = paper.place_of(anchor) if isinstance(anchor, int) else anchor
        self._top = paper.top_for(place, self.size.height)
        if self._sought is not None:
            sought, self._sought = self._sought, None
            self._bring(paper, sought)

    def _changed(self) -> None:
        self._view = None
        self._maker.forget()
        self.refresh()
        self._tell()

    # --- drawing

    def render_line(self, y: int) -> Strip:
        """One line of the view."""
        width = self.size.width
        if self._saved and self._typesetter is None:
            return self._saved[y] if y < len(self._saved) else Strip.blank(width, self.look.base)
        paper = self._laid()
        places = self._places(paper) if paper else []
        if paper is None or y >= len(places):
            return Strip.blank(max(width, 0), self.look.base)
        return self._maker.strip(paper, places[y])

    def _places(self, paper: Paper) -> list[Place]:
        if self._view is None or len(self._view) > self.size.height:
            self._view = paper.view(self._top, self.size.height)
        return self._view

    def on_resize(self) -> None:
        """Keep the first line in view what it was."""
        self._view = None
        self._saved = [strip for strip in self._saved if strip.cell_length == self.size.width]
        paper = self._laid()
        if paper is not None and self._typesetter is not None:
            self._place_top(paper)
            self._tell()
        self.refresh()

    # --- where it is

    @property
    def position(self) -> int:
        """The place in the body of the first line in view; 0 while the header is."""
        if isinstance(self._anchor, int):
            return self._anchor
        paper = self._paper
        return paper.offset_of(self._top) if paper is not None and self._typesetter else 0

    @property
    def percent(self) -> int:
        """How much of the review is above the end of the view; 100 only at the end."""
        paper = self._laid()
        if paper is None or self._typesetter is None:
            return 0
        places = self._places(paper)
        if not places or paper.step(places[-1], 1)[1] == 0:
            return 100
        if self._top == _TOP:
            return 0
        above, all_rows = paper.row(self._top), max(paper.rows - self.size.height, 1)
        return max(1, min(99, 100 * above // all_rows))

    def _move(self, place: Place) -> None:
        paper = self._ready()
        if paper is None:
            return
        top = paper.top_for(place, self.size.height)
        if top == self._top:
            return
        self._top = top
        self._anchor = paper.offset_of(top) if top[0] else top
        self._view = None
        self.refresh()
        self._tell()

    def _tell(self) -> None:
        if self._typesetter is None or self.size.width <= 0:
            return
        now = self.position, self.percent
        if now != self._told:
            self._told = now
            self.post_message(self.Moved(self, *now))

    # --- moving

    def _by(self, lines: int) -> None:
        paper = self._ready()
        if paper is not None:
            self._move(paper.step(self._top, lines)[0])

    @property
    def _page(self) -> int:
        return max(self.size.height - OVERLAP, 1)

    def action_line_down(self) -> None:
        """One line down."""
        self._by(1)

    def action_line_up(self) -> None:
        """One line up."""
        self._by(-1)

    def action_page_down(self) -> None:
        """One page down; the last lines of this one stay in view."""
        self._by(self._page)

    def action_page_up(self) -> None:
        """One page up."""
        self._by(-self._page)

    def action_half_down(self) -> None:
        """Half a page down."""
        self._by(max(self.size.height // 2, 1))

    def action_half_up(self) -> None:
        """Half a page up."""
        self._by(-max(self.size.height // 2, 1))

    def action_go_top(self) -> None:
        """To the beginning."""
        self._move(_TOP)

    def action_go_end(self) -> None:
        """To the end."""
        paper = self._ready()
        if paper is not None:
            self._move(paper.end())

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        """The wheel moves a few lines."""
        event.prevent_default().stop()
        self._by(_WHEEL)

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        """The wheel moves a few lines."""
        event.prevent_default().stop()
        self._by(-_WHEEL)

    def go_to(self, offset: int) -> None:
        """Put the line that shows this character of the body on top."""
        paper = self._ready()
        if paper is not None:
            self._move(paper.place_of(offset) if offset > 0 else paper.place_of(0))
        elif self.review is not None:
            self._anchor = offset

    # --- passages

    @property
    def lit(self) -> Span | None:
        """The passage that is lit."""
        return self._lit

    def show_span(self, span: Span) -> None:
        """Light a passage, and bring it into view if it is not."""
        if span != self._lit:
            self._lit, self._point_at = span, None
            self._light()
        paper = self._ready()
        if paper is None:
            self._sought = span
        else:
            self._bring(paper, span)

    def clear_lit(self) -> None:
        """Light nothing."""
        if self._lit is not None:
            self._lit = self._point_at = None
            self._light()

    def _light(self) -> None:
        hits = self._hits
        current = hits[self._hit_at] if hits else None
        self._maker.light(self._lit, hits, current)
        self.refresh()

    def _bring(self, paper: Paper, span: Span) -> None:
        """A third from the top, unless all of it is in view already."""
        first, last = paper.place_of(span.start), paper.place_of(max(span.end - 1, span.start))
        places = self._places(paper)
        if first in places and last in places:
            return
        self._move(paper.step(first, -(self.size.height // 3))[0])

    def _in_view(self, span: Span) -> bool:
        paper = self._laid()
        return paper is not None and paper.place_of(span.start) in self._places(paper)

    @property
    def _start(self) -> int:
        """Where to go on from: the lit passage while it is in view, else the first line in view."""
        return self._lit.start if self._lit and self._in_view(self._lit) else self.position

    def next_point(self) -> Point | None:
        """Light the next praise or fault, in the order of the body."""
        return self._to_point(1)

    def previous_point(self) -> Point | None:
        """Light the praise or fault before."""
        return self._to_point(-1)

    def _to_point(self, step: int) -> Point | None:
        if self._ready() is None:
            return None
        lit = self._lit if self._lit and self._in_view(self._lit) else None
        if lit and self._point_at is not None:
            at = self._point_at + step
        else:
            places = [_place_of_point(point) for point in self._points]
            here = (lit.start, lit.end) if lit else (self.position, -1)
            after = sum(place < here or (lit is not None and place == here) for place in places)
            before = sum(place < here for place in places)
            at = after if step > 0 else before - 1
        if not 0 <= at < len(self._points):
            return None
        point = self._points[at]
        if point.span is not None:
            self.show_span(point.span)
        self._point_at = at
        return point

    def next_sentence(self) -> Span | None:
        """Light the sentence after the lit one, or the first in view."""
        return self._to_sentence(1)

    def previous_sentence(self) -> Span | None:
        """Light the sentence before the lit one, or before the first in view."""
        return self._to_sentence(-1)

    def _to_sentence(self, step: int) -> Span | None:
        if self._ready() is None or self.review is None:
            return None
        from reviewtui.tui.passages import sentence_from

        lit = self._lit if self._lit and self._in_view(self._lit) else None
        if step > 0:
            start = lit.end if lit else self.position
        else:
            start = lit.start if lit else self.position
        span = sentence_from(self.review.body, self._blocks, start, step)
        if span is not None:
            self.show_span(span)
        return span

    def headings(self) -> list[tuple[int, str, int]]:
        """Every heading of the body: level, words, place."""
        if self.review is None:
            return []
        from reviewtui.tui.passages import headings

        return headings(self.review.body, self._blocks or split(self.review.body))

    def next_section(self) -> bool:
        """Put the next heading on top; False if there is none."""
        paper = self._ready()
        top = self._top
        for _, _, offset in self.headings() if paper else ():
            if paper and paper.place_of(offset) > top:
                self.go_to(offset)
                return True
        return False

    def previous_section(self) -> bool:
        """Put the heading before on top, or the header above the first."""
        paper = self._ready()
        if paper is None or self._top == _TOP:
            return False
        places = [offset for _, _, offset in self.headings() if paper.place_of(offset) < self._top]
        if places:
            self.go_to(places[-1])
        else:
            self._move(_TOP)
        return True

    def current_passage(self) -> Span:
        """The lit passage, else the first paragraph in view."""
        if self._lit is not None:
            return self._lit
        if self.review is None:
            return Span(0, 0)
        position = self.position
        every = paragraphs(self.review.body)
        return next((s for s in every if s.end > position), every[-1] if every else Span(0, 0))

    # --- find

    def find(self, words: str) -> int:
        """Light every place where words stand, go to the first from here on, and count them."""
        if self._ready() is None or self.review is None:
            return 0
        from reviewtui.tui.passages import find

        start = self._hits[self._hit_at].start if self._hits else self.position
        self._hits = find(words, self.review.body)
        self._hit_at = next((at for at, hit in enumerate(self._hits) if hit.start >= start), 0)
        self._show_hit()
        return len(self._hits)

    def find_next(self, step: int = 1) -> bool:
        """To the next hit (or so many on, or back), round the ends; False if there are none."""
        if not self._hits:
            return False
        self._hit_at = (self._hit_at + step) % len(self._hits)
        self._show_hit()
        return True

    @property
    def find_index(self) -> int:
        """Which of the hits is the current one, from 0."""
        return self._hit_at

    def clear_find(self) -> None:
        """Forget what was found."""
        if self._hits:
            self._hits, self._hit_at = [], 0
            self._light()

    def _show_hit(self) -> None:
        self._light()
        paper = self._laid()
        if paper is not None and self._hits:
            self._bring(paper, self._hits[self._hit_at])


def _place_of_point(point: Point) -> tuple[int, int]:
    return (point.span.start, point.span.end) if point.span else (-1, -1)
