"""A body cut into blocks that can be drawn one by one, each with its place in the body.

The cut is cheap and rough on purpose: it looks at blank lines, fences and list signs only, so that
a document of 600 KB is cut in the time a person does not notice. What a block holds is made out
when it is drawn. No block is larger than `LIMIT`, whatever the text is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

LIMIT = 4000
"""Characters of a block at most; a longer one is cut at a line, a blank, or anywhere."""

_GAP = re.compile(r"\n(?:[ \t]*\n)+")
_BLANK_LINES = re.compile(r"(?:[ \t]*\n)*")
_LINE = re.compile(r"[^\n]*\n?")
_FENCE = re.compile(r"[ \t]*(`{3,}|~{3,})([^\n]*)")
_ITEM = re.compile(r" {0,3}(?:[-*+]|\d{1,9}[.)])(?:[ \t]|\n|$)")
_RULE = re.compile(r" {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*(?:\n|$)")
_INDENTED = re.compile(r"(?: {2,}|\t)\S")
_DELIMITERS = re.compile(r"[^\n]*\|[^\n]*\n {0,3}[|:-][|:\- \t]*(?:\n|$)")
_DEEP = re.compile(r"^[ \t]*(?:(?:>|[-*+]|\d{1,9}[.)])[ \t]*){25}|^[ \t]{150}", re.MULTILINE)
_MANY_BRACKETS = 300


class Block(NamedTuple):
    """A stretch of the body that is drawn as one."""

    start: int
    end: int
    lead: str = ""
    """Markdown that must stand before this part of a cut block: a fence, the head of a table."""
    code: bool = False
    gap: bool = True
    """Whether a blank line stands before it; not inside a block that was cut."""

    def source(self, body: str) -> str:
        """The Markdown to draw."""
        return self.lead + body[self.start : self.end]


def split(body: str) -> list[Block]:
    """Cut a body into blocks, in order; everything but blank lines is in one of them."""
    blocks: list[Block] = []
    for start, end, code in _groups(body):
        if end - start <= LIMIT:
            blocks.append(Block(start, end, "", code))
        else:
            blocks += _pieces(body, start, end, code)
    return blocks


def pathological(source: str) -> bool:
    """Whether a parser would take too long over this, or lose some of it for its nesting."""
    return source.count("[") > _MANY_BRACKETS or _DEEP.search(source) is not None


def _groups(body: str) -> Iterator[tuple[int, int, bool]]:
    """Stretches that belong together: start, end, and whether it is a fenced block of code."""
    first = _BLANK_LINES.match(body)
    position = first.end() if first else 0
    size = len(body)
    list_start = list_end = -1
    gap_start = gap_end = -1
    fences = "```" in body or "~~~" in body
    while position < size:
        if gap_start < position:  # once for each gap, however many fences stand before it
            gap = _GAP.search(body, position)
            gap_start, gap_end = gap.span() if gap else (size, size)
        end, following = gap_start, gap_end
        fence = None
        if fences and _has_fence(body, position, end):
            fence = _first_fence(body, position, end)
        if list_start >= 0:
            if _continues_list(body, position) and end - list_start <= LIMIT:
                if fence is not None:
                    end = _after_fence(body, *fence)
                    following = _skip_blank(body, end)
                list_end, position = end, following
                continue
            yield list_start, list_end, False
            list_start = -1
        if fence is not None:
            opened, sign = fence
            if opened > position:
                yield position, opened, False
            closed = _after_fence(body, opened, sign)
            yield opened, closed, True
            position = _skip_blank(body, closed)
            continue
        if _ITEM.match(body, position) and not _RULE.match(body, position):
            list_start, list_end = position, end
        else:
            yield position, end, False
        position = following
    if list_start >= 0:
        yield list_start, list_end, False


def _has_fence(body: str, start: int, end: int) -> bool:
    return body.find("```", start, end) >= 0 or body.find("~~~", start, end) >= 0


def _first_fence(body: str, start: int, end: int) -> tuple[int, str] | None:
    """The first line of a stretch that opens a fence, and the sign it opens with."""
    for line in _LINE.finditer(body, start, end):
        found = _FENCE.match(line[0])
        if found and not (found[1][0] == "`" and "`" in found[2]):
            indent = found.start(1)
            if indent <= 3 or _ITEM.match(body, start):
                return line.start(), found[1]
        if not line[0]:
            break
    return None


def _after_fence(body: str, opened: int, sign: str) -> int:
    """Where the fenced block ends: after its closing line, or at the end of the body."""
    closing = re.compile(
        rf"\n[ \t]*{re.escape(sign[0])}{{{len(sign)},}}[ \t]*(?=\n|$)(?:\n|$)".replace("$", r"\Z")
    )
    found = closing.search(body, opened)
    return found.end() if found else len(body)


def _skip_blank(body: str, position: int) -> int:
    found = _BLANK_LINES.match(body, position)
    return found.end() if found else position


def _continues_list(body: str, position: int) -> bool:
    if _INDENTED.match(body, position):
        return True
    return bool(_ITEM.match(body, position)) and not _RULE.match(body, position)


def _pieces(body: str, start: int, end: int, code: bool) -> Iterator[Block]:
    """The blocks of what is longer than the limit."""
    lead = _lead(body, start, end, code)
    position, first = start, True
    while position < end:
        stop = end if end - position <= LIMIT else _cut(body, position, position + LIMIT)
        yield Block(position, stop, "" if first else lead, code, gap=first)
        position, first = stop, False


def _lead(body: str, start: int, end: int, code: bool) -> str:
    if code:
        fence = _FENCE.match(body, start, end)
        return f"{fence[1][:LIMIT]}\n" if fence else ""
    head = _DELIMITERS.match(body, start, min(end, start + LIMIT // 2))
    return head[0] if head else ""


def _cut(body: str, start: int, limit: int) -> int:
    """The best place to cut before `limit`: before a list item, after a line, after a blank."""
    if _ITEM.match(body, start):
        items = [m.start() + 1 for m in re.finditer(rf"\n(?={_ITEM.pattern})", body[start:limit])]
        if items:
            return start + items[-1]
    for sign in ("\n", " "):
        found = body.rfind(sign, start + 1, limit)
        if found >= 0:
            return found + 1
    return limit
