"""What a split is about: the words that praise and fault share, and what each side says of them."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from reviewtui.model.point import Polarity

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reviewtui.model.comparison import AspectRow, Claim

MOST = 3
"""No more words than this say what a split is about."""
_WORD = re.compile(r"[^\W\d_]{4,}")
_LONGEST = 200
"""Characters of a quote that are looked at."""
_ENOUGH = 60
"""Claims of a side that are looked at: among hundreds the first ones tell what it is about."""
_SMALL = """
about above after again against almost along already also although always another anything around
away because been before being below best better between both cannot could does doing done down
during each either else enough even ever every everyone everything film films from gets give gives
goes going good great hardly have having here himself herself however into itself just keep less
like little long look looks made make makes making many maybe mean more most movie movies much
must nearly never nothing often once only other others over perhaps quite rather really same scene
scenes seem seems should show shows simply since some something sometimes somewhat still such sure
take takes than that their them themselves then there these they thing things this those though
through time times together under until upon very watch well were what when where which while will
with within without work works worse worst would your yours turns turn feels feel comes come
review critic critics bad
"""
_SAY_NOTHING = frozenset(_SMALL.split())


VERBS = {
    Polarity.PRO: ("praises", "praise"),
    Polarity.CON: ("faults", "fault"),
    Polarity.MIXED: ("is of two minds", "are of two minds"),
}
"""What one critic of a side does, and what several do."""


class Dispute(NamedTuple):
    """A split, told by its words and by one claim of each side."""

    over: tuple[str, ...]
    """Words that both sides use and a label names, those of most critics first; often none."""
    praise: Claim | None
    fault: Claim | None
    torn: Claim | None = None
    """What a critic of two minds says of it."""

    @property
    def unsaid(self) -> tuple[str, ...]:
        """Of the words it is over those which the claims of its sides do not both show anyway."""
        if self.praise is None or self.fault is None:
            return self.over
        shown = [claim.point.label.casefold() for claim in (self.praise, self.fault)]
        return tuple(word for word in self.over if not all(word in label for label in shown))

    def spokesman(self, side: Polarity) -> Claim | None:
        """The claim that stands for a side."""
        return {
            Polarity.PRO: self.praise,
            Polarity.CON: self.fault,
            Polarity.MIXED: self.torn,
        }[side]


def dispute(claims: Sequence[Claim], leanings: Mapping[str, Polarity], *known: str) -> Dispute:
    """What the claims of one aspect are split over, apart from what is `known`: title, aspect.

    The claim of each side is made by a critic who leans that way, and says what most of them say.
    """
    nothing = _SAY_NOTHING | set(_words(" ".join(known)))
    labels: set[str] = set()
    words: dict[Polarity, dict[str, set[str]]] = {Polarity.PRO: {}, Polarity.CON: {}}
    for side, used in words.items():
        for claim in [c for c in claims if c.point.polarity is side][:_ENOUGH]:
            labels.update(_words(claim.point.label))
            for word in _words(f"{claim.point.label} {claim.point.quote[:_LONGEST]}"):
                if word not in nothing:
                    used.setdefault(word, set()).add(claim.review.id)
    praise, fault = words[Polarity.PRO], words[Polarity.CON]
    shared = {
        word: len(praise[word] | fault[word])
        for word in praise.keys() & fault.keys() & labels
        if len(praise[word] | fault[word]) > 1
    }
    over = sorted(shared, key=lambda word: (-shared[word], word))[:MOST]
    said = {
        side: _spokesman([c for c in claims if leanings.get(c.review.id) is side], side, over)
        for side in Polarity
    }
    return Dispute(tuple(over), said[Polarity.PRO], said[Polarity.CON], said[Polarity.MIXED])


def split_words(row: AspectRow) -> str:
    """`2 praise: a fine pace; 1 faults: too long; over pace`, for a split; empty for others."""
    quarrel = row.dispute
    if quarrel is None:
        return ""
    told = []
    sides = dict(zip((Polarity.PRO, Polarity.MIXED, Polarity.CON), row.sides, strict=True))
    for side in (Polarity.PRO, Polarity.CON, Polarity.MIXED):
        if count := sides[side]:
            claim = quarrel.spokesman(side)
            said = (
                f": {' '.join((claim.point.label or claim.point.quote).split())}" if claim else ""
            )
            told.append(f"{count} {VERBS[side][count > 1]}{said}")
    over = [f"over {', '.join(quarrel.unsaid)}"] if quarrel.unsaid else []
    return "; ".join([*told, *over])


def _spokesman(claims: Sequence[Claim], side: Polarity, over: Sequence[str]) -> Claim | None:
    """Of what is said on a side the commonest, then what names the quarrel, then the first."""
    claims = [claim for claim in claims if claim.point.polarity is side][:_ENOUGH]
    often = Counter(claim.point.label.casefold() for claim in claims)

    def weight(claim: Claim) -> tuple[int, bool]:
        words = _words(f"{claim.point.label} {claim.point.quote[:_LONGEST]}")
        return often[claim.point.label.casefold()], bool(over) and over[0] in words

    return max(claims, key=weight, default=None)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())
