"""A feed as it stood at eight points in time, imported in order, and then all over again."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from tests.feed_server import Answer, FeedServer, entry, rss, served
from tests.test_feeding import Reader

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MOMENTS = 8
FILMS = (
    "Amber", "Brine", "Cobble", "Dune Grass", "Ebb", "Foam", "Gannet", "Harbour", "Inlet", "Jetty",
    "Kelp", "Lagoon", "Mudflat", "Narrows",
)  # fmt: skip
SHOWN = 7

server = pytest.fixture(served)


@pytest.fixture
def reader(tmp_path: Path) -> Reader:
    return Reader(tmp_path / "reviews")


class Story:
    """One review and how its outlet tells of it, which changes from one day to the next."""

    def __init__(self, number: int, chance: random.Random) -> None:
        self.chance = chance
        self.name = FILMS[number]
        self.scheme, self.host, self.end, self.query = "http", "gull.example", "/", ""
        self.path = f"{2025}/{self.name.lower().replace(' ', '-')}"
        self.guid = f"https://gull.example/?p={number}"
        words = f"{self.name} is long, and sea number {number} in it is wet and cold"
        self.full = " ".join([f"{words}, says part {part}." for part in range(30)]) + " 4/5"
        self.teaser = number % 2 == 0
        self.title = f"{self.name} review"
        self.day = number % 27 + 1

    def changed(self) -> None:
        """One thing that outlets do: never the guid and the address on one day."""
        chance = self.chance
        match chance.randrange(9):
            case 0:
                self.guid = f"tag:gull.example,2025:{chance.randrange(10**9)}"
            case 1:
                self.path = f"reviews/{self.path.rpartition('/')[2]}-{chance.randrange(99)}"
            case 2:
                self.scheme = "https"
            case 3:
                self.host = chance.choice(["gull.example", "www.gull.example"])
            case 4:
                self.query = chance.choice(["?utm_source=feed&utm_medium=rss", "?fbclid=Ab1", ""])
            case 5:
                self.end = chance.choice(["/", ""])
            case 6:
                self.teaser = False
            case 7:
                self.title = f"Review: {self.name} – wet, and long"
            case _:
                self.full = f"{self.full} Seen again, it is wetter."

    def told(self) -> str:
        text = f"{self.full[:160]}…" if self.teaser else self.full
        return entry(
            self.name,
            title=self.title,
            link=f"{self.scheme}://{self.host}/{self.path}{self.end}{self.query}".replace(
                "&", "&amp;"
            ),
            guid=self.guid,
            pubDate=f"{self.day:02} Jun 2025 09:00:00 GMT",
            **{"content:encoded": f"<![CDATA[<p>{text}</p>]]>"},
        )


def moments(seed: int) -> Iterator[str]:
    """The feed at each point in time: a window over the newest, in whatever order."""
    chance = random.Random(seed)
    stories = [Story(number, chance) for number in range(len(FILMS))]
    for moment in range(MOMENTS):
        shown = stories[moment : moment + SHOWN]
        if chance.randrange(3) == 0:
            chance.shuffle(shown)
        yield rss(*[story.told() for story in reversed(shown)])
        for story in stories:
            if chance.randrange(2):
                story.changed()


@pytest.mark.parametrize("seed", range(4))
def test_every_review_comes_in_once_whatever_is_done_to_its_entry(
    reader: Reader, server: FeedServer, seed: int
) -> None:
    reader.follow(server.url("/feed"))
    for again in range(2):
        for moment, feed in enumerate(moments(seed)):
            server.answers["/feed"] = Answer(feed)
            (outcome,) = reader.refresh()
            assert outcome.error is None
            if again or moment:
                assert outcome.new <= (0 if again else 1)
        names = sorted(path.rpartition("/")[2] for path in reader.files())
        assert names == [f"{name.lower().replace(' ', '-')}.md" for name in FILMS]


@pytest.mark.parametrize("seed", range(4))
def test_so_does_a_feed_that_was_kept_as_files(reader: Reader, tmp_path: Path, seed: int) -> None:
    path = tmp_path / "feed.xml"
    for _ in range(2):
        for feed in moments(seed):
            path.write_text(feed)
            reader.refresh(path)
        assert len(reader.files()) == len(FILMS)


def test_one_guid_and_another_address_is_one_review_even_where_what_was_known_is_lost(
    reader: Reader, server: FeedServer
) -> None:
    reader.follow(server.url("/feed"))
    story = Story(1, random.Random(0))
    server.answers["/feed"] = Answer(rss(story.told()))
    reader.refresh()
    story.path = "elsewhere"
    server.answers["/feed"] = Answer(rss(story.told()))
    assert reader.refresh(lost=True)[0].new == 0


def test_a_teaser_that_becomes_whole_becomes_the_whole_text_of_its_file(
    reader: Reader, server: FeedServer
) -> None:
    reader.follow(server.url("/feed"))
    story = Story(2, random.Random(0))
    for story.teaser in (True, False):
        server.answers["/feed"] = Answer(rss(story.told()))
        reader.refresh()
    (text,) = reader.files().values()
    assert "says part 29" in text
