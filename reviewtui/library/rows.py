"""What the library answers with besides whole reviews: plain rows, cheap to make and to import."""

from __future__ import annotations

from reviewtui.record import Record


class Card(Record):
    """A review as a list shows it: everything but points and body, and no file opened for it."""

    id: str
    path: str
    outlet_slug: str
    outlet: str | None
    critic: str | None
    work_slug: str
    work: str
    year: int | None
    kind: str | None
    title: str | None
    published: str | None
    url: str | None
    digest: bool
    rating_text: str | None
    value: float | str | None
    best: float | str | None
    worst: float | str | None
    score: int | None
    rule: str | None
    assumed: bool
    verdict: str | None
    pros: int
    cons: int
    mixed: int
    body_chars: int


class Group(Record):
    """A heading of the sidebar: an outlet or a work, how many reviews, and their median score."""

    slug: str
    label: str
    count: int  # type: ignore[assignment]
    score: float | None


class WorkRow(Record):
    """A work, and what its critics come to."""

    slug: str
    title: str
    kind: str | None
    year: int | None
    count: int  # type: ignore[assignment]
    rated: int
    median: float | None


class Hit(Record):
    """A review that a search found, with the passage that answers best."""

    card: Card
    snippet: str
    """The passage, on one line; its start and end are marked `…` where the body goes on."""
    lit: tuple[tuple[int, int], ...]
    """Where in the snippet the words stand that were asked for."""
    offset: int | None
    """Where in the body the first of those stands; None when the body has none of them."""


class SearchAnswer(Record):
    """What a search found, and what was wrong with the question."""

    hits: tuple[Hit, ...]
    notes: tuple[str, ...]
    best: bool = True
    """False for a quick answer, if asking again will bring a better one."""


class Changes(Record):
    """What a refresh found, in files."""

    added: int = 0
    changed: int = 0
    removed: int = 0
    broken: int = 0
    """How many of those read now could not be understood."""

    def plus(self, others: Changes) -> Changes:
        """Both together."""
        return Changes(*map(sum, zip(self, others, strict=True)))


class Problem(Record):
    """Something wrong with a file: where, what, and what to do about it."""

    path: str
    line: int | None
    what: str
    todo: str
