"""SearchScreen: type, see passages, open one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message
from textual.widgets import Input

from reviewtui.errors import ReviewtuiError
from reviewtui.model.point import Span
from reviewtui.tui.look import Look
from reviewtui.tui.screens.listing import Line, ListScreen
from reviewtui.tui.session import Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtui.library.library import Hit, SearchAnswer
    from reviewtui.tui.rows import Piece
    from reviewtui.tui.session import Session

HINT = 'words, "exact words", -without, outlet: work: critic: rating:>=70 year:2025 is:unread'


class SearchScreen(ListScreen[Place]):
    """Search over every review; answers come while typing, the newest question wins."""

    TALL = True
    FILTER_FIRST = True

    @dataclass
    class Found(Message):
        """An answer, and the question it answers."""

        typed: str
        answer: SearchAnswer

    def __init__(self, session: Session) -> None:
        super().__init__("Search all reviews", HINT)
        self._session = session

    def rows(self) -> Sequence[tuple[Line, Place | None]]:
        """Nothing before something is typed."""
        return []

    def nothing(self) -> str:
        """What one may type."""
        return (
            'Fields: outlet:"film stories" work: critic: kind: year:2024..2025 rating:>=70 '
            "aspect:story stance:con is:unread is:bookmarked"
        )

    def typed(self, words: str) -> None:
        """Ask while typing."""
        if words.strip():
            self._search(words)
        else:
            self.show([], 0)

    @work(thread=True, exclusive=True, group="search")
    def _search(self, typed: str) -> None:
        marks = self._session.marks
        try:
            answer = self._session.library.search(
                typed, read=marks.reading.read_ids(), bookmarked=marks.bookmarked_reviews()
            )
        except ReviewtuiError as error:
            self.app.call_from_thread(self.say, str(error))
            return
        self.post_message(self.Found(typed, answer))

    @on(Found)
    def _show(self, message: Found) -> None:
        if message.typed != self.query_one(Input).value:
            return  # an older question; the answer to the newer one is on its way
        answer = message.answer
        self.show([self._row(hit) for hit in answer.hits], 0)
        if answer.notes:
            self.say("  ".join(answer.notes))
        elif not answer.hits:
            self.say("Nothing found.")

    def _row(self, hit: Hit) -> tuple[Line, Place]:
        look, card = Look.from_app(self.app), hit.card
        score = str(card.score) if card.score is not None else look.signs.no_score
        year = f" ({card.year})" if card.year else ""
        by = " · ".join(filter(None, (card.outlet or "Unattributed", card.critic)))
        first = (
            (f" {card.work}{year}", look.strong),
            (f"  {by}", look.base),
            (f"  {score}", look.bar),
        )
        return Line(first, tuple(self._snippet(hit, look))), Place(card.id, self._span(hit))

    @staticmethod
    def _snippet(hit: Hit, look: Look) -> list[Piece]:
        pieces: list[Piece] = [("   ", look.dim)]
        at = 0
        for start, end in hit.lit:
            pieces += [(hit.snippet[at:start], look.dim), (hit.snippet[start:end], look.hit)]
            at = end
        return [*pieces, (hit.snippet[at:], look.dim)]

    @staticmethod
    def _span(hit: Hit) -> Span | None:
        if hit.offset is None:
            return None
        first = hit.lit[0] if hit.lit else (0, 1)
        return Span(hit.offset, hit.offset + first[1] - first[0])

    def _narrow(self, cursor: int | None = None) -> None:
        """What was typed is a question here, not a filter on what is shown."""
        self._shown = self._all
        self._draw(cursor)
        self.say("" if self._shown else self.nothing())

    def action_back(self) -> None:
        """Close; the question is not worth keeping."""
        self.dismiss(None)
