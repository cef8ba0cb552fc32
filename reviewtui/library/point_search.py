"""`aspect:` and `stance:`: by the points of the index, as a person put them right."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from reviewtui.errors import ReviewtuiError

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

    from reviewtui.library.corrections import Corrections
    from reviewtui.library.index import Index

_FEW = 5000
"""So many points are rather sorted by day than looked for in one review after the other."""
_FEW_REVIEWS = 50_000
"""In so many reviews those can be counted that are still to be read."""


def point_condition(
    index: Index, db: sqlite3.Connection, corrections: Corrections, asked: Mapping[str, str]
) -> tuple[str, list[Any], str]:
    """What is asked of a review `r` for one of its points to be so; and what there is to say.

    Reviews of whose points a person said something are looked at one by one: there are few.
    """
    columns = " AND ".join(f"p.{column} = ?" for column in asked)
    values = list(asked.values())
    limited = f"SELECT 1 FROM points p WHERE {columns} LIMIT {_FEW}"
    (many,) = db.execute(f"SELECT count(*) FROM ({limited})", values).fetchone()
    if many < _FEW:
        sql = f"r.no IN (SELECT p.no FROM points p WHERE {columns})"
    else:
        sql = f"EXISTS (SELECT 1 FROM points p WHERE p.no = r.no AND {columns})"
    said = _said_of(db, corrections)
    if said:
        so = [review for review in said if _is_so(index, db, corrections, review, asked)]
        among = "(SELECT value FROM json_each(?))"
        sql = f"(CASE WHEN r.id IN {among} THEN r.id IN {among} ELSE {sql} END)"
        values = [json.dumps(said), json.dumps(so), *values]
    return sql, values, _unread(db)


def _said_of(db: sqlite3.Connection, corrections: Corrections) -> list[str]:
    """The ids of the reviews that there are corrections of."""
    ids = {each.review for each in corrections}
    urls = {each.url for each in corrections if each.url}
    if not ids and not urls:
        return []
    rows = db.execute(
        "SELECT id FROM reviews WHERE id IN (SELECT value FROM json_each(?))"
        " OR url IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(ids)), json.dumps(sorted(urls))),
    )
    return [identity for (identity,) in rows]


def _is_so(
    index: Index,
    db: sqlite3.Connection,
    corrections: Corrections,
    review_id: str,
    asked: Mapping[str, str],
) -> bool:
    from reviewtui.library.whole import whole_review

    try:
        review = whole_review(index, db, review_id, corrections, wait=False)
    except ReviewtuiError:  # its file is gone; the next refresh takes it out
        return False
    return any(
        all(getattr(point, column) == value for column, value in asked.items())
        for point in review.points
    )


def _unread(db: sqlite3.Connection) -> str:
    """What to say of reviews that nobody looked through for points yet."""
    (reviews,) = db.execute("SELECT coalesce(sum(count), 0) FROM outlets").fetchone()
    (read,) = db.execute("SELECT count(*) FROM readings").fetchone()
    unread = reviews - read
    if unread > 0 and reviews <= _FEW_REVIEWS:  # where points are stated, none are looked for
        (unread,) = db.execute(
            "SELECT count(*) FROM reviews r WHERE NOT EXISTS"
            " (SELECT 1 FROM readings g WHERE g.no = r.no)"
            " AND NOT EXISTS (SELECT 1 FROM points p WHERE p.no = r.no)"
        ).fetchone()
    if unread <= 0:
        return ""
    return f"{unread:,} of {reviews:,} reviews were not read for praise and faults yet"
