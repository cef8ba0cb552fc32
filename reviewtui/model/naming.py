"""Outlet, Work; slugs, by which both are known."""

from __future__ import annotations

from reviewtui import patterns
from reviewtui.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reviewtui.model.rating import Scale

UNATTRIBUTED = "Unattributed"
"""How an unknown outlet is shown; in data it is None."""

KINDS = ("film", "series", "game", "book", "music", "product")
"""The kinds of work there are."""


def slug(text: str) -> str:
    """A name safe in a path and an id: lower case ASCII where it folds, words joined by `-`.

    Letters outside Latin survive, so that two titles in one script stay apart; never empty.
    """
    kept = text.casefold()
    if not kept.isascii():
        import unicodedata

        folded = unicodedata.normalize("NFKD", kept)
        kept = "".join(c for c in folded if not unicodedata.combining(c))
    bare = kept.replace("'", "").replace("’", "")
    return patterns.sub(r"[^\w]+|_+", "-", bare).strip("-") or "untitled"


class Outlet(Record):
    """Who published a review: a folder of the library, named by its outlet.toml."""

    slug: str
    name: str | None
    """None when nobody knows; shown as `Unattributed`."""
    home: str | None = None
    scale: Scale | None = None
    feeds: tuple[str, ...] = ()

    @property
    def shown(self) -> str:
        """The name to show a person."""
        return self.name or UNATTRIBUTED


class Work(Record):
    """What is reviewed. Reviews of one work share its slug, whatever their headlines say."""

    slug: str
    title: str
    kind: str | None = None
    """One of KINDS."""
    year: int | None = None

    @property
    def shown(self) -> str:
        """Title and year, as a heading shows them."""
        return f"{self.title} ({self.year})" if self.year else self.title
