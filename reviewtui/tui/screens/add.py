"""AddScreen: name a source, see what was understood of it, correct that, keep it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from textual import on, work
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Input, Static

from reviewtui.amending import FIELDS, amended, typed_fields
from reviewtui.errors import ReviewtuiError
from reviewtui.library.settings import folder_for_new
from reviewtui.model.text import clean
from reviewtui.sources.outcome import NotAReview
from reviewtui.tui.commands import Command
from reviewtui.tui.look import Look
from reviewtui.tui.widgets.key_bar import KeyBar

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from reviewtui.model.review import Draft
    from reviewtui.tui.session import Session

ADD = (
    Command("read-source", "enter", "next", "Read the source; in a field, go to the next", True),
    Command("keep-review", "ctrl+s", "keep", "Keep the review as it is filled in", True),
    Command("keep-all", "ctrl+a", "keep all", "Keep this and all that follow as understood", True),
    Command("skip-review", "ctrl+x", "skip", "Do not keep this one", True),
    Command("back", "escape", "close", "Close; what was kept stays", True),
)
PREVIEW = 1500
"""Characters of a body shown under its fields."""


class AddScreen(Screen[None]):
    """A source may hold many reviews; each is shown before it is kept."""

    DEFAULT_CSS = """
    AddScreen > #title { height: 1; text-style: bold; padding: 0 1; background: $panel; }
    AddScreen Input, AddScreen Input:focus { height: 1; border: none; padding: 0 1; }
    AddScreen Input { background: $surface; }
    AddScreen #form { height: auto; padding: 1 0 0 0; }
    AddScreen .field { height: 1; }
    AddScreen .field Static { width: 14; padding: 0 1; }
    AddScreen .field Input { width: 1fr; }
    AddScreen VerticalScroll { height: 1fr; padding: 1 1 0 1; }
    AddScreen #message { height: auto; max-height: 4; padding: 0 1; }
    """
    AUTO_FOCUS = None
    BINDINGS = [
        Binding("ctrl+s", "keep_review", show=False),
        Binding("ctrl+a", "keep_all", show=False, priority=True),
        Binding("ctrl+x", "skip_review", show=False, priority=True),
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
    ]

    class Understood(Message):
        """What a source held."""

        def __init__(self, outcomes: list[Draft | NotAReview]) -> None:
            super().__init__()
            self.outcomes = outcomes

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._waiting: list[Draft] = []
        self._kept = 0

    def compose(self) -> ComposeResult:
        """A line for the source; under it a form, hidden until there is something to correct."""
        yield Static("Add a review", id="title")
        yield Input(placeholder="a file, a folder, or an address (https://...)", id="source")
        with VerticalScroll(id="form", can_focus=False):
            for name in FIELDS:
                with Horizontal(classes="field"):
                    yield Static(name, id=f"name-{name}", markup=False)
                    yield Input(id=f"field-{name}", select_on_focus=False)
        yield VerticalScroll(Static("", id="preview", markup=False), can_focus=False)
        yield Static("", id="message", markup=False)
        yield KeyBar(ADD, Look.from_app(self.app), {})

    def on_mount(self) -> None:
        """Ask for the source."""
        self._show_form(shown=False)
        self.query_one("#source", Input).focus()
        self.say(f"Reviews are kept in {folder_for_new(self.session.settings)}.")

    def say(self, text: str) -> None:
        """A sentence above the keys."""
        message = self.query_one("#message", Static)
        message.update(clean(text))  # it may name a file, and a name is anything
        message.display = bool(text)

    def _show_form(self, *, shown: bool) -> None:
        self.query_one("#form").display = shown
        self.query_one("#preview").display = shown

    # --- reading

    @on(Input.Submitted, "#source")
    def _source_named(self, event: Input.Submitted) -> None:
        source = event.value.strip()
        if source:
            self.say(f"Reading {source} …")
            self._read(os.path.expanduser(source))  # noqa: PTH111

    @on(Input.Submitted)
    def _field_left(self, event: Input.Submitted) -> None:
        if event.input.id != "source":
            self.focus_next()

    @work(thread=True, exclusive=True, group="read")
    def _read(self, source: str) -> None:
        from reviewtui.intake import read_source

        self.post_message(self.Understood(read_source(source)))

    @on(Understood)
    def _understood(self, message: Understood) -> None:
        """Put what was understood before the person, one by one."""
        drafts = [each for each in message.outcomes if not isinstance(each, NotAReview)]
        failed = [each for each in message.outcomes if isinstance(each, NotAReview)]
        self._waiting = drafts
        if failed and not drafts:
            from reviewtui.sources.outcome import what_to_do

            reason = failed[0].reason
            self.say(f"Nothing to keep: {reason}\n{what_to_do(reason)}")
        elif failed:
            self.say(f"{len(failed)} of {len(message.outcomes)} are no reviews: {failed[0].reason}")
        else:
            self.say("Correct what is wrong; what was guessed bears a “?”.")
        self._next()

    def _next(self) -> None:
        self._show_form(shown=bool(self._waiting))
        if not self._waiting:
            field = self.query_one("#source", Input)
            field.value = ""
            field.focus()
            return
        draft = self._waiting[0]
        for name, words in typed_fields(draft).items():
            self.query_one(f"#field-{name}", Input).value = words
            guessed = "?" if name in draft.uncertain else ""
            self.query_one(f"#name-{name}", Static).update(f"{name} {guessed}")
        dropped = f"\n\nTaken for litter: {' · '.join(draft.dropped)}" if draft.dropped else ""
        more = f"({len(self._waiting)} waiting)\n\n" if len(self._waiting) > 1 else ""
        self.query_one("#preview", Static).update(f"{more}{draft.body[:PREVIEW]}{dropped}")
        self.query_one("#field-work", Input).focus()

    # --- keeping

    def _typed(self, draft: Draft) -> dict[str, str]:
        """The fields that a person changed."""
        before = typed_fields(draft)
        now = {name: self.query_one(f"#field-{name}", Input).value for name in FIELDS}
        return {name: words for name, words in now.items() if words != before[name]}

    def action_keep_review(self) -> None:
        """Keep the review on screen, with what was corrected."""
        if self._waiting:
            draft = self._waiting[0]
            try:
                self._keep(amended(draft, self._typed(draft)))
            except ReviewtuiError as error:
                self.say(str(error))
                return
            self._done()

    def action_keep_all(self) -> None:
        """Keep the one on screen with its corrections, and the others as they were understood."""
        while self._waiting:
            before = len(self._waiting)
            self.action_keep_review()
            if len(self._waiting) == before:
                return

    def action_skip_review(self) -> None:
        """Leave one out."""
        if self._waiting:
            self._done()

    def _done(self) -> None:
        self._waiting.pop(0)
        self._next()

    def _keep(self, draft: Draft) -> None:
        from reviewtui.intake import keep, seen

        known = seen(draft, self.session.library)
        if known:
            self.say(f"Already here as {known.review} (the same {known.by}).")
            return
        target = folder_for_new(self.session.settings)
        path = keep(draft, target)
        self._kept += 1
        self.say(f"Kept as {path}")
        self.session.library.read_also(target)

    def action_back(self) -> None:
        """Close; what was kept is in the list."""
        self.dismiss(None)
