"""What a launch costs before the first screen, as ratios to a bare Textual app in the same run.

    make cold-start          or: python tests/bench/cold_start.py [RUNS]

Times are processor time, so that other work on the machine counts for little; medians of RUNS (15)
taken in turn. Run it with an installed, compiled package: where nothing is compiled, compiling is
what is measured.
"""

from __future__ import annotations

import os
import re
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

BARE = "import textual.app, textual.drivers.linux_driver\nfrom textual.widgets import Input, Static"
OURS = """import reviewtui.__main__
from reviewtui.library.settings import load
from reviewtui.tui import launch, lighter
lighter.put_off()
import reviewtui.tui.app, reviewtui.tui.painter.driver"""
LIST = "from reviewtui.__main__ import main\nmain(['list'])"
PICTURE = "import reviewtui.__main__, reviewtui.tui.picture as p\np.folders()"
LINE = re.compile(r"import time:\s+(\d+) \|\s+(\d+) \|\s*(\S+)")
LARGEST = 10


def processor_time(code: str, env: dict[str, str]) -> float:
    """Milliseconds of processor time a Python process takes for this."""
    child = os.posix_spawn(
        sys.executable,
        [sys.executable, "-c", code],
        env,
        file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)],
    )
    _, status, used = os.wait4(child, 0)
    if status:
        raise SystemExit(f"this failed:\n{code}")
    return (used.ru_utime + used.ru_stime) * 1000


def import_times(code: str, env: dict[str, str], runs: int) -> dict[str, int]:
    """Microseconds each module takes by itself; the least of some runs."""
    least: dict[str, int] = {}
    for _ in range(runs):
        done = subprocess.run(
            [sys.executable, "-X", "importtime", "-c", code],
            env=env,
            capture_output=True,
            text=True,
            check=True,
        )
        for found in LINE.finditer(done.stderr):
            least[found[3]] = min(least.get(found[3], 1 << 30), int(found[1]))
    return least


def main() -> None:
    """Measure in turn, print two tables."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    with tempfile.TemporaryDirectory() as home:
        env = {**os.environ, "REVIEWTUI_HOME": str(Path(home))}
        env.pop("PYTHONDONTWRITEBYTECODE", None)
        cases = {
            "python -c pass": "pass",
            "what is imported before the picture": PICTURE,
            "reviewtui list": LIST,
            "a bare Textual app's imports": BARE,
            "the imports of reviewtui": OURS,
        }
        spent: dict[str, list[float]] = {name: [] for name in cases}
        for code in cases.values():
            processor_time(code, env)
        for _ in range(runs):
            for name, code in cases.items():
                spent[name].append(processor_time(code, env))
        ours, bare = import_times(OURS, env, 5), import_times(BARE, env, 5)
    median = {name: statistics.median(times) for name, times in spent.items()}
    nothing, app = median["python -c pass"], median["a bare Textual app's imports"]
    print("| processor time | / python -c pass | / a bare Textual app's imports |")
    print("| --- | --- | --- |")
    for name, time in median.items():
        print(f"| {name} | {time / nothing:.2f} | {time / app:.2f} |")
    own = {name: time for name, time in ours.items() if name not in bare}
    whole = sum(bare.values())
    print(f"\nBeyond Textual: {len(own)} modules, {sum(own.values()) / whole:.1%} of its imports.")
    print(f"The {LARGEST} largest:\n")
    print("| module | of a bare Textual app's imports |")
    print("| --- | --- |")
    for name, time in sorted(own.items(), key=lambda each: -each[1])[:LARGEST]:
        print(f"| `{name}` | {time / whole:.2%} |")
    saved = set(bare) - set(ours)
    print(f"\nPut off: {len(saved)} modules, {sum(bare[name] for name in saved) / whole:.1%}.")


if __name__ == "__main__":
    main()
