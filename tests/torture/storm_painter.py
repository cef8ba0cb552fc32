"""Random frames and keys before the painter, tens of thousands, other ones at each run."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from tests.tui.installed import write_library
from tests.tui.painter_wall import FEATURES, UNSURE, WORDS
from tests.tui.test_painter_frames import try_frames
from tests.tui.test_painter_screens import signals
from tests.tui.twin_driver import replace_terminal, walk

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["signals"]
FRAMES, KEYS = 5_000, 1_000


@pytest.mark.parametrize("words", [WORDS, WORDS + UNSURE], ids=["sure widths", "any widths"])
@pytest.mark.parametrize("name", sorted(FEATURES))
def test_sixty_thousand_frames_are_shown_cell_by_cell(name: str, words: tuple[str, ...]) -> None:
    try_frames(name, words, random.randrange(10**9), FRAMES)


@pytest.mark.parametrize("turn", range(5))
async def test_five_thousand_keys_show_what_they_show_without_the_painter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, turn: int
) -> None:
    replace_terminal(monkeypatch)
    root = write_library(tmp_path / "reviews")
    assert len(await walk(str(root), random.randrange(10**9), KEYS)) > 7, turn
