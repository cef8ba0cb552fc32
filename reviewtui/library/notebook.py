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
    HEADER,
    STRING_OR_COMMENT,
    Block,
    comments_before,
    loose_end,
    toml_mistake,
)
from reviewtui.library.mark_fields import derived_id

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from reviewtui.library.bookmark import Bookmark

FORMAT = 1
_TABLE = re.compile(
    r"^[ \t]*\[{1,2}[ \t]*([A-Za-z0-9_.\"' \t-]+?)[ \t]*\]{1,2}[ \t]*(?:#.*)?\r?$", re.MULTILINE
)
_OPEN = re.compile(r'"""|\'\'\'')
_NOT_UTF8 = re.compile("[\ud800-\udfff]")
_MISTAKE = "Put it right in an editor; until then bookmarks are not written, so none is lost."


class Notebook:
    """One state of bookmarks.toml: what stands before, between and in its blocks."""

    def __init__(self, path: str, data: bytes = b"", known: dict[str, Block] | None = None) -> None:
        """`known` holds blocks read before, by their text: only those that are new are parsed."""
        self.path = path
        self.broken: StoreError | None = None
        """Why the file must not be written, if it must not."""
        self.problems: tuple[BadFileError, ...] = ()
        self.marks: dict[str, Bookmark] = {}
        """Every bookmark by its id, in the order of the file."""
        self._places: dict[str, int] = {}
        text = data.decode("utf-8", "surrogateescape")
        self._start = "\ufeff" if text.startswith("\ufeff") else ""
        text = text[len(self._start) :]
        self._newline = "\r\n" if "\r\n" in text else "\n"
        self._segments = _segments(text, known or {})
        self._check(text)
        self._name()

    def render(self) -> bytes:
        """The file as it is to be written."""
        return (self._start + "".join(map(_text, self._segments))).encode(
            "utf-8", "surrogateescape"
        )

    def blocks(self) -> dict[str, Block]:
        """The blocks by their text, to be handed to the next reading."""
        return {s.text: s for s in self._segments if isinstance(s, Block)}

    def text_of(self, mark_id: str) -> str | None:
        """The block of a bookmark as it stands in the file."""
        place = self._places.get(mark_id)
        return None if place is None else _text(self._segments[place])

    def put(self, mark_id: str, text: str | None) -> None:
        """Give a bookmark another block, or a new one its place by age, or (None) take it away."""
        place = self._places.get(mark_id)
        if place is None:
            if text is not None:
                self.add([text])
            return
        if text is None:
            segment = self._segments[place]
            loose = loose_end(_text(segment))
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
        for segment in self._segments:
            while following and isinstance(segment, Block) and _age(segment) <= _age(following):
                self._append(ordered, following)
                following = next(rest, None)
            if ordered and id(ordered[-1]) in added:
                self._append(ordered, segment)
            else:
                ordered.append(segment)
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
        if segments and (text := _text(segments[-1])).strip():
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
        self.marks = {}
        self._places = {}
        for place, segment in enumerate(self._segments):
            if isinstance(segment, str) or segment.mark is None:
                continue
            mark = segment.mark
            if mark.id in self.marks:
                own = derived_id(mark.review, mark.passage, mark.added)
                while own in self.marks:
                    own += "+"
                mark = mark._replace(id=own)
            self.marks[mark.id] = mark
            self._places[mark.id] = place

    def _check(self, text: str) -> None:
        problems = []
        line = 1
        for segment in self._segments:
            fault = None if isinstance(segment, str) else segment.fault
            if fault is not None:
                at = line + fault.line - 1
                problems.append(BadFileError(self.path, fault.what, fault.todo, at))
                if fault.breaks and self.broken is None:
                    self.broken = StoreError(f"{self.path}:{at}: {fault.what}\n  {_MISTAKE}")
            line += _text(segment).count("\n")
        if self.broken is None:
            wrong = self._not_utf8(text) or self._wrong_around(text)
            if wrong is not None:
                problems.append(wrong)
                self.broken = StoreError(str(wrong))
        self.problems = tuple(problems)

    def _not_utf8(self, text: str) -> BadFileError | None:
        found = _NOT_UTF8.search(text)
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
        if "bookmark" in stated and (alone or not self.blocks()):
            what = "bookmarks are written in a way that cannot be changed piece by piece"
            return BadFileError(self.path, what, "Write each under a line [[bookmark]] of its own.")
        if stated.get("format", FORMAT) != FORMAT:
            self._segments = []
            what = f"format {stated['format']!r} is not one this version knows ({FORMAT})"
            todo = "If a newer reviewtui wrote it, update this one; the file is left as it is."
            return BadFileError(self.path, what, todo)
        return None


def _text(segment: Block | str) -> str:
    return segment if isinstance(segment, str) else segment.text


def _age(block: Block) -> float:
    """Seconds of the clock; what cannot be understood counts as the oldest."""
    return block.mark.added.timestamp() if block.mark else 0.0


def _segments(text: str, known: dict[str, Block]) -> list[Block | str]:
    """The file in pieces, read as blocks where they are bookmarks."""
    if _OPEN.search(text) is None:
        return [_read(piece, known) for piece in _pieces(text, _never)]
    segments = [_read(piece, known) for piece in _pieces(text, _looks_open)]
    if not any(map(_breaks, segments)):
        return segments
    segments = []
    for piece in _pieces(text, _is_open):
        segment = _read(piece, known)
        if _breaks(segment):
            # a string that is never closed must not swallow the blocks after it
            segments += [_read(part, known) for part in _pieces(piece, _never)]
        else:
            segments.append(segment)
    return segments


def _read(piece: str, known: dict[str, Block]) -> Block | str:
    block = known.get(piece)
    if block is None and HEADER.search(piece):
        block = Block(piece)
    return block or piece


def _breaks(segment: Block | str) -> bool:
    return isinstance(segment, Block) and segment.fault is not None and segment.fault.breaks


def _pieces(text: str, in_string: Callable[[str], bool]) -> list[str]:
    """The text cut before every table header, the comment lines right above it going with it.

    A line in a string of several lines is no header, however it looks; `in_string` says whether
    a text ends in one.
    """
    cuts = [0]
    for found in _TABLE.finditer(text):
        header, name = found.start(), found[1]
        if name != "bookmark" and re.match(r"[\"']?bookmark[\"']?\s*\.", name):
            continue
        if in_string(text[cuts[-1] : header]):
            continue
        line_above = text[text.rfind("\n", 0, max(header - 1, 0)) + 1 : header]
        if line_above.lstrip()[:1] == "#":
            before = text[cuts[-1] : header]
            if cuts[-1] or _says_anything(before):
                header -= len(comments_before(before))
        if header > cuts[-1]:
            cuts.append(header)
    return [text[a:b] for a, b in zip(cuts, [*cuts[1:], len(text)], strict=True) if a < b]


def _never(_: str) -> bool:
    return False


def _looks_open(text: str) -> bool:
    """A quick answer, wrong only where a string holds the quotation marks of another sort."""
    return text.count('"""') % 2 == 1 or text.count("'''") % 2 == 1


def _is_open(text: str) -> bool:
    return any(found["open"] for found in STRING_OR_COMMENT.finditer(text))


def _says_anything(text: str) -> bool:
    """Whether there is more than comments: those that open a file are its title."""
    return any(line.strip() and not line.lstrip().startswith("#") for line in text.split("\n"))


def open_notebook(path: str, known: dict[str, Block] | None = None) -> Notebook:
    """Read a file of bookmarks; one that is not there is an empty one."""
    try:
        with open(path, "rb") as file:
            data = file.read()
    except FileNotFoundError:
        data = b""
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise StoreError(f"{path}: cannot be read: {reason}") from error
    return Notebook(path, data, known)


def unreadable(path: str, error: StoreError) -> Notebook:
    """What stands for a file that cannot even be read: nothing, and nothing to be written."""
    book = Notebook(path)
    book.broken = error
    what = str(error).removeprefix(f"{path}: ")
    book.problems = (BadFileError(path, what, "Make it readable; it is left as it is."),)
    return book
