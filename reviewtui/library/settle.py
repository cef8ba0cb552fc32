"""After files were read in: which reviews meet in one work, the counts, and ids that clash."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtui.library import joins
from reviewtui.library.works import Met, Stated, joined, meet

if TYPE_CHECKING:
    import sqlite3


def settle(db: sqlite3.Connection, config: str) -> None:
    """Do over what hangs together with the files read since last time, and nothing else.

    What a person says of works lies in `config`.
    """
    for key in _unsettled(db, "twin"):
        _settle_twins(db, key)
    rules = joins.load(config)
    done: set[str] = set()
    for key in _unsettled(db, "work"):
        if key not in done:
            together = _keys_with(db, key, rules)
            done |= together
            _settle_works(db, sorted(together), rules)
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


def _keys_with(db: sqlite3.Connection, key: str, rules: joins.Rules) -> set[str]:
    """The titles whose works may be one with those of a title, or were until now."""
    if not rules.same and not _has_identifiers(db):
        return {key}
    found, new = set[str](), {key}
    while new:
        each = new.pop()
        found.add(each)
        rows = db.execute(
            "SELECT b.title_key FROM reviews a JOIN reviews b ON b.work_slug = a.work_slug"
            " WHERE a.title_key = ? UNION"
            " SELECT b.title_key FROM reviews a JOIN identified i ON i.no = a.no"
            " JOIN identified j ON j.name = i.name JOIN reviews b ON b.no = j.no"
            " WHERE a.title_key = ?",
            (each, each),
        )
        near = {title for (title,) in rows}
        for group in rules.same:
            if any(_may_be_of(name, each) for name in group):
                near |= {title for name in group for title in _titles(db, name)}
        new |= near - found
    return found


def _has_identifiers(db: sqlite3.Connection) -> bool:
    return db.execute("SELECT 1 FROM identified LIMIT 1").fetchone() is not None


def _may_be_of(slug: str, key: str) -> bool:
    """Whether a work of this name has this title: the title, or it with year and kind behind."""
    return slug == key or slug.startswith(f"{key}-")


def _titles(db: sqlite3.Connection, slug: str) -> list[str]:
    """The titles a work of this name may have."""
    parts = slug.split("-")
    heads = ["-".join(parts[:n]) for n in range(max(1, len(parts) - 4), len(parts) + 1)]
    marks = ", ".join("?" * len(heads))
    query = f"SELECT DISTINCT title_key FROM reviews WHERE title_key IN ({marks})"
    return [title for (title,) in db.execute(query, heads)]


def _settle_works(db: sqlite3.Connection, keys: list[str], rules: joins.Rules) -> None:
    """Sort the reviews of some titles into works."""
    scores: dict[int, int | None] = {}
    slugs: dict[int, str] = {}
    met: list[tuple[str, Met]] = []
    names: dict[int, frozenset[str]] = {}
    for key in keys:
        rows = db.execute(
            "SELECT no, work, year, kind, score, work_slug, id,"
            " (SELECT group_concat(name, ' ') FROM identified i WHERE i.no = reviews.no)"
            " FROM reviews WHERE title_key = ?",
            (key,),
        ).fetchall()
        scores.update({row[0]: row[4] for row in rows})
        slugs.update({row[0]: row[5] for row in rows})
        names.update({row[0]: frozenset((row[7] or "").split()) for row in rows})
        stated = [
            Stated(n, title, year, kind, names[n], _apart(identity, rules))
            for n, title, year, kind, _, _, identity, _ in rows
        ]
        met += [(key, work) for work in meet(key, stated)]
        db.execute("DELETE FROM works WHERE key = ?", (key,))
    works = [work for _, work in met]
    if len(keys) > 1 or rules.same:
        shared = [frozenset(name for n in work.reviews for name in names[n]) for work in works]
        works = joined(works, shared, rules.same)
    key_of = {number: key for key, work in met for number in work.reviews}
    for work in works:
        given = sorted(score for n in work.reviews if (score := scores[n]) is not None)
        db.execute(
            "INSERT OR REPLACE INTO works VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                work.slug, key_of[work.reviews[0]], work.title, work.kind, work.year,
                len(work.reviews), len(given), _middle(given),
            ),
        )  # fmt: skip
        moved = [(work.slug, n) for n in work.reviews if slugs[n] != work.slug]
        db.executemany("UPDATE reviews SET work_slug = ? WHERE no = ?", moved)


def _apart(review: str, rules: joins.Rules) -> int:
    return next((n for n, group in enumerate(rules.apart, 1) if review in group), 0)


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
