"""A rating form in its place: the words around it, and what is asked of them for every form."""

from __future__ import annotations

from reviewtui import patterns
from reviewtui.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reviewtui.model.rating_forms import Mark


class Place(Record):
    """A mark and the words around it."""

    mark: Mark
    printed: str
    line_before: str
    before: str
    """The sentence so far, without Markdown."""
    after: str
    """The rest of the line, without Markdown."""
    above: str
    """The line above, where the mark opens its own."""


def is_alone(place: Place) -> bool:
    """On a line, or in a sentence, of its own."""
    alone_before = not place.before.strip(" -–—•([")
    return alone_before and bool(patterns.match(r"[)\]]?\s*(?:[.!|·•]|$)", place.after))


def ends_here(after: str) -> bool:
    """Whether the sentence, or what it says of the rating, ends here."""
    return bool(patterns.match(r"[)\]\"”’']{0,2}\s{0,2}(?:[.,;:!?|–—()-]|/\s|$)", after))


GOES_ON = (
    r"\s(?:for|from|and|but|because|with|despite|though|overall|on\sth(?:e|is)|in\smy|quand\smême|malgré|"
    r"mais|pour|aber|trotz|für|weil|pero|para|por|perché|ma|per|mas|men|fordi|maar|omdat)\b"
)
"""How a sentence goes on behind its rating: `7/10 for the music`, `7/10 trotz Überlänge`."""
FOR_ME = (
    r"\s(?:(?:from|for)\s(?:me|us|this|the\swhole)|pour\smoi|für\smich|overall|"
    r"in\smy\s(?:book|opinion))\b"
)
"""`7/10 from me`."""
