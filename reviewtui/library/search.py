"""Search over everything: quick answers first, the best ones when asked again."""

from __future__ import annotations

import json
import sqlite3
from typing import TYPE_CHECKING, Any

from reviewtui.library.index import CARD, CARD_COLUMNS
from reviewtui.library.matching import any_of, expression, in_bodies
from reviewtui.library.passage import passage
from reviewtui.library.point_search import point_condition
from reviewtui.library.query import understand
from reviewtui.library.rows import Hit, SearchAnswer
from reviewtui.library.stopping import Stopped

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from reviewtui.library.corrections import Corrections
    from reviewtui.library.index import Index
    from reviewtui.library.query import Query
    from reviewtui.library.rows import Card

    Row = tuple[Any, ...]
    Condition = tuple[str, tuple[Any, ...]]

_WEIGHTS = "10.0, 6.0, 6.0, 4.0, 3.0, 1.0, 1.0"
"""What a word counts in work, title, critic, outlet, verdict, body and other spellings."""
_NAME_WEIGHTS = "10.0, 6.0, 6.0, 4.0"
_RANKED = 20_000
"""Of more matches than this those added last are ranked: a very common word would take a second."""
_AT_ONCE = 2000
"""So many matches a quick answer looks through."""
_STEPS = 10_000
"""Steps of the database between two questions whether anybody still waits."""


class Searcher:
    """One question to the index, on one connection."""

    def __init__(
        self,
        index: Index,
        db: sqlite3.Connection,
        corrections: Corrections,
        given_up: Callable[[], bool] | None = None,
    ) -> None:
        self._index, self._db = index, db
        self._corrections = corrections
        self._given_up = given_up

    def answer(
        self,
        typed: str,
        limit: int,
        read: Collection[str] | None,
        bookmarked: Collection[str] | None,
        *,
        quick: bool,
    ) -> SearchAnswer:
        """Reviews that answer a query: best first, or, when it has to be `quick`, added last first.

        Without words they come newest first. Stopped is raised once nobody waits any more.
        """
        query = understand(typed)
        notes = list(query.notes)
        if not query.asks:
            return SearchAnswer((), tuple(notes))
        db = self._db
        if self._given_up is not None:
            db.set_progress_handler(self._given_up, _STEPS)
        try:
            condition, more = self._condition(query, read, bookmarked)
            hits = self._hits(query, condition, limit, quick=quick)
            return SearchAnswer(tuple(hits), (*notes, *more), not (quick and query.terms))
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_INTERRUPT:
                raise Stopped from error
            raise
        finally:
            if self._given_up is not None:
                db.set_progress_handler(None, 0)

    def _condition(
        self, query: Query, read: Collection[str] | None, bookmarked: Collection[str] | None
    ) -> tuple[Condition, list[str]]:
        """What SQL is asked of reviews `r` besides words, and what cannot be asked."""
        where, params = list(query.where), list(query.params)
        notes: list[str] = []
        for name, wanted, known in (
            ("read", query.read, read),
            ("bookmarked", query.bookmarked, bookmarked),
        ):
            if wanted is not None and known is None:
                notes.append(f"is:{name} cannot be asked here")
            elif wanted is not None and known is not None:
                where.append(
                    f"r.no {'' if wanted else 'NOT '}IN"
                    " (SELECT no FROM reviews WHERE id IN (SELECT value FROM json_each(?)))"
                )
                params.append(json.dumps(list(known)))
        for unwanted, asked in ((False, query.points), (True, query.no_points)):
            if asked:
                sql, values, note = point_condition(self._index, self._db, self._corrections, asked)
                where.append(f"NOT {sql}" if unwanted else sql)
                params += values
                notes += [note] if note else []
        if query.unwanted and not query.terms:
            where.append(_WITHOUT)
            params.append(any_of(query.unwanted))
        return ("".join(f" AND {each}" for each in where), tuple(params)), list(
            dict.fromkeys(notes)
        )

    def _hits(self, query: Query, condition: Condition, limit: int, *, quick: bool) -> list[Hit]:
        if not query.terms:
            rows = self._newest(condition, limit)
        elif quick:
            rows = self._added_last(query, condition, limit)
        else:
            rows = self._ranked(query, condition)
        found: dict[int, Card] = {}
        for row in rows:
            found.setdefault(row[CARD_COLUMNS], self._index.card(row))
            if len(found) >= limit:
                break
        bodies = dict(
            self._db.execute(
                "SELECT rowid, body FROM words WHERE rowid IN (SELECT value FROM json_each(?))",
                (json.dumps(list(found)),),
            )
        )
        return [
            Hit(card, *passage(bodies.get(number) or "", card.verdict, query.terms))
            for number, card in found.items()
        ]

    def _newest(self, condition: Condition, limit: int) -> Iterator[Row]:
        where, params = condition
        return self._db.execute(
            f"SELECT {CARD}, r.no FROM reviews r WHERE 1{where}"
            " ORDER BY r.day DESC, r.no DESC LIMIT ?",
            (*params, limit),
        )

    def _added_last(self, query: Query, condition: Condition, limit: int) -> Iterator[Row]:
        """First those with all words in their names, then any, both the last added first."""
        costly = any(term.costly for term in query.terms)
        yield from self._last(query, "names", condition, limit, whole=False)
        found = 0
        for row in self._last(query, "words", condition, limit, whole=costly):
            found += 1
            yield row
        if costly and found < limit:
            yield from self._last(query, "words", condition, limit, whole=False)

    def _last(
        self, query: Query, table: str, condition: Condition, limit: int, *, whole: bool
    ) -> Iterator[Row]:
        where, params = condition
        match, extra = self._match(query, table, whole=whole)
        return self._db.execute(
            f"SELECT {CARD}, r.no FROM (SELECT rowid AS no FROM {table} WHERE {table} MATCH ?"
            f" ORDER BY rowid DESC LIMIT {_AT_ONCE}) found CROSS JOIN reviews r ON r.no = found.no"
            f" WHERE 1{where}{extra} LIMIT ?",
            (match, *params, *([any_of(query.unwanted)] if extra else ()), limit),
        )

    def _ranked(self, query: Query, condition: Condition) -> Iterator[Row]:
        """Those with all words in their names, then any, both best first."""
        where, params = condition
        for table, weights in (("names", _NAME_WEIGHTS), ("words", _WEIGHTS)):
            match, extra = self._match(query, table, whole=False)
            joined = (
                f" CROSS JOIN reviews r ON r.no = {table}.rowid WHERE {table} MATCH ?{where}{extra}"
                if where or extra
                else f" WHERE {table} MATCH ?"
            )
            yield from self._db.execute(
                f"SELECT {CARD}, r.no FROM (SELECT {table}.rowid AS no,"
                f" bm25({table}, {weights}) AS worse FROM {table}{joined}"
                f" ORDER BY {table}.rowid DESC LIMIT {_RANKED}) found"
                " CROSS JOIN reviews r ON r.no = found.no ORDER BY worse, r.no DESC",
                (match, *params, *([any_of(query.unwanted)] if extra else ())),
            )

    @staticmethod
    def _match(query: Query, table: str, *, whole: bool) -> tuple[str, str]:
        """What FTS5 is asked, and what SQL is: names do not tell which words a body is without."""
        terms = query.terms if table == "names" else in_bodies(query.terms)
        match = expression(terms, whole=whole)
        if not query.unwanted:
            return match, ""
        if table == "names":
            return match, f" AND {_WITHOUT}"
        return f"({match}) NOT ({any_of(query.unwanted)})", ""


_WITHOUT = "NOT EXISTS (SELECT 1 FROM words WHERE words MATCH ? AND rowid = r.no)"
