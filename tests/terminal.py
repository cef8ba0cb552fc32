"""A terminal for tests: runs a command in a pty and shows what a person would see.

    with Terminal([sys.executable, "-m", "reviewtui"], columns=100, rows=30) as terminal:
        terminal.wait_for("Outlets")
        terminal.press("down", "enter")
        terminal.wait_for("Ballerina")
        assert "7.2/10" in terminal.text

Wait for something that will be seen; nothing here measures time. The time-outs are generous and
only end a test that would hang: reaching one fails with the screen as it was.
"""

from __future__ import annotations

import errno
import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
import warnings
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Self

import pyte

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

PATIENCE = 30.0
"""Seconds until something awaited counts as never coming."""

KEYS = {
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    "delete": "\x1b[3~",
    "enter": "\r",
    "tab": "\t",
    "shift+tab": "\x1b[Z",
    "escape": "\x1b",
    "space": " ",
    "backspace": "\x7f",
    "f1": "\x1bOP",
}

QUERY = re.compile(rb"\x1b\[(?P<attributes>0?)c|\x1b\[\?(?P<mode>\d+)\$p")

FOREIGN = re.compile(
    rb"\x1b\[[<>=][0-9;]*[a-zA-Z]|\x1b\[\?[0-9;]*\$p|\x1b\[\?[0-9;]*u|\x1b\[[0-9;]*(?: q|t)"
    rb"|\x1b[P_X^][^\x1b]*\x1b\\"
)
"""Sequences that pyte would print as text."""

UNFINISHED = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*|[P_X^\]][^\x1b\x07]*\x1b?)?\Z")
ALTERNATE = re.compile(rb"\x1b\[\?1049[hl]")
MARGINS = re.compile(rb"\x1b\[\?69(?P<on>[hl])|\x1b\[(?P<left>\d*);(?P<right>\d*)s")


class Screen(pyte.Screen):
    """pyte's screen with what it lacks of xterm: SU, SD, left and right margins, ED in colour."""

    sides: tuple[int, int] | None = None
    """First and last column that scrolling moves, where margins are set."""

    def __init__(self, columns: int, lines: int, answer: Callable[[str], None]) -> None:
        super().__init__(columns, lines)
        self._answer = answer

    def write_process_input(self, data: str) -> None:
        """What the screen itself says when asked: where its cursor is."""
        self._answer(data)

    def carriage_return(self) -> None:
        """To the left margin, from wherever it is not behind us."""
        left = self.sides[0] if self.sides else 0
        self.cursor.x = left if self.cursor.x >= left else 0

    def scroll_up(self, count: int = 1, **_: Any) -> None:
        """SU: the lines between the margins move up, blank ones come in."""
        self._move(max(count, 1))

    def scroll_down(self, count: int = 1, **_: Any) -> None:
        """SD: the lines between the margins move down."""
        self._move(-max(count, 1))

    def erase_in_display(self, how: int = 0, *args: Any, **kwargs: Any) -> None:
        """ED, which colours all cells it erases: pyte forgets those never written to."""
        for line in range(self.lines):
            for x in range(self.columns):
                self.buffer[line].setdefault(x, self.default_char)
        super().erase_in_display(how, *args, **kwargs)

    def _move(self, by: int) -> None:
        top, bottom = self.margins or (0, self.lines - 1)
        left, right = self.sides or (0, self.columns - 1)
        old = {y: dict(self.buffer[y]) for y in range(top, bottom + 1)}
        blank = self.default_char
        for y in range(top, bottom + 1):
            source = old.get(y + by)
            for x in range(left, right + 1):
                self.buffer[y][x] = source.get(x, blank) if source is not None else blank


class Stream(pyte.ByteStream):
    """pyte's parser, told of SU and SD."""

    csi = dict(pyte.ByteStream.csi, S="scroll_up", T="scroll_down")


class Emulator:
    """Bytes in, a screen out, without any process."""

    def __init__(
        self, columns: int, rows: int, *, margins: bool = True, screen: type[Screen] = Screen
    ) -> None:
        self.screen = screen(columns, rows, self.answered)
        self._margins = margins
        self._stream = Stream(self.screen)
        self._held = b""

    def feed(self, data: bytes | str) -> None:
        """Show these bytes; a sequence cut in half waits for its other half."""
        data = self._held + (data.encode() if isinstance(data, str) else data)
        part = UNFINISHED.search(data, max(len(data) - 4096, 0))
        data, self._held = (data[: part.start()], part[0]) if part else (data, b"")
        data = ALTERNATE.sub(b"\x1b[2J\x1b[H", FOREIGN.sub(b"", data))
        start = 0
        for margins in MARGINS.finditer(data):
            self._stream.feed(data[start : margins.start()])
            start = margins.end()
            if self._margins:
                self._set_sides(margins)
        self._stream.feed(data[start:])

    def answered(self, data: str) -> None:
        """The screen says something; there is nobody to hear it."""

    def _set_sides(self, found: re.Match[bytes]) -> None:
        if found["on"]:
            self.screen.sides = None
        else:
            left = int(found["left"] or 1) - 1
            self.screen.sides = left, int(found["right"] or self.screen.columns) - 1
            self.screen.cursor_position()

    def resize(self, columns: int, rows: int) -> None:
        """Make the screen larger or smaller."""
        self.screen.resize(rows, columns)

    @property
    def lines(self) -> list[str]:
        """The rows of the screen, blanks at their ends left out."""
        return [
            "".join(self.screen.buffer[y][x].data for x in range(self.screen.columns)).rstrip()
            for y in range(self.screen.lines)
        ]

    @property
    def text(self) -> str:
        """The whole screen as one text."""
        return "\n".join(self.lines)

    def cell(self, y: int, x: int) -> Any:
        """One cell: its data, fg, bg, bold, italics, underscore, reverse and so on."""
        return self.screen.buffer[y][x]


def looks(cell: Any) -> tuple[Any, ...]:
    """What can be seen of a cell: of a blank without lines, only its ground."""
    if cell.data == " " and not (cell.underscore or cell.reverse or cell.strikethrough):
        return " ", cell.bg
    return tuple(cell)


def differences(one: Emulator, other: Emulator) -> list[str]:
    """Where two screens look different, in words."""
    return [
        f"{y},{x}: {one.cell(y, x)} / {other.cell(y, x)}"
        for y in range(one.screen.lines)
        for x in range(one.screen.columns)
        if looks(one.cell(y, x)) != looks(other.cell(y, x))
    ]


class Terminal(Emulator):
    """An emulator with a program running in it."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        columns: int = 120,
        rows: int = 40,
        env: Mapping[str, str] | None = None,
        cwd: str | None = None,
        answers: bool = True,
        margins: bool = False,
    ) -> None:
        """Start a command.

        Args:
            command: the program and its arguments.
            columns: width of the terminal.
            rows: height of the terminal.
            env: variables set for the program besides those of this process.
            cwd: folder to start it in.
            answers: whether queries for modes, cursor and attributes are answered.
            margins: whether there are left and right margins, as few terminals have them.
        """
        super().__init__(columns, rows, margins=margins)
        self.received = b""
        """Everything the program has written."""
        self.status: int | None = None
        """The exit status, once the program has ended."""
        self._answers = answers
        variables = {
            **{k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "LINES", "COLUMNS")},
            **{"TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8"},
            **(env or {}),
        }
        with warnings.catch_warnings():  # newer Pythons warn of threads; the child only executes
            warnings.simplefilter("ignore", DeprecationWarning)
            self.pid, self._fd = pty.fork()
        if self.pid == 0:
            with suppress(BaseException):
                set_size(0, columns, rows)
                os.chdir(cwd or ".")
                os.execvpe(command[0], list(command), variables)
            os._exit(127)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def press(self, *keys: str) -> None:
        """Press keys by name (`down`, `ctrl+l`, `enter`); anything else is typed as it stands."""
        for key in keys:
            if re.fullmatch(r"ctrl\+[a-z]", key):
                self.send(bytes([ord(key[-1]) & 31]))
            else:
                self.send(KEYS.get(key, key).encode())

    def send(self, data: bytes) -> None:
        """Write bytes to the program's keyboard."""
        os.write(self._fd, data)

    def resize(self, columns: int, rows: int) -> None:
        """Change the size of the window; the program gets SIGWINCH."""
        super().resize(columns, rows)
        set_size(self._fd, columns, rows)

    def kill(self, number: signal.Signals) -> None:
        """Send a signal to the program."""
        os.kill(self.pid, number)

    def wait_for(self, wanted: str, *, timeout: float = PATIENCE) -> None:
        """Read until a text is on the screen."""
        self.wait_until(lambda: wanted in self.text, what=repr(wanted), timeout=timeout)

    def wait_gone(self, unwanted: str, *, timeout: float = PATIENCE) -> None:
        """Read until a text is no longer on the screen."""
        self.wait_until(
            lambda: unwanted not in self.text, what=f"the end of {unwanted!r}", timeout=timeout
        )

    def wait_until(
        self, condition: Callable[[], bool], *, what: str = "that", timeout: float = PATIENCE
    ) -> None:
        """Read until a condition holds, as often as something new is shown."""
        limit = time.monotonic() + timeout
        while not condition():
            left = limit - time.monotonic()
            ended = left <= 0 or self.status is not None
            if not self._read(min(left, 1.0)) and ended:
                raise AssertionError(f"{what} never came (exit {self.status})\n{self.text}")

    def settle(self, quiet: float = 0.3) -> None:
        """Read until the program has been silent for a while; prefer `wait_for` where you can."""
        while self._read(quiet):
            pass

    def wait_exit(self, *, timeout: float = PATIENCE) -> int:
        """Read until the program has ended; its exit status."""
        self.wait_until(lambda: self.status is not None, what="the end", timeout=timeout)
        assert self.status is not None
        return self.status

    def wait_stopped(self, *, timeout: float = PATIENCE) -> None:
        """Read until the program has stopped itself, as on ctrl+z."""

        def stopped() -> bool:
            flags = os.WSTOPPED | os.WNOHANG | os.WNOWAIT
            return os.waitid(os.P_PID, self.pid, flags) is not None

        self.wait_until(stopped, what="the stop", timeout=timeout)

    def close(self) -> None:
        """End the program, kindly if it listens."""
        if self.status is None:
            for number in (signal.SIGCONT, signal.SIGHUP, signal.SIGKILL):
                with suppress(OSError):
                    os.kill(self.pid, number)
            self._reap(wait=True)
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1

    def _reap(self, *, wait: bool = False) -> None:
        with suppress(ChildProcessError):
            pid, status = os.waitpid(self.pid, 0 if wait else os.WNOHANG)
            if pid:
                self.status = os.waitstatus_to_exitcode(status)

    def _read(self, wait: float) -> bool:
        """Show one chunk of output; whether any came in time."""
        if self.status is not None:
            return False
        if not select.select([self._fd], [], [], max(wait, 0))[0]:
            return False
        data = b""
        try:
            data = os.read(self._fd, 65536)
        except OSError as error:
            if error.errno != errno.EIO:  # EIO is how a pty says that the program has ended
                raise
        if not data:
            self._reap(wait=True)
            return False
        self.received += data
        if self._answers:
            self._answer(data)
        self.feed(data)
        return True

    def answered(self, data: str) -> None:
        """Where the cursor is."""
        if self._answers:
            self.send(data.encode())

    def _answer(self, data: bytes) -> None:
        for query in QUERY.finditer(data):
            if query.lastgroup == "attributes":
                self.send(b"\x1b[?62;22c")
            else:
                mode = query["mode"].decode()
                known = 2 if mode in ("1049", "2004", "2026") else 0
                self.send(f"\x1b[?{mode};{known}$y".encode())


def set_size(fd: int, columns: int, rows: int) -> None:
    """Tell a terminal how large it is."""
    fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
