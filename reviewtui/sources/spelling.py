"""How a text spells the title it is about: in capitals, or as everybody does."""

from __future__ import annotations

from reviewtui.model.text import lowered


def spelled(work: str, body: str) -> str:
    """A title in capitals as the text spells it elsewhere."""
    rest = body.replace(work, "")
    place = lowered(rest).find(lowered(work))
    return rest[place : place + len(work)] if place >= 0 else work
