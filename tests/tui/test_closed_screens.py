"""A screen that was closed is let go: a long session must not keep each it ever showed."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest
from textual._styles_cache import StylesCache
from textual.screen import Screen

from reviewtui.library.settings import Settings, folders
from reviewtui.tui.app import ReviewApp
from reviewtui.tui.screens.home import HomeScreen
from tests.tui.installed import write_library
from tests.tui.seeing import seen, settle

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot


def closed_screens() -> list[str]:
    gc.collect()
    screens = [each for each in gc.get_objects() if isinstance(each, Screen)]
    return [type(each).__name__ for each in screens if not isinstance(each, HomeScreen)]


async def open_and_close(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await settle(pilot)
    for _ in range(4):
        await pilot.press("escape")
    await settle(pilot)


@pytest.mark.parametrize(
    "keys",
    [("c", "enter"), ("apostrophe",), ("question_mark",), ("s", *"rope"), ("P",), ("t",), ("A",)],
)
async def test_a_closed_screen_is_let_go(tmp_path: Path, keys: tuple[str, ...]) -> None:
    root = write_library(tmp_path / "reviews")
    app = ReviewApp(Settings(folders(), (str(root),)))
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        for _ in range(8):
            await open_and_close(pilot, *keys)
        assert "Alpha opens" in seen(app)
        # those closed last may still be named by a thread that worked for them
        assert len(closed_screens()) <= 3


async def test_no_painted_lines_are_kept_of_closed_screens(tmp_path: Path) -> None:
    root = write_library(tmp_path / "reviews")
    app = ReviewApp(Settings(folders(), (str(root),)))
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        kept = []
        for _ in range(2):
            for _ in range(6):
                await open_and_close(pilot, "question_mark")
            gc.collect()
            kept.append(sum(isinstance(each, StylesCache) for each in gc.get_objects()))
        widgets_of_one_screen = 12
        assert kept[1] <= kept[0] + widgets_of_one_screen
