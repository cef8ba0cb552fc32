from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from reviewtui.model.review import Draft
from reviewtui.model.text import clean
from reviewtui.sources.escaping import escape, escape_heading
from reviewtui.sources.outcome import NotAReview
from reviewtui.sources.text import read_text

TEXTS = Path(__file__).parent.parent / "data" / "texts"
REVIEWS = sorted(path.stem for path in TEXTS.glob("[!n]*.txt"))
REVIEWS += ["newspaper"]
WINDOWS = (
    "Paper Boats\r\n\r\nBy Jo Dunlin\r\n\r\nPaper Boats is a small film about a large lie. I liked"
    " it more than I expected to, and I expected to like it.\r\n\r\nThe Lie\r\n\r\nIt is told in the"
    " first minute. Everything after that is the sound of it sinking, and the sound is wonderful."
    "\r\n\x0c\r\nThe last reel is a little rushed. Never mind. Paper Boats is one of the best"
    " debuts of the year.\r\n"
)


def text_of(name: str) -> str:
    return (TEXTS / f"{name}.txt").read_text(encoding="utf-8")


def draft_of(text: str) -> Draft:
    draft = read_text(text)
    assert isinstance(draft, Draft), draft
    return draft


def shown(markdown: str) -> str:
    """The words a reader of the rendered Markdown sees."""
    found: list[str] = []
    for token in MarkdownIt().parse(markdown):
        if token.type == "inline":
            for child in token.children or ():
                assert child.type in ("text", "softbreak", "text_special"), (child.type, markdown)
                found.append(child.content if child.type != "softbreak" else " ")
            found.append(" ")
        else:
            assert token.type not in ("fence", "code_block", "html_block"), (token.type, markdown)
    return "".join(found)


def words(text: str) -> list[str]:
    return re.findall(r"[^\s]+", re.sub(r"[-•*+]\s|[^\w]+", " ", text))


FIELDS = [
    ("titled", "Low Tide", None, "film", "Ada Heron", 70, ("The Look of It", "What Doesn't Work")),
    ("blog", "Low Tide", 2021, "film", "Ned Whimbrel", 83, ()),
    ("game", "Hollow Lantern", None, "game", None, 90, ("GAMEPLAY", "GRAPHICS & SOUND", "Pros:", "Cons:")),
    ("book", "The Orchard Keeper's Daughter", None, "book", "Tom Pipit", 80, ()),
    (
        "caps_numbered", "Blackwater Five: Season 2", None, "series", None, 80,
        ("1. The Story", "2. The Cast", "3. Is It Worth Your Time?"),
    ),
    ("single", "Salt Road", None, "music", None, 80, ()),
    ("german", "Das stille Ufer", None, "film", "Lena Brachvogel", 70, ("Die Darsteller", "Fazit")),
    ("wrapped", "The Night Ferry", None, "book", "P. Knot", 70, ()),
    ("newspaper", "Quarry", None, "film", "M. Wagtail", None, ()),
    ("verdictonly", "Tin Sparrow", None, "film", None, 80, ("✨ The Puppets", "✨ The Humans", "The Bottom Line")),
    ("signs", "Kestrel X2 headphones", None, None, None, 85, ()),
]  # fmt: skip


@pytest.mark.parametrize(("name", "work", "year", "kind", "critic", "score", "headings"), FIELDS)
def test_a_text_says_what_it_is_of_by_whom_and_how_it_rates(
    name: str, work: str, year: int | None, kind: str | None, critic: str | None,
    score: int | None, headings: tuple[str, ...],
) -> None:  # fmt: skip
    draft = draft_of(text_of(name))
    assert (draft.work, draft.year, draft.kind, draft.critic) == (work, year, kind, critic)
    assert (draft.rating.score if draft.rating else None) == score
    assert draft.headings == headings
    for heading in headings:
        assert f"## {heading}" in draft.body
    assert draft.outlet is None


@pytest.mark.parametrize("name", REVIEWS)
def test_no_word_is_lost_and_none_is_added(name: str) -> None:
    text = text_of(name)
    draft = draft_of(text)
    meta = " ".join(
        str(part) for part in (draft.title, draft.work, draft.critic, draft.published, draft.year)
    )
    kept = f"{meta} {' '.join(draft.dropped)} {shown(draft.body)} by reviewed posted on".casefold()
    lost = set(words(text.casefold())) - set(words(kept))
    assert lost <= {"von", "a", "review", "march", "14"}
    body = words(shown(draft.body))
    source = iter(words(text))
    assert all(word in source for word in body), "in the order of the text, and nothing else"


def test_litter_goes_and_the_sentences_around_it_stay() -> None:
    draft = draft_of(text_of("blog"))
    dropped = " ".join(draft.dropped)
    for litter in (
        "Skip to content",
        "Home | Reviews",
        "5 min read",
        "Photo: Estuary",
        "High Water",
    ):
        assert litter in dropped
        assert litter not in draft.body
    assert draft.body.startswith("I went into Low Tide with no idea")
    assert draft.body.endswith("Final score: B+")
    assert draft.published == date(2021, 3, 14)


def test_windows_line_ends_and_form_feeds_are_line_ends() -> None:
    draft = draft_of(WINDOWS)
    assert (draft.work, draft.critic, draft.headings) == ("Paper Boats", "Jo Dunlin", ("The Lie",))
    assert "\r" not in draft.body
    assert draft.body.count("\n\n") == 3


def test_a_verdict_under_its_heading_or_behind_its_label_is_stated() -> None:
    assert (
        draft_of(text_of("verdictonly")).verdict == "See it for the puppets, forgive it the rest."
    )
    labelled = draft_of(text_of("caps_numbered")).verdict
    assert labelled == "A stronger, steadier run that loses a little of its strangeness."
    assert draft_of(text_of("titled")).verdict is None


def test_who_wrote_the_book_is_not_its_critic() -> None:
    text = text_of("book").replace("\nReviewed by Tom Pipit\n", "")
    assert draft_of(text).critic is None


def test_what_others_said_is_not_taken_for_an_outlet_or_a_rating() -> None:
    draft = draft_of(
        "Mud Pie review\n\nThe Gazette gave it 9/10 and the Courier called it “a triumph.” I found"
        " Mud Pie slow, dull and far too long, and its two leads are badly miscast.\n"
    )
    assert (draft.outlet, draft.rating, draft.critic) == (None, None, None)


def test_a_guessed_work_is_marked_as_guessed() -> None:
    assert draft_of(text_of("single")).uncertain == {"kind", "work"}
    assert draft_of(text_of("blog")).uncertain == frozenset()


@pytest.mark.parametrize("name", ["titled", "game", "wrapped"])
def test_a_kind_that_only_the_words_of_the_text_show_is_marked_as_guessed(name: str) -> None:
    draft = draft_of(text_of(name))
    assert draft.kind is not None
    assert draft.uncertain == {"kind"}


def test_wrapped_lines_make_one_paragraph() -> None:
    body = draft_of(text_of("wrapped")).body
    assert "heard of until\na friend" in body
    assert len(body.split("\n\n")) == 5


def test_signs_of_praise_and_fault_survive() -> None:
    body = draft_of(text_of("signs")).body
    assert [item.content for item in MarkdownIt().parse(body) if item.content][3:7] == [
        "+\u00a0Light", "+\u00a0Lovely bass", "-\u00a0The cable tangles", "-\u00a0No case",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("recipe", "recipe"), ("list", "no whole sentence"), ("code", "code"), ("log", "log"),
        ("lyrics", "verse"), ("scale", "rating scale"), ("news", "judges nothing"),
        ("mail", "judges nothing"),
    ],
)  # fmt: skip
def test_what_is_no_review_says_why(name: str, reason: str) -> None:
    outcome = read_text(text_of(f"not-{name}"), name="it.txt")
    assert isinstance(outcome, NotAReview)
    assert outcome.source == "it.txt"
    assert reason in outcome.reason


def test_nothing_is_no_review() -> None:
    for text in ("", " \n\t\n", "\x00\x07", "★★★"):
        assert isinstance(read_text(text), NotAReview)


LINES = st.lists(
    st.one_of(
        st.sampled_from([
            "# one", "> two", "- three", "1986. It was", "***1/2 stars", "*so* _so_ `so`", "<b>x</b>",
            "&amp; more", "[a](b)", "![a](b)", "[a]: b", "===", "a ** b ** c", "~~~", "```", "| a |",
            "\\*", "snake_case_word __init__", "+ plus", "1) no", "&#35;", "~~no~~", "a\\", "<http://x>",
        ]),
        st.text(alphabet=" ab*_`#>-+.)1[]()!<&;~|\\=", min_size=1, max_size=12),
    ),
    min_size=1,
    max_size=4,
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(LINES)
def test_escaped_words_are_shown_as_they_stood(lines: list[str]) -> None:
    lines = [line.strip() for line in lines if line.strip()]
    if not lines:
        return
    rendered = shown(escape("\n".join(lines)))
    assert rendered.split() == " ".join(lines).split()
    assert shown(f"## {escape_heading(lines[0])}").split() == lines[0].split()


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300), st.sampled_from(["", "X review\n\n", "Rating: 4/5\n"]))
def test_no_text_brings_it_down(text: str, before: str) -> None:
    outcome = read_text(before + text)
    if isinstance(outcome, Draft):
        assert clean(outcome.body) == outcome.body


def test_a_rating_above_the_byline_ends_no_head() -> None:
    draft = draft_of(
        "THE HERON'S LIST\n*** (out of four)\nBy Mara Tern\nStaff Critic\n\nThere is a scene in"
        " The Heron's List in which nobody speaks. It is the best thing in the picture.\n"
    )
    assert (draft.work, draft.critic, draft.headings) == ("The Heron's List", "Mara Tern", ())
    assert draft.rating is not None
    assert (draft.rating.score, draft.dropped) == (75, ("Staff Critic",))
    assert draft.body.startswith("*** (out of four)\n\nThere is")


def test_a_work_is_found_in_the_sentences_where_no_headline_is() -> None:
    draft = draft_of(
        "My dear readers, the season is back.\n\nSnow Queen (Regal Theatre) is a jolly mess: too"
        " long, too loud, and too fond of its own smoke. I adored the interval of Snow Queen.\n"
    )
    assert (draft.work, set(draft.uncertain)) == ("Snow Queen", {"work"})
