"""How long commands take beside `reviewtui list`, as whole processes on this machine.

    python tests/bench/commands.py [RUNS] [--bin FOLDER]

FOLDER is the `bin` of an environment with a compiled, not editable install (that of this Python
unless told). Everything runs in turn, RUNS times (21); the medians of the processor time and of the
time on the clock are printed, and both as ratios. `add` reads a plain text of 6 KB into a folder of
its own each time, `add 50` fifty of them at once, told for one.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SENTENCES = (
    "The picture is long and handsome, and nobody in it has a thing to say. ",
    "Its lead, Mara Quill, carries the harbour scenes with a stillness that is worth the ticket. ",
    "By the third act the story has run aground, though the music keeps bailing. ",
)
MANY = 50


def review(number: int) -> str:
    """A review of some 6 KB, in words of our own, with what real ones have around them."""
    paragraphs = [
        f"Reel {number + place}: {(SENTENCES[place % 3] + SENTENCES[(place + 1) % 3]) * 2}"
        for place in range(15)
    ]
    headings = ["Harbour Lights", "Performances", "Sound and Music", "Final Verdict"]
    parts = [f"Low Tide {number} (2024) review: a slow ship", "By Ines Falk", "12 March 2024"]
    for place, paragraph in enumerate(paragraphs):
        if place and place % 4 == 0:
            parts.append(headings[place // 4 % 4])
        parts.append(paragraph)
    return "\n\n".join([*parts, "Rating: ★★★½☆ (3.5/5)", "Share this article"]) + "\n"


def spent(command: list[str], env: dict[str, str]) -> tuple[float, float]:
    """Milliseconds of the processor, and on the clock."""
    began = time.perf_counter()
    process = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    return (usage.ru_utime + usage.ru_stime) * 1000, (time.perf_counter() - began) * 1000


def main(runs: int, programs: Path) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        env = {**os.environ, "REVIEWTUI_HOME": str(here / "home")}
        env.pop("PYTHONDONTWRITEBYTECODE", None)
        program, library = str(programs / "reviewtui"), here / "library"
        many = here / "many"
        many.mkdir()
        for number in range(MANY):
            (many / f"{number}.txt").write_text(review(number), "utf-8")
        one = many / "0.txt"
        subprocess.run(
            [program, "add", str(many), "--to", str(library)], env=env, check=True,
            stdout=subprocess.DEVNULL,
        )  # fmt: skip
        told: dict[str, list[tuple[float, float]]] = {}
        for run in range(-2, runs):
            to = ["--content", str(library), "--to", str(here / f"to{run}")]
            fresh = here / f"new{run}.txt"
            fresh.write_text(review(run + 5000), "utf-8")
            commands = {
                "python -c pass": [str(programs / "python"), "-c", "pass"],
                "list": [program, "list", "--content", str(library)],
                "add": [program, "add", str(fresh), *to],
                "inspect": [program, "inspect", str(one)],
            }
            for name, command in commands.items():
                if run >= 0:
                    told.setdefault(name, []).append(spent(command, env))
                else:
                    spent(command, env)
        for run in range(3):
            to = ["--content", str(here / "empty"), "--to", str(here / f"all{run}")]
            (here / "empty").mkdir(exist_ok=True)
            cpu, clock = spent([program, "add", str(many), *to], env)
            told.setdefault(f"add {MANY}, each", []).append((cpu / MANY, clock / MANY))
    base = [statistics.median(column) for column in zip(*told["list"], strict=True)]
    print(f"{'':18} {'processor':>12} {'of list':>8} {'clock':>12} {'of list':>8}")
    for name, figures in told.items():
        cpu, clock = (statistics.median(column) for column in zip(*figures, strict=True))
        ratios = cpu / base[0], clock / base[1]
        print(f"{name:18} {cpu:9.1f} ms {ratios[0]:8.2f} {clock:9.1f} ms {ratios[1]:8.2f}")


if __name__ == "__main__":
    words = sys.argv[1:]
    at = words.index("--bin") if "--bin" in words else None
    where = Path(words[at + 1]) if at is not None else Path(sys.executable).parent
    rest = words if at is None else words[:at] + words[at + 2 :]
    main(int(rest[0]) if rest else 21, where)
