"""Lines drawn without Textual's help look as they would with it; what is put off still comes."""

from __future__ import annotations

import random
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual.geometry import Region
from textual.scroll_view import ScrollView

from reviewtui.library.settings import Settings, folders
from reviewtui.tui import lines
from reviewtui.tui.app import ReviewApp
from reviewtui.tui.line_view import LineView
from tests.tui.installed import write_library
from tests.tui.seeing import settle

if TYPE_CHECKING:
    from pathlib import Path

    from textual.strip import Strip


def cells(strips: list[Strip]) -> list[list[tuple[str, object]]]:
    return [[(char, s.style) for s in strip for char in s.text] for strip in strips]


@pytest.mark.parametrize("no_color", [False, True])
@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 10)])
async def test_lines_look_as_textual_would_draw_them(
    tmp_path: Path, size: tuple[int, int], no_color: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if no_color:
        monkeypatch.setenv("NO_COLOR", "1")
    root = write_library(tmp_path / "reviews", broken=False)
    app = ReviewApp(Settings(folders(), (str(root),)))
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        for key in ("enter", "space", "right_square_bracket", "tab", "h"):
            await pilot.press(key)
            await settle(pilot)
            views = [view for view in app.screen.query(LineView) if view.display]
            assert views
            for view in views:
                whole = Region(0, 0, *view.outer_size)
                drawn = view.render_lines(whole)
                view._styles_cache.clear()
                assert cells(drawn) == cells(ScrollView.render_lines(view, whole))


WORDS = st.text("ab é“—’\t　 \u2003漢字한\u1112\u0301、", max_size=40)


@settings(max_examples=300)
@given(WORDS, st.integers(1, 12))
def test_lines_break_alike_however_words_are_told_apart(text: str, width: int) -> None:
    found = lines.wrap(text, width)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lines, "_PLAIN_WORD", lines._WORD)
        assert lines.wrap(text, width) == found


def run(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


PUT_OFF = "from reviewtui.tui import lighter; lighter.put_off(); import sys, textual.app\n"


def test_what_is_put_off_is_not_imported_and_comes_when_asked_for() -> None:
    late = "'ssl', 'textual.widgets._directory_tree', 'textual.widgets._select'"
    assert run(f"{PUT_OFF}print([name for name in ({late}) if name in sys.modules])") == "[]"
    assert run(f"{PUT_OFF}import ssl; print(ssl.create_default_context().check_hostname)") == "True"
    assert run(f"{PUT_OFF}import textual.types as t; print(t.NoSelection.__name__)") == (
        "NoSelection"
    )
    assert run(f"{PUT_OFF}from textual.types import DirEntry; print(DirEntry.__name__)") == (
        "DirEntry"
    )
    assert run(f"{PUT_OFF}from textual.widgets import Select; print(Select.__name__)") == "Select"
    assert run(f"{PUT_OFF}import urllib.request as u; print(hasattr(u, 'HTTPSHandler'))") == "True"


async def test_kept_lines_are_those_that_would_be_drawn_anew(tmp_path: Path) -> None:
    root = write_library(tmp_path / "reviews", broken=False)
    for number in range(60):
        (root / "alpha-post" / f"n{number}.md").write_text(
            f'+++\nwork = "Film {number}"\nrating = "{number % 5}/5"\n+++\nIt is good. {number}\n',
            "utf-8",
        )
    app = ReviewApp(Settings(folders(), (str(root),)))
    chance = random.Random(3)
    keys = [
        "j",
        "j",
        "j",
        "k",
        "k",
        "J",
        "K",
        "G",
        "g",
        "space",
        "tab",
        "shift+tab",
        "h",
        "l",
        "x",
        "right_square_bracket",
        "W",
    ]
    async with app.run_test(size=(100, 20)) as pilot:
        await settle(pilot)
        for turn in range(48):
            if turn % 16 == 9:
                app.theme = chance.choice(["textual-light", "textual-dark", "nord"])
            elif turn % 16 == 13:
                await pilot.resize_terminal(chance.randint(60, 130), chance.randint(12, 40))
            key = chance.choice(keys)
            await pilot.press(key)
            await settle(pilot)
            for view in app.screen.query(LineView):
                if view.display:
                    whole = Region(0, 0, *view.outer_size)
                    drawn = view.render_lines(whole)
                    view._drawn_as = ()
                    assert cells(drawn) == cells(view.render_lines(whole)), (turn, key, view)
