"""ExportingActions: a comparison written to a file, from the screen that shows it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from reviewtui.errors import ReviewtuiError

if TYPE_CHECKING:
    from textual.screen import Screen

    from reviewtui.model.comparison import Comparison
    from reviewtui.tui.session import Session
    from reviewtui.tui.widgets.prompt import Prompt

    Base = Screen[Any]
else:
    Base = object


class ExportingActions(Base):
    """Asks for a name, and writes; a file that is there is replaced only when asked again."""

    session: Session
    _to_replace = ""
    """The file that is there already, and of which a person was told so."""

    @property
    def prompt(self) -> Prompt:
        """The line to type in."""
        raise NotImplementedError

    def say(self, text: str) -> None:
        """Show a sentence above the keys."""
        raise NotImplementedError

    def shown_comparison(self) -> Comparison | None:
        """What is on screen; None while it is gathered."""
        raise NotImplementedError

    def action_export(self) -> None:
        """Ask where to write the comparison to."""
        comparison = self.shown_comparison()
        if comparison is not None:
            self._to_replace = ""
            hint = "a file to write to, ending in .md, .html, .csv or .json"
            self.prompt.ask("export", hint, f"compare-{comparison.work.slug}.md")

    def export_to(self, typed: str) -> bool:
        """Write to the file that was typed; False, and why, while something is left to be said."""
        from reviewtui.export import FORMATS, comparison_as, format_of
        from reviewtui.library.files import atomic_write
        from reviewtui.model.text import clean_line

        comparison = self.shown_comparison()
        path = os.path.expanduser(typed.strip())  # noqa: PTH111 - an unknown user stays as typed
        name, form = clean_line(path), format_of(path)
        if not path or comparison is None:
            return True
        if form is None:
            self.say(f"{name} ends in none of {', '.join(f'.{each}' for each in FORMATS)}.")
            return False
        if os.path.lexists(path) and path != self._to_replace:
            self._to_replace = path
            self.say(f"{name} is there already; enter again replaces it, esc leaves it.")
            return False
        marks = self.session.marks
        try:
            read, bookmarked = marks.reading.read_ids(), marks.bookmarked_reviews()
            document = comparison_as(form, comparison, read=read, bookmarked=bookmarked)
            atomic_write(path, document.encode())
        except ReviewtuiError as error:
            self.say(str(error))
            return False
        self.say(f"Wrote {name}.")
        return True
