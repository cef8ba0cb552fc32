"""Found points at the keyboard: shown as found, accepted, rejected, put right, and taken back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from reviewtui.library.settings import Settings, folders
from reviewtui.model.comparison import compare
from reviewtui.model.point import Origin
from reviewtui.tui.app import ReviewApp
from reviewtui.tui.screens.compare import CompareScreen
from reviewtui.tui.screens.home import HomeScreen
from reviewtui.tui.widgets.compare_sheet import Kind
from tests.raw_critics import TEXTS, write_raw
from tests.tui.seeing import seen, settle

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from reviewtui.model.point import Point


@pytest.fixture
def root(home: Path) -> Path:
    return write_raw(home / "reviews")


def app_over(root: Path) -> ReviewApp:
    return ReviewApp(Settings(folders(), (str(root),)))


async def press(pilot: Pilot[Any], *keys: str) -> str:
    for key in keys:
        await pilot.press(key)
        await settle(pilot)
    return seen(pilot.app)


def home_of(app: ReviewApp) -> HomeScreen:
    screen = app.screen_stack[0]
    assert isinstance(screen, HomeScreen)
    return screen


def compare_of(app: ReviewApp) -> CompareScreen:
    assert isinstance(app.screen, CompareScreen)
    return app.screen


def bytes_of(root: Path) -> dict[str, bytes]:
    return {path.parent.name: path.read_bytes() for path in root.rglob("*.md")}


async def open_gull(pilot: Pilot[Any]) -> HomeScreen:
    await settle(pilot)
    home = home_of(pilot.app)  # type: ignore[arg-type]
    assert home.load("the-gull/tin-harbour")
    await settle(pilot)
    return home


async def test_found_points_are_marked_in_gutter_pane_and_header(root: Path) -> None:
    before = bytes_of(root)
    app = app_over(root)
    async with app.run_test(size=(140, 40)) as pilot:
        await open_gull(pilot)
        text = seen(app)
        assert re.search(r"│ ▲\? \w", text)
        assert "▼? " in text
        assert "found by the program" in text
        assert "a beautiful film with a weak story. ?" in text
    assert bytes_of(root) == before
    assert set(before) == set(TEXTS)


async def test_an_unrated_review_leans_with_its_evidence(root: Path) -> None:
    app = app_over(root)
    async with app.run_test(size=(140, 40)) as pilot:
        home = await open_gull(pilot)
        assert home.review is not None
        pros = sum(point.polarity == "pro" for point in home.review.points)
        assert f": ▲{pros}" in seen(app)
        assert "leans to" in seen(app) or "mixed:" in seen(app)


async def test_a_rejected_point_is_gone_and_u_brings_it_back(root: Path) -> None:
    app = app_over(root)
    async with app.run_test(size=(140, 40)) as pilot:
        home = await open_gull(pilot)
        home.focus_pane(home.points)
        await settle(pilot)
        point = home.points.point_at(home.points.cursor)
        assert point is not None
        text = await press(pilot, "minus")
        assert "Rejected" in text
        assert home.review is not None
        assert point not in home.review.points
        assert point.label not in "".join(str(row) for row in home.points._rows)
        text = await press(pilot, "U")
        assert "Took back" in text
        assert point in home.review.points
    again = app_over(root)
    async with again.run_test(size=(140, 40)) as pilot:
        home = await open_gull(pilot)
        assert home.review is not None
        assert point in home.review.points


async def test_what_another_session_rejects_is_gone_here_at_the_next_look(root: Path) -> None:
    app, other = app_over(root), app_over(root)
    async with app.run_test(size=(140, 40)) as pilot:
        home = await open_gull(pilot)
        assert home.review is not None
        app.look_at_marks()
        found = [point for point in home.review.points if point.origin is Origin.FOUND]
        review = other.library.review("the-gull/tin-harbour")
        other.library.corrections.reject(review, found[0])
        app.library.review("the-gull/tin-harbour")  # read anew, but shown to nobody yet
        app.look_at_marks()
        await settle(pilot)
        assert home.review.points == tuple(p for p in review.points if p != found[0])
        told: list[None] = []
        app.session.library_changed.subscribe(home.points, told.append)
        app.look_at_marks()
        await press(pilot, "tab", "minus")
        app.look_at_marks()
        assert len(told) == 0


async def test_u_takes_back_what_was_done_last_also_after_a_restart_and_in_another_place(
    root: Path,
) -> None:
    async with app_over(root).run_test(size=(140, 40)) as pilot:
        home = await open_gull(pilot)
        await press(pilot, "b")
        home.focus_pane(home.points)
        await settle(pilot)
        point = home.points.point_at(home.points.cursor)
        assert point is not None
        await press(pilot, "minus")
    async with app_over(root).run_test(size=(140, 40)) as pilot:
        await open_gull(pilot)
        assert "Took back rejecting" in await press(pilot, "c", "U")
        home = home_of(pilot.app)  # type: ignore[arg-type]
        assert home.session.marks.bookmarks
        await press(pilot, "U")
        assert not home.session.marks.bookmarks
        assert "Nothing to undo" in await press(pilot, "U")
        await press(pilot, "q")
        await settle(pilot)
        assert home.review is not None
        assert point in home.review.points


async def test_accepting_writes_the_point_and_undoing_takes_it_out(root: Path) -> None:
    before = bytes_of(root)
    app = app_over(root)
    async with app.run_test(size=(140, 40)) as pilot:
        home = await open_gull(pilot)
        home.focus_pane(home.reader)
        await press(pilot, "right_square_bracket")
        assert home.reader.lit is not None
        chosen = home.point_to_correct()
        assert chosen is not None
        text = await press(pilot, "plus")
        assert "Accepted" in text
        assert chosen[1].quote.encode() in bytes_of(root)["the-gull"].split(b"+++")[1]
        assert home.review is not None
        assert sum(point.origin == "stated" for point in home.review.points) == 1
        assert len(home.review.points) == len(chosen[0].points)
        text = await press(pilot, "plus")
        assert "is stated in the review" in text
        await press(pilot, "U")
        assert bytes_of(root) == before


async def test_aspect_and_side_are_put_right_with_a_key(root: Path) -> None:
    app = app_over(root)
    async with app.run_test(size=(140, 40)) as pilot:
        home = await open_gull(pilot)
        home.focus_pane(home.points)
        await settle(pilot)
        point = home.points.point_at(home.points.cursor)
        assert point is not None
        text = await press(pilot, "tilde")
        assert "counts as" in text
        assert home.review is not None
        changed = next(p for p in home.review.points if p.span == point.span)
        assert changed.polarity != point.polarity
        home.points.show_point(changed)
        text = await press(pilot, "equals_sign")
        assert "What is it about?" in text
        await press(pilot, "slash", *"tone", "enter")
        again = next(p for p in home.review.points if p.span == point.span)
        assert (again.aspect, again.polarity) == ("tone", changed.polarity)


async def test_without_a_point_the_keys_say_so(root: Path) -> None:
    app = app_over(root)
    async with app.run_test(size=(100, 30)) as pilot:
        await open_gull(pilot)
        for key in ("plus", "minus", "equals_sign", "tilde"):
            assert "Put the cursor on" in await press(pilot, key)


async def test_u_after_a_bookmark_takes_the_bookmark_and_not_the_correction(root: Path) -> None:
    app = app_over(root)
    async with app.run_test(size=(140, 40)) as pilot:
        home = await open_gull(pilot)
        home.focus_pane(home.points)
        await settle(pilot)
        await press(pilot, "minus")
        assert home.review is not None
        left = len(home.review.points)
        await press(pilot, "b", "U")
        assert not app.marks.bookmarks
        assert len(home.review.points) == left


# --- in the comparison


async def compared(pilot: Pilot[Any]) -> CompareScreen:
    await open_gull(pilot)
    await press(pilot, "c")
    return compare_of(pilot.app)  # type: ignore[arg-type]


async def test_the_comparison_names_what_is_agreed_and_marks_it_as_found(root: Path) -> None:
    app = app_over(root)
    async with app.run_test(size=(140, 50)) as pilot:
        await compared(pilot)
        text = seen(app)
        assert "praise for ▲ performances" in text
        assert "fault for ▼ story" in text
        assert "story is boring ?" in text
        assert "silent 2 of 3" in text
        assert "leans to" in text or "mixed:" in text
        await press(pilot, "G", "enter")
        assert "Quoted voices" in seen(app)


async def test_a_claim_is_rejected_and_taken_back_in_the_comparison(root: Path) -> None:
    app = app_over(root)
    async with app.run_test(size=(140, 50)) as pilot:
        screen = await compared(pilot)
        chosen = screen.point_to_correct()
        assert chosen is not None
        review, point = chosen
        text = await press(pilot, "minus")
        assert "Rejected" in text
        assert screen.table is not None
        claims = [c.point for row in screen.table.comparison.aspects for c in row.claims]
        assert point not in claims
        assert "Took back" in await press(pilot, "U")
        claims = [c.point for row in screen.table.comparison.aspects for c in row.claims]
        assert point in claims
        await press(pilot, "plus")
        assert point.quote.encode() in bytes_of(root)[review.id.partition("/")[0]]


def under_the_cursor(screen: CompareScreen) -> Point:
    """The claim under the cursor, and not a heading or a critic."""
    chosen = screen.point_to_correct()
    assert chosen is not None
    return chosen[1]


async def on_a_claim(pilot: Pilot[Any], screen: CompareScreen) -> None:
    """Unfold everything and walk down to a claim."""
    await press(pilot, "x")
    for _ in range(20):
        await press(pilot, "j")
        if screen.table and screen.table.target and screen.table.target.kind is Kind.CLAIM:
            return


@pytest.mark.parametrize("size", [(140, 50), (80, 24)])
async def test_the_cursor_stays_on_the_claim_that_is_corrected(
    root: Path, size: tuple[int, int]
) -> None:
    async with app_over(root).run_test(size=size) as pilot:
        screen = await compared(pilot)
        assert screen.table is not None
        await on_a_claim(pilot, screen)
        point = under_the_cursor(screen)
        for keys in (("tilde",), ("tilde",), ("equals_sign", "slash", *"tone", "enter")):
            await press(pilot, *keys)
            assert under_the_cursor(screen).quote == point.quote
        assert under_the_cursor(screen).aspect == "tone"
        await press(pilot, "minus")
        assert under_the_cursor(screen).quote != point.quote
        await press(pilot, "U")
        assert under_the_cursor(screen).quote == point.quote


async def test_the_cursor_comes_back_to_a_claim_that_was_away_while_critics_are_read(
    root: Path,
) -> None:
    async with app_over(root).run_test(size=(80, 24)) as pilot:
        screen = await compared(pilot)
        table = screen.table
        assert table is not None
        await on_a_claim(pilot, screen)
        target = table.target
        assert target is not None
        assert target.claim is not None
        everything = table.comparison
        less = [r for r in everything.critics if r.id != target.claim.review.id]
        for critics in (less, everything.critics):
            table.compare(compare(everything.work, critics))
            await settle(pilot)
            assert screen.point_to_correct() is not None
        assert table.target is not None
        assert table.target.claim == target.claim


async def test_claims_are_filtered_while_typing_and_escape_shows_all(root: Path) -> None:
    app = app_over(root)
    async with app.run_test(size=(140, 50)) as pilot:
        screen = await compared(pilot)
        await press(pilot, "slash")
        screen.prompt.value = "aspect:st"
        text = await press(pilot, "o")
        assert "Performances" not in text
        assert re.search(r"only aspect:sto: \d claims", text)
        screen.prompt.value = "aspect:sto stance:con"
        text = await press(pilot, "enter")
        assert "Story" in text
        assert "beautiful film" not in text.split("Story")[1]
        assert re.search(r"only aspect:sto stance:con: \d claims", text)
        await press(pilot, "slash")
        screen.prompt.value = "colour:red"
        await settle(pilot)
        assert "is no field here" in seen(app)
        screen.prompt.value = "stance:con"
        text = await press(pilot, "escape")
        assert "only stance:con" in text
        assert "Performances" in await press(pilot, "escape")
        assert app.screen is screen
        await press(pilot, "slash")
        screen.prompt.value = "nowhere"
        await settle(pilot)
        assert "no claim" in seen(app)


async def test_a_quoted_voice_opens_at_its_sentence(root: Path) -> None:
    app = app_over(root)
    async with app.run_test(size=(140, 60)) as pilot:
        screen = await compared(pilot)
        assert screen.table is not None
        assert screen.table.sheet is not None
        spots = [
            spot.target
            for number in range(len(screen.table.sheet.rows))
            for spot in screen.table.sheet.band(number).spots
            if spot.target.kind.value == "voice"
        ]
        (voice,) = spots
        screen.table.go(voice)
        text = await press(pilot, "enter")
        assert "quotes another critic" in text
        await press(pilot, "enter")
        home = home_of(app)
        assert app.screen is home
        assert home.review is not None
        assert home.reader.lit == voice.span
        assert home.reader.lit in home.review.voices


async def test_the_comparison_is_written_and_nothing_replaced_unasked(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    app = app_over(root)
    async with app.run_test(size=(140, 50)) as pilot:
        screen = await compared(pilot)
        text = await press(pilot, "e")
        assert "compare-tin-harbour.md" in text
        assert "Wrote compare-tin-harbour.md" in await press(pilot, "enter")
        file = tmp_path / "compare-tin-harbour.md"
        assert "superb performance as Ines" in file.read_text("utf-8")
        file.write_text("mine", "utf-8")
        assert "is there already" in await press(pilot, "e", "enter")
        assert file.read_text("utf-8") == "mine"
        await press(pilot, "escape")
        assert file.read_text("utf-8") == "mine"
        await press(pilot, "e", "enter", "enter")
        assert file.read_text("utf-8") != "mine"
        await press(pilot, "e")
        screen.prompt.value = "x.pdf"
        assert "ends in none of" in await press(pilot, "enter")
        screen.prompt.value = "x.html"
        await press(pilot, "enter")
        assert (tmp_path / "x.html").read_text("utf-8").startswith("<!doctype html>")
        screen.action_export()
        screen.prompt.value = "no/such\x00"
        await press(pilot, "escape")


async def test_critics_not_read_yet_come_as_they_are_read(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reviewtui.tui.screens.gathering.PATIENCE", 0)
    monkeypatch.setattr(ReviewApp, "_read_ahead", lambda _: None)
    app = app_over(root)
    async with app.run_test(size=(140, 50)) as pilot:
        screen = await compared(pilot)
        assert screen.table is not None
        assert screen.table.comparison.pending == 0
        assert "reading for points" not in seen(app)
        assert "praise for ▲ performances" in seen(app)


async def test_a_label_wider_than_the_points_pane_is_wrapped_and_not_cut(root: Path) -> None:
    app = app_over(root)
    async with app.run_test(size=(120, 40)) as pilot:
        home = await open_gull(pilot)
        for size in ((120, 40), (170, 40), (122, 40)):
            await pilot.resize_terminal(*size)
            await settle(pilot)
            pane = home.points
            width = pane.size.width
            rows = (pane.row(n, width, 0) for n in range(pane.row_count()))
            told = " ".join(" ".join(words for words, _ in row) for row in rows)
            assert home.review is not None
            assert home.review.points
            for point in home.review.points:
                assert all(word in told for word in point.label.split())
            assert "…" not in told


async def test_a_narrower_window_leaves_the_cursor_on_its_point(root: Path) -> None:
    app = app_over(root)
    async with app.run_test(size=(170, 40)) as pilot:
        home = await open_gull(pilot)
        home.focus_pane(home.points)
        await press(pilot, "G")
        point = home.points.point_at(home.points.cursor)
        assert point is not None
        await pilot.resize_terminal(120, 40)
        await settle(pilot)
        assert home.points.point_at(home.points.cursor) is point
