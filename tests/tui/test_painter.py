"""What the painter writes shows the same as all that Textual would have written."""

from __future__ import annotations

import random

import pytest
from rich.cells import cell_len

from reviewtui.tui.painter.cells import split
from reviewtui.tui.painter.features import Features
from reviewtui.tui.painter.painter import SYNC_END, SYNC_START, Painter
from tests.terminal import Emulator, differences
from tests.tui.painter_wall import ALL, FEATURES, WORDS, Wall

WIDTH, HEIGHT = 44, 12


class Pair:
    """Two terminals: one that gets all that is written, and one behind the painter."""

    def __init__(self, features: Features, width: int = WIDTH, height: int = HEIGHT) -> None:
        self.painter = Painter(features)
        self.size = width, height
        self.plain, self.thin = Emulator(width, height), Emulator(width, height)
        self.plain.feed("\x1b[?7l")
        self.thin.feed("\x1b[?7l")
        self.sent = ""
        self.show("\x1b[?25l")

    def show(self, data: str) -> None:
        self.plain.feed(data)
        self.sent = self.painter.write(data, self.size)
        self.thin.feed(self.sent)

    def check(self) -> None:
        assert differences(self.plain, self.thin) == []


def wall_of(seed: int) -> Wall:
    return Wall(seed, WIDTH, HEIGHT)


@pytest.fixture(params=sorted(FEATURES))
def pair(request: pytest.FixtureRequest) -> Pair:
    return Pair(FEATURES[request.param])


def test_frames_look_the_same_as_when_all_is_written(pair: Pair) -> None:
    """Many more, and what they should look like by themselves: test_painter_frames.py."""
    wall = wall_of(0)
    pair.show(wall.whole())
    for _ in range(100):
        pair.show(wall.frame())
        pair.check()


def test_less_is_written_than_by_textual() -> None:
    wall, pair = wall_of(99), Pair(ALL)
    frames = [wall.whole(), *(wall.frame() for _ in range(200))]
    sent = 0
    for frame in frames:
        pair.show(frame)
        sent += len(pair.sent)
    assert sent < 0.4 * sum(map(len, frames))


def test_nothing_is_written_when_nothing_changed() -> None:
    wall, pair = wall_of(1), Pair(ALL)
    pair.show(wall.whole())
    for data in (SYNC_START, wall.whole(), SYNC_END):
        pair.show(data)
        assert pair.sent == ""


def test_a_changed_letter_is_all_that_is_written() -> None:
    pair = Pair(ALL, 20, 1)
    pair.show("\x1b[1;1H\x1b[1mfour stars of five  \x1b[0m\x1b[1;1H")
    pair.show("\x1b[1;1H\x1b[1mfour stars of nine  \x1b[0m\x1b[1;1H")
    assert pair.sent == "\x1b[1;15Hnin"
    pair.check()


def test_one_line_scrolled_is_one_line_written() -> None:
    pair = Pair(ALL, 60, 30)
    lines = [f"line {y}: {'words ' * (y % 7 + 2)}".ljust(60)[:60] for y in range(40)]
    for first in (0, 1, 2, 1):
        shown = lines[first : first + 30]
        pair.show("\n".join(f"\x1b[{y + 1};1H{line}" for y, line in enumerate(shown)))
        pair.check()
        assert first == 0 or len(pair.sent) < 100


def test_a_text_that_repeats_itself_is_scrolled_all_the_same() -> None:
    pair = Pair(ALL, 60, 30)
    lines = [f"{'again' if y % 5 else ''} {'and again ' * (y % 5)}".ljust(60) for y in range(40)]
    for first in (0, 1, 2, 4):
        shown = lines[first : first + 30]
        pair.show("\n".join(f"\x1b[{y + 1};1H{line}" for y, line in enumerate(shown)))
        pair.check()
        assert first == 0 or len(pair.sent) < 150


def test_a_pane_is_not_scrolled_with_its_neighbour_where_that_takes_more() -> None:
    """Few cells differ then, but each in another colour."""
    pair = Pair(ALL, 60, 24)
    sent = []
    for first in (0, 1):
        frame = "\n".join(
            f"\x1b[{y + 1};1H\x1b[38;5;{y + 20}m{y:<3}\x1b[1m{y % 7:<9}\x1b[0m│"
            f"{f'{(first + y) * 7919 % 1000} stars':<47}"
            for y in range(24)
        )
        pair.show(frame)
        pair.check()
        sent.append(len(pair.sent))
    assert sent[1] < 600
    assert "S" not in pair.sent


def test_synchronized_output_encloses_what_is_written() -> None:
    wall, pair = wall_of(2), Pair(ALL)
    sent = []
    for data in (SYNC_START, wall.whole(), SYNC_END):
        pair.show(data)
        sent.append(pair.sent)
    assert sent[:2] == ["", ""]
    assert sent[2].startswith(SYNC_START)
    assert sent[2].endswith(SYNC_END)
    pair.check()


@pytest.mark.parametrize("damage", ["\x1b[2J", "\x1b[1;1Hgarbage everywhere\x1b[3;3H", "\x1b[5S"])
def test_a_repaint_heals_a_damaged_screen(pair: Pair, damage: str) -> None:
    wall = wall_of(3)
    pair.show(wall.whole())
    pair.thin.feed(damage)
    pair.thin.feed(pair.painter.repaint(pair.size))
    pair.check()
    pair.show(wall.frame())
    pair.check()


def test_entering_the_alternate_screen_forgets_what_was_there() -> None:
    wall, pair = wall_of(4), Pair(ALL)
    pair.show(wall.whole())
    pair.show("\x1b[?1049h")
    pair.show(wall.whole())
    pair.check()


@pytest.mark.parametrize(
    "foreign",
    [
        "\x1b[3;3Hfield\x1b[4hmore",
        "\x1b[2;2H\ttab",
        "\x1b[1;1H\x1b[38;5mno colour",
        "\x1b[2;1Hcleared \x1b[K",
        "no move at all",
        "\x1b[2;2H\x1b[1mno reset",
    ],
)
def test_what_is_not_understood_is_passed_on_and_the_picture_stays_right(
    pair: Pair, foreign: str
) -> None:
    wall = wall_of(5)
    pair.show(wall.whole())
    pair.show(foreign)
    assert pair.sent.endswith(foreign)
    pair.check()
    for data in ("\x1b[0m", wall.whole(), wall.frame(), wall.frame()):
        pair.plain.feed("\x1b[4l")
        pair.thin.feed("\x1b[4l")
        pair.show(data)
    pair.check()


def test_modes_queries_and_the_clipboard_pass_untouched() -> None:
    wall, pair = wall_of(6), Pair(ALL)
    pair.show(wall.whole())
    for data in ("\x1b[?25l", "\x1b[?2026$p", "\x1b[>13u", "\a", "\x1b]52;c;aGk=\a", "\x1b[2 q"):
        pair.show(data)
        assert pair.sent == data
    pair.show(wall.whole())
    assert pair.sent == ""


def test_a_shown_cursor_goes_where_it_should() -> None:
    wall, pair = wall_of(7), Pair(ALL)
    pair.show("\x1b[?25h")
    pair.show(wall.whole() + "\x1b[5;9H")
    assert (pair.thin.screen.cursor.y, pair.thin.screen.cursor.x) == (4, 8)


def test_another_size_starts_afresh() -> None:
    pair = Pair(ALL)
    pair.show(wall_of(8).whole())
    pair.size = 50, 15
    for emulator in (pair.plain, pair.thin):
        emulator.resize(*pair.size)
    pair.show(Wall(8, *pair.size).whole())
    pair.check()


def test_without_a_known_size_all_is_passed_on() -> None:
    painter, frame = Painter(ALL), wall_of(9).whole()
    assert [painter.write(frame, None) for _ in range(2)] == [frame, frame]


FAMILY = "👨\u200d👩\u200d👧"


@pytest.mark.parametrize("sign", [FAMILY, "❤\ufe0f", "🇫🇷", "👍🏽", "🙂"])
def test_signs_of_unsure_width_leave_their_neighbours_in_place(sign: str) -> None:
    """The emulator counts some of these differently from Textual, as real terminals do."""
    wide = cell_len(sign)
    tail = "follows, all the same│"[-(20 - wide - 3) :]
    pair = Pair(ALL, 20, 2)
    pair.show(f"\x1b[1;1Hab {sign}{tail}")
    assert pair.thin.lines[0].endswith(tail)
    assert pair.thin.cell(0, 19).data == "│"
    pair.show(f"\x1b[1;1Hab {'x' * wide}{tail}")
    assert pair.thin.lines[0] == f"ab {'x' * wide}{tail}"
    pair.show(f"\x1b[1;1Hab {sign}{tail}")
    assert pair.thin.lines[0].endswith(tail)
    pair.show("\x1b[1;1H" + "ab cd".ljust(19) + "│")
    assert pair.thin.lines[0] == "ab cd".ljust(19) + "│"


@pytest.mark.parametrize(
    ("term", "features"),
    [
        ("xterm-256color", ALL),
        ("alacritty", ALL),
        ("linux", FEATURES["linux"]),
        ("tmux-256color", FEATURES["tmux"]),
        ("screen", Features(su=True, il=True)),
        ("screen-256color-bce", ALL._replace(ech=True)),
        ("vt100", FEATURES["none"]),
        ("", FEATURES["none"]),
    ],
)
def test_only_what_a_terminal_is_known_to_do_is_asked_of_it(term: str, features: Features) -> None:
    assert Features.detect({"TERM": term}) == features
    inherited = {"TERM": term, "XTERM_VERSION": "XTerm(390)"}
    assert not Features.detect(inherited).margins
    assert Features.detect({"TERM": term, "REVIEWTUI_PAINTER": "margins"}).margins


def test_margins_spare_the_pane_beside_what_scrolls() -> None:
    texts = [" ".join(WORDS[line * word % 6] for word in range(1, 7)) for line in range(40)]
    sent = []
    for features in (ALL, FEATURES["with margins"]):
        pair = Pair(features, 80, 24)
        for first in (0, 1):
            lines = [
                f"\x1b[{y + 1};1H{f'title {y * 37}':<20}│{f'{first + y} {texts[first + y]}':<59}"
                for y in range(24)
            ]
            pair.show("\n".join(lines))
            pair.check()
        sent.append(len(pair.sent))
    assert sent[1] < 100 < sent[0] / 2


def test_a_text_takes_as_many_cells_as_textual_counts() -> None:
    dice = random.Random(0)
    signs = [
        *"aé漢 ▲\u0301\u200b",
        "🙂",
        "👍🏽",
        "❤\ufe0f",
        FAMILY,
        "क्षि",
        "한",
        "\u200d",
        "\ufe0f",
    ]
    for _ in range(2000):
        text = "".join(dice.choices(signs, k=dice.randint(0, 6)))
        assert len(split(text)) == cell_len(text), ascii(text)
