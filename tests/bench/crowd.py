"""What a comparison of a crowd costs beside one of three critics, in CPU time of the program.

    .venv/bin/python -m tests.bench.crowd [--runs 5] [COUNT ...]

Critics of one film are made up, a file and an outlet each, and read for points before anything is
measured. Every run starts the program in a real pseudo-terminal of 120 by 40, opens the comparison
with `c` until nothing more is painted, walks through it with `j`, unfolds an aspect and walks on,
closes it and opens it again. The counts take turns; medians are printed, and their ratios to three
critics. CPU time is that of the process with all its threads and what it started. Measure an
install that is compiled, not an editable one.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

from tests.bench.scale import COMMAND, Watched  # noqa: E402

FEW = 3
KEYS = 24
"""Keys pressed in a row; what one costs is their share."""
READ = """
import sys
from reviewtui.library.library import Library
from reviewtui.library.settings import folders
library = Library.open([sys.argv[1]], folders().cache, folders().config)
library.refresh()
library.read_ahead(lambda: False, lambda _: None)
"""
OPENINGS = (
    "Two keepers share a lighthouse through a winter that will not end.",
    "A supply boat fails to come, and then another.",
    "It was filmed on an island of nine houses.",
)
SAID = {
    "performances": ("The acting is superb.", "The lead is wooden, and the cast is wasted."),
    "story": ("The plot is clever and surprising.", "The story is thin and predictable."),
    "visuals": ("The photography is gorgeous.", "The effects look cheap and ugly."),
    "sound": ("The score is haunting.", "The music is loud and tiresome."),
    "pacing": ("The pacing is perfect.", "The middle drags, and the running time is punishing."),
    "tone": ("It is funny and moving.", "The humour falls flat."),
    "direction": ("The direction is assured.", "The direction is clumsy."),
    "characters": ("The characters are vivid.", "The characters are flat and annoying."),
}
SUMS = (
    "Overall, it is a wonderful film.",
    "In the end it is a mixed bag of a film.",
    "Overall, it is a dull and tedious film.",
)


class Cost(NamedTuple):
    """CPU milliseconds of one run."""

    opened: float
    again: float
    key: float
    unfolded: float


def text(number: int) -> str:
    """One critic's review: the number decides every letter."""
    chance = random.Random(number)
    liking = chance.random()
    chosen = chance.sample(sorted(SAID), chance.randint(4, 7))
    told = [SAID[aspect][chance.random() > liking] for aspect in chosen]
    body = "\n\n".join((chance.choice(OPENINGS), *told, SUMS[min(int((1 - liking) * 3), 2)]))
    rating = f'rating = "{round(liking * 20) / 2:g}/10"\n' if number % 5 else ""
    return f'+++\nwork = "Nine Houses"\nyear = 2019\nkind = "film"\n{rating}+++\n{body}\n'


def make(folder: Path, count: int) -> str:
    """So many critics of one film, an outlet each."""
    for number in range(count):
        path = folder / f"paper-{number:03}" / "nine-houses.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text(number), "utf-8")
    return str(folder)


class Counted(Watched):
    """A terminal that knows how much CPU time its program took."""

    @property
    def cpu(self) -> float:
        """Milliseconds so far, of the program and of what it started and waited for."""
        fields = Path(f"/proc/{self.pid}/stat").read_text("ascii").rpartition(")")[2].split()
        return sum(map(int, fields[11:15])) * 1000 / os.sysconf("SC_CLK_TCK")

    def cost(self, *keys: str) -> float:
        """Milliseconds that keys cost, pressed one after the other."""
        self.settle(0.6)
        self.blind, before = True, self.cpu
        for key in keys:
            self.press(key)
            self.settle(0.05)
        self.settle(0.6)
        self.blind = False
        return self.cpu - before


def measure(folder: str, env: dict[str, str]) -> Cost:
    """Open, walk, unfold, walk, close, and open again."""
    with Counted([COMMAND, folder], env=env, columns=120, rows=40) as terminal:
        terminal.wait_for("Nine Houses")
        terminal.settle(1.0)
        opened = terminal.cost("c")
        key = terminal.cost(*["j"] * KEYS) / KEYS
        terminal.press("g", ">", "l")
        unfolded = terminal.cost(*["j"] * KEYS) / KEYS
        terminal.press("q")
        again = terminal.cost("c")
        return Cost(opened, again, key, unfolded)


def read(folder: str, env: dict[str, str], elsewhere: str) -> None:
    """Index a folder and read all of it for points.

    It is done from elsewhere: what is read counts only for the program that is installed.
    """
    command = [sys.executable, "-c", READ, folder]
    subprocess.run(command, env={**os.environ, **env}, check=True, cwd=elsewhere)


def main() -> None:
    """Measure in turn, print a table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("counts", type=int, nargs="*", default=[12, 400])
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        env = {"REVIEWTUI_HOME": f"{scratch}/home"}
        folders = {n: make(Path(scratch, f"film-{n}"), n) for n in (FEW, *asked.counts)}
        for folder in folders.values():
            read(folder, env, scratch)
        runs: dict[int, list[Cost]] = {count: [] for count in folders}
        for _ in range(asked.runs):
            for count, folder in folders.items():
                runs[count].append(measure(folder, env))
    print(
        "| critics | opening, ms (x) | opening again, ms (x) | a key, ms (x)"
        " | a key, unfolded, ms (x) |\n" + "| --- " * 5 + "|"
    )
    base: Cost | None = None
    for count, few in runs.items():
        cost = Cost(*(statistics.median(column) for column in zip(*few, strict=True)))
        base = base or cost
        told = (
            f"{ours:.1f} ({ours / theirs:.2f})" for ours, theirs in zip(cost, base, strict=True)
        )
        print(f"| {count} | {' | '.join(told)} |")


if __name__ == "__main__":
    main()
