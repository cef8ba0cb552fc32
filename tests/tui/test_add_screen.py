"""Adding a review from within the app."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reviewtui.library.settings import load
from reviewtui.tui.app import ReviewApp
from tests.tui.seeing import seen, settle

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

REVIEW = """The Long Quay (2023) review

By Rosa Lindqvist

The Long Quay is a slow and beautiful film, and the first hour is close to perfect. The lead is
superb, and every scene she is in has a quiet tension.

Pacing

The second half drags badly. The plot runs out of ideas, and the ending is a disappointment.

Rating: 3.5/5
"""


async def name_source(pilot: Pilot[Any], source: Path) -> None:
    """Open the form and have it read a file."""
    await settle(pilot)
    await pilot.press("A")
    await settle(pilot)
    await pilot.press(*str(source), "enter")
    await settle(pilot)


async def test_a_text_is_understood_corrected_kept_and_in_the_list(
    tmp_path: Path, home: Path
) -> None:
    source = tmp_path / "quay.txt"
    source.write_text(REVIEW, "utf-8")
    folder = tmp_path / "mine"
    folder.mkdir()
    app = ReviewApp(load([str(folder)]))
    async with app.run_test(size=(100, 40)) as pilot:
        await name_source(pilot, source)
        assert "The Long Quay" in seen(app)
        assert "3.5/5" in seen(app)
        for _ in range(3):
            await pilot.press("down")
        await pilot.press(*"Harbour Weekly", "ctrl+s")
        await settle(pilot)
        assert "Kept as" in seen(app)
        await pilot.press("escape")
        await settle(pilot)
        assert "Harbour Weekly" in seen(app)
        assert "70" in seen(app)
    kept = folder / "harbour-weekly" / "the-long-quay-2023.md"
    assert 'rating = "3.5/5"' in kept.read_text("utf-8")


async def test_what_is_no_review_says_why_and_nothing_is_kept(tmp_path: Path, home: Path) -> None:
    source = tmp_path / "list.txt"
    source.write_text("milk\neggs\nflour\n", "utf-8")
    app = ReviewApp(load([str(tmp_path)]))
    async with app.run_test(size=(100, 40)) as pilot:
        await name_source(pilot, source)
        assert "Nothing to keep" in seen(app)
        assert "If it is one all the same" in seen(app)
        await pilot.press("escape")
        await settle(pilot)
        assert app.is_running


async def test_a_field_that_cannot_be_understood_is_named_and_nothing_is_lost(
    tmp_path: Path, home: Path
) -> None:
    source = tmp_path / "quay.txt"
    source.write_text(REVIEW, "utf-8")
    folder = tmp_path / "mine"
    folder.mkdir()
    app = ReviewApp(load([str(folder)]))
    async with app.run_test(size=(100, 40)) as pilot:
        await name_source(pilot, source)
        await pilot.press("down", *"x", "ctrl+s")
        await settle(pilot)
        assert "is no year" in seen(app)
        assert not list(folder.rglob("*.md"))
        await pilot.press("backspace", "ctrl+s")
        await settle(pilot)
        assert len(list(folder.rglob("*.md"))) == 1
