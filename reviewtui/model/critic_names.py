"""What to call each critic of a comparison, so that no two are called the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reviewtui.model.review import Review


def names_of(critics: Sequence[Review]) -> dict[str, str]:
    """What to call each critic: the outlet, and the person where one outlet speaks twice.

    Two that still share a name are numbered, so that a reader never takes one for the other.
    """
    shared = _shared(review.outlet.shown for review in critics)
    names = {
        review.id: f"{review.outlet.shown}, {review.critic}"
        if review.critic and review.outlet.shown in shared
        else review.outlet.shown
        for review in critics
    }
    again = _shared(names.values())
    seen: dict[str, int] = {}
    for review_id, name in names.items():
        if name in again:
            seen[name] = seen.get(name, 0) + 1
            names[review_id] = f"{name} #{seen[name]}"
    return names


def _shared(names: Iterable[str]) -> set[str]:
    once: set[str] = set()
    return {name for name in names if name in once or once.add(name)}  # type: ignore[func-returns-value]
