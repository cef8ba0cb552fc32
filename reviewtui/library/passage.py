"""Passages: the stretch of a review that answers a question best, on one line, without Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewtui.library.matching import lit_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtui.library.matching import Term

_LONG = 180
_FAR = 200_000
"""Letters of a body in which words are looked for."""
_SIGNS = re.compile(
    r"^[ \t]{0,3}(?:#{1,6}[ \t]+|(?:>[ \t]?)+|[-*+][ \t]+)"  # headings, quotes, lists
    r"|!?\[(?=[^\]\n]*\]\()|\]\([^)\n]*\)"  # links and pictures: their words stay
    r"|\*{1,3}(?=\S)|(?<=\S)\*{1,3}|(?<!\w)_{1,3}(?=\w)|(?<=[\w.,;!?])_{1,3}(?!\w)|`+|~~"
    r"|</?[A-Za-z][^<>\n]{0,80}>"
    r"|\\[\\`*_{}\[\]()#+.!>~-]"
    r"|^[ \t]*(?:[-*_=][ \t]*){3,}$",
    re.MULTILINE,
)
_BLANKS = re.compile(r"\s+")


def passage(
    body: str, verdict: str | None, terms: Sequence[Term]
) -> tuple[str, tuple[tuple[int, int], ...], int | None]:
    """The words to show, where those asked for stand in them, and where the first is in the body.

    Without any of them in the body it is the verdict, or how the body begins.
    """
    lit = lit_in(body[:_FAR], terms) if terms else []
    if not lit:
        opening = verdict or body[: _LONG * 2]
        shown, _ = _plain(opening, 0, len(opening), [])
        shown = shown.strip()
        return shown[:_LONG] + "…" * (len(shown) > _LONG or len(body) > _LONG * 2), (), None
    best = max(range(len(lit)), key=lambda nth: _together(lit, nth))
    start = max(0, lit[best][0] - _LONG // 4)
    start = body.rfind(" ", 0, start) + 1 if start else 0
    start = min(start, lit[best][0]) if lit[best][0] - start < _LONG else lit[best][0]
    end = min(len(body), max(start + _LONG, lit[best][1]))
    before, after = "…" * (start > 0), "…" * (end < len(body))
    inside = [place for place in lit if start <= place[0] and place[1] <= end]
    shown, places = _plain(body, start, end, inside)
    shift = len(before)
    moved = tuple((first + shift, last + shift) for first, last in places)
    return f"{before}{shown}{after}", moved, lit[best][0] if not inside else inside[0][0]


def _together(lit: list[tuple[int, int]], first: int) -> int:
    """How many of the words a passage that begins with this one holds."""
    until = lit[first][0] + _LONG * 3 // 4
    many = 0
    for start, _ in lit[first : first + 20]:
        if start > until:
            break
        many += 1
    return many


def _plain(
    text: str, start: int, end: int, places: list[tuple[int, int]]
) -> tuple[str, list[tuple[int, int]]]:
    """A stretch of text without its Markdown signs, on one line, and some places of it there."""
    out: list[str] = []
    moved = [0] * (end - start + 1)
    """Where each character of the stretch came to stand."""
    at, length = start, 0
    cuts = []
    for sign in _SIGNS.finditer(text, start, end):
        escaped = sign[0][0] == "\\"  # what stands behind it is no sign, and stays
        cuts.append((sign.start(), sign.start() + 1 if escaped else sign.end(), ""))
    cuts += [(each.start(), each.end(), " ") for each in _BLANKS.finditer(text, start, end)]
    for first, last, instead in sorted(cuts):
        if first < at:
            continue
        if instead and (text[first - 1 : first] if first > at else out and out[-1]) == " ":
            instead = ""
        for nth, place in enumerate(range(at, first)):
            moved[place - start] = length + nth
        out += (text[at:first], instead)
        length += first - at
        for place in range(first, last):
            moved[place - start] = length
        length += len(instead)
        at = last
    for nth, place in enumerate(range(at, end + 1)):
        moved[place - start] = length + nth
    out.append(text[at:end])
    return "".join(out), [(moved[a - start], moved[b - start]) for a, b in places]
