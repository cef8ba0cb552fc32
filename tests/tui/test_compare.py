"""The comparison screen, as a person sees it and with the keys they press."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING, Any, cast

import pytest
from textual.signal import Signal

from reviewtui.errors import NothingMatchedError
from reviewtui.library.settings import Folders, Settings
from reviewtui.model.comparison import Comparison, compare
from reviewtui.model.point import Origin, Point, Span
from reviewtui.tui.commands import COMPARE, EVERYWHERE, MOVING, bindings
from reviewtui.tui.one_key import OneKey
from reviewtui.tui.screens.compare import CompareScreen
from reviewtui.tui.session import Place, Session
from reviewtui.tui.widgets.compare_sheet import Kind
from tests.tui.compare_critics import CON, PRO, WORK, FakeMarks, comparison, many, review, three
from tests.tui.seeing import seen as words_on
from tests.tui.seeing import settle

if TYPE_CHECKING:
    from textual.pilot import Pilot

NOTHING_YET = object()


class FakeLibrary:
    def __init__(self, found: Comparison | None) -> None:
        self.found = found
        self.asked: list[str] = []
        self.wait_for: Event | None = None

    def comparison(self, slug: str, *, patience: float | None = None) -> Comparison:
        assert patience is not None
        self.asked.append(slug)
        if self.wait_for is not None:
            assert self.wait_for.wait(20)
        if self.found is None:
            raise NothingMatchedError(f"No review of {slug}.")
        return self.found


class CompareApp(OneKey):
    """Nothing but the comparison, and what it ended with."""

    ENABLE_COMMAND_PALETTE = False
    BINDINGS = [*bindings(EVERYWHERE)]

    def __init__(self, found: Comparison | None) -> None:
        super().__init__()
        self.found = found
        self.library = FakeLibrary(found)
        self.marks = FakeMarks()
        self.ended: object = NOTHING_YET
        self.published = 0

    def on_mount(self) -> None:
        session = Session(
            Settings(Folders("", "", "", "")),
            cast("Any", self.library),
            cast("Any", self.marks),
            Signal(self, "library_changed"),
            Signal(self, "marks_changed"),
        )
        self.session = session
        session.marks_changed.subscribe(self, self._count)
        self.compare = CompareScreen(session, "tin-harbour")
        self.push_screen(self.compare, self._end)

    def _count(self, _: None) -> None:
        self.published += 1

    def _end(self, place: Place | None) -> None:
        self.ended = place


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await pilot.pause()


def seen(pilot: Pilot[None]) -> str:
    """The words on the screen, line by line."""
    return words_on(pilot.app)


def cursor(pilot: Pilot[None]) -> tuple[Kind, str, str]:
    """What the cursor stands on: its kind, whose, and of which aspect."""
    app = cast("CompareApp", pilot.app)
    assert app.compare.table is not None
    target = app.compare.table.target
    assert target is not None
    return target.kind, target.review.outlet.shown if target.review else "", target.section


def run(found: Comparison | int | None) -> CompareApp:
    return CompareApp(comparison(found) if isinstance(found, int) else found)


SIZES = [(80, 24), (120, 40), (200, 50), (20, 5), (45, 16)]


@pytest.mark.parametrize(
    ("size", "count"),
    [(size, count) for size in SIZES for count in ((3, 12) if size[0] > 45 else (3,))]
    + [((80, 24), 1), ((80, 24), 2), ((120, 40), 400), ((20, 5), 400)],
)
async def test_every_key_works_at_every_size(size: tuple[int, int], count: int) -> None:
    app = run(count)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        assert "TIN HARBOUR" in seen(pilot)
        for command in (*MOVING, *COMPARE):
            if command.id == "passage":
                continue
            await press(pilot, command.keys.split(",")[0])
            if command.id in {"filter", "export"}:
                assert app.compare.prompt.has_focus
                await press(pilot, "escape")
            assert all(len(line) <= size[0] for line in seen(pilot).split("\n"))
            assert cursor(pilot)[0] in Kind
        assert app.ended is NOTHING_YET
        await press(pilot, "q")
        assert app.ended is None


async def test_keys_typed_before_the_critics_are_gathered_are_done_when_they_are() -> None:
    app = run(3)
    app.library.wait_for = Event()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "s", "x", "l")
        assert "Gathering" in seen(pilot)
        app.library.wait_for.set()
        await settle(pilot)
        assert "sorted by outlet" in seen(pilot)
        assert "quotes shown" in seen(pilot)
        assert cursor(pilot) == (Kind.CLAIM, "Unattributed", "story")


async def test_before_the_critics_are_gathered_one_can_go_back_at_once() -> None:
    app = run(3)
    app.library.wait_for = Event()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "s", "q")
        assert app.ended is None
        app.library.wait_for.set()


async def test_the_first_look_tells_where_critics_agree_and_split() -> None:
    async with run(3).run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        text = seen(pilot)
        assert "3 critics · 2 rated · median 67.5 · range 55–80" in text
        assert "AGREED ON  praise for ▲ performances · fault for ▼ story" in text
        assert "SPLIT ON   sound  1 praises: foghorns like cellos; 1 faults: a score that" in text
        assert "The Gull" in text
        assert "Ines Maro" in text
        assert "digest" in text
        assert "8/10  80 ████████" in text
        assert "unrated   —" in text
        assert "Go for the faces." in text
        assert "agreed ▲" in text
        assert "agreed ▼" in text
        assert "only one" in text
        assert "▼ a score that nags" in text


async def test_a_narrow_window_shows_a_list_with_a_sign_for_each_critic() -> None:
    async with run(3).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        text = seen(pilot)
        assert "▾ Critics" in text
        assert "▼▼▼  agreed ▼" in text
        assert "▲▼·  split" in text


async def test_enter_shows_the_passage_and_enter_again_opens_it() -> None:
    app = run(3)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        target = app.compare.table.target if app.compare.table else None
        assert target is not None
        assert target.claim is not None
        await press(pilot, "enter")
        assert "Before it, the words for" in seen(pilot)
        assert "¶3 · stated · digest" in seen(pilot)
        await press(pilot, "enter")
        assert app.ended == Place(target.claim.review.id, target.claim.point.span)


async def test_the_open_panel_follows_the_cursor() -> None:
    app = run(3)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        assert "Before it, the words for a mystery solved by lunchtime" in seen(pilot)
        await press(pilot, "j")
        assert cursor(pilot) == (Kind.CLAIM, "The Gull", "performances")
        assert "Before it, the words for a lead with weather in her face" in seen(pilot)


async def test_escape_closes_the_panel_first_and_the_screen_next() -> None:
    app = run(3)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "escape")
        assert not app.compare.panel.display
        assert app.ended is NOTHING_YET
        await press(pilot, "escape")
        assert app.ended is None


async def test_the_panel_calls_critics_without_a_name_as_the_table_does() -> None:
    nobody = [review(None, [("sound", PRO, f"hum {n}")], number=n) for n in range(3)]
    async with run(compare(WORK, nobody)).run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "l", "enter")
        assert "Unattributed #2 · sound · ¶2" in seen(pilot)


async def test_a_wide_window_shows_the_passage_beside_the_table() -> None:
    async with run(3).run_test(size=(200, 50)) as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        line = next(line for line in seen(pilot).split("\n") if "stated" in line)
        assert line.index("stated") > 130


async def test_enter_on_a_verdict_or_a_critic_opens_the_review() -> None:
    app = run(3)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "k")
        assert cursor(pilot)[0] is Kind.VERDICT
        await press(pilot, "k", "l")
        assert cursor(pilot)[:2] == (Kind.CRITIC, "Evening Ledger")
        await press(pilot, "enter")
        assert app.ended == Place("evening-ledger-0/tin-harbour")


async def test_a_claim_that_stands_for_a_side_of_a_split_is_one_key_from_its_sentence() -> None:
    app = run(3)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "g")
        assert cursor(pilot) == (Kind.SPLIT, "The Gull", "sound")
        await press(pilot, "j", "enter")
        assert cursor(pilot) == (Kind.SPLIT, "Evening Ledger", "sound")
        assert "Before it, the words for a score that nags" in seen(pilot)
        await press(pilot, "enter")
        assert isinstance(app.ended, Place)
        assert app.ended.review_id == "evening-ledger-0/tin-harbour"


async def test_the_cursor_on_a_split_stays_there_when_the_order_changes() -> None:
    async with run(3).run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "g", "s")
        assert cursor(pilot) == (Kind.SPLIT, "The Gull", "sound")


async def test_the_key_for_more_critics_is_offered_where_there_are_more() -> None:
    async with run(3).run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert "> critics" not in seen(pilot)
    async with run(12).run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert "> critics" in seen(pilot)


async def test_the_sign_of_what_was_found_is_explained_where_it_stands() -> None:
    found = review("A", [("sound", PRO, "a warm hum")], origin=Origin.FOUND)
    both = compare(WORK, [found, review("B", [("sound", CON, "a drone")], number=1)])
    async with run(both).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "? found by the program" in seen(pilot)
    async with run(3).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "found by the program" not in seen(pilot)


async def test_a_silent_cell_says_so_and_opens_nothing() -> None:
    app = run(3)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "G")
        assert cursor(pilot) == (Kind.SILENT, "The Gull", "pacing")
        await press(pilot, "enter")
        assert "says nothing of pacing" in seen(pilot)
        await press(pilot, "enter")
        assert app.ended is NOTHING_YET


async def test_h_and_l_move_between_critics_and_stay_on_the_aspect() -> None:
    async with run(3).run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "l")
        assert cursor(pilot) == (Kind.CLAIM, "Evening Ledger", "story")
        await press(pilot, "l", "l", "l")
        assert cursor(pilot) == (Kind.CLAIM, "Unattributed", "story")
        await press(pilot, "h")
        assert cursor(pilot) == (Kind.CLAIM, "Evening Ledger", "story")


async def test_pages_of_critics_turn_and_say_where_they_are() -> None:
    async with run(12).run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert "critics 1–4 of 12" in seen(pilot)
        await press(pilot, "greater_than_sign")
        assert "critics 5–8 of 12" in seen(pilot)
        assert "5 of 12" in seen(pilot)
        await press(pilot, "less_than_sign", "less_than_sign")
        assert "This is the first page of critics." in seen(pilot)


async def test_moving_past_the_last_column_turns_the_page() -> None:
    async with run(12).run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "l", "l", "l", "l")
        assert "critics 5–8 of 12" in seen(pilot)
        app = cast("CompareApp", pilot.app)
        assert app.compare.table is not None
        assert app.compare.table.shape is not None
        assert cursor(pilot)[1] == app.compare.table.shape.shown[0][1].outlet.shown
        await press(pilot, "h")
        assert "critics 1–4 of 12" in seen(pilot)


async def test_sorting_says_by_what_and_reorders_the_columns() -> None:
    async with run(3).run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert "sorted by score" in seen(pilot)
        await press(pilot, "s")
        assert "sorted by outlet" in seen(pilot)
        head = next(line for line in seen(pilot).split("\n") if "The Gull" in line)
        assert head.index("Evening Ledger") < head.index("The Gull")
        await press(pilot, "s")
        assert "sorted by number of claims" in seen(pilot)


async def test_the_cursor_stays_on_its_claim_when_the_order_changes() -> None:
    async with run(12).run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "l", "l")
        before = cursor(pilot)
        await press(pilot, "s")
        assert cursor(pilot) == before


async def test_a_pinned_critic_comes_first_and_is_the_baseline() -> None:
    async with run(3).run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "l", "p")
        head = next(line for line in seen(pilot).split("\n") if "The Gull" in line)
        assert head.index("Evening Ledger") < head.index("The Gull")
        assert "baseline: Evening Ledger" in seen(pilot)
        assert "agrees on 2 of 3" in seen(pilot)
        await press(pilot, "p")
        assert "baseline: Evening Ledger" not in seen(pilot)


async def test_differences_first_puts_the_widest_split_on_top() -> None:
    async with run(3).run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "D")
        text = seen(pilot)
        assert "differences first" in text
        assert text.index(" Sound ") < text.index(" Story ")
        assert cursor(pilot)[2] == "sound"


async def test_expanding_shows_the_quotes() -> None:
    async with run(3).run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert "“the words" not in seen(pilot)
        await press(pilot, "x")
        assert "“the words for" in seen(pilot)
        assert "quotes shown" in seen(pilot)


async def test_a_list_folds_and_unfolds() -> None:
    async with run(3).run_test(size=(80, 40)) as pilot:
        await settle(pilot)
        assert cursor(pilot)[0] is Kind.CLAIM
        await press(pilot, "h")
        assert cursor(pilot) == (Kind.SECTION, "", "story")
        assert "▸ Story" in seen(pilot)
        await press(pilot, "l")
        assert "▾ Story" in seen(pilot)
        await press(pilot, "enter")
        assert "▸ Story" in seen(pilot)
        await press(pilot, "greater_than_sign")
        assert cursor(pilot) == (Kind.SECTION, "", "performances")


async def test_bookmarking_a_claim_puts_a_star_on_it() -> None:
    app = run(3)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "b")
        assert [mark.passage for mark in app.marks.bookmarks] == [
            "the words for *a mystery solved by lunchtime* stand here"
        ]
        assert app.published == 1
        assert "★¶3" in seen(pilot)
        await press(pilot, "b")
        assert app.marks.bookmarks == []
        assert "★" not in seen(pilot)


async def test_bookmarks_made_elsewhere_show_when_they_are_published() -> None:
    app = run(3)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        gull = three()[0]
        app.marks.toggle(gull, gull.points[0].span)
        app.session.marks_changed.publish(None)
        await pilot.pause()
        assert "★¶2" in seen(pilot)


async def test_copying_takes_the_quote_and_its_source() -> None:
    app = run(3)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "y")
        assert app.clipboard == (
            '"the words for *a mystery solved by lunchtime* stand here"'
            " — The Gull, Ines Maro, Tin Harbour (2031)"
        )


async def test_a_changed_library_is_compared_again() -> None:
    app = run(2)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        app.library.found = comparison(3)
        app.session.library_changed.publish(None)
        await settle(pilot)
        assert "3 critics" in seen(pilot)
        assert app.library.asked == ["tin-harbour", "tin-harbour"]


async def test_the_figures_stay_in_view_while_critics_are_read_for_points() -> None:
    everything = comparison(12)
    some = [r._replace(points=r.points if n < 2 else ()) for n, r in enumerate(everything.critics)]
    app = run(compare(everything.work, some))
    async with app.run_test(size=(120, 26)) as pilot:
        await settle(pilot)
        assert app.compare.table is not None
        top = app.compare.table.scroll_offset.y
        app.library.found = everything
        app.session.library_changed.publish(None)
        await settle(pilot)
        assert (top, app.compare.table.scroll_offset.y) == (0, 0)
        assert "12 critics" in seen(pilot)
        assert "SPLIT ON" in seen(pilot)


async def test_another_theme_is_drawn_at_once() -> None:
    app = run(3)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert app.compare.table is not None
        before = app.compare.table.look
        app.theme = "textual-light"
        await settle(pilot)
        assert app.compare.table.look.base != before.base


async def test_one_critic_is_told_that_there_is_nothing_to_compare_with() -> None:
    async with run(1).run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert "nothing to compare with yet" in seen(pilot)
        assert "reviewtui add" in seen(pilot)


async def test_reviews_without_points_say_so() -> None:
    silent = compare(WORK, [review("A", score=50), review("B", number=1)])
    async with run(silent).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "No points yet" in seen(pilot)
        await press(pilot, "j", "k", "G", "l", "D", "x")
        assert cursor(pilot)[0] in {Kind.CRITIC, Kind.VERDICT}


async def test_no_review_at_all_is_explained() -> None:
    app = run(None)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "No review of tin-harbour." in seen(pilot)
        await press(pilot, "j", "enter", "s", "D", "greater_than_sign", "b", "y", "q")
        assert app.ended is None


async def test_points_the_program_found_are_marked_as_found() -> None:
    found = review("A", [("story", PRO, "holds water")], origin=Origin.FOUND)
    async with run(compare(WORK, [found])).run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert "holds water ?" in seen(pilot)
        await press(pilot, "enter")
        assert "¶2 · ? found by the program" in seen(pilot)


async def test_a_point_whose_words_are_gone_still_shows_its_quote() -> None:
    bare = review("A")
    lost = Point("story", PRO, "once said", "words nobody finds", Origin.STATED, None)
    critic = bare._replace(points=(lost,))
    app = run(compare(WORK, [critic]))
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        assert "words nobody finds" in seen(pilot)
        assert "no longer in the text" in seen(pilot)
        await press(pilot, "b")
        assert "no passage in the text to bookmark" in seen(pilot)


async def test_differences_of_a_crowd_show_its_extremes_and_its_median() -> None:
    async with run(400).run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert "400 critics" in seen(pilot)
        assert "Scores" in seen(pilot)
        await press(pilot, "D")
        assert "best, median and worst of 400 critics" in seen(pilot)
        assert "Verdict" in seen(pilot)
        await press(pilot, "D")
        assert "Scores" in seen(pilot)


async def test_the_names_of_the_critics_stay_in_view() -> None:
    async with run(12).run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "G")
        assert "TIN HARBOUR" not in seen(pilot)
        assert "Critic " in seen(pilot).split("\n")[0]


async def test_going_to_the_top_shows_the_figures_again() -> None:
    async with run(400).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "G")
        assert "TIN HARBOUR" not in seen(pilot)
        await press(pilot, "g")
        assert "TIN HARBOUR" in seen(pilot)


async def test_the_cursor_is_always_in_view() -> None:
    app = CompareApp(compare(WORK, many(12)))
    async with app.run_test(size=(120, 24)) as pilot:
        await settle(pilot)
        table = app.compare.table
        assert table is not None
        for key in ["j"] * 15 + ["space", "ctrl+d", "ctrl+u", "k", "l", "G", "k", "enter", "j"]:
            await press(pilot, key)
            assert table.sheet is not None
            assert table.at is not None
            top, _ = table.sheet.lines_of(table.at)
            assert 0 <= top - table.scroll_offset.y < table.size.height


async def test_resizing_keeps_the_cursor_on_its_claim() -> None:
    async with run(3).run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "j", "l")
        before = cursor(pilot)
        for size in [(80, 40), (20, 40), (200, 50), (120, 40)]:
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert cursor(pilot) == before


async def test_a_click_moves_the_cursor_and_a_second_one_shows_the_passage() -> None:
    app = run(3)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        lines = seen(pilot).split("\n")
        y = next(n for n, line in enumerate(lines) if "▼ a score that nags" in line)
        await pilot.click(offset=(lines[y].index("a score"), y))
        await pilot.pause()
        assert cursor(pilot) == (Kind.CLAIM, "Evening Ledger", "sound")
        await pilot.click(offset=(lines[y].index("a score"), y))
        await pilot.pause()
        assert app.compare.panel.display


async def test_a_passage_in_a_list_is_shown_without_the_other_items() -> None:
    bare = review("A", [("story", PRO, "second")])
    body = (
        "Intro.\n\n1. The *first* item.\n2. The second item, [with a link](https://a.b).\n3. Third."
    )
    start = body.index("second item")
    point = Point("story", PRO, "second", "second item", Origin.STATED, Span(start, start + 11))
    critic = bare._replace(points=(point,), body=body)
    async with run(compare(WORK, [critic])).run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        assert " The second item, with a link." in seen(pilot)
        assert "Third." not in seen(pilot)
        assert "first" not in seen(pilot)


async def test_a_heading_stays_in_view_over_its_own_claims_only() -> None:
    async with run(12).run_test(size=(80, 10)) as pilot:
        await settle(pilot)
        await press(pilot, "l", *"j" * 8)
        assert seen(pilot).startswith(" ▾ Critics")
        await press(pilot, "G")
        assert "Critics" not in seen(pilot)
        await press(pilot, "l", "G")
        assert "▾ Pacing" in seen(pilot)


async def test_what_is_wrong_with_a_filter_is_still_said_once_it_was_entered() -> None:
    async with run(3).run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "slash", *"colour:red", "enter")
        assert "colour: is no field here" in seen(pilot)
        await press(pilot, "j")
        assert "is no field here" not in seen(pilot)


async def test_a_filter_that_leaves_nothing_is_explained_until_escape() -> None:
    async with run(3).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "slash", *"zzz", "enter", "j")
        assert "No claim is like this: zzz. esc shows everything again." in seen(pilot)
        await press(pilot, "escape")
        assert "No claim is like this" not in seen(pilot)
        assert "Story" in seen(pilot)


async def test_typing_on_narrows_what_is_narrowed_already() -> None:
    async with run(3).run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "slash", *"stance:con", "enter")
        await press(pilot, "slash", *" lunch", "enter")
        assert "only stance:con lunch: 1 claim" in seen(pilot)
        assert cursor(pilot) == (Kind.CLAIM, "The Gull", "story")
