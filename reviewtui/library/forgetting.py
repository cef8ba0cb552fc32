"""Taking the rows of a file out of the index, and noting what has to be settled anew."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

_TABLES = (
    ("reviews", "no"),
    ("points", "no"),
    ("readings", "no"),
    ("identified", "no"),
    ("words", "rowid"),
    ("names", "rowid"),
)


def forget(
    db: sqlite3.Connection, place: tuple[int, str, str], number: int | None
) -> tuple[int, str, str | None] | None:
    """Remove the rows of a file; its number and id, to give to what it says now."""
    db.execute("DELETE FROM problems WHERE root = ? AND folder = ? AND name = ?", place)
    if number is None:
        return None
    row = db.execute(
        "SELECT no, id, twin, title_key, outlet_slug, work_slug FROM reviews WHERE no = ?",
        (number,),
    ).fetchone()
    if row is None:
        return None
    for table, key in _TABLES:
        db.execute(f"DELETE FROM {table} WHERE {key} = ?", (number,))
    if row[2] is not None:
        db.execute("INSERT OR IGNORE INTO unsettled VALUES ('twin', ?)", (row[2],))
    unsettle(db, [(row[3], row[4])])
    db.execute(  # reviews under other titles may have met it in one work
        "INSERT OR IGNORE INTO unsettled"
        " SELECT DISTINCT 'work', title_key FROM reviews WHERE work_slug = ?",
        (row[5],),
    )
    return row[0], row[1], row[2]


def unsettle(db: sqlite3.Connection, meant: Iterable[tuple[str, str]]) -> None:
    """Note titles and outlets whose works and counts are to be made out anew."""
    db.executemany(
        "INSERT OR IGNORE INTO unsettled VALUES (?, ?)",
        {each for title, outlet in meant for each in (("work", title), ("outlet", outlet))},
    )
