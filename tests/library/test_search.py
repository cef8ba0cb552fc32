"""What a search finds besides what its query says: scripts, spellings, passages, corrections."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewtui.library.library import Library
from reviewtui.library.matching import lit_in, term_of
from reviewtui.library.passage import passage
from reviewtui.library.spellings import plainly
from reviewtui.library.stopping import Stopped

if TYPE_CHECKING:
    from pathlib import Path

    from reviewtui.library.rows import Hit

BODIES = {
    "japan/tide": (
        'work = "波の音"',
        "この映画は悪くない。音楽がとても静かで、SF映画の匂いもする。",
    ),
    "china/lamp": ('work = "灯"\ncritic = "林"', "故事慢，但是画面很美。"),
    "korea/road": ('work = "먼 길"', "이야기가 느리고, 배우들의 연기가 좋다."),
    "lodz/river": ('work = "Rzeka"\ncritic = "Łucja Żak"', "Straße, Łódź and a smørrebrød scene."),
    "paris/cafe": ('work = "Le Café"', "Une scène très réussie, and the cafe\u0301 glows."),
    "plain/tide": (
        'work = "Low Tide"',
        "# A *slow* start\n\n> The **plot** of [the tide](https://example.org/x_y_z) is `thin`,\n"
        "> and __nobody__ minds \\*much\\*.\n\n- snake_case stays, 3 * 4 too",
    ),
    "plain/glass": ('work = "Glass"', "Slow glass. " + "Nothing goes on here. " * 30 + "A tide."),
    "plain/wide": ('work = "Ｗｉｄｅ"', "Letters of full width: ｔｉｄｅ."),
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    base: Path = tmp_path_factory.mktemp("search")
    for name, (front, body) in BODIES.items():
        path = base / "reviews" / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"+++\n{front}\n+++\n\n{body}\n", "utf-8")
    library = Library.open([str(base / "reviews")], str(base / "cache"), str(base / "config"))
    library.refresh()
    return library


def hits(library: Library, query: str) -> dict[str, Hit]:
    ranked = {hit.card.id: hit for hit in library.search(query).hits}
    quick = {hit.card.id for hit in library.search(query, quick=True).hits}
    assert quick == set(ranked)
    return ranked


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("悪くない", {"japan/tide"}),
        ("映画", {"japan/tide"}),
        ("SF映画", {"japan/tide"}),
        ("映画sf", set()),
        ("匂", {"japan/tide"}),
        ("静か 音楽", {"japan/tide"}),
        ("静音", set()),  # signs that stand apart are no word
        ("work:波の音", {"japan/tide"}),
        ("work:映画", set()),
        ("-映画 work:tide", {"plain/tide"}),
        ("画面", {"china/lamp"}),
        ("灯", {"china/lamp"}),
        ("critic:林", {"china/lamp"}),
        ("이야기", {"korea/road"}),
        ("연기 배우", {"korea/road"}),
        ("lodz", {"lodz/river"}),
        ("Łódź", {"lodz/river"}),
        ("lód", {"lodz/river"}),
        ("strasse", {"lodz/river"}),
        ("straße", {"lodz/river"}),
        ("smorrebrod", {"lodz/river"}),
        ("critic:lucja", {"lodz/river"}),
        ("cafe", {"paris/cafe"}),
        ("cafe\u0301", {"paris/cafe"}),
        ("CAFÉ", {"paris/cafe"}),
        ("reussie", {"paris/cafe"}),
        ("wide", {"plain/wide"}),
        ("ｔｉｄｅ", {"plain/tide", "plain/glass", "plain/wide"}),
    ],
)
def test_words_are_found_in_any_script_and_spelling(
    library: Library, query: str, ids: set[str]
) -> None:
    assert set(hits(library, query)) == ids


@pytest.mark.parametrize(
    ("query", "name", "lit"),
    [
        ("悪くない", "japan/tide", ["悪くない"]),
        ("lodz", "lodz/river", ["Łódź"]),
        ("reussie", "paris/cafe", ["réussie"]),
        ("plot", "plain/tide", ["plot"]),
        ('"thin and nobody"', "plain/tide", ["thin, and nobody"]),
        ("nobo", "plain/tide", ["nobody"]),
    ],
)
def test_the_words_found_are_lit(library: Library, query: str, name: str, lit: list[str]) -> None:
    hit = hits(library, query)[name]
    assert [hit.snippet[start:end] for start, end in hit.lit] == lit
    assert hit.offset is not None
    body = library.review(name).body
    assert plainly(body[hit.offset :]).startswith(plainly(lit[0][:3]))


def test_a_passage_shows_no_signs_of_markdown(library: Library) -> None:
    hit = hits(library, "plot")["plain/tide"]
    assert hit.snippet == (
        "A slow start The plot of the tide is thin, and nobody minds *much*. "
        "snake_case stays, 3 * 4 too"
    )


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.sampled_from(["tide", "*", "_", "[", "](x)", "`", "#", ">", " ", "\n", "é", "\\"]))
)
def test_what_is_lit_is_what_was_asked_for_whatever_stands_around_it(pieces: list[str]) -> None:
    body = "".join(pieces)
    term = term_of("tide", "", by_beginning=True)
    assert term is not None
    snippet, lit, offset = passage(body, None, [term])
    assert "\n" not in snippet
    assert (offset is None) == (not lit_in(body, [term]))
    for start, end in lit:
        assert plainly(snippet[start:end]).startswith("tide")


def test_names_outrank_bodies_however_often_a_word_stands_there(library: Library) -> None:
    assert next(iter(hits(library, "tide"))) == "plain/tide"
    assert next(iter(hits(library, "glass"))) == "plain/glass"


@pytest.mark.parametrize("query", ["tide", "-nothing", "-is:digest"])
@pytest.mark.parametrize("quick", [False, True])
def test_a_question_nobody_waits_for_any_more_is_given_up(
    library: Library, monkeypatch: pytest.MonkeyPatch, query: str, quick: bool
) -> None:
    monkeypatch.setattr("reviewtui.library.search._STEPS", 1)
    with pytest.raises(Stopped):
        library.search(query, quick=quick, given_up=lambda: True)
    assert hits(library, query)


def test_points_that_a_person_rejected_or_changed_are_searched_as_they_are_now(
    tmp_path: Path,
) -> None:
    path = tmp_path / "reviews" / "far" / "one.md"
    path.parent.mkdir(parents=True)
    path.write_text('+++\nwork = "One"\n+++\n\nThe acting is superb. The plot is thin.\n')
    library = Library.open(
        [str(tmp_path / "reviews")], str(tmp_path / "cache"), str(tmp_path / "config")
    )
    library.refresh()
    asked = "aspect:story stance:con"
    before = library.search(asked)
    assert before.hits == ()
    assert "1 of 1 reviews were not read for praise and faults yet" in before.notes
    review = library.review("far/one")
    after = library.search(asked)
    assert len(after.hits) == 1
    assert after.notes == ()
    story = next(point for point in review.points if point.polarity.value == "con")
    library.corrections.reject(review, story)
    assert library.search(asked).hits == ()
    assert len(library.search(f"-{asked.replace(' ', ' -')}").hits) == 1
    library.corrections.undo()
    assert len(library.search(asked).hits) == 1
    library.corrections.change(review, story, aspect="music", polarity=story.polarity)
    assert library.search(asked).hits == ()
    assert len(library.search("aspect:music stance:con").hits) == 1
    library.close()
