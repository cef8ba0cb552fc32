"""Questions to the index: which review or work somebody means."""

from __future__ import annotations

import os

from reviewtui.errors import NothingMatchedError
from reviewtui.library.rows import WorkRow

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from reviewtui.library.rows import Problem

_WORK = "slug, title, kind, year, count, rated, median"
_NEAR_FROM = 20_000
"""Names that are compared for likeness at most; in a larger library that takes too long."""


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


def problems(db: sqlite3.Connection, roots: Sequence[str]) -> list[Problem]:
    """What is wrong with the files, in the order of the folders."""
    from reviewtui.library.rows import Problem
    from reviewtui.model.text import clean_line

    rows = db.execute(
        "SELECT root, folder, name, line, what, todo FROM problems"
        " ORDER BY root, folder, name, line"
    )
    return [
        Problem(clean_line(os.path.join(roots[root], folder, name or "").rstrip("/")), *said)
        for root, folder, name, *said in rows
    ]
