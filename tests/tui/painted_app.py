"""A small app with some of everything, run in a terminal by the painter's tests."""

from __future__ import annotations

import os

from textual import events
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import DataTable, Footer, Input, OptionList, Static

from reviewtui.tui.painter.choice import driver_class
from reviewtui.tui.painter.driver import ThinDriver

PARAGRAPHS = "\n\n".join(
    f"[b]Part {part}[/b]\n"
    + " ".join(f"word{(part * word) % 17} 映画 cafe\u0301 {'▲' * (word % 3)}" for word in range(22))
    for part in range(12)
)


class Question(ModalScreen[None]):
    """A window over the others."""

    DEFAULT_CSS = "Question { align: center middle; } Question Static { width: 30; height: 5; }"
    BINDINGS = [Binding("escape", "dismiss", "Close")]

    def compose(self) -> ComposeResult:
        yield Static("Is this a question?", id="question")


class Article(VerticalScroll, can_focus=True):
    """A text to scroll."""

    def compose(self) -> ComposeResult:
        yield Static(PARAGRAPHS)


class PaintedApp(App[None]):
    """Panes, a table, an input; counts its keys so that a test knows when one has been handled."""

    CSS = """
    OptionList { width: 24; }
    DataTable { height: 8; }
    #count { height: 1; background: $accent; }
    """
    BINDINGS = [
        Binding("f1", "question", "Question"),
        Binding("ctrl+l", "repaint", "Repaint"),
        Binding("ctrl+n", "light", "Light"),
        Binding("ctrl+z", "suspend_process", "Suspend"),
        Binding("ctrl+q", "quit", "Quit"),
    ]
    keys = 0

    def __init__(self) -> None:
        super().__init__(driver_class=driver_class(os.environ))
        self.animation_level = "none"

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield OptionList(*[f"Review {number} ●" for number in range(60)])
            yield Article()
        yield DataTable(cursor_type="row")
        yield Input(placeholder="type here")
        yield Static("keys 0.", id="count")
        yield Footer()

    def on_mount(self) -> None:
        table = self.query_one(DataTable)
        table.add_columns("Title", "Outlet", "Score")
        table.add_rows((f"Title {row}", "Outlet", row * 7 % 100) for row in range(40))
        self.query_one(Input).cursor_blink = False

    async def on_event(self, event: events.Event) -> None:
        """Count keys wherever they go."""
        fresh = isinstance(event, events.Key) and not event.is_forwarded  # else it has bubbled up
        await super().on_event(event)
        if fresh:
            self.keys += 1
            self.call_after_refresh(self.tell, self.keys)

    def tell(self, keys: int) -> None:
        self.screen_stack[0].query_one("#count", Static).update(f"keys {keys}.")

    def action_question(self) -> None:
        self.push_screen(Question())

    def action_light(self) -> None:
        self.theme = "textual-light" if self.theme != "textual-light" else "textual-dark"

    def action_repaint(self) -> None:
        if isinstance(self._driver, ThinDriver):
            self._driver.repaint_all()
        else:
            self.refresh(layout=True)


if __name__ == "__main__":
    PaintedApp().run()
