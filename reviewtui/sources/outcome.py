"""What a source turns out to be when it is no review."""

from __future__ import annotations

from typing import NamedTuple


class NotAReview(NamedTuple):
    """A source that is no review, and why, in plain words."""

    source: str
    reason: str
