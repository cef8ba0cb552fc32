"""CompareScreen: one work, every critic; where they agree, where they split, and in which words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.containers import Container
from textual.screen import Screen
from textual.widgets import Input, Static

from reviewtui.model.comparison import Comparison, Order
from reviewtui.tui.commands import COMPARE, EVERYWHERE, bindings
from reviewtui.tui.look import Look
from reviewtui.tui.screens.claim_marking import ClaimMarkingActions
from reviewtui.tui.screens.claim_moving import ClaimMovingActions
from reviewtui.tui.screens.correcting import CorrectingActions
from reviewtui.tui.screens.exporting import ExportingActions
from reviewtui.tui.screens.gathering import Gathering
from reviewtui.tui.session import Place
from reviewtui.tui.widgets.compare_filter import EVERYTHING, HINT, understood
from reviewtui.tui.widgets.compare_sheet import Kind
from reviewtui.tui.widgets.compare_table import CompareTable
from reviewtui.tui.widgets.compare_view import in_force
from reviewtui.tui.widgets.key_bar import KeyBar
from reviewtui.tui.widgets.passage_panel import PassagePanel
from reviewtui.tui.widgets.prompt import Prompt

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.events import Key

    from reviewtui.model.point import Point
    from reviewtui.model.review import Review
    from reviewtui.tui.session import Session

ASIDE = 160
"""Columns from which the passage stands beside the table, where that costs no critic a column."""
LOW = 8
"""Lines under which what is in force gives its line to the comparison."""
OWN = [command for command in EVERYWHERE if command.id in {"back", "quit", "undo"}]
"""What this screen does in its own way: it closes, and the app stays."""


class CompareScreen(
    Gathering,
    ClaimMovingActions,
    CorrectingActions,
    ExportingActions,
    ClaimMarkingActions,
    Screen[Place | None],
):
    """Lines up every critic of a work; ends with the place to read on, or with None."""

    OFFERS = COMPARE
    BINDINGS = [*bindings(COMPARE), *bindings(OWN)]
    DEFAULT_CSS = """
    CompareScreen { layout: vertical; }
    CompareScreen #compare { height: 1fr; layout: vertical; }
    CompareScreen #compare.-aside { layout: horizontal; }
    CompareScreen #waiting { height: 1fr; padding: 1 2; }
    CompareScreen #status { height: auto; max-height: 4; padding: 0 1; color: $text-muted; }
    CompareScreen PassagePanel { height: 40%; min-height: 3; max-height: 14; }
    CompareScreen .-aside PassagePanel { width: 34%; height: 1fr; max-height: 100%; }
    """

    def __init__(self, session: Session, work_slug: str) -> None:
        super().__init__()
        self.session = session
        self.work_slug = work_slug
        self.early: list[Key] = []
        self.table: CompareTable | None = None
        self._in_force = ""
        self._said = ""

    def compose(self) -> ComposeResult:
        """The table comes when its critics are gathered; the panel when somebody asks for it."""
        look = Look.from_app(self.app)
        with Container(id="compare"):
            yield Static("Gathering the critics …", id="waiting", markup=False)
            yield PassagePanel(look)
        yield Prompt()
        yield Static("", id="status", markup=False)
        yield KeyBar((*COMPARE, *EVERYWHERE), look, self.session.settings.keys)

    def on_mount(self) -> None:
        """Gather, and again whenever the library changes."""
        self.session.library_changed.subscribe(self, lambda _: self._gather())
        self.session.marks_changed.subscribe(self, lambda _: self._show_stars())
        self.app.theme_changed_signal.subscribe(self, lambda _: self._read_look())
        self._gather()

    def on_unmount(self) -> None:
        """Let go of the signals: they would keep a closed screen for good."""
        for signal in (self.session.library_changed, self.session.marks_changed):
            signal.unsubscribe(self)
        self.app.theme_changed_signal.unsubscribe(self)

    @property
    def panel(self) -> PassagePanel:
        """The panel with the passage."""
        return self.query_one(PassagePanel)

    @property
    def prompt(self) -> Prompt:
        """The line to type in."""
        return self.query_one(Prompt)

    # --- what was gathered

    @on(Gathering.Failed)
    def _explain(self, message: Gathering.Failed) -> None:
        waiting = self.query("#waiting")
        if waiting:
            waiting.first(Static).update(message.words)
        else:
            self.say(message.words)

    @on(Gathering.Gathered)
    async def _show(self, message: Gathering.Gathered) -> None:
        if self.table is not None:
            self.table.compare(message.comparison)
            return
        self.table = CompareTable(Look.from_app(self.app), message.comparison)
        self.table.show(stars=self._stars(message.comparison))
        await self.query_one("#waiting").remove()
        await self.query_one("#compare").mount(self.table, before=self.panel)
        self.set_focus(self.table)

    def _read_look(self) -> None:
        """Draw in the colours of another theme."""
        look = Look.from_app(self.app)
        self.panel.look = self.query_one(KeyBar).look = look
        if self.table is not None:
            self.table.look = look
        for widget in (self.panel, self.query_one(KeyBar), self.table):
            if widget is not None:
                widget.refresh()

    # --- what is in force

    @on(CompareTable.Laid)
    def _tell(self) -> None:
        """Say what is in force: who is shown, in what order."""
        table = self.table
        if table is None or table.shape is None:
            return
        self.laid_out()
        self._in_force = in_force(table.shape)
        self.panel.names = table.shape.names
        one_page = table.shape.pages == 1
        self.query_one(KeyBar).idle = frozenset({"more-critics"} if one_page else ())
        self._status()

    @on(CompareTable.Scrolled)
    def _tell_place(self, message: CompareTable.Scrolled) -> None:
        self.query_one(KeyBar).status = f"{message.percent} %"

    def _status(self) -> None:
        status = self.query_one("#status", Static)
        status.update(self._said or self._in_force)
        status.display = bool(self._said) or self.size.height >= LOW

    def say(self, text: str) -> None:
        """A sentence above the keys, until the next key; empty for what is in force."""
        self._said = text
        self._status()

    def on_key(self, event: Key) -> None:
        """What was said has been read; and keys that come before the table wait for it."""
        if self._said:
            self.say("")
        self.hold_early(event)

    # --- the passage

    @on(CompareTable.Moved)
    def _follow(self) -> None:
        if self.panel.display and self.table is not None:
            self.panel.show(self.table.target)

    @on(CompareTable.Chosen)
    def _chosen(self) -> None:
        self.action_passage()

    def on_resize(self) -> None:
        """Put the panel where it fits."""
        self._place_panel()
        self._status()

    def _place_panel(self) -> None:
        """Beside the table where all its columns keep their place, else below it."""
        shape = self.table.shape if self.table else None
        aside = self.size.width >= ASIDE
        if aside and shape and shape.per_page:
            aside = shape.would_fit(self.size.width * 66 // 100) >= len(shape.shown)
        self.query_one("#compare").set_class(aside, "-aside")
        self.panel.aside = aside

    def action_passage(self) -> None:
        """Show the passage behind the claim; again: open it. A critic's review opens at once."""
        target = self.table.target if self.table else None
        if target is None or self.table is None:
            return
        if target.kind is Kind.SECTION:
            self.fold(target, opened=None)
        elif target.kind in {Kind.CRITIC, Kind.VERDICT} and target.review:
            self.dismiss(Place(target.review.id, target.span))
        elif not self.panel.display:
            self._place_panel()
            self.panel.display = True
            self.panel.show(target)
        elif target.kind is Kind.VOICE and target.review:
            self.dismiss(Place(target.review.id, target.span))
        elif target.claim:
            self.dismiss(Place(target.claim.review.id, target.claim.point.span))
        else:
            self.say("There is no passage to open: this critic says nothing of it.")

    def action_back(self) -> None:
        """Close the prompt, else the panel, else show everything again, else close the screen."""
        if self.prompt.purpose:
            self._close_prompt()
        elif self.panel.display:
            self.panel.display = False
        elif self.table is not None and self.table.options.only.on:
            self.table.restart(only=EVERYTHING)
        else:
            self.dismiss(None)

    def action_quit(self) -> None:
        """Back to where one came from."""
        self.dismiss(None)

    # --- order

    def action_sort_critics(self) -> None:
        """The next order of critics."""
        if self.table is not None:
            orders = list(Order)
            order = orders[(orders.index(self.table.options.order) + 1) % len(orders)]
            self.table.show(order=order)

    def action_pin(self) -> None:
        """Keep the critic under the cursor first; again: let go."""
        if self.table is None:
            return
        target = self.table.target
        if target is None or target.review is None:
            self.say("Put the cursor on a critic or a claim to pin its critic.")
            return
        again = self.table.options.pinned == target.review.id
        self.table.show(pinned=None if again else target.review.id)

    def action_differences(self) -> None:
        """The widest splits first; of a crowd, the extremes and the median side by side."""
        if self.table is not None:
            self.table.restart(differences=not self.table.options.differences)

    def action_expand(self) -> None:
        """Quotes under their claims, and nothing folded; again: as before."""
        if self.table is not None:
            self.table.show(expand=not self.table.options.expand, closed=frozenset())

    # --- filter and export

    def action_filter(self) -> None:
        """Ask which claims to show; empty shows all of them."""
        if self.table is not None:
            self.prompt.ask("filter", HINT, self.table.options.only.typed)

    def shown_comparison(self) -> Comparison | None:
        """What is on screen; None while it is gathered."""
        return self.table.comparison if self.table is not None else None

    @on(Input.Changed)
    def _typing(self, event: Input.Changed) -> None:
        if self.prompt.purpose == "filter" and self.table is not None:
            only, wrong = understood(event.value)
            self.table.restart(only=only)
            self.say(wrong)

    @on(Input.Submitted)
    def _typed(self, event: Input.Submitted) -> None:
        asked = self.prompt.purpose
        if asked != "export" or self.export_to(event.value):
            self._close_prompt()
        if asked == "filter":  # the key that ended it took the explanation away
            self.say(understood(event.value)[1])

    def _close_prompt(self) -> None:
        self.prompt.close()
        if self.table is not None:
            self.table.focus()

    # --- correcting what was found

    def point_to_correct(self) -> tuple[Review, Point] | None:
        """The claim under the cursor."""
        target = self.table.target if self.table else None
        if target is None or target.claim is None:
            return None
        return target.claim.review, target.claim.point

    def stay_here(self) -> None:
        """The claim under the cursor keeps it."""
        if self.table is not None:
            self.table.hold()

    def show_corrected(self) -> None:
        """Read the critics again, here and wherever else they are shown."""
        self.session.library_changed.publish(None)
