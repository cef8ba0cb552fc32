"""What the commands may import, asked of the running process: a graph of imports cannot see it."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from reviewtui.cli.described import COMMANDS

if TYPE_CHECKING:
    from pathlib import Path

WORDS = {
    "add": "gone.txt",
    "inspect": "gone.txt",
    "show": "gull",
    "compare": "low-tide",
    "search": "tale",
    "completion": "bash",
    "feed": "list",
}
LIGHT = (
    "argparse", "contextlib", "dataclasses", "inspect", "json", "pathlib", "platformdirs", "re",
    "threading", "tomllib", "typing",
    "reviewtui.model.review", "reviewtui.model.text", "reviewtui.library.document",
)  # fmt: skip
"""What `list` may not import once the index is up to date: it has two and a half times the time
of an empty Python process."""


def imported(content: Path, *lines: str) -> list[set[str]]:
    """The modules there are after each of some command lines, run one after the other."""
    code = (
        "import sys\nfrom reviewtui.__main__ import main\n"
        "for line in sys.argv[2:]:\n"
        "    main([*line.split(), '--content', sys.argv[1]])\n"
        "    print('modules', *sys.modules, file=sys.stderr)"
    )
    line = [sys.executable, "-c", code, str(content), *lines]
    done = subprocess.run(line, capture_output=True, text=True, check=False)
    told = [set(each.split()) for each in done.stderr.splitlines() if each.startswith("modules ")]
    assert len(told) == len(lines), done.stderr
    return told


@pytest.mark.parametrize("extra", ["", " --json"], ids=["plain", "json"])
def test_no_command_imports_textual_or_rich(content: Path, extra: str) -> None:
    lines = [
        f"{command.name} {WORDS.get(command.name, '')}"
        + (extra if any(option.name == "json" for option in command.options) else "")
        for command in COMMANDS
    ]
    for line, modules in zip(lines, imported(content, *lines), strict=True):
        assert "reviewtui.cli.commands" in modules
        assert not modules & {"textual", "rich"}, line


def test_a_list_imports_next_to_nothing(content: Path) -> None:
    imported(content, "list")  # the first time it reads the files
    (modules,) = imported(content, "list")
    assert "reviewtui.cli.listing" in modules
    assert sorted(modules & set(LIGHT)) == []


def test_a_second_add_compiles_no_pattern_and_imports_only_what_reading_text_needs(
    content: Path, tmp_path: Path
) -> None:
    said = "The picture is long and handsome, and nobody in it has a thing to say. "
    for number in (3, 4):
        text = f"Low Tide {number} review\n\n{said * 4}\n\nRating: {number}/5\n"
        (tmp_path / f"{number}.txt").write_text(text, "utf-8")
    for _ in range(2):  # the second run reads what the first one wrote
        imported(content, f"add {tmp_path / '3.txt'} --to {tmp_path / 'kept'}")
    (modules,) = imported(content, f"add {tmp_path / '4.txt'} --to {tmp_path / 'kept'}")
    assert (tmp_path / "kept/unattributed/low-tide-4.md").is_file()
    heavy = {*LIGHT, "enum", "copy", "reviewtui.model.point"} - {"reviewtui.model.text"}
    assert sorted(modules & heavy) == []
