"""Ratings in running text: the review's own, and none of what only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewtui.model.rating import Rating, Scale
from tests.model.rating_tables import RATED, UNRATED


@pytest.mark.parametrize(("text", "value", "best"), RATED)
def test_a_reviews_own_rating_is_found(
    text: str, value: float | str, best: float | str | None
) -> None:
    rating = Rating.find(text)
    assert rating is not None
    assert (rating.value, rating.best) == (value, best)
    assert rating.text in text


@pytest.mark.parametrize("text", [*UNRATED, "", "   \n\n "])
def test_what_only_looks_like_a_rating_is_none(text: str) -> None:
    assert Rating.find(text) is None


@pytest.mark.parametrize("trap", [text for text in UNRATED if "\n" not in text])
def test_a_trap_beside_the_rating_does_not_hide_it(trap: str) -> None:
    body = f"The harbour wakes at six.\n\n{trap}\n\nIt is a kind film.\n\nRating: 3.5/5\n"
    rating = Rating.find(body)
    assert rating is not None
    assert (rating.value, rating.best) == (3.5, 5)


@pytest.mark.parametrize(("text", "value", "best"), RATED)
def test_a_rating_is_found_at_the_end_of_a_review_as_well(
    text: str, value: float | str, best: float | str | None
) -> None:
    body = "The harbour wakes before the film does. Nets, gulls, rain.\n\nA slow start."
    rating = Rating.find(f"{body}\n\n{text}\n")
    assert rating is not None
    assert (rating.value, rating.best) == (value, best)


def test_a_rating_comes_with_its_place_and_its_label() -> None:
    text = "A kind film.\n\nHarbour Mail Score: 7.5/10\n\nMore reviews"
    (found,) = Rating.find_all(text)
    assert text[found.span.start : found.span.end] == "7.5/10"
    assert found.label == "Harbour Mail Score"


def test_a_drawing_and_its_figures_are_one_rating() -> None:
    (found,) = Rating.find_all("Rating: ★★★☆☆ (3/5)")
    assert found.rating.text == "★★★☆☆ (3/5)"


def test_the_scale_of_the_outlet_reads_what_has_none() -> None:
    rating = Rating.find("A kind film.\n\n★★★", Scale.parse("stars out of 4"))
    assert rating is not None
    assert (rating.best, rating.rule, rating.assumed) == (4, "outlet", False)


@pytest.mark.parametrize(
    "flood",
    ["7", "7 ", "/", "1/", "★", "★ ", "*", "* ", "4/5 ", "½", "3 out of ", "A ", "A+ ", "Rating: ",
     "of five ", "on a scale of 1 to ", "skip it ", "a:", "\n", "4/5 (", "0.5",
     "the first film was ", "5% "],
)  # fmt: skip
def test_a_flood_of_anything_is_read_to_its_end(flood: str) -> None:
    rating = Rating.find(flood * (40_000 // len(flood)))
    assert rating is None or rating.text


_LINES = st.sampled_from([text for text, *_ in RATED] + UNRATED)


@settings(max_examples=40, deadline=None)
@given(st.lists(_LINES, max_size=6), st.sampled_from(["\n", "\n\n", " ", " | ", "\t", "\r\n"]))
def test_no_mixture_of_lines_raises_and_places_are_exact(lines: list[str], between: str) -> None:
    text = between.join(lines)
    for found in Rating.find_all(text):
        assert text[found.span.start : found.span.end] == found.rating.text
