from __future__ import annotations

import pytest

from reviewtui.extract.stated import stated_points
from reviewtui.model.point import Origin


def listed(body: str) -> list[tuple[str, str]]:
    return [(point.polarity.value, point.quote) for point in stated_points(body, kind="product")]


BOTH = [("pro", "bright screen"), ("con", "poor speakers")]


@pytest.mark.parametrize(
    "body",
    [
        "## Pros\n\n- bright screen\n\n## Cons\n\n- poor speakers\n\n## Verdict\n\nBuy it.\n",
        "Text.\n\nPros:\n* bright screen\nCons:\n* poor speakers\n",
        "**Pros:** bright screen\n\n**Cons:** poor speakers\n",
        "The Good\nbright screen\nThe Bad\npoor speakers\n",
        "The Good: bright screen\nThe Bad: poor speakers\n",
        "What works\n\n- bright screen\n\nWhat doesn’t\n\n- poor speakers\n",
        "### What we liked\n- bright screen\n### What we didn't like\n- poor speakers\n",
        "Some text.\n\n+ bright screen\n- poor speakers\n",
        "✅ bright screen\n❌ poor speakers\n",
        "| Pros | Cons |\n|---|---|\n| bright screen | poor speakers |\n",
        "What Ada loved: bright screen\nWhat Ada hated: poor speakers\n",
        "Pros: + bright screen\nCons: - poor speakers\n",
        "Reasons to buy\n• bright screen\nReasons to avoid\n• poor speakers\n",
    ],
)
def test_lists_of_either_side_are_read_however_they_are_headed(body: str) -> None:
    assert listed(body) == BOTH


def test_a_line_of_several_points_is_cut_where_they_end() -> None:
    body = "Pros: bright screen, long battery life, light\nCons: poor speakers; dim keyboard\n"
    assert listed(body) == [
        ("pro", "bright screen"),
        ("pro", "long battery life"),
        ("pro", "light"),
        ("con", "poor speakers"),
        ("con", "dim keyboard"),
    ]


@pytest.mark.parametrize("nothing", ["nothing", "None.", "n/a", "Nothing at all!", "–"])
def test_a_list_that_says_nothing_holds_no_point(nothing: str) -> None:
    assert listed(f"What I loved: bright screen\nWhat I hated: {nothing}\n") == [
        ("pro", "bright screen")
    ]


def test_lists_of_several_testers_are_all_read() -> None:
    body = "Ada\nPros: bright screen\nCons: poor speakers\n\nBen\nPros: light body\nCons: nothing\n"
    assert listed(body) == [*BOTH, ("pro", "light body")]


def test_a_heading_that_asks_is_no_stated_point() -> None:
    assert listed("Weaknesses: Too Dim To Read?\n\nThe screen is bright enough.\n") == []


def test_the_prose_after_a_list_is_no_part_of_it() -> None:
    body = "Pros\n\n- bright screen\n\nI carried it for a week, and it was fine.\n"
    assert listed(body) == [("pro", "bright screen")]


def test_a_dash_list_alone_is_a_list_and_no_blame() -> None:
    assert listed("Seen at the festival:\n\n- The Long Wait\n- A Quiet Row\n") == []


def test_a_sentence_that_begins_with_such_a_word_is_no_list() -> None:
    assert listed("Pros will find it slow, and so will everybody else.") == []


def test_stated_points_stand_where_they_say_and_know_their_aspect() -> None:
    body = "Pros:\n- long battery life on a single charge, whatever you do\n"
    (point,) = stated_points(body, kind="product")
    assert point.span is not None
    assert body[point.span.start : point.span.end] == point.quote
    assert (point.aspect, point.origin) == ("battery", Origin.STATED)
    assert 2 <= len(point.label.split()) <= 6
