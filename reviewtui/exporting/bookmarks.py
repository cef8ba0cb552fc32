"""Bookmarks as a document others can open: Markdown, JSON, CSV or W3C Web Annotations.

Keys are added to the JSON shapes and never renamed. The words come from reviews and from a file
anybody may have edited, so none of them can become markup, a formula or a control character.
"""

from __future__ import annotations

import csv
import json
from io import StringIO
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import quote

from reviewtui.exporting.as_csv import cell
from reviewtui.exporting.as_markdown import address, escaped
from reviewtui.model.text import clean, clean_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime

    Json = dict[str, Any]

FORMATS = ("md", "json", "csv", "w3c")
"""What bookmarks can be exported as."""
_ENDINGS = {"md": "md", "markdown": "md", "json": "json", "csv": "csv", "jsonld": "w3c"}


class Mark(Protocol):
    """A bookmark: a named tuple with the fields that `bookmark_json` writes."""

    def _asdict(self) -> dict[str, Any]:
        """The fields by name."""


def bookmarks_as(form: str, marks: Sequence[Mark]) -> str:
    """Bookmarks as a document in one of the `FORMATS`, in the order given."""
    made: dict[str, Callable[[Sequence[Mark]], str]] = {
        "md": _markdown,
        "json": lambda marks: _dumped([bookmark_json(mark) for mark in marks]),
        "csv": _comma_separated,
        "w3c": lambda marks: _dumped(web_annotations(marks)),
    }
    return made[form](marks)


def format_of(name: str) -> str | None:
    """The format a file name ends in."""
    return _ENDINGS.get(name.rpartition(".")[2].casefold())


def bookmark_json(mark: Mark) -> Json:
    """One bookmark; `prefix` and `suffix` are the words around its passage."""
    said = mark._asdict()
    lines = {key: clean_line(said[key] or "") for key in ("id", "review", "work", "passage")}
    return {
        "id": lines["id"],
        "review": lines["review"],
        "url": said["url"],
        "work": lines["work"] or None,
        "added": moment(said["added"]),
        "passage": lines["passage"] or None,
        "note": clean(said["note"]),
        "tags": [clean_line(tag) for tag in said["tags"]],
        "prefix": clean(said["prefix"]),
        "suffix": clean(said["suffix"]),
    }


def web_annotations(marks: Sequence[Mark]) -> Json:
    """A collection of W3C Web Annotations (JSON-LD), one for each bookmark."""
    name = "urn:reviewtui:bookmarks"
    page = {
        "id": f"{name}:1",
        "type": "AnnotationPage",
        "partOf": name,
        "startIndex": 0,
        "items": [_annotation(bookmark_json(mark)) for mark in marks],
    }
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": name,
        "type": "AnnotationCollection",
        "label": "Bookmarks",
        "total": len(marks),
        "first": page,
    }


def moment(of: datetime) -> str:
    """A point in time as RFC 3339 writes it."""
    return of.isoformat(timespec="seconds").replace("+00:00", "Z")


def _annotation(mark: Json) -> Json:
    bodies = [_text_body(tag, "tagging") for tag in mark["tags"]]
    if mark["note"]:
        bodies.insert(0, _text_body(mark["note"], "commenting"))
    target: Json = {"type": "SpecificResource", "source": mark["url"] or _urn("review", mark)}
    if mark["passage"]:
        target["selector"] = {
            "type": "TextQuoteSelector",
            "exact": mark["passage"],
            **{side: mark[side] for side in ("prefix", "suffix") if mark[side]},
        }
    made: Json = {
        "id": _urn("id", mark),
        "type": "Annotation",
        "motivation": "commenting" if mark["note"] else "bookmarking",
        "created": mark["added"],
    }
    return {**made, **({"body": bodies} if bodies else {}), "target": target}


def _text_body(words: str, purpose: str) -> Json:
    return {"type": "TextualBody", "value": words, "format": "text/plain", "purpose": purpose}


def _urn(key: str, mark: Json) -> str:
    """A name for what has no address of its own."""
    kind = "review" if key == "review" else "bookmark"
    return f"urn:reviewtui:{kind}:{quote(mark[key], safe='/~', errors='replace')}"


def _dumped(shape: object) -> str:
    return f"{json.dumps(shape, indent=2)}\n"  # in ASCII: nothing in it can move a cursor


def _comma_separated(marks: Sequence[Mark]) -> str:
    """The whole file, with a header; lines end as RFC 4180 has it."""
    head = ("added", "review", "work", "url", "passage", "note", "tags", "prefix", "suffix", "id")
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(head)
    for mark in marks:
        said = bookmark_json(mark)
        said["tags"] = ", ".join(said["tags"])
        writer.writerow([cell(said[key]) for key in head])
    return out.getvalue()


def _markdown(marks: Sequence[Mark]) -> str:
    return "\n".join(_lines(marks)).rstrip() + "\n"


def _lines(marks: Sequence[Mark]) -> Iterator[str]:
    yield "# Bookmarks"
    for mark in map(bookmark_json, marks):
        yield from ("", f"## {escaped(mark['work'] or mark['review'])}", "")
        if mark["passage"]:
            yield from (f"> “{escaped(mark['passage'])}”", "")
        for paragraph in mark["note"].split("\n\n"):
            lines = [escaped(line.strip()) for line in paragraph.split("\n") if line.strip()]
            if lines:  # a line of a note stays a line
                yield from ("\\\n".join(lines), "")
        tags = " ".join(escaped(f"#{tag}") for tag in mark["tags"])
        source = [escaped(mark["review"]), escaped(mark["added"]), *address(mark["url"])]
        yield f"— {' · '.join([*source, tags] if tags else source)}"
