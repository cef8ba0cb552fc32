"""Review, Draft, Work, Outlet; slugs and ids."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from reviewtui.model.point import Origin

if TYPE_CHECKING:
    from datetime import date

    from reviewtui.model.point import Point, Span
    from reviewtui.model.rating import Rating, Scale

UNATTRIBUTED = "Unattributed"
"""How an unknown outlet is shown; in data it is None."""


def slug(text: str) -> str:
    """A name safe in a path and an id: lower case ASCII where it folds, words joined by `-`.

    Letters outside Latin survive, so that two titles in one script stay apart; never empty.
    """
    folded = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(c for c in folded if not unicodedata.combining(c))
    return (
        re.sub(r"[^\w]+|_+", "-", kept.replace("'", "").replace("’", "")).strip("-") or "untitled"
    )


class Outlet(NamedTuple):
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


class Work(NamedTuple):
    """What is reviewed. Reviews of one work share its slug, whatever their headlines say."""

    slug: str
    title: str
    kind: str | None = None
    """film, series, game, book, music or product."""
    year: int | None = None

    @property
    def shown(self) -> str:
        """Title and year, as a heading shows them."""
        return f"{self.title} ({self.year})" if self.year else self.title


class Review(NamedTuple):
    """One critic's review of one work, as its file states it."""

    id: str
    """`outlet-folder/stem`: the path under its root without `.md`."""
    path: str
    outlet: Outlet
    work: Work
    critic: str | None
    title: str | None
    """The headline, where it is more than the title of the work."""
    published: date | None
    url: str | None
    digest: bool
    """True when the body is our digest of the review and not the critic's own text."""
    rating: Rating | None
    verdict: str | None
    points: tuple[Point, ...]
    body: str
    """The Markdown after the front matter; every offset counts its code points."""
    verdict_origin: Origin = Origin.STATED
    """Found where the program chose a sentence of the body to stand for a verdict."""
    verdict_span: Span | None = None
    """Where a found verdict stands."""
    voices: tuple[Span, ...] = ()
    """The sentences in which the review tells what other critics think: never its own claims."""
    pending: bool = False
    """True while the program has not yet looked for points in the body."""
    guid: str | None = None
    """A feed's own name for it."""
    identifiers: tuple[str, ...] = ()
    """IMDb, ISBN and the like, of the work: `imdb:tt7181546`."""


@dataclass(slots=True)
class Draft:
    """A review on its way in: what a source says, each field None where it says nothing."""

    body: str
    work: str | None = None
    year: int | None = None
    kind: str | None = None
    title: str | None = None
    outlet: str | None = None
    critic: str | None = None
    published: date | None = None
    url: str | None = None
    rating: Rating | None = None
    verdict: str | None = None
    digest: bool = False
    points: tuple[Point, ...] = ()
    headings: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    """What was taken for litter: captions, share lines, related tails."""
    uncertain: frozenset[str] = frozenset()
    """Names of fields that were guessed rather than stated."""
    guid: str | None = None
    """A feed's own name for the entry, to know it again."""
    identifiers: tuple[str, ...] = field(default=())
    """IMDb, ISBN and the like, as `imdb:tt7181546`."""
