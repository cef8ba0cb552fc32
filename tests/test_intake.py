from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewtui import intake
from reviewtui.errors import UsageError
from reviewtui.library.document import read_document
from reviewtui.library.library import Library
from reviewtui.model.rating import Rating
from reviewtui.model.review import Draft
from reviewtui.sources.outcome import NotAReview, what_to_do

if TYPE_CHECKING:
    from pathlib import Path

PLAIN = "Low Tide (2021) review\n\nBy Ada Gull\n\nLow Tide is a slow film, and a good one.\n\n4/5\n"


def draft(**said: object) -> Draft:
    made = Draft("Low Tide is slow, and good.", work="Low Tide")
    for name, value in said.items():
        setattr(made, name, value)
    return made


@pytest.mark.parametrize(
    ("name", "data", "body"),
    [
        ("a.md", PLAIN.encode(), "Low Tide is a slow film"),  # no marks in it, whatever its name
        ("a.txt", b"---\nwork: Low Tide\nrating: 4/5\n---\nIt is **good**.", "It is **good**."),
        (
            "a",
            b"# Low Tide (2021) review\n\n**Slow** and good, it is a fine film.\n\n4/5",
            "**Slow**",
        ),
        ("b.txt", PLAIN.encode("utf-16"), "Low Tide is a slow film"),
        ("c.txt", PLAIN.replace("slow", "“dull”").encode("cp1252"), "a “dull” film"),
    ],
)
def test_content_tells_what_a_file_is(name: str, data: bytes, body: str) -> None:
    (outcome,) = intake.read_data(data, name)
    assert isinstance(outcome, Draft), outcome
    assert outcome.work == "Low Tide"
    assert outcome.body.startswith(body) or body in outcome.body
    assert outcome.rating is not None


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x00\x01", b"", b"\xff\xfe\x00", b"   "])
def test_what_is_not_text_is_told_so(data: bytes) -> None:
    (outcome,) = intake.read_data(data, "x")
    assert isinstance(outcome, NotAReview)


def test_a_folder_is_every_file_below_it_but_hidden_ones(tmp_path: Path) -> None:
    for name in ("b/2.txt", "a/1.txt", ".git/x.txt", "a/.hidden", "a/pic.png"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(PLAIN)
    found = list(intake.expand([str(tmp_path), "-", "https://gull.example/"]))
    assert found == [
        str(tmp_path / "a/1.txt"),
        str(tmp_path / "b/2.txt"),
        "-",
        "https://gull.example/",
    ]


def test_a_source_that_is_not_there_is_an_outcome_and_no_error(tmp_path: Path) -> None:
    (outcome,) = intake.read_source(str(tmp_path / "gone.txt"))
    assert isinstance(outcome, NotAReview)
    assert "no such file" in outcome.reason


def test_a_kept_review_reads_back_as_it_was_said(tmp_path: Path) -> None:
    said = draft(year=2021, outlet="The G.U.L.L.", rating=Rating.parse("4/5"), title='A "b" \\ c')
    path = intake.keep(said, str(tmp_path))
    assert path == str(tmp_path / "the-g-u-l-l" / "low-tide-2021.md")
    review, problems = read_document(path)
    assert (review.work.title, review.work.year, review.outlet.name) == (
        "Low Tide",
        2021,
        "The G.U.L.L.",
    )
    assert review.rating == said.rating
    assert (review.title, review.body, problems) == ('A "b" \\ c', said.body, [])


def test_nothing_is_ever_overwritten(tmp_path: Path) -> None:
    paths = [intake.keep(draft(), str(tmp_path)) for _ in range(3)]
    (tmp_path / "unattributed" / "LOW-TIDE-4.MD").write_text("mine")
    paths.append(intake.keep(draft(), str(tmp_path)))
    names = [path.rpartition("/")[2] for path in paths]
    assert names == ["low-tide.md", "low-tide-2.md", "low-tide-3.md", "low-tide-5.md"]
    assert (tmp_path / "unattributed" / "LOW-TIDE-4.MD").read_text() == "mine"
    assert not list(tmp_path.rglob(".reviewtui-*"))


def test_what_was_guessed_is_not_written_but_the_work(tmp_path: Path) -> None:
    guessed = frozenset({"work", "kind", "verdict", "year"})
    path = intake.keep(
        draft(kind="film", verdict="Fine.", year=2021, uncertain=guessed), str(tmp_path)
    )
    review, _ = read_document(path)
    assert (review.work.title, review.work.year, review.work.kind) == ("Low Tide", None, None)
    assert review.verdict is None


def test_without_a_work_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="--work"):
        intake.keep(draft(work=None), str(tmp_path))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("CON", "con-review"), ("../../etc/passwd", "etc-passwd"), ("aux", "aux-review"),
        ("...", "untitled"), ("Amélie", "amelie"), ("C:\\x", "c-x"), ("千と千尋", "千と千尋"),
    ],
)  # fmt: skip
def test_names_are_safe(title: str, name: str) -> None:
    assert intake.safe_name(title) == unicodedata.normalize("NFC", name)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_no_title_makes_a_path(title: str) -> None:
    name = intake.safe_name(title)
    assert 0 < len(name.encode()) <= 80
    assert not set(name) & set('/\\:*?"<>|. \n\t\0')
    assert name == unicodedata.normalize("NFC", name)


@pytest.mark.parametrize(
    ("again", "by"),
    [
        ({"url": "https://gull.example/lt", "body": "Other words."}, "address"),
        ({"guid": "gull-7", "body": "Other words."}, "name in its feed"),
        ({"body": "Low Tide is *slow*,\nand good!"}, "text"),
        ({"body": "Something else."}, None),
        ({"body": "Low Tide is slow, and good.", "work": "High Tide"}, None),
    ],
)
def test_a_review_is_known_again(tmp_path: Path, again: dict[str, str], by: str | None) -> None:
    root = tmp_path / "reviews"
    intake.keep(draft(url="https://gull.example/lt", guid="gull-7"), str(root))
    library = Library.open([str(root)], str(tmp_path / "cache"))
    library.refresh()
    known = intake.seen(draft(**again), library)
    library.close()
    assert (known.by if known else None) == by


def test_a_broken_feed_is_told_of_and_stops_nothing() -> None:
    data = b'{"version": "https://jsonfeed.org/version/1.1", "items": [}'
    (outcome,) = intake.read_data(data, "feed.json")
    assert isinstance(outcome, NotAReview)
    assert "not whole JSON" in outcome.reason


@pytest.mark.parametrize("name", ["utf-16-le", "utf-16-be"])
def test_utf16_without_its_mark_is_read_as_text(name: str) -> None:
    (read,) = intake.read_data(PLAIN.encode(name), "a.txt")
    assert isinstance(read, Draft)
    assert (read.work, read.critic) == ("Low Tide", "Ada Gull")


@pytest.mark.parametrize(
    ("data", "reason"), [(b"", "it is empty"), (b" \r\n\t\n", "nothing in it but blanks")]
)
def test_a_file_without_words_is_told_apart_from_one_that_cannot_be_read(
    data: bytes, reason: str
) -> None:
    [outcome] = intake.read_data(data, "a.txt")
    assert isinstance(outcome, NotAReview)
    assert reason in outcome.reason
    assert what_to_do(outcome.reason) == "Paste the review into it, save it, and add it again."
