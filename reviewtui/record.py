"""Record: `typing.NamedTuple` for modules that a list imports, without importing typing.

typing and what it imports take a third of the time `reviewtui list` may take. Type checkers see
the real one; at run time `collections.namedtuple`, which sqlite3 imports anyway, does the work.
"""

from __future__ import annotations

from collections import namedtuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple as Record
else:

    class _Recording(type):
        """Turns `class Card(Record)` into a named tuple with the annotated fields."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, object]) -> type:
            if not bases:
                return super().__new__(cls, name, bases, body)
            fields = body.get("__annotations__", {})
            defaults = [body[field] for field in fields if field in body]
            made = namedtuple(  # noqa: PYI024 - the cheap one is the point
                name, fields, defaults=defaults, module=body["__module__"]
            )
            for key, value in body.items():
                if key not in fields and key not in {"__module__", "__slots__", "__dict__"}:
                    setattr(made, key, value)
            return made

    class Record(metaclass=_Recording):
        """A tuple with named fields; subclass it as one does NamedTuple."""


__all__ = ["Record"]
