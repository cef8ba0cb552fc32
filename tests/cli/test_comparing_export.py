"""`compare --format` and `--output`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


@pytest.mark.parametrize(
    ("form", "start"),
    [("md", "# Low Tide"), ("html", "<!doctype html>"), ("csv", "row,aspect"), ("json", "{")],
)
def test_each_format_goes_to_standard_output(run: Run, form: str, start: str) -> None:
    done = run("compare", "low tide", "--format", form)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(start)
    assert "the tale runs dry at noon" in done.stdout


def test_a_file_is_written_once_and_never_over_another(run: Run, tmp_path: Path) -> None:
    done = run("compare", "low tide", "--output", "tide.csv")
    assert (done.returncode, done.stdout) == (0, "")
    assert "wrote tide.csv" in done.stderr
    written = (tmp_path / "tide.csv").read_bytes()
    assert b"the tale runs dry at noon" in written
    again = run("compare", "low tide", "--format", "md", "-o", "tide.csv")
    assert again.returncode == 2
    assert "is there already" in again.stderr
    assert (tmp_path / "tide.csv").read_bytes() == written


def test_a_link_that_leads_nowhere_is_there_already(run: Run, tmp_path: Path) -> None:
    (tmp_path / "tide.md").symlink_to(tmp_path / "elsewhere.md")
    done = run("compare", "low tide", "--output", "tide.md")
    assert done.returncode == 2
    assert "is there already" in done.stderr
    assert not (tmp_path / "elsewhere.md").exists()


@pytest.mark.parametrize("name", ["no/such\x07folder/" + "x" * 300 + ".md", f"{'y' * 300}.md"])
def test_a_name_that_no_file_can_have_is_told_on_one_clean_line(run: Run, name: str) -> None:
    done = run("compare", "low tide", "--output", name)
    assert done.returncode != 0
    assert "cannot be written" in done.stderr
    assert "\x07" not in done.stderr
    assert "Traceback" not in done.stderr


def test_a_name_without_a_known_ending_needs_a_format(run: Run, tmp_path: Path) -> None:
    done = run("compare", "low tide", "--output", "tide")
    assert done.returncode == 2
    assert "--format" in done.stderr
    assert not (tmp_path / "tide").exists()
    assert run("compare", "low tide", "--output", "tide", "--format", "json").returncode == 0
    assert json.loads((tmp_path / "tide").read_text("utf-8"))["work"] == "Low Tide"


def test_json_tells_where_points_come_from(run: Run) -> None:
    told = json.loads(run("compare", "low tide", "--json").stdout)
    origins = {claim["origin"] for row in told["aspects"] for claim in row["claims"]}
    assert origins == {"stated"}
