"""Ratings that are drawn: rows of stars, circles, hearts and the like, full, half and empty."""

from __future__ import annotations

from reviewtui import patterns
from reviewtui.record import Record

FULL = "★⭐🌟✪✭✮✯⭑✦✹●⬤⚫🔴🟠🟡🟢🔵■◼▮🍿❤♥🌕"
EMPTY = "☆✩✰⭒✧○◯⚪□◻▯♡🤍🌑"
PART = {
    "💫": 0.5,
    "⯨": 0.5,
    "⯪": 0.5,
    "◐": 0.5,
    "◑": 0.5,
    "🌗": 0.5,
    "🌓": 0.5,
    "🌖": 0.75,
    "🌘": 0.25,
}
STARS = frozenset("★⭐🌟💫✪✭✮✯⭑☆✩✰⭒⯨⯪")
"""Glyphs that are drawn for nothing but rating (or a bullet), however few there are."""

_ANY = f"[{FULL}{EMPTY}{''.join(PART)}]"
_HALF = r"(?:\s?[½¼¾]|[\s-]?1/2(?![\d/])|\.(?:5|25|75)(?!\d))"
ROW = (
    rf"(?<!{_ANY})(?<!{_ANY}[\uFE0F ])"
    rf"(?:{_ANY}\uFE0F?[ \u00a0]?){{0,19}}{_ANY}\uFE0F?{_HALF}?(?:[ \u00a0]?{_ANY}\uFE0F?){{0,9}}"
    rf"(?![ \uFE0F]?{_ANY})"
)
"""A row of at most twenty or so; a longer one is decoration."""

_PARTS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "1/2": 0.5, ".5": 0.5, ".25": 0.25, ".75": 0.75}


class Row(Record):
    """What a row of glyphs comes to."""

    value: float
    best: int | None
    """None where no empty glyph shows how many there could have been."""


def count(drawn: str) -> Row:
    """Count a row that `ROW` matched."""
    full = sum(drawn.count(glyph) for glyph in FULL)
    empty = sum(drawn.count(glyph) for glyph in EMPTY)
    half_glyphs = sum(drawn.count(glyph) for glyph in PART)
    part = sum(drawn.count(glyph) * worth for glyph, worth in PART.items())
    extra = next((worth for sign, worth in _PARTS.items() if sign in drawn), 0.0)
    if not full and not part:  # outlines alone: a full set is an empty score, fewer are a count
        return Row(0, empty) if empty in (5, 10) and not extra else Row(empty + extra, None)
    total = full + empty + half_glyphs
    if not empty:
        best = total if total in (5, 10) and not extra else None
    else:
        # A printed half may stand beside its empty star or in its place: ★★★½☆ and ★★★½☆☆
        best = total + 1 if extra and total not in (5, 6, 10) else total
    return Row(full + part + extra, best)


def is_drawn_for_rating(drawn: str, first: bool = False) -> bool:
    """Whether a row can be nothing but a rating: one lone glyph is a bullet, so are two circles.

    `first` is for what opens its line: four hearts behind a sentence are only fond of it.
    """
    glyphs = patterns.findall(_ANY, drawn)
    kinds = {("full" if g in FULL else "empty") for g in glyphs}
    if all(g in PART for g in glyphs):
        return False  # halves of nothing
    if any(g in STARS for g in glyphs):
        return len(glyphs) >= 2 or any(sign in drawn for sign in _PARTS)
    return len(glyphs) >= 3 and (
        len(kinds) == 2 or len(glyphs) == 5 or (first and len(glyphs) == 4)
    )
