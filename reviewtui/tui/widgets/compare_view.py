"""Which critics and aspects of a comparison are shown, in what order, and in what shape."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from reviewtui.model.comparison import Order
from reviewtui.model.critic_names import names_of
from reviewtui.model.point import Origin
from reviewtui.tui.look import UNICODE
from reviewtui.tui.widgets.compare_filter import EVERYTHING, Filter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtui.model.comparison import AspectRow, Claim, Comparison
    from reviewtui.model.review import Review
    from reviewtui.tui.look import Signs
    from reviewtui.tui.widgets.compare_text import Star

MANY = 30
"""More critics than this are a crowd: one row each."""
COLUMN = 26
"""The least a column takes: its border, a blank, and 24 cells."""
ASPECT = 15
"""The column of aspects: a margin, and room for `Performances`."""
PAGED = 100
"""From this width on critics stay columns even if not all fit; below it they become a list."""
NARROWEST = 12
"""Narrower than this nothing can be read; the sheet is laid out for this and cropped."""


@dataclass(frozen=True, slots=True)
class Options:
    """Everything that decides what a comparison looks like, apart from what it says."""

    width: int
    height: int = 24
    order: Order = Order.SCORE
    pinned: str | None = None
    """The id of the review that stays first, as the baseline."""
    page: int = 0
    differences: bool = False
    expand: bool = False
    opened: frozenset[str] = frozenset()
    """Headings that a person unfolded, whatever fits."""
    closed: frozenset[str] = frozenset()
    signs: Signs = UNICODE
    stars: frozenset[Star] = frozenset()
    only: Filter = EVERYTHING
    """Which claims are shown; what critics come to is always told of all of them."""


class Cells:
    """The claims that are shown, sorted into cells aspect by aspect as somebody looks."""

    def __init__(self, aspects: Sequence[AspectRow], only: Filter) -> None:
        self._aspects = {row.aspect: row for row in aspects}
        self._only = only
        self._sorted: dict[str, dict[str, list[Claim]]] = {}

    def of(self, aspect: str, review_id: str) -> Sequence[Claim]:
        """The claims of one critic on one aspect."""
        return self._row(aspect).get(review_id, ())

    def count(self) -> int:
        """How many claims there are."""
        return sum(len(cell) for aspect in self._aspects for cell in self._row(aspect).values())

    def _row(self, aspect: str) -> dict[str, list[Claim]]:
        if aspect not in self._sorted:
            cells: dict[str, list[Claim]] = {}
            for claim in self._aspects[aspect].claims:
                if not self._only.on or self._only.takes(claim):
                    cells.setdefault(claim.review.id, []).append(claim)
            self._sorted[aspect] = cells
        return self._sorted[aspect]


class View(NamedTuple):
    """A comparison as the options show it."""

    comparison: Comparison
    options: Options
    critics: tuple[Review, ...]
    """Those shown, in order; of a crowd with `differences` on, three that stand for it."""
    aspects: tuple[AspectRow, ...]
    names: dict[str, str]
    cells: Cells
    """The claims of a critic on an aspect, by the aspect and the id of the review."""
    head: int = 0
    """Lines that the summary on top takes."""

    @property
    def crowd(self) -> bool:
        """Whether there are too many critics for anything but a row each."""
        return len(self.critics) > MANY

    @property
    def per_page(self) -> int:
        """How many critics fit as columns at once; 0 when they are a list."""
        return self.would_fit(self.options.width)

    def would_fit(self, width: int) -> int:
        """How many critics fit as columns at a width; 0 when they are a list there."""
        fit, everyone = (width - ASPECT) // COLUMN, len(self.critics)
        if self.crowd or fit < 1 or (width < PAGED and fit < everyone):
            return 0
        return min(fit, everyone)

    @property
    def pages(self) -> int:
        """How many pages of columns there are; the pinned critic is on each of them."""
        size, everyone = self.per_page, len(self.critics)
        if not size or everyone <= size:
            return 1
        held = self.held
        return -(-(everyone - held) // (size - held))

    @property
    def held(self) -> int:
        """How many columns are the same on every page: the pinned critic's, if there is one."""
        pinned = bool(self.critics) and self.critics[0].id == self.options.pinned
        return 1 if pinned and self.per_page > 1 else 0

    def page_of(self, review: Review) -> int:
        """The page a critic is on."""
        held, index = self.held, self.critics.index(review)
        size = max(self.per_page - held, 1)
        return max(index - held, 0) // size

    @property
    def shown(self) -> tuple[tuple[int, Review], ...]:
        """The critics on the page, each with its number among all."""
        numbered = tuple(enumerate(self.critics, 1))
        held, size = self.held, max(self.per_page - self.held, 1)
        page = min(self.options.page, self.pages - 1)
        return numbered[:held] + numbered[held:][page * size : (page + 1) * size]


def view(comparison: Comparison, options: Options) -> View:
    """Choose critics and aspects and put them in order."""
    critics = comparison.ordered(options.order, options.pinned)
    aspects = comparison.aspects
    if options.differences:
        aspects = comparison.widest_first()
        if len(critics) > MANY:
            chosen = comparison.landmarks()
            pinned = tuple(review for review in critics[:1] if review.id == options.pinned)
            critics = pinned + tuple(review for review in chosen if review not in pinned)
            shown = {review.id for review in critics}
            aspects = tuple(sorted(aspects, key=lambda row: shown.isdisjoint(row.leanings)))
    if options.only.on:
        aspects = tuple(row for row in aspects if any(map(options.only.takes, row.claims)))
    cells = Cells(aspects, options.only)
    return View(comparison, options, critics, aspects, names_of(comparison.critics), cells)


def in_force(view: View) -> str:
    """What a status line says of a view: who is shown, in what order, and what is switched on."""
    options, dash = view.options, view.options.signs.dash
    total, told = len(view.comparison.critics), []
    if len(view.critics) < total:
        told.append(f"best, median and worst of {total} critics; D shows all")
    elif view.pages > 1:
        numbers = [number for number, _ in view.shown]
        told.append(f"critics {_runs(numbers, dash)} of {total}")
    told.append(f"sorted by {options.order}")
    if options.differences:
        told.append("differences first")
    if options.pinned in view.names:
        told.append(f"baseline: {view.names[options.pinned]}")
    if options.expand:
        told.append("quotes shown")
    if options.only.on:
        told.append(f"only {options.only.typed}: {_count(view)}")
    if any(p.origin is Origin.FOUND for review in view.comparison.critics for p in review.points):
        told.append(f"{options.signs.found} found by the program")
    if pending := view.comparison.pending:
        told.append(f"reading for points: {total - pending} of {total} reviews")
    return f" {options.signs.dot} ".join(told)


def _count(view: View) -> str:
    count = view.cells.count()
    return "no claim" if not count else "1 claim" if count == 1 else f"{count} claims"


def _runs(numbers: list[int], dash: str) -> str:
    """Numbers as runs: `1, 5–7`; the pinned critic is not always beside the others."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}{dash}{run[-1]}" for run in runs)
