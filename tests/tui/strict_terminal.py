"""A terminal for the painter's tests that can do no more than it says, and forgives nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wcwidth import wcwidth

from tests.terminal import Emulator, Screen

if TYPE_CHECKING:
    from pyte.screens import Char

    from reviewtui.tui.painter.features import Features


class StrictScreen(Screen):
    """Half a wide character is no character; what is erased has a colour only where it is said."""

    features: Features

    def draw(self, data: str) -> None:
        """Write sign by sign: each may cut a wide one in two."""
        for char in data:
            y, x = self.cursor.y, self.cursor.x
            super().draw(char)
            if x < self.cursor.x:
                self._mend(y, range(x, self.cursor.x))

    def _mend(self, y: int, columns: range) -> None:
        """Blank what is left of characters that were cut in two at the ends of some columns."""
        line = self.buffer[y]
        for x in (columns.start, columns.stop):
            if 0 < x < self.columns and (line[x].data == "") != _wide(line[x - 1]):
                half = x if line[x].data == "" else x - 1
                line[half] = line[half]._replace(data=" ")

    def _blank(self) -> Char:
        """What erasing leaves: a terminal without bce knows no colour then."""
        attributes = self.cursor.attrs if self.features.bce else self.default_char
        return attributes._replace(data=" ")

    def _blanks(self, y: int, columns: range) -> None:
        for x in columns:
            self.buffer[y][x] = self._blank()
        self._mend(y, columns)

    def erase_characters(self, count: int | None = None) -> None:
        """ECH."""
        if self.features.ech:
            x = self.cursor.x
            self._blanks(self.cursor.y, range(x, min(x + (count or 1), self.columns)))

    def erase_in_line(self, how: int = 0, private: bool = False) -> None:
        """EL."""
        assert how == 0
        self._blanks(self.cursor.y, range(self.cursor.x, self.columns))

    def erase_in_display(self, how: int = 0, *args: Any, **kwargs: Any) -> None:
        """ED."""
        assert how == 2
        for y in range(self.lines):
            self._blanks(y, range(self.columns))

    def scroll_up(self, count: int = 1, **more: Any) -> None:
        """SU."""
        if self.features.su:
            super().scroll_up(count, **more)

    def scroll_down(self, count: int = 1, **more: Any) -> None:
        """SD."""
        if self.features.su:
            super().scroll_down(count, **more)

    def insert_lines(self, count: int | None = None) -> None:
        """IL, in the region below the cursor."""
        self._shift(-(count or 1))

    def delete_lines(self, count: int | None = None) -> None:
        """DL."""
        self._shift(count or 1)

    def _shift(self, by: int) -> None:
        if self.features.il:
            top, bottom = self.margins or (0, self.lines - 1)
            if top <= self.cursor.y <= bottom:
                self._roll(self.cursor.y, bottom, by)

    def _move(self, by: int) -> None:
        top, bottom = self.margins or (0, self.lines - 1)
        self._roll(top, bottom, by)

    def _roll(self, top: int, bottom: int, by: int) -> None:
        left, right = self.sides or (0, self.columns - 1)
        old = {y: dict(self.buffer[y]) for y in range(top, bottom + 1)}
        for y in range(top, bottom + 1):
            source = old.get(y + by)
            for x in range(left, right + 1):
                blank = self.default_char if source else self._blank()
                self.buffer[y][x] = source.get(x, blank) if source else blank
            self._mend(y, range(left, right + 1))


def _wide(cell: Char) -> bool:
    return bool(cell.data) and wcwidth(cell.data[0]) == 2


class StrictTerminal(Emulator):
    """An emulator of a terminal with just these features."""

    def __init__(self, columns: int, rows: int, features: Features) -> None:
        super().__init__(columns, rows, margins=features.margins, screen=StrictScreen)
        assert isinstance(self.screen, StrictScreen)
        self.screen.features = features
