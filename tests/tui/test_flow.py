"""Over a slow line frames wait for the terminal, and then the newest is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reviewtui.tui.painter.flow import PATIENCE, QUESTION, UNDER_WAY, Flow
from tests.tui.installed import launch, write_library

if TYPE_CHECKING:
    from pathlib import Path


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_terminal_that_never_answered_is_asked_nothing() -> None:
    flow = Flow(Clock())
    flow.asked_by_others()
    assert [flow.sent() for _ in range(9)] == [""] * 9
    assert not flow.full


def test_frames_wait_until_those_before_them_are_shown() -> None:
    flow = Flow(Clock())
    flow.asked_by_others()
    assert not flow.answered(), "that was for another"
    assert [flow.sent() for _ in range(UNDER_WAY)] == [QUESTION] * UNDER_WAY
    assert flow.full
    assert flow.answered()
    assert not flow.full


def test_a_lost_answer_holds_nothing_up_for_long() -> None:
    clock = Clock()
    flow = Flow(clock)
    flow.answered()
    for _ in range(UNDER_WAY):
        flow.sent()
    clock.now = PATIENCE + 1
    assert not flow.full
    assert flow.sent() == "", "nobody is asked again"
    flow.answered()
    assert flow.sent() == QUESTION, "but for one who answers after all"


@pytest.mark.parametrize("answers", [True, False])
def test_every_key_over_ssh_is_shown_in_the_end(tmp_path: Path, answers: bool) -> None:
    root = write_library(tmp_path / "reviews", broken=False)
    terminal = launch(root, columns=120, rows=40, SSH_CONNECTION="1 2 3 4")
    terminal._answers = answers
    with terminal:
        terminal.wait_for("Alpha opens")
        terminal.press("enter", *"j" * 30)
        terminal.wait_for("Remark 18 of 60")
        assert (QUESTION.encode() in terminal.received.partition(b"Alpha opens")[2]) is answers
        terminal.press("G")
        terminal.wait_for("Alpha ends in fog.")
        terminal.press("q")
        assert terminal.wait_exit() == 0


def test_a_terminal_that_stops_answering_is_still_written_to(tmp_path: Path) -> None:
    root = write_library(tmp_path / "reviews", broken=False)
    with launch(root, columns=120, rows=40, SSH_CONNECTION="1 2 3 4") as terminal:
        terminal.wait_for("Alpha opens")
        terminal.settle()
        terminal._answers = False
        terminal.press("enter", "j", "j", "j", "j", "j")
        terminal.press("G")
        terminal.wait_for("Alpha ends in fog.")
