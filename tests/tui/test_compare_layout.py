"""The layout of a comparison at any width: every word there, no line too wide."""

from __future__ import annotations

import string
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from reviewtui.model.comparison import compare
from reviewtui.model.critic_names import names_of
from reviewtui.model.point import Polarity
from reviewtui.tui.look import ASCII
from reviewtui.tui.widgets.compare_layout import lay_out
from reviewtui.tui.widgets.compare_sheet import Kind, Sheet
from reviewtui.tui.widgets.compare_text import Piece, flow
from reviewtui.tui.widgets.compare_view import Options
from reviewtui.tui.wrapping import wrap
from tests.tui.compare_critics import (
    ASPECTS,
    CON,
    MIXED,
    PRO,
    WORK,
    comparison,
    many,
    review,
    three,
)

if TYPE_CHECKING:
    from reviewtui.model.review import Review

LETTERS = string.ascii_letters + "éßøЖ你好界👩\u0301"
words = st.text(alphabet=LETTERS, min_size=1, max_size=40)
labels = st.lists(words, min_size=1, max_size=8).map(" ".join)
claims = st.lists(
    st.tuples(st.sampled_from(["story", "sound", "tone"]), st.sampled_from(Polarity), labels),
    max_size=4,
)
critics = st.lists(
    st.tuples(labels, claims, st.none() | st.integers(0, 100), st.none() | labels),
    min_size=1,
    max_size=4,
)


def made(
    raw: list[tuple[str, list[tuple[str, Polarity, str]], int | None, str | None]],
) -> list[Review]:
    return [
        review(name, told, score=score, verdict=verdict, number=number)
        for number, (name, told, score, verdict) in enumerate(raw)
    ]


def lines_of(sheet: Sheet) -> list[str]:
    return [
        "".join(piece.text for piece in line)
        for row in range(len(sheet.rows))
        for line in sheet.band(row).lines
    ]


def letters(text: str) -> str:
    return "".join(text.split())


def words_of(sheet: Sheet, kind: Kind) -> list[str]:
    """What each spot of a kind says, without its blanks."""
    said = []
    for row in range(len(sheet.rows)):
        band = sheet.band(row)
        for index, spot in enumerate(band.spots):
            if spot.target.kind is kind:
                pieces = [p.text for line in band.lines for p in line if p.spot == index]
                said.append(letters("".join(pieces)))
    return said


@settings(max_examples=60, deadline=None)
@given(critics, st.integers(12, 220), st.booleans())
def test_no_label_loses_a_word_and_no_line_is_too_wide(
    raw: list[tuple[str, list[tuple[str, Polarity, str]], int | None, str | None]],
    width: int,
    expand: bool,
) -> None:
    compared = compare(WORK, made(raw))
    opened = frozenset({"story", "sound", "tone", "Critics"})
    options = Options(width=width, opened=opened, expand=expand)
    shown, sheet = lay_out(compared, options)
    assert all(cell_len(line) <= width for line in lines_of(sheet))
    visible = {r.id for _, r in shown.shown} if shown.per_page else {r.id for r in shown.critics}
    wanted = [c for row in compared.aspects for c in row.claims if c.review.id in visible]
    said = words_of(sheet, Kind.CLAIM)
    assert len(said) == len(wanted)
    for claim in wanted:
        # where critic and label share lines, their letters interleave line by line
        if width < 60 or shown.per_page:
            assert any(letters(claim.point.label) in text for text in said)
        else:
            label = claim.point.label.split()
            assert any(all(word[:3] in text for word in label) for text in said)


@settings(max_examples=80, deadline=None)
@given(labels, st.integers(2, 60))
def test_wrapping_keeps_every_letter_and_the_width(text: str, width: int) -> None:
    wrapped = wrap(text, width)
    assert letters("".join(wrapped)) == letters(text)
    assert all(cell_len(line) <= width for line in wrapped)


@settings(max_examples=80, deadline=None)
@given(st.lists(labels, min_size=1, max_size=4), st.integers(4, 60), st.integers(0, 12))
def test_flowing_pieces_keeps_every_letter_and_the_width(
    texts: list[str], width: int, hang: int
) -> None:
    flowed = flow([Piece(text) for text in texts], width, hang)
    lines = ["".join(piece.text for piece in line) for line in flowed]
    assert letters("".join(lines)) == letters("".join(texts))
    assert all(cell_len(line) <= width for line in lines)


@pytest.mark.parametrize(
    ("width", "count", "columns"),
    [
        (80, 1, 1),
        (80, 2, 2),
        (80, 3, 0),
        (120, 3, 3),
        (120, 12, 4),
        (200, 12, 7),
        (40, 2, 0),
        (200, 400, 0),
    ],
)
def test_critics_are_columns_while_they_fit(width: int, count: int, columns: int) -> None:
    shown, _ = lay_out(comparison(count), Options(width=width))
    assert shown.per_page == columns


@pytest.mark.parametrize("width", [100, 120, 160, 200])
def test_a_column_is_never_narrower_than_24_cells(width: int) -> None:
    _, sheet = lay_out(comparison(12), Options(width=width))
    for line in lines_of(sheet):
        if "│" in line:
            columns = line.split("│")[1:]
            assert all(cell_len(column) >= 24 for column in columns)


def test_pages_of_columns_show_every_critic_once() -> None:
    seen: list[str] = []
    shown, _ = lay_out(comparison(12), Options(width=120))
    for page in range(shown.pages):
        seen += [r.id for _, r in lay_out(comparison(12), Options(120, page=page))[0].shown]
    assert len(seen) == len(set(seen)) == 12


def test_a_pinned_critic_is_first_on_every_page() -> None:
    last = comparison(12).critics[-1]
    shown, _ = lay_out(comparison(12), Options(width=120, pinned=last.id))
    pages = [
        lay_out(comparison(12), Options(120, pinned=last.id, page=page))[0].shown
        for page in range(shown.pages)
    ]
    assert all(page[0][1].id == last.id for page in pages)
    assert {r.id for page in pages for _, r in page} == {r.id for r in comparison(12).critics}


def test_the_top_names_what_is_agreed_and_what_is_split() -> None:
    _, sheet = lay_out(comparison(3), Options(width=120))
    top = "\n".join(lines_of(sheet)[:3])
    assert "TIN HARBOUR (2031)   3 critics · 2 rated · median 67.5 · range 55–80" in top
    assert "praise for ▲ performances · fault for ▼ story" in top
    assert "SPLIT ON   sound  1 praises: foghorns like cellos; 1 faults: a score that" in top


def test_silence_is_a_dot_and_not_a_mixed_claim() -> None:
    _, sheet = lay_out(comparison(3), Options(width=120))
    pacing = next(line for line in lines_of(sheet) if line.startswith(" Pacing"))
    assert pacing.count("·") == 2
    assert pacing.count("◆") == 1


def test_unrated_critics_have_a_dash_and_no_bar() -> None:
    _, sheet = lay_out(comparison(3), Options(width=120))
    ratings = next(line for line in lines_of(sheet) if "unrated" in line)
    unrated = ratings.split("│")[3]
    assert "—" in unrated
    assert "█" not in unrated
    assert "█" in ratings.split("│")[1]


def test_no_sign_outside_ascii_is_drawn_where_the_terminal_has_none() -> None:
    for width, count in ((120, 3), (80, 3), (120, 400), (120, 12)):
        critics = three() if count == 3 else many(count)
        _, sheet = lay_out(compare(WORK, critics), Options(width=width, signs=ASCII))
        assert all(line.isascii() for line in lines_of(sheet))


def test_a_list_that_fits_is_unfolded_and_one_that_does_not_is_folded() -> None:
    _, roomy = lay_out(comparison(3), Options(width=80, height=40))
    _, tight = lay_out(comparison(3), Options(width=80, height=15))
    assert any("a mystery solved" in line and "¶" in line for line in lines_of(roomy))
    assert not any("¶" in line for line in lines_of(tight))
    assert any("▸ Story" in line and "agreed ▼" in line for line in lines_of(tight))


def test_an_unfolded_crowd_lays_out_only_what_is_looked_at() -> None:
    _, sheet = lay_out(comparison(400), Options(width=120))
    for number in range(40):
        sheet.line(number)
    assert sheet.height > 400
    assert sheet.laid_out < 40


def test_looking_for_a_claim_in_a_crowd_lays_out_no_critic() -> None:
    _, sheet = lay_out(comparison(400), Options(width=120, height=40))
    before = sheet.laid_out
    assert sheet.first(Kind.CLAIM, after=1) is None
    assert sheet.laid_out - before < 20
    critic = sheet.first(Kind.CRITIC)
    assert critic is not None
    assert sheet.spot(critic).target.kind is Kind.CRITIC


def test_three_of_a_crowd_side_by_side_take_no_lines_for_counts_that_break() -> None:
    options = Options(width=120, height=40, differences=True)
    lines = lines_of(lay_out(comparison(400), options)[1])
    corners = [line[:15].strip() for line in lines]
    assert any(corner.endswith(" silent") and corner[:1].isdecimal() for corner in corners)
    assert any("▲" in corner and "▼" in corner and "◆" in corner for corner in corners)


def test_a_crowd_has_a_row_each_a_histogram_and_tallies() -> None:
    shown, sheet = lay_out(comparison(400), Options(width=120, height=40))
    lines = lines_of(sheet)
    assert shown.crowd
    assert sum("In a word from critic" in line for line in lines) == 400
    assert any("90–100" in line for line in lines)
    sides = {row.aspect: row.sides for row in shown.aspects}["story"]
    story = next(line for line in lines if "Story" in line)
    assert f"▲{sides.praise} ◆{sides.mixed} ▼{sides.fault}" in story


def test_a_crowd_in_a_low_window_has_its_scores_in_one_line_and_its_aspects_in_view() -> None:
    _, sheet = lay_out(comparison(400), Options(width=80, height=21))
    lines = lines_of(sheet)
    assert any("Scores  0 " in line and "rated 50–59" in line for line in lines)
    assert max(n for n, line in enumerate(lines) if " ▸ " in line) < 21


def test_unrated_critics_of_a_crowd_show_which_way_they_lean() -> None:
    claims = [("story", CON, "thin"), ("sound", CON, "loud"), ("pacing", CON, "slow")]
    unrated = [review(f"Sheet {n}", claims, number=n) for n in range(5)]
    _, sheet = lay_out(compare(WORK, [*many(40), *unrated]), Options(width=120, height=40))
    lines = lines_of(sheet)
    assert any("10 unrated" in line and "▼5 lean to fault" in line for line in lines)
    assert sum("— leans ▼?" in line for line in lines) == 5


def test_nobody_rated_means_no_scores_but_leanings() -> None:
    critics = [review._replace(rating=None) for review in many(40)]
    _, sheet = lay_out(compare(WORK, critics), Options(width=120, height=40))
    text = "\n".join(lines_of(sheet))
    assert "90–100" not in text
    assert "40 unrated" in text


def test_the_top_says_what_each_side_of_a_split_says() -> None:
    critics = [
        review("A", [("sound", PRO, "a cello of a foghorn"), ("tone", MIXED, "warm and cold")]),
        review("B", [("sound", CON, "too loud"), ("sound", PRO, "one good song")], number=1),
        review("C", [("sound", CON, "a foghorn all night"), ("tone", MIXED, "both")], number=2),
    ]
    _, sheet = lay_out(compare(WORK, critics), Options(width=120, height=40))
    top = "\n".join(lines_of(sheet)[:4])
    assert "two minds on ◆ tone" in top
    assert "1 praises: a cello of a foghorn; 1 faults: a foghorn all night; 1 is of two" in top


def test_what_the_top_tells_of_a_split_is_said_by_a_critic_who_leans_that_way() -> None:
    praise = [("sound", PRO, "a warm hum"), ("sound", PRO, "bells"), ("sound", CON, "one hiss")]
    critics = [review("A", praise), review("B", [("sound", CON, "a drone")], number=1)]
    (row,) = compare(WORK, critics).aspects
    assert row.dispute is not None
    assert row.dispute.fault is not None
    assert row.dispute.fault.point.label == "a drone"


def test_the_top_of_many_tells_what_most_of_them_say() -> None:
    claims = ["too long", "dull", "too long", "too long"]
    critics = [
        review(f"P{n}", [("pacing", CON, label)], number=n) for n, label in enumerate(claims)
    ]
    critics += [review(f"Q{n}", [("pacing", PRO, "brisk")], number=9 + n) for n in range(3)]
    _, sheet = lay_out(compare(WORK, critics), Options(width=120, height=40))
    assert "SPLIT ON   pacing  3 praise: brisk; 4 fault: too long" in "\n".join(lines_of(sheet))


def test_a_low_window_tells_three_critics_in_a_line_each_and_expanding_tells_their_verdicts() -> (
    None
):
    claims = [(aspect, PRO, f"fine {aspect}") for aspect in ASPECTS]
    critics = [review(f"P{n}", claims, number=n, verdict=f"Verdict number {n}.") for n in range(3)]
    low = Options(width=80, height=16)
    assert "Verdict number" not in "\n".join(lines_of(lay_out(compare(WORK, critics), low)[1]))
    for more in (Options(width=80, height=47), Options(width=80, height=16, expand=True)):
        assert "Verdict number 2." in "\n".join(lines_of(lay_out(compare(WORK, critics), more)[1]))


def test_a_folded_split_hints_at_both_sides() -> None:
    _, narrow = lay_out(comparison(3), Options(width=80, height=10))
    sound = next(line for line in lines_of(narrow) if "▸ Sound" in line)
    assert "▲ foghorns like cellos ▼ a score that nags" in sound


def test_differences_of_a_crowd_put_three_critics_side_by_side() -> None:
    shown, _ = lay_out(comparison(400), Options(width=120, differences=True))
    scores = [r.rating.score for _, r in shown.shown if r.rating and r.rating.score is not None]
    assert len(scores) == 3
    assert scores[0] == shown.comparison.summary.high
    assert scores[2] == shown.comparison.summary.low


def test_two_critics_of_one_outlet_are_told_apart() -> None:
    ada, bo = review("Post", critic="Ada"), review("Post", critic="Bo", number=1)
    nobody, other = review(None, number=2), review(None, number=3)
    names = names_of([ada, bo, nobody, other])
    assert [*names.values()] == ["Post, Ada", "Post, Bo", "Unattributed #1", "Unattributed #2"]


def test_markup_in_a_label_is_only_words() -> None:
    critic = review("A [b]", [("story", PRO, "[red]not markup[/red]"), ("tone", CON, "[/]")])
    _, sheet = lay_out(compare(WORK, [critic]), Options(width=120))
    assert any("[red]not markup[/red]" in line for line in lines_of(sheet))


def test_three_that_stand_for_a_crowd_begin_with_an_aspect_one_of_them_spoke_of() -> None:
    quiet = [review(f"Q{n}", [("tone", (PRO, CON)[n % 2], "x")], number=n) for n in range(40)]
    loud = [
        review(f"L{n}", [("story", (PRO, CON)[n % 2], "y")], number=50 + n, score=10 + 40 * n)
        for n in range(3)
    ]
    shown, _ = lay_out(compare(WORK, [*quiet, *loud]), Options(width=120, differences=True))
    assert [row.aspect for row in shown.aspects] == ["story", "tone"]
