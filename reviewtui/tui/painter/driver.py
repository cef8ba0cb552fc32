"""ThinDriver: Textual's own driver with a painter in front of the terminal."""

from __future__ import annotations

import os
import signal
import sys
from typing import TYPE_CHECKING, Any, Final

from textual import log
from textual.drivers.linux_driver import LinuxDriver

from .colours import ColorDepth
from .features import Features
from .painter import Painter

if TYPE_CHECKING:
    from types import FrameType
    from typing import Protocol

    from textual.app import App

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


class ThinDriver(LinuxDriver):
    """Writes only what changed."""

    standing: Standing | None = None
    """What the terminal shows already; frames are then held back until `release`."""

    def __init__(self, app: App[Any], **options: Any) -> None:  # noqa: ANN401 - Textual's own
        super().__init__(app, **options)
        self._app_shown = app
        self._painter = Painter(Features.detect(os.environ), ColorDepth.detect(os.environ))
        self._lost = False
        self._turn = 0
        self._entered = False
        """Whether the picture is on the alternate screen, which must not be cleared."""
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
        standing, self.standing = self.standing, None
        self._painter.forget()
        if standing is not None and standing.holds:
            size = standing.columns, standing.rows
            self._entered = self._painter.stand(standing.paint, size)
        super().start_application_mode()  # type: ignore[no-untyped-call]
        attributes = standing.hand_over() if standing is not None else None
        if attributes is not None:
            self.attrs_before = attributes
        on_resize = signal.getsignal(signal.SIGWINCH)

        def resized(number: int, frame: FrameType | None) -> None:
            self._lost = True
            if callable(on_resize):
                on_resize(number, frame)

        signal.signal(signal.SIGWINCH, resized)

    def hold(self) -> None:
        """Show no frame from here on."""
        self._painter.hold()

    def release(self) -> None:
        """Show the last frame, if any was held back."""
        out = "" if self.fault else self._painter.release()
        if out:
            super().write(out)
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
        terminal = sys.__stderr__  # where Textual writes to
        if terminal is None or not terminal.isatty():
            return None
        columns, rows = os.get_terminal_size(terminal.fileno())
        return (columns, rows) if (columns, rows) == self._app_shown.size else None
