"""PaperView: a review set line by line as it comes near the view, and how to move in it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from textual.message import Message
from textual.strip import Strip

from reviewtui.tui.commands import MOVING, bindings
from reviewtui.tui.line_view import LineView
from reviewtui.tui.paper import Paper
from reviewtui.tui.widgets.reader_header import header_lines
from reviewtui.tui.widgets.reader_strips import StripMaker, from_saved, measure, saved

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.events import MouseScrollDown, MouseScrollUp

    from reviewtui.model.point import Point, Span
    from reviewtui.model.review import Review
    from reviewtui.tui.look import Look
    from reviewtui.tui.paper import Place
    from reviewtui.tui.widgets.blocks import Block

OVERLAP = 2
"""Lines of a page that stay in view when it is turned."""
_WHEEL = 3
TOP: Place = (0, 0)
"""The first line of the header."""
_SETTER = "reviewtui.tui.markdown"


class PaperView(LineView, can_focus=True, inherit_bindings=False):
    """Shows one review and moves through it.

    It scrolls by places in the review and not by Textual's line numbers, so that nothing in view
    moves when the length of what is not in view becomes known.
    """

    DEFAULT_CSS = """
    PaperView { overflow: hidden hidden; }
    """
    BINDINGS = [*bindings(MOVING)]
    ALLOW_SELECT = False

    class Moved(Message):
        """Another part of the review is in view."""

        def __init__(self, reader: PaperView, position: int, percent: int) -> None:
            super().__init__()
            self.reader, self.position, self.percent = reader, position, percent

        def can_replace(self, message: Message) -> bool:
            """Only where the reader came to rest matters."""
            return isinstance(message, PaperView.Moved)

    class Shown(Message):
        """A review is on screen, its body too."""

        def __init__(self, reader: PaperView, review: Review) -> None:
            super().__init__()
            self.reader, self.review = reader, review

    def __init__(self, look: Look, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.look = look
        self.review: Review | None = None
        self._blocks: list[Block] = []
        self._typesetter: Any = None
        self._paper: Paper | None = None
        self._maker = StripMaker(look)
        self._saved: object = None
        self._stand_in_strips: tuple[int, list[Strip]] | None = None
        self._top: Place = TOP
        self._anchor: int | Place = TOP
        self._view: list[Place] | None = None
        self._points: list[Point] = []
        self._sought: Span | None = None
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
        self._points = sorted((p for p in review.points if p.span), key=place_of_point)
        self._maker = StripMaker(self.look, self._points, marked)
        self._sought = self._told = None
        self._top, self._anchor = TOP, offset if offset > 0 else TOP
        self._saved, self._stand_in_strips = first_lines, None
        if _SETTER in sys.modules:
            self._load(review)
        else:
            self.call_after_refresh(self._load, review)
            self._changed()

    def renew(self, review: Review) -> None:
        """Show the same body with other points; what is in view stays in view."""
        self.review = review
        self._points = sorted((p for p in review.points if p.span), key=place_of_point)
        self._maker = StripMaker(self.look, self._points, self._maker.marked)
        self._paper = None
        self._changed()

    def first_lines(self, width: int | None = None) -> list[list[list[str]]]:
        """What is in view as plain lists, for `show` to paint at the next launch.

        Empty if nothing is set yet, or if the reader is not of this width.
        """
        if self._typesetter is None or width not in (None, self.size.width):
            return []
        if self._top[0] == TOP[0] and self._top != TOP:  # the next launch begins above it
            return []
        paper = self._laid()
        if paper is None:
            return []
        maker = StripMaker(self.look, self._points, self._maker.marked)
        maker.renew(self.size.width)
        return saved([maker.strip(paper, place) for place in self._places(paper)])

    def set_look(self, look: Look) -> None:
        """Draw in another theme or with other signs."""
        self.look = look
        self._maker.look = look
        self._saved = None
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
        from reviewtui.tui.widgets.blocks import split

        self._blocks = split(review.body)
        self._typesetter = Typesetter(review.body, self._blocks)
        self._paper = self._saved = None
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
            self._top = TOP
            return
        anchor = self._anchor
        place = paper.place_of(anchor) if isinstance(anchor, int) else anchor
        self._top = paper.top_for(place, self.size.height)
        if self._sought is not None:
            sought, self._sought = self._sought, None
            self.bring(paper, sought)

    def _changed(self) -> None:
        self._view = None
        self._maker.forget()
        self.refresh()
        self._tell()

    # --- drawing

    def render_line(self, y: int) -> Strip:
        """One line of the view."""
        width = self.size.width
        if self._saved is not None and (strips := self._stand_in(width)):
            return strips[y] if y < len(strips) else Strip.blank(width, self.look.base)
        paper = self._laid()
        places = self._places(paper) if paper else []
        if paper is None or y >= len(places):
            return Strip.blank(max(width, 0), self.look.base)
        return self._maker.strip(paper, places[y])

    def _stand_in(self, width: int) -> list[Strip]:
        """The lines that were given to stand in, if they are of this width."""
        if self._stand_in_strips is None or self._stand_in_strips[0] != width:
            self._stand_in_strips = width, from_saved(self._saved, width)
        return self._stand_in_strips[1]

    def _places(self, paper: Paper) -> list[Place]:
        if self._view is None or len(self._view) > self.size.height:
            self._view = paper.view(self._top, self.size.height)
        return self._view

    def on_resize(self) -> None:
        """Keep the first line in view what it was."""
        self._view = None
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
        if self._top == TOP:
            return 0
        above, all_rows = paper.row(self._top), max(paper.rows - self.size.height, 1)
        return max(1, min(99, 100 * above // all_rows))

    @property
    def blocks_set(self) -> int:
        """How many blocks were set so far at this width: few, however long the review."""
        return self._paper.set_count if self._paper else 0

    def _move(self, place: Place) -> bool:
        """Put a place on top, or as near to it as the end allows; False if that is no move."""
        paper = self._ready()
        if paper is None:
            return False
        top = paper.top_for(place, self.size.height)
        if top == self._top:
            return False
        self._top = top
        self._anchor = paper.offset_of(top) if top[0] else top
        self._view = None
        self.refresh()
        self._tell()
        return True

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
        self._move(TOP)

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

    def go_to(self, offset: int) -> bool:
        """Put the line that shows this character of the body on top; False if that is no move."""
        paper = self._ready()
        if paper is None:
            self._anchor = offset
            return False
        return self._move(paper.place_of(offset))

    def bring(self, paper: Paper, span: Span) -> None:
        """A third from the top, unless all of it is in view already."""
        first, last = paper.place_of(span.start), paper.place_of(max(span.end - 1, span.start))
        places = self._places(paper)
        if first in places and last in places:
            return
        self._move(paper.step(first, -(self.size.height // 3))[0])


def place_of_point(point: Point) -> tuple[int, int]:
    """Where a point's words stand, to put points in order."""
    return (point.span.start, point.span.end) if point.span else (-1, -1)
