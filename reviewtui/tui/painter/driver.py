"""ThinDriver: Textual's own driver with a painter in front of the terminal."""

from __future__ import annotations

import os
import signal
import sys
from typing import TYPE_CHECKING, Any

from textual import log
from textual.drivers.linux_driver import LinuxDriver

from .colours import ColorDepth
from .features import Features
from .painter import Painter

if TYPE_CHECKING:
    from types import FrameType

    from textual.app import App


class ThinDriver(LinuxDriver):
    """Writes only what changed."""

    def __init__(self, app: App[Any], **options: Any) -> None:  # noqa: ANN401 - Textual's own
        super().__init__(app, **options)
        self._app_shown = app
        self._painter = Painter(Features.detect(os.environ), ColorDepth.detect(os.environ))
        self._lost = False
        self._turn = 0
        self.fault: Exception | None = None
        """Why the painter was dismissed, if it was."""

    def write(self, data: str) -> None:
        """Write what `data` changes on the terminal."""
        if self.fault is not None:
            super().write(data)
            return
        if self._lost:
            self._lost = False
            self._painter.forget()
        self._turn += 1
        turn = self._turn
        try:
            out = self._painter.write(data, self._shared_size())
        except Exception as fault:  # a shortcut that fails must not end what works without it
            self.fault = fault
            log.error(f"painting plainly from here on: {fault!r}")
            out = f"\x1b[m{data}"
        if out:
            super().write(out)
        if turn != self._turn:  # a signal came between: what it wrote mixed with this
            self._lost = True

    def repaint_all(self) -> None:
        """Paint the whole screen again, whatever has become of it."""
        out = "" if self.fault else self._painter.repaint()
        if self.fault:
            self._app_shown.refresh(layout=True)
        elif out:
            super().write(out)
            self.flush()

    def start_application_mode(self) -> None:
        """Start, and hear of new sizes before Textual does: the terminal may have moved cells."""
        self._painter.forget()
        super().start_application_mode()  # type: ignore[no-untyped-call]
        on_resize = signal.getsignal(signal.SIGWINCH)

        def resized(number: int, frame: FrameType | None) -> None:
            self._lost = True
            if callable(on_resize):
                on_resize(number, frame)

        signal.signal(signal.SIGWINCH, resized)

    def resume_application_mode(self) -> None:
        """Come back to a screen that shows nothing of ours."""
        super().resume_application_mode()
        self.repaint_all()

    def _shared_size(self) -> tuple[int, int] | None:
        """The size of the app and of the terminal, where they agree."""
        terminal = sys.__stderr__  # where Textual writes to
        if terminal is None or not terminal.isatty():
            return None
        columns, rows = os.get_terminal_size(terminal.fileno())
        return (columns, rows) if (columns, rows) == self._app_shown.size else None
