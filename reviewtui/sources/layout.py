"""Plain text cut into blocks: paragraphs whether or not their lines were wrapped, rules, lists."""

from __future__ import annotations

from itertools import pairwise

from reviewtui import patterns
from reviewtui.patterns import pattern
from reviewtui.record import Record


class Block(Record):
    """What belongs together: a paragraph with its line breaks, or one line."""

    text: str
    apart: bool
    """Whether a blank line stands before it."""
    underlined: bool = False
    """A line of `===` or `---` stood under it."""


_RULE = pattern(r"\s*(?:[-=_~#+•·✦⁂]\s*){3,}$|\s*(?:\*\s*){3,}$|\s*⁂\s*$")
_END = (".", "!", "?", "…", ":", '"', "”", "’", ")", ".”", "*", "_")
_SENTENCE_END = pattern(r"[.!?…][”’\"')\]]*(?=\s|$)")
_LONGEST_WRAPPED = 132
_ITEM = pattern(r"\s*(?:[-*+•·●▪‣–✓✔✗✘✅❌👍👎➕➖]|\(?\d{1,2}[.)])\s+\S")


def is_rule(line: str) -> bool:
    """Whether a line is drawn and not written: `* * *`, `-----`."""
    return bool(_RULE.match(line))


def is_item(line: str) -> bool:
    """Whether a line begins with a bullet or a number as lists do."""
    return bool(_ITEM.match(line))


def is_prose(block: Block) -> bool:
    """Whether a block is a paragraph of sentences and not a line of something else."""
    text = block.text
    words = len(text.split())
    ends = len(_SENTENCE_END.findall(text))
    if max(text) >= "\u3040" and patterns.search(r"[\u3040-\u30ff\u4e00-\u9fff]", text):
        return len(text) > 40
    return (
        words >= 30
        or (words >= 12 and ends >= 1)
        or (words >= 6 and ends >= 1 and text[-1] in '.!?…”’"')
    )


def blocks(text: str) -> list[Block]:
    """The blocks of a text.

    Pasted text has one line a paragraph; typed text is wrapped at some width. A line goes on with
    the next one only if the first word of that would not have fitted on it.
    """
    lines = text.split("\n")
    width = _width(lines)
    out: list[Block] = []
    apart = True
    last: list[str] = []

    def close() -> None:
        if last:
            out.append(Block("\n".join(last), first_apart))
            last.clear()

    first_apart = True
    for line in lines:
        bare = line.strip()
        if not bare:
            close()
            apart = True
        elif (
            is_rule(line)
            and last
            and not apart
            and len(bare) > 2
            and bare[0] in "=-~"
            and len(last) == 1
        ):
            out.append(Block(last[0], first_apart, underlined=True))
            last.clear()
            apart = True
        elif is_rule(line):
            close()
            out.append(Block(bare, apart))
            apart = True
        else:
            if last and not (width and _goes_on(last[-1], bare, width)):
                close()
            if not last:
                first_apart = apart
            last.append(bare)
            apart = False
    close()
    return out


def _width(lines: list[str]) -> int:
    """The width a text is wrapped at; 0 for one line a paragraph."""
    lengths = [len(line.rstrip()) for line in lines if line.strip()]
    widest = max(lengths, default=0)
    if widest > _LONGEST_WRAPPED or widest < 40:
        # a few long lines (an address, a heading) among wrapped ones do not unwrap the others
        within = [length for length in lengths if length <= _LONGEST_WRAPPED]
        if widest < 40 or len(within) < 0.9 * len(lengths) or len(lengths) < 20:
            return 0
        widest = sorted(within)[int(len(within) * 0.98) - 1]
    pairs = [(a.rstrip(), b.strip()) for a, b in pairwise(lines) if a.strip() and b.strip()]
    wrapped = sum(_goes_on(a.strip(), b, widest) for a, b in pairs)
    unended = sum(not a.endswith(_END) for a, b in pairs if _goes_on(a.strip(), b, widest))
    return widest if wrapped and unended * 2 >= wrapped and wrapped * 3 >= len(pairs) else 0


def _goes_on(line: str, after: str, width: int) -> bool:
    """Whether a line was broken off because the next word did not fit."""
    if is_item(after) and not is_item(line) and line.endswith(_END):
        return False
    if is_item(after) and is_item(line):
        return False
    first = after.split(None, 1)[0]
    return len(line) + 1 + len(first) > width - 6 and len(line) > width // 2
