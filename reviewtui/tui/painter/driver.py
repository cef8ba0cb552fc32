"""ThinDriver: Textual's own driver with a painter in front of the terminal."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from time import monotonic
from typing import TYPE_CHECKING, Any, Final

from textual import log
from textual.drivers.linux_driver import LinuxDriver
from textual.events import CursorPosition
from textual.messages import InBandWindowResize

from .colours import ColorDepth
from .features import ASK_FOR_MARGINS, MARGIN_KEPT, Features
from .flow import QUESTION, Flow
from .painter import ASIDE, SYNC_END, Painter

if TYPE_CHECKING:
    from types import FrameType
    from typing import Protocol

    from textual.app import App
    from textual.message import Message

    class Standing(Protocol):
        """A picture on the terminal, painted before there was a driver."""

        paint: str
        columns: int
        rows: int

        @property
        def holds(self) -> bool:
            """Whether the terminal still shows it."""
            ...

        def hand_over(self) -> list[Any] | None:
            """Leave the terminal to the driver; its attributes as they were before."""
            ...


ENTER: Final = "\x1b[?1049h"
WAIT: Final = 0.01
"""Seconds between looks for answers, while frames are held back for them."""
MEND: Final = 0.05, 4.0
"""Seconds to the first look at whether all was drawn again after a loss, and to the last."""


class ThinDriver(LinuxDriver):
    """Writes only what changed."""

    standing: Standing | None = None
    """What the terminal shows already; frames are then held back until `release`."""

    def __init__(self, app: App[Any], **options: Any) -> None:  # noqa: ANN401 - Textual's own
        super().__init__(app, **options)
        self._app_shown = app
        self._main_loop = asyncio.get_running_loop()
        self._painter = Painter(Features.detect(os.environ), ColorDepth.detect(os.environ))
        self._lost = False
        """Whether the terminal may have lost cells since the last of our bytes."""
        self._mending: asyncio.TimerHandle | None = None
        self._turn = 0
        self._entered = False
        """Whether the picture is on the alternate screen, which must not be cleared."""
        self._held = False
        """Whether frames are held back until they are wanted again, and not for a slow line."""
        self._asked = False
        """Whether the terminal was asked for margins, and has not answered."""
        self._flow = Flow(monotonic) if os.environ.get("SSH_CONNECTION") else None
        self.fault: Exception | None = None
        """Why the painter was dismissed, if it was."""

    def write(self, data: str) -> None:
        """Write what `data` changes on the terminal."""
        if self._entered and data == ENTER:
            self._entered = False
            return
        if self.fault is not None:
            super().write(data)
            return
        if self._flow is not None and data == QUESTION:
            self._flow.asked_by_others()
        self._take_in_loss()
        self._turn += 1
        turn = self._turn
        try:
            out = self._painter.write(data, self._shared_size())
        except Exception as fault:  # a shortcut that fails must not end what works without it
            self.fault = fault
            log.error(f"painting plainly from here on: {fault!r}")
            out = f"\x1b[m{data}"
            self._redraw()
        if out:
            super().write(out)
            frame = data == SYNC_END or not ASIDE.fullmatch(data)
            if self._flow is not None and frame and self.fault is None:
                self._sent(self._flow, len(out))
        if turn != self._turn:  # a signal came between: what it wrote mixed with this
            self._lose()

    def _lose(self) -> None:
        """Take nothing for known of the terminal, and see to it that all is drawn again."""
        self._lost = True
        self._main_loop.call_soon_threadsafe(self._mend_in, MEND[0])

    def _take_in_loss(self) -> None:
        if self._lost:
            self._lost = False
            self._painter.forget()

    def _mend_in(self, seconds: float) -> None:
        if self._mending is not None:
            self._mending.cancel()
        self._mending = self._main_loop.call_later(seconds, self._mend, seconds)

    def _mend(self, waited: float) -> None:
        """Have all drawn again that was lost, unless that is done.

        The app does so by itself for a new size, but not where the window is as large again as it
        was before the app looked: then cells are gone that nobody would draw, and what came between
        was drawn for another size.
        """
        self._mending = None
        size = self._shared_size()
        if self.fault is not None or (size and not self._lost and self._painter.shows_all(size)):
            return
        if size:
            self._redraw()
        if waited < MEND[1]:
            self._mend_in(waited * 2)

    def _redraw(self) -> None:
        """Ask the app for a whole frame."""
        self._app_shown.call_later(self._app_shown.refresh)

    def _sent(self, flow: Flow, size: int) -> None:
        """A frame is on its way: ask to hear of its arrival; hold back the next if it is late."""
        super().write(flow.sent(size))
        if flow.full:
            self._painter.hold()
            self._wait_for_answers()

    def _wait_for_answers(self) -> None:
        """Show what was held back once there is room, or once nobody seems to answer."""
        if self._held or self._flow is None or not self._painter.holding:
            return
        if self._flow.full:
            self._main_loop.call_later(WAIT, self._wait_for_answers)
        else:
            self.release()

    def process_message(self, message: Message) -> None:
        """Hand on what the terminal says, but for answers to our own questions."""
        flow = self._flow
        if flow is not None and isinstance(message, InBandWindowResize) and flow.answered():
            return
        if self._asked and isinstance(message, CursorPosition) and message.y == MARGIN_KEPT[1]:
            self._asked = False
            kept = (message.x, message.y) == MARGIN_KEPT
            self._painter.features = self._painter.features._replace(margins=kept)
            return
        super().process_message(message)

    def _ask_for_margins(self) -> None:
        features = self._painter.features
        if features.su and not features.margins and self.terminal_size() is not None:
            self._asked = True
            super().write(ASK_FOR_MARGINS)

    def repaint_all(self) -> None:
        """Paint the whole screen again, whatever has become of it."""
        self._take_in_loss()
        out = "" if self.fault else self._painter.repaint(self._shared_size())
        if out:
            super().write(out)
            self.flush()
        else:
            self._redraw()

    def start_application_mode(self) -> None:
        """Start, and hear of new sizes before Textual does: the terminal may have moved cells."""
        standing, self.standing = self.standing, None
        self._painter.forget()
        if self._flow is not None:
            self._flow = Flow(monotonic)  # answers to the old one went to whoever came between
        if standing is not None and standing.holds:
            size = standing.columns, standing.rows
            self._entered = self._held = self._painter.stand(standing.paint, size)
        super().start_application_mode()  # type: ignore[no-untyped-call]
        self._ask_for_margins()
        attributes = standing.hand_over() if standing is not None else None
        if attributes is not None:
            self.attrs_before = attributes
        on_resize = signal.getsignal(signal.SIGWINCH)

        def told() -> None:
            if callable(on_resize):
                on_resize(signal.SIGWINCH, None)

        def resized(number: int, frame: FrameType | None) -> None:
            self._lose()
            # in turn: one signal would else interrupt what is done for another, and the app be
            # told the older size last
            self._main_loop.call_soon_threadsafe(told)

        signal.signal(signal.SIGWINCH, resized)

    def hold(self) -> None:
        """Show no frame from here on."""
        self._held = True
        self._painter.hold()

    def release(self) -> None:
        """Show the last frame, if any was held back."""
        self._held = False
        self._take_in_loss()
        out = "" if self.fault else self._painter.release(self._shared_size())
        if out:
            super().write(out)
            if self._flow is not None:
                self._sent(self._flow, len(out))
            self.flush()

    def picture(self) -> str | None:
        """The bytes that paint the last frame on an empty screen of the same size."""
        return None if self.fault else self._painter.picture()

    def resume_application_mode(self) -> None:
        """Come back to a screen that shows nothing of ours."""
        super().resume_application_mode()
        self.repaint_all()

    def _shared_size(self) -> tuple[int, int] | None:
        """The size of the app and of the terminal, where they agree."""
        size = self.terminal_size()
        return size if size == self._app_shown.size else None

    def terminal_size(self) -> tuple[int, int] | None:
        """Columns and rows of the terminal; None where output goes to something else."""
        terminal = sys.__stderr__  # where Textual writes to
        if terminal is None or not terminal.isatty():
            return None
        columns, rows = os.get_terminal_size(terminal.fileno())
        return columns, rows
