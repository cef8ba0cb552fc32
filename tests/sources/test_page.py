"""Pages in the manner of many outlets: what each states, prints and is."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from reviewtui.model.point import Polarity
from reviewtui.model.review import Draft
from reviewtui.sources.outcome import NotAReview
from reviewtui.sources.page import read_page

PAGES = Path(__file__).parent.parent / "data" / "pages"
EXPECTED = json.loads((PAGES / "expected.json").read_text(encoding="utf-8"))
REVIEWS = [name for name in EXPECTED if not name.startswith("not-") and name != "roundup"]
OTHERS = [name for name in EXPECTED if name.startswith("not-")]


def read(name: str) -> list[Draft | NotAReview]:
    page = EXPECTED[name]
    data = (PAGES / f"{name}.html").read_bytes()
    return read_page(data, url=page.get("url"), content_type=page.get("content_type"))


def only(name: str) -> Draft:
    [draft] = read(name)
    assert isinstance(draft, Draft), draft
    return draft


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.casefold()))


def f1(found: str, wanted: str) -> float:
    one, other = words(found), words(wanted)
    shared = (one & other).total()
    return 2 * shared / (one.total() + other.total()) if shared else 0.0


@pytest.mark.parametrize("name", REVIEWS)
@pytest.mark.parametrize("field", ["work", "year", "kind", "outlet", "critic", "verdict"])
def test_what_a_page_says_of_itself_is_found(name: str, field: str) -> None:
    wanted = EXPECTED[name]["want"]
    if field in wanted:
        assert getattr(only(name), field) == wanted[field]


@pytest.mark.parametrize("name", REVIEWS)
def test_the_day_of_publication_is_found(name: str) -> None:
    if wanted := EXPECTED[name]["want"].get("published"):
        assert str(only(name).published) == wanted


@pytest.mark.parametrize("name", REVIEWS)
def test_the_rating_is_the_critics_own_or_none(name: str) -> None:
    rating = only(name).rating
    found = rating and [rating.value, rating.best, rating.score]
    assert found == EXPECTED[name]["want"]["rating"]


@pytest.mark.parametrize("name", [name for name in REVIEWS if "text" in EXPECTED[name]])
def test_the_article_is_found_without_what_stands_around_it(name: str) -> None:
    assert f1(only(name).body, "\n".join(EXPECTED[name]["text"])) >= 0.97


@pytest.mark.parametrize("name", [name for name in REVIEWS if "text" in EXPECTED[name]])
def test_no_sentence_of_the_article_is_lost(name: str) -> None:
    body = " ".join(re.findall(r"\w+", only(name).body))
    for paragraph in EXPECTED[name]["text"]:
        for sentence in re.split(r"\. |\n", paragraph):
            assert " ".join(re.findall(r"\w+", sentence)) in body


@pytest.mark.parametrize("name", OTHERS)
def test_what_is_no_review_is_told_with_the_reason(name: str) -> None:
    [outcome] = read(name)
    assert isinstance(outcome, NotAReview), outcome
    assert EXPECTED[name]["want"]["reason"] in outcome.reason


def test_headings_emphasis_lists_and_quotes_survive_as_markdown() -> None:
    assert only("wordpress-yoast").headings == ("Two sisters, one coffin", "Where it sags")
    body = only("wordpress-yoast").body
    assert "*funnier and crueller*" in body
    assert "\n> You cannot bury a man" in body
    assert "- Twelve nights, each with one decision\n- A cast" in only("data-rating").body


def test_a_table_survives_as_markdown() -> None:
    assert "| Weight | 240 g | 188 g |" in only("product-review").body


def test_identifiers_come_from_what_the_work_is_the_same_as() -> None:
    assert only("newspaper").identifiers == ("imdb:tt9000001",)
    assert only("movie-nested").identifiers == ("imdb:tt9000001", "wikidata:Q900001")


def test_stated_pros_and_cons_are_points_with_their_words_in_the_text() -> None:
    draft = only("product-review")
    assert [point.polarity for point in draft.points] == [Polarity.PRO, Polarity.PRO, Polarity.CON]
    battery = draft.points[0]
    assert battery.quote == "Battery life is excellent"
    assert battery.span is not None
    assert draft.body[battery.span.start : battery.span.end] == battery.quote
    assert draft.points[1].quote == ""


def test_several_reviews_on_one_page_are_several_drafts() -> None:
    drafts = [draft for draft in read("roundup") if isinstance(draft, Draft)]
    found = [[d.work, d.rating and d.rating.score, d.critic] for d in drafts]
    assert found == EXPECTED["roundup"]["want"]["several"]
    assert all(draft.body for draft in drafts)


def test_litter_is_kept_apart_and_told() -> None:
    dropped = " ".join(only("wordpress-yoast").dropped)
    assert "Photograph: Saltworks Pictures" in dropped
    assert "Share this" in dropped


def test_guesses_are_marked_and_statements_are_not() -> None:
    assert only("newspaper").uncertain == frozenset()
    assert {"work", "outlet"} <= only("div-soup").uncertain
    assert "work" not in only("microdata").uncertain


def test_the_canonical_address_is_kept() -> None:
    assert only("wordpress-yoast").url == "https://reelharbour.example/the-salt-road-review/"
