"""One whole review out of the index, or out of its file when the file is newer."""

from __future__ import annotations

import os
from datetime import date
from typing import TYPE_CHECKING

from reviewtui.errors import NothingMatchedError
from reviewtui.library.index import CARD, CARD_COLUMNS
from reviewtui.model.point import Origin, Point, Polarity, Span
from reviewtui.model.rating import Rating, Scale
from reviewtui.model.review import Outlet, Review, Work

if TYPE_CHECKING:
    import sqlite3

    from reviewtui.library.index import Index
    from reviewtui.library.rows import Card


def whole_review(index: Index, db: sqlite3.Connection, review_id: str) -> Review:
    """The review of this id, as its file says it now."""
    row = db.execute(
        f"SELECT {CARD}, r.no, w.title, w.kind, w.year FROM reviews r"
        " LEFT JOIN works w ON w.slug = r.work_slug WHERE r.id = ?",
        (review_id,),
    ).fetchone()
    if row is None:
        raise NothingMatchedError(
            f"{review_id}: there is no such review\n  See `reviewtui list` for all there are."
        )
    card = index.card(row)
    number, title, kind, year = row[CARD_COLUMNS:]
    outlet = _outlet(db, card)
    work = Work(card.work_slug, title or card.work, kind or card.kind, year or card.year)
    try:
        stat = os.stat(card.path)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise NothingMatchedError(
            f"{review_id}: its file cannot be opened: {reason}\n  Refresh to see what is there."
        ) from error
    folder, _, name = row[2].rpartition("/")
    remembered = db.execute(
        "SELECT mtime, size FROM files WHERE root = ? AND folder = ? AND name = ?",
        (row[1], folder, name),
    ).fetchone()
    if (stat.st_mtime_ns, stat.st_size) != remembered:
        return _from_file(card, outlet, work)
    (body,) = db.execute("SELECT body FROM words WHERE rowid = ?", (number,)).fetchone()
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
        points=_points(db, number),
        body=body,
    )


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


def _points(db: sqlite3.Connection, number: int) -> tuple[Point, ...]:
    rows = db.execute(
        'SELECT aspect, polarity, label, quote, start, "end", origin FROM points WHERE no = ?'
        " ORDER BY place",
        (number,),
    )
    return tuple(
        Point(
            aspect,
            Polarity(polarity),
            label,
            quote,
            Origin(origin),
            None if start is None else Span(start, end),
        )
        for aspect, polarity, label, quote, start, end, origin in rows
    )
