from __future__ import annotations

import json
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewtui.extract.points import find_points, read_points
from reviewtui.model.point import Origin, Polarity, Span
from tests.extract import annotated

HELD = [annotated.read(p) for p in sorted(annotated.FOLDER.glob("held-*.txt"))]
SEEN = [annotated.read(p) for p in sorted(annotated.FOLDER.glob("dev-*.txt"))]


def said(body: str, **of: str) -> list[tuple[str, str]]:
    """The aspect and polarity of each point, in the order of the body."""
    points = sorted(find_points(body, **of), key=lambda p: p.span or Span(0, 0))
    return [(point.aspect, point.polarity.value) for point in points]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("The plot is a predictable mess.", ("story", "con")),
        ("The score is gorgeous from the first bar.", ("sound", "pro")),
        ("The acting is superb throughout.", ("performances", "pro")),
        ("The editing drags and the running time is punishing.", ("pacing", "con")),
        ("The fight scenes are thrilling.", ("action", "pro")),
        ("The jokes are not funny.", ("tone", "con")),
        ("The cinematography is never less than stunning.", ("visuals", "pro")),
    ],
)
def test_a_plain_opinion_gets_its_aspect_and_its_polarity(
    body: str, expected: tuple[str, str]
) -> None:
    assert said(body, kind="film") == [expected]


@pytest.mark.parametrize(
    "body",
    [
        "The visuals are gorgeous but the story is a tedious mess.",
        "While the visuals are gorgeous, the story is a tedious mess.",
        "The visuals are gorgeous; the story, however, is a tedious mess.",
        "The visuals are gorgeous, though the story is a tedious mess.",
    ],
)
def test_a_sentence_that_turns_makes_two_points(body: str) -> None:
    assert said(body, kind="film") == [("visuals", "pro"), ("story", "con")]


@pytest.mark.parametrize(
    ("body", "polarity"),
    [
        ("The ending is not good.", "con"),
        ("The ending is not just good, it is brilliant.", "pro"),
        ("The ending never feels dull.", "pro"),
        ("The script lacks wit and charm.", "con"),
        ("The story is too clever for its own good.", "con"),
        ("The plot could have been brilliant.", "con"),
        ("This is not a film where the action is mere filler.", "pro"),
    ],
)
def test_negation_and_what_might_have_been_turn_an_opinion_round(body: str, polarity: str) -> None:
    assert [p for _, p in said(body, kind="film")] == [polarity]


def test_what_happens_in_a_work_is_neither_praise_nor_blame() -> None:
    body = (
        "A brutal gang murders her father and she swears bloody revenge. "
        "She kills the first man in a bar and hides the body. "
        "Ada Quill plays Ines, a gifted thief who steals from the rich."
    )
    assert find_points(body, kind="film") == ()


def test_other_critics_and_other_works_make_no_points_of_this_review() -> None:
    body = (
        "The score is superb.\n\n"
        "Some critics have called the film dull, while others praised its superb cast. "
        "The Guardian described it as a tedious bore.\n\n"
        "In those earlier films, the writing was brilliant.\n"
    )
    assert said(body, kind="film") == [("sound", "pro")]


def test_a_section_on_the_reception_is_left_to_the_others() -> None:
    body = "# Critical reception\n\nBrilliant acting. A dull script.\n\n# Verdict\n\nBrilliant.\n"
    assert said(body, kind="film") == [("overall", "pro")]


def test_a_pronoun_stands_for_the_performer_named_before() -> None:
    body = "Ada Quill plays the pilot. She is superb."
    assert said(body, kind="film") == [("performances", "pro")]


def test_a_heading_says_what_a_bare_opinion_is_about() -> None:
    body = "Music\n\nIt is superb.\n\nStory\n\nIt is tedious.\n"
    assert said(body, kind="film") == [("sound", "pro"), ("story", "con")]


def test_titles_and_names_are_not_opinions() -> None:
    body = "The writer made Good Grief and Great Awful Things before this."
    assert find_points(body, kind="film", work="Anything") == ()


def test_each_kind_of_work_has_its_own_aspects_and_words() -> None:
    assert said("The hull is light and the hinge is cheap.", kind="product")[0][0] == "design"
    assert said("The battery life is excellent.", kind="product") == [("battery", "pro")]
    assert said("The controls are responsive.", kind="game") == [("gameplay", "pro")]
    assert said("Her singing is superb.", kind="music") == [("vocals", "pro")]
    assert said("The prose is luminous.", kind="book") == [("writing", "pro")]


def test_the_first_points_go_round_the_aspects() -> None:
    body = (
        "The acting is superb. The acting is brilliant. The acting is wonderful. "
        "The score is gorgeous. The plot is dull."
    )
    aspects = [point.aspect for point in find_points(body, kind="film")]
    assert sorted(aspects[:3]) == ["performances", "sound", "story"]
    assert aspects[3:] == ["performances", "performances"]


@pytest.mark.parametrize("review", [*SEEN, *HELD], ids=lambda review: review.name)
def test_every_point_is_verbatim_marked_found_and_labelled_from_its_sentence(
    review: annotated.Annotated,
) -> None:
    points = find_points(review.body, kind=review.kind, work=review.work)
    assert points
    for point in points:
        assert point.origin is Origin.FOUND
        assert point.span is not None
        assert point.quote == review.body[point.span.start : point.span.end]
        words = point.label.split()
        assert 2 <= len(words) <= 6
        place = 0
        for word in words:
            place = point.quote.index(word, place) + len(word)


def test_points_are_found_as_well_as_when_this_was_written() -> None:
    hits = extras = misses = 0
    for review in HELD:
        found = [
            annotated.Found(
                p.span.start, p.span.end, "+" if p.polarity is Polarity.PRO else "-", p.aspect
            )
            for p in find_points(review.body, kind=review.kind, work=review.work)
            if p.span
        ]
        more = annotated.tally(found, review.points, aspect=False)
        hits, extras, misses = hits + more[0], extras + more[1], misses + more[2]
    assert hits / (hits + extras) > 0.7
    assert hits / (hits + misses) > 0.5


def test_stated_points_come_first_and_nothing_comes_twice() -> None:
    body = "The story is a tedious mess.\n\nPros\n\n- superb acting\n\nCons\n\n- dull story\n"
    points = read_points(body, kind="film")
    assert [p.origin for p in points] == [Origin.STATED, Origin.STATED, Origin.FOUND]
    assert len({p.span for p in points}) == 3


def test_two_processes_find_the_same_bytes() -> None:
    code = (
        "import json, sys; from reviewtui.extract.points import read_points; "
        "print(json.dumps([repr(p) for p in read_points(sys.stdin.read())]))"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", code],
            input=HELD[0].body,
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "PYTHONUTF8": "1"},
        ).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1]
    assert json.loads(runs[0])


def test_finding_points_needs_no_numpy_and_no_network() -> None:
    code = (
        "import sys; from reviewtui.extract.points import read_points; read_points('Good film.'); "
        "sys.exit(bool({'numpy', 'socket', 'urllib', 'textual'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=400) | st.text(alphabet="aB .,;!?\n*-#()“”’'—:", max_size=400))
def test_no_text_breaks_it_and_every_quote_is_verbatim(body: str) -> None:
    for point in read_points(body):
        assert point.span is not None
        assert point.quote == body[point.span.start : point.span.end]


@pytest.mark.parametrize("unit", ["A", ".", "Aa Bb ", "but ", "*", "( ", "> ", "could "])
def test_what_is_no_prose_makes_no_points_and_is_soon_done_with(unit: str) -> None:
    assert read_points(unit * 5000) == ()
