"""The points a review states as such: Pros and Cons, verdict boxes, plus and minus bullets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reviewtui.extract import lexicon as lists
from reviewtui.extract import model
from reviewtui.extract.labels import label
from reviewtui.extract.people import NOBODY
from reviewtui.extract.sentences import Line, lines
from reviewtui.extract.stops import split
from reviewtui.extract.subjects import weigh
from reviewtui.extract.topics import Memory
from reviewtui.model.naming import KINDS
from reviewtui.model.point import Origin, Point, Polarity, Span
from reviewtui.patterns import pattern

if TYPE_CHECKING:
    from reviewtui.extract.lexicon import Aspects

_GOOD = (
    r"pros?|the\s+good|(?:the\s+)?best\s+(?:bits?|parts?|things?)|"
    r"good\s+(?:points|stuff|bits|things)|"
    r"what\s+(?:works|worked|(?:we|i)\s+(?:like|love)d?|(?:is|was|[’']s)\s+good)|plus(?:es)?|"
    r"positives?|(?:the\s+)?highs?|upsides?|strengths?|(?:we|i)\s+(?:like|love)d?|likes?|"
    r"loved|reasons\s+to\s+buy|for|hits|thumbs\s+up|advantages|what\s+we\s+liked\s+most|"
    r"the\s+positives|(?:the\s+)?highlights|best\s+features"
)
_BAD = (
    r"cons?|the\s+(?:bad|ugly)|(?:the\s+)?worst\s+(?:bits?|parts?|things?)|"
    r"bad\s+(?:points|stuff|bits|things)|"
    r"what\s+(?:doesn[’']?t(?:\s+work)?|didn[’']?t(?:\s+work)?|does\s+not(?:\s+work)?|"
    r"did\s+not(?:\s+work)?|fails|(?:we|i)\s+(?:hated?|disliked?|didn[’']t\s+(?:like|love)|"
    r"don[’']t\s+like)|(?:is|was|[’']s)\s+bad)|"
    r"minus(?:es)?|negatives?|(?:the\s+)?lows?|downsides?|weaknesses|"
    r"(?:we|i)\s+(?:disliked?|hated?|didn[’']t\s+like)|dislikes?|hated|reasons\s+to\s+avoid|"
    r"against|misses|thumbs\s+down|drawbacks|disadvantages|(?:room\s+for\s+improvement)|"
    r"the\s+negatives|(?:the\s+)?lowlights|could\s+be\s+better|needs\s+work"
)
_MARKS = r"[\s*_#>\-+•·]*"
_OPENING = pattern(
    rf"^{_MARKS}(?:(?P<who>[A-Z][\w.’' -]{{1,30}}?)\s*[-–—:(]\s*)?(?:(?P<good>{_GOOD})|"
    rf"(?P<bad>{_BAD}))\s*\)?[*_]*\s*(?P<colon>:|\s[-–—]\s|$)[*_]*\s*(?P<rest>.*)$",
    re.IGNORECASE,
)
_BY_NAME = pattern(
    rf"^{_MARKS}what\s+(?!does|did|is|was)[\w.’'-]+\s+(?:(?P<good>(?:liked?|loved?|enjoyed)s?)|"
    r"(?P<bad>(?:hated?|disliked?|didn[’']t\s+(?:like|love))s?))[*_]*\s*(?P<colon>:|$)[*_]*\s*(?P<rest>.*)$",
    re.IGNORECASE,
)
_WEAK = frozenset(
    {"for", "against", "hits", "misses", "plus", "minus", "like", "likes", "loved", "hated"}
)
"""Words that open a list only with a colon, or as a heading."""
_NONE = pattern(
    r"\W*(?:nothing|none|no(?:ne)?(?:\s+(?:really|that\s+\w+|at\s+all|to\s+speak\s+of|cons|"
    r"complaints?))?|n/?a|not\s+(?:much|a\s+thing|a\s+lot)|absolutely\s+nothing|nil|[-–—]|"
    r"(?:nothing|none)\s+(?:at\s+all|really|(?:that\s+)?(?:i|we)\s+can\s+\w+(?:\s+of)?|comes\s+to\s+mind|to\s+complain\s+about|to\s+report))\W*$",
    re.IGNORECASE,
)
_PLUS = pattern(r"\s*(?:>\s*)*(?:[-*•]\s+)?(?P<sign>[+➕✓✔✅👍▲⊕])\s*(?=\w|[\"“(*_])")
_MINUS = pattern(r"\s*(?:>\s*)*(?:[-*•]\s+)?(?P<sign>[-−–➖✗✘❌👎▼⊖])\s*(?=\w|[\"“(*_])")
_LONGEST = 160
_SHORT = 100
_NAME = 3
"""A first sentence of so few words only names what the item is about: `The pacing.`"""


class _Entry(NamedTuple):
    """One stated point before its aspect is known."""

    start: int
    end: int
    polarity: Polarity


def stated_points(body: str, *, kind: str | None = None) -> tuple[Point, ...]:
    """The points a review lists itself, in its own order; a list that says `nothing` holds none."""
    entries = _listed(body) + _signed(body) + _tabled(body)
    if not entries:
        return ()
    kind = kind if kind in KINDS else lists.kind_of(model.tokens(body))
    aspects = lists.aspects(kind)
    points, seen = [], set()
    for entry in sorted(entries):
        quote = body[entry.start : entry.end]
        if not quote or (entry.start, entry.end) in seen or _NONE.match(quote):
            continue
        seen.add((entry.start, entry.end))
        aspect = _aspect(quote, aspects)
        short = label(quote, (), aspect, entry.polarity is Polarity.PRO, aspects)
        points.append(
            Point(aspect, entry.polarity, short, quote, Origin.STATED, Span(entry.start, entry.end))
        )
    return tuple(points)


def _aspect(quote: str, aspects: Aspects) -> str:
    scores = weigh(quote, aspects, NOBODY, (), Memory())
    return (
        max(scores, key=lambda a: scores[a] * (0.6 if a == "overall" else 1.0))
        if scores
        else "overall"
    )


def _listed(body: str) -> list[_Entry]:
    """What stands in lists or lines under a word such as `Pros`."""
    found: list[_Entry] = []
    side: Polarity | None = None
    in_list = False
    end = 0
    for line in lines(body):
        raw_start = body.rfind("\n", 0, line.start) + 1
        close = "\n\n" not in body[end : line.start].replace("\r", "").replace(" ", "")
        end = line.end
        opening = _opens(body[raw_start : line.end], line)
        if opening:
            side, rest_at = opening
            in_list = False
            if rest_at is not None:
                found += _split(body, raw_start + rest_at, line.end, side)
                side = None
        elif side is None or line.kind == "litter":
            continue
        elif line.kind == "item":
            found.append(_entry(body, line.start, _head(line), side))
            in_list = True
        elif in_list or not _is_point(line, body[raw_start : line.start], close=close):
            side = None
        else:
            found += _split(body, line.start, line.end, side)
    return found


def _head(line: Line) -> int:
    """Where the point of an item ends: an item that goes on for long is prose after its head."""
    if line.end - line.start <= _SHORT:
        return line.end
    ends = [end for _, end in split(line.text)]
    first = next((end for end in ends if len(line.text[:end].split()) > _NAME), ends[-1])
    return line.start + first


def _is_point(line: Line, mark: str, *, close: bool) -> bool:
    """Whether a line without a bullet is a point of the list it stands under, not prose after."""
    if line.kind == "heading":
        return close and not re.search(r"[#*_]", mark)
    sentences = len(re.findall(r"[.!?](?:\s|$)", line.text))
    return line.end - line.start <= _LONGEST and sentences <= 1


def _opens(raw: str, line: Line) -> tuple[Polarity, int | None] | None:
    """Which side a line opens, and where on it the first point begins, if there."""
    match = _OPENING.match(raw) or _BY_NAME.match(raw)
    if not match:
        return None
    rest = match["rest"].strip(" *_")
    word = (match["good"] or match["bad"]).lower()
    if word in _WEAK and match["colon"] != ":" and line.kind != "heading":
        return None
    if rest.endswith("?"):
        return None
    side = Polarity.PRO if match["good"] else Polarity.CON
    return side, (match.start("rest") if rest else None)


def _entry(body: str, start: int, end: int, side: Polarity) -> _Entry:
    text = body[start:end]
    start += len(text) - len(text.lstrip(" *_+-–−\t"))
    end = start + len(body[start:end].rstrip(" *_\t"))
    return _Entry(start, max(start, end), side)


def _split(body: str, start: int, end: int, side: Polarity) -> list[_Entry]:
    """A line of several points: cut at semicolons, or at commas where the pieces are short."""
    text = body[start:end]
    pieces = re.split(r"\s*[;•|]\s*|\s+[/+]\s+", text)
    if (
        len(pieces) == 1
        and len(re.findall(",", text))
        and all(len(p.split()) <= 6 for p in text.split(","))
    ):
        pieces = re.split(r",\s*(?:and\s+)?", text)
    if len(pieces) == 1:
        pieces = [p for p in re.split(r"(?<=[.!?])\s+(?=[A-Z])", text) if p]
    out, at = [], start
    for piece in pieces:
        if not piece.strip():
            continue
        at = body.index(piece, at)
        out.append(_entry(body, at, at + len(piece), side))
        at += len(piece)
    return out


def _signed(body: str) -> list[_Entry]:
    """Runs of lines that begin with a plus or a minus; minuses count only beside a plus."""
    found: list[_Entry] = []
    at = 0
    plus_seen = False
    for raw in body.splitlines(keepends=True):
        text = raw.rstrip("\r\n")
        for sign, side in ((_PLUS, Polarity.PRO), (_MINUS, Polarity.CON)):
            match = sign.match(text)
            if match and (side is Polarity.PRO or plus_seen or match["sign"] in "➖✗✘❌👎▼⊖−"):
                plus_seen = plus_seen or side is Polarity.PRO
                found.append(_entry(body, at + match.end(), at + len(text), side))
                break
        else:
            if text.strip() and not re.match(r"\s*[*-]\s", text):
                plus_seen = False
        at += len(raw)
    return found


def _tabled(body: str) -> list[_Entry]:
    """The cells of a Markdown table with a column for each side."""
    found: list[_Entry] = []
    sides: list[Polarity | None] = []
    at = 0
    for raw in body.splitlines(keepends=True):
        text = raw.rstrip("\r\n")
        if not text.lstrip().startswith("|"):
            sides = []
        elif not sides:
            sides = [_side(cell) for cell in text.strip().strip("|").split("|")]
            sides = sides if Polarity.PRO in sides or Polarity.CON in sides else []
        elif not re.fullmatch(r"[\s|:-]+", text):
            start = at + text.index("|") + 1
            for cell, side in zip(text[text.index("|") + 1 :].split("|"), sides, strict=False):
                if side and cell.strip():
                    lead = len(cell) - len(cell.lstrip())
                    found += _split(body, start + lead, start + len(cell.rstrip()), side)
                start += len(cell) + 1
        at += len(raw)
    return found


def _side(cell: str) -> Polarity | None:
    match = _OPENING.match(cell.strip())
    if match is None or match["rest"]:
        return None
    return Polarity.PRO if match["good"] else Polarity.CON
