from __future__ import annotations

import pytest

from reviewtui.library.works import Stated, meet


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
