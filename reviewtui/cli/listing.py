"""`reviewtui list`: one review a line, from the index alone."""

from __future__ import annotations

from reviewtui.cli import streams
from reviewtui.cli.opening import Opened, put_json, reader_of
from reviewtui.errors import NothingMatchedError
from reviewtui.library.lists import Wanted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from reviewtui.cli.parser import Invocation
    from reviewtui.library.library import Library
    from reviewtui.library.rows import Card

UNKNOWN_OUTLET = "Unattributed"
PAGE = 20_000
"""Cards asked for and written at a time: memory stays flat however long the list."""


def run(asked: Invocation) -> int:
    """List reviews; exit status 1 when there is none."""
    limit = asked.number("limit")
    as_json, order = "json" in asked.flags, asked.value("sort") or "newest"
    about_reader = as_json or "unread" in asked.flags or order == "unread"
    with Opened(asked) as (settings, library):
        read, bookmarked = reader_of(settings) if about_reader else (set[str](), set[str]())
        pages = _pages(_cards(library, asked, order, read), limit)
        found = _put_json(pages, read, bookmarked) if as_json else _put_lines(pages)
        if not found:
            raise NothingMatchedError(_nothing(asked, library))
    return 0


def _put_lines(pages: Iterator[list[Card]]) -> bool:
    """Write the cards as lines; whether there was any."""
    found = False
    for page in pages:
        streams.put("".join(map(_line, page)))
        found = True
    return found


def _put_json(pages: Iterator[list[Card]], read: set[str], bookmarked: set[str]) -> bool:
    """Write the cards as one array; whether there was any."""
    cards = [
        card_json(card, read=card.id in read, bookmarked=card.id in bookmarked)
        for page in pages
        for card in page
    ]
    put_json(cards)
    return bool(cards)


def card_json(card: Card, *, read: bool, bookmarked: bool) -> dict[str, Any]:
    """A review as an item of a list: the shape of export.review_json without points and body."""
    from reviewtui.export import rated

    rating = None
    if card.rating_text is not None:
        scale = (card.value, card.best, card.worst)
        rating = rated(card.rating_text, *scale, card.score, card.rule, assumed=card.assumed)
    return {
        "id": card.id,
        "path": card.path,
        "outlet": card.outlet,
        "critic": card.critic,
        "work": card.work,
        "year": card.year,
        "kind": card.kind,
        "title": card.title,
        "published": card.published,
        "url": card.url,
        "digest": card.digest,
        "rating": rating,
        "verdict": card.verdict,
        "read": read,
        "bookmarked": bookmarked,
    }


def _line(card: Card) -> str:
    outlet = card.outlet or UNKNOWN_OUTLET
    return streams.fields(card.id, card.score, card.rating_text, outlet, work_of(card))


def work_of(card: Card) -> str:
    """Title and year of what is reviewed."""
    return f"{card.work} ({card.year})" if card.year else card.work


def _cards(library: Library, asked: Invocation, order: str, read: set[str]) -> Iterator[Card]:
    """The cards asked for, fetched from the index a page at a time."""
    outlet, work = asked.value("outlet"), asked.value("work")
    slug = _outlet(library, outlet) if outlet else None
    work_slug = library.find_work(work).slug if work else None
    unread_only = "unread" in asked.flags
    size = PAGE if unread_only else min(PAGE, asked.number("limit") or PAGE)
    for page in library.walk(Wanted(slug, work_slug, None, "", order, read), size):
        yield from (card for card in page if not (unread_only and card.id in read))


def _pages(cards: Iterator[Card], limit: int | None) -> Iterator[list[Card]]:
    """The cards in portions; the first ones only where there is a limit."""
    page: list[Card] = []
    for number, card in enumerate(cards, 1):
        page.append(card)
        if number == limit:
            break
        if len(page) == PAGE:
            yield page
            page = []
    if page:
        yield page


def _outlet(library: Library, typed: str) -> str:
    """The outlet a name means: its folder, its name, or the one name that holds what was typed."""
    from reviewtui.model.text import clean_line

    wanted = typed.casefold()
    groups = list(library.groups("outlet"))
    for group in groups:
        if wanted in {group.slug.casefold(), group.label.casefold()}:
            return group.slug
    holding = [group for group in groups if wanted in group.label.casefold()]
    if len(holding) == 1:
        return holding[0].slug
    names = ", ".join(group.label for group in (holding or groups)[:8])
    what = "is part of several names" if holding else "is no outlet here"
    raise NothingMatchedError(
        f'--outlet: "{clean_line(typed)[:80]}" {what}\n  There are: {names or "none"}'
    )


def _nothing(asked: Invocation, library: Library) -> str:
    if "unread" in asked.flags or asked.values.keys() & {"outlet", "work"}:
        return "no review is like that\n  `reviewtui list` lists them all."
    where = ", ".join(map(streams.on_one_line, library.roots)) or "any folder"
    what = f"there is no review in {where}"
    if library.problems():
        return f"{what} that could be read\n  `reviewtui doctor` tells why."
    return (
        f"{what}\n"
        "  A review is a Markdown file in a folder; name other folders with --content FOLDER."
    )
