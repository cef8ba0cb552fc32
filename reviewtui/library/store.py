"""Store: bookmarks.toml on disk, and what was read of it last."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from reviewtui.errors import StoreError
from reviewtui.library.files import atomic_write, remove_strays
from reviewtui.library.locking import Held

if TYPE_CHECKING:
    from reviewtui.library.notebook import Notebook


class Store:
    """The file of bookmarks; while there is none, nothing is imported to read it."""

    def __init__(self, path: str, lock_path: str) -> None:
        self.path = path
        self._lock_path = lock_path
        self.book: Notebook | None = None
        """What the file said when it was read last; None: there was no file."""
        self._signature: tuple[int, int, int] | None = None

    @property
    def broken(self) -> bool:
        """Whether the file as it was read last must not be written."""
        return self.book is not None and self.book.broken is not None

    def held(self) -> Held:
        """The context in which no other session writes."""
        return Held(self._lock_path)

    def tidy(self) -> None:
        """Take away what a killed process left beside the file."""
        remove_strays(os.path.dirname(os.path.realpath(self.path)))

    def changed(self) -> bool:
        """Whether the file is another one than was read last."""
        return self._stat() != self._signature

    def read(self) -> None:
        """Read the file; one that cannot be read is remembered as broken."""
        self._signature = self._stat()
        if self._signature is None:
            self.book = None
            return
        try:
            self.book = self._parsed()
        except StoreError as error:
            from reviewtui.library.notebook import unreadable

            self.book = unreadable(self.path, error)

    def fresh(self) -> Notebook:
        """The file as it is now, to be changed; StoreError if it must not be."""
        book = self._parsed()
        if book.broken is not None:
            raise book.broken
        return book

    def copy(self) -> Notebook:
        """What was read last, to try an edit on."""
        from reviewtui.library.notebook import Notebook

        if self.book is None:
            return Notebook(self.path)
        return Notebook(self.path, self.book.render(), self.book)

    def write(self, book: Notebook) -> None:
        """Put a changed notebook in the place of the file."""
        atomic_write(self.path, book.render())
        self._signature = self._stat()
        self.book = book

    def _stat(self) -> tuple[int, int, int] | None:
        try:
            stat = os.stat(self.path)
        except OSError:
            return None
        return stat.st_mtime_ns, stat.st_size, stat.st_ino

    def _parsed(self) -> Notebook:
        from reviewtui.library.notebook import open_notebook

        return open_notebook(self.path, self.book)
