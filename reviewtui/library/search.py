"""Search over everything: ask the index what a query means, and cut out the passages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewtui.library.index import CARD, CARD_COLUMNS
from reviewtui.library.query import understand
from reviewtui.library.rows import Hit, SearchAnswer

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Container, Iterable

    from reviewtui.library.index import Index
    from reviewtui.library.query import Query

_WEIGHTS = "10.0, 6.0, 6.0, 4.0, 3.0, 1.0"
"""What a word counts in work, title, critic, outlet, verdict and body."""
_PASSAGE = 180
_MARK = re.compile("[\x01\x02]")
_RANKED = 20_000
"""Of more matches than this the newest are ranked: a very common word would take a second."""


def search(
    index: Index,
    db: sqlite3.Connection,
    typed: str,
    limit: int,
    read: Container[str] | None,
    bookmarked: Container[str] | None,
) -> SearchAnswer:
    """Reviews that answer a query: by words best first, without words newest first."""
    query = understand(typed)
    notes = list(query.notes)
    if not (query.match or query.where or query.read is not None or query.bookmarked is not None):
        return SearchAnswer((), tuple(notes))
    marks: list[tuple[bool, Container[str]]] = []
    for name, wanted, known in (
        ("read", query.read, read),
        ("bookmarked", query.bookmarked, bookmarked),
    ):
        if wanted is not None and known is None:
            notes.append(f"is:{name} cannot be asked here")
        elif wanted is not None and known is not None:
            marks.append((wanted, known))
    hits = []
    for row in _rows(db, query):
        card = index.card(row)
        if all((card.id in known) == wanted for wanted, known in marks):
            hits.append((card, row[CARD_COLUMNS]))
            if len(hits) >= limit:
                break
    return SearchAnswer(
        tuple(Hit(card, *_passage(db, query, number, card.verdict)) for card, number in hits),
        tuple(notes),
    )


def _rows(db: sqlite3.Connection, query: Query) -> Iterable[tuple[object, ...]]:
    conditions = "".join(f" AND {condition}" for condition in query.where)
    if query.match is None:
        return db.execute(
            f"SELECT {CARD}, r.no FROM reviews r WHERE 1{conditions}"
            " ORDER BY r.published DESC, r.no DESC",
            query.params,
        )
    return db.execute(
        f"SELECT {CARD}, r.no FROM (SELECT rowid AS no, bm25(words, {_WEIGHTS}) AS worse FROM words"
        f" WHERE words MATCH ? ORDER BY rowid DESC LIMIT {_RANKED}) found"
        f" CROSS JOIN reviews r ON r.no = found.no WHERE 1{conditions} ORDER BY worse, r.no DESC",
        (query.match, *query.params),
    )


def _passage(
    db: sqlite3.Connection, query: Query, number: object, verdict: str | None
) -> tuple[str, tuple[tuple[int, int], ...], int | None]:
    """The stretch of a body with most of the words asked for, on one line, and where they are."""
    if query.match is not None:
        (marked,) = db.execute(
            "SELECT highlight(words, 5, char(1), char(2)) FROM words"
            " WHERE words MATCH ? AND rowid = ?",
            (query.match, number),
        ).fetchone()
    else:
        (marked,) = db.execute("SELECT body FROM words WHERE rowid = ?", (number,)).fetchone()
    body, lit = _unmarked(marked)
    if not lit:
        opening = verdict or body[: _PASSAGE * 2].lstrip("# \n")
        return _one_line(opening[:_PASSAGE]) + "…" * (len(opening) > _PASSAGE), (), None
    best = max(range(len(lit)), key=lambda nth: _together(lit, nth))
    start = max(0, lit[best][0] - _PASSAGE // 4)
    start = body.rfind(" ", 0, start) + 1 if start else 0
    end = max(start + _PASSAGE, lit[best][1])
    before, after = "…" * (start > 0), "…" * (end < len(body))
    inside = [place for place in lit if start <= place[0] and place[1] <= end]
    shift = len(before) - start
    return (
        f"{before}{_one_line(body[start:end])}{after}",
        tuple((first + shift, last + shift) for first, last in inside),
        inside[0][0],
    )


def _together(lit: list[tuple[int, int]], first: int) -> int:
    """How many of the words a passage that begins with this one holds."""
    until = lit[first][0] + _PASSAGE * 3 // 4
    many = 0
    for start, _ in lit[first : first + 20]:
        if start > until:
            break
        many += 1
    return many


def _unmarked(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """A text without the marks of `highlight`, and the places that they marked."""
    places: list[tuple[int, int]] = []
    start = 0
    for nth, mark in enumerate(_MARK.finditer(marked)):
        at = mark.start() - nth
        if mark[0] == "\x01":
            start = at
        else:
            places.append((start, at))
    return _MARK.sub("", marked), places


def _one_line(text: str) -> str:
    """The same characters in the same places, on one line."""
    return text.replace("\n", " ").replace("\t", " ")
