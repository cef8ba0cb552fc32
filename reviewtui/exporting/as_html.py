"""A comparison as one HTML page that loads nothing and runs nothing."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from reviewtui.exporting import lines
from reviewtui.exporting.table import VOICES, VOICES_SAY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewtui.exporting.table import Sheet, Told

_HEAD = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark; }}
body {{ font: 1rem/1.5 system-ui, sans-serif; }}
body {{ margin: 2rem auto; max-width: 80rem; padding: 0 1rem; }}
table {{ border-collapse: collapse; width: 100%; }}
th, td {{ border: 1px solid #8888; padding: .4rem .6rem; text-align: left; vertical-align: top; }}
q {{ font-style: italic; }}
.pro b {{ color: #2a8a3e; }} .con b {{ color: #c2382b; }} .mixed b {{ color: #a87900; }}
small {{ opacity: .75; }}
</style>
</head>
<body>
"""


def html(sheet: Sheet) -> str:
    """The whole page."""
    return "\n".join(_lines(sheet)) + "\n</body>\n</html>\n"


def _lines(sheet: Sheet) -> Iterator[str]:
    yield _HEAD.format(title=escape(sheet.title)).rstrip()
    yield f"<h1>{escape(sheet.title)}</h1>\n<p>{escape(sheet.figures)}</p>"
    yield "<h2>Critics</h2>\n<ul>"
    yield from (f"<li>{lines.critic_line(source, _MARKUP)}</li>" for source in sheet.sources)
    yield "</ul>"
    if lines.has_table(sheet):
        yield from _table(sheet)
    for aspect in sheet.aspects:
        come_to = lines.agreement(aspect, _MARKUP)
        yield f"<h2>{escape(aspect.name.capitalize())}: {come_to}</h2>\n<ul>"
        yield from map(_claim, aspect.claims)
        yield "</ul>"
        if aspect.silent:
            yield f"<p><small>Silent: {lines.silence(aspect, _MARKUP)}</small></p>"
    if sheet.voices:
        yield f"<h2>{VOICES}</h2>\n<p>{VOICES_SAY}</p>\n<ul>"
        yield from map(_claim, sheet.voices)
        yield "</ul>"


def _table(sheet: Sheet) -> Iterator[str]:
    heads = "".join(f"<th>{escape(source.name)}</th>" for source in sheet.sources)
    yield f"<table>\n<thead><tr><th></th>{heads}</tr></thead>\n<tbody>"
    for aspect in sheet.aspects:
        row = "".join(f"<td>{cell}</td>" for cell in lines.cells(sheet, aspect, _MARKUP))
        head = f"{escape(aspect.name)}<br><small>{escape(aspect.agreement)}</small>"
        yield f"<tr><th>{head}</th>{row}</tr>"
    yield "</tbody>\n</table>"


def _claim(told: Told) -> str:
    said, by = lines.claim_line(told, _MARKUP)
    return f"<li>{said} <small>{by}</small></li>"


def _signed(told: Told, label: str) -> str:
    return f'<span class="{told.polarity}"><b>{lines.sign(told)}</b> {label}</span>'


def _address(url: str | None) -> list[str]:
    if not url:
        return []
    return [f'<a href="{escape(url)}" rel="noopener noreferrer nofollow">source</a>']


_MARKUP = lines.Markup(
    text=escape,
    strong=lambda words: f"<strong>{words}</strong>",
    quoted=lambda words: f"<q>{words}</q>",
    aside=lambda words: f"<small>{words}</small>",
    signed=_signed,
    address=_address,
)
