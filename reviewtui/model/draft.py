"""Draft: a review still missing things."""

from __future__ import annotations

from reviewtui.record import changeable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from reviewtui.model.point import Point
    from reviewtui.model.rating import Rating


@changeable
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
    identifiers: tuple[str, ...] = ()
    """IMDb, ISBN and the like, as `imdb:tt7181546`."""

    def copy(self) -> Draft:
        """Another draft that says the same, to be changed without changing this one."""
        return Draft(**{name: getattr(self, name) for name in type(self).__annotations__})
