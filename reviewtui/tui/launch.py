"""Launch: what is done before Textual is imported, and then the app."""

from __future__ import annotations

import gc
import os
from typing import TYPE_CHECKING

from reviewtui.tui import poor_encoding
from reviewtui.tui.painter.choice import driver_class, prepare

if TYPE_CHECKING:
    from reviewtui.library.settings import Settings


def run(settings: Settings) -> int:
    """Run the app; the exit code of the process.

    Nothing that importing makes is garbage, so the collector waits until the first screen is
    painted: looking through it all again and again takes a tenth of a launch.
    """
    gc.disable()
    prepare(os.environ)
    if poor_encoding.prepare():
        settings = settings._replace(ascii=True)
    from reviewtui.tui.app import ReviewApp

    app = ReviewApp(settings, driver_class=driver_class(os.environ))
    app.run(mouse=mouse_wanted(settings))
    return app.return_code or 0


def mouse_wanted(settings: Settings) -> bool:
    """Mouse tracking costs bytes and takes the terminal's own selection: not over SSH unasked."""
    if settings.mouse is not None:
        return settings.mouse
    return "SSH_CONNECTION" not in os.environ
