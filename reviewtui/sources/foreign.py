"""Files that are no text at all, told by how they begin."""

from __future__ import annotations

_BEGINNINGS = (
    (b"%PDF-", "a PDF document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"PK\x03\x04", "an archive, or a document packed as one"),
    (b"\x1f\x8b", "a compressed file"),
    (b"BZh", "a compressed file"),
    (b"\xfd7zXZ", "a compressed file"),
    (b"7z\xbc\xaf", "an archive"),
    (b"{\\rtf", "a document of a word processor"),
    (b"\xd0\xcf\x11\xe0", "a document of a word processor"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\0", "a database"),
)
_FIRST = frozenset(mark[0] for mark, _ in _BEGINNINGS)


def foreign(data: bytes) -> str | None:
    """What the bytes are if they are no text; None for what may be text."""
    if data[:1] and data[0] not in _FIRST:
        return None
    return next((name for mark, name in _BEGINNINGS if data.startswith(mark)), None)
