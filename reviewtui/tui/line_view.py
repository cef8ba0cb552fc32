"""LineView: a widget that draws finished lines, spared what Textual does to each line of any other.

Textual asks a dozen styles for each line it draws, which takes longer than our lines themselves.
Whatever they say is the same for all lines of a view without borders above and below: what one
line gets at its sides is taken for the others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.geometry import Region
from textual.scroll_view import ScrollView
from textual.strip import Strip

if TYPE_CHECKING:
    from collections.abc import Iterator


class LineView(ScrollView):
    """Draws its lines without Textual's help wherever they are all asked for."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of a part of the view, with what stands at their sides."""
        whole = Region(0, 0, *self.outer_size)
        if crop != whole or whole.height < 1 or not self._plain():
            return super().render_lines(crop)
        gutter = self.styles.gutter
        sample = super().render_lines(Region(0, 0, whole.width, 1))[0]
        left = sample.crop(0, gutter.left)
        right = sample.crop(whole.width - gutter.right)
        middle = self._filtered(self.size.width, whole.height)
        if not (gutter.left or gutter.right):
            return list(middle)
        sides = ([left] if gutter.left else []), ([right] if gutter.right else [])
        return [Strip.join([*sides[0], line, *sides[1]]) for line in middle]

    def _filtered(self, width: int, height: int) -> Iterator[Strip]:
        """Each line, in the colours the terminal is to get."""
        filters, ground = self.get_line_filters(), self.background_colors[1]
        for y in range(height):
            line = self.render_line(y)
            if line.cell_length != width:
                line = line.adjust_cell_length(width)
            for each in filters:
                line = line.apply_filter(each, ground)
            yield line

    def _plain(self) -> bool:
        """Whether all lines are treated alike, but for what stands at their sides."""
        styles, gutter = self.styles, self.styles.gutter
        return not (
            gutter.top
            or gutter.bottom
            or styles.tint.a
            or styles.has_rule("hatch")
            or any(kind for kind, _ in styles.outline)
            or styles.text_opacity != 1
            or self.opacity != 1
        )
