"""Record: what typing.NamedTuple is, at a tenth of the cost of importing it.

`reviewtui list` may take two and a half times as long as a Python that does nothing, and typing
alone would be a quarter of that. A type checker is shown the real NamedTuple.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple as Record
else:
    from collections import namedtuple

    _OF_THE_CLASS = {"__module__", "__qualname__", "__doc__", "__annotations__"}

    class _Declared(type):
        """Turns a class of annotated fields into a named tuple."""

        def __new__(cls, name, bases, namespace):  # noqa: ANN001, ANN204 - never type-checked
            if not bases:
                return super().__new__(cls, name, bases, namespace)
            fields = namespace["__annotations__"]
            defaults = [namespace[field] for field in fields if field in namespace]
            module = namespace["__module__"]
            made = namedtuple(name, fields, defaults=defaults, module=module)  # noqa: PYI024
            made.__doc__ = namespace.get("__doc__")
            made.__annotations__ = fields
            for key, value in namespace.items():
                if key not in fields and key not in _OF_THE_CLASS:
                    setattr(made, key, value)
            return made

    class Record(metaclass=_Declared):
        """The base of a declaration; what comes out of one is a plain named tuple."""


__all__ = ["Record"]
