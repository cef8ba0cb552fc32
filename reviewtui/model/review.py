"""Review, Draft, Work, Outlet; slugs and ids."""

from __future__ import annotations

from reviewtui.model.draft import Draft
from reviewtui.model.naming import UNATTRIBUTED, Outlet, Work, slug
from reviewtui.model.point import Origin
from reviewtui.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from reviewtui.model.point import Point, Span
    from reviewtui.model.rating import Rating

__all__ = ["UNATTRIBUTED", "Draft", "Outlet", "Review", "Work", "slug"]


class Review(Record):
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
