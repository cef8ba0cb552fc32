"""`reviewtui search`: one hit a line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reviewtui.cli import streams
from reviewtui.cli.listing import UNKNOWN_OUTLET, card_json, work_of
from reviewtui.cli.opening import Opened, put_json, reader_of
from reviewtui.errors import NothingMatchedError
from reviewtui.model.text import clean_line

if TYPE_CHECKING:
    from reviewtui.cli.parser import Invocation
    from reviewtui.library.rows import Hit

MOST = 50


def run(asked: Invocation) -> int:
    """Search; exit status 1 when nothing is found. What a query has wrong is said."""
    limit = asked.number("limit") or MOST
    typed = " ".join(asked.words)
    with Opened(asked) as (settings, library):
        read, bookmarked = reader_of(settings)
        answer = library.search(typed, limit=limit, read=read, bookmarked=bookmarked)
    for note in answer.notes:
        streams.say(f"reviewtui: {note}")
    if "json" in asked.flags:
        put_json([_hit_json(hit, read, bookmarked) for hit in answer.hits])
    else:
        streams.put("".join(map(_line, answer.hits)))
    if not answer.hits:
        raise NothingMatchedError(f'nothing found for "{clean_line(typed)[:80]}"')
    return 0


def _line(hit: Hit) -> str:
    card = hit.card
    return streams.fields(card.id, card.outlet or UNKNOWN_OUTLET, work_of(card), hit.snippet)


def _hit_json(hit: Hit, read: set[str], bookmarked: set[str]) -> dict[str, Any]:
    """A list item, and the passage found; `lit` are the parts of it that matched."""
    item = card_json(hit.card, read=hit.card.id in read, bookmarked=hit.card.id in bookmarked)
    return {**item, "passage": hit.snippet, "lit": hit.lit, "start": hit.offset}
