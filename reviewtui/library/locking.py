"""Held: one writer at a time, across threads and processes.

The lock is the kernel's, on a file of its own that is never removed: it ends with the process that
holds it, however that dies, and replacing the guarded file cannot break it.
"""

from __future__ import annotations

import os

from reviewtui.errors import StoreError

PATIENCE = 20.0
"""Seconds to wait for another session; one that was suspended while it held the lock would
otherwise stop all others for good."""


class Held:
    """A context in which no other session writes; StoreError if it cannot be had."""

    __slots__ = ("_handle", "_path")

    def __init__(self, path: str) -> None:
        self._path = path
        self._handle = -1

    def __enter__(self) -> None:
        try:
            os.makedirs(os.path.dirname(self._path), exist_ok=True)
            self._handle = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise StoreError(
                f"{self._path}: cannot be opened: {reason}\n"
                "  Without it two sessions could overwrite each other; make the folder writable."
            ) from error
        try:
            self._take()
        except BaseException:
            self.__exit__()
            raise

    def __exit__(self, *_: object) -> None:
        os.close(self._handle)
        self._handle = -1

    def _take(self) -> None:
        import fcntl
        import random
        import time

        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                fcntl.flock(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() >= deadline:
                    raise StoreError(
                        f"{self._path}: held by another session for {PATIENCE:.0f} seconds\n"
                        "  One may be suspended (ctrl+z): bring it back with `fg`, then try again."
                    ) from None
                time.sleep(random.uniform(0.001, 0.01))
            except OSError:  # a file system without locks: to refuse every edit would lose more
                return
            else:
                return
