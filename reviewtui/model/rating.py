"""Rating: reading what critics print, and one common score of 100 to compare by."""

from __future__ import annotations

from reviewtui.model.scales import (
    CAPPED,
    LINEAR,
    METACRITIC,
    OUTLET,
    TWELFTHS,
    UNKNOWN,
    WORDS,
    Number,
    Scale,
    linear,
    tidy,
)
from reviewtui.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reviewtui.model.rating_forms import Mark
    from reviewtui.model.span import Span

__all__ = ["Found", "Rating", "Scale"]


class Rating(Record):
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
    """The named rule: `linear`, `metacritic`, `outlet`, `words`; `unknown` where none leads on."""
    assumed: bool = False
    """True when the scale is not printed and was taken for granted."""

    @classmethod
    def parse(cls, printed: str, scale: Scale | None = None) -> Rating | None:
        """Read a bare score string: `3.5/4`, `B+`, `★★★½☆`, `85%`, `8 out of 10`, `Recommended`.

        `scale` is the outlet's own, for what is printed without one. None means that the string
        is no rating: better none than an invented one.
        """
        from reviewtui.model.rating_string import read

        printed = printed.strip() if len(printed) <= _LONGEST else ""
        if scale is not None and (step := scale.step(printed)) is not None:
            worst, best = scale.labels[0], scale.labels[-1]
            return cls(printed, printed, best, worst, scale.score(step), OUTLET)
        mark = read(printed)
        return cls.of(mark, printed[mark.start : mark.end], scale) if mark else None

    @classmethod
    def of(cls, mark: Mark, text: str, scale: Scale | None = None) -> Rating | None:
        """The rating a form comes to; None where its number fits no scale."""
        value = mark.value
        if mark.kind == "letter" and isinstance(value, str):
            return cls(text, value, mark.best, mark.worst, TWELFTHS[value], METACRITIC)
        if isinstance(value, str):
            return cls(text, value, None, None, None, WORDS)
        if mark.kind == "thumbs":
            return cls(text, tidy(value), mark.best, mark.worst, None, WORDS)
        if isinstance(mark.best, int | float) and isinstance(mark.worst, int | float):
            return cls._numeric(text, value, mark.best, mark.worst, scale)
        if scale is not None and not scale.labels and _within(value, scale):
            worst, best = tidy(scale.worst), tidy(scale.best)
            return cls(text, tidy(value), best, worst, scale.score(value), OUTLET)
        likely = next(
            (best for best in _LIKELY.get(mark.kind, (5, 10, 100)) if 0 <= value <= best), None
        )
        if likely is None:
            return None
        worst = 1 if mark.kind == "six" and likely == 6 else 0  # a die has no nought
        score = linear(value, worst, likely)
        return cls(text, tidy(value), likely, worst, score, LINEAR, assumed=True)

    @classmethod
    def _numeric(
        cls, text: str, value: float, best: float, worst: float, scale: Scale | None
    ) -> Rating:
        """A number with its scale printed; the outlet may still say where that scale begins."""
        rule = LINEAR
        if scale and not scale.labels and best == scale.best and worst == 0 != scale.worst:
            worst, rule = scale.worst, OUTLET
        elif value > 2 * max(worst, best) and value % best:
            # `44/5`, `31/2`: a slip of the pen, not to be guessed at; `100/10` is meant
            return cls(text, tidy(value), tidy(best), tidy(worst), None, UNKNOWN)
        elif not min(worst, best) <= value <= max(worst, best):
            rule = CAPPED
        score = linear(value, worst, best)
        return cls(text, tidy(value), tidy(best), tidy(worst), score, rule)

    @classmethod
    def find(cls, text: str, scale: Scale | None = None) -> Rating | None:
        """The rating a review gives the work it is about, wherever it stands; None if none.

        Figures of others, of other works and of parts of the work are not it.
        """
        from reviewtui.model.rating_text import own

        found = own(text, scale)
        return found.rating if found else None

    @classmethod
    def find_all(cls, text: str, scale: Scale | None = None) -> list[Found]:
        """Everything in a text that rates the work as a whole, in order, each with its place."""
        from reviewtui.model.rating_text import candidates

        return candidates(text, scale)

    def explain(self) -> str:
        """How the score came about: `7.2/10 → 72: linear, from 0 (worst) to 10 (best)`."""
        if self.rule == UNKNOWN:
            return f"{self.text}: no score, {_shown(self.value)} is far beyond {_shown(self.best)}"
        if self.score is None:
            return f"{self.text}: no score, for it gives no number to compare by"
        rule = f"{self.rule}: letters in twelfths" if self.rule == METACRITIC else self.rule
        ends = f"from {_shown(self.worst)} (worst) to {_shown(self.best)} (best)"
        granted = "; the scale is not printed but assumed" if self.assumed else ""
        return f"{self.text} → {self.score}: {rule}, {ends}{granted}"


class Found(Record):
    """A rating in running text: where it stands, and the words that announce it."""

    rating: Rating
    span: Span
    label: str
    """`Smash Hit Score`, `Rating`; empty where nothing announces it."""


_LIKELY: dict[str, tuple[int, ...]] = {
    "drawn": (5, 6, 10, 20),
    "percent": (100,),
    "plus": (),
    "six": (6, 10, 100),
    "ten": (10, 100),
    "twenty": (5, 10, 20, 100),
}
"""What is taken for the best where none is printed; the first that holds the value."""

_LONGEST = 200
"""No score string is longer; what is, is prose."""


def _within(value: Number, scale: Scale) -> bool:
    return min(scale.worst, scale.best) <= value <= max(scale.worst, scale.best)


def _shown(end: float | str | None) -> str:
    return f"{end:g}" if isinstance(end, int | float) else str(end)
