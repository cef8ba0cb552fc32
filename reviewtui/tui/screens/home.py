"""HomeScreen: outlets, the review, and its points."""

from __future__ import annotations

from contextlib import suppress
from time import sleep
from typing import TYPE_CHECKING

from textual import on, work
from textual.containers import Horizontal
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Input, Static

from reviewtui.errors import ReviewtuiError
from reviewtui.model.text import clean
from reviewtui.tui import first_screen
from reviewtui.tui.commands import EVERYWHERE, HOME, bindings
from reviewtui.tui.look import Look
from reviewtui.tui.screens.arranging import ArrangingActions
from reviewtui.tui.screens.correcting import CorrectingActions
from reviewtui.tui.screens.marking import MarkingActions
from reviewtui.tui.screens.reading import ReadingActions
from reviewtui.tui.shelves import Arrangement
from reviewtui.tui.widgets.key_bar import KeyBar
from reviewtui.tui.widgets.points import PointsPane
from reviewtui.tui.widgets.prompt import Prompt
from reviewtui.tui.widgets.reader import Reader
from reviewtui.tui.widgets.sidebar import Sidebar

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.events import Resize
    from textual.widget import Widget

    from reviewtui.model.point import Point
    from reviewtui.model.review import Review
    from reviewtui.tui.rows import Rows
    from reviewtui.tui.session import Place, Session

WIDE, NARROW = 120, 80
"""Columns from which all three panes show, and under which only one does."""

READING = "Reading the folders …"
TEXT_FIRST = 0.03
"""Seconds in which a review is painted; one passed by with a held key is not looked through."""


class HomeScreen(ArrangingActions, ReadingActions, MarkingActions, CorrectingActions, Screen[None]):
    """The screen one lives in. What is done to a review stands in its mixins."""

    OFFERS = HOME
    BINDINGS = [*bindings(HOME), *bindings(c for c in EVERYWHERE if c.id == "undo")]
    AUTO_FOCUS = None

    class PointsRead(Message):
        """A review that was pending has been read for points."""

        def __init__(self, review: Review) -> None:
            super().__init__()
            self.review = review

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.review: Review | None = None
        ui = session.marks.reading.ui
        by = str(ui.get("by", "outlet"))
        if by == "bookmarked" and not session.marks.bookmarked_reviews():
            by = "outlet"  # a list without a row is no beginning
        self.arrangement = Arrangement(by=by, order=str(ui.get("order", "newest")))
        self.zen = False
        self._prompt = Prompt()

    def compose(self) -> ComposeResult:
        """Panes, prompt, message, keys."""
        look = Look.from_app(self.app)
        with Horizontal(id="panes"):
            yield Sidebar(look, id="sidebar")
            yield Reader(look, id="reader")
            yield PointsPane(look, id="points")
        yield Static("", id="message", markup=False)
        yield KeyBar((*HOME, *EVERYWHERE), look, self.session.settings.keys)

    def on_mount(self) -> None:
        """Show the list and the review read last."""
        self.sidebar = self.query_one(Sidebar)
        self.reader = self.query_one(Reader)
        self.points = self.query_one(PointsPane)
        self.call_after_refresh(self._mount_prompt)  # the first paint does not wait for it
        self.set_focus(self.sidebar)
        self.session.library_changed.subscribe(self, self._library_changed)
        self.session.marks_changed.subscribe(self, self._marks_changed)
        self.fill()
        self.open_first()
        if not self.session.library.count():
            self.say(READING)

    @property
    def prompt(self) -> Prompt:
        """The line to type in; a key may want it before it was put on screen."""
        self._mount_prompt()
        return self._prompt

    def _mount_prompt(self) -> None:
        if self._prompt.parent is None and self.is_attached:  # a screen may be left at once
            self.mount(self._prompt, before="#message")

    # --- the list

    def open_first(self) -> None:
        """Open the review read last, or the first there is."""
        last = self.session.marks.reading.last
        index = self.sidebar.index_of(last) if last else None
        self.sidebar.move_to(1 if index is None else index)
        self.show_card()

    def show_card(self) -> None:
        """Show the review under the sidebar's cursor."""
        card = self.sidebar.card_at(self.sidebar.cursor)
        if card is not None and (self.review is None or card.id != self.review.id):
            self.load(card.id)

    def load(self, review_id: str) -> bool:
        """Put a review on screen; False, with a message, if it cannot be read.

        The first one of a launch may be painted from what the last launch kept.
        """
        self._keep_position()
        try:
            review = self.session.library.review(review_id, wait=False)
        except ReviewtuiError as error:
            self.say(str(error))
            return False
        first, self.review = self.review is None, review
        self.points.fill(review)
        position = self.session.marks.reading.position(review_id)
        lines = None
        if first:
            lines = first_screen.kept(self._cache, review, position, self._look_name)
        self.reader.show(review, offset=position, first_lines=lines)
        self.show_bookmarked_passages()
        if review.pending:
            self.call_after_refresh(self._read_points, review_id)
        return True

    @work(thread=True, exclusive=True, group="points")
    def _read_points(self, review_id: str) -> None:
        """Look for points off the event loop, unless another review is on screen by now.

        The text comes first: a thread that computes would have it painted later.
        """
        sleep(TEXT_FIRST)
        if self.review is None or self.review.id != review_id:
            return
        with suppress(ReviewtuiError):  # a file that is gone: the next refresh tells
            self.post_message(self.PointsRead(self.session.library.review(review_id)))

    @on(PointsRead)
    def _show_points(self, message: PointsRead) -> None:
        if self.review is not None and self.review.id == message.review.id:
            self._renew(message.review)

    def _renew(self, review: Review) -> None:
        """Show other points of the same review where one is."""
        self.review = review
        self.points.fill(review, stay=True)
        self.reader.renew(review)

    # --- correcting what was found

    def point_to_correct(self) -> tuple[Review, Point] | None:
        """The point under the cursor of its pane, or the one that is lit."""
        if self.review is None:
            return None
        point = self.points.point_at(self.points.cursor)
        lit = self.reader.lit
        if self.focused is not self.points and (lit is None or point is None or point.span != lit):
            point = next((p for p in self.review.points if lit and p.span == lit), None)
        return None if point is None else (self.review, point)

    def show_corrected(self) -> None:
        """Read the review again, where one is."""
        if self.review is not None:
            try:
                self._renew(self.session.library.review(self.review.id))
            except ReviewtuiError as error:
                self.say(str(error))

    @property
    def _cache(self) -> str:
        return self.session.settings.folders.cache

    @property
    def _look_name(self) -> str:
        return f"{self.app.theme} {self.reader.look.signs.praise}"

    def go_to(self, place: Place | None) -> None:
        """Open a place another screen named."""
        if place is None or not self.load(place.review_id):
            return
        index = self.sidebar.index_of(place.review_id)
        if index is not None:
            self.sidebar.move_to(index)
        self.open_review()
        if place.span:
            self.reader.show_span(place.span)

    def open_review(self) -> None:
        """Read what is on screen: it counts as read, and the keys are the reader's."""
        if self.review is not None:
            self.set_read(self.review.id, read=True)
            self.session.marks.reading.set_last(self.review.id)
            self.focus_pane(self.reader)

    def _keep_position(self) -> None:
        if self.review is not None:
            self.session.marks.reading.set_position(self.review.id, self.reader.position)

    @on(Sidebar.Moved, "#sidebar")
    def _follow_cursor(self, message: Rows.AtRow) -> None:
        if message.index == self.sidebar.cursor:  # a held key: only the newest is shown
            self.show_card()

    @on(Sidebar.Chosen, "#sidebar")
    def _chosen(self) -> None:
        self.action_open()

    @on(PointsPane.Moved, "#points")
    @on(PointsPane.Chosen, "#points")
    def _point_under_cursor(self, message: Rows.AtRow) -> None:
        point = self.points.point_at(message.index)
        if point and point.span and self.focused is self.points:
            self.reader.show_span(point.span)

    @on(Reader.Moved)
    def _moved(self, message: Reader.Moved) -> None:
        self.query_one(KeyBar).status = f"{message.percent} %"

    def refreshed(self) -> None:
        """The folders were looked at: what was said about that no longer holds."""
        if (
            not self.sidebar.row_count()
            or str(self.query_one("#message", Static).content) == READING
        ):
            self.say(self.why_empty())

    def _library_changed(self, _: None) -> None:
        self.fill()
        self.refreshed()
        if self.review is None:
            self.open_first()
        else:
            self.load(self.review.id)

    def _marks_changed(self, _: None) -> None:
        marks = self.session.marks
        if self.arrangement.by == "bookmarked":
            self.fill()
        self.sidebar.mark(marks.reading.read_ids(), marks.bookmarked_reviews())
        self.show_bookmarked_passages()

    # --- panes

    def on_resize(self, event: Resize) -> None:
        """Choose how many panes fit."""
        self.show_panes(event.size.width)

    def show_panes(self, width: int) -> None:
        """Show the panes that fit, and always the one with the keys."""
        single = self.zen or width < NARROW
        at_list = self.focused is self.sidebar
        self.set_class(single, "-single")
        _show(self.sidebar, at_list or not single)
        _show(self.points, not single and width >= WIDE)
        _show(self.reader, not (single and at_list))
        if self.focused is self.points and not self.points.display:
            self.set_focus(self.reader)

    def focus_pane(self, pane: Sidebar | Reader | PointsPane) -> None:
        """Give a pane the keys, showing it if it was hidden."""
        _show(pane, True)
        self.set_focus(pane)
        self.call_after_refresh(lambda: self.show_panes(self.size.width))  # the size it has then

    def action_open(self) -> None:
        """Open the row under the cursor: fold a group, read a review, jump to a point."""
        if self.focused is self.sidebar:
            if self.sidebar.card_at(self.sidebar.cursor) is None:
                self.sidebar.fold(self.sidebar.cursor)
            else:
                self.show_card()
                self.open_review()
        elif self.focused is self.points:
            point = self.points.point_at(self.points.cursor)
            if point and point.span:
                self.reader.show_span(point.span)
                self.focus_pane(self.reader)
        elif self.points.display:
            self.focus_pane(self.points)

    def action_focus_left(self) -> None:
        """Go to the pane on the left; in the list, fold."""
        if self.focused is self.points:
            self.focus_pane(self.reader)
        elif self.focused is self.sidebar:
            self.sidebar.fold(self.sidebar.cursor, folded=True)
        else:
            self.focus_pane(self.sidebar)

    def action_next_pane(self) -> None:
        """Sidebar, review, points, and round again."""
        if self.focused is self.sidebar:
            self.focus_pane(self.reader)
        elif self.focused is self.reader and self.points.display:
            self.focus_pane(self.points)
        else:
            self.focus_pane(self.sidebar)

    def action_zen(self) -> None:
        """The review alone, or everything again."""
        self.zen = not self.zen
        self.focus_pane(self.reader)

    # --- typing

    @on(Input.Changed)
    def _typing(self, event: Input.Changed) -> None:
        if self.prompt.purpose == "narrow":
            self.arrangement = self.arrangement._replace(narrow=event.value)
            self.fill()
            if self.review is None or self.sidebar.index_of(self.review.id) is None:
                self.sidebar.move_to(1)  # the first that has the words
            self.say(self.why_empty())
        elif self.prompt.purpose == "find":
            self.find_while_typing(event.value)

    @on(Input.Submitted)
    def _typed(self, event: Input.Submitted) -> None:
        purpose, words = self.prompt.purpose, event.value
        self.prompt.close()
        if purpose == "note":
            self.keep_note(words)
        self.focus_pane(self.sidebar if purpose == "narrow" else self.reader)
        if purpose == "narrow":
            self.show_card()

    def action_back(self) -> None:
        """Close what is open: the prompt, a narrowed list, what is lit or found. Never quits."""
        purpose = self.prompt.purpose
        if purpose:
            self.prompt.close()
            self.focus_pane(self.sidebar if purpose == "narrow" else self.reader)
        if purpose == "find":
            self.reader.clear_find()
        elif self.arrangement.narrow and purpose in {"", "narrow"}:
            self.arrangement = self.arrangement._replace(narrow="")
            self.fill()
        elif not purpose:
            self.reader.clear_find()
            self.reader.clear_lit()
            if self.zen:
                self.action_zen()
        self.say("")

    def say(self, text: str) -> None:
        """A sentence above the keys, until the next key; empty for none."""
        message = self.query_one("#message", Static)
        message.update(clean(text))  # it may name a file, and a name is anything
        message.display = bool(text)

    def on_key(self) -> None:
        """What was said has been read."""
        if self.query_one("#message").display:
            self.say("")

    def keep(self) -> None:
        """Write down where the reader is; called before the app ends."""
        self._keep_position()
        review, reader = self.review, self.reader
        if review is None:
            return
        self.session.marks.reading.set_last(review.id)
        lines = reader.first_lines()
        if lines:
            first_screen.keep(self._cache, review, reader.position, self._look_name, lines)


def _show(pane: Widget, shown: bool) -> None:
    if pane.display != shown:  # setting it lays everything out anew, even to what it was
        pane.display = shown
