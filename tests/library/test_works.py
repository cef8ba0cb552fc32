from __future__ import annotations

import pytest

from reviewtui.library.works import Stated, meet
from reviewtui.model.headlines import read_headline
from reviewtui.model.review import slug
from reviewtui.model.titles import work_key


@pytest.mark.parametrize(
    ("stated", "met"),
    [
        ([(None, None), (None, None)], {"tide": [0, 1]}),
        ([(2024, None), (None, None)], {"tide-2024": [0, 1]}),
        (
            [(2024, "film"), (None, "film"), (1999, None)],
            {"tide-2024": [0], "tide": [1], "tide-1999": [2]},
        ),
        ([(2024, "film"), (2024, None)], {"tide-2024": [0, 1]}),
        ([(2024, "film"), (2024, "game")], {"tide-2024-film": [0], "tide-2024-game": [1]}),
        ([(2024, "film"), (None, "game")], {"tide-2024": [0], "tide": [1]}),
        ([(2024, "film"), (1999, "game"), (2024, None)], {"tide-2024": [0, 2], "tide-1999": [1]}),
        (
            [(2024, "film"), (2024, "game"), (2024, None)],
            {"tide-2024-film": [0], "tide-2024-game": [1], "tide-2024": [2]},
        ),
    ],
)  # fmt: skip
def test_reviews_meet_unless_two_years_or_two_kinds_are_stated(
    stated: list[tuple[int | None, str | None]], met: dict[str, list[int]]
) -> None:
    reviews = [Stated(n, "Tide", year, kind) for n, (year, kind) in enumerate(stated)]
    assert {work.slug: list(work.reviews) for work in meet("tide", reviews)} == met


def test_a_work_is_called_what_most_call_it() -> None:
    titles = ("TIDE", "Tide", "Tide")
    (work,) = meet("tide", [Stated(n, title, None, None) for n, title in enumerate(titles)])
    assert work.title == "Tide"


@pytest.mark.parametrize(
    "headlines",
    [
        ["Hollow Lantern (PS5) Review", "Review: Hollow Lantern (Switch)", "Hollow Lantern review"],
        ["Low Lights by Pigeon: album review", "Album Review: Pigeon – Low Lights"],
        ["‘Low Tide: Part Two’ Review", "Low Tide: Part II (2024)", "Low Tide Part 2 review – wet"],
        [
            "Low Tide by R.F. Marrow review",
            "Review: Low Tide by RF Marrow",
            "Low Tide by Ann McLeod",
        ],
        ["Review: Mud 6 (Xbox Series X|S)", "Mud 6 review", "Mud 6 (PC, PS5) review"],
        ["The Pier Season 2 Review", "‘The Pier’ Season Two Review: Wet", "The Pier S2 review"],
    ],
)
def test_headlines_of_one_work_come_to_one_key(headlines: list[str]) -> None:
    works = [read_headline(each).work or "" for each in headlines]
    assert len({slug(work_key(work)) for work in works}) == 1, works


@pytest.mark.parametrize(
    ("one", "other"),
    [("Her", "Here"), ("Low Tide", "Low Tides"), ("Mud 2", "Mud"), ("The Pier S1", "The Pier S2")],
)
def test_what_only_looks_alike_has_another_key(one: str, other: str) -> None:
    works = [read_headline(f"{each} review").work or "" for each in (one, other)]
    assert slug(work_key(works[0])) != slug(work_key(works[1]))
