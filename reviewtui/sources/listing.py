"""Lists of words and phrases, written as they are read: a line of entries between bars."""

from __future__ import annotations


def entries(text: str) -> list[str]:
    """The entries of a list such as `share this | tweet | pin it`, over any number of lines."""
    return [" ".join(entry.split()) for entry in text.split("|") if entry.strip()]
