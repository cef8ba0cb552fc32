"""Block: the lines of one `[[bookmark]]`, read as a Bookmark, and changed key by key."""

from __future__ import annotations

import re
import tomllib
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from reviewtui.library.mark_fields import KEYS, as_table, bookmark

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reviewtui.library.bookmark import Bookmark

HEADER = re.compile(r"""^[ \t]*\[\[[ \t]*["']?bookmark["']?[ \t]*\]\]""", re.MULTILINE)
STRING_OR_COMMENT = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}|(?P<open>"""|\'\'\')'
    r'|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|#[^\r\n]*',
    re.DOTALL,
)
"""Strings and comments of TOML; `open` is the start of a string that has no end."""
NO_BOOKMARK = "there is no bookmark in it"
"""What is wrong with a text whose header stands in a string or is none."""
_OUR_LINE = re.compile(
    r'([a-z]+) = (?:"([^"\\\x00-\x1f\x7f]*)"|"""\n([^"\\\x00-\x09\x0b-\x1f\x7f]*)"""'
    r"|(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)|\[(\d{1,9}), (\d{1,9})\])\n"
)


class Fault(NamedTuple):
    """What is wrong with a block."""

    what: str
    todo: str
    line: int
    """1-based, from the first line of the block."""
    breaks: bool
    """Whether the file as a whole is not TOML because of it."""


class Block:
    """One block as it stands in the file; never changed, so one reading can hand it to the next."""

    __slots__ = ("fault", "mark", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.fault: Fault | None = None
        self.mark: Bookmark | None = None
        """None when the block cannot be understood."""
        try:
            self.mark = bookmark(_table(text))
        except tomllib.TOMLDecodeError as error:
            what, line = toml_mistake(error, text)
            self.fault = Fault(what, "Put it right in an editor.", line, breaks=True)
        except ValueError as error:
            line = comments_length(text)
            todo = "Put it right in an editor; the block is kept as it is."
            self.fault = Fault(str(error), todo, line, breaks=False)


def toml_mistake(error: tomllib.TOMLDecodeError, text: str) -> tuple[str, int]:
    """What is wrong and in which line; a string without an end is named where it begins."""
    what = f"not TOML: {str(error).split(' (at ')[0]}"
    found = re.search(r"at line (\d+)", str(error))
    if found:
        return what, int(found[1])
    opened = next((m.start() for m in STRING_OR_COMMENT.finditer(text) if m["open"]), None)
    return what, text.count("\n", 0, len(text.rstrip()) if opened is None else opened) + 1


def new_block(mark: Bookmark) -> str:
    """A block that says a bookmark, as a person might have written it."""
    table = as_table(mark)
    return "[[bookmark]]\n" + "".join(
        f"{key} = {_value(table[key])}\n" for key in KEYS if key in table
    )


def changed(text: str, changes: Mapping[str, Any]) -> str:
    """A block with some keys given another value (None: taken out), all else as it stands.

    Should a key be written in a way that cannot be changed in place, the block is written anew
    without the comments inside it: the data matter more than their looks.
    """
    wanted = {**_table(text), **changes}
    wanted = {key: value for key, value in wanted.items() if value is not None}
    piecewise = text
    for key, value in changes.items():
        piecewise = _with_key(piecewise, key, value)
    if _says(piecewise, wanted):
        return piecewise
    lines = [*comments_at(text), "[[bookmark]]\n"]
    lines += [f"{key} = {_value(value)}\n" for key, value in wanted.items()]
    anew = "".join(lines) + loose_end(text)
    if _says(anew, wanted):
        return anew
    raise ValueError("this bookmark is written in a way that only a person can change")


def comments_before(text: str) -> str:
    """The comment lines at the very end of a text, those right above what comes next."""
    lines = _lines(text)
    first = len(lines)
    while first and lines[first - 1].lstrip().startswith("#"):
        first -= 1
    return "".join(lines[first:])


def comments_at(text: str) -> list[str]:
    """The comment lines a block begins with, above its header."""
    lines = _lines(text)
    return lines[: comments_length(text) - 1]


def comments_length(text: str) -> int:
    """The 1-based line of the header of a block."""
    found = HEADER.search(text)
    return text.count("\n", 0, found.start()) + 1 if found else 1


def loose_end(text: str) -> str:
    """Comments at the end of a block that stand by themselves, after a blank line.

    They are not about this bookmark and outlive it.
    """
    lines = _lines(text)
    first = len(lines)
    while first and (not lines[first - 1].strip() or lines[first - 1].lstrip().startswith("#")):
        first -= 1
    while first < len(lines) and lines[first].strip():
        first += 1
    while first < len(lines) and not lines[first].strip():
        first += 1
    return "".join(lines[first:])


def _lines(text: str) -> list[str]:
    return [line for line in re.split(r"(?<=\n)", text) if line]


def _table(text: str) -> dict[str, Any]:
    table = _our_table(text)
    return table if table is not None else _any_table(text)


def _our_table(text: str) -> dict[str, Any] | None:
    """A block as we write it, ten times as fast as by the parser; None for any other."""
    place = len("[[bookmark]]\n")
    if not text.startswith("[[bookmark]]\n"):
        return None
    table: dict[str, Any] = {}
    while found := _OUR_LINE.match(text, place):
        key, line, lines, moment, one, other = found.groups()
        if key in table:
            return None
        if moment is not None:
            try:
                table[key] = datetime.fromisoformat(moment)
            except ValueError:
                return None
        elif one is not None:
            table[key] = [int(one), int(other)]
        else:
            table[key] = line if line is not None else lines
        place = found.end()
    return None if text[place:].strip("\n") else table


def _any_table(text: str) -> dict[str, Any]:
    tables = tomllib.loads(text).get("bookmark", [])
    if tables == []:
        raise ValueError(NO_BOOKMARK)
    if not isinstance(tables, list) or len(tables) != 1:
        raise ValueError("not one bookmark but several in one block")
    table = tables[0]
    assert isinstance(table, dict)
    return table


def _says(text: str, wanted: Mapping[str, Any]) -> bool:
    try:
        return _table(text) == wanted
    except ValueError:
        return False


def _with_key(text: str, key: str, value: object) -> str:
    lines = _lines(text)
    written = "" if value is None else f"{key} = {_value(value)}\n"
    own = re.compile(rf"[ \t]*{key}[ \t]*=")
    for first, line in enumerate(lines):
        if not own.match(line):
            continue
        for end in range(first + 1, len(lines) + 1):
            said = "".join(lines[first:end])
            if _is_toml(said):
                comment = _last_comment(said)
                if comment and written:
                    written = f"{written.rstrip()}  {comment}\n"
                return "".join([*lines[:first], written, *lines[end:]])
    for place in (_end_of_keys(lines), comments_length(text)):
        longer = "".join([*lines[:place], *_ended(lines[:place]), written, *lines[place:]])
        if _is_toml(longer):
            return longer
    return text


def _ended(lines: list[str]) -> list[str]:
    return [] if not lines or lines[-1].endswith("\n") else ["\n"]


def _end_of_keys(lines: list[str]) -> int:
    end = len(lines)
    while end and (not lines[end - 1].strip() or lines[end - 1].lstrip().startswith("#")):
        end -= 1
    below = [i for i, line in enumerate(lines) if re.match(r"[ \t]*\[{1,2}[ \t]*bookmark\.", line)]
    return min([end, *below])


def _is_toml(text: str) -> bool:
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return False
    return True


def _last_comment(text: str) -> str:
    found = [m[0] for m in STRING_OR_COMMENT.finditer(text) if m[0].startswith("#")]
    return found[-1] if found else ""


def _value(value: object) -> str:
    import tomli_w

    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, list):
        return f"[{', '.join(_value(item) for item in value)}]"
    written = tomli_w.dumps(
        {"x": value}, multiline_strings=isinstance(value, str) and "\n" in value
    )
    return written[len("x = ") :].rstrip("\n")
