"""Patterns compiled at their first use: some forty of them would make importing slow."""

from __future__ import annotations

import re
from typing import cast


class _Unread:
    """Stands in for a compiled pattern until one of its methods is wanted."""

    def __init__(self, text: str, flags: int) -> None:
        self._text = text
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        compiled = re.compile(self._text, self._flags)
        for method in ("search", "match", "fullmatch", "finditer", "findall", "sub", "split"):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern that is compiled when first used, and as quick as any from then on."""
    return cast("re.Pattern[str]", _Unread(text, flags))
