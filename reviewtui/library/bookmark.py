"""Bookmark: a review or a passage somebody marked, and what they wrote about it.

It is about the reader and not about the review, so it lives with the library and not in the model.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import datetime


class Bookmark(NamedTuple):
    """One mark: of a whole review, or of a passage of it."""

    id: str
    """Short and random; one a person wrote by hand without it is known by its content (`~...`)."""
    review: str
    url: str | None
    """Finds the review again when its file has moved."""
    work: str | None
    added: datetime
    """Always aware, in UTC."""
    passage: str | None = None
    """The words marked, in plain text on one line; None: the whole review."""
    prefix: str = ""
    """The words before the passage, up to its first character."""
    suffix: str = ""
    note: str = ""
    tags: tuple[str, ...] = ()
    alike: tuple[int, int] | None = None
    """How much of prefix and suffix another occurrence of the passage shared when it was marked,
    in characters; None when there was no other."""

    @property
    def shown(self) -> str:
        """A few words to name it by in a sentence."""
        what = self.work or self.review
        if self.passage is None:
            return what
        words = self.passage if len(self.passage) <= 48 else f"{self.passage[:47].rstrip()}…"
        return f"“{words}” ({what})"
