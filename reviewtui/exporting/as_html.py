"""A comparison as one HTML page that loads nothing and runs nothing."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from reviewtui.exporting.table import FOUND, SIGNS, VOICES, VOICES_SAY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewtui.exporting.table import Aspect, Sheet, Source, Told

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
_FEW = 6


def html(sheet: Sheet) -> str:
    """The whole page."""
    return "\n".join(_lines(sheet)) + "\n</body>\n</html>\n"


def _lines(sheet: Sheet) -> Iterator[str]:
    yield _HEAD.format(title=escape(sheet.title)).rstrip()
    yield f"<h1>{escape(sheet.title)}</h1>\n<p>{escape(sheet.figures)}</p>"
    yield "<h2>Critics</h2>\n<ul>"
    yield from (f"<li>{_critic(source)}</li>" for source in sheet.sources)
    yield "</ul>"
    if 0 < len(sheet.sources) <= _FEW and sheet.aspects:
        yield from _table(sheet)
    for aspect in sheet.aspects:
        yield f"<h2>{escape(aspect.name.capitalize())}: {_agreement(aspect)}</h2>\n<ul>"
        yield from map(_claim, aspect.claims)
        yield "</ul>"
        if aspect.silent:
            yield f"<p><small>Silent: {_silent(aspect)}</small></p>"
    if sheet.voices:
        yield f"<h2>{VOICES}</h2>\n<p>{VOICES_SAY}</p>\n<ul>"
        yield from map(_claim, sheet.voices)
        yield "</ul>"


def _critic(source: Source) -> str:
    told = [f"<strong>{escape(source.shown)}</strong>"]
    score = "" if source.score is None else f" ({source.score} of 100)"
    told.append(f"{escape(source.rating)}{score}" if source.rating else "unrated")
    if source.leaning:
        told.append(f"{escape(source.leaning)} <small>{FOUND}</small>")
    if source.digest:
        told.append("digest")
    if source.verdict:
        found = f" <small>{FOUND}</small>" if source.verdict_found else ""
        told.append(f"<q>{escape(source.verdict)}</q>{found}")
    return " · ".join([*told, *_address(source)])


def _table(sheet: Sheet) -> Iterator[str]:
    heads = "".join(f"<th>{escape(source.shown)}</th>" for source in sheet.sources)
    yield f"<table>\n<thead><tr><th></th>{heads}</tr></thead>\n<tbody>"
    for aspect in sheet.aspects:
        cells = ""
        for source in sheet.sources:
            mine = [told for told in aspect.claims if told.source.review == source.review]
            cells += f"<td>{'<br>'.join(map(_short, mine)) or '·'}</td>"
        head = f"{escape(aspect.name)}<br><small>{_agreement(aspect)}</small>"
        yield f"<tr><th>{head}</th>{cells}</tr>"
    yield "</tbody>\n</table>"


def _agreement(aspect: Aspect) -> str:
    over = f" (over {aspect.over})" if aspect.over else ""
    return escape(f"{aspect.agreement}{over}")


def _silent(aspect: Aspect) -> str:
    count = f"{len(aspect.silent)} of {aspect.critics}"
    return escape(f"{count} ({'; '.join(aspect.silent)})" if len(aspect.silent) <= 12 else count)


def _short(told: Told) -> str:
    if told.polarity is None:
        return ""
    found = " <small>?</small>" if told.found else ""
    sign = f"<b>{SIGNS[told.polarity]}</b>"
    return f'<span class="{told.polarity}">{sign} {escape(told.label)}</span>{found}'


def _claim(told: Told) -> str:
    quote = f" <q>{escape(told.quote)}</q>" if told.quote else ""
    source = [escape(told.source.shown)]
    if told.paragraph:
        source.append(f"¶{told.paragraph}")
    if told.found and told.polarity is not None:
        source.append(FOUND)
    by = " · ".join([*source, *_address(told.source)])
    label = "" if told.polarity is None else f"{_short(told._replace(found=False))}"
    return f"<li>{label}{quote} <small>{by}</small></li>"


def _address(source: Source) -> list[str]:
    if not source.url:
        return []
    return [f'<a href="{escape(source.url)}" rel="noopener noreferrer nofollow">source</a>']
