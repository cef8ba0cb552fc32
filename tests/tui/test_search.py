"""The search screen while somebody types faster than answers come."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from reviewtui.library.library import Library
from reviewtui.library.settings import Settings, folders
from reviewtui.library.stopping import Stopped
from reviewtui.tui.app import ReviewApp
from tests.tui.seeing import seen, settle

if TYPE_CHECKING:
    from reviewtui.library.rows import SearchAnswer

SHIPPED = str(Path(__file__).parent.parent.parent / "content")


class Held:
    """The library's search, whose answers to some questions wait until they are let go."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, held: tuple[str, bool]) -> None:
        self._search = Library.search
        self._held = held
        self.asked: list[tuple[str, bool]] = []
        self.begun, self.let_go, self.given_up = (threading.Event() for _ in range(3))
        monkeypatch.setattr(Library, "search", lambda *args, **more: self.search(*args, **more))

    def search(self, library: Library, query: str, **more: Any) -> SearchAnswer:
        question = (query, bool(more.get("quick")))
        self.asked.append(question)
        given_up = more.pop("given_up", None)
        answer = self._search(library, query, **more)
        if question == self._held:
            self.begun.set()
            assert self.let_go.wait(20)
            if given_up is not None and given_up():
                self.given_up.set()
                raise Stopped
        return answer


@pytest.fixture
def app(home: Path) -> ReviewApp:
    return ReviewApp(Settings(folders(), (SHIPPED,)))


@pytest.mark.parametrize("quick", [True, False])
async def test_typing_goes_on_while_an_answer_is_awaited_and_the_late_one_is_dropped(
    app: ReviewApp, monkeypatch: pytest.MonkeyPatch, quick: bool
) -> None:
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        held = Held(monkeypatch, ("b", quick))
        await pilot.press("s", "b")
        while not held.begun.is_set():
            await pilot.pause()
        await pilot.press("a", "l", "l")
        while ("ball", False) not in held.asked:
            await pilot.pause()
        await pilot.pause()
        before = seen(app)
        assert "Ballerina (2025)" in before
        held.let_go.set()
        await settle(pilot)
        assert held.given_up.is_set()
        assert seen(app) == before


async def test_the_quick_answer_shows_while_the_best_one_is_still_looked_for(
    app: ReviewApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        held = Held(monkeypatch, ("b", False))
        await pilot.press("s", "b")
        while not held.begun.is_set():
            await pilot.pause()
        await pilot.pause()
        assert "Ballerina (2025)" in seen(app)
        assert held.asked[0] == ("b", True)
        await pilot.press("down", "down")
        held.let_go.set()
        await settle(pilot)
        assert "Ballerina (2025)" in seen(app)


async def test_an_emptied_line_drops_what_was_asked(
    app: ReviewApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        held = Held(monkeypatch, ("b", True))
        await pilot.press("s", "b")
        while not held.begun.is_set():
            await pilot.pause()
        await pilot.press("backspace")
        held.let_go.set()
        await settle(pilot)
        assert "Ballerina (2025)" not in seen(app)
        assert "Fields:" in seen(app)
