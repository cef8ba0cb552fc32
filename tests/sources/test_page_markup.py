"""Markup in pieces: mended JSON-LD, ratings as stated, dates, names, headlines, charsets."""

import json
from datetime import date

import pytest

from reviewtui.model.review import Draft
from reviewtui.sources import announcing, jsonld, names, schema
from reviewtui.sources.charset import decode
from reviewtui.sources.dates import read_date
from reviewtui.sources.outcome import NotAReview
from reviewtui.sources.page import read_page
from reviewtui.sources.tree import parse

WORDS = "The film is long, patient and rather good, and its ending lingers. " * 12


def stated(*values: object) -> list[schema.Stated]:
    scripts = "".join(
        f'<script type="application/ld+json">{json.dumps(value)}</script>' for value in values
    )
    root = parse(f"<html><head>{scripts}</head><body></body></html>")
    assert root is not None
    return schema.reviews_in(jsonld.items_in(root))


@pytest.mark.parametrize(
    "script",
    [
        '{"a": [1, 2,], }',
        '<!-- {"a": [1, 2]} -->',
        '//<![CDATA[\n{"a": [1, 2]}\n//]]>',
        '/* <![CDATA[ */ {"a": [1, 2]} /* ]]> */',
        '{"a": [1, 2]};',
        '{"a": /* two */ [1, 2]}',
        "{&quot;a&quot;: [1, 2]}",
        '{"a": [1, 2]} {"b": ',
    ],
)
def test_broken_json_is_mended_where_that_is_safe(script: str) -> None:
    assert jsonld.load(script)[0] == {"a": [1, 2]}


def test_mending_leaves_texts_alone() -> None:
    assert jsonld.load('{"a": "x,] // y, } it\\\'s", }') == [{"a": "x,] // y, } it's"}]


def test_line_ends_within_a_text_are_read() -> None:
    assert jsonld.load('{"a": "one\ntwo\t"}') == [{"a": "one\ntwo\t"}]


def test_what_cannot_be_mended_is_nothing() -> None:
    assert jsonld.load('{"a": "no end') == []


@pytest.mark.parametrize(
    ("value", "best", "worst", "wanted"),
    [
        ("4", "5", "1", (4, 5, 80, False)),
        ("4", "", "", (4, 5, 80, True)),
        ("7.5", "", "", (7.5, 10, 75, True)),
        ("85", "", "", (85, 100, 85, True)),
        ("3,5", "4", "", (3.5, 4, 88, False)),
        ("4/5", "", "", (4, 5, 80, False)),
        ("B+", "", "", ("B+", "A+", 83, False)),
        ("85%", "100", "0", (85, 100, 85, False)),
        ("2", "1", "6", (2, 1, 80, False)),
        ("3", "4", "-4", (3, 4, 88, False)),
        ("8", "5", "", (8, 10, 80, True)),
        ("3.5", "5", "0.5", (3.5, 5, 70, False)),
        ("4.333333", "5", "", (4.33, 5, 87, False)),
    ],
)
def test_a_stated_rating_is_read_on_its_scale(
    value: str, best: str, worst: str, wanted: tuple[object, ...]
) -> None:
    rating = schema.rating_of(value, best, worst)
    assert rating is not None
    assert (rating.value, rating.best, rating.score, rating.assumed) == wanted


@pytest.mark.parametrize("value", ["", "0", "n/a", "NaN", "not yet rated", "-"])
def test_what_forms_leave_behind_is_no_rating(value: str) -> None:
    assert schema.rating_of(value, "5", "1") is None


def test_a_zero_whose_scale_begins_there_is_a_rating() -> None:
    rating = schema.rating_of("0", "10", "0")
    assert rating is not None
    assert rating.score == 0


def test_an_average_of_readers_is_no_review() -> None:
    assert (
        stated(
            {"@type": "Movie", "aggregateRating": {"@type": "AggregateRating", "ratingValue": 4}}
        )
        == []
    )


def test_a_firm_praised_by_its_customers_is_no_work() -> None:
    praise = {
        "@type": "Review",
        "reviewRating": {"ratingValue": 5},
        "reviewBody": "Very nice people.",
    }
    assert stated({"@type": "LocalBusiness", "name": "Taps", "review": [praise]}) == []


def test_things_that_refer_to_each_other_in_a_circle_are_read_once() -> None:
    [one] = stated(
        {"@id": "#r", "@type": "Review", "itemReviewed": {"@id": "#m"}, "author": "Ann Onym"},
        {"@id": "#m", "@type": "Movie", "name": "Mud (2012)", "review": {"@id": "#r"}},
    )
    assert (one.work, one.year, one.kind, one.critic) == ("Mud", 2012, "film", "Ann Onym")


def test_the_same_review_in_two_markups_is_one() -> None:
    one = {
        "@type": "Review",
        "itemReviewed": {"name": "Mud"},
        "reviewRating": {"ratingValue": 4, "bestRating": 5},
    }
    two = {"@type": "CriticReview", "itemReviewed": "Mud", "author": {"name": "Ann Onym"}}
    [both] = stated([one, two])
    assert (both.critic, both.rating and both.rating.score) == ("Ann Onym", 80)


@pytest.mark.parametrize(
    ("notes", "wanted"),
    [
        ("Fast\nLight", ("Fast", "Light")),
        (["Fast", "Light"], ("Fast", "Light")),
        (
            {
                "@type": "ItemList",
                "itemListElement": [{"name": "Fast"}, {"item": {"name": "Light"}}],
            },
            ("Fast", "Light"),
        ),
        ({"@type": "ItemList", "itemListElement": ["Fast", "Light"]}, ("Fast", "Light")),
        ([{"@type": "ListItem", "name": "Fast"}], ("Fast",)),
    ],
)
def test_stated_notes_come_in_many_shapes(notes: object, wanted: tuple[str, ...]) -> None:
    [one] = stated({"@type": "Review", "itemReviewed": "X", "positiveNotes": notes})
    assert one.pros == wanted


@pytest.mark.parametrize(
    ("links", "wanted"),
    [
        (["https://www.imdb.com/title/tt7181546/?ref_=x"], ("imdb:tt7181546",)),
        (["https://www.themoviedb.org/movie/541671-ballerina"], ("tmdb:movie/541671",)),
        (["http://www.wikidata.org/entity/Q1"], ("wikidata:Q1",)),
        (["urn:isbn:978-0-00-000001-9"], ("isbn:9780000000019",)),
        (["https://films.example/title/tt1"], ()),
    ],
)
def test_identifiers_are_read_out_of_addresses(links: list[str], wanted: tuple[str, ...]) -> None:
    assert schema.identifiers_in(links) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2025-03-14T09:30:00+00:00", date(2025, 3, 14)),
        ("20250314", date(2025, 3, 14)),
        ("March 14, 2025", date(2025, 3, 14)),
        ("14 March 2025", date(2025, 3, 14)),
        ("Fri, 14 Mar 2025 10:00:00 GMT", date(2025, 3, 14)),
        ("14th of March, 2025", date(2025, 3, 14)),
        ("14. März 2025", date(2025, 3, 14)),
        ("14 de marzo de 2025", date(2025, 3, 14)),
        ("le 1er août 2024", date(2024, 8, 1)),
        ("2025/3/4", date(2025, 3, 4)),
        ("03/04/2025", None),
        ("7.2/10", None),
        ("soon", None),
        ("2025-13-40", None),
        ("", None),
    ],
)
def test_a_day_is_read_where_it_can_mean_one_day_only(text: str, wanted: date | None) -> None:
    assert read_date(text) == wanted


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("By Petra Holm", "Petra Holm"),
        ("Reviewed by: Petra Holm", "Petra Holm"),
        ("PETRA HOLM", "Petra Holm"),
        ("Petra Holm, Chief Film Critic", "Petra Holm"),
        ("Petra Holm | 14 March", "Petra Holm"),
        ("Petra Holm March 14, 2025", "Petra Holm"),
        ("Petra Holm @petra", "Petra Holm"),
        ("Von Jörg Häberle", "Jörg Häberle"),
        ("Byron Lee", "Byron Lee"),
        ("José de la Cruz", "José de la Cruz"),
        ("admin", None),
        ("Staff", None),
        ("The Reel Harbour Team", None),
        ("me@films.example", None),
        ("https://films.example/me", None),
        ("", None),
    ],
)
def test_a_critic_is_a_person_with_a_name(said: str, wanted: str | None) -> None:
    assert names.critic(said) == wanted


def test_a_host_names_an_outlet_as_a_last_resort() -> None:
    assert names.outlet_of_host("www.reelharbour.example") == "reelharbour"
    assert names.outlet_of_host("matinee.substack.com") == "matinee"
    assert names.outlet_of_host("film.paper.co.uk") == "paper"
    assert names.outlet_of_host("127.0.0.1") is None


@pytest.mark.parametrize(
    "title",
    [
        "Mud review",
        "Review: Mud",
        "‘Mud’ Review: Wet",
        "Film-Kritik: Mud",
        "Mud: la recensione",
        "Mud (PS5) Review",
        "A review of Mud",
        "Crítica de Mud",
    ],
)
def test_a_headline_announces_a_review(title: str) -> None:
    assert announcing.says_review(title)


@pytest.mark.parametrize(
    "title",
    [
        "2025 in review",
        "The year in review",
        "Minister orders review of ferries",
        "Mud: the reviews are in",
        "Mud to undergo safety review",
        "Peer review is broken",
        "Fans review-bomb Mud",
        "Mud earns rave reviews",
        "A preview of Mud",
    ],
)
def test_a_headline_may_mean_another_kind_of_review(title: str) -> None:
    assert not announcing.says_review(title)


def test_addresses_tell_reviews_from_lists_of_them() -> None:
    assert announcing.address_says_review("https://films.example/reviews/mud")
    assert announcing.address_says_review("https://films.example/2025/03/mud-review/")
    assert not announcing.address_says_review("https://films.example/reviews/")
    assert not announcing.address_says_review("https://films.example/news/mud-to-be-filmed")
    assert announcing.address_lists("https://films.example/category/reviews/page/2/")


@pytest.mark.parametrize(
    ("data", "content_type"),
    [
        ("Füße — ½ ★".encode(), None),
        ("Füße — ½ ★".encode("utf-16"), None),
        ("Füße — ½ ★".encode("utf-16-le"), "text/html"),
        ("Füße — ½ ★".encode("utf-8-sig"), "text/html; charset=latin-1"),
        ("Füße — ½ ★".encode(), "text/html; charset=iso-8859-1"),
        (b'<meta charset="utf-16">' + "Füße — ½ ★".encode(), None),
    ],
)
def test_the_bytes_are_believed_before_what_is_said_of_them(
    data: bytes, content_type: str | None
) -> None:
    assert decode(data, content_type).endswith("Füße — ½ ★")


@pytest.mark.parametrize(
    ("text", "codec", "said"),
    [
        ("Der Fährmann hört „nichts“", "cp1252", "iso-8859-1"),
        ("Паромщик ничего не слышит", "windows-1251", "windows-1251"),
        ("渡し守は何も聞かない", "shift_jis", "shift_jis"),
        ("渡し守は何も聞かない", "iso-2022-jp", "iso-2022-jp"),
        ("Przewoźnik nie słyszy", "iso-8859-2", "iso-8859-2"),
    ],
)
def test_other_charsets_are_read_by_header_or_page(text: str, codec: str, said: str) -> None:
    data = text.encode(codec)
    assert decode(data, f"text/html; charset={said}") == text
    assert decode(f'<meta charset="{said}">'.encode() + data).endswith(text)


def test_an_unknown_charset_falls_back_to_what_the_bytes_look_like() -> None:
    assert decode("Der Fährmann hört nichts".encode("cp1252"), "text/html; charset=klingon") == (
        "Der Fährmann hört nichts"
    )


def test_a_plain_text_goes_the_way_of_texts() -> None:
    [draft] = read_page(
        f"Mud review\n\n{WORDS}\n\nRating: 4/5\n".encode(), content_type="text/plain"
    )
    assert isinstance(draft, Draft)
    assert draft.rating is not None
    assert draft.rating.score == 80


def test_a_review_without_any_text_says_so() -> None:
    script = '{"@type": "Review", "itemReviewed": "Mud"}'
    page = f'<script type="application/ld+json">{script}</script><body></body>'
    [outcome] = read_page(page.encode())
    assert isinstance(outcome, NotAReview)
    assert "no text of a review" in outcome.reason
