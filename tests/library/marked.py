"""A review of our own to mark, and marks that live in a folder of the test."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtui.library.marks import Marks
from reviewtui.model.point import Span
from reviewtui.model.review import Outlet, Review, Work

if TYPE_CHECKING:
    from pathlib import Path

BODY = """# A night at the lighthouse

The keeper is played with *real* patience, and the fog does the rest. Every scene on the
stairs costs him something; every scene in the lamp room gives a little of it back.

> "Nobody comes up here twice,"
> he says, and we believe him.

## What does not work

The second boat arrives too late. It is loud. It is loud. It is loud. The [map of the
bay](https://example.org/bay) is shown four times and never used, which is **three** too many.

Still: a good film, a good cast, and a good coat.
"""


def review(body: str = BODY, name: str = "tide/lighthouse", url: str | None = None) -> Review:
    outlet, stem = name.split("/")
    return Review(
        id=name,
        path=f"{name}.md",
        outlet=Outlet(outlet, "The Tide"),
        work=Work(stem, "Lighthouse", "film", 2024),
        critic=None,
        title=None,
        published=None,
        url=url or f"https://example.org/{stem}",
        digest=False,
        rating=None,
        verdict=None,
        points=(),
        body=body,
    )


def span_of(words: str, body: str = BODY, nth: int = 0) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = body.index(words, start + 1)
    return Span(start, start + len(words))


def open_marks(folder: Path) -> Marks:
    """One more session over the same files."""
    return Marks(str(folder / "config"), str(folder / "state"))
