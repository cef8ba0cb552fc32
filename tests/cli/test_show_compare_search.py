"""`reviewtui show`, `compare`, `search` and `bookmarks`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import command
from tests.terminal import Terminal

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

MARK = """\
format = 1

[[bookmark]]
id = "a1"
review = "gull/low-tide"
work = "Low Tide"
added = 2026-03-01T19:20:00Z
passage = "holds water"
note = "Over\\ttwo\\nlines."
tags = ["story", "sea"]
"""


def test_a_pipe_gets_the_markdown_as_it_is(run: Run) -> None:
    done = run("show", "gull/low-tide")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("# Low Tide (2020) · The Gull ★ · 4/5\n\n# Notes\n")
    assert "Then *again*, the tale holds water, and that is **that**.\n" in done.stdout


def test_json_shows_one_review_whole_and_every_quote_in_its_place(run: Run) -> None:
    review = json.loads(run("show", "mud-flats", "--json").stdout)
    assert review["verdict"] == "Grey, “very” grey."
    (point,) = review["points"]
    assert list(point) == ["aspect", "polarity", "label", "quote", "start", "end", "origin"]
    assert review["body"][point["start"] : point["end"]] == point["quote"]
    assert (point["polarity"], point["origin"]) == ("con", "stated")


@pytest.mark.parametrize("ref", ["kestrel/none", "low-tide"])
def test_a_reference_that_leads_nowhere_or_to_several_is_status_1(run: Run, ref: str) -> None:
    done = run("show", ref)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("reviewtui: ")
    assert "Traceback" not in done.stderr


def test_a_terminal_gets_it_painted_with_its_points(content: Path) -> None:
    with Terminal(command("show", "gull", content=content), columns=80, rows=40) as terminal:
        assert terminal.wait_exit() == 0
        assert "4/5  ████████ 80 of 100" in terminal.text
        assert "Then again, the tale holds water, and that is that." in terminal.text
        assert "▲ story: tale told well" in terminal.text
        assert "**" not in terminal.text


def test_a_dumb_terminal_is_not_painted(content: Path) -> None:
    with Terminal(command("show", "gull", content=content), env={"TERM": "dumb"}) as terminal:
        assert terminal.wait_exit() == 0
        assert b"\x1b" not in terminal.received
        assert "**that**" in terminal.text


def test_no_color_leaves_the_words_and_takes_the_colours(content: Path) -> None:
    with Terminal(
        command("compare", "low tide", content=content), env={"NO_COLOR": "1"}
    ) as terminal:
        assert terminal.wait_exit() == 0
        assert b"\x1b[3" not in terminal.received.replace(b"\x1b[3m", b"")
        assert "Split on story: " in terminal.text


def test_the_pager_is_used_when_asked_for_and_missed_without_harm(content: Path) -> None:
    line = command("show", "gull", "--pager", content=content)
    with Terminal(line, env={"PAGER": "sed s/water/WATER/"}) as terminal:
        assert terminal.wait_exit() == 0
        assert "the tale holds WATER" in terminal.text
    with Terminal(line, env={"PAGER": "no-such-pager-here"}) as terminal:
        assert terminal.wait_exit() == 0
        assert "the pager cannot be run" in terminal.text
        assert "the tale holds water" in terminal.text


def test_compare_writes_one_claim_a_line(run: Run) -> None:
    done = run("compare", "low tide")
    assert (done.returncode, done.stderr) == (0, "")
    said = "tale told well\tthe tale holds water\tstated\tgull/low-tide"
    other = "tale runs dry\tthe tale runs dry at noon\tstated\theron/low-tide"
    assert done.stdout.splitlines() == [
        f"story\tsplit\tThe Gull ★\tpro\t{said}",
        f"story\tsplit\tHeron\tcon\t{other}",
    ]


def test_compare_tells_critics_without_a_name_apart(run: Run, content: Path) -> None:
    for number in range(2):
        text = f'+++\nwork = "Ebb"\n[[points]]\naspect = "story"\nlabel = "tale {number}"\n'
        path = content / "unattributed" / f"ebb-{number}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f'{text}polarity = "pro"\n+++\nText {number}.\n', encoding="utf-8")
    records = [line.split("\t") for line in run("compare", "ebb").stdout.splitlines()]
    assert len({record[2] for record in records}) == 2
    spoken = run("compare", "ebb", "--plain").stdout
    for name, *_, review in (record[2:] for record in records):
        said = next(line for line in spoken.splitlines() if f"{name} praises story" in line)
        assert said.endswith(f"tale {review[-1]}.")


def test_compare_speaks_in_sentences_one_a_line_where_asked(run: Run) -> None:
    done = run("compare", "low tide", "--plain")
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert "They split on story." in lines
    assert "Story: split. 1 praises: tale told well; 1 faults: tale runs dry." in lines
    (claim,) = (line for line in lines if "praises story" in line)
    assert claim.startswith("The Gull ★ praises story: tale told well.")
    assert claim.endswith("Quote: the tale holds water")
    assert not set("\t▲▼◆│█") & set(done.stdout)


def test_compare_json_has_the_documented_shape(run: Run) -> None:
    told = json.loads(run("compare", "Low", "Tide", "--json").stdout)
    assert told["work"] == "Low Tide"
    assert told["summary"] == {"critics": 2, "rated": 2, "median": 55, "low": 30, "high": 80}
    assert [critic["id"] for critic in told["critics"]] == ["gull/low-tide", "heron/low-tide"]
    (story,) = told["aspects"]
    assert (story["aspect"], story["agreement"]) == ("story", "split")
    bodies = {critic["id"]: critic["body"] for critic in told["critics"]}
    for claim in story["claims"]:
        assert bodies[claim["review"]][claim["start"] : claim["end"]] == claim["quote"]


def test_a_review_leads_to_its_work(run: Run) -> None:
    assert run("compare", "heron/low-tide").stdout == run("compare", "low-tide").stdout
    done = run("compare", "high tide water")
    assert (done.returncode, done.stdout) == (1, "")


@pytest.mark.parametrize(("columns", "sign"), [(120, "4/5  ████████ 80"), (48, "Low Tide (2020)")])
def test_compare_fits_wide_and_narrow_terminals(content: Path, columns: int, sign: str) -> None:
    line = command("compare", "low tide", content=content)
    with Terminal(line, columns=columns, rows=30) as terminal:
        assert terminal.wait_exit() == 0
        assert sign in terminal.text
        assert "2 critics · 2 rated · median 55 · range 30–80" in terminal.text
        for label in ("▲ tale told well", "▼ tale runs dry"):
            assert label in terminal.text


def test_search_writes_one_hit_a_line_with_its_passage(run: Run) -> None:
    done = run("search", "holds", "water")
    assert done.returncode == 0
    (line,) = done.stdout.splitlines()
    assert line.startswith("gull/low-tide\tThe Gull ★\tLow Tide (2020)\t")
    assert "holds water" in line
    (hit,) = json.loads(run("search", "holds", "--json").stdout)
    assert hit["id"] == "gull/low-tide"
    assert "holds" in [hit["passage"][start:end] for start, end in hit["lit"]]


def test_search_without_a_hit_is_status_1(run: Run) -> None:
    done = run("search", "kestrel", "--json")
    assert done.returncode == 1
    assert json.loads(done.stdout) == []
    assert 'nothing found for "kestrel"' in done.stderr


def test_search_leaves_out_what_a_dash_stands_before(run: Run) -> None:
    done = run("search", "tale", "-noon")
    assert [line.split("\t")[0] for line in done.stdout.splitlines()] == ["gull/low-tide"]


def test_damaged_bookmarks_are_status_5_and_said(run: Run, home: Path) -> None:
    (home / "config").mkdir(parents=True, exist_ok=True)
    (home / "config" / "bookmarks.toml").write_text(MARK + '\n[[bookmark]]\nid = "b\n')
    done = run("bookmarks")
    assert done.returncode == 5
    assert "holds water" in done.stdout
    assert "bookmarks.toml:13" in done.stderr


def test_bookmarks_are_one_a_line_and_marked_in_lists(run: Run, home: Path) -> None:
    done = run("bookmarks")
    assert (done.returncode, done.stdout) == (1, "")
    (home / "config").mkdir(parents=True, exist_ok=True)
    (home / "config" / "bookmarks.toml").write_text(MARK, encoding="utf-8")
    assert run("bookmarks").stdout == (
        "2026-03-01T19:20:00Z\tgull/low-tide\tstory,sea\tholds water\tOver two lines.\n"
    )
    (mark,) = json.loads(run("bookmarks", "--json").stdout)
    assert mark["tags"] == ["story", "sea"]
    assert mark["added"] == "2026-03-01T19:20:00Z"
    marked = {r["id"]: r["bookmarked"] for r in json.loads(run("list", "--json").stdout)}
    assert marked == {"gull/low-tide": True, "heron/low-tide": False, "heron/mud-flats": False}
