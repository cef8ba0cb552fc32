from __future__ import annotations

import pytest

from reviewtui.extract.claims import Claim, Reading
from reviewtui.extract.points import find_points
from reviewtui.model.point import Span


def said(body: str, **of: str) -> list[tuple[str, str]]:
    """The aspect and polarity of each point, in the order of the body."""
    points = sorted(find_points(body, **of), key=lambda p: p.span or Span(0, 0))
    return [(point.aspect, point.polarity.value) for point in points]


def claims(body: str) -> list[Claim]:
    """Every claim of a review of a film."""
    return [claim for row in Reading(body, "film", (), None).claims() for claim in row]


def test_a_clause_without_a_subject_speaks_of_the_one_before() -> None:
    body = "Ada Quill is fine in her role, but also a bit dull."
    assert {aspect for aspect, _ in said(body, kind="film")} == {"performances"}


def test_words_joined_by_a_hyphen_name_the_aspect_of_their_last_part() -> None:
    assert said("It is a slow-paced and tedious watch.", kind="film") == [("pacing", "con")]


def test_a_title_in_quotation_marks_is_a_song_in_a_review_of_music() -> None:
    assert said('"Paper Lanterns" is a gorgeous surprise.', kind="music") == [("songs", "pro")]


def test_a_word_that_is_part_of_a_name_names_no_aspect() -> None:
    body = "The Silver Score Collection is an excellent and lovely film."
    assert said(body, kind="film") == [("overall", "pro")]


def test_who_a_review_of_a_book_keeps_coming_back_to_is_a_character() -> None:
    body = (
        "We meet Marla in spring, and when summer comes Marla has gone. "
        "I found Marla vague and unconvincing to the end."
    )
    assert said(body, kind="book") == [("characters", "con")]


@pytest.mark.parametrize(
    "aside",
    [
        "While the first film was a dreadful bore, the score is gorgeous.",
        "In the first game the jokes were dreadful, but the score is gorgeous.",
        "Their debut was a dreadful bore. The score is gorgeous.",
        "My previous laptop had a dreadful screen. The score is gorgeous.",
        "Most films of this sort are a dreadful bore. The score is gorgeous.",
        "It has been widely dismissed as a dreadful bore. The score is gorgeous.",
        "I had heard it was a dreadful bore. The score is gorgeous.",
    ],
)
def test_of_a_sentence_that_turns_from_another_work_only_the_turn_is_a_point(aside: str) -> None:
    assert said(aside, kind="film") == [("sound", "pro")]


def test_what_a_work_has_is_judged_and_not_the_work() -> None:
    assert said("The film has hardly any plot.", kind="film") == [("story", "con")]


def test_bad_things_that_a_work_is_without_are_no_faults() -> None:
    assert said("The prose is elegant without being dull.", kind="book") == [("writing", "pro")]


def test_a_kind_of_work_has_turns_of_phrase_of_its_own() -> None:
    body = "The app refuses to stay connected."
    assert said(body, kind="product") == [("software", "con")]


def test_another_work_is_known_by_its_title() -> None:
    body = (
        "# Steel Harbor 4\n\n"
        'As a child I watched "The Long Tide" with my aunt. The Long Tide was a dreadful bore. '
        "Salt Road (2011) was superb. Steel Harbor 3 was dreadful. The score is gorgeous.\n"
    )
    assert said(body, kind="film") == [("sound", "pro")]


def test_the_title_of_a_work_praises_and_faults_nothing() -> None:
    body = "Hollow Lantern is a game about a lamp. The music is gorgeous."
    assert said(body, kind="game", work="Hollow Lantern") == [("sound", "pro")]


def test_a_sentence_among_sentences_that_tell_a_plot_is_less_sure() -> None:
    alone = "The music is a little too loud."
    plot = (
        "He steals a horse and rides to the coast. She follows him to the harbor at night. "
        "They hide in a mill and wait for her father. "
    )
    (by_itself,) = claims(alone)
    among = next(claim for claim in claims(plot + alone + " " + plot) if claim.value < 0)
    assert among.sure < by_itself.sure


def test_who_wrote_a_book_is_no_character_of_it() -> None:
    body = "Brandt writes of bees. I found that Brandt argues well, and that Brandt is superb."
    assert {aspect for aspect, _ in said(body, kind="book")} <= {"writing", "themes"}
