"""KeyBar: the last line of every screen: what keys do here, and where one is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.reactive import reactive
from textual.widget import Widget

from reviewtui.tui.commands import shown_keys
from reviewtui.tui.rows import Piece, fit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.strip import Strip

    from reviewtui.tui.commands import Command
    from reviewtui.tui.look import Look


class KeyBar(Widget):
    """One line: as many keys as fit, most wanted first, help always among them."""

    DEFAULT_CSS = "KeyBar { height: 1; }"

    status: reactive[str] = reactive("", layout=False)
    """What stands at the right end."""
    idle: reactive[frozenset[str]] = reactive(frozenset(), layout=False)
    """Commands that would do nothing now, and so are not offered."""

    def __init__(self, commands: Sequence[Command], look: Look, keys: dict[str, str]) -> None:
        super().__init__()
        self.look = look
        self._offers = [
            (shown_keys(keys.get(c.id, c.keys)), c.label, c.id) for c in commands if c.footer
        ]

    def render_line(self, y: int) -> Strip:
        """The line."""
        width, look = self.size.width, self.look
        status = f" {self.status} " if self.status else ""
        room = width - cell_len(status) - 1
        always = [offer for offer in self._offers if offer[2] == "help"]
        room -= sum(self._cells(offer) for offer in always)
        shown = [
            offer
            for offer in self._offers
            if offer[2] not in self.idle
            if offer in always or (room := room - self._cells(offer)) >= 0
        ]
        pieces: list[Piece] = [(" ", look.panel)]
        for key, label, _ in shown:
            pieces += [(key, look.panel_key), (f" {label}  ", look.panel)]
        used = sum(cell_len(text) for text, _ in pieces)
        gap = width - used - cell_len(status)
        if gap >= 0:
            pieces += [(" " * gap, look.panel), (status, look.panel)]
        return fit(pieces, width, look)

    @staticmethod
    def _cells(offer: tuple[str, str, str]) -> int:
        return cell_len(offer[0]) + cell_len(offer[1]) + 3
