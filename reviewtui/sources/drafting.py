"""Drafts from a page: each field from the surest place that states it, guesses marked as such."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewtui.model.headlines import read_headline
from reviewtui.model.review import Draft
from reviewtui.model.text import clean_line, safe_url
from reviewtui.sources import announcing, schema, signing
from reviewtui.sources.clearing import clear
from reviewtui.sources.dates import read_date
from reviewtui.sources.markdown_out import to_markdown
from reviewtui.sources.title_page import TitlePage
from reviewtui.sources.tree import parse, several_lines

if TYPE_CHECKING:
    from reviewtui.model.point import Point
    from reviewtui.sources.gathered import Page
    from reviewtui.sources.schema import Stated


def drafts_of(page: Page) -> list[Draft]:
    """The review that the article is, or those whose texts stand in the markup."""
    main, rest = _main_and_rest(page)
    told = TitlePage(page)
    drafts = [_draft(told, main, page.article.markdown)] if main is not None else []
    return drafts + [_draft(told, one, _prose(one.body), alone=False) for one in rest]


def _main_and_rest(page: Page) -> tuple[Stated | None, list[Stated]]:
    """The review that is the article, and those that stand beside it with texts of their own."""
    stated, bodies = page.stated, page.with_bodies()
    if not stated:
        return schema.Stated(), []
    if len(stated) == 1:
        length = len(stated[0].body.split())
        instead = not page.words or (length >= 40 and page.words < length * 0.6)
        return (None, stated) if instead else (stated[0], [])
    all_written = len(bodies) == len(stated)
    works = {(one.work or "").casefold() for one in stated}
    own = page.about is not None or announcing.says_review(page.title)
    if all_written and (len(works) > 1 or not own):
        return None, stated
    return max(stated, key=lambda one: _closeness(page, one)), []


def _closeness(page: Page, stated: Stated) -> tuple[int, int]:
    """How much of a review in the markup is the page's own."""
    author = schema.critic_in(page.about) if page.about else None
    points = 2 * bool(author and stated.critic == author)
    points += 3 * bool(stated.title and stated.title in page.title) + bool(stated.outlet)
    points += bool(stated.body and stated.body[:80].strip() in page.article.markdown)
    return points + bool(stated.rating), -page.stated.index(stated)


def _draft(told: TitlePage, stated: Stated, body: str, *, alone: bool = True) -> Draft:
    """One draft; `alone` where the page as a whole is the review."""
    page = told.page
    uncertain: set[str] = set()
    outlet, guessed = told.outlet(stated.outlet)
    if guessed and outlet:
        uncertain.add("outlet")
    titles = (page.title, stated.title) if alone else (stated.title, page.title)
    draft = Draft(
        body=body,
        title=next((title for title in titles if title), None),
        outlet=outlet,
        critic=_critic(told, stated, outlet, alone=alone),
        url=safe_url(page.head.url),
        rating=page.rating(stated) if alone else stated.rating,
        verdict=_verdict(stated, body),
        identifiers=stated.identifiers,
        dropped=page.article.dropped if alone else (),
        headings=tuple(re.findall(r"(?m)^#{1,6} (.+)$", body)),
    )
    _date(told, draft, stated, uncertain)
    _work(told, draft, stated, uncertain)
    draft.points = _points(stated, body, draft.kind)
    draft.uncertain = frozenset(uncertain)
    return draft


def _critic(told: TitlePage, stated: Stated, outlet: str | None, *, alone: bool) -> str | None:
    page = told.page
    candidates = [stated.critic]
    if alone and page.about is not None:
        candidates.append(schema.critic_in(page.about))
    for name in candidates:
        if name and not signing.is_outlet(name, outlet):
            return name
    found = told.signs.critic(outlet) if alone else None
    found = found or (signing.under(page.article.markdown) if alone else None)
    return found if found != told.headline.creator else None


def _date(told: TitlePage, draft: Draft, stated: Stated, uncertain: set[str]) -> None:
    page = told.page
    draft.published = stated.published
    if draft.published is None and page.about is not None:
        draft.published = read_date(page.about.text("datePublished", "dateCreated"))
    if draft.published is None:
        draft.published, guessed = told.signs.published
        if guessed:
            uncertain.add("published")


def _work(told: TitlePage, draft: Draft, stated: Stated, uncertain: set[str]) -> None:
    """What is reviewed: as stated, else out of the headline and then marked as a guess."""
    page, headline = told.page, told.headline
    named = stated.work
    if named and (announcing.says_review(named) or len(named) > 100 or named == page.title):
        # some plugins fill in the headline where the name of the work belongs
        again = read_headline(named, page.article.markdown)
        named, draft.year = again.work if again.sure else None, again.year
    if named and named.casefold() != (draft.outlet or "").casefold():
        draft.work = clean_line(named)[:200]
    elif headline.work:
        draft.work = headline.work
        uncertain.add("work")
    if draft.work and draft.work.isupper() and len(draft.work) > 4:
        # set in capitals: written as the text writes it
        said = re.search(re.escape(draft.work), page.article.markdown, re.IGNORECASE)
        draft.work = said[0] if said else draft.work
    same = draft.work and headline.work and draft.work.casefold() == headline.work.casefold()
    draft.year = stated.year or draft.year or (headline.year if same else None)
    draft.kind = stated.kind
    if draft.year and not stated.year:
        uncertain.add("year")
    if draft.kind is None and (guess := headline.kind or told.shelf or told.spoken):
        draft.kind = guess
        uncertain.add("kind")
    if not draft.identifiers and len(told.linked) == 1:
        draft.identifiers = told.linked
        uncertain.add("identifiers")


def _prose(text: str) -> str:
    """A body out of the markup: its HTML, if it holds any, turned into Markdown."""
    if not re.search(r"<\w+[^>]{0,200}>|&\w{2,8};", text):
        return several_lines(text)
    root = parse(text)
    if root is None:
        return several_lines(text)
    clear(root)
    return to_markdown(root)


def _verdict(stated: Stated, body: str) -> str | None:
    """A few closing sentences, where the markup keeps them apart from the article."""
    said = clean_line(_prose(stated.body))
    if not 4 <= len(said.split()) <= 80 or said.endswith(("...", "…", "[&hellip;]", "[…]")):
        return None
    return said if len(body.split()) > 2 * len(said.split()) else None


def _points(stated: Stated, body: str, kind: str | None) -> tuple[Point, ...]:
    """Stated pros and cons; their aspects by the same words as those listed in a text."""
    if not stated.pros and not stated.cons:
        return ()
    from reviewtui.extract.stated import stated_points
    from reviewtui.model.point import Point, locate

    notes = (("Pros", stated.pros), ("Cons", stated.cons))
    listed = [
        "\n".join([f"{name}:", *(f"- {clean_line(line)}" for line in lines)])
        for name, lines in notes
        if lines
    ]
    points = []
    for point in stated_points("\n\n".join(listed), kind=kind):
        span = locate(point.quote, body)
        quote = body[span.start : span.end] if span else ""
        points.append(Point(point.aspect, point.polarity, point.label, quote, span=span))
    return tuple(points)
