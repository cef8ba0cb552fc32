"""What was read, how far, and how the screen was left: small records that survive."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewtui.errors import StoreError
from reviewtui.library import reading_state
from reviewtui.library.reading_state import HEAD, ReadingState

if TYPE_CHECKING:
    from pathlib import Path


def test_read_marks_positions_and_looks_are_there_after_a_restart(tmp_path: Path) -> None:
    state = ReadingState(str(tmp_path))
    state.mark_read("a/b")
    state.mark_read("a/c")
    state.mark_read("a/c", False)
    state.set_position("a/b", 120)
    state.set_position("a/b", 240)
    state.set_last("a/b")
    state.set_ui("group", "work")
    state.flush()
    again = ReadingState(str(tmp_path))
    assert again.read_ids() == {"a/b"}
    assert (again.is_read("a/b"), again.is_read("a/c")) == (True, False)
    assert (again.position("a/b"), again.position("a/c")) == (240, 0)
    assert (again.last, again.ui) == ("a/b", {"group": "work"})


def test_nothing_is_written_until_there_is_something_new(tmp_path: Path) -> None:
    state = ReadingState(str(tmp_path / "state"))
    assert state.read_ids() == set()
    state.mark_read("a/b", False)
    state.set_position("a/b", 0)
    state.flush()
    assert not (tmp_path / "state").exists()


@pytest.mark.parametrize("cut", range(1, 14))
def test_a_torn_last_line_is_passed_over_and_cut_off_by_the_next_writer(
    tmp_path: Path, cut: int
) -> None:
    state = ReadingState(str(tmp_path))
    state.mark_read("whole")
    state.mark_read("torn/review")
    path = tmp_path / "reading.txt"
    path.write_bytes(path.read_bytes()[:-cut])
    again = ReadingState(str(tmp_path))
    assert again.read_ids() == {"whole"}
    again.mark_read("later")
    assert path.read_bytes() == HEAD + b"r\twhole\nr\tlater\n"
    assert ReadingState(str(tmp_path)).read_ids() == {"whole", "later"}


def test_records_of_other_sessions_are_followed_and_ours_win_over_older_ones(
    tmp_path: Path,
) -> None:
    ours, theirs = ReadingState(str(tmp_path)), ReadingState(str(tmp_path))
    ours.mark_read("a")
    assert theirs.read_ids() == {"a"}
    theirs.mark_read("b")
    ours.set_position("b", 5)
    assert ours.reload()
    assert not ours.reload()
    assert ours.read_ids() == {"a", "b"}
    theirs.set_position("b", 9)
    theirs.flush()
    ours.flush()
    assert ReadingState(str(tmp_path)).position("b") == ours.position("b") == 5


def test_a_file_of_mostly_outdated_records_is_written_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading_state, "_SLACK", 50)
    state, other = ReadingState(str(tmp_path)), ReadingState(str(tmp_path))
    other.mark_read("other")
    for offset in range(1, 400):
        state.set_position("a/b", offset)
        state.flush()
    assert (tmp_path / "reading.txt").read_bytes().count(b"\n") < 120
    assert other.reload()
    assert other.position("a/b") == 399
    other.mark_read("later")
    assert ReadingState(str(tmp_path)).read_ids() == {"other", "later"}


def test_a_state_of_another_format_is_neither_understood_nor_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "reading.txt"
    path.write_bytes(b"reviewtui reading 2\nr\ta\n")
    state = ReadingState(str(tmp_path))
    assert state.read_ids() == set()
    with pytest.raises(StoreError, match=r"reading\.txt:1"):
        state.mark_read("b")
    assert state.is_read("b")
    assert path.read_bytes() == b"reviewtui reading 2\nr\ta\n"


def test_lines_that_mean_nothing_are_passed_over(tmp_path: Path) -> None:
    odd = b"\x00\x00\np\tnine\ta\nr\nr\t\nzz\ta\nr\tgood\n\xff\xfe\np\t7\tgood\n"
    (tmp_path / "reading.txt").write_bytes(HEAD + odd)
    state = ReadingState(str(tmp_path))
    assert (state.read_ids(), state.position("good")) == ({"good"}, 7)


def test_the_file_may_vanish_under_a_running_session(tmp_path: Path) -> None:
    state = ReadingState(str(tmp_path))
    state.mark_read("a")
    (tmp_path / "reading.txt").unlink()
    assert not state.reload()
    state.mark_read("b")
    assert ReadingState(str(tmp_path)).read_ids() == {"a", "b"}


NAMES = st.text(min_size=1, max_size=20) | st.sampled_from(
    ["a\tb", "%09", "x\ny", "%", "\r", "\udce9"]
)


@given(st.lists(st.tuples(NAMES, st.booleans(), st.integers(0, 10**9)), max_size=12))
@settings(max_examples=40, deadline=None)
def test_any_id_comes_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, records: list[tuple[str, bool, int]]
) -> None:
    folder = str(tmp_path_factory.mktemp("state"))
    state = ReadingState(folder)
    for name, read, offset in records:
        state.mark_read(name, read)
        state.set_position(name, offset)
    state.flush()
    again = ReadingState(folder)
    assert again.read_ids() == state.read_ids()
    assert all(again.position(name) == state.position(name) for name, _, _ in records)
