from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reviewtui.library.library import Library
from reviewtui.library.query import understand

if TYPE_CHECKING:
    from pathlib import Path

FILES = {
    "film-shore/tide": (
        'work = "Tide"\nyear = 2024\nkind = "film"\nrating = "4/5"\ncritic = "Ada Lark"\n'
        '[[points]]\naspect = "story"\npolarity = "con"\nlabel = "thin"\nquote = "a thin plot"\n',
        "Two lovely hours with a thin plot. The café scene stays.",
    ),
    "near-shore/tide": (
        'work = "Tide"\nyear = 2025\nkind = "series"\nrating = "5/10"\n'
        '[[points]]\naspect = "story"\npolarity = "pro"\nlabel = "rich"\nquote = "A rich plot"\n'
        '[[points]]\naspect = "sound"\npolarity = "con"\nlabel = "flat"\nquote = "flat sound"\n',
        "A rich plot with flat sound; the harbour glows.",
    ),
    "near-shore/harbour": (
        'work = "Harbour"\nkind = "book"\ndigest = true\n',
        "Plotless, and lovely for it.\n\n"
        + "Filler goes on here. " * 40
        + "\n\nA tide at the end.",
    ),
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    base: Path = tmp_path_factory.mktemp("library")
    for name, (front, body) in FILES.items():
        path = base / "reviews" / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"+++\n{front}+++\n\n{body}\n")
    library = Library.open([str(base / "reviews")], str(base / "cache"))
    library.refresh()
    return library


def found(
    library: Library,
    query: str,
    read: set[str] | None = None,
    bookmarked: set[str] | None = None,
) -> list[str]:
    answer = library.search(query, read=read, bookmarked=bookmarked)
    return [hit.card.id for hit in answer.hits]


FILM, SERIES, BOOK = FILES


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("lovely", {FILM, BOOK}),
        ("lov", {FILM, BOOK}),  # the last word, by its beginning
        ("lov plot", set()),  # and no other
        ("lovely p", {FILM, BOOK}),  # one letter is completed in names only
        ("t", {FILM, SERIES}),
        ("rich n", {SERIES}),
        ("lov* plot", {FILM, BOOK}),
        ('"thin plot"', {FILM}),
        ('"plot thin"', set()),
        ("cafe", {FILM}),
        ("tid -rich", set()),
        ("lovely -thi -plotless", {FILM}),
        ('outlet:"film shore"', {FILM}),
        ("outlet:near-shore lovely", {BOOK}),
        ("work:tid", {FILM, SERIES}),
        ("work:tide -critic:lark", {SERIES}),
        ("kind:film", {FILM}),
        ("-kind:film", {SERIES, BOOK}),
        ("rating:>=70", {FILM}),
        ("rating:<=50", {SERIES}),
        ("rating:40..60", {SERIES}),
        ("rating:80", {FILM}),
        ("-rating:>=70", {SERIES, BOOK}),
        ("rating:none", {BOOK}),
        ("is:unrated", {BOOK}),
        ("-is:unrated", {FILM, SERIES}),
        ("is:digest", {BOOK}),
        ("year:2025", {SERIES}),
        ("year:2024..", {FILM, SERIES}),
        ("year:<2025", {FILM}),
        ("aspect:story", {FILM, SERIES}),
        ("aspect:story stance:con", {FILM}),  # of one and the same point
        ("stance:con", {FILM, SERIES}),
        ("-aspect:sound", {FILM, BOOK}),
        ("aspect:story plot stance:praise", {SERIES}),
        ("IS:DIGEST", {BOOK}),
    ],
)
def test_a_query_finds_what_it_says(library: Library, query: str, ids: set[str]) -> None:
    answer = library.search(query)
    assert {hit.card.id for hit in answer.hits} == ids
    assert all("not read for praise" in note for note in answer.notes)
    quick = library.search(query, quick=True)
    assert {hit.card.id for hit in quick.hits} == ids


def test_marks_are_asked_by_is(library: Library) -> None:
    assert found(library, "is:read", read={FILM}) == [FILM]
    assert set(found(library, "is:unread", read={FILM})) == {SERIES, BOOK}
    assert found(library, "lovely -is:read", read={FILM}) == [BOOK]
    assert found(library, "is:bookmarked", bookmarked={BOOK}) == [BOOK]
    assert library.search("is:read lovely").notes == ("is:read cannot be asked here",)


@pytest.mark.parametrize(
    ("query", "note", "ids"),
    [
        ("lovely ratng:70", "did you mean rating", set()),
        ("lovely rating:good", "is no number", {FILM, BOOK}),
        ("lovely rating:80..60", "runs backwards", {FILM}),
        ("lovely is:brillant", "no state; there are unread", {FILM, BOOK}),
        ("lovely is:unred", "did you mean unread", {FILM, BOOK}),
        ("lovely stance:meh", "there are pro, con and mixed", {FILM, BOOK}),
        ('lovely "thin plot', "not closed", {FILM}),
        ("lovely !!!", "holds no letters", {FILM, BOOK}),
        ('lovely kind:""', "nothing stands after kind", {FILM, BOOK}),
    ],
)
def test_a_wrong_query_says_so_and_uses_what_it_could_read(
    library: Library, query: str, note: str, ids: set[str]
) -> None:
    answer = library.search(query)
    assert len(answer.notes) == 1
    assert note in answer.notes[0]
    assert {hit.card.id for hit in answer.hits} == ids


def test_a_word_in_the_title_of_the_work_outranks_one_in_a_body(library: Library) -> None:
    assert found(library, "tide")[-1] == BOOK
    assert found(library, "harbour")[0] == BOOK


def test_a_hit_shows_the_passage_and_where_it_stands(library: Library) -> None:
    (hit,) = [each for each in library.search("tide end").hits if each.card.id == BOOK]
    body = library.review(BOOK).body
    assert hit.snippet.startswith("…")
    assert "\n" not in hit.snippet
    assert [hit.snippet[start:end] for start, end in hit.lit] == ["tide", "end"]
    assert hit.offset is not None
    assert body[hit.offset :].startswith("tide at the end")


def test_a_hit_without_words_in_the_body_shows_how_it_begins(library: Library) -> None:
    (hit,) = library.search("critic:lark").hits
    assert hit.snippet.startswith("Two lovely hours")
    assert (hit.lit, hit.offset) == ((), None)


def test_no_more_is_found_than_asked_for(library: Library) -> None:
    assert len(library.search("kind:film").hits) == 1
    assert len(library.search("is:unread", limit=2, read=set()).hits) == 2
    assert library.search("").hits == ()


PIECES = st.sampled_from(
    ['"', "(", ")", "*", ":", "-", "^", "+", " ", "NEAR", "AND", "OR", "NOT", "{", "}", ",", "'",
     "work:", "is:", "rating:",
     "..", ">=", "9", "plot", "café", "\x00", "％", "日本", ";", "--", "_"]
)  # fmt: skip


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(PIECES, max_size=8).map("".join) | st.text(max_size=20))
def test_whatever_is_typed_is_answered(library: Library, typed: str) -> None:
    understand(typed)
    library.search(typed, read=set(), bookmarked=set())
