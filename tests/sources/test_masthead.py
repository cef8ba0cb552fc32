"""What pages put above and around a review, pasted with it. All texts are our own."""

from __future__ import annotations

from datetime import date

import pytest

from reviewtui.model.review import Draft
from reviewtui.sources import litter
from reviewtui.sources.text import read_text

PROSE = (
    "The picture follows a ferryman who has stopped asking whom he carries, and it is a tense,"
    " funny and handsome thing for as long as nobody explains it."
)
MORE = (
    "Its second hour is weaker. The jokes thin out, the fog does not, and a very good cast is left"
    " to stand about in it. Even so, few debuts this year are as sure of themselves."
)


def draft_of(*blocks: str) -> Draft:
    draft = read_text("\n\n".join(blocks))
    assert isinstance(draft, Draft), draft
    return draft


def test_what_a_site_says_for_itself_above_the_headline_is_dropped() -> None:
    draft = draft_of(
        "Join or Sign In",
        "Continue with Facebook",
        "By joining, you agree to our Terms of Use and to hear from us. We use cookies to keep you"
        " signed in, and our partners do as well.",
        "Europe",
        "Long Ferry (2022) Review: All Aboard",
        "by Tilda Marsh - June 22, 2022, 11:48 am EDT",
        PROSE,
        MORE,
    )
    assert (draft.work, draft.year, draft.critic) == ("Long Ferry", 2022, "Tilda Marsh")
    assert draft.published == date(2022, 6, 22)
    assert draft.body == f"{PROSE}\n\n{MORE}"
    assert {"Join or Sign In", "Europe"} <= set(draft.dropped)


def test_a_day_above_the_headline_is_kept_though_notices_stand_about_it() -> None:
    draft = draft_of(
        "We use cookies to improve this site.",
        "Friday, 3 June 2022",
        "Long Ferry review: all aboard",
        PROSE,
        MORE,
    )
    assert draft.published == date(2022, 6, 3)


def test_a_review_that_speaks_of_cookies_loses_nothing() -> None:
    told = "The baker says we use cookies as money here, and the film means it with all its heart."
    for review in ((told, PROSE, MORE), (PROSE, told, MORE), (PROSE, MORE, told)):
        draft = draft_of("Crumbs (2020) review", *review)
        assert draft.body == "\n\n".join(review)


def test_the_line_under_the_headline_is_no_heading_and_the_name_under_it_is_the_critic() -> None:
    dek = "The slow-burning debut is as sly as it ever wanted to be"
    draft = draft_of("Long Ferry Review: All Aboard", dek, "Tilda Marsh", PROSE, MORE)
    assert draft.critic == "Tilda Marsh"
    assert "critic" in draft.uncertain
    assert draft.headings == ()
    assert draft.body.startswith(dek)


@pytest.mark.parametrize(
    "line",
    ["Final Thoughts", "Lost Time", "Paul Strand"],
    ids=["a section", "words of the text", "a person the text speaks of"],
)
def test_a_short_line_that_is_no_name_of_a_critic_is_not_taken_for_one(line: str) -> None:
    told = f"{PROSE} There is time lost and time found in it, and Strand is a wonder throughout."
    dek = "The slow-burning debut is as sly as it ever wanted to be"
    draft = draft_of("Long Ferry Review: All Aboard", dek, line, told, MORE)
    assert draft.critic is None


def test_stars_behind_the_title_are_the_rating_and_the_line_the_title() -> None:
    own = "I would have given it five stars, were it not for the last reel. "
    draft = draft_of("Long Ferry ★★★½", own + PROSE, MORE)
    assert draft.work == "Long Ferry"
    assert draft.rating is not None
    assert draft.rating.text == "★★★½"


def test_stars_behind_a_label_name_no_work() -> None:
    draft = draft_of("My rating ★★★★", PROSE, MORE)
    assert draft.work is None or "rating" not in draft.work.casefold()


def test_a_critic_may_be_named_by_the_headline() -> None:
    draft = draft_of("“Long Ferry”", "Tilda Marsh’s review of “Long Ferry” (Kelp Films)", PROSE)
    assert (draft.work, draft.critic) == ("Long Ferry", "Tilda Marsh")


def test_a_spanish_headline_names_the_work_and_a_byline_below_one_the_critic() -> None:
    prose = (
        "La película sigue a un barquero que ya no pregunta nada. Es tensa, divertida y hermosa."
    )
    assert draft_of("Crítica de Niebla", prose, prose + " Niebla gusta.").work == "Niebla"
    signed = draft_of("Niebla", "Crítica de Marta Oliva", prose, prose + " Niebla gusta.")
    assert (signed.work, signed.critic) == ("Niebla", "Marta Oliva")


def test_rows_of_facts_are_no_headings() -> None:
    facts = "Erscheinungsjahr: 2019\nOriginal-Titel: Long Ferry\nBudget: $2 million\nKnown as: Fog"
    draft = draft_of("Long Ferry (2019)", facts, PROSE, "Worth the Fare", MORE)
    assert draft.headings == ("Worth the Fare",)


def test_a_grade_under_the_text_is_no_heading() -> None:
    draft = draft_of("Long Ferry review", PROSE, "Grade: B-", MORE)
    assert draft.headings == ()
    assert draft.rating is not None


def test_a_count_of_comments_is_no_rating() -> None:
    draft = draft_of("Long Ferry review", "Total comments: 6", PROSE, MORE)
    assert draft.rating is None
    assert "Total comments: 6" in draft.dropped


@pytest.mark.parametrize(
    "line",
    [
        "Submit to Reddit",
        "Click to share on Facebook (Opens in new window)",
        "Email this article",
        "Kommentare (35)",
        "(Bildnachweis: Kelp Films)",
        "Play Video",
    ],
)
def test_what_pages_ask_of_readers_is_litter(line: str) -> None:
    assert litter.is_litter(line)


@pytest.mark.parametrize(
    "line",
    ["Send this.", "In a Window", "Post", "Thirteen comments on a bad film"],
)
def test_a_line_of_the_article_is_no_litter(line: str) -> None:
    assert not litter.is_litter(line)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("mardi 30 septembre 2008", date(2008, 9, 30)),
        ("Reviewed on Apr 15, 2024", date(2024, 4, 15)),
    ],
)
def test_the_day_is_read_from_the_line_that_holds_it(line: str, day: date) -> None:
    assert draft_of(line, "Long Ferry (2008) review", PROSE, MORE).published == day


@pytest.mark.parametrize("line", ["Por: Marta Oliva", "Straight Talk By: Marta Oliva"])
def test_a_colon_after_by_changes_nothing(line: str) -> None:
    assert draft_of("Long Ferry review", line, PROSE, MORE).critic == "Marta Oliva"
