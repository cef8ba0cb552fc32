"""Text from outside made safe to show: no control bytes, no tricks with direction or width."""

from __future__ import annotations

from reviewtui import patterns
from reviewtui.patterns import IGNORECASE, pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

_HARMFUL = pattern(
    "["
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 but tab and newline, DEL, C1
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # direction marks, overrides, isolates
    "\u200b\u2060-\u2065\u206a-\u206f\ufeff\u180e"  # zero-width characters that join nothing
    "\u2028\u2029"  # line and paragraph separators
    "\ufff9-\ufffb"  # interlinear annotation
    "\ud800-\udfff"  # lone surrogates
    "\U000e0000-\U000e007f"  # tags
    "]"
)
_TOO_MANY_MARKS = pattern(
    "([\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{4})[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+"
)


LONG = 300_000
"""Characters from which on a text is no review: the longest of them has a fifth of that."""


def clean(text: str) -> str:
    r"""A text of any number of lines, without what could harm a terminal or deceive a reader.

    Line ends become `\n`; a form feed or vertical tab is a line end too. Zero-width joiners stay
    (emoji and several scripts need them); more than four combining marks in a row are cut to four.
    """
    if text.isascii() and text.isprintable():
        return text
    text = patterns.sub(r"\r\n?|\x0b|\x0c|\x85|\u2028|\u2029", "\n", text)
    return _TOO_MANY_MARKS.sub(_marks_kept, _HARMFUL.sub("", text))


def _marks_kept(found: re.Match[str]) -> str:
    return found[1]


def clean_line(text: str) -> str:
    """The same for what must stay on one line: a title, a name, a label."""
    return " ".join(clean(text).split())


def as_drawn(text: str) -> str:
    """The same for a piece of a line on the screen: blanks at its ends and between words stay."""
    return text if text.isprintable() else clean(text).replace("\n", " ").replace("\t", " ")


def safe_url(url: str | None) -> str | None:
    """An http or https address without blanks, credentials or control characters, or None."""
    if not url:
        return None
    url = clean(url).strip()
    match = patterns.fullmatch(r"https?://[^\s/?#@\\]+(?:[/?#][^\s\\\"<>]*)?", url, IGNORECASE)
    return url if match and len(url) <= 2048 else None


def lowered(text: str) -> str:
    """A text in lower case that has the same length, so that places in it are places in it."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower()[:1] for c in text)


def occurrences(words: str, text: str) -> Iterator[int]:
    """Where some words stand in a text, not as a part of longer words."""
    place = text.find(words)
    while place >= 0:
        end = place + len(words)
        if not _in_word(text[place - 1 : place]) and not _in_word(text[end : end + 1]):
            yield place
        place = text.find(words, place + 1)


def _in_word(char: str) -> bool:
    return char.isalnum() or char == "_"
