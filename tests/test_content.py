"""The shipped library keeps the promises its format makes."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from reviewtui.model.point import ASPECTS, Polarity

CONTENT = Path(__file__).parents[1] / "content"
FILES = sorted(CONTENT.glob("*/*.md"))


def parts(path: Path) -> tuple[dict[str, Any], str]:
    """Front matter and body, read with nothing of ours: the file itself is under test."""
    opening, front, body = path.read_text(encoding="utf-8").split("+++\n", 2)
    assert opening == ""
    return tomllib.loads(front), body


def test_three_critics_of_one_film_are_shipped() -> None:
    assert [path.parent.name for path in FILES] == [
        "film-stories",
        "smash-hit-chronicles",
        "unattributed",
    ]
    assert {(parts(p)[0]["work"], parts(p)[0]["year"]) for p in FILES} == {("Ballerina", 2025)}


def test_ratings_are_the_printed_ones_and_none_is_made_up() -> None:
    assert {path.parent.name: parts(path)[0].get("rating") for path in FILES} == {
        "film-stories": None,
        "smash-hit-chronicles": "7.2/10",
        "unattributed": "★★★★☆ (4/5)",
    }


def test_the_unknown_outlet_is_marked_unattributed_and_has_no_name() -> None:
    table = tomllib.loads((CONTENT / "unattributed" / "outlet.toml").read_text("utf-8"))
    assert table == {"unattributed": True}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.parent.name)
class TestEachDigest:
    def test_says_that_it_is_a_digest_in_the_file_and_on_the_page(self, path: Path) -> None:
        front, body = parts(path)
        assert front["digest"] is True
        assert body.splitlines()[0].startswith("*A digest in our own words")

    def test_is_of_readable_length_and_has_headings(self, path: Path) -> None:
        _, body = parts(path)
        assert 350 <= len(body.split()) <= 600
        assert sum(line.startswith("## ") for line in body.splitlines()) >= 4

    def test_has_a_verdict_that_stands_in_its_body(self, path: Path) -> None:
        front, body = parts(path)
        assert front["verdict"] in body
        assert front["verdict"].endswith(".")

    def test_quotes_every_point_verbatim_from_exactly_one_place(self, path: Path) -> None:
        front, body = parts(path)
        for point in front["points"]:
            assert body.count(point["quote"]) == 1, point["quote"]
            assert "\n" not in point["quote"]

    def test_states_eight_to_fourteen_points_on_known_aspects(self, path: Path) -> None:
        front, _ = parts(path)
        assert 8 <= len(front["points"]) <= 14
        for point in front["points"]:
            assert point["aspect"] in ASPECTS
            assert point["polarity"] in list(Polarity)
            assert 2 <= len(point["label"].split()) <= 6
            assert set(point) == {"aspect", "polarity", "label", "quote"}

    def test_praises_the_performances_and_faults_the_story(self, path: Path) -> None:
        front, _ = parts(path)
        polarities: dict[str, list[str]] = {}
        for point in front["points"]:
            polarities.setdefault(point["aspect"], []).append(point["polarity"])
        assert polarities["performances"].count("pro") > polarities["performances"].count("con")
        assert set(polarities["story"]) == {"con"}
