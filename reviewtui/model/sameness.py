"""What makes two texts the same text, through other quotes, marks and line breaks."""

from __future__ import annotations

from zlib import crc32

_SMALL = bytes(range(256)).lower()
_NOT_ASCII_WORDS = bytes(c for c in range(256) if c > 127 or not chr(c).isalnum())
_NOT_WORDS = bytes(c for c in range(128) if not chr(c).isalnum())
ENOUGH = 200
"""So many letters in a row are no coincidence; fewer may be said of two works."""


def reduced(text: str) -> bytes:
    """A text brought down to its letters: what is left when it is typed, set or marked up anew."""
    data = text.encode("utf-8", "replace")
    plain = data.translate(_SMALL, _NOT_ASCII_WORDS)
    # in a script of other letters those are the text
    return plain if len(plain) * 4 >= len(data) else data.translate(_SMALL, _NOT_WORDS)


def fingerprint(text: str) -> int:
    """A number that the same text always has, and another one hardly ever."""
    return crc32(reduced(text))
