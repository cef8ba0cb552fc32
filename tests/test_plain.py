"""The reader without a screen, through the installed command: a pipe, and a terminal."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from reviewtui.plain.reader import WORDS
from reviewtui.plain.wording import body_lines
from tests.terminal import Terminal

COMMAND = str(Path(sys.executable).with_name("reviewtui"))
PRAISE = """\
+++
work = "Low Tide"
year = 2020
published = 2020-05-02
rating = "4/5"
verdict = "A calm joy."
url = "https://example.org/low-tide"

[[points]]
aspect = "story"
polarity = "pro"
label = "tale told well"
quote = "the tale holds water"
+++
# At *last*

Seen twice: the tale holds
water, and **gladly**.

- A [pier](https://example.org) to walk on.

> So they say.
"""
FAULT = """\
+++
work = "Low Tide"
year = 2020

[[points]]
aspect = "story"
polarity = "con"
label = "tale runs dry"
quote = "dry at noon"

[[points]]
aspect = "overall"
polarity = "mixed"
label = "neither wet nor dry"
quote = "words that are gone"
+++
The tale runs dry at noon.
"""


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    root = tmp_path / "shelf"
    for outlet, text in (("gull", PRAISE), ("heron", FAULT)):
        (root / outlet).mkdir(parents=True)
        (root / outlet / "low-tide.md").write_text(text, "utf-8")
    return root


def told(shelf: Path, *lines: str) -> list[str]:
    """What is told after the list, which comes unasked, with every line an answer of its own."""
    done = subprocess.run(
        [COMMAND, "--plain", str(shelf)],
        input="".join(f"{line}\n" for line in lines),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.splitlines()[3:]


def test_the_list_comes_first_and_says_who_and_how_rated(shelf: Path) -> None:
    done = subprocess.run(
        [COMMAND, "--plain", str(shelf)], input="", capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines() == [
        "2 reviews.",
        "1. Low Tide (2020), by Gull, rated 4/5, 80 of 100, unread.",
        "2. Low Tide (2020), by Heron, unrated, unread.",
    ]


def test_a_review_is_told_a_paragraph_a_line_without_signs(shelf: Path) -> None:
    assert told(shelf, "1") == [
        "Low Tide (2020), reviewed by Gull.",
        "Published 2020-05-02.",
        "Rated 4/5, 80 of 100.",
        "Verdict: A calm joy.",
        "Source: https://example.org/low-tide",
        "Heading: At last",
        "Seen twice: the tale holds water, and gladly.",
        "Item: A pier to walk on.",
        "Quotation: So they say.",
        "End of the review. 1 points; say points.",
    ]


def test_every_claim_is_one_number_from_its_paragraph(shelf: Path) -> None:
    lines = told(shelf, "1", "compare", "claim 2")
    at = lines.index("Low Tide (2020): 2 critics.")
    assert lines[at:] == [
        "Low Tide (2020): 2 critics.",
        "1 gives a rating, 80 of 100.",
        "Gull: Rated 4/5, 80 of 100. A calm joy.",
        "Heron: Unrated.",
        "They split on story.",
        "Overall: one critic only. Silent: Gull.",
        "1. Heron is of two minds about the whole: neither wet nor dry. Quote: words that are gone",
        "Story: split. 1 praises: tale told well; 1 faults: tale runs dry.",
        "2. Gull praises story: tale told well. Paragraph 1. Quote: the tale holds water",
        "3. Heron faults story: tale runs dry. Paragraph 1. Quote: dry at noon",
        "Gull, paragraph 1.",
        "Seen twice: the tale holds water, and gladly.",
    ]


def test_the_dialogue_compares_in_the_sentences_of_the_command(shelf: Path) -> None:
    namesake = FAULT.replace("year = 2020", 'year = 2020\ncritic = "B. Second"')
    again = shelf / "heron" / "low-tide-again.md"
    again.write_text(f"{namesake}\nSome critics have hailed the film as a masterpiece.\n", "utf-8")
    command = [COMMAND, "compare", "low-tide", "--plain", "--content", str(shelf)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    lines = [
        line.partition(". ")[2] if line[:1].isdecimal() and line[1] == "." else line
        for line in told(shelf, "1", "compare")
    ]
    assert lines[lines.index("Low Tide (2020): 3 critics.") :] == [
        line.partition(". ")[2] if line[:1].isdecimal() and line[1] == "." else line
        for line in done.stdout.splitlines()
    ]
    assert any("B. Second" in line and "two minds about the whole" in line for line in lines)
    assert any("quotes another critic: Some critics have hailed" in line for line in lines)


def test_a_bookmark_of_a_claim_is_kept_and_can_be_taken_back(shelf: Path) -> None:
    assert told(shelf, "1", "points", "claim 1", "mark to quote", "marks")[-3:] == [
        "Bookmarked: “the tale holds water” (Low Tide (2020)).",
        "1 bookmarked.",
        "1. “the tale holds water” (Low Tide (2020)). Note: to quote",
    ]
    assert told(shelf, "marks", "undo", "marks")[-1] == "There is no bookmark yet; mark makes one."


def test_what_was_read_is_not_unread_the_next_time(shelf: Path) -> None:
    told(shelf, "1")
    assert told(shelf, "list")[1:] == [
        "1. Low Tide (2020), by Gull, rated 4/5, 80 of 100.",
        "2. Low Tide (2020), by Heron, unrated, unread.",
    ]


def test_a_claim_whose_words_are_gone_says_so(shelf: Path) -> None:
    assert told(shelf, "2", "points", "claim 2")[-1] == (
        "Its words do not stand in the text of the review."
    )


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("9", "Say a number from 1 to 2."),
        ("claim 1", "No claim was told yet."),
        ("points", "No review is open: say its number first; list tells the numbers."),
        ("m", "m could be more or mark or marks."),
        ("sing", "sing is no word I know; help tells them."),
        ("search", "Say what to search for: search WORDS."),
        ("search zzz", "Nothing was found."),
        ("list zzz", "No review has these words."),
        ("more", "That was all of them."),
        ("back", "There is none."),
        ("__init__", "__init__ is no word I know; help tells them."),
    ],
)
def test_a_mistake_is_told_and_the_dialogue_goes_on(shelf: Path, typed: str, answer: str) -> None:
    lines = told(shelf, typed, "1")
    assert lines[0] == answer
    assert lines[-1].startswith("End of the review.")


def test_search_numbers_what_it_finds(shelf: Path) -> None:
    lines = told(shelf, "search noon", "1")
    assert lines[0] == "1 found."
    assert lines[1].startswith("1. Low Tide (2020), by Heron, unrated. ")
    assert "Low Tide (2020), reviewed by Heron." in lines


def test_next_and_back_walk_the_list(shelf: Path) -> None:
    heads = [line for line in told(shelf, "next", "next", "back") if "reviewed by" in line]
    assert [head[-6:] for head in heads] == [" Gull.", "Heron.", " Gull."]


def test_help_tells_every_word(shelf: Path) -> None:
    lines = told(shelf, "help")
    assert [line.split(":")[0].split()[0] for line in lines[:-1]] == [word.name for word in WORDS]


def test_no_control_character_of_a_review_is_spoken(shelf: Path) -> None:
    path = shelf / "gull" / "low-tide.md"
    evil = "\x1b]0;x\x07\x9b31m\u202eelo"
    path.write_text(PRAISE.replace("Seen twice", f"Seen{evil} twice"), "utf-8")
    lines = told(shelf, "1", "points", "compare", "claim 1")
    assert lines
    assert all(line.isprintable() for line in lines)


def test_a_picture_is_told_by_its_words_and_code_by_its_lines() -> None:
    body = "An ![old pier](x.png) and `code`<br>.\n\n```\nline one\n```\n"
    body += "\n| a | b |\n|---|---|\n| 1 | 2 |"
    assert list(body_lines(body)) == ["An old pier and code.", "line one", "a", "b", "1", "2"]


def test_nothing_of_the_screen_is_imported(shelf: Path) -> None:
    code = (
        "import sys\nfrom reviewtui.__main__ import main\n"
        "main(['--plain', sys.argv[1]])\nprint(*sys.modules, file=sys.stderr)"
    )
    line = [sys.executable, "-c", code, str(shelf)]
    done = subprocess.run(
        line, input="1\ncompare\n", capture_output=True, text=True, check=True, env={**os.environ}
    )
    assert "They split on story." in done.stdout
    assert not {"textual", "rich"} & set(done.stderr.split())


def test_in_a_terminal_it_prompts_and_paints_nothing(shelf: Path) -> None:
    with Terminal([COMMAND, "--plain", str(shelf)], columns=100, rows=30) as terminal:
        terminal.wait_for("2. Low Tide")
        terminal.press("1", "enter")
        terminal.wait_for("End of the review")
        terminal.press(*"quit", "enter")
        terminal.wait_exit()
        assert "> 1" in terminal.text
