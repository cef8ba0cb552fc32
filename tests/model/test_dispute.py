"""What a split is about, who is silent, and whose voices are only quoted."""

from __future__ import annotations

from reviewtui.model.comparison import Agreement, compare
from reviewtui.model.point import Span
from tests.tui.compare_critics import CON, PRO, WORK, comparison, review


def test_a_split_is_told_by_the_words_both_sides_use_and_a_claim_of_each() -> None:
    made = compare(
        WORK,
        [
            review("A", [("sound", PRO, "a warm hum"), ("sound", PRO, "a foghorn like a cello")]),
            review("B", [("sound", CON, "the foghorn never stops")]),
        ],
    )
    (row,) = made.aspects
    assert row.agreement is Agreement.SPLIT
    assert row.dispute is not None
    assert row.dispute.over[0] == "foghorn"
    assert row.dispute.praise is not None
    assert row.dispute.praise.point.label == "a foghorn like a cello"
    assert row.dispute.fault is not None
    assert row.dispute.fault.point.label == "the foghorn never stops"


def test_what_is_agreed_on_has_no_dispute() -> None:
    rows = {row.aspect: row for row in comparison(3).aspects}
    assert rows["story"].dispute is None
    assert rows["sound"].dispute is not None


def test_one_critic_of_two_minds_quarrels_with_nobody() -> None:
    made = compare(WORK, [review("A", [("sound", PRO, "warm hum"), ("sound", CON, "cold hum")])])
    assert made.aspects[0].dispute is None


def test_critics_who_said_nothing_are_named_and_those_not_read_yet_are_not() -> None:
    made = comparison(3)
    row = next(row for row in made.aspects if row.aspect == "sound")
    assert [silent.outlet.shown for silent in made.silent(row)] == ["Unattributed"]
    waiting = compare(made.work, [r._replace(pending=r.outlet.name is None) for r in made.critics])
    assert waiting.pending == 1
    assert waiting.silent(row) == ()


def test_voices_are_kept_apart_from_claims() -> None:
    quoting = review("A", [("sound", PRO, "warm hum")])
    made = compare(WORK, [quoting._replace(voices=(Span(2, 9),)), review("B")])
    assert [(voice.review.id, voice.quote) for voice in made.voices] == [(quoting.id, "Heading")]
    assert sum(len(row.claims) for row in made.aspects) == 1
