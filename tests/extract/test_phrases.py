"""Phrases are looked for only at words they can begin at: none may be missed for that."""

from __future__ import annotations

import re

import pytest

from reviewtui.extract import lexicon as lists
from reviewtui.extract.opinions import WORD, plain
from reviewtui.extract.phrases import made_phrases
from tests.extract import annotated


def one_by_one(text: str, low: str) -> list[tuple[int, int]]:
    """Where phrases stand when every one of them is tried at every word."""
    tried = re.compile(f"(?:{'|'.join(text.strip().splitlines())})(?![\\w'-])")
    found: list[tuple[int, int]] = []
    for word in WORD.finditer(low):
        if (not found or word.start() >= found[-1][1]) and (met := tried.match(low, word.start())):
            found.append(met.span())
    return found


@pytest.mark.parametrize("side", ["none", "pro", "con"])
def test_all_phrases_of_the_lists_are_met_in_reviews(side: str) -> None:
    text = lists._read("lexicon.toml")["phrases"][side]
    phrases = made_phrases(text)
    begun = 0
    for path in sorted(annotated.FOLDER.glob("*-*.txt")):
        for line in plain(annotated.read(path).body).splitlines():
            starts = [word.start() for word in WORD.finditer(line)]
            found = list(phrases.met(line, starts))
            wanted = one_by_one(text, line)
            assert [start for start, _ in found] == [start for start, _ in wanted]
            begun += len(found)
    assert begun


@pytest.mark.parametrize(
    ("phrase", "said"),
    [
        ("so what", "so what"),
        ("(?:very |really )?good", "good"),
        ("(?:very |really )*good", "very really good"),
        ("(?:an? )?ode to", "ode to"),
        ("a ?lot", "alot"),
        ("ok", "ok"),
        (r"\w+est (?:of|in) years", "finest of years"),
        (r"(?:ten|\d+) pages too long", "40 pages too long"),
        (r"(?:ten|\d+) pages too long", "٤ pages too long"),
        ("(?<!not )(?:a|the) joy", "the joy"),
        ("(?:no|(?:hardly|barely) any) fun", "barely any fun"),
        ("by x{0,2}y", "by y"),
        ("taking my breath|took my breath", "took my breath"),
        ("hmm+ yes", "hmmmm yes"),
    ],
)
def test_a_phrase_is_met_however_it_begins(phrase: str, said: str) -> None:
    starts = [word.start() for word in WORD.finditer(said)]
    assert (0, len(said)) in made_phrases(phrase).met(said, starts)
    assert not list(made_phrases(phrase).met("nothing of it", [0, 8, 11]))
