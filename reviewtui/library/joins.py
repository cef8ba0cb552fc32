"""What a person says of works: which are one, and which reviews are of another; works.toml.

The file lies in the config folder, is edited by hand or by `reviewtui works`, and outlives the
index. A work is named as `reviewtui list --json` and the works of the sidebar name it, a review by
its id:

    [[same]]
    works = ["ballerina-2025", "from-the-world-of-john-wick-ballerina"]

    [[apart]]
    reviews = ["film-stories/ballerina", "gull/ballerina"]

The works under `same` are one, called by the first name. The reviews under `apart` are of a work of
their own, whatever their titles say.
"""

from __future__ import annotations

import os

from reviewtui.errors import BadFileError
from reviewtui.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

NAME = "works.toml"


class Rules(Record):
    """The merges and splits of works.toml."""

    same: tuple[tuple[str, ...], ...] = ()
    apart: tuple[tuple[str, ...], ...] = ()


def path_of(config: str) -> str:
    """Where the file is, or would be."""
    return os.path.join(config, NAME)


def stamp(config: str) -> str:
    """What tells one state of the file from another; empty without one."""
    try:
        stat = os.stat(path_of(config))
    except OSError:
        return ""
    return f"{stat.st_mtime_ns} {stat.st_size}"


def load(config: str) -> Rules:
    """The rules in force; a file that cannot be read as a whole is an error that names it."""
    from reviewtui.library import frontmatter
    from reviewtui.library.document import read_bytes

    path = path_of(config)
    if not os.path.isfile(path):
        return Rules()
    table = frontmatter.parse(read_bytes(path).decode("utf-8-sig", "replace"), path)
    return Rules(_groups(table.get("same"), "works"), _groups(table.get("apart"), "reviews"))


def in_force(config: str) -> Rules:
    """The rules to go by: none of a file with a mistake, which `problem` tells."""
    return Rules() if problem(config) else load(config)


def problem(config: str) -> BadFileError | None:
    """What is wrong with the file, if it cannot be read."""
    try:
        load(config)
    except BadFileError as error:
        return error
    return None


def _groups(blocks: object, key: str) -> tuple[tuple[str, ...], ...]:
    found = []
    for block in blocks if isinstance(blocks, list) else []:
        names = block.get(key) if isinstance(block, dict) else None
        if isinstance(names, list):
            found.append(tuple(name for name in names if isinstance(name, str)))
    return tuple(group for group in found if group)


def merge(config: str, works: Sequence[str]) -> None:
    """Say that some works are one; written at the end of the file, what stands there stays."""
    _append(config, "same", "works", works)


def split(config: str, reviews: Sequence[str]) -> None:
    """Say that some reviews are of a work of their own."""
    _append(config, "apart", "reviews", reviews)


def _append(config: str, block: str, key: str, names: Sequence[str]) -> None:
    from reviewtui.library import frontmatter
    from reviewtui.library.files import atomic_write
    from reviewtui.library.writing import write

    path = path_of(config)
    before = b""
    if os.path.isfile(path):
        with open(path, "rb") as file:
            before = file.read()
        frontmatter.parse(
            before.decode("utf-8-sig", "replace"), path
        )  # never add to what is broken
    end = b"" if not before or before.endswith(b"\n") else b"\n"
    space = b"\n" if before else b""
    added = f"[[{block}]]\n{write({key: list(names)})}"
    atomic_write(path, before + end + space + added.encode())
