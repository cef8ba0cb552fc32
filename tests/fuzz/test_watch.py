"""The watch of the fuzz run sees what it is there to see."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.fuzz.inputs import ROOT, corpus, damaged

if TYPE_CHECKING:
    from pathlib import Path

ESCAPES = [
    "open(OUT + '/x', 'w')",
    "os.open(OUT + '/x', os.O_CREAT)",
    "os.mkdir(OUT + '/x')",
    "os.rename(IN + '/kept', OUT + '/kept')",
    "os.symlink(IN, OUT + '/link')",
    "open(IN + '/../out/x', 'ab')",
    "subprocess.run(['true'])",
    "socket.socket().connect(('127.0.0.1', 9))",
]


def watched(doing: str, tmp_path: Path) -> str:
    """What the watch says of a line of Python."""
    inside, outside = tmp_path / "in", tmp_path / "out"
    inside.mkdir()
    outside.mkdir()
    (inside / "kept").write_text("kept")
    code = (
        "import os, socket, subprocess\nfrom tests.fuzz.watch import Escape, Watch\n"
        f"IN, OUT = {str(inside)!r}, {str(outside)!r}\nwatch = Watch(IN)\n"
        f"try:\n    {doing}\nexcept Escape:\n    pass\nwatch.stop()\nprint(len(watch.seen))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    return done.stdout.strip() or done.stderr


@pytest.mark.parametrize("doing", ESCAPES)
def test_whatever_reaches_outside_is_seen(doing: str, tmp_path: Path) -> None:
    assert watched(doing, tmp_path) == "1"


@pytest.mark.parametrize("doing", ["open(IN + '/x', 'w')", "open(OUT + '/../in/kept')"])
def test_what_stays_inside_is_left_alone(doing: str, tmp_path: Path) -> None:
    assert watched(doing, tmp_path) == "0"


def test_an_input_is_made_from_its_number_alone() -> None:
    sources = corpus()
    assert [damaged(n, sources) for n in range(40)] == [damaged(n, sources) for n in range(40)]
    assert len({damaged(n, sources) for n in range(40)}) == 40
