"""Every terminal gets colours it can show, and nothing that was told apart becomes one."""

from __future__ import annotations

import random
import re

import pytest

from reviewtui.tui.painter.colours import ColorDepth, fit
from reviewtui.tui.painter.features import Features
from reviewtui.tui.painter.painter import Painter
from tests.terminal import Emulator


@pytest.mark.parametrize(
    ("environ", "depth"),
    [
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, ColorDepth.TRUE),
        ({"TERM": "screen-256color", "COLORTERM": "24bit"}, ColorDepth.TRUE),
        ({"TERM": "xterm-kitty"}, ColorDepth.TRUE),
        ({"TERM": "xterm-direct"}, ColorDepth.TRUE),
        ({"TERM": "tmux-256color"}, ColorDepth.INDEXED),
        ({"TERM": "linux"}, ColorDepth.SIXTEEN),
        ({"TERM": "rxvt-16color"}, ColorDepth.SIXTEEN),
        ({"TERM": "xterm"}, ColorDepth.EIGHT),
        ({"TERM": "vt220"}, ColorDepth.NONE),
        ({"TERM": "xterm-mono"}, ColorDepth.NONE),
        ({"TERM": "dumb", "COLORTERM": "truecolor"}, ColorDepth.NONE),
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor", "NO_COLOR": "1"}, ColorDepth.NONE),
        ({"TERM": "xterm-256color", "NO_COLOR": ""}, ColorDepth.INDEXED),
        ({}, ColorDepth.NONE),
    ],
)
def test_the_environment_says_how_many_colours_there_are(
    environ: dict[str, str], depth: ColorDepth
) -> None:
    assert ColorDepth.detect(environ) == depth


def shown(depth: ColorDepth, sgr: str) -> tuple[str, Emulator]:
    """One styled letter and what the painter makes of it."""
    emulator = Emulator(10, 1)
    sent = Painter(Features(), depth).write(f"\x1b[1;1H\x1b[{sgr}mA\x1b[0m", (10, 1))
    emulator.feed(sent)
    return sent, emulator


@pytest.mark.parametrize(
    ("depth", "allowed"),
    [
        (ColorDepth.INDEXED, r"[34]8;5;\d+|3\d|4\d|9\d|10\d|\d"),
        (ColorDepth.SIXTEEN, r"3[0-79]|4[0-79]|9[0-7]|10[0-7]|\d"),
        (ColorDepth.EIGHT, r"3[0-79]|4[0-79]|\d"),
        (ColorDepth.NONE, r"\d"),
    ],
)
def test_no_colour_is_written_that_the_terminal_lacks(depth: ColorDepth, allowed: str) -> None:
    dice = random.Random(depth)
    for _ in range(200):
        codes = [str(dice.choice((1, 3, 4, 7)))]
        for ground in (38, 48):
            red, green, blue = (dice.randrange(256) for _ in range(3))
            codes.append(
                dice.choice(
                    (f"{ground};2;{red};{green};{blue}", f"{ground};5;{red}", str(ground - 5))
                )
            )
        sent, emulator = shown(depth, ";".join(codes))
        for sgr in re.findall(r"\x1b\[([0-9;]*)m", sent):
            assert re.fullmatch(rf"(?:(?:{allowed})(?:;|$))*", sgr), sgr
        assert emulator.cell(0, 0).data == "A"


@pytest.mark.parametrize("depth", [ColorDepth.SIXTEEN, ColorDepth.EIGHT])
def test_text_stays_readable_on_its_ground(depth: ColorDepth) -> None:
    dice = random.Random(0)
    for _ in range(300):
        fg, bg = (f"{n};2;{';'.join(str(dice.randrange(256)) for _ in range(3))}" for n in (38, 48))
        text, ground, _ = fit(fg, bg, depth)
        assert int(text) % 10 != int(ground) % 10 or (int(text) < 90) != (int(ground) < 100)


def test_known_colours_become_their_nearest() -> None:
    assert fit("38;2;255;0;0", "", ColorDepth.INDEXED)[0] == "38;5;196"
    assert fit("38;2;255;80;80", "48;2;0;0;0", ColorDepth.SIXTEEN)[:2] == ("91", "40")
    assert fit("38;2;255;80;80", "48;2;0;0;0", ColorDepth.EIGHT) == ("31", "40", "1")
    assert fit("38;5;196", "", ColorDepth.INDEXED)[0] == "38;5;196"
    assert fit("38;2;1;2;3", "48;5;200", ColorDepth.TRUE) == ("38;2;1;2;3", "48;5;200", "")


def test_without_colours_what_stands_out_is_reversed() -> None:
    _, light = shown(ColorDepth.NONE, "38;2;0;0;0;48;2;255;255;255")
    assert light.cell(0, 0).reverse
    _, accent = shown(ColorDepth.NONE, "38;2;255;255;255;48;2;1;120;212")
    assert accent.cell(0, 0).reverse
    _, dark = shown(ColorDepth.NONE, "38;2;255;255;255;48;2;0;0;0")
    assert not dark.cell(0, 0).reverse
    _, bold = shown(ColorDepth.NONE, "1;4;38;2;255;255;255")
    assert (bold.cell(0, 0).bold, bold.cell(0, 0).underscore) == (True, True)
    assert bold.cell(0, 0).fg == "default"
