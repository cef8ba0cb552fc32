"""ThinDriver: Textual's own driver with a painter in front of the terminal.

    class MyApp(App[None]):
        def __init__(self) -> None:
            super().__init__(driver_class=driver_class(os.environ))

`REVIEWTUI_PAINTER=plain` leaves Textual alone. So does everything that is not as expected: another
system, a terminal of a size other than the app's, output that is no terminal.
"""

from __future__ import annotations

import os
import signal
import sys
from typing import TYPE_CHECKING, Any

from textual.drivers.linux_driver import LinuxDriver

from .colours import ColorDepth
from .features import Features
from .painter import Painter

if TYPE_CHECKING:
    from types import FrameType

    from textual.app import App


class ThinDriver(LinuxDriver):
    """Writes only what changed."""

    def __init__(
        self,
        app: App[Any],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._app_shown = app
        self._painter = Painter(Features.detect(os.environ), ColorDepth.detect(os.environ))
        self._lost = False
        self._turn = 0

    def write(self, data: str) -> None:
        """Write what `data` changes on the terminal."""
        if self._lost:
            self._lost = False
            self._painter.forget()
        self._turn += 1
        turn = self._turn
        out = self._painter.write(data, self._shared_size())
        if out:
            super().write(out)
        if turn != self._turn:  # a signal came between: what it wrote mixed with this
            self._lost = True

    def repaint_all(self) -> None:
        """Paint the whole screen again, whatever has become of it."""
        out = self._painter.repaint()
        if out:
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
        size = tuple(self._app_shown.size)
        for stream in (sys.__stderr__, sys.__stdin__):
            if stream is not None and stream.isatty():
                shown = tuple(os.get_terminal_size(stream.fileno()))
                return (size[0], size[1]) if shown == size else None
        return None


def driver_class(environ: dict[str, str] | os._Environ[str]) -> type[ThinDriver] | None:
    """The driver to give to an App; None for Textual's own choice."""
    if environ.get("REVIEWTUI_PAINTER") == "plain" or environ.get("TEXTUAL_DRIVER"):
        return None
    return ThinDriver
