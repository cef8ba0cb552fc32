"""Lists of reviews and of what they are grouped by: in order, by key, at any size."""

from __future__ import annotations

from reviewtui.library.index import CARD, CARD_COLUMNS
from reviewtui.library.rows import Group
from reviewtui.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Sequence
    from typing import Any

    from reviewtui.library.index import Index
    from reviewtui.library.pages import Key
    from reviewtui.library.rows import Card

    Row = tuple[Any, ...]
    Found = list[tuple[Card, Key]]
    Condition = tuple[str, tuple[Any, ...]]

UNATTRIBUTED = "Unattributed"
"""As model.review has it, which a list has no time to import."""
_AMONG = "r.id IN (SELECT value FROM json_each(?))"

ORDERS = {
    "newest": ("r.day", True),
    "score": ("r.worth", True),
    "title": ("r.sorted_work", False),
    "added": ("r.no", True),
}
"""The column and whether the largest come first; among equals the number decides the same way."""


class Wanted(Record):
    """Which reviews a list is to show, and in which order."""

    outlet: str | None = None
    work: str | None = None
    ids: Collection[str] | None = None
    narrow: str = ""
    order: str = "newest"
    """One of the `ORDERS`, or `unread`: first what is not among `read`, each half newest first."""
    read: Collection[str] = ()


def cards(
    index: Index,
    db: sqlite3.Connection,
    wanted: Wanted,
    key: Key | None = None,
    *,
    backward: bool = False,
    skip: int = 0,
    limit: int | None = None,
) -> Found:
    """Rows of a list with their keys: those behind a key, or before it, or from an end."""
    where, params = _conditions(wanted)
    if wanted.order != "unread" or not wanted.read:
        order = "newest" if wanted.order == "unread" else wanted.order
        return _rows(index, db, (where, params), order, key, backward, skip, limit)
    # two lists, one behind the other, so that neither has to be sorted for one page of it
    listed = _listed(wanted.read)
    halves = [
        ((*where, f"NOT {_AMONG}"), (*params, listed)),
        ((*where, _AMONG), (*params, listed)),
    ]
    found: Found = []
    for half in (1, 0) if backward else (0, 1):
        if key is not None and (half < key[0] if not backward else half > key[0]):
            continue
        beside = key[1:] if key is not None and half == key[0] else None
        left = None if limit is None else limit - len(found)
        rows = _rows(index, db, halves[half], "newest", beside, backward, skip, left)
        if not rows and skip:  # all of this half is stepped over, and maybe more
            skip -= min(skip, _how_many(db, halves[half], beside, backward))
        elif rows:
            skip = 0
        rows = [(card, (half, *place)) for card, place in rows]
        found = [*rows, *found] if backward else [*found, *rows]
        if limit is not None and len(found) >= limit:
            break
    return found


def _rows(
    index: Index,
    db: sqlite3.Connection,
    condition: tuple[tuple[str, ...], tuple[Any, ...]],
    order: str,
    key: Key | None,
    backward: bool,
    skip: int,
    limit: int | None,
) -> Found:
    column, falling = ORDERS[order]
    falling = falling != backward
    sign, way = ("<", "DESC") if falling else (">", "ASC")
    if key is None:
        parts: list[Condition] = [("", ())]
    elif skip or column == "r.no":
        parts = [(f"({column}, r.no) {sign} (?, ?)", key)]
    else:  # among equals apart: together SQLite would step over all of them
        parts = [(f"{column} = ? AND r.no {sign} ?", key), (f"{column} {sign} ?", key[:1])]
    found: Found = []
    for part, more in parts:
        left = -1 if limit is None else limit - len(found)
        if left == 0:
            break
        where = (*condition[0], part) if part else condition[0]
        rows = db.execute(
            f"SELECT {CARD}, {column}, r.no FROM reviews r{_where(where)}"
            f" ORDER BY {column} {way}, r.no {way} LIMIT ? OFFSET ?",
            (*condition[1], *more, left, skip),
        )
        found += [(index.card(row), row[CARD_COLUMNS:]) for row in rows]
    if backward:
        found.reverse()
    return found


def _how_many(
    db: sqlite3.Connection,
    condition: tuple[tuple[str, ...], tuple[Any, ...]],
    key: Key | None,
    backward: bool,
) -> int:
    where, params = condition
    if key is not None:
        where = (*where, f"(r.day, r.no) {'>' if backward else '<'} (?, ?)")
        params = (*params, *key)
    row = db.execute(f"SELECT count(*) FROM reviews r{_where(where)}", params).fetchone()
    return int(row[0])


def place_of(
    db: sqlite3.Connection, wanted: Wanted, by: str, review_id: str
) -> tuple[str, int, Key] | None:
    """In which group a review is, `by` outlet or work, at which place of it, and its key there."""
    order = "newest" if wanted.order == "unread" else wanted.order
    column, falling = ORDERS[order]
    where, params = _conditions(wanted)
    row = db.execute(
        f"SELECT r.{by}_slug, {column}, r.no FROM reviews r{_where((*where, 'r.id = ?'))}",
        (*params, review_id),
    ).fetchone()
    if row is None:
        return None
    group, *key = row
    before = f"({column}, r.no) {'>' if falling else '<'} (?, ?)"
    where = (*where, f"r.{by}_slug = ?")
    params = (*params, group)
    if wanted.order != "unread" or not wanted.read:
        before_it = ((*where, before), (*params, *key))
        return group, _how_many(db, before_it, None, False), tuple(key)
    listed = _listed(wanted.read)
    half = int(review_id in wanted.read)
    beside = "" if half else "NOT "
    place = _how_many(
        db, ((*where, before, f"{beside}{_AMONG}"), (*params, *key, listed)), None, False
    )
    if half:
        place += _how_many(db, ((*where, f"NOT {_AMONG}"), (*params, listed)), None, False)
    return group, place, (half, *key)


def _conditions(wanted: Wanted) -> tuple[tuple[str, ...], tuple[Any, ...]]:
    """Conditions on reviews `r`, and their parameters."""
    where: list[str] = []
    params: list[Any] = []
    for sql, param in (
        ("r.outlet_slug = ?", wanted.outlet),
        ("r.work_slug = ?", wanted.work),
        (_AMONG, None if wanted.ids is None else _listed(wanted.ids)),
        ("r.no IN (SELECT rowid FROM names WHERE names MATCH ?)", narrowing(wanted.narrow)),
    ):
        if param is not None:
            where.append(sql)
            params.append(param)
    return tuple(where), tuple(params)


def _where(conditions: Sequence[str]) -> str:
    return f" WHERE {' AND '.join(conditions)}" if conditions else ""


def _listed(ids: Collection[str]) -> str:
    import json

    return json.dumps(list(ids))


def narrowing(typed: str) -> str | None:
    """Typed words for the index of names, each by its beginning."""
    if not typed:
        return None
    from reviewtui import patterns
    from reviewtui.library.spellings import asked, composed

    parts = []
    for word in patterns.findall(r"[^\W_]+", composed(typed)):
        other = asked(word)
        parts.append(f'("{word}" * OR "{other}" *)' if other else f'"{word}" *')
    return " AND ".join(parts) or None


def groups(
    db: sqlite3.Connection, by: str, narrow: str, ids: Collection[str] | None
) -> list[Group]:
    """Outlets or works with something in them."""
    sql, column = {
        "outlet": ("SELECT slug, name, NULL, count, median FROM outlets", "outlet_slug"),
        "work": ("SELECT slug, title, year, count, median FROM works", "work_slug"),
    }[by]
    where, params = _conditions(Wanted(ids=ids, narrow=narrow))
    counts: dict[str, int] | None = None
    if where:
        counts = dict(
            db.execute(
                f"SELECT r.{column}, count(*) FROM reviews r{_where(where)} GROUP BY r.{column}",
                params,
            ).fetchall()
        )
    found = []
    for slug, name, year, count, median in db.execute(sql):
        many = count if counts is None else counts.get(slug, 0)
        if many:
            label = name or UNATTRIBUTED
            key = (name is None, label.casefold(), year or 0, slug)
            found.append((key, Group(slug, f"{label} ({year})" if year else label, many, median)))
    found.sort()
    return [group for _, group in found]


def works_in_order(
    db: sqlite3.Connection, key: Key | None, backward: bool, skip: int, limit: int
) -> list[tuple[Group, Key]]:
    """Works as headings, by title, those behind a key or before it."""
    condition, params = "", ()
    if key is not None:
        condition = f" WHERE (sorted, dated, slug) {'<' if backward else '>'} (?, ?, ?)"
        params = key
    way = "DESC" if backward else "ASC"
    rows = db.execute(
        f"SELECT slug, title, year, count, median, sorted, dated FROM works{condition}"
        f" ORDER BY sorted {way}, dated {way}, slug {way} LIMIT ? OFFSET ?",
        (*params, limit, skip),
    ).fetchall()
    if backward:
        rows.reverse()
    return [
        (Group(slug, f"{title} ({year})" if year else title, count, median), (key, dated, slug))
        for slug, title, year, count, median, key, dated in rows
    ]


def sizes_of_works(db: sqlite3.Connection) -> list[int]:
    """How many reviews each work has, in the order of `works_in_order`."""
    (counts,) = db.execute(  # one long text: a row to each would take ten times as long
        "SELECT group_concat(count) FROM (SELECT count FROM works ORDER BY sorted, dated, slug)"
    ).fetchone()
    return list(map(int, counts.split(","))) if counts else []


def place_of_work(db: sqlite3.Connection, slug: str) -> int | None:
    """Which heading a work is."""
    row = db.execute("SELECT sorted, dated FROM works WHERE slug = ?", (slug,)).fetchone()
    if row is None:
        return None
    (before,) = db.execute(
        "SELECT count(*) FROM works WHERE (sorted, dated, slug) < (?, ?, ?)", (*row, slug)
    ).fetchone()
    return int(before)


def count(db: sqlite3.Connection, outlet: str | None, work: str | None, narrow: str) -> int:
    """How many reviews; a stored figure wherever there is one."""
    if narrow.strip() or (outlet is not None and work is not None):
        where, params = _conditions(Wanted(outlet, work, None, narrow))
        row = db.execute(f"SELECT count(*) FROM reviews r{_where(where)}", params).fetchone()
    elif outlet is not None:
        row = db.execute("SELECT count FROM outlets WHERE slug = ?", (outlet,)).fetchone()
    elif work is not None:
        row = db.execute("SELECT count FROM works WHERE slug = ?", (work,)).fetchone()
    else:
        row = db.execute("SELECT value FROM meta WHERE key = 'reviews'").fetchone()
    return int(row[0]) if row else 0
