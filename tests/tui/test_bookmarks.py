"""The list of bookmarks: sorted, tagged, narrowed, and honest about words that are gone."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

from reviewtui.library.library import Library
from reviewtui.library.settings import Settings, folders
from reviewtui.tui.app import ReviewApp
from tests.tui.seeing import seen, settle

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from reviewtui.model.review import Review

MARKS = """format = 1

[[bookmark]]
id = "one"
review = "heron/low-tide"
work = "Zander"
added = 2026-03-01T10:00:00Z
passage = "the tide goes out and stays out"
note = "read this aloud"

[[bookmark]]
id = "two"
review = "gull/mud-flats"
work = "Mud Flats"
added = 2026-02-01T10:00:00Z
passage = "words that were edited away"
tags = ["grey", "cold"]

[[bookmark]]
id = "three"
review = "wren/absent"
work = "Absent"
added = 2026-01-01T10:00:00Z
"""


def app_over(tmp_path: Path, home: Path) -> ReviewApp:
    for name in ("heron/low-tide", "gull/mud-flats"):
        path = tmp_path / "reviews" / f"{name}.md"
        path.parent.mkdir(parents=True)
        path.write_text(
            f'+++\nwork = "{name}"\n+++\nSo the tide goes out and stays out, we hear.\n'
        )
    (home / "config").mkdir(parents=True)
    (home / "config" / "bookmarks.toml").write_text(MARKS)
    return ReviewApp(Settings(folders(), (str(tmp_path / "reviews"),)))


def order(app: ReviewApp) -> list[str]:
    text = seen(app)
    return sorted(("Zander", "Mud Flats", "Absent"), key=text.index)


def tags_of(home: Path, mark_id: str) -> list[str]:
    kept = tomllib.loads((home / "config" / "bookmarks.toml").read_text("utf-8"))["bookmark"]
    return next(mark.get("tags", []) for mark in kept if mark["id"] == mark_id)


async def test_bookmarks_are_sorted_and_keys_act_on_the_row_they_show(
    tmp_path: Path, home: Path
) -> None:
    app = app_over(tmp_path, home)
    async with app.run_test(size=(110, 30)) as pilot:
        await settle(pilot)
        await pilot.press("apostrophe")
        await settle(pilot)
        assert order(app) == ["Zander", "Mud Flats", "Absent"]
        await pilot.press("S")
        await settle(pilot)
        assert order(app) == ["Absent", "Mud Flats", "Zander"]
        assert "Bookmarks by work" in seen(app)
        await pilot.press("T", *"wet", "enter")  # the cursor stayed on Zander
        await settle(pilot)
        assert tags_of(home, "one") == ["wet"]
        await pilot.press("S")
        await settle(pilot)
        assert order(app) == ["Mud Flats", "Zander", "Absent"]
        await pilot.press("g", "d")
        await settle(pilot)
        assert "Mud Flats" not in seen(app)


async def test_tags_are_shown_changed_taken_off_and_brought_back(
    tmp_path: Path, home: Path
) -> None:
    app = app_over(tmp_path, home)
    async with app.run_test(size=(110, 30)) as pilot:
        await settle(pilot)
        await pilot.press("apostrophe", "j")
        await settle(pilot)
        assert "#grey #cold" in seen(app)
        await pilot.press("T", *", #wet, ,grey", "enter")
        await settle(pilot)
        assert "#grey #cold #wet" in seen(app)
        assert tags_of(home, "two") == ["grey", "cold", "wet"]
        await pilot.press("T", "ctrl+u", "enter")
        await settle(pilot)
        assert tags_of(home, "two") == []
        await pilot.press("U")
        await settle(pilot)
        assert tags_of(home, "two") == ["grey", "cold", "wet"]


async def test_what_moved_is_said_and_typing_narrows_by_notes(tmp_path: Path, home: Path) -> None:
    app = app_over(tmp_path, home)
    async with app.run_test(size=(110, 30)) as pilot:
        await settle(pilot)
        await pilot.press("apostrophe")
        await settle(pilot)
        zander, flats, absent = seen(app).split("\n")[3:8:2]
        assert "moved since" not in zander
        assert "moved since" in flats
        assert "its review is not in these folders" in absent
        await pilot.press("slash", *"aloud")
        await settle(pilot)
        assert "Zander" in seen(app)
        assert "Mud Flats" not in seen(app)


async def test_a_note_of_several_lines_is_shown_whole_and_keeps_them_when_changed(
    tmp_path: Path, home: Path
) -> None:
    app = app_over(tmp_path, home)
    path = home / "config" / "bookmarks.toml"
    path.write_text(MARKS.replace('"read this aloud"', '"""\nfirst line\nsecond line\n"""'))
    async with app.run_test(size=(110, 30)) as pilot:
        await settle(pilot)
        await pilot.press("apostrophe")
        await settle(pilot)
        assert "first line ⏎ second line" in seen(app)
        assert "\n first line" in seen(app)
        assert "\n second line" in seen(app)
        await pilot.press("a", *" and more", "enter")
        await settle(pilot)
        kept = tomllib.loads(path.read_text("utf-8"))["bookmark"]
        assert kept[0]["note"].strip() == "first line\nsecond line and more"


async def test_of_many_bookmarks_only_those_in_view_are_looked_up(
    tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = app_over(tmp_path, home)
    more = "".join(
        f'\n[[bookmark]]\nreview = "gull/mud-flats"\npassage = "passage {n}"\n' for n in range(500)
    )
    (home / "config" / "bookmarks.toml").write_text(MARKS + more)
    asked: list[str] = []
    review = Library.review

    def counted(library: Library, review_id: str, *, wait: bool = True) -> Review:
        asked.append(review_id)
        return review(library, review_id, wait=wait)

    async with app.run_test(size=(110, 30)) as pilot:
        await settle(pilot)
        monkeypatch.setattr(Library, "review", counted)
        await pilot.press("apostrophe")
        await settle(pilot)
        assert 0 < len(asked) < 40
        once = len(asked)
        await pilot.press("slash", *"passage", "escape", "escape", "j", "k")
        await settle(pilot)
        assert len(asked) < once + 40


async def test_a_bookmark_finds_its_review_by_the_address_after_the_file_was_moved(
    tmp_path: Path, home: Path
) -> None:
    app = app_over(tmp_path, home)
    moved = tmp_path / "reviews" / "plover" / "new-name.md"
    moved.parent.mkdir()
    moved.write_text('+++\nwork = "Moved"\nurl = "https://wren.example/a"\n+++\nHere it is now.\n')
    path = home / "config" / "bookmarks.toml"
    path.write_text(
        MARKS.replace('work = "Absent"', 'url = "https://wren.example/a"\npassage = "it is now"')
    )
    async with app.run_test(size=(110, 30)) as pilot:
        await settle(pilot)
        await pilot.press("apostrophe")
        await settle(pilot)
        assert "not in these folders" not in seen(app)
        await pilot.press("G", "enter")
        await settle(pilot)
        assert "Here it is now." in seen(app)
        assert "★Here it is now." in seen(app).replace(" ", "").replace(
            "Hereitisnow.", "Here it is now."
        )
