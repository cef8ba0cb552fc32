"""From an entry of a feed to a Draft, and whether it is a review at all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from reviewtui.model.rating import Rating
from reviewtui.model.review import Draft
from reviewtui.sources import goodreads, letterboxd
from reviewtui.sources.feed_text import untracked

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from reviewtui.sources.feed_item import Channel, Item

_TAIL = re.compile(
    r"(?:the post .{1,300} (?:first )?appeared (?:first )?on .{1,200}"
    r"|\W*(?:continue reading|read (?:more|on|the (?:full|rest|whole|complete)\b.{0,60})"
    r"|keep reading|more|weiterlesen|lire la suite|seguir leyendo|leggi tutto|continua a leggere"
    r"|full review)\b.{0,200}|\[?(?:…|\.\.\.)\]?)",
    re.IGNORECASE | re.DOTALL,
)
"""A last paragraph that is the program's and not the critic's."""
_LED_ON = re.compile(
    r"\[[^\w\[\]]{0,10}"
    r"(?:continue reading|read (?:more|on|the (?:full|rest|whole|complete)\b)|keep reading"
    r"|weiterlesen|lire la suite|seguir leyendo|leggi tutto|full review)\b[^\[\]\n]{0,200}\]"
    r"\([^()\s]{1,2000}\)\W{0,10}$",
    re.IGNORECASE,
)
"""The same at the end of a paragraph that is the critic's."""
_CUT = re.compile(r"(?:…|\.\.\.|\[&hellip;\])\W*$")
_LINK = re.compile(r"!?\[([^\[\]\n]*)\]\([^)\s]*\)")
_WHOLE = 1200
"""Characters from which on a summary is taken for the whole text."""
_GENERIC = frozenset(
    re.findall(
        r"\S+",
        "review reviews film films movie movies tv television book books game games music album"
        " albums latest recent new all archive archives feed rss atom articles posts the and &"
        " category tag kritik kritiken filmkritik filmkritiken critiques critique crítica críticas"
        " recensioni",
    )
)
_KIND_OF = {
    "film": "film films movie movies cinema filmkritik",
    "series": "tv television series show shows",
    "game": "game games gaming videogames",
    "book": "book books novel novels",
    "music": "music album albums",
}


def draft_of(item: Item, channel: Channel, url: str | None) -> tuple[Draft, bool]:
    """The draft of an entry, and whether its text is only the beginning of the review."""
    from reviewtui.sources.names import people

    body, dropped, linked_on = _body(item)
    draft = Draft(body, dropped=tuple(dropped), guid=item.guid, url=untracked(item.link))
    draft.title = item.title or None
    draft.published = item.day
    draft.critic = people(item.authors or channel.authors)
    draft.headings = tuple(re.findall(r"(?m)^#{1,6} (.+)$", body))
    if letterboxd.is_letterboxd(item):
        letterboxd.describe(item, draft)
        return draft, False
    if goodreads.is_goodreads(item):
        goodreads.describe(item, draft)
        return draft, False
    draft.outlet = outlet_of(channel, url)
    _read_headline(item, draft)
    draft.rating = _rating(item, body)
    return draft, _is_teaser(item, body, linked_on=linked_on)


def doubt(item: Item, channel: Channel, url: str | None, draft: Draft) -> str | None:
    """Why an entry is plainly no review; None where it is one, or may well be.

    An outlet's feed mixes reviews with news. What calls itself a review, is shelved as one, or
    gives a rating is taken; in a feed of nothing but reviews, whatever is not plainly something
    else.
    """
    from reviewtui.sources import announcing

    if letterboxd.is_letterboxd(item):
        return letterboxd.doubt(item, draft)
    if goodreads.is_goodreads(item):
        return goodreads.doubt(draft)
    if announcing.explains_ratings(item.title):
        return "explains how ratings are given"
    if announcing.names_a_list(item.title):
        return "lists reviews and is none itself"
    if announcing.says_review(item.title) or Rating.find(item.title):
        return None if draft.body or draft.rating or item.link else "has no text"
    if announcing.says_other(item.title):
        return "tells of something else than a review"
    if not draft.body and draft.rating is None:
        return "has no text"
    shelved = any(announcing.says_review(tag) for tag in item.tags)
    addressed = announcing.address_says_review(item.link)
    if shelved or addressed or draft.rating or _of_reviews(channel, url):
        return None
    return "neither says that it is a review nor gives a rating"


def outlet_of(channel: Channel, url: str | None) -> str | None:
    """Who publishes a feed: its title without the shelf it is about, else nobody."""
    from reviewtui.sources.names import outlet

    title = channel.title
    # Hugo calls a feed after its section: `Reviews on The Gull`
    section = re.match(r"([\w& -]{1,40}?)\s+(?:on|at|from)\s+(?=[A-Z0-9])", title)
    if section and {*re.findall(r"[\w&]+", section[1].casefold())} <= _GENERIC | {"posts", "blog"}:
        title = title[section.end() :]
    parts = re.split(r"\s+[|»›•·–—:-]+\s+|\s*[|»]\s*|:\s+", title)
    told = [part for part in parts if not {*re.findall(r"[\w&]+", part.casefold())} <= _GENERIC]
    return outlet(told[0] if told else title)


def _of_reviews(channel: Channel, url: str | None) -> bool:
    """Whether a feed says of itself that it holds reviews."""
    from reviewtui.sources.announcing import says_review

    return says_review(channel.title) or any(
        re.search(
            r"(?:^|[/_=-])(?:reviews?|kritik(?:en)?|critiques?|cr[ií]ticas?)(?:[/_.&-]|$)", path
        )
        for address in (url, channel.home)
        for path in [urlsplit(address or "").path.lower()]
    )


def _body(item: Item) -> tuple[str, list[str], bool]:
    """The text as Markdown, what was left out of it, and whether it only led on to a page."""
    dropped: list[str] = []
    body = _markdown(item.content or item.summary, item, dropped)
    if len(body) < 200 and item.content and item.summary:
        body = max(body, _markdown(item.summary, item, dropped), key=len)
    paragraphs, linked_on = body.split("\n\n"), False
    noise = letterboxd.NOISE if letterboxd.is_letterboxd(item) else None
    while noise and paragraphs and noise.fullmatch(paragraphs[0].strip()):
        dropped.append(paragraphs.pop(0))
    while paragraphs and _TAIL.fullmatch(_LINK.sub(r"\1", paragraphs[-1]).strip()):
        last = paragraphs.pop()
        linked_on |= not last.lower().startswith("the post ")
        dropped.insert(0, last)
    paragraphs = _without_litter(paragraphs, dropped)
    if paragraphs and (led := _LED_ON.search(paragraphs[-1])):
        dropped.append(led[0].strip())
        paragraphs[-1], linked_on = paragraphs[-1][: led.start()].rstrip(), True
    return "\n\n".join(paragraphs).strip(), dropped, linked_on


def _without_litter(paragraphs: list[str], dropped: list[str]) -> list[str]:
    """The paragraphs without share lines and the like, and without a tail of related articles."""
    from reviewtui.sources.litter import is_litter, is_related

    kept: list[str] = []
    for place, paragraph in enumerate(paragraphs):
        bare = _LINK.sub(r"\1", paragraph).strip()
        if place * 2 > len(paragraphs) and is_related(bare.strip("#* ")):
            dropped.extend(paragraphs[place:])
            break
        if bare and "\n" not in bare and is_litter(bare):
            dropped.append(paragraph)
        else:
            kept.append(paragraph)
    return kept


def _is_teaser(item: Item, body: str, *, linked_on: bool) -> bool:
    """Whether the feed holds only the beginning: it breaks off, leads on, or is but a summary."""
    if not item.link:
        return False
    cut = bool(_CUT.search(body[-20:]))
    if item.content:
        return (linked_on or cut) and len(body) < 4 * _WHOLE
    return cut or linked_on or len(body) < _WHOLE


def _read_headline(item: Item, draft: Draft) -> None:
    from reviewtui.model.headlines import read_headline
    from reviewtui.model.kinds import spoken_kind

    kind = _kind(item.tags) or spoken_kind(f"{item.title}\n{draft.body}")
    told = read_headline(item.title, draft.body, kind)
    if told.kind is None and kind:
        draft.uncertain |= {"kind"}
    if kind == "music":
        from reviewtui.model.albums import read_album

        told = read_album(item.title, draft.body)
    draft.work, draft.year = told.work or item.title or None, told.year
    draft.kind = told.kind or kind
    if not told.sure and draft.work:
        draft.uncertain |= {"work"}


def _kind(tags: tuple[str, ...]) -> str | None:
    """The kind of work the shelves of an entry name, if all that do name one."""
    said = {word for tag in tags for word in re.findall(r"\w+", tag.casefold())}
    kinds = {kind for kind, names in _KIND_OF.items() if said & {*names.split()}}
    return kinds.pop() if len(kinds) == 1 else None


def _rating(item: Item, body: str) -> Rating | None:
    """The rating in the headline, else in the text, else drawn; a guessed scale last."""
    if found := Rating.find(item.title):
        return found
    printed = Rating.find(_LINK.sub(r"\1", body))
    if printed and not printed.assumed:
        return printed
    from reviewtui.sources.stars import drawn_rating

    root = _tree(item.content or item.summary)
    return (drawn_rating(root) if root is not None else None) or printed


def _markdown(html: str, item: Item, dropped: list[str]) -> str:
    """HTML as Markdown, without share bars, captions and the like."""
    root = _tree(html)
    if root is None:
        return ""
    from reviewtui.sources.clearing import clear
    from reviewtui.sources.markdown_out import to_markdown

    clear(root, dropped, item.title)
    return to_markdown(root, item.base)


def _tree(html: str) -> Element | None:
    from reviewtui.sources.tree import parse

    return parse(f"<html><body><article>{html}</article></body></html>") if html.strip() else None
