"""Gathering: the critics of a work read off the event loop, and keys that come before they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from textual import work
from textual.events import Key
from textual.message import Message
from textual.worker import get_current_worker

from reviewtui.errors import ReviewtuiError
from reviewtui.library.ahead import FEW
from reviewtui.tui.commands import COMPARE

if TYPE_CHECKING:
    from textual.screen import Screen

    from reviewtui.model.comparison import Comparison
    from reviewtui.tui.one_key import OneKey
    from reviewtui.tui.session import Session

    Base = Screen[Any]
else:
    Base = object

PATIENCE, LONGER = 0.2, 2.0
"""Seconds of reading for points before the comparison shows, and between one look and the next."""
_ON_THE_TABLE = frozenset(command.id.replace("-", "_") for command in COMPARE)


class Gathering(Base):
    """Asks the library in a thread; what a person typed meanwhile is done when the table is up."""

    session: Session
    work_slug: str
    early: list[Key]
    """Keys for the table, typed before there was one."""
    ready = False

    @dataclass
    class Gathered(Message):
        """Every critic of the work was read."""

        comparison: Comparison

    @dataclass
    class Failed(Message):
        """The comparison cannot be shown, and why."""

        words: str

    @work(thread=True, exclusive=True, group="gather")
    def _gather(self) -> None:
        """Read every critic off the event loop.

        Those never read for points are read a few at a time: what is known shows at once.
        """
        worker = get_current_worker()
        pending = self._look(PATIENCE)
        if pending > FEW:
            self.session.library.read_aside(
                lambda: worker.is_cancelled, work=self.work_slug, seen=self._show_more
            )
        while pending and not worker.is_cancelled:
            pending = self._look(LONGER)

    def _show_more(self) -> None:
        self._look(0)

    def _look(self, patience: float) -> int:
        """Show what is known of the critics after some seconds of reading; how many are left."""
        worker = get_current_worker()
        try:
            comparison = self.session.library.comparison(self.work_slug, patience=patience)
        except ReviewtuiError as error:
            self.post_message(self.Failed(str(error)))
            return 0
        if not worker.is_cancelled:
            self.post_message(self.Gathered(comparison))
        return comparison.pending

    def hold_early(self, event: Key) -> None:
        """Keep a key until there is a table to answer it; others, like help, are answered now."""
        bound = self.active_bindings.get(event.key)
        if not self.ready and (bound is None or bound.binding.action in _ON_THE_TABLE):
            event.stop()
            self.early.append(event)

    def laid_out(self) -> None:
        """There is a table: what was typed before is done now, in its order."""
        self.ready = True
        early, self.early = [Key(key.key, key.character) for key in self.early], []
        for key in early:
            key.set_sender(self.app)  # as if it came from outside: what we send stops at us
        cast("OneKey", self.app).answer_first(early)
