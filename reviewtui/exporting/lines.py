"""The lines of a comparison's document, the same in every markup: who, what, in which words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reviewtui.exporting.table import FOUND, SIGNS

if TYPE_CHECKING:
    from collections.abc import Callable

    from reviewtui.exporting.table import Aspect, Sheet, Source, Told

FEW = 6
"""With more critics than this there is no table: its columns would be too narrow to read."""
NAMED = 12
"""Silent critics up to this many are named."""


class Markup(NamedTuple):
    """How a format writes what it is given; `text` makes words of a review safe there."""

    text: Callable[[str], str]
    strong: Callable[[str], str]
    quoted: Callable[[str], str]
    aside: Callable[[str], str]
    signed: Callable[[Told, str], str]
    """A sign for praise or fault, and a label already safe."""
    address: Callable[[str | None], list[str]]


def critic_line(source: Source, markup: Markup) -> str:
    """Who, how rated or which way leaning, the verdict, and where it stands."""
    score = "" if source.score is None else f" ({source.score} of 100)"
    told = [markup.strong(markup.text(source.name))]
    told.append(f"{markup.text(source.rating)}{score}" if source.rating else "unrated")
    if source.leaning:
        told.append(f"{source.leaning} {markup.aside(FOUND)}")
    if source.digest:
        told.append("digest")
    if source.verdict:
        found = f" {markup.aside(FOUND)}" if source.verdict_found else ""
        told.append(f"{markup.quoted(markup.text(source.verdict))}{found}")
    return " · ".join([*told, *markup.address(source.url)])


def claim_line(told: Told, markup: Markup) -> tuple[str, str]:
    """What is claimed in which words, and who says so where."""
    parts = []
    if told.polarity is not None:
        parts.append(markup.signed(told, markup.strong(markup.text(told.label))))
    if told.quote:
        parts.append(markup.quoted(markup.text(told.quote)))
    source = [markup.text(told.source.name)]
    if told.paragraph:
        source.append(f"¶{told.paragraph}")
    if told.found and told.polarity is not None:
        source.append(FOUND)
    return " ".join(parts), " · ".join([*source, *markup.address(told.source.url)])


def cells(sheet: Sheet, aspect: Aspect, markup: Markup) -> list[str]:
    """What each critic says of an aspect, in few words; a dot for nothing."""
    return [
        "<br>".join(
            f"{markup.signed(told, markup.text(told.label))}{' ?' if told.found else ''}"
            for told in aspect.claims
            if told.source.review == source.review
        )
        or "·"
        for source in sheet.sources
    ]


def has_table(sheet: Sheet) -> bool:
    """Whether there are few enough critics for columns."""
    return 0 < len(sheet.sources) <= FEW and bool(sheet.aspects)


def agreement(aspect: Aspect, markup: Markup) -> str:
    """What critics come to; of a split, what each side says."""
    told = markup.text(f" ({aspect.split})") if aspect.split else ""
    return f"{markup.text(aspect.agreement)}{told}"


def silence(aspect: Aspect, markup: Markup) -> str:
    """How many say nothing of an aspect, and who where they are few."""
    names = f" ({'; '.join(aspect.silent)})" if len(aspect.silent) <= NAMED else ""
    return markup.text(f"{len(aspect.silent)} of {aspect.critics}{names}")


def sign(told: Told) -> str:
    """The sign of praise, fault or both."""
    return SIGNS[told.polarity] if told.polarity is not None else ""
