"""Poor encoding: what is shown of characters where the terminal's encoding has none for them."""

from __future__ import annotations

import codecs
import sys

TWINS = {
    **dict.fromkeys("│┃║▌▏▎▍", "|"),
    **dict.fromkeys("─━═–—‐‑−", "-"),
    **dict.fromkeys("█▉▊▋", "#"),
    **dict.fromkeys("“”„«»", '"'),
    **dict.fromkeys("‘’‚", "'"),
    **dict.fromkeys("·•…", "."),
    **dict.fromkeys("★☆●", "*"),
    **{"½": "5", "→": ">", "›": ">", "←": "<", "‹": "<", "↓": "v", "↑": "^", "\u00a0": " "},
}
"""One ASCII character for one cell, so that nothing beside it moves."""


def prepare() -> bool:
    """Have the stream that is painted on replace what it cannot write; whether it is a poor one."""
    stream = sys.__stderr__
    encoding = getattr(stream, "encoding", None) or "utf-8"
    if stream is None or encoding.lower().replace("_", "-") in {"utf-8", "utf8"}:
        return False
    codecs.register_error("reviewtui-twins", _twins)
    stream.reconfigure(errors="reviewtui-twins")
    return True


def _twins(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    from rich.cells import get_character_cell_size

    lost = error.object[error.start : error.end]
    return "".join(TWINS.get(c, "?" * get_character_cell_size(c)) for c in lost), error.end
