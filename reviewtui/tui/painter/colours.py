"""How many colours a terminal has, and what a colour becomes where there are fewer."""

from __future__ import annotations

from enum import IntEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from rich.color import Color, ColorSystem

if TYPE_CHECKING:
    from collections.abc import Mapping

TRUE_COLOUR: Final = (
    *("kitty", "alacritty", "foot", "wezterm", "ghostty", "contour", "iterm2", "-direct"),
)
"""Parts of TERM of terminals that have true colour, even where COLORTERM is lost on the way."""

MONOCHROME: Final = ("dumb", "unknown", "emacs", "vt52", "vt1", "vt2", "vt3", "vt4")


ACCENT: Final = 75.0
"""From this brightness on, the ground of a dark theme is meant to stand out."""


class ColorDepth(IntEnum):
    """The number of colours a terminal can show."""

    NONE = 0
    EIGHT = 8
    SIXTEEN = 16
    INDEXED = 256
    TRUE = 1 << 24

    @classmethod
    def detect(cls, environ: Mapping[str, str]) -> ColorDepth:
        """What the environment says of the terminal; NO_COLOR is heard first."""
        term = environ.get("TERM", "").strip().lower()
        mono = term.startswith(MONOCHROME) or term.endswith(("-m", "-mono"))
        if environ.get("NO_COLOR") or not term or mono:
            return cls.NONE
        if environ.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit"):
            return cls.TRUE
        if any(part in term for part in TRUE_COLOUR):
            return cls.TRUE
        if "256col" in term:
            return cls.INDEXED
        sixteen = term.startswith("linux") or term.endswith(("-16color", "-88color"))
        return cls.SIXTEEN if sixteen else cls.EIGHT


def fit(fg: str, bg: str, depth: ColorDepth) -> tuple[str, str, str]:
    """Two colours, written as SGR parameters, in `depth` colours, and an attribute they need.

    Two colours that were told apart stay so: where both would become one, the text turns black or
    white. Without any colour, a ground lighter than its text, or than grounds are, is reversed.
    """
    if depth == ColorDepth.TRUE:
        return fg, bg, ""
    if depth == ColorDepth.NONE:
        text_light = brightness(fg) if fg else 255.0
        return "", "", "7" if bg and brightness(bg) > min(text_light, ACCENT) else ""
    text, ground = lower(fg, False, depth), lower(bg, True, depth)
    if fg and bg and depth <= ColorDepth.SIXTEEN and _shade(fg) != _shade(bg):
        same = _shade(text) == _shade(ground)
        if same or (depth == ColorDepth.EIGHT and _dim(_shade(text)) == _dim(_shade(ground))):
            text = "30" if brightness(bg) > 128 else "97"
    if depth > ColorDepth.EIGHT:
        return text, ground, ""
    bright = _shade(text) in range(8, 16)
    return _plain(text), _plain(ground), "1" if bright else ""


@lru_cache(4096)
def lower(code: str, background: bool, depth: ColorDepth) -> str:
    """One colour as SGR parameters in no more than `depth` colours (eight are left to `fit`)."""
    if depth == ColorDepth.TRUE or not code or code in ("39", "49"):
        return code
    color = _color(code)
    system = ColorSystem.EIGHT_BIT if depth == ColorDepth.INDEXED else ColorSystem.STANDARD
    if color.number is not None and (depth == ColorDepth.INDEXED or color.number < 16):
        return code if color.number >= 16 or ";" not in code else _standard(color, background)
    return ";".join(color.downgrade(system).get_ansi_codes(foreground=not background))


@lru_cache(4096)
def brightness(code: str) -> float:
    """How bright a colour seems, from 0 to 255; the terminal's own colours count as unknown."""
    if not code or code in ("39", "49"):
        return 0.0
    red, green, blue = _color(code).get_truecolor()
    return 0.299 * red + 0.587 * green + 0.114 * blue


@lru_cache(4096)
def _color(code: str) -> Color:
    kind, *rest = (int(part) for part in code.split(";"))
    if kind in (38, 48):
        return Color.from_ansi(rest[1]) if rest[0] == 5 else Color.from_rgb(*rest[1:4])
    return Color.from_ansi(_shade(code))


def _standard(color: Color, background: bool) -> str:
    return ";".join(Color.from_ansi(color.number or 0).get_ansi_codes(foreground=not background))


def _shade(code: str) -> int:
    """The number from 0 to 15 of a standard colour; -1 for any other, told apart by its text."""
    first, _, rest = code.partition(";")
    number = int(first or 39)
    for start, base in ((30, 0), (40, 0), (90, 8), (100, 8)):
        if start <= number < start + 8 and not rest:
            return number - start + base
    return -1 - (hash(rest) & 0xFFFF if rest else 0)


def _dim(shade: int) -> int:
    return shade & 7 if shade >= 0 else shade


def _plain(code: str) -> str:
    number = int(code) if code.isdigit() else 0
    return str(number - 60) if number >= 90 else code
