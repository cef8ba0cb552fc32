"""Flow: over a slow line, no more is sent to the terminal than the line carries.

A pipe to a distant terminal takes far more than the line does, so that a held key would go on
scrolling for seconds after it was let go. Behind each frame a question is sent that terminals
answer. The quickest answer tells how long the line is; one that is late has stood in a queue, and
then what came through in the meantime is what the line carries. Frames are sent no faster than
that, and a little faster each time none was late. (Vegas, Brakmo and others 1994, and BBR, Cardwell
and others 2016, do so with packets.) Frames for which there is no room are held back, and then the
newest is painted as a difference to the last one sent. A terminal that does not answer is written
to as ever.
"""

from __future__ import annotations

from collections import deque
from statistics import median
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

QUESTION: Final = "\x1b[?2048$p"
"""Whether a mode is known: any answer will do, and Textual reads it already."""

FIRST: Final = 400
"""Bytes that may be under way on a line of which nothing is known: two lines scrolled."""

FASTER: Final = 1.1
"""How much faster is sent after an answer that was not late, if more was waiting."""

QUEUE: Final = 0.02
"""Seconds for which the line may be busy when the next frame is sent, and an answer be late."""

LONG: Final = 500
"""Bytes from which on the length of a frame that had the line to itself tells in its time."""

PATIENCE: Final = 3.0
"""Seconds after which an answer counts as lost, and no more is asked."""

RECENT: Final = 400
"""Answers of which the quickest tells how long the line is: it may change."""

LATELY: Final = 5
"""Late answers that tell how much comes through; some come in a bunch."""


class Sent(NamedTuple):
    """A frame under way."""

    when: float
    size: int
    ours: bool
    shown: int = 0
    """Bytes known to be shown when it was sent."""
    since: float = 0.0
    """When that was known; when it was sent, if nothing was under way."""


class Flow:
    """Counts what was sent and what was shown of it."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._asked: deque[Sent] = deque()
        """The questions without an answer; some are not ours."""
        self._answers = False
        self._under_way = 0
        self._shown = 0
        self._heard = 0.0
        self._busy_until = 0.0
        self._quick: deque[float] = deque(maxlen=RECENT)
        """Seconds that frames were under way."""
        self._rates: deque[float] = deque(maxlen=LATELY)
        """Bytes a second that came through while the line was busy."""
        self._rate = 0.0
        """Bytes a second to send; 0 while nothing is known."""
        self._wanted = False
        """Whether a frame had to wait since the last answer."""

    def asked_by_others(self) -> None:
        """The same question was sent for another reason: its answer is not ours."""
        self._asked.append(Sent(0.0, 0, ours=False))

    def sent(self, size: int) -> str:
        """What to send behind a frame of `size` bytes; nothing where nobody answers."""
        if not self._answers:
            return ""
        now = self._clock()
        since = self._heard if self._under_way else now
        size += len(QUESTION)
        self._asked.append(Sent(now, size, ours=True, shown=self._shown, since=since))
        self._under_way += size
        if self._rate:
            self._busy_until = max(now, self._busy_until) + size / self._rate
        return QUESTION

    def answered(self) -> bool:
        """An answer has come; whether it was to a question of ours."""
        self._answers = True
        if not self._asked:
            return False
        frame = self._asked.popleft()
        if not frame.ours:
            return False
        self._learn(frame)
        return True

    def _learn(self, frame: Sent) -> None:
        """Make out from how long a frame was under way how much to send."""
        self._heard = now = self._clock()
        self._under_way -= frame.size
        self._shown += frame.size
        taken = now - frame.when
        self._quick.append(taken)
        quickest = min(self._quick)
        late = taken - quickest
        alone = frame.since == frame.when
        if late > QUEUE + (frame.size / self._rate if self._rate else 0):
            if not alone:
                self._rates.append((self._shown - frame.shown) / (now - frame.since))
            elif frame.size >= LONG:
                self._rates.append(frame.size / late)
            self._rate = median(self._rates) if self._rates else self._rate
        elif self._wanted or not self._rate:
            faster = FASTER**5 if alone else FASTER  # alone it is the only answer of its time
            self._rate = max(self._rate, FIRST / max(taken, QUEUE)) * faster
        self._wanted = False
        if self._rate:  # what is left of what was sent, since this frame left the line
            self._busy_until = now - quickest + self._under_way / self._rate

    @property
    def full(self) -> bool:
        """Whether the next frame has to wait."""
        first = next((frame for frame in self._asked if frame.ours), None)
        if first is None:
            return False
        now = self._clock()
        if now - first.when > PATIENCE:
            self._answers = False
            self._asked.clear()
            self._under_way = 0
            return False
        known = self._rate > 0
        full = now < self._busy_until - QUEUE if known else self._under_way >= FIRST
        self._wanted = self._wanted or full
        return full
