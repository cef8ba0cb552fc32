"""Prompt: one line to type in, under the panes; hidden until something is asked."""

from __future__ import annotations

from textual.widgets import Input


class Prompt(Input):
    """Asks for words: to find, to narrow by, or for a note."""

    DEFAULT_CSS = """
    Prompt, Prompt:focus {
        display: none; height: 1; border: none; padding: 0 1; background: $surface;
    }
    """

    purpose = ""
    """What the words are for; empty while nothing is asked."""

    def __init__(self) -> None:
        super().__init__(select_on_focus=False)  # typing adds to a note, and replaces none of it

    def ask(self, purpose: str, hint: str, value: str = "") -> None:
        """Show the line, ready for typing."""
        self.purpose = purpose
        self.placeholder = hint
        with self.prevent(Input.Changed):
            self.value = value
        self.cursor_position = len(value)
        self.display = True
        self.screen.set_focus(self)  # at once: the next key is a letter of the words

    def close(self) -> None:
        """Hide the line again."""
        self.purpose = ""
        self.display = False
        with self.prevent(Input.Changed):
            self.value = ""
