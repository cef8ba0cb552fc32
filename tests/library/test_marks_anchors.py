"""A bookmark is found again after its text was edited, and never on words that are not its own."""

from __future__ import annotations

import random
import re
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewtui.library.anchors import anchor, find, settle
from reviewtui.model.point import Span
from tests.library.marked import BODY, span_of

LONGER = (
    BODY
    + """
## The cast

The keeper is a good part, and a good actor has it. The boy is a good part too, and nobody has
it: he walks up, he walks down, he says the line. He walks up, he walks down, he says the line.

- the fog is real
- the boat is not
- the coat is **real** wool

| what | how |
| ---- | --- |
| fog  | good |
| boat | bad  |

灯台の夜は長い。霧が深い夜に、彼は階段を上る。霧が深い夜に、船が来る。
"""
)


@pytest.mark.parametrize("words", ["*real*", "every scene in the lamp room", "he says", "Nobody"])
@pytest.mark.parametrize(
    "edit",
    [
        lambda body: body.replace("\n", "\r\n"),
        lambda body: re.sub(r"(?<=\S)\n(?=[^\s>#])", " ", body),
        lambda body: re.sub(r"(?<=\w) (?=\w)", "\n", body),
        lambda body: body.replace("*real*", "__real__"),
        lambda body: body.replace("Nobody", "*Nobody*").replace("says", "**says**"),
        lambda body: body.replace('"', "“"),
        lambda body: body.replace("> ", ">> "),
        lambda body: f"# Another title\n\nA new paragraph.\n\n{body}",
        lambda body: body.replace("The second boat arrives too late.", ""),
    ],
)
def test_a_passage_survives_what_does_not_change_its_words(words: str, edit: object) -> None:
    kept = anchor(BODY, span_of(words))
    assert kept is not None
    assert callable(edit)
    edited = edit(BODY)
    found = find(kept, edited)
    assert found is not None
    plain = re.sub(r"[*_>\s]+", " ", edited[found.start : found.end]).strip()
    assert plain == words.strip("*")


@pytest.mark.parametrize(
    ("words", "edit"),
    [
        ("arrives too late", lambda body: body.replace("arrives too late", "is on time")),
        ("good coat", lambda body: body.replace("good coat", "good coating")),
        ("real", lambda body: body.replace("*real*", "much") + "\nThat is surreal.\n"),
        ("real", lambda body: body.replace("*real*", "much") + "\nA real shame.\n"),
        ("2*3", lambda body: body.replace("2*3", "23")),
    ],
)
def test_a_passage_whose_words_are_gone_is_not_found(words: str, edit: object) -> None:
    body = BODY + "\nAnd 2*3 is six.\n"
    kept = anchor(body, span_of(words, body))
    assert kept is not None
    assert callable(edit)
    assert find(kept, body) is not None
    assert find(kept, edit(body)) is None


@pytest.mark.parametrize("nth", [0, 1, 2])
def test_a_twin_does_not_take_the_place_of_a_deleted_passage(nth: int) -> None:
    span = span_of("It is loud.", nth=nth)
    kept = anchor(BODY, span)
    assert kept is not None
    assert find(kept, BODY) == span
    assert find(kept, BODY[: span.start] + BODY[span.end :]) is None


def test_what_cannot_be_told_apart_is_not_guessed() -> None:
    body = "bang. " * 300
    kept = anchor(body, span_of("bang.", body, nth=150))
    assert kept is not None
    assert find(kept, body) is None


def test_a_hand_written_passage_without_context_is_found_only_where_it_is_alone() -> None:
    for words, there in (("The second boat", True), ("It is loud", False), ("good", False)):
        kept = anchor(BODY, span_of(words))
        assert kept is not None
        alone = find(kept._replace(prefix="", suffix="", alike=None), BODY)
        assert (alone == span_of(words)) is there


def test_context_written_by_hand_without_its_blank_still_tells() -> None:
    kept = anchor(BODY, span_of("good"))
    assert kept is not None
    loose = kept._replace(prefix=kept.prefix.strip(), suffix=kept.suffix.strip())
    assert find(loose, BODY) == span_of("good")


def test_an_empty_span_is_no_passage() -> None:
    for span in (Span(0, 0), span_of("\n\n"), Span(10**6, 10**6 + 5)):
        assert anchor(BODY, span) is None
        assert settle(BODY, span) is None


@given(st.integers(0, len(LONGER)), st.integers(1, 200))
@settings(max_examples=60, deadline=None)
def test_a_fresh_mark_is_found_exactly_where_it_was_made(start: int, length: int) -> None:
    span = Span(start, min(len(LONGER), start + length))
    kept = anchor(LONGER, span)
    if kept is not None:
        assert find(kept, LONGER) == settle(LONGER, span)


@given(st.text(max_size=300), st.integers(0, 300), st.integers(0, 40))
@settings(max_examples=60, deadline=None)
def test_a_mark_in_any_text_is_found_where_it_was_made_or_nowhere(
    body: str, start: int, length: int
) -> None:
    span = Span(min(start, len(body)), min(start + length, len(body)))
    kept = anchor(body, span)
    if kept is not None:
        assert find(kept, body) in {None, settle(body, span)}


@pytest.mark.parametrize(
    "flood",
    ["*", "a*", "**a", " ", "\n", "> ", "[", "](", "![a](", "\\", "`", " *", "_", "~~ "],
)
def test_a_flood_of_marks_does_not_hold_the_reader_up(flood: str) -> None:
    # a search that looked back over the flood at every character would take hours here
    body = f"a{flood * (1_000_000 // len(flood))}b the end"
    kept = anchor(body, span_of("the end", body))
    assert kept is not None
    assert find(kept, body) == span_of("the end", body)


def test_a_flood_of_the_same_context_does_not_hold_the_reader_up() -> None:
    body = f"{'bang ' * 100_000}the end {'bang ' * 100_000}"
    kept = anchor(body, span_of("the end", body))
    assert kept is not None
    moved = f"The end is near. {'bang ' * 200_000} the end"
    assert find(kept, moved) is None


def test_a_copy_is_no_bookmark_s_own_when_the_passage_itself_was_edited() -> None:
    words = "The second boat arrives too late."
    kept = anchor(BODY, span_of(words))
    assert kept is not None
    for now in ("The second boat is on time.", "The very second boat arrives too late."):
        edited = BODY.replace(words, now)
        assert find(kept, f"{edited}\nHe told us: “{words}” Twice.\n") is None


def test_a_passage_that_moved_away_whole_is_found_where_it_went() -> None:
    words = "Every scene on the\nstairs costs him something"
    kept = anchor(BODY, span_of(words))
    assert kept is not None
    moved = f"{BODY.replace(words, '')}\nHere: {words}.\n"
    assert find(kept, moved) == span_of(words, moved)


class Piece(NamedTuple):
    """A character and where it came from; None for one that an edit brought in."""

    character: str
    origin: int | None


def edited(pieces: list[Piece], rng: random.Random) -> list[Piece]:
    """One edit as people make them: words deleted, put in, doubled, moved, replaced; re-wrapped."""
    text = "".join(piece.character for piece in pieces)
    words = [match.span() for match in re.finditer(r"\S+", text)]
    if len(words) < 10:
        return pieces
    first = rng.randrange(len(words))
    last = min(len(words) - 1, first + rng.choice([0, 0, 1, 3, 8, 20]))
    start, end = words[first][0], words[last][1]
    chosen = pieces[start:end]
    new = [Piece(c, None) for c in " ".join(rng.choices(text.split(), k=rng.randint(1, 8)))]
    blank = [Piece(" ", None)]
    place = words[rng.randrange(len(words))][0]
    match rng.randrange(7):
        case 0:
            return pieces[:start] + pieces[end:]
        case 1:
            return pieces[:start] + new + blank + pieces[start:]
        case 2:
            return pieces[:start] + new + pieces[end:]
        case 3:
            copy = [Piece(piece.character, None) for piece in chosen]
            return pieces[:place] + copy + blank + pieces[place:]
        case 4 if not start <= place < end:
            return (
                pieces[:place] + chosen + blank + pieces[place:start] + pieces[end:]
                if place < start
                else pieces[:start] + pieces[end:place] + chosen + blank + pieces[place:]
            )
        case 5:
            mark = [Piece(c, None) for c in rng.choice(["*", "**", "_", "`"])]
            return pieces[:start] + mark + chosen + mark + pieces[end:]
    wraps = [i for i, p in enumerate(pieces) if p.character == " " and rng.random() < 0.2]
    for index in wraps:
        pieces = [*pieces[:index], Piece("\n", pieces[index].origin), *pieces[index + 1 :]]
    return pieces


def outcomes(seeds: range) -> list[tuple[str, str]]:
    """What became of passages after edits: (`own`, `none` or `other`; `survived` or `gone`)."""
    results = []
    for seed in seeds:
        rng = random.Random(seed)
        words = [m.span() for m in re.finditer(r"\S+", LONGER)]
        first = rng.randrange(len(words) - 1)
        last = min(len(words) - 1, first + rng.choice([0, 0, 1, 2, 4, 8, 15]))
        span = settle(LONGER, Span(words[first][0], words[last][1]))
        kept = anchor(LONGER, span) if span else None
        if span is None or kept is None or find(kept, LONGER) != span:
            continue
        pieces = [Piece(c, i) for i, c in enumerate(LONGER)]
        for _ in range(rng.choice([1, 1, 2, 3])):
            pieces = edited(pieces, rng)
        body = "".join(piece.character for piece in pieces)
        found = find(kept, body)
        essence = [i for i in range(span.start, span.end) if LONGER[i].isalnum()]
        kept_origins = [p.origin for p in pieces]
        places = [kept_origins.index(i) if i in kept_origins else -1 for i in essence]
        run = body[places[0] : places[-1] + 1] if places and min(places) >= 0 else ""
        survived = "".join(filter(str.isalnum, run)) == "".join(LONGER[i] for i in essence)
        if found is None:
            fate = "none"
        else:
            here = [p.origin for p in pieces[found.start : found.end] if p.character.isalnum()]
            fate = "own" if here == essence else "other"
        results.append((fate, "survived" if survived and essence else "gone"))
    return results


def test_random_edits_never_move_a_bookmark_to_other_words_and_rarely_lose_it() -> None:
    fates = outcomes(range(700))
    assert len(fates) > 600
    assert [fate for fate in fates if fate[0] == "other"] == []
    survived = [fate for fate, words in fates if words == "survived"]
    assert len(survived) > 400
    assert survived.count("own") / len(survived) >= 0.95
