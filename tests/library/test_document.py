from __future__ import annotations

import tomllib
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reviewtui.errors import BadFileError
from reviewtui.library import frontmatter
from reviewtui.library.document import (
    add_points,
    parse_document,
    read_document,
    read_outlet,
    rewrite,
    set_fields,
)
from reviewtui.library.writing import bare_outlet, render
from reviewtui.model.point import Origin, Point, Polarity
from reviewtui.model.rating import Rating
from reviewtui.model.review import Draft, Outlet, Review
from reviewtui.model.text import clean, clean_line

if TYPE_CHECKING:
    from pathlib import Path

    from reviewtui.library.rows import Problem

WHOLE = """+++
format = 1
work = "The Long Tide"   # working title
kind = "film"
year = 2024
title = "A tide that turns"
critic = "A. Reader"
published = 2024-05-06
url = "https://example.org/tide"
rating = "3½/5"
verdict = "Slow, and worth it."
digest = true

[[points]]
aspect = "pacing"
polarity = "con"
label = "slow start"
quote = "the first hour crawls"
+++

# The Long Tide

Be patient: the first
hour *crawls*, then it runs.
"""


def parsed(text: str, outlet: Outlet | None = None) -> tuple[Review, list[Problem]]:
    return parse_document(text.encode(), "here/tide.md", outlet=outlet)


def refused(data: bytes) -> BadFileError:
    with pytest.raises(BadFileError) as caught:
        parse_document(data, "here/tide.md")
    return caught.value


def test_a_whole_file_says_everything_about_a_review() -> None:
    review, problems = parsed(WHOLE, Outlet("far-shore", "Far Shore"))
    assert problems == []
    assert (review.id, review.outlet.name, review.work.title) == (
        "tide",
        "Far Shore",
        "The Long Tide",
    )
    assert (review.work.kind, review.work.year, review.digest) == ("film", 2024, True)
    assert review.published == date(2024, 5, 6)
    assert review.rating is not None
    assert (review.rating.text, review.rating.score) == ("3½/5", 70)
    (point,) = review.points
    assert point.polarity is Polarity.CON
    assert point.span is not None
    assert review.body[point.span.start : point.span.end] == "the first\nhour *crawls"


def test_a_file_without_front_matter_is_a_review_named_by_its_heading() -> None:
    review, problems = parsed("Some words.\n\n## *Glass* Harbour (2019) ##\n\nMore.\n")
    assert problems == []
    assert (review.work.title, review.work.year) == ("Glass Harbour", 2019)
    assert (review.rating, review.published, review.critic, review.points) == (None, None, None, ())


@pytest.mark.parametrize(
    "body",
    ["# " + " " * 200_000 + "x", "#" * 300_000, "[" * 300_000, "> " * 150_000, "+" * 300_000],
    ids=["blanks", "hashes", "brackets", "quotes", "pluses"],
)
def test_a_body_made_to_be_slow_is_read_like_any_other(body: str) -> None:
    review, problems = parsed(body)
    assert problems == []
    assert len(review.work.title) <= 400


def test_without_a_heading_the_file_name_names_the_work() -> None:
    review, _ = parse_document(b"Nothing but words.", "here/glass-harbour.md")
    assert review.work.title == "Glass Harbour"


@pytest.mark.parametrize(
    ("data", "line", "what"),
    [
        (b'+++\nwork = "A"\nyear = = 3\n+++\ntext', 3, "not TOML"),
        (b'+++\nwork = "A"\n', 1, "never closed"),
        (b"---\na: &a [x]\nb: [" + b"*a, " * 30 + b"]\n---\ntext", 1, "too many aliases"),
        (b'+++\nwork = "A"\n+++\n\nna\xefve', 5, "not UTF-8"),
        (b"\x89PNG\n\x00\x01", 2, "not text"),
        (b'+++\nwork = "A"\nyear = "abc"\n+++\n', 3, "year is not a year"),
        (b"+++\nwork = 3\n+++\n", 2, "work is not text"),
        (b'+++\nwork = "A"\npublished = "soon"\n+++\n', 3, "published is not a day"),
        (b'+++\nwork = "A"\ndigest = "yes"\n+++\n', 3, "digest is neither true nor false"),
        (b'+++\nformat = 2\nwork = "A"\n+++\n', 2, "is of format 2"),
        (b'+++\n[[points]]\npolarity = "pro"\n[[points]]\npolarity = "so-so"\n+++\n', 5, "so-so"),
        (b"+++\nx = " + b"[" * 5000 + b"\n+++\n", 2, "nested too deeply"),
        (b"+++\nyear = " + b"9" * 5000 + b"\n+++\n", 2, "not TOML"),
    ],
)
def test_what_cannot_be_understood_is_refused_with_its_line(
    data: bytes, line: int, what: str
) -> None:
    error = refused(data)
    assert what in error.what
    assert error.line == line
    assert error.todo
    assert str(error).startswith(f"here/tide.md:{line}: ")


def test_a_file_over_the_limit_or_out_of_reach_is_refused(tmp_path: Path) -> None:
    large = tmp_path / "large.md"
    large.write_bytes(b"a" * (10 * 1024 * 1024 + 1))
    with pytest.raises(BadFileError, match="larger than 10 MB"):
        read_document(str(large))
    with pytest.raises(BadFileError, match="no such file"):
        read_document(str(tmp_path / "gone.md"))


@pytest.mark.parametrize(
    ("line", "number", "what", "todo"),
    [
        ('ratng = "4/5"', 3, "ratng is not known", "Did you mean rating?"),
        ('kind = "movie"', 3, 'kind "movie"', "film"),
        ('rating = "four anchors"', 3, "on no scale", '"4/5"'),
        ('url = "javascript:alert(1)"', 3, "not a web address", "https"),
        ('[[points]]\npolarity = "pro"\nquote = "not there"', 5, "not in the text", "again"),
        ('[[points]]\npolarity = "pro"\nquot = "x"', 5, "quot is not known", "quote"),
    ],
)
def test_what_is_doubtful_is_a_problem_and_the_review_stays(
    line: str, number: int, what: str, todo: str
) -> None:
    review, (problem,) = parsed(f'+++\nwork = "A"\n{line}\n+++\n\nBody.\n')
    assert review.work.title == "A"
    assert what in problem.what
    assert todo in problem.todo
    assert problem.line == number


def test_a_rating_on_no_scale_is_kept_as_printed_and_never_scored() -> None:
    review, _ = parsed('+++\nwork = "A"\nrating = "four anchors"\n+++\n')
    assert review.rating is not None
    assert (review.rating.text, review.rating.score) == ("four anchors", None)


def test_a_bare_number_is_read_on_the_scale_of_the_outlet(tmp_path: Path) -> None:
    folder = tmp_path / "far-shore"
    folder.mkdir()
    (folder / "outlet.toml").write_text('name = "Far Shore"\nscale = "out of 20"\n')
    outlet, problems = read_outlet(str(folder))
    assert problems == []
    review, _ = parsed('+++\nwork = "A"\nrating = 15\n+++\n', outlet)
    assert review.rating is not None
    assert (review.rating.score, review.rating.best) == (75, 20)


def test_an_outlet_is_its_folder_unless_its_file_says_more(tmp_path: Path) -> None:
    for name, text in (
        ("bare-words", None),
        ("Two Words", None),
        ("unattributed", None),
        ("third", "unattributed = true\n"),
        ("fourth", 'name = "The Fourth"\nhome = "https://example.org"\nfeed = ["x"]\n'),
    ):
        (tmp_path / name).mkdir()
        if text:
            (tmp_path / name / "outlet.toml").write_text(text)
    read = {path.name: read_outlet(str(path)) for path in tmp_path.iterdir() if path.name != "home"}
    assert read["bare-words"][0] == Outlet("bare-words", "Bare Words")
    assert read["Two Words"][0] == Outlet("two-words", "Two Words")
    assert read["unattributed"][0].name is None
    assert read["third"][0].name is None
    outlet, (problem,) = read["fourth"]
    assert (outlet.slug, outlet.name) == ("fourth", "The Fourth")
    assert "feeds" in problem.todo
    assert problem.line == 3


def test_outlet_in_the_file_wins_over_the_folder() -> None:
    text = '+++\nwork = "A"\noutlet = "Elsewhere Weekly"\n+++\n'
    review, _ = parsed(text, bare_outlet("far-shore"))
    assert review.outlet == Outlet("elsewhere-weekly", "Elsewhere Weekly")


def test_nothing_harmful_comes_out_of_a_file() -> None:
    nasty = "\x1b]52;c;AA\x07 \u202egnp \u200bx"
    text = (
        '+++\nwork = "a\\u001b[2Jb"\ncritic = "x\\u202Ey"\n[[points]]\npolarity = "pro"\n'
        f'label = "\\u0007l"\nquote = "q"\n+++\nq {nasty}\n'
    )
    review, _ = parsed(text)
    everything = [review.work.title, review.critic or "", review.body, review.points[0].label]
    assert not any(c in part for part in everything for c in "\x1b\x07\u202e\u200b")


LINE = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=30).map(clean_line)
BODY = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=200).map(
    lambda text: clean(text).strip()
)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.builds(
        Draft,
        body=BODY.filter(lambda body: not body.startswith(("+++", "---"))),
        work=LINE.filter(lambda work: bool(work) and "(" not in work),
        year=st.none() | st.integers(1, 9999),
        kind=st.none() | st.sampled_from(["film", "book"]),
        title=st.none() | LINE.filter(bool),
        critic=st.none() | LINE.filter(bool),
        published=st.none() | st.dates(),
        rating=st.none() | st.just(Rating.parse("7.2/10")),
        verdict=st.none() | LINE.filter(bool),
        digest=st.booleans(),
        points=st.lists(
            st.builds(
                Point,
                st.just("story"),
                st.sampled_from(Polarity),
                LINE.filter(bool),
                LINE,
                origin=st.just(Origin.STATED),
                span=st.none(),
            ),
            max_size=2,
        ).map(tuple),
    )
)
def test_what_is_written_reads_back_the_same(draft: Draft) -> None:
    review, _ = parse_document(render(draft).encode(), "here/x.md")
    for field in ("title", "critic", "published", "rating", "verdict", "digest", "body"):
        assert getattr(review, field) == getattr(draft, field), field
    assert (review.work.title, review.work.year) == (draft.work, draft.year)
    assert [point._replace(span=None) for point in review.points] == list(draft.points)
    assert parse_document(render(review).encode(), "here/x.md")[0] == review


def test_a_new_file_has_its_keys_in_the_customary_order_and_no_found_points() -> None:
    draft = Draft(
        body="Text.",
        work="Tide",
        rating=Rating.parse("4/5"),
        year=2024,
        points=(Point("story", Polarity.PRO, "good", "", Origin.FOUND),),
    )
    assert render(draft) == (
        '+++\nformat = 1\nwork = "Tide"\nyear = 2024\nrating = "4/5"\n+++\n\nText.\n'
    )


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_added_points_and_set_fields_leave_every_other_byte(end: str) -> None:
    before = WHOLE.replace("\n", end)
    point = Point("story", Polarity.PRO, 'a "fine" end', "then it runs")
    block = f'[[points]]{end}aspect = "story"{end}polarity = "pro"{end}'
    block += f'label = "a \\"fine\\" end"{end}quote = "then it runs"{end}'
    assert add_points(before, [point]) == before.replace(
        f"+++{end}{end}#", f"{block}+++{end}{end}#"
    )
    after = set_fields(before, {"work": "Tide", "verdict": None, "outlet": "Far Shore"})
    expected = (
        before.replace('"The Long Tide"   #', '"Tide"   #')
        .replace(f'verdict = "Slow, and worth it."{end}', "")
        .replace("critic =", f'outlet = "Far Shore"{end}critic =')
    )
    assert after == expected


@pytest.mark.parametrize(
    "odd",
    [
        'verdict = """\ntwo\nlines"""\nwork = "A"\n',
        "work = 'A' # why\n",
        '"work"="A"\n',
        'identifiers = [\n  "x", # one\n  "y",\n]\nwork = "A"\n',
    ],
)
def test_fields_are_found_however_a_person_wrote_them(odd: str) -> None:
    text = f"+++\n# hello\n{odd}+++\nbody"
    after = set_fields(text, {"work": "B", "verdict": "new", "identifiers": ["z"]})
    table = tomllib.loads(after.split("+++\n")[1])
    assert table == {"work": "B", "verdict": "new", "identifiers": ["z"]}
    assert "# hello\n" in after


def test_an_edit_that_cannot_be_sure_is_refused() -> None:
    text = '+++\npoints = [{ polarity = "pro", label = "x" }]\n+++\n'
    with pytest.raises(BadFileError, match="by hand"):
        add_points(text, [Point("story", Polarity.PRO, "y", "")])


def test_a_rewritten_file_keeps_its_mark_and_line_ends(tmp_path: Path) -> None:
    path = tmp_path / "tide.md"
    path.write_bytes(b'\xef\xbb\xbf+++\r\nwork = "A"\r\n+++\r\nbody\r\n')
    rewrite(str(path), lambda text: set_fields(text, {"year": 2001}))
    assert path.read_bytes() == b'\xef\xbb\xbf+++\r\nwork = "A"\r\nyear = 2001\r\n+++\r\nbody\r\n'


def test_a_file_without_front_matter_gets_one() -> None:
    after = set_fields("# Tide\n", {"year": 2001})
    assert after == "+++\nformat = 1\nyear = 2001\n+++\n# Tide\n"


TOML_LINE = st.sampled_from(
    [
        'a = "x"', 'a = "y" # note', "b = 12", "b = 007", "c = true", "d = 2024-02-30",
        "d = 2024-02-29", "[[p]]", "[p]", "", "# only a note", 'e = "\\u0041"', 'e="tight"',
        'f = "\x7f"', 'g = """', '"""', "h = 1_000", "p = 3", "\r", "i = 3.5", 'a.b = "x"',
    ]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(TOML_LINE, max_size=6))
def test_plain_front_matter_means_what_tomllib_says(lines: list[str]) -> None:
    toml = "\n".join(lines)
    quick = frontmatter._plain(toml)
    try:
        slow = tomllib.loads(toml)
    except tomllib.TOMLDecodeError:
        assert quick is None
    else:
        assert quick in (None, slow)


FOREIGN = {
    "Jekyll": b"---\ntitle: 'Low Tide review: sand everywhere'\ndate: 2021-03-04 10:00:00 +0100\n"
    b"author: Ada Gull\nrating: 3.5\nrating_max: 5\ncategories: [movies]\n---\nIt is long.\n",
    "Hugo": b'+++\ntitle = "Low Tide review: sand everywhere"\ndate = 2021-03-04T10:00:00+01:00\n'
    b'authors = ["Ada Gull"]\ntags = ["film"]\n[params]\nscore = "3.5/5"\n+++\nIt is long.\n',
    "Zola": b'+++\ntitle = "Low Tide review: sand everywhere"\ndate = 2021-03-04\n[taxonomies]\n'
    b'categories = ["film"]\n[extra]\nauthor = "Ada Gull"\nrating = "3.5/5"\n+++\nIt is long.\n',
    "Hugo JSON": b'{\n "title": "Low Tide review: sand everywhere", "date": "2021-03-04",\n'
    b' "author": {"name": "Ada Gull"}, "type": "movie", "score": 3.5,\n'
    b' "out_of": 5\n}\n\nIt is long.\n',
    "Obsidian": b"---\nfilm: '[[Low Tide]]'\ntitle: 'Low Tide review: sand everywhere'\n"
    b"date: 2021-03-04\nreviewer: '[[people/Ada|Ada Gull]]'\nrating: 3.5/5\n---\nIt is long.\n",
}


@pytest.mark.parametrize("tool", FOREIGN)
def test_what_another_tool_keeps_is_read_where_it_lies(tool: str) -> None:
    review, problems = parse_document(FOREIGN[tool], "a.md")
    assert (review.work.title, review.work.kind, review.critic) == ("Low Tide", "film", "Ada Gull")
    assert (review.published, review.body) == (date(2021, 3, 4), "It is long.")
    assert review.rating is not None
    assert (review.rating.text, review.rating.score) == ("3.5/5", 70)
    assert problems == []
