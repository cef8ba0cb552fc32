"""The help of every command and the usage lines, read from the commands themselves."""

from __future__ import annotations

from difflib import get_close_matches
from textwrap import wrap

from reviewtui.cli.described import COMMANDS, OPEN, PROGRAM, Command, Option, options_of
from reviewtui.model.text import clean_line

TAGLINE = "Read the critics side by side, in a terminal."

EXITS = (
    "Exit status: 0 done, 1 nothing matched or it failed, 2 usage, 3 some of several inputs\n"
    "failed, 4 network, 5 damaged store, 130 interrupted."
)


def unknown_option(given: str, command: Command) -> str:
    """What to say about an option nobody knows; the nearest known one is offered."""
    name = given.split("=", 1)[0]
    known = [f"--{option.name}" for option in options_of(command)]
    where = f"{PROGRAM} {command.name}".strip()
    near = nearest(name, known)
    todo = f"Did you mean {near}?" if near else f"`{where} --help` lists the options."
    return f'{where}: there is no option "{clean_line(name)[:80]}"\n  {todo}'


def nearest(typed: str, known: list[str]) -> str | None:
    """The known word that a mistyped one most likely meant."""
    return next(iter(get_close_matches(typed, known, n=1, cutoff=0.6)), None)


def usage_line(command: Command) -> str:
    """`reviewtui list [OPTION...]`, as the help and the messages print it."""
    words = command.words
    if words and command.most is None:
        words += "..."
    if words and not command.least:
        words = f"[{words}]"
    return " ".join(filter(None, (PROGRAM, command.name, "[OPTION...]", words)))


def help_text(command: Command) -> str:
    """The help of one command, or of the program for `OPEN`."""
    if command is OPEN:
        return _program_help()
    lines = [f"Usage: {usage_line(command)}", "", f"{command.says[0].upper()}{command.says[1:]}."]
    if command.notes:
        lines += ["", *_wrapped(command.notes)]
    if command.choices:
        lines += ["", f"{command.words}: {', '.join(command.choices)}"]
    lines += ["", "Options:", *_option_lines(options_of(command))]
    return "\n".join(lines) + "\n"


def _program_help() -> str:
    width = max(len(f"{c.name} {c.words}") for c in COMMANDS)
    return "\n".join(
        [
            f"Usage: {PROGRAM} [FOLDER...]         open the reader",
            f"       {PROGRAM} COMMAND [OPTION...]  run one command, without a screen",
            "",
            TAGLINE,
            "",
            "Commands:",
            *(f"  {f'{c.name} {c.words}':<{width}}  {c.says}" for c in COMMANDS),
            "",
            "Options:",
            *_option_lines(options_of(OPEN)),
            "",
            f"`{PROGRAM} COMMAND --help` tells more. A folder that is called like a command is",
            "reached as ./NAME. Data goes to standard output, talk to standard error.",
            EXITS,
            "",
        ]
    )


def _option_lines(named: tuple[Option, ...]) -> list[str]:
    width = max(len(_shown(option)) for option in named)
    return [f"  {_shown(option):<{width}}  {option.says}" for option in named]


def _wrapped(text: str) -> list[str]:
    return wrap(text, 78)


def _shown(option: Option) -> str:
    """How the help writes an option: `-n, --limit N`."""
    letter = f"-{option.letter}, " if option.letter else "    "
    return f"{letter}--{option.name}{f' {option.value}' if option.value else ''}"
