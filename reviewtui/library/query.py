"""The query language of the search: fields, phrases, exclusions, and kind words for mistakes.

What a person types is data to SQLite: every word is quoted for FTS5 or passed as a parameter.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from reviewtui.library.matching import Term, term_of

if TYPE_CHECKING:
    from collections.abc import Mapping

FIELDS = (
    "outlet", "work", "critic", "title", "kind", "rating", "year", "aspect", "stance", "is",
)  # fmt: skip
STATES = ("unread", "read", "bookmarked", "rated", "unrated", "digest")
STANCES = {
    "pro": "pro", "praise": "pro", "+": "pro",
    "con": "con", "fault": "con", "-": "con",
    "mixed": "mixed",
}  # fmt: skip

_TERM = re.compile(
    r'(?P<no>-?)(?:(?P<field>[^\W\d]+):)?(?:"(?P<quoted>[^"]*)(?P<end>"?)|(?P<bare>\S+))'
)
_NUMBER = r"\d+(?:\.\d+)?"
_RANGE = re.compile(rf"(?P<low>{_NUMBER})?\.\.(?P<high>{_NUMBER})?")
_COMPARED = re.compile(rf"(?P<sign>>=|<=|>|<|=)?(?P<number>{_NUMBER})")


class Query(NamedTuple):
    """A query understood: which words are looked for, what SQL is asked, what only marks tell."""

    terms: tuple[Term, ...]
    unwanted: tuple[Term, ...]
    where: tuple[str, ...]
    params: tuple[Any, ...]
    points: Mapping[str, str]
    """What one and the same point has to be: its aspect, its polarity."""
    no_points: Mapping[str, str]
    """The same, of what no point may be."""
    read: bool | None
    """True for `is:read`, False for `is:unread`."""
    bookmarked: bool | None
    notes: tuple[str, ...]

    @property
    def asks(self) -> bool:
        """Whether anything is asked for."""
        return bool(self.terms or self.asks_without_words)

    @property
    def asks_without_words(self) -> bool:
        """Whether there is a condition besides words that are looked for."""
        marks = self.read is not None or self.bookmarked is not None
        return bool(self.unwanted or self.where or self.points or self.no_points or marks)


def understand(typed: str) -> Query:
    """Read a query. What cannot be read is left out, and a note says so."""
    reading = _Reading()
    terms = list(_TERM.finditer(typed))
    for term in terms:
        reading.take(term, last=term.end() == len(typed))
    return reading.query()


class _Reading:
    def __init__(self) -> None:
        self._terms: tuple[list[Term], list[Term]] = ([], [])
        self._where: list[str] = []
        self._params: list[Any] = []
        self._marks: dict[str, bool] = {}
        self._points: dict[bool, dict[str, str]] = {False: {}, True: {}}
        self._notes: list[str] = []

    def query(self) -> Query:
        return Query(
            tuple(self._terms[False]),
            tuple(self._terms[True]),
            tuple(self._where),
            tuple(self._params),
            self._points[False],
            self._points[True],
            self._marks.get("read"),
            self._marks.get("bookmarked"),
            tuple(dict.fromkeys(self._notes)),
        )

    def take(self, term: re.Match[str], *, last: bool) -> None:
        unwanted, field = bool(term["no"]), (term["field"] or "").casefold()
        quoted = term["quoted"] is not None
        value = term["quoted"] if quoted else term["bare"]
        if quoted and not term["end"]:
            self._notes.append('a quote " is not closed; taken to the end')
        if field and field not in FIELDS:
            self._unknown_field(field)
            value, field = f"{term['field']} {value}", ""
        if field and not value.strip():
            self._notes.append(f"nothing stands after {field}:")
        elif field in {"outlet", "work", "critic", "title"}:
            self._words(value, unwanted, field, by_beginning=not quoted)
        elif field:
            getattr(self, f"_{field}")(value.strip(), unwanted)
        else:
            starred = not quoted and value.endswith("*")
            self._words(
                value, unwanted, "", by_beginning=starred or (last and not quoted and not unwanted)
            )

    def _words(self, value: str, unwanted: bool, column: str, *, by_beginning: bool) -> None:
        term = term_of(value, column, by_beginning=by_beginning)
        if term is None:
            self._notes.append(f'"{value[:40]}" holds no letters or digits to look for')
            return
        self._terms[unwanted].append(term)

    def _kind(self, value: str, unwanted: bool) -> None:
        kind = value.casefold()
        self._add("r.kind IS NOT ?" if unwanted else "r.kind = ?", kind)

    def _year(self, value: str, unwanted: bool) -> None:
        self._compare(
            "r.year", "year", value, unwanted, "year:2025, year:2024..2026 or year:>=2024"
        )

    def _rating(self, value: str, unwanted: bool) -> None:
        if value.casefold() in {"none", "unrated"}:
            self._is("unrated", unwanted)
            return
        self._compare(
            "r.score",
            "rating",
            value,
            unwanted,
            "rating:>=70, rating:60..80 or rating:none, of 100",
        )

    def _compare(self, column: str, name: str, value: str, unwanted: bool, like: str) -> None:
        conditions: list[tuple[str, float]] = []
        between, compared = _RANGE.fullmatch(value), _COMPARED.fullmatch(value)
        if between and (between["low"] or between["high"]):
            ends = ((">=", between["low"]), ("<=", between["high"]))
            conditions = [(sign, float(end)) for sign, end in ends if end]
            if len(conditions) == 2 and conditions[0][1] > conditions[1][1]:
                self._notes.append(f"{name}:{value} runs backwards; taken the other way round")
                conditions = [(">=", conditions[1][1]), ("<=", conditions[0][1])]
        elif compared:
            conditions = [(compared["sign"] or "=", float(compared["number"]))]
        if not conditions:
            self._notes.append(f'{name}:"{value[:40]}" is no number; write {like}')
            return
        sql = " AND ".join(f"{column} {sign} ?" for sign, _ in conditions)
        sql = f"NOT coalesce({sql}, 0)" if unwanted else sql
        self._add(sql, *(number for _, number in conditions))

    def _aspect(self, value: str, unwanted: bool) -> None:
        self._points[unwanted]["aspect"] = value.casefold()

    def _stance(self, value: str, unwanted: bool) -> None:
        stance = STANCES.get(value.casefold())
        if stance is None:
            self._notes.append(f'stance:"{value[:40]}" is none; there are pro, con and mixed')
        else:
            self._points[unwanted]["polarity"] = stance

    def _is(self, value: str, unwanted: bool) -> None:
        state = value.casefold()
        if state in {"rated", "unrated"}:
            rated = (state == "rated") != unwanted
            self._add(f"r.score IS {'NOT ' if rated else ''}NULL")
        elif state == "digest":
            self._add("r.digest = ?", int(not unwanted))
        elif state in {"read", "unread"}:
            self._marks["read"] = (state == "read") != unwanted
        elif state == "bookmarked":
            self._marks["bookmarked"] = not unwanted
        else:
            near = _near(state, STATES)
            self._notes.append(f'is:"{value[:40]}" is no state{near or f"; {_listed(STATES)}"}')

    def _unknown_field(self, field: str) -> None:
        near = _near(field, FIELDS)
        there = near or f"; {_listed(FIELDS)}"
        self._notes.append(f"there is no field {field[:40]}:{there}; its words are looked for")

    def _add(self, sql: str, *params: object) -> None:
        self._where.append(sql)
        self._params += params


def _near(typed: str, known: tuple[str, ...]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(typed, known, n=1)
    return f", did you mean {near[0]}" if near else ""


def _listed(known: tuple[str, ...]) -> str:
    return f"there are {', '.join(known)}"
