"""The words of a text: they tell soon what cannot be said in it, which saves searching for it."""

from __future__ import annotations

from functools import lru_cache

from reviewtui.patterns import pattern

_WORD = pattern(r"\w+")


def folded(text: str) -> str:
    """A text in lower case, with the letters that patterns which ignore case take for others."""
    if not text.isascii():
        text = text.replace("\u0130", "i").replace("\u0131", "i").replace("\u017f", "s")
    return text.lower()


@lru_cache(maxsize=256)
def words(text: str) -> frozenset[str]:
    """The words of a text, lower case, parted at apostrophes and hyphens."""
    return frozenset(_WORD.findall(folded(text)))
