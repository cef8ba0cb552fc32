"""The terminal that tests look at shows what a real one would."""

from __future__ import annotations

import sys

import pytest

from tests.terminal import Emulator, Terminal


def test_a_program_is_shown_typed_to_and_ended() -> None:
    code = "print('who?'); print('hello ' + input()); raise SystemExit(3)"
    with Terminal([sys.executable, "-c", code], columns=40, rows=10) as terminal:
        terminal.wait_for("who?")
        terminal.press("you", "enter")
        terminal.wait_for("hello you")
        assert terminal.wait_exit() == 3


def test_what_never_comes_fails_with_the_screen() -> None:
    with (
        Terminal([sys.executable, "-c", "print('something else')"]) as terminal,
        pytest.raises(AssertionError, match="something else"),
    ):
        terminal.wait_for("this")


def test_a_new_size_reaches_the_program() -> None:
    code = "import os; print('ready'); input(); print(os.get_terminal_size())"
    with Terminal([sys.executable, "-c", code], columns=80, rows=20) as terminal:
        terminal.wait_for("ready")
        terminal.resize(70, 15)
        terminal.press("enter")
        terminal.wait_for("columns=70, lines=15")


def test_scrolling_moves_only_what_is_between_the_margins() -> None:
    emulator = Emulator(5, 4)
    emulator.feed("aaaaa\r\nbbbbb\r\nccccc\r\nddddd\x1b[2;3r\x1b[1S")
    assert emulator.lines == ["aaaaa", "ccccc", "", "ddddd"]
    emulator.feed("\x1b[r\x1b[?69h\x1b[2;3s\x1b[1T\x1b[?69l")
    assert emulator.lines == ["a  aa", "caacc", " cc", "d  dd"]


def test_a_sequence_cut_in_half_is_one_sequence() -> None:
    emulator = Emulator(5, 2)
    emulator.feed(b"ab\x1b[")
    emulator.feed(b"1;1Hc")
    assert emulator.lines[0] == "cb"
