"""What a terminal may be sent by the program, and what of a text it may not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

SIGN = "¤"
"""Put before every control character of a text: what follows it on the screen is a word."""
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
HARMFUL = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
OURS = re.compile(
    # what colours, moves, erases, scrolls; modes, queries and the keyboard's protocol
    rb"\x1b\[(?:[0-9;:]*m|\d*(?:;\d*)?[Hrs]|\d*[ABCDGJKLMSTXdP@]|\?[\d;]+[hl]|\?\d+\$p"
    rb"|[<>=?]?\d*u|[>=?]?\d*c|6n|\d* q)"
    # colours asked for, the clipboard, the shape of the pointer, links of two schemes
    rb"|\x1b\](?:1[01];\?|52;c;[A-Za-z0-9+/=]*|22;[a-z]*|8;[\w:=.-]*;(?:https?://[!-~]*)?)"
    rb"(?:\x07|\x1b\\)|\x1bP\+q[0-9A-Fa-f;]*\x1b\\|\x1b[78=>]|\r\n?"
)
"""Everything that the program and its painter may say to a terminal, and not a sequence more."""


def signed(words: str) -> str:
    """A text with a sign before each of its control characters."""
    return CONTROL.sub(lambda found: SIGN + found[0], words)


def came_through(received: bytes, words: Iterable[str]) -> list[str]:
    """What a terminal was sent that is neither text nor the program's own.

    A sequence such as the program uses too is known by the sign before it and what follows.
    """
    text = OURS.sub(b"", received).decode("utf-8", "surrogateescape")
    bad = [text[max(0, found.start() - 20) : found.end() + 20] for found in HARMFUL.finditer(text)]
    pieces = {
        found[0]
        for each in words
        for found in re.finditer(f"{SIGN}[\x00-\x08\x0b-\x1f\x7f-\x9f].{{5,8}}", each, re.DOTALL)
    }
    whole = received.decode("utf-8", "surrogateescape")
    return bad + sorted(piece for piece in pieces if piece in whole)
