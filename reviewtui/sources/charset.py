"""Bytes into text: what server, bytes and page say of their charset, and who is right."""

from __future__ import annotations

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})|encoding\s*=\s*["']([\w.:-]{2,40})""",
    re.IGNORECASE,
)
_SENT = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_MEANT = {
    "iso8859-1": "cp1252",
    "latin-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "tis-620": "cp874",
}
"""What browsers read for a declared charset: its larger sibling."""


def decode(data: bytes, content_type: str | None = None) -> str:
    """The text of a page or file; never fails.

    A byte order mark settles it. Bytes that are valid UTF-8 beyond ASCII are UTF-8 whatever is
    declared, for hardly any other text is; then the header, then the page, and only if both are
    wrong or silent the bytes are looked at.
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace")
    if name_of_wide := wide(data):
        return data.decode(name_of_wide, "replace")
    if b"\x1b$" not in data[:4096] and b"\x1b(" not in data[:4096]:
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError as error:
            if error.reason == "unexpected end of data" and error.start > len(data) - 4:
                return data.decode("utf-8", "replace")
    for name in _named(data, content_type):
        if name == "utf-8":
            if _mostly_utf8(data):
                return data.decode("utf-8", "replace")
            continue
        try:
            return data.decode(name)
        except (UnicodeDecodeError, LookupError):
            if name.startswith("cp125"):  # five bytes mean nothing there; browsers pass them on
                return data.decode(name, "replace")
    return data.decode(_guess(data), "replace")


def wide(data: bytes) -> str | None:
    """UTF-16 without its mark: every other byte of the beginning is zero."""
    head = data[:400]
    if len(head) < 8:
        return None
    if head[1::2].count(0) > len(head) * 0.3 and head[::2].count(0) < len(head) * 0.05:
        return "utf-16-le"
    if head[::2].count(0) > len(head) * 0.3 and head[1::2].count(0) < len(head) * 0.05:
        return "utf-16-be"
    return None


def _named(data: bytes, content_type: str | None) -> list[str]:
    """The charsets declared, the server's first, as Python calls them."""
    names = [match[1] for match in [_SENT.search(content_type or "")] if match]
    declared = (match[1] or match[2] for match in _DECLARED.finditer(data[:4096]))
    names.extend(name.decode("ascii", "replace") for name in declared)
    known = []
    for name in names:
        try:
            found = codecs.lookup(name)
        except (LookupError, ValueError):
            continue
        if getattr(found, "_is_text_encoding", True) and not found.name.startswith("utf-16"):
            known.append(_MEANT.get(found.name, found.name))
    return known


def _mostly_utf8(data: bytes) -> bool:
    """A few broken bytes in UTF-8 (a cut multi-byte letter) do not make it something else."""
    text = data.decode("utf-8", "replace")
    high = sum(1 for byte in data if byte > 127)
    return text.count("\ufffd") * 20 < high


def _guess(data: bytes) -> str:
    """What the bytes look like: UTF-8 with damage, else what chardet is sure of, else Windows."""
    if _mostly_utf8(data):
        return "utf-8"
    import chardet

    guess = chardet.detect(data[:20_000])
    name, sure = guess.get("encoding"), guess.get("confidence") or 0
    if not name or sure < 0.7:
        return "cp1252"
    try:
        found = codecs.lookup(name).name
    except LookupError:
        return "cp1252"
    return _MEANT.get(found, found)
