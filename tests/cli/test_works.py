from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


def test_works_are_listed_merged_and_split(run: Run, home: Path) -> None:
    assert (
        run("works").stdout
        == "low-tide-2020\t2\t55\tLow Tide (2020)\nmud-flats-2020\t1\t-\tMud Flats (2020)\n"
    )
    merged = run("works", "merge", "Low Tide", "Mud Flats")
    assert merged.returncode == 0, merged.stderr
    assert run("works").stdout == "low-tide-2020\t3\t55\tLow Tide (2020)\n"
    assert "[[same]]" in (home / "config" / "works.toml").read_text(encoding="utf-8")
    assert run("works", "merge", "Low Tide", "Mud Flats").returncode in (1, 2)
    split = run("works", "split", "gull/low-tide")
    assert split.returncode == 0, split.stderr
    assert len(run("works").stdout.splitlines()) == 2


def test_a_merge_of_one_is_refused(run: Run, home: Path) -> None:
    assert run("works", "merge", "Low Tide").returncode == 2
    assert run("works", "glue", "Low Tide").returncode == 2
    assert not (home / "config").exists()
