"""A comparison as a document: every quote with its source, and nothing a hostile text can do."""

from __future__ import annotations

import csv
import json
import re
from html.parser import HTMLParser
from io import StringIO
from typing import TYPE_CHECKING, Any

import pytest
from markdown_it import MarkdownIt

from reviewtui.export import FORMATS, comparison_as, format_of
from reviewtui.exporting.as_markdown import escaped
from reviewtui.model.comparison import Comparison, compare
from reviewtui.model.point import Origin, Point, Span
from tests.tui.compare_critics import CON, MIXED, PRO, WORK, comparison, review, three

if TYPE_CHECKING:
    from reviewtui.model.review import Review

HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "[click](javascript:alert(1))",
    "![x](https://evil.example/p.png)",
    "| a | b |",
    '=HYPERLINK("https://evil.example")',
    "@SUM(A1)",
    "+1+1",
    "-2",
    "\x1b[2J\x07 bell",
    "\u202egnp.exe",
    "# heading",
    "1. list",
    "``` code",
    "<https://evil.example>",
    "&lt;b&gt;",
    "www.evil.example",
    "https://evil.example",
    "  =1",
    "\\",
    "{{7*7}} {title}",
]


def as_text(form: str, made: Comparison) -> str:
    return comparison_as(form, made, read=(), bookmarked=())


def hostile(words: str) -> Review:
    body = f"Before. {words} After."
    point = Point("story", CON, words, words, Origin.FOUND, Span(8, 8 + len(words)))
    made = review(words, critic=words, verdict=words)
    return made._replace(points=(point,), body=body, voices=(Span(8, 8 + len(words)),))


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize("form", FORMATS)
def test_every_quote_stands_there_with_its_source(form: str) -> None:
    reviews = [r._replace(url=f"https://{n}.example/tin") for n, r in enumerate(three())]
    text = as_text(form, compare(WORK, reviews))
    plain = text.replace("\\", "")
    for each in reviews:
        assert each.url is not None
        assert each.url in plain
        if form != "json" or each.outlet.name:
            assert (each.critic or each.outlet.shown) in plain
        for point in each.points:
            assert point.label in plain
            assert re.sub(r"\W+", " ", point.quote) in re.sub(r"\W+", " ", plain)


@pytest.mark.parametrize("form", FORMATS)
def test_two_exports_are_the_same_bytes(form: str) -> None:
    assert as_text(form, comparison(12)) == as_text(form, comparison(12))


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("form", FORMATS)
def test_no_control_character_leaves(form: str, words: str) -> None:
    text = as_text(form, compare(WORK, [hostile(words), review("B")]))
    allowed = {"\n", "\r"} if form == "csv" else {"\n"}
    assert not {c for c in text if (c < " " or "\x7f" <= c < "\xa0") and c not in allowed}
    assert not set("\u202e\u2066\u200b") & set(text)


@pytest.mark.parametrize("words", HOSTILE)
def test_html_holds_no_markup_of_a_review(words: str) -> None:
    seen = Tags()
    seen.feed(as_text("html", compare(WORK, [hostile(words), review("B")])))
    words_known = "html head meta title style body h1 h2 p ul li strong small q table thead tbody"
    known = {*words_known.split(), "tr", "th", "td", "span", "b", "br"}
    assert seen.tags <= known
    assert seen.attributes <= {"lang", "charset", "http-equiv", "content", "name", "class"}


@pytest.mark.parametrize("words", HOSTILE)
def test_markdown_shows_the_words_and_obeys_none_of_them(words: str) -> None:
    text = as_text("md", compare(WORK, [hostile(words), review("B")]))
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    inline = [child for token in tokens for child in token.children or ()]
    kinds = {token.type for token in [*tokens, *inline]}
    assert not kinds & {"link_open", "image", "html_block", "code_inline", "fence", "code_block"}
    assert {t.content for t in inline if t.type == "html_inline"} <= {"<br>"}
    rendered = MarkdownIt("commonmark").render(
        escaped(words.replace("\x1b", "").replace("\x07", ""))
    )
    shown = Tags()
    shown.feed(rendered)
    assert shown.tags <= {"p"}


@pytest.mark.parametrize("words", HOSTILE)
def test_no_cell_of_csv_is_a_formula(words: str) -> None:
    text = as_text("csv", compare(WORK, [hostile(words), review("B")]))
    rows = list(csv.reader(StringIO(text)))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert not [cell for row in rows for cell in row if cell.lstrip()[:1] in "=+-@" and cell]


def test_an_address_cannot_break_out_of_its_link() -> None:
    bad = "https://a.example/x><b)](y|z`"
    text = as_text("md", compare(WORK, [review("A")._replace(url=bad), review("B")]))
    assert bad not in text
    good = "https://a.example/x_(y)?q=a|b"
    text = as_text("md", compare(WORK, [review("A")._replace(url=good), review("B")]))
    assert "<https://a.example/x_(y)?q=a%7Cb>" in text


def test_what_the_program_made_out_is_marked_in_every_format() -> None:
    found = review("A", [("story", PRO, "taut")], origin=Origin.FOUND, verdict="Good.")
    found = found._replace(verdict_origin=Origin.FOUND)
    made = compare(WORK, [found, review("B", [("story", PRO, "tight")], verdict="Fine.")])
    for form in ("md", "html"):
        assert as_text(form, made).count("found by the program") == 2
    rows = list(csv.DictReader(StringIO(as_text("csv", made))))
    assert [(row["row"], row["outlet"], row["origin"]) for row in rows] == [
        ("verdict", "A", "found"),
        ("verdict", "B", "stated"),
        ("claim", "A", "found"),
        ("claim", "B", "stated"),
    ]


def test_an_unrated_critic_leans_with_the_evidence_and_a_rated_one_does_not() -> None:
    claims = [("story", CON, "thin"), ("sound", CON, "loud"), ("pacing", CON, "slow")]
    made = compare(WORK, [review("A", claims), review("B", claims, score=20)])
    assert as_text("md", made).count("leans to fault: ▼3 (found by the program)") == 1
    told: dict[str, Any] = json.loads(as_text("json", made))
    assert [critic["leaning"] for critic in told["critics"]] == [
        None,
        {"side": "fault", "praise": 0, "mixed": 0, "fault": 3},
    ]


def test_a_split_says_what_it_is_about_and_who_is_silent() -> None:
    made = compare(
        WORK,
        [
            review("A", [("sound", PRO, "the foghorn sings")]),
            review("B", [("sound", CON, "the foghorn nags"), ("tone", MIXED, "odd")]),
            review("C"),
        ],
    )
    text = as_text("md", made)
    about = "1 praises: the foghorn sings; 1 faults: the foghorn nags"
    assert f"## Sound: split ({about}" in text.replace("\\", "")
    assert "Silent: 1 of 3 (C)" in text.replace("\\", "")
    told = json.loads(as_text("json", made))
    assert told["aspects"][0]["silent"] == ["c-0/tin-harbour"]
    assert told["aspects"][0]["over"][0] == "foghorn"
    assert told["aspects"][0]["sides"] == {"praise": 1, "mixed": 0, "fault": 1}


@pytest.mark.parametrize("form", ["md", "html"])
def test_critics_without_a_name_are_told_apart(form: str) -> None:
    nobody = [review(None, [("sound", PRO, f"hum {n}")], number=n) for n in range(3)]
    text = as_text(form, compare(WORK, nobody)).replace("\\", "")
    for number in (1, 2, 3):
        (line,) = (
            line for line in text.splitlines() if f"the words for *hum {number - 1}*" in line
        )
        assert f"Unattributed #{number}" in line


def test_quoted_voices_stand_apart() -> None:
    quoting = review("A", [("story", PRO, "taut")])
    made = compare(WORK, [quoting._replace(voices=(Span(11, 32),)), review("B")])
    assert "## Quoted voices" in as_text("md", made)
    assert "<h2>Quoted voices</h2>" in as_text("html", made)
    assert as_text("csv", made).count("voice,") == 1
    assert json.loads(as_text("json", made))["voices"][0]["quote"] == "An opening paragraph."


@pytest.mark.parametrize(
    ("name", "form"),
    [("a.md", "md"), ("a.HTML", "html"), ("a.htm", "html"), ("a.b.csv", "csv"), ("md", "md"),
     ("a.pdf", None), ("", None)],
)  # fmt: skip
def test_the_ending_of_a_name_is_its_format(name: str, form: str | None) -> None:
    assert format_of(name) == form
