"""AspectScreen: which aspect a found point is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtui.tui.look import Look
from reviewtui.tui.screens.listing import Line, ListScreen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtui.model.point import Point


class AspectScreen(ListScreen[str]):
    """The aspects there are; gives the chosen one."""

    def __init__(self, point: Point, aspects: Sequence[str]) -> None:
        super().__init__(f"What is it about? “{point.label}”")
        self._point = point
        self._aspects = aspects

    def rows(self) -> Sequence[tuple[Line, str | None]]:
        """One aspect a row; that of the point now is marked."""
        look = Look.from_app(self.app)
        return [
            (
                Line(
                    (
                        (f" {aspect}", look.base),
                        ("  now" if aspect == self._point.aspect else "", look.dim),
                    )
                ),
                aspect,
            )
            for aspect in self._aspects
        ]
