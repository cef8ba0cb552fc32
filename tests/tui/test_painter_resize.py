"""Whatever is drawn while the window changes its size, in the end the screen is right."""

from __future__ import annotations

import asyncio
import signal
from typing import TYPE_CHECKING, Any, cast

import pytest
from textual.drivers.linux_driver import LinuxDriver
from textual.messages import InBandWindowResize

from reviewtui.tui.painter.driver import ThinDriver
from reviewtui.tui.painter.flow import QUESTION
from tests.terminal import Emulator

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import App

WIDE, NARROW = (30, 6), (20, 4)
HANDLED = signal.SIGTSTP, signal.SIGCONT, signal.SIGWINCH


class Drawing:
    """What the driver knows of an app: its size, and that it draws all again when asked."""

    def __init__(self, size: tuple[int, int]) -> None:
        self.size = size
        self.words = "first"
        self.driver: ThinDriver | None = None
        self.asked = asyncio.Event()

    def lines(self) -> list[str]:
        return [f"{self.words} {y} ".ljust(self.size[0], "-") for y in range(self.size[1])]

    def frame(self) -> str:
        """All lines, bold in part."""
        return "\n".join(
            f"\x1b[{y + 1};1H{line[:4]}\x1b[1m{line[4:]}\x1b[0m"
            for y, line in enumerate(self.lines())
        )

    def call_later(self, call: Callable[[], Any]) -> None:
        asyncio.get_running_loop().call_soon(call)

    def refresh(self) -> None:
        assert self.driver is not None
        self.driver.write(self.frame())
        self.asked.set()


class Stage:
    """A driver between a drawing and an emulator; the window changes when the test says so."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.size: tuple[int, int] = WIDE
        self.emulator = Emulator(*WIDE)
        self.emulator.feed("\x1b[?7l")
        self.sent: list[str] = []
        self.told: list[tuple[int, int]] = []
        monkeypatch.setattr(LinuxDriver, "write", lambda _, data: self._feed(data))
        monkeypatch.setattr(LinuxDriver, "start_application_mode", lambda _: self._listen())
        monkeypatch.setattr(LinuxDriver, "process_message", lambda *_: None)
        monkeypatch.setattr(ThinDriver, "terminal_size", lambda _: self.size)
        self.drawing = Drawing(WIDE)
        self.driver = self.drawing.driver = ThinDriver(cast("App[None]", self.drawing))
        self.driver.start_application_mode()

    def _feed(self, data: str) -> None:
        self.sent.append(data)
        self.emulator.feed(data)

    def _listen(self) -> None:
        """What Textual does on a new size: look how large it is, and tell the app."""

        def resized(*_: object) -> None:
            size = self.size
            self.between()
            self.told.append(size)

        self.between: Callable[[], None] = lambda: None
        signal.signal(signal.SIGWINCH, resized)

    def window(self, size: tuple[int, int]) -> None:
        """The window changes, and says so."""
        self.size = size
        self.emulator.resize(*size)
        signal.raise_signal(signal.SIGWINCH)

    def right(self) -> bool:
        """Whether the screen shows what the app draws, each cell as it should be."""
        bold = [[self.emulator.cell(y, x).bold for x in (0, 3, 4, 19)] for y in range(self.size[1])]
        shown = self.emulator.lines == self.drawing.lines()
        return shown and all(row == [False, False, True, True] for row in bold)


@pytest.fixture
async def stage(monkeypatch: pytest.MonkeyPatch) -> Any:
    handlers = {number: signal.getsignal(number) for number in HANDLED}
    yield Stage(monkeypatch)
    for number, handler in handlers.items():
        signal.signal(number, handler)


async def test_a_window_as_large_again_as_it_was_is_drawn_again(stage: Stage) -> None:
    """The app, which has the size it had, draws nothing by itself."""
    stage.driver.write(stage.drawing.frame())
    assert stage.right()
    stage.window(NARROW)
    stage.window(WIDE)
    assert not stage.right()
    await asyncio.wait_for(stage.drawing.asked.wait(), 30)
    assert stage.right()


async def test_what_was_drawn_for_another_size_does_not_stay(stage: Stage) -> None:
    """A key came when the window was small already and the app did not know."""
    stage.driver.write(stage.drawing.frame())
    stage.window(NARROW)
    stage.drawing.words = "other"
    stage.driver.write("\x1b[2;1Hother 1")
    stage.window(WIDE)
    stage.driver.write("\x1b[3;1Hother 2")
    assert not stage.right()
    await asyncio.wait_for(stage.drawing.asked.wait(), 30)
    assert stage.right()


async def test_an_app_that_draws_all_by_itself_is_not_asked_to(stage: Stage) -> None:
    stage.driver.write(stage.drawing.frame())
    stage.window(NARROW)
    stage.drawing.size = NARROW
    stage.driver.write(stage.drawing.frame())
    assert stage.right()
    await mended(stage)
    assert not stage.drawing.asked.is_set()


async def test_a_frame_held_back_for_a_slow_line_is_not_lost_with_the_size(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSH_CONNECTION", "1 2 3 4")
    slow = Stage(monkeypatch)
    slow.driver.write(QUESTION)
    answer(slow)
    sent, numbers = -1, iter(range(1000))
    while len(slow.sent) > sent:  # until one is held back
        sent = len(slow.sent)
        slow.drawing.words = f"no. {next(numbers)}"
        slow.driver.write(slow.drawing.frame())
    slow.window(WIDE)
    slow.driver.write("\a")
    await asyncio.wait_for(slow.drawing.asked.wait(), 30)
    for _ in numbers:
        answer(slow)
    await mended(slow)
    assert slow.right()


async def test_the_app_is_told_the_newest_size_last(stage: Stage) -> None:
    """A second signal comes between looking for the first and telling of it."""

    def once_more() -> None:
        stage.between = lambda: None
        stage.window(WIDE)

    stage.between = once_more
    stage.window(NARROW)
    await mended(stage)
    assert stage.told[-1] == WIDE


def test_what_is_passed_on_does_not_take_on_the_pen_of_what_was_painted() -> None:
    from reviewtui.tui.painter.features import Features
    from reviewtui.tui.painter.painter import Painter

    painter, emulator = Painter(Features()), Emulator(20, 2)
    emulator.feed(painter.write("\x1b[1;1H\x1b[1;4mloud\x1b[0m and more".ljust(40), (20, 2)))
    emulator.feed(painter.write("\x1b[1;1H\x1b[1;4mLOUD\x1b[0m", (20, 2)))
    painter.forget()  # the window has changed, the app does not know it yet
    emulator.feed(painter.write("\x1b[2;1Hquiet", None))
    assert not emulator.cell(1, 0).bold
    assert not emulator.cell(1, 0).underscore


def answer(stage: Stage) -> None:
    """The terminal knows nothing of the mode it was asked for."""
    stage.driver.process_message(InBandWindowResize(False, False))


async def mended(stage: Stage) -> None:
    """Until the driver looks no more whether all is drawn."""
    await asyncio.sleep(0)
    while stage.driver._mending is not None:
        await asyncio.sleep(0)
