"""The marks that only one tool understands: shortcodes, comments, links between notes, fields."""

from __future__ import annotations

import re

from reviewtui.model import foreign

_GONE = re.compile(
    r"\{\{[<%]\s*/?.*?[%>]\}\}|\{%-?.*?-?%\}|\{\{[^{}\n]*\}\}|%%.*?%%|<!--.*?-->"
    r"|!\[\[[^\[\]\n]*\]\]|^[ \t]*\{:.*?\}[ \t]*$|^\[toc\]\s*$",
    re.DOTALL | re.MULTILINE | re.IGNORECASE,
)
_KEPT_CODE = re.compile(
    r"(?P<code>(?:^ {0,3}(`{3,}|~{3,})[^\n]*\n.*?^ {0,3}\2[^\n]*$)"
    r"|(?<!`)(`+)(?!`)[^\n]*?(?<!`)\3(?!`))",
    re.DOTALL | re.MULTILINE,
)
_WIKI = re.compile(r"\[\[(?:[^\[\]|\n]*\|)?([^\[\]|\n]+)\]\]")
_CALLOUT = re.compile(
    r"^(?P<quote>[ \t]*(?:>[ \t]?)+)\[![\w-]+\][+-]?[ \t]*(?P<title>[^\n]*)$", re.MULTILINE
)


def own_marks_off(body: str, dropped: list[str]) -> str:
    """A body without what only its own tool understands; code stays as it is."""

    def gone(found: re.Match[str]) -> str:
        if found[0].strip():
            dropped.append(" ".join(found[0].split()))
        return ""

    parts = []
    at = 0
    for code in (*_KEPT_CODE.finditer(body), None):
        end = code.start() if code else len(body)
        text = _GONE.sub(gone, body[at:end])
        text = foreign.FIELD_LINE.sub(gone, text)
        text = foreign.FIELD_WITHIN.sub(lambda f: f["value"] if f["open"] == "[" else "", text)
        text = _CALLOUT.sub(
            lambda c: (
                f"{c['quote']}**{c['title']}**" if c["title"].strip() else c["quote"].rstrip()
            ),
            text,
        )
        text = re.sub(
            r"(?<![=\w])==(?=\S)([^=\n]+)(?<=\S)==(?![=\w])", r"\1", _WIKI.sub(r"\1", text)
        )
        parts.append(re.sub(r"[ \t]\^[\w-]{3,20}[ \t]*$", "", text, flags=re.MULTILINE))
        if code:
            parts.append(code[0])
            at = code.end()
    return "".join(parts)
