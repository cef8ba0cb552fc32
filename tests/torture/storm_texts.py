"""Two thousand random edits under marked passages, and every hostile string through every door."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.library.test_marks_anchors import outcomes
from tests.torture.corpus import DEEP, WORDS
from tests.torture.hostile import EVERYWHERE, build, of_one, run, run_in_terminal

if TYPE_CHECKING:
    from pathlib import Path

PARTS = 6
"""The strings are told to different processes, so that one that stops a command hides no other."""


def test_two_thousand_edits_move_no_bookmark_to_other_words() -> None:
    fates = outcomes(range(10_000, 12_200))
    assert len(fates) >= 2_000
    survived = [fate for fate, words in fates if words == "survived"]
    other = [fate for fate in fates if fate[0] == "other"]
    share = survived.count("own") / len(survived)
    print(f"\n{len(fates)} edits: {share:.1%} of {len(survived)} found, {len(other)} misplaced")
    assert other == []
    assert share >= 0.95


@pytest.mark.parametrize("part", range(PARTS))
def test_no_hostile_string_comes_through_a_command(tmp_path: Path, home: Path, part: int) -> None:
    root = tmp_path / "reviews"
    words = [each[:50_000] for each in WORDS[part::PARTS]]
    build(root, home, words)
    commands = [*EVERYWHERE, *(c for number in range(len(words)) for c in of_one(number)[:3])]
    commands += [c for number in range(0, len(words), 5) for c in of_one(number)[3:]]
    bad = []
    for command in commands:
        status, harm = run(root, *command)
        if harm or status not in {0, 3 if command[0] == "doctor" else 0}:
            bad.append((command, status, harm))
    for number in range(0, len(words), 3):
        harm = run_in_terminal(root, "show", f"evil/r{number}")
        bad += [(("show", str(number)), 0, harm)] if harm else []
    print(f"\n{len(words)} strings, {len(commands)} commands, {len(bad)} let something through")
    assert bad == []


LONG = ["x" * 10_000_000, "> " * 10_000, *(text * 5 for text in DEEP)]


@pytest.mark.parametrize("which", range(len(LONG)))
def test_what_is_very_long_or_deep_neither_stops_nor_harms(
    tmp_path: Path, home: Path, which: int
) -> None:
    words = LONG[which]
    root = tmp_path / "reviews"
    build(root, home, ["plain"])
    (root / "evil" / "deep.md").write_text(f"+++\nwork = 'Deep'\n+++\n{words}\n", "utf-8")
    for command in (("list",), ("show", "evil/deep"), ("compare", "evil/deep"), ("search", "deep")):
        status, harm = run(root, *command)
        assert (status, harm) == (0, [])
    assert run_in_terminal(root, "show", "evil/deep") == []
