"""How fast the screen is, as ratios against a bare Textual app measured in the same run.

    .venv/bin/python tests/bench/screen.py [RUNS]

Everything runs in a real pseudo-terminal of 120 by 40, in turn, RUNS times (7); medians are
printed. What comes is only noted with its time, and drawn when the program is silent. What keys
cost is told beside less, newsboat and hike, where they are installed. Measure an install that is
compiled, not an editable one, on a machine that does nothing else.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

from tests.bench.scrolled import others, ours, prose, table  # noqa: E402
from tests.terminal import Emulator, Terminal  # noqa: E402

BARE = """
from textual.app import App
from textual.widgets import Static

class Bare(App):
    def compose(self):
        yield Static("Ready")

Bare().run()
"""
COMMAND = str(Path(sys.executable).with_name("reviewtui"))


def library(folder: Path, reviews: int, size: int) -> str:
    """A folder with some reviews of some size in bytes, of which twenty differ in their text."""
    bodies = [f"# Opening\n\n{prose(seed, size)}" for seed in range(min(reviews, 20))]
    for number in range(reviews):
        outlet = folder / f"outlet-{number % 20:02}"
        outlet.mkdir(parents=True, exist_ok=True)
        head = f'+++\nwork = "Film {number // 5}"\nrating = "{number % 11}/10"\n+++\n'
        (outlet / f"{number}.md").write_text(f"{head}{bodies[number % 20]}\n", "utf-8")
    return str(folder)


class Recorded(Terminal):
    """A terminal that notes what comes and when: drawing it takes longer than what is measured."""

    came: list[tuple[float, bytes | str]]

    def feed(self, data: bytes | str) -> None:
        """Note a chunk."""
        self.came.append((time.monotonic(), data))

    def shown(self, wanted: str) -> float:
        """When a text was on the screen."""
        while True:
            self.settle(0.5)
            drawn = Emulator(120, 40)
            for when, data in self.came:
                drawn.feed(data)
                if wanted in drawn.text:
                    return when
            if self.status is not None:
                raise SystemExit(f"{wanted!r} never came\n{drawn.text}")


def paint(command: list[str], awaited: str, env: dict[str, str], keys: str) -> tuple[float, ...]:
    """Milliseconds to the first paint and for a key, and bytes to the first paint."""
    Recorded.came = []
    started = time.monotonic()
    with Recorded(command, env=env) as terminal:
        first = terminal.shown(awaited) - started
        size = len(terminal.received)
        spent = []
        for key in keys:
            before = len(terminal.came)
            pressed = time.monotonic()
            terminal.press(key)
            terminal.settle(0.15)
            if len(terminal.came) > before:
                spent.append(terminal.came[-1][0] - pressed)
    key_time = statistics.median(spent) * 1000 if spent else 0.0
    return first * 1000, key_time, float(size)


def command_time(command: list[str], env: dict[str, str]) -> float:
    """Milliseconds a command takes."""
    started = time.monotonic()
    subprocess.run(command, env=env, check=True, stdout=subprocess.DEVNULL)
    return (time.monotonic() - started) * 1000


def with_picture(env: dict[str, str]) -> float:
    """Milliseconds to the first paint of a launch after one that was left by its key."""
    kept = Path(env["REVIEWTUI_HOME"]) / "cache" / "picture"
    for _ in range(5):  # one left while it still reads its folders keeps none
        with Terminal([COMMAND], env=env) as terminal:
            terminal.wait_for("help")
            terminal.settle()
            terminal.press("q")
            terminal.wait_exit()
        if kept.exists():
            break
    return paint([COMMAND], "help", env, "")[0]


def main() -> None:
    """Measure in turn, print a table."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    with tempfile.TemporaryDirectory() as scratch:
        here = Path(scratch)
        (here / "bare.py").write_text(BARE, "utf-8")
        env = {"REVIEWTUI_HOME": str(here / "home"), "PATH": "/usr/bin:/bin"}
        small = library(here / "small", 20, 6_000)
        large = library(here / "large", 20, 600_000)
        many = library(here / "many", 20_000, 600)
        cases = {
            "a bare Textual app": ([sys.executable, str(here / "bare.py")], "Ready", "jjj"),
            "the shipped library": ([COMMAND], "Smash Hit", "jkjk"),
            "reviews of 6 KB": ([COMMAND, small], "Opening", "jjj"),
            "reviews of 600 KB": ([COMMAND, large], "Opening", "jjj"),
            "20,000 reviews": ([COMMAND, many], "Opening", "jjj"),
        }
        for command, _, _ in cases.values():  # the first launch over a folder makes its index
            if command[0] == COMMAND:
                command_time([COMMAND, "list", *(f"--content={f}" for f in command[1:])], env)
        found: dict[str, list[tuple[float, ...]]] = {name: [] for name in cases}
        nothing, listing, pictured = [], [], []
        costs = table([*ours(COMMAND, large, env), *others(here)])
        for _ in range(runs):
            for name, (command, awaited, keys) in cases.items():
                found[name].append(paint(command, awaited, env, keys))
            nothing.append(command_time([sys.executable, "-c", "pass"], env))
            listing.append(command_time([COMMAND, "list"], env))
            pictured.append(with_picture({**env, "REVIEWTUI_HOME": str(here / "pictured")}))
    medians = {
        name: [statistics.median(column) for column in zip(*rows, strict=True)]
        for name, rows in found.items()
    }
    bare = medians["a bare Textual app"]
    print("| screen | first paint / bare app | bytes / bare app | next review, ms |")
    print("| --- | --- | --- | --- |")
    for name, (first, key, size) in medians.items():
        print(f"| {name} | {first / bare[0]:.2f} | {size / bare[2]:.2f} | {key:.0f} |")
    ratio = statistics.median(listing) / statistics.median(nothing)
    print(f"\n`reviewtui list` / `python -c pass`: {ratio:.2f}")
    ratio = statistics.median(pictured) / statistics.median(nothing)
    print(f"first paint with a picture / `python -c pass`: {ratio:.2f}\n")
    print(costs)


if __name__ == "__main__":
    main()
