"""Front matter: TOML between `+++` lines, read with its place in the file and edited in place.

Editing works on the text and not on what it means, so that comments, order, spacing and line ends
stay as a person wrote them; every edit is read back before it is handed out.
"""

from __future__ import annotations

from datetime import date

from reviewtui import patterns
from reviewtui.errors import BadFileError
from reviewtui.library.writing import value, write
from reviewtui.patterns import DOTALL, MULTILINE, pattern
from reviewtui.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Mapping
    from typing import Any

    Table = dict[str, Any]

_BLOCK = pattern(
    r"\A(?P<open>\ufeff?\+\+\+[ \t]*\r?\n)(?P<toml>.*?)(?P<close>^\+\+\+[ \t]*(?:\r?\n|\Z))",
    DOTALL | MULTILINE,
)
_OPENED = pattern(r"\ufeff?\+\+\+[ \t]*(?:\r?\n|\Z)")
_YAML = pattern(
    r"\ufeff?---[ \t]*\r?\n[\w-]+[ \t]*:(?:[ \t].*?)?^(?:---|\.\.\.)[ \t]*$",
    DOTALL | MULTILINE,
)
_HEADER = pattern(r"^[ \t]*\[", MULTILINE)
_ONE_LINE_VALUE = pattern(
    r"""[ \t]*(?P<value>"(?!"")(?:[^"\\\n]|\\.)*"|'(?!'')[^'\n]*'|[^#"'\[{\r\n]*[^#"'\[{\s])"""
)


_PLAIN_LINE = pattern(
    r"""(?:([A-Za-z0-9_-]+)[ ]=[ ](?:"([^"\\\x00-\x1f\x7f]*)"|(0|[1-9][0-9]{0,8})|(true|false)"""
    r"""|([0-9]{4}-[0-9]{2}-[0-9]{2}))|\[\[([A-Za-z0-9_-]+)\]\])?[ \t]*"""
    r"""(?:\#[^\x00-\x1f\x7f]*)?"""
)


class Parts(Record):
    """A file cut in three: what opens the front matter with the TOML in it, and the body."""

    table: Table
    toml: str
    body: str


def split(text: str, path: str) -> Parts:
    """A file's front matter and body; without front matter the whole of it is body."""
    block = _BLOCK.match(text)
    if block:
        return Parts(parse(block["toml"], path, above=1), block["toml"], text[block.end() :])
    if _OPENED.match(text):
        raise BadFileError(
            path,
            "the front matter is opened with +++ and never closed",
            "End it with a line +++ of its own, before the text of the review.",
            line=1,
        )
    if _YAML.match(text):
        raise BadFileError(
            path,
            "the front matter stands between --- lines, which is YAML",
            'Write it between +++ lines, as TOML: work = "Ballerina" instead of work: Ballerina.',
            line=1,
        )
    return Parts({}, "", text.removeprefix("\ufeff"))


def parse(toml: str, path: str, above: int = 0) -> Table:
    """TOML as a table; `above` is how many lines of the file stand over it."""
    plain = _plain(toml)
    if plain is not None:
        return plain
    import tomllib

    try:
        return tomllib.loads(toml)
    except RecursionError:
        what, line = "brackets are nested too deeply", above + 1
    except ValueError as error:
        what = patterns.sub(r" \(at .*\)$", "", str(error))
        if what == "Illegal character '\\n'":
            what = "the line ends before the closing quote"
        place = patterns.search(r"at line (\d+)", str(error))
        line = above + (int(place[1]) if place else toml.rstrip("\r\n").count("\n") + 1)
    raise BadFileError(
        path,
        f"this is not TOML: {what[:1].lower()}{what[1:]}",
        'A line reads key = value, and text stands in quotes: work = "Ballerina".',
        line=line,
    )


def _plain(toml: str) -> Table | None:
    """The TOML nearly every review has, read at twenty times the speed; None for all other.

    Only lines of `key = value` with plain values, and `[[name]]`, none of them twice: what these
    mean leaves no room for a second reading, and a test holds it to that of tomllib.
    """
    table: Table = {}
    here = table
    for line in toml.replace("\r\n", "\n").split("\n"):
        match = _PLAIN_LINE.fullmatch(line)
        if match is None:
            return None
        key, text, number, flag, day, block = match.groups()
        if block:
            here = {}
            blocks = table.setdefault(block, [])
            if not isinstance(blocks, list):
                return None
            blocks.append(here)
        elif key:
            if key in here:
                return None
            if text is not None:
                here[key] = text
            elif number:
                here[key] = int(number)
            elif flag:
                here[key] = flag == "true"
            else:
                try:
                    here[key] = date.fromisoformat(day)
                except ValueError:
                    return None
    return table


def line_of(toml: str, key: str, block: int | None = None, above: int = 1) -> int | None:
    """The line of the file where a key stands; `block` counts `[[points]]` from 0."""
    lines = toml.split("\n")
    start, wanted = 0, _key_pattern(key)
    if block is not None:
        heads = [n for n, line in enumerate(lines) if line.strip().startswith("[[points]]")]
        if block >= len(heads):
            return None
        start = heads[block]
    for number, line in enumerate(lines[start:], start + 1):
        if wanted.match(line):
            return above + number
    return above + start + 1 if block is not None else None


def add_blocks(text: str, name: str, blocks: Iterable[Mapping[str, object]], path: str = "") -> str:
    """A file's text with `[[name]]` blocks put before the closing `+++`."""
    text = _with_front_matter(text)
    block = _block(text)
    new = [{k: v for k, v in each.items() if v is not None} for each in blocks]
    added = _ended("".join(f"[[{name}]]\n{write(each)}" for each in new), block["open"])
    edited = text[: block.start("close")] + added + text[block.start("close") :]
    before = parse(block["toml"], path, above=1)
    wanted = {**before, name: [*before.get(name, []), *new]} if new else before
    return _checked(edited, wanted, path)


def set_fields(
    text: str, fields: Mapping[str, object], order: Iterable[str], path: str = ""
) -> str:
    """A file's text with fields set (None removes one); a new one goes where `order` has it."""
    text = _with_front_matter(text)
    block = _block(text)
    wanted = parse(block["toml"], path, above=1)
    toml = block["toml"]
    for key, of in fields.items():
        toml = _set(toml, key, of, tuple(order), block["open"])
        wanted[key] = of
    edited = block["open"] + toml + text[block.start("close") :]
    return _checked(edited, {k: v for k, v in wanted.items() if v is not None}, path)


def _set(toml: str, key: str, of: object, order: tuple[str, ...], like: str) -> str:
    place = _find(toml, key)
    if place is not None:
        start, value_start, value_end, end = place
        if of is None:
            return toml[:start] + toml[end:]
        return toml[:value_start] + value(of) + toml[value_end:]
    if of is None:
        return toml
    at = 0
    before = order[: order.index(key)] if key in order else order
    for earlier in before:
        found = _find(toml, earlier)
        if found:
            at = max(at, found[3])
    return toml[:at] + _ended(f"{key} = {value(of)}\n", like) + toml[at:]


def _find(toml: str, key: str) -> tuple[int, int, int, int] | None:
    """Start of the line, of the value, end of the value, and start of the line after."""
    header = _HEADER.search(toml)
    found = _key_pattern(key).search(toml, 0, header.start() if header else len(toml))
    if not found:
        return None
    simple = _ONE_LINE_VALUE.match(toml, found.end())
    if simple and not toml.startswith(('"""', "'''"), simple.start("value")):
        newline = toml.find("\n", simple.end())
        end = newline + 1 if newline >= 0 else len(toml)
        return found.start(), simple.start("value"), simple.end("value"), end
    import tomllib

    value_start = found.end() + (len(toml[found.end() :]) - len(toml[found.end() :].lstrip(" \t")))
    end = value_start
    while end < len(toml):  # a value of several lines ends where it can first be read
        newline = toml.find("\n", end)
        end = newline + 1 if newline >= 0 else len(toml)
        try:
            tomllib.loads(toml[found.start() : end])
        except ValueError:
            continue
        return found.start(), value_start, len(toml[:end].rstrip("\r\n")), end
    return None


def _key_pattern(key: str) -> re.Pattern[str]:
    import re

    name = re.escape(key)
    return re.compile(rf"""^[ \t]*(?:{name}|"{name}"|'{name}')[ \t]*=""", re.MULTILINE)


def _block(text: str) -> re.Match[str]:
    block = _BLOCK.match(text)
    if block is None:
        raise BadFileError("", "the front matter is never closed", "End it with a line +++.", 1)
    return block


def _with_front_matter(text: str) -> str:
    if _OPENED.match(text):
        return text
    end = "\r\n" if "\r\n" in text else "\n"
    return f"+++{end}format = 1{end}+++{end}{text.removeprefix(chr(0xFEFF))}"


def _ended(lines: str, like: str) -> str:
    return lines.replace("\n", "\r\n") if like.endswith("\r\n") else lines


def _checked(edited: str, wanted: Table, path: str) -> str:
    """An edit, if it reads back as what was meant; nothing is written on a guess."""
    import tomllib

    try:
        meant = tomllib.loads(_block(edited)["toml"]) == wanted
    except (ValueError, BadFileError):
        meant = False
    if not meant:
        raise BadFileError(
            path,
            "its front matter is written in a way that cannot be changed safely from here",
            "Change it by hand; the file is left as it was.",
        )
    return edited
