"""The picture of the last run: there before Textual is, true to the cell, never untrue."""

from __future__ import annotations

import os
import re
import signal
import termios
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import crc32

import pytest

from reviewtui.tui import picture
from tests.terminal import Emulator, Terminal, differences
from tests.tui.installed import launch, write_library

if TYPE_CHECKING:
    from collections.abc import Callable

ENDS = "import os\nos.write(2, b'TEXTUAL')\nos._exit(0)\n"
FAILS = "raise RuntimeError('no such luck')\n"
WAITS = """
import os, sys, time
while not os.path.exists({gate!r}):
    time.sleep(0.01)
sys.path.remove({folder!r})
del sys.modules["textual"]
import textual
"""
"""What stands in for Textual: it ends the program, fails, or waits and lets the real one in."""

MODE = re.compile(rb"\x1b(?:\[[<>=?]?[0-9;]*\$?[A-Za-z]|\][^\x07]*\x07)")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_library(tmp_path / "reviews", broken=False)


def stand_in(tmp_path: Path, source: str) -> str:
    """A folder that, on PYTHONPATH, has Textual be this."""
    folder = tmp_path / "standin"
    (folder / "textual").mkdir(parents=True, exist_ok=True)
    gate = str(tmp_path / "gate")
    code = source.format(gate=gate, folder=str(folder)) if source is WAITS else source
    (folder / "textual" / "__init__.py").write_text(textwrap.dedent(code), "utf-8")
    return str(folder)


def run(root: Path, *keys: str, columns: int = 120, rows: int = 40) -> Path:
    """Open the library, press keys, quit; the picture that was kept.

    A first run may be left while it still reads its folders: it keeps none, and the next one does.
    """
    kept = Path(os.environ["REVIEWTUI_HOME"]) / "cache" / "picture"
    for pressed in (keys, (), (), (), ()):
        with launch(root, columns=columns, rows=rows) as terminal:
            terminal.wait_for("help")
            terminal.settle()
            for key in pressed:
                terminal.press(key)
                terminal.settle(0.1)
            terminal.press("q")
            assert terminal.wait_exit() == 0
        if kept.is_file():
            return kept
    raise AssertionError("no picture was kept")


def painted_before_textual(
    tmp_path: Path, *words: str | Path, columns: int = 120, rows: int = 40, **env: Any
) -> str:
    """What is on the screen when Textual would be imported."""
    path = stand_in(tmp_path, ENDS)
    with launch(*words, columns=columns, rows=rows, PYTHONPATH=path, **env) as terminal:
        terminal.wait_exit()
        before, mark, _ = terminal.received.partition(b"TEXTUAL")
        assert mark
        screen = Emulator(columns, rows)
        screen.feed(before)
        return screen.text.strip()


@pytest.mark.parametrize(
    "keys",
    [
        (),
        ("J", "enter", "j", "j", "space"),
        ("enter", "]", "z", "G"),
        ("h", "J", "1", "h"),
        ("tab", "tab", "j", "enter"),
        ("f", "N", "i", "g", "enter", "b"),
    ],
    ids=" ".join,
)
def test_the_next_launch_paints_its_screen_before_textual_and_nothing_of_it_again(
    root: Path, tmp_path: Path, keys: tuple[str, ...]
) -> None:
    run(root, *keys)
    first = painted_before_textual(tmp_path, root)
    assert "help" in first
    with launch(root, columns=120, rows=40) as terminal:
        terminal.wait_for("help")
        terminal.wait_until(lambda: b"\x1b[?2026$p" in terminal.received)  # Textual has begun
        terminal.settle()
        assert terminal.text.strip() == first
        later = b"".join(terminal.received.partition(b"\x1b[?1000h")[1:])
        assert not re.search(rb"[A-Za-z]{3}", MODE.sub(b"", later))
        begun = len(terminal.received)
        terminal.press("enter")  # a key is answered: the program is there
        terminal.wait_until(lambda: len(terminal.received) > begun)


def test_the_picture_is_the_very_screen_the_program_shows_then(root: Path) -> None:
    kept = run(root, "J", "enter", "space")
    shown = Emulator(120, 40)
    shown.feed(kept.read_text("utf-8").partition("\n\n")[2])
    for _ in ("with it", "without it"):
        with launch(root, columns=120, rows=40) as terminal:
            terminal.wait_for("%")
            terminal.wait_until(lambda: differences(shown, terminal) == [])
        kept.unlink(missing_ok=True)


def append(name: str, text: str) -> Callable[[Path, Path], object]:
    def change(reviews: Path, home: Path) -> None:
        path = (home if name.startswith(("config", "state")) else reviews) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as file:
            file.write(text)

    return change


def kept_file(change: Callable[[Path], object]) -> Callable[[Path, Path], object]:
    return lambda _, home: change(home / "cache" / "picture")


def rewrite(
    change: Callable[[bytes], bytes], *, signed: bool = True
) -> Callable[[Path, Path], object]:
    """Change what the file says after its head; `signed`, the head is made to fit again."""

    def changed(path: Path) -> None:
        head, _, body = path.read_bytes().partition(b"\n")
        body = change(body)
        if signed:
            head = f"{picture.HEAD} {crc32(body):08x} {len(body)}".encode()
        path.write_bytes(head + b"\n" + body)

    return kept_file(changed)


def linked(path: Path) -> None:
    path.rename(path.with_name("elsewhere"))
    path.symlink_to("elsewhere")


def pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path, 0o600)


def gone(root: Path, _: Path) -> None:
    (root / "beta-weekly" / "night-bus.md").unlink()


def no_index(_: Path, home: Path) -> None:
    for path in (home / "cache").glob("index-*"):
        path.unlink()


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


CHANGES: dict[str, Callable[[Path, Path], object]] = {
    "the review on screen": append("alpha-post/harbour.md", "One line more.\n"),
    "another review in the list": append("beta-weekly/night-bus.md", "One line more.\n"),
    "the name of an outlet": append("beta-weekly/outlet.toml", "# said\n"),
    "a new review": append("gamma-review/new.md", '+++\nwork = "New"\n+++\nNew.\n'),
    "a new outlet": append("delta/new.md", '+++\nwork = "New"\n+++\nNew.\n'),
    "a review gone": gone,
    "the settings": append("config/config.toml", 'theme = "nord"\n'),
    "a setting of keys": append("config/config.toml", '[keys]\ncompare = "C"\n'),
    "the bookmarks": append("config/bookmarks.toml", "format = 1\n"),
    "what works are one": append("config/works.toml", "# said\n"),
    "corrected points": append("config/corrections.toml", "format = 1\n"),
    "what was read": append("state/reading.txt", "r\tbeta-weekly/harbour\n"),
    "no index": no_index,
    "a file cut short": rewrite(lambda body: body[: len(body) // 2], signed=False),
    "a damaged letter": rewrite(lambda body: body.replace(b"Harbour", b"Harbuor"), signed=False),
    "another version": rewrite(lambda body: re.sub(rb"\A[^\t]+", b"99.0", body)),
    "a title": rewrite(lambda body: body.replace(b"Harbour", b"\x1b]0;owned\x07", 1)),
    "a query": rewrite(lambda body: body.replace(b"Harbour", b"\x1b[6n", 1)),
    "a mode": rewrite(lambda body: body.replace(b"Harbour", b"\x1b[?1000h", 1)),
    "a bell": rewrite(lambda body: body.replace(b"Harbour", b"\x07", 1)),
    "text turned round": rewrite(lambda body: body.replace(b"Harbour", "\u202e".encode(), 1)),
    "a device string": rewrite(lambda body: body.replace(b"Harbour", b"\x1bPq\x1b\\", 1)),
    "no files": rewrite(lambda body: b"\n\n".join([body.split(b"\n\n")[0][:20], body[-50:]])),
    "nothing": kept_file(lambda path: os.truncate(path, 0)),
    "too much": kept_file(lambda path: path.write_bytes(path.read_bytes() + b" " * 400_000)),
    "a later format": kept_file(
        lambda path: path.write_bytes(path.read_bytes().replace(b"picture 1", b"picture 2", 1))
    ),
    "a file others may read": kept_file(lambda path: path.chmod(0o644)),
    "a link": kept_file(linked),
    "a pipe": kept_file(pipe),
    "a folder": kept_file(folder),
}


def sign_anew(kept: Path, data: bytes) -> None:
    """Put a picture back, and have it believe that all it was drawn from is as it is now."""
    above, _, paint = data.decode().partition("\n")[2].partition("\n\n")
    lines = above.split("\n")
    paths = [line.partition("\t")[2] for line in lines[3:]]
    lines[3:] = [f"{picture.signature(picture.unescaped(path))}\t{path}" for path in paths]
    body = ("\n".join(lines) + "\n\n" + paint).encode()
    kept.unlink(missing_ok=True)
    kept.write_bytes(f"{picture.HEAD} {crc32(body):08x} {len(body)}\n".encode() + body)
    kept.chmod(0o600)


def test_nothing_untrue_and_nothing_foreign_is_shown(
    root: Path, tmp_path: Path, home: Path
) -> None:
    kept = run(root)
    data = kept.read_bytes()
    for what, change in CHANGES.items():
        assert "Alpha opens" in painted_before_textual(tmp_path, root), f"before: {what}"
        change(root, home)
        assert painted_before_textual(tmp_path, root) == "", what
        if kept.is_dir():
            kept.rmdir()
        sign_anew(kept, data)
    assert "Alpha opens" in painted_before_textual(tmp_path, root)


OTHERS: tuple[dict[str, Any], ...] = (
    {"TERM": "xterm"},
    {"COLORTERM": ""},
    {"NO_COLOR": "1"},
    {"TEXTUAL_THEME": "nord"},
    {"REVIEWTUI_PAINTER": "plain"},
    {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    {"columns": 100},
    {"rows": 30},
    {"COLUMNS": "100"},
)


def test_another_terminal_gets_no_picture(root: Path, tmp_path: Path) -> None:
    run(root)
    for other in OTHERS:
        assert painted_before_textual(tmp_path, root, **other) == "", other
        assert painted_before_textual(tmp_path, root) != ""


def test_other_folders_get_no_picture(root: Path, tmp_path: Path) -> None:
    run(root)
    assert painted_before_textual(tmp_path, root / "beta-weekly") == ""
    assert painted_before_textual(tmp_path) == ""
    assert painted_before_textual(tmp_path, f"{root}/") != ""


def test_the_settings_can_do_without(root: Path, tmp_path: Path, home: Path) -> None:
    kept = run(root)
    (home / "config").mkdir(exist_ok=True)
    (home / "config" / "config.toml").write_text("picture = false\n", "utf-8")
    with launch(root, columns=120, rows=40) as terminal:
        terminal.wait_for("help")
        terminal.settle()
        terminal.press("q")
        assert terminal.wait_exit() == 0
    assert not kept.exists()
    assert painted_before_textual(tmp_path, root) == ""


def test_the_file_is_nobody_elses(root: Path, home: Path) -> None:
    assert run(root).stat().st_mode & 0o777 == 0o600
    assert [p.name for p in (home / "cache").iterdir() if p.name.startswith("picture")] == [
        "picture"
    ]


def waiting(root: Path, tmp_path: Path) -> tuple[Terminal, Callable[[], None]]:
    """A launch whose picture is up and whose Textual waits; what lets it go on."""
    path = stand_in(tmp_path, WAITS)
    terminal = launch(root, columns=120, rows=40, PYTHONPATH=path)
    terminal.wait_for(" %")  # it stands last of all
    return terminal, (tmp_path / "gate").touch


def test_keys_pressed_over_the_picture_are_unseen_and_not_lost(root: Path, tmp_path: Path) -> None:
    run(root)
    terminal, go_on = waiting(root, tmp_path)
    with terminal:
        before = terminal.text
        terminal.press("J", "J", "enter", "/", "l", "a", "t", "e")
        terminal.settle()
        assert terminal.text == before
        go_on()
        terminal.wait_for("1 found")
        assert "The bus is late" in terminal.text
        terminal.press("escape")
        terminal.wait_gone("1 found")
        terminal.press("q")
        assert terminal.wait_exit() == 0


@pytest.mark.parametrize("there_and_back", [False, True])
def test_a_new_size_before_textual_is_there_is_painted_whole(
    root: Path, tmp_path: Path, there_and_back: bool
) -> None:
    run(root)
    terminal, go_on = waiting(root, tmp_path)
    with terminal, launch(root, columns=90, rows=30) as other:
        terminal.resize(90, 30)
        if there_and_back:
            terminal.settle(0.1)
            terminal.feed("\x1b[2J")  # what a terminal may do to what stands outside
            terminal.resize(120, 40)
        go_on()
        if there_and_back:
            other.resize(120, 40)
        for each in (terminal, other):
            each.wait_for("%")
            each.settle()
        terminal.wait_until(lambda: differences(terminal, other) == [])


def restored(terminal: Terminal) -> bool:
    """Whether the terminal is as a shell wants it."""
    flags = termios.tcgetattr(terminal._fd)[3]
    ends = terminal.received.rpartition(b"\x1b[?1049l")[2]
    return bool(flags & termios.ECHO and flags & termios.ICANON) and b"\x1b[?25h" in ends


def test_where_textual_cannot_start_the_terminal_is_given_back(root: Path, tmp_path: Path) -> None:
    run(root)
    with launch(root, columns=120, rows=40, PYTHONPATH=stand_in(tmp_path, FAILS)) as terminal:
        assert terminal.wait_exit() == 1
        assert "no such luck" in terminal.text
        assert b"Alpha opens" in terminal.received
        assert restored(terminal)


def test_a_request_to_end_over_the_picture_is_heard(root: Path, tmp_path: Path) -> None:
    run(root)
    terminal, _ = waiting(root, tmp_path)
    with terminal:
        terminal.kill(signal.SIGTERM)
        assert terminal.wait_exit() == 128 + signal.SIGTERM
        assert restored(terminal)


def test_after_the_picture_quitting_gives_the_terminal_back(root: Path) -> None:
    run(root)
    with launch(root, columns=120, rows=40) as terminal:
        terminal.wait_for("help")
        terminal.settle()
        terminal.press("q")
        assert terminal.wait_exit() == 0, terminal.text
        assert restored(terminal)
        assert terminal.text.strip() == ""


@pytest.mark.parametrize("field", ["", "plain", "a\tb", "50%", "%09", "a\nb\r", "%2509", "Ä"])
def test_a_field_comes_back_as_it_was(field: str) -> None:
    assert picture.unescaped(picture.escaped(field)) == field
    assert not {"\t", "\n", "\r"} & set(picture.escaped(field))


@pytest.mark.parametrize(
    ("paint", "sound"),
    [
        ("\x1b[m\x1b[2J\x1b[1;2Hwords\x1b[K", True),
        ("\x1b[38;2;1;2;3m▾ ★\u00a0\r\x1b[12X\x1b[3C", True),
        ("words", False),
        ("", False),
        ("\x1b[?25h", False),
        ("\x1b[31mred\x1b", False),
        ("\x1b[1;1H\n", False),
        ("\x1b[1;1Ha\x9b6n", False),
        ("\x1b[5n", False),
        ("\x1b[1;1H\u200e", False),
        ("\x1b(0", False),
        ("\x1b[1;1H\ud800", False),
    ],
)
def test_only_text_colours_and_moves_are_sound(paint: str, sound: bool) -> None:
    assert picture.sound(paint) is sound
