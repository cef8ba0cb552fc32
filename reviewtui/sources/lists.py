"""Lists in plain text, as Markdown lists; the signs of praise and fault survive."""

from __future__ import annotations

from reviewtui import patterns
from reviewtui.sources.escaping import escape
from reviewtui.sources.layout import is_item, is_rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtui.sources.layout import Block


def end_of_list(blocks: Sequence[Block], place: int) -> int:
    """Where the list that begins at a place ends; the place itself where none does.

    Numbers make a list only in turn and from the start: `1986. A bad year` is a sentence.
    """
    end = place
    while end < len(blocks) and is_item(blocks[end].text) and not is_rule(blocks[end].text):
        end += 1
    items = [each.text for each in blocks[place:end]]
    if patterns.match(r"\(?\d", items[0]):
        numbers = [int(number[0]) for item in items if (number := patterns.search(r"\d+", item))]
        in_turn = numbers == list(range(numbers[0], numbers[0] + len(items)))
        return end if in_turn and len(items) > 1 and numbers[0] <= 1 else place
    plain = len(items) > 1 or items[0][0] in "-•●▪‣·"
    return end if plain and not items[0].startswith("–") else place


def as_list(items: Sequence[Block]) -> str:
    """Some items as a Markdown list."""
    texts = [each.text for each in items]
    signed = any(text[0] == "+" for text in texts) and any(text[0] in "-–" for text in texts)
    return "\n".join(_item(text, signed=signed) for text in texts)


def _item(text: str, *, signed: bool) -> str:
    found = patterns.match(r"(?P<mark>\(?\d+[.)]|.)\s+", text)
    if found is None:
        return escape(text)
    mark, rest = found["mark"], escape(text[found.end() :])
    if signed:
        # a bullet would hide which is praise: a space that does not break keeps the sign
        return f"- {mark}\u00a0{rest}"
    if mark[0].isdigit():
        return f"{mark} {_indented(rest, len(mark) + 1)}"
    if mark in "-*•●▪‣·+":
        return f"- {_indented(rest, 2)}"
    return f"- {mark} {_indented(rest, 2)}"


def _indented(text: str, width: int) -> str:
    return text.replace("\n", "\n" + " " * width)
