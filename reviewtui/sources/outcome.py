"""What a source turns out to be when it is no review."""

from __future__ import annotations

from reviewtui.record import Record


class NotAReview(Record):
    """A source that is no review, and why, in plain words."""

    source: str
    reason: str
