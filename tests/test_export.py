"""The shapes of JSON that others rely on."""

from __future__ import annotations

import json
from datetime import date

from reviewtui.export import comparison_json, review_json
from reviewtui.model.comparison import compare
from reviewtui.model.point import Origin, Point, Polarity, locate
from reviewtui.model.rating import Rating
from reviewtui.model.review import Outlet, Review, Work

BODY = "The *sea* 🌊 is wide, and the boat is small."


def review(name: str, score: int | None, *points: Point) -> Review:
    rating = None
    if score is not None:
        rating = Rating(f"{score}/100", float(score), 100.0, 0.0, score, "linear")
    return Review(
        id=name,
        path=f"/reviews/{name}.md",
        outlet=Outlet(name, None),
        work=Work("boat", "Boat", "film", 2001),
        critic=None,
        title=None,
        published=date(2001, 2, 3),
        url=None,
        digest=False,
        rating=rating,
        verdict=None,
        points=points,
        body=BODY,
    )


def point(polarity: Polarity, quote: str, aspect: str = "visuals") -> Point:
    return Point(aspect, polarity, "a label", quote, Origin.STATED, locate(quote, BODY))


def test_a_review_has_its_keys_in_the_documented_order() -> None:
    told = review_json(review("a", 70, point(Polarity.PRO, "is wide")), read=True, bookmarked=False)
    assert list(told) == [
        "id", "path", "outlet", "critic", "work", "year", "kind", "title", "published", "url",
        "digest", "rating", "verdict", "points", "read", "bookmarked", "body",
        "verdict_origin", "leaning",
    ]  # fmt: skip
    assert told["outlet"] is None
    assert told["published"] == "2001-02-03"
    assert told["read"] is True


def test_numbers_are_written_as_a_person_writes_them() -> None:
    told = review_json(review("a", 70), read=False, bookmarked=False)
    assert json.dumps(told["rating"]) == (
        '{"text": "70/100", "value": 70, "best": 100, "worst": 0, "score": 70, '
        '"rule": "linear", "assumed": false}'
    )
    assert review_json(review("a", None), read=False, bookmarked=False)["rating"] is None


def test_offsets_count_code_points_and_are_null_for_words_that_are_gone() -> None:
    there, gone = point(Polarity.PRO, "is wide"), point(Polarity.CON, "is deep")
    told = review_json(review("a", None, there, gone), read=False, bookmarked=False)["points"]
    assert BODY[told[0]["start"] : told[0]["end"]] == "is wide"
    assert (told[1]["start"], told[1]["end"]) == (None, None)


def test_a_comparison_counts_the_unrated_apart_and_names_reviews_by_id() -> None:
    reviews = [
        review("a", 70, point(Polarity.PRO, "is wide")),
        review("b", 65, point(Polarity.CON, "is small")),
        review("c", None),
    ]
    told = comparison_json(compare(reviews[0].work, reviews), read={"a"}, bookmarked={"b"})
    assert told["summary"] == {"critics": 3, "rated": 2, "median": 67.5, "low": 65, "high": 70}
    assert [(c["id"], c["read"], c["bookmarked"]) for c in told["critics"]] == [
        ("a", True, False), ("b", False, True), ("c", False, False),
    ]  # fmt: skip
    (row,) = told["aspects"]
    assert (row["aspect"], row["agreement"]) == ("visuals", "split")
    assert [claim["review"] for claim in row["claims"]] == ["a", "b"]
    assert list(row["claims"][0])[:4] == ["aspect", "polarity", "label", "quote"]
    json.dumps(told)


def test_critics_who_are_all_of_two_minds_are_not_called_split() -> None:
    both = (point(Polarity.PRO, "is wide"), point(Polarity.CON, "is small"))
    reviews = [review("a", 70, *both), review("b", None, *both)]
    told = comparison_json(compare(reviews[0].work, reviews), read=set(), bookmarked=set())
    assert [row["agreement"] for row in told["aspects"]] == ["mixed"]
