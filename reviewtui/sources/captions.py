"""Captions of pictures: short lines over a credit, or with their credit in them."""

from __future__ import annotations

from reviewtui.patterns import IGNORECASE, pattern
from reviewtui.sources import litter

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtui.sources.layout import Block

_SENTENCE_END = pattern(r"[.!?…][”’\"')\]]*(?=\s|$)")


_COVER = pattern(
    r"(?:the\s)?(?:official\s)?(?:album|book|movie|film|game|record)\s(?:cover|poster|artwork)\s(?:for|of)\s.{2,80}$",
    IGNORECASE,
)


def is_caption(kept: Sequence[Block], place: int) -> bool:
    """A short line over a credit, or one with its credit in it."""
    line = kept[place].text
    if "\n" in line:
        return False
    if litter.is_captioned(line) or (_COVER.match(line) and not _SENTENCE_END.search(line)):
        return True
    after = kept[place + 1] if place + 1 < len(kept) else None
    if after is None or len(line) > 150 or not litter.is_credit(after.text):
        return False
    return not _SENTENCE_END.search(line) or not after.apart
