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
    """Scroll regions may have left and right margins (DECLRMM)."""

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
            # no environment tells for sure: variables of xterm's are inherited by what it starts
            margins=environ.get("REVIEWTUI_PAINTER") == "margins",
        )
