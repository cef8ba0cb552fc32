"""Whether an app is painted thinly.

    prepare(os.environ)  # before Textual is imported

    class MyApp(App[None]):
        def __init__(self) -> None:
            super().__init__(driver_class=driver_class(os.environ))

A terminal that has left and right margins, which it is asked for, scrolls single panes;
`REVIEWTUI_PAINTER=margins` makes use of them unasked. `REVIEWTUI_PAINTER=plain` leaves Textual
alone. So does everything that is not as expected: another system, a driver moved elsewhere, a
terminal of a size other than the app's, output to no terminal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, MutableMapping

    from textual.driver import Driver

    from .driver import Standing


def wanted(environ: Mapping[str, str]) -> bool:
    """Whether nothing speaks against the painter."""
    return environ.get("REVIEWTUI_PAINTER") != "plain" and not environ.get("TEXTUAL_DRIVER")


def prepare(environ: MutableMapping[str, str]) -> None:
    """Have Textual write true colours, for the painter to fit to the terminal.

    Rich would fit them too, but each alone: text and ground may become one colour. Textual reads
    this variable, which is its own, only once: while it is imported.
    """
    if wanted(environ):
        environ.setdefault("TEXTUAL_COLOR_SYSTEM", "truecolor")


def driver_class(
    environ: Mapping[str, str], standing: Standing | None = None
) -> type[Driver] | None:
    """The driver to give to an App; None for Textual's own choice.

    With `standing`, a picture on the terminal, frames are held back until its `release` is called,
    and then painted as a difference.
    """
    if not wanted(environ):
        return None
    try:
        from .driver import ThinDriver
    except ImportError:
        return None
    if standing is None:
        return ThinDriver
    return type("ThinDriver", (ThinDriver,), {"standing": standing})
