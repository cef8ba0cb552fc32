"""SearchScreen: type, see passages, open one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message

from reviewtui.errors import ReviewtuiError
from reviewtui.library.stopping import Stopped
from reviewtui.model.point import Span
from reviewtui.tui.look import Look
from reviewtui.tui.screens.listing import Line, Lines, ListScreen
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

        nth: int
        answer: SearchAnswer
        again: bool
        """True for the best answer where a quick one came before."""

    def __init__(self, session: Session) -> None:
        super().__init__("Search all reviews", HINT)
        self._session = session
        self._nth = 0
        """Which question is the newest; answers to others are dropped."""

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
        self._nth += 1
        if words.strip():
            self._search(words, self._nth)
        else:
            self.show([], 0)

    @work(thread=True, exclusive=True, group="search")
    def _search(self, typed: str, nth: int) -> None:
        """Two answers: one at once, and the best ones, unless something else is asked by then."""
        marks = self._session.marks
        read, bookmarked = marks.reading.read_ids(), marks.bookmarked_reviews()
        try:
            for ranked in (False, True):
                answer = self._session.library.search(
                    typed,
                    read=read,
                    bookmarked=bookmarked,
                    quick=not ranked,
                    given_up=lambda: nth != self._nth,
                )
                if nth != self._nth:
                    return
                self.post_message(self.Found(nth, answer, ranked))
                if answer.best:
                    return
        except Stopped:
            return
        except ReviewtuiError as error:
            self.app.call_from_thread(self.say, str(error))

    @on(Found)
    def _show(self, message: Found) -> None:
        if message.nth != self._nth:
            return  # an older question; the answer to the newer one is on its way
        answer = message.answer
        cursor = self._place_of(self.value(), answer) if message.again else 0
        self.show([self._row(hit) for hit in answer.hits], cursor)
        if answer.notes:
            self.say("  ".join(answer.notes))
        elif not answer.hits:
            self.say("Nothing found." if answer.best else "Looking …")

    def _place_of(self, chosen: Place | None, answer: SearchAnswer) -> int:
        """Where the cursor goes when the best answers come: it stays at the top, or on its hit."""
        if chosen is None or self.query_one(Lines).cursor == 0:
            return 0
        ids = [hit.card.id for hit in answer.hits]
        return ids.index(chosen.review_id) if chosen.review_id in ids else 0

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
