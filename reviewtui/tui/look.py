"""Signs, score bars and styles, with twins for terminals without UTF-8."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from rich.style import Style

from reviewtui.model.point import Polarity

if TYPE_CHECKING:
    from textual.app import App


class Signs(NamedTuple):
    """The characters the screens are drawn with. Signs carry the meaning; colour only helps."""

    praise: str = "▲"
    fault: str = "▼"
    mixed: str = "◆"
    silent: str = "·"
    unread: str = "●"
    bookmarked: str = "★"
    found: str = "?"
    """Stands behind a point that the program found and the critic did not list."""
    opened: str = "▾"
    closed: str = "▸"
    no_score: str = "—"
    paragraph: str = "¶"
    vertical: str = "│"
    horizontal: str = "─"
    dot: str = "·"
    dash: str = "–"
    ellipsis: str = "…"
    eighths: str = " ▏▎▍▌▋▊▉█"
    """Parts of a score bar from empty to full."""

    def of(self, polarity: Polarity) -> str:
        """The sign of a polarity."""
        return {Polarity.PRO: self.praise, Polarity.CON: self.fault, Polarity.MIXED: self.mixed}[
            polarity
        ]

    def bar(self, score: int | None, width: int) -> str:
        """A score of 100 as a bar of `width` cells; blank for none."""
        if score is None or width <= 0:
            return " " * max(width, 0)
        steps = len(self.eighths) - 1
        full, part = divmod(round(score * width * steps / 100), steps)
        bar = self.eighths[-1] * full + (self.eighths[part] if part else "")
        return bar.ljust(width)


UNICODE = Signs()
ASCII = Signs(
    praise="+",
    fault="-",
    mixed="~",
    silent=".",
    unread="*",
    bookmarked="#",
    opened="v",
    closed=">",
    no_score="-",
    paragraph="p.",
    vertical="|",
    horizontal="-",
    dot="-",
    dash="-",
    ellipsis="...",
    eighths=" #",
)


class Look(NamedTuple):
    """The styles of one theme, as Rich styles for widgets that draw lines."""

    signs: Signs
    base: Style
    dim: Style
    strong: Style
    accent: Style
    heading: Style
    link: Style
    code: Style
    quote: Style
    praise: Style
    fault: Style
    mixed: Style
    cursor: Style
    """The row or claim under the cursor, in the pane that has the focus."""
    cursor_away: Style
    """The same in a pane that has not."""
    lit: Style
    """A passage that was jumped to."""
    hit: Style
    """Words that were found."""
    bar: Style
    stripe: Style
    """The ground of every other row of a wide table; only its background counts."""
    panel: Style
    """Headers, footers, side panels."""
    panel_key: Style
    """A key's name in a footer."""

    def of(self, polarity: Polarity) -> Style:
        """The style of a polarity."""
        return {Polarity.PRO: self.praise, Polarity.CON: self.fault, Polarity.MIXED: self.mixed}[
            polarity
        ]

    @classmethod
    def from_app(cls, app: App[Any]) -> Look:
        """Read the styles off the theme in force; the app says which signs its terminal shows."""
        signs = getattr(app, "signs", UNICODE)
        colours = app.theme_variables
        ground, text = colours["background"], colours["foreground"]

        def on(colour: str, ground: str = ground, *, bold: bool = False) -> Style:
            return Style(color=_plain(colour), bgcolor=_plain(ground), bold=bold or None)

        return cls(
            signs=signs,
            base=on(text),
            dim=on(colours["foreground-darken-2"]),
            strong=on(text, bold=True),
            accent=on(colours["accent"]),
            heading=on(colours["text-primary"], bold=True),
            link=on(colours["text-primary"]) + Style(underline=True),
            code=on(colours["warning"]),
            quote=on(colours["foreground-darken-1"]) + Style(italic=True),
            praise=on(colours["text-success"]),
            fault=on(colours["text-error"]),
            mixed=on(colours["text-warning"]),
            cursor=on(ground, colours["primary"], bold=True),
            cursor_away=on(text, colours["surface"], bold=True),
            lit=on(ground, colours["accent"]),
            hit=on(ground, colours["text-primary"]),
            bar=on(colours["text-primary"]),
            stripe=on(text, colours["surface"]),
            panel=on(text, colours["panel"]),
            panel_key=on(colours["accent"], colours["panel"], bold=True),
        )


def _plain(colour: str) -> str:
    """A theme colour as Rich reads it: alpha cut off, Textual's ANSI names without their prefix."""
    if colour.startswith("#"):
        return colour[:7]
    return colour.removeprefix("ansi_") if colour.startswith("ansi_") else "default"
