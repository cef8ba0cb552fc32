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


def test_who_shot_scored_or_directed_a_film_is_no_performer() -> None:
    body = (
        "The photography by Ilse Brandt is superb. Ilse Brandt is brilliant here. "
        "Oda Finch is a director to watch. Tomas Reyes is excellent as the son."
    )
    assert said(body, kind="film") == [
        ("visuals", "pro"),
        ("visuals", "pro"),
        ("direction", "pro"),
        ("performances", "pro"),
    ]


def test_the_work_called_by_its_kind_is_the_work_as_a_whole() -> None:
    assert said("This is a bland and charmless romantic comedy.", kind="film") == [
        ("overall", "con")
    ]
    assert said("I absolutely loved it.", kind="book") == [("overall", "pro")]


def test_the_turns_of_phrase_of_people_who_chat_are_understood() -> None:
    praise = "Hats off to the cast, who had me hooked. It gets under your skin. Go see it."
    assert {polarity for _, polarity in said(praise, kind="film")} == {"pro"}
    blame = "Nobody to root for. The jokes are all over the place. I rolled my eyes a lot."
    assert {polarity for _, polarity in said(blame, kind="film")} == {"con"}


@pytest.mark.parametrize(
    "body",
    [
        "I bought the old one years ago in a lovely little shop, and I remember it well.",
        "When I went in, I had heard great things from a friend.",
        "He falls in love with a brilliant surgeon and wonders why she lies.",
        "While most films of this sort are dull and lifeless, nobody here says a word.",
        "The heist film is a beloved staple, and everyone has a favourite.",
    ],
)
def test_an_anecdote_love_and_other_works_make_no_points(body: str) -> None:
    assert find_points(body, kind="film") == ()


@pytest.mark.parametrize(
    "body", ["The pacing is a mixed bag.", "The jokes are hit or miss throughout."]
)
def test_what_calls_itself_mixed_is_mixed(body: str) -> None:
    (point,) = find_points(body, kind="film")
    assert point.polarity is Polarity.MIXED


@pytest.mark.parametrize(
    "body",
    [
        "Ein brillanter Film mit einer super Musik. Die Handlung ist leider banal und das Ende ist "
        "nicht original, aber der Cast ist phantastisch.",
        "Un film excellent et original, avec une distribution brillante. La musique est superbe "
        "mais le final est banal et les dialogues ne sont pas bons.",
        "Una obra original y brillante, con un reparto excelente. El final es terrible y banal, "
        "pero la banda sonora es genial.",
    ],
)
def test_what_is_not_english_makes_no_points(body: str) -> None:
    assert find_points(body) == ()


@pytest.mark.parametrize(
    "litter",
    [
        "```\nexcellent = superb + gorgeous  # a terrible hack\n```",
        "    result = superb(gorgeous_film);",
        "> A superb, gorgeous masterpiece that moved me to tears.",
        "| Weight | 1.2 kg, light and excellent |\n| Screen | gorgeous |",
        "Battery: an excellent 75 Wh",
        "Director(s): Grace Superb",
        "Photo from the wonderful Excellent Pictures",
    ],
)
def test_code_tables_figures_and_quotes_of_others_make_no_points(litter: str) -> None:
    points = find_points(f"The plot is dull.\n\n{litter}\n\nThe acting is superb.", kind="film")
    assert {point.quote for point in points} == {"The plot is dull.", "The acting is superb."}


def test_a_verdict_in_a_box_of_the_reviews_own_is_read() -> None:
    body = "It begins in a harbour.\n\n> Verdict: a superb and moving film.\n"
    assert [p.polarity for p in find_points(body, kind="film")] == [Polarity.PRO]


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        (
            "This is also proof that you can have too much of a good thing.",
            "too much of a good thing",
        ),
        ("The story never quite adds up.", "story never quite adds up"),
        (
            "It is a bland and overly familiar thing to sit through.",
            "bland and overly familiar thing",
        ),
        (
            "The characters suffer from a lack of depth throughout the long first act.",
            "lack of depth",
        ),
        ("The dialogue in general is so perfunctory.", "dialogue in general is so perfunctory"),
        ("The photography by Rudi Lenk is inspiring.", "photography by Rudi Lenk is inspiring"),
        ("In the end it is a mess.", "a mess"),
        ("Most of the film is actually rather boring.", "film is actually rather boring"),
        ("It isn't always a perfect film.", "isn't always a perfect film"),
        ("The humour doesn't always land well.", "humour doesn't always land well"),
        ("The film is not only gorgeous but also warm.", "not only gorgeous but also warm"),
        ("There are two major drawbacks I noticed in the script.", "two major drawbacks"),
        ("It is still a bloated, low-rent mess.", "bloated low-rent mess"),
        (
            "The series is an astonishingly original and witty idea in a dull year.",
            "astonishingly original and witty idea",
        ),
        ("My biggest gripe is that the script has no depth.", "script has no depth"),
        ("She steals it with delicious gags and Bo Hale helps her.", "delicious gags"),
        ("It is not all that interesting this time around.", "not all that interesting this time"),
    ],
)
def test_a_label_ends_where_a_phrase_ends(sentence: str, label: str) -> None:
    (point,) = find_points(sentence, kind="film")
    assert point.label == label


HANGING = frozenset(
    {
        *("a", "an", "the", "and", "or", "but", "of", "to", "in", "on", "at", "for", "with", "by"),
        *("from", "as", "is", "are", "was", "very", "so", "its", "their"),
    }
)


@pytest.mark.parametrize("review", [*SEEN, *HELD], ids=lambda review: review.name)
def test_no_label_hangs(review: annotated.Annotated) -> None:
    for point in find_points(review.body, kind=review.kind):
        words = point.label.lower().split()
        assert words[-1] not in HANGING, point.label
        assert words[0] not in ("and", "or", "of"), point.label


def test_a_long_bullet_is_one_stated_point_and_prose_after_it() -> None:
    body = (
        "The good:\n\n- The world. It is vast and full of wonderful secrets to find. "
        "I never once felt lost in it. The music is gorgeous as well, which helps on long walks.\n"
    )
    stated = [p for p in read_points(body, kind="game") if p.origin is Origin.STATED]
    assert [p.quote for p in stated] == [
        "The world. It is vast and full of wonderful secrets to find."
    ]
    assert any(p.origin is Origin.FOUND and "gorgeous" in p.quote for p in read_points(body))


def test_the_first_points_go_round_the_aspects() -> None:
    body = (
        "The acting is superb. The acting is brilliant. The acting is wonderful. "
        "The score is gorgeous. The plot is dull."
    )
    aspects = [point.aspect for point in find_points(body, kind="film")]
    assert sorted(aspects[:3]) == ["performances", "sound", "story"]
    assert aspects[3:] == ["performances", "performances"]


def test_a_point_told_shortly_stands_before_a_wordy_one() -> None:
    wordy = (
        "The score is gorgeous and superb, with strings and bells that swell under the harbour "
        "scenes as the last of the boats comes in at night."
    )
    for body in (f"{wordy} The lighting is fine.", f"The acting is solid. {wordy}"):
        assert [point.aspect for point in find_points(body, kind="film")][1] == "sound"


def test_a_word_said_of_the_work_by_its_kind_is_of_the_whole() -> None:
    body = "The script takes its time with the plot and the twists. Still, it is a great show.\n"
    assert ("overall", "pro") in said(body, kind="series")


def test_a_title_before_its_kind_is_no_performer() -> None:
    body = "Marrow Lane stars Ada Quill. Marrow Lane is a charming film."
    assert said(body, kind="film")[-1] == ("overall", "pro")


@pytest.mark.parametrize(
    "aside",
    [
        "Many viewers have called it a dreadful bore.",
        "I have read several reviews that call it a dreadful bore.",
        "Ada Quill's career has been full of brilliant films.",
        "The second film was a dreadful bore.",
        "The last time we saw the crew was in a brilliant film.",
    ],
)
def test_what_is_said_of_other_works_or_by_others_is_no_point(aside: str) -> None:
    body = f"The score is gorgeous. {aside} The acting is superb.\n"
    assert sorted(said(body, kind="film")) == [("performances", "pro"), ("sound", "pro")]


def test_what_a_work_avoids_is_no_fault() -> None:
    found = find_points("The script avoids cheap and lazy jokes.", kind="film")
    assert all(point.polarity is Polarity.PRO for point in found)


@pytest.mark.parametrize(
    ("body", "label"),
    [
        ("Corsair Bay is stylish but empty.", "stylish but empty"),
        ("The story remains a too underdeveloped one.", "underdeveloped one"),
        ("The ending could have been a memorable main course.", "memorable main course"),
    ],
)
def test_a_label_does_not_break_off_before_its_noun(body: str, label: str) -> None:
    assert any(point.label.endswith(label) for point in find_points(body, kind="film"))


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
