"""ListScreen: a title, a filter, and rows to choose from; what help, contents and others are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from rich.cells import cell_len
from textual.binding import Binding
from textual.screen import Screen
from textual.widgets import Input, Static

from reviewtui.model.text import clean
from reviewtui.tui.commands import EVERYWHERE, Command, bindings
from reviewtui.tui.look import Look
from reviewtui.tui.rows import Piece, Rows
from reviewtui.tui.widgets.key_bar import KeyBar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult

T = TypeVar("T")

LISTING = (
    Command("choose", "enter,l,right", "choose", "Choose the row under the cursor", footer=True),
    Command("filter", "slash,f", "filter", "Narrow the list while typing", footer=True),
)

TYPING = (
    Command("choose", "enter", "choose", "Choose the row under the cursor", footer=True),
    Command("rows", "down,up", "move", "Move the cursor while typing", footer=True),
    Command("back", "escape", "close", "Close", footer=True),
)
"""What the key bar offers where every letter is typed."""


class Line(NamedTuple):
    """A row of a list screen; the second line is drawn only by screens with two-line rows."""

    first: tuple[Piece, ...]
    second: tuple[Piece, ...] = ()
    heading: bool = False
    """A row that only divides others."""

    def matches(self, words: Sequence[str]) -> bool:
        """Whether every word stands somewhere in the row."""
        text = "".join(piece for piece, _ in (*self.first, *self.second)).casefold()
        return all(word in text for word in words)


class Lines(Rows):
    """The rows of a list screen."""

    def __init__(self, look: Look, *, tall: bool = False) -> None:
        super().__init__(look)
        self.ROW_HEIGHT = 2 if tall else 1
        self.lines: Sequence[Line] = ()
        self.typing = False
        """True while the filter has the keys: the cursor is drawn as if the list had them."""

    def row_count(self) -> int:
        """As many as were given."""
        return len(self.lines)

    def row(self, index: int, width: int, line: int) -> list[Piece]:
        """The pieces as given."""
        return list(self.lines[index][line])  # type: ignore[arg-type]

    def selectable(self, index: int) -> bool:
        """Headings only divide."""
        return not self.lines[index].heading

    @property
    def active(self) -> bool:
        """The filter moves this cursor too."""
        return self.has_focus or self.typing


class ListScreen(Screen[T | None], Generic[T]):
    """Choose one of some rows, narrowed by typing; dismisses with its value, or None."""

    DEFAULT_CSS = """
    ListScreen { layout: vertical; }
    ListScreen > #title { height: 1; text-style: bold; padding: 0 1; background: $panel; }
    ListScreen > Input, ListScreen > Input:focus {
        height: 1; border: none; padding: 0 1; background: $surface;
    }
    ListScreen > Lines { height: 1fr; }
    ListScreen > #message { height: auto; max-height: 4; padding: 0 1; }
    """
    BINDINGS = [
        *bindings(LISTING),
        Binding("down", "from_filter(1)", show=False),
        Binding("up", "from_filter(-1)", show=False),
    ]
    AUTO_FOCUS = None
    OFFERS: tuple[Command, ...] = LISTING
    TALL = False
    FILTER_FIRST = False
    """True: typing narrows at once; otherwise keys are commands until the filter is asked for."""

    def __init__(self, title: str, hint: str = "type to narrow") -> None:
        super().__init__()
        self._title = title
        self._hint = hint
        self._all: Sequence[tuple[Line, T | None]] = ()
        self._shown: Sequence[tuple[Line, T | None]] = ()
        self._asking: Callable[[str], None] | None = None

    def compose(self) -> ComposeResult:
        """Title, filter, rows, what to say, keys."""
        look = Look.from_app(self.app)
        yield Static(self._title, id="title", markup=False)
        yield Input(placeholder=self._hint, select_on_focus=False)
        yield self.make_lines(look)
        yield Static("", id="message", markup=False)
        keys = getattr(self.app, "keys_in_force", {})
        offers = TYPING if self.FILTER_FIRST else (*self.OFFERS, *EVERYWHERE)
        yield KeyBar(offers, look, keys)

    def on_mount(self) -> None:
        """Show everything, ready for keys."""
        self.show(self.rows())
        self.set_focus(self.query_one(Input) if self.FILTER_FIRST else self.query_one(Lines))
        self.query_one(Lines).typing = self.FILTER_FIRST

    # --- what a subclass says

    def make_lines(self, look: Look) -> Lines:
        """The widget that draws the rows."""
        return Lines(look, tall=self.TALL)

    def rows(self) -> Sequence[tuple[Line, T | None]]:
        """All rows with the values they stand for."""
        raise NotImplementedError

    def nothing(self) -> str:
        """What to say when there is no row."""
        return "Nothing here."

    # --- showing

    def show(self, rows: Sequence[tuple[Line, T | None]], cursor: int | None = None) -> None:
        """Show these rows, narrowed by what was typed."""
        self._all = rows
        self._narrow(cursor)

    def _narrow(self, cursor: int | None = None) -> None:
        words = self.query_one(Input).value.casefold().split() if self._asking is None else []
        self._shown = [
            row for row in self._all if not words or (row[0].matches(words) and not row[0].heading)
        ]
        self._draw(cursor)
        empty = "Nothing matches; esc clears the filter." if words else self.nothing()
        self.say(self._cut_off() if self._shown else empty)

    def _cut_off(self) -> str:
        """What the row under the cursor says, if the window is too narrow for it."""
        at, width = self.query_one(Lines).cursor, self.size.width
        if not 0 <= at < len(self._shown):
            return ""
        line = self._shown[at][0]
        said = ["".join(text for text, _ in pieces) for pieces in (line.first, line.second)]
        cut = any(cell_len(text.rstrip()) > width for text in said)
        return "\n".join(" ".join(text.split()) for text in said if text) if cut else ""

    def on_rows_moved(self) -> None:
        """Say in full what is cut off under the cursor."""
        if self._asking is None:
            self.say(self._cut_off())

    def _draw(self, cursor: int | None) -> None:
        lines = self.query_one(Lines)
        lines.lines = [line for line, _ in self._shown]
        lines.rows_changed(lines.cursor if cursor is None else cursor)
        if self._shown and not lines.selectable(lines.cursor):
            lines.move_to(lines.cursor)

    def say(self, text: str) -> None:
        """A sentence under the rows; empty for none."""
        message = self.query_one("#message", Static)
        message.update(clean(text))  # it may name a file, and a name is anything
        message.display = bool(text)

    def row_under_cursor(self) -> int | None:
        """Which of all rows the cursor stands on, whatever the filter hides."""
        at = self.query_one(Lines).cursor
        if not 0 <= at < len(self._shown):
            return None
        return next(i for i, row in enumerate(self._all) if row is self._shown[at])

    def value(self) -> T | None:
        """What the row under the cursor stands for."""
        at = self.row_under_cursor()
        return None if at is None else self._all[at][1]

    def ask(self, hint: str, value: str, then: Callable[[str], None]) -> None:
        """Use the filter's line to ask for words; enter gives them to `then`."""
        field = self.query_one(Input)
        self._asking = then
        field.placeholder = hint
        field.value = value
        self.set_focus(field)

    def _asked(self) -> None:
        self._asking = None
        field = self.query_one(Input)
        field.placeholder = self._hint
        field.value = ""
        self.set_focus(self.query_one(Lines))

    # --- keys

    def on_input_changed(self) -> None:
        """Typing narrows, or asks."""
        if self._asking is None:
            self.typed(self.query_one(Input).value)

    def typed(self, words: str) -> None:
        """What typing does: narrow the list."""
        self._narrow(0)

    def on_input_submitted(self) -> None:
        """Enter in the filter chooses; where words were asked for, it gives them."""
        if self._asking is not None:
            then, words = self._asking, self.query_one(Input).value
            self._asked()
            then(words)
        else:
            self.action_choose()

    def on_rows_chosen(self) -> None:
        """A click chooses."""
        self.action_choose()

    def action_choose(self) -> None:
        """Close with the value under the cursor."""
        value = self.value()
        if value is not None:
            self.dismiss(value)

    def action_filter(self) -> None:
        """Let typing narrow the list."""
        self.set_focus(self.query_one(Input))
        self.query_one(Lines).typing = True

    def action_from_filter(self, step: int) -> None:
        """The arrows move the cursor while typing."""
        lines = self.query_one(Lines)
        lines.move_to(lines.cursor + step, step)

    def action_back(self) -> None:
        """Clear the filter first, then leave it, then close."""
        field, lines = self.query_one(Input), self.query_one(Lines)
        if self._asking is not None:
            self._asked()
        elif field.value:
            field.value = ""
            if not self.FILTER_FIRST:
                lines.typing = False
                self.set_focus(lines)
        elif field.has_focus and not self.FILTER_FIRST:
            lines.typing = False
            self.set_focus(lines)
        else:
            self.dismiss(None)
