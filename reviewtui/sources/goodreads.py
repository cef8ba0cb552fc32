"""Goodreads' own fields: the book, how many of five stars a reader gave, and their words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewtui.model.rating import Rating

if TYPE_CHECKING:
    from reviewtui.model.review import Draft
    from reviewtui.sources.feed_item import Item

OUTLET = "Goodreads"
FIELDS = ("book_id", "isbn", "user_name", "user_rating", "book_published")


def is_goodreads(item: Item) -> bool:
    """Whether an entry is a book on somebody's shelf there."""
    return "book_id" in item.own and "user_rating" in item.own


def describe(item: Item, draft: Draft) -> None:
    """Fill a draft with what the fields say; the average of all readers is nobody's rating."""
    told = item.own
    draft.work, draft.kind, draft.outlet = item.title or None, "book", OUTLET
    draft.critic = told.get("user_name") or None
    year = told.get("book_published", "")
    draft.year = int(year) if re.fullmatch(r"1\d{3}|20\d\d", year) else None
    stars = told["user_rating"]
    draft.rating = Rating.parse(f"{stars}/5") if re.fullmatch("[1-5]", stars) else None
    isbn = told.get("isbn", "").upper()
    if re.fullmatch(r"\d{9}[\dX]|\d{13}", isbn) and isbn.strip("0"):
        draft.identifiers = (f"isbn:{isbn}",)


def doubt(draft: Draft) -> str | None:
    """Why an entry from there is no review, if it is none."""
    return (
        None if draft.rating or draft.body else "is a book on a shelf, without a rating or a word"
    )
