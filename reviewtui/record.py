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
    from _collections import _tuplegetter  # what namedtuple itself is made of

    class _Row(tuple):
        """What all records can do, once for all: namedtuple writes it anew for each."""

        __slots__ = ()

        def __new__(cls, *values, **named):  # noqa: ANN002, ANN003, ANN204
            if named or len(values) != len(cls._fields):
                values = cls._filled(values, named)
            return tuple.__new__(cls, values)

        @classmethod
        def _filled(cls, values, named):  # noqa: ANN001, ANN206
            stated = dict(zip(cls._fields, values, strict=False))
            whole = {**cls._field_defaults, **stated, **named}
            if (
                len(values) > len(stated)
                or named.keys() & stated
                or whole.keys() != set(cls._fields)
            ):
                raise TypeError(f"{cls.__name__} takes {', '.join(cls._fields)}")
            return [whole[field] for field in cls._fields]

        @classmethod
        def _make(cls, values):  # noqa: ANN001, ANN206
            made = tuple.__new__(cls, values)
            return made if len(made) == len(cls._fields) else cls(*made)

        def _replace(self, **named):  # noqa: ANN003, ANN202
            return type(self)(**{**self._asdict(), **named})

        def _asdict(self):  # noqa: ANN202
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self):  # noqa: ANN204
            shown = ", ".join(f"{field}={value!r}" for field, value in self._asdict().items())
            return f"{type(self).__name__}({shown})"

        def __getnewargs__(self):  # noqa: ANN204
            return tuple(self)

    class _Declared(type):
        """Turns a class of annotated fields into a named tuple."""

        def __new__(cls, name, bases, namespace):  # noqa: ANN001, ANN204 - never type-checked
            if not bases:
                return super().__new__(cls, name, bases, namespace)
            fields = tuple(namespace["__annotations__"])
            own = {key: value for key, value in namespace.items() if key not in fields}
            own |= {field: _tuplegetter(place, "") for place, field in enumerate(fields)}
            own["_field_defaults"] = {key: namespace[key] for key in fields if key in namespace}
            own["__slots__"], own["_fields"], own["__match_args__"] = (), fields, fields
            return type(name, (_Row,), own)

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
