"""Scale: the ruler a rating is read against, and the named rules that lead to a score of 100."""

from __future__ import annotations

import math

from reviewtui import patterns
from reviewtui.patterns import IGNORECASE
from reviewtui.record import Record

Number = int | float

TWELFTHS = {
    "A+": 100,
    "A": 100,
    "A-": 92,
    "B+": 83,
    "B": 75,
    "B-": 67,
    "C+": 58,
    "C": 50,
    "C-": 42,
    "D+": 33,
    "D": 25,
    "D-": 17,
    "F": 0,
}
"""Letters on twelfths, best first: what the rule `metacritic` says each is worth."""

LETTERS = tuple(reversed(TWELFTHS))
"""The letter grades from worst to best."""

LINEAR = "linear"
CAPPED = "linear, capped"
METACRITIC = "metacritic"
OUTLET = "outlet"
WORDS = "words"
UNKNOWN = "unknown"


class Scale(Record):
    """The ruler a rating is read against."""

    name: str
    worst: float
    best: float
    labels: tuple[str, ...] = ()
    """Printed forms from worst to best, for scales that are not numbers (`F` ... `A+`)."""

    @classmethod
    def parse(cls, text: str) -> Scale | None:
        """Read a scale as outlet.toml states it: `out of 10`, `A+ to F`, `-4..+4`, `1-6 reversed`.

        Named steps come worst first with `<` between them: `Skip < Rent < See`. None means that
        the words name no scale.
        """
        name = " ".join(text[:200].split())
        if "<" in name:
            labels = tuple(step.strip() for step in name.split("<"))
            return cls(name, 0, len(labels) - 1, labels) if all(labels) else None
        if patterns.fullmatch(_LETTER_SCALE, name, IGNORECASE):
            return cls(name, 0, len(LETTERS) - 1, LETTERS)
        if patterns.fullmatch(_PERCENT_SCALE, name, IGNORECASE):
            return cls(name, 0, 100)
        ends = _ends(name)
        if ends is None or ends[0] == ends[1]:
            return None
        worst, best = ends
        return cls(name, worst, best)

    def score(self, value: float) -> int:
        """Where `value` lies between worst (0) and best (100); beyond the ends is the end."""
        return linear(value, self.worst, self.best)

    def step(self, printed: str) -> int | None:
        """Which of the named steps `printed` is."""
        wanted = " ".join(printed.split()).casefold()
        steps = [label.casefold() for label in self.labels]
        return steps.index(wanted) if wanted in steps else None


def linear(value: float, worst: float, best: float) -> int:
    """The rule `linear`: the way from worst to best in hundredths, a half rounded up, capped."""
    share = 100 * (value - worst) / (best - worst)
    return max(0, min(100, math.floor(share + 0.5 + 1e-9)))


def tidy(value: float) -> Number:
    """A whole number without its point, so that 4 is shown and stored as 4."""
    return int(value) if value == int(value) else round(value, 4)


_LETTER_SCALE = (
    r"letters?|letter grades?|grades?|A\+?\s*(?:to|through|-|–|\.\.+|…)\s*F|"
    r"F\s*(?:to|through|-|–|\.\.+|…)\s*A\+?"
)
_PERCENT_SCALE = r"percent(?:age)?|%|out of 100 ?%|per cent"
_OUT_OF = (
    r"(?:(?:stars?|points?|marks?)\s+)?(?:out\s+of\s+|of\s+|/\s*|x\s*/\s*)?"
    r"(\d{1,4}(?:[.,]\d{1,2})?)(?:[\s-]+(?:stars?|points?|marks?))?(?:\s+scale)?(\s+reversed)?"
)
_FROM_TO = (
    r"(?:(?:stars?|points?|marks?|from)\s+)*"
    r"([+\-−]?\d{1,4}(?:[.,]\d{1,2})?)\s*(?:to|through|-|–|—|\.\.+|…)\s*"
    r"([+\-−]?\d{1,4}(?:[.,]\d{1,2})?)(?:[\s-]+(?:stars?|points?|marks?))?(?:\s+scale)?"
    r",?(\s+\(?reversed\)?)?"
)
_SCHOOL = r"(?:german\s+)?(?:school\s+marks?|schulnoten?)"


def _ends(name: str) -> tuple[Number, Number] | None:
    """The worst and the best of a scale of numbers."""
    if patterns.fullmatch(_SCHOOL, name, IGNORECASE):
        return 6, 1
    if match := patterns.fullmatch(_FROM_TO, name, IGNORECASE):
        first, last = _plain(match[1]), _plain(match[2])
        return (last, first) if match[3] else (first, last)
    if match := patterns.fullmatch(_OUT_OF, name, IGNORECASE):
        best = _plain(match[1])
        return (best, 0) if match[2] else (0, best)
    return None


def _plain(digits: str) -> Number:
    return tidy(float(digits.replace(",", ".").replace("−", "-")))
