"""Words that are looked for: as FTS5 is asked for them, and as they are found again in a text."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reviewtui.library.spellings import asked, composed, is_unspaced, plainly

if TYPE_CHECKING:
    from collections.abc import Sequence

_INDEXED = 3
"""Beginnings up to so many letters are in the index; longer ones are put together when asked."""
_WORD = re.compile(r"[^\W_]+")


class Term(NamedTuple):
    """One word, or some that stand side by side."""

    words: tuple[str, ...]
    column: str
    """The field it has to stand in; empty for anywhere."""
    by_beginning: bool
    """Whether the last word may go on."""
    other: str | None
    """The same in other spellings."""
    unspaced: bool

    @property
    def begun(self) -> bool:
        """Whether it is one letter that may go on: every second word of a body does."""
        lone = self.by_beginning and len(self.words) == len(self.words[-1]) == 1
        return lone and not self.unspaced

    @property
    def costly(self) -> bool:
        """Whether a beginning is asked for that is not in the index as such."""
        return self.by_beginning and len(self.words[-1]) > _INDEXED


def term_of(typed: str, column: str, *, by_beginning: bool) -> Term | None:
    """What somebody typed as words; None where there is no letter and no digit."""
    words = tuple(_WORD.findall(composed(typed)))
    if not words:
        return None
    others = [asked(word) for word in words]
    other = None
    if any(others):
        other = " ".join(new or old.lower() for new, old in zip(others, words, strict=True))
    return Term(words, column, by_beginning, other, any(map(is_unspaced, words)))


def expression(terms: Sequence[Term], *, whole: bool = False) -> str:
    """All of some terms, as FTS5 is asked; `whole` takes costly beginnings for whole words."""
    return " AND ".join(_asked(term, whole=whole) for term in terms)


def in_bodies(terms: Sequence[Term]) -> tuple[Term, ...]:
    """The terms as they are looked for in whole reviews.

    A letter that begins a word is left out beside other words, and is a whole word by itself.
    """
    wanted = tuple(term for term in terms if not term.begun)
    return wanted or tuple(term._replace(by_beginning=False) for term in terms)


def any_of(terms: Sequence[Term]) -> str:
    """Any of some terms."""
    return " OR ".join(_asked(term, whole=False) for term in terms)


def _asked(term: Term, *, whole: bool) -> str:
    star = " *" if term.by_beginning and not (whole and term.costly) else ""
    phrases = f'"{" ".join(term.words)}"{star}'
    if term.other is not None:
        lone = term.unspaced and len(term.other.rpartition(" ")[2]) == 1
        phrases += f' OR "{term.other}"{" *" if lone else star}'
    return f"({term.column} : ({phrases}))" if term.column else f"({phrases})"


def lit_in(text: str, terms: Sequence[Term]) -> list[tuple[int, int]]:
    """Where in a text the terms stand."""
    pattern = _pattern(tuple(terms))
    return [] if pattern is None else [found.span() for found in pattern.finditer(plainly(text))]


@lru_cache(maxsize=16)
def _pattern(terms: tuple[Term, ...]) -> re.Pattern[str] | None:
    found = [_seen(term) for term in terms if not term.column]
    return re.compile("|".join(found)) if found else None


def _seen(term: Term) -> str:
    words = [re.escape(plainly(word)) for word in term.words]
    phrase = r"[\W_]+".join(words)
    if term.unspaced:
        return phrase
    return rf"(?<![^\W_]){phrase}" + ("" if term.by_beginning else r"(?![^\W_])") + r"[^\W_]*"
