from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reviewtui.errors import StoreError
from reviewtui.library import sync
from reviewtui.library.index import SCHEMA_VERSION
from reviewtui.library.library import Changes, Library

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "reviews" / "far-shore"
    folder.mkdir(parents=True)
    for name in ("one", "two"):
        (folder / f"{name}.md").write_text(f"# {name.title()}\n\nSome words.\n")
    return folder.parent


@pytest.fixture
def library(root: Path, tmp_path: Path) -> Iterator[Library]:
    library = Library.open([str(root)], str(tmp_path / "cache"))
    library.refresh()
    yield library
    library.close()


def again(library: Library) -> Library:
    library.close()
    return Library.open(library.roots, str(Path(library.index_path).parent))


def test_a_second_run_remembers_and_reads_no_file(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "reviewtui.library.understanding.read_bytes", lambda _: pytest.fail("a file was read")
    )
    second = again(library)
    assert len(second.cards()) == 2
    assert second.refresh() == Changes()
    second.close()


def test_an_index_of_another_version_is_made_anew(library: Library) -> None:
    library.close()
    with sqlite3.connect(library.index_path) as db:
        db.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    db.close()
    second = again(library)
    assert second.cards() == []
    assert second.refresh().added == 2
    second.close()


def test_an_index_of_other_folders_is_made_anew(library: Library) -> None:
    library.close()
    with sqlite3.connect(library.index_path) as db:
        db.execute("UPDATE meta SET value = '/elsewhere' WHERE key = 'roots'")
    db.close()
    second = again(library)
    assert second.refresh().added == 2
    second.close()


@pytest.mark.parametrize("damage", ["not a database", "cut short", "a table gone", "empty"])
def test_a_damaged_index_is_made_anew_and_answers(library: Library, damage: str) -> None:
    library.close()
    path = library.index_path
    if damage == "not a database":
        Path(path).write_bytes(b"nothing of the kind " * 1000)
    elif damage == "cut short":
        os.truncate(path, Path(path).stat().st_size // 2)
    elif damage == "a table gone":
        with sqlite3.connect(path) as db:
            db.execute("DROP TABLE reviews")
        db.close()
    else:
        os.truncate(path, 0)
    second = again(library)
    second.refresh()
    assert [card.id for card in second.cards(order="title")] == ["far-shore/one", "far-shore/two"]
    assert second.search("words").hits
    second.close()


def test_an_index_deleted_under_us_comes_back_at_the_next_refresh(library: Library) -> None:
    Path(library.index_path).unlink()
    assert len(library.cards()) == 2
    assert library.stale()
    assert library.refresh().added == 2
    assert Path(library.index_path).exists()
    assert len(library.cards()) == 2


def test_a_cache_folder_that_cannot_be_made_costs_nothing_but_time(
    root: Path, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way")
    library = Library.open([str(root)], str(tmp_path / "file" / "cache"))
    assert library.refresh().added == 2
    assert len(library.cards()) == 2
    substitute = Path(library.index_path).parent
    library.close()
    assert not substitute.exists()


def test_two_processes_that_read_the_same_folders_do_not_double_them(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = Library.open([str(root)], str(tmp_path / "cache"))
    second = Library.open([str(root)], str(tmp_path / "cache"))
    both = sync.differences
    raced: list[Library] = []

    def differences(*asked: object) -> object:
        found = list(both(*asked))  # type: ignore[arg-type]
        if not raced:
            raced.append(second)
            monkeypatch.undo()
            assert second.refresh().added == 2
        return (each for each in found)

    monkeypatch.setattr(sync, "differences", differences)
    first.refresh()
    assert [card.id for card in first.cards(order="title")] == ["far-shore/one", "far-shore/two"]
    assert first.count() == 2
    first.close()
    second.close()


def test_an_index_that_cannot_be_used_is_said_in_words(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        error = sqlite3.OperationalError("database or disk is full")
        error.sqlite_errorcode = sqlite3.SQLITE_FULL
        raise error

    monkeypatch.setattr(sync, "refresh", full)
    with pytest.raises(StoreError, match=r"disk is full\n.*nothing else is lost"):
        library.refresh()
    assert len(library.cards()) == 2
