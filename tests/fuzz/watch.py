"""See to it that nothing is written outside one folder, started, or asked of a network.

The interpreter itself tells of every such call, whoever makes it, so no path has to be guessed.
"""

from __future__ import annotations

import os
import sys
from typing import Any

_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_CHANGES = {
    "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.link", "os.symlink", "os.truncate",
    "os.chmod", "os.chown", "os.utime", "shutil.rmtree", "shutil.move", "shutil.copyfile",
}  # fmt: skip
_NEVER = {
    "subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.startfile", "pty.spawn",
    "socket.connect", "socket.getaddrinfo", "socket.sendto", "webbrowser.open", "urllib.Request",
}  # fmt: skip


class Escape(BaseException):
    """Something reached outside; a BaseException, so that no `except Exception` hides it."""


class Watch:
    """Tells of what happens outside the folders that may be written to."""

    def __init__(self, *allowed: str) -> None:
        self._allowed = tuple(os.path.realpath(each) for each in allowed)
        self.seen: list[str] = []
        """What escaped; kept, because an escape in a thread is not raised where we are."""
        self._on = True
        sys.addaudithook(self._heard)

    def stop(self) -> None:
        """Hear no more; a hook cannot be taken out."""
        self._on = False

    def _heard(self, event: str, told: tuple[Any, ...]) -> None:
        if not self._on:
            return
        if event == "open":
            path, mode, flags = told
            written = isinstance(flags, int) and bool(flags & _WRITES)
            written |= isinstance(mode, str) and bool(set(mode) & set("wax+"))
            if written and isinstance(path, str | bytes | os.PathLike):
                self._inside(event, path)
        elif event in _CHANGES:
            for path in told[: 2 if event in ("os.rename", "os.link", "os.symlink") else 1]:
                if isinstance(path, str | bytes | os.PathLike):
                    self._inside(event, path)
        elif event in _NEVER:
            self._tell(f"{event} {str(told)[:200]}")

    def _inside(self, event: str, path: str | bytes | os.PathLike[str]) -> None:
        real = os.path.realpath(os.fsdecode(path))
        if real != os.devnull and not any(
            real == each or real.startswith(each + os.sep) for each in self._allowed
        ):
            self._tell(f"{event} {real}")

    def _tell(self, what: str) -> None:
        self.seen.append(what)
        raise Escape(what)
