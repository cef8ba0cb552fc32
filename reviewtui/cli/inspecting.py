"""What `reviewtui inspect` shows of one draft: as JSON, or as a summary to read."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING, Any

from reviewtui.cli import streams
from reviewtui.export import draft_json
from reviewtui.extract.points import read_points
from reviewtui.model.text import LONG

if TYPE_CHECKING:
    from reviewtui.model.point import Point
    from reviewtui.model.review import Draft


def inspected(draft: Draft, source: str) -> dict[str, Any]:
    """One draft as an item of `inspect --json`, the points in rank order, stated ones first."""
    points = _understood(draft)
    return draft_json(draft, source, points)


def _understood(draft: Draft) -> tuple[Point, ...]:
    """The points of a draft; a verdict found in its text is put in as a guess.

    What is too long for a review is read whole, and judged in its beginning.
    """
    body = draft.body[:LONG]
    if body != draft.body:
        streams.say(
            f"reviewtui: {draft.work or 'the text'}: it is longer than any review; points and a"
            f" verdict are looked for in its first {LONG:,} characters"
        )
    read = read_points(body, kind=draft.kind, work=draft.work)
    if draft.verdict is None:
        from reviewtui.extract.verdict import find_verdict

        if span := find_verdict(body, read, work=draft.work):
            draft.verdict = " ".join(body[span.start : span.end].split())
            draft.uncertain |= {"verdict"}
    quoted = {point.quote for point in draft.points}
    return (*draft.points, *(point for point in read if point.quote not in quoted))


def summary(draft: Draft, source: str) -> str:
    """One draft in lines: each field, what was guessed marked, then headings, points and litter."""
    from reviewtui.cli.signs import SIGNS

    points = _understood(draft)
    rating = draft.rating
    named = {
        "work": draft.work, "year": draft.year, "kind": draft.kind, "title": draft.title,
        "outlet": draft.outlet, "critic": draft.critic, "published": draft.published,
        "url": draft.url, "rating": rating.explain() if rating else None, "verdict": draft.verdict,
    }  # fmt: skip
    lines = [streams.on_one_line(source)]
    for name, value in named.items():
        sign = "?" if name in draft.uncertain else ""
        lines.append(f"  {name + sign:<11} {streams.on_one_line(value)}")
    lines.append(f"  {'text':<11} {len(draft.body.split())} words, {len(draft.headings)} headings")
    lines += [f"    ## {streams.on_one_line(heading)}" for heading in draft.headings]
    for point in points:
        says = f"{point.aspect}: {point.label} ({point.origin})"
        lines.append(f"    {SIGNS[point.polarity]} {streams.on_one_line(says)}")
    for litter in draft.dropped:
        lines.append(f"    left out: {streams.on_one_line(shorten(litter, 100))}")
    return "\n".join(lines) + "\n"
