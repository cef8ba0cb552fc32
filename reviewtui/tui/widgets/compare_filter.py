"""Which claims of a comparison are shown: by aspect, by stance, by origin, by words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reviewtui.model.point import Origin, Polarity

if TYPE_CHECKING:
    from reviewtui.model.comparison import Claim

HINT = "aspect:story stance:con origin:found, or words of a claim; empty shows everything"
STANCES = {
    "pro": Polarity.PRO,
    "praise": Polarity.PRO,
    "con": Polarity.CON,
    "fault": Polarity.CON,
    "mixed": Polarity.MIXED,
}
_PART = re.compile(r'(?:([a-z]+):)?("[^"]*"?|\S+)', re.IGNORECASE)


class Filter(NamedTuple):
    """What a person typed, understood; several aspects or stances are any of them."""

    typed: str = ""
    aspects: tuple[str, ...] = ()
    """Beginnings of names."""
    stances: frozenset[Polarity] = frozenset()
    origins: frozenset[Origin] = frozenset()
    words: tuple[str, ...] = ()
    """All of these stand in the label or the quote."""

    @property
    def on(self) -> bool:
        """Whether anything is left out."""
        return bool(self.aspects or self.stances or self.origins or self.words)

    def takes(self, claim: Claim) -> bool:
        """Whether a claim is shown."""
        point = claim.point
        if self.aspects and not point.aspect.startswith(self.aspects):
            return False
        if self.stances and point.polarity not in self.stances:
            return False
        if self.origins and point.origin not in self.origins:
            return False
        text = f"{point.label} {point.quote}".casefold()
        return all(word in text for word in self.words)


EVERYTHING = Filter()


def understood(typed: str) -> tuple[Filter, str]:
    """A filter, and what in it was not understood; empty when all was."""
    aspects: list[str] = []
    stances: set[Polarity] = set()
    origins: set[Origin] = set()
    words: list[str] = []
    wrong = ""
    for field, quoted in _PART.findall(typed):
        value = quoted.strip('"').casefold()
        if not value:
            continue
        name = field.casefold()
        if not name:
            words.append(value)
        elif name == "aspect":
            aspects.append(value)
        elif name == "stance" and value in STANCES:
            stances.add(STANCES[value])
        elif name == "origin" and value in {"stated", "found"}:
            origins.add(Origin(value))
        elif name == "stance":
            wrong = f"stance:{value} is neither pro, con nor mixed"
        elif name == "origin":
            wrong = f"origin:{value} is neither stated nor found"
        else:
            wrong = f"{name}: is no field here; there are aspect, stance and origin"
    return (
        Filter(typed.strip(), tuple(aspects), frozenset(stances), frozenset(origins), tuple(words)),
        wrong,
    )
