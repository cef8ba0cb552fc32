"""Pages that are broken, huge, deep, mislabelled or made to harm: nothing escapes read_page."""

import json
import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reviewtui.model.review import Draft
from reviewtui.sources import tree
from reviewtui.sources.outcome import NotAReview
from reviewtui.sources.page import read_page
from reviewtui.sources.text import read_text
from reviewtui.sources.tree import MOST_ELEMENTS, parse

PAGES = sorted((Path(__file__).parent.parent / "data" / "pages").glob("*.html"))
WORDS = "The film is long, patient and rather good, and its ending lingers. " * 12


def outcomes(data: bytes, **more: str) -> list[Draft | NotAReview]:
    found = read_page(data, **more)
    assert found
    return found


@given(
    st.binary(max_size=600), st.sampled_from([None, "text/html", "text/html; charset=utf-16", "x"])
)
@settings(max_examples=60, deadline=None)
def test_no_bytes_are_too_strange(data: bytes, content_type: str | None) -> None:
    assert read_page(data, url="https://films.example/x", content_type=content_type)


@given(st.integers(0, 10**9), st.sampled_from(PAGES))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_damage_to_a_page_is_too_much(seed: int, page: Path) -> None:
    dice = random.Random(seed)
    data = bytearray(page.read_bytes())
    for _ in range(dice.randint(1, 12)):
        start = dice.randrange(len(data))
        end = start + dice.randint(0, 60)
        other = dice.choice(
            [b"", b"<", b"</div>", b'"', b"}", b"[", b"\xff\xfe", b"\0", bytes(data[start:end]) * 3]
        )
        data[start:end] = other
    for outcome in outcomes(bytes(data), url="https://films.example/2025/01/02/x-review"):
        text = outcome.body if isinstance(outcome, Draft) else outcome.reason
        assert not set(text) & {chr(code) for code in [*range(9), *range(11, 32), 127, 0x202E]}


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(
                st.sampled_from(
                    [
                        "@type",
                        "@id",
                        "@graph",
                        "@value",
                        "author",
                        "name",
                        "itemReviewed",
                        "reviewRating",
                        "ratingValue",
                        "bestRating",
                        "worstRating",
                        "review",
                        "datePublished",
                        "positiveNotes",
                        "itemListElement",
                        "reviewBody",
                        "publisher",
                        "sameAs",
                        "isbn",
                    ]
                ),
                inner
                | st.sampled_from(
                    ["Review", "Movie", "Rating", "Person", "NewsArticle", "#a", "5", "-1", "1e999"]
                ),
                max_size=6,
            )
        ),
        max_leaves=25,
    )
)
@settings(max_examples=60, deadline=None)
def test_no_markup_is_too_odd(value: object) -> None:
    script = json.dumps(value).replace("</", "<\\/")
    page = f'<script type="application/ld+json">{script}</script><h1>Mud review</h1><p>{WORDS}'
    outcomes(page.encode())


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 20_000 + WORDS,
        "<b><i>" * 5_000 + WORDS,
        "<ul><li>" * 3_000 + WORDS,
        "<blockquote>" * 3_000 + WORDS,
        "<table><tr><td>" * 2_000 + WORDS,
        "<h1>Mud review</h1>" + f"<p>{WORDS}</p>" * 1_000,
        "<h1>Mud review</h1><p>" + "<br>" * 30_000 + WORDS,
        "<h1>Mud review</h1><p>" + "a" * 2_000_000,
        "<h1>Mud review</h1>" + "<a href='x'>y</a> " * 6_000,
        '<script type="application/ld+json">' + "[" * 100_000 + "</script>" + WORDS,
        '<script type="application/ld+json">' + '{"review":' * 5_000 + "</script>" + WORDS,
        '<script type="application/ld+json">' + '"\\' * 1_000_000 + "</script>" + WORDS,
        '<script type="application/ld+json">' + "/* " * 1_000_000 + "x</script>" + WORDS,
        "<title>" + "Mud review " * 300_000,
        "<h1>" + "Review: " * 20_000 + "</h1><p>" + WORDS,
        '<div class="' + "rating " * 50_000 + f'">4/5</div><p>{WORDS}',
    ],
    ids=lambda markup: markup[:24],
)
def test_deep_and_huge_pages_end(markup: str) -> None:
    outcomes(f"<html><body>{markup}</body></html>".encode())


def test_no_entity_is_expanded_and_no_file_is_read() -> None:
    bomb = (
        '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">'
        '<!ENTITY f SYSTEM "file:///etc/passwd">]>'
        f"<html><body><h1>Mud review</h1><p>{WORDS}&b;&f;</p></body></html>"
    )
    [draft] = outcomes(bomb.encode())
    assert isinstance(draft, Draft)
    assert "haha" not in draft.body
    assert "root:" not in draft.body


def test_nothing_that_could_harm_a_terminal_or_reader_passes() -> None:
    nasty = "\x1b]0;owned\x07\u202egnorw\u200b"
    page = (
        f"<title>Mud{nasty} review</title><meta property='og:site_name' content='Site{nasty}'>"
        f"<meta name=author content='Ann Onym{nasty}'><h1>Mud{nasty} review</h1>"
        f"<p>{WORDS}{nasty} <a href='javascript:alert(1)'>here</a> "
        "<a href='data:text/html,x'>there</a></p>"
    )
    [draft] = outcomes(page.encode())
    assert isinstance(draft, Draft)
    said = repr((draft.body, draft.title, draft.work, draft.outlet, draft.critic, draft.dropped))
    assert not any(
        code in said
        for code in ("\\x1b", "\\x07", "\\u202e", "\\u200b", "javascript:", "data:text")
    )


def test_html_in_a_body_is_text_and_never_markup() -> None:
    page = f"<h1>Mud review</h1><p>{WORDS}</p><p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"
    [draft] = outcomes(page.encode())
    assert isinstance(draft, Draft)
    assert "# Mud" not in draft.body


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b"   \n ", "empty"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"\x89PNG\r\n", "picture"),
        (b"PK\x03\x04", "archive"),
        (b"\0\1\2" * 1_000, "binary"),
    ],
)
def test_what_is_no_page_is_named(data: bytes, says: str) -> None:
    [outcome] = outcomes(data)
    assert isinstance(outcome, NotAReview)
    assert says in outcome.reason


def test_an_address_that_cannot_be_taken_apart_is_no_address() -> None:
    page = f"<link rel=canonical href='http://[::1/x'><h1>Mud review</h1><p>{WORDS}</p>"
    [draft] = outcomes(page.encode())
    assert isinstance(draft, Draft)
    assert draft.url is None


def test_a_reference_to_a_control_character_stops_nothing() -> None:
    page = (
        "<html><head><title>Low Tide review</title></head><body><article><h1>Low Tide review</h1>"
        "<p>The film is slow and beautiful, and the lead is superb in it.</p>"
        "<div class='share'>Share this</div>&#x1b;]52;c;&#27;[31m and &#x00000000001B; so on."
        "<aside class='related'>More</aside>&#0;The ending &#8212; a mess.<p>Rating: 3/5</p>"
        "</article></body></html>"
    )
    for outcome in read_page(page.encode()):
        body = getattr(outcome, "body", "")
        assert "\x1b" not in body
        assert "\x00" not in body


def test_a_page_in_too_many_pieces_is_cut_where_no_article_reaches() -> None:
    root = parse("<html><body><p>first</p>" + "<i></i>" * (MOST_ELEMENTS + 10) + "<p>last</p>")
    assert root is not None
    assert sum(1 for _ in root.iter()) <= MOST_ELEMENTS + 1
    assert "first" in "".join(root.itertext())


def test_a_page_that_was_cut_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tree, "MOST_ELEMENTS", 50)
    pieces = "<i></i>" * 100
    [outcome] = read_page(f"<h1>Mud review</h1><p>{WORDS * 4}</p>{pieces}".encode())
    assert isinstance(outcome, Draft)
    assert "parts were read" in outcome.dropped[-1]
    [outcome] = read_page(f"<h1>Ferry timetable</h1><p>{WORDS}</p>{pieces}".encode())
    assert isinstance(outcome, NotAReview)
    assert "parts were read" in outcome.reason


def test_a_tag_with_thousands_of_attributes_loses_them() -> None:
    root = parse("<html><body><p " + " ".join(f"a{n}=1234" for n in range(5000)) + ">word</p>")
    assert root is not None
    [paragraph] = root.iter("p")
    assert not paragraph.attrib
    assert paragraph.text == "word"


@pytest.mark.parametrize("line", ["Ab Cd\n\n", "===\n", "Film: x\n", "12 comments\n\n"])
def test_a_text_of_nothing_but_lines_of_a_head_ends(line: str) -> None:
    """Each line was once held against all below it: of this many that takes minutes."""
    assert read_text(line * 30_000)
