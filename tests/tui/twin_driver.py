"""The reader in two emulators at once: one gets all that Textual writes, one what the painter does.

Both are fed by one running app, so that they show the same moment and any difference is a fault.
"""

from __future__ import annotations

import random
import signal
from typing import TYPE_CHECKING, Any

from textual.drivers.linux_driver import LinuxDriver
from textual.events import Resize
from textual.geometry import Size

from reviewtui.library.settings import Settings, folders
from reviewtui.tui.app import ReviewApp
from reviewtui.tui.painter.driver import ThinDriver
from tests.terminal import Emulator, differences
from tests.tui.installed import EVERY_KEY
from tests.tui.seeing import settle

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest
    from textual.pilot import Pilot

SIZES = ((120, 40), (80, 24), (60, 20), (140, 30), (30, 10))
AWAY = {"q", "ctrl+z"}
"""Keys that leave the reader."""

WORDS = ("harbour", "rope", "the ", "outlet:alpha", '"too loud', "zzz", "film ")
TOUR = (
    *(("J",), ("enter", "j", "space"), ("]", "v", "i"), ("t",), ("c",), ("c", "enter"), ("c", "x")),
    *(("s", "r", "o", "p", "e"), ("apostrophe",), ("P",), ("question_mark",), ("colon", "t")),
    *(("A",), ("a", "x"), ("/", "t", "h", "e"), ("z",), ("3",), ("S",), ("ctrl+l",), ("G",)),
)
"""Keys to every kind of screen, each from home."""


class TwinDriver(ThinDriver):
    """The painter's driver, which shows everything twice."""

    size = SIZES[0]

    def __init__(self, app: Any, **options: Any) -> None:
        super().__init__(app, **options)
        self.plain, self.thin = Emulator(*self.size), Emulator(*self.size)

    def write(self, data: str) -> None:
        self.plain.feed(data)
        super().write(data)

    def terminal_size(self) -> tuple[int, int]:
        return self.size

    def listen(self) -> None:
        """As Textual does: tell the app of the size now, and whenever it changes."""

        def tell(*_: object) -> None:
            self.send_message(Resize(Size(*self.size), Size(*self.size)))

        signal.signal(signal.SIGWINCH, tell)
        tell()

    def resize(self, size: tuple[int, int]) -> None:
        """The window gets another size."""
        self.size = size
        for emulator in (self.plain, self.thin):
            emulator.resize(*size)
        signal.raise_signal(signal.SIGWINCH)


def replace_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have Textual's own driver write to the emulator, and leave the test's terminal alone."""
    ours = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "EDITOR": "true", "BROWSER": "true"}
    for name, value in ours.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(LinuxDriver, "start_application_mode", lambda driver: driver.listen())
    monkeypatch.setattr(LinuxDriver, "write", lambda driver, data: driver.thin.feed(data))
    for name in ("stop_application_mode", "disable_input", "close"):
        monkeypatch.setattr(LinuxDriver, name, lambda _: None)


def steps(choose: random.Random) -> Iterator[tuple[str, ...]]:
    """Keys without end: every screen once, then anything."""
    yield from TOUR
    keys = [key for key in EVERY_KEY if key not in AWAY]
    while True:
        yield tuple(choose.choices(keys, k=choose.randint(1, 5)))
        if choose.random() < 0.3:
            yield tuple("space" if letter == " " else letter for letter in choose.choice(WORDS))
        if choose.random() < 0.5:
            yield ("escape", "escape", "escape")


async def walk(root: str, seed: int, count: int) -> set[str]:
    """Press some keys in turn, resize now and then, compare at each rest; the screens seen."""
    choose = random.Random(seed)
    seen: set[str] = set()

    async def drive(pilot: Pilot[Any]) -> None:
        driver = pilot.app._driver
        assert isinstance(driver, TwinDriver)
        pressed = 0
        for keys in steps(choose):
            if choose.random() < 0.1:
                driver.resize(choose.choice([size for size in SIZES if size != driver.size]))
            for key in keys:
                await pilot.press(key)
            if keys in TOUR:
                await compare(pilot, f"seed {seed}, {keys}")
                seen.add(type(pilot.app.screen).__name__)
                keys = ("escape",) * 3
                await pilot.press(*keys)
            await compare(pilot, f"seed {seed}, key {pressed}, {keys}")
            pressed += len(keys)
            if pressed >= count:
                break
        assert driver.fault is None
        pilot.app.exit()

    await ReviewApp(Settings(folders(), (root,)), TwinDriver).run_async(
        size=SIZES[0], auto_pilot=drive
    )
    return seen


async def compare(pilot: Pilot[Any], what: str) -> None:
    """Both emulators look the same, once nothing more is being drawn."""
    driver = pilot.app._driver
    assert isinstance(driver, TwinDriver)
    await settle(pilot)
    found = differences(driver.plain, driver.thin)
    assert not found, f"{what} at {driver.size}:\n" + "\n".join(found[:9])
