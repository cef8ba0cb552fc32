"""Cutting a body into blocks: nothing lost, nothing too large, nothing slow."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewtui.tui.widgets.blocks import LIMIT, pathological, split

MARKDOWN = st.lists(
    st.sampled_from(
        [
            "word", "two words. ", "\n", "\n\n", "- ", "1. ", "> ", "```\n", "~~~\n", "    ", "\t",
            "# ", "|a|b|\n|-|-|\n", "---\n", "===\n", "*", "[x](y)", " ",
        ]
    ),
    max_size=60,
).map("".join)  # fmt: skip


@settings(max_examples=100)
@given(MARKDOWN)
def test_every_line_with_words_is_in_exactly_one_block(body: str) -> None:
    reached = 0
    for block in split(body):
        assert block.start >= reached
        assert not body[reached : block.start].strip()
        reached = block.end
    assert not body[reached:].strip()


def _texts(body: str) -> list[str]:
    return [block.source(body).strip("\n") for block in split(body)]


def test_paragraphs_are_parted_by_blank_lines_even_with_blanks_on_them() -> None:
    assert _texts("\n\none\nmore\n  \t\ntwo\n\n\n\nthree") == ["one\nmore", "two", "three"]


def test_a_fence_keeps_the_blank_lines_in_it() -> None:
    body = "before\n```py\na\n\n~~~\n\nb\n```\nafter"
    assert _texts(body) == ["before", "```py\na\n\n~~~\n\nb\n```", "after"]
    assert [block.code for block in split(body)] == [False, True, False]


def test_a_fence_left_open_reaches_to_the_end() -> None:
    assert _texts("a\n\n```\nb\n\nc") == ["a", "```\nb\n\nc"]


def test_a_list_with_blank_lines_between_its_items_is_one_block() -> None:
    body = "- one\n\n  more of one\n\n- two\n\nafter"
    assert _texts(body) == ["- one\n\n  more of one\n\n- two", "after"]


def test_a_rule_of_stars_is_no_list() -> None:
    assert _texts("* * *\n\n- item") == ["* * *", "- item"]


@pytest.mark.parametrize(
    "body",
    ["x" * 50_000, "word " * 10_000, "- item\n" * 5000, "> quote\n" * 5000, "[" * 20_000],
)
def test_no_block_is_larger_than_the_limit_and_none_of_it_is_lost(body: str) -> None:
    blocks = split(body)
    assert max(block.end - block.start for block in blocks) <= LIMIT
    assert "".join(body[block.start : block.end] for block in blocks).strip() == body.strip()
    assert not any(block.gap for block in blocks[1:])


def test_the_parts_of_a_long_table_all_have_its_head() -> None:
    body = "|name|value|\n|-|-|\n" + "|row|1|\n" * 2000
    blocks = split(body)
    assert len(blocks) > 1
    assert all(block.source(body).startswith("|name|value|\n|-|-|\n|row") for block in blocks)


def test_the_parts_of_long_code_all_are_code() -> None:
    body = "````\n" + "line of code\n" * 2000 + "````\n\nwords"
    *code, words = split(body)
    assert all(block.source(body).startswith("````\n") for block in code)
    assert all(block.code for block in code)
    assert not words.code


@pytest.mark.parametrize(
    "source", ["[" * 400, "![" * 400, ">" * 10_000 + " deep", "- " * 30 + "deep", " " * 200 + "x"]
)
def test_what_would_stall_or_truncate_a_parser_is_known(source: str) -> None:
    assert pathological(source)


def test_ordinary_text_is_not_taken_for_an_attack() -> None:
    assert not pathological("> - [a](b) and [c]\n>   1. deep\n>      - deeper\n" * 20)
