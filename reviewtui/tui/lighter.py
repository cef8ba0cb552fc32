"""What Textual imports and no screen of ours needs at once, put off until somebody asks for it.

Two things take a fifteenth of a launch between them: the encryption that asyncio offers its
connections, of which we have none, and the widgets that `textual.types` names the types of.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from importlib import import_module
from types import ModuleType

TYPES = "textual.types"


class _Later(ModuleType):
    """Stands for a module until anything but what is at hand is asked of it."""

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        if name == "IgnoreReturnCallbackType":  # all that importing an app asks for
            with suppress(ImportError):
                from textual._types import IgnoreReturnCallbackType

                return IgnoreReturnCallbackType
        if sys.modules.get(TYPES) is self:
            del sys.modules[TYPES]
        return getattr(import_module(TYPES), name)


def import_asyncio() -> None:
    """Import asyncio without encryption, which the rest of the program may still import."""
    if "asyncio" in sys.modules or "ssl" in sys.modules:
        return
    modules: dict[str, ModuleType | None] = sys.modules  # type: ignore[assignment]
    modules["ssl"] = None  # how Python is told that there is none
    try:
        import_module("asyncio")
    finally:
        del sys.modules["ssl"]


def put_off() -> None:
    """To be called before Textual is imported."""
    import_asyncio()
    if "textual" not in sys.modules:
        sys.modules[TYPES] = _Later(TYPES)
