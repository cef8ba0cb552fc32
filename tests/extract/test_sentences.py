from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewtui.extract.clauses import clauses
from reviewtui.extract.sentences import lines, sentences


def texts(body: str) -> list[str]:
    return [sentence.text for sentence in sentences(body)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("It works. It lasts.", ["It works.", "It lasts."]),
        ("It really isn't. By the end it is.", ["It really isn't.", "By the end it is."]),
        ("It came out on Sept. 9, 2018, and sank.", ["It came out on Sept. 9, 2018, and sank."]),
        ("Mr. Orr and Dr. Vey met at 7.30 p.m. It rained.", None),
        ("“It works.” She left.", ["“It works.”", "She left."]),
        ("It cost 4.5 million. Really?", ["It cost 4.5 million.", "Really?"]),
        ("What a film! What a score!", ["What a film!", "What a score!"]),
        ("*It works.* It lasts.", ["*It works.*", "It lasts."]),
    ],
)
def test_a_paragraph_is_cut_into_its_sentences(body: str, expected: list[str] | None) -> None:
    found = texts(body)
    if expected is None:
        assert found[0].startswith("Mr. Orr and Dr. Vey")
    else:
        assert found == expected


def test_bare_and_marked_headings_are_known_and_stand_over_what_follows() -> None:
    body = "Sound & Music\nIt hums along.\n\n## Final Verdict\n\nIt is good.\n"
    assert [(s.heading, s.text) for s in sentences(body)] == [
        ("Sound & Music", "It hums along."),
        ("Final Verdict", "It is good."),
    ]


@pytest.mark.parametrize(
    "litter",
    [
        "Share this Article:",
        "Credit: Somebody",
        "Related Stories",
        "Follow us on everything!",
        "***",
    ],
)
def test_litter_is_no_sentence(litter: str) -> None:
    assert texts(f"It is good.\n\n{litter}\n") == ["It is good."]


def test_a_paragraph_wrapped_by_hand_is_one_paragraph() -> None:
    body = (
        "The opening hour is the best of it, a long and patient walk through a\n"
        "town that has forgotten what it was for. Then it rains.\n"
    )
    assert len(texts(body)) == 2
    assert len(lines(body)) == 1


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="Aab .!?\n*#-—,;:“”()", max_size=300))
def test_spans_are_verbatim_ordered_and_apart(body: str) -> None:
    at = 0
    for sentence in sentences(body):
        assert body[sentence.start : sentence.end] == sentence.text
        assert at <= sentence.start < sentence.end
        at = sentence.end


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("It is slow but it is kind.", ["It is slow", "but it is kind."]),
        ("While it is slow, it is kind.", ["While it is slow", "it is kind."]),
        ("It is nothing but noise.", ["It is nothing but noise."]),
        ("It is not only slow but cold.", ["It is not only slow but cold."]),
        ("It feels as though nobody came.", ["It feels as though nobody came."]),
    ],
)
def test_a_sentence_is_cut_where_it_turns(sentence: str, expected: list[str]) -> None:
    found = clauses(sentence)
    assert [clause.text for clause in found] == expected
    assert all(sentence[c.start : c.end] == c.text for c in found)


def test_who_writes_without_capitals_still_ends_sentences() -> None:
    body = "The music is lovely. but the level design is poor, e.g. in the caves. it drags"
    assert [s.text for s in sentences(body)] == [
        "The music is lovely.",
        "but the level design is poor, e.g. in the caves.",
        "it drags",
    ]
