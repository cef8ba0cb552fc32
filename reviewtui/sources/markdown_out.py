"""An article's elements as Markdown: headings, emphasis, lists, quotes, tables and links."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewtui.model.text import clean, safe_url
from reviewtui.sources.microdata import urljoin_safe
from reviewtui.sources.tree import attribute, words_of

if TYPE_CHECKING:
    from reviewtui.sources.tree import Element

BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "th",
        "tr",
        "ul",
        "figcaption",
    ]
)
_SILENT = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "iframe",
        "object",
        "embed",
        "svg",
        "video",
        "audio",
        "canvas",
        "map",
        "button",
        "input",
        "select",
        "textarea",
        "head",
        "title",
        "link",
        "meta",
        "picture",
        "source",
        "img",
    ]
)
_EMPHASIS = {
    "em": "*",
    "i": "*",
    "cite": "*",
    "dfn": "*",
    "strong": "**",
    "b": "**",
    "del": "~~",
    "s": "~~",
    "strike": "~~",
}
_BREAK = "\ue000"


def to_markdown(root: Element, base: str = "") -> str:
    """The Markdown of an element; no HTML remains in it."""
    return "\n\n".join(block for block in _Writer(base).blocks(root) if block.strip()).strip("\n")


class _Writer:
    """Walks the tree; text between blocks is gathered until a block ends it."""

    def __init__(self, base: str) -> None:
        self._base = base

    def blocks(self, node: Element) -> list[str]:
        """The blocks within an element, in order."""
        found: list[str] = []
        line: list[str] = [node.text or ""]

        def end_line() -> None:
            if text := _line("".join(line)):
                found.append(_guarded(text))
            line.clear()

        for part in node:
            if isinstance(part.tag, str) and part.tag not in _SILENT:
                if part.tag in BLOCKS or self._holds_blocks(part):
                    end_line()
                    found.extend(self._block(part))
                else:
                    line.append(self._inline(part))
            line.append(part.tail or "")
        end_line()
        return found

    def _holds_blocks(self, node: Element) -> bool:
        """An inline element wrapped around paragraphs, as broken pages have it."""
        return any(
            part.tag in BLOCKS for part in node.iterdescendants() if isinstance(part.tag, str)
        )

    def _block(self, node: Element) -> list[str]:
        tag = str(node.tag)
        if re.fullmatch(r"h[1-6]", tag):
            text = re.sub(r"^\*\*(.+)\*\*$", r"\1", _line(self._within(node)).replace("\n", " "))
            level = max(2, int(tag[1]))
            return [f"{'#' * level} {text}"] if text else []
        if tag == "blockquote":
            inner = self.blocks(node)
            return ["\n>\n".join("\n".join(f"> {row}" for row in one.split("\n")) for one in inner)]
        if tag in ("ul", "ol"):
            return self._list(node, ordered=tag == "ol")
        if tag == "pre":
            text = clean("".join(str(piece) for piece in node.itertext())).strip("\n")
            return ["\n".join(f"    {row}" for row in text.split("\n"))] if text.strip() else []
        if tag == "hr":
            return ["- - -"]  # asterisks alone on a line may be stars
        if tag == "table":
            return self._table(node)
        if tag == "dt":
            text = _line(self._within(node)).replace("\n", " ")
            return [f"**{text.strip('*')}**"] if text else []
        return self.blocks(node)

    def _list(self, node: Element, *, ordered: bool) -> list[str]:
        rows: list[str] = []
        loose: list[str] = []
        for part in node:
            if not isinstance(part.tag, str) or part.tag in _SILENT:
                continue
            inner = [one for one in self.blocks(part) if one.strip()]
            if part.tag != "li":
                loose.extend(inner)
                continue
            if not inner:
                continue
            mark = f"{len(rows) + 1}. " if ordered else "- "
            indent = " " * len(mark)
            tight = "\n" if all(re.match(r"(?:[-*]|\d+\.) ", one) for one in inner[1:]) else "\n\n"
            whole = tight.join(inner).split("\n")
            rows.append(
                "\n".join([mark + whole[0], *((indent + row) if row else "" for row in whole[1:])])
            )
        return ["\n".join(rows), *loose] if rows else loose

    def _table(self, node: Element) -> list[str]:
        rows: list[list[str]] = []
        for row in node.iter("tr"):
            if next((holder for holder in row.iterancestors("table")), None) is not node:
                continue
            cells = [cell for cell in row if cell.tag in ("td", "th")]
            rows.append(
                [
                    " ".join(_line(self._within(cell)).split("\n")).replace("|", "\\|")
                    for cell in cells
                ]
            )
        rows = [row for row in rows if any(row)]
        wide = max((len(row) for row in rows), default=0)
        laid_out = node.find(".//table") is not None or any(
            len(cell) > 400 for row in rows for cell in row
        )
        if wide < 2 or laid_out or wide > 20:  # a table for the looks of the page, not of figures
            return [
                one
                for part in node.iter("td", "th")
                if self._is_own(part, node)
                for one in self.blocks(part)
            ]
        rows = [[*row, *[""] * (wide - len(row))] for row in rows]
        lines = [f"| {' | '.join(row)} |" for row in rows]
        return ["\n".join([lines[0], "|" + " --- |" * wide, *lines[1:]])]

    @staticmethod
    def _is_own(cell: Element, table: Element) -> bool:
        return next((holder for holder in cell.iterancestors("table")), None) is table

    def _within(self, node: Element) -> str:
        pieces = [node.text or ""]
        for part in node:
            if isinstance(part.tag, str) and part.tag not in _SILENT:
                inner = self._inline(part)
                pieces.append(f" {inner} " if part.tag in BLOCKS else inner)
            pieces.append(part.tail or "")
        return "".join(pieces)

    def _inline(self, node: Element) -> str:
        tag = str(node.tag)
        if tag == "br":
            return _BREAK
        if tag in ("sup", "sub") and re.fullmatch(r"\[?\d+\]?", words_of(node)):
            return ""
        inner = self._within(node)
        if tag in _EMPHASIS:
            return _wrapped(inner, _EMPHASIS[tag])
        if tag == "q":
            return f"“{inner.strip()}”"
        if tag in ("code", "kbd", "samp", "tt"):
            return f"`{inner.strip()}`" if inner.strip() and "`" not in inner else inner
        if tag == "a":
            return self._link(node, inner)
        return inner

    def _link(self, node: Element, inner: str) -> str:
        href = attribute(node, "href")
        whole = (
            safe_url(urljoin_safe(self._base, href)) if href and not href.startswith("#") else None
        )
        text = inner.strip()
        if not whole or not text or "](" in text or _BREAK in text:
            return inner
        whole = whole.replace("(", "%28").replace(")", "%29")
        before = inner[: len(inner) - len(inner.lstrip())]
        after = inner[len(inner.rstrip()) :]
        return f"{before}[{text}]({whole}){after}"


def _wrapped(inner: str, mark: str) -> str:
    """Emphasis with its blanks outside; none around what is emphatic already."""
    text = inner.strip()
    if not re.search(r"\w", text) or (text.startswith(mark) and text.endswith(mark)):
        return inner
    before = inner[: len(inner) - len(inner.lstrip())]
    after = inner[len(inner.rstrip()) :]
    parts = [part.strip() for part in text.split(_BREAK)]
    return before + _BREAK.join(f"{mark}{part}{mark}" if part else "" for part in parts) + after


def _line(text: str) -> str:
    """Inline text with blanks folded; a break is a line end, two in a row a paragraph's."""
    if not text or text.isspace():
        return ""
    text = clean(text.replace("\n", " ").replace("\r", " ").replace("\t", " "))
    text = re.sub(r"[ \u00a0\u2000-\u200a\u3000]+", " ", text)
    text = re.sub(rf" *{_BREAK} *", "\n", text)
    text = re.sub(r"<(?=[A-Za-z/!?])", r"\\<", text)  # what was text stays text
    return re.sub(r"\n{2,}", "\n\n", text).strip()


def _guarded(text: str) -> str:
    """Prose that would read as a heading or quote at the start of a line is kept from it."""
    return re.sub(r"(?m)^(?=#{1,6} |> )", r"\\", text)
