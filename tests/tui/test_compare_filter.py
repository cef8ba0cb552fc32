"""Which claims a person asked for, and what of it was not understood."""

from __future__ import annotations

import pytest

from reviewtui.model.comparison import Claim, compare
from reviewtui.model.point import Origin, Span
from reviewtui.tui.widgets.compare_filter import understood
from reviewtui.tui.widgets.compare_layout import lay_out
from reviewtui.tui.widgets.compare_view import Options, in_force
from tests.tui.compare_critics import CON, MIXED, PRO, WORK, comparison, review

CRITICS = [
    review("A", [("story", PRO, "taut and clever"), ("sound", CON, "shrill")]),
    review("B", [("story", CON, "limp"), ("tone", MIXED, "odd")], origin=Origin.FOUND),
]
MADE = compare(WORK, CRITICS)
CLAIMS = [claim for row in MADE.aspects for claim in row.claims]


def labels(claims: list[Claim]) -> set[str]:
    return {claim.point.label for claim in claims}


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("", {"taut and clever", "shrill", "limp", "odd"}),
        ("aspect:story", {"taut and clever", "limp"}),
        ("aspect:S stance:con", {"shrill", "limp"}),
        ("stance:praise", {"taut and clever"}),
        ("stance:pro stance:mixed", {"taut and clever", "odd"}),
        ("aspect:sound aspect:tone", {"shrill", "odd"}),
        ("origin:found", {"limp", "odd"}),
        ("origin:stated stance:fault", {"shrill"}),
        ('"taut and"', {"taut and clever"}),
        ("clever TAUT", {"taut and clever"}),
        ("clever limp", set()),
        ('aspect:"', {"taut and clever", "shrill", "limp", "odd"}),
    ],
)
def test_a_filter_takes_what_it_says(typed: str, shown: set[str]) -> None:
    only, wrong = understood(typed)
    assert wrong == ""
    assert labels([claim for claim in CLAIMS if only.takes(claim)]) == shown
    assert only.on == (shown != labels(CLAIMS))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("stance:up", "neither pro, con nor mixed"),
        ("origin:made", "neither stated nor found"),
        ("colour:red", "is no field here"),
    ],
)
def test_what_is_not_understood_is_said_and_the_rest_holds(typed: str, said: str) -> None:
    only, wrong = understood(f"aspect:story {typed}")
    assert said in wrong
    assert only.aspects == ("story",)


@pytest.mark.parametrize("width", [80, 120, 200])
def test_a_filter_leaves_the_agreement_of_all_critics_as_it_is(width: int) -> None:
    only, _ = understood("stance:con")
    view, sheet = lay_out(MADE, Options(width=width, height=50, only=only))
    text = "\n".join("".join(p.text for p in sheet.line(n)[2]) for n in range(sheet.height))
    assert "split" in text
    assert "limp" in text
    assert "taut" not in "".join(text.split("SPLIT ON")[1].splitlines(keepends=True)[1:])
    assert "Tone" not in text
    assert "only stance:con: 2 claims" in in_force(view)


@pytest.mark.parametrize("width", [40, 80, 120, 200])
def test_who_is_silent_and_who_is_only_quoted_is_told_at_every_width(width: int) -> None:
    quoting = CRITICS[0]._replace(voices=(Span(11, 32),))
    made = compare(WORK, [quoting, CRITICS[1], review("C", [("story", PRO, "fine")])])
    _, sheet = lay_out(made, Options(width=width, height=100))
    text = " ".join("".join(p.text for p in sheet.line(n)[2]) for n in range(sheet.height))
    assert "silent 2 of 3" in " ".join(text.split())
    assert "An opening paragraph." in " ".join(text.split())
    assert "Quoted voices" in " ".join(text.split())


def test_of_a_crowd_with_many_claims_few_rows_are_laid_out() -> None:
    _, sheet = lay_out(comparison(400), Options(width=120, height=40, expand=True))
    assert sheet.laid_out < 30
    heights = [len(sheet.band(number).lines) for number in range(len(sheet.rows))]
    assert sum(heights) == sheet.height


@pytest.mark.parametrize("width", [40, 80, 120])
def test_a_filter_that_leaves_nothing_says_so_and_what_to_press(width: int) -> None:
    only, _ = understood("nobody says this")
    _, sheet = lay_out(MADE, Options(width=width, height=50, only=only))
    text = " ".join("".join(p.text for p in sheet.line(n)[2]) for n in range(sheet.height))
    words = " ".join(text.split())
    assert "No claim is like this: nobody says this. esc shows everything again." in words
