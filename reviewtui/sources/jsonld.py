"""JSON-LD: the things a page describes in its scripts, mended where that is safe."""

from __future__ import annotations

import html
import json
import re
from typing import TYPE_CHECKING

from reviewtui.sources.items import Item, plain_name
from reviewtui.sources.tree import elements, raw_text

if TYPE_CHECKING:
    from reviewtui.sources.tree import Element

_DEEPEST = 40
_MOST = 20_000
"""Things read from one page; a page that describes more is no page of reviews."""


def items_in(root: Element) -> list[Item]:
    """The things described by the scripts of a page, references between them resolved."""
    known: dict[str, Item] = {}
    reader = _Reader(known)
    top: list[Item] = []
    for script in elements(root, "script"):
        if "ld+json" in str(script.get("type") or "").lower():
            for value in load(raw_text(script)):
                top.extend(item for item in reader.read(value) if isinstance(item, Item))
    return [item for item in dict.fromkeys(top) if item.values]


def load(text: str) -> list[object]:
    """The JSON values of a script: as written, else mended, else what can be read of it."""
    text = _WRAPPING.sub("", text.strip()).strip().rstrip(";").strip()
    if not text:
        return []
    mended = ""
    for mend in (_as_it_is, _mended, _unescaped, _requoted):
        if not (attempt := mend(text)):
            continue
        mended = attempt if mend is _mended else mended
        try:
            return [json.loads(attempt, strict=False)]
        except (ValueError, RecursionError):
            continue
    return _in_a_row(mended)


def _as_it_is(text: str) -> str:
    return text


def _unescaped(text: str) -> str:
    """Without the escapes of HTML, which mean nothing in a script."""
    return _mended(html.unescape(text)) if "&quot;" in text or "&#34;" in text else ""


def _requoted(text: str) -> str:
    """With quotes inside a text escaped: only one before `,`, `:` or a bracket ends it."""
    if len(text) > _LONGEST:
        return ""
    pieces: list[str] = []
    inside, at = False, 0
    for match in _QUOTE.finditer(text):
        pieces.append(text[at : match.start()])
        at = match.end()
        ends = not inside or _AFTER_TEXT.match(text, at) is not None
        pieces.append('"' if ends else '\\"')
        inside = inside != ends
    return _mended("".join([*pieces, text[at:]])) if at else ""


_LONGEST = 300_000
_QUOTE = re.compile(r'(?<!\\)"')
_AFTER_TEXT = re.compile(
    r'\s{0,200}(?:[:}\]]|,\s{0,200}["{\[\d}\]-]|,\s{0,200}(?:true|false|null)|$)'
)
_WRAPPING = re.compile(r"^(?:\s|/\*|\*/|//|<!--|<!\[CDATA\[)++|(?:\s|/\*|\*/|//|-->|\]\]>){1,40}$")
_STRING_OR_SLIP = re.compile(
    r'("[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\\?\Z))|,(?=\s*[}\]])|/\*.*?(?:\*/|\Z)|'
    r"(?<=[,{\[\s])//[^\n]*|,(?=\s*,)",
    re.DOTALL,
)
"""What is left open goes to the end: to look for its end from each beginning would take forever."""


def _mended(text: str) -> str:
    r"""Without commas too many, comments, or a backslash before what needs none (`\'`)."""

    def keep_strings(match: re.Match[str]) -> str:
        if match[1] is None:
            return ""
        return re.sub(r'\\(?!["\\/bfnrtu])', "", match[1])

    return _STRING_OR_SLIP.sub(keep_strings, text)


def _in_a_row(text: str) -> list[object]:
    """Several values one after the other, up to the first that cannot be read."""
    decoder, at = json.JSONDecoder(strict=False), 0
    found: list[object] = []
    while at < len(text) and len(found) < 100:
        try:
            value, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            break
        found.append(value)
        while at < len(text) and text[at] in " \t\r\n,;":
            at += 1
    return found


class _Reader:
    """Turns JSON into things; a thing named by `@id` is the same one wherever it is named."""

    def __init__(self, known: dict[str, Item]) -> None:
        self._known = known
        self._count = 0

    def read(self, value: object, depth: int = 0) -> list[str | Item]:
        """The texts and things of one JSON value."""
        if depth > _DEEPEST or self._count > _MOST or value is None:
            return []
        if isinstance(value, list):
            return [one for part in value for one in self.read(part, depth + 1)]
        if isinstance(value, dict):
            return self._thing(value, depth)
        if isinstance(value, bool):
            return ["true" if value else "false"]
        if isinstance(value, float):
            return [f"{value:g}"]
        try:
            return [str(value)]
        except ValueError:  # a number too long for Python to print
            return []

    def _thing(self, value: dict[object, object], depth: int) -> list[str | Item]:
        if "@value" in value:
            return self.read(value["@value"], depth + 1)
        if "@list" in value or "@set" in value:
            return self.read(value.get("@list", value.get("@set")), depth + 1)
        self._count += 1
        name = value.get("@id") or value.get("id")
        item = self._named(name) if isinstance(name, str) and name else Item()
        kinds = value.get("@type", value.get("type"))
        kinds = kinds if isinstance(kinds, list) else [kinds]
        types = tuple(plain_name(kind) for kind in kinds if isinstance(kind, str))
        item.types = item.types + tuple(kind for kind in types if kind not in item.types)
        for key, inner in value.items():
            if key in ("@graph", "@reverse") or not isinstance(key, str) or key.startswith("@"):
                continue
            for one in self.read(inner, depth + 1):
                item.add(plain_name(key), one)
        graph = self.read(value.get("@graph"), depth + 1)
        return [*([item] if item.types or item.values or item.id else []), *graph]

    def _named(self, name: str) -> Item:
        if name not in self._known:
            self._known[name] = Item(id=name)
        return self._known[name]
