"""`reviewtui doctor`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


def checks(run: Run, status: int, env: dict[str, str] | None = None) -> list[dict[str, str]]:
    done = run("doctor", "--json", env=env)
    assert done.returncode == status, done.stdout
    told = json.loads(done.stdout)
    assert told["status"] == status
    found: list[dict[str, str]] = told["checks"]
    return found


def test_all_well_is_status_0_one_check_a_line(run: Run, content: Path) -> None:
    done = run("doctor")
    assert done.returncode == 0
    assert done.stderr == "reviewtui: no problems found\n"
    lines = [line.split("\t") for line in done.stdout.splitlines()]
    assert {len(line) for line in lines} == {5}
    assert {line[1] for line in lines} == {
        "versions", "terminal", "settings", "bookmarks", "feeds", "index", "corrections",
        "folder",
    }  # fmt: skip
    assert ["ok", "folder", str(content)] in [line[:3] for line in lines]
    assert "3 reviews" in done.stdout


def test_a_broken_file_is_status_3_with_line_and_what_to_do(run: Run, content: Path) -> None:
    bad = content / "gull" / "bad.md"
    bad.write_text('+++\nwork = "Ebb"\nyear = = 3\n+++\nText.\n', encoding="utf-8")
    before = bad.read_bytes()
    (problem,) = (check for check in checks(run, 3) if check["state"] == "problem")
    assert problem["name"] == "file"
    assert problem["where"] == f"{bad}:3"
    assert problem["what"]
    assert problem["todo"]
    assert bad.read_bytes() == before
    done = run("doctor")
    assert done.stderr == "reviewtui: 1 problem found\n"


def test_damaged_bookmarks_are_status_5_and_left_as_they_are(run: Run, home: Path) -> None:
    path = home / "config" / "bookmarks.toml"
    path.parent.mkdir(parents=True)
    path.write_text('format = 1\n[[bookmark]]\nreview = "gull\n', encoding="utf-8")
    before = path.read_bytes()
    (damaged,) = (check for check in checks(run, 5) if check["state"] == "damaged")
    assert damaged["name"] == "bookmarks"
    assert str(path) in damaged["where"]
    assert path.read_bytes() == before


def test_an_unknown_setting_is_a_problem_and_settings_that_are_no_toml_too(
    run: Run, home: Path
) -> None:
    path = home / "config" / "config.toml"
    path.parent.mkdir(parents=True)
    path.write_text('thme = "nord"\n', encoding="utf-8")
    (problem,) = (check for check in checks(run, 3) if check["state"] == "problem")
    assert "thme" in problem["what"]
    assert "theme" in problem["what"] + (problem["todo"] or "")
    path.write_text("theme = \n", encoding="utf-8")
    (problem,) = (check for check in checks(run, 3) if check["state"] == "problem")
    assert problem["name"] == "settings"
    assert str(path) in problem["where"]


def test_a_damaged_index_is_noted_and_made_anew(run: Run, home: Path) -> None:
    run("list")
    (index,) = (home / "cache").glob("index-*.sqlite3")
    for ending in ("-wal", "-shm"):
        index.with_name(index.name + ending).unlink(missing_ok=True)
    index.write_bytes(b"not a database at all" * 500)
    (note,) = (check for check in checks(run, 0) if check["name"] == "index")
    assert note["state"] == "note"
    (sound,) = (check for check in checks(run, 0) if check["name"] == "index")
    assert sound["state"] == "ok"


def test_a_cache_folder_that_takes_nothing_is_noted(run: Run, home: Path) -> None:
    home.mkdir(exist_ok=True)
    (home / "cache").write_text("a file where the folder should be")
    (note,) = (check for check in checks(run, 0) if check["name"] == "index")
    assert note["state"] == "note"
    assert "3 reviews" in note["what"]
    assert note["todo"]


def test_a_poor_terminal_is_noted_with_what_to_set(run: Run) -> None:
    env = {"TERM": "dumb", "PYTHONIOENCODING": "ascii"}
    notes = [check for check in checks(run, 0, env) if check["state"] == "note"]
    assert {check["name"] for check in notes} == {"terminal"}
    assert all(check["todo"] for check in notes)
    assert len(notes) == 2


def correction(review: str, quote: str, said: str = "reject") -> str:
    return f'[[correction]]\nreview = "{review}"\nquote = "{quote}"\nsaid = "{said}"\n'


def write_corrections(home: Path, *blocks: str, head: str = "format = 1\n") -> Path:
    path = home / "config" / "corrections.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join((head, *blocks)), encoding="utf-8")
    return path


def test_corrections_that_meet_no_words_any_more_are_told_and_stay(
    run: Run, home: Path, content: Path
) -> None:
    (content / "gull" / "more.md").write_text("# Ebb\n\nThe tide is real.\n", encoding="utf-8")
    path = write_corrections(
        home,
        correction("gull/more", "The tide is real."),
        correction("gull/more", "words nobody wrote"),
        correction("gull/nowhere", "a tide"),
    )
    before = path.read_bytes()
    ok, *notes = (each for each in checks(run, 0) if each["name"] == "corrections")
    assert (ok["state"], ok["what"]) == ("ok", "3 corrections")
    assert [each["state"] for each in notes] == ["note", "note"]
    assert "no longer in gull/more" in notes[0]["what"]
    assert "gull/nowhere is gone" in notes[1]["what"]
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("head", "block", "line"),
    [
        ("format = 7\n", "", None),
        ("format = 1\n", '[[correction]]\nreview = "gull/ebb"\nquote = "a\n', 3),
        ("format = 1\n", correction("gull/ebb", "a", "perhaps"), 3),
    ],
)
def test_damaged_corrections_are_status_5_with_their_line_and_left_as_they_are(
    run: Run, home: Path, head: str, block: str, line: int | None
) -> None:
    path = write_corrections(home, block, head=head)
    before = path.read_bytes()
    (damaged,) = (check for check in checks(run, 5) if check["state"] == "damaged")
    assert damaged["name"] == "corrections"
    assert damaged["where"] == (f"{path}:{line}" if line else str(path))
    assert damaged["todo"]
    assert path.read_bytes() == before


def test_copies_a_synchroniser_left_are_named_with_the_command_that_brings_them_in(
    run: Run, content: Path, home: Path
) -> None:
    config = home / "config"
    config.mkdir(parents=True, exist_ok=True)
    names = ["bookmarks.sync-conflict-20250101-101010-ABC.toml", "bookmarks (conflicted copy).toml"]
    for name in names:
        (config / name).write_text('format = 1\n[[bookmark]]\nreview = "a/b"\n')
    told = [check for check in checks(run, 0) if check["what"].startswith("is another copy")]
    assert sorted(check["where"] for check in told) == sorted(str(config / n) for n in names)
    assert all("bookmarks merge" in check["todo"] for check in told)


def test_a_mistake_in_works_toml_is_named_and_stops_no_list(
    run: Run, content: Path, home: Path
) -> None:
    config = home / "config"
    config.mkdir(parents=True, exist_ok=True)
    (config / "works.toml").write_text("[[same]\n")
    done = run("list")
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == 3
    (problem,) = (check for check in checks(run, 3) if check["name"] == "works")
    assert problem["where"] == f"{config / 'works.toml'}:1"
    assert (config / "works.toml").read_text() == "[[same]\n"


def test_a_reading_state_of_a_newer_version_is_named_and_left(
    run: Run, content: Path, home: Path
) -> None:
    path = home / "state" / "reading.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("reviewtui reading 9\n")
    (problem,) = (check for check in checks(run, 5) if check["name"] == "reading")
    assert problem["where"] == str(path)
    assert "update" in problem["todo"]
    assert path.read_text() == "reviewtui reading 9\n"


def test_a_mistake_in_feeds_toml_is_named_with_its_line_and_left(
    run: Run, content: Path, home: Path
) -> None:
    config = home / "config"
    config.mkdir(parents=True, exist_ok=True)
    text = '[[feed]]\nurl = "https://a.example/feed"\n\n[[feed]]\nurl = "nowhere"\n'
    (config / "feeds.toml").write_text(text)
    (problem,) = (check for check in checks(run, 3) if check["name"] == "feeds")
    assert problem["where"] == f"{config / 'feeds.toml'}:4"
    assert (config / "feeds.toml").read_text() == text
