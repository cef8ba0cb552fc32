"""Reader: one review on screen; its points, sentences, headings and words found and lit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtui.model.point import Span, paragraphs
from reviewtui.tui.widgets.paper_view import TOP, PaperView, place_of_point

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtui.model.point import Point
    from reviewtui.model.review import Review
    from reviewtui.tui.look import Look


class Reader(PaperView):
    """Shows a review, and finds its points, sentences, headings and words."""

    def __init__(self, look: Look, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(look, id=id)
        self._point_at: int | None = None
        self._lit: Span | None = None
        self._hits: list[Span] = []
        self._hit_at = 0

    def show(
        self,
        review: Review,
        *,
        offset: int = 0,
        look: Look | None = None,
        marked: Sequence[Span] = (),
        first_lines: object = None,
    ) -> None:
        """Show a review from where it was left, with nothing lit.

        The lines that `first_lines()` gave earlier may stand in until its Markdown can be set.
        """
        self._lit = self._point_at = None
        self._hits, self._hit_at = [], 0
        super().show(review, offset=offset, look=look, marked=marked, first_lines=first_lines)

    def renew(self, review: Review) -> None:
        """Show the same body with other points; what is lit or found stays so."""
        super().renew(review)
        self._point_at = None
        self._light()

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
            self.bring(paper, span)

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

    def _in_view(self, span: Span) -> bool:
        paper = self._laid()
        return paper is not None and paper.place_of(span.start) in self._places(paper)

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
            places = [place_of_point(point) for point in self._points]
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
        from reviewtui.tui.widgets.blocks import split

        return headings(self.review.body, self._blocks or split(self.review.body))

    def next_section(self) -> bool:
        """Put the next heading on top; False if there is none."""
        since = self.position if self._top[0] else -1
        for _, _, offset in self.headings():
            if offset > since:
                return self.go_to(offset)
        return False

    def previous_section(self) -> bool:
        """Put the heading before on top, or the header above the first."""
        paper = self._ready()
        if paper is None:
            return False
        position = self.position
        for _, _, offset in reversed(self.headings()):
            if offset <= position and paper.place_of(offset) < self._top:
                return self.go_to(offset)
        return self._move(TOP)

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
            self.bring(paper, self._hits[self._hit_at])
