"""`reviewtui --plain`: the dialogue of reviewtui.plain over standard input and output."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from reviewtui.cli import streams
from reviewtui.cli.opening import Opened
from reviewtui.plain.reader import PlainReader

if TYPE_CHECKING:
    from reviewtui.cli.parser import Invocation


def run(asked: Invocation) -> int:
    """Tell the list, then answer a line at a time until `quit` or the end of the input."""
    from reviewtui.library.marks import Marks

    with Opened(asked) as (settings, library):
        marks = Marks(settings.folders.config, settings.folders.state)
        reader = PlainReader(library, marks, lambda line: streams.put(f"{line}\n"))
        try:
            reader.answer("list")
            while (line := _line()) is not None and reader.answer(line):
                pass
        finally:
            marks.reading.flush()
    return 0


def _line() -> str | None:
    """The next line typed, None at the end; what was told before stands on the terminal by then."""
    streams.finish()
    if sys.stdin is None:
        return None
    if not sys.stdin.isatty():
        return sys.stdin.readline() or None
    with suppress(ImportError):  # a Python built without it reads lines all the same
        import readline  # noqa: F401 - lets a person edit and recall what they type
    try:
        return input("> ")
    except EOFError:
        streams.put("\n")
        return None
