"""After files were read in: which reviews meet in one work, the counts, and ids that clash."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtui.library.works import Stated, meet

if TYPE_CHECKING:
    import sqlite3


def settle(db: sqlite3.Connection) -> None:
    """Do over what hangs together with the files read since last time, and nothing else."""
    for key in _unsettled(db, "twin"):
        _settle_twins(db, key)
    for key in _unsettled(db, "work"):
        _settle_works(db, key)
    for key in _unsettled(db, "outlet"):
        _settle_outlet(db, key)
    db.execute("DELETE FROM unsettled")
    count = db.execute("SELECT count(*) FROM reviews").fetchone()[0]
    db.execute("INSERT OR REPLACE INTO meta VALUES ('reviews', ?)", (count,))


def _unsettled(db: sqlite3.Connection, sort: str) -> list[str]:
    rows = db.execute("SELECT key FROM unsettled WHERE sort = ?", (sort,)).fetchall()
    return [key for (key,) in rows]


def _settle_twins(db: sqlite3.Connection, identity: str) -> None:
    """Reviews of one id: the first root's keeps it, the others get `~2`, `~3`."""
    rows = db.execute(
        "SELECT no FROM reviews WHERE twin = ? ORDER BY root, relative", (identity,)
    ).fetchall()
    for (number,) in rows:
        db.execute("UPDATE reviews SET id = char(0) || no WHERE no = ?", (number,))
    nth = 1
    for (number,) in rows:
        name = identity
        while db.execute("SELECT 1 FROM reviews WHERE id = ?", (name,)).fetchone():
            nth += 1
            name = f"{identity}~{nth}"
        alone = len(rows) == 1 and name == identity
        db.execute(
            "UPDATE reviews SET id = ?, twin = ? WHERE no = ?",
            (name, None if alone else identity, number),
        )


def _settle_works(db: sqlite3.Connection, key: str) -> None:
    rows = db.execute(
        "SELECT no, work, year, kind, score, work_slug FROM reviews WHERE title_key = ?", (key,)
    ).fetchall()
    scores = {row[0]: row[4] for row in rows}
    slugs = {row[0]: row[5] for row in rows}
    db.execute("DELETE FROM works WHERE key = ?", (key,))
    for work in meet(key, [Stated(*row[:4]) for row in rows]):
        given = sorted(score for n in work.reviews if (score := scores[n]) is not None)
        db.execute(
            "INSERT OR REPLACE INTO works VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                work.slug, key, work.title, work.kind, work.year, len(work.reviews), len(given),
                _middle(given),
            ),
        )  # fmt: skip
        moved = [(work.slug, n) for n in work.reviews if slugs[n] != work.slug]
        db.executemany("UPDATE reviews SET work_slug = ? WHERE no = ?", moved)


def _settle_outlet(db: sqlite3.Connection, slug: str) -> None:
    count, rated = db.execute(
        "SELECT count(*), count(score) FROM reviews WHERE outlet_slug = ?", (slug,)
    ).fetchone()
    if not count:
        db.execute("DELETE FROM outlets WHERE slug = ?", (slug,))
        return
    middle = db.execute(
        "SELECT score FROM reviews WHERE outlet_slug = ? AND score IS NOT NULL ORDER BY score"
        " LIMIT ? OFFSET ?",
        (slug, 2 - rated % 2, max(0, (rated - 1) // 2)),
    ).fetchall()
    median = sum(score for (score,) in middle) / len(middle) if middle else None
    db.execute(
        "UPDATE outlets SET count = ?, rated = ?, median = ? WHERE slug = ?",
        (count, rated, median, slug),
    )


def _middle(ordered: list[int]) -> float | None:
    if not ordered:
        return None
    return (ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2
