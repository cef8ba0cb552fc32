"""Running text of Markdown: emphasis, code, links and images, each character with its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown_it.helpers import parseLinkDestination, parseLinkTitle
from rich.style import Style

from reviewtui.model.text import clean_line, safe_url
from reviewtui.tui.lines import Leaf

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from markdown_it.token import Token

    from reviewtui.tui.look import Look

_STYLES = {"em": Style(italic=True), "strong": Style(bold=True), "s": Style(strike=True)}


class Inline:
    """Turns the children of one inline token into a leaf.

    The parser does not say where in the text a child stands, so a cursor follows them through it:
    each child's words are the next such words, once the signs around them are stepped over.
    """

    def __init__(
        self,
        token: Token,
        sources: Sequence[int],
        base: Style,
        look: Look,
        number: Callable[[str], int],
    ) -> None:
        self.leaf = Leaf()
        self._content = token.content
        self._sources = sources
        self._look = look
        self._number = number
        self._cursor = 0
        self._styles = [base]
        self._links: list[str] = []
        self._walk(token.children or [])

    def _walk(self, children: Sequence[Token]) -> None:
        for child in children:
            kind = child.type
            if kind == "text":
                self._words(child.content, child.content)
            elif kind == "text_special":
                self._words(child.content, child.markup)
            elif kind in ("softbreak", "hardbreak"):
                self._words(" " if kind == "softbreak" else "\n", "\n")
            elif kind == "code_inline":
                self._code(child)
            elif kind == "image":
                self._image(child)
            elif kind == "link_open":
                self._open_link(child)
            elif kind == "link_close":
                self._close_link(child)
            elif child.tag in _STYLES:
                self._step_over(child.markup)
                if child.nesting == 1:
                    self._styles.append(self._styles[-1] + _STYLES[child.tag])
                elif len(self._styles) > 1:
                    self._styles.pop()
            elif child.content:
                self._words(child.content, child.content)

    def _words(self, shown: str, written: str) -> None:
        """Add words, and move behind the place where they are written."""
        if not shown:
            return
        at = self._content.find(written, self._cursor)
        if at < 0:
            self.leaf.add(shown, self._styles[-1])
            return
        self._cursor = at + len(written)
        if shown == written:
            placed = self._sources[at : at + len(shown)]
        else:
            placed = [self._sources[at]] * len(shown)
        self.leaf.add(shown, self._styles[-1], placed)

    def _step_over(self, signs: str) -> None:
        if signs and self._content.startswith(signs, self._cursor):
            self._cursor += len(signs)

    def _code(self, token: Token) -> None:
        opened = self._content.find(token.markup, self._cursor)
        at = opened + len(token.markup)
        raw = self._content[at : at + len(token.content) + 1].replace("\n", " ")
        if not raw.startswith(token.content):
            at += 1
        placed = self._sources[at : at + len(token.content)]
        exact = opened >= 0 and len(placed) == len(token.content)
        self.leaf.add(token.content, self._look.code, placed if exact else None)
        closed = self._content.find(token.markup, at + len(token.content))
        self._cursor = closed + len(token.markup) if closed >= 0 else self._cursor

    def _image(self, token: Token) -> None:
        at = self._content.find("![", self._cursor)
        self._cursor = at + 2 if at >= 0 else self._cursor
        self._styles.append(self._styles[-1] + Style(italic=True))
        self.leaf.add("[image", self._styles[-1])
        if token.children:
            self.leaf.add(": ", self._styles[-1])
            self._walk(token.children)
        self.leaf.add("]", self._styles[-1])
        self._styles.pop()
        self._skip_destination()

    def _open_link(self, token: Token) -> None:
        address = str(token.attrs.get("href", ""))
        self._links.append(address)
        auto = token.markup == "autolink"
        self._step_over("<" if auto else "[")
        plain = self._styles[-1]
        self._styles.append(plain + self._look.link if safe_url(address) else plain)

    def _close_link(self, token: Token) -> None:
        if len(self._styles) > 1:
            self._styles.pop()
        address = self._links.pop() if self._links else ""
        if token.markup == "autolink":
            self._step_over(">")
            if not safe_url(address):
                self.leaf.add(" (not opened)", self._look.dim)
            return
        self._skip_destination()
        if not address:
            return
        number = self._number(address)
        scheme, colon, _ = clean_line(address).partition(":")
        if safe_url(address):
            note = f"[{number}]"
        elif colon and len(scheme) <= 20:
            note = f"[{number} {scheme}: not opened]"
        else:
            note = f"[{number} not opened]"
        self.leaf.add(note, self._look.dim)

    def _skip_destination(self) -> None:
        """Move behind `](address "title")` or `][name]`, which are not shown."""
        text = self._content
        at = text.find("]", self._cursor)
        if at < 0:
            return
        self._cursor = at + 1
        if text.startswith("[", at + 1):
            closed = text.find("]", at + 2)
            self._cursor = closed + 1 if closed >= 0 else at + 1
        elif text.startswith("(", at + 1):
            self._cursor = _after_address(text, at + 2) or at + 1


def _after_address(text: str, at: int) -> int | None:
    """Where `(address "title")` ends, or None if that is not what stands here."""
    end = len(text)
    at = _blanks(text, at)
    destination = parseLinkDestination(text, at, end)
    if destination.ok:
        at = _blanks(text, destination.pos)
        title = parseLinkTitle(text, at, end)
        if title.ok:
            at = _blanks(text, title.pos)
    return at + 1 if text.startswith(")", at) else None


def _blanks(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \t\n":
        at += 1
    return at
