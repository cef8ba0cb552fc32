"""Over a slow line frames wait for the terminal, and then the newest is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reviewtui.tui.painter.flow import FIRST, PATIENCE, QUESTION, QUEUE, Flow
from tests.tui.installed import launch, write_library

if TYPE_CHECKING:
    from pathlib import Path


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


class Line:
    """A line of some length in seconds and bytes a second, with a terminal at its end."""

    def __init__(self, flow: Flow, clock: Clock, length: float, rate: float) -> None:
        self.flow, self.clock, self.length, self.rate = flow, clock, length, rate
        self.free = 0.0
        self.coming: list[float] = []

    def send(self, size: int) -> None:
        question = self.flow.sent(size)
        self.free = max(self.free, self.clock.now) + (size + len(question)) / self.rate
        if question:
            self.coming.append(self.free + self.length)

    def wait(self, until: float) -> None:
        while self.coming and self.coming[0] <= until:
            self.clock.now = self.coming.pop(0)
            assert self.flow.answered()
        self.clock.now = until

    @property
    def queue(self) -> float:
        """Seconds for which the line has something to carry."""
        return max(0.0, self.free - self.clock.now)


def test_a_terminal_that_never_answered_is_asked_nothing() -> None:
    flow = Flow(Clock())
    flow.asked_by_others()
    assert [flow.sent(900) for _ in range(9)] == [""] * 9
    assert not flow.full


def test_on_an_unknown_line_few_frames_are_sent_at_once() -> None:
    flow = Flow(Clock())
    flow.asked_by_others()
    assert not flow.answered(), "that was for another"
    assert flow.sent(FIRST // 2) == QUESTION
    assert not flow.full
    assert flow.sent(FIRST // 2) == QUESTION
    assert flow.full
    assert flow.answered()
    assert not flow.full


@pytest.mark.parametrize("rate", [4_000, 8_000, 50_000, 2_000_000])
@pytest.mark.parametrize("length", [0.001, 0.05, 0.2, 0.6])
@pytest.mark.parametrize("size", [60, 170, 400, 2200])
def test_a_held_key_fills_the_line_and_nothing_before_it(
    size: int, length: float, rate: float
) -> None:
    """Whatever a line carries: when the key is let go, no more waits than three frames take."""
    clock = Clock()
    flow = Flow(clock)
    flow.answered()
    line = Line(flow, clock, length, rate)
    queues, sent = [], 0
    for tick in range(3000):  # ten seconds of a key, 30 times a second, looked at each 1/300
        line.wait(tick / 300)
        if tick % 10 == 0 and not flow.full:
            line.send(size)
            sent += size
        if tick > 1500:
            queues.append(line.queue)
    frame = (size + len(QUESTION)) / rate
    queues.sort()
    assert queues[len(queues) * 9 // 10] <= QUEUE + 3 * frame + length / 4
    carried = min(rate * 10, size * 300)
    assert sent >= carried * 0.4, "the line is used"


def test_a_line_that_grows_slower_is_not_filled_up() -> None:
    clock = Clock()
    flow = Flow(clock)
    flow.answered()
    line = Line(flow, clock, 0.1, 20_000)
    for tick in range(4000):
        if tick == 2000:
            line.rate = 4_000
        line.wait(tick / 300)
        if tick % 10 == 0 and not flow.full:
            line.send(400)
    assert line.queue <= QUEUE + 0.1 + 0.2


def test_a_lost_answer_holds_nothing_up_for_long() -> None:
    clock = Clock()
    flow = Flow(clock)
    flow.answered()
    flow.sent(FIRST)
    assert flow.full
    clock.now = PATIENCE + 1
    assert not flow.full
    assert flow.sent(FIRST) == "", "nobody is asked again"
    flow.answered()
    assert flow.sent(FIRST) == QUESTION, "but for one who answers after all"


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
