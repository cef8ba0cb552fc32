"""OneKey: a key is answered by what the key before it led to, however fast they come."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from textual import events
from textual.app import App

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.message_pump import MessagePump

ROUNDS = 2
"""How often the way of a key is gone: after its own answer, once more for what that posted."""


class OneKey(App[None]):
    """Hands on one key at a time.

    Textual hands every key to whatever has the focus when it arrives. Of keys that come together,
    as they do over a slow line, the second would still reach the list although the first opened a
    prompt: letters meant as words would run as commands, and marks land on the wrong review.
    """

    _waiting: deque[events.Key]
    _on_the_way = False

    async def on_event(self, event: events.Event) -> None:
        """Hold a key back while another one is on its way."""
        if not isinstance(event, events.Key) or event.is_forwarded:
            await super().on_event(event)
        elif self._on_the_way:
            self._waiting.append(event)
        else:
            self._waiting = deque()
            await self._hand_on(event)

    async def _hand_on(self, event: events.Key) -> None:
        self._on_the_way = True
        start = self.focused or self.screen
        await super().on_event(event)
        self._follow(start, start, ROUNDS)

    def _follow(self, start: MessagePump, node: MessagePump, rounds: int) -> None:
        """Go up from where the key went, through every queue it goes through, behind it."""
        parent = node._parent  # textual has no other name for where an event bubbles to
        if node is self:
            following = self.call_later(self._arrived, start, rounds - 1)
        else:
            following = node.call_later(self._follow, start, parent or self, rounds)
        if not following:  # what had the focus is gone, and the key with it
            self.call_later(self._arrived, start, 0)

    async def _arrived(self, start: MessagePump, rounds: int) -> None:
        """The key was answered; the next one may go."""
        if rounds:
            self._follow(start, start, rounds)
            return
        self._on_the_way = False
        if self._waiting:
            await self._hand_on(self._waiting.popleft())

    def answer_first(self, keys: Iterable[events.Key]) -> None:
        """Answer keys that a screen kept until it was ready, before all that came after them."""
        kept = deque(keys)
        if self._on_the_way:
            self._waiting.extendleft(reversed(kept))
        elif kept:
            self._on_the_way = True
            self._waiting = kept
            self.call_later(self._hand_on, kept.popleft())
