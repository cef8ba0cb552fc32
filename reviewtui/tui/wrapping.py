"""Words in lines that fit: wrapped, never cut, measured as a terminal does."""

from __future__ import annotations

from functools import lru_cache

from rich.cells import cell_len, chop_cells


@lru_cache(maxsize=8192)
def wrap(text: str, width: int) -> tuple[str, ...]:
    """Text in lines of at most `width` cells; words longer than a line are broken, none is lost."""
    if text.isascii() and len(text) <= width:
        return (" ".join(text.split()),)
    lines: list[str] = []
    line, used = "", 0
    for word in text.split():
        cells = cell_len(word)
        if line and used + 1 + cells <= width:
            line, used = f"{line} {word}", used + 1 + cells
            continue
        if line:
            lines.append(line)
        if cells > width:
            *full, word = _chopped(word, width)
            lines.extend(full)
            cells = cell_len(word)
        line, used = word, cells
    lines.append(line)
    return tuple(lines)


def _chopped(word: str, width: int) -> list[str]:
    """A long word in pieces that fit; joined graphemes wider than a line are taken apart."""
    parts: list[str] = []
    for part in chop_cells(word, width):
        if cell_len(part) <= width:
            parts.append(part)
            continue
        piece = ""
        for character in part:
            if piece and cell_len(piece + character) > width:
                parts.append(piece)
                piece = ""
            piece += character
        parts.append(piece)
    return parts
