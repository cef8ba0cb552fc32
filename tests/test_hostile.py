"""No word of a review, bookmark or file name reaches the terminal as a command to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.torture.corpus import QUICK, TERMINAL
from tests.torture.hostile import EVERYWHERE, build, harmful, of_one, run, run_in_terminal
from tests.torture.watching import came_through, signed

if TYPE_CHECKING:
    from pathlib import Path


def test_commands_over_hostile_words_print_none_of_their_controls(
    tmp_path: Path, home: Path
) -> None:
    root = tmp_path / "reviews"
    words = [*TERMINAL[:8], *QUICK]
    build(root, home, words)
    for command in (*EVERYWHERE, *of_one(4)):
        status, harm = run(root, *command)
        assert (command, harm) == (command, [])
        assert (command, status) == (command, 0) or command[0] == "doctor"
    for number in (0, 2, 5):
        assert run_in_terminal(root, "show", f"evil/r{number}") == []
    assert run_in_terminal(root, "compare", "evil/r5") == []


def test_the_watch_would_see_an_escape_sequence() -> None:
    assert harmful(b"a\x1b[31mb\x9b\xc2\x9b\x0d\n", b"\n") == [
        "U+000D", "U+001B", "U+009B", "byte 9B",
    ]  # fmt: skip
    assert harmful("right\u202eleft".encode(), b"\n") == ["U+202E"]


def test_the_watch_over_the_app_knows_our_own_sequences_from_those_of_a_text() -> None:
    ours = (
        b"\x1b[?2026h\x1b[2;3H\x1b[1;38;2;1;2;3mwords\x1b]8;;https://a.example\x1b\\x\x1b]8;;\x1b\\"
    )
    assert came_through(ours, []) == []
    for theirs in (
        "\x1b]0;title\x07",
        "\x1b[>4;2m",
        "\x9b1m",
        "\x1b]8;;file:///x\x07",
        "\x1bc",
        "\t",
    ):
        assert came_through(ours + theirs.encode(), []) != []
    words = signed("so \x1b[31mred it is")
    assert came_through(ours + words.encode(), [words]) == ["¤\x1b[31mred "]
