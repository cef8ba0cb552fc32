"""What most commands begin with: the settings, and the library brought up to date."""

from __future__ import annotations

from reviewtui.cli import streams
from reviewtui.library.library import Library
from reviewtui.library.settings import Settings, load

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from reviewtui.cli.parser import Invocation
    from reviewtui.model.review import Review


_HARMFUL = (
    range(0x7F, 0xA0),
    (0x61C, 0x200B, 0x200E, 0x200F, 0xFEFF),
    range(0x2028, 0x202F),  # line separators, direction overrides
    range(0x2060, 0x2070),
    range(0xD800, 0xE000),  # bytes of a file name that are no UTF-8
    range(0xFFF9, 0xFFFC),
)
"""Code points that JSON allows as they are and a terminal had better not see."""


class Opened:
    """The folders asked for, open and up to date for the length of a `with`.

    What the settings have wrong is said, and does not stop us. (A class, since contextlib is more
    than a list has time to import.)
    """

    def __init__(self, asked: Invocation) -> None:
        self.settings = load(asked.content)
        for warning in self.settings.warnings:
            streams.say(f"reviewtui: {warning}")
        folders = self.settings.folders
        self.library = Library.open(
            self.settings.content, folders.cache, folders.config, folders.state
        )

    def __enter__(self) -> tuple[Settings, Library]:
        try:
            changes = self.library.refresh(progress=_progress())
        except BaseException:
            self.library.close()
            raise
        if changes.broken:
            files = "1 file" if changes.broken == 1 else f"{changes.broken} files"
            what = f"{files} could not be read; `reviewtui doctor` tells which and why"
            streams.say(f"reviewtui: {what}")
        return self.settings, self.library

    def __exit__(self, *_: object) -> None:
        self.library.close()


def reader_of(settings: Settings) -> tuple[set[str], set[str]]:
    """The ids of what was read and of what is bookmarked."""
    from reviewtui.library.reading_state import ReadingState, bookmarked_ids

    read = ReadingState(settings.folders.state).read_ids()
    return read, bookmarked_ids(settings.folders.config)


def find_review(library: Library, words: list[str]) -> Review:
    """The review a REF names."""
    return library.review(library.resolve(" ".join(words)))


def put_json(value: object) -> None:
    """Write a value as JSON, with the characters themselves where they can do no harm.

    Texts were cleaned when they were read, but a path is what it is: what could harm a terminal
    in one stands escaped, which is the same JSON.
    """
    import json

    text = json.dumps(value, indent=2, ensure_ascii=not streams.speaks_unicode())
    if not text.isascii():
        text = text.translate({code: f"\\u{code:04x}" for each in _HARMFUL for code in each})
    streams.put(f"{text}\n")


def _progress() -> Callable[[int, int], None] | None:
    """Where a person watches, tell how far a long first reading has come."""
    import sys

    if sys.stderr is None or not sys.stderr.isatty():
        return None

    def tell(done: int, total: int) -> None:
        if total >= 1000:
            end = "\n" if done >= total else ""
            sys.stderr.write(f"\rReading {done:,} of {total:,} reviews{end}")
            sys.stderr.flush()

    return tell
