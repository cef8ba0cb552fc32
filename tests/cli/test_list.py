"""`reviewtui list`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

KEYS = [
    "id", "path", "outlet", "critic", "work", "year", "kind", "title", "published", "url",
    "digest", "rating", "verdict", "read", "bookmarked",
]  # fmt: skip


def test_one_review_a_line_and_nothing_else_on_either_stream(run: Run) -> None:
    done = run("list", "--sort", "score")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "gull/low-tide\t80\t4/5\tThe Gull ★\tLow Tide (2020)",
        "heron/low-tide\t30\t3/10\tHeron\tLow Tide (2020)",
        "heron/mud-flats\t-\t-\tHeron\tMud Flats (2020)",
    ]


def test_json_has_the_documented_keys_and_no_points_or_body(run: Run) -> None:
    done = run("list", "--json", "--sort", "score")
    reviews = json.loads(done.stdout)
    assert [list(review) for review in reviews] == [KEYS] * 3
    assert [review["id"] for review in reviews] == [
        "gull/low-tide",
        "heron/low-tide",
        "heron/mud-flats",
    ]
    assert reviews[0]["rating"] == {
        "text": "4/5",
        "value": 4,
        "best": 5,
        "worst": 0,
        "score": 80,
        "rule": "linear",
        "assumed": False,
    }
    assert reviews[2]["rating"] is None
    assert reviews[0]["read"] is False
    assert reviews[0]["bookmarked"] is False


def test_filters_sorting_and_limit_work_together(run: Run, home: Path) -> None:
    state = home / "state"
    state.mkdir(parents=True)
    (state / "reading.txt").write_text("reviewtui reading 1\nr\tgull/low-tide\n", encoding="utf-8")

    def ids(*words: str) -> list[str]:
        return [line.split("\t")[0] for line in run("list", *words).stdout.splitlines()]

    assert ids("--outlet", "GULL") == ["gull/low-tide"]
    assert ids("--outlet", "heron", "--work", "low tide") == ["heron/low-tide"]
    assert ids("--sort", "score", "-n", "2") == ["gull/low-tide", "heron/low-tide"]
    assert sorted(ids("--unread")) == ["heron/low-tide", "heron/mud-flats"]
    assert ids("--sort", "unread")[-1] == "gull/low-tide"


def test_what_matches_nothing_is_status_1_and_says_what_there_is(run: Run) -> None:
    done = run("list", "--outlet", "kestrel")
    assert (done.returncode, done.stdout) == (1, "")
    assert "The Gull ★" in done.stderr
    done = run("list", "--work", "low tied")
    assert (done.returncode, done.stdout) == (1, "")
    assert "low-tide" in done.stderr


def test_an_empty_folder_says_what_to_do_and_json_stays_json(run: Run, content: Path) -> None:
    for file in content.rglob("*.md"):
        file.unlink()
    done = run("list", "--json")
    assert done.returncode == 1
    assert json.loads(done.stdout) == []
    assert str(content) in done.stderr
    assert "--content" in done.stderr


def test_a_broken_file_hides_no_other(run: Run, content: Path) -> None:
    (content / "gull" / "bad.md").write_text("+++\nwork = \n+++\n", encoding="utf-8")
    done = run("list")
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == 3
    assert "doctor" in done.stderr


def test_a_new_file_is_seen_at_once(run: Run, content: Path) -> None:
    assert len(run("list").stdout.splitlines()) == 3
    (content / "gull" / "new.md").write_text("# Salt\n\nGood.\n", encoding="utf-8")
    assert len(run("list").stdout.splitlines()) == 4


def test_a_file_name_that_is_a_trap_is_harmless_everywhere(run: Run, content: Path) -> None:
    name = "a\x9b31m\u202eb\x1b]0;x\x07\n\tc"
    (content / "gull" / f"{name}.md").write_text("Text.\n", encoding="utf-8")
    (content / "gull" / f"{name}-bad.md").write_text("+++\nwork = \n+++\n", encoding="utf-8")
    for words in (("list",), ("list", "--json"), ("doctor",), ("show", f"gull/{name}-bad")):
        done = run(*words)
        shown = done.stdout + done.stderr
        assert not set(shown) & {"\x9b", "\u202e", "\x1b", "\x07"}, words
    told = json.loads(run("list", "--json").stdout)
    assert f"{content}/gull/{name}.md" in [review["path"] for review in told]


def test_a_title_with_tabs_and_escapes_stays_one_harmless_field(run: Run, content: Path) -> None:
    text = '+++\nwork = "A\\tB\\u001b[31m\\u202eC\\nD"\n+++\nText.\n'
    (content / "gull" / "odd.md").write_text(text, encoding="utf-8")
    done = run("list", "--outlet", "gull")
    assert len(done.stdout.splitlines()) == 2
    assert all(line.count("\t") == 4 for line in done.stdout.splitlines())
    assert not set(done.stdout) & {"\x1b", "\u202e"}
