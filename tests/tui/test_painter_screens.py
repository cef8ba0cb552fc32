"""Every screen of the reader, painted thinly, looks as Textual alone would paint it.

With `PAINTER_KEYS=5000` and `PAINTER_SEED=7` before the command more keys are pressed, and others.
"""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

import pytest

from tests.tui.installed import write_library
from tests.tui.twin_driver import replace_terminal, walk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

KEYS = int(os.environ.get("PAINTER_KEYS", "150"))
SEED = int(os.environ.get("PAINTER_SEED", "1"))
HANDLED = signal.SIGTSTP, signal.SIGCONT, signal.SIGWINCH


@pytest.fixture(autouse=True)
def signals() -> Iterator[None]:
    """The driver listens to signals; afterwards nobody does."""
    handlers = {number: signal.getsignal(number) for number in HANDLED}
    yield
    for number, handler in handlers.items():
        signal.signal(number, handler)


async def test_after_each_key_the_screen_is_as_without_the_painter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace_terminal(monkeypatch)
    root = write_library(tmp_path / "reviews", broken=True)
    seen = await walk(str(root), SEED, KEYS)
    assert len(seen) > 7, seen
