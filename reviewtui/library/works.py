"""Which reviews are of one work: the one place that decides it, from what the files state."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_T = TypeVar("_T")


class Stated(NamedTuple):
    """What one review states of its work; all of these share the slug of a title."""

    number: int
    title: str
    year: int | None
    kind: str | None


class Met(NamedTuple):
    """One work, and the reviews that meet under it."""

    slug: str
    title: str
    year: int | None
    kind: str | None
    reviews: tuple[int, ...]


def meet(key: str, reviews: Sequence[Stated]) -> list[Met]:
    """Sort the reviews that share a title into works.

    A title is split by kind only where two kinds are stated, and by year only where two years are:
    a critic who leaves out the year means the same film as the others, unless there are two.
    """
    together: dict[str, list[Stated]] = {}
    clusters = _by_kind(reviews)
    slugs = [(kind, each, year) for kind, few in clusters for year, each in _by_year(few)]
    taken = Counter(_dated(key, year) for _, _, year in slugs)
    for kind, few, year in slugs:
        name = _dated(key, year)
        if kind and taken[name] > 1:
            name = f"{name}-{kind}"
        together.setdefault(name, []).extend(few)
    return [
        Met(
            name,
            _commonest(review.title for review in few) or key,
            _commonest(review.year for review in few if review.year),
            _commonest(review.kind for review in few if review.kind),
            tuple(review.number for review in few),
        )
        for name, few in together.items()
    ]


def _by_kind(reviews: Sequence[Stated]) -> list[tuple[str | None, list[Stated]]]:
    kinds = sorted({review.kind for review in reviews if review.kind})
    if len(kinds) < 2:
        return [(kinds[0] if kinds else None, list(reviews))]
    of_kind: dict[str | None, list[Stated]] = {kind: [] for kind in kinds}
    years = {kind: {r.year for r in reviews if r.kind == kind and r.year} for kind in kinds}
    for review in reviews:
        kind = review.kind
        if kind is None and review.year:  # a year that only one kind has tells which is meant
            fitting = [each for each in kinds if review.year in years[each]]
            kind = fitting[0] if len(fitting) == 1 else None
        of_kind.setdefault(kind, []).append(review)
    return [(kind, few) for kind, few in of_kind.items() if few]


def _by_year(reviews: Sequence[Stated]) -> list[tuple[int | None, list[Stated]]]:
    years = sorted({review.year for review in reviews if review.year})
    if len(years) < 2:
        return [(years[0] if years else None, list(reviews))]
    of_year: dict[int | None, list[Stated]] = {}
    for review in reviews:
        of_year.setdefault(review.year, []).append(review)
    return list(of_year.items())


def _dated(key: str, year: int | None) -> str:
    return f"{key}-{year}" if year else key


def _commonest(values: Iterable[_T]) -> _T | None:
    ranked = Counter(values).most_common(1)
    return ranked[0][0] if ranked else None
