"""The lines last read, kept so that the next launch shows them before it can set Markdown.

Importing the Markdown parser takes a fifth of a launch. What is kept is shown only if nothing it
was drawn from has changed: the file, the place in it, the theme, the signs, the program; the
reader itself refuses lines of another width.
"""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from reviewtui import __version__
from reviewtui.errors import ReviewtuiError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtui.model.review import Review

NAME = "first-screen"
LARGEST = 1_000_000
"""Bytes; a larger file is not ours."""


def _key(review: Review, position: int, look: str) -> str:
    file = os.stat(review.path)  # noqa: PTH116 - pathlib adds nothing here
    return repr([__version__, review.path, file.st_mtime_ns, file.st_size, position, look])


def keep(
    folder: str, review: Review, position: int, look: str, lines: Sequence[Sequence[Sequence[str]]]
) -> None:
    """Keep the lines in view; quietly not, if that fails: it is only speed."""
    from reviewtui.library.files import atomic_write

    with suppress(OSError, ReviewtuiError):
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103
        rows = ["\t".join(field for piece in line for field in piece) for line in lines]
        data = "\n".join([_key(review, position, look), *rows])
        atomic_write(f"{folder}/{NAME}", data.encode())


def kept(folder: str, review: Review, position: int, look: str) -> list[list[list[str]]] | None:
    """The lines kept for just this, or None."""
    path = f"{folder}/{NAME}"
    with suppress(OSError, ValueError, TypeError):
        if os.path.getsize(path) > LARGEST:  # noqa: PTH202
            return None
        with open(path, encoding="utf-8", newline="\n") as file:  # noqa: PTH123
            key, *rows = file.read().split("\n")
        if key == _key(review, position, look):
            return [_pieces(row.split("\t")) for row in rows]
    return None


def _pieces(fields: list[str]) -> list[list[str]]:
    """Fields as the pieces of a line: words and style, words and style."""
    return [fields[at : at + 2] for at in range(0, len(fields), 2)]
