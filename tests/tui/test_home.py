"""The home screen, as a person at the keyboard sees it."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reviewtui.library.settings import Folders, Settings, folders
from reviewtui.tui.app import ReviewApp
from tests.tui.seeing import seen, settle

if TYPE_CHECKING:
    from collections.abc import Callable

SHIPPED = str(Path(__file__).parent.parent.parent / "content")

Make = "Callable[..., ReviewApp]"


@pytest.fixture
def make(home: Path) -> Callable[..., ReviewApp]:
    """An app over some folders, by default the shipped library."""

    def build(*content: str, **more: object) -> ReviewApp:
        roots = content or (SHIPPED,)
        return ReviewApp(Settings(folders(), roots, **more))  # type: ignore[arg-type]

    return build


async def test_the_first_screen_shows_outlets_scores_and_a_review(
    make: Callable[..., ReviewApp],
) -> None:
    app = make()
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        text = seen(app)
        assert "Film Stories" in text
        assert "Unattributed" in text
        assert "72" in text
        assert "A heroine nobody lets speak" in text
        assert "no rating" in text or "—" in text


async def test_enter_reads_and_the_review_is_no_longer_unread(
    make: Callable[..., ReviewApp],
) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert seen(app).count("●") == 3
        await pilot.press("enter")
        await settle(pilot)
        assert seen(app).count("●") == 2
        await pilot.press("u")
        await settle(pilot)
        assert seen(app).count("●") == 3


async def test_moving_down_the_list_shows_the_next_review(make: Callable[..., ReviewApp]) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("J")
        await settle(pilot)
        assert "7.2/10" in seen(app)
        await pilot.press("K")
        await settle(pilot)
        assert "A heroine nobody lets speak" in seen(app)
        await pilot.press("K")
        await settle(pilot)
        assert "first review" in seen(app)


async def test_next_point_lights_its_sentence_and_b_bookmarks_it(
    make: Callable[..., ReviewApp], home: Path
) -> None:
    app = make()
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("enter", "right_square_bracket", "b")
        await settle(pilot)
        assert "Bookmarked this passage" in seen(app)
    kept = tomllib.loads((home / "config" / "bookmarks.toml").read_text("utf-8"))
    (mark,) = kept["bookmark"]
    assert mark["passage"].startswith("Eve is denied every conversation")


async def test_a_bookmark_is_listed_jumped_to_removed_and_brought_back(
    make: Callable[..., ReviewApp],
) -> None:
    app = make()
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await pilot.press("b", "apostrophe")
        await settle(pilot)
        assert "the whole review" in seen(app)
        await pilot.press("d")
        await settle(pilot)
        assert "No bookmarks yet" in seen(app) or "Removed" in seen(app)
        assert "the whole review" not in seen(app)
        await pilot.press("U")
        await settle(pilot)
        assert "the whole review" in seen(app)
        await pilot.press("enter")
        await settle(pilot)
        assert "A heroine nobody lets speak" in seen(app)


async def test_a_note_is_kept_with_its_passage(make: Callable[..., ReviewApp], home: Path) -> None:
    app = make()
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await pilot.press("enter", "v", "a")
        await pilot.press(*"so it is", "enter")
        await settle(pilot)
    kept = tomllib.loads((home / "config" / "bookmarks.toml").read_text("utf-8"))
    assert kept["bookmark"][0]["note"] == "so it is"


async def test_finding_words_counts_them_and_goes_from_one_to_the_next(
    make: Callable[..., ReviewApp],
) -> None:
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("slash", *"bullets")
        await settle(pilot)
        assert "1 found" in seen(app)
        await pilot.press("enter")
        await settle(pilot)
        assert "bullets" in seen(app)
        await pilot.press("slash", *"zzz")
        await settle(pilot)
        assert "not in this review" in seen(app)


async def test_narrowing_hides_what_does_not_match_and_escape_brings_it_back(
    make: Callable[..., ReviewApp],
) -> None:
    app = make()
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await pilot.press("f", *"smash")
        await settle(pilot)
        assert "Film Stories   " not in seen(app)
        await pilot.press(*"zzz")
        await settle(pilot)
        assert "Nothing holds" in seen(app)
        await pilot.press("escape")
        await settle(pilot)
        assert "Film Stories" in seen(app)


async def test_grouped_by_work_the_rows_name_the_outlets(make: Callable[..., ReviewApp]) -> None:
    app = make()
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await pilot.press("2")
        await settle(pilot)
        assert "▾ Ballerina (2025)" in seen(app)
        await pilot.press("3")
        await settle(pilot)
        assert "Nothing is bookmarked yet" in seen(app)


async def test_help_finds_a_key_by_a_word_and_runs_it(make: Callable[..., ReviewApp]) -> None:
    app = make()
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await pilot.press("question_mark")
        await settle(pilot)
        assert "Line up every critic" in seen(app)
        await pilot.press("slash", *"headings")
        await settle(pilot)
        assert "Line up every critic" not in seen(app)
        await pilot.press("enter")
        await settle(pilot)
        assert "Contents" in seen(app)


async def test_keys_changed_in_the_settings_are_in_force_and_in_the_help(
    make: Callable[..., ReviewApp],
) -> None:
    app = make(keys={"compare": "C"})
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert "C compare" in seen(app)
        await pilot.press("c")
        await settle(pilot)
        assert "AGREED ON" not in seen(app)
        await pilot.press("C")
        await settle(pilot)
        assert "AGREED ON" in seen(app)


async def test_compare_leads_to_a_claim_and_to_its_sentence(make: Callable[..., ReviewApp]) -> None:
    app = make()
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("c")
        await settle(pilot)
        assert "3 critics" in seen(app)
        await pilot.press("j", "j", "j", "enter", "enter")
        await settle(pilot)
        assert "AGREED ON" not in seen(app)


async def test_the_rating_is_explained(make: Callable[..., ReviewApp]) -> None:
    app = make()
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await pilot.press("i")
        await settle(pilot)
        assert "printed no rating" in seen(app)
        await pilot.press("J", "i")
        await settle(pilot)
        assert "linear" in seen(app)


async def test_an_empty_folder_says_what_to_do(
    make: Callable[..., ReviewApp], tmp_path: Path
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    app = make(str(empty))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "No reviews in" in seen(app)
        await pilot.press(
            "c", "enter", "b", "slash", "t", "v", "y", "i", "J", "right_square_bracket"
        )
        await settle(pilot)


async def test_a_broken_file_is_listed_with_its_line_and_hides_no_other(
    make: Callable[..., ReviewApp], tmp_path: Path
) -> None:
    folder = tmp_path / "reviews" / "outlet"
    folder.mkdir(parents=True)
    (folder / "good.md").write_text('+++\nwork = "Good"\n+++\nFine.\n', "utf-8")
    (folder / "bad.md").write_text('+++\nwork = "Bad\n+++\nFine.\n', "utf-8")
    app = make(str(folder.parent))
    async with app.run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        assert "Good" in seen(app)
        await pilot.press("P")
        await settle(pilot)
        assert "bad.md:2" in seen(app)


@pytest.mark.parametrize("size", [(20, 5), (1, 1), (40, 10), (200, 50)])
async def test_any_size_holds_any_key(
    make: Callable[..., ReviewApp], size: tuple[int, int]
) -> None:
    app = make()
    keys = (
        "j enter space ] } v b c j enter escape escape ' escape ? escape s a b escape z z t escape "
        "2 1 tab tab l h"
    )
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        for key in keys.split():
            await pilot.press(key)
        await pilot.resize_terminal(60, 12)
        await settle(pilot)
        assert app.is_running


async def test_a_new_file_shows_up_after_r(make: Callable[..., ReviewApp], tmp_path: Path) -> None:
    folder = tmp_path / "reviews" / "outlet"
    folder.mkdir(parents=True)
    (folder / "one.md").write_text('+++\nwork = "One"\n+++\nFine.\n', "utf-8")
    app = make(str(folder.parent))
    async with app.run_test(size=(100, 20)) as pilot:
        await settle(pilot)
        (folder / "two.md").write_text('+++\nwork = "Second"\n+++\nFine.\n', "utf-8")
        await pilot.press("r")
        await settle(pilot)
        assert "Second" in seen(app)


async def test_marks_of_another_session_show_up(make: Callable[..., ReviewApp]) -> None:
    one, other = make(), make()
    async with one.run_test(size=(100, 20)) as pilot:
        await settle(pilot)
        review = other.library.review("film-stories/ballerina-2025")
        other.marks.toggle(review)
        one.look_at_marks()
        await settle(pilot)
        assert "★" in seen(one)


def test_the_four_folders_are_under_the_home_a_test_sets(home: Path) -> None:
    assert (
        Folders(*(str(home / part) for part in ("config", "data", "state", "cache"))) == folders()
    )
