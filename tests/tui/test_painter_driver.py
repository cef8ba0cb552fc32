"""A real app in two real terminals, with the painter and without: same keys, same screen."""

from __future__ import annotations

import re
import signal
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Self

import pytest
from textual.app import App
from textual.drivers.linux_driver import LinuxDriver

from reviewtui.tui.painter.choice import driver_class, prepare
from reviewtui.tui.painter.driver import ThinDriver
from reviewtui.tui.painter.painter import Painter
from tests.terminal import Terminal, differences

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
SGR = re.compile(rb"\x1b\[([0-9;]*)m")
APP = [sys.executable, "-m", "tests.tui.painted_app"]


class Twins:
    """The app in an ordinary terminal and in one behind the painter."""

    def __init__(
        self, columns: int = 90, rows: int = 30, *, margins: bool = False, **env: str
    ) -> None:
        self._open = ExitStack()
        self.plain, self.thin = (
            self._open.enter_context(
                Terminal(
                    APP,
                    columns=columns,
                    rows=rows,
                    cwd=str(ROOT),
                    env={"REVIEWTUI_PAINTER": kind, **env},
                    margins=margins,
                )
            )
            for kind in ("plain", "thin")
        )
        self.keys = 0

    def __enter__(self) -> Self:
        self.wait_for("keys 0.")
        self.meet()
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def press(self, *keys: str) -> None:
        """Press each key in both, and compare after each."""
        for key in keys:
            self.plain.press(key)
            self.thin.press(key)
            self.keys += 1
            self.wait_for(f"keys {self.keys}.")
            self.meet()

    def wait_for(self, text: str) -> None:
        self.plain.wait_for(text)
        self.thin.wait_for(text)

    def meet(self) -> None:
        """Both screens come to look the same, and stay so while nothing more is written."""
        for _ in range(300):  # patience for a busy machine; most meet at once
            self.plain.settle(0.05)
            self.thin.settle(0.05)
            if not differences(self.plain, self.thin):
                return
        assert differences(self.plain, self.thin) == []


@pytest.fixture
def twins() -> Iterator[Twins]:
    with Twins() as both:
        yield both


def test_the_same_keys_show_the_same_screens_in_fewer_bytes(twins: Twins) -> None:
    before = len(twins.plain.received), len(twins.thin.received)
    assert before[1] < before[0] / 2
    twins.press("down", "down", "pagedown", "end", "up", "home", "enter")
    twins.press("tab", "down", "down", "pagedown", "up", "end", "pageup")
    twins.press("tab", "down", "pagedown", "down", "tab", "a", "b", "backspace", "c", "left")
    plain = len(twins.plain.received) - before[0]
    assert len(twins.thin.received) - before[1] < plain / 4


@pytest.mark.parametrize("margins", [True, False])
def test_margins_are_used_where_the_terminal_turns_out_to_have_them(margins: bool) -> None:
    with Twins(margins=margins) as twins:
        started = len(twins.thin.received)
        twins.press("tab", "down", "down", "up", "pagedown", "down")
        assert (b"\x1b[?69h" in twins.thin.received[started:]) is margins


def test_a_terminal_that_answers_nothing_is_painted_all_the_same() -> None:
    with Terminal(APP, cwd=str(ROOT), answers=False, margins=True) as terminal:
        terminal.wait_for("keys 0.")
        started = len(terminal.received)
        terminal.press("tab", "down")
        terminal.wait_for("keys 2.")
        terminal.wait_gone("Part 0")
        assert b"\x1b[?69h" not in terminal.received[started:]


def test_windows_over_others_and_other_colours_look_the_same(twins: Twins) -> None:
    twins.press("f1", "escape", "ctrl+n", "tab", "f1", "ctrl+n", "escape", "down")


def test_repaint_all_heals_the_screen(twins: Twins) -> None:
    twins.press("down")
    twins.thin.feed("\x1b[2J\x1b[Hsome other program wrote this")
    twins.press("ctrl+l")
    assert "other program" not in twins.thin.text


def test_a_new_size_is_painted_whole(twins: Twins) -> None:
    twins.press("down", "pagedown")
    for columns, rows in ((70, 24), (120, 40), (90, 30)):
        for terminal in (twins.plain, twins.thin):
            terminal.resize(columns, rows)
        twins.meet()
        twins.press("down", "f1", "escape")


def test_a_resize_there_and_back_is_noticed(twins: Twins) -> None:
    """Both sizes come before the app looks; meanwhile the terminal has lost what stood outside."""
    for terminal in (twins.plain, twins.thin):
        terminal.resize(60, 20)
        terminal.resize(90, 30)
    twins.press("tab", "ctrl+n")


def test_a_program_stopped_and_continued_shows_its_screen_again(twins: Twins) -> None:
    """Which Textual alone leaves to the app."""
    terminal = twins.thin
    twins.press("down")
    before = terminal.lines
    terminal.kill(signal.SIGTSTP)
    terminal.wait_stopped()
    terminal.wait_gone("Title 0")
    terminal.kill(signal.SIGCONT)
    terminal.wait_until(lambda: terminal.lines == before)
    twins.press("down")


def test_on_leaving_the_terminal_is_as_it_was(twins: Twins) -> None:
    ends = []
    for terminal in (twins.plain, twins.thin):
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
        ends.append(terminal.received.rpartition(b"\x1b[?1049l")[2])
    assert b"\x1b[?25h" in ends[0]
    assert ends[0] == ends[1]
    assert twins.thin.screen.cursor.attrs == twins.thin.screen.default_char


@pytest.mark.parametrize(
    ("env", "colours"),
    [
        ({"TERM": "linux", "COLORTERM": ""}, r"[34][0-79]|9[0-7]|10[0-7]"),
        ({"TERM": "xterm", "COLORTERM": ""}, r"[34][0-79]"),
        ({"NO_COLOR": "1"}, "(?!)"),
    ],
)
def test_an_app_shows_all_its_text_in_few_colours(env: dict[str, str], colours: str) -> None:
    env = {"TEXTUAL_COLOR_SYSTEM": "truecolor", **env}
    with Terminal(APP, cwd=str(ROOT), env=env) as few, Terminal(APP, cwd=str(ROOT)) as many:
        for terminal in (few, many):
            for key, sign in (("", "keys 0."), ("down", "keys 1."), ("f1", "keys 2.")):
                terminal.press(key)
                terminal.wait_for(sign)
            terminal.wait_for("Is this a question?")
        few.wait_until(lambda: few.lines == many.lines)
        sgr = {code for codes in SGR.findall(few.received) for code in codes.split(b";")}
        assert all(re.fullmatch(rf"\d?|2[1-9]|{colours}", code.decode()) for code in sgr)
        assert b"7" in sgr


async def test_a_fault_of_the_painter_costs_nothing_but_bytes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    written: list[str] = []
    handlers = {number: signal.getsignal(number) for number in (signal.SIGTSTP, signal.SIGCONT)}
    monkeypatch.setattr(LinuxDriver, "write", lambda _, data: written.append(data))
    monkeypatch.setattr(Painter, "write", lambda *_: 1 / 0)
    app = App[None]()
    driver = ThinDriver(app)
    for number, handler in handlers.items():
        signal.signal(number, handler)
    driver.write("\x1b[1;1Hone")
    driver.write("\x1b[2;1Htwo")
    assert written == ["\x1b[m\x1b[1;1Hone", "\x1b[2;1Htwo"]
    assert isinstance(driver.fault, ZeroDivisionError)


def test_textual_is_told_to_write_true_colours() -> None:
    environ: dict[str, str] = {}
    prepare(environ)
    assert environ == {"TEXTUAL_COLOR_SYSTEM": "truecolor"}
    plain = {"REVIEWTUI_PAINTER": "plain"}
    prepare(plain)
    assert "TEXTUAL_COLOR_SYSTEM" not in plain


def test_the_painter_can_be_switched_off() -> None:
    assert driver_class({"REVIEWTUI_PAINTER": "plain"}) is None
    assert driver_class({"TEXTUAL_DRIVER": "some.module:Driver"}) is None
    assert driver_class({}) is ThinDriver
