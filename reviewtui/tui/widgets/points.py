"""PointsPane: the praise and faults of the review on screen, each one key from its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from reviewtui.model.point import Origin, Polarity, paragraph_number
from reviewtui.tui.rows import Piece, Rows, padded
from reviewtui.tui.wrapping import wrap

if TYPE_CHECKING:
    from reviewtui.model.point import Point
    from reviewtui.model.review import Review


NARROW = 8
"""Cells under which a label is cut: one word a line would be no easier to read."""


class Rest(NamedTuple):
    """A further line of a label, where the cursor does not go."""

    words: str


class PointsPane(Rows):
    """Points under their aspects, a tally on top; labels are wrapped, not cut."""

    def __init__(self, *args: object, **more: object) -> None:
        super().__init__(*args, **more)  # type: ignore[arg-type]
        self._rows: list[Point | Rest | str] = []
        self._points: list[Point] = []
        self._body = ""
        self._tally = (0, 0, 0)
        self._pending = False
        self._set_for = 0
        """The width for which labels were wrapped."""

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
        self._points = sorted(points, key=lambda p: _rank(p.aspect))
        self._set_rows()
        self.rows_changed(0)
        self.move_to(min(cursor, len(self._rows) - 1))

    def _set_rows(self) -> None:
        """A row for the tally, for each aspect and for each line of a label."""
        self._set_for = self.size.width
        self._rows = [""]
        aspect = None
        for point in self._points:
            if point.aspect != aspect:
                aspect = point.aspect
                self._rows.append(aspect)
            self._rows.append(point)
            self._rows += [Rest(line) for line in self._label(point, self._set_for)[1:]]

    def _label(self, point: Point, width: int) -> tuple[str, ...]:
        """A label in lines that fit; before the pane has a width it is one line."""
        room = width - 4 - cell_len(self._where(point))
        return wrap(point.label, room) if width and room >= NARROW else (point.label,)

    def _where(self, point: Point) -> str:
        if point.span is None:
            return "  "
        return f" {self.look.signs.paragraph}{paragraph_number(self._body, point.span.start)} "

    def on_resize(self) -> None:
        """Wrap labels for the new width; the cursor stays on its point."""
        if self.size.width != self._set_for:
            point = self.point_at(self.cursor)
            self._set_rows()
            places = (n for n, row in enumerate(self._rows) if row is point)
            self.rows_changed(next(places, 0))
        super().on_resize()

    def point_at(self, index: int) -> Point | None:
        """The point in a row; None for an aspect's heading."""
        row = self._rows[index] if 0 <= index < len(self._rows) else None
        return None if isinstance(row, str | Rest) else row

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
        return not isinstance(self._rows[index], str | Rest)

    def row(self, index: int, width: int, line: int) -> list[Piece]:
        """A tally, an aspect, or a sign with a label and the paragraph."""
        look, signs, row = self.look, self.look.signs, self._rows[index]
        if index == 0:
            return self._tally_row()
        if isinstance(row, str):
            return [(f" {row}", look.heading)]
        if isinstance(row, Rest):
            return [(f"    {row.words}", look.base)]
        where = self._where(row)
        found = signs.found if row.origin is Origin.FOUND else " "
        room = max(0, width - 4 - cell_len(where))
        return [
            (f" {signs.of(row.polarity)}{found} ", look.of(row.polarity)),
            (padded(self._label(row, self._set_for)[0], room, look), look.base),
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
