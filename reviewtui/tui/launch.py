"""Launch: what is done before Textual is imported, and then the app."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

from reviewtui.tui import lighter, picture, poor_encoding
from reviewtui.tui.painter.choice import driver_class, prepare

if TYPE_CHECKING:
    from reviewtui.library.settings import Settings
    from reviewtui.tui.picture import Picture

FRAMES = "500"
"""Frames a second at most. Textual lets one to two periods pass between a key's first frame and its
second, in which the review under the cursor is shown: at its own 60 more time than all else takes.
Nothing is painted without a change, and over SSH frames wait for the terminal.
"""

TURN = 0.001
"""Seconds a thread computes while another waits: at Python's own five, what is painted lies there
unwritten until the next frame is drawn.
"""


def run(settings: Settings, shown: Picture | None = None) -> int:
    """Run the app; the exit code of the process.

    With the picture of its first screen `shown`, there is time to get all of that screen ready.

    Nothing that importing makes is garbage, so the collector waits until the first screen is
    painted: looking through it all again and again takes a tenth of a launch.
    """
    gc.disable()
    sys.setswitchinterval(TURN)
    terminal = picture.terminal_key(os.environ)
    prepare(os.environ)
    if poor_encoding.prepare():
        settings = settings._replace(ascii=True)
    os.environ.setdefault("TEXTUAL_FPS", FRAMES)
    lighter.put_off()
    from reviewtui.tui.app import ReviewApp

    if shown is not None:
        import reviewtui.tui.markdown  # noqa: F401 - what a first screen else does without
    app = ReviewApp(settings, driver_class(os.environ, shown), terminal)
    app.run(mouse=mouse_wanted(settings))
    return app.return_code or 0


def mouse_wanted(settings: Settings) -> bool:
    """Mouse tracking costs bytes and takes the terminal's own selection: not over SSH unasked."""
    if settings.mouse is not None:
        return settings.mouse
    return "SSH_CONNECTION" not in os.environ
