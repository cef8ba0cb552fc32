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
    from reviewtui.model.review import Review

NAME = "first-screen.json"
LARGEST = 1_000_000
"""Bytes; a larger file is not ours."""


def _key(review: Review, position: int, look: str) -> list[object]:
    file = os.stat(review.path)  # noqa: PTH116 - pathlib adds nothing here
    return [__version__, review.path, file.st_mtime_ns, file.st_size, position, look]


def keep(folder: str, review: Review, position: int, look: str, lines: object) -> None:
    """Keep the lines in view; quietly not, if that fails: it is only speed."""
    import json

    from reviewtui.library.files import atomic_write

    with suppress(OSError, ReviewtuiError):
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103
        data = json.dumps([_key(review, position, look), lines], ensure_ascii=False)
        atomic_write(f"{folder}/{NAME}", data.encode())


def kept(folder: str, review: Review, position: int, look: str) -> object:
    """The lines kept for just this, or None."""
    path = f"{folder}/{NAME}"
    with suppress(OSError, ValueError, TypeError):
        if os.path.getsize(path) > LARGEST:  # noqa: PTH202
            return None
        import json

        with open(path, encoding="utf-8") as file:  # noqa: PTH123
            key, lines = json.load(file)
        if key == _key(review, position, look):
            return lines
    return None
