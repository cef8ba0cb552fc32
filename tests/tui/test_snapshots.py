"""What the screens look like; after a change that is meant: pytest --snapshot-update, and look."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from textual.widgets import Input

from reviewtui.library.settings import Settings, folders
from reviewtui.tui import app
from reviewtui.tui.app import ReviewApp
from tests.tui.installed import write_library
from tests.tui.seeing import settle

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.pilot import Pilot

FONTS = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)

OPENED = ("enter", "right_square_bracket")
NOTED = ("enter", "right_square_bracket", "a", *"worth it", "enter", "J", "b", "apostrophe")


class Pictured(ReviewApp):
    """The reader, whose pictures load nothing from anywhere."""

    CSS_PATH = str(Path(app.__file__).with_name("app.tcss"))

    def export_screenshot(self, **more: Any) -> str:
        return FONTS.sub("", super().export_screenshot(**more))


@pytest.fixture
def picture(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, snap_compare: Callable[..., bool]
) -> Callable[..., bool]:
    """Whether the reader looks as it did: after some keys, at some size, over some reviews."""
    monkeypatch.chdir(tmp_path)  # so that no path of this machine is on a picture
    monkeypatch.setattr(Input, "cursor_blink", False)
    write_library(tmp_path / "reviews")
    (tmp_path / "empty").mkdir()

    def compare(
        *keys: str, size: tuple[int, int], content: str = "reviews", **settings: Any
    ) -> bool:
        async def press(pilot: Pilot[None]) -> None:
            await settle(pilot)
            for key in keys:
                await pilot.press(key)
                await settle(pilot)

        reader = Pictured(Settings(folders(), (content,), **settings))
        return snap_compare(reader, terminal_size=size, run_before=press)

    return compare


def more_critics(root: Path) -> None:
    """Nine more critics of the film that three have reviewed."""
    for n in range(9):
        folder = root / f"paper-{n}"
        folder.mkdir()
        polarity = ("pro", "con", "mixed")[n % 3]
        (folder / "harbour.md").write_text(
            f'+++\nwork = "Harbour Lights"\nkind = "film"\nyear = 2024\nrating = "{n + 1}/10"\n'
            f'verdict = "Verdict {n}."\n[[points]]\naspect = "story"\npolarity = "{polarity}"\n'
            f'label = "label {n}"\nquote = "Quote {n}."\n+++\nQuote {n}.\n',
            "utf-8",
        )


@pytest.mark.parametrize(
    "size", [(80, 24), (120, 40), (200, 50)], ids=lambda size: f"{size[0]}x{size[1]}"
)
def test_home(picture: Callable[..., bool], size: tuple[int, int]) -> None:
    assert picture(*OPENED, size=size)


def test_home_is_one_pane_in_a_narrow_window(picture: Callable[..., bool]) -> None:
    assert picture(size=(50, 20))


def test_zen_is_the_review_alone(picture: Callable[..., bool]) -> None:
    assert picture("z", size=(120, 30))


@pytest.mark.parametrize(
    "size", [(80, 24), (120, 40), (200, 50)], ids=lambda size: f"{size[0]}x{size[1]}"
)
def test_comparison(picture: Callable[..., bool], size: tuple[int, int]) -> None:
    assert picture("c", size=size)


def test_comparison_of_twelve_critics(picture: Callable[..., bool], tmp_path: Path) -> None:
    more_critics(tmp_path / "reviews")
    assert picture("c", size=(120, 40))


def test_help(picture: Callable[..., bool]) -> None:
    assert picture("question_mark", size=(100, 30))


def test_bookmarks_with_notes(picture: Callable[..., bool]) -> None:
    assert picture(*NOTED, size=(100, 24))


def test_search(picture: Callable[..., bool]) -> None:
    assert picture("s", *"plot", size=(100, 24))


def test_problems(picture: Callable[..., bool]) -> None:
    assert picture("P", size=(80, 24))


def test_an_empty_folder(picture: Callable[..., bool]) -> None:
    assert picture(size=(80, 24), content="empty")


def test_ascii_signs(picture: Callable[..., bool]) -> None:
    assert picture(*OPENED, size=(120, 30), ascii=True)
