"""One whole review out of the index, or out of its file when the file is newer."""

from __future__ import annotations

import os
from datetime import date
from typing import TYPE_CHECKING, Any

from reviewtui.errors import NothingMatchedError
from reviewtui.library import readings
from reviewtui.library.corrections import corrected
from reviewtui.library.index import CARD, CARD_COLUMNS
from reviewtui.model.passage import sentence
from reviewtui.model.point import Origin
from reviewtui.model.rating import Rating, Scale
from reviewtui.model.review import Outlet, Review, Work

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from reviewtui.library.correction_blocks import Correction
    from reviewtui.library.corrections import Corrections
    from reviewtui.library.index import Index
    from reviewtui.library.readings import Reading
    from reviewtui.library.rows import Card
    from reviewtui.model.point import Point


def whole_review(
    index: Index,
    db: sqlite3.Connection,
    review_id: str,
    corrections: Corrections,
    *,
    wait: bool = True,
) -> Review:
    """The review of this id, as its file says it now, with the points found in it.

    Without `wait`, one that was never read for points comes back at once without them, and pending.
    """
    row = _row(db, review_id)
    card = index.card(row)
    number, title, kind, year, body = row[CARD_COLUMNS:]
    work = Work(card.work_slug, title or card.work, kind or card.kind, year or card.year)
    outlet = _outlet(db, card)
    said = corrections.of(card.id, card.url)
    if _changed(db, card, *row[1:3]):
        review = _from_file(card, outlet, work)
        points = readings.wanted(len(review.points), said)
        reading = readings.read(review.body, review.work, points=points) if wait else None
        return _with_reading(review, reading, said if points else None)
    stated, found = readings.points_of(db, number)
    review = _from_index(card, outlet, work, stated, body)
    points = readings.wanted(len(stated), said)
    reading = readings.kept(db, number, work, found, points=points)
    if reading is None and wait:
        reading = readings.read(review.body, work, points=points)
        _keep(db, number, work, reading, points=points)
    return _with_reading(review, reading, said if points else None)


def _row(db: sqlite3.Connection, review_id: str) -> Sequence[Any]:
    """What the index has of a review in one row each; the body is the last of it."""
    row: Sequence[Any] | None = db.execute(
        f"SELECT {CARD}, r.no, w.title, w.kind, w.year, b.body FROM reviews r"
        " JOIN words b ON b.rowid = r.no"
        " LEFT JOIN works w ON w.slug = r.work_slug WHERE r.id = ?",
        (review_id,),
    ).fetchone()
    if row is None:
        raise _missing(review_id)
    return row


def _changed(db: sqlite3.Connection, card: Card, root: int, relative: str) -> bool:
    """Whether the file of a review is another than the one that was read in."""
    try:
        stat = os.stat(card.path)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise NothingMatchedError(
            f"{card.id}: its file cannot be opened: {reason}\n  Refresh to see what is there."
        ) from error
    folder, _, name = relative.rpartition("/")
    remembered = db.execute(
        "SELECT mtime, size FROM files WHERE root = ? AND folder = ? AND name = ?",
        (root, folder, name),
    ).fetchone()
    return bool((stat.st_mtime_ns, stat.st_size) != remembered)


def _from_index(
    card: Card, outlet: Outlet, work: Work, stated: tuple[Point, ...], body: str
) -> Review:
    return Review(
        id=card.id,
        path=card.path,
        outlet=outlet,
        work=work,
        critic=card.critic,
        title=card.title,
        published=date.fromisoformat(card.published) if card.published else None,
        url=card.url,
        digest=card.digest,
        rating=_rating(card),
        verdict=card.verdict,
        points=stated,
        body=body,
    )


def _missing(review_id: str) -> NothingMatchedError:
    return NothingMatchedError(
        f"{review_id}: there is no such review\n  See `reviewtui list` for all there are."
    )


def _with_reading(
    review: Review, reading: Reading | None, said: Sequence[Correction] | None
) -> Review:
    """A review with what was made out in it, put right as a person said; None: no points."""
    if reading is None:
        return review._replace(pending=True)
    found: tuple[Point, ...] = ()
    if said is not None:
        found = corrected(reading.points, review.points, said, review.body)
    changes: dict[str, Any] = {}
    if review.verdict is None and reading.verdict is not None:
        changes = {
            "verdict": sentence(review.body, reading.verdict),
            "verdict_origin": Origin.FOUND,
            "verdict_span": reading.verdict,
        }
    return review._replace(points=review.points + found, voices=reading.voices, **changes)


def _keep(
    db: sqlite3.Connection, number: int, work: Work, reading: Reading, *, points: bool
) -> None:
    """Keep a reading if nobody else is writing: what is kept only saves time."""
    import sqlite3

    db.execute("PRAGMA busy_timeout = 100")
    try:
        db.execute("BEGIN IMMEDIATE")
        try:
            known = db.execute("SELECT 1 FROM reviews WHERE no = ?", (number,)).fetchone()
            if known:
                readings.keep(db, number, work, reading, points=points)
            db.execute("COMMIT")
        except BaseException:
            db.execute("ROLLBACK")
            raise
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF not in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_READONLY}:
            raise
    finally:
        db.execute("PRAGMA busy_timeout = 20000")


def _from_file(card: Card, outlet: Outlet, work: Work) -> Review:
    """As the file says it; it meets the reviews it met before until the next refresh."""
    from reviewtui.library.document import read_document

    review, _ = read_document(card.path, review_id=card.id, outlet=outlet)
    same = review.work.title.casefold() == card.work.casefold()
    return review._replace(work=work) if same else review


def _outlet(db: sqlite3.Connection, card: Card) -> Outlet:
    row = db.execute(
        "SELECT home, scale, feeds FROM outlets WHERE slug = ?", (card.outlet_slug,)
    ).fetchone()
    home, scale, feeds = row or (None, None, "")
    return Outlet(
        card.outlet_slug,
        card.outlet,
        home,
        Scale.parse(scale) if scale else None,
        tuple(feeds.split("\n")) if feeds else (),
    )


def _rating(card: Card) -> Rating | None:
    if card.rating_text is None:
        return None
    return Rating(
        text=card.rating_text,
        value=card.value,
        best=card.best,
        worst=card.worst,
        score=card.score,
        rule=card.rule or "",
        assumed=card.assumed,
    )
