"""Reading folders in: by more than one process, stopped at any moment, and gone on with."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reviewtui.library import hands, sync
from reviewtui.library.library import Changes, Library
from tests.bench.many import make

if TYPE_CHECKING:
    from collections.abc import Iterator

COUNT = 400


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(make(str(tmp_path_factory.mktemp("many") / "reviews"), COUNT, 200))


@pytest.fixture
def library(root: Path, tmp_path: Path) -> Iterator[Library]:
    library = Library.open([str(root)], str(tmp_path / "cache"))
    yield library
    library.close()


def everything(library: Library) -> dict[str, object]:
    """All that a person can be shown of a library."""
    return {
        "cards": library.cards(order="added"),
        "outlets": library.groups("outlet"),
        "works": library.groups("work"),
        "count": library.count(),
        "bodies": [library.review(card.id, wait=False).body for card in library.cards(limit=20)],
        "hits": [hit.card.id for hit in library.search("the superb", limit=500).hits],
        "problems": library.problems(),
    }


@pytest.fixture(scope="module")
def whole(root: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    library = Library.open([str(root)], str(tmp_path_factory.mktemp("whole")))
    assert library.refresh() == Changes(added=COUNT)
    shown = everything(library)
    library.close()
    return shown


@pytest.mark.parametrize("many", [1, 3])
def test_more_hands_read_the_same(
    library: Library, whole: dict[str, object], monkeypatch: pytest.MonkeyPatch, many: int
) -> None:
    monkeypatch.setattr("reviewtui.library.reading_in.hands_for", lambda _: many)
    monkeypatch.setattr(sync, "BATCH", 90)
    assert library.refresh() == Changes(added=COUNT)
    assert everything(library) == whole


@pytest.mark.parametrize("harm", ["dies", "cannot start", "says nonsense"])
def test_a_hand_that_fails_costs_time_and_nothing_else(
    library: Library, whole: dict[str, object], monkeypatch: pytest.MonkeyPatch, harm: str
) -> None:
    monkeypatch.setattr("reviewtui.library.reading_in.hands_for", lambda _: 2)
    if harm == "cannot start":
        monkeypatch.setattr("sys.executable", "/nowhere/python")
    elif harm == "says nonsense":
        monkeypatch.setattr("sys.executable", "/bin/echo")
    else:
        asked = hands._Hand._asked_of_child

        def killed(hand: hands._Hand, work: hands.Work) -> object:
            hand._child.kill()
            return asked(hand, work)

        monkeypatch.setattr(hands._Hand, "_asked_of_child", killed)
    assert library.refresh() == Changes(added=COUNT)
    assert everything(library) == whole


READ_IN = """
import sys
from reviewtui.library import reading_in, sync
from reviewtui.library.library import Library
sync.BATCH = sync.FIRST_BATCH = 20
reading_in.PORTION = 5
reading_in.hands_for = lambda _: 1
library = Library.open([sys.argv[1]], sys.argv[2])
library.refresh(lambda done, total: print(done, flush=True))
print("finished", flush=True)
"""


def test_killed_in_the_middle_it_goes_on_and_nothing_is_lost(
    root: Path, tmp_path: Path, library: Library, whole: dict[str, object]
) -> None:
    cache = str(tmp_path / "cache")
    kept = 0
    for kill in range(1, 5):
        command = [sys.executable, "-c", READ_IN, str(root), cache]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
            assert child.stdout is not None
            for told, line in enumerate(child.stdout):
                assert line != "finished\n"
                if told >= kill:
                    os.kill(child.pid, signal.SIGKILL)
                    break
        again = Library.open([str(root)], cache)
        now = again._ask(lambda db: db.execute("SELECT count(*) FROM reviews").fetchone()[0])
        again.close()
        assert now >= kept + 20 * kill, "what was written before the kill is gone"
        assert now < COUNT, "it was killed too late to tell anything"
        kept = now
    changes = library.refresh()
    assert changes == Changes(added=COUNT - kept)
    assert everything(library) == whole


def test_another_process_reads_for_us_and_tells_how_far_it_is(
    library: Library, whole: dict[str, object]
) -> None:
    told: list[tuple[int, int]] = []
    changes = library.refresh_aside(lambda *far: told.append(far), lambda: False)
    assert changes == Changes(added=COUNT)
    assert told[0] == (0, COUNT)
    assert told[-1] == (COUNT, COUNT)
    assert everything(library) == whole
    assert library.refresh_aside(None, lambda: False) == Changes()


def test_another_process_that_is_told_to_stop_keeps_what_it_has(library: Library) -> None:
    told: list[tuple[int, int]] = []
    assert library.refresh_aside(lambda *far: told.append(far), lambda: bool(told)) == Changes()
    limit = time.monotonic() + 30
    while library.count() == 0 and time.monotonic() < limit:  # it ends by itself
        os.sched_yield()
    missing = library.refresh().added
    assert library.count() == COUNT
    assert missing <= COUNT


def test_where_no_process_can_be_started_nothing_is_claimed(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.executable", "/nowhere/python")
    assert library.refresh_aside(None, lambda: False) is None
    monkeypatch.setattr("sys.executable", "/bin/true")
    assert library.refresh_aside(None, lambda: False) is None


def test_stopped_while_looking_it_takes_no_file_for_gone(library: Library) -> None:
    library.refresh()
    asked = 0

    def enough() -> bool:
        nonlocal asked
        asked += 1
        return asked > 1

    assert library.refresh(cancelled=enough) == Changes()
    assert library.count() == COUNT


def test_a_list_is_there_while_the_rest_is_still_read(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sync, "FIRST_BATCH", 50)
    monkeypatch.setattr(sync, "BATCH", 51)
    seen: list[tuple[int, int, int]] = []

    def look(done: int, _: int) -> None:
        shown = sum(group.count for group in library.groups("outlet"))
        seen.append((done, shown, len(library.cards(limit=500))))

    library.refresh(look)
    assert seen[0] == (0, 0, 0)
    assert seen[1][0] == seen[1][1] == seen[1][2] > 0
    assert library.count() == COUNT


def test_the_made_up_reviews_are_the_same_every_time(root: Path, tmp_path: Path) -> None:
    other = Path(make(str(tmp_path / "again"), COUNT, 200))
    files = sorted(path.relative_to(root) for path in root.rglob("*.md"))
    assert len(files) == COUNT
    assert all((root / file).read_bytes() == (other / file).read_bytes() for file in files)
    with pytest.raises(SystemExit, match="holds other reviews"):
        make(str(other), COUNT + 1, 200)
