"""A session of 100,000 keys over every screen: it goes on, and its memory stays bounded."""

from __future__ import annotations

import os
import random
import select
from pathlib import Path
from typing import TYPE_CHECKING

from tests.tui.installed import launch, typed

if TYPE_CHECKING:
    from tests.terminal import Terminal

KEYS, FIRST, BATCH = 100_000, 5_000, 50
ESCAPE = b"\x1b[27u"
MOVING = (*"jjjjjjjjjjkkkkkkkkJJKgGhl[]{}v", "space", "ctrl+d", "ctrl+u", "tab", "enter")
ELSEWHERE = (*"ccbtiyzu123Snfs?:PDxp><x=~UUT'add/", "ctrl+l")
WORDS = ("harbour", "rope", "the", "outlet:alpha", "rating:>=70", '"too loud', "film")


def library(root: Path) -> Path:
    """Forty reviews of eight works, each of some pages."""
    for number in range(40):
        path = root / f"outlet-{number % 5}" / f"review-{number}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        points = "".join(
            f'[[points]]\naspect = "{aspect}"\npolarity = "{side}"\nquote = "{aspect} {number}."\n'
            for aspect, side in (("story", "pro"), ("sound", "con"), ("pacing", "mixed"))
        )
        body = "\n\n".join(
            f"## Part {part}\n\nThe rope of harbour {part} holds. story {number}. sound {number}."
            f" pacing {number}. *And* so [on](https://example.org/{part}) it goes, at length."
            for part in range(60)
        )
        front = f'work = "Work {number % 8}"\ncritic = "C {number}"\nrating = "{number % 5 + 1}/5"'
        path.write_text(f"+++\n{front}\n{points}+++\n{body}\n", "utf-8")
    return root


def resident(process: int) -> int:
    """Kilobytes a process has in memory."""
    status = Path(f"/proc/{process}/status").read_text("ascii")
    return int(status.partition("VmRSS:")[2].split()[0])


def pressed(choose: random.Random) -> list[bytes]:
    """Some keys: mostly moving about, now and then another screen, and back."""
    keys = [typed(key) for key in choose.choices(MOVING, k=choose.randrange(6, 30))]
    keys.append(typed(choose.choice(ELSEWHERE)))
    if choose.random() < 0.5:
        keys += [letter.encode() for letter in choose.choice(WORDS)]
    keys += [typed(key) for key in choose.choices(MOVING, k=choose.randrange(6))]
    return [*keys, ESCAPE, ESCAPE, ESCAPE]


def send_all(terminal: Terminal, data: bytes) -> None:
    """Give the program keys as fast as it takes them, and read what it paints."""
    handle = terminal._fd  # painting 100,000 screens in an emulator would take the day
    while data:
        readable, writable, _ = select.select([handle], [handle], [], 30)
        assert readable or writable, "the program neither reads nor writes"
        if readable:
            assert os.read(handle, 65_536)
        if writable:
            data = data[os.write(handle, data[:64]) :]
    idle = 0
    while idle < 3:  # keys that still wait in the program are not memory it keeps
        if select.select([handle], [], [], 0.01)[0]:
            assert os.read(handle, 65_536)
        state = Path(f"/proc/{terminal.pid}/stat").read_text("ascii").rpartition(") ")[2][0]
        idle = 0 if state == "R" else idle + 1


def test_a_hundred_thousand_keys_cost_no_more_memory_than_five_thousand(tmp_path: Path) -> None:
    choose = random.Random(6)
    seen: list[tuple[int, int]] = []
    root = library(tmp_path / "reviews")
    with launch(root, columns=120, rows=40, EDITOR="true", BROWSER="true") as terminal:
        terminal.wait_for("Work 0")
        done, next_look = 0, FIRST
        while done < KEYS:
            batch = [key for _ in range(BATCH // 25) for key in pressed(choose)]
            send_all(terminal, b"".join(batch))
            done += len(batch)
            assert terminal.status is None, done
            if done >= next_look:
                terminal.settle()
                seen.append((done, resident(terminal.pid)))
                print(f"\n{done:,} keys: {seen[-1][1] / 1024:.1f} MB", end="", flush=True)
                next_look += FIRST
        terminal.send(ESCAPE * 3)
        terminal.press("ctrl+l")
        terminal.wait_for("q back/quit")
    first = seen[0][1]
    assert max(size for _, size in seen) <= first * 1.2
