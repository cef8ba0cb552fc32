"""`reviewtui feed` and `reviewtui refresh`, as a person runs them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.feed_server import Answer, FeedServer, entry, rss, served

if TYPE_CHECKING:
    from tests.cli.conftest import Run

LIST = Path(__file__).parent.parent / "data" / "feeds" / "list.opml"
server = pytest.fixture(served)


@pytest.fixture
def feed(server: FeedServer) -> str:
    """The address of a feed with one review."""
    server.answers["/feed"] = Answer(rss(entry("Salt Marsh")))
    return server.url("/feed")


def test_a_feed_is_followed_listed_and_removed(run: Run, feed: str) -> None:
    added = run("feed", "add", feed)
    assert (added.returncode, added.stdout) == (0, f"{feed}\tThe Gull\t-\n"), added.stderr
    again = run("feed", "add", feed)
    assert (again.returncode, again.stdout) == (0, "")
    assert "followed already" in again.stderr
    listed = run("feed", "list", "--json")
    assert json.loads(listed.stdout) == [
        {
            "url": feed,
            "title": "The Gull",
            "home": "https://gull.example/",
            "outlet": None,
            "all": False,
        }
    ]
    assert run("feed", "remove", "the gull").returncode == 0
    assert run("feed", "list").returncode == 1


def test_the_feed_of_a_page_is_found(run: Run, server: FeedServer, feed: str) -> None:
    server.answers["/"] = Answer(
        "<html><head><base href='/deep/'>"
        "<link rel='alternate' type='application/rss+xml' title='Comments' href='/comments/feed'>"
        "<link rel='alternate' type='application/rss+xml' title='Reviews' href='../feed'>"
        "</head><body>Hello</body></html>",
        headers={"Content-Type": "text/html"},
    )
    added = run("feed", "add", server.url("/"))
    assert added.stdout.split("\t")[0] == feed
    assert "/comments/feed Comments" in added.stderr


def test_a_page_without_a_feed_and_a_host_that_is_away_are_told_apart(
    run: Run, server: FeedServer
) -> None:
    server.answers["/"] = Answer("<html><body>Hello</body></html>")
    nothing = run("feed", "add", server.url("/"))
    assert nothing.returncode == 1
    assert "names none" in nothing.stderr
    away = run("feed", "add", "http://127.0.0.1:1/feed")
    assert away.returncode == 4


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("feed",), "ACTION is missing"),
        (("feed", "fly"), "is none of add, list"),
        (("feed", "add"), "URL is missing"),
        (("feed", "list", "more"), "takes no more words"),
        (("feed", "add", "file:///etc/passwd"), "neither a web address nor a file"),
        (("feed", "import", "nowhere.opml"), "cannot be read"),
        (("refresh", "nobody"), "no such feed is followed"),
    ],
)
def test_a_wrong_line_is_refused(run: Run, words: tuple[str, ...], says: str) -> None:
    done = run(*words)
    assert done.returncode == 2
    assert says in done.stderr


def test_refresh_tells_each_feed_on_one_line(
    run: Run, content: Path, server: FeedServer, feed: str
) -> None:
    run("feed", "add", feed, "--outlet", "Marsh Birds")
    done = run("refresh")
    line = "Marsh Birds\t1 new\t0 updated\t0 unchanged\t0 skipped\n"
    assert (done.returncode, done.stdout, done.stderr) == (0, line, "")
    assert (content / "marsh-birds" / "salt-marsh.md").is_file()
    assert "marsh-birds/salt-marsh" in run("list").stdout
    assert run("refresh").stdout == line.replace("1 new", "0 new").replace("0 unc", "1 unc")


def test_refresh_says_why_entries_were_skipped(run: Run, server: FeedServer, feed: str) -> None:
    server.answers["/feed"] = Answer(rss(entry("Mud", title="Casting news")))
    run("feed", "add", feed)
    assert run("refresh").stderr == ""
    told = run("refresh", "--verbose")
    assert "skipped Casting news: tells of something else than a review" in told.stderr
    as_json = json.loads(run("refresh", "--json").stdout)
    assert as_json[0]["skipped"][0]["entry"] == "Casting news"
    assert run("refresh", "--all").stdout.split("\t")[1] == "1 new"


def test_refresh_tells_by_its_status_what_failed(run: Run, server: FeedServer, feed: str) -> None:
    nothing = run("refresh")
    assert nothing.returncode == 1
    assert "feed add" in nothing.stderr
    run("feed", "add", feed)
    server.answers["/other"] = server.answers["/feed"]
    run("feed", "add", server.url("/other"))
    del server.answers["/other"]
    some = run("refresh")
    assert some.returncode == 3
    assert len(some.stdout.splitlines()) == 1
    assert "404" in some.stderr
    server.answers.clear()
    assert run("refresh").returncode == 4


def test_refresh_may_be_asked_for_one_feed_or_a_file(
    run: Run, tmp_path: Path, server: FeedServer, feed: str
) -> None:
    path = tmp_path / "saved.xml"
    path.write_text(rss(entry("Reed Beds"), title="Bittern"))
    assert run("refresh", "saved.xml").stdout.startswith("Bittern\t1 new")
    run("feed", "add", feed)
    run("feed", "add", "saved.xml")
    assert run("refresh", "gull").stdout.startswith("The Gull\t1 new")
    assert len(run("refresh").stdout.splitlines()) == 2


def test_a_list_of_feeds_goes_in_and_out(run: Run, home: Path, feed: str) -> None:
    done = run("feed", "import", str(LIST))
    assert (done.returncode, done.stdout) == (0, "")
    assert "3 of 3 feeds are new" in done.stderr
    assert run("feed", "list").stdout.split("\n")[0] == (
        "https://harbour.example/feed\tThe Harbour Post\t-"
    )
    out = run("feed", "export").stdout
    for kept in ('x:rank="3"', "wet &amp; salty", "Just a note", "<x:theme>dark", "of my own"):
        assert kept in out
    assert run("feed", "import", str(LIST)).returncode == 0
    assert run("feed", "export").stdout == out
    run("feed", "remove", "heron")
    run("feed", "add", feed)
    out = run("feed", "export").stdout
    assert "heron" not in out
    assert f'xmlUrl="{feed}"' in out
    assert (home / "config" / "feeds.toml").is_file()


def test_what_a_feed_says_cannot_harm_the_terminal(run: Run, server: FeedServer, feed: str) -> None:
    title = "Gull\x1b]0;owned\x07\u202etab\there"
    server.answers["/feed"] = Answer(rss(entry("Mud", title="Casting \x1b[2J news"), title=title))
    for done in (run("feed", "add", feed), run("refresh", "-v"), run("feed", "list")):
        assert done.stdout
        for harm in "\x1b\x07\u202e":
            assert harm not in done.stdout + done.stderr
