from __future__ import annotations

import pytest

from reviewtui.extract.verdict import find_verdict, leaning
from reviewtui.extract.voices import reported
from reviewtui.model.point import Point, Polarity

BODY = """A Slow Boat

The second act is set in Lisbon. The score is gorgeous. The editing drags in places.

Some critics have hailed it as a masterpiece, overall the best film of the year.

{end}
"""


@pytest.mark.parametrize(
    "verdict",
    [
        "Overall, this is a charming film that deserves your time.",
        "For all its faults, the film is a triumph.",
        "In the end it's a tedious film, and not worth seeing.",
    ],
)
def test_the_verdict_is_a_sentence_of_the_reviews_own(verdict: str) -> None:
    body = BODY.format(end=f"I saw it twice. {verdict}")
    span = find_verdict(body)
    assert span is not None
    assert body[span.start : span.end] == verdict


def test_a_text_without_an_opinion_has_no_verdict() -> None:
    assert find_verdict("The train leaves at nine and arrives in the evening.") is None
    assert find_verdict("") is None


@pytest.mark.parametrize(
    "voice",
    [
        "Some critics have hailed it as a masterpiece.",
        "Variety called the lead a revelation.",
        "The Guardian praised its patience.",
        "According to Empire, it is a triumph.",
        "Critical reactions have been mixed.",
        "Most reviewers agree that the ending is weak.",
    ],
)
def test_what_others_think_is_reported(voice: str) -> None:
    body = f"I liked it. {voice} The score is fine."
    assert [body[s.start : s.end] for s in reported(body)] == [voice]


@pytest.mark.parametrize(
    "own",
    [
        "I called my brother afterwards.",
        "The critic in me wanted more.",
        "She praised him in front of the whole court.",
        "Fans of the series will be delighted.",
    ],
)
def test_what_the_critic_thinks_is_not_reported(own: str) -> None:
    assert reported(f"It begins well. {own}") == ()


@pytest.mark.parametrize(
    ("polarities", "expected"),
    [("+++-", "praise"), ("---+", "fault"), ("++--", "mixed"), ("~~~", "mixed"), ("+", None)],
)
def test_points_lean_in_a_word_or_not_at_all(polarities: str, expected: str | None) -> None:
    of = {"+": Polarity.PRO, "-": Polarity.CON, "~": Polarity.MIXED}
    assert leaning([Point("overall", of[sign], "a label", "") for sign in polarities]) == expected
