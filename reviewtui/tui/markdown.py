"""Markdown set in lines, block by block, every character knowing where in the body it came from.

The parser is the one Rich's Markdown stands on. Its tokens are set here and not by Rich, because
Rich hides HTML and addresses, wants pygments for code, and forgets where a word came from, which
is what marking a quote needs. Import this late: the parser costs 45 ms.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from rich.style import Style

from reviewtui.model.text import clean_line, safe_url
from reviewtui.tui.lines import Leaf, Line, fold, wrap
from reviewtui.tui.markdown_inline import Inline
from reviewtui.tui.markdown_links import Addresses
from reviewtui.tui.markdown_table import set_table
from reviewtui.tui.widgets.blocks import pathological

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

    from reviewtui.tui.look import Look
    from reviewtui.tui.widgets.blocks import Block

_NARROWEST = 8
"""Columns that indentation always leaves to the text."""
_HEADINGS = (
    Style(bold=True, underline=True),
    Style(bold=True),
    Style(bold=True, italic=True),
    Style(bold=False, italic=True),
)


@cache
def _parser(*, definitions: bool = True) -> MarkdownIt:
    """A parser; without definitions, lines that look like one are words (footnotes are)."""
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": 100})
    parser.enable(["table", "strikethrough"]).disable("text_join")
    # Whether an address may be opened is decided when it is shown, not by hiding it.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    return parser if definitions else parser.disable("reference")


class Typesetter:
    """Sets blocks of one body in lines of one width and look."""

    def __init__(self, body: str, blocks: Sequence[Block]) -> None:
        self._body = body
        self._parser = _parser()
        self._wordy_parser = _parser(definitions=False)
        self.addresses = Addresses(self._parser, body, blocks)

    def set(self, block: Block, width: int, look: Look) -> list[Line]:
        """The lines of a block; plain ones where its Markdown is out of all reason."""
        source = block.source(self._body)
        origin = block.start - len(block.lead)
        sheet = _Sheet(source, origin, len(block.lead), width, look, self.addresses)
        if pathological(source):
            return sheet.plain()
        self.addresses.scan(block.end)
        defines = block.start in self.addresses.defining
        parser = self._parser if defines else self._wordy_parser
        try:
            tokens = parser.parse(source, {"references": self.addresses.references})
            sheet.blocks(tokens, 0, len(tokens), loose=True)
        except Exception:  # whatever a parser stumbles over, the words are shown
            sheet = _Sheet(source, origin, len(block.lead), width, look, self.addresses)
            return sheet.plain()
        return sheet.lines

    def links(self, width: int, look: Look) -> list[Line]:
        """The list of addresses that closes a review; empty if there are none."""
        sheet = _Sheet("", 0, 0, width, look, self.addresses)
        listed = self.addresses.listed()
        if listed:
            sheet.say("Links", look.heading)
        for number, address in listed:
            refused = "" if safe_url(address) else " (not opened)"
            sign = f"[{number}] "
            sheet.say(f"{sign}{clean_line(address)}{refused}", look.dim, hanging=len(sign))
        return sheet.lines


class _Margin:
    """What stands at the left of lines: a bullet once and blanks after it, or a bar always."""

    __slots__ = ("first", "rest", "style")

    def __init__(self, first: str, rest: str, style: Style) -> None:
        self.first, self.rest, self.style = first, rest, style


class _Sheet:
    """The lines of one block as they come about."""

    def __init__(
        self, source: str, origin: int, lead: int, width: int, look: Look, addresses: Addresses
    ) -> None:
        self.lines: list[Line] = []
        self._look = look
        self._width = max(width, 1)
        self._addresses = addresses
        self._origin = origin
        self._lead = lead
        self._rows = source.split("\n")
        self._starts = [0]
        for row in self._rows:
            self._starts.append(self._starts[-1] + len(row) + 1)
        self._margins: list[_Margin] = []
        self._base = look.base
        self._depth = 0

    @property
    def room(self) -> int:
        """Columns left for text."""
        taken = sum(len(margin.rest) for margin in self._margins)
        return max(self._width - taken, min(_NARROWEST, self._width))

    def begin(self) -> Line:
        """A new line with its margins; deep nesting in a narrow window gives some of them up."""
        line = Line()
        spare = self._width - self.room
        for margin in self._margins:
            text = margin.first or margin.rest
            margin.first = ""
            if spare >= len(text):
                line.add(text, margin.style)
                spare -= len(text)
        self.lines.append(line)
        return line

    def leaf(self, leaf: Leaf) -> None:
        """Set running text."""
        leaf.settle()
        for start, end in wrap(leaf.text, self.room):
            leaf.put(self.begin(), start, end)

    def say(self, text: str, style: Style, hanging: int = 0) -> None:
        """Set words of our own."""
        leaf = Leaf()
        leaf.add(text, style)
        hanging = hanging if self._width - hanging >= _NARROWEST else 0
        leaf.settle()
        for at, (start, end) in enumerate(wrap(leaf.text, self.room - hanging)):
            line = self.begin()
            line.add(" " * hanging if at else "", style)
            leaf.put(line, start, end)

    def plain(self) -> list[Line]:
        """The source as it is."""
        leaf = Leaf()
        text = "\n".join(self._rows)[self._lead :].rstrip("\n")
        start = self._origin + self._lead
        leaf.add(text, self._look.base, range(start, start + len(text)))
        self.leaf(leaf)
        return self.lines

    def sources(self, token: Token) -> list[int]:
        """The place in the body of every character of a token's content."""
        number, end = token.map or (0, 1)
        found: list[int] = []
        rows = token.content.split("\n")
        for at, row in enumerate(rows):
            # The parser drops lines of blanks that Markdown does not count as blank.
            number = next((n for n in range(number, end) if row in self._rows[n]), number)
            inside = number < len(self._rows)
            found += self._place(number, row) if inside else [-1] * len(row)
            if at < len(rows) - 1:
                broken = number + 1 < len(self._rows)
                found += self._offsets(self._starts[number + 1] - 1, 1) if broken else [-1]
                number += 1
        return found

    def _place(self, number: int, row: str, since: int = 0) -> list[int]:
        whole = self._rows[number]
        at = whole.rfind(row, since) if not since else whole.find(row, since)
        if at < 0:
            stripped = row.lstrip()
            at = whole.rfind(stripped) - (len(row) - len(stripped)) if stripped in whole else -1
        return self._offsets(self._starts[number] + at, len(row)) if at >= 0 else [-1] * len(row)

    def _offsets(self, start: int, length: int) -> list[int]:
        begun = self._origin
        return [begun + at if at >= self._lead else -1 for at in range(start, start + length)]

    def inline(self, token: Token, base: Style, sources: list[int] | None = None) -> Leaf:
        """Running text with its emphasis and links."""
        placed = self.sources(token) if sources is None else sources
        return Inline(token, placed, base, self._look, self._addresses.number).leaf

    def blocks(self, tokens: list[Token], start: int, end: int, *, loose: bool) -> None:
        """Set the tokens of a container one below the other."""
        at, first = start, True
        while at < end:
            token = tokens[at]
            close = _closing(tokens, at)
            hidden = token.type == "paragraph_open" and token.hidden
            if not first and loose and not hidden:
                self.begin()
            before = len(self.lines)
            self._block(token, tokens, at, close)
            if len(self.lines) == before and not first and loose and not hidden:
                self.lines.pop()
            first = False
            at = close + 1

    def _block(self, token: Token, tokens: list[Token], at: int, close: int) -> None:
        kind = token.type
        if kind == "paragraph_open":
            self.leaf(self.inline(tokens[at + 1], self._base))
        elif kind == "heading_open":
            level = min(int(token.tag[1]), len(_HEADINGS))
            self.leaf(self.inline(tokens[at + 1], self._look.heading + _HEADINGS[level - 1]))
        elif kind == "blockquote_open":
            self._quote(tokens, at, close)
        elif kind in ("bullet_list_open", "ordered_list_open"):
            self._list(tokens, at, close)
        elif kind in ("fence", "code_block"):
            self._code(token)
        elif kind == "table_open":
            self._table(tokens, at, close)
        elif kind == "hr":
            self.begin().add(self._look.signs.horizontal * self.room, self._look.dim)
        elif kind == "inline":
            self.leaf(self.inline(token, self._base))
        elif token.content:
            self.say(token.content, self._base)

    def _quote(self, tokens: list[Token], at: int, close: int) -> None:
        base, self._base = self._base, self._look.quote
        bar = self._look.signs.vertical + " "
        self._margins.append(_Margin("", bar, self._look.dim))
        self.blocks(tokens, at + 1, close, loose=True)
        self._margins.pop()
        self._base = base

    def _list(self, tokens: list[Token], at: int, close: int) -> None:
        level = tokens[at].level + 2
        loose = any(
            token.type == "paragraph_open" and token.level == level and not token.hidden
            for token in tokens[at:close]
        )
        ordered = tokens[at].type == "ordered_list_open"
        number = int(tokens[at].attrs.get("start", 1))
        items = sum(
            token.type == "list_item_open" and token.level == level - 1
            for token in tokens[at:close]
        )
        wide = len(str(number + items - 1)) + 2
        bullets = "•◦▪" if not self._look.signs.horizontal.isascii() else "*-+"
        bullet = bullets[self._depth % len(bullets)] + " "
        self._depth += 1
        item = at + 1
        while item < close:
            end = _closing(tokens, item)
            if item > at + 1 and loose:
                self.begin()
            sign = f"{number}{tokens[item].markup or '.'} ".rjust(wide) if ordered else bullet
            margin = _Margin(sign, " " * len(sign), self._look.accent)
            self._margins.append(margin)
            self.blocks(tokens, item + 1, end, loose=loose)
            if margin.first:
                self.begin()
            self._margins.pop()
            number += 1
            item = end + 1
        self._depth -= 1

    def _code(self, token: Token) -> None:
        """Code as it stands; lines too long go on in the next."""
        first = (token.map[0] if token.map else 0) + (token.type == "fence")
        self._margins.append(_Margin("", "  ", self._look.base))
        if info := token.info.strip():
            label = Leaf()
            label.add(info, self._look.dim, self._place(first - 1, info))
            self.leaf(label)
        for at, row in enumerate(token.content.rstrip("\n").split("\n")):
            number = first + at
            placed = self._place(number, row) if number < len(self._rows) else [-1] * len(row)
            leaf = Leaf()
            for char, source in zip(row, placed, strict=True):
                leaf.add(
                    "    " if char == "\t" else char,
                    self._look.code,
                    [source] * (1 + 3 * (char == "\t")),
                )
            leaf.settle()
            for start, end in fold(leaf.text, 0, len(leaf.text), self.room):
                leaf.put(self.begin(), start, end)
        self._margins.pop()

    def _table(self, tokens: list[Token], at: int, close: int) -> None:
        rows: list[list[tuple[Leaf, str]]] = []
        since = 0
        for index in range(at, close):
            token = tokens[index]
            if token.type == "tr_open":
                rows.append([])
                since = 0
            elif token.type == "tr_close" and rows[-1]:
                self._add_surplus(rows[-1][-1][0], tokens[index - 2], since)
            elif token.type == "inline":
                number = token.map[0] if token.map else 0
                placed, since = self._cell(number, token.content, since)
                base = self._look.strong if len(rows) == 1 else self._base
                align = str(tokens[index - 1].attrs.get("style", ""))
                leaf = self.inline(token, base, placed)
                leaf.settle()
                rows[-1].append((leaf, align.removeprefix("text-align:")))
        set_table(rows, self.room, self._look, self.begin)

    def _add_surplus(self, leaf: Leaf, token: Token, since: int) -> None:
        """Put cells beyond the last column into it: the parser drops them."""
        number = token.map[0] if token.map else 0
        row = self._rows[number]
        surplus = row[since:].strip(" \t|>")
        if surplus:
            at = self._starts[number] + row.find(surplus, since)
            leaf.add(f" {self._look.signs.vertical} ", self._look.dim)
            leaf.add(surplus, self._base, self._offsets(at, len(surplus)))
            leaf.settle()

    def _cell(self, number: int, content: str, since: int) -> tuple[list[int], int]:
        r"""Where a cell's characters stand in its row; a bar in it is written `\|`."""
        row = self._rows[number]
        written = content if row.find(content, since) >= 0 else content.replace("|", "\\|")
        at = row.find(written, since)
        if at < 0:
            return [-1] * len(content), since
        placed = self._offsets(self._starts[number] + at, len(written))
        if written != content:
            bars = [i for i, char in enumerate(written) if written[i : i + 2] == "\\|"]
            placed = [place for i, place in enumerate(placed) if i not in bars]
        return placed, at + len(written)


def _closing(tokens: list[Token], at: int) -> int:
    """The index of the token that closes the one at `at`."""
    if tokens[at].nesting != 1:
        return at
    level = tokens[at].level
    for index in range(at + 1, len(tokens)):
        if tokens[index].level == level and tokens[index].nesting == -1:
            return index
    return len(tokens) - 1
