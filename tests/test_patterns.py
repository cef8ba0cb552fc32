"""Compiled patterns that are kept are the ones `re` would make, or they are not used."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from reviewtui import patterns
from reviewtui.model import rating_numbers, rating_traps
from reviewtui.patterns import IGNORECASE, MULTILINE

if TYPE_CHECKING:
    from pathlib import Path

KINDS = [
    (r"(?P<word>\w+)\s(?:and|or)\s(?P=word)", IGNORECASE),
    (r"^ {0,3}#{1,6} \S|(?<!\w)½", MULTILINE),
    ("[\ud800-\udfff\U000e0000-\U000e007f]", 0),
    ("", 0),
    (rating_numbers.OUT_OF, 0),
    (rating_numbers.NUMBER_END, 0),
    (rating_traps._VOTES, IGNORECASE),
]


@pytest.fixture(autouse=True)
def _forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    for store in ("_ready", "_known", "_fresh"):
        monkeypatch.setattr(patterns, store, {})
    monkeypatch.setattr(patterns, "_files", [])


def kept(folder: Path) -> Path:
    """The file of one run that used every pattern."""
    patterns.kept_in(str(folder))
    for text, flags in KINDS:
        patterns.search(text, "", flags)
    patterns.keep()
    (file,) = folder.iterdir()
    return file


def start_anew(folder: Path) -> None:
    for store in (patterns._ready, patterns._known, patterns._fresh):
        store.clear()
    patterns._files.clear()
    patterns.kept_in(str(folder))


def test_a_kept_pattern_is_the_one_that_re_compiles(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept(tmp_path)
    start_anew(tmp_path)
    monkeypatch.setattr(patterns, "_compiled_anew", None)  # nothing is compiled a second time
    for text, flags in KINDS:
        assert patterns._compiled(text, flags) == re.compile(text, flags)


@pytest.mark.parametrize("place", [0, 5, 21, 25, 100, -1])
def test_a_damaged_file_is_as_good_as_none(tmp_path: Path, place: int) -> None:
    file = kept(tmp_path)
    data = bytearray(file.read_bytes())
    data[place] ^= 0xFF
    file.write_bytes(data)
    start_anew(tmp_path)
    assert patterns._known == {}
    for text, flags in KINDS:
        assert patterns._compiled(text, flags) == re.compile(text, flags)


def test_numbers_the_engine_does_not_take_are_compiled_anew(tmp_path: Path) -> None:
    kept(tmp_path)
    start_anew(tmp_path)
    flags, _, groups, index, names = patterns._known[r"", 0]
    patterns._known[r"", 0] = (flags, b"\xff\xff\xff\x00" * 9, groups, index, names)
    assert patterns.search("", "anything") is not None


def test_a_folder_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    patterns.kept_in(str(tmp_path / "file"))
    assert patterns.findall(r"\d", "a1b2") == ["1", "2"]
    patterns.keep()


def test_what_is_kept_of_one_run_is_added_to_that_of_others(tmp_path: Path) -> None:
    file = kept(tmp_path)
    start_anew(tmp_path)
    patterns.sub("gull", "tern", "a gull")
    patterns.keep()
    assert patterns._read(str(file)).keys() >= {("gull", 0), *KINDS}
