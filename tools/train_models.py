"""Train the two weight files of `reviewtui.extract` from four public data sets.

    python tools/train_models.py DATA [--out FOLDER] [--folds N]

DATA holds, each under CC BY 4.0 and credited in NOTICE:
  sentence_polarity/  Bo Pang and Lillian Lee: praising and faulting sentences of film critics
  subjectivity/       Bo Pang and Lillian Lee: opinion and plot sentences
  opinion_lexicon/    Minqing Hu and Bing Liu: English opinion words
  pros_cons/          Murthy Ganapathibhotla and Bing Liu: lines buyers wrote under Pros and Cons
The sets are read, never copied into the project. Everything is plain Python in a fixed order with a
fixed seed, so that the same data give the same bytes. With --folds, nothing is written: the models
are trained on the rest and tried on each of the N parts.
"""

from __future__ import annotations

import argparse
import math
import random
import re
import sys
from collections import Counter
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from reviewtui.extract.lexicon import lexicon  # noqa: E402
from reviewtui.extract.model import features, pack, unpack  # noqa: E402

KEPT = 12_000
KEPT_OF_CRITICS = 10_500
"""The rest of the features are words that only buyers use."""
LOOSENESS = 0.2
"""How little the weights are held back: `C` of other programs."""
RATE = 0.1


class Example(NamedTuple):
    """The features of one text, and what it is: 1 praise or opinion, 0 blame or plot."""

    seen: list[str]
    label: int


def _lines(path: Path) -> list[str]:
    text = path.read_text(encoding="utf-8", errors="replace")
    return [line.strip() for line in text.split("\n") if line.strip()]


def film_sentences(data: Path) -> list[Example]:
    """Sentences of film critics, praising and faulting ones in turn."""
    folder = data / "sentence_polarity"
    pairs = zip(_lines(folder / "rt-polarity.pos"), _lines(folder / "rt-polarity.neg"), strict=True)
    return [
        Example(features(text), label)
        for pair in pairs
        for text, label in zip(pair, (1, 0), strict=True)
    ]


def buyers_lines(data: Path) -> list[Example]:
    """Lines under Pros and under Cons, in an order that mixes them."""
    found = []
    for name, label in (("Pros", 1), ("Cons", 0)):
        for line in _lines(data / "pros_cons" / f"Integrated{name}.txt"):
            text = re.sub(r"</?(?:Pros|Cons)>", "", line).replace("&amp;", "&").strip()
            if text:
                found.append(Example(features(text), label))
    random.Random(7).shuffle(found)
    return found


def opinion_words(data: Path, examples: list[Example]) -> dict[str, str]:
    """Each opinion word, and its negated form, with the group it belongs to.

    A group has a weight of its own, so that the model has an opinion of words it never met. Words
    of lexicon.toml go by their strength, the rest as the public lexicon has them; words that say
    what happens in a work belong to no group.
    """
    own = lexicon("film")
    groups: dict[str, str] = {}
    for name in ("positive", "negative"):
        for line in _lines(data / "opinion_lexicon" / f"{name}-words.txt"):
            if not line.startswith(";") and line not in own.content and features(line) == [line]:
                groups.setdefault(line, name)
    known = {word for word in own.strength if word[-1] != "*"}
    known.update(name for e in examples for name in e.seen if name.isalpha())
    for word in sorted(known):
        if word not in own.content and (strength := own.of(word)):
            groups[word] = f"{strength:+.0f}"
    return {
        form: f"<{sign}{group}>"
        for word, group in groups.items()
        for form, sign in ((word, ""), (f"!{word}", "not "))
    }


def opinion_sentences(data: Path) -> list[Example]:
    """Sentences of opinion and of plot in turn."""
    folder = data / "subjectivity"
    pairs = zip(
        _lines(folder / "quote.tok.gt9.5000"), _lines(folder / "plot.tok.gt9.5000"), strict=True
    )
    return [
        Example(features(text), label)
        for pair in pairs
        for text, label in zip(pair, (1, 0), strict=True)
    ]


def train(
    examples: list[Example], groups: dict[str, str] | None = None, *, rounds: int = 12
) -> dict[str, float]:
    """A logistic regression over features scaled by their naive-Bayes log ratio; its weights.

    `groups` ties words together: a word's weight is its own and that of its group. The bias is kept
    under the empty name.
    """
    groups = groups or {}
    often: Counter[str] = Counter()
    for seen, _ in examples:
        often.update(seen)
    names = sorted(n for n, count in often.items() if count > 1 or " " not in n)
    names += sorted(set(groups.values()))
    number = {name: i for i, name in enumerate(names)}
    rows = []
    for seen, label in examples:
        row = [number[n] for n in seen if n in number]
        row += [number[groups[n]] for n in seen if n in groups]
        rows.append((row, label))
    sides = ([1.0] * len(names), [1.0] * len(names))
    for row, label in rows:
        for i in row:
            sides[label][i] += 1
    totals = sum(sides[0]), sum(sides[1])
    ratio = [
        1.0
        if name[0] == "<"
        else math.log(sides[1][i] / totals[1]) - math.log(sides[0][i] / totals[0])
        for i, name in enumerate(names)
    ]
    counts = [a + b - 2 for a, b in zip(*sides, strict=True)]
    bias, weights = _descend(rows, ratio, counts, rounds)
    final = {name: weights[i] * ratio[i] for name, i in number.items() if name[0] != "<"}
    for name, group in groups.items():
        if group in number and (name in final or name[0] != "!"):
            final[name] = final.get(name, 0.0) + weights[number[group]]
    final[""] = bias
    return final


def _descend(
    rows: list[tuple[list[int], int]], ratio: list[float], counts: list[float], rounds: int
) -> tuple[float, list[float]]:
    """Stochastic gradient descent with a rate of its own for each weight.

    The penalty on a weight is spread over the examples that have it. The weights of later rounds
    are averaged, which steadies them.
    """
    squares, summed, weights = [1e-2] * len(ratio), [0.0] * len(ratio), [0.0] * len(ratio)
    penalty = [1 / (LOOSENESS * max(1.0, count)) for count in counts]
    bias, order, averaged = 0.0, random.Random(1), 0
    for turn in range(rounds):
        order.shuffle(rows)
        for row, label in rows:
            margin = bias + sum([weights[i] * ratio[i] for i in row])
            error = (1 / (1 + math.exp(-margin)) if margin > -30 else 0.0) - label
            bias -= 0.01 * error
            for i in row:
                slope = error * ratio[i] + penalty[i] * weights[i]
                squares[i] += slope * slope
                weights[i] -= RATE * slope / math.sqrt(squares[i])
        if turn >= rounds // 2:
            summed = [a + b for a, b in zip(summed, weights, strict=True)]
            averaged += 1
    return bias, [total / averaged for total in summed]


def _telling(model: dict[str, float], examples: list[Example]) -> list[str]:
    """The features that matter most, in order: large weights, and ones that often count."""
    often: Counter[str] = Counter()
    for seen, _ in examples:
        often.update(seen)
    return sorted(
        model.keys() - {""}, key=lambda name: (-abs(model[name]) * math.sqrt(1 + often[name]), name)
    )


def _refined(
    examples: list[Example], kept: list[str], groups: dict[str, str] | None = None
) -> dict[str, float]:
    """Train once more with only the features that are kept, which then make up for the rest."""
    known = set(kept)
    left = [Example([name for name in e.seen if name in known], e.label) for e in examples]
    model = train(left, {n: g for n, g in (groups or {}).items() if n in known})
    return {name: model.get(name, 0.0) for name in ["", *kept]}


def polarity_models(
    critics: list[Example], buyers: list[Example], words: dict[str, str]
) -> tuple[dict[str, float], dict[str, float]]:
    """Praise or blame as critics and as buyers write, together in no more than KEPT features."""
    first = _telling(train(critics, words), critics)[:KEPT_OF_CRITICS]
    ranked = _telling(train(buyers, words), buyers)
    known = set(first)
    new = [name for name in ranked if name not in known][: KEPT - len(first)]
    known.update(new)
    second = [name for name in ranked if name in known]
    return _refined(critics, first, words), _refined(buyers, second, words)


def plot_model(examples: list[Example]) -> dict[str, float]:
    """Opinion or plot."""
    return _refined(examples, _telling(train(examples), examples)[:KEPT])


def _right(column: dict[str, float], examples: list[Example]) -> float:
    """How often a model is right, after its weights went through their eight bits."""
    weights = unpack(pack([column]))[0]
    return sum((weights.score_of(e.seen) > 0) == bool(e.label) for e in examples) / len(examples)


def cross_validate(data: Path, folds: int) -> None:
    """Print how often the models are right about what they were not trained on."""
    sets = film_sentences(data), buyers_lines(data), opinion_sentences(data)
    words = opinion_words(data, sets[0])
    totals = [0.0] * len(sets)
    for fold in range(folds):
        rest = [[e for i, e in enumerate(s) if i // 2 % folds != fold] for s in sets]
        part = [[e for i, e in enumerate(s) if i // 2 % folds == fold] for s in sets]
        critics, buyers = polarity_models(rest[0], rest[1], words)
        plot = plot_model(rest[2])
        rates = [_right(m, p) for m, p in zip((critics, buyers, plot), part, strict=True)]
        totals = [a + b for a, b in zip(totals, rates, strict=True)]
        _say(f"part {fold + 1}", rates)
    _say(f"mean of {folds}", [total / folds for total in totals])


def _say(title: str, rates: list[float]) -> None:
    film, lines, plot = rates
    figures = f"film sentences {film:.4f}  buyers' lines {lines:.4f}  opinion or plot {plot:.4f}"
    print(f"{title}: {figures}", flush=True)  # noqa: T201


def main() -> None:
    """Write the two files, or try the method on held-out parts."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path, default=ROOT / "reviewtui/extract")
    parser.add_argument("--folds", type=int, default=0)
    options = parser.parse_args()
    data = options.data
    if options.folds:
        cross_validate(data, options.folds)
        return
    critics = film_sentences(data)
    polarity = polarity_models(critics, buyers_lines(data), opinion_words(data, critics))
    plot = plot_model(opinion_sentences(data))
    for name, columns in (("polarity", polarity), ("opinion", (plot,))):
        path = options.out / f"{name}.weights"
        path.write_bytes(pack(columns))
        print(f"{path.name}: {path.stat().st_size:,} bytes")  # noqa: T201


if __name__ == "__main__":
    main()
