"""Corrections: what a person said of found points, kept in corrections.toml; it wins for good.

They are kept by the words they are about and not by offset or number, so that they outlive
re-indexing, another wording of the file around them, and a better extractor. The file may be
edited by hand; an edit of ours changes its own block and nothing else.
"""

from __future__ import annotations

import os
import re
import threading
from typing import TYPE_CHECKING, NamedTuple

from reviewtui.errors import BadFileError, StoreError
from reviewtui.library.files import atomic_write
from reviewtui.library.locking import Held
from reviewtui.model.point import Origin, Point, Polarity, Span, locate
from reviewtui.model.text import clean_line, safe_url

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reviewtui.model.review import Review

FORMAT = 1
ACCEPT, REJECT, CHANGE = "accept", "reject", "change"
_BLOCK = re.compile(r"^[ \t]*\[\[[ \t]*correction[ \t]*\]\]", re.MULTILINE)
_MISTAKE = "Put it right in an editor; until then nothing is written to it, so nothing is lost."


class Correction(NamedTuple):
    """What a person said of one point."""

    review: str
    url: str | None
    quote: str
    """The words it is about, on one line."""
    said: str
    """`accept`, `reject` or `change`."""
    aspect: str = "overall"
    polarity: str = "mixed"
    label: str = ""

    def same_place(self, other: Correction) -> bool:
        """Whether both are about the same words of the same review."""
        same = self.review == other.review or (self.url is not None and self.url == other.url)
        return same and self.quote == other.quote


class _Done(NamedTuple):
    """An edit that can be taken back."""

    now: Correction
    before: Correction | None
    file: tuple[str, bytes, bytes] | None
    """The review's file, and its bytes before and after, where it was changed."""


class Corrections:
    """The corrections of a person; without a folder there are none, and none can be made."""

    def __init__(self, config_dir: str | None) -> None:
        self.path = f"{config_dir}/corrections.toml" if config_dir else ""
        self._lock_path = f"{config_dir}/.corrections.lock"
        self._mutex = threading.RLock()
        self._signature: tuple[int, int, int] | None = None
        self._every: tuple[Correction, ...] = ()
        self._by_review: dict[str, list[Correction]] = {}
        self._by_url: dict[str, list[Correction]] = {}
        self._done: list[_Done] = []
        self.problems: tuple[BadFileError, ...] = ()
        """What is wrong with the file, by line, as it was read last."""

    def of(self, review_id: str, url: str | None) -> Sequence[Correction]:
        """What was said of the points of a review; its address finds it after its file moved."""
        self._follow()
        by_id = self._by_review.get(review_id, ())
        moved = [c for c in self._by_url.get(url or "", ()) if c.review != review_id]
        return [*by_id, *moved]

    def accept(self, review: Review, point: Point) -> None:
        """Write a point into the review's file: from now on it is stated."""
        from reviewtui.library.document import add_accepted

        said = self._about(review, point, ACCEPT)
        before = self._put(said)
        try:
            change = add_accepted(review, point)
        except BaseException:
            self._put(said, instead=before)
            raise
        self._done.append(_Done(said, before, change))

    def reject(self, review: Review, point: Point) -> None:
        """Never show a point again."""
        self._say(self._about(review, point, REJECT))

    def change(self, review: Review, point: Point, *, aspect: str, polarity: Polarity) -> None:
        """Give a point another aspect or polarity."""
        said = self._about(review, point, CHANGE)
        self._say(said._replace(aspect=clean_line(aspect).casefold(), polarity=polarity.value))

    def undo(self) -> str | None:
        """Take back what was said last in this session; None where nothing was."""
        if not self._done:
            return None
        done = self._done[-1]
        if done.file is not None and not _put_back(*done.file):
            self._done.pop()
            name = clean_line(os.path.basename(done.file[0]))
            return f"Left as it is: {name} was changed since."
        self._put(done.now, instead=done.before)
        self._done.pop()
        words = {ACCEPT: "accepting", REJECT: "rejecting", CHANGE: "changing"}[done.now.said]
        return f"Took back {words} “{done.now.label or done.now.quote}”."

    def _about(self, review: Review, point: Point, said: str) -> Correction:
        return Correction(
            clean_line(review.id),
            safe_url(review.url),
            clean_line(point.quote),
            said,
            clean_line(point.aspect),
            point.polarity.value,
            clean_line(point.label),
        )

    def _say(self, said: Correction) -> None:
        self._done.append(_Done(said, self._put(said), None))

    # Reading and writing

    def _follow(self) -> None:
        """Take in what changed on disk; costs one stat."""
        if not self.path or self._stat() == self._signature:
            return
        with self._mutex:
            self._signature = self._stat()
            try:
                self._take(_read(self.path))
            except StoreError as error:
                self.problems = (BadFileError(self.path, str(error), _MISTAKE),)

    def _take(self, text: str) -> None:
        found, problems = _parsed(text, self.path)
        by_review: dict[str, list[Correction]] = {}
        by_url: dict[str, list[Correction]] = {}
        for each in found:
            by_review.setdefault(each.review, []).append(each)
            if each.url:
                by_url.setdefault(each.url, []).append(each)
        self._every, self.problems = tuple(found), tuple(problems)
        self._by_review, self._by_url = by_review, by_url

    def _stat(self) -> tuple[int, int, int] | None:
        try:
            stat = os.stat(self.path)
        except OSError:
            return None
        return stat.st_mtime_ns, stat.st_size, stat.st_ino

    def _put(self, said: Correction, *, instead: object = ...) -> Correction | None:
        """Write one block on top of the freshest copy; what stood in its place before.

        `instead` names what to write in its place: another, or None to take it away.
        """
        if not self.path:
            raise StoreError("corrections cannot be kept: there is no folder for them")
        wanted = said if instead is ... else instead
        with self._mutex, Held(self._lock_path):
            text = _read(self.path)
            _, problems = _parsed(text, self.path)
            if problems:
                raise StoreError(f"{problems[0]}")
            start, blocks = _cut(text)
            place = next((n for n, b in enumerate(blocks) if said.same_place(_one(b))), None)
            before = None if place is None else _one(blocks[place])
            new = [_block(wanted)] if isinstance(wanted, Correction) else []
            if place is None:
                blocks += new
            else:
                blocks[place : place + 1] = [n + _tail(blocks[place]) for n in new]
            after = (start or f"format = {FORMAT}\n\n") + "".join(blocks)
            if after != text:
                atomic_write(self.path, after.encode())
            self._signature = self._stat()
            self._take(after)
            return before


def corrected(
    points: Iterable[Point], stated: Sequence[Point], said: Sequence[Correction], body: str
) -> tuple[Point, ...]:
    """Points as a person put them right: without those rejected, and those already in the file.

    A changed point is shown even where the program no longer finds it.
    """
    if not said and not stated:
        return tuple(points)
    places = [(each, locate(each.quote, body)) for each in said if each.said != ACCEPT]
    mine = [point.span for point in stated if point.span]
    mine += [span for each in said if each.said == ACCEPT and (span := locate(each.quote, body))]
    kept: list[Point] = []
    used: set[int] = set()
    for point in points:
        if point.span and any(_alike(point.span, span) for span in mine):
            continue
        met = [
            number
            for number, (_, span) in enumerate(places)
            if span and point.span and _alike(point.span, span)
        ]
        if not met:
            kept.append(point)
            continue
        each, span = places[met[0]]
        if each.said == CHANGE and met[0] not in used:
            kept.append(_changed(each, point, point.span))
        used.update(met)
    for number, (each, span) in enumerate(places):
        if each.said == CHANGE and number not in used and span is not None:
            quote = body[span.start : span.end]
            point = Point(each.aspect, Polarity(each.polarity), each.label, quote, Origin.FOUND)
            kept.append(_changed(each, point, span))
    return tuple(kept)


def _changed(said: Correction, point: Point, span: Span | None) -> Point:
    return Point(said.aspect, Polarity(said.polarity), point.label, point.quote, point.origin, span)


def _alike(one: Span, other: Span) -> bool:
    """Whether two passages are the same for a person: half of the shorter is in the longer."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared > 0 and shared * 2 >= min(one.end - one.start, other.end - other.start)


def _put_back(path: str, before: bytes, after: bytes) -> bool:
    """Give a file the bytes it had, unless somebody changed it meanwhile."""
    try:
        with open(path, "rb") as file:
            now = file.read()
    except OSError:
        return False
    if now != after:
        return False
    atomic_write(path, before)
    return True


def _read(path: str) -> str:
    try:
        with open(path, "rb") as file:
            return file.read().decode()
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError as error:
        raise StoreError(f"{path}: not UTF-8\n  Save it as UTF-8. {_MISTAKE}") from error
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise StoreError(f"{path}: cannot be read: {reason}") from error


def _cut(text: str) -> tuple[str, list[str]]:
    """What stands before the first block, and each block with what follows it."""
    starts = [found.start() for found in _BLOCK.finditer(text)]
    if not starts:
        return (text if not text or text.endswith("\n") else f"{text}\n"), []
    blocks = [text[a:b] for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]
    return text[: starts[0]], [b if b.endswith("\n") else f"{b}\n" for b in blocks]


def _tail(block: str) -> str:
    """Comments and blank lines at the end of a block, which outlive it."""
    lines = block.splitlines(keepends=True)
    first = len(lines)
    while first and (not lines[first - 1].strip() or lines[first - 1].lstrip().startswith("#")):
        first -= 1
    return "".join(lines[first:])


def _block(said: Correction) -> str:
    import tomli_w

    table = {key: value for key, value in said._asdict().items() if value not in (None, "")}
    if said.said == REJECT:
        table.pop("aspect", None), table.pop("polarity", None)
    return f"[[correction]]\n{tomli_w.dumps(table)}"


def _one(block: str) -> Correction:
    """A block as it was read and found right before."""
    import tomllib

    return _correction(tomllib.loads(block)["correction"][0])


def _parsed(text: str, path: str) -> tuple[list[Correction], list[BadFileError]]:
    """Every block that can be understood, and what is wrong with the others and around them."""
    import tomllib

    start, blocks = _cut(text)
    found: list[Correction] = []
    problems: list[BadFileError] = []
    try:
        stated = tomllib.loads(start).get("format", FORMAT)
        if stated != FORMAT:
            what = f"is of format {clean_line(str(stated))}, and this reviewtui knows {FORMAT}"
            problems.append(BadFileError(path, what, "Update reviewtui; the file is left alone."))
    except tomllib.TOMLDecodeError as error:
        problems.append(BadFileError(path, f"not TOML: {clean_line(str(error))}", _MISTAKE, 1))
    line = start.count("\n") + 1
    for block in blocks:
        try:
            found.append(_one(block))
        except (ValueError, KeyError, TypeError) as error:
            what = f"this correction cannot be understood: {clean_line(str(error))}"
            problems.append(BadFileError(path, what, _MISTAKE, line))
        line += block.count("\n")
    return found, problems


def _correction(table: dict[str, object]) -> Correction:
    """What a block says, made safe to show; ValueError says what is wrong with it."""
    texts: dict[str, str] = {}
    for key in Correction._fields:
        stated = table.get(key, "")
        if not isinstance(stated, str):
            raise ValueError(f"{key} is not a text in quotes")
        texts[key] = clean_line(stated)
    if not texts["review"] and not texts["url"]:
        raise ValueError("it does not say of which review it is")
    if not texts["quote"]:
        raise ValueError("it does not say of which words it is")
    if texts["said"] not in {ACCEPT, REJECT, CHANGE}:
        raise ValueError('said is neither "accept", "reject" nor "change"')
    polarity = texts["polarity"] or Polarity.MIXED.value
    if polarity not in {each.value for each in Polarity}:
        raise ValueError("polarity is neither pro, con nor mixed")
    return Correction(
        texts["review"],
        safe_url(texts["url"]),
        texts["quote"],
        texts["said"],
        texts["aspect"].casefold() or "overall",
        polarity,
        texts["label"] or " ".join(texts["quote"].split()[:6]),
    )
