"""Everything reviewtui raises on purpose, each with its exit code.

A message says where, what, and what to do; the text is plain and safe to print.
"""

from __future__ import annotations


class ReviewtuiError(Exception):
    """The root of all errors a user may see as a sentence."""

    exit_code = 1


class NothingMatchedError(ReviewtuiError):
    """A name or query that leads to no review."""


class UsageError(ReviewtuiError):
    """A command line that cannot be carried out as it stands."""

    exit_code = 2


class NetworkError(ReviewtuiError):
    """A source on the network that gave no usable answer."""

    exit_code = 4


class StoreError(ReviewtuiError):
    """A file of ours that is damaged, unwritable, or of a newer version; it is left as it was."""

    exit_code = 5


class BadFileError(ReviewtuiError):
    """A review, outlet or settings file that cannot be understood; it is never changed."""

    def __init__(self, path: str, what: str, todo: str, line: int | None = None) -> None:
        self.path = path
        self.what = what
        self.todo = todo
        self.line = line
        """1-based line of the file, where one can be named."""
        where = f"{path}:{line}" if line else path
        super().__init__(f"{where}: {what}\n  {todo}")
