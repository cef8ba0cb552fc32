"""Sentences with and without a rating, all our own, out of the tables in `tests/data/ratings`.

A line says what is to be found and where: `4/5 | Four stars out of five.`, letters as they are,
verdicts in words between quotes, `none` where nothing is; `↵` stands for the end of a line.
"""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent.parent / "data" / "ratings"

Rated = tuple[str, float | str, float | str | None]


def rows() -> list[tuple[str, str]]:
    """What is expected, and the sentence, of every line of every table."""
    lines = [
        line
        for table in sorted(FOLDER.glob("*.txt"))
        for line in table.read_text(encoding="utf-8").splitlines()
        if not line.startswith("#")
    ]
    pairs = [line.split(" | ", 1) for line in lines]
    return [(expected.strip(), text.replace("↵", "\n")) for expected, text in pairs]


def _rated(expected: str, text: str) -> Rated:
    if expected.startswith("“"):
        return text, expected.strip("“”"), None
    if "/" not in expected:
        return text, expected, "A+"
    value, best = expected.rsplit("/", 1)
    return text, float(value), float(best)


RATED: list[Rated] = [_rated(*row) for row in rows() if row[0] != "none"]
UNRATED: list[str] = [text for expected, text in rows() if expected == "none"]
