"""The reader: what a person sees of one review, and where keys take them."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.style import Style
from textual.app import App

from reviewtui.model.point import Origin, Point, Polarity, Span, locate
from reviewtui.model.rating import Rating
from reviewtui.model.review import Outlet, Review, Work
from reviewtui.tui.look import ASCII, Look
from reviewtui.tui.markdown import Typesetter
from reviewtui.tui.passages import find, headings, sentences
from reviewtui.tui.widgets.blocks import split
from reviewtui.tui.widgets.reader import Reader
from reviewtui.tui.widgets.reader_strips import CURRENT
from tests.tui.test_markdown import look

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.message import Message
    from textual.pilot import Pilot

BODY = (
    "# The lighthouse *again*\n\n"
    "It opens slowly, Mr. Hale said, \"and then it sings.\" A **bold [and tender](http://a.example/b)"
    " piece** of work.\n\n"
    "- The sound is a marvel.\n- The middle drags.\n\n"
    + "\n\n".join(f"Paragraph {n} talks of the sea and of {n} other things." for n in range(40))
    + "\n\n## The end\n\nIt ends as it began: wet.\n"
)  # fmt: skip


def point(
    quote: str, polarity: Polarity, origin: Origin = Origin.STATED, body: str = BODY
) -> Point:
    return Point("story", polarity, "a label", quote, origin, locate(quote, body))


POINTS = (
    point("bold [and tender](http://a.example/b) piece", Polarity.PRO),
    point("The middle drags.", Polarity.CON, Origin.FOUND),
    point("It ends as it began: wet.", Polarity.MIXED),
)


def review(body: str = BODY, points: tuple[Point, ...] = POINTS, **changes: object) -> Review:
    values: dict[str, object] = {
        "id": "paper/lighthouse",
        "path": "lighthouse.md",
        "outlet": Outlet("paper", "The Paper"),
        "work": Work("lighthouse", "Lighthouse", "film", 2024),
        "critic": "Ann Example",
        "title": None,
        "published": date(2024, 5, 6),
        "url": None,
        "digest": False,
        "rating": Rating("4/5", 4, 5, 0, 80, "linear"),
        "verdict": "See it in the dark.",
        "points": points,
        "body": body,
    }
    return Review(**{**values, **changes})  # type: ignore[arg-type]


class Host(App[None]):
    """Nothing but a reader."""

    def __init__(self, shown: Review | None = None) -> None:
        super().__init__()
        self.shown = shown
        self.messages: list[Message] = []

    def compose(self) -> ComposeResult:
        yield Reader(Look.from_app(self), id="reader")

    def on_mount(self) -> None:
        if self.shown:
            self.reader.show(self.shown)

    @property
    def reader(self) -> Reader:
        return self.query_one(Reader)

    def on_paper_view_moved(self, message: Reader.Moved) -> None:
        self.messages.append(message)

    def on_paper_view_shown(self, message: Reader.Shown) -> None:
        self.messages.append(message)


def page(reader: Reader) -> list[str]:
    """The lines a person sees."""
    return [reader.render_line(y).text.rstrip() for y in range(reader.size.height)]


def text(reader: Reader) -> str:
    return "\n".join(page(reader))


def styled(reader: Reader, style_of: str) -> str:
    """The words in a style of the look (or that of the current hit), line ends as blanks."""
    look = reader.look
    wanted = look.lit + CURRENT if style_of == "current" else getattr(look, style_of)
    strips = [reader.render_line(y) for y in range(reader.size.height)]
    rows = ["".join(s.text for s in strip if s.style == wanted) for strip in strips]
    return " ".join(row for row in rows if row)


async def settled(pilot: Pilot[None]) -> Reader:
    await pilot.pause()
    app = pilot.app
    assert isinstance(app, Host)
    return app.reader


async def test_the_header_says_what_the_file_says_and_no_more() -> None:
    async with Host(review(digest=True)).run_test(size=(100, 24)) as pilot:
        seen = text(await settled(pilot))
    for words in (
        "Lighthouse (2024) · film", "The Paper · Ann Example · 4/5", "80", "published 2024-05-06",
        "digest: our own words, not the critic's", "See it in the dark.", "▲1  ▼1  ◆1",
    ):  # fmt: skip
        assert words in seen


async def test_what_is_not_known_is_not_in_the_header() -> None:
    bare = review(
        critic=None, rating=None, verdict=None, published=None, outlet=Outlet("x", None), points=()
    )
    async with Host(bare).run_test(size=(100, 24)) as pilot:
        header = page(await settled(pilot))[:4]
    assert [line.strip() for line in header[:2]] == [
        "Lighthouse (2024) · film",
        "Unattributed · unrated —",
    ]
    assert set(header[2].strip()) == {"─"}


async def test_a_rating_without_a_number_gets_none() -> None:
    worded = review(rating=Rating("Recommended", None, None, None, None, "words"))
    async with Host(worded).run_test(size=(100, 24)) as pilot:
        assert "Recommended · —" in text(await settled(pilot))


async def test_the_text_column_is_centred_and_never_wider_than_eighty_four() -> None:
    async with Host(review("word " * 200, ())).run_test(size=(140, 24)) as pilot:
        lines = [line for line in page(await settled(pilot)) if "word" in line]
    left = len(lines[0]) - len(lines[0].lstrip())
    assert left == (140 - 86) // 2 + 2
    assert all(len(line) <= left + 84 for line in lines)


async def test_signs_stand_in_the_gutter_where_quotes_begin() -> None:
    async with Host(review()).run_test(size=(80, 24)) as pilot:
        lines = page(await settled(pilot))
    [praise] = [line for line in lines if "bold" in line]
    [fault] = [line for line in lines if "drags" in line]
    assert praise.startswith("▲ ")
    assert fault.startswith("▼?")


async def test_praise_and_fault_on_one_line_are_mixed() -> None:
    points = (point("opens slowly", Polarity.PRO), point("Mr. Hale", Polarity.CON))
    async with Host(review(points=points)).run_test(size=(80, 24)) as pilot:
        [line] = [line for line in page(await settled(pilot)) if "opens slowly" in line]
    assert line.startswith("◆ ")


async def test_bookmarked_passages_have_a_star_that_hides_no_sign() -> None:
    async with Host(review()).run_test(size=(80, 24)) as pilot:
        reader = await settled(pilot)
        spans = [locate(q, BODY) for q in ("The sound", "The middle drags", "Paragraph 0", "bold")]
        reader.set_marked([span for span in spans if span])
        lines = page(reader)
    assert next(line for line in lines if "sound" in line).startswith("★ ")
    assert next(line for line in lines if "Paragraph 0" in line).startswith("★ ")
    assert next(line for line in lines if "bold" in line).startswith("▲★")
    drags = next(line for line in lines if "drags" in line)
    assert drags.startswith("▼?")
    assert drags.endswith("★")


async def test_points_are_visited_in_the_order_of_the_body_and_back() -> None:
    async with Host(review()).run_test(size=(80, 24)) as pilot:
        reader = await settled(pilot)
        assert "It ends as it began" not in text(reader)
        visited = [reader.next_point() for _ in range(4)]
        assert visited == [*POINTS, None]
        assert styled(reader, "lit") == "It ends as it began: wet."
        assert [reader.previous_point() for _ in range(3)] == [POINTS[1], POINTS[0], None]
        assert styled(reader, "lit") == "bold and tender piece"


async def test_two_points_with_one_quote_are_both_visited() -> None:
    first = point("The sound is a marvel.", Polarity.PRO)
    second = Point("tone", Polarity.CON, "other", first.quote, Origin.STATED, first.span)
    async with Host(review(points=(first, second))).run_test(size=(80, 24)) as pilot:
        reader = await settled(pilot)
        assert [reader.next_point() for _ in range(3)] == [first, second, None]


async def test_after_scrolling_away_the_next_point_is_the_next_below_the_view() -> None:
    async with Host(review()).run_test(size=(80, 24)) as pilot:
        reader = await settled(pilot)
        reader.next_point()
        await pilot.press("space", "space")
        assert reader.next_point() == POINTS[2]


async def test_a_passage_is_shown_a_third_from_the_top_and_stays_if_it_is_in_view() -> None:
    async with Host(review()).run_test(size=(80, 24)) as pilot:
        reader = await settled(pilot)
        span = locate("Paragraph 30 talks", BODY)
        assert span
        reader.show_span(span)
        assert "Paragraph 30" in page(reader)[8]
        before = page(reader)
        nearby = locate("Paragraph 31 talks", BODY)
        assert nearby
        reader.show_span(nearby)
        assert page(reader) == before
        assert styled(reader, "lit") == "Paragraph 31 talks"
        assert reader.current_passage() == nearby
        reader.clear_lit()
        assert styled(reader, "lit") == ""
        assert reader.lit is None


async def test_sentences_are_lit_one_after_the_other() -> None:
    async with Host(review()).run_test(size=(80, 24)) as pilot:
        reader = await settled(pilot)
        lit = [reader.next_sentence() for _ in range(5)]
        assert [BODY[span.start : span.end] for span in lit if span] == [
            "The lighthouse *again*",
            'It opens slowly, Mr. Hale said, "and then it sings."',
            "A **bold [and tender](http://a.example/b) piece** of work.",
            "The sound is a marvel.",
            "The middle drags.",
        ]
        assert reader.previous_sentence() == lit[3]


async def test_sections_and_headings_are_reached_and_left() -> None:
    body = "\n\n".join(f"## Part {n}\n\n" + "line\n\n" * 30 for n in range(4))
    async with Host(review(body, ())).run_test(size=(80, 24)) as pilot:
        reader = await settled(pilot)
        assert [words for _, words, _ in reader.headings()] == [f"Part {n}" for n in range(4)]
        tops = []
        while reader.next_section():
            tops.append(page(reader)[0].strip())
        assert tops == ["Part 0", "Part 1", "Part 2", "Part 3"]
        assert reader.previous_section()
        assert page(reader)[0].strip() == "Part 2"


async def test_found_words_are_lit_across_line_ends_accents_and_emphasis() -> None:
    body = "A *café* by the\nsea. " + "filler " * 400 + "\n\nThe CAFE **by** the sea."
    async with Host(review(body, ())).run_test(size=(80, 24)) as pilot:
        reader = await settled(pilot)
        assert reader.find("Cafe by the sea") == 2
        assert styled(reader, "current") == "café by the sea"
        assert reader.find_next(1)
        assert reader.find_index == 1
        assert styled(reader, "current") == "CAFE by the sea"
        assert reader.find_next(1)
        assert reader.find_index == 0
        assert reader.find("nowhere") == 0
        assert not reader.find_next(1)
        assert styled(reader, "current") == ""


async def test_all_hits_in_view_are_marked() -> None:
    async with Host(review("sea and sea and sea", ())).run_test(size=(80, 24)) as pilot:
        reader = await settled(pilot)
        assert reader.find("sea") == 3
        assert styled(reader, "current") == "sea"
        assert styled(reader, "hit") == "seasea"
        reader.clear_find()
        assert styled(reader, "hit") == ""


def test_addresses_of_links_are_not_searched() -> None:
    assert find("secret", "[words](http://a.example/secret 'x') and\n\n[r]: http://secret.x") == []
    assert find("secret", "[a secret](http://a.example)") == [Span(3, 9)]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ('He saw it at 9 p.m. on Sunday. "Why?" she asked. Then: nothing.', 3),
        ("Dr. Who vs. J. R. Smith cost 3.5 million. Good!", 2),
        ("Is it good? Yes… It is. 映画は静かだ。音楽もいい。", 5),
        ("> quoted words. More.\n> And more.", 3),
        ("|a|b|\n|-|-|\n|c|d|", 2),
    ],
)
def test_sentences_end_where_a_reader_would_end_them(body: str, found: int) -> None:
    spans = [span for block in split(body) for span in sentences(body, block)]
    assert len(spans) == found, [body[s.start : s.end] for s in spans]


def test_headings_leave_out_what_stands_in_code() -> None:
    body = "# One #\n\n```\n# no heading\n```\n\nTwo *x*\n---\n\n### [Three](u)\n\n- a\n---\n"
    assert [(level, words) for level, words, _ in headings(body, split(body))] == [
        (1, "One"),
        (2, "Two x"),
        (3, "Three"),
    ]


async def test_a_page_keeps_two_lines_and_the_ends_hold() -> None:
    async with Host(review()).run_test(size=(80, 24)) as pilot:
        reader = await settled(pilot)
        first = page(reader)
        await pilot.press("space")
        assert page(reader)[:2] == first[-2:]
        await pilot.press("pageup")
        assert page(reader) == first
        await pilot.press("j", "down", "k")
        assert page(reader)[:-1] == first[1:]
        await pilot.press("G")
        last = page(reader)
        assert "http://a.example/b" in last[-1]
        assert reader.percent == 100
        await pilot.press("space", "j", "ctrl+d", "end")
        assert page(reader) == last
        await pilot.press("g")
        assert page(reader) == first
        assert reader.percent == 0
        await pilot.press("k", "ctrl+u", "home")
        assert page(reader) == first


async def test_a_long_way_down_line_by_line_and_back_shows_every_line_once() -> None:
    async with Host(review()).run_test(size=(60, 10)) as pilot:
        reader = await settled(pilot)
        down = [*page(reader)]
        while reader.percent < 100:
            reader.action_line_down()
            down.append(page(reader)[-1])
        up = [*reversed(page(reader))]
        while reader.percent > 0:
            reader.action_line_up()
            up.append(page(reader)[0])
        assert up == down[::-1]


async def test_resizing_keeps_the_place() -> None:
    async with Host(review()).run_test(size=(80, 24)) as pilot:
        reader = await settled(pilot)
        offset = BODY.index("Paragraph 17")
        reader.go_to(offset)
        for width in (40, 120, 23, 80):
            await pilot.resize_terminal(width, 24)
            await pilot.pause()
            assert page(reader)[0].strip().startswith("Paragraph 17")
        assert reader.position == offset


async def test_a_review_opens_where_it_was_left() -> None:
    async with Host().run_test(size=(80, 24)) as pilot:
        reader = await settled(pilot)
        offset = BODY.index("Paragraph 12")
        reader.show(review(), offset=offset)
        assert page(reader)[0].strip().startswith("Paragraph 12")
        assert reader.position == offset
        assert reader.lit is None


@pytest.mark.parametrize("size", [(20, 5), (2, 1), (1, 1), (5, 3)])
async def test_the_smallest_windows_do_no_harm(size: tuple[int, int]) -> None:
    body = BODY + "\n\n|a|b|c|\n|-|-|-|\n|1|2|3|\n\n> > > - deep\n\n    code\n"
    async with Host(review(body)).run_test(size=size) as pilot:
        reader = await settled(pilot)
        await pilot.press("space", "G", "g", "j")
        reader.next_point()
        reader.find("sea")
        reader.next_sentence()
        assert all(reader.render_line(y).cell_length == size[0] for y in range(size[1]))


async def test_a_hidden_reader_can_be_told_what_to_show() -> None:
    async with Host().run_test(size=(80, 24)) as pilot:
        reader = await settled(pilot)
        reader.display = False
        await pilot.pause()
        span = locate("Paragraph 30", BODY)
        assert span
        reader.show(review())
        reader.show_span(span)
        reader.next_point()
        reader.display = True
        await pilot.pause()
        assert page(reader)[0]


async def test_six_hundred_kilobytes_set_no_more_than_is_near_the_view() -> None:
    body = "\n\n".join(f"Paragraph {n}. " + "The sea is wide. " * 8 for n in range(4300))
    assert len(body) > 600_000
    async with Host(review(body, (point("Paragraph 4000.", Polarity.PRO, body=body),))).run_test(
        size=(80, 24)
    ) as pilot:
        reader = await settled(pilot)
        assert reader.blocks_set < 24
        assert reader.next_point()
        assert styled(reader, "lit") == "Paragraph 4000."
        assert 90 <= reader.percent <= 96
        await pilot.press("G")
        assert "Paragraph 4299" in text(reader)
        reader.go_to(body.index("Paragraph 2000."))
        assert 40 <= reader.percent <= 60
        assert reader.blocks_set < 120
        for _ in range(60):
            before = page(reader)
            reader.action_line_up()
            assert page(reader)[1:] == before[:-1]


async def test_messages_say_where_the_reader_is_and_only_when_it_moved() -> None:
    app = Host(review())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert [m.review.id for m in app.messages if isinstance(m, Reader.Shown)] == [
            "paper/lighthouse"
        ]
        app.messages.clear()
        await pilot.press("k")
        await pilot.pause()
        assert app.messages == []
        await pilot.press("G")
        await pilot.pause()
        [moved] = app.messages
        assert isinstance(moved, Reader.Moved)
        assert moved.percent == 100
        assert moved.position == app.reader.position > 0


async def test_a_theme_and_other_signs_change_what_is_drawn_and_not_the_place() -> None:
    async with Host(review()).run_test(size=(80, 24)) as pilot:
        reader = await settled(pilot)
        reader.go_to(BODY.index("The sound"))
        pilot.app.theme = "textual-light"
        light = Look.from_app(pilot.app)
        reader.set_look(light._replace(signs=ASCII))
        assert page(reader)[0].strip() == "* The sound is a marvel."
        assert page(reader)[1].startswith("-?")
        strip = reader.render_line(5)
        assert all(s.style and s.style.bgcolor == light.base.bgcolor for s in strip if s.text)


LAUNCH = "reviewtui.tui.markdown"


async def test_before_the_parser_is_there_the_header_stands_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with Host().run_test(size=(80, 24)) as pilot:
        reader = await settled(pilot)
        monkeypatch.delitem(sys.modules, LAUNCH)
        reader.show(review())
        assert "Lighthouse (2024)" in text(reader)
        assert "opens slowly" not in text(reader)
        await pilot.pause()
        assert "opens slowly" in text(reader)


async def test_kept_lines_are_painted_until_the_same_lines_are_set(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    offset = BODY.index("Paragraph 5")
    async with Host().run_test(size=(80, 24)) as pilot:
        reader = await settled(pilot)
        reader.show(review(), offset=offset)
        kept = json.loads(json.dumps(reader.first_lines(80)))
        assert reader.first_lines(79) == []
        monkeypatch.delitem(sys.modules, LAUNCH)
        reader.show(review(), offset=offset, first_lines=kept)
        early = [[(s.text, s.style) for s in reader.render_line(y)] for y in range(24)]
        assert "Paragraph 5" in early[0][1][0] + early[0][2][0]
        assert reader.first_lines() == []
        await pilot.pause()
        assert reader.first_lines() == kept
        assert early == [[(s.text, s.style) for s in reader.render_line(y)] for y in range(24)]


async def test_a_key_before_the_parser_is_there_is_not_lost(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with Host().run_test(size=(80, 24)) as pilot:
        reader = await settled(pilot)
        monkeypatch.delitem(sys.modules, LAUNCH)
        reader.show(review())
        reader.action_go_end()
        assert "It ends as it began" in text(reader)


@pytest.mark.parametrize(
    "kept",
    ["x", 5, [["a"]], [[["\x1b[2J" + " " * 76, ""]]], [[["x" * 80, "no such"]]], [[["x", ""]]]],
)
async def test_kept_lines_that_are_not_ours_are_not_painted(
    kept: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with Host().run_test(size=(80, 24)) as pilot:
        reader = await settled(pilot)
        monkeypatch.delitem(sys.modules, LAUNCH)
        reader.show(review(), first_lines=kept)
        assert "Lighthouse (2024)" in page(reader)[0]


def test_the_reader_is_imported_without_the_parser() -> None:
    code = (
        "import sys, reviewtui.tui.widgets.reader;"
        "sys.exit('markdown_it' in sys.modules or 'pygments' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


PIECES = st.lists(
    st.sampled_from(
        [
            ("sea", "sea"), ("*sand*", "sand"), ("**salt _and_ sun**", "saltandsun"),
            ("[to go](http://x.y/sea?a=1)", "togo"), ("`co de`", "code"), ("AT&amp;T", "ATT"),
            ("日本語の映画", "日本語の映画"), ("e\u0301te\u0301", "ete"), ("\\*x\\*", "x"),
            ("[ref][r]", "ref"), ("<http://q.z>", "httpqz"), ("![pic](p.png)", "pic"),
        ]
    ),
    min_size=2,
    max_size=40,
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(PIECES, st.sampled_from([" ", "\n", "\n> ", "\n\n"]), st.integers(8, 80), st.data())
def test_the_lit_letters_are_those_of_the_quote(
    pieces: list[tuple[str, str]], joint: str, width: int, data: st.DataObject
) -> None:
    first = data.draw(st.integers(0, len(pieces) - 1))
    last = data.draw(st.integers(first, len(pieces) - 1))
    body = "> " if ">" in joint else ""
    starts, ends = [], []
    for source, _ in pieces:
        starts.append(len(body))
        body += source
        ends.append(len(body))
        body += joint
    body += "\n\n[r]: http://x.example/ref"
    blocks = split(body)
    setter, light = Typesetter(body, blocks), Style(reverse=True)
    lit = "".join(
        segment.text
        for block in blocks
        for line in setter.set(block, width, look())
        for segment in line.segments([(starts[first], ends[last], light)])
        if segment.style is light
    )
    quote = "".join(shown for _, shown in pieces[first : last + 1])
    assert "".join(c for c in lit if c.isalnum()) == quote
