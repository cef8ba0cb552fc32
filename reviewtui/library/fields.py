"""The table of a review file or outlet.toml, field by field: each checked, each wrong one named.

What leaves no sense raises BadFileError; what can be passed over is noted, and the review stays.
"""

from __future__ import annotations

import os
from datetime import date, datetime
from functools import lru_cache

from reviewtui import patterns
from reviewtui.errors import BadFileError
from reviewtui.library import frontmatter
from reviewtui.library.rows import Problem
from reviewtui.library.writing import FORMAT, name_from
from reviewtui.model.naming import KINDS
from reviewtui.model.point import Origin, Point, Polarity, locate
from reviewtui.model.rating import Rating, Scale
from reviewtui.model.review import Outlet, Work, slug
from reviewtui.model.text import clean, clean_line, safe_url
from reviewtui.model.titles import work_key
from reviewtui.patterns import MULTILINE, pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

_POINT_KEYS = ("aspect", "polarity", "label", "quote")

_HEADING = pattern(r"^ {0,3}#{1,6}[ \t]+([^\n]{1,400})", MULTILINE)
_WITH_YEAR = pattern(r"(.*\S)\s*\((\d{4})\)")


class Fields:
    """One table being read."""

    def __init__(self, table: dict[str, Any], path: str, toml: str, above: int = 1) -> None:
        self.table = table
        self.path = path
        self.toml = toml
        self.above = above
        self.problems: list[Problem] = []

    def note(self, key: str, what: str, todo: str, block: int | None = None) -> None:
        """Keep something doubtful to be told; the review stays."""
        line = frontmatter.line_of(self.toml, key, block, self.above)
        self.problems.append(Problem(self.path, line, what, todo))

    def refuse(self, key: str, what: str, todo: str, block: int | None = None) -> BadFileError:
        """The error for something that leaves no sense, to be raised."""
        line = frontmatter.line_of(self.toml, key, block, self.above)
        return BadFileError(self.path, what, todo, line)

    def check_format(self) -> None:
        """Refuse a format newer than ours, by name."""
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
        """Note every key that is not used."""
        for key in self.table:
            if key not in known:
                self.unknown(key, known)

    def unknown(self, key: str, known: Sequence[str], block: int | None = None) -> None:
        """Note one such key, with the nearest known one."""
        from difflib import get_close_matches

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
        return safe_line(stated) or None

    def texts(self, key: str) -> list[str]:
        """A list of texts; a single one is a list of one."""
        stated = self.table.get(key, [])
        if isinstance(stated, str):
            stated = [stated]
        if not isinstance(stated, list) or not all(isinstance(each, str) for each in stated):
            raise self.refuse(key, f"{key} is not a list of texts", f'Write {key} = ["..."].')
        return stated

    def flag(self, key: str) -> bool:
        """True or false; false where nothing is said."""
        stated = self.table.get(key, False)
        if not isinstance(stated, bool):
            raise self.refuse(key, f"{key} is neither true nor false", f"Write {key} = true.")
        return stated

    def url(self, key: str) -> str | None:
        """A web address, or None where there is none that is safe to open."""
        stated = self.line(key)
        url = safe_url(stated)
        if stated and url is None:
            self.note(key, f"{key} is not a web address", "Write it as https://...")
        return url

    def day(self, key: str) -> date | None:
        """A day, as a TOML date or as text that begins with one."""
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
        """The year of the work."""
        stated = self.table.get("year")
        if isinstance(stated, str) and patterns.fullmatch(r"[0-9]{4}", stated.strip()):
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
            bare = patterns.sub(r"[*_`]+|#+[ \t]*$", "", heading[1])
            title = clean_line(bare) or None
        if title is None:
            title = name_from(clean_line(os.path.splitext(os.path.basename(self.path))[0]))
        year = self.year()
        dated = _WITH_YEAR.fullmatch(title)
        if dated and year in {None, int(dated[2])}:
            title, year = dated[1], int(dated[2])
        kind = self.line("kind")
        kind = kind.casefold() if kind else None
        if kind and kind not in KINDS:
            self.note("kind", f'kind "{kind}" is none I know', f"Known are {', '.join(KINDS)}.")
        return Work(slug(work_key(title)), title, kind, year)

    def outlet(self, folder: Outlet) -> Outlet:
        """Who published it: as stated, else the folder it lies in."""
        name = self.line("outlet")
        if name is None or name == folder.name:
            return folder
        same = slug(name) == folder.slug
        return folder._replace(name=name) if same and folder.name else Outlet(slug(name), name)

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
        """What the critic praised and faulted, each with its place in the body."""
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
        polarity = safe_line(table.get("polarity", "")).casefold()
        if polarity not in {"pro", "con", "mixed"}:
            raise self.refuse(
                "polarity",
                f'polarity "{polarity[:60]}" is neither pro, con nor mixed',
                'Write polarity = "pro", "con" or "mixed".',
                number,
            )
        quote = safe_lines(table.get("quote", "")).strip()
        span = locate(quote, body)
        if quote and span is None:
            self.note(
                "quote",
                f'the words "{clean_line(quote)[:60]}" are not in the text',
                "Copy the quote from the text again; the point is shown without its passage.",
                number,
            )
        label = safe_line(table.get("label", "")) or " ".join(clean_line(quote).split()[:6])
        aspect = safe_line(table.get("aspect", "")).casefold() or "overall"
        return Point(aspect, Polarity(polarity), label, quote, Origin.STATED, span)


def safe_lines(text: str) -> str:
    """`clean`, without the work where there is plainly nothing to clean."""
    return text if text.isascii() and text.replace("\n", "").isprintable() else clean(text)


def safe_line(text: str) -> str:
    """`clean_line`, in the same way."""
    plain = text.isascii() and text.isprintable()
    return " ".join(text.split()) if plain else clean_line(text)


@lru_cache(maxsize=1024)
def _rating(printed: str, scale: Scale | None) -> Rating | None:
    """`Rating.parse`, remembered: critics print the same few ratings again and again."""
    return Rating.parse(printed, scale)
