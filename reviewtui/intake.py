"""The way in: source -> Draft -> not seen before? -> file.

A source is a file, a folder, a page or feed on the web, or standard input. What it holds is told
by its content and not by its name. Nothing is ever overwritten, and no path comes from a title.
"""

from __future__ import annotations

import os
import sys

from reviewtui.errors import BadFileError, NetworkError, ReviewtuiError, UsageError
from reviewtui.model.naming import UNATTRIBUTED, slug
from reviewtui.patterns import IGNORECASE, MULTILINE, pattern
from reviewtui.record import Record
from reviewtui.sources.foreign import foreign
from reviewtui.sources.outcome import NotAReview

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reviewtui.library.library import Library
    from reviewtui.model.draft import Draft

LARGEST = 10 * 1024 * 1024
STDIN = "-"
BUSY = (429, 503)
"""What a server answers that has no time now."""
_LONGEST_NAME = 80
"""Bytes of a file name, its ending included: short enough for every file system."""
_RESERVED = frozenset(
    [
        "con",
        "prn",
        "aux",
        "nul",
        "outlet",
        *(f"{port}{n}" for port in ("com", "lpt") for n in range(10)),
    ]
)
"""Names that Windows keeps for devices, in any folder and with any ending."""
_PASSED_OVER = (
    ".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".ico", ".pdf", ".zip", ".gz", ".css", ".js",
    ".mp3", ".mp4", ".webm", ".woff", ".woff2", ".ttf", ".sqlite3", ".toml", ".yaml", ".yml",
    ".lock",
)  # fmt: skip
"""What lies in a folder beside reviews and is looked at only when named itself."""


class Seen(Record):
    """A review that is there already, and how it was known again."""

    review: str
    by: str


def expand(sources: Iterable[str]) -> Iterator[str]:
    """Every single source: a folder becomes the files below it, in order; hidden ones stay out."""
    for source in sources:
        if is_url(source) or source == STDIN or not os.path.isdir(source):
            yield source
            continue
        for folder, below, names in os.walk(source):
            below[:] = sorted(name for name in below if name[0] != ".")
            for name in sorted(names):
                if name[0] != "." and not name.lower().endswith(_PASSED_OVER):
                    yield os.path.join(folder, name)


def is_url(source: str) -> bool:
    """Whether a source is an address on the web."""
    return source[:8].lower().startswith(("http://", "https://"))


def read_source(source: str) -> list[Draft | NotAReview]:
    """What one source holds; a file that cannot be read is told like what is no review.

    Only a source on the network that does not answer is an error: it may do so tomorrow.
    """
    try:
        if is_url(source):
            return _from_web(source)
        if source != STDIN and os.path.isdir(source):
            return [each for path in expand([source]) for each in read_source(path)]
        data = sys.stdin.buffer.read(LARGEST + 1) if source == STDIN else _bytes(source)
    except NetworkError:
        raise
    except ReviewtuiError as error:
        return [NotAReview(source, str(error).replace("\n", ";"))]
    return [_on_its_scale(each, source) for each in read_data(data, source)]


def _on_its_scale(outcome: Draft | NotAReview, source: str) -> Draft | NotAReview:
    """A review whose rating is a bare number, out of what its folder shows it to be out of."""
    rating = getattr(outcome, "rating", None)
    if rating is None or not rating.assumed or not source.lower().endswith((".md", ".markdown")):
        return outcome
    from reviewtui.model.rating import Rating
    from reviewtui.sources.siblings import best_beside

    best = best_beside(source, rating.text)
    if best and best != rating.best and not isinstance(outcome, NotAReview):
        outcome.rating = Rating.parse(f"{rating.text}/{best}") or rating
    return outcome


def read_data(
    data: bytes, name: str, *, url: str | None = None, content_type: str | None = None
) -> list[Draft | NotAReview]:
    """What some bytes hold: a page, a feed, Markdown or plain text, told by their content."""
    if len(data) > LARGEST:
        return [NotAReview(name, "it is larger than 10 MB")]
    if not data.strip():
        blank = "there is nothing in it but blanks" if data else "it is empty"
        return [NotAReview(name, blank)]
    if kind := foreign(data):
        return [NotAReview(name, f"it is {kind}")]
    # UTF-16 is ASCII with zeros here
    start = data[:4096].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if _is_feed(start):
        from reviewtui.sources.feed import is_feed, read_feed

        if is_feed(data):
            try:
                entries = read_feed(data, url=url, content_type=content_type).entries
            except BadFileError as error:
                return [NotAReview(name, f"it is a feed that {error.what}")]
            return [
                NotAReview(entry.link or name, entry.doubt) if entry.doubt else entry.draft
                for entry in entries
            ] or [NotAReview(name, "it is a feed without entries")]
    if _is_page(start, content_type):
        from reviewtui.sources.page import read_page

        return [_named(each, name) for each in read_page(data, url=url, content_type=content_type)]
    text = _decoded(data)
    if text is None:
        return [NotAReview(name, "it is not text")]
    if _is_markdown(text):
        from reviewtui.sources.markdown import read_markdown

        return [read_markdown(text, name=name)]
    from reviewtui.sources.text import read_text

    return [read_text(text, name=name)]


def _named(outcome: Draft | NotAReview, name: str) -> Draft | NotAReview:
    return outcome._replace(source=name) if isinstance(outcome, NotAReview) else outcome


def _from_web(source: str) -> list[Draft | NotAReview]:
    from reviewtui.sources.fetch import fetch

    got = fetch(source, typed=True)
    if got.status in BUSY:
        wait = f"; it asks to wait {got.retry_after} s" if got.retry_after else ""
        raise NetworkError(f"{source}: the server has no time now (it answered {got.status}){wait}")
    return read_data(got.data, source, url=got.url, content_type=got.content_type)


def _bytes(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read(LARGEST + 1)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UsageError(f"it cannot be read: {reason}") from error


def _is_feed(start: bytes) -> bool:
    if start.startswith(b"{"):
        return b"jsonfeed.org/version" in start
    return b"<rss" in start or b"<feed" in start or b"<rdf:rdf" in start


def _is_page(start: bytes, content_type: str | None) -> bool:
    if content_type and ("html" in content_type or "xml" in content_type):
        return True
    if start.startswith(
        (b"<!doctype html", b"<html", b"<?xml", b"<head", b"<body", b"<article", b"<!--")
    ):
        return True
    tags = (b"<p>", b"<p ", b"<div", b"<span", b"<article", b"<h1", b"<h2", b"</a>", b"<br")
    return start.startswith(b"<") and sum(tag in start for tag in tags) > 1


def _decoded(data: bytes) -> str | None:
    """Text in the encoding its bytes show; None where it is no text."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", errors="replace")
    if b"\0" in data:
        from reviewtui.sources.charset import wide

        name = wide(data)
        return data.decode(name, errors="replace") if name else None
    try:
        return data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


_FRONT = pattern(r"\ufeff?\s*(?:---[ \t]*\r?\n|\+\+\+[ \t]*\r?\n|\{\s*\")")
_BARE_FRONT = pattern(r"\ufeff?\s*(?:\.\. )?(?:title|date|author|slug|category|tags):", IGNORECASE)
_MARKS = pattern(
    r"^ {0,3}#{1,6} \S|\[[^\[\]\n]+\]\((?:https?:|/|\.|#|<)[^)\n]*\)"
    r"|(?<![\w*])\*\*(?=\S)[^*\n]+\*\*(?![\w*])|(?<![\w_])__(?=\S)[^_\n]+__(?![\w_])"
    r"|^ {0,3}>[ ]?\S|!\[[^\[\]\n]*\]\(|\[\[[^\[\]\n]+\]\]|^\|.*\|\s*$\n\|[ :|-]+\|\s*$"
    r"|(?<![\w*])\*(?=[^\s*])[^*\n]{1,60}(?<=[^\s*])\*(?![\w*])",
    MULTILINE,
)


def _is_markdown(text: str) -> bool:
    """Whether a text has front matter or the marks of Markdown; without either it is plain."""
    if text[:200].lstrip("\ufeff \t\r\n")[:1] in ("-", "+", "{") and _FRONT.match(text):
        return True
    if _BARE_FRONT.match(text[:100]):
        from reviewtui.model import foreign

        if foreign.split(text[:10_000]):
            return True
    if not any(mark in text for mark in ("# ", "](", "**", "__", "> ", "[[", "|", "*")):
        return False
    marks = [found[0] for found in _MARKS.finditer(text[:100_000])]
    heavy = [
        mark for mark in marks if not mark.lstrip().startswith((">", "*")) or mark.startswith("**")
    ]
    return bool(heavy) or len(marks) > 1


def seen(draft: Draft, library: Library) -> Seen | None:
    """The review this one is, if the library has it: by its address, its feed, or its words."""
    if draft.url and (known := library.id_of_url(draft.url)):
        return Seen(known, "address")
    if draft.guid and (known := library.id_of_guid(draft.guid)):
        return Seen(known, "name in its feed")
    known = library.id_of_text(draft.body, draft.work)
    return Seen(known, "text") if known else None


def keep(draft: Draft, library_root: str) -> str:
    """Write a review under a folder and return its path; what was guessed is not written.

    `ballerina-2025.md` in the folder of its outlet; where that is taken, `ballerina-2025-2.md`.
    """
    from reviewtui.library.files import write_new
    from reviewtui.library.writing import render

    stated = only_stated(draft)
    for path in _paths(stated, library_root):
        outlet = _outlet_to_write(stated.outlet, os.path.dirname(path))
        if write_new(path, render(stated, outlet=outlet).encode()):
            return path
    raise UsageError(f"{library_root}: there are ten thousand reviews of this name")


def planned(draft: Draft, library_root: str) -> str:
    """The path a review would be written to."""
    return next(_paths(only_stated(draft), library_root))


def _paths(stated: Draft, library_root: str) -> Iterator[str]:
    """The names that are free for a review, the plainest first."""
    if not stated.work:
        raise UsageError("I cannot tell what it reviews; say it with --work NAME")
    folder = os.path.join(library_root, safe_name(stated.outlet or UNATTRIBUTED))
    stem = safe_name(f"{stated.work} {stated.year}" if stated.year else stated.work)
    taken = _names_in(folder)
    for number in range(1, 10_000):
        name = f"{stem}-{number}.md" if number > 1 else f"{stem}.md"
        if name.casefold() not in taken:
            yield os.path.join(folder, name)


def only_stated(draft: Draft) -> Draft:
    """A draft without what was guessed, the work apart: a file must say what it is of."""
    stated = draft.copy()
    for field in draft.uncertain - {"work", "title", "rating"}:
        if field in ("year", "kind", "outlet", "critic", "published", "url", "verdict"):
            setattr(stated, field, None)
    return stated


def safe_name(text: str) -> str:
    """A name for a file or folder that every file system takes and none confuses with another."""
    name = _composed(slug(text))
    name = _cut(name, _LONGEST_NAME - 10).strip("-") or "untitled"
    return f"{name}-review" if name in _RESERVED else name


def _cut(name: str, size: int) -> str:
    """As many whole letters as fit into some bytes."""
    return name.encode()[:size].decode(errors="ignore").strip("-")


def _names_in(folder: str) -> set[str]:
    try:
        return {_composed(name).casefold() for name in os.listdir(folder)}
    except OSError:
        return set()


def _composed(name: str) -> str:
    """A name with each letter and its marks in one, however the file system spells it."""
    if name.isascii():
        return name
    import unicodedata

    return unicodedata.normalize("NFC", name)


def _outlet_to_write(name: str | None, folder: str) -> str | None:
    """The outlet as the file must say it; None where its folder says so already."""
    if name is None:
        return None
    from reviewtui.library.writing import bare_outlet

    if os.path.isfile(os.path.join(folder, "outlet.toml")):
        from reviewtui.library.document import read_outlet

        return None if read_outlet(folder)[0].name == name else name
    return None if bare_outlet(os.path.basename(folder)).name == name else name
