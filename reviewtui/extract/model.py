"""Two small linear models: praise or blame, opinion or plot (weights are data files)."""

from __future__ import annotations

import os.path
import re
from functools import cache

_TOKEN = re.compile(r"[a-z0-9]+(?:['-][a-z0-9]+)*|[!?.,;:]")
_NEGATION = frozenset(
    ["not", "no", "never", "cannot", "can't", "won't", "don't", "doesn't", "didn't", "isn't", "aren't", "wasn't", "weren't", "couldn't", "wouldn't", "shouldn't", "hasn't", "haven't", "hadn't", "ain't", "without", "nor", "neither", "hardly", "barely"]
)
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": " ", "—": " "})
_REACH = 4
"""How many words a negation colours: enough for `not a very good film`, too few for a new thought."""


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


class Weights:
    """One trained model: a weight for each word and pair it knows."""

    __slots__ = ("bias", "of")

    def __init__(self, bias: float, of: dict[str, float]) -> None:
        self.bias = bias
        self.of = of

    def score(self, text: str) -> float:
        """The log-odds of a text: above 0 is praise (or opinion), below 0 blame (or plot)."""
        return self.score_of(features(text))

    def score_of(self, seen: list[str]) -> float:
        """The same for features that are at hand already."""
        get = self.of.get
        return self.bias + sum([get(feature, 0.0) for feature in seen])


HEADER = b"reviewtui weights 1"


def pack(bias: float, of: dict[str, float], step: float) -> bytes:
    """The bytes of a weight file: a header line, one byte a weight, and the sorted features.

    A weight is a signed number of steps. A feature begins with a character that says how many
    characters it shares with the one before it.
    """
    names = sorted(of)
    weights = bytes(max(-127, min(127, round(of[name] / step))) + 128 for name in names)
    coded, before = [], ""
    for name in names:
        shared = len(os.path.commonprefix([before, name]))
        coded.append(f"{chr(48 + min(shared, 70))}{name[min(shared, 70) :]}")
        before = name
    head = b"%s %d %r %r\n" % (HEADER, len(names), round(bias, 6), step)
    return head + weights + "\n".join(coded).encode()


def unpack(data: bytes) -> Weights:
    """Read what `pack` wrote."""
    head, _, rest = data.partition(b"\n")
    if not head.startswith(HEADER + b" "):
        raise ValueError("not a weight file of this version")
    count, bias, step = head[len(HEADER) :].split()
    size, unit = int(count), float(step)
    of: dict[str, float] = {}
    before = ""
    for number, coded in enumerate(rest[size:].decode().split("\n")):
        before = before[: ord(coded[0]) - 48] + coded[1:]
        of[before] = (rest[number] - 128) * unit
    return Weights(float(bias), of)


@cache
def _load(name: str) -> Weights:
    with open(os.path.join(os.path.dirname(__file__), name), "rb") as file:  # noqa: PTH118, PTH120, PTH123
        return unpack(file.read())


def polarity() -> Weights:
    """Praise or blame."""
    return _load("polarity.weights")


def opinion() -> Weights:
    """Opinion or plot."""
    return _load("opinion.weights")
