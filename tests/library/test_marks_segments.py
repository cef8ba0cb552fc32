"""A file read after an earlier state of it is understood as if it were read for the first time."""

from __future__ import annotations

import random

import pytest

from reviewtui.library.block import Block
from reviewtui.library.notebook import Notebook
from reviewtui.library.segments import text_in

PIECES = [
    '[[bookmark]]\nreview = "a/b"\n\n',
    '[[bookmark]]\nreview = "c/d"\nnote = """\nof\n[[bookmark]]\n# no comment\n"""\n',
    "# mine\n[[bookmark]]\nreview = 'e/f'\nnote = '''\n\"\"\"\n'''\n\n",
    "# alone\n\n",
    '[[other]]\nkey = "[[bookmark]]"\n',
    '[[bookmark]]\nreview = "a/b"\nadded = 2026-01-01\n',
    '"""\n',
    "'''\n",
    "\n",
]


def shape(segments: list[Block | str]) -> list[tuple[bool, str]]:
    return [(isinstance(segment, Block), text_in(segment)) for segment in segments]


@pytest.mark.parametrize("seed", range(12))
def test_only_the_change_is_read_again_and_the_whole_is_understood(seed: int) -> None:
    rng = random.Random(seed)
    pieces = ["format = 1\n\n", *rng.choices(PIECES[:6], k=rng.randint(0, 12))]
    before = Notebook("x", "".join(pieces).encode())
    reused = 0
    for _ in range(30):
        edited = list(pieces)
        at = rng.randrange(len(edited) + 1)
        end = min(len(edited), at + rng.randint(0, 2))
        edited[at:end] = rng.choices(PIECES, k=rng.randint(0, 2))
        text = "".join(edited)
        after = Notebook("x", text.encode(), before)
        first = Notebook("x", text.encode())
        assert after.render() == text.encode()
        assert shape(after.segments()) == shape(first.segments())
        assert after.marks == first.marks
        assert list(map(str, after.problems)) == list(map(str, first.problems))
        assert str(after.broken) == str(first.broken)
        old = set(map(id, before.segments()))
        reused += sum(id(segment) in old for segment in after.segments())
        if first.broken is None:
            pieces, before = edited, after
    assert reused


def test_a_header_inside_a_loose_string_is_no_bookmark_and_no_crash() -> None:
    book = Notebook("x", b'format = 1\n\n[other]\nkey = """\n[[bookmark]]\n"""\n')
    assert book.marks == {}
    assert book.problems == ()
