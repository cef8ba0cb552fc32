"""A passage of a body as it is told: on one line, without the signs of Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewtui.model.text import clean_line

if TYPE_CHECKING:
    from reviewtui.model.point import Span

_QUOTED = re.compile(r"^[ \t]*(?:>[ \t]?)+", re.MULTILINE)
_LINK = re.compile(r"!?\[([^\]\n]*)\]\([^)\n]*\)")
_EMPHASIS = re.compile(r"(\*{1,3}|`+|(?<!\w)_{1,3}|_{1,3}(?!\w))")


def sentence(body: str, span: Span) -> str:
    """A sentence of the body on one line, without its Markdown."""
    return unmarked(body[span.start : span.end])


def unmarked(words: str) -> str:
    """Words on one line: what a link shows, and no marks of emphasis, code or quotation."""
    if not any(sign in words for sign in "*_`>["):
        return clean_line(words)
    words = _LINK.sub(r"\1", _QUOTED.sub("", words))
    return clean_line(_EMPHASIS.sub("", words))
