from __future__ import annotations

from pathlib import Path

import pytest

import reviewtui.extract
from reviewtui.extract import model
from reviewtui.extract.model import features, pack, unpack

FOLDER = Path(reviewtui.extract.__file__).parent


@pytest.mark.parametrize("name", ["polarity", "opinion"])
def test_a_weight_file_stays_small(name: str) -> None:
    assert 50_000 < (FOLDER / f"{name}.weights").stat().st_size <= 100_000


def test_what_is_packed_comes_out_again_within_half_a_step() -> None:
    columns = [{"": 0.5, "good": 1.27, "good film": -0.4}, {"": -0.25, "good": 2.54, "!bad": 1.0}]
    first, second = unpack(pack(columns))
    assert first.bias == pytest.approx(0.5, abs=0.01)
    assert first.of == pytest.approx({"good": 1.27, "good film": -0.4}, abs=0.006)
    assert second.of == pytest.approx({"good": 2.54, "!bad": 1.0}, abs=0.011)


def test_packing_is_the_same_every_time_and_in_any_order() -> None:
    one = {"": 0.0, "a": 1.0, "b c": -1.0}
    assert pack([one]) == pack([dict(reversed(one.items()))])


def test_another_version_of_the_file_is_refused() -> None:
    with pytest.raises(ValueError, match="version"):
        unpack(b"reviewtui weights 9 1 0 1\n\x80" + b"0a")


def test_words_pairs_and_negated_words_are_what_the_models_see() -> None:
    assert features("Not a good film, sadly.") == [
        "not", "a", "not a", "!a", "good", "a good", "!good", "film", "good film", "!film", "sadly",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ("a moving and beautifully acted drama", "a dull and lifeless mess"),
        ("one of the funniest films in years", "painfully unfunny from start to finish"),
    ],
)
def test_praise_scores_over_blame(better: str, worse: str) -> None:
    assert model.polarity().score(better) > 0 > model.polarity().score(worse)
    assert model.polarity("product").score("easy to use") > 0
    assert model.polarity("product").score("hard to find refills") < 0


def test_opinion_scores_over_plot() -> None:
    opinion = "it's a clever, funny film that never quite finds its feet"
    plot = "he returns to the village where his brother was killed and meets a woman who"
    assert model.opinion().score(opinion) > 0 > model.opinion().score(plot)
