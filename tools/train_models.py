"""Train the two weight files of `reviewtui.extract` from four public data sets.

    python tools/train_models.py DATA [--out FOLDER] [--folds N]

DATA holds, each under CC BY 4.0 and credited in NOTICE:
  sentence_polarity/  Bo Pang and Lillian Lee: praising and faulting sentences of film critics
  subjectivity/       Bo Pang and Lillian Lee: opinion and plot sentences
  opinion_lexicon/    Minqing Hu and Bing Liu: English opinion words
  pros_cons/          Murthy Ganapathibhotla and Bing Liu: lines that buyers wrote under Pros and Cons
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

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from reviewtui.extract.lexicon import lexicon
from reviewtui.extract.model import Weights, features, pack

KEPT = 12_000
STEPS = 127


class Example(NamedTuple):
    """The features of one text, what it is (1 praise or opinion, 0 blame or plot), and its weight."""

    seen: list[str]
    label: int
    weight: float = 1.0


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


def opinion_words(data: Path) -> list[Example]:
    """Each opinion word as a text of its own, but those that say what happens in a work."""
    content = lexicon(None).content
    return [
        Example(features(line), label)
        for name, label in (("positive", 1), ("negative", 0))
        for line in _lines(data / "opinion_lexicon" / f"{name}-words.txt")
        if not line.startswith(";") and line not in content
    ]


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
    examples: list[Example], *, rounds: int = 8, rate: float = 0.3
) -> tuple[float, dict[str, float]]:
    """A logistic regression over features scaled by their naive-Bayes log ratio; bias and weights.

    The weights of the later rounds are averaged, which steadies them; only the KEPT that matter most
    are returned.
    """
    often: Counter[str] = Counter()
    sides: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
    for seen, label, weight in examples:
        often.update(seen)
        side = sides[label]
        for name in seen:
            side[name] += weight  # type: ignore[assignment]
    blame, praise = sides

    def telling(name: str) -> float:
        return abs(praise[name] - blame[name]) / math.sqrt(praise[name] + blame[name] + 1)

    names = sorted(
        (n for n, count in often.items() if count > 1 or " " not in n),
        key=lambda n: (-telling(n), n),
    )[: 3 * KEPT]
    number = {name: i for i, name in enumerate(names)}
    ratio = [math.log((praise[n] + 1) / (blame[n] + 1)) for n in names]
    rows = [([number[n] for n in e.seen if n in number], e.label, e.weight) for e in examples]
    bias, weights = _descend(rows, ratio, rounds, rate)
    final = {name: weights[i] * ratio[i] for name, i in number.items()}
    kept = sorted(final, key=lambda n: (-abs(final[n]) * math.sqrt(often[n]), n))[:KEPT]
    return bias, {name: final[name] for name in kept}


def _descend(
    rows: list[tuple[list[int], int, float]], ratio: list[float], rounds: int, rate: float
) -> tuple[float, list[float]]:
    """Stochastic gradient descent with a rate of its own for each weight."""
    weights, squares, summed = [0.0] * len(ratio), [1e-2] * len(ratio), [0.0] * len(ratio)
    bias, order, averaged = 0.0, random.Random(1), 0
    for turn in range(rounds):
        order.shuffle(rows)
        for row, label, weight in rows:
            if not row:
                continue
            margin = bias + sum([weights[i] * ratio[i] for i in row])
            error = ((1 / (1 + math.exp(-margin)) if margin > -30 else 0.0) - label) * weight
            if abs(error) < 1e-3:
                continue
            bias -= 0.01 * error
            for i in row:
                slope = error * ratio[i] + 3e-6 * weights[i]
                squares[i] += slope * slope
                weights[i] -= rate * slope / math.sqrt(squares[i])
        if turn >= rounds // 2:
            summed = [a + b for a, b in zip(summed, weights, strict=True)]
            averaged += 1
    return bias, [total / averaged for total in summed]


def polarity_examples(
    film: list[Example], buyers: list[Example], words: list[Example]
) -> list[Example]:
    """What the polarity model learns from: film critics count full, buyers' lines a third."""
    return film + [e._replace(weight=0.3) for e in buyers] + [e._replace(weight=2.0) for e in words]


def _right(model: tuple[float, dict[str, float]], examples: list[Example]) -> float:
    weights = Weights(*_rounded(model))
    return sum((weights.score_of(e.seen) > 0) == bool(e.label) for e in examples) / len(examples)


def _step(of: dict[str, float]) -> float:
    return round(max(map(abs, of.values())) / STEPS, 6)


def _rounded(model: tuple[float, dict[str, float]]) -> tuple[float, dict[str, float]]:
    bias, of = model
    step = _step(of)
    return bias, {name: round(weight / step) * step for name, weight in of.items()}


def cross_validate(data: Path, folds: int) -> None:
    """Print how often the models are right about what they were not trained on."""
    film, buyers = film_sentences(data), buyers_lines(data)
    words, opinions = opinion_words(data), opinion_sentences(data)
    totals = [0.0, 0.0, 0.0]
    for fold in range(folds):
        parts = [
            (
                [e for i, e in enumerate(s) if i // 2 % folds != fold],
                [e for i, e in enumerate(s) if i // 2 % folds == fold],
            )
            for s in (film, buyers, opinions)
        ]
        model = train(polarity_examples(parts[0][0], parts[1][0], words))
        other = train(parts[2][0])
        rates = _right(model, parts[0][1]), _right(model, parts[1][1]), _right(other, parts[2][1])
        totals = [a + b for a, b in zip(totals, rates, strict=True)]
        print(
            f"fold {fold + 1}: film sentences {rates[0]:.4f}  buyers' lines {rates[1]:.4f}  opinion or plot {rates[2]:.4f}",
            flush=True,
        )
    print(
        f"mean of {folds}: film sentences {totals[0] / folds:.4f}  buyers' lines {totals[1] / folds:.4f}  opinion or plot {totals[2] / folds:.4f}"
    )


def main() -> None:
    """Write the two files, or try the method on held-out parts."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument(
        "--out", type=Path, default=Path(__file__).resolve().parent.parent / "reviewtui/extract"
    )
    parser.add_argument("--folds", type=int, default=0)
    options = parser.parse_args()
    if options.folds:
        cross_validate(options.data, options.folds)
        return
    examples = polarity_examples(
        film_sentences(options.data), buyers_lines(options.data), opinion_words(options.data)
    )
    for name, model in (
        ("polarity", train(examples)),
        ("opinion", train(opinion_sentences(options.data))),
    ):
        path = options.out / f"{name}.weights"
        path.write_bytes(pack(*model, _step(model[1])))
        print(f"{path.name}: {len(model[1])} weights, {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
