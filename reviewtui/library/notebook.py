"""Notebook: bookmarks.toml as a text of blocks, so that an edit rewrites only what it changes.

A person may write in this file. Comments, unknown keys, order and spacing of everything an edit
does not touch stay as they are, and a file with a mistake is read as far as it can be read but
never written.
"""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING

from reviewtui.errors import BadFileError, StoreError
from reviewtui.library.block import (
    Block,
    loose_end,
    toml_mistake,
)
from reviewtui.library.mark_fields import derived_id
from reviewtui.library.segments import segments_after, text_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reviewtui.library.bookmark import Bookmark

FORMAT = 1
_NOT_UTF8 = re.compile("[\ud800-\udfff]")
_MISTAKE = "Put it right in an editor; until then bookmarks are not written, so none is lost."


class Notebook:
    """One state of bookmarks.toml: what stands before, between and in its blocks."""

    def __init__(self, path: str, data: bytes = b"", before: Notebook | None = None) -> None:
        """`before` is an earlier state of the same file: only what differs is parsed."""
        self.path = path
        self.broken: StoreError | None = None
        """Why the file must not be written, if it must not."""
        self.problems: tuple[BadFileError, ...] = ()
        self.marks: dict[str, Bookmark] = {}
        """Every bookmark by its id, in the order of the file."""
        self._places: dict[str, int] | None = None
        text = data.decode("utf-8", "surrogateescape")
        self._start = "\ufeff" if text.startswith("\ufeff") else ""
        text = text[len(self._start) :]
        self._newline = "\r\n" if "\r\n" in text else "\n"
        self._segments = segments_after(before.segments() if before else [], text)
        self._check(text)
        if self.broken is not None and before is not None:
            # where a string is open, what is a block depends on all of the file
            self.broken = None
            self._segments = segments_after([], text)
            self._check(text)
        self._name()

    def render(self) -> bytes:
        """The file as it is to be written."""
        return (self._start + "".join(map(text_in, self._segments))).encode(
            "utf-8", "surrogateescape"
        )

    def segments(self) -> list[Block | str]:
        """The pieces of the file, to be handed to the next reading; none of a broken one."""
        return [] if self.broken else list(self._segments)

    def says_any(self) -> bool:
        """Whether there is a block, understood or not."""
        return any(isinstance(segment, Block) for segment in self._segments)

    def text_of(self, mark_id: str) -> str | None:
        """The block of a bookmark as it stands in the file."""
        place = self._place(mark_id)
        return None if place is None else text_in(self._segments[place])

    def put(self, mark_id: str, text: str | None) -> None:
        """Give a bookmark another block, or a new one its place by age, or (None) take it away."""
        place = self._place(mark_id)
        if place is None:
            if text is not None:
                self.add([text])
            return
        if text is None:
            segment = self._segments[place]
            loose = loose_end(text_in(segment))
            self._segments[place : place + 1] = [loose] if loose else []
        else:
            self._segments[place] = Block(self._line_ends(text))
        self._name()

    def add(self, texts: Iterable[str]) -> None:
        """Put in new blocks, newest first; what a person keeps in another order is not sorted."""
        new = [Block(self._line_ends(text)) for text in texts]
        new.sort(key=_age, reverse=True)
        if not self._segments:
            self._segments.append(f"format = {FORMAT}{self._newline}")
        rest = iter(new)
        following = next(rest, None)
        ordered: list[Block | str] = []
        added = {id(block) for block in new}
        end = 0
        for place, segment in enumerate(self._segments):
            while following and isinstance(segment, Block) and _age(segment) <= _age(following):
                self._append(ordered, following)
                following = next(rest, None)
            if ordered and id(ordered[-1]) in added:
                self._append(ordered, segment)
            else:
                ordered.append(segment)
            if following is None:
                self._segments = [*ordered, *self._segments[place + 1 :]]
                self._name()
                return
            if isinstance(segment, Block) or not end:
                end = len(ordered)
        tail = ordered[end:]
        del ordered[end:]
        while following:
            self._append(ordered, following)
            following = next(rest, None)
        for segment in tail:
            self._append(ordered, segment)
        self._segments = ordered
        self._name()

    def _append(self, segments: list[Block | str], segment: Block | str) -> None:
        """Add a segment after a blank line."""
        if segments and (text := text_in(segments[-1])).strip():
            ends = len(text) - len(text.rstrip("\r\n"))
            missing = 2 - text.count("\n", len(text) - ends)
            if missing > 0:
                text += self._newline * missing
                segments[-1] = text if isinstance(segments[-1], str) else Block(text)
        segments.append(segment)

    def _line_ends(self, text: str) -> str:
        return text.replace("\r\n", "\n").replace("\n", self._newline)

    def _name(self) -> None:
        """Give each bookmark an id of its own, even where a block was copied by hand."""
        marks = [s.mark for s in self._segments if isinstance(s, Block) and s.mark is not None]
        self.marks = {mark.id: mark for mark in marks}
        self._places = None
        if len(self.marks) == len(marks):
            return
        self.marks.clear()
        for mark in marks:
            if mark.id in self.marks:
                own = derived_id(mark.review, mark.passage, mark.added)
                while own in self.marks:
                    own += "+"
                mark = mark._replace(id=own)
            self.marks[mark.id] = mark

    def _place(self, mark_id: str) -> int | None:
        """Which segment holds a bookmark; bookmarks are named in the order of the file."""
        if mark_id not in self.marks:
            return None
        if self._places is None:
            understood = [
                place
                for place, segment in enumerate(self._segments)
                if isinstance(segment, Block) and segment.mark is not None
            ]
            self._places = dict(zip(self.marks, understood, strict=True))
        return self._places[mark_id]

    def _check(self, text: str) -> None:
        problems = []
        line = 1
        faulty = any(isinstance(s, Block) and s.fault is not None for s in self._segments)
        for segment in self._segments if faulty else ():
            fault = None if isinstance(segment, str) else segment.fault
            if fault is not None:
                at = line + fault.line - 1
                problems.append(BadFileError(self.path, fault.what, fault.todo, at))
                if fault.breaks and self.broken is None:
                    self.broken = StoreError(f"{self.path}:{at}: {fault.what}\n  {_MISTAKE}")
            line += text_in(segment).count("\n")
        if self.broken is None:
            wrong = self._not_utf8(text) or self._wrong_around(text)
            if wrong is not None:
                problems.append(wrong)
                self.broken = StoreError(str(wrong))
        self.problems = tuple(problems)

    def _not_utf8(self, text: str) -> BadFileError | None:
        found = None if text.isascii() else _NOT_UTF8.search(text)
        if found is None:
            return None
        line = text.count("\n", 0, found.start()) + 1
        return BadFileError(self.path, "not UTF-8", f"Save it as UTF-8. {_MISTAKE}", line)

    def _wrong_around(self, text: str) -> BadFileError | None:
        """What is wrong outside the blocks: with `format`, or with tables we know nothing of."""
        rest = [segment for segment in self._segments if isinstance(segment, str)]
        alone = len(rest) < 2
        try:
            stated = tomllib.loads("".join(rest) if alone else text)
        except tomllib.TOMLDecodeError as error:
            what, line = toml_mistake(error, text)
            return BadFileError(self.path, what, _MISTAKE, line)
        if "bookmark" in stated and (alone or not self.says_any()):
            what = "bookmarks are written in a way that cannot be changed piece by piece"
            return BadFileError(self.path, what, "Write each under a line [[bookmark]] of its own.")
        if stated.get("format", FORMAT) != FORMAT:
            self._segments = []
            what = f"format {stated['format']!r} is not one this version knows ({FORMAT})"
            todo = "If a newer reviewtui wrote it, update this one; the file is left as it is."
            return BadFileError(self.path, what, todo)
        return None


def _age(block: Block) -> float:
    """Seconds of the clock; what cannot be understood counts as the oldest."""
    return block.mark.added.timestamp() if block.mark else 0.0


def open_notebook(path: str, before: Notebook | None = None) -> Notebook:
    """Read a file of bookmarks; one that is not there is an empty one."""
    try:
        with open(path, "rb") as file:
            data = file.read()
    except FileNotFoundError:
        data = b""
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise StoreError(f"{path}: cannot be read: {reason}") from error
    return Notebook(path, data, before)


def unreadable(path: str, error: StoreError) -> Notebook:
    """What stands for a file that cannot even be read: nothing, and nothing to be written."""
    book = Notebook(path)
    book.broken = error
    what = str(error).removeprefix(f"{path}: ")
    book.problems = (BadFileError(path, what, "Make it readable; it is left as it is."),)
    return book
