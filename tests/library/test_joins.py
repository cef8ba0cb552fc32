from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reviewtui.errors import BadFileError
from reviewtui.library import joins
from reviewtui.library.library import Library
from reviewtui.library.works import Stated, meet
from reviewtui.model.titles import season_title, work_key

if TYPE_CHECKING:
    from pathlib import Path


class Shelf:
    """A folder of reviews, and what works they come to."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "reviews"
        self.root.mkdir()
        self.library = Library.open([str(self.root)], str(folder / "cache"))

    def put(self, name: str, work: str, *more: str) -> None:
        lines = "\n".join([f'work = "{work}"', *more])
        (self.root / f"{name}.md").write_text(f"+++\nformat = 1\n{lines}\n+++\n\nText of {name}.\n")

    def works(self) -> dict[str, set[str]]:
        self.library.refresh()
        found: dict[str, set[str]] = {work.slug: set() for work in self.library.works()}
        for card in self.library.cards():
            found[card.work_slug].add(card.id)
        counts = {work.slug: work.count for work in self.library.works()}
        assert counts == {slug: len(ids) for slug, ids in found.items()}
        return found


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path)


def test_one_work_under_every_headline(shelf: Shelf) -> None:
    shelf.put("a", "Ballerina", "year = 2025")
    shelf.put("b", "From the World of John Wick: Ballerina")
    shelf.put("c", "Ballerina")
    assert shelf.works() == {"ballerina-2025": {"a", "b", "c"}}


def test_works_that_only_look_alike_stay_apart(shelf: Shelf) -> None:
    shelf.put("a", "Her")
    shelf.put("b", "Here")
    shelf.put("c", "The Bear: Season 2")
    shelf.put("d", "The Bear")
    shelf.put("e", "The Bear season two")
    shelf.put("f", "Ballerina", "year = 2023")
    shelf.put("g", "Ballerina", "year = 2025")
    works = shelf.works()
    assert works["the-bear-season-2"] == {"c", "e"}
    assert sorted(works) == [
        "ballerina-2023", "ballerina-2025", "her", "here", "the-bear", "the-bear-season-2",
    ]  # fmt: skip


def test_a_shared_identifier_brings_titles_together_until_it_goes(shelf: Shelf) -> None:
    shelf.put("a", "Amélie", 'identifiers = ["imdb:tt0211915"]')
    shelf.put("b", "Le fabuleux destin", 'identifiers = ["imdb:tt0211915", "tmdb:194"]')
    shelf.put("c", "Amélie")
    assert list(shelf.works().values()) == [{"a", "b", "c"}]
    shelf.put("b", "Le fabuleux destin", "year = 2001")
    assert shelf.works() == {"amelie": {"a", "c"}, "le-fabuleux-destin-2001": {"b"}}


def test_two_identifiers_of_one_scheme_are_two_works() -> None:
    stated = [
        Stated(n, "Tide", None, None, frozenset(names))
        for n, names in enumerate((["imdb:tt1"], ["imdb:tt2"], ["imdb:tt1", "tmdb:5"], ["tmdb:5"]))
    ]
    assert sorted(work.reviews for work in meet("tide", stated)) == [(0, 2, 3), (1,)]


def test_what_a_person_merges_stays_merged_and_can_be_taken_back(shelf: Shelf, home: Path) -> None:
    config = home / "config"
    shelf.put("a", "Low Tide", "year = 2021")
    shelf.put("b", "Ebbe")
    shelf.put("c", "Mud")
    assert len(shelf.works()) == 3
    joins.merge(str(config), ["low-tide-2021", "ebbe"])
    assert shelf.works() == {"low-tide-2021": {"a", "b"}, "mud": {"c"}}
    shelf.put("d", "Ebbe")
    assert shelf.works()["low-tide-2021"] == {"a", "b", "d"}
    (config / "works.toml").unlink()
    assert shelf.works() == {"low-tide-2021": {"a"}, "ebbe": {"b", "d"}, "mud": {"c"}}


def test_what_a_person_splits_stays_split(shelf: Shelf, home: Path) -> None:
    for name in "abc":
        shelf.put(name, "Low Tide")
    joins.split(str(home / "config"), ["b", "c"])
    works = shelf.works()
    assert works["low-tide"] == {"a"}
    assert {"b", "c"} in works.values()


def test_rules_are_added_and_nothing_else_is_touched(home: Path) -> None:
    config = home / "config"
    config.mkdir(parents=True)
    (config / "works.toml").write_text("# mine\n[[same]]\nworks = ['x', 'y']")
    joins.split(str(config), ["a/b"])
    assert (config / "works.toml").read_text().startswith("# mine\n[[same]]\nworks = ['x', 'y']\n")
    assert joins.load(str(config)) == joins.Rules((("x", "y"),), (("a/b",),))
    (config / "works.toml").write_text("same = [")
    with pytest.raises(BadFileError):
        joins.merge(str(config), ["a", "b"])
    assert (config / "works.toml").read_text() == "same = ["


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("The Bear Season 2", "The Bear: Season 2"), ("The Bear (season two)", "The Bear: Season 2"),
        ("The Bear S02", "The Bear: Season 2"), ("Babylon 5", "Babylon 5"), ("Se7en", "Se7en"),
        ("From the World of John Wick: Ballerina", "Ballerina"), ("1917", "1917"),
        ("Open Season", "Open Season"), ("Apollo 13", "Apollo 13"),
        ("Low Tide: Part II", "Low Tide: part 2"), ("Low Tide: Part Two", "Low Tide: part 2"),
        ("Low Tide Vol. 2", "Low Tide volume 2"), ("Low Tide: Chapter Four", "Low Tide: chapter 4"),
        ("Hollow Lantern III", "Hollow Lantern 3"), ("Low Tide IV: Mud", "Low Tide 4: Mud"),
        ("Mud & Sand", "Mud and Sand"), ("Malcolm X", "Malcolm X"), ("V for Victory", "V for Victory"),
        ("I, Lantern", "I, Lantern"), ("Lantern and I", "Lantern and I"), ("Departed", "Departed"),
    ],
)  # fmt: skip
def test_a_title_has_one_form(title: str, key: str) -> None:
    assert work_key(title) == key
    assert season_title("Open Season") is None
