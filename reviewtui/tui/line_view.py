"""LineView: a widget that draws finished lines, spared what Textual does to each line of any other.

Textual asks a dozen styles for each line it draws, which takes longer than our lines themselves.
Whatever they say is the same for all lines of a view without borders above and below: what one
line gets at its sides is taken for the others. And whatever changes anywhere, Textual asks all
views for all their lines: those of which nobody said that they changed are kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.geometry import Region
from textual.scroll_view import ScrollView
from textual.strip import Strip

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any, Self

MOST_KEPT = 1000
"""Lines kept at most: some pages back and forth."""


class LineView(ScrollView):
    """Draws its lines without Textual's help wherever they are all asked for."""

    _drawn: dict[int, Strip]
    """The lines drawn and not changed since, by their place in all there is to scroll through."""
    _drawn_as: tuple[Any, ...] = ()
    """What else the kept lines depend on."""
    LINES_MOVE = False
    """Whether a line stays what it is where the view scrolls; it does not where headings stick."""
    _only_moves = False

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Show another part: the lines stay what they are."""
        self._only_moves = self.LINES_MOVE
        super().watch_scroll_y(old_value, new_value)
        self._only_moves = False

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        """Have some lines drawn anew, or all."""
        if repaint and self._drawn_as and not self._only_moves:
            if not regions:
                self._drawn.clear()
            top = self.scroll_offset.y
            for region in regions:
                for y in region.line_range:
                    self._drawn.pop(top + y, None)
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of a part of the view, with what stands at their sides."""
        whole = Region(0, 0, *self.outer_size)
        if crop != whole or whole.height < 1 or not self._plain():
            return super().render_lines(crop)
        gutter = self.styles.gutter
        sample = super().render_lines(Region(0, 0, whole.width, 1))[0]
        left = sample.crop(0, gutter.left)
        right = sample.crop(whole.width - gutter.right)
        return list(self._lines(self.size.width, whole.height, left, right))

    def _lines(self, width: int, height: int, left: Strip, right: Strip) -> Iterator[Strip]:
        """Each line between its sides, in the colours the terminal is to get."""
        filters, ground = self.get_line_filters(), self.background_colors[1]
        aside, top = self.scroll_offset
        drawn_as = (width, height, aside, ground, left, right, *filters)
        if drawn_as != self._drawn_as or len(self._drawn) > MOST_KEPT:
            self._drawn, self._drawn_as = {}, drawn_as
        drawn = self._drawn
        for y in range(height):
            line = drawn.get(top + y)
            if line is None:
                line = self.render_line(y)
                if line.cell_length != width:
                    line = line.adjust_cell_length(width)
                for each in filters:
                    line = line.apply_filter(each, ground)
                if left or right:
                    line = Strip.join([left, line, right])
                drawn[top + y] = line
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
