"""A small library of our own, and the installed command run as a person runs it."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING, Protocol

import pytest

if TYPE_CHECKING:
    from pathlib import Path

FRONT = """\
+++
format = 1
work = "{work}"
kind = "film"
year = 2020
{rating}verdict = "{verdict}"

[[points]]
aspect = "story"
polarity = "{polarity}"
label = "{label}"
quote = "{quote}"
+++
# Notes

{verdict}

Then *again*, {quote}, and that is **that**.
"""


class Run(Protocol):
    """Run the command with some words; standard input is empty."""

    def __call__(
        self, *words: str, env: dict[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]: ...


@pytest.fixture(autouse=True)
def _compiled(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the many processes of these tests compile each module once and not each time."""
    kept = tmp_path_factory.getbasetemp() / "compiled"
    monkeypatch.setenv("PYTHONPYCACHEPREFIX", str(kept))
    monkeypatch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Three reviews: two of one film, by a praising and a faulting critic, and an unrated one."""
    root = tmp_path / "reviews"
    for outlet, work, rating, verdict, polarity, label, quote in (
        ("gull", "Low Tide", "4/5", "A calm joy.", "pro", "tale told well", "the tale holds water"),
        ("heron", "Low Tide", "3/10", "Sand.", "con", "tale runs dry", "the tale runs dry at noon"),
        ("heron", "Mud Flats", "", "Grey, “very” grey.", "con", "no tale", "nobody tells anything"),
    ):
        stated = f'rating = "{rating}"\n' if rating else ""
        text = FRONT.format(
            work=work, rating=stated, verdict=verdict, polarity=polarity, label=label, quote=quote
        )
        path = root / outlet / f"{work.lower().replace(' ', '-')}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (root / "gull" / "outlet.toml").write_text('name = "The Gull ★"\n', encoding="utf-8")
    return root


@pytest.fixture
def run(content: Path, tmp_path: Path) -> Run:
    """The command over the small library, in a folder of its own."""

    def run(*words: str, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command(*words, content=content),
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="strict",
            stdin=subprocess.DEVNULL,
            cwd=tmp_path,
            env={**os.environ, **(env or {})},
            check=False,
            timeout=60,
        )

    return run


def command(*words: str, content: Path | None = None) -> list[str]:
    """The words of a command line, over some folder."""
    folder = ["--content", str(content)] if content else []
    return [sys.executable, "-m", "reviewtui", *words, *folder]
