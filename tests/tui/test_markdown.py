"""Markdown in lines: what a person reads, and where in the body it came from."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.style import Style

from reviewtui.model.text import clean
from reviewtui.tui.lines import Line, wrap
from reviewtui.tui.look import ASCII, UNICODE, Look, Signs
from reviewtui.tui.markdown import Typesetter
from reviewtui.tui.widgets.blocks import split


def look(signs: Signs = UNICODE) -> Look:
    return Look(signs, *[Style() for _ in Look._fields[1:]])


def set_lines(body: str, width: int = 40, signs: Signs = UNICODE) -> list[Line]:
    blocks = split(body)
    setter = Typesetter(body, blocks)
    lines = [line for block in blocks for line in setter.set(block, width, look(signs))]
    return lines + setter.links(width, look(signs))


def shown(body: str, width: int = 40, signs: Signs = UNICODE) -> str:
    return "\n".join(line.text.rstrip() for line in set_lines(body, width, signs))


@pytest.mark.parametrize(
    ("body", "page"),
    [
        ("# One *two*", "One two"),
        ("Title\n=====", "Title"),
        ("a **b** _c_ ~~d~~ `e`", "a b c d e"),
        ("one\ntwo  \nthree", "one two\nthree"),
        ("- a\n- b\n  - c\n    - d", "• a\n• b\n  ◦ c\n    ▪ d"),
        ("9. a\n10. b", " 9. a\n10. b"),
        ("3) a\n\n4) b", "3) a\n\n4) b"),
        ("> quoted\n> more\n>\n> - item", "│ quoted more\n│\n│ • item"),
        ("- [ ] open\n- [x] done", "• [ ] open\n• [x] done"),
        ("    code\n      more", "  code\n    more"),
        ("```python\nx = '*'\n```", "  python\n  x = '*'"),
        ("AT&amp;T &copy; \\*", "AT&T © *"),
        ("<b>bold</b> <!-- note -->", "<b>bold</b> <!-- note -->"),
        ("<div>\n\nx\n\n</div>", "<div>\nx\n</div>"),
        ("![a *still*](x.png)", "[image: a still]"),
        ("![](x.png)", "[image]"),
        ("word[^1]\n\n[^1]: a", "word[^1]\n[^1]: a"),
        ("[red]not markup[/red] [b]", "[red]not markup[/red] [b]"),
    ],
)
def test_markdown_reads_as_it_was_meant(body: str, page: str) -> None:
    assert shown(body) == page


def test_links_are_numbered_and_listed_once() -> None:
    body = "[a](https://x.example/1) [b](https://x.example/2 'title') [c](https://x.example/1)"
    assert shown(body, 60) == (
        "a[1] b[2] c[1]\nLinks\n[1] https://x.example/1\n[2] https://x.example/2"
    )


def test_a_link_defined_elsewhere_is_a_link() -> None:
    body = "see [the page][P] and [p]\n\n[p]: https://x.example/p\n"
    assert shown(body) == "see the page[1] and p[1]\nLinks\n[1] https://x.example/p"


@pytest.mark.parametrize("scheme", ["javascript:alert(1)", "file:/etc/passwd", "data:text/html,x"])
def test_an_address_that_is_not_of_the_web_is_shown_and_marked(scheme: str) -> None:
    page = shown(f"[click]({scheme})", 60)
    assert f"click[1 {scheme.partition(':')[0]}: not opened]" in page
    assert f"[1] {scheme} (not opened)" in page


def test_no_address_reaches_the_terminal_as_a_link_of_its_own() -> None:
    for line in set_lines("[a](https://x.example) <https://y.example>"):
        assert all(style.link is None for _, style in line.parts)


def test_a_table_keeps_its_columns_and_wraps_within_them() -> None:
    body = "|film|note|\n|:-|-:|\n|A|short|\n|B|a note so long that it wraps in its column|"
    assert shown(body, 30).splitlines() == [
        "film │                    note",
        "─────┼────────────────────────",
        "A    │                   short",
        "B    │  a note so long that it",
        "     │     wraps in its column",
    ]


def test_a_table_too_wide_for_the_window_becomes_entries() -> None:
    body = "|first|second|third|fourth|\n|-|-|-|-|\n|alpha one|beta two|gamma three|delta four|"
    assert shown(body, 20) == (
        "first: alpha one\nsecond: beta two\nthird: gamma three\nfourth: delta four"
    )


def test_cells_beyond_the_last_column_are_not_lost() -> None:
    assert "surplus" in shown("|a|b|\n|-|-|\n|1|2|surplus|")


def test_terminals_without_utf8_get_signs_they_have() -> None:
    page = shown("> q\n\n- i\n\n|a|b|\n|-|-|\n|c|d|\n\n---", 20, ASCII)
    assert page.isascii()


def test_wide_characters_wrap_by_their_width_and_not_before_a_full_stop() -> None:
    lines = set_lines("映画はとても静かで美しい。音楽も素晴らしい。", 12)
    assert all(line.cells <= 12 for line in lines)
    assert not any(line.text.startswith("。") for line in lines)


def test_entities_cannot_bring_in_control_characters() -> None:
    for line in set_lines("a&#27;[31m b&#x202e;c &#x9b;d" + "&#x301;" * 50):
        assert clean(line.text) == line.text
        assert "\x1b" not in line.text


@pytest.mark.parametrize(
    "source", ["> " * 2000 + "deep", "[" * 3000 + "deep", "- " * 1500 + "deep", "*" * 3999 + "deep"]
)
def test_nesting_beyond_reason_is_shown_as_it_is_written(source: str) -> None:
    assert "deep" in shown(source, 80).replace("\n", "")


PIECES = st.lists(
    st.sampled_from(
        [
            "word ", "Kino ", "**bold** ", "*it* ", "`co de` ", "[link](http://a.b/(c)) ", "\n",
            "\n\n", "- ", "> ", "1. ", "&amp; ", "\\* ", "日本語の映画", "e\u0301te\u0301 ", "<b> ",
            "![pic](p.png) ", "## ", "|a|b|\n|-|-|\n|", " | ", "\t", "```\n", "[x][y] ", "~~s~~",
            "\u00a0", "👍🏽 ", "[y]: http://z.w\n", "_", "*",
        ]
    ),
    max_size=40,
).map("".join)  # fmt: skip


@settings(max_examples=120, deadline=None)
@given(PIECES, st.integers(1, 90))
def test_every_letter_shown_stands_where_its_source_says(body: str, width: int) -> None:
    for line in set_lines(body, width):
        assert line.cells <= max(width, 2)
        assert len(line.text) == len(line.sources)
        for char, source in zip(line.text, line.sources, strict=True):
            if source >= 0 and char.isalnum():
                assert body[source] == char


@settings(max_examples=60, deadline=None)
@given(PIECES, st.integers(5, 90))
def test_no_word_of_the_body_is_lost(body: str, width: int) -> None:
    seen = {source for line in set_lines(body, width) for source in line.sources}
    for word in ("word", "Kino"):
        at = body.find(word)
        while at >= 0:
            assert set(range(at, at + 4)) <= seen
            at = body.find(word, at + 1)


@given(st.text("ab \n日é-", max_size=80), st.integers(1, 20))
def test_wrapping_loses_nothing_but_blanks_at_the_ends_of_lines(text: str, width: int) -> None:
    kept = "".join(text[start:end] for start, end in wrap(text, width))
    assert "".join(kept.split()) == "".join(text.split())
