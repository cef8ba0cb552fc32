"""Ratings: score strings, scales and the common score."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewtui.model.rating import Rating, Scale

PRINTED: list[tuple[str, float, float, int]] = [
    ("3/4", 3, 4, 75), ("2.5/4", 2.5, 4, 63), ("8/10", 8, 10, 80), ("3.5/5", 3.5, 5, 70),
    ("60/100", 60, 100, 60), ("16/20", 16, 20, 80), ("5/6", 5, 6, 83), ("0/10", 0, 10, 0),
    ("3 / 5", 3, 5, 60), ("8.5 / 10 ", 8.5, 10, 85), ("7,5/10", 7.5, 10, 75), ("4.0/5.0", 4, 5, 80),
    (".5/4", 0.5, 4, 13), ("½/4", 0.5, 4, 13), ("1/2/4", 0.5, 4, 13), ("3½/5", 3.5, 5, 70),
    ("3 1/2/4", 3.5, 4, 88), ("4 1/2 / 5", 4.5, 5, 90), ("2-1/2 / 4", 2.5, 4, 63),
    ("3 ½ out of 4", 3.5, 4, 88), ("9.25/10", 9.25, 10, 93), ("1/1", 1, 1, 100),
    ("3 out of 5", 3, 5, 60), ("8 out of 10", 8, 10, 80), ("3 of 5", 3, 5, 60),
    ("3.5 out of four stars", 3.5, 4, 88), ("four out of five", 4, 5, 80),
    ("4 out of a possible 5", 4, 5, 80), ("2.5 out of 5 stars", 2.5, 5, 50),
    ("one and a half stars out of four", 1.5, 4, 38), ("3 stars out of 5", 3, 5, 60),
    ("Two and a Half Stars (out of Four)", 2.5, 4, 63), ("7/10 stars", 7, 10, 70),
    ("3/4 stars", 3, 4, 75), ("4/5 lanterns", 4, 5, 80), ("3 out of 5 rusty anchors", 3, 5, 60),
    ("3 sur 5", 3, 5, 60), ("4 von 5 Sternen", 4, 5, 80), ("drei von fünf Sternen", 3, 5, 60),
    ("4 de 5 estrellas", 4, 5, 80), ("4★/5", 4, 5, 80), ("7 on a scale of 0 to 10", 7, 10, 70),
    ("★★★★☆ (4/5)", 4, 5, 80), ("★★★½☆", 3.5, 5, 70), ("★★★ out of ★★★★", 3, 4, 75),
    ("●●●○", 3, 4, 75), ("★★½ (out of 4)", 2.5, 4, 63), ("***1/2 (out of 4)", 3.5, 4, 88),
    ("**** (out of *****)", 4, 5, 80), ("***/****", 3, 4, 75), ("☆☆☆☆☆ 0/5", 0, 5, 0),
    ("🌟🌟🌟🌟🌟", 5, 5, 100), ("⭐️⭐️⭐️☆☆", 3, 5, 60), ("★ ★ ★ ☆ ☆", 3, 5, 60),
    ("85%", 85, 100, 85), ("85 percent", 85, 100, 85), ("Terningkast 5", 5, 6, 80), ("⚃", 4, 6, 60),
    ("+2 out of -4..+4", 2, 4, 75), ("-2 out of -4..+4", -2, 4, 25),
    ("low +1 (-4 to +4)", 1, 4, 63),
    ("Grade: 4/5", 4, 5, 80), ("My rating - 4/5!", 4, 5, 80), ("(4/5)", 4, 5, 80),
    ("“4/5”", 4, 5, 80), ("11/10", 11, 10, 100), ("5/4", 5, 4, 100), ("4/5 (80%)", 4, 5, 80),
    ("**4/5**", 4, 5, 80), ("A solid 7/10.", 7, 10, 70),
]  # fmt: skip

ASSUMED: list[tuple[str, float, float]] = [
    ("3.0", 3, 5), ("2.5", 2.5, 5), ("7", 7, 10), ("6.5", 6.5, 10), ("73", 73, 100),
    ("100", 100, 100),
    ("4 stars", 4, 5), ("1 star", 1, 5), ("half a star", 0.5, 5), ("1/2 star", 0.5, 5),
    ("no stars", 0, 5), ("zero stars", 0, 5), ("Two and a half stars", 2.5, 5), ("8 stars", 8, 10),
    ("2½ stars", 2.5, 5), ("2-1/2 stars", 2.5, 5), ("4 ★", 4, 5), ("4-stars", 4, 5), ("3*", 3, 5),
    ("★★★", 3, 5), ("★★★½", 3.5, 5), ("⭐⭐⭐⭐", 4, 5), ("***1/2", 3.5, 5), ("***", 3, 5),
    ("*", 1, 5),
    ("**½", 2.5, 5), ("Score: 7.2", 7.2, 10), ("Metascore 73", 73, 100), ("✩✩✩", 3, 5),
    (".5", 0.5, 5), ("3 *", 3, 5), ("8 points", 8, 10), ("73 pts", 73, 100),
    ("3½", 3.5, 5), ("2 1/2", 2.5, 5), ("* * *", 3, 5), ("Rating: 3", 3, 5), ("⭐", 1, 5),
]  # fmt: skip

LETTERS: list[tuple[str, str, int]] = [
    ("A+", "A+", 100), ("A", "A", 100), ("A-", "A-", 92), ("B+", "B+", 83), ("B", "B", 75),
    ("B-", "B-", 67), ("C+", "C+", 58), ("C", "C", 50), ("C-", "C-", 42), ("D+", "D+", 33),
    ("D", "D", 25), ("D-", "D-", 17), ("F", "F", 0), ("b", "B", 75), ("b+", "B+", 83),
    ("f", "F", 0),
    ("B -", "B-", 67), ("A −", "A-", 92), ("C–", "C-", 42), ("B-plus", "B+", 83),
    ("C minus", "C-", 42),
    ("A-MINUS", "A-", 92), ("B Plus", "B+", 83), ("a minus", "A-", 92), ("Grade: B+", "B+", 83),
    ("a solid B", "B", 75),
    ("A++", "A+", 100), ("F+", "F", 0), ("F-", "F", 0),
    ("Cplus", "C+", 58), ("B--", "B-", 67), ("“A-”", "A-", 92), ("B.", "B", 75),
]  # fmt: skip

NO_RATING = [
    "", " ", "N/A", "n/a", "none", "-", "--", "—", "?", "TBD", "Unrated", "No score", "not rated",
    "Catch It On Disc", "See It Now", "Fresh", "Rotten", "Full Price", "Matinee", "Worth a look",
    "Not worth your time", "B/B+", "1917", "2049", "2-4 stars", "PG-13", "R", "NC-17", "24/7",
    "9/11",
    "50/50", "5-Apr", "3/0", "0/0", "12/10/2024", "4 anchors", "34 of 77 found this helpful",
    "10 out of 10 people", "Score: Ines Barro", "IMDb: 7.2/10", "8.1/10 on IMDb", "169 minutes",
    "Abysmal", "Ehhh", "vitamin C", "plan B", "16:9", "-", "/", "/5", "5/", "★" * 300, "9" * 300,
    "N", "T", "nan", "Neutral", "???", "1-5 stars", "2.5.5", "3.5/4/5", "7 episodes",
    "http://4/5", "e", "G", "Z+", "AA", "Bb", "-3", "3/5/2024", "1/2 hour", "x/5",
]  # fmt: skip


@pytest.mark.parametrize(("printed", "value", "best", "score"), PRINTED)
def test_a_printed_scale_is_read_and_not_assumed(
    printed: str, value: float, best: float, score: int
) -> None:
    rating = Rating.parse(printed)
    assert rating is not None
    assert (rating.value, rating.best, rating.score) == (value, best, score)
    assert not rating.assumed
    assert rating.text in printed


@pytest.mark.parametrize(("printed", "value", "best"), ASSUMED)
def test_a_scale_that_is_not_printed_is_marked_as_assumed(
    printed: str, value: float, best: float
) -> None:
    rating = Rating.parse(printed)
    assert rating is not None
    assert (rating.value, rating.best, rating.assumed) == (value, best, True)


@pytest.mark.parametrize(("printed", "value", "score"), LETTERS)
def test_letters_are_worth_twelfths(printed: str, value: str, score: int) -> None:
    rating = Rating.parse(printed)
    assert rating is not None
    assert (rating.value, rating.best, rating.worst) == (value, "A+", "F")
    assert (rating.score, rating.rule) == (score, "metacritic")


@pytest.mark.parametrize("printed", NO_RATING)
def test_what_is_no_rating_is_not_made_one(printed: str) -> None:
    assert Rating.parse(printed) is None


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("Recommended", "Recommended"),
        ("Must-See", "Must-See"),
        ("Buy / Wait / Skip: Wait", "Wait"),
        ("Skip it", "Skip it"),
        ("Highly recommended!", "Highly recommended"),
    ],
)
def test_a_verdict_in_words_gives_no_number(printed: str, value: str) -> None:
    rating = Rating.parse(printed)
    assert rating is not None
    assert (rating.value, rating.score, rating.rule) == (value, None, "words")


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("👍", 1),
        ("👎🏽", 0),
        ("Thumbs Up", 1),
        ("Two thumbs up", 1),
        ("2 thumbs up", 1),
        ("thumbs-down", 0),
        ("👍👍", 1),
    ],
)
def test_a_thumb_points_one_way_and_is_no_share_of_a_hundred(printed: str, value: int) -> None:
    rating = Rating.parse(printed)
    assert rating is not None
    assert (rating.value, rating.best, rating.score) == (value, 1, None)


@pytest.mark.parametrize(
    ("printed", "value", "score"),
    [("Schulnote 3-", 3.25, 55), ("Schulnote 1", 1, 100), ("Gesamtnote: 2,5", 2.5, 70),
     ("Note: 2+", 1.75, 85),
     ("Testurteil: gut (1,8)", 1.8, 84), ("Schulnote: 1+", 0.75, 100)],
)  # fmt: skip
def test_german_marks_run_backwards(printed: str, value: float, score: int) -> None:
    rating = Rating.parse(printed)
    assert rating is not None
    assert (rating.value, rating.best, rating.worst, rating.score) == (value, 1, 6, score)


@pytest.mark.parametrize(
    ("named", "worst", "best"),
    [
        ("out of 10", 0, 10), ("stars out of 4", 0, 4), ("/5", 0, 5), ("5 stars", 0, 5),
        ("-4..+4", -4, 4), ("-4 to +4", -4, 4), ("1-6 reversed", 6, 1), ("1 to 10", 1, 10),
        ("0-100", 0, 100), ("percent", 0, 100), ("10", 0, 10), ("school marks", 6, 1),
        ("10-point scale", 0, 10), ("A+ to F", 0, 12), ("letters", 0, 12),
    ],
)  # fmt: skip
def test_an_outlet_may_state_its_scale(named: str, worst: float, best: float) -> None:
    scale = Scale.parse(named)
    assert scale is not None
    assert (scale.worst, scale.best) == (worst, best)


@pytest.mark.parametrize(
    "named", ["", "good ones", "5 to 5", "0", "<", "a < ", "out of", "4 anchors"]
)
def test_words_that_name_no_scale_name_none(named: str) -> None:
    assert Scale.parse(named) is None


@pytest.mark.parametrize(
    ("printed", "named", "value", "best", "score"),
    [
        ("3", "stars out of 4", 3, 4, 75), ("★★★", "stars out of 4", 3, 4, 75),
        ("***1/2", "out of 4", 3.5, 4, 88), ("3.5", "out of 10", 3.5, 10, 35),
        ("-2", "-4..+4", -2, 4, 25), ("2", "1-6 reversed", 2, 1, 80), ("4 stars",
    "out of 6", 4, 6, 67),
        ("7/10", "1 to 10", 7, 10, 67), ("Score: 6", "out of 7", 6, 7, 86),
    ],
)  # fmt: skip
def test_the_scale_of_the_outlet_is_used_and_named(
    printed: str, named: str, value: float, best: float, score: int
) -> None:
    rating = Rating.parse(printed, Scale.parse(named))
    assert rating is not None
    assert (rating.value, rating.best, rating.score) == (value, best, score)
    assert (rating.rule, rating.assumed) == ("outlet", False)


def test_a_printed_scale_outdoes_that_of_the_outlet() -> None:
    rating = Rating.parse("3/5", Scale.parse("out of 10"))
    assert rating is not None
    assert (rating.best, rating.rule) == (5, "linear")


def test_the_named_steps_of_an_outlet_rate_by_their_order() -> None:
    rating = Rating.parse("rent it", Scale.parse("Skip it < Rent it < See it"))
    assert rating is not None
    assert (rating.score, rating.rule, rating.best) == (50, "outlet", "See it")


def test_a_value_beyond_its_scale_is_kept_and_its_score_capped() -> None:
    rating = Rating.parse("11/10")
    assert rating is not None
    assert (rating.value, rating.score, rating.rule) == (11, 100, "linear, capped")


@pytest.mark.parametrize(
    ("printed", "value", "worst", "best", "score"),
    [
        ("Karakter: 5", 5, 1, 6, 80),
        ("Terningkast: 5", 5, 1, 6, 80),
        ("Voto: 5", 5, 0, 10, 50),
        ("Cijfer: 7,5", 7.5, 0, 10, 75),
        ("Nota: 4", 4, 0, 10, 40),
        ("Note : 14", 14, 0, 20, 70),
        ("Note : 4", 4, 0, 5, 80),
        ("Betyg: 4", 4, 0, 5, 80),
        ("Score: 4", 4, 0, 5, 80),
    ],
)
def test_a_bare_number_is_out_of_what_its_label_is_customarily_out_of(
    printed: str, value: float, worst: float, best: float, score: int
) -> None:
    for rating in (Rating.parse(printed), Rating.find(printed)):
        assert rating is not None
        assert (rating.value, rating.worst, rating.best) == (value, worst, best)
        assert rating.score == score
        assert rating.assumed or "Terningkast" in printed


@pytest.mark.parametrize(
    ("printed", "sentence"),
    [
        ("7.2/10", "7.2/10 → 72: linear, from 0 (worst) to 10 (best)"),
        ("B+", "B+ → 83: metacritic: letters in twelfths, from F (worst) to A+ (best)"),
        (
            "Score: 7.2",
            "7.2 → 72: linear, from 0 (worst) to 10 (best); the scale is not printed but assumed",
        ),
        ("Recommended", "Recommended: no score, for it gives no number to compare by"),
        ("Schulnote 3-", "Schulnote 3- → 55: linear, from 6 (worst) to 1 (best)"),
        ("11/10", "11/10 → 100: linear, capped, from 0 (worst) to 10 (best)"),
        ("44/5", "44/5: no score, 44 is far beyond 5"),
    ],
)
def test_a_score_explains_itself(printed: str, sentence: str) -> None:
    rating = Rating.parse(printed)
    assert rating is not None
    assert rating.explain() == sentence


def test_a_rating_is_json_of_seven_fields() -> None:
    rating = Rating.parse("3.5/4")
    assert rating is not None
    assert json.loads(json.dumps(rating._asdict())) == {
        "text": "3.5/4", "value": 3.5, "best": 4, "worst": 0, "score": 88, "rule": "linear",
        "assumed": False,
    }  # fmt: skip


_PIECES = st.sampled_from(
    [*"★☆½⭐●○*/.,-+:()% \n0123456789ABCDFabc", "1/2", " out of ", " of ", "stars", "Rating: ",
    "four",
     "and a half", "-4..+4", "Note: ", "👍", "scale of 1 to 10", "İ", "²", "٣", "\ufe0f", "\u0301"]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(_PIECES, max_size=24).map("".join) | st.text(max_size=60))
def test_no_string_is_too_odd_to_read(printed: str) -> None:
    for rating in (Rating.parse(printed), Rating.find(printed)):
        if rating is not None:
            assert rating.text in printed
            assert rating.score is None or 0 <= rating.score <= 100
            assert rating.explain()


@settings(max_examples=50, deadline=None)
@given(st.integers(0, 40), st.integers(1, 20))
def test_every_fraction_is_read_as_it_is_written(halves: int, best: int) -> None:
    value = halves / 2
    printed = f"{value:g}/{best}"
    rating = Rating.parse(printed)
    if (value, best) not in {(9, 11), (7, 11), (16, 9)}:
        assert rating is not None
        assert (rating.value, rating.best) == (value, best)


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=40))
def test_no_scale_is_too_odd_to_read(named: str) -> None:
    scale = Scale.parse(named)
    assert scale is None or scale.worst != scale.best


@pytest.mark.parametrize(
    ("printed", "value", "best", "score"),
    [
        ("3 and a half out of 4", 3.5, 4, 88),
        ("three and half of five", 3.5, 5, 70),
        ("2 1/2/4", 2.5, 4, 63),
        ("2.5/4.0", 2.5, 4, 63),
        (".5/4", 0.5, 4, 13),
        ("4-/5", 4, 5, 80),
        ("17.5/20", 17.5, 20, 88),
        ("9/12", 9, 12, 75),
        ("2/3", 2, 3, 67),
        ("-1/4", -1, 4, 0),
        ("100/10", 100, 10, 100),
        ("3 of 4 stars", 3, 4, 75),
        ("7 out of 10.", 7, 10, 70),
        ("Rating (out of ten): 4", 4, 10, 40),
        ("Stars (out of four): 3", 3, 4, 75),
        ("1/2 out of 4", 0.5, 4, 13),
        ("3+/5", 3, 5, 60),
        ("7 out 10", 7, 10, 70),
        ("2 outta 5", 2, 5, 40),
        ("5.85/10", 5.85, 10, 59),
        ("300/500", 300, 500, 60),
        ("2.1/2", 2.1, 2, 100),
        ("low 0 out of -4 .. +4", 0, 4, 50),
        ("8/10 - splendid", 8, 10, 80),
        ("2/5: dull and damp", 2, 5, 40),
        ("Rather good (7/10)", 7, 10, 70),
    ],
)
def test_odd_notations_are_read_as_a_careful_reader_would(
    printed: str, value: float, best: float, score: int
) -> None:
    rating = Rating.parse(printed)
    assert rating is not None
    assert (rating.value, rating.best, rating.score) == (value, best, score)
    assert not rating.assumed


@pytest.mark.parametrize(
    ("printed", "value", "best"),
    [
        ("3\\5", 3, 5), ("2. 5 / 5", 2.5, 5), ("7 .5/10", 7.5, 10), ("4..5/5", 4.5, 5),
        ("3'5/5", 3.5, 5), ("3.5./4", 3.5, 4), ("2.5/4/", 2.5, 4), ("`4/5", 4, 5), ("~6/10", 6, 10),
    ],
)  # fmt: skip
def test_a_key_hit_beside_the_figures_does_not_hide_them(
    printed: str, value: float, best: float
) -> None:
    rating = Rating.parse(printed)
    assert rating is not None
    assert (rating.text, rating.value, rating.best) == (printed, value, best)


@pytest.mark.parametrize("printed", ["44/5", "31/2", "8.5/1", "85/10"])
def test_a_slip_of_the_pen_is_kept_as_printed_and_given_no_score(printed: str) -> None:
    rating = Rating.parse(printed)
    assert rating is not None
    assert (rating.text, rating.score, rating.rule) == (printed, None, "unknown")


@pytest.mark.parametrize(
    "printed",
    ["3.5/.5", "3.5/", "/5", "4.5.5", "4:5", "1-5", "+3", "-2", "1000", "75/1oo", "E",
     "B-/C+", "$5", "Matinee", "3 buckets", "zero", "yes", "fresh", "Not Rated", "--"],
)  # fmt: skip
def test_what_a_careful_reader_would_not_guess_at_is_none(printed: str) -> None:
    assert Rating.parse(printed) is None
