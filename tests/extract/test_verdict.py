from __future__ import annotations

import pytest

from reviewtui.extract.points import find_points
from reviewtui.extract.verdict import find_verdict
from reviewtui.extract.voices import reported

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


def test_a_review_without_a_summary_is_summed_up_by_what_it_says_of_the_work_late() -> None:
    body = (
        "A ferry runs aground in the first scene, and nobody is told why.\n\n"
        "Rosa Ilves is excellent as the purser. The score is loud and tiresome.\n\n"
        "I wanted to like this film more than I did, but it is a dull and airless thing. "
        "The purser keeps a canary."
    )
    span = find_verdict(body)
    assert span is not None
    assert body[span.start : span.end].startswith("I wanted to like this film")


def test_how_the_critic_came_by_a_thing_sums_nothing_up() -> None:
    body = (
        "It is a handsome, well made grinder and a great buy. It is fast. "
        "I bought my last one years ago in a wonderful little shop."
    )
    span = find_verdict(body)
    assert span is not None
    assert body[span.start : span.end] == "It is a handsome, well made grinder and a great buy."


@pytest.mark.parametrize(
    "last",
    [
        "His turn as the purser is a wonderful and moving thing to watch.",
        "Additionally, they are a great and charming pair, and worth your time.",
        "Subscribe to my newsletter for more great reviews of wonderful films.",
        "Follow us for more, and don't miss the great film of next week.",
    ],
)
def test_what_only_goes_on_or_speaks_to_the_reader_is_no_verdict(last: str) -> None:
    body = (
        "A Slow Boat is a dull and tedious film.\n\n"
        "A ferry runs aground, and nobody is told why. The purser keeps a canary. "
        f"The score is loud.\n\n{last}"
    )
    span = find_verdict(body)
    assert span is not None
    assert body[span.start : span.end] == "A Slow Boat is a dull and tedious film."


def test_a_sentence_that_begins_with_the_title_is_of_the_whole() -> None:
    body = (
        "Tin Harbour is handsome but hollow. The purser keeps a canary.\n\n"
        "A ferry runs aground, and nobody is told why. The lighting is gorgeous and warm."
    )
    points = find_points(body, kind="film")
    span = find_verdict(body, points, work="Tin Harbour")
    assert span is not None
    assert body[span.start : span.end] == "Tin Harbour is handsome but hollow."
    assert find_verdict(body, points) != span


def test_with_the_points_of_a_review_its_verdict_is_of_the_whole_and_on_their_side() -> None:
    body = (
        "The plot is a tedious mess. The jokes are weak and the pacing is dreadful. "
        "It is a dull and airless film.\n\nThe lighting is gorgeous and the harbour stunning."
    )
    span = find_verdict(body, find_points(body, kind="film"))
    assert span is not None
    assert body[span.start : span.end] == "It is a dull and airless film."
