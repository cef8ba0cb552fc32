"""Reading for points in a process of its own, so that no key waits while hundreds are read.

The child gets on its standard input what it needs to open the same library, reads what is due into
the index, and ends when that is done or when its input ends: with us, however we end.
"""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

from reviewtui.library.aside import started

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

FEW = 30
"""So many reviews are read in less time than a process takes to be worth its start."""
_POLITE = 10
"""How much the child gives way to everything else on the machine."""


def read_in_child(
    roots: Sequence[str],
    cache_dir: str,
    config_dir: str | None,
    work: str | None,
    cancelled: Callable[[], bool],
    seen: Callable[[], None] | None = None,
) -> bool:
    """Have what is due read, of one work or of all; False if it could not be done this way.

    `seen` is called now and then while it goes on.
    """
    from subprocess import TimeoutExpired

    code = "from reviewtui.library.ahead import main; main()"
    child = started(code, [list(roots), cache_dir, config_dir, work])
    if child is None:
        return False
    try:
        turns = 0
        while not cancelled():
            try:
                return bool(child.wait(0.2) == 0)
            except TimeoutExpired:
                turns += 1
                if seen is not None and turns % 10 == 0:
                    seen()
    except OSError:
        return False
    finally:
        child.kill()  # it writes to a database that survives this
        child.stdin.close()
        child.wait()
    return True


def main() -> None:
    """The child: read what is due, until that is done or nobody waits for it any more."""
    import threading

    from reviewtui.library.library import Library

    with open(0, "rb", buffering=0, closefd=False) as asked:
        roots, cache_dir, config_dir, work = json.loads(asked.readline())
    threading.Thread(target=_end_with_the_parent, daemon=True).start()
    os.nice(_POLITE)
    library = Library.open(roots, cache_dir, config_dir)
    library.read_ahead(lambda: False, lambda _: None, work=work)
    library.close()


def _end_with_the_parent() -> None:
    while os.read(0, 4096):
        pass
    os._exit(1)
