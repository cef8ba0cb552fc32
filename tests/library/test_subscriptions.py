"""feeds.toml, changed without touching the rest of it; and what is known of feeds."""

from __future__ import annotations

from pathlib import Path

import pytest

from reviewtui.errors import BadFileError, StoreError
from reviewtui.library.feed_state import FeedState, FeedStates, Known, forget
from reviewtui.library.subscriptions import Subscription, Subscriptions

GULL = Subscription("https://gull.example/f", "The Gull", "https://gull.example/")
HERON = Subscription("https://heron.example/f", 'Heron "Notes"', None, "Heron", everything=True)


@pytest.fixture
def subscriptions(tmp_path: Path) -> Subscriptions:
    return Subscriptions(str(tmp_path))


def path_of(subscriptions: Subscriptions) -> Path:
    return Path(subscriptions.path)


def test_without_a_file_nothing_is_followed_and_none_is_made(subscriptions: Subscriptions) -> None:
    assert subscriptions.feeds() == []
    assert not path_of(subscriptions).exists()


def test_what_is_added_is_there_once(subscriptions: Subscriptions) -> None:
    assert subscriptions.add([GULL, HERON, GULL]) == [GULL, HERON]
    assert subscriptions.add([HERON]) == []
    assert subscriptions.feeds() == [GULL, HERON]


def test_the_file_stays_as_a_person_wrote_it(subscriptions: Subscriptions) -> None:
    mine = '# my feeds\nformat = 1\n\n[[feed]]   # first\nurl = "https://a.example/f" # mine\n'
    path_of(subscriptions).write_text(mine)
    subscriptions.add([GULL])
    assert path_of(subscriptions).read_text().startswith(mine)
    assert subscriptions.remove(GULL.url)
    assert path_of(subscriptions).read_text().strip() == mine.strip()


def test_one_is_taken_out_of_the_middle(subscriptions: Subscriptions) -> None:
    path_of(subscriptions).write_text(
        '[[feed]]\nurl = "https://a.example/f"\n\n[[feed]]\nurl = "https://b.example/f"\n\n'
        '# about c\n[[feed]]\nurl = "https://c.example/f"\n'
    )
    assert subscriptions.remove("https://b.example/f")
    assert not subscriptions.remove("https://b.example/f")
    assert [each.url[8] for each in subscriptions.feeds()] == ["a", "c"]
    assert "# about c\n[[feed]]" in path_of(subscriptions).read_text()


def test_what_cannot_be_changed_safely_is_left_alone(subscriptions: Subscriptions) -> None:
    mine = 'feed = [{url = "https://a.example/f"}, {url = "https://b.example/f"}]\n'
    path_of(subscriptions).write_text(mine)
    assert len(subscriptions.feeds()) == 2
    with pytest.raises((StoreError, BadFileError)):
        subscriptions.remove("https://a.example/f")
    with pytest.raises((StoreError, BadFileError)):
        subscriptions.add([GULL])
    assert path_of(subscriptions).read_text() == mine


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("format = 2\n", "newer reviewtui"),
        ("[[feed]]\nurl = 3\n", "neither a web address"),
        ('[[feed]]\nurl = "file:///etc/passwd"\n', "neither a web address"),
        ("feed = 1\n", "is not a list"),
        ("[[feed\n", "not TOML"),
    ],
)
def test_what_is_wrong_is_told(subscriptions: Subscriptions, text: str, says: str) -> None:
    path_of(subscriptions).write_text(text)
    with pytest.raises((StoreError, BadFileError)) as refused:
        subscriptions.feeds()
    assert says in str(refused.value)


def test_a_feed_is_found_by_address_name_or_part(subscriptions: Subscriptions) -> None:
    subscriptions.add([GULL, HERON])
    assert subscriptions.find("HTTPS://gull.example/f") == [GULL]
    assert subscriptions.find("heron") == [HERON]
    assert subscriptions.find("gul") == [GULL]
    assert subscriptions.find(".example") == [GULL, HERON]
    assert subscriptions.find("") == []


class TestState:
    def test_it_is_kept_and_read_again(self, tmp_path: Path) -> None:
        states = FeedStates(str(tmp_path), "reviews")
        state = FeedState(
            GULL.url, '"e"', "Fri", 9, [Known(["guid:1"], "s", "gull/a.md", "w", "2025", 1)]
        )
        states.write(state)
        assert states.read(GULL.url) == state
        assert states.all() == [state]
        assert FeedStates(str(tmp_path), "others").all() == []
        forget(str(tmp_path), GULL.url)
        assert states.read(GULL.url) == FeedState(GULL.url)

    @pytest.mark.parametrize("text", ["", "{", "[]", '{"format": 9}', '{"format": 1, "url": null,'])
    def test_a_damaged_one_is_a_new_one(self, tmp_path: Path, text: str) -> None:
        states = FeedStates(str(tmp_path), "reviews")
        states.write(FeedState(GULL.url))
        (file,) = (each for each in tmp_path.rglob("*.json"))
        file.write_text(text)
        assert states.read(GULL.url) == FeedState(GULL.url)

    @pytest.mark.parametrize("path", ["/etc/passwd", "../a.md", "a/../../b.md"])
    def test_a_path_out_of_the_library_is_forgotten(self, tmp_path: Path, path: str) -> None:
        states = FeedStates(str(tmp_path), "reviews")
        states.write(FeedState(GULL.url, entries=[Known(["guid:1"], "s", path, "w")]))
        assert states.read(GULL.url).entries[0].path is None
