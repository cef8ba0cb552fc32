"""PassagePanel: the words behind a claim, lit in their paragraph, and who said them where."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reviewtui.model.point import Origin, paragraph_number, paragraphs
from reviewtui.tui.widgets.compare_sheet import Kind
from reviewtui.tui.widgets.compare_text import (
    Piece,
    flow,
    leaning_line,
    rating_words,
    style_of,
    verdict_pieces,
)

if TYPE_CHECKING:
    from reviewtui.model.comparison import Claim
    from reviewtui.model.point import Span
    from reviewtui.model.review import Review
    from reviewtui.tui.look import Look
    from reviewtui.tui.widgets.compare_sheet import Target
    from reviewtui.tui.widgets.compare_text import Line


FOUND = "found by the program"


class PassagePanel(ScrollView):
    """Follows the cursor of a comparison while it is open; scrolls with the mouse."""

    DEFAULT_CSS = """
    PassagePanel { overflow-x: hidden; overflow-y: auto; scrollbar-size-vertical: 1;
                   display: none; }
    """

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.subject: Target | None = None
        self.names: dict[str, str] = {}
        """What the comparison calls its critics, by id of the review."""
        self._lines: list[Line] = []
        self.aside = False
        """Beside the table and not below it: set apart by a line at its left."""

    def show(self, target: Target | None) -> None:
        """Show what is behind something on the sheet."""
        self.subject = target
        self._lay_out()

    def on_resize(self) -> None:
        """Wrap for the new width."""
        self._lay_out()

    def _lay_out(self) -> None:
        width = max(self.size.width - 3, 8)
        self._lines = self._told(self.subject, width) if self.subject else []
        rule = 0 if self.aside else 1
        self.virtual_size = Size(self.size.width, len(self._lines) + rule)
        lit = [n for n, line in enumerate(self._lines) if any(p.style == "lit" for p in line)]
        top, below = 0, lit[-1] + 1 + rule if lit else 0
        if below > self.size.height:
            top = max(0, min(lit[0], below - self.size.height))
        self.scroll_to(y=top, animate=False, immediate=True)
        self.refresh()

    def _told(self, target: Target, width: int) -> list[Line]:
        review = target.review
        name = self.names.get(review.id, review.outlet.shown) if review else ""
        return passage_lines(target, width, self.look, name)

    def render_line(self, y: int) -> Strip:
        """One line of the panel, which a rule above or at its left sets apart."""
        look, width = self.look, self.size.width
        if y == 0 and not self.aside:
            return Strip([Segment(look.signs.horizontal * width, look.accent)], width)
        number = y + self.scroll_offset.y - (0 if self.aside else 1)
        line = self._lines[number] if number < len(self._lines) else ()
        segments = [Segment(f"{look.signs.vertical} " if self.aside else " ", look.accent)]
        segments += [Segment(piece.text, getattr(look, piece.style)) for piece in line]
        return Strip(segments).adjust_cell_length(width, look.base)


def passage_lines(target: Target, width: int, look: Look, name: str) -> list[Line]:
    """Everything the panel says of a target, wrapped."""
    review, claim = target.review, target.claim
    if review is None:
        return flow([Piece(f"{target.section.capitalize()}: unfold it to see its claims.")], width)
    who = [Piece(name, "strong")]
    dot = f" {look.signs.dot} "
    if review.critic and review.critic not in name:
        who.append(Piece(f"{dot}{review.critic}"))
    if claim:
        who += _where(claim, look)
        sign = look.signs.of(claim.point.polarity)
        style = style_of(claim.point.polarity)
        said = [Piece(f"{sign} {claim.point.label}", style)]
        return [*flow(who, width), *flow(said, width, 2), *_passage(claim, width)]
    if target.kind is Kind.SILENT:
        silence = f"says nothing of {target.section}. That is not the same as a mixed opinion."
        return [*flow(who, width), *flow([Piece(silence, "dim")], width)]
    if target.kind is Kind.VOICE and target.span:
        who.append(Piece(f"{dot}quotes another critic; not its own claim", "dim"))
        return [*flow(who, width), *_lit(target.span, review.body, width)]
    who.append(Piece(f"{dot}{_rated(review)}", "dim"))
    if lean := leaning_line(review, look.signs):
        who += [Piece(dot, "dim"), *lean]
    told = verdict_pieces(review, look.signs) or [Piece("No verdict in one sentence.", "dim")]
    if review.verdict_origin is Origin.FOUND:
        told.append(Piece(f" {FOUND}", "dim"))
    return [*flow(who, width), *flow(told, width)]


def _where(claim: Claim, look: Look) -> list[Piece]:
    """The paragraph, and whether the critic listed the point or the program made it out."""
    signs, span = look.signs, claim.point.span
    told = f" {signs.dot} {claim.point.aspect}"
    if span:
        number = paragraph_number(claim.review.body, span.start)
        told += f" {signs.dot} {signs.paragraph}{number}"
    found = claim.point.origin is Origin.FOUND
    told += f" {signs.dot} {f'{signs.found} {FOUND}' if found else 'stated'}"
    if claim.review.digest:
        told += f" {signs.dot} digest"
    return [Piece(told, "dim")]


def _rated(review: Review) -> str:
    score = review.rating.score if review.rating else None
    printed = rating_words(review)
    return printed if score is None else f"{printed}, {score} of 100"


def _passage(claim: Claim, width: int) -> list[Line]:
    """The paragraph with the words lit; the bare quote where it is no longer in the text."""
    span, body = claim.point.span, claim.review.body
    if span is None:
        if not claim.point.quote:
            return flow(
                [Piece("Listed by the critic, without a sentence of its own.", "dim")], width
            )
        gone = Piece("  (these words are no longer in the text)", "dim")
        return flow([Piece(f"“{claim.point.quote}”", "quote"), gone], width)
    return _lit(span, body, width)


def _lit(span: Span, body: str, width: int) -> list[Line]:
    """A passage lit in its paragraph."""
    start, end = _around(span, body)
    return flow(
        [
            Piece(_plain(body[start : span.start])),
            Piece(_plain(body[span.start : span.end]), "lit"),
            Piece(_plain(body[span.end : end])),
        ],
        width,
    )


_ITEM = re.compile(r"^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+", re.MULTILINE)


def _around(span: Span, body: str) -> tuple[int, int]:
    """The paragraph a passage stands in, or the item of a list; all of them if it spans several."""
    inside = [p for p in paragraphs(body) if p.start < span.end and span.start < p.end]
    start = min([p.start for p in inside], default=span.start)
    end = max([p.end for p in inside], default=span.end)
    items = [start + item.start() for item in _ITEM.finditer(body[start:end])]
    start = max([item for item in items if item <= span.start], default=start)
    end = min([item for item in items if item >= span.end], default=end)
    return min(start, span.start), max(end, span.end)


def _plain(source: str) -> str:
    """Markdown as words: emphasis, links and quote marks dropped, lines run together."""
    words = re.sub(
        r"^[ \t]*(?:>[ \t]?|#{1,6} |[-*+] |\d{1,9}[.)] )", "", source, flags=re.MULTILINE
    )
    words = re.sub(r"!?\[([^\]\n]*)\]\([^)\n]*\)", r"\1", words)
    words = re.sub(r"(\*{1,3}|`+|~~|(?<!\w)_{1,3}|_{1,3}(?!\w))", "", words)
    return re.sub(r"\s+", " ", words)
