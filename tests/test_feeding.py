"""Feeds refreshed from a real server on this machine."""

from __future__ import annotations

import json
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reviewtui import feeding, intake
from reviewtui.feed_outcome import FeedOutcome, Outcome
from reviewtui.library.library import Library
from reviewtui.library.settings import Settings, folder_for_new, folders
from reviewtui.library.subscriptions import Subscription, Subscriptions
from tests.feed_server import Answer, FeedServer, entry, rss, served

if TYPE_CHECKING:
    from reviewtui.model.review import Draft

server = pytest.fixture(served)
LONG = " ".join(f"Sentence {n} of a long text about the sea and its films." for n in range(40))


class Reader:
    """Somebody who follows feeds, with a library of their own."""

    def __init__(self, root: Path) -> None:
        self.root = root
        root.mkdir()
        self.settings = Settings(folders=folders(), content=(str(root),), stated=(str(root),))
        self.subscriptions = Subscriptions(self.settings.folders.config)
        self.said: list[str] = []

    def follow(self, *urls: str) -> None:
        self.subscriptions.add(Subscription(url) for url in urls)

    def refresh(
        self, *files: Path, everything: bool = False, lost: bool = False
    ) -> tuple[FeedOutcome, ...]:
        return self.outcome(*files, everything=everything, lost=lost).feeds

    def outcome(self, *files: Path, everything: bool = False, lost: bool = False) -> Outcome:
        """Refresh what is followed, or files; after what was known of feeds was `lost`."""
        if lost:
            for path in Path(self.settings.folders.state).rglob("*.json"):
                path.unlink()
        library = Library.open(self.settings.content, self.settings.folders.cache)
        try:
            library.refresh()
            return feeding.refresh_all(
                self.settings,
                library,
                self.said.append,
                only=[Subscription(str(path)) for path in files] or None,
                everything=everything,
            )
        finally:
            library.close()

    def files(self) -> dict[str, str]:
        return {
            str(path.relative_to(self.root)): path.read_text()
            for path in sorted(self.root.rglob("*.md"))
        }

    def file(self, name: str) -> Path:
        return self.root / "the-gull" / f"{name}.md"


@pytest.fixture
def reader(tmp_path: Path) -> Reader:
    return Reader(tmp_path / "reviews")


@pytest.fixture
def following(reader: Reader, server: FeedServer) -> Reader:
    reader.follow(server.url("/feed"))
    return reader


def counts(outcome: FeedOutcome) -> tuple[int, int, int, int]:
    return outcome.new, outcome.updated, outcome.unchanged, len(outcome.skips)


def test_reviews_become_files_in_the_folder_of_their_outlet(
    following: Reader, server: FeedServer
) -> None:
    server.answers["/feed"] = Answer(
        rss(
            entry("Low Tide"),
            entry("Mud", title="Casting news", **{"content:encoded": "Somebody."}),
        )
    )
    (outcome,) = following.refresh()
    assert counts(outcome) == (1, 0, 0, 1)
    assert outcome.skips[0].entry == "Casting news"
    assert outcome.title == "The Gull"
    text = following.file("low-tide").read_text()
    assert 'rating = "4/5"' in text
    assert 'guid = "tag:gull.example,2025:Low Tide"' in text
    assert text.endswith("Low Tide is long, and the sea in it is wet. 4/5\n")


def test_everything_is_taken_where_a_person_says_so(following: Reader, server: FeedServer) -> None:
    server.answers["/feed"] = Answer(
        rss(entry("Mud", title="Casting news", **{"content:encoded": "Somebody was cast."})),
        headers={"ETag": '"1"'},
    )
    assert counts(following.refresh()[0]) == (0, 0, 0, 1)
    assert counts(following.refresh(everything=True)[0]) == (1, 0, 0, 0)


def test_an_unchanged_feed_is_not_sent_again(following: Reader, server: FeedServer) -> None:
    headers = {"ETag": '"7"', "Last-Modified": "Fri, 06 Jun 2025 09:00:00 GMT"}
    server.answers["/feed"] = Answer(rss(entry("Low Tide")), headers=headers)
    following.refresh()
    assert counts(following.refresh()[0]) == (0, 0, 1, 0)
    first, second = (each.headers for each in server.asked)
    assert "If-None-Match" not in first
    assert second["If-None-Match"] == '"7"'
    assert second["If-Modified-Since"] == headers["Last-Modified"]
    assert second["User-Agent"].startswith("reviewtui/")


def test_a_busy_server_is_left_alone_for_as_long_as_it_asks(
    following: Reader, server: FeedServer
) -> None:
    server.answers["/feed"] = Answer(status=503, headers={"Retry-After": "7200"})
    (busy,) = following.refresh()
    assert busy.error == "the server is busy; it is asked again in 2 hours"
    assert busy.network
    server.answers["/feed"] = Answer(rss(entry("Low Tide")))
    (waiting,) = following.refresh()
    assert "asked to be left alone" in waiting.notes[0]
    assert waiting.error is None
    assert len(server.asked) == 1


def test_a_feed_that_fails_stops_no_other(reader: Reader, server: FeedServer) -> None:
    reader.follow(*map(server.url, ("/gone", "/page", "/feed")), "http://127.0.0.1:1/refused")
    server.answers["/page"] = Answer("<html><p>Hello</p></html>")
    server.answers["/feed"] = Answer(rss(entry("Low Tide")))
    outcome = reader.outcome()
    gone, page, good, refused = outcome.feeds
    assert "404" in str(gone.error)
    assert "is no feed" in str(page.error)
    assert (page.network, refused.network) == (False, True)
    assert good.new == 1
    assert outcome.status == 3
    assert outcome.summary() == "1 new, 0 updated from 4 feeds; 3 failed"


def test_the_status_says_when_nothing_could_be_reached(reader: Reader, server: FeedServer) -> None:
    reader.follow("http://127.0.0.1:1/a")
    assert reader.outcome().status == 4
    server.answers["/page"] = Answer("no feed")
    reader.follow(server.url("/page"))
    assert reader.outcome().status == 1
    assert Outcome(()).status == 0


class TestOnce:
    """The same review comes in once, however often and in whatever form it is told."""

    def test_eight_points_in_time_imported_twice(
        self, reader: Reader, server: FeedServer, tmp_path: Path
    ) -> None:
        films = [f"Film {chr(65 + n)}" for n in range(12)]
        snapshots = []
        for moment in range(8):
            shown = [entry(film) for film in reversed(films[moment // 2 : moment + 5])]
            path = tmp_path / f"feed-{moment}.xml"
            path.write_text(rss(*shown))
            snapshots.append(path)
        for path in snapshots:
            reader.refresh(path)
        once = reader.files()
        assert len(once) == 12
        for path in snapshots:
            assert [each.new + each.updated for each in reader.refresh(path)] == [0]
        assert reader.files() == once

        reader.follow(server.url("/feed"))
        for path in snapshots:  # the same feed, now from its server
            server.answers["/feed"] = Answer(path.read_bytes())
            assert reader.refresh()[0].new == 0
        assert reader.files() == once

    @pytest.mark.parametrize("lost", [False, True], ids=["known", "lost"])
    @pytest.mark.parametrize(
        "told",
        [
            {"guid": "tag:gull.example,2025:other"},
            {"link": "https://gull.example/moved/"},
            {"link": "http://www.gull.example/low-tide?utm_source=feed"},
        ],
        ids=["new guid", "new link", "same page"],
    )
    def test_known_by_guid_or_link(
        self, following: Reader, server: FeedServer, told: dict[str, str], lost: bool
    ) -> None:
        if lost and told.get("link", "").startswith("http://www"):
            told = {"link": "https://gull.example/low-tide/?utm_source=feed", "guid": ""}
        server.answers["/feed"] = Answer(rss(entry("Low Tide")))
        following.refresh()
        server.answers["/feed"] = Answer(rss(entry("Low Tide", **told)))
        assert following.refresh(lost=lost)[0].new == 0
        assert len(following.files()) == 1

    def test_known_from_its_page(self, following: Reader, server: FeedServer) -> None:
        path = following.root / "gull" / "low-tide.md"
        path.parent.mkdir()
        path.write_text(
            '+++\nwork = "Low Tide"\nurl = "http://gull.example/low-tide"\n+++\nAdded by hand.\n'
        )
        server.answers["/feed"] = Answer(rss(entry("Low Tide")))
        assert counts(following.refresh()[0]) == (0, 0, 1, 0)
        assert len(following.files()) == 1

    @pytest.mark.parametrize("lost", [False, True], ids=["known", "lost"])
    def test_known_by_its_words(self, following: Reader, server: FeedServer, lost: bool) -> None:
        text = {"content:encoded": f"<p>{LONG}</p>"}
        server.answers["/feed"] = Answer(rss(entry("Low Tide", **text)))
        following.refresh()
        text["content:encoded"] = f"<div><p><b>{LONG}</b></p></div>"
        other = {"guid": "tag:x,1:1", "link": "https://gull.example/elsewhere"}
        server.answers["/feed"] = Answer(rss(entry("Low Tide", **text, **other)))
        assert following.refresh(lost=lost)[0].new == 0

    def test_short_words_are_said_of_several_films(
        self, following: Reader, server: FeedServer
    ) -> None:
        text = {"content:encoded": "Wet. 2/5"}
        server.answers["/feed"] = Answer(rss(entry("Low Tide", **text), entry("Mud Flats", **text)))
        assert following.refresh()[0].new == 2

    def test_entries_that_all_link_to_the_front_page_are_several(
        self, following: Reader, server: FeedServer
    ) -> None:
        for link in ("https://gull.example/", "https://gull.example/reviews"):
            told = {"link": link}
            server.answers["/feed"] = Answer(rss(entry("Low Tide", **told), entry("Mud", **told)))
            following.refresh()
        assert len(following.files()) == 2

    def test_two_feeds_with_one_review(self, following: Reader, server: FeedServer) -> None:
        following.follow(server.url("/short"))
        server.answers["/feed"] = Answer(rss(entry("Low Tide")))
        server.answers["/short"] = Answer(
            rss(entry("Low Tide", **{"content:encoded": "Shorter. 4/5"}))
        )
        assert sum(each.new for each in following.refresh()) == 1
        before = following.files()
        assert sum(each.updated for each in following.refresh()) == 0
        assert following.files() == before

    def test_short_guids_of_two_feeds_are_not_confused(
        self, following: Reader, server: FeedServer, tmp_path: Path
    ) -> None:
        server.answers["/feed"] = Answer(rss(entry("Low Tide", guid="1")))
        other = tmp_path / "other.xml"
        other.write_text(rss(entry("Mud Flats", guid="1"), title="Heron"))
        following.refresh()
        assert following.refresh(other)[0].new == 1


class TestChanged:
    """What a feed changes later reaches the file, unless a person was there first."""

    def test_the_file_says_what_the_feed_says_now(
        self, following: Reader, server: FeedServer
    ) -> None:
        server.answers["/feed"] = Answer(rss(entry("Low Tide")))
        following.refresh()
        server.answers["/feed"] = Answer(
            rss(entry("Low Tide", **{"content:encoded": "On reflection: 3/5"}))
        )
        assert counts(following.refresh()[0]) == (0, 1, 0, 0)
        text = following.file("low-tide").read_text()
        assert 'rating = "3/5"' in text
        assert "On reflection" in text
        assert counts(following.refresh()[0]) == (0, 0, 1, 0)

    def test_what_a_person_wrote_stays(self, following: Reader, server: FeedServer) -> None:
        server.answers["/feed"] = Answer(rss(entry("Low Tide")))
        following.refresh()
        file = following.file("low-tide")
        file.write_text(mine := file.read_text() + "\nI disagree.\n")
        changed = rss(entry("Low Tide", **{"content:encoded": "On reflection: 3/5"}))
        server.answers["/feed"] = Answer(changed)
        (outcome,) = following.refresh()
        assert (outcome.updated, outcome.edited) == (0, 1)
        assert file.read_text() == mine

    def test_what_a_person_threw_away_stays_away(
        self, following: Reader, server: FeedServer
    ) -> None:
        server.answers["/feed"] = Answer(rss(entry("Low Tide")))
        following.refresh()
        following.file("low-tide").unlink()
        server.answers["/feed"] = Answer(
            rss(entry("Low Tide", **{"content:encoded": "On reflection: 3/5"}))
        )
        assert counts(following.refresh()[0]) == (0, 0, 1, 0)
        assert following.files() == {}

    def test_an_older_telling_changes_nothing(self, following: Reader, server: FeedServer) -> None:
        old = rss(entry("Low Tide"))
        new = rss(
            entry(
                "Low Tide",
                pubDate="Sat, 07 Jun 2025 09:00:00 GMT",
                **{"content:encoded": "On reflection: 3/5"},
            )
        )
        for data in (new, old):
            server.answers["/feed"] = Answer(data)
            following.refresh()
        assert 'rating = "3/5"' in following.file("low-tide").read_text()

    def test_a_file_nobody_knows_we_wrote_is_left_alone(
        self, following: Reader, server: FeedServer
    ) -> None:
        server.answers["/feed"] = Answer(rss(entry("Low Tide")))
        following.refresh()
        before = following.files()
        server.answers["/feed"] = Answer(
            rss(entry("Low Tide", **{"content:encoded": "On reflection: 3/5"}))
        )
        following.refresh(lost=True)
        following.refresh()
        assert following.files() == before


class TestTeasers:
    """A feed that holds only the beginning: the rest comes from the page."""

    def feed(self, server: FeedServer, text: str = "Wet. [...]") -> str:
        told = {"content:encoded": "", "description": text, "link": server.url("/low-tide/")}
        return rss(entry("Low Tide", **told))

    def page(self, text: str = LONG) -> str:
        return (
            "<html><head><title>Low Tide review</title></head><body><article>"
            f"<h1>Low Tide review</h1><p>{text}</p><p>Rating: 2/5</p></article></body></html>"
        )

    def test_the_page_gives_text_and_rating(self, following: Reader, server: FeedServer) -> None:
        server.answers["/feed"] = Answer(self.feed(server))
        server.answers["/low-tide/"] = Answer(self.page(), headers={"Content-Type": "text/html"})
        assert counts(following.refresh()[0]) == (1, 0, 0, 0)
        text = following.file("low-tide").read_text()
        assert "Sentence 39" in text
        assert 'rating = "2/5"' in text
        assert "published = 2025-06-06" in text
        following.refresh()
        assert server.paths().count("/low-tide/") == 1

    def test_what_the_feed_has_is_kept_until_the_page_comes(
        self, following: Reader, server: FeedServer
    ) -> None:
        server.answers["/feed"] = Answer(self.feed(server), headers={"ETag": '"1"'})
        server.answers["/low-tide/"] = Answer(status=500)
        (outcome,) = following.refresh()
        assert counts(outcome) == (1, 0, 0, 0)
        assert "only its beginning is here" in outcome.notes[0]
        server.answers["/low-tide/"] = Answer(self.page(), headers={"Content-Type": "text/html"})
        assert counts(following.refresh()[0]) == (0, 1, 0, 0)
        assert "Sentence 39" in following.file("low-tide").read_text()

    def test_a_page_that_never_comes_is_asked_for_three_times(
        self, following: Reader, server: FeedServer
    ) -> None:
        server.answers["/feed"] = Answer(self.feed(server))
        for _ in range(5):
            following.refresh()
        assert server.paths().count("/low-tide/") == 3

    def test_after_three_pages_in_vain_no_more_are_asked_for(
        self, following: Reader, server: FeedServer
    ) -> None:
        told = {"content:encoded": "", "description": "Wet. 2/5 ..."}
        server.answers["/feed"] = Answer(
            rss(*(entry(f"Film {n}", link=server.url(f"/{n}"), **told) for n in range(9)))
        )
        assert following.refresh()[0].new == 9
        assert len(server.asked) == 1 + 3

    def test_an_entry_that_is_only_announced_waits_for_its_page(
        self, following: Reader, server: FeedServer
    ) -> None:
        server.answers["/feed"] = Answer(self.feed(server, text=""))
        assert counts(following.refresh()[0]) == (0, 0, 0, 1)
        server.answers["/low-tide/"] = Answer(self.page(), headers={"Content-Type": "text/html"})
        assert counts(following.refresh()[0]) == (1, 0, 0, 0)

    def test_a_feed_on_the_web_leads_nowhere_on_this_machine(
        self, following: Reader, server: FeedServer
    ) -> None:
        other = FeedServer()
        try:
            other.answers["/secret"] = Answer(self.page())
            told = {"content:encoded": "", "description": "Wet. 1/5 ..."}
            told["link"] = other.url("/secret")
            server.answers["/feed"] = Answer(rss(entry("Low Tide", **told)))
            (outcome,) = following.refresh()
        finally:
            other.close()
        assert other.asked == []
        assert "private network" in outcome.notes[0]

    def test_a_feed_from_a_file_asks_nobody(
        self, reader: Reader, server: FeedServer, tmp_path: Path
    ) -> None:
        path = tmp_path / "feed.xml"
        path.write_text(self.feed(server))
        assert counts(reader.refresh(path)[0]) == (1, 0, 0, 0)
        assert server.asked == []


def test_one_host_is_asked_one_thing_at_a_time(reader: Reader, server: FeedServer) -> None:
    for number in range(8):
        server.answers[f"/{number}"] = Answer(rss(entry(f"Film {number}")))
        reader.follow(server.url(f"/{number}"))
    assert sum(each.new for each in reader.refresh()) == 8
    assert server.most_at_once == 1


def test_an_interruption_keeps_what_came_in(
    following: Reader, server: FeedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.answers["/feed"] = Answer(rss(*(entry(f"Film {n}") for n in range(3))))
    keep = intake.keep
    main = threading.main_thread()
    second = threading.Event()

    def slow(draft: Draft, root: str) -> str:
        assert threading.current_thread() is not main
        if len(following.files()) == 1:
            second.set()
        return keep(draft, root)

    def interrupted(*_: object) -> None:
        assert second.wait(10)
        raise KeyboardInterrupt

    monkeypatch.setattr(intake, "keep", slow)
    monkeypatch.setattr(feeding._Run, "_next", staticmethod(interrupted))
    with pytest.raises(KeyboardInterrupt):
        following.refresh()
    kept = len(following.files())
    assert kept >= 1
    monkeypatch.undo()
    monkeypatch.setenv("REVIEWTUI_HOME", str(Path(following.settings.folders.config).parent))
    (outcome,) = following.refresh()
    assert outcome.new + kept >= 3
    assert len(following.files()) == 3


def test_nothing_leaves_the_library(following: Reader, server: FeedServer, tmp_path: Path) -> None:
    evil = ("../../../evil", "/etc/evil", "CON", "a\x07b", "..", "\u202egnp.md", "x" * 400)
    entries = [
        entry(f"n{n}", title=f"{name} review", guid=f"tag:{n}") for n, name in enumerate(evil)
    ]
    server.answers["/feed"] = Answer(rss(*entries, title="../../outside"))
    following.refresh()
    made = {path for path in tmp_path.rglob("*") if path.is_file()}
    allowed = (following.root, tmp_path / "home")
    assert all(any(path.is_relative_to(each) for each in allowed) for path in made)
    assert len(following.files()) >= 5


def test_state_holds_no_more_than_it_must(following: Reader, server: FeedServer) -> None:
    server.answers["/feed"] = Answer(rss(entry("Low Tide")))
    following.refresh()
    (path,) = Path(following.settings.folders.state).rglob("*.json")
    table = json.loads(path.read_text())
    assert set(table) == {"format", "url", "etag", "last_modified", "not_before", "entries"}
    assert table["entries"][0][2] == "the-gull/low-tide.md"


def test_new_reviews_never_go_among_what_the_program_brought(tmp_path: Path) -> None:
    from reviewtui.library.settings import shipped_library

    where = folders()
    own = f"{where.data}/reviews"
    shipped = shipped_library()
    assert shipped is not None
    assert folder_for_new(Settings(folders=where, content=(shipped,))) == own
    assert folder_for_new(Settings(folders=where, content=("content",))) == own
    mine = str(tmp_path)
    assert folder_for_new(Settings(folders=where, content=(mine,))) == mine
    assert folder_for_new(Settings(folders=where, content=(mine,), stated=(mine,))) == mine


class TestMoved:
    """Where a feed is asked after its server said that it is somewhere else."""

    def follow(self, reader: Reader, server: FeedServer, status: int) -> str:
        old = server.url("/old")
        reader.follow(old)
        server.answers["/old"] = Answer(status=status, headers={"Location": "/feed"})
        server.answers["/feed"] = Answer(rss(entry("Low Tide")), headers={"ETag": '"one"'})
        return old

    @pytest.mark.parametrize("status", [301, 308])
    def test_a_feed_that_moved_for_good_is_followed_there(
        self, reader: Reader, server: FeedServer, status: int
    ) -> None:
        self.follow(reader, server, status)
        (outcome,) = reader.refresh()
        assert any("moved for good" in note for note in outcome.notes)
        assert [each.url for each in reader.subscriptions.feeds()] == [server.url("/feed")]
        server.asked.clear()
        assert counts(reader.refresh()[0]) == (0, 0, 1, 0)
        assert server.paths() == ["/feed"]
        assert server.asked[0].headers["If-None-Match"] == '"one"'

    @pytest.mark.parametrize("status", [302, 303, 307])
    def test_a_feed_that_moved_for_a_while_stays_where_it_is(
        self, reader: Reader, server: FeedServer, status: int
    ) -> None:
        old = self.follow(reader, server, status)
        assert reader.refresh()[0].notes == ()
        assert [each.url for each in reader.subscriptions.feeds()] == [old]

    def test_a_feed_behind_a_redirect_is_asked_only_for_what_is_new(
        self, reader: Reader, server: FeedServer
    ) -> None:
        self.follow(reader, server, 302)
        reader.refresh()
        server.asked.clear()
        reader.refresh()
        assert [each.headers.get("If-None-Match") for each in server.asked] == ['"one"', '"one"']

    def test_a_feed_that_moved_to_what_is_none_stays(
        self, reader: Reader, server: FeedServer
    ) -> None:
        old = self.follow(reader, server, 301)
        server.answers["/feed"] = Answer("<html><body>Please log in.</body></html>")
        assert reader.refresh()[0].error is not None
        assert [each.url for each in reader.subscriptions.feeds()] == [old]

    def test_comments_and_settings_move_along(self, reader: Reader, server: FeedServer) -> None:
        old = self.follow(reader, server, 301)
        path = Path(reader.subscriptions.path)
        path.write_text(
            f'format = 1\n\n# mine\n[[feed]]\nurl = "{old}"\noutlet = "Sea"\nall = true\n'
        )
        reader.refresh()
        assert path.read_text() == (
            f'format = 1\n\n# mine\n[[feed]]\nurl = "{server.url("/feed")}"\n'
            'outlet = "Sea"\nall = true\n'
        )

    def test_a_feed_that_is_gone_says_how_to_stop_asking(
        self, reader: Reader, server: FeedServer
    ) -> None:
        reader.follow(url := server.url("/feed"))
        server.answers["/feed"] = Answer(status=410)
        (outcome,) = reader.refresh()
        assert "will not come back" in (outcome.error or "")
        assert f"reviewtui feed remove {url}" in (outcome.error or "")
