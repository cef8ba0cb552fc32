"""The few signs and words that the commands print, with twins for terminals without UTF-8."""

from __future__ import annotations

from reviewtui.model.comparison import Agreement
from reviewtui.model.point import Polarity

BAR_WIDTH = 10

SIGNS = {Polarity.PRO: "▲", Polarity.CON: "▼", Polarity.MIXED: "◆"}
STYLES = {Polarity.PRO: "green", Polarity.CON: "red", Polarity.MIXED: "yellow"}
WORDS = {
    Agreement.PRAISE: "agreed: praise",
    Agreement.FAULT: "agreed: fault",
    Agreement.SPLIT: "split",
    Agreement.SINGLE: "one critic",
}


def bar(score: int) -> str:
    """A score of 100 in tenths."""
    return "█" * round(score / 100 * BAR_WIDTH)
