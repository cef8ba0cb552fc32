"""The few signs and words that the commands print, with twins for terminals without UTF-8."""

from __future__ import annotations

from reviewtui.exporting.table import AGREEMENTS, SIGNS
from reviewtui.model.point import Polarity

__all__ = ["AGREEMENTS", "BAR_WIDTH", "SIGNS", "STYLES", "bar"]

BAR_WIDTH = 10

STYLES = {Polarity.PRO: "green", Polarity.CON: "red", Polarity.MIXED: "yellow"}


def bar(score: int) -> str:
    """A score of 100 in tenths."""
    return "█" * round(score / 100 * BAR_WIDTH)
