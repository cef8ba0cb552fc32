"""After files were read in: which reviews meet in one work, the counts, and ids that clash."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter

from reviewtui.library import joins
from reviewtui.library.works import Met, Stated, joined, meet

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping
    from typing import Any

_AT_ONCE = 500
"""Titles settled together: few enough that memory stays flat however many there are."""
_WORK = "INSERT OR REPLACE INTO works VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"


def settle(db: sqlite3.Connection, config: str) -> None:
    """Do over what hangs together with the files read since last time, and nothing else.

    What a person says of works lies in `config`.
    """
    for key in _unsettled(db, "twin"):
        _settle_twins(db, key)
    rules = joins.in_force(config)
    entangled = _entangled(db, rules)
    _settle_alone(db, rules, entangled)
    left = set(entangled)
    for key in sorted(entangled):
        if key in left:
            together = _keys_with(db, key, rules)
            left -= together
            _settle_works(db, sorted(together), rules)
    for key in _unsettled(db, "outlet"):
        _settle_outlet(db, key)
    db.execute("DELETE FROM unsettled")
    _count(db)


def settle_roughly(db: sqlite3.Connection) -> None:
    """Enough for a list to be shown while files are still read in; all of it is done over."""
    _settle_alone(db, joins.Rules(), set())
    for key in _unsettled(db, "outlet"):
        _settle_outlet(db, key)
    _count(db)


def _count(db: sqlite3.Connection) -> None:
    db.execute("INSERT OR REPLACE INTO meta SELECT 'reviews', coalesce(sum(count), 0) FROM outlets")


def _entangled(db: sqlite3.Connection, rules: joins.Rules) -> set[str]:
    """The unsettled titles that may meet others: by an identifier, or because somebody says so."""
    found = {
        key
        for (key,) in db.execute(
            "SELECT DISTINCT r.title_key FROM identified i CROSS JOIN reviews r ON r.no = i.no"
            " JOIN unsettled u ON u.sort = 'work' AND u.key = r.title_key"
        )
    }
    if rules.same:
        named = {head for group in rules.same for name in group for head in _heads(name)}
        found |= named.intersection(_unsettled(db, "work"))
    return found


def _settle_alone(db: sqlite3.Connection, rules: joins.Rules, but: set[str]) -> None:
    """Sort reviews into works by their titles, where no other title is concerned."""
    keys = [key for key in _unsettled(db, "work") if key not in but]
    for at in range(0, len(keys), _AT_ONCE):
        few = keys[at : at + _AT_ONCE]
        among = f"IN ({', '.join('?' * len(few))})"
        db.execute(f"DELETE FROM works WHERE key {among}", few)
        rows = db.execute(
            "SELECT title_key, no, work, year, kind, score, work_slug, id FROM reviews"
            f" WHERE title_key {among} ORDER BY title_key, no",
            few,
        ).fetchall()
        works: list[tuple[object, ...]] = []
        moved: list[tuple[str, int]] = []
        for key, same in groupby(rows, itemgetter(0)):
            reviews = list(same)
            scores = {row[1]: row[5] for row in reviews}
            before = {row[1]: row[6] for row in reviews}
            for work in _met(key, reviews, rules):
                works.append(_work_row(key, work, scores))
                moved += [(work.slug, n) for n in work.reviews if before[n] != work.slug]
        db.executemany(_WORK, works)
        db.executemany("UPDATE reviews SET work_slug = ? WHERE no = ?", moved)


def _met(key: str, rows: list[tuple[Any, ...]], rules: joins.Rules) -> list[Met]:
    """The works of one title; most often all say the same, and it is one."""
    titles = {row[2] for row in rows}
    years = {row[3] for row in rows} - {None}
    kinds = {row[4] for row in rows} - {None}
    if len(titles) == 1 and len(years) < 2 and len(kinds) < 2 and not rules.apart:
        year = min(years, default=None)
        slug = f"{key}-{year}" if year else key
        numbers = tuple(row[1] for row in rows)
        return [Met(slug, rows[0][2], year, min(kinds, default=None), numbers)]
    return meet(
        key, [Stated(row[1], row[2], row[3], row[4], apart=_apart(row[7], rules)) for row in rows]
    )


def _work_row(key: str, work: Met, scores: Mapping[int, int | None]) -> tuple[object, ...]:
    given = sorted(score for n in work.reviews if (score := scores[n]) is not None)
    return (
        work.slug, key, work.title, work.kind, work.year,
        len(work.reviews), len(given), _middle(given), work.title.casefold(), work.year or 0,
    )  # fmt: skip


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


def _heads(slug: str) -> list[str]:
    """The titles a work of this name may have."""
    parts = slug.split("-")
    return ["-".join(parts[:n]) for n in range(max(1, len(parts) - 4), len(parts) + 1)]


def _titles(db: sqlite3.Connection, slug: str) -> list[str]:
    """Those of them that are there."""
    heads = _heads(slug)
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
        db.execute(_WORK, _work_row(key_of[work.reviews[0]], work, scores))
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
