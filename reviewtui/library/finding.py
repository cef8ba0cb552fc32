"""Questions to the index: which reviews, works and outlets somebody means."""

from __future__ import annotations

import os

from reviewtui.errors import NothingMatchedError
from reviewtui.library.index import CARD, ORDERS
from reviewtui.library.rows import Group, WorkRow
from reviewtui.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Sequence
    from typing import Any

    from reviewtui.library.index import Index
    from reviewtui.library.rows import Card

UNATTRIBUTED = "Unattributed"
"""As model.review has it, which a list has no time to import."""
_WORK = "slug, title, kind, year, count, rated, median"
_AMONG = "r.id IN (SELECT value FROM json_each(?))"
_NEAR_FROM = 20_000
"""Names that are compared for likeness at most; in a larger library that takes too long."""


class Wanted(Record):
    """Which reviews a list is to show, and in which order."""

    outlet: str | None = None
    work: str | None = None
    ids: Collection[str] | None = None
    narrow: str = ""
    order: str = "newest"
    read: Collection[str] = ()


def cards(
    index: Index, db: sqlite3.Connection, wanted: Wanted, offset: int, limit: int | None
) -> list[Card]:
    """Some rows of a list."""
    if wanted.order == "unread" and wanted.read:
        return _unread_first(index, db, wanted, offset, limit)
    where, params = _conditions(wanted)
    order = ORDERS["newest" if wanted.order == "unread" else wanted.order]
    return _rows(index, db, where, params, order, offset, limit)


def _unread_first(
    index: Index, db: sqlite3.Connection, wanted: Wanted, offset: int, limit: int | None
) -> list[Card]:
    """Two lists, one after the other, so that neither has to be sorted for one page of it."""
    where, params = _conditions(wanted)
    joined = f"{where} AND " if where else " WHERE "
    params = (*params, _listed(wanted.read))
    among = _AMONG
    newest = ORDERS["newest"]
    rows = _rows(index, db, f"{joined}NOT {among}", params, newest, offset, limit)
    if limit is not None and len(rows) >= limit:
        return rows
    unread = offset + len(rows)
    if not rows:  # the page begins among what is read, or just there
        (unread,) = db.execute(
            f"SELECT count(*) FROM reviews r{joined}NOT {among}", params
        ).fetchone()
    left = None if limit is None else limit - len(rows)
    after = max(0, offset - unread)
    return rows + _rows(index, db, f"{joined}{among}", params, newest, after, left)


def _rows(
    index: Index,
    db: sqlite3.Connection,
    where: str,
    params: tuple[Any, ...],
    order: str,
    offset: int,
    limit: int | None,
) -> list[Card]:
    found = db.execute(
        f"SELECT {CARD} FROM reviews r{where} ORDER BY {order} LIMIT ? OFFSET ?",
        (*params, -1 if limit is None else limit, offset),
    )
    return list(map(index.card, found))


def _conditions(wanted: Wanted) -> tuple[str, tuple[Any, ...]]:
    """A WHERE over reviews `r`, and its parameters."""
    where: list[str] = []
    params: list[Any] = []
    match = narrowing(wanted.narrow)
    for sql, param in (
        ("r.outlet_slug = ?", wanted.outlet),
        ("r.work_slug = ?", wanted.work),
        (_AMONG, None if wanted.ids is None else _listed(wanted.ids)),
        ("r.no IN (SELECT rowid FROM words WHERE words MATCH ?)", match),
    ):
        if param is not None:
            where.append(sql)
            params.append(param)
    return (f" WHERE {' AND '.join(where)}" if where else ""), tuple(params)


def _listed(ids: Collection[str]) -> str:
    import json

    return json.dumps(list(ids))


def narrowing(typed: str) -> str | None:
    """Typed words for FTS5, each by its beginning, in all but verdict and body."""
    if not typed:
        return None
    import re

    words = re.findall(r"\w+", typed.replace("_", " "))
    if not words:
        return None
    return "{work title critic outlet} : (" + " AND ".join(f'"{word}"*' for word in words) + ")"


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
                f"SELECT r.{column}, count(*) FROM reviews r{where} GROUP BY r.{column}", params
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


def count(db: sqlite3.Connection, outlet: str | None, work: str | None, narrow: str) -> int:
    """How many reviews; a stored figure wherever there is one."""
    if narrow.strip() or (outlet is not None and work is not None):
        where, params = _conditions(Wanted(outlet, work, None, narrow))
        row = db.execute(f"SELECT count(*) FROM reviews r{where}", params).fetchone()
    elif outlet is not None:
        row = db.execute("SELECT count FROM outlets WHERE slug = ?", (outlet,)).fetchone()
    elif work is not None:
        row = db.execute("SELECT count FROM works WHERE slug = ?", (work,)).fetchone()
    else:
        row = db.execute("SELECT value FROM meta WHERE key = 'reviews'").fetchone()
    return int(row[0]) if row else 0


def works(db: sqlite3.Connection) -> list[WorkRow]:
    """All works, by title."""
    rows = [WorkRow(*row) for row in db.execute(f"SELECT {_WORK} FROM works")]
    return sorted(rows, key=lambda work: (work.title.casefold(), work.year or 0, work.slug))


def work(db: sqlite3.Connection, typed: str) -> WorkRow:
    """The one work that is meant."""
    from reviewtui.model.naming import slug

    key = slug(typed)
    for condition, param in (
        ("slug = ?", typed),
        ("slug = ?", key),
        ("key = ?", key),
        ("slug >= ? AND slug < ? || char(1114111)", key),
        ("instr(slug, ?)", key),
    ):
        params = (param,) * condition.count("?")
        rows = db.execute(f"SELECT {_WORK} FROM works WHERE {condition} LIMIT 9", params).fetchall()
        found = [WorkRow(*row) for row in rows]
        if len(found) == 1:
            return found[0]
        if found:
            raise NothingMatchedError(
                f'"{_shown(typed)}" could be any of {len(found)}{"+" if len(found) == 9 else ""}'
                f" works\n  Type one of: {', '.join(each.slug for each in found)}"
            )
    raise _nothing(
        "work", typed, [s for (s,) in db.execute(f"SELECT slug FROM works LIMIT {_NEAR_FROM}")], key
    )


def review_id(db: sqlite3.Connection, ref: str, roots: Sequence[str]) -> str:
    """The id of the one review that is meant."""
    if db.execute("SELECT 1 FROM reviews WHERE id = ?", (ref,)).fetchone():
        return ref
    by_path = _by_path(db, ref, roots)
    if by_path is not None:
        return by_path
    import re

    stem = re.sub(r"\.(md|markdown)$", "", ref, flags=re.IGNORECASE)
    for condition, param in (
        ("id = ?", stem),
        ("substr(id, -length(?)) = ?", f"/{stem}"),
        ("substr(id, 1, length(?)) = ?", stem),
        ("instr(id, '/' || ?)", stem),
        ("instr(id, ?)", stem),
    ):
        params = (param,) * condition.count("?")
        rows = db.execute(
            f"SELECT id FROM reviews WHERE {condition} ORDER BY id LIMIT 9", params
        ).fetchall()
        if len(rows) == 1:
            return str(rows[0][0])
        if rows:
            several = "9 or more" if len(rows) == 9 else str(len(rows))
            raise NothingMatchedError(
                f'"{_shown(ref)}" could be any of {several} reviews\n'
                f"  Type one of: {', '.join(row[0] for row in rows)}"
            )
    ids = [i for (i,) in db.execute(f"SELECT id FROM reviews LIMIT {_NEAR_FROM}")]
    raise _nothing("review", ref, ids, stem)


def _by_path(db: sqlite3.Connection, ref: str, roots: Sequence[str]) -> str | None:
    """The review whose file this is, if it is the path of one."""
    whole = os.path.abspath(os.path.expanduser(ref))
    for number, root in enumerate(roots):
        base = os.path.join(os.path.abspath(root), "")
        if whole.startswith(base):
            row = db.execute(
                "SELECT r.id FROM files f JOIN reviews r ON r.no = f.no"
                " WHERE f.root = ? AND f.folder = ? AND f.name = ?",
                (number, *_parted(whole[len(base) :])),
            ).fetchone()
            if row:
                return str(row[0])
    return None


def _parted(relative: str) -> tuple[str, str]:
    folder, _, name = relative.rpartition("/")
    return folder, name


def _nothing(sort: str, typed: str, names: list[str], like: str) -> NothingMatchedError:
    from difflib import get_close_matches

    ends = {name.rpartition("/")[2]: name for name in names}
    near = get_close_matches(like, [*ends, *names], n=3, cutoff=0.5)
    near = list(dict.fromkeys(ends.get(name, name) for name in near))
    todo = (
        f"Did you mean {' or '.join(near)}?" if near else "See `reviewtui list` for all there are."
    )
    return NothingMatchedError(f'no {sort} is called "{_shown(typed)}"\n  {todo}')


def _shown(typed: str) -> str:
    from reviewtui.model.text import clean_line

    return clean_line(typed)[:80]


def of_text(db: sqlite3.Connection, number: int, body: str, title: str | None) -> str | None:
    """The id of the review whose body is this text; `number` is what both are known by."""
    from reviewtui.model.naming import slug
    from reviewtui.model.sameness import ENOUGH, reduced

    said = reduced(body)
    key = slug(title) if title else None
    rows = db.execute(
        "SELECT r.id, r.title_key, w.body FROM reviews r JOIN words w ON w.rowid = r.no"
        " WHERE r.fingerprint = ?",
        (number,),
    )
    for review, of_work, kept in rows:
        if (len(said) >= ENOUGH or of_work == key) and reduced(kept) == said:
            return str(review)
    return None
