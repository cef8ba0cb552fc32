"""The house rules a linter does not know: what every module says, how long it is, what it names."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from reviewtui.tui import commands

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "reviewtui"
MODULES = sorted(PACKAGE.rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
FILE, FUNCTION = 400, 60
"""Lines beyond which a file or a function should have been two."""


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_says_what_it_is_and_is_no_longer_than_it_should_be(path: Path) -> None:
    source = path.read_text("utf-8")
    tree = ast.parse(source)
    doc = ast.get_docstring(tree)
    assert doc, "no docstring"
    assert doc.partition("\n")[0].endswith((".", ":", "?")), "its first line is no sentence"
    assert len(source.splitlines()) <= FILE
    long = {
        node.name: lines
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (lines := (node.end_lineno or 0) - node.lineno + 1) > FUNCTION
    }
    assert not long


def test_nothing_is_named_for_being_useful() -> None:
    vague = re.compile(r"(^|_)(utils?|helpers?|managers?|common|misc|base)(_|$)")
    assert not [name_of(path) for path in (*MODULES, *TESTS) if vague.search(path.stem)]


def test_a_test_that_is_skipped_says_why() -> None:
    silent = re.compile(
        r"pytest\.skip\(\s*\)|@pytest\.mark\.(?:skip|xfail)\s*(?:\(\s*\))?\s*$"
        r"|@pytest\.mark\.skipif\((?:(?!reason=)[^@])*?\)\s*\n(?:async )?def",
        re.MULTILINE,
    )
    assert not [
        name_of(path) for path in TESTS if silent.search(path.read_text("utf-8")) is not None
    ]


def test_no_path_of_a_developers_machine_is_in_what_is_shipped() -> None:
    machine = re.compile(r"(?<![\w.~>])/(?:home|Users|root|work)/(?!example|you\b|\.\.\.)\w+")
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--", "reviewtui", "content", "docs", "README.md", "Makefile"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if listed.returncode:
        pytest.skip("this is no checkout: nobody knows which files are shipped")
    files = [ROOT / os.fsdecode(name) for name in listed.stdout.split(b"\0") if name]
    files = [path for path in files if path.is_file()]
    assert len(files) > 50
    assert not [
        name_of(path)
        for path in files
        if machine.search(path.read_bytes().decode("utf-8", errors="replace"))
    ]


def test_every_command_has_a_name_of_its_own_a_sentence_and_a_place_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    groups = [commands.HOME, commands.MOVING, commands.COMPARE, commands.EVERYWHERE]
    for group in groups:
        ids = [command.id for command in group]
        assert len(ids) == len(set(ids))
        for command in group:
            assert re.fullmatch(r"[a-z]+(-[a-z]+)*", command.id)
            assert command.help[0].isupper()
            assert not command.help.endswith(".")
            assert f"`{command.id}`" in readme


def test_no_screen_has_one_key_for_two_things() -> None:
    for screen in (commands.HOME, commands.COMPARE):
        keys = [
            key.strip()
            for command in {
                c.id: c for c in (*commands.EVERYWHERE, *commands.MOVING, *screen)
            }.values()
            for key in command.keys.split(",")
        ]
        assert sorted(keys) == sorted(set(keys))


def test_the_screen_is_imported_by_nothing_but_the_door_to_it() -> None:
    code = (
        "import sys, reviewtui.__main__, reviewtui.library.library, reviewtui.export;"
        "sys.exit(' '.join(m for m in sys.modules if m.partition('.')[0] == 'textual') or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
