"""What pages put above and around a review, pasted with it. All texts are our own."""

from __future__ import annotations

from datetime import date

import pytest

from reviewtui.model.review import Draft
from reviewtui.sources import litter
from reviewtui.sources.text import read_text
from reviewtui.sources.text_work import guessed_work

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


def test_the_name_of_a_site_in_the_first_line_is_not_the_work() -> None:
    for bar in ("Suivre ce blog Administration + Créer mon blog", "Overblog", "top of page"):
        draft = draft_of(
            bar, "Long Ferry", "Long Ferry", PROSE.replace("The picture", "Long Ferry")
        )
        assert (draft.work, draft.headings) == ("Long Ferry", ())
    motto = "The Film Review Site for the Undecided"
    draft = draft_of(motto, "Long Ferry", PROSE.replace("The picture", "Long Ferry"))
    assert (draft.work, draft.dropped[0]) == ("Long Ferry", motto)


def test_a_line_that_the_text_speaks_of_outdoes_a_first_line_that_it_does_not() -> None:
    body = PROSE.replace("The picture", "Long Ferry")
    draft = draft_of("My current reading and other pages", "3 June 2022", "Long Ferry.", body, MORE)
    assert (draft.work, draft.published) == ("Long Ferry", date(2022, 6, 3))


def test_lines_between_the_name_and_the_headline_that_calls_it_a_review_stay() -> None:
    draft = draft_of(
        "Long Ferry",
        "What a crossing",
        "Long Ferry Kritik",
        "64 Kommentare - 19.07.2023 von Tilda",
        PROSE,
        MORE,
    )
    assert (draft.work, draft.critic, draft.published) == ("Long Ferry", "Tilda", date(2023, 7, 19))
    assert draft.body.startswith("What a crossing\n\n")
    assert draft.headings == ()


def test_a_second_headline_of_the_same_work_is_no_heading() -> None:
    draft = draft_of(
        "Ferry – Season Two Review", "Ferry – Review of the Second Season", PROSE, MORE
    )
    assert (draft.work, draft.headings) == ("Ferry: Season 2", ())


@pytest.mark.parametrize(
    ("line", "critic"),
    [
        ("Reseñado por Tilda Marsh", "Tilda Marsh"),
        ("Rezensiert von Tilda Marsh", "Tilda Marsh"),
        ("Publié le par Tilda Marsh", "Tilda Marsh"),
        ("12 Kommentare · 3.6.2022 von Tilda", "Tilda"),
    ],
)
def test_a_byline_may_be_in_another_language(line: str, critic: str) -> None:
    assert draft_of("Long Ferry (2022)", line, PROSE, MORE).critic == critic


def test_a_byline_that_says_review_counts_below_a_notice_of_the_book_too() -> None:
    notice = (
        "Long Ferry. Ida Holm. Saltmarsh Press, 24 April 2018, paperback and e-book, 378 pages."
    )
    draft = draft_of("Book Review: Long Ferry", notice, "Reviewed by Tilda Marsh.", PROSE, MORE)
    assert (draft.work, draft.critic) == ("Long Ferry", "Tilda Marsh")
    assert draft.body.startswith(notice.split(".")[0])


def test_a_headline_may_name_the_critic() -> None:
    draft = draft_of("Long Ferry: Season 2 – A Review by Tilda Marsh", PROSE, MORE)
    assert (draft.work, draft.critic) == ("Long Ferry: Season 2", "Tilda Marsh")


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("torsdag 28. juni 2012", date(2012, 6, 28)),
        ("domenica 3 luglio 2022", date(2022, 7, 3)),
        ("quarta-feira, 5 de outubro de 2022", date(2022, 10, 5)),
        ("maandag 2 mei 2022", date(2022, 5, 2)),
    ],
)
def test_a_day_may_be_in_another_language(line: str, day: date) -> None:
    assert draft_of(line, "Long Ferry (2022)", PROSE, MORE).published == day


def test_facts_over_a_review_are_read_in_other_languages_and_none_is_its_title() -> None:
    draft = draft_of(
        "Hvor: På kino\nLengde: 2t 35m\nProduksjonsår: 2021\nRegi: Ida Holm",
        PROSE.replace("The picture", "Long Ferry er en film, Long Ferry"),
    )
    assert (draft.work, draft.year) == ("Long Ferry", 2021)
    draft = draft_of("Titolo: LONG FERRY\nRegista: Ida Holm\nGenere: Drammatico", PROSE, MORE)
    assert draft.work == "LONG FERRY"
    assert draft.headings == ()


def test_facts_a_line_apart_are_no_headings_and_follow_me_may_be_one() -> None:
    draft = draft_of(
        "Long Ferry review",
        "Developer: Saltmarsh",
        "Category: Rowing",
        "Price (at time of review): $15.00",
        "Follow Me Deep Into the Fog",
        PROSE,
        MORE,
    )
    assert draft.headings == ("Follow Me Deep Into the Fog",)
    assert "Price (at time of review)" in draft.body


SONGS = (
    "Opener “Cold Harbour” sets the tone of an album whose songs are short, loud and hard to"
    " forget, and Velvet Static has never made a record as good as Paper Moons."
)


def test_an_album_is_told_from_who_plays_it_in_the_line_above() -> None:
    draft = draft_of("Velvet Static\nPaper Moons\nAug 14, 2018", SONGS)
    assert (draft.work, draft.published) == ("Paper Moons", date(2018, 8, 14))
    assert draft_of("Velvet Static // Paper Moons", SONGS).work == "Paper Moons"
    assert draft_of("Velvet Static - Paper Moons: Loud and Short", SONGS).work == "Paper Moons"


def test_a_day_among_lines_above_the_review_is_its_own_and_marked_as_a_guess() -> None:
    draft = draft_of("Long Ferry\nGreen Gull Pictures\nAug 14, 2018", f"Long Ferry sails. {PROSE}")
    assert draft.published == date(2018, 8, 14)
    assert "published" in draft.uncertain


def test_the_name_right_over_a_run_of_facts_is_the_work() -> None:
    draft = draft_of(
        "A slow voyage that rewards whoever stays aboard until the fog has lifted at last.",
        "Long Ferry\nDeveloper: Saltmarsh\nPrice: $20\nPlatform: PS4 and PC",
        f"Long Ferry is a game. {PROSE}",
    )
    assert (draft.work, draft.kind) == ("Long Ferry", "game")


def test_a_title_with_a_colon_over_a_label_is_no_row_of_facts() -> None:
    draft = draft_of("Long Ferry: A Novel", "We rated this book:", f"Long Ferry is short. {PROSE}")
    assert draft.work == "Long Ferry"


@pytest.mark.parametrize(
    ("line", "critic"),
    [
        ("Tilda Marsh, Entertainment Writer", "Tilda Marsh"),
        ("Tilda Marsh , Contributor", "Tilda Marsh"),
        ("Userkritik von Tilda Marsh", "Tilda Marsh"),
        ("The Harbour, a Writer", None),
    ],
)
def test_who_somebody_is_or_a_reader_signs(line: str, critic: str | None) -> None:
    assert draft_of("Long Ferry Review", line, PROSE, MORE).critic == critic


def test_a_name_behind_the_last_sentence_signs_it_and_one_behind_a_quotation_does_not() -> None:
    draft = draft_of("Long Ferry Review", PROSE, f"{MORE} — Tilda Marsh")
    assert draft.critic == "Tilda Marsh"
    assert "critic" in draft.uncertain
    quoted = draft_of("Long Ferry Review", PROSE, f"{MORE} “Nobody rows alone.” — Tilda Marsh")
    assert quoted.critic is None


def test_a_shelf_and_a_day_name_no_work_and_a_cover_is_no_heading() -> None:
    draft = draft_of(
        "Nordkai, la recensione",
        "Tv / Recensione - 12 August 2024 08:00",
        "Official album cover for “Nordkai” by Velvet Static",
        f"Nordkai è una serie, e Nordkai delude. {PROSE}",
    )
    assert (draft.work, draft.published) == ("Nordkai", date(2024, 8, 12))
    assert draft.headings == ()


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Par nordlys - Le 27/07/2018 à 06:10", date(2018, 7, 27)),
        ("by nordlys | 07/27/2018", date(2018, 7, 27)),
        ("by nordlys | 07/07/2018", date(2018, 7, 7)),
    ],
)
def test_a_critic_may_go_by_another_name_and_a_day_be_cut_by_slashes(line: str, day: date) -> None:
    draft = draft_of("Long Ferry Review", line, PROSE, MORE)
    assert (draft.critic, draft.published) == ("nordlys", day)


def test_a_day_that_can_be_read_in_two_ways_is_none() -> None:
    assert draft_of("Long Ferry Review", "by nordlys | 03/04/2018", PROSE, MORE).published is None


def test_a_name_alone_under_all_the_text_signs_it() -> None:
    draft = draft_of("Long Ferry Review", PROSE, MORE, "Tilda Marsh")
    assert draft.critic == "Tilda Marsh"
    assert "critic" in draft.uncertain


def test_who_stands_under_the_bare_name_of_a_book_wrote_the_book() -> None:
    draft = draft_of("Nordkai", "von Ida Holm.", "Das Buch ist kurz. Nordkai ist ein guter Roman.")
    assert (draft.work, draft.critic) == ("Nordkai", None)


def test_facts_in_a_row_are_no_headline() -> None:
    draft = draft_of(
        "Nordkai",
        "Kinostart: 02.06.2022 • Komödie • Norwegen, Schweden (2021) • 128 Minuten",
        "„Nordkai“ ist ein schöner Film, und „Nordkai“ ist lang.",
    )
    assert draft.work == "Nordkai"


def test_the_season_that_the_sentences_speak_of_is_part_of_the_work() -> None:
    told = (
        "What makes Saltmarsh special is the fog, and the first hour of Saltmarsh Season 1 has the"
        " most of it. If Saltmarsh has one flaw, it is the pace of the middle."
    )
    draft = draft_of(told, f"The show is funny, and the cast of the series is good. {MORE}")
    assert draft.work == "Saltmarsh: Season 1"
    draft = draft_of(told, f"The show is better than Saltmarsh Season 2, the next series. {MORE}")
    assert draft.work == "Saltmarsh"


@pytest.mark.parametrize("word", ["Die", "The", "Le"])
def test_a_word_that_begins_sentences_is_no_work(word: str) -> None:
    assert guessed_work(f"{word} Nordkai-Chroniken", None, f"{word} Crew. {word} See.") is None
