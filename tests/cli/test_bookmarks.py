"""`reviewtui bookmarks`: chosen, exported, and merged with another copy."""

from __future__ import annotations

import csv
import json
import shutil
from io import StringIO
from typing import TYPE_CHECKING

import pytest
from markdown_it import MarkdownIt

from reviewtui.cli.completion import script
from reviewtui.exporting.bookmarks import FORMATS, bookmarks_as
from reviewtui.library.mark_fields import bookmark
from tests.cli.test_completion import ask_bash

if TYPE_CHECKING:
    from pathlib import Path

    from reviewtui.library.bookmark import Bookmark
    from tests.cli.conftest import Run

MARKS = """format = 1

[[bookmark]]
id = "tale"
review = "heron/low-tide"
work = "Low Tide"
url = "https://heron.example/low-tide"
added = 2026-01-05T10:00:00Z
passage = "the tale runs dry"
prefix = "Then again, "
suffix = " at noon"
note = "read\\nagain"
tags = ["story", "again"]

[[bookmark]]
id = "flats"
review = "gull/mud-flats"
work = "Mud Flats"
added = 2025-01-05T10:00:00Z
tags = ["story"]
"""
HOSTILE = [
    "<script>alert(1)</script>",
    "[click](javascript:alert(1))",
    '=HYPERLINK("https://evil.example")',
    "@SUM(A1)",
    "\x1b[2J\x07 bell \x9b31m \x9d",
    "\u202egnp.exe",
    "# heading",
    "    code",
    "---",
    "1. list",
    "``` code",
    "> quote",
    "<https://evil.example>",
    "\\",
]


def keep(home: Path, text: str = MARKS) -> Path:
    path = home / "config" / "bookmarks.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def hostile(words: str) -> Bookmark:
    keys = ("id", "work", "passage", "prefix", "suffix", "note")
    mark = bookmark({"review": "a/b", "tags": [words]} | dict.fromkeys(keys, words))
    # what was never read from a file is no safer
    return mark._replace(review=f"a/{words}", note=f"{words}\n{words}\n\n{words}", tags=(words,))


@pytest.mark.parametrize(
    ("options", "chosen"),
    [
        ((), ["heron/low-tide", "gull/mud-flats"]),
        (("--sort", "outlet"), ["gull/mud-flats", "heron/low-tide"]),
        (("--sort", "work"), ["heron/low-tide", "gull/mud-flats"]),
        (("--tag", "story"), ["heron/low-tide", "gull/mud-flats"]),
        (("--tag", "#Story", "--tag", "again"), ["heron/low-tide"]),
        (("--query", "AGAIN dry"), ["heron/low-tide"]),
    ],
)
def test_tags_words_and_order_choose_the_lines(
    run: Run, home: Path, options: tuple[str, ...], chosen: list[str]
) -> None:
    keep(home)
    done = run("bookmarks", *options)
    assert [line.split("\t")[1] for line in done.stdout.splitlines()] == chosen
    exported = run("bookmarks", "export", "--format", "json", *options)
    assert [mark["review"] for mark in json.loads(exported.stdout)] == chosen


def test_nothing_chosen_is_status_1(run: Run, home: Path) -> None:
    keep(home)
    assert run("bookmarks", "--tag", "nowhere").returncode == 1


def test_a_copy_that_went_its_own_way_comes_in_and_twice_adds_nothing(
    run: Run, home: Path, tmp_path: Path
) -> None:
    path = keep(home)
    other = tmp_path / "conflict copy.toml"
    other.write_text(
        MARKS.replace("read\\nagain", "aloud").replace('"flats"', '"third"')
        + '\n[[bookmark]]\nreview = "wren/new"\n\n[[bookmark]]\nadded = 2026-01-01\n'
    )
    done = run("bookmarks", "merge", str(other))
    assert done.returncode == 3
    assert "1 added, 1 joined with ours, 1 there already" in done.stderr
    assert "conflict copy.toml:25: this bookmark does not say" in done.stderr
    notes = [mark["note"] for mark in json.loads(run("bookmarks", "--json").stdout)]
    assert "read\nagain\n\naloud" in notes
    before = path.read_bytes()
    again = run("bookmarks", "import", str(other))
    assert "0 added, 0 joined with ours, 3 there already" in again.stderr
    assert path.read_bytes() == before


def test_a_file_that_is_no_bookmarks_changes_nothing(run: Run, home: Path, tmp_path: Path) -> None:
    path = keep(home)
    (tmp_path / "newer").write_text('format = 99\n[[bookmark]]\nreview = "a/b"\n')
    (tmp_path / "bytes").write_bytes(bytes(range(256)))
    for name in ("newer", "bytes", "absent", "."):
        done = run("bookmarks", "merge", str(tmp_path / name))
        assert done.returncode == 5
        assert "Traceback" not in done.stderr
    assert path.read_text() == MARKS


def test_an_export_is_written_once_and_never_over_another_file(
    run: Run, home: Path, tmp_path: Path
) -> None:
    keep(home)
    for name, begins in (("b.md", "# Bookmarks"), ("b.csv", "added,review"), ("b.jsonld", "{")):
        assert run("bookmarks", "export", "--output", str(tmp_path / name)).returncode == 0
        text = (tmp_path / name).read_text()
        assert text.startswith(begins)
        assert run("bookmarks", "export", "-o", str(tmp_path / name)).returncode == 2
        assert (tmp_path / name).read_text() == text
    assert run("bookmarks", "export").returncode == 2
    assert run("bookmarks", "--output", "x").returncode == 2


def test_a_web_annotation_quotes_its_target(run: Run, home: Path) -> None:
    keep(home)
    said = json.loads(run("bookmarks", "export", "--format", "w3c").stdout)
    assert said["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert said["total"] == 2
    tale, flats = said["first"]["items"]
    assert tale["type"] == flats["type"] == "Annotation"
    assert tale["target"]["source"] == "https://heron.example/low-tide"
    assert tale["target"]["selector"] == {
        "type": "TextQuoteSelector",
        "exact": "the tale runs dry",
        "prefix": "Then again, ",
        "suffix": " at noon",
    }
    assert [(body["purpose"], body["value"]) for body in tale["body"]] == [
        ("commenting", "read\nagain"), ("tagging", "story"), ("tagging", "again"),
    ]  # fmt: skip
    assert flats["target"]["source"] == "urn:reviewtui:review:gull/mud-flats"
    assert "selector" not in flats["target"]


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("form", FORMATS)
def test_no_control_character_leaves(form: str, words: str) -> None:
    text = bookmarks_as(form, [hostile(words)])
    allowed = {"\n", "\r"} if form == "csv" else {"\n"}
    assert not {c for c in text if (c < " " or "\x7f" <= c < "\xa0") and c not in allowed}
    assert "\u202e" not in text
    assert text.isascii() or form in {"md", "csv"}


@pytest.mark.parametrize("words", HOSTILE)
def test_markdown_shows_the_words_and_obeys_none_of_them(words: str) -> None:
    mark = hostile(words)._replace(url="https://b.example/?a=<b>")
    tokens = MarkdownIt("commonmark").enable("table").parse(bookmarks_as("md", [mark]))
    kinds = {token.type.removesuffix("_open").removesuffix("_close") for token in tokens}
    assert kinds <= {"heading", "inline", "paragraph", "blockquote"}
    inside = [child for token in tokens for child in token.children or ()]
    assert {t.type for t in inside} <= {"text", "text_special", "hardbreak", "link_open",
                                        "link_close"}  # fmt: skip
    links = [t.attrGet("href") for t in inside if t.type == "link_open"]
    assert len(links) == 1
    assert str(links[0]).startswith("https://b.example/?a=")


@pytest.mark.parametrize("words", [word for word in HOSTILE if word.lstrip()[0] in "=@-"])
def test_no_cell_is_a_formula(words: str) -> None:
    _, row = csv.reader(StringIO(bookmarks_as("csv", [hostile(words)])))
    assert not [cell for cell in row if cell.strip()[:1] in set("=+-@")]


def test_bash_completes_what_bookmarks_take_and_not_what_lists_do(
    tmp_path: Path, content: Path
) -> None:
    if shutil.which("bash") is None:
        pytest.skip("bash is not installed")
    assert ask_bash(tmp_path, content, "bookmarks", "m") == ["merge"]
    assert ask_bash(tmp_path, content, "bookmarks", "--sort", "") == ["newest", "work", "outlet"]
    assert "score" in ask_bash(tmp_path, content, "list", "--sort", "")
    assert "html" in ask_bash(tmp_path, content, "compare", "--format", "")
    assert "w3c" in script("fish")
