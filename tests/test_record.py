"""Record does what NamedTuple does, without what it costs."""

from __future__ import annotations

import pickle
import subprocess
import sys
from typing import NamedTuple

import pytest

from reviewtui.record import Record


class Ours(Record):
    a: int
    b: str = "x"


class Theirs(NamedTuple):
    a: int
    b: str = "x"


def test_fields_defaults_and_order_are_those_of_a_named_tuple() -> None:
    for ours, theirs in ((Ours(1), Theirs(1)), (Ours(1, b="y"), Theirs(1, b="y"))):
        assert tuple(ours) == tuple(theirs)
        assert (ours.a, ours.b) == (theirs.a, theirs.b)
        assert ours._asdict() == theirs._asdict()
        assert repr(ours) == repr(theirs).replace("Theirs", "Ours")
    assert Ours._fields == Theirs._fields
    assert Ours(1)._replace(b="z") == (1, "z")
    assert Ours._make([1, "q"]).b == "q"
    assert hash(Ours(1)) == hash((1, "x"))
    assert pickle.loads(pickle.dumps(Ours(2))) == Ours(2)


@pytest.mark.parametrize("wrong", ["Ours()", "Ours(1, 'b', 3)", "Ours(1, a=2)", "Ours(1, c=2)"])
def test_wrong_fields_are_refused(wrong: str) -> None:
    with pytest.raises(TypeError, match=r"Ours|__new__"):
        eval(wrong)


def test_a_record_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        Ours(1).a = 2  # type: ignore[misc]


def test_making_records_imports_no_typing() -> None:
    code = "import sys, reviewtui.record; sys.exit('typing' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


class Doing(Record):
    a: int
    b: int = 2

    @classmethod
    def of(cls, a: int) -> Doing:
        return cls(a)

    def both(self) -> int:
        return self.a + self.b

    @property
    def half(self) -> float:
        return self.a / 2


def test_methods_and_properties_stay_with_their_record() -> None:
    assert (Doing.of(4).both(), Doing.of(4).half) == (6, 2)
