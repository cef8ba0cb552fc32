"""Lists by key: every order, with ties, from both ends, and while the library changes."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewtui.library.library import Library
from reviewtui.library.lists import Wanted
from reviewtui.library.pages import Pages

if TYPE_CHECKING:
    from pathlib import Path

COUNT = 60


def write(root: Path, number: int, **other: str) -> Path:
    """A review with few different days, scores and titles, so that most of them are ties."""
    chance = random.Random(number)
    said = {
        "work": f"'Work {chance.choice('abcé')}'",
        "rating": f"'{chance.randrange(4)}/3'",
        "published": f"2024-01-0{chance.randrange(1, 4)}",
        **other,
    }
    for key in ("rating", "published"):
        if chance.random() < 0.3:
            said.pop(key)
    path = root / f"outlet-{number % 2}" / f"{number:03}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    front = "\n".join(f"{key} = {value}" for key, value in said.items())
    path.write_text(f"+++\n{front}\n+++\n\nWords.\n", "utf-8")
    return path


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    base: Path = tmp_path_factory.mktemp("pages")
    for number in range(COUNT):
        write(base / "reviews", number)
    library = Library.open([str(base / "reviews")], str(base / "cache"))
    library.refresh()
    return library


READ = {f"outlet-{number % 2}/{number:03}" for number in range(0, COUNT, 3)}
LISTS = [
    Wanted(outlet, None, None, narrow, order, READ)
    for order in ("newest", "score", "title", "added", "unread")
    for outlet in (None, "outlet-1")
    for narrow in ("", "work é")
]


def whole(library: Library, wanted: Wanted) -> list[str]:
    return [card.id for page in library.walk(wanted, 10_000) for card in page]


@pytest.mark.parametrize("wanted", LISTS, ids=lambda w: f"{w.order} {w.outlet} {w.narrow}")
def test_a_list_is_the_same_read_at_once_or_a_few_rows_at_a_time(
    library: Library, wanted: Wanted
) -> None:
    everything = whole(library, wanted)
    assert len(set(everything)) == len(everything)
    for size in (1, 7):
        walked = [card.id for page in library.walk(wanted, size) for card in page]
        assert walked == everything


@pytest.mark.parametrize("wanted", LISTS, ids=lambda w: f"{w.order} {w.outlet} {w.narrow}")
def test_any_part_of_a_list_may_be_read_in_any_order(library: Library, wanted: Wanted) -> None:
    everything = whole(library, wanted)
    pages = library.pages(wanted, len(everything))
    places = [*range(0, len(everything), 5)] * 2
    random.Random(4).shuffle(places)
    for place in places:
        part = [card.id for card in pages.part(place, 5)]
        assert part == everything[place : place + 5]
    assert pages.part(len(everything), 5) == []


@pytest.mark.parametrize("wanted", LISTS, ids=lambda w: f"{w.order} {w.outlet} {w.narrow}")
def test_the_place_of_a_review_is_where_the_list_has_it(library: Library, wanted: Wanted) -> None:
    grouped = wanted._replace(outlet="outlet-1")
    everything = whole(library, grouped)
    for place, identity in enumerate(everything):
        found = library.place_of(wanted, "outlet", identity)
        assert found is not None
        assert found[:2] == ("outlet-1", place)
        pages = library.pages(grouped, len(everything))
        pages.remember(place, found[2])
        assert [c.id for c in pages.part(place + 1, 3)] == everything[place + 1 : place + 4]
    assert library.place_of(wanted, "outlet", "nobody/nothing") is None


def test_unrated_and_undated_reviews_come_last_and_none_is_lost(library: Library) -> None:
    cards = library.cards(order="score")
    assert [card.score is None for card in cards] == sorted(card.score is None for card in cards)
    cards = library.cards(order="newest")
    assert [card.published is None for card in cards] == sorted(
        card.published is None for card in cards
    )
    assert len(cards) == COUNT


@pytest.mark.parametrize("order", ["newest", "score", "title", "unread"])
def test_what_comes_and_goes_between_two_pages_neither_doubles_nor_hides_another(
    tmp_path: Path, order: str
) -> None:
    root = tmp_path / "reviews"
    paths = [write(root, number) for number in range(30)]
    library = Library.open([str(root)], str(tmp_path / "cache"))
    library.refresh()
    wanted = Wanted(order=order, read=READ)
    before = whole(library, wanted)
    pages = library.pages(wanted, len(before))
    seen = [card.id for card in pages.part(0, 10)]
    gone = before[2], before[14]
    for path in paths:
        if f"{path.parent.name}/{path.stem}" in gone:
            path.unlink()
    write(root, 900, work="'Aaa'", rating="'3/3'", published="2030-01-01")  # first in any order
    library.refresh()
    seen += [card.id for card in pages.part(10, 10)]
    seen += [card.id for card in pages.part(20, 10)]
    assert len(set(seen)) == len(seen)
    assert set(before) - set(seen) <= set(gone)
    library.close()


def test_a_list_that_is_walked_through_steps_over_no_row() -> None:
    skips: list[int] = []

    def fetch(
        key: tuple[int] | None, backward: bool, skip: int, limit: int
    ) -> list[tuple[int, tuple[int]]]:
        skips.append(skip)
        if backward:
            end = (1000 if key is None else key[0]) - skip
            rows = range(end - limit, end)
        else:
            start = (0 if key is None else key[0] + 1) + skip
            rows = range(start, start + limit)
        return [(n, (n,)) for n in rows]

    pages: Pages[int] = Pages(fetch, 1000)
    assert [n for at in range(0, 1000, 64) for n in pages.part(at, 64)] == list(range(1000))
    assert [n for at in range(936, 0, -64) for n in pages.part(at, 64)[:1]] == [*range(936, 0, -64)]
    assert not any(skips)
    skips.clear()
    fresh: Pages[int] = Pages(fetch, 1000)
    assert fresh.part(936, 64) == list(range(936, 1000))
    assert fresh.part(872, 64) == list(range(872, 936))
    assert not any(skips)
    assert fresh.part(400, 10) == list(range(400, 410))
    assert skips[-1] == 400  # and then from the nearest end


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 9)), max_size=12))
def test_parts_are_right_whatever_was_read_before(asked: list[tuple[int, int]]) -> None:
    rows = list(range(50))

    def fetch(
        key: tuple[int] | None, backward: bool, skip: int, limit: int
    ) -> list[tuple[int, tuple[int]]]:
        here = [n for n in rows if key is None or (n < key[0] if backward else n > key[0])]
        part = here[: len(here) - skip][-limit:] if backward else here[skip : skip + limit]
        return [(n, (n,)) for n in part]

    pages: Pages[int] = Pages(fetch, len(rows))
    for place, limit in asked:
        assert pages.part(place, limit) == rows[place : place + limit]


@pytest.mark.parametrize("narrow", ["", "work"])
def test_headings_of_works_are_those_of_the_groups(library: Library, narrow: str) -> None:
    groups = library.groups("work", narrow)
    headings = library.headings("work", narrow)
    assert list(headings) == groups
    assert list(headings.sizes) == [group.count for group in groups]
    assert headings[-1] == groups[-1]
    assert [headings.find(group.slug) for group in groups] == list(range(len(groups)))
    assert headings.find("no-such-work") is None
