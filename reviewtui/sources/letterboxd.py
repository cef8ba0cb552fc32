"""Letterboxd's own fields: what a member watched, when, and how many of five stars they gave."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from reviewtui.model.rating import Rating

if TYPE_CHECKING:
    from reviewtui.model.review import Draft
    from reviewtui.sources.feed_item import Item

OUTLET = "Letterboxd"
NOISE = re.compile(
    r"\*{0,2}_?(?:this review may contain spoilers\.?"
    r"|watched on \w+,? \w+ \d{1,2},? \d{4}\.?)_?\*{0,2}",
    re.IGNORECASE,
)
"""Lines Letterboxd writes in the member's place."""
_TITLE = re.compile(
    r"(?P<film>.+?), (?P<year>\d{4})(?: - (?P<stars>[★½]+))?(?: \(contains spoilers\))?"
)


def is_letterboxd(item: Item) -> bool:
    """Whether an entry comes from there: by its fields, or by the name it goes by."""
    return "letterboxd_filmtitle" in item.own or (item.guid or "").startswith("letterboxd-")


def describe(item: Item, draft: Draft) -> None:
    """Fill a draft with what the fields say; they are stated, so nothing of it is uncertain."""
    told = item.own
    titled = _TITLE.fullmatch(item.title)
    draft.work = told.get("letterboxd_filmtitle") or (titled["film"] if titled else None)
    year = told.get("letterboxd_filmyear") or (titled["year"] if titled else "")
    draft.year = int(year) if re.fullmatch(r"[12]\d{3}", year) else None
    if draft.work:  # series are kept there as films are, but by another number
        draft.kind = "series" if told.get("tmdb_tvid") else "film"
    draft.published = _watched(told.get("letterboxd_watcheddate", "")) or draft.published
    draft.outlet = OUTLET
    stars = told.get("letterboxd_memberrating", "")
    if re.fullmatch(r"[0-5](?:\.\d{1,2})?", stars):
        draft.rating = Rating.parse(f"{float(stars):g}/5")
    elif titled and titled["stars"]:
        draft.rating = Rating.parse(
            f"{titled['stars'].count('★') + titled['stars'].count('½') / 2:g}/5"
        )
    movie = told.get("tmdb_movieid") or ""
    if movie.isascii() and movie.isdecimal():
        draft.identifiers = (f"tmdb:{movie}",)


def _watched(printed: str) -> date | None:
    """The day of the diary, which the page shows; the feed's own is a day of New Zealand's."""
    try:
        return date.fromisoformat(printed)
    except ValueError:
        return None


def doubt(item: Item, draft: Draft) -> str | None:
    """Why an entry from there is no review, if it is none."""
    if (item.guid or "").startswith("letterboxd-list"):
        return "is a list of films"
    if draft.rating is None and not draft.body:
        return "is a film watched, without a rating or a word"
    return None
