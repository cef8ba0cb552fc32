"""Front matter as other tools write it: YAML between `---`, TOML between `+++`, or one JSON object.

Values stay the text that was typed where the syntax allows it: `rating: 4.0` is printed `4.0`, and
a film called `1917` or `Yes` is no number and no truth value.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

Table = dict[str, Any]

_LARGEST = 256 * 1024
_MOST_ALIASES = 20
"""A few are handy; many, one inside the other, are a bomb."""
_YAML = re.compile(
    r"\A\ufeff?\s*?---[ \t]*\r?\n(?P<raw>.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)",
    re.DOTALL | re.MULTILINE,
)
_TOML = re.compile(
    r"\A\ufeff?\s*?\+\+\+[ \t]*\r?\n(?P<raw>.*?)^\+\+\+[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE
)
_KEY = re.compile(r"(?P<key>[A-Za-z_][\w -]{0,40}?)[ \t]*:(?:[ \t]+(?P<value>.*))?$")


FIELD_LINE = re.compile(
    r"^[ \t]*(?:[-*+][ \t]+)?(?:\*\*|__)?(?P<key>[^\W\d_][\w -]{0,30}?)(?:\*\*|__)?::(?:\*\*|__)?"
    r"(?:[ \t]+(?P<value>[^\n]*?))?[ \t]*$",
    re.MULTILINE,
)
"""`rating:: 4` on a line of its own, as Obsidian and Logseq keep it."""
FIELD_WITHIN = re.compile(
    r"(?P<open>[\[(])(?P<key>[^\W\d_][\w -]{0,30}?)::[ \t]+(?P<value>[^\]\[()\n]{1,200})[\])]"
)
"""The same among words: `I give it [rating:: 4]`."""


class Front(NamedTuple):
    """A text cut in two: what its front matter says, and the rest."""

    syntax: str
    table: Table
    body: str


class FrontError(ValueError):
    """Front matter that cannot be read, and why."""


def split(text: str) -> Front | None:
    """The front matter of a text and what follows; None where there is none."""
    if found := _YAML.match(text):
        raw = found["raw"]
        if not any(_KEY.match(line) for line in raw.splitlines()):
            return None  # a rule, and not the beginning of front matter
        return Front("yaml", _of(_sized(raw), _yaml), text[found.end() :])
    if found := _TOML.match(text):
        return Front("toml", _of(_sized(found["raw"]), _toml), text[found.end() :])
    start = text.lstrip("\ufeff \t\r\n")
    if start.startswith("{") and re.match(r"\{\s*\"", start):
        return _json(start)
    return _bare(text)


_BARE = re.compile(
    r"\A\ufeff?\s*?(?P<raw>(?:(?:\.\. )?[A-Za-z_][\w -]{0,30}:[^\n]*\n){2,40})[ \t]*\n"
)
_BARE_KEYS = frozenset({"title", "date"})


def _bare(text: str) -> Front | None:
    """Keys over a text without a fence, as Pelican keeps them, or Nikola: `.. title: Low Tide`.

    Both name headline and day; facts over a review that somebody typed do not.
    """
    found = _BARE.match(text)
    if found is None:
        return None
    rows = [row.removeprefix(".. ").partition(":") for row in found["raw"].splitlines()]
    table = {key.strip().lower(): value.strip() for key, _, value in rows if value.strip()}
    return Front("bare", table, text[found.end() :]) if table.keys() >= _BARE_KEYS else None


def inline(body: str) -> Table:
    """The fields that stand in the text itself; the first of a name counts."""
    table: Table = {}
    if "::" in body:
        for shape in (FIELD_LINE, FIELD_WITHIN):
            for found in shape.finditer(body[:_LARGEST]):
                value = (found["value"] or "").strip()
                if value and "http" not in found["key"]:
                    table.setdefault(found["key"].strip(), value)
    return table


def _sized(raw: str) -> str:
    if len(raw) > _LARGEST:
        raise FrontError("its front matter is larger than any that people write")
    return raw


def _of(raw: str, read: Any) -> Table:  # noqa: ANN401 - a reader of one syntax
    try:
        table = read(raw)
    except RecursionError:
        raise FrontError("its front matter is nested too deeply") from None
    if not isinstance(table, dict):
        raise FrontError("its front matter is no table of keys and values")
    return {str(key): value for key, value in table.items()}


def _toml(raw: str) -> Any:  # noqa: ANN401
    import tomllib

    try:
        return tomllib.loads(raw)
    except ValueError as error:
        raise FrontError(f"its front matter is no TOML: {error}") from error


def _json(text: str) -> Front | None:
    import json

    try:
        table, end = json.JSONDecoder().raw_decode(text)
    except RecursionError:
        raise FrontError("its front matter is nested too deeply") from None
    except ValueError:
        return None
    body = text[end:]
    if not isinstance(table, dict) or not body.startswith(("\n", "\r")) or not body.strip():
        return None  # a file of data, and no text with something before it
    return Front("json", _of(text[:end], lambda _: table), body)


def _yaml(raw: str) -> Any:  # noqa: ANN401
    """YAML with every value as typed; what is not quite YAML is read line by line."""
    import yaml

    class Loader(yaml.BaseLoader):  # type: ignore[misc]
        """Refuses a document that is small to write and huge to unfold."""

        aliases = 0

        def compose_node(self, parent: Any, index: Any) -> Any:  # noqa: ANN401
            if self.check_event(yaml.AliasEvent):
                self.aliases += 1
                if self.aliases > _MOST_ALIASES:
                    raise FrontError("its front matter repeats itself by too many aliases")
            return super().compose_node(parent, index)

    try:
        read = yaml.load(raw, Loader)
    except yaml.YAMLError:
        read = _by_line(raw)
    return {} if read in (None, "") else read


def _by_line(raw: str) -> Table:
    """`title: Ballerina: a review`, which YAML forbids and people write."""
    table: Table = {}
    key = ""
    for line in raw.splitlines():
        if found := _KEY.match(line):
            key, value = found["key"], (found["value"] or "").strip()
            table[key] = (
                value[1:-1]
                if len(value) > 1 and value[0] == value[-1] and value[0] in "'\""
                else value
            )
        elif key and (item := re.match(r"\s*-\s+(.*)", line)):
            kept = table[key] if isinstance(table[key], list) else []
            table[key] = [*kept, item[1].strip().strip("'\"")]
    return table
