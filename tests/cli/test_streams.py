"""Streams, exit statuses and places without UTF-8."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import command
from tests.terminal import Terminal

if TYPE_CHECKING:
    from tests.cli.conftest import Run


def test_a_closed_pipe_is_no_error(content: Path) -> None:
    body = "A line of words about the sea.\n\n" * 20_000
    (content / "gull" / "long.md").write_text(f"# Long\n\n{body}", encoding="utf-8")
    for words in (("show", "gull/long"), ("list",)):
        with subprocess.Popen(
            command(*words, content=content), stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as child:
            assert child.stdout is not None
            assert child.stderr is not None
            child.stdout.close()
            assert child.wait(60) == 0
            assert child.stderr.read() == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_told_and_is_status_1(content: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            command("list", content=content), stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 1
    assert done.stderr == b"reviewtui: standard output cannot be written: no space left on device\n"


def test_no_standard_output_at_all_is_told(content: Path) -> None:
    line = " ".join(f"'{word}'" for word in command("list", content=content))
    done = subprocess.run(["sh", "-c", f"{line} >&-"], capture_output=True, check=False)
    assert done.returncode == 1
    assert b"standard output is closed" in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_an_encoding_without_the_signs_gets_others(run: Run, encoding: str) -> None:
    done = run("list", env={"PYTHONIOENCODING": encoding})
    assert done.returncode == 0
    assert "The Gull *" in done.stdout
    done = run("show", "gull", env={"PYTHONIOENCODING": encoding})
    assert done.stdout.isascii()
    reviews = json.loads(run("list", "--json", env={"PYTHONIOENCODING": encoding}).stdout)
    assert "The Gull ★" in [review["outlet"] for review in reviews]


def test_the_c_locale_is_survived(run: Run) -> None:
    env = {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = run("compare", "low tide", env=env)
    assert done.returncode == 0
    assert "The Gull *" in done.stdout


def test_a_terminal_without_utf_8_gets_ascii_signs(content: Path) -> None:
    env = {"PYTHONIOENCODING": "ascii"}
    for words in (("compare", "low tide"), ("show", "gull")):
        with Terminal(command(*words, content=content), env=env) as terminal:
            assert terminal.wait_exit() == 0
            assert "########" in terminal.text
            assert "+ " in terminal.text
            assert "?" not in terminal.text


def test_ctrl_c_is_status_130_without_a_traceback(content: Path) -> None:
    code = (
        "import os, signal, sys\n"
        "from reviewtui.cli import commands\n"
        "def stopped(asked): os.kill(os.getpid(), signal.SIGINT); signal.pause()\n"
        "commands.run_command = stopped\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)  # a job's may be ignored\n"
        "from reviewtui.__main__ import main\n"
        "sys.exit(main(['list']))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")


def test_usage_is_status_2_and_goes_to_standard_error(run: Run, tmp_path: Path) -> None:
    for words in (("list", "--nope"), ("show",), ("--content", str(tmp_path / "none"), "list")):
        done = run(*words)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith("reviewtui: ")


def test_a_mistyped_command_is_taken_for_a_folder_and_the_command_offered(run: Run) -> None:
    done = run("lsit")
    assert done.returncode == 2
    assert "Did you mean the command `reviewtui list`?" in done.stderr


def test_without_a_terminal_the_reader_is_a_list(run: Run) -> None:
    done = run()
    assert done.returncode == 0
    assert done.stdout == run("list").stdout
    assert "no terminal" in done.stderr


def test_talk_that_nobody_hears_is_no_error(content: Path) -> None:
    with subprocess.Popen(
        command("show", "nothing", content=content), stderr=subprocess.PIPE
    ) as child:
        assert child.stderr is not None
        child.stderr.close()
        assert child.wait(60) == 1


def test_help_and_version_touch_no_file(tmp_path: Path) -> None:
    env = {**os.environ, "REVIEWTUI_HOME": str(tmp_path / "nowhere"), "HOME": "/nonexistent"}
    for words in (("--help",), ("--version",), ("list", "-h"), ("show", "--help")):
        done = subprocess.run(
            command(*words), capture_output=True, text=True, cwd=tmp_path, env=env, check=False
        )
        assert done.returncode == 0
        assert "reviewtui" in done.stdout
        assert done.stderr == ""
    assert list(tmp_path.iterdir()) == []
    code = (
        "import sys\nfrom reviewtui.__main__ import main\nmain(['--help'])\n"
        "sys.exit(any(name.startswith('reviewtui.library') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True).returncode == 0


def test_a_missing_or_damaged_index_is_made_anew(run: Run, home: Path) -> None:
    assert run("list").returncode == 0
    (index,) = (home / "cache").glob("index-*.sqlite3")
    for ending in ("-wal", "-shm"):
        index.with_name(index.name + ending).unlink(missing_ok=True)
    index.write_bytes(b"not a database at all" * 500)
    done = run("list")
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == 3
