"""Marks at full size: a thousand kills, eight writers, every point at which a save can fail."""

from __future__ import annotations

import errno
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from reviewtui.errors import StoreError
from tests.library.marked import open_marks, review, span_of
from tests.library.test_marks_sessions import (
    KILLER,
    FailingDisk,
    files_in,
    first_mark,
    names_in,
    rewrite,
    strays,
    take_back,
    take_off,
    writer,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reviewtui.library.marks import Marks

KILLS, WRITERS, EDITS = 1_000, 8, 1_000


def test_a_thousand_kills_lose_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    # in ten files: the cost of an edit grows with its file, and the kills shall be many
    began, total = time.monotonic(), 0
    for part in range(10):
        folder = tmp_path / str(part)
        command = [sys.executable, "-c", KILLER, str(folder), str(part), str(KILLS // 10)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        acknowledged = set(done.stdout.split())
        total += len(acknowledged)
        marks = open_marks(folder)
        assert acknowledged <= names_in(folder)
        assert acknowledged <= marks.reading.read_ids()
        assert marks.bookmarked_reviews() == names_in(folder)
        assert marks.problems == ()
        assert files_in(folder) == [".bookmarks.lock", "bookmarks.toml"]
    print(f"\n{KILLS} kills, {total} marks acknowledged, 0 lost, {time.monotonic() - began:.0f} s")
    assert total >= KILLS


def test_eight_writers_of_a_thousand_edits_leave_eight_thousand_marks(tmp_path: Path) -> None:
    began = time.monotonic()
    writers = [writer(tmp_path, str(number), EDITS) for number in range(WRITERS)]
    for process in writers:
        process.communicate()
        assert process.returncode == 0
    expected = {f"writer-{w}/{n}" for w in range(WRITERS) for n in range(EDITS)}
    here = open_marks(tmp_path)
    assert names_in(tmp_path) == expected == here.bookmarked_reviews() == here.reading.read_ids()
    assert here.problems == ()
    print(f"\n{WRITERS} x {EDITS} edits, {len(expected)} there, {time.monotonic() - began:.0f} s")


def tag(marks: Marks) -> None:
    marks.edit(marks.bookmarks[0].id, tags=["wet", "grey"])


def merge(marks: Marks) -> None:
    marks.merge(f"{marks.path}.other")


def second_mark(marks: Marks) -> None:
    marks.add(review(name="tide/harbour"), note="deep")


SAVES = [
    ((), first_mark),
    ((first_mark,), second_mark),
    ((first_mark,), rewrite),
    ((first_mark,), tag),
    ((first_mark,), take_off),
    ((first_mark, second_mark), take_off),
    ((first_mark,), take_back),
    ((first_mark, rewrite), take_back),
    ((first_mark,), merge),
]
FAULTS = (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO, errno.EACCES)


@pytest.mark.parametrize("stays", [False, True])
@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize(("before", "act"), SAVES)
def test_every_failure_of_every_save_leaves_the_old_or_the_new(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    before: tuple[Callable[[Marks], None], ...],
    act: Callable[[Marks], None],
    fault: int,
    stays: bool,
) -> None:
    nth, failed = 0, True
    while failed:
        nth += 1
        folder = tmp_path / str(nth)
        for step in before:
            step(open_marks(folder))
        if act is merge:
            other = '[[bookmark]]\nreview = "else/where"\nnote = "kept"\n'
            (folder / "config" / "bookmarks.toml.other").write_text(other)
        marks = open_marks(folder)
        old = marks.bookmarks
        refused = ""
        with monkeypatch.context() as patch:
            disk = FailingDisk(patch, nth, stays=stays, error=fault)
            try:
                act(marks)
            except StoreError as error:
                refused = str(error)
        failed = disk.failed
        assert not refused or disk.reason in refused
        kept = open_marks(folder)
        assert kept.problems == ()
        assert kept.bookmarks == old or act in {merge, take_back} or _as_meant(act, kept)
        assert refused or kept.bookmarks == marks.bookmarks != old
        assert strays(folder) == []  # kept.bookmarks looked, and so tidied
        marks.save()
        assert marks.pending == 0
    assert nth > 5


def _as_meant(act: Callable[[Marks], None], kept: Marks) -> bool:
    """Whether a file holds what a save was to make of it."""
    marks = kept.bookmarks
    if act is first_mark:
        return len(marks) == 1 and marks[0].note == "grey"
    if act is second_mark:
        return {mark.note for mark in marks} == {"grey", "deep"}
    if act is rewrite:
        return len(marks) == 1 and marks[0].note == "thick\nand grey"
    if act is tag:
        return marks[0].tags == ("wet", "grey")
    return act is take_off and len(marks) < 2


@pytest.mark.parametrize("fault", FAULTS)
def test_a_disk_that_takes_nothing_is_said_and_what_was_done_is_kept_till_it_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: int
) -> None:
    open_marks(tmp_path).add(review())
    held = (tmp_path / "config" / "bookmarks.toml").read_bytes()
    marks = open_marks(tmp_path)
    assert len(marks.bookmarks) == 1
    with monkeypatch.context() as patch:
        FailingDisk(patch, 1, stays=True, error=fault)
        for number in range(100):
            with pytest.raises(StoreError):
                marks.add(review(name=f"full/{number}"), span_of("the fog"))
        assert marks.pending == 100
    assert (tmp_path / "config" / "bookmarks.toml").read_bytes() == held
    marks.save()
    assert len(open_marks(tmp_path).bookmarks) == 101
