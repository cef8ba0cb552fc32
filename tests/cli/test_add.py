from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

PLAIN = "Low Tide (2021) review\n\nBy Ada Gull\n\nLow Tide is a slow film, and a good one.\n\n{}\n"
NO_REVIEW = "milk\neggs\nbread\n"


def run(*words: str, given: str = "", cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "reviewtui", *words],
        capture_output=True, text=True, encoding="utf-8", input=given, cwd=cwd,
        env=dict(os.environ), check=False, timeout=60,
    )  # fmt: skip


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "one.txt").write_text(PLAIN.format("4/5"), encoding="utf-8")
    (folder / "two.md").write_text(
        "---\nwork: Mud Flats\noutlet: The Heron\nscore: 6\nout_of: 10\n---\nGrey, but **fine**.\n",
        encoding="utf-8",
    )
    return folder


def inspected(*words: str, given: str = "") -> tuple[int, list[dict[str, Any]]]:
    done = run("inspect", *words, "--json", given=given)
    return done.returncode, json.loads(done.stdout)


def test_added_reviews_are_files_in_ones_own_library_and_listed(sources: Path, home: Path) -> None:
    done = run("add", str(sources))
    assert done.returncode == 0, done.stderr
    own = home / "data" / "reviews"
    assert [line.split("\t") for line in done.stdout.splitlines()] == [
        [f"{own}/unattributed/low-tide-2021.md", "80", "4/5", "Unattributed", "Low Tide (2021)", "Ada Gull"],
        [f"{own}/the-heron/mud-flats.md", "60", "6/10", "The Heron", "Mud Flats", "-"],
    ]  # fmt: skip
    listed = run("list").stdout
    assert "the-heron/mud-flats\t60\t6/10\tThe Heron\tMud Flats" in listed
    assert "film-stories/" in listed, "what comes along is read as well"


def test_what_is_there_already_is_said_and_not_added(sources: Path, home: Path) -> None:
    run("add", str(sources))
    (sources / "copy.txt").write_text(
        PLAIN.format("4/5").replace("is a", "is  a"), encoding="utf-8"
    )
    done = run("add", str(sources))
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.count("already here as") == 3
    assert len(list((home / "data").rglob("*.md"))) == 2


def test_a_folder_that_is_only_written_to_gets_nothing_twice_either(
    sources: Path, tmp_path: Path
) -> None:
    to = tmp_path / "elsewhere"
    assert run("add", str(sources), "--to", str(to)).stdout.count("\n") == 2
    again = run("add", str(sources), "--to", str(to))
    assert (again.returncode, again.stdout) == (0, "")
    assert len(list(to.rglob("*.md"))) == 2


def test_options_correct_what_was_understood(sources: Path, tmp_path: Path) -> None:
    to = tmp_path / "to"
    words = (
        "--work",
        "Ebb",
        "--year",
        "1999",
        "--outlet",
        "Knot",
        "--rating",
        "B+",
        "--kind",
        "film",
    )
    done = run("add", str(sources / "one.txt"), "--to", str(to), *words)
    assert done.stdout == f"{to}/knot/ebb-1999.md\t83\tB+\tKnot\tEbb (1999)\tAda Gull\n"
    text = (to / "knot" / "ebb-1999.md").read_text(encoding="utf-8")
    assert 'kind = "film"' in text
    for wrong in (
        ("--rating", "4 anchors"),
        ("--url", "no"),
        ("--published", "soon"),
        ("--kind", "x"),
    ):
        assert run("add", str(sources / "one.txt"), *wrong).returncode == 2


def test_a_guess_bears_a_question_mark(tmp_path: Path) -> None:
    text = "Salt Road is a film of small joys, and the best of the year. It is funny, too. 4/5."
    done = run("add", "-", "--to", str(tmp_path / "to"), given=text)
    assert "\tSalt Road?\t" in done.stdout


def test_a_dry_run_writes_nothing(sources: Path, home: Path) -> None:
    done = run("add", str(sources), "--dry-run")
    assert done.stdout.count("\n") == 2
    assert not (home / "data").exists()


def test_the_status_says_whether_some_or_all_failed(sources: Path) -> None:
    (sources / "list.txt").write_text(NO_REVIEW)
    some = run("add", str(sources))
    assert (some.returncode, some.stdout.count("\n")) == (3, 2)
    assert "list.txt: it is a list" in some.stderr
    assert run("add", "-", given=NO_REVIEW).returncode == 1
    assert run("add", str(sources / "gone.txt")).returncode == 1


def test_inspect_shows_every_field_and_stores_nothing(sources: Path, home: Path) -> None:
    status, items = inspected(str(sources))
    assert status == 0
    one, two = items
    assert {*one} >= {
        "id", "path", "outlet", "critic", "work", "year", "kind", "title", "published", "url",
        "digest", "rating", "verdict", "points", "read", "bookmarked", "body", "headings", "dropped",
    }  # fmt: skip
    assert (one["work"], one["year"], one["critic"], one["outlet"]) == (
        "Low Tide",
        2021,
        "Ada Gull",
        None,
    )
    assert one["rating"]["score"] == 80
    assert (two["work"], two["outlet"], two["rating"]["text"]) == ("Mud Flats", "The Heron", "6/10")
    assert not (home / "data").exists()


def test_what_the_first_inspect_compiled_the_second_has_and_add_does_not_read(
    sources: Path, home: Path
) -> None:
    inspected(str(sources))
    (kept,) = (home / "cache").iterdir()
    written = kept.stat().st_ino
    inspected(str(sources))
    assert kept.stat().st_ino == written
    assert run("add", str(sources)).returncode == 0
    (of_add,) = (each for each in (home / "cache").glob("patterns-*") if each != kept)
    assert of_add.stat().st_size < kept.stat().st_size / 2


def test_a_point_is_quoted_from_the_body(sources: Path) -> None:
    text = PLAIN.format("The acting is superb. The plot is dull.\n\nPros:\n- lovely mud\n\n4/5")
    _, (item,) = inspected("-", given=text)
    assert item["points"]
    for point in item["points"]:
        assert item["body"][point["start"] : point["end"]] == point["quote"]
        assert point["quote"] in text
    assert item["points"][0]["origin"] == "stated"


def test_a_source_that_is_no_review_is_told_in_the_same_array(sources: Path) -> None:
    (sources / "list.txt").write_text(NO_REVIEW)
    status, items = inspected(str(sources))
    assert (status, len(items)) == (3, 3)
    (told,) = [item for item in items if "reason" in item]
    assert {*told} == {"source", "reason"}
    status, items = inspected("-", given=NO_REVIEW)
    assert (status, len(items)) == (1, 1)


def test_what_is_refused_is_told_with_what_to_do_once_for_each_kind(sources: Path) -> None:
    for name, data in (
        ("a.txt", b"milk\neggs\n"),
        ("b.txt", b"ink\npens\n"),
        ("c.pdf", b"%PDF-1.4"),
    ):
        (sources / name).write_bytes(data)
    said = run("add", "--dry-run", *(str(sources / name) for name in ("a.txt", "b.txt", "c.pdf")))
    lines = said.stderr.splitlines()
    assert [line.startswith("reviewtui: ") for line in lines] == [True, False, True, True, False]
    assert "`Ballerina (2025) review`" in lines[1]
    assert "text file" in lines[4]
    (sources / "a.txt").write_text("Ballerina (2025) review\n\nmilk, eggs and little else. Dull.\n")
    assert run("add", "--dry-run", str(sources / "a.txt")).returncode == 0, "the advice is sound"


def test_the_beginning_of_what_is_too_long_is_judged_and_that_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from reviewtui.cli import inspecting
    from reviewtui.model.draft import Draft

    body = "The acting is superb.\n\n" + "It rained a while.\n\n" * 20 + "The plot is dull."
    monkeypatch.setattr(inspecting, "LONG", 300)
    item = inspecting.inspected(Draft(body, work="Low Tide"), "low.txt")
    assert item["body"] == body
    assert [point["quote"] for point in item["points"]] == ["The acting is superb."]
    assert "first 300 characters" in capsys.readouterr().err


def test_a_summary_is_plain_lines(sources: Path) -> None:
    done = run("inspect", str(sources / "one.txt"))
    assert done.returncode == 0
    assert "  work        Low Tide\n" in done.stdout
    assert "  rating      4/5" in done.stdout


def heeding_interrupts() -> None:
    """A shell has its jobs ignore the interrupt, and what they start inherits that."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_an_interrupt_keeps_what_is_finished_and_no_half(tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(600):
        said = f"Low Tide {number} is a slow film, and reel {number} of it a good one. " * 4
        (folder / f"{number:03}.txt").write_text(f"Low Tide {number} review\n\n{said}\n", "utf-8")
    kept = tmp_path / "kept"
    with subprocess.Popen(
        [sys.executable, "-m", "reviewtui", "add", str(folder), "--to", str(kept)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        preexec_fn=heeding_interrupts,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        told = [process.stdout.readline() for _ in range(3)]
        process.send_signal(signal.SIGINT)
        rest, talk = process.communicate(timeout=60)
    files = [path.name for path in kept.rglob("*") if path.is_file()]
    assert process.returncode == 130
    assert "Traceback" not in talk
    assert len(told) + len(rest.splitlines()) <= len(files) < 600
    assert all(name.endswith(".md") for name in files)
