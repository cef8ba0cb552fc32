"""Whether an app is painted thinly.

    class MyApp(App[None]):
        def __init__(self) -> None:
            super().__init__(driver_class=driver_class(os.environ))

`REVIEWTUI_PAINTER=plain` leaves Textual alone. So does everything that is not as expected: another
system, a driver moved elsewhere, a terminal of a size other than the app's, output to no terminal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.driver import Driver


def driver_class(environ: Mapping[str, str]) -> type[Driver] | None:
    """The driver to give to an App; None for Textual's own choice."""
    if environ.get("REVIEWTUI_PAINTER") == "plain" or environ.get("TEXTUAL_DRIVER"):
        return None
    try:
        from .driver import ThinDriver
    except ImportError:
        return None
    return ThinDriver
