"""Sentences and headings, each with its span in the body."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from reviewtui.extract.stops import split
from reviewtui.patterns import pattern


class Line(NamedTuple):
    """One block of a body: a heading, a list item, a paragraph, or litter; with where it stands."""

    kind: str
    """`heading`, `item`, `prose` or `litter`."""
    start: int
    end: int
    text: str
    """Without the marks of a heading or a list item."""


class Sentence(NamedTuple):
    """One sentence, where it stands, and what stands over it."""

    start: int
    end: int
    text: str
    heading: str
    """The nearest heading above, or an empty string."""
    paragraph: int
    kind: str
    """`item` in a list, else `prose`."""


LONGEST = 120
"""Characters of a line that a person or a program broke there for its width."""
_MARKED_HEADING = pattern(r"\s{0,3}#{1,6}\s+(.*?)\s*#*\s*$")
_BOLD_HEADING = pattern(r"\s*(\*\*|__)(?P<text>[^*_]{2,80}?):?\1:?\s*$")
_ITEM = pattern(r"\s*(?:>\s*)*(?:[-*+•·●▪‣✓✔✗✘✅❌👍👎➕➖–]|\(?\d{1,2}[.)])\s+(?=\S)")
_SIGNED_ITEM = pattern(r"\s*[+\-−–✓✔✗✘✅❌👍👎➕➖]\s*(?=\S)")
_NAMED_LINE = pattern(r"\s*[*_]*[A-Z][\w’' ]{1,24}:")
_TERMINAL = pattern(r"[.!?…:;,][\"'”’)\]*_]*\s*$")
_RULE = pattern(r"\s*(?:[-*_=~]\s*){3,}$")
_LITTER = pattern(
    r"""\s*(?:share\s+(?:this|on|via)\b.*|(?:image|photo|picture)?\s*(?:credit|courtesy|source|photo(?:graph)?\s+by)s?\s*[:/].*
    |related\s+(?:stories|articles|posts|reviews|reading|content)\b.*|more\s+like\s+this.*|read\s+(?:more|next|also|our)\b.*|(?:also\s+)?see\s+also\b.*
    |.{0,12}\bfollow\s+(?:us|me)\b.*|(?:sign\s+up|subscribe)\b.*|advertisement|loading.*|by\s+[A-Z][\w.'’-]+(?:\s+[A-Z][\w.'’-]+){0,2}
    |(?:posted|published|updated|written|reviewed)\s+(?:on|by|in|:).*|tags?\s*:.*|(?:leave\s+a\s+)?comments?(?:\s*\(\d+\))?|copyright\b.*|©.*
    |(?:instagram|twitter|facebook|bluesky|tiktok)\b.{0,60}|https?://\S+|!\[[^\]]*\]\([^)]*\).*|\[[^\]]*\]\([^)]*\)
    |(?:starring|stars|cast|directors?|directed\s+by|run-?time|running\s+time|running\s+length|length|genres?|platforms?|developers?|publishers?|release(?:d|\s+dates?)?|year(?:\s+released)?
       |authors?|artists?|labels?|price|my\s+price|rat(?:ed|ing)|certificate|music|score(?:d)?\s+by|writers?|written\s+by|screenplay|producers?|cinematograph(?:y|er)|country|language|budget
       |series|streaming(?:\s+on)?|network|review(?:er|ed)?(?:\s+(?:by|date|score))?|read\s+time|where\s+to\s+watch|pages|isbn|format|modes?(?:\(s\))?|final\s+score|my\s+(?:rating|grade|verdict)|grade)(?:\s*\(s\))?\s*:.*
    |(?:image|photo|picture|screenshot|still|poster|video)s?\s+(?:from|of|by|via|courtesy)\b.{0,80}
    |(?:no|\d+)\s+comments?:?|post\s+a\s+comment|leave\s+a\s+reply|like(?:d\s+by)?\s+\w+:?|your\s+email\s+address.*|cancel\s+reply|loading.*|log\s*in.*|about\s+me|filed\s+under.*|permalink.*
    |.{0,60}\bis\s+(?:out|in\s+cinemas|available|streaming|released)\b.{0,60}\b(?:now|from|on)\b.*)$""",
    re.VERBOSE | re.IGNORECASE,
)
_FENCE = pattern(r"\s{0,3}(?:>\s*)*(?:```|~~~)")
_CODE = pattern(r"(?: {4,}|\t)\s*\S.*(?:[{}<>=;]|\w\()")
_QUOTED = pattern(r"\s{0,3}>")
_BOXED = pattern(
    r"\W*(?:(?:final |our |my |the )?verdict|bottom line|conclusions?|summary|in short|pros?|cons?|"
    r"the (?:good|bad)|score|rating)\b",
    re.IGNORECASE,
)
"""How a box begins that a review puts its own verdict in; other quotes are the words of others."""
_TABLE = pattern(r"\s*\|.*\|\s*$|[^|]*\|[^|]*\|[^|]*\|")
_FIGURES = pattern(
    r"\W{0,3}[A-Z][\w ’'()/&-]{1,28}:[*_]*\s*(?=[^:]*\d)[^.!?:]{1,60}(?:\.\d[^.!?]{0,40})?$"
)
"""A line of a table of figures: `Weight: 1.2 kg`, `Story: 8/10`."""
_BYLINE = pattern(r"by\s+[A-Z]")
_SMALL_WORDS = """
a an and as at but by for from in into is of on or over the to vs with us its it's — – -
& |
"""
_SMALL = frozenset(_SMALL_WORDS.split())


def _is_bare_heading(text: str) -> bool:
    """Whether a line without marks reads as a heading: short, titled, and no sentence."""
    words = text.split()
    if not words or len(text) > 80 or len(words) > 11 or re.search(r"[.,;][\"”’)]?\s*$", text):
        return False
    if not (text[0].isupper() or text[0].isdigit() or text[0] in "\"“‘'"):
        return False
    if re.search(r"[.!?…]\s+\S", text):
        return False
    if len(words) <= 2:
        return True
    big = sum(1 for w in words if not w[0].islower())
    small = sum(1 for w in words if w[0].islower() and w.lower() not in _SMALL)
    return (small == 0 and big >= 2) or (
        len(words) <= 7 and text.rstrip()[-1:] not in '!?…"”' and small <= 4
    )


def _kind(raw: str, alone: bool) -> tuple[str, int, str]:
    """What one line is, and where in it its text begins."""
    if marked := _MARKED_HEADING.match(raw):
        return "heading", marked.start(1), marked[1]
    if bold := _BOLD_HEADING.match(raw):
        return "heading", bold.start("text"), bold["text"]
    text = raw.strip()
    if _RULE.match(raw) or not re.search(r"\w", text):
        return "litter", 0, text
    item = _ITEM.match(raw) or (_SIGNED_ITEM.match(raw) if text[0] in "+✓✔✗✘✅❌👍👎➕➖" else None)
    if item:
        return "item", item.end(), raw[item.end() :].rstrip()
    if _CODE.match(raw) or _TABLE.match(raw) or _FIGURES.match(text):
        return "litter", 0, text
    if (_LITTER.match(text) and len(text) < 120) and not (
        text[:3].lower() == "by " and not _BYLINE.match(text.lower()[:3] + text[3:])
    ):
        return "litter", 0, text
    if _QUOTED.match(raw) and not _BOXED.match(text):
        return "litter", 0, text
    lead = len(raw) - len(raw.lstrip(" \t>"))
    if alone and _is_bare_heading(text):
        return "heading", lead, text
    return "prose", lead, raw[lead:].rstrip()


def lines(body: str) -> list[Line]:
    """The blocks of a body, hard-wrapped paragraphs joined; offsets count code points."""
    out: list[Line] = []
    offset = 0
    open_block = fenced = False
    for raw_line in body.splitlines(keepends=True):
        raw = raw_line.rstrip("\r\n")
        start, offset = offset, offset + len(raw_line)
        if _FENCE.match(raw):
            fenced = not fenced
        if fenced or _FENCE.match(raw) or not raw.strip():
            open_block = False
            continue
        before = out[-1] if out else None
        wraps = (
            open_block
            and before is not None
            and before.kind in ("prose", "item")
            and not _TERMINAL.search(body[max(before.start, before.end - 12) : before.end])
            and not _NAMED_LINE.match(raw)
            and 40 <= _last_line(body, before) <= LONGEST
        )
        kind, at, text = _kind(raw, alone=not wraps)
        if (
            before is not None
            and open_block
            and kind == "prose"
            and (wraps or _soft(body, before, raw))
        ):
            # cut out once it is whole: to copy it with every line takes long for many of them
            out[-1] = Line(before.kind, before.start, start + len(raw.rstrip()), "")
        else:
            out.append(Line(kind, start + at, start + at + len(text), text))
        open_block = True
    return [line if line.text else line._replace(text=body[line.start : line.end]) for line in out]


def _last_line(body: str, block: Line) -> int:
    """How long the last line of a block is, where it is no longer than matters."""
    start = max(block.start, block.end - LONGEST - 1)
    return block.end - max(start, body.rfind("\n", start, block.end) + 1)


def _soft(body: str, before: Line, raw: str) -> bool:
    """Whether a line goes on with the one before because it begins small."""
    return (
        before.kind in ("prose", "item")
        and raw.lstrip()[:1].islower()
        and _last_line(body, before) >= 30
    )


def sentences(body: str) -> list[Sentence]:
    """Every sentence of prose and of list items, in order, each with its span in the body."""
    return list(_sentences(body))


@lru_cache(maxsize=2)
def _sentences(body: str) -> tuple[Sentence, ...]:
    """The same, kept: points, verdict and voices are made out of one body after another."""
    found: list[Sentence] = []
    heading = ""
    for number, line in enumerate(lines(body)):
        if line.kind == "heading":
            heading = line.text
        elif line.kind != "litter":
            found += [
                Sentence(line.start + a, line.start + b, line.text[a:b], heading, number, line.kind)
                for a, b in split(line.text)
            ]
    return tuple(found)
