"""How a library of any size feels, as ratios against the shipped one measured in the same run.

    .venv/bin/python -m tests.bench.scale [--runs 5] [--keep FOLDER] [COUNT ...]

Made-up reviews (tests/bench/many.py) are written to a folder and indexed; with --keep they stay
there, and the next run uses them again. 1,000,000 take 4 GB and 3 GB for their index. Everything
runs in turn in a real pseudo-terminal of 120 by 40; medians are printed. Where newsboat is
installed, a key in its list of 10,000 items is measured beside ours. Measure an install that is
compiled, not an editable one, on a machine that does nothing else.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

from tests.bench.many import Maker, make  # noqa: E402
from tests.bench.scrolled import newsboat_options  # noqa: E402
from tests.terminal import Terminal  # noqa: E402

COMMAND = str(Path(sys.executable).with_name("reviewtui"))
SHIPPED = str(ROOT / "content")
QUIET = 0.03
"""Seconds without output after which a key counts as answered."""
INDEX = """
import sys, time, resource
from reviewtui.library.library import Library
from reviewtui.library.settings import folders
started = time.monotonic()
library = Library.open([sys.argv[1]], folders().cache, folders().config)
read = library.refresh().added
spent = time.monotonic() - started if read else 0
print(spent, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


class Measured(NamedTuple):
    """One run of the app."""

    paint: float
    key: float
    memory: float


class Watched(Terminal):
    """A terminal that, while keys are timed, only reads: the emulator would be in the figures."""

    blind = False

    def feed(self, data: bytes | str) -> None:
        """Show what came, unless that would cost time now."""
        if not self.blind:
            super().feed(data)

    def timed(self, *keys: str) -> list[float]:
        """Milliseconds from each key to the end of the first burst of what it paints."""
        self.settle(0.5)
        self.blind, spent = True, []
        for key in keys:
            pressed = last = time.monotonic()
            self.press(key)
            if self._read(2.0):
                last = time.monotonic()
                while self._read(QUIET):
                    last = time.monotonic()
            spent.append((last - pressed) * 1000)
            while self._read(0.2):  # the best answers follow the first ones
                pass
        self.blind = False
        return spent

    @property
    def memory(self) -> float:
        """The peak of the program so far, in MB."""
        status = Path(f"/proc/{self.pid}/status").read_text("ascii")
        line = next(line for line in status.splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024


def measure(folder: str, awaited: str, env: dict[str, str]) -> Measured:
    """First paint, a key in the list, and the memory both took."""
    started = time.monotonic()
    with Watched([COMMAND, folder], env=env) as terminal:
        terminal.wait_for(awaited)
        paint = (time.monotonic() - started) * 1000
        keys = terminal.timed(*["down"] * 12)
        return Measured(paint, statistics.median(keys[2:]), terminal.memory)


def typed(count: int) -> list[str]:
    """What is typed into the search: common and rare words, two at a time, names."""
    maker = Maker(count, 500)
    return ["superb", "story th", "photography", "more than", maker.title(77).lower(), "zol"]


def search(folder: str, count: int, env: dict[str, str]) -> list[float]:
    """Milliseconds from a letter to its first answers, from the second letter of a word on."""
    spent = []
    with Watched([COMMAND, folder], env=env) as terminal:
        terminal.wait_for("Outlet")
        terminal.press("s")
        terminal.wait_for("Search all reviews")
        for words in typed(count):
            spent += terminal.timed(*words)[1:]
            terminal.press(*["backspace"] * len(words))
            terminal.settle(0.3)
    return spent


def newsboat(here: Path, items: int) -> float | None:
    """Milliseconds for a key in newsboat's list of so many items; None where it is not there."""
    program = shutil.which("newsboat")
    if program is None:
        return None
    texts = dict.fromkeys((f"Review {n} of a film of usual length" for n in range(items)), "Words.")
    command = [program, *newsboat_options(here, texts)]
    subprocess.run([*command, "-x", "reload"], check=True, capture_output=True)
    with Watched(command) as terminal:
        terminal.wait_for("Reviews")
        terminal.press("enter")
        terminal.wait_for("of a film")
        return statistics.median(terminal.timed(*["down"] * 12)[2:])


def index(folder: str, env: dict[str, str]) -> tuple[float, float, float]:
    """Seconds of a first indexing, CPU seconds of all its processes, MB of the one that writes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [sys.executable, "-c", INDEX, folder],
        env={**os.environ, **env},
        check=True,
        capture_output=True,
        text=True,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds, memory = map(float, done.stdout.split())
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return seconds, cpu, memory


def main() -> None:
    """Measure in turn, print a table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("counts", type=int, nargs="*", default=[10_000, 100_000])
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        kept = asked.keep or Path(scratch)
        env = {"REVIEWTUI_HOME": str(kept / "home")}
        settings = kept / "home" / "config" / "config.toml"
        settings.parent.mkdir(parents=True, exist_ok=True)
        settings.write_text("picture = false\n", "utf-8")  # what is drawn anew is measured
        print(
            "| reviews | first indexing, s | its CPU, s | its memory, MB |\n" + "| --- " * 4 + "|"
        )
        folders = {0: SHIPPED}
        for count in asked.counts:
            folders[count] = make(str(kept / f"reviews-{count}"), count)
            seconds, cpu, memory = index(folders[count], env)
            said = f"{seconds:.1f} | {cpu:.1f} | {memory:.0f}" if seconds else "kept | - | -"
            print(f"| {count:,} | {said} |", flush=True)
        index(SHIPPED, env)
        runs: dict[int, list[Measured]] = {count: [] for count in folders}
        peers = []
        for _ in range(asked.runs):
            for count, folder in folders.items():
                runs[count].append(measure(folder, "Outlet" if count else "Smash Hit", env))
            peers.append(newsboat(Path(scratch), 10_000))
        report(runs, [peer for peer in peers if peer is not None])
        print("\n| reviews | search, a letter: median, ms | p95, ms |\n" + "| --- " * 3 + "|")
        for count in asked.counts:
            spent = sorted(search(folders[count], count, env))
            late = spent[int(len(spent) * 0.95)]
            print(f"| {count:,} | {statistics.median(spent):.0f} | {late:.0f} |", flush=True)


def report(runs: dict[int, list[Measured]], peers: list[float]) -> None:
    """The table of ratios."""
    medians = {
        count: Measured(*(statistics.median(column) for column in zip(*few, strict=True)))
        for count, few in runs.items()
    }
    base = medians[0]
    peer = statistics.median(peers) if peers else None
    print("\n| reviews | first paint / shipped | memory / shipped | a key, ms | key / newsboat |")
    print("| --- " * 5 + "|")
    for count, each in medians.items():
        beside = f"{each.key / peer:.2f}" if peer and count else "-"
        print(
            f"| {count or 'shipped':{',' if count else ''}} | {each.paint / base.paint:.2f}"
            f" | {each.memory / base.memory:.2f} | {each.key:.1f} | {beside} |",
            flush=True,
        )


if __name__ == "__main__":
    main()
