"""A comparison as CSV: a line a claim, and no cell that a spreadsheet would run as a formula."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewtui.exporting.table import Sheet, Source

HEAD = (
    "row", "aspect", "agreement", "outlet", "critic", "rating", "score", "polarity", "origin",
    "label", "quote", "paragraph", "url", "review",
)  # fmt: skip
"""`row` is claim, verdict or voice."""
_STARTS_A_FORMULA = frozenset("=+-@|%＝＋－＠")


def comma_separated(sheet: Sheet) -> str:
    """The whole file, with a header; lines end as RFC 4180 has it."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(HEAD)
    writer.writerows([*map(cell, row)] for row in _rows(sheet))
    return out.getvalue()


def _rows(sheet: Sheet) -> Iterator[tuple[object, ...]]:
    for source in sheet.sources:
        origin = "found" if source.verdict_found else "stated"
        told = (source.leaning, source.verdict) if source.verdict or source.leaning else None
        if told:
            yield ("verdict", "", "", *_by(source), "", origin, *told, "", *_where(source))
    for aspect in sheet.aspects:
        for claim in aspect.claims:
            yield (
                "claim", aspect.name, aspect.agreement, *_by(claim.source), claim.polarity,
                "found" if claim.found else "stated", claim.label, claim.quote, claim.paragraph,
                *_where(claim.source),
            )  # fmt: skip
    for voice in sheet.voices:
        yield (
            "voice", "", "", *_by(voice.source), "", "found", "", voice.quote, voice.paragraph,
            *_where(voice.source),
        )  # fmt: skip


def _by(source: Source) -> tuple[object, ...]:
    return (source.outlet, source.critic, source.rating, source.score)


def _where(source: Source) -> tuple[object, ...]:
    return (source.url, source.review)


def cell(value: object) -> object:
    """A cell that is text and nothing else: what begins like a formula gets a leading quote."""
    if value is None or isinstance(value, int):
        return value
    text = str(value)
    return f"'{text}" if text.lstrip()[:1] in _STARTS_A_FORMULA else text
