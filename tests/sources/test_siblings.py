"""A bare number is out of five or ten: the notes beside it tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reviewtui import intake
from reviewtui.model.review import Draft

if TYPE_CHECKING:
    from pathlib import Path

BODY = "Slow and lovely, and the acting is superb, though the end is dull and far too long.\n"


def note(path: Path, front: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"---\ntitle: {path.stem}\n{front}\n---\n{BODY}")
    return path


def score(path: Path) -> int | None:
    (draft,) = intake.read_source(str(path))
    assert isinstance(draft, Draft), draft
    return draft.rating.score if draft.rating else None


@pytest.mark.parametrize(
    ("beside", "scored"),
    [("rating: 8", 40), ("rating: 4.5", 80), ("rating: 85", 4), ("score: 9", 80)],
)
def test_a_bare_rating_is_out_of_what_its_folder_shows(
    tmp_path: Path, beside: str, scored: int
) -> None:
    note(tmp_path / "other.md", beside)
    assert score(note(tmp_path / "low-tide.md", "rating: 4")) == scored


def test_so_is_one_in_a_bundle_of_its_own(tmp_path: Path) -> None:
    note(tmp_path / "other" / "index.md", "rating: 8")
    assert score(note(tmp_path / "low-tide" / "index.md", "rating: 4")) == 40


def test_a_scale_that_is_printed_stays(tmp_path: Path) -> None:
    note(tmp_path / "other.md", "rating: 8")
    assert score(note(tmp_path / "low-tide.md", "rating: 4/5")) == 80
    assert score(note(tmp_path / "mud.md", "rating: 4\nmax_rating: 5")) == 80


def test_what_others_say_of_it_tells_nothing(tmp_path: Path) -> None:
    note(tmp_path / "other.md", "rating: 4\nimdb_rating: 8.1\nyear: 2021")
    assert score(note(tmp_path / "low-tide.md", "rating: 4")) == 80


def test_a_note_alone_is_taken_as_it_was(tmp_path: Path) -> None:
    assert score(note(tmp_path / "low-tide.md", "rating: 4")) == 80
