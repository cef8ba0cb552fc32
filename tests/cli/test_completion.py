"""`reviewtui completion`."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from reviewtui.cli.completion import script
from reviewtui.cli.described import COMMANDS, OPEN, options_of

if TYPE_CHECKING:
    from pathlib import Path

SHELLS = ("bash", "zsh", "fish")
ASK = 'COMP_WORDS=("$@"); COMP_CWORD=$(($#-1)); _reviewtui; printf "%s\\n" "${COMPREPLY[@]}"'


@pytest.mark.parametrize("shell", SHELLS)
def test_every_command_and_option_can_be_completed(shell: str) -> None:
    text = script(shell)
    for command in COMMANDS:
        assert command.name in text
    for option in {option.name for c in (*COMMANDS, OPEN) for option in options_of(c)}:
        assert f"-l {option}" in text if shell == "fish" else f"--{option}" in text


@pytest.mark.parametrize("shell", SHELLS)
def test_the_shell_itself_finds_no_mistake(shell: str, tmp_path: Path) -> None:
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"{shell} is not installed")
    path = tmp_path / "script"
    path.write_text(script(shell), encoding="utf-8")
    done = subprocess.run([program, "-n", str(path)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def ask_bash(tmp_path: Path, content: Path, *words: str) -> list[str]:
    """What bash offers for the last of some words."""
    program = tmp_path / "bin" / "reviewtui"
    program.parent.mkdir(exist_ok=True)
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m reviewtui "$@" --content {content}\n')
    program.chmod(0o755)
    done = subprocess.run(
        ["bash", "--norc", "-c", f"{script('bash')}\n{ASK}", "bash", "reviewtui", *words],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={**os.environ, "PATH": f"{program.parent}:{os.environ['PATH']}"},
        check=True,
    )
    return done.stdout.split("\n")[:-1]


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
class TestBash:
    def test_offers_commands_options_and_choices(self, tmp_path: Path, content: Path) -> None:
        assert ask_bash(tmp_path, content, "comp") == ["compare", "completion"]
        assert ask_bash(tmp_path, content, "list", "--so") == ["--sort"]
        assert ask_bash(tmp_path, content, "list", "--sort", "t") == ["title"]
        assert ask_bash(tmp_path, content, "completion", "f") == ["fish"]

    def test_offers_folders_for_the_reader(self, tmp_path: Path, content: Path) -> None:
        assert content.name in ask_bash(tmp_path, content, "rev")
        assert ask_bash(tmp_path, content, "list", "--content", "rev") == [content.name]

    def test_offers_reviews(self, tmp_path: Path, content: Path) -> None:
        assert ask_bash(tmp_path, content, "show", "gu") == ["gull/low-tide"]

    def test_never_runs_what_a_file_name_says(self, tmp_path: Path, content: Path) -> None:
        (content / "gull" / "$(touch pwned) x.md").write_text("# Trap\n\nText.\n")
        offered = ask_bash(tmp_path, content, "show", "gull/")
        assert r"gull/\$\(touch\ pwned\)\ x" in offered
        assert not (tmp_path / "pwned").exists()
