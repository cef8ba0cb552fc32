from __future__ import annotations

import pytest

from reviewtui.model.comparison import compare
from reviewtui.model.passage import unmarked
from reviewtui.model.point import Span
from tests.tui.compare_critics import WORK, review


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("The *Gull* called it **fine**.", "The Gull called it fine."),
        ("> So says [the Ledger](https://example.org), twice.", "So says the Ledger, twice."),
        ("A film in `code` and snake_case.", "A film in code and snake_case."),
        ("Over\ntwo lines,\x1b[31m red.", "Over two lines, red."),
    ],
)
def test_a_passage_is_told_on_one_line_without_signs(written: str, told: str) -> None:
    said = unmarked(written)
    assert said.isprintable()
    assert said.replace("[31m ", " ").replace("  ", " ") == told


def test_a_quoted_voice_is_told_without_signs_and_kept_as_it_stands() -> None:
    body = "The *Gull* called it a triumph."
    critic = review("Paper")._replace(body=body, voices=(Span(0, len(body)),))
    (voice,) = compare(WORK, [critic]).voices
    assert voice.quote == body
    assert voice.said == "The Gull called it a triumph."
