"""Thousands of random frames, painted thinly: each cell is as its frame says.

With `PAINTER_FRAMES=100000` and `PAINTER_SEED=7` before the command more are tried, and others; a
failure names the seed and the frame.
"""

from __future__ import annotations

import os

import pytest

from reviewtui.tui.painter.painter import Painter
from tests.tui.painter_wall import FEATURES, UNSURE, WORDS, Wall, faults
from tests.tui.strict_terminal import StrictTerminal

FRAMES = int(os.environ.get("PAINTER_FRAMES", "300"))
SEED = int(os.environ.get("PAINTER_SEED", "1"))
SIZES = ((44, 12), (30, 9), (61, 14), (20, 6))


@pytest.mark.parametrize("words", [WORDS, WORDS + UNSURE], ids=["sure widths", "any widths"])
@pytest.mark.parametrize("name", sorted(FEATURES))
def test_every_cell_is_as_the_frame_says(name: str, words: tuple[str, ...]) -> None:
    try_frames(name, words, SEED, FRAMES)


def try_frames(name: str, words: tuple[str, ...], seed: int, count: int) -> None:
    """Paint random frames for a terminal with some features; look at every cell after each."""
    wall = Wall(seed, *SIZES[0], words)
    painter, terminal = Painter(FEATURES[name]), StrictTerminal(*SIZES[0], FEATURES[name])
    terminal.feed("\x1b[?7l\x1b[?25l")
    frame = wall.whole()
    for number in range(count):
        if wall.dice.random() < 0.02:
            size = wall.dice.choice(SIZES)
            frame = wall.build(*size)
            terminal.resize(*size)
        elif wall.dice.random() < 0.01:
            terminal.feed("\x1b[1;1H\x1b[7mwhat others wrote\x1b[2J\x1b[3;3H")
            terminal.feed(painter.repaint((wall.width, wall.height)))
        terminal.feed(painter.write(frame, (wall.width, wall.height)))
        wrong = faults(wall, terminal)
        assert not wrong, f"PAINTER_SEED={seed}, frame {number} of {name}:\n" + "\n".join(wrong[:9])
        frame = wall.frame() + wall.cursor()
