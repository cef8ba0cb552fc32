"""A review file <-> a Review; outlet.toml; what is wrong in them, with line and remedy."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from datetime import date, datetime
from difflib import get_close_matches
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from reviewtui.errors import BadFileError
from reviewtui.library import frontmatter
from reviewtui.library.files import atomic_write
from reviewtui.library.rows import Problem
from reviewtui.model.point import Origin, Point, Polarity, locate
from reviewtui.model.rating import Rating, Scale
from reviewtui.model.review import Draft, Outlet, Review, Work, slug
from reviewtui.model.text import clean, clean_line, safe_url

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

FORMAT = 1
LARGEST = 10 * 1024 * 1024
KINDS = ("film", "series", "game", "book", "music", "product")
KEYS = (
    "format", "work", "kind", "year", "title", "outlet", "critic", "published", "url", "rating",
    "verdict", "digest", "guid", "identifiers", "points",
)  # fmt: skip
"""The keys of a review file, in the order a new one has them."""
_POINT_KEYS = ("aspect", "polarity", "label", "quote")
_OUTLET_KEYS = ("format", "name", "home", "scale", "feeds", "unattributed")
NOBODY = Outlet("unattributed", None)

_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(.+?)[ \t]*#*[ \t]*$", re.MULTILINE)
_WITH_YEAR = re.compile(r"(.*\S)\s*\((\d{4})\)")


def read_document(
    path: str, *, review_id: str | None = None, outlet: Outlet | None = None
) -> tuple[Review, list[Problem]]:
    """A review file and what is doubtful in it. What cannot be understood raises BadFileError."""
    return parse_document(read_bytes(path), path, review_id=review_id, outlet=outlet)


def read_bytes(path: str) -> bytes:
    """The bytes of a file that is not too large to be a review."""
    try:
        with open(path, "rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise BadFileError(
            path, f"cannot be read: {reason}", "Check that it is there and that you may read it."
        ) from error
    if len(data) > LARGEST:
        raise BadFileError(
            path, "is larger than 10 MB", "Split it, or keep it outside the folder of reviews."
        )
    return data


def parse_document(
    data: bytes, path: str, *, review_id: str | None = None, outlet: Outlet | None = None
) -> tuple[Review, list[Problem]]:
    """A review from the bytes of its file."""
    parts = frontmatter.split(_text(data, path), path)
    reading = _Reading(parts.table, path, parts.toml)
    reading.check_format()
    reading.check_keys(KEYS)
    body = _lines(parts.body).lstrip("\n").rstrip()
    outlet = reading.outlet(outlet or NOBODY)
    work = reading.work(body)
    review = Review(
        id=review_id or os.path.splitext(os.path.basename(path))[0],
        path=path,
        outlet=outlet,
        work=work,
        critic=reading.line("critic"),
        title=reading.line("title"),
        published=reading.day("published"),
        url=reading.url("url"),
        digest=reading.flag("digest"),
        rating=reading.rating(outlet),
        verdict=reading.line("verdict"),
        points=reading.points(body),
        body=body,
    )
    return review, reading.problems


def read_outlet(folder: str) -> tuple[Outlet, list[Problem]]:
    """The outlet a folder is: what its outlet.toml says, else named after the folder."""
    base = os.path.basename(os.path.abspath(folder))
    bare = bare_outlet(base)
    path = os.path.join(folder, "outlet.toml")
    if not os.path.lexists(path):
        return bare, []
    text = _text(read_bytes(path), path).removeprefix("\ufeff")
    reading = _Reading(frontmatter.parse(text, path), path, text, above=0)
    reading.check_format()
    reading.check_keys(_OUTLET_KEYS)
    if reading.flag("unattributed"):
        return NOBODY, reading.problems
    printed = reading.line("scale")
    scale = Scale.parse(printed) if printed else None
    if printed and scale is None:
        reading.note("scale", f'scale "{printed}" is none I know', 'Write it as "out of 10".')
    feeds = reading.texts("feeds")
    name = reading.line("name")
    outlet = Outlet(
        slug=bare.slug if bare.name or not name else slug(name),
        name=name or bare.name,
        home=reading.url("home"),
        scale=scale,
        feeds=tuple(url for each in feeds if (url := safe_url(each))),
    )
    return outlet, reading.problems


def bare_outlet(folder: str) -> Outlet:
    """The outlet of a folder without outlet.toml: `film-stories` is Film Stories."""
    name = _words(clean_line(folder))
    key = slug(name)
    return NOBODY if key == NOBODY.slug else Outlet(key, name)


def render(review: Review | Draft, *, outlet: str | None = None, work: str | None = None) -> str:
    """A new file as a person would write it. The folder names the outlet, unless `outlet` does.

    Found points stay out: what we guessed is never written as if it had been said.
    """
    stated = review.work if isinstance(review, Review) else None
    fields: dict[str, object] = {
        "format": FORMAT,
        "work": work or (stated.title if stated else review.work),
        "kind": stated.kind if stated else getattr(review, "kind", None),
        "year": stated.year if stated else getattr(review, "year", None),
        "title": review.title,
        "outlet": outlet,
        "critic": review.critic,
        "published": review.published,
        "url": review.url,
        "rating": review.rating.text if review.rating else None,
        "verdict": review.verdict,
        "digest": review.digest or None,
    }
    if isinstance(review, Draft):
        fields["guid"] = review.guid
        fields["identifiers"] = list(review.identifiers) or None
    head = f"+++\n{frontmatter.write(fields)}+++\n"
    return add_points(f"{head}\n{review.body.strip()}\n", review.points)


def add_points(text: str, points: Sequence[Point], path: str = "") -> str:
    """A file's text with `[[points]]` added; all else stays as it is, byte for byte."""
    stated = [_point_fields(point) for point in points if point.origin is Origin.STATED]
    return frontmatter.add_blocks(text, "points", stated, path) if stated else text


def set_fields(text: str, fields: Mapping[str, object], path: str = "") -> str:
    """A file's text with some keys set anew (None removes one); all else stays as it is."""
    return frontmatter.set_fields(text, fields, KEYS, path)


def rewrite(path: str, change: Callable[[str], str]) -> None:
    """Change a review file through its text, atomically."""
    before = read_bytes(path)
    after = change(_text(before, path)).encode()
    if after != before:
        atomic_write(path, after)


def _point_fields(point: Point) -> dict[str, object]:
    return {
        "aspect": point.aspect,
        "polarity": point.polarity.value,
        "label": point.label or None,
        "quote": point.quote or None,
    }


def _text(data: bytes, path: str) -> str:
    if b"\0" in data:
        raise BadFileError(
            path,
            "is not text: it holds zero bytes",
            "Keep pictures and office documents outside the folder of reviews.",
            line=data.count(b"\n", 0, data.index(b"\0")) + 1,
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadFileError(
            path,
            "is not UTF-8 text",
            "Save it as UTF-8, or convert it: iconv -f WINDOWS-1252 -t UTF-8.",
            line=data.count(b"\n", 0, error.start) + 1,
        ) from error


def _lines(text: str) -> str:
    """`clean`, without the work where there is plainly nothing to clean."""
    return text if text.isascii() and text.replace("\n", "").isprintable() else clean(text)


def _line(text: str) -> str:
    """`clean_line`, in the same way."""
    plain = text.isascii() and text.isprintable()
    return " ".join(text.split()) if plain else clean_line(text)


@lru_cache(maxsize=1024)
def _rating(printed: str, scale: Scale | None) -> Rating | None:
    """`Rating.parse`, remembered: critics print the same few ratings again and again."""
    return Rating.parse(printed, scale)


def _words(name: str) -> str:
    """`film-stories` as Film Stories; a name that is already words stays as it is."""
    if " " in name:
        return name
    return " ".join(word[:1].upper() + word[1:] for word in re.split(r"[-_]+", name) if word)


class _Reading:
    """One table being read: each getter checks its type, and notes or refuses what is wrong."""

    def __init__(self, table: dict[str, Any], path: str, toml: str, above: int = 1) -> None:
        self.table = table
        self.path = path
        self.toml = toml
        self.above = above
        self.problems: list[Problem] = []

    def note(self, key: str, what: str, todo: str, block: int | None = None) -> None:
        line = frontmatter.line_of(self.toml, key, block, self.above)
        self.problems.append(Problem(self.path, line, what, todo))

    def refuse(self, key: str, what: str, todo: str, block: int | None = None) -> BadFileError:
        line = frontmatter.line_of(self.toml, key, block, self.above)
        return BadFileError(self.path, what, todo, line)

    def check_format(self) -> None:
        stated = self.table.get("format", FORMAT)
        if isinstance(stated, bool) or not isinstance(stated, int) or stated < 1:
            raise self.refuse("format", "format is not a number from 1 up", "Write format = 1.")
        if stated > FORMAT:
            raise self.refuse(
                "format",
                f"is of format {stated}, and this reviewtui reads up to {FORMAT}",
                "Update reviewtui; the file is left as it is.",
            )

    def check_keys(self, known: Sequence[str]) -> None:
        for key in self.table:
            if key not in known:
                self.unknown(key, known)

    def unknown(self, key: str, known: Sequence[str], block: int | None = None) -> None:
        near = get_close_matches(key.casefold(), known, n=1)
        todo = f"Did you mean {near[0]}?" if near else f"Known are {', '.join(known)}."
        self.note(key, f"the key {clean_line(key)[:60]} is not known and not used", todo, block)

    def line(self, key: str) -> str | None:
        """One line of text, or None where there is none."""
        stated = self.table.get(key)
        if stated is None:
            return None
        if not isinstance(stated, str):
            raise self.refuse(key, f"{key} is not text", f'Put it in quotes: {key} = "...".')
        return _line(stated) or None

    def texts(self, key: str) -> list[str]:
        stated = self.table.get(key, [])
        if isinstance(stated, str):
            stated = [stated]
        if not isinstance(stated, list) or not all(isinstance(each, str) for each in stated):
            raise self.refuse(key, f"{key} is not a list of texts", f'Write {key} = ["..."].')
        return stated

    def flag(self, key: str) -> bool:
        stated = self.table.get(key, False)
        if not isinstance(stated, bool):
            raise self.refuse(key, f"{key} is neither true nor false", f"Write {key} = true.")
        return stated

    def url(self, key: str) -> str | None:
        stated = self.line(key)
        url = safe_url(stated)
        if stated and url is None:
            self.note(key, f"{key} is not a web address", "Write it as https://...")
        return url

    def day(self, key: str) -> date | None:
        stated = self.table.get(key)
        if stated is None or stated == "":
            return None
        if isinstance(stated, datetime):
            return stated.date()
        if isinstance(stated, date):
            return stated
        try:
            return date.fromisoformat(stated[:10])
        except (TypeError, ValueError):
            raise self.refuse(
                key, f"{key} is not a day", f"Write {key} = 2025-06-06, year first."
            ) from None

    def year(self) -> int | None:
        stated = self.table.get("year")
        if isinstance(stated, str) and re.fullmatch(r"[0-9]{4}", stated.strip()):
            stated = int(stated)
        if stated is None:
            return None
        if isinstance(stated, bool) or not isinstance(stated, int) or not 1 <= stated <= 9999:
            raise self.refuse("year", "year is not a year", "Write year = 2025, without quotes.")
        return stated

    def work(self, body: str) -> Work:
        """What is reviewed: as stated, else the first heading, else the name of the file."""
        title = self.line("work")
        if title is None and self.table:
            self.note("work", "does not say what it reviews", 'Add work = "..." on top.')
        heading = _HEADING.search(body) if title is None else None
        if heading:
            title = clean_line(re.sub(r"[*_`]+", "", heading[1])) or None
        if title is None:
            title = _words(clean_line(os.path.splitext(os.path.basename(self.path))[0]))
        year = self.year()
        dated = _WITH_YEAR.fullmatch(title)
        if dated and year in {None, int(dated[2])}:
            title, year = dated[1], int(dated[2])
        kind = self.line("kind")
        kind = kind.casefold() if kind else None
        if kind and kind not in KINDS:
            self.note("kind", f'kind "{kind}" is none I know', f"Known are {', '.join(KINDS)}.")
        return Work(slug(title), title, kind, year)

    def outlet(self, folder: Outlet) -> Outlet:
        """Who published it: as stated, else the folder it lies in."""
        name = self.line("outlet")
        if name is None or name == folder.name:
            return folder
        same = slug(name) == folder.slug
        return replace(folder, name=name) if same and folder.name else Outlet(slug(name), name)

    def rating(self, outlet: Outlet) -> Rating | None:
        """The rating on the scale it prints, else on the outlet's; never an invented one."""
        stated = self.table.get("rating")
        if isinstance(stated, (int, float)) and not isinstance(stated, bool):
            stated = str(stated)
        if stated is not None and not isinstance(stated, str):
            raise self.refuse("rating", "rating is not text", 'Write it as printed: "4/5".')
        printed = clean_line(stated or "")
        if not printed:
            return None
        rating = _rating(printed, outlet.scale)
        if rating is not None:
            return rating
        self.note(
            "rating",
            f'rating "{printed[:60]}" is on no scale I know',
            'Write it as "4/5", or name the scale in the outlet.toml of its folder.',
        )
        return Rating(printed, None, None, None, None, "unknown")

    def points(self, body: str) -> tuple[Point, ...]:
        stated = self.table.get("points", [])
        if not isinstance(stated, list) or not all(isinstance(each, dict) for each in stated):
            raise self.refuse("points", "points is not a list", "Begin each with [[points]].")
        return tuple(self._point(n, each, body) for n, each in enumerate(stated))

    def _point(self, number: int, table: dict[str, Any], body: str) -> Point:
        for key, stated in table.items():
            if key not in _POINT_KEYS:
                self.unknown(key, _POINT_KEYS, number)
            elif not isinstance(stated, str):
                raise self.refuse(key, f"{key} is not text", "Put it in quotes.", number)
        polarity = _line(table.get("polarity", "")).casefold()
        if polarity not in {"pro", "con", "mixed"}:
            raise self.refuse(
                "polarity",
                f'polarity "{polarity[:60]}" is neither pro, con nor mixed',
                'Write polarity = "pro", "con" or "mixed".',
                number,
            )
        quote = _lines(table.get("quote", "")).strip()
        span = locate(quote, body)
        if quote and span is None:
            self.note(
                "quote",
                f'the words "{clean_line(quote)[:60]}" are not in the text',
                "Copy the quote from the text again; the point is shown without its passage.",
                number,
            )
        label = _line(table.get("label", "")) or " ".join(clean_line(quote).split()[:6])
        aspect = _line(table.get("aspect", "")).casefold() or "overall"
        return Point(aspect, Polarity(polarity), label, quote, Origin.STATED, span)
