"""How the reader begins and ends: signals, shells, poor terminals, two sessions at once."""

from __future__ import annotations

import re
import shutil
import signal
import subprocess
import tomllib
from typing import TYPE_CHECKING

import pytest

from tests.terminal import Terminal
from tests.tui.installed import COMMAND, launch, write_library

if TYPE_CHECKING:
    from pathlib import Path

SGR = re.compile(rb"\x1b\[([0-9;:]*)m")
MODES = re.compile(rb"\x1b\[\?([0-9;]+)([hl])")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The small library."""
    return write_library(tmp_path / "reviews", broken=False)


def left_on(received: bytes) -> set[bytes]:
    """The modes of the terminal that are on after all that was written, the cursor aside."""
    modes: dict[bytes, bool] = {}
    for found in MODES.finditer(received):
        for mode in found[1].split(b";"):
            modes[mode] = found[2] == b"h"
    assert modes.pop(b"25", True), "the cursor is hidden"
    return {mode for mode, on in modes.items() if on}


def test_quitting_leaves_the_terminal_as_it_was(root: Path) -> None:
    with launch(root) as terminal:
        terminal.wait_for("Alpha opens")
        assert b"1049" in left_on(terminal.received + b"\x1b[?25h")
        terminal.press("q")
        assert terminal.wait_exit() == 0
        assert left_on(terminal.received) - {b"7"} == set()
        assert terminal.text.strip() == ""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_what_a_person_did_outlives_a_signal(root: Path, home: Path, number: int) -> None:
    with launch(root) as terminal:
        terminal.wait_for("Alpha opens")
        terminal.press("enter", "]", "b")
        terminal.wait_for("Bookmarked this passage")
        terminal.press("G")
        terminal.wait_for("Alpha ends")
        terminal.kill(signal.Signals(number))
        assert terminal.wait_exit() == 128 + number
        if number == signal.SIGTERM:
            assert left_on(terminal.received) - {b"7"} == set()
    kept = tomllib.loads((home / "config" / "bookmarks.toml").read_text("utf-8"))
    assert kept["bookmark"][0]["passage"] == "The plot holds like a good knot."
    with launch(root) as terminal:
        terminal.wait_for("Alpha ends")
        assert "Alpha opens" not in terminal.text


def test_ctrl_z_goes_back_to_the_shell_and_fg_returns(root: Path) -> None:
    shell = shutil.which("bash")
    if shell is None:
        pytest.skip("there is no bash here to suspend to")
    with Terminal([shell, "--norc", "-i"], columns=80, rows=24, env={"PS1": "$ "}) as terminal:
        terminal.wait_for("$")
        terminal.send(f"{COMMAND} {root}\r".encode())
        terminal.wait_for("Alpha opens")
        terminal.press("ctrl+z")
        terminal.wait_for("Stopped")
        assert "Alpha opens" not in terminal.text
        terminal.send(b"fg\r")
        terminal.wait_for("Alpha opens")
        terminal.press("J")
        terminal.wait_for("Beta begins")
        terminal.press("q")
        terminal.wait_gone("Beta begins")
        terminal.send(b"echo status $?\r")
        terminal.wait_for("status 0")


def test_a_terminal_that_cannot_be_painted_gets_the_list(root: Path) -> None:
    with launch(root, TERM="dumb") as terminal:
        assert terminal.wait_exit() == 0
        assert "Harbour Lights" in terminal.text
        assert b"\x1b" not in terminal.received


def test_a_pipe_gets_the_list(root: Path) -> None:
    done = subprocess.run([COMMAND, root], capture_output=True, check=True, text=True)
    assert done.stdout.count("Harbour Lights") == 3
    assert "\x1b" not in done.stdout + done.stderr


def test_without_utf_8_every_sign_is_ascii(root: Path) -> None:
    with launch(
        root, columns=120, rows=40, LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0"
    ) as terminal:
        terminal.wait_for("Alpha opens")
        terminal.wait_for("+ 1 praised")
        terminal.press("c")
        terminal.wait_for("AGREED ON")
        terminal.press("q")
        terminal.wait_for("Alpha opens")
        terminal.press("q")
        terminal.wait_exit()
        assert terminal.received.isascii()


def test_no_color_is_no_colour_and_all_the_words(root: Path) -> None:
    with launch(root, NO_COLOR="1") as terminal:
        terminal.wait_for("Alpha opens")
        terminal.press("c")
        terminal.wait_for("AGREED ON")
        codes = {code for found in SGR.findall(terminal.received) for code in found.split(b";")}
    assert not [code for code in codes if re.fullmatch(rb"[34][0-8]|9\d|10[0-7]", code)]


def test_each_of_two_sessions_shows_the_bookmark_of_the_other(root: Path, home: Path) -> None:
    with launch(root) as one, launch(root) as other:
        for terminal in (one, other):
            terminal.wait_for("Alpha opens")
        one.press("b")
        one.wait_for("★ Harbour Lights      80")
        other.press("J")
        other.wait_for("Beta begins")
        other.press("b")
        for terminal in (one, other):
            terminal.wait_for("★ Harbour Lights      80")
            terminal.wait_for("★ Harbour Lights      60")
    kept = tomllib.loads((home / "config" / "bookmarks.toml").read_text("utf-8"))
    assert {mark["review"] for mark in kept["bookmark"]} == {
        "alpha-post/harbour",
        "beta-weekly/harbour",
    }


def test_an_empty_folder_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with launch(tmp_path / "empty", columns=120) as terminal:
        terminal.wait_for("press r")
        terminal.press("c", "b", "J", "]", "q")
        assert terminal.wait_exit() == 0


def test_a_first_launch_over_reviews_never_says_that_there_are_none(root: Path) -> None:
    with launch(root) as terminal:
        terminal.wait_for("Alpha opens")
        terminal.press("u")
        terminal.wait_for("Marked as read")
        assert b"No reviews in" not in terminal.received
