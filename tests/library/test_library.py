from __future__ import annotations

import os
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest

from reviewtui.errors import NothingMatchedError
from reviewtui.library import reading_in, sync
from reviewtui.library.library import Changes, Library
from reviewtui.library.lists import Wanted
from reviewtui.model.comparison import Agreement

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def write(root: Path, name: str, body: str = "Words of a review.", **fields: object) -> Path:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    points = fields.pop("points", "")
    lines = [
        f"{key} = {value if not isinstance(value, str) else repr(value)}"
        for key, value in fields.items()
    ]
    path.write_text("\n".join(["+++", *lines, f"{points}+++", "", body, ""]))
    return path


def con(aspect: str, quote: str) -> str:
    return f'[[points]]\naspect = "{aspect}"\npolarity = "con"\nlabel = "weak"\nquote = "{quote}"\n'


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "reviews"
    write(
        root, "far-shore/tide.md", "It crawls, then it runs.", work="Tide", year=2024, kind="film",
        rating="4/5", published="2024-05-06", critic="A. Reader", points=con("pacing", "It crawls"),
    )  # fmt: skip
    write(
        root, "near-shore/tide.md", "So slow that it sleeps.", work="Tide", rating="3/10",
        published="2024-06-01", verdict="Bring a pillow.", points=con("pacing", "slow"),
    )  # fmt: skip
    write(root, "tide.md", "Nobody signed this.", work="Tide", year=2024)
    write(root, "near-shore/glass.md", "Clear as glass.", work="Glass Harbour", kind="book")
    return root


@pytest.fixture
def library(root: Path, tmp_path: Path) -> Iterator[Library]:
    library = Library.open([str(root)], str(tmp_path / "cache"))
    library.refresh()
    yield library
    library.close()


def ids(library: Library, **asked: object) -> list[str]:
    return [card.id for card in library.cards(**asked)]  # type: ignore[arg-type]


def test_a_card_says_what_the_file_says_and_no_file_is_opened(
    library: Library, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.review("far-shore/tide")  # read for points once, and kept
    monkeypatch.setattr("builtins.open", lambda *_: pytest.fail("a file was opened"))
    (card,) = library.cards(ids=["far-shore/tide"])
    assert card.path == str(root / "far-shore/tide.md")
    assert (card.outlet_slug, card.outlet, card.critic) == ("far-shore", "Far Shore", "A. Reader")
    assert (card.work_slug, card.work, card.year, card.kind) == ("tide-2024", "Tide", 2024, "film")
    assert (card.rating_text, card.value, card.best, card.score) == ("4/5", 4, 5, 80)
    assert (card.published, card.digest, card.pros, card.cons) == ("2024-05-06", False, 0, 1)
    review = library.review("far-shore/tide")
    assert review.body == "It crawls, then it runs."
    assert review.points[0].span is not None
    assert not review.pending


def test_a_review_out_of_the_index_is_the_one_its_file_holds(library: Library) -> None:

    from reviewtui.library.document import read_document

    for card in library.cards():
        kept = library.review(card.id)
        read, _ = read_document(card.path, review_id=card.id, outlet=kept.outlet)
        assert kept == read._replace(work=kept.work)


def test_lists_come_in_the_order_asked_for(library: Library) -> None:
    newest = ["near-shore/tide", "far-shore/tide"]
    assert ids(library)[:2] == newest
    assert ids(library, order="score")[:2] == ["far-shore/tide", "near-shore/tide"]
    assert ids(library, order="title")[0] == "near-shore/glass"
    assert ids(library, order="unread", read={"near-shore/tide"})[-1] == "near-shore/tide"
    assert set(ids(library)) == set(ids(library, order="added"))


def test_pages_of_a_list_hold_each_review_once(library: Library) -> None:
    for order in ("newest", "score", "title", "added", "unread"):
        read = {"near-shore/tide", "tide"}
        whole = ids(library, order=order, read=read)
        wanted = Wanted(order=order, read=read)
        pages = list(library.walk(wanted, 1))
        assert [card.id for page in pages for card in page] == whole
        assert len(set(whole)) == 4


def test_groups_carry_counts_and_medians_and_the_unattributed_come_last(library: Library) -> None:
    assert [(g.label, g.count, g.score) for g in library.groups("outlet")] == [
        ("Far Shore", 1, 80),
        ("Near Shore", 2, 30),
        ("Unattributed", 1, None),
    ]
    assert [(g.slug, g.label, g.count, g.score) for g in library.groups("work")] == [
        ("glass-harbour", "Glass Harbour", 1, None),
        ("tide-2024", "Tide (2024)", 3, 55),
    ]


def test_narrowing_keeps_what_begins_with_the_words(library: Library) -> None:
    assert ids(library, narrow="gla") == ["near-shore/glass"]
    assert ids(library, narrow="tide far") == ["far-shore/tide"]
    assert [group.count for group in library.groups("outlet", "glass")] == [1]
    assert library.count(narrow="tide") == 3
    assert ids(library, narrow='"*(') == ids(library)


def test_counts_are_kept(library: Library, root: Path) -> None:
    assert (
        library.count(),
        library.count(outlet="near-shore"),
        library.count(work="tide-2024"),
    ) == (4, 2, 3)
    (root / "near-shore/tide.md").unlink()
    library.refresh()
    assert (
        library.count(),
        library.count(outlet="near-shore"),
        library.count(work="tide-2024"),
    ) == (3, 1, 2)


def test_a_comparison_lines_up_all_critics_of_a_work(library: Library) -> None:
    comparison = library.comparison("tide-2024")
    assert (comparison.summary.critics, comparison.summary.rated) == (3, 2)
    assert comparison.agreed(Agreement.FAULT) == ("pacing",)


def test_a_refresh_finds_what_was_added_changed_and_removed(library: Library, root: Path) -> None:
    assert library.refresh() == Changes()
    assert not library.stale()
    write(root, "far-shore/new.md", work="New")
    write(root, "far-shore/tide.md", work="Tide", year=2024, rating="1/5")
    (root / "tide.md").unlink()
    assert library.stale()
    assert library.refresh() == Changes(added=1, changed=1, removed=1)
    assert library.cards(ids=["far-shore/tide"])[0].score == 20
    assert "tide" not in ids(library)
    assert not library.stale()


def test_a_file_set_back_in_time_is_read_again(library: Library, root: Path) -> None:
    path = root / "near-shore/glass.md"
    path.write_text(path.read_text().replace("Clear", "Dim 2"))
    os.utime(path, ns=(1, 1))
    assert library.refresh().changed == 1
    assert library.search("dim").hits


def test_a_changed_outlet_file_is_heard_by_every_review_below_it(
    library: Library, root: Path
) -> None:
    write(root, "near-shore/2024/deep.md", work="Deep", rating="15")
    library.refresh()
    (root / "near-shore/outlet.toml").write_text('name = "The Near"\nscale = "out of 20"\n')
    assert library.refresh().changed == 3
    assert {card.outlet for card in library.cards(outlet="near-shore")} == {"The Near"}
    assert library.cards(ids=["near-shore/2024/deep"])[0].score == 75
    assert library.review("near-shore/glass").outlet.scale is not None
    (root / "near-shore/outlet.toml").unlink()
    library.refresh()
    assert {card.outlet for card in library.cards(outlet="near-shore")} == {"Near Shore"}


def test_one_broken_file_is_a_problem_and_hides_no_other(library: Library, root: Path) -> None:
    (root / "near-shore/glass.md").write_text("+++\nwork = \n+++\n")
    (root / "far-shore/outlet.toml").write_text("name = = 3")
    assert library.refresh().broken == 1
    problems = library.problems()
    assert [(os.path.relpath(p.path, root), p.line) for p in problems] == [
        ("far-shore/outlet.toml", 1),
        ("near-shore/glass.md", 2),
    ]
    assert len(library.cards()) == 3
    write(root, "near-shore/glass.md", work="Glass Harbour")
    (root / "far-shore/outlet.toml").unlink()
    library.refresh()
    assert library.problems() == []
    assert len(library.cards()) == 4


def test_a_review_changed_since_the_refresh_is_read_from_its_file(
    library: Library, root: Path
) -> None:
    write(root, "far-shore/tide.md", "Other words now.", work="Tide", year=2024)
    review = library.review("far-shore/tide")
    assert review.body == "Other words now."
    assert review.work.slug == "tide-2024"
    (root / "far-shore/tide.md").unlink()
    with pytest.raises(NothingMatchedError, match="cannot be opened"):
        library.review("far-shore/tide")


def test_a_first_reading_that_is_stopped_goes_on_from_there(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sync, "BATCH", 2)
    library = Library.open([str(root)], str(tmp_path / "other"))
    told: list[tuple[int, int]] = []
    first = library.refresh(lambda done, of: told.append((done, of)), lambda: len(told) > 0)
    assert first.added == 1
    assert told[0] == (0, 4)
    assert len(library.groups("outlet")) > 0
    assert library.refresh().added == 3
    assert library.count() == 4
    library.close()


def test_an_outlet_file_that_changed_is_not_forgotten_when_stopped(
    library: Library, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading_in, "PORTION", 1)
    (root / "near-shore/outlet.toml").write_text('name = "The Near"\n')
    told: list[int] = []
    enough = library.refresh(lambda done, _: told.append(done), lambda: bool(told))
    assert enough.changed == 1
    assert library.refresh().changed == 2
    assert {card.outlet for card in library.cards(outlet="near-shore")} == {"The Near"}


def test_the_same_id_in_two_roots_gets_a_number_in_the_later(root: Path, tmp_path: Path) -> None:
    second = tmp_path / "second"
    write(second, "far-shore/tide.md", work="Tide", year=1999)
    library = Library.open([str(second), str(root)], str(tmp_path / "cache"))
    library.refresh()
    assert library.cards(ids=["far-shore/tide"])[0].year == 1999
    assert library.cards(ids=["far-shore/tide~2"])[0].year == 2024
    assert library.resolve(str(root / "far-shore/tide.md")) == "far-shore/tide~2"
    (second / "far-shore/tide.md").unlink()
    library.refresh()
    assert library.cards(ids=["far-shore/tide"])[0].year == 2024
    write(second, "far-shore/tide.md", work="Tide", year=1998)
    library.refresh()
    assert library.cards(ids=["far-shore/tide"])[0].year == 1998
    library.close()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("far-shore/tide", "far-shore/tide"),
        ("far-shore/tide.md", "far-shore/tide"),
        ("glass", "near-shore/glass"),
        ("far", "far-shore/tide"),
        ("tide", "tide"),
    ],
)
def test_a_review_is_named_by_any_part_that_only_it_has(
    library: Library, typed: str, found: str
) -> None:
    assert library.resolve(typed) == found


def test_a_name_that_fits_several_or_none_says_what_to_type(library: Library) -> None:
    with pytest.raises(
        NothingMatchedError, match=r"any of 2 reviews\n.*near-shore/glass, near-shore/tide"
    ):
        library.resolve("near-shore")
    with pytest.raises(NothingMatchedError, match=r"Did you mean near-shore/glass"):
        library.resolve("glas5")


@pytest.mark.parametrize("typed", ["tide", "Tide (2024)", "tide-2024", "TIDE", "tid"])
def test_a_work_is_found_by_what_a_person_would_type(library: Library, typed: str) -> None:
    assert library.find_work(typed).slug == "tide-2024"


def test_a_work_that_is_two_or_none_says_what_to_type(library: Library, root: Path) -> None:
    write(root, "far-shore/tide-1999.md", work="Tide", year=1999)
    write(root, "near-shore/tide.md", work="Tide", year=2024)
    library.refresh()
    with pytest.raises(NothingMatchedError, match="tide-1999, tide-2024"):
        library.find_work("Tide")
    with pytest.raises(NothingMatchedError, match="Did you mean glass-harbour"):
        library.find_work("glas harbor")


def test_folders_that_are_away_are_told_and_the_rest_is_read(root: Path, tmp_path: Path) -> None:
    library = Library.open([str(tmp_path / "away"), str(root)], str(tmp_path / "cache"))
    library.refresh()
    assert library.count() == 4
    (problem,) = library.problems()
    assert "away" in problem.path
    assert "no such file" in problem.what
    library.close()


def test_a_name_that_is_not_utf8_is_told_and_passed_over(library: Library, root: Path) -> None:
    os.close(os.open(os.fsencode(str(root)) + b"/caf\xe9.md", os.O_CREAT))
    library.refresh()
    assert library.count() == 4
    (problem,) = library.problems()
    assert problem.what == "this name is not UTF-8"
    problem.path.encode()


def test_readers_go_on_while_another_thread_refreshes(library: Library, root: Path) -> None:
    failures: list[BaseException] = []

    def read() -> None:
        try:
            for _ in range(30):
                assert len(library.cards(narrow="tide")) >= 2
                library.review("near-shore/tide")
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=read) for _ in range(3)]
    for thread in threads:
        thread.start()
    for number in range(10):
        write(root, "far-shore/tide.md", f"Version {number}.", work="Tide", year=2024)
        library.refresh()
    for thread in threads:
        thread.join()
    assert failures == []


def test_listing_imports_nothing_that_only_reading_needs(
    root: Path, tmp_path: Path, library: Library
) -> None:
    code = (
        "import sys; from reviewtui.library.library import Library;"
        "from reviewtui.library.settings import load; s = load([sys.argv[1]]);"
        "l = Library.open(s.content, sys.argv[2]); l.refresh(); assert l.cards(limit=50);"
        "heavy = {'dataclasses', 'inspect', 'pathlib', 'tomllib', 'platformdirs', 'json',"
        " 'difflib', 'hashlib', 'textual', 'reviewtui.library.document'} & set(sys.modules);"
        "sys.exit(str(heavy) if heavy else 0)"
    )
    arguments = [sys.executable, "-c", code, str(root), str(tmp_path / "cache")]
    done = subprocess.run(arguments, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
