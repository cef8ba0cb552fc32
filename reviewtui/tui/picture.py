"""A true picture before the program: the screen of the last launch, if all it shows still holds.

Importing Textual takes most of a launch. What the first screen will show was painted once already,
at the end of the last run; it is written again at once, and the program comes up behind it. It is
shown only if nothing it was drawn from has changed since: the program, the terminal, the folders
asked for, and each file that had a part in it. This module imports next to nothing: it runs before
everything else.

The file is private and holds text, moves within the screen and colours; anything else in it, and
it counts for nothing.
"""

from __future__ import annotations

import os
import sys
import termios
from zlib import crc32

from reviewtui import __version__
from reviewtui.library.settings import folders, roots

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from types import FrameType
    from typing import Any

NAME = "picture"
HEAD = "reviewtui picture 1"
LARGEST = 400_000
"""Bytes; a larger file is not ours."""
MOST_FILES = 300
"""Files to look at before the picture is shown; a screen of 40 rows depends on some 60."""

ENTER = "\x1b[?1049h\x1b[?25l\x1b[?7l"
LEAVE = "\x1b[m\x1b[?7h\x1b[?1049l\x1b[?25h"
BLANKS = dict.fromkeys(map(ord, "\u00a0\u2002\u2003\u2007\u2009\u200a\u202f\u3000\r"))
"""What may stand in a picture although Python does not call it printable."""


class Picture:
    """A screen as it was painted, for a terminal of just this size."""

    def __init__(self, paint: str, columns: int, rows: int) -> None:
        self.paint = paint
        self.columns = columns
        self.rows = rows
        self.attributes: list[Any] | None = None
        """How the terminal was before the picture; None until it is up and once it is down."""
        self._resized = False

    @property
    def holds(self) -> bool:
        """Whether the terminal still shows it whole."""
        return self.attributes is not None and not self._resized

    def put_up(self) -> bool:
        """Show it, with keys unseen and kept for the program; False if that cannot be."""
        try:
            attributes = termios.tcgetattr(0)
            termios.tcsetattr(0, termios.TCSANOW, _raw(attributes))
        except termios.error:
            return False
        self.attributes = attributes
        try:
            _write(ENTER + self.paint)
        except OSError:
            self.take_down()
            return False
        self._watch()
        return True

    def take_down(self) -> None:
        """Give the terminal back as it was, unless the program has taken it over."""
        if self.attributes is not None:
            attributes, self.attributes = self.attributes, None
            try:
                _write(LEAVE)
                termios.tcsetattr(0, termios.TCSANOW, attributes)
            except (OSError, termios.error):  # there is no terminal left to give back
                return

    def hand_over(self) -> list[Any] | None:
        """The terminal is the program's from now on; how it was before the picture."""
        attributes, self.attributes = self.attributes, None
        return attributes

    def _watch(self) -> None:
        """Hear of a new size, after which it no longer holds, and of a request to end."""
        import signal

        def resized(_: int, __: FrameType | None) -> None:
            self._resized = True

        def ended(number: int, _: FrameType | None) -> None:
            self.take_down()
            os._exit(128 + number)

        signal.signal(signal.SIGWINCH, resized)
        signal.signal(signal.SIGTERM, ended)
        self._resized = _size() != (self.columns, self.rows)


def show(named: Sequence[str]) -> Picture | None:
    """Put up the picture kept for these folders, if it is true; None, and nothing done, if not."""
    terminal = terminal_key(os.environ)
    size = _size() if terminal else None
    if size is None:
        return None
    where = folders()
    text = _read(f"{where.cache}/{NAME}")
    if text is None:
        return None
    try:
        stated, in_force, key, seen, paint = _parts(text)
        if key != [__version__, *map(str, size), terminal] or not sound(paint):
            return None
        if [*map(os.path.abspath, roots(named, stated, where))] != in_force or not _unchanged(seen):
            return None
    except Exception:  # whatever is wrong with the file or the folders: there is no picture
        return None
    picture = Picture(paint, *size)
    return picture if picture.put_up() else None


# --- what it depends on


def terminal_key(environ: Mapping[str, str]) -> str:
    """All that how a screen looks depends on, but the size; empty where none can be kept."""
    streams = (sys.__stdin__, sys.__stdout__, sys.__stderr__)
    if any(stream is None or not stream.isatty() for stream in streams):
        return ""
    encoding = (getattr(sys.__stderr__, "encoding", None) or "").lower().replace("_", "-")
    ours = ("TEXTUAL", "REVIEWTUI_")
    stated = {name: value for name, value in environ.items() if name.startswith(ours)}
    if encoding not in {"utf-8", "utf8"} or "COLUMNS" in environ or "LINES" in environ:
        return ""
    if environ.get("REVIEWTUI_PAINTER") == "plain" or environ.get("TEXTUAL_DRIVER"):
        return ""
    for name in ("TERM", "COLORTERM", "NO_COLOR"):
        stated[name] = environ.get(name, "")
    return escaped(repr(sorted(stated.items())))


def signature(path: str) -> str:
    """What tells one state of a file from the next; that there is none is a state too."""
    try:
        now = os.stat(path)
    except OSError:
        return "-"
    if path.endswith("-wal") and not now.st_size:  # comes and goes with whoever looks
        return "-"
    return f"{now.st_mtime_ns}.{now.st_ctime_ns}.{now.st_size}.{now.st_ino}"


def _unchanged(seen: list[str]) -> bool:
    """Whether each file is as it was: lines of signature and path."""
    pairs = [line.split("\t") for line in seen[:MOST_FILES]]
    return bool(pairs) and all(signature(unescaped(path)) == was for was, path in pairs)


def _size() -> tuple[int, int] | None:
    try:
        columns, rows = os.get_terminal_size(2)
    except OSError:
        return None
    return (columns, rows) if columns > 0 and rows > 0 else None


# --- the file


def write(
    path: str,
    key: Sequence[str],
    stated: Iterable[str],
    in_force: Iterable[str],
    seen: Iterable[tuple[str, str]],
    paint: str,
) -> None:
    """Keep a picture; OSError if that cannot be."""
    head = [
        "\t".join(key),
        "\t".join(["stated", *map(escaped, stated)]),
        "\t".join(["content", *(escaped(os.path.abspath(root)) for root in in_force)]),
        *(f"{signed}\t{escaped(file)}" for file, signed in seen),
    ]
    body = ("\n".join(head) + "\n\n" + paint).encode("utf-8", "surrogateescape")
    data = f"{HEAD} {crc32(body):08x} {len(body)}\n".encode() + body
    if len(data) > LARGEST:
        raise OSError("too large")
    fresh = f"{path}.{os.getpid()}"
    file = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
    try:
        with open(file, "wb") as out:
            out.write(data)
        os.rename(fresh, path)
    except BaseException:
        os.unlink(fresh)
        raise


def _read(path: str) -> str | None:
    """What a file of ours says after its head: private, whole, and of this version."""
    try:
        file = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        return None
    try:
        about = os.fstat(file)
        regular = about.st_mode & 0o170000 == 0o100000
        ours = about.st_uid == os.getuid() and not about.st_mode & 0o077
        if not (regular and ours) or about.st_size > LARGEST:
            return None
        data = os.read(file, LARGEST + 1)
    except OSError:
        return None
    finally:
        os.close(file)
    head, _, body = data.partition(b"\n")
    if head != f"{HEAD} {crc32(body):08x} {len(body)}".encode():
        return None
    try:
        return body.decode("utf-8", "surrogateescape")
    except UnicodeError:
        return None


def _parts(text: str) -> tuple[list[str], list[str], list[str], list[str], str]:
    head, _, paint = text.partition("\n\n")
    key, stated, in_force, *seen = head.split("\n")
    return _fields(stated), _fields(in_force), key.split("\t"), seen, paint


def _fields(line: str) -> list[str]:
    return [unescaped(field) for field in line.split("\t")[1:]]


def escaped(field: str) -> str:
    """A field that breaks neither its line nor the fields beside it."""
    for character in "%\t\n\r":
        field = field.replace(character, f"%{ord(character):02x}")
    return field


def unescaped(field: str) -> str:
    """What `escaped` was given."""
    for character in "\t\n\r%":
        field = field.replace(f"%{ord(character):02x}", character)
    return field


def sound(paint: str) -> bool:
    """Whether this is text, colours, moves and erasing within the screen, and nothing else."""
    first, *pieces = paint.split("\x1b")
    if first or not pieces:
        return False
    for piece in pieces:
        codes = piece[1:].lstrip("0123456789;")
        if not piece.startswith("[") or codes[:1] not in {"m", "H", "C", "B", "K", "X", "J"}:
            return False
        text = codes[1:]
        if not text.isprintable() and not text.translate(BLANKS).isprintable():
            return False
    return True


# --- the terminal


def _raw(attributes: list[Any]) -> list[Any]:
    """The attributes as Textual will set them: keys unseen, and handed on as they are."""
    kept = [*attributes[:6], list(attributes[6])]
    kept[0] &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)
    kept[3] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG)
    kept[6][termios.VMIN] = 1
    return kept


def _write(text: str) -> None:
    """Write to the terminal, where Textual will write."""
    data = text.encode()
    while data:
        data = data[os.write(2, data) :]
