"""What a terminal can do beyond moving, colouring and writing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

# terminfo would have to be loaded (and believed); these few families are all that is met today
ERASES_IN_COLOUR = re.compile(
    r"xterm|rxvt|alacritty|foot|kitty|wezterm|ghostty|contour|konsole|vte|gnome|mintty|iterm|st\b|"
    r"putty|linux|screen\.(xterm|rxvt|putty)|screen.*-bce"
)
SCROLLS = re.compile(
    r"xterm|rxvt|alacritty|foot|kitty|wezterm|ghostty|contour|konsole|vte|gnome|mintty|iterm|st\b|"
    r"putty|tmux|screen"
)
SHIFTS = re.compile(r"linux|cygwin")


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
        bce, scrolls = bool(ERASES_IN_COLOUR.match(term)), bool(SCROLLS.match(term))
        return cls(
            bce=bce,
            ech=bce or term.startswith("tmux"),
            su=scrolls,
            il=scrolls or bool(SHIFTS.match(term)),
            # many terminals call themselves xterm, but only xterm sets this
            margins=environ.get("XTERM_VERSION", "").startswith("XTerm(")
            and term.startswith("xterm"),
        )
