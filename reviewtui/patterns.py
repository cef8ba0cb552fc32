"""Patterns compiled at their first use, and kept compiled from one run to the next.

Compiling the hundred patterns that reading one review takes costs more than all else `add` does,
and importing `re` half as much as the whole of `list`. So what was compiled is kept in the cache
folder, as Python keeps the bytecode of modules, and handed to the matching engine as it is. The
file is of this very version of the engine or it is not read; whatever is wrong with it, `re`
compiles the pattern as ever.
"""

# ruff: noqa: PTH103, PTH105, PTH108, PTH118, PTH120, PTH123 - pathlib costs more than is saved here
from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from typing import Any

IGNORECASE, MULTILINE, DOTALL, VERBOSE = 2, 8, 16, 64
"""The flags of `re`, for those who can do without importing it."""

_MAGIC = b"reviewtui patterns 1\n"
_LARGEST = 8 * 1024 * 1024
"""A file that has grown so far is full of patterns nobody has any more."""

_ready: dict[tuple[str, int], re.Pattern[str]] = {}
_known: dict[tuple[str, int], tuple[Any, ...]] = {}
_fresh: dict[tuple[str, int], re.Pattern[str]] = {}
_files: list[str] = []


_METHODS = (
    "search",
    "match",
    "fullmatch",
    "finditer",
    "findall",
    "sub",
    "split",
    "pattern",
    "flags",
)


class _Unread:
    """Stands in for a compiled pattern until one of its methods is wanted."""

    def __init__(self, text: str, flags: int = 0) -> None:
        self._text = text
        self._flags = int(flags)  # those of `re` are no plain numbers

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        made = _compiled(self._text, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(made, method))
        return getattr(made, name)


if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    def pattern(text: str, flags: int = 0) -> re.Pattern[str]:
        """A pattern that is compiled when first used, and as quick as any from then on."""
else:
    pattern = _Unread


def search(text: str, string: str, flags: int = 0) -> re.Match[str] | None:
    """As `re.search`; this and the following are for patterns that are the same in every run."""
    return _compiled(text, flags).search(string)


def match(text: str, string: str, flags: int = 0) -> re.Match[str] | None:
    """As `re.match`."""
    return _compiled(text, flags).match(string)


def fullmatch(text: str, string: str, flags: int = 0) -> re.Match[str] | None:
    """As `re.fullmatch`."""
    return _compiled(text, flags).fullmatch(string)


def finditer(text: str, string: str, flags: int = 0) -> Iterator[re.Match[str]]:
    """As `re.finditer`."""
    return _compiled(text, flags).finditer(string)


def findall(text: str, string: str, flags: int = 0) -> list[Any]:
    """As `re.findall`."""
    return _compiled(text, flags).findall(string)


def split(text: str, string: str, flags: int = 0) -> list[Any]:
    """As `re.split`."""
    return _compiled(text, flags).split(string)


def sub(text: str, by: str | Callable[[re.Match[str]], str], string: str, flags: int = 0) -> str:
    """As `re.sub`; a backslash in `by` makes the engine import `re` after all."""
    return _compiled(text, flags).sub(by, string)


def kept_in(folder: str, name: str = "patterns") -> None:
    """Say in which file compiled patterns are kept; without it every run compiles its own.

    What makes out opinions takes twenty times the patterns of `add`, which has no time to read
    them: they have a file of another name.
    """
    path = _path(folder, name)
    if path not in _files:
        _files[:] = [path]
        _known.update(_read(path))


def _compiled(text: str, flags: int) -> re.Pattern[str]:
    """A pattern as `re.compile` makes it, from what is kept where it is kept."""
    made = _ready.get((text, flags))
    if made is None:
        parts = _known.get((text, flags))
        try:
            made = _made(text, parts) if parts else _compiled_anew(text, flags)
        except _UNUSABLE:
            made = _compiled_anew(text, flags)
        _ready[text, flags] = made
    return made


def keep() -> None:
    """Write down what this run had to compile. A cache: where that fails, nothing is lost."""
    if not _fresh or not _files:
        return
    import marshal
    from zlib import crc32

    new = {key: parts for key, made in _fresh.items() if (parts := _parts(made, key[1]))}
    _fresh.clear()
    path = _files[0]
    data = marshal.dumps({**_read(path), **new})
    if len(data) > _LARGEST:
        data = marshal.dumps(new)
    temporary = f"{path}.{os.getpid()}"
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(temporary, "wb") as file:
            file.write(_MAGIC + crc32(data).to_bytes(4, "big") + data)
        os.replace(temporary, path)
    except OSError:
        try:
            os.unlink(temporary)
        except OSError:
            return


def _path(folder: str, name: str) -> str:
    """The file for this Python: another engine would read other patterns into the same numbers."""
    return os.path.join(folder, f"{name}-{sys.implementation.cache_tag}-{sys.hexversion:x}")


def _read(path: str) -> dict[tuple[str, int], tuple[Any, ...]]:
    """What is kept in a file; nothing where it is not there or not whole."""
    try:
        with open(path, "rb") as file:
            data = file.read(_LARGEST + 100)
    except OSError:
        return {}
    import marshal
    from zlib import crc32

    start = len(_MAGIC) + 4
    whole = crc32(data[start:]).to_bytes(4, "big") == data[len(_MAGIC) : start]
    if not whole or not data.startswith(_MAGIC):
        return {}
    try:
        kept = marshal.loads(data[start:])
    except (EOFError, ValueError, TypeError):
        return {}
    return kept if isinstance(kept, dict) else {}


def _compiled_anew(text: str, flags: int) -> re.Pattern[str]:
    import re

    made = _fresh[text, flags] = re.compile(text, flags)
    return made


def _parts(made: re.Pattern[str], flags: int) -> tuple[Any, ...] | None:
    """What a compiled pattern consists of; None where this Python does not tell.

    A pattern shows nobody what it was compiled to, so the two steps of the compiler are taken once
    more; what comes out is kept only if the engine makes the same pattern of it.
    """
    try:
        import _sre  # type: ignore[import-not-found]
        from re import _compiler, _parser  # type: ignore[attr-defined]

        read = _parser.parse(made.pattern, flags)
        code = _compiler._code(read, flags)
        names: list[str | None] = [None] * read.state.groups
        for name, group in read.state.groupdict.items():
            names[group] = name
        parts = made.flags, _packed(code), made.groups, dict(made.groupindex), tuple(names)
        return parts if _sre.CODESIZE == 4 and _made(made.pattern, parts) == made else None
    except _UNUSABLE:
        return None


_UNUSABLE = (ImportError, AttributeError, TypeError, ValueError, OverflowError, RuntimeError)
"""How an engine of another kind, or numbers it does not take, show themselves."""


def _packed(code: list[int]) -> bytes:
    return b"".join(word.to_bytes(4, sys.byteorder) for word in code)


def _made(text: str, parts: tuple[Any, ...]) -> re.Pattern[str]:
    """The pattern that some numbers are, as the last step of `re.compile` makes it."""
    import _sre

    flags, code, groups, index, names = parts
    words = memoryview(code).cast("I").tolist()
    made: re.Pattern[str] = _sre.compile(text, flags, words, groups, index, names)
    return made
