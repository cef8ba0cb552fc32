"""Letting go: what Textual's caches would keep of screens that were closed."""

from __future__ import annotations

from textual._styles_cache import StylesCache
from textual._xterm_parser import XTermParser

_KEEPING = (StylesCache.get_inner_outer, XTermParser._parse_extended_key)
"""Methods kept by their arguments, the first of which is the object itself: a thousand of them.

With each come the painted lines of a widget that is long gone, or the state of an input thread.
"""


def let_go() -> None:
    """Forget them; what is still in use is worked out again in no time."""
    for kept in _KEEPING:
        clear = getattr(kept, "cache_clear", None)
        if clear is not None:  # another Textual may do without the cache
            clear()
