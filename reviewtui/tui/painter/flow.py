"""Flow: over a slow line, no more frames under way than the terminal has shown.

A pipe to a distant terminal takes far more than the line does, so that a held key would go on
scrolling for seconds after it was let go. Behind each frame a question is sent that terminals
answer; while the answers to some are missing, frames are held back, and then the newest is painted
as a difference to the last one sent. A terminal that does not answer is written to as ever.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

QUESTION: Final = "\x1b[?2048$p"
"""Whether a mode is known: any answer will do, and Textual reads it already."""

UNDER_WAY: Final = 2
"""Frames that may be under way."""

PATIENCE: Final = 3.0
"""Seconds after which an answer counts as lost, and no more is asked."""


class Flow:
    """Counts frames sent and shown."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._asked: deque[float | None] = deque()
        """When each question without an answer was sent; None for one that is not ours."""
        self._answers = False

    def asked_by_others(self) -> None:
        """The same question was sent for another reason: its answer is not ours."""
        self._asked.append(None)

    def sent(self) -> str:
        """What to send behind a frame; nothing where nobody answers."""
        if not self._answers:
            return ""
        self._asked.append(self._clock())
        return QUESTION

    def answered(self) -> bool:
        """An answer has come; whether it was to a question of ours."""
        self._answers = True
        return bool(self._asked) and self._asked.popleft() is not None

    @property
    def full(self) -> bool:
        """Whether the next frame has to wait."""
        ours = [when for when in self._asked if when is not None]
        if ours and self._clock() - ours[0] > PATIENCE:
            self._answers = False
            self._asked.clear()
            return False
        return len(ours) >= UNDER_WAY
