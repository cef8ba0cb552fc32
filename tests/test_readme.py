"""The README says what is so."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def test_the_key_table_is_the_one_the_app_uses() -> None:
    spec = importlib.util.spec_from_file_location("draw", ROOT / "docs" / "draw.py")
    assert spec is not None
    assert spec.loader is not None
    draw = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(draw)
    assert draw.with_keys(README) == README, "run `make docs`"


def test_ci_runs_the_test_command_of_the_readme() -> None:
    command = re.search(r"^python3 -m venv .*pytest$", README, re.MULTILINE)
    assert command is not None
    _, install, test = command[0].split(" && ")
    ci = (ROOT / ".ci" / "run").read_text("utf-8")
    assert install.removeprefix(".venv/bin/pip ") in ci
    assert test.removeprefix(".venv/bin/python ") in ci
    assert "-m venv" in ci


def test_every_picture_of_the_readme_is_there() -> None:
    pictures = re.findall(r"!\[[^\]]*\]\((\S+)\)", README)
    assert pictures
    for picture in pictures:
        assert (ROOT / picture).read_text("utf-8").startswith("<svg")
