"""Session: what every screen is handed: the library, the marks, and two signals."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from textual.signal import Signal

    from reviewtui.library.library import Library
    from reviewtui.library.marks import Marks
    from reviewtui.library.settings import Settings
    from reviewtui.model.point import Span


class Session(NamedTuple):
    """One run of the app. Screens get this and nothing else."""

    settings: Settings
    library: Library
    marks: Marks
    library_changed: Signal[None]
    """Published after a refresh that found anything added, changed or removed."""
    marks_changed: Signal[None]
    """Published when bookmarks, notes or read state changed, here or in another session."""


class Place(NamedTuple):
    """Somewhere to read on: a review, and a passage of it."""

    review_id: str
    span: Span | None = None
