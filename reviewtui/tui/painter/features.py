"""What a terminal can do beyond moving, colouring and writing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

# terminfo would have to be loaded (and believed); these few families are all that is met today
XTERM_LIKE: Final = (
    *("xterm", "rxvt", "alacritty", "foot", "kitty", "wezterm", "ghostty", "contour", "konsole"),
    *("vte", "gnome", "mintty", "iterm", "st-", "putty"),
)
ERASES_IN_COLOUR: Final = (*XTERM_LIKE, "linux")
SCROLLS: Final = (*XTERM_LIKE, "tmux", "screen")
SHIFTS_LINES: Final = ("linux", "cygwin")

ASK_FOR_MARGINS: Final = "\x1b[?69h\x1b[3;5s\x1b[2;4H\r\x1b[6n\x1b[?69l"
"""Set margins, return the carriage in the second line, and ask where that has led.

What a terminal is called does not tell whether it has margins, and what it answers when asked for
the mode is read by nobody. Where there are none, the third sequence keeps the place of the cursor.
"""

MARGIN_KEPT: Final = (2, 1)
"""Column and line, from 0, of a cursor that has stopped at the margin."""


class Features(NamedTuple):
    """Abilities that shorten what has to be written; none of them is needed."""

    bce: bool = False
    """Erased cells take the background of the pen."""
    ech: bool = False
    """Cells in the middle of a line can be erased (ECH)."""
    su: bool = False
    """A scroll region can be scrolled by SU and SD."""
    il: bool = False
    """Lines can be inserted and deleted in a scroll region, for terminals without SU."""
    margins: bool = False
    """Scroll regions may have left and right margins (DECLRMM); the terminal has to be asked."""

    @classmethod
    def detect(cls, environ: Mapping[str, str]) -> Features:
        """What the environment says of the terminal; what is not known to be there is not used."""
        term = environ.get("TERM", "").lower()
        bce = term.startswith(ERASES_IN_COLOUR) or term.endswith("-bce")
        scrolls = term.startswith(SCROLLS)
        return cls(
            bce=bce,
            ech=bce or term.startswith("tmux"),
            su=scrolls,
            il=scrolls or term.startswith(SHIFTS_LINES),
            margins=environ.get("REVIEWTUI_PAINTER") == "margins",
        )
