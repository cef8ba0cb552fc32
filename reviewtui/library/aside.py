"""Aside: large work on the index in a process of its own, so that no key waits for it.

A child gets on its standard input what it needs to open the same library, and it is enough when
that ends: with us, however we end. What it writes to the index it writes in whole transactions.
"""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING, Any

from reviewtui.library.rows import Changes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Child = Any
    """subprocess.Popen, which is imported when there is something for it to do."""

_POLITE = 5
"""How much reading folders gives way to everything else on the machine."""
_PATIENCE = 1.0
"""Seconds a child that was told to end is waited for; it ends by itself a little later."""


def started(code: str, asked: object, *, heard: bool = False) -> Child | None:
    """A child that runs some code of ours and was told what to do; None where there can be none."""
    import subprocess

    try:
        child = subprocess.Popen(
            [sys.executable, "-c", code],
            bufsize=0,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE if heard else subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            start_new_session=True,  # ctrl+z and ctrl+c at the terminal are not for it
        )
    except (OSError, ValueError):
        return None
    assert child.stdin is not None
    try:
        child.stdin.write(json.dumps(asked).encode() + b"\n")
    except OSError:  # it ended before it listened
        for pipe in filter(None, (child.stdin, child.stdout)):
            pipe.close()
        child.kill()
        child.wait()
        return None
    return child


def refresh_in_child(
    roots: Sequence[str],
    cache_dir: str,
    config_dir: str | None,
    progress: Callable[[int, int], None] | None,
    cancelled: Callable[[], bool],
) -> Changes | None:
    """Have the folders read in another process; None where that could not be done.

    Told to stop, it writes down what it has read; the next refresh goes on from there.
    """
    code = "from reviewtui.library.aside import main; main()"
    child = started(code, [list(roots), cache_dir, config_dir], heard=True)
    if child is None:
        return None
    try:
        return _heard(child, progress, cancelled)
    finally:
        child.stdin.close()
        _leave(child)
        child.stdout.close()


def _heard(
    child: Child, progress: Callable[[int, int], None] | None, cancelled: Callable[[], bool]
) -> Changes | None:
    """What the child says, a line each: how far it is, and at the end what has changed."""
    from select import select

    pipe, said = child.stdout.fileno(), b""
    while not cancelled():
        if not select([pipe], [], [], 0.2)[0]:
            continue
        more = os.read(pipe, 65536)
        if not more:
            return None
        *lines, said = (said + more).split(b"\n")
        for line in lines:
            numbers = list(map(int, line.split()))
            if len(numbers) > 2:
                return Changes(*numbers)
            if progress is not None:
                progress(*numbers)
    return Changes()


def _leave(child: Child) -> None:
    from subprocess import TimeoutExpired

    try:
        child.wait(_PATIENCE)
    except TimeoutExpired:
        return


def main() -> None:
    """The child: read the folders, until that is done or nobody waits for it any more."""
    import threading

    from reviewtui.library.library import Library

    with open(0, "rb", buffering=0, closefd=False) as asked:
        roots, cache_dir, config_dir = json.loads(asked.readline())
    enough = threading.Event()
    threading.Thread(target=_until_the_end, args=(enough,), daemon=True).start()
    os.nice(_POLITE)
    library = Library.open(roots, cache_dir, config_dir)
    changes = library.refresh(lambda *far: _say(enough, *far), enough.is_set)
    _say(enough, *changes)
    library.close()


def _say(enough: Any, *numbers: int) -> None:  # noqa: ANN401 - an Event
    try:
        os.write(1, f"{' '.join(map(str, numbers))}\n".encode())
    except OSError:
        enough.set()


def _until_the_end(enough: Any) -> None:  # noqa: ANN401 - an Event
    while os.read(0, 4096):
        pass
    enough.set()
