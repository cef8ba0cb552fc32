"""Record and changeable: what NamedTuple and dataclass are, at a tenth of what those cost.

`reviewtui list` may take two and a half times as long as a Python that does nothing, and typing
alone would be a quarter of that. A type checker is shown the real NamedTuple and dataclass.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dataclasses import dataclass as changeable
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

    def changeable(cls):  # noqa: ANN001, ANN201
        """A class of annotated fields with slots for them, which can be set and compared."""
        fields = tuple(cls.__annotations__)
        defaults = {field: vars(cls)[field] for field in fields if field in vars(cls)}
        kept = {
            key: value
            for key, value in vars(cls).items()
            if key not in defaults and key not in {"__dict__", "__weakref__"}
        }

        def __init__(self, *args, **named):  # noqa: ANN001, ANN002, ANN003, ANN202, N807
            stated = {**defaults, **dict(zip(fields, args, strict=False)), **named}
            if len(args) > len(fields) or stated.keys() != set(fields):
                raise TypeError(f"{cls.__name__} takes {', '.join(fields)}")
            for field, value in stated.items():
                setattr(self, field, value)

        def __eq__(self, other):  # noqa: ANN001, ANN202, N807
            if type(other) is not type(self):
                return NotImplemented
            return all(getattr(self, each) == getattr(other, each) for each in fields)

        def __repr__(self):  # noqa: ANN001, ANN202, N807
            shown = ", ".join(f"{each}={getattr(self, each)!r}" for each in fields)
            return f"{cls.__name__}({shown})"

        made = {"__slots__": fields, "__init__": __init__, "__eq__": __eq__, "__repr__": __repr__}
        return type(cls)(cls.__name__, (), {**kept, **made, "__hash__": None})


__all__ = ["Record", "changeable"]
