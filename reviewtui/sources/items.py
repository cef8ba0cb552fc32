"""Item: one thing a page describes, whichever of the markups it is written in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reviewtui.model.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@dataclass(slots=True, eq=False)
class Item:
    """A thing with types and properties in the words of schema.org; a property has many values."""

    types: tuple[str, ...] = ()
    id: str = ""
    values: dict[str, list[str | Item]] = field(default_factory=dict)
    owner: Item | None = None
    """The thing in whose property this one is described first."""
    role: str = ""
    """The property of the owner that holds it."""

    def add(self, name: str, value: str | Item) -> None:
        """One more value of a property."""
        self.values.setdefault(name, []).append(value)
        if isinstance(value, Item) and value.owner is None and value is not self:
            value.owner, value.role = self, name

    def all(self, *names: str) -> list[str | Item]:
        """Every value of the first of these properties that has any."""
        return next((self.values[name] for name in names if self.values.get(name)), [])

    def text(self, *names: str) -> str:
        """The first of these properties that is or names a text; empty if none."""
        for name in names:
            for value in self.values.get(name, ()):
                said = value if isinstance(value, str) else value.name
                if said := clean_line(said):
                    return said
        return ""

    def long_text(self, name: str) -> str:
        """A property that may have many lines, as it stands."""
        return next((one for one in self.values.get(name, ()) if isinstance(one, str)), "")

    def items(self, *names: str) -> list[Item]:
        """The values of a property that are things themselves."""
        return [value for value in self.all(*names) if isinstance(value, Item)]

    @property
    def name(self) -> str:
        """What the thing is called."""
        for key in ("name", "headline", "@value", "title"):
            for value in self.values.get(key, ()):
                if isinstance(value, str) and value.strip():
                    return clean_line(value)
        return ""

    def is_a(self, kinds: Iterable[str]) -> bool:
        """Whether it is of one of these types."""
        return any(kind in kinds for kind in self.types)


_VOCABULARY = re.compile(
    r"(?:https?:)?//(?:www\.)?(?:schema\.org|data-vocabulary\.org|rdf\.data-vocabulary\.org)/?#?|"
    r"^(?:schema|v|s|review):",
    re.IGNORECASE,
)
_OLD_NAMES = {
    "itemreviewed": "itemReviewed",
    "reviewer": "author",
    "dtreviewed": "datePublished",
    "rating": "reviewRating",
    "summary": "headline",
    "best": "bestRating",
    "worst": "worstRating",
    "value": "ratingValue",
    "review-aggregate": "AggregateRating",
    "ratingvalue": "ratingValue",
    "bestrating": "bestRating",
    "worstrating": "worstRating",
    "reviewrating": "reviewRating",
    "datepublished": "datePublished",
    "reviewbody": "reviewBody",
    "sameas": "sameAs",
}


def plain_name(name: str) -> str:
    """A type or property without its vocabulary, in the names of today."""
    short = _VOCABULARY.sub("", name.strip()).strip("/#")
    return _OLD_NAMES.get(short.lower(), short)


def every(items: Iterable[Item]) -> Iterator[Item]:
    """These things and all they hold, each once, in order."""
    seen: set[int] = set()
    waiting = list(items)[::-1]
    while waiting:
        item = waiting.pop()
        if id(item) in seen:
            continue
        seen.add(id(item))
        yield item
        inner = [v for values in item.values.values() for v in values if isinstance(v, Item)]
        waiting.extend(reversed(inner))
