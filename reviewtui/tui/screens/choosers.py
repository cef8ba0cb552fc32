"""The short lists: help, contents, problems."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtui.tui.commands import shown_keys
from reviewtui.tui.look import Look
from reviewtui.tui.screens.listing import Line, ListScreen

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reviewtui.library.index import Problem
    from reviewtui.tui.commands import Command


class HelpScreen(ListScreen[str]):
    """Every key in force with what it does; enter does it. Also the palette.

    One list serves `?` and `:`, because what one looks up is what one wants to do next.
    """

    HEADING = "Help: every key"
    HINT = "/ and a word finds a key; enter runs it"

    def __init__(self, groups: Mapping[str, Sequence[Command]], keys: dict[str, str]) -> None:
        super().__init__(self.HEADING, self.HINT)
        self._groups = groups
        self._keys = keys

    def rows(self) -> Sequence[tuple[Line, str | None]]:
        """Commands under the place they work in."""
        look = Look.from_app(self.app)
        rows: list[tuple[Line, str | None]] = []
        for name, commands in self._groups.items():
            rows.append((Line(((f" {name}", look.heading),), heading=True), None))
            for command in commands:
                name = f"  {command.id}" if self.size.width >= 100 else ""
                keys = shown_keys(self._keys.get(command.id, command.keys), every=True)
                rows.append(
                    (
                        Line(
                            (
                                (f"   {keys:<14} ", look.accent),
                                (command.help, look.base),
                                (name, look.dim),
                            )
                        ),
                        command.id,
                    )
                )
        return rows


class PaletteScreen(HelpScreen):
    """The same list, ready for typing."""

    HEADING = "Commands"
    HINT = "type a word of what you want to do; enter does it"
    FILTER_FIRST = True


class ContentsScreen(ListScreen[int]):
    """The headings of a review; gives the offset of the chosen one."""

    def __init__(self, headings: Sequence[tuple[int, str, int]]) -> None:
        super().__init__("Contents")
        self._headings = headings

    def rows(self) -> Sequence[tuple[Line, int | None]]:
        """Headings, indented by level."""
        look = Look.from_app(self.app)
        return [
            (Line(((" " + "  " * level + text, look.base),)), offset)
            for level, text, offset in self._headings
        ]

    def nothing(self) -> str:
        """A review without headings."""
        return "This review has no headings."


class ProblemsScreen(ListScreen[str]):
    """Files that could not be read, or not in full: where, what, and what to do."""

    TALL = True

    def __init__(self, problems: Sequence[Problem], warnings: Sequence[str]) -> None:
        super().__init__(f"Problems ({len(problems) + len(warnings)})")
        self._problems = problems
        self._warnings = warnings

    def rows(self) -> Sequence[tuple[Line, str | None]]:
        """Two lines a problem; choosing one gives its path."""
        look = Look.from_app(self.app)
        rows: list[tuple[Line, str | None]] = [
            (Line(((f" {what}", look.base),), ((f"   {todo.strip()}", look.dim),)), None)
            for what, _, todo in (warning.partition("\n") for warning in self._warnings)
        ]
        for problem in self._problems:
            where = f"{problem.path}:{problem.line}" if problem.line else problem.path
            room = self.size.width // 2
            if len(where) > room:  # its end tells it from others; `what` needs room as well
                where = look.signs.ellipsis[:1] + where[1 - room :]
            rows.append(
                (
                    Line(
                        ((f" {where}  ", look.accent), (problem.what, look.base)),
                        ((f"   {problem.todo}", look.dim),),
                    ),
                    problem.path,
                )
            )
        return rows

    def nothing(self) -> str:
        """The good news."""
        return "Every file could be read."
