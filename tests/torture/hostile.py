"""Runs the commands over a library of hostile words, and says what came out that must not."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

from tests.torture import corpus

if TYPE_CHECKING:
    from pathlib import Path

_STYLE = re.compile(rb"\x1b\[[0-9;]*m")
_HIDDEN = re.compile("[\u202a-\u202e\u2066-\u2069\u200b\u2028\u2029\ufeff]")
EVERYWHERE = (
    ("list",), ("list", "--json"), ("works",), ("search", "begins"), ("search", "--json", "it"),
    ("bookmarks",), ("bookmarks", "--json"), ("doctor",), ("doctor", "--json"),
    ("bookmarks", "export", "--format", "md"), ("bookmarks", "export", "--format", "csv"),
    ("bookmarks", "export", "--format", "json"), ("bookmarks", "export", "--format", "w3c"),
)  # fmt: skip
"""Commands that print something of all reviews."""


def build(root: Path, home: Path, words: list[str]) -> None:
    """One review for each of some words, and all of them bookmarked."""
    folder = root / "evil"
    folder.mkdir(parents=True)
    (folder / "outlet.toml").write_text(f"name = {corpus.toml(words[0])}\n", "utf-8")
    for number, said in enumerate(words):
        text = corpus.review(said).encode("utf-8", "surrogatepass")
        (folder / f"r{number}.md").write_bytes(text)
    (folder / "raw.md").write_bytes(b"+++\nwork = '\x1b[2J\x9b\xff'\n+++\n\x1b]52;c;AA\x07\xff\xfe")
    (folder / "name\x1b[2J\u202e.md").write_text("+++\nwork = 3\n+++\n")
    home.joinpath("config").mkdir(parents=True)
    text = corpus.bookmarks(words).encode("utf-8", "surrogatepass")
    (home / "config" / "bookmarks.toml").write_bytes(text)


def of_one(number: int) -> list[tuple[str, ...]]:
    """Commands that print one review, and the comparison of its work."""
    ref = f"evil/r{number}"
    return [
        ("show", ref), ("show", "--json", ref), ("compare", ref), ("compare", "--json", ref),
        *(("compare", "--format", form, ref) for form in ("md", "html", "csv", "json")),
    ]  # fmt: skip


def run(root: Path, *words: str) -> tuple[int, list[str]]:
    """Run a command with its output in pipes: its status, and what it should not have printed."""
    command = [sys.executable, "-m", "reviewtui", *words, "--content", str(root)]
    done = subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL, check=False)
    crash = ["a traceback"] if b"Traceback" in done.stderr else []
    allowed = b"\r\n\t" if "csv" in words else b"\n\t"
    return done.returncode, crash + harmful(done.stdout, allowed) + harmful(done.stderr, b"\n\t")


def run_in_terminal(root: Path, *words: str) -> list[str]:
    """Run a command on a terminal, where styles of our own are allowed and nothing else."""
    import pty

    here, there = pty.openpty()
    command = [sys.executable, "-m", "reviewtui", *words, "--content", str(root)]
    environment = {**os.environ, "TERM": "xterm-256color", "PAGER": "cat"}
    with subprocess.Popen(
        command, stdout=there, stderr=there, stdin=subprocess.DEVNULL, env=environment
    ):
        os.close(there)
        pieces = []
        while True:
            try:
                piece = os.read(here, 65_536)
            except OSError:
                break
            if not piece:
                break
            pieces.append(piece)
    os.close(here)
    return harmful(_STYLE.sub(b"", b"".join(pieces)), b"\r\n\t")


def harmful(data: bytes, allowed: bytes) -> list[str]:
    """What of an output could move a cursor or deceive an eye."""
    text = data.decode("utf-8", "surrogateescape")
    controls = {c for c in text if (c < " " or "\x7f" <= c < "\xa0") and c not in allowed.decode()}
    found = [f"U+{ord(c):04X}" for c in sorted(controls | set(_HIDDEN.findall(text)))]
    return [*found, *(f"byte {ord(c) - 0xDC00:02X}" for c in text if "\udc80" <= c <= "\udcff")]
