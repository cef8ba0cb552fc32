"""One rating printed twice in a row made one: `★★★★☆ (4/5)`, `4/5 (80%)`."""

from __future__ import annotations

from reviewtui import patterns
from reviewtui.patterns import IGNORECASE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reviewtui.model.rating_forms import Mark


def join(text: str, marks: list[Mark]) -> list[Mark]:
    """One rating printed twice in a row is one: `★★★★☆ (4/5)`, `4/5 (80%)`.

    The figures say what the drawing only shows, so they are kept, with the words of both.
    """
    joined: list[Mark] = []
    for mark in marks:
        last = joined[-1] if joined else None
        near = last if last and mark.start - last.end <= 10 else None
        between = text[near.end : mark.start] if near else ""
        if (
            near
            and mark.kind == near.kind == "drawn"
            and patterns.fullmatch(_OF_WHICH, between, IGNORECASE)
        ):
            joined[-1] = near._replace(best=float(mark.best or mark.value), end=mark.end)
        elif near and _same(near, mark, between):
            told = min(near, mark, key=lambda one: _TELLING.index(one.kind))
            end = mark.end + ("(" in between and text[mark.end : mark.end + 1] == ")")
            joined[-1] = told._replace(start=near.start, end=end)
        else:
            joined.append(mark)
    return joined


_OF_WHICH = r"\s{0,2}\(?(?:/|(?:out\s)?of)\s{0,2}"
_TELLING = (
    "signed", "fraction", "dice", "school", "letter", "percent", "drawn", "asterisks", "stars",
    "thumbs", "words",
)  # fmt: skip


def _same(one: Mark, other: Mark, between: str) -> bool:
    """Whether two neighbouring marks say the same thing in two ways."""
    if not patterns.fullmatch(r"\s{0,2}[(\[|=:,–—-]?\s{0,2}", between) or "\n" in between:
        return False
    values = (one.value, other.value)
    if (one.kind, other.kind) == ("thumbs", "words"):
        return not between.strip()
    if isinstance(one.value, str) or isinstance(other.value, str):
        return (
            one.kind != other.kind and "letter" in (one.kind, other.kind) and between.strip() == "("
        )
    if one.kind == other.kind == "thumbs":
        return values[0] == values[1]
    if one.best is None or other.best is None:
        outlines = one.kind == "drawn" and (other.value, other.best) == (0, one.value)
        return outlines or (values[0] == values[1] and one.kind != other.kind)
    if isinstance(one.best, str) or isinstance(other.best, str):
        return False
    return abs(one.value / one.best - other.value / other.best) < 0.13 and one.kind != other.kind
