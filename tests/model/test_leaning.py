from __future__ import annotations

import pytest

from reviewtui.model.leaning import leaning, share
from reviewtui.model.point import Origin, Point, Polarity


def points(praise: int, fault: int, mixed: int = 0) -> list[Point]:
    sides = [Polarity.PRO] * praise + [Polarity.CON] * fault + [Polarity.MIXED] * mixed
    return [
        Point("story", side, f"label {number}", f"Sentence {number}.", Origin.FOUND, None)
        for number, side in enumerate(sides)
    ]


@pytest.mark.parametrize(
    ("praise", "fault", "side"),
    [
        (3, 0, Polarity.PRO),
        (6, 2, Polarity.PRO),
        (2, 1, Polarity.MIXED),
        (1, 2, Polarity.MIXED),
        (5, 4, Polarity.MIXED),
        (1, 4, Polarity.CON),
        (0, 3, Polarity.CON),
    ],
)
def test_few_points_lean_only_where_hardly_one_disagrees(
    praise: int, fault: int, side: Polarity
) -> None:
    lean = leaning(points(praise, fault))
    assert lean is not None
    assert (lean.side, lean.praise, lean.fault) == (side, praise, fault)


def test_too_few_points_lean_nowhere() -> None:
    assert leaning(points(2, 0)) is None
    assert share([]) == 0.5


def test_a_point_that_stands_in_the_verdict_tips_the_scale_and_is_counted_once() -> None:
    found = points(6, 3)
    mixed, tipped = leaning(found), leaning(found, found[0].quote)
    assert mixed is not None
    assert tipped is not None
    assert mixed.side is Polarity.MIXED
    assert share(found, found[0].quote) > share(found) > share(found, found[-1].quote)
    assert (tipped.praise, tipped.fault) == (6, 3)


def test_a_mixed_point_is_half_of_each() -> None:
    assert share(points(2, 2, mixed=3)) == 0.5
