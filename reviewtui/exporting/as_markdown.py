"""A comparison in Markdown: nothing in a review's words can become markup, a link or HTML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from reviewtui.exporting import lines
from reviewtui.exporting.table import VOICES, VOICES_SAY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewtui.exporting.table import Sheet, Told

_SIGNS = re.compile(r"([\\`*_{}\[\]<>()#|~!&$^=:@]|(?<=www)\.|^[-+])|^(\d+)([.)])", re.IGNORECASE)


def markdown(sheet: Sheet) -> str:
    """The whole document."""
    return "\n".join(_lines(sheet)).rstrip() + "\n"


def escaped(words: str) -> str:
    """Words as they read, in whatever place of a Markdown line they stand."""
    return _SIGNS.sub(
        lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}", words
    )


def _lines(sheet: Sheet) -> Iterator[str]:
    yield from (f"# {escaped(sheet.title)}", "", escaped(sheet.figures), "")
    yield from ("## Critics", "")
    yield from (f"- {lines.critic_line(source, _MARKUP)}" for source in sheet.sources)
    if lines.has_table(sheet):
        yield from ("", "## At a glance", "", *_table(sheet))
    for aspect in sheet.aspects:
        come_to = lines.agreement(aspect, _MARKUP)
        yield from ("", f"## {escaped(aspect.name.capitalize())}: {come_to}", "")
        yield from map(_claim, aspect.claims)
        if aspect.silent:
            yield from ("", f"Silent: {lines.silence(aspect, _MARKUP)}")
    if sheet.voices:
        yield from ("", f"## {VOICES}", "", VOICES_SAY, "", *map(_claim, sheet.voices))


def _table(sheet: Sheet) -> Iterator[str]:
    yield f"| | {' | '.join(escaped(source.name) for source in sheet.sources)} |"
    yield f"| --- |{' --- |' * len(sheet.sources)}"
    for aspect in sheet.aspects:
        row = " | ".join(lines.cells(sheet, aspect, _MARKUP))
        yield f"| **{escaped(aspect.name)}** {escaped(aspect.agreement)} | {row} |"


def _claim(told: Told) -> str:
    return f"- {' — '.join(lines.claim_line(told, _MARKUP))}"


def address(url: str | None) -> list[str]:
    """The address as an autolink, with all that could end it written as bytes in hex."""
    return [f"<{quote(url, safe=_URL_SAFE)}>"] if url else []


_URL_SAFE = "/:?#[]@!$&'*+,;=%~-._()"
_MARKUP = lines.Markup(
    text=escaped,
    strong=lambda words: f"**{words}**",
    quoted=lambda words: f"“{words}”",
    aside=lambda words: f"({words})",
    signed=lambda told, label: f"{lines.sign(told)} {label}",
    address=address,
)
