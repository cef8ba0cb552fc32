"""Large folders, read in behind the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from reviewtui.library import sync
from reviewtui.library.library import Library
from reviewtui.library.rows import Changes
from reviewtui.library.settings import Settings, folders
from reviewtui.tui import folder_jobs
from reviewtui.tui.app import ReviewApp
from tests.bench.many import make
from tests.tui.seeing import seen, settle

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

COUNT = 60


@pytest.fixture
def app(home: Path, tmp_path: Path) -> ReviewApp:
    return ReviewApp(Settings(folders(), (make(str(tmp_path / "reviews"), COUNT, 100),)))


async def test_what_takes_long_is_read_in_another_process(
    app: ReviewApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder_jobs, "ASIDE", -1.0)
    aside: list[Changes | None] = []
    refresh = Library.refresh_aside

    def watched(library: Library, *asked: Any) -> Changes | None:
        aside.append(refresh(library, *asked))
        return aside[-1]

    monkeypatch.setattr(Library, "refresh_aside", watched)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert aside == [Changes(added=COUNT)]
        assert app.library.count() == COUNT
        assert "Outlet 000" in seen(app)


async def test_where_there_is_no_other_process_it_is_read_in_this_one(
    app: ReviewApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder_jobs, "ASIDE", -1.0)
    monkeypatch.setattr(Library, "refresh_aside", lambda *_: None)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert app.library.count() == COUNT
        assert "Outlet 000" in seen(app)


async def test_escape_stops_the_reading_in_and_r_goes_on_with_it(
    app: ReviewApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first reviews are shown while the rest is read."""
    monkeypatch.setattr(sync, "FIRST_BATCH", 20)
    monkeypatch.setattr(folder_jobs, "ASIDE", 1000.0)
    read_in = Library.refresh

    def slowly(
        library: Library, progress: Callable[[int, int], None], cancelled: Callable[[], bool]
    ) -> Changes:
        if library.count():
            return read_in(library, progress, cancelled)

        def tell(done: int, _: int) -> None:
            progress(done, 5000)
            while done and not cancelled():
                pass

        return read_in(library, tell, cancelled)

    monkeypatch.setattr(Library, "refresh", slowly)
    async with app.run_test(size=(120, 40)) as pilot:
        while "esc stops" not in seen(app) or "Outlet 000" not in seen(app):
            await pilot.pause()
        await pilot.press("escape")
        await settle(pilot)
        assert "Stopped; r goes on from there." in seen(app)
        assert 0 < app.library.count() < COUNT
        await pilot.press("r")
        await settle(pilot)
        assert app.library.count() == COUNT
