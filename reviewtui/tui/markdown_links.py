"""The numbers that stand behind links, and the addresses they stand for."""

from __future__ import annotations

import re
from bisect import bisect_right
from contextlib import suppress
from typing import TYPE_CHECKING

from markdown_it.common.utils import unescapeAll

from reviewtui.tui.widgets.blocks import pathological

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it import MarkdownIt

    from reviewtui.tui.widgets.blocks import Block

FOOTNOTE = re.compile(r"^ {0,3}\[\^[^\]\n]{1,200}\]:", re.MULTILINE)
"""A line that a parser would take for the definition of a link, and is a note."""
_DEFINITION = re.compile(r"^ {0,3}\[(?!\^)[^\]\n]{1,200}\]:", re.MULTILINE)
_ADDRESS = re.compile(
    r"(!?)\[[^\[\]]{0,1000}\]\(\s{0,9}<?((?:[^\s<>()]|\([^\s<>()]{0,200}\)){1,800})"
)
_PLAIN = re.compile(r"https?://[a-z0-9.-]+(?:/[\w/.=+~-]*)?", re.ASCII)
"""What the parser leaves as it is; the others take it 40 µs each."""
_MOST_DEFINING = 50
"""Blocks read for definitions at most; in the others they are shown as the words they are."""


def _normal(parser: MarkdownIt, address: str) -> str:
    """An address as the parser will give it."""
    if _PLAIN.fullmatch(address):
        return address
    try:
        return parser.normalizeLink(unescapeAll(address))
    except ValueError:
        return address


class Addresses:
    """The numbers that stand behind links, in the order in which the body names their addresses.

    Defined ones (`[name]: address`) come first. The rest are found by a scan that goes no further
    than what is shown, so that the first screen of a long review does not wait for its last; what
    the scan mistook is numbered when it is met.
    """

    def __init__(self, parser: MarkdownIt, body: str, blocks: Sequence[Block]) -> None:
        self.references: dict[str, object] = {}
        self.defining: set[int] = set()
        """Where the blocks start whose definitions were read."""
        self._parser, self._body, self._blocks = parser, body, blocks
        self._scanned = 0
        self._numbers: dict[str, int] = {}
        if "]:" in body:
            self._define(parser, body, blocks, [block.start for block in blocks])

    def scan(self, end: int) -> None:
        """Number the addresses of the blocks that start before a place."""
        while self._scanned < len(self._blocks):
            block = self._blocks[self._scanned]
            if block.start >= end:
                break
            self._scanned += 1
            if not block.code and self._body.find("](", block.start, block.end) >= 0:
                for found in _ADDRESS.finditer(self._body, block.start, block.end):
                    if not found[1]:
                        self.number(_normal(self._parser, found[2]))

    def number(self, address: str) -> int:
        """The number of an address."""
        return self._numbers.setdefault(address, len(self._numbers) + 1)

    def listed(self) -> list[tuple[int, str]]:
        """All addresses of the body with their numbers."""
        self.scan(len(self._body))
        return [(number, address) for address, number in self._numbers.items()]

    def _define(
        self, parser: MarkdownIt, body: str, blocks: Sequence[Block], starts: list[int]
    ) -> None:
        """Read the definitions of `[text][name]` links wherever in the body they stand."""
        done = -1
        for found in _DEFINITION.finditer(body):
            at = bisect_right(starts, found.start()) - 1
            if at == done or blocks[at].code:
                continue
            done = at
            source = blocks[at].source(body)
            if pathological(source) or FOOTNOTE.search(source):
                continue
            self.defining.add(blocks[at].start)
            with suppress(Exception):  # set as plain text later, for the same reason
                parser.parse(source, {"references": self.references})
            if len(self.defining) == _MOST_DEFINING:
                break
        for reference in self.references.values():
            self.number(str(reference["href"]))  # type: ignore[index]
