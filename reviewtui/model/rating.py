"""Scale, Rating: reading what critics print, and one common score of 100 to compare by."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scale:
    """The ruler a rating is read against."""

    name: str
    worst: float
    best: float
    labels: tuple[str, ...] = ()
    """Printed forms from worst to best, for scales that are not numbers (`F` ... `A+`)."""


@dataclass(frozen=True, slots=True)
class Rating:
    """A rating as printed, and the score it comes to."""

    text: str
    """Verbatim."""
    value: float | str | None
    """What the critic gave, in the units of the scale."""
    best: float | str | None
    worst: float | str | None
    score: int | None
    """0 to 100, or None where the words give no number (`Recommended`)."""
    rule: str
    """The named rule that led to the score: `linear`, `metacritic`, `outlet`, `words`."""
    assumed: bool = False
    """True when the scale is not printed and was taken for granted."""
