"""A new review file, as a person would write it; and the outlet its folder stands for.

Apart from what reads files, so that `add`, which only writes one, need not import all that.
"""

from __future__ import annotations

from datetime import date

from reviewtui import patterns
from reviewtui.model.draft import Draft
from reviewtui.model.naming import Outlet, slug
from reviewtui.model.text import clean_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Mapping

    from reviewtui.model.point import Point
    from reviewtui.model.review import Review

FORMAT = 1
NOBODY = Outlet("unattributed", None)


def render(review: Review | Draft, *, outlet: str | None = None, work: str | None = None) -> str:
    """A new file as a person would write it. The folder names the outlet, unless `outlet` does.

    Found points stay out: what we guessed is never written as if it had been said.
    """
    of = None if isinstance(review, Draft) else review.work
    found_verdict = getattr(review, "verdict_origin", None) == "found"
    fields: dict[str, object] = {
        "format": FORMAT,
        "work": work or (of.title if of else review.work),
        "kind": of.kind if of else getattr(review, "kind", None),
        "year": of.year if of else getattr(review, "year", None),
        "title": review.title,
        "outlet": outlet,
        "critic": review.critic,
        "published": review.published,
        "url": review.url,
        "rating": review.rating.text if review.rating else None,
        "verdict": None if found_verdict else review.verdict,
        "digest": review.digest or None,
    }
    if isinstance(review, Draft):
        fields["guid"] = review.guid
        fields["identifiers"] = list(review.identifiers) or None
    points = (point_fields(point) for point in review.points if point.origin == "stated")
    blocks = "".join(f"[[points]]\n{write(point)}" for point in points)
    return f"+++\n{write(fields)}{blocks}+++\n\n{review.body.strip()}\n"


def point_fields(point: Point) -> dict[str, object]:
    """What a file says of a point."""
    return {
        "aspect": point.aspect,
        "polarity": point.polarity.value,
        "label": point.label or None,
        "quote": point.quote or None,
    }


def write(fields: Mapping[str, object]) -> str:
    """Lines of `key = value`; what is None is left out."""
    return "".join(f"{key} = {value(of)}\n" for key, of in fields.items() if of is not None)


def value(of: object) -> str:
    """One TOML value, as a person would write it."""
    if isinstance(of, bool):
        return "true" if of else "false"
    if isinstance(of, (int, float)):
        return str(of)
    if isinstance(of, date):
        return of.isoformat()
    if isinstance(of, (list, tuple)):
        return f"[{', '.join(map(value, of))}]"
    return '"' + patterns.sub(r'[\x00-\x1f\x7f"\\]', _escaped, str(of)) + '"'


def _escaped(found: re.Match[str]) -> str:
    short = {"\n": "\\n", "\t": "\\t", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
    return short.get(found[0], f"\\u{ord(found[0]):04x}")


def bare_outlet(folder: str) -> Outlet:
    """The outlet of a folder without outlet.toml: `film-stories` is Film Stories."""
    name = name_from(clean_line(folder))
    key = slug(name)
    return NOBODY if key == NOBODY.slug else Outlet(key, name)


def name_from(name: str) -> str:
    """`film-stories` as Film Stories; a name that is already words stays as it is."""
    if " " in name:
        return name
    words = name.replace("_", "-").split("-")
    return " ".join(word[:1].upper() + word[1:] for word in words if word)
