"""A review file <-> a Review; outlet.toml; what is wrong in them, with line and remedy."""

from __future__ import annotations

import os

from reviewtui.errors import BadFileError
from reviewtui.library import frontmatter
from reviewtui.library.fields import Fields, safe_lines
from reviewtui.library.files import atomic_write
from reviewtui.library.writing import NOBODY, bare_outlet, point_fields
from reviewtui.model.point import Origin, Point
from reviewtui.model.rating import Scale
from reviewtui.model.review import Outlet, Review, slug
from reviewtui.model.text import clean_line, safe_url

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from reviewtui.library.rows import Problem

LARGEST = 10 * 1024 * 1024
KEYS = (
    "format", "work", "kind", "year", "title", "outlet", "critic", "published", "url", "rating",
    "verdict", "digest", "guid", "identifiers", "points",
)  # fmt: skip
"""The keys of a review file, in the order a new one has them."""
_FOREIGN = {
    "date",
    "author",
    "authors",
    "tags",
    "categories",
    "taxonomies",
    "extra",
    "draft",
    "slug",
}
"""Keys by which a table without a format is known to be that of a site generator."""
_OUTLET_KEYS = ("format", "name", "home", "scale", "feeds", "unattributed")


def read_document(
    path: str, *, review_id: str | None = None, outlet: Outlet | None = None
) -> tuple[Review, list[Problem]]:
    """A review file and what is doubtful in it. What cannot be understood raises BadFileError."""
    return parse_document(read_bytes(path), path, review_id=review_id, outlet=outlet)


def read_bytes(path: str) -> bytes:
    """The bytes of a file that is not too large to be a review."""
    try:
        with open(path, "rb", buffering=0) as file:
            # reading with a limit would reserve all of it for every small file
            large = os.fstat(file.fileno()).st_size > LARGEST
            data = b"" if large else file.readall()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise BadFileError(
            path, f"cannot be read: {reason}", "Check that it is there and that you may read it."
        ) from error
    if large:
        raise BadFileError(
            path, "is larger than 10 MB", "Split it, or keep it outside the folder of reviews."
        )
    return data


def parse_document(
    data: bytes, path: str, *, review_id: str | None = None, outlet: Outlet | None = None
) -> tuple[Review, list[Problem]]:
    """A review from the bytes of its file."""
    parts = _split(_text(data, path), path)
    fields = Fields(parts.table, path, parts.toml)
    fields.check_format()
    fields.check_keys(KEYS)
    body = safe_lines(parts.body).lstrip("\n").rstrip()
    outlet = fields.outlet(outlet or NOBODY)
    work = fields.work(body)
    review = Review(
        id=review_id or os.path.splitext(os.path.basename(path))[0],
        path=path,
        outlet=outlet,
        work=work,
        critic=fields.line("critic"),
        title=fields.line("title"),
        published=fields.day("published"),
        url=fields.url("url"),
        digest=fields.flag("digest"),
        rating=fields.rating(outlet),
        verdict=fields.line("verdict"),
        points=fields.points(body),
        body=body,
        guid=fields.line("guid"),
        identifiers=tuple(filter(None, map(clean_line, fields.texts("identifiers")))),
    )
    return review, fields.problems


def _split(text: str, path: str) -> frontmatter.Parts:
    """Front matter and body of a file of ours, or of one that another tool keeps in its own way.

    Such a file is read where it lies, and never rewritten into ours.
    """
    start = text[:5].lstrip("\ufeff")
    if start[:1] == "{" or start[:3] == "---":
        from reviewtui.model import customs, foreign

        try:
            front = foreign.split(text)
        except foreign.FrontError as error:
            raise BadFileError(
                path, str(error), "Look for what is odd between its --- lines.", 1
            ) from error
        if front:
            return frontmatter.Parts(
                customs.in_place(front.table, front.body, path), "", front.body
            )
    parts = frontmatter.split(text, path)
    if "format" not in parts.table and parts.table.keys() & _FOREIGN:
        from reviewtui.model import customs

        return frontmatter.Parts(customs.in_place(parts.table, parts.body, path), "", parts.body)
    if not parts.table and "::" in text:
        from reviewtui.model import customs

        return frontmatter.Parts(customs.in_place({}, parts.body, path), "", parts.body)
    return parts


def read_outlet(folder: str) -> tuple[Outlet, list[Problem]]:
    """The outlet a folder is: what its outlet.toml says, else named after the folder."""
    base = os.path.basename(os.path.abspath(folder))
    bare = bare_outlet(base)
    path = os.path.join(folder, "outlet.toml")
    if not os.path.lexists(path):
        return bare, []
    text = _text(read_bytes(path), path).removeprefix("\ufeff")
    fields = Fields(frontmatter.parse(text, path), path, text, above=0)
    fields.check_format()
    fields.check_keys(_OUTLET_KEYS)
    if fields.flag("unattributed"):
        return NOBODY, fields.problems
    printed = fields.line("scale")
    scale = Scale.parse(printed) if printed else None
    if printed and scale is None:
        fields.note("scale", f'scale "{printed}" is none I know', 'Write it as "out of 10".')
    feeds = fields.texts("feeds")
    name = fields.line("name")
    outlet = Outlet(
        slug=bare.slug if bare.name or not name else slug(name),
        name=name or bare.name,
        home=fields.url("home"),
        scale=scale,
        feeds=tuple(url for each in feeds if (url := safe_url(each))),
    )
    return outlet, fields.problems


def add_points(text: str, points: Sequence[Point], path: str = "") -> str:
    """A file's text with `[[points]]` added; all else stays as it is, byte for byte."""
    stated = [point_fields(point) for point in points if point.origin is Origin.STATED]
    return frontmatter.add_blocks(text, "points", stated, path) if stated else text


def add_accepted(review: Review, point: Point) -> tuple[str, bytes, bytes]:
    """Write a found point into a review's file, since a person said that it is right.

    Gives the path, and the bytes before and after, for undo. A file without front matter gets one
    that says of which work it is, as was understood without.
    """
    stated = point._replace(origin=Origin.STATED, quote=" ".join(point.quote.split()))
    before = read_bytes(review.path)
    text = _text(before, review.path)
    if not frontmatter.split(text, review.path).toml:
        work = {"work": review.work.title, "year": review.work.year}
        text = set_fields(text, {k: v for k, v in work.items() if v}, review.path)
    after = add_points(text, [stated], review.path).encode()
    atomic_write(review.path, after)
    return review.path, before, after


def set_fields(text: str, fields: Mapping[str, object], path: str = "") -> str:
    """A file's text with some keys set anew (None removes one); all else stays as it is."""
    return frontmatter.set_fields(text, fields, KEYS, path)


def rewrite(path: str, change: Callable[[str], str]) -> None:
    """Change a review file through its text, atomically."""
    before = read_bytes(path)
    after = change(_text(before, path)).encode()
    if after != before:
        atomic_write(path, after)


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
