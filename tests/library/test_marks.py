"""Bookmarks and notes: marked, taken off, edited by hand, undone, merged."""

from __future__ import annotations

import sys
import tomllib
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from reviewtui.errors import NothingMatchedError, StoreError
from reviewtui.library import locking
from reviewtui.library.locking import Held
from reviewtui.library.reading_state import bookmarked_ids
from reviewtui.model.point import Span
from tests.library.marked import BODY, open_marks, review, span_of

if TYPE_CHECKING:
    from pathlib import Path

HAND_WRITTEN = """# What I liked, by me
format = 1

# the one about the fog
[[bookmark]]
review = "tide/lighthouse"   # still the best
added = 2026-01-05T10:00:00Z
passage = "the fog does the rest"
mood = "grey"
note = "read this aloud"  # at dinner
tags = ["fog"]

# I keep my old ones down here

[[bookmark]]
review = "tide/harbour"
added = 2025-12-01
"""


def write(folder: Path, text: str | bytes) -> Path:
    path = folder / "config" / "bookmarks.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def read(folder: Path) -> str:
    return (folder / "config" / "bookmarks.toml").read_bytes().decode()


def test_a_passage_marked_is_on_disk_and_found_by_the_next_session(tmp_path: Path) -> None:
    marks = open_marks(tmp_path)
    mark = marks.toggle(review(), span_of("costs him something"))
    assert mark is not None
    again = open_marks(tmp_path)
    assert again.bookmarks == (mark,)
    assert again.find(mark, BODY) == span_of("costs him something")
    assert again.bookmarked_reviews() == {"tide/lighthouse"}
    assert tomllib.loads(read(tmp_path))["bookmark"][0]["passage"] == "costs him something"


def test_toggling_twice_leaves_nothing(tmp_path: Path) -> None:
    marks = open_marks(tmp_path)
    for span in (None, span_of("*real*"), span_of("map of the\nbay"), span_of("a good film")):
        assert marks.toggle(review(), span) is not None
        assert marks.toggle(review(), span) is None
    assert not marks.bookmarks
    assert not open_marks(tmp_path).bookmarks


def test_a_review_and_its_passages_are_marked_apart(tmp_path: Path) -> None:
    marks = open_marks(tmp_path)
    whole = marks.toggle(review())
    loud = [marks.toggle(review(), span_of("It is loud.", nth=n)) for n in range(3)]
    assert len(marks.bookmarks) == 4
    assert marks.bookmarks[0] == loud[2]
    assert marks.at(review()) == whole
    assert marks.toggle(review(), span_of("It is loud.", nth=1)) is None
    assert [mark for mark in loud if mark in marks.bookmarks] == [loud[0], loud[2]]


def test_a_second_mark_of_the_same_words_joins_the_first(tmp_path: Path) -> None:
    one, other = open_marks(tmp_path), open_marks(tmp_path)
    assert not one.bookmarks
    assert not other.bookmarks
    one.add(review(), span_of("a good coat"), note="wool?", tags=["coat"])
    joined = other.add(review(), span_of("a good coat"), note="tweed", tags=["cloth"])
    assert other.bookmarks == (joined,)
    assert (joined.note, joined.tags) == ("wool?\n\ntweed", ("coat", "cloth"))


def test_notes_of_any_text_come_back_as_written(tmp_path: Path) -> None:
    marks = open_marks(tmp_path)
    for note in (
        "\"quotes\" and '''more''' \"\"\"",
        "two\nlines\n\n[[bookmark]]\n# x",
        "é 漢 👩‍👩‍👧",
        "",
    ):
        marks.note(review(), span_of("The keeper"), note)
        assert open_marks(tmp_path).bookmarks[0].note == note


def test_control_characters_in_a_note_never_reach_the_file(tmp_path: Path) -> None:
    mark = open_marks(tmp_path).add(review(), note="a\x1b]52;c;x\x07b\u202e", tags=["\x1b[2Jtag"])
    assert (mark.note, mark.tags) == ("a]52;c;xb", ("[2Jtag",))
    assert "\x1b" not in read(tmp_path)
    assert "\\u001b" not in read(tmp_path)


def test_a_name_that_is_no_text_does_not_spoil_the_file(tmp_path: Path) -> None:
    odd = review(name="tide/caf\udce9\x1b", body="It is \udce9 loud \x1b[2J here, and so on.")
    marks = open_marks(tmp_path)
    mark = marks.toggle(odd, Span(0, 20))
    again = open_marks(tmp_path)
    assert again.problems == ()
    assert again.bookmarks == (mark,)
    assert marks.toggle(odd) is not None
    assert marks.toggle(odd) is None


def test_a_hand_written_file_is_read_and_what_an_edit_does_not_touch_stays(tmp_path: Path) -> None:
    write(tmp_path, HAND_WRITTEN)
    marks = open_marks(tmp_path)
    fog, harbour = marks.bookmarks
    assert marks.find(fog, BODY) == span_of("the fog does the rest")
    assert harbour.added == datetime(2025, 12, 1, tzinfo=UTC)
    marks.add(review(), span_of("a good film"))
    assert read(tmp_path).startswith("# What I liked, by me\nformat = 1\n\n[[bookmark]]\nid = ")
    assert read(tmp_path).endswith(HAND_WRITTEN.partition("format = 1\n")[2])


def test_an_edit_of_a_hand_written_block_changes_its_key_alone(tmp_path: Path) -> None:
    write(tmp_path, HAND_WRITTEN)
    marks = open_marks(tmp_path)
    edited = marks.edit(marks.bookmarks[0].id, note="read this\nslowly", tags=["fog", "sea"])
    assert edited.id == marks.bookmarks[0].id
    assert edited.note == "read this\nslowly"
    expected = HAND_WRITTEN.replace('"read this aloud"  # at', '"""\nread this\nslowly"""  # at')
    assert read(tmp_path) == expected.replace('["fog"]', '["fog", "sea"]')
    marks.edit(edited.id, note="")
    assert 'mood = "grey"\ntags' in read(tmp_path)


def test_taking_a_mark_off_keeps_the_comments_that_stand_by_themselves(tmp_path: Path) -> None:
    write(tmp_path, HAND_WRITTEN)
    marks = open_marks(tmp_path)
    marks.remove(marks.bookmarks[0].id)
    assert "# I keep my old ones down here" in read(tmp_path)
    assert "fog" not in read(tmp_path)
    assert open_marks(tmp_path).problems == ()
    marks.undo()
    assert "# the one about the fog" in read(tmp_path)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (b"", 0),
        (b"\xef\xbb\xbfformat = 1\n[[bookmark]]\nreview = 'a/b'\n", 1),
        (HAND_WRITTEN.replace("\n", "\r\n").encode(), 2),
        (b"[[bookmark]]\nreview = 'a/b'", 1),
        (b"# only a comment", 0),
        (b"[other]\nx = 1\n[[bookmark]]\nreview = 'a/b'\n[bookmark.deep]\ny = 2\n[more]\n", 1),
        (
            b"[[bookmark]]\nreview='a/b'\nnote='''\n[[bookmark]]\n'''\n[[bookmark]]\nreview='c/d'\n",
            2,
        ),
    ],
)
def test_unusual_files_are_read_and_added_to(tmp_path: Path, text: bytes, count: int) -> None:
    path = write(tmp_path, text)
    before = tomllib.loads(text.decode("utf-8-sig"))
    marks = open_marks(tmp_path)
    assert len(marks.bookmarks) == count
    assert marks.problems == ()
    added = marks.add(review(), note="two\nlines")
    after = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    others = [block for block in after.pop("bookmark") if block.get("id") != added.id]
    assert others == before.pop("bookmark", [])
    assert before.items() <= after.items()
    assert path.read_bytes().startswith(text[:3]) or not text
    assert path.read_bytes().count(b"\r\n") in {0, path.read_bytes().count(b"\n")}
    marks.remove(added.id)
    assert len(open_marks(tmp_path).bookmarks) == count


def test_blocks_copied_by_hand_are_told_apart(tmp_path: Path) -> None:
    block = '[[bookmark]]\nid = "abc"\nreview = "a/b"\n'
    write(tmp_path, block * 3)
    marks = open_marks(tmp_path)
    assert len({mark.id for mark in marks.bookmarks}) == 3
    marks.edit(marks.bookmarks[1].id, note="the second")
    assert [mark.note for mark in open_marks(tmp_path).bookmarks] == ["", "the second", ""]


@pytest.mark.parametrize(
    ("bad", "line", "read_on"),
    [
        ('[[bookmark]]\nreview = "a/b\n[[bookmark]]\nreview = "c/d"\n', 2, ["c/d"]),
        ('[[bookmark]]\nreview = "a/b"\n[[bookmark]]\nnote = """\nreview = "c/d"\n', 4, ["a/b"]),
        ('[[bookmark]]\nnote = """x\n[[bookmark]]\nreview = "c/d"\n', 2, ["c/d"]),
        ('format = 1\nwhat is this\n[[bookmark]]\nreview = "c/d"\n', 2, ["c/d"]),
        ('format = 1\n\n[[bookmark]]\nreview = "c/d"\nnote = "\udce9"\n', 5, ["c/d"]),
        ('bookmark = [{review = "a/b"}]\n', None, []),
    ],
)
def test_a_file_with_a_mistake_is_read_as_far_as_it_goes_and_never_written(
    tmp_path: Path, bad: str, line: int | None, read_on: list[str]
) -> None:
    data = bad.encode("utf-8", "surrogateescape")
    path = write(tmp_path, data)
    marks = open_marks(tmp_path)
    assert [mark.review for mark in marks.bookmarks] == read_on
    assert [problem.line for problem in marks.problems] == [line]
    with pytest.raises(StoreError) as caught:
        marks.add(review())
    assert str(caught.value).startswith(f"{path}:{line}: " if line else f"{path}: ")
    assert path.read_bytes() == data
    assert marks.pending == 1
    assert marks.bookmarks[0].review == "tide/lighthouse"
    path.write_bytes(b'[[bookmark]]\nreview = "put/right"\n')
    assert marks.reload()
    assert marks.pending == 0
    assert {mark.review for mark in open_marks(tmp_path).bookmarks} == {
        "put/right",
        "tide/lighthouse",
    }


def test_a_block_that_is_toml_but_no_bookmark_is_named_and_kept(tmp_path: Path) -> None:
    bad = '[[bookmark]]\nnote = "of what?"\n'
    write(tmp_path, f'format = 1\n{bad}[[bookmark]]\nreview = "a/b"\n')
    marks = open_marks(tmp_path)
    marks.add(review())
    assert bad in read(tmp_path)
    assert len(marks.problems) == 1
    assert [mark.review for mark in marks.bookmarks] == ["tide/lighthouse", "a/b"]


def test_a_newer_format_is_refused_by_name_and_left_alone(tmp_path: Path) -> None:
    text = 'format = 2\n[[bookmark]]\nreview = "a/b"\n'
    write(tmp_path, text)
    marks = open_marks(tmp_path)
    assert marks.bookmarks == ()
    with pytest.raises(StoreError, match=r"bookmarks\.toml: format 2"):
        marks.toggle(review())
    assert read(tmp_path) == text


def test_undo_takes_back_step_by_step_and_across_restarts(tmp_path: Path) -> None:
    marks = open_marks(tmp_path)
    marks.note(review(), span_of("a good cast"), "who?")
    marks.note(review(), span_of("a good cast"), "all of them")
    marks.toggle(review(), span_of("a good cast"))
    later = open_marks(tmp_path)
    assert later.undo() == "Put back the bookmark on “a good cast” (Lighthouse (2024))."
    assert later.bookmarks[0].note == "all of them"
    assert later.undo() == "Took back the note on “a good cast” (Lighthouse (2024))."
    assert open_marks(tmp_path).bookmarks[0].note == "who?"
    assert later.undo() == "Took back the bookmark on “a good cast” (Lighthouse (2024))."
    assert later.undo() is None
    assert not open_marks(tmp_path).bookmarks


def test_undo_takes_back_our_own_change_and_not_another_session_s(tmp_path: Path) -> None:
    ours, theirs = open_marks(tmp_path), open_marks(tmp_path)
    ours.add(review(), span_of("a good film"))
    theirs.add(review(), span_of("a good coat"))
    assert "a good film" in str(ours.undo())
    assert [mark.passage for mark in open_marks(tmp_path).bookmarks] == ["a good coat"]
    assert ours.undo() is None


def test_undo_does_not_overwrite_what_came_later(tmp_path: Path) -> None:
    ours, theirs = open_marks(tmp_path), open_marks(tmp_path)
    mark = ours.add(review(), span_of("a good film"))
    theirs.edit(mark.id, note="theirs")
    assert str(ours.undo()).startswith("Left as it is")
    assert open_marks(tmp_path).bookmarks[0].note == "theirs"


def test_a_note_another_session_wrote_meanwhile_is_kept_beside_ours(tmp_path: Path) -> None:
    ours, theirs = open_marks(tmp_path), open_marks(tmp_path)
    mark = ours.add(review(), note="first", tags=["a", "b"])
    theirs.edit(mark.id, note="theirs", tags=["b", "c"])
    edited = ours.edit(mark.id, note="ours", tags=["a", "b", "d"])
    assert edited.note == "theirs\n\nours"
    assert set(edited.tags) == {"a", "b", "c", "d"}


def test_a_tag_another_session_gave_meanwhile_is_kept_beside_ours(tmp_path: Path) -> None:
    one, other = open_marks(tmp_path), open_marks(tmp_path)
    mark = one.add(review(), tags=["fog", "grey"])
    other.edit(mark.id, tags=["fog", "grey", "theirs"])
    one.reload()
    assert one.edit(mark.id, tags=["fog", "ours"], had=mark.tags).tags == ("fog", "theirs", "ours")


def test_a_note_on_a_mark_that_is_gone_meanwhile_brings_it_back(tmp_path: Path) -> None:
    ours, theirs = open_marks(tmp_path), open_marks(tmp_path)
    mark = ours.add(review(), span_of("a good film"))
    theirs.remove(mark.id)
    assert ours.edit(mark.id, note="but why").note == "but why"
    assert theirs.reload()
    assert [mark.note for mark in theirs.bookmarks] == ["but why"]


def test_a_moved_review_is_found_by_its_address(tmp_path: Path) -> None:
    marks = open_marks(tmp_path)
    mark = marks.add(review(), span_of("a good film"))
    moved = review(name="tide/renamed", url=review().url)
    assert marks.of(moved) == ()
    assert marks.of(moved, known={"tide/renamed"}) == (mark,)
    assert marks.of(moved, known={"tide/renamed", "tide/lighthouse"}) == ()


def test_two_copies_that_parted_come_together_without_loss_or_doubles(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    marks = open_marks(here)
    both = marks.add(review(), span_of("a good film"), note="common")
    marks.add(review(), span_of("the fog"))
    write(there, read(here))
    other = open_marks(there)
    other.edit(both.id, note="common, and more", tags=["later"])
    other.add(review(), span_of("a good coat"))
    other.remove(next(mark.id for mark in other.bookmarks if mark.passage == "the fog"))
    marks.edit(both.id, note="mine")
    marks.add(review(), span_of("a good coat"), note="coat")

    outcome = marks.merge(str(there / "config" / "bookmarks.toml"))
    assert (outcome.added, outcome.joined, outcome.same) == (0, 1, 1)
    kept = {mark.passage: mark for mark in open_marks(here).bookmarks}
    assert sorted(map(str, kept)) == ["a good coat", "a good film", "the fog"]
    assert kept["a good film"].note == "mine\n\ncommon, and more"
    assert kept["a good film"].tags == ("later",)
    before = read(here)
    assert marks.merge(str(there / "config" / "bookmarks.toml")).joined == 0
    assert read(here) == before

    outcome = other.merge(str(here / "config" / "bookmarks.toml"))
    assert (outcome.added, outcome.joined) == (1, 2)
    assert {mark.passage for mark in other.bookmarks} == set(kept)
    assert "Took back the merge" in str(other.undo())
    assert {mark.passage for mark in other.bookmarks} == {"a good film", "a good coat"}


def test_merging_a_file_that_is_not_there_or_newer_changes_nothing(tmp_path: Path) -> None:
    marks = open_marks(tmp_path)
    marks.add(review())
    newer = tmp_path / "newer.toml"
    newer.write_text("format = 9\n")
    for path in (newer, tmp_path / "none.toml"):
        with pytest.raises(StoreError):
            marks.merge(str(path))
    assert len(marks.bookmarks) == 1
    assert marks.pending == 0


def test_editing_what_does_not_exist_says_so(tmp_path: Path) -> None:
    with pytest.raises(NothingMatchedError):
        open_marks(tmp_path).edit("nothing", note="x")


def test_an_edit_that_cannot_be_written_stays_in_memory_until_it_can(tmp_path: Path) -> None:
    blocked = tmp_path / "config"
    blocked.write_text("a file where the folder should be")
    marks = open_marks(tmp_path)
    with pytest.raises(StoreError, match="config"):
        marks.add(review())
    assert (marks.pending, len(marks.bookmarks)) == (1, 1)
    with pytest.raises(StoreError):
        marks.save()
    blocked.unlink()
    marks.add(review(), span_of("the fog"))
    assert marks.pending == 0
    assert len(open_marks(tmp_path).bookmarks) == 2


def test_an_unsaved_edit_can_be_taken_back(tmp_path: Path) -> None:
    (tmp_path / "config").write_text("")
    marks = open_marks(tmp_path)
    with pytest.raises(StoreError):
        marks.add(review())
    assert str(marks.undo()).startswith("Took back what was not saved yet")
    assert (marks.pending, marks.bookmarks) == (0, ())


def test_a_session_that_holds_the_lock_forever_is_named_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    marks = open_marks(tmp_path)
    monkeypatch.setattr(locking, "PATIENCE", 0.0)
    with (
        Held(str(tmp_path / "config" / ".bookmarks.lock")),
        pytest.raises(StoreError, match="held by another session"),
    ):
        marks.add(review())
    marks.save()
    assert len(open_marks(tmp_path).bookmarks) == 1


def test_bookmarks_behind_a_link_stay_behind_it(tmp_path: Path) -> None:
    real = tmp_path / "dotfiles.toml"
    real.write_text("format = 1\n")
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "bookmarks.toml").symlink_to(real)
    open_marks(tmp_path).add(review())
    assert (tmp_path / "config" / "bookmarks.toml").is_symlink()
    assert "lighthouse" in real.read_text()


def test_the_light_reading_of_ids_agrees_with_the_whole(tmp_path: Path) -> None:
    config = str(tmp_path / "config")
    assert bookmarked_ids(config) == set()
    marks = open_marks(tmp_path)
    marks.add(review())
    marks.add(review(name="tide/harbour"), span_of("the fog"))
    assert bookmarked_ids(config) == marks.bookmarked_reviews()
    marks.add(review(name='tide/"odd"'), note='two\nlines\nreview = "not/this"')
    assert bookmarked_ids(config) == open_marks(tmp_path).bookmarked_reviews()
    write(tmp_path, HAND_WRITTEN)
    assert bookmarked_ids(config) == {"tide/lighthouse", "tide/harbour"}


def test_marks_that_are_not_there_cost_no_parser() -> None:
    import subprocess

    code = (
        "import sys; from reviewtui.library.marks import Marks; m = Marks('/none', '/none')\n"
        "assert m.bookmarks == () and not m.reading.is_read('a') and not m.reload()\n"
        "sys.exit(any(name in sys.modules for name in ('tomllib', 'tomli_w', 'json', 'hashlib')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
    code = (
        "import sys; from reviewtui.library.reading_state import *\n"
        "bookmarked_ids('/none'), ReadingState('/none').read_ids()\n"
        "heavy = ('dataclasses', 'pathlib', 'tomllib', 're', 'datetime', 'threading')\n"
        "sys.exit(any(name in sys.modules for name in heavy))"
    )
    assert subprocess.run([sys.executable, "-S", "-c", code], check=False).returncode == 0
