"""Every key of the reader, pressed in a real terminal at the sizes people have."""

from __future__ import annotations

import base64
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.tui.installed import (
    COMMAND,
    EVERY_KEY,
    commands_of,
    launch,
    shell_with,
    typed,
    write_library,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.terminal import Terminal

SIZES = [(80, 24), (120, 40), (200, 50)]
ESCAPE = b"\x1b[27u"
"""The key as newer terminals send it, which no next key can be taken to belong to."""


class Walk:
    """Presses keys one after the other, and waits for what each is there for."""

    def __init__(self, terminal: Terminal) -> None:
        self.terminal = terminal
        self.pressed: set[tuple[str, str]] = set()

    def press(self, *keys: str) -> None:
        for key in keys:
            self.terminal.send(typed(key))

    def step(
        self,
        command: str,
        key: str,
        *more: str,
        shows: str = "",
        hides: str = "",
        then: Callable[[], bool] | None = None,
    ) -> None:
        """Press a command's key and what belongs to it; none of what follows may be so before."""
        terminal = self.terminal
        conditions = [
            *([lambda: shows in terminal.text] if shows else []),
            *([lambda: hides not in terminal.text] if hides else []),
            *([then] if then else []),
        ]
        assert conditions
        assert not all(each() for each in conditions), f"{command}: nothing to wait for"
        self.press(key, *more)
        what = f"{command} by {key}: {shows or hides or 'its effect'}"
        terminal.wait_until(lambda: all(each() for each in conditions), what=what)
        self.pressed.add((command, key))

    def aside(self, *keys: str, shows: str = "", hides: str = "") -> None:
        """Press keys on the way to what comes next."""
        self.press(*keys)
        if shows:
            self.terminal.wait_for(shows)
        if hides:
            self.terminal.wait_gone(hides)

    def ground(self, words: str) -> str:
        """The colour that words stand on: the cursor's, the lit passage's, or the page's."""
        for y, line in enumerate(self.terminal.lines):
            if words in line:
                cell = self.terminal.cell(y, line.index(words))
                return f"{cell.bg} {cell.reverse} {cell.underscore}"
        return ""


@pytest.fixture(params=SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def walk(request: pytest.FixtureRequest, tmp_path: Path) -> object:
    """The reader at one of the sizes, its first review on screen."""
    root = write_library(tmp_path / "reviews")
    editor = shell_with(
        'sed \'s/opens on a quay/moors at a quay/\' "$1" >"$1.new" && mv "$1.new" "$1"',
        tmp_path,
        "editor",
    )
    browser = shell_with(f'echo "$1" >"{tmp_path}/opened"', tmp_path, "browser")
    columns, rows = request.param
    with launch(root, columns=columns, rows=rows, EDITOR=editor, BROWSER=browser) as terminal:
        terminal.wait_for("Alpha opens")
        yield Walk(terminal)


def test_every_key_of_the_reader_does_what_the_help_says(walk: Walk, tmp_path: Path) -> None:
    panes_and_moving(walk)
    places_in_a_review(walk)
    marks(walk)
    out_of_the_review(walk, tmp_path)
    the_list(walk)
    everywhere(walk, tmp_path)
    # ctrl+z needs a shell to go back to: tests/tui/test_terminal_life.py
    assert walk.pressed | {("suspend", "ctrl+z")} == commands_of(["home", "moving", "everywhere"])


def panes_and_moving(walk: Walk) -> None:
    step, terminal = walk.step, walk.terminal
    step("open", "enter", then=lambda: terminal.text.count("●") == 3)
    step("focus-left", "h", "h", shows="▸ Alpha Post")
    step("open", "l", shows="▾ Alpha Post")
    step("focus-left", "left", shows="▸ Alpha Post")
    step("open", "right", shows="▾ Alpha Post")
    step("next-pane", "tab", "j", hides="Harbour Lights (2024)")
    step("line-up", "k", shows="Harbour Lights (2024)")
    step("line-down", "j", hides="Harbour Lights (2024)")
    step("line-up", "up", shows="Harbour Lights (2024)")
    step("line-down", "down", hides="Harbour Lights (2024)")
    for down, up in (("space", "shift+space"), ("pagedown", "pageup"), ("space", "ctrl+b")):
        step("page-down", down, hides="Alpha opens")
        step("page-up", up, shows="Alpha opens")
    step("half-down", "ctrl+d", hides="Alpha opens")
    step("half-up", "ctrl+u", shows="Alpha opens")
    for end, top in (("G", "g"), ("end", "home")):
        step("go-end", end, shows="Alpha ends")
        step("go-top", top, shows="Alpha opens")


def places_in_a_review(walk: Walk) -> None:
    step, terminal = walk.step, walk.terminal
    step("next-section", "right_curly_bracket", hides="Alpha opens")
    walk.aside("right_curly_bracket", shows="The sound of it")
    step("previous-section", "left_curly_bracket", shows="The story ashore")
    walk.aside("g", shows="Alpha opens")
    walk.aside("right_square_bracket")
    step("next-point", "right_square_bracket", shows="Every horn")
    step("previous-point", "left_square_bracket", shows="The plot holds")
    page = walk.ground("Nobody drops")
    step("next-sentence", "v", then=lambda: walk.ground("Nobody drops") not in ("", page))
    step("previous-sentence", "V", then=lambda: walk.ground("Nobody drops") == page)
    walk.aside("slash", *"Alpha", shows="2 found")
    walk.aside("escape", hides="2 found")
    step("find", "slash", *"Alpha", shows="2 found")
    walk.aside("enter", hides="2 found")
    step("find-next", "n", shows="Alpha ends")
    step("find-previous", "N", shows="Alpha opens")
    step("contents", "t", shows="Contents")
    walk.aside("j", "enter", shows="Every horn")
    walk.aside("g", shows="Alpha opens")
    step("rating", "i", shows="4/5 → 80")
    assert terminal.status is None


def marks(walk: Walk) -> None:
    step = walk.step
    walk.aside("right_square_bracket", shows="Every horn")
    walk.aside("left_square_bracket", shows="The plot holds")
    step("bookmark", "b", shows="Bookmarked this passage")
    step("note", "a", *"worth it", "enter", shows="Noted")
    step("bookmarks", "apostrophe", shows="“The plot holds like a good knot.”")
    assert "worth it" in walk.terminal.text
    step("back", "escape", shows="Alpha opens")
    walk.aside("b", shows="taken off")
    step("undo", "U", hides="taken off")
    walk.aside("apostrophe", shows="worth it")
    walk.aside("escape", shows="Alpha opens")
    step("toggle-read", "u", shows="Marked as unread")


def out_of_the_review(walk: Walk, tmp_path: Path) -> None:
    step, terminal = walk.step, walk.terminal
    step("copy", "y", shows="Copied")
    copied = terminal.received.rpartition(b"\x1b]52;c;")[2].split(b"\x07")[0]
    assert b"The plot holds" in base64.b64decode(copied.split(b"\x1b")[0])
    step("source", "o", shows="https://alpha.example/harbour")
    walk.aside("o", shows="Opening")
    opened = tmp_path / "opened"
    terminal.wait_until(opened.exists, what="the browser")
    step("edit", "e", shows="Alpha moors at a quay")
    step("add", "A", shows="Add a review")
    walk.aside("escape", shows="Alpha moors")
    step("compare", "c", shows="AGREED ON")
    walk.aside("q", shows="Alpha moors")


def the_list(walk: Walk) -> None:
    step, terminal = walk.step, walk.terminal
    step("next-review", "J", shows="Beta begins")
    step("previous-review", "K", shows="Alpha moors")
    step("narrow", "f", *"bus", hides="Gamma Review")
    walk.aside("escape", shows="Gamma Review")
    step("search", "s", *"late hero", shows="Night Bus (2023)")
    walk.aside("enter", shows="The bus is late")
    step("group-work", "2", shows="▾ Harbour Lights (2024)")
    step("group-outlet", "1", shows="▾ Alpha Post")
    step("group-bookmarked", "3", hides="Gamma Review")
    walk.aside("1", shows="Gamma Review")
    step("sort", "S", shows="Sorted by: score")
    step("zen", "z", hides="▾ Beta Weekly")
    walk.aside("z", shows="▾ Beta Weekly")
    assert terminal.status is None


def everywhere(walk: Walk, tmp_path: Path) -> None:
    step, terminal = walk.step, walk.terminal
    step("problems", "P", shows="broken.md:2")
    walk.aside("q", shows="▾ Beta Weekly")
    for command, key in (
        ("help", "question_mark"),
        ("help", "f1"),
        ("palette", "colon"),
        ("palette", "ctrl+p"),
    ):
        step(command, key, shows="Line up every critic")
        walk.aside("escape", shows="▾ Beta Weekly")
    terminal.feed("\x1b[2J\x1b[Hanother program wrote this")
    step("redraw", "ctrl+l", shows="▾ Beta Weekly", hides="another program")
    step("mouse", "M", then=lambda: mouse_is(terminal, on=False))
    walk.aside("M")
    terminal.wait_until(lambda: mouse_is(terminal, on=True), what="the mouse")
    new = tmp_path / "reviews" / "gamma-review" / "new.md"
    new.write_text('+++\nwork = "The New Pier"\n+++\nNew and shaky.\n', "utf-8")
    step("refresh", "r", shows="The New Pier")
    step("quit", "q", then=lambda: terminal.status == 0)


def mouse_is(terminal: Terminal, *, on: bool) -> bool:
    """Whether the terminal was last told to report the mouse, or not to."""
    asked, told = b"\x1b[?1000h", b"\x1b[?1000l"
    return (terminal.received.rfind(asked) > terminal.received.rfind(told)) == on


def test_every_key_of_the_comparison_does_what_the_help_says(walk: Walk) -> None:
    step, terminal = walk.step, walk.terminal
    walk.aside("c", shows="AGREED ON")
    in_columns = terminal.screen.columns >= 120
    walk.aside("g")
    walk.press(*("j" * (4 if in_columns else 7)))
    step("passage", "enter", shows="Nobody drops the rope")
    if in_columns:
        for left, right in (("h", "l"), ("left", "right")):
            step("claim-right", right, shows="The horns never end.")
            step("claim-left", left, shows="Nobody drops the rope")
    step("copy", "y", shows="Copied with its source")
    step("bookmark", "b", shows="Bookmarked this passage")
    step("pin", "p", shows="pinned")
    walk.aside("p", hides="pinned")
    walk.aside("escape", hides="Nobody drops")
    step("expand", "x", shows="“The plot holds")
    walk.aside("x", hides="“The plot holds")
    step("differences", "D", shows="differences first")
    walk.aside("D", hides="differences first")
    step("sort-critics", "s", hides="sorted by score")
    if in_columns:
        for command, keys in (
            ("more-critics", ("greater_than_sign", "full_stop")),
            ("fewer-critics", ("less_than_sign", "comma")),
        ):
            for key in keys:
                step(command, key, shows="All critics are in view")
                walk.aside("j", hides="All critics are")
    else:
        in_a_list(walk)
    walk.aside("q", shows="Alpha opens")
    assert walk.pressed == commands_of(["compare"])


def in_a_list(walk: Walk) -> None:
    step = walk.step
    walk.aside("g", "greater_than_sign")
    page = walk.ground("Gamma Review")
    for more, fewer in (("greater_than_sign", "less_than_sign"), ("full_stop", "comma")):
        step("more-critics", more, then=lambda: walk.ground("Story  ") != page)
        step("fewer-critics", fewer, then=lambda: walk.ground("Story  ") == page)
    walk.press("greater_than_sign")
    for left, right in (("h", "l"), ("left", "right")):
        step("claim-left", left, shows="▸ Story")
        step("claim-right", right, shows="▾ Story")


@pytest.mark.parametrize(
    ("columns", "rows", "after"),
    [(20, 5, ""), (20, 5, "c"), (1, 1, "")],
)
def test_no_window_is_too_small_for_any_key(
    tmp_path: Path, columns: int, rows: int, after: str
) -> None:
    root = write_library(tmp_path / "reviews")
    # so that the first key finds reviews
    subprocess.run([COMMAND, "list", "--content", root], check=True, capture_output=True)
    away = {"q", "ctrl+z"}
    with launch(root, columns=columns, rows=rows, EDITOR="true", BROWSER="true") as terminal:
        terminal.wait_until(lambda: b"\x1b[?1049h" in terminal.received, what="the app")
        for key in [key for key in EVERY_KEY if key not in away]:
            terminal.send(after.encode() + typed(key) + ESCAPE * 2)
        terminal.resize(80, 24)
        terminal.send(ESCAPE * 2 + b"1/no such words")
        terminal.wait_for(" no such words")
        terminal.send(ESCAPE + b"q")
        assert terminal.wait_exit() == 0


@pytest.mark.parametrize("size", SIZES[:2])
def test_keys_that_come_together_are_answered_one_after_the_other(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    root = write_library(tmp_path / "reviews")
    with launch(root, columns=size[0], rows=size[1]) as terminal:
        terminal.wait_for("Alpha opens")
        terminal.send(b"/bob")
        terminal.wait_for("“bob” is not in this review")
        assert "★" not in terminal.text
        terminal.send(ESCAPE + b"/Alpha ends\rgJb")
        terminal.wait_for("★ Harbour Lights      60")
        assert "Beta begins" in terminal.text
        terminal.send(b"slate hero")
        terminal.wait_for("Night Bus (2023)")
        terminal.send(ESCAPE + b"?qqq")
        terminal.wait_exit()
        assert terminal.status == 0


def test_keys_not_known_to_anybody_change_nothing(tmp_path: Path) -> None:
    root = write_library(tmp_path / "reviews")
    with launch(root) as terminal:
        terminal.wait_for("Alpha opens")
        terminal.wait_for("1 file could not be read")
        terminal.send(ESCAPE)
        terminal.wait_gone("could not be read")
        terminal.wait_for(" 0 %")
        before = terminal.lines
        known = {typed(key) for key in EVERY_KEY}
        for byte in range(0x20, 0x7F):
            if bytes([byte]) not in known:
                terminal.send(bytes([byte]))
        terminal.send("日é".encode() + b"\x1b[200~pasted\x1b[201~KK")
        terminal.wait_for("first review of the list")
        terminal.send(ESCAPE)
        terminal.wait_until(lambda: terminal.lines == before, what="the screen as it was")
        terminal.send(b"q")
        assert terminal.wait_exit() == 0


def test_resizing_while_it_runs_shows_the_panes_that_fit(tmp_path: Path) -> None:
    root = write_library(tmp_path / "reviews")
    with launch(root, columns=120, rows=40) as terminal:
        terminal.wait_for("1 praised")
        terminal.send(b"\r")
        for columns, rows in ((20, 5), (200, 50), (3, 2), (80, 24), (60, 20), (120, 40)):
            terminal.resize(columns, rows)
            if columns >= 20:
                terminal.wait_until(
                    lambda c=columns: (  # type: ignore[misc]
                        ("1 praised" in terminal.text) == (c >= 120)
                        and ("Beta Weekly" in terminal.text) == (c >= 80)
                        and ("Alpha" in terminal.text)
                    ),
                    what=f"the panes of {columns} columns",
                )
        assert terminal.status is None
