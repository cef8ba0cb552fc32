"""Any number of made-up reviews, always the same ones, to measure large libraries with.

    .venv/bin/python -m tests.bench.many FOLDER COUNT [BYTES]

Words are syllables put together, as common and as rare as words are in a language (Zipf), among
them some that praise and blame. A folder that holds them already is left as it is.
"""

from __future__ import annotations

import random
import sys
from itertools import accumulate
from pathlib import Path

SYLLABLES = [
    first + second + third
    for first in [
        "b",
        "d",
        "f",
        "g",
        "k",
        "l",
        "m",
        "n",
        "p",
        "r",
        "s",
        "t",
        "v",
        "z",
        "br",
        "st",
        "tr",
        "pl",
    ]
    for second in ["a", "e", "i", "o", "u"]
    for third in ("", "n", "r", "l")
]
COMMON = [
    "the",
    "and",
    "of",
    "a",
    "to",
    "in",
    "is",
    "it",
    "that",
    "this",
    "with",
    "for",
    "as",
    "but",
    "not",
    "its",
    "he",
    "she",
    "they",
    "film",
    "story",
    "one",
    "scene",
    "has",
    "an",
    "on",
    "at",
    "by",
    "from",
    "who",
    "what",
    "when",
    "there",
    "more",
    "than",
    "never",
    "every",
    "only",
]
OPINIONS = (
    "The acting is superb and carries every scene.",
    "The plot is thin and drags near the end.",
    "Gorgeous photography, and a score that soars.",
    "The dialogue is clumsy and the jokes fall flat.",
    "The pacing is perfect from the first scene.",
    "The ending is a disappointment.",
)
VOCABULARY = 40_000
MARK = ".made"
"""The file that tells how many reviews of which size a folder holds."""


def words(chance: random.Random) -> list[str]:
    """The vocabulary, the commonest word first."""
    made = dict.fromkeys(COMMON)
    while len(made) < VOCABULARY:
        made["".join(chance.choices(SYLLABLES, k=1 + min(3, len(made) // 900)))] = None
        if len(made) < 2000:  # few short words exist: longer ones fill up
            made["".join(chance.choices(SYLLABLES, k=2))] = None
    return list(made)


class Maker:
    """Writes reviews; number and seed decide every letter."""

    def __init__(self, count: int, size: int) -> None:
        self._count, self._size = count, size
        self._outlets = max(3, min(400, count // 250))
        chance = random.Random(1)
        self._words = words(chance)
        self._weights = list(accumulate(1 / (rank + 3) for rank in range(VOCABULARY)))
        self._titles = self._words[200:20_000]

    def title(self, work: int) -> str:
        """What a work is called: two or three words, or one."""
        chance = random.Random(work * 7 + 3)
        return " ".join(chance.choices(self._titles, k=1 + work % 3)).title()

    def body(self, chance: random.Random) -> str:
        """Paragraphs of sentences, about as many bytes as asked for."""
        many = self._size // 6
        drawn = chance.choices(self._words, cum_weights=self._weights, k=many)
        sentences = [
            " ".join(drawn[at : at + 14]).capitalize() + "." for at in range(0, len(drawn), 14)
        ]
        sentences.insert(len(sentences) // 2, chance.choice(OPINIONS))
        paragraphs = [" ".join(sentences[at : at + 6]) for at in range(0, len(sentences), 6)]
        return "\n\n".join(paragraphs)

    def review(self, number: int) -> tuple[str, str]:
        """The path and the text of one review."""
        chance = random.Random(number)
        work = number // 8 if number % 8 else chance.randrange(max(1, self._count // 8))
        outlet = number * 7919 % self._outlets
        lines = ["+++", f'work = "{self.title(work)}"', f"year = {1950 + work % 76}"]
        lines.append(f'kind = "{("film", "game", "book", "album")[work % 4]}"')
        lines.append(f'critic = "{self.title(number % 997 + 10**7)}"')
        if number % 5:
            lines.append(f'rating = "{chance.randrange(21) / 2:g}/10"')
        if number % 50:
            month, day = number // 31 % 12 + 1, number % 28 + 1
            lines.append(f"published = {1990 + number % 36}-{month:02}-{day:02}")
        head = "\n".join([*lines, "+++"])
        return f"outlet-{outlet:03}/{number:07}.md", f"{head}\n{self.body(chance)}\n"


def make(folder: str, count: int, size: int = 500) -> str:
    """Fill a folder, unless it is filled already; the folder."""
    mark, said = Path(folder, MARK), f"{count} {size}\n"
    if mark.exists():
        if mark.read_text("utf-8") == said:
            return folder
        raise SystemExit(f"{folder}: holds other reviews already; name another folder")
    maker, made = Maker(count, size), set[str]()
    for number in range(count):
        name, text = maker.review(number)
        path = Path(folder, name)
        if path.parent.name not in made:
            path.parent.mkdir(parents=True, exist_ok=True)
            made.add(path.parent.name)
        path.write_text(text, "utf-8")
    mark.write_text(said, "utf-8")
    return folder


if __name__ == "__main__":
    make(sys.argv[1], int(sys.argv[2]), *map(int, sys.argv[3:4]))
