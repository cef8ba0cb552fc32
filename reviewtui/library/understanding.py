"""From the bytes of one file to the rows it becomes: no database, so that any process can do it."""

from __future__ import annotations

import os

from reviewtui.errors import BadFileError
from reviewtui.library.document import parse_document, read_bytes
from reviewtui.library.rows import Problem
from reviewtui.library.spellings import other_spellings
from reviewtui.model.point import Polarity
from reviewtui.model.sameness import fingerprint
from reviewtui.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from reviewtui.model.review import Outlet, Review

    Row = tuple[Any, ...]


class Understood(Record):
    """What a file says, as rows that want nothing but the number of the review before them."""

    facts: Row
    """The columns of `reviews` from outlet_slug on."""
    words: Row
    """The columns of `words`; the first four are those of `names`, too."""
    points: tuple[Row, ...]
    identifiers: tuple[str, ...]
    outlet: tuple[str, str | None, str | None]
    """Slug, name and home of the outlet it says it is of."""
    problems: tuple[Problem, ...]

    @property
    def letters(self) -> int:
        """How long its body is."""
        return len(self.words[5])


def understand(path: str, outlet: Outlet) -> Understood | Problem:
    """Read a file; what cannot be understood is a problem, whatever the file does to us."""
    try:
        review, problems = parse_document(read_bytes(path), path, outlet=outlet)
        return _rows(review, problems)
    except BadFileError as error:
        return Problem(error.path, error.line, error.what, error.todo)
    except Exception as error:  # one file hides no other
        what = f"cannot be understood: {error!r:.200}"
        return Problem(path, None, what, "Look for what is odd in it.")


def understand_all(paths: Sequence[str], outlet: Outlet) -> list[Understood | Problem]:
    """Read some files of one folder."""
    return [understand(path, outlet) for path in paths]


def name_of(relative: str) -> str:
    """The id of a review: the path of its file without the ending, safe to show."""
    from reviewtui.model.text import clean_line

    return clean_line(os.path.splitext(relative)[0])


def _rows(review: Review, problems: Sequence[Problem]) -> Understood:
    work, outlet, rating = review.work, review.outlet, review.rating
    tally = [point.polarity for point in review.points]
    shown = (work.shown, review.title, review.critic, outlet.shown)
    names = tuple(_with_other_spellings(name) for name in shown)
    facts = (
        outlet.slug, outlet.name, review.critic,
        f"{work.slug}-{work.year}" if work.year else work.slug, work.title, work.slug,
        work.title.casefold(), work.year, work.kind, review.title,
        review.published.isoformat() if review.published else None,
        review.url, review.digest,
        rating.text if rating else None, rating.value if rating else None,
        rating.best if rating else None, rating.worst if rating else None,
        rating.score if rating else None, rating.rule if rating else None,
        rating.assumed if rating else False,
        review.verdict, tally.count(Polarity.PRO), tally.count(Polarity.CON),
        tally.count(Polarity.MIXED), len(review.body),
        review.guid, fingerprint(review.body),
    )  # fmt: skip
    points = tuple(
        (
            place, point.aspect, point.polarity.value, point.label, point.quote,
            point.span.start if point.span else None, point.span.end if point.span else None,
            point.origin.value,
        )
        for place, point in enumerate(review.points)
    )  # fmt: skip
    return Understood(
        facts,
        (*names, review.verdict, review.body, other_spellings(review.verdict, review.body)),
        points,
        review.identifiers,
        (outlet.slug, outlet.name, outlet.home),
        tuple(problems),
    )


def _with_other_spellings(name: str | None) -> str | None:
    more = other_spellings(name)
    return f"{name} {more}" if more else name
