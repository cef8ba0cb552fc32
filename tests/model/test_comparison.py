"""What critics come to, taken together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reviewtui.model.comparison import Agreement, Order, Sides, agreement, compare, leanings
from reviewtui.model.point import Polarity
from tests.tui.compare_critics import CON, MIXED, PRO, WORK, many, review, three

if TYPE_CHECKING:
    from reviewtui.model.review import Review


def of(*sides: str) -> list[Review]:
    """A critic a word: `+` praises, `-` faults, `~` is of two minds; `+-` says both."""
    polarity = {"+": PRO, "-": CON, "~": MIXED}
    return [
        review(f"Paper {number}", [("sound", polarity[sign], f"label {sign}") for sign in signs])
        for number, signs in enumerate(sides)
    ]


@pytest.mark.parametrize(
    ("sides", "expected"),
    [
        (("+", "+"), Agreement.PRAISE),
        (("-", "-", "-"), Agreement.FAULT),
        (("+", "-"), Agreement.SPLIT),
        (("+", "++-", "+"), Agreement.PRAISE),
        (("+", "~"), Agreement.SPLIT),
        (("+", "+", "~"), Agreement.PRAISE),
        (("-", "-", "+-"), Agreement.FAULT),
        (("~", "~"), Agreement.MIXED),
        (("+", ""), Agreement.SINGLE),
        (("+-+",), Agreement.SINGLE),
    ],
)
def test_critics_agree_only_when_all_who_lean_lean_one_way(
    sides: tuple[str, ...], expected: Agreement
) -> None:
    (row,) = compare(WORK, of(*sides)).aspects
    assert row.agreement is expected
    assert agreement(row.claims) is expected


def test_a_critic_leans_by_the_balance_of_what_they_claim() -> None:
    (row,) = compare(WORK, of("++-", "+-", "--~")).aspects
    assert list(leanings(row.claims).values()) == [Polarity.PRO, Polarity.MIXED, Polarity.CON]
    assert row.sides == Sides(praise=1, mixed=1, fault=1)


def test_one_dissenter_among_many_is_mostly_agreement() -> None:
    (row,) = compare(WORK, of("+", "+", "+", "+", "-")).aspects
    assert row.agreement is Agreement.SPLIT
    assert row.mostly is Polarity.PRO


def test_one_dissenter_among_three_is_a_split() -> None:
    (row,) = compare(WORK, of("+", "+", "-")).aspects
    assert row.mostly is None


def test_even_camps_differ_more_widely_than_a_dissenter() -> None:
    critics = [
        review("A", [("story", PRO, "a"), ("sound", PRO, "b"), ("tone", CON, "c")]),
        review("B", [("story", PRO, "a"), ("sound", PRO, "b"), ("tone", CON, "c")]),
        review("C", [("story", CON, "a"), ("sound", CON, "b"), ("tone", CON, "c")]),
        review("D", [("story", PRO, "a"), ("sound", CON, "b"), ("tone", CON, "c")]),
    ]
    compared = compare(WORK, critics)
    assert [row.aspect for row in compared.widest_first()] == ["sound", "story", "tone"]


def test_critics_stand_best_first_and_unrated_last() -> None:
    compared = compare(WORK, [review("Z"), review("B", score=10), review("A", score=90)])
    assert [r.outlet.name for r in compared.critics] == ["A", "B", "Z"]


def test_critics_sort_by_outlet_and_by_how_much_they_say() -> None:
    compared = compare(WORK, three())
    assert [r.outlet.shown for r in compared.ordered(Order.OUTLET)] == [
        "Evening Ledger",
        "The Gull",
        "Unattributed",
    ]
    assert [len(r.points) for r in compared.ordered(Order.CLAIMS)] == [4, 3, 2]


def test_a_pinned_critic_goes_before_all_others() -> None:
    compared = compare(WORK, three())
    last = compared.critics[-1]
    assert compared.ordered(Order.SCORE, last.id)[0] is last


def test_unrated_critics_are_counted_but_never_scored() -> None:
    facts = compare(WORK, three()).summary
    assert (facts.critics, facts.rated, facts.median, facts.low, facts.high) == (3, 2, 67.5, 55, 80)


def test_nobody_rated_leaves_every_figure_open() -> None:
    facts = compare(WORK, [review("A"), review("B")]).summary
    assert (facts.rated, facts.median, facts.low, facts.high) == (0, None, None, None)


def test_landmarks_are_the_best_the_median_and_the_worst() -> None:
    compared = compare(WORK, [review(f"P{n}", score=n * 10) for n in range(1, 10)])
    assert [r.rating.score for r in compared.landmarks() if r.rating] == [90, 50, 10]


def test_landmarks_make_do_with_the_most_talkative_where_few_rated() -> None:
    critics = [*of("+", "+++", "+-"), review("R", score=40)]
    chosen = compare(WORK, critics).landmarks()
    assert [r.outlet.shown for r in chosen] == ["R", "Paper 1", "Paper 2"]


def test_standing_against_a_baseline_counts_only_what_both_spoke_of() -> None:
    gull, ledger, unknown = three()
    compared = compare(WORK, [gull, ledger, unknown])
    assert compared.against(gull.id, ledger.id) == (2, 1)
    assert compared.against(gull.id, unknown.id) == (2, 0)


def test_unusual_aspects_follow_the_customary_ones_by_name() -> None:
    told = [("wombats", PRO, "x"), ("tone", PRO, "y"), ("battery", CON, "z"), ("story", PRO, "w")]
    compared = compare(WORK, [review("A", told)])
    assert [row.aspect for row in compared.aspects] == ["story", "tone", "battery", "wombats"]


def test_every_claim_of_a_crowd_stands_in_its_aspect_once() -> None:
    critics = many(50)
    compared = compare(WORK, critics)
    assert sum(len(row.claims) for row in compared.aspects) == sum(len(r.points) for r in critics)
    assert all(c.point.aspect == row.aspect for row in compared.aspects for c in row.claims)
