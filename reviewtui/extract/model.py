"""Two small linear models: praise or blame, opinion or plot (weights are data files)."""

from __future__ import annotations

import os.path
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from reviewtui.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_TOKEN = pattern(r"[a-z0-9]+(?:['-][a-z0-9]+)*|[!?.,;:]")
_NEGATION_WORDS = """
not no never cannot can't won't don't doesn't didn't isn't aren't wasn't weren't
couldn't wouldn't shouldn't hasn't haven't hadn't ain't without nor neither hardly
barely
"""
_NEGATION = frozenset(_NEGATION_WORDS.split())
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": " ", "—": " "})
_REACH = 4
"""How many words a negation colours: `not a very good film`, but no new thought."""


def tokens(text: str) -> list[str]:
    """The words and stops of a text, lower case, with straight apostrophes."""
    return _TOKEN.findall(text.translate(_STRAIGHT).lower())


def features(text: str) -> list[str]:
    """What the models see: words and pairs of words, each once, negated ones marked with `!`."""
    seen: dict[str, None] = {}
    before, negated = "", 0
    for token in tokens(text):
        if not token[0].isalnum():
            before = ""
            negated = 0
            if token in "!?":
                seen[token] = None
            continue
        seen[token] = None
        if before:
            seen[f"{before} {token}"] = None
        if negated:
            seen["!" + token] = None
            negated -= 1
        if token in _NEGATION:
            negated = _REACH
        before = token
    return list(seen)


@lru_cache(maxsize=128)
def _features(text: str) -> tuple[str, ...]:
    """The same, kept: a sentence that is one clause is asked about by two models."""
    return tuple(features(text))


class Weights:
    """One trained model: a weight for each word and pair it knows."""

    __slots__ = ("bias", "of")

    def __init__(self, bias: float, of: dict[str, float]) -> None:
        self.bias = bias
        self.of = of

    def score(self, text: str) -> float:
        """The log-odds of a text: above 0 is praise (or opinion), below 0 blame (or plot)."""
        return self.score_of(_features(text))

    def score_of(self, seen: Sequence[str]) -> float:
        """The same for features that are at hand already."""
        get = self.of.get
        return self.bias + sum([get(feature, 0.0) for feature in seen])


HEADER = b"reviewtui weights 1"
_LONGEST_SHARED = 70


def pack(columns: Sequence[Mapping[str, float]]) -> bytes:
    """The bytes of a weight file: a header line, one byte a weight, and the sorted features.

    Each column is one model; the bias of each stands under the empty name. A weight is a signed
    number of steps, a step a 127th of the largest. A feature begins with a character that says how
    many characters it shares with the one before it.
    """
    names = sorted({name for column in columns for name in column} - {""})
    head = [str(len(names))]
    weights = b""
    for column in columns:
        step = max(abs(column.get(name, 0.0)) for name in names) / 127
        head += [f"{column[''] / step:.2f}", f"{step:.6f}"]
        weights += bytes(round(column.get(name, 0.0) / step) + 128 for name in names)
    coded, before = [], ""
    for name in names:
        shared = 0
        while (
            shared < min(len(before), len(name), _LONGEST_SHARED) and before[shared] == name[shared]
        ):
            shared += 1
        coded.append(chr(48 + shared) + name[shared:])
        before = name
    return HEADER + b" " + " ".join(head).encode() + b"\n" + weights + "\n".join(coded).encode()


def unpack(data: bytes) -> list[Weights]:
    """Read what `pack` wrote: one model a column."""
    head, _, rest = data.partition(b"\n")
    if not head.startswith(HEADER + b" "):
        raise ValueError("not a weight file of this version")
    size, *figures = map(float, head[len(HEADER) :].split())
    count = int(size)
    columns = len(figures) // 2
    names = []
    before = ""
    for coded in rest[columns * count :].decode().split("\n"):
        before = before[: ord(coded[0]) - 48] + coded[1:]
        names.append(before)
    found = []
    for column in range(columns):
        bias, step = figures[2 * column : 2 * column + 2]
        steps = rest[column * count : (column + 1) * count]
        of = {n: (s - 128) * step for n, s in zip(names, steps, strict=True) if s != 128}
        found.append(Weights(bias * step, of))
    return found


@cache
def _load(name: str) -> list[Weights]:
    with open(os.path.join(os.path.dirname(__file__), name), "rb") as file:  # noqa: PTH118, PTH120, PTH123
        return unpack(file.read())


def polarity(kind: str | None = None) -> Weights:
    """Praise or blame, as critics write; of products, as buyers write."""
    critics, buyers = _load("polarity.weights")
    return buyers if kind == "product" else critics


def opinion() -> Weights:
    """Opinion or plot."""
    return _load("opinion.weights")[0]
