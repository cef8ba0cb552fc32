"""How a command line is read."""

from __future__ import annotations

import pytest

from reviewtui.cli.described import COMMANDS, KINDS, OPEN, Command, options_of
from reviewtui.cli.help import help_text, usage_line
from reviewtui.cli.parser import parse
from reviewtui.errors import UsageError
from reviewtui.model import naming


def test_no_words_open_the_reader() -> None:
    asked = parse([])
    assert asked.command is OPEN
    assert asked.content == ()


def test_the_kinds_to_choose_from_are_those_of_the_model() -> None:
    assert KINDS == naming.KINDS


def test_words_that_are_no_command_are_folders() -> None:
    asked = parse(["reviews", "./list", "--content", "more"])
    assert asked.command is OPEN
    assert asked.content == ("more", "reviews", "./list")


def test_the_first_word_that_is_a_command_is_the_command() -> None:
    for argv in (["list", "--json"], ["--content", "list", "list", "--json"], ["--json", "list"]):
        asked = parse(argv)
        assert asked.command.name == "list"
        assert asked.flags == {"json"}
        assert asked.words == []


def test_after_two_dashes_everything_is_a_word() -> None:
    assert parse(["--", "list"]).content == ("list",)
    assert parse(["show", "--", "--json"]).words == ["--json"]


@pytest.mark.parametrize(
    "argv", [["-n", "5"], ["-n5"], ["-n=5"], ["--limit", "5"], ["--limit=5"], ["-n1", "-n5"]]
)
def test_a_value_may_be_attached_or_follow(argv: list[str]) -> None:
    assert parse(["list", *argv]).number("limit") == 5


def test_folders_add_up() -> None:
    asked = parse(["list", "--content", "a", "--content=b"])
    assert asked.content == ("a", "b")


def test_a_query_may_exclude_with_a_dash() -> None:
    asked = parse(["search", "tale", "-dry", "-5", "--limit", "3"])
    assert asked.words == ["tale", "-dry", "-5"]
    assert asked.number("limit") == 3


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        (["list", "--jsn"], "Did you mean --json?"),
        (["list", "extra"], 'what to do with "extra"'),
        (["show"], "REF is missing"),
        (["show", ""], "REF is missing"),
        (["search"], "QUERY is missing"),
        (["list", "--json=yes"], "takes no value"),
        (["list", "--limit"], "needs a value"),
        (["list", "--outlet="], "needs a value"),
        (["list", "--sort", "size"], "is none of newest, score, title, unread"),
        (["completion", "tcsh"], "is none of bash, zsh, fish"),
        (["completion", "bash", "zsh"], "what to do with"),
        (["--limit", "3"], "there is no option"),
        (["show", "a", "-x"], "there is no option"),
    ],
)
def test_a_wrong_line_is_refused_with_what_to_do(argv: list[str], says: str) -> None:
    with pytest.raises(UsageError) as refused:
        parse(argv)
    assert says in str(refused.value)
    assert refused.value.exit_code == 2


@pytest.mark.parametrize("number", ["0", "-3", "x", "1.5", "²", "", "9" * 30])
def test_a_limit_is_a_number_from_one_up(number: str) -> None:
    with pytest.raises(UsageError):
        parse(["list", f"--limit={number}"]).number("limit")


def test_what_is_typed_comes_back_harmless() -> None:
    with pytest.raises(UsageError) as refused:
        parse(["list", "\x1b]0;owned\x07\u202egnp"])
    assert "\x1b" not in str(refused.value)
    assert "\u202e" not in str(refused.value)


def test_help_may_be_asked_for_without_the_words_a_command_needs() -> None:
    assert parse(["show", "--help"]).flags == {"help"}


@pytest.mark.parametrize("command", [*COMMANDS, OPEN], ids=lambda c: c.name or "open")
def test_help_names_every_option_and_fits_a_terminal(command: Command) -> None:
    text = help_text(command)
    for option in options_of(command):
        assert f"--{option.name}" in text
        assert option.says in text
    assert max(map(len, text.splitlines())) <= 88


def test_the_programs_help_names_every_command_and_exit_status() -> None:
    text = help_text(OPEN)
    for command in COMMANDS:
        assert f"  {command.name}" in text
        assert command.says in text
    for status in ("0 done", "1 nothing", "2 usage", "3 some", "4 network", "5 damaged", "130"):
        assert status in text


def test_usage_tells_optional_words_from_needed_ones() -> None:
    assert usage_line(OPEN) == "reviewtui [OPTION...] [FOLDER...]"
    assert usage_line(parse(["search", "x"]).command) == "reviewtui search [OPTION...] QUERY..."
