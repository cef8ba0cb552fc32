"""Span: a stretch of a text."""

from __future__ import annotations

from reviewtui.record import Record


class Span(Record):
    """Characters (code points) of a body, half-open."""

    start: int
    end: int
