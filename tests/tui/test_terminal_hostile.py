"""What a hostile file holds stays words: nothing in it reaches the terminal as anything else."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.tui.installed import COMMAND, launch

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.terminal import Terminal

ESCAPE = b"\x1b[27u"
MARK = "hijack"
"""Part of everything the files try to have the terminal do."""

TRICKS = {
    "title": f"\x1b]0;{MARK}-title\x07",
    "clipboard": f"\x1b]52;c;{MARK}\x1b\\",
    "link": f"\x1b]8;;https://{MARK}.example\x1b\\here\x1b]8;;\x1b\\",
    "colours": "\x1b[31;5mred\x1b[0m",
    "cursor": "\x1b[2J\x1b[1;1H\x1b[?1049l",
    "query": "\x1b[6n\x1b[c\x1bP$qm\x1b\\",
    "c1": f"\x9b31m\x9d0;{MARK}-c1\x9c\x90{MARK}\x9c",
    "bells": "\x07\x08\x08\x0e\x0f\x05\x7f\x1a",
    "bidi": "\u202eskcirt\u202c \u2066x\u2069 \u200f\u061c",
    "nothing": "z\u200be\u2060r\ufeffo",
    "flood": "z" + "\u0301\u0316" * 400,
    "tags": "x\U000e0041\U000e0042",
    "lines": "one\rtwo\x0bthree\x0cfour\x85five\u2028six",
    "markup": f"[red]red[/red] [@click=app.quit]{MARK}[/] [link=file:///x]y[/link]",
}
BAD = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]"
)
OURS = re.compile(
    r"\x1b\[[0-9:;<=>?]*[ -/]*[@-~]"  # what moves, colours and asks: the program's own
    r"|\x1b\](?:1[01];\?|52;c;[A-Za-z0-9+/=]*|22;[a-z]*|8;;)(?:\x07|\x1b\\)"  # colours, y, no link
    r"|\x1bP\+q[0-9A-Fa-f;]*\x1b\\|\x1b[78=>]|[\r\n]"
)


def toml(text: str) -> str:
    """A basic string of TOML: every character that may not stand in one is escaped."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + BAD.sub(lambda found: f"\\u{ord(found[0]):04x}", escaped) + '"'


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A review for each trick: in its title, names, points, links and words."""
    root = tmp_path / "reviews"
    for name, trick in TRICKS.items():
        folder = root / f"outlet-{name}"
        folder.mkdir(parents=True)
        words = f"Before {trick} after the {name}."
        (folder / "outlet.toml").write_text(f"name = {toml(f'O {name} {trick}')}\n", "utf-8")
        (folder / "review.md").write_text(
            "\n".join(
                [
                    "+++",
                    f"work = {toml(f'Work {name} {trick}')}",
                    f"critic = {toml(f'C {trick}')}",
                    f"verdict = {toml(words)}",
                    f"url = {toml(f'javascript:{MARK}{trick}')}",
                    f"rating = {toml(f'4/5 {trick}')}",
                    "[[points]]",
                    f"aspect = {toml(f'story{trick}')}",
                    'polarity = "pro"',
                    f"label = {toml(f'label {trick}')}",
                    f"quote = {toml(words)}",
                    "+++",
                    f"Seen: {name}.",
                    "",
                    f"# Heading {trick}",
                    "",
                    words,
                    "",
                    f"[a link](javascript:{MARK}) [b](data:text/html,{MARK}) <file:///etc/{MARK}>",
                    "",
                    f"| cell {trick} |\n| --- |\n| x |",
                    "",
                    f"`code {trick}` &#27;]0;{MARK}&#7; &#x9b;31m &#8238;",
                    "",
                ]
            ),
            "utf-8",
            newline="",
        )
    odd = root / "odd"
    odd.mkdir()
    (odd / f"\x1b]0;{MARK}\x07..%2f..%2fx.md").write_text("Only words.\n", "utf-8")
    (odd / "broken\x1b[31m.md").write_text(f'+++\nwork = "\x1b]0;{MARK}\x07\n+++\n', "utf-8")
    (odd / "up.md").write_text('+++\nwork = "../../../x"\n+++\nUp.\n', "utf-8")
    return root


def stray(received: bytes) -> list[str]:
    """What stands in the stream that neither is text nor belongs to the program."""
    text = OURS.sub("", received.decode("utf-8"))
    return [text[max(0, bad.start() - 20) : bad.end() + 20] for bad in BAD.finditer(text)]


def looked_at(terminal: Terminal) -> Iterator[str]:
    """Every review and list of the hostile library, one after the other."""
    terminal.wait_for("Odd")
    for name in sorted(TRICKS):
        terminal.send(ESCAPE + b"f" + f"Work {name}".encode() + b"\r")
        terminal.wait_for(f"Seen: {name}.")
        yield name
        for key in ("i", "o", "y", "t"):
            terminal.press(key)
        terminal.wait_for("Contents")
        terminal.press("q")
        terminal.press("c")
        terminal.wait_for("1 critic")
        terminal.press("q")
        terminal.wait_for("q back/quit")


def test_no_byte_of_a_hostile_file_reaches_the_terminal_as_a_command(
    hostile: Path, tmp_path: Path
) -> None:
    before = sorted(tmp_path.rglob("*.md"))
    with launch(hostile, columns=120, rows=30) as terminal:
        seen = list(looked_at(terminal))
        assert seen == sorted(TRICKS)
        terminal.press("s", "after")
        terminal.wait_for("Work ")
        terminal.send(ESCAPE)
        terminal.press("P")
        terminal.wait_for("Problems (")
        terminal.press("q")
        terminal.press("q")
        assert terminal.wait_exit() == 0
        received = terminal.received
    assert stray(received) == []
    assert received.count(b"\x1b[?1049l") == 1
    assert not [trick for trick in (b"\x1b[31;5m", b"\x1b[c", b"\x1bP$q") if trick in received]
    assert sorted(tmp_path.rglob("*.md")) == before


@pytest.mark.parametrize("words", [["list"], ["list", "--json"], ["doctor"], ["search", "after"]])
def test_no_command_prints_what_a_hostile_file_holds(hostile: Path, words: list[str]) -> None:
    done = subprocess.run([COMMAND, *words, "--content", hostile], capture_output=True)
    printed = (done.stdout + done.stderr).decode("utf-8")
    assert len(printed) > 200
    assert BAD.findall(printed) == []
