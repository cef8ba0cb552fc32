"""PointsPane: the praise and faults of the review on screen, each one key from its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtui.model.point import Origin, Polarity, paragraph_number
from reviewtui.tui.rows import Piece, Rows, padded

if TYPE_CHECKING:
    from reviewtui.model.point import Point
    from reviewtui.model.review import Review


class PointsPane(Rows):
    """Points under their aspects, a tally on top."""

    def __init__(self, *args: object, **more: object) -> None:
        super().__init__(*args, **more)  # type: ignore[arg-type]
        self._rows: list[Point | str] = []
        self._body = ""
        self._tally = (0, 0, 0)
        self._pending = False

    def fill(self, review: Review | None, *, stay: bool = False) -> None:
        """Show the points of a review; `stay` keeps the cursor where it is."""
        points = review.points if review else ()
        self._pending = review is not None and review.pending
        cursor = self.cursor if stay else 0
        self._body = review.body if review else ""
        self._tally = (
            sum(p.polarity is Polarity.PRO for p in points),
            sum(p.polarity is Polarity.CON for p in points),
            sum(p.polarity is Polarity.MIXED for p in points),
        )
        self._rows = [""]
        aspect = None
        for point in sorted(points, key=lambda p: _rank(p.aspect)):
            if point.aspect != aspect:
                aspect = point.aspect
                self._rows.append(aspect)
            self._rows.append(point)
        self.rows_changed(0)
        self.move_to(min(cursor, len(self._rows) - 1))

    def point_at(self, index: int) -> Point | None:
        """The point in a row; None for an aspect's heading."""
        row = self._rows[index] if 0 <= index < len(self._rows) else None
        return row if row is not None and not isinstance(row, str) else None

    def show_point(self, point: Point) -> None:
        """Put the cursor on a point."""
        for index, row in enumerate(self._rows):
            if row is point:
                self.move_to(index)
                return

    def row_count(self) -> int:
        """The tally, aspects and points."""
        return len(self._rows)

    def selectable(self, index: int) -> bool:
        """Only points lead anywhere."""
        return not isinstance(self._rows[index], str)

    def row(self, index: int, width: int, line: int) -> list[Piece]:
        """A tally, an aspect, or a sign with a label and the paragraph."""
        look, signs, row = self.look, self.look.signs, self._rows[index]
        if index == 0:
            return self._tally_row()
        if isinstance(row, str):
            return [(f" {row}", look.heading)]
        where = "  "
        if row.span:
            where = f" {signs.paragraph}{paragraph_number(self._body, row.span.start)} "
        found = signs.found if row.origin is Origin.FOUND else " "
        room = max(0, width - 4 - len(where))
        return [
            (f" {signs.of(row.polarity)}{found} ", look.of(row.polarity)),
            (padded(row.label, room, look), look.base),
            (where, look.dim),
        ]

    def _tally_row(self) -> list[Piece]:
        look, signs = self.look, self.look.signs
        pros, cons, mixed = self._tally
        if not any(self._tally):
            return [(" reading …" if self._pending else " no points found", look.dim)]
        pieces = [
            (f" {signs.praise} {pros} praised", look.praise),
            (f"  {signs.fault} {cons} faulted", look.fault),
        ]
        if mixed:
            pieces.append((f"  {signs.mixed} {mixed}", look.mixed))
        return pieces


def _rank(aspect: str) -> tuple[int, str]:
    from reviewtui.model.point import ASPECTS

    return (ASPECTS.index(aspect) if aspect in ASPECTS else len(ASPECTS), aspect)
