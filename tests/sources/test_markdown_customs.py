"""The many ways people keep the facts of a review in Markdown."""

from __future__ import annotations

from datetime import date

import pytest

from reviewtui.intake import read_data
from reviewtui.library.document import parse_document
from reviewtui.model.customs import ours
from reviewtui.model.foreign import split
from reviewtui.model.review import Draft
from reviewtui.sources.markdown import read_markdown

BODY = (
    "\nA slow start, but the last hour is a delight, and the sea looks wonderful. I loved"
    " the acting, and hated the score.\n"
)


def draft_of(front: str, place: str = "notes/a.md") -> Draft:
    draft = read_markdown(f"{front}\n{BODY}", name=place)
    assert isinstance(draft, Draft), draft
    return draft


def said(yaml: str, place: str = "") -> dict[str, object]:
    front = split(f"---\n{yaml}\n---\nx")
    assert front is not None
    return ours(front.table, place)


@pytest.mark.parametrize(
    "dated",
    [
        "date: 2025-06-06", "publishDate: 2025-06-06T10:00:00+02:00", "pub_date: 'June 6, 2025'",
        "watchedDate: 2025-06-06", "date-watched: 6 June 2025", "finished: '[[2025-06-06]]'",
        "fecha: 06.06.2025", "date_read: 2025/6/6", "published: true\ndate: 2025-06-06 23:30 -0700",
        "played: [2024-01-01, 2025-06-06]", "Date Finished: 06/06/2025", "created: 20250606",
    ],
)  # fmt: skip
def test_a_day_is_found_under_any_name_and_in_any_form(dated: str) -> None:
    assert said(f"title: Low Tide\n{dated}")["published"] == date(2025, 6, 6)


def test_a_day_that_may_be_two_is_none() -> None:
    assert "published" not in said("title: Low Tide\ndate: 06/07/2025")


@pytest.mark.parametrize(
    ("rated", "rating"),
    [
        ("rating: 4", "4"), ("myRating: 8.5", "8.5"), ("personal-rating: 4/5", "4/5"),
        ("grade: B+", "B+"), ("stars: 3.5", "3.5/5"), ("stars: ★★★½", "★★★½"),
        ("score: 9\nmax_score: 10", "9/10"), ("score: 88\nscoreMax: 100", "88/100"),
        ("rating: {value: 7, best: 10}", "7/10"), ("rating: {score: 3, outOf: 4}", "3/4"),
        ("ratings: {story: 3, overall: 4.5, max: 5}", "4.5/5"), ("rating: ['8/10']", "8/10"),
        ("note: 15/20", "15/20"), ("nota: 8", "8"), ("verdict: 8/10", "8/10"),
        ("review: {item: {name: Low Tide}, rating: 6}", "6"), ("extra: {rating: A-}", "A-"),
        ("params: {review: {score: '7,5'}}", "7,5"), ("wertung: 7/10", "7/10"),
        ("rating: 4\nimdb_rating: 8.1\nrt: 93%", "4"),
    ],
)  # fmt: skip
def test_a_rating_is_found_under_any_name(rated: str, rating: str) -> None:
    assert said(f"title: Low Tide\n{rated}")["rating"] == rating


@pytest.mark.parametrize(
    "silent",
    [
        "rating:", "rating: null", "rating: '-'", "note: seen with Ben", "verdict: Skip the end.",
        "imdb_rating: 8.1", "onlineRating: 8", "rt: 93%", "ratings: {story: 3, acting: 4}",
        "final: true", "rating: [4, 5]",
    ],
)  # fmt: skip
def test_what_rates_nothing_is_no_rating(silent: str) -> None:
    assert "rating" not in said(f"title: Low Tide\n{silent}")


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        ("categories: [movies]", "film"), ("type: movie-review", "film"),
        ("tags: [tv-shows]", "series"), ("director: Ann Lee", "film"),
        ("isbn: 9781635575637", "book"), ("artist: Kid Pigeon", "music"),
        ("platforms: [PC, Switch]", "game"), ("category: Book Reviews", "book"),
        ("type: movie\ntags: [book, adaptation]", "film"),
        ("tags: [film, book]\ndirector: A", "film"),
        ("platform: Streamly", None), ("tags: [sea, slow]", None), ("tag: 📚Book", "book"),
    ],
)  # fmt: skip
def test_the_kind_is_told_by_the_shelf_or_by_what_only_it_has(told: str, kind: str | None) -> None:
    assert said(f"title: Low Tide\n{told}").get("kind") == kind


@pytest.mark.parametrize(
    ("title", "told", "place"),
    [
        ("Kid Pigeon - Low Lights", "tags: [albums]", ""),
        ("Kid Pigeon — Low Lights", "", "content/albums/low-lights.md"),
        ("Kid Pigeon: Low Lights", "category: music", ""),
        ("Low Lights by Kid Pigeon", "category: music", ""),
        ("Low Lights - Kid Pigeon", "artist: Kid Pigeon", ""),
        ("Kid Pigeon, Low Lights", "artist: Kid Pigeon", ""),
        ("Album Review: Kid Pigeon – “Low Lights”", "", ""),
        ("Low Lights", "artist: Kid Pigeon", ""),
        ("Review: Kid Pigeon - Low Lights (2024)", "tags: music", ""),
    ],
)
def test_an_album_stands_apart_from_who_plays_it(title: str, told: str, place: str) -> None:
    known = said(f"title: '{title}'\n{told}", place)
    assert (known["work"], known["kind"]) == ("Low Lights", "music")


def test_a_dash_in_the_title_of_a_film_names_no_band() -> None:
    assert said("title: 'Low Tide - Part Two'\ntags: film")["work"] != "Part Two"


@pytest.mark.parametrize(
    ("place", "work", "year", "sure"),
    [
        ("Movies/Low Tide (2021).md", "Low Tide", 2021, True),
        ("Books/Emma.md", "Emma", None, True),
        ("_posts/2021-03-04-low-tide-review.md", "Low Tide", None, False),
        ("content/reviews/low-tide/index.md", "Low Tide", None, False),
        ("Albums/Kid Pigeon - Low Lights.md", "Low Lights", None, True),
    ],
)
def test_where_nothing_else_does_the_name_of_the_file_names_the_work(
    place: str, work: str, year: int | None, sure: bool
) -> None:
    draft = draft_of("---\nrating: 4/5\n---", place)
    assert (draft.work, draft.year) == (work, year)
    assert ("work" not in draft.uncertain) == sure


def test_jekyll_keeps_the_day_in_the_name_of_the_file() -> None:
    draft = draft_of("---\nrating: 4/5\n---", "_posts/2021-03-04-low-tide.md")
    assert draft.published == date(2021, 3, 4)
    dated = draft_of("---\nrating: 4/5\ndate: 2021-03-05\n---", "_posts/2021-03-04-low-tide.md")
    assert dated.published == date(2021, 3, 5)


@pytest.mark.parametrize(
    "field", ["rating:: 4/5", "**Rating**:: 4/5", "- Rating:: 4/5", "I say [rating:: 4/5] here."]
)
def test_fields_in_the_text_count_as_front_matter(field: str) -> None:
    draft = draft_of(f"# Low Tide\n\n{field}")
    assert draft.rating is not None
    assert draft.rating.text == "4/5"
    assert "::" not in draft.body


def test_front_matter_goes_before_fields_in_the_text() -> None:
    draft = draft_of("---\nrating: 2/5\n---\nrating:: 4/5")
    assert draft.rating is not None
    assert draft.rating.text == "2/5"


def test_two_colons_in_code_are_no_field() -> None:
    draft = draft_of("---\nrating: 2/5\n---\n```\nstd:: cout\n```\n")
    assert "std:: cout" in draft.body


def test_the_row_of_books_is_not_the_book() -> None:
    known = said("title: The Fifth Tide\nseries: Broken Coast\ntags: [books]")
    assert (known["work"], known["kind"]) == ("The Fifth Tide", "book")


@pytest.mark.parametrize(
    ("line", "heading"), [("## The Mud ##", "The Mud"), ("## C#", "C#"), ("##  A   B  ", "A   B")]
)
def test_the_signs_that_close_a_heading_are_no_part_of_it(line: str, heading: str) -> None:
    assert draft_of(f"---\nrating: 3/5\n---\n{line}\n").headings == (heading,)


@pytest.mark.parametrize(
    ("text", "place", "work", "rating"),
    [
        ("rating:: 4/5\n\nSlow.", "vault/Movies/Low Tide.md", "Low Tide", "4/5"),
        ("---\ntags: [film]\n---\nSlow. [rating:: 2/5]", "v/Low Tide (2021).md", "Low Tide", "2/5"),
        ("---\nrating: 4/5\n---\nSlow.", "_posts/2021-03-04-low-tide.md", "Low Tide", "4/5"),
        ("---\nrating: 4/5\n---\n# Mud\n\nSlow.", "_posts/2021-03-04-low-tide.md", "Mud", "4/5"),
    ],
)
def test_a_note_that_is_read_where_it_lies_says_the_same(
    text: str, place: str, work: str, rating: str
) -> None:
    review, _ = parse_document(text.encode(), place)
    assert review.work.title == work
    assert review.rating is not None
    assert review.rating.text == rating
    assert review.body in text


def test_year_month_and_day_in_fields_of_their_own_are_a_day_and_no_year_of_the_work() -> None:
    known = said("title: Low Tide\nyear: 2014\nmonth: 08\nday: 25")
    assert (known["published"], known.get("year")) == (date(2014, 8, 25), None)


@pytest.mark.parametrize(
    ("place", "day"),
    [
        ("_posts/2015-1-9-low-tide.md", date(2015, 1, 9)),
        ("_posts/2015-08-20-low-tide.md", date(2015, 8, 20)),
    ],
)
def test_the_name_of_a_post_begins_with_its_day(place: str, day: date) -> None:
    draft = draft_of("---\ntags: [film]\nrating: 4\n---", place)
    assert (draft.published, draft.work) == (day, "Low Tide")


@pytest.mark.parametrize(
    ("place", "front", "kind"),
    [
        ("content/Filme🍿/B/Low Tide.md", "", "film"),
        ("notes/low-tide.md", "---\ntags: [musica, recensioni]\n---", "music"),
        ("notes/low-tide.md", "---\ntags:\n  - serie tv\n---", "series"),
        ("notes/low-tide.md", "---\ntags: [libri]\n---", "book"),
    ],
)
def test_the_shelf_of_a_note_may_be_called_in_any_of_its_languages(
    place: str, front: str, kind: str
) -> None:
    draft = draft_of(front, place)
    assert (draft.kind, "kind" in draft.uncertain) == (kind, False)


def test_a_kind_that_no_shelf_names_is_guessed_from_the_text() -> None:
    body = "\nThis novel is short. The author wastes no page, and the book is a delight.\n"
    draft = read_markdown(f"---\ntitle: Low Tide\nrating: 4/5\n---\n{body}", name="low-tide.md")
    assert isinstance(draft, Draft)
    assert (draft.kind, draft.uncertain) == ("book", frozenset({"kind"}))


def test_the_text_of_a_note_tells_a_book_from_who_wrote_it() -> None:
    front = '---\ntitle: "Buchtipp: Ida Holm - Low Tide"\ncategories: Rezension\n---\n'
    body = "Ein Buch der Autorin Ida Holm. „Low Tide“ erzählt wenig, und Holm tut es gut.\n"
    draft = read_markdown(front + body, name="_posts/low-tide.md")
    assert isinstance(draft, Draft)
    assert (draft.work, draft.kind) == ("Low Tide", "book")


def test_a_year_among_the_facts_over_a_note_is_stated() -> None:
    body = "[[Drama]] | Erscheinungsjahr: [[2020er|2023]] | Regie: [[Ann Lee]]\n\nEin guter Film.\n"
    draft = read_markdown(body, name="Filme/Low Tide.md")
    assert isinstance(draft, Draft)
    assert (draft.work, draft.year, draft.kind) == ("Low Tide", 2023, "film")


@pytest.mark.parametrize("mark", ["", ".. "])
def test_keys_over_a_text_without_a_fence_are_front_matter(mark: str) -> None:
    """As Pelican keeps them, and Nikola with two dots before each."""
    keys = ("Title: Review: Low Tide", "Date: 2024-03-08 09:30", "Author: Dora Skua", "Rating: 4/5")
    text = "".join(f"{mark}{key}\n" for key in keys) + "\nIt is a slow film, and a good one.\n"
    [draft] = read_data(text.encode(), "content/low-tide.md")
    assert isinstance(draft, Draft), draft
    said = draft.work, str(draft.published), draft.critic, draft.rating and draft.rating.text
    assert said == ("Low Tide", "2024-03-08", "Dora Skua", "4/5")
    assert draft.body == "It is a slow film, and a good one."


def test_facts_over_a_typed_review_are_no_front_matter() -> None:
    assert split("Title: Low Tide\nRating: 4/5\n\nIt is a slow film.\n") is None
