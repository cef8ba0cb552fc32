"""Marks under fire: many writers at once, killed in mid-write, a disk that fails at every point."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import tomllib
from typing import TYPE_CHECKING

import pytest

from reviewtui.errors import StoreError
from tests.library.marked import BODY, open_marks, review, span_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reviewtui.library.marks import Marks

WRITER = """
import sys
from pathlib import Path
from tests.library.marked import open_marks, review
marks = open_marks(Path(sys.argv[1]))
for number in range(int(sys.argv[3])):
    name = f"writer-{sys.argv[2]}/{number}"
    marks.add(review(name=name), note=f"of {sys.argv[2]}\\nthe {number}.")
    marks.reading.mark_read(name)
    marks.reading.set_position(name, number)
    print(name, flush=True)
marks.reading.flush()
"""


def writer(folder: Path, name: str, edits: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITER, str(folder), name, str(edits)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def names_in(folder: Path) -> set[str]:
    path = folder / "config" / "bookmarks.toml"
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    return {block["review"] for block in tomllib.loads(text).get("bookmark", [])}


def test_four_processes_of_fifty_edits_each_leave_two_hundred_marks(tmp_path: Path) -> None:
    here = open_marks(tmp_path)
    assert not here.reload()
    writers = [writer(tmp_path, str(number), 50) for number in range(4)]
    for process in writers:
        process.communicate()
        assert process.returncode == 0
    expected = {f"writer-{w}/{n}" for w in range(4) for n in range(50)}
    assert names_in(tmp_path) == expected
    assert here.reload()
    assert here.bookmarked_reviews() == expected == here.reading.read_ids()
    assert all(here.reading.position(name) == int(name.rpartition("/")[2]) for name in expected)
    assert all(mark.note.startswith("of ") for mark in here.bookmarks)


def test_threads_of_one_session_lose_nothing(tmp_path: Path) -> None:
    from concurrent.futures import ThreadPoolExecutor

    marks = open_marks(tmp_path)

    def mark_one(number: int) -> None:
        marks.add(review(name=f"thread/{number}"))
        marks.reading.mark_read(f"thread/{number}")

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(mark_one, range(64)))
    expected = {f"thread/{number}" for number in range(64)}
    assert names_in(tmp_path) == expected
    assert open_marks(tmp_path).reading.read_ids() == expected


KILLER = """
import os, random, signal, sys
from pathlib import Path
from tests.library.marked import open_marks, review

def mark_forever(turn, end):
    marks = open_marks(Path(sys.argv[1]))
    for number in range(100_000):
        name = f"k{turn}/{number}"
        marks.add(review(name=name), note="acknowledged")
        marks.reading.mark_read(name)
        os.write(end, f"{name}\\n".encode())

rng = random.Random(int(sys.argv[2]))
for turn in range(int(sys.argv[3])):
    here, end = os.pipe()
    child = os.fork()
    if not child:
        mark_forever(turn, end)
    os.close(end)
    with os.fdopen(here, "rb") as pipe:
        heard = [pipe.readline() for _ in range(rng.randint(1, 4))]
        for _ in range(rng.randint(0, 60_000)):  # somewhere in the steps of the next edit
            pass
        os.kill(child, signal.SIGKILL)
        heard += pipe.readlines()
    os.waitpid(child, 0)
    sys.stdout.writelines(line.decode() for line in heard if line.endswith(b"\\n"))
"""


def test_killed_in_the_middle_of_marking_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    command = [sys.executable, "-c", KILLER, str(tmp_path), "7", "40"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    acknowledged = set(done.stdout.split())
    assert len(acknowledged) >= 40
    marks = open_marks(tmp_path)
    assert acknowledged <= names_in(tmp_path)
    assert acknowledged <= marks.reading.read_ids()
    assert marks.bookmarked_reviews() == names_in(tmp_path)
    assert marks.problems == ()
    assert files_in(tmp_path) == [".bookmarks.lock", "bookmarks.toml"]
    marks.add(review())
    marks.reading.mark_read(review().id)
    again = open_marks(tmp_path)
    assert again.reading.is_read(review().id)
    assert len(again.bookmarks) == len(marks.bookmarks)


def files_in(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "config").iterdir())


def strays(folder: Path) -> list[str]:
    return [path.name for path in folder.glob("*/.reviewtui-*")]


class FailingDisk:
    """Makes the n-th call that changes the disk fail, and every later one if it stays full."""

    CALLS = ("write", "fsync", "replace", "ftruncate", "open", "mkdir", "makedirs", "chmod")

    def __init__(
        self, patch: pytest.MonkeyPatch, nth: int, *, stays: bool, error: int = errno.ENOSPC
    ) -> None:
        self.calls = 0
        self.failed = False
        self._error = error
        self.reason = os.strerror(error).lower()
        for name in self.CALLS:
            patch.setattr(os, name, self._failing(getattr(os, name), nth, stays))

    def _failing(self, real: Callable[..., object], nth: int, stays: bool) -> Callable[..., object]:
        def call(*args: object, **options: object) -> object:
            self.calls += 1
            if self.calls == nth or (stays and self.calls > nth):
                self.failed = True
                raise OSError(self._error, os.strerror(self._error))
            return real(*args, **options)

        return call


def first_mark(marks: Marks) -> None:
    marks.add(review(), span_of("the fog"), note="grey")


def rewrite(marks: Marks) -> None:
    marks.edit(marks.bookmarks[0].id, note="thick\nand grey")


def take_off(marks: Marks) -> None:
    marks.remove(marks.bookmarks[0].id)


def take_back(marks: Marks) -> None:
    marks.undo()


@pytest.mark.parametrize("stays", [False, True])
@pytest.mark.parametrize(
    ("before", "act"),
    [
        ((), first_mark),
        ((first_mark,), rewrite),
        ((first_mark,), take_off),
        ((first_mark,), take_back),
    ],
)
def test_a_disk_that_fails_at_any_point_leaves_the_old_or_the_new(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    before: tuple[Callable[[Marks], None], ...],
    act: Callable[[Marks], None],
    stays: bool,
) -> None:
    nth, failed = 0, True
    while failed:
        nth += 1
        folder = tmp_path / str(nth)
        for step in before:
            step(open_marks(folder))
        marks = open_marks(folder)
        old = marks.bookmarks
        refused = ""
        with monkeypatch.context() as patch:
            disk = FailingDisk(patch, nth, stays=stays)
            try:
                act(marks)
            except StoreError as error:
                refused = str(error)
        failed = disk.failed
        assert not refused or "no space left" in refused
        kept = open_marks(folder)
        assert kept.problems == ()
        if not refused:
            assert kept.bookmarks == marks.bookmarks
            assert kept.bookmarks != old
        if not stays:
            assert strays(folder) == []
        marks.save()
        assert marks.pending == 0
        if act is not take_back:
            assert open_marks(folder).bookmarks == marks.bookmarks != old
        elif refused:
            assert open_marks(folder).bookmarks in {old, ()}
    assert nth > 5


@pytest.mark.parametrize("stays", [False, True])
def test_reading_marks_outlive_a_disk_that_fails_at_any_point(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stays: bool
) -> None:
    for start in (0, 1):
        nth, failed = 0, True
        while failed:
            nth += 1
            folder = tmp_path / f"{start}-{nth}"
            marks = open_marks(folder)
            if start:
                marks.reading.mark_read("old/one")
            with monkeypatch.context() as patch:
                disk = FailingDisk(patch, nth, stays=stays)
                try:
                    marks.reading.mark_read("new/one")
                    assert marks.reading.pending == 0
                except StoreError:
                    assert marks.reading.pending == 1
            failed = disk.failed
            assert marks.reading.is_read("new/one")
            assert open_marks(folder).reading.is_read("old/one") is bool(start)
            marks.reading.flush()
            assert open_marks(folder).reading.read_ids() == marks.reading.read_ids()
        assert nth > 2


def test_what_a_killed_process_left_half_written_is_gone_after_the_next_start(
    tmp_path: Path,
) -> None:
    code = (
        "import os, signal, sys; from pathlib import Path\n"
        "from tests.library.marked import open_marks, review\n"
        "os.replace = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\n"
        "open_marks(Path(sys.argv[1])).add(review())\n"
    )
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=False)
    assert len(strays(tmp_path)) == 1
    assert not open_marks(tmp_path).bookmarks
    assert files_in(tmp_path) == [".bookmarks.lock"]


def test_another_session_s_mark_shows_after_a_reload_and_only_then(tmp_path: Path) -> None:
    one, other = open_marks(tmp_path), open_marks(tmp_path)
    assert not one.reload()
    mark = other.add(review(), span_of("the fog"))
    assert not one.bookmarks
    assert one.reload()
    assert one.bookmarks == (mark,)
    assert one.find(mark, BODY) is not None
    assert not one.reload()
    other.reading.mark_read("a/b")
    assert one.reload()
    assert one.reading.is_read("a/b")
