"""Segments: bookmarks.toml cut into its blocks and what stands between them.

Cutting takes longer than all else when there are thousands, so a second reading cuts only where
the file is another than it was.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from reviewtui.library.block import HEADER, NO_BOOKMARK, STRING_OR_COMMENT, Block, comments_before

if TYPE_CHECKING:
    from collections.abc import Callable

_TABLE = re.compile(
    r"^[ \t]*\[{1,2}[ \t]*([A-Za-z0-9_.\"' \t-]+?)[ \t]*\]{1,2}[ \t]*(?:#.*)?\r?$", re.MULTILINE
)
_OPEN = re.compile(r'"""|\'\'\'')


def text_in(segment: Block | str) -> str:
    """A segment as it stands in the file."""
    return segment if isinstance(segment, str) else segment.text


def segments_after(old: list[Block | str], text: str) -> list[Block | str]:
    """The file in pieces; those an earlier reading has already, before and after a change, stay.

    The pieces next to the change are read again with it: only if they come out as they were can
    the change not reach beyond them, as an open string or a loose comment would.
    """
    whole = "".join(map(text_in, old))
    front = _in_common(whole, text)
    if old and front == len(whole) == len(text):
        return old
    room = min(len(whole), len(text)) - front
    back = _in_common_at_end(whole, text, room)
    ends = list(accumulate(len(text_in(segment)) for segment in old))
    kept = max(bisect_right(ends, front) - 1, 0)
    rest = bisect_left(ends, len(whole) - back) + 2
    if rest >= len(old):
        rest = len(old)
    begin = ends[kept - 1] if kept else 0
    end = len(text) - (len(whole) - ends[rest - 1]) if old else len(text)
    middle = _segments(text[begin:end]) if begin <= end else []
    alike = (
        (not kept or (middle and text_in(middle[0]) == text_in(old[kept])))
        and (rest == len(old) or (middle and text_in(middle[-1]) == text_in(old[rest - 1])))
        and not any(map(_is_faulty, middle))
    )
    return [*old[:kept], *middle, *old[rest:]] if old and alike else _segments(text)


def _in_common(one: str, other: str) -> int:
    """How many characters two texts begin with in common, told by halves."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        half = (low + high + 1) // 2
        if one[low:half] == other[low:half]:
            low = half
        else:
            high = half - 1
    return low


def _in_common_at_end(one: str, other: str, room: int) -> int:
    low, high = 0, room
    while low < high:
        half = (low + high + 1) // 2
        if one[len(one) - half : len(one) - low] == other[len(other) - half : len(other) - low]:
            low = half
        else:
            high = half - 1
    return low


def _segments(text: str) -> list[Block | str]:
    """The file in pieces, read as blocks where they are bookmarks."""
    if _OPEN.search(text) is None:
        return [_read(piece) for piece in _pieces(text, _never)]
    if "'''" not in text:
        segments = [_read(piece) for piece in _pieces(text, _looks_open)]
        if not any(map(_is_faulty, segments)):
            return segments
    segments = []
    for piece in _pieces(text, _is_open):
        segment = _read(piece)
        if _breaks(segment):
            # a string that is never closed must not swallow the blocks after it
            segments += [_read(part) for part in _pieces(piece, _never)]
        else:
            segments.append(segment)
    return segments


def _read(piece: str) -> Block | str:
    if HEADER.search(piece) is None:
        return piece
    block = Block(piece)
    return piece if block.fault and block.fault.what == NO_BOOKMARK else block


def _is_faulty(segment: Block | str) -> bool:
    return isinstance(segment, Block) and segment.fault is not None


def _breaks(segment: Block | str) -> bool:
    return isinstance(segment, Block) and segment.fault is not None and segment.fault.breaks


def _pieces(text: str, in_string: Callable[[str], bool]) -> list[str]:
    """The text cut before every table header, the comment lines right above it going with it.

    A line in a string of several lines is no header, however it looks; `in_string` says whether
    a text ends in one.
    """
    cuts = [0]
    for found in _TABLE.finditer(text):
        header, name = found.start(), found[1]
        if name != "bookmark" and re.match(r"[\"']?bookmark[\"']?\s*\.", name):
            continue
        if in_string(text[cuts[-1] : header]):
            continue
        line_above = text[text.rfind("\n", 0, max(header - 1, 0)) + 1 : header]
        if line_above.lstrip()[:1] == "#":
            before = text[cuts[-1] : header]
            if cuts[-1] or _says_anything(before):
                header -= len(comments_before(before))
        if header > cuts[-1]:
            cuts.append(header)
    return [text[a:b] for a, b in zip(cuts, [*cuts[1:], len(text)], strict=True) if a < b]


def _never(_: str) -> bool:
    return False


def _looks_open(text: str) -> bool:
    """A quick answer, wrong only where a string holds the quotation marks of another sort."""
    return text.count('"""') % 2 == 1 or text.count("'''") % 2 == 1


def _is_open(text: str) -> bool:
    return any(found["open"] for found in STRING_OR_COMMENT.finditer(text))


def _says_anything(text: str) -> bool:
    """Whether there is more than comments: those that open a file are its title."""
    return any(line.strip() and not line.lstrip().startswith("#") for line in text.split("\n"))
