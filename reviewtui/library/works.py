"""Which reviews are of one work: the one place that decides it, from what the files state."""

from __future__ import annotations

from collections import Counter

from reviewtui.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import TypeVar

    _T = TypeVar("_T")


class Stated(Record):
    """What one review states of its work; all of these share the slug of a title."""

    number: int
    title: str
    year: int | None
    kind: str | None
    identifiers: frozenset[str] = frozenset()
    """`imdb:tt7181546`: who shares one is of one work, who has another of a scheme is not."""
    apart: int = 0
    """The number of the group a person set apart; 0 for what nobody did."""


class Met(Record):
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
    clusters = _by_kind([review for review in reviews if not review.apart])
    slugs = [
        (kind, named, year)
        for kind, few in clusters
        for year, each in _by_year(few)
        for named in _by_identifier(each)
    ]
    taken = Counter(_dated(key, year) for _, _, year in slugs)
    for kind, few, year in slugs:
        name = _dated(key, year)
        if kind and taken[name] > 1:
            name = f"{name}-{kind}"
        if few[0].identifiers and name in together and not _shared(few, together[name]):
            name = f"{name}-{min(few[0].identifiers).replace(':', '-')}"
        together.setdefault(name, []).extend(few)
    for group in sorted({review.apart for review in reviews if review.apart}):
        few = [review for review in reviews if review.apart == group]
        name = _dated(key, _commonest(review.year for review in few if review.year))
        together[f"{name}-apart-{group}"] = few
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


def _by_identifier(reviews: list[Stated]) -> list[list[Stated]]:
    """Apart where two identifiers of a scheme are stated; who states none stays with the first."""
    groups: list[list[Stated]] = []
    for review in sorted(reviews, key=lambda each: (not each.identifiers, each.number)):
        group = next((few for few in groups if not _differ(review, few)), None)
        if group is None:
            groups.append([review])
        else:
            group.append(review)
    return [sorted(few, key=lambda each: each.number) for few in groups]


def _differ(review: Stated, few: list[Stated]) -> bool:
    """Whether a review names another work than some do, by an identifier of the same scheme."""
    there = {name for each in few for name in each.identifiers}
    if review.identifiers & there:
        return False
    schemes = {name.partition(":")[0] for name in there}
    return any(name.partition(":")[0] in schemes for name in review.identifiers)


def _shared(few: list[Stated], others: list[Stated]) -> bool:
    ours = {name for each in few for name in each.identifiers}
    return any(each.identifiers & ours for each in others)


def joined(
    works: Sequence[Met], shared: Sequence[frozenset[str]], same: Sequence[Sequence[str]]
) -> list[Met]:
    """Works brought together: those that share an identifier, and those a person says are one.

    `shared` holds the identifiers of each work. A merged work bears the name a person put first,
    else that of the work with the most reviews.
    """
    parent = list(range(len(works)))

    def root(n: int) -> int:
        while parent[n] != n:
            n = parent[n]
        return n

    for a, names in enumerate(shared):
        for b in range(a):
            if names & shared[b]:
                parent[root(a)] = root(b)
    place = {work.slug: n for n, work in enumerate(works)}
    first: dict[int, str] = {}
    for group in same:
        there = [place[name] for name in group if name in place]
        for each in there[1:]:
            parent[root(each)] = root(there[0])
        if there:
            first[root(there[0])] = group[0]
    gathered: dict[int, list[Met]] = {}
    for n, work in enumerate(works):
        gathered.setdefault(root(n), []).append(work)
    out = []
    for n, few in gathered.items():
        chief = max(few, key=lambda work: (work.slug == first.get(n), len(work.reviews)))
        reviews = tuple(sorted(number for work in few for number in work.reviews))
        year, kind = chief.year or _commonest(w.year for w in few if w.year), chief.kind
        kind = kind or _commonest(w.kind for w in few if w.kind)
        slug = first[n] if n in first and len(few) > 1 else chief.slug
        out.append(Met(slug, chief.title, year, kind, reviews))
    return out


def _dated(key: str, year: int | None) -> str:
    return f"{key}-{year}" if year else key


def _commonest(values: Iterable[_T]) -> _T | None:
    ranked = Counter(values).most_common(1)
    return ranked[0][0] if ranked else None
