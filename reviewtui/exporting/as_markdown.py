"""A comparison in Markdown: nothing in a review's words can become markup, a link or HTML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from reviewtui.exporting.table import FOUND, SIGNS, VOICES, VOICES_SAY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewtui.exporting.table import Aspect, Sheet, Source, Told

_MARKUP = re.compile(r"([\\`*_{}\[\]<>()#|~!&$^=:@]|(?<=www)\.|^[-+])|^(\d+)([.)])", re.IGNORECASE)
_FEW = 6
"""With more critics than this there is no table: its columns would be too narrow to read."""


def markdown(sheet: Sheet) -> str:
    """The whole document."""
    return "\n".join(_lines(sheet)).rstrip() + "\n"


def escaped(words: str) -> str:
    """Words as they read, in whatever place of a Markdown line they stand."""
    return _MARKUP.sub(
        lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}", words
    )


def _lines(sheet: Sheet) -> Iterator[str]:
    yield from (f"# {escaped(sheet.title)}", "", escaped(sheet.figures), "")
    yield from ("## Critics", "")
    yield from map(_critic, sheet.sources)
    if 0 < len(sheet.sources) <= _FEW and sheet.aspects:
        yield from ("", "## At a glance", "", *_table(sheet))
    for aspect in sheet.aspects:
        yield from ("", f"## {escaped(aspect.name.capitalize())}: {_agreement(aspect)}", "")
        yield from map(_claim, aspect.claims)
        if aspect.silent:
            yield from ("", f"Silent: {_silent(aspect)}")
    if sheet.voices:
        yield from ("", f"## {VOICES}", "", VOICES_SAY, "", *map(_claim, sheet.voices))


def _critic(source: Source) -> str:
    told = [f"**{escaped(source.shown)}**"]
    score = "" if source.score is None else f" ({source.score} of 100)"
    told.append(f"{escaped(source.rating)}{score}" if source.rating else "unrated")
    if source.leaning:
        told.append(f"{source.leaning} ({FOUND})")
    if source.digest:
        told.append("digest")
    if source.verdict:
        found = f" ({FOUND})" if source.verdict_found else ""
        told.append(f"“{escaped(source.verdict)}”{found}")
    return f"- {' · '.join([*told, *address(source.url)])}"


def _table(sheet: Sheet) -> Iterator[str]:
    yield f"| | {' | '.join(escaped(source.shown) for source in sheet.sources)} |"
    yield f"| --- |{' --- |' * len(sheet.sources)}"
    for aspect in sheet.aspects:
        cells = [
            "<br>".join(
                f"{_sign(told)} {escaped(told.label)}{' ?' if told.found else ''}"
                for told in aspect.claims
                if told.source.review == source.review
            )
            or "·"
            for source in sheet.sources
        ]
        yield f"| **{escaped(aspect.name)}** {_agreement(aspect)} | {' | '.join(cells)} |"


def _agreement(aspect: Aspect) -> str:
    return f"{aspect.agreement} (over {escaped(aspect.over)})" if aspect.over else aspect.agreement


def _silent(aspect: Aspect) -> str:
    count = f"{len(aspect.silent)} of {aspect.critics}"
    return f"{count} ({escaped('; '.join(aspect.silent))})" if len(aspect.silent) <= 12 else count


def _claim(told: Told) -> str:
    parts = []
    if told.polarity is not None:
        parts.append(f"{_sign(told)} **{escaped(told.label)}**")
    if told.quote:
        parts.append(f"“{escaped(told.quote)}”")
    source = [escaped(told.source.shown)]
    if told.paragraph:
        source.append(f"¶{told.paragraph}")
    if told.found and told.polarity is not None:
        source.append(FOUND)
    return f"- {' '.join(parts)} — {' · '.join([*source, *address(told.source.url)])}"


def _sign(told: Told) -> str:
    return SIGNS[told.polarity] if told.polarity is not None else ""


def address(url: str | None) -> list[str]:
    """The address as an autolink, with all that could end it written as bytes in hex."""
    return [f"<{quote(url, safe=_URL_SAFE)}>"] if url else []


_URL_SAFE = "/:?#[]@!$&'*+,;=%~-._()"
