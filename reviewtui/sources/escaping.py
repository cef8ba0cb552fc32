"""Plain words as Markdown: escaped where Markdown would read something into them, and only there.

Every backslash stands in the file a person opens and in the quotes taken from it, so none is put
where the words would come out the same without.
"""

from __future__ import annotations

from reviewtui import patterns
from reviewtui.patterns import pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re

_START = pattern(
    r"(?P<hash>#{1,6}(?=[ \t]|$))|(?P<quote>>)|(?P<bullet>[-+*](?=[ \t]|$))"
    r"|\d{1,9}(?P<point>[.)])(?=[ \t]|$)|(?P<fence>`{3,}|~{3,})|(?P<rule>[=_]+|-{1,}|(?:[-_*]["
    r" \t]*){3,})$"
    r"|(?P<link>\[[^\]\n]*\]:)|(?P<table>\|)"
)
_TAG = pattern(r"<(?=[A-Za-z/!?])")
_ENTITY = pattern(r"&(?=#?\w{1,31};)")
_BACKSLASH = pattern(r"\\(?=[!-/:-@\[-`{-~\n]|$)")
_STARS = pattern(r"\*+")
_BARS = pattern(r"(?<![^\W_])_+|_+(?![^\W_])")


def escape(text: str) -> str:
    """A paragraph of plain text, lines and all, such that Markdown shows these very words."""
    text = _inline(text)
    if "\n" not in text:
        return _line(text)
    return "\n".join(map(_line, text.split("\n")))


def escape_heading(text: str) -> str:
    """The same for what stands behind `## `, where only a tail of hashes means more."""
    return patterns.sub(r"(?<=\s)(#+)$|^(#+)$", _escaped, _inline(" ".join(text.split())))


def _line(line: str) -> str:
    found = _START.match(line)
    if not found:
        return line
    start = found.start(found.lastgroup or 0)
    return f"{line[:start]}\\{line[start:]}"


def _inline(text: str) -> str:
    """Escape what would vanish inside a line: pairs of stars, ticks, tags, links, entities."""
    if "\\" in text:
        text = _BACKSLASH.sub(_escaped, text)
    if "`" in text:
        text = text.replace("`", "\\`")
    if "*" in text and _may_pair(text, _STARS):
        text = text.replace("*", "\\*")
    if "_" in text and _may_pair(text, _BARS):
        text = _BARS.sub(lambda run: "\\_" * len(run[0]), text)
    if "~~" in text:
        text = text.replace("~~", "\\~\\~")
    if "[" in text and patterns.search(r"\][\[(:]|!\[", text):
        text = patterns.sub(r"!?\[", lambda found: found[0].replace("[", "\\["), text)
    if "<" in text:
        text = _TAG.sub(_escaped, text)
    if "&" in text:
        text = _ENTITY.sub(_escaped, text)
    return text


def _escaped(found: re.Match[str]) -> str:
    return f"\\{found[0]}"


def _may_pair(text: str, runs: re.Pattern[str]) -> bool:
    """Whether one run could open emphasis and a later one close it."""
    opened = False
    for run in runs.finditer(text):
        before, after = text[run.start() - 1 : run.start()], text[run.end() : run.end() + 1]
        if opened and before.strip():
            return True
        opened = opened or bool(after.strip())
    return False
