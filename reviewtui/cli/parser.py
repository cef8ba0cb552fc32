"""A command line, read against what is described; what is wrong with it is said in a sentence.

Not argparse: it takes as long to import as the whole of `reviewtui list` may take to run.
"""

from __future__ import annotations

from reviewtui.cli.described import (
    COMMANDS,
    CONTENT,
    HELP,
    OPEN,
    PROGRAM,
    VERSION,
    Command,
    Option,
    options_of,
)
from reviewtui.errors import UsageError


class Invocation:
    """A command line, read: which command, its words, its options by name."""

    __slots__ = ("command", "flags", "values", "words")

    def __init__(self, command: Command) -> None:
        self.command = command
        self.words: list[str] = []
        self.flags: set[str] = set()
        self.values: dict[str, list[str]] = {}

    def value(self, name: str) -> str | None:
        """The value of an option, the last one given; None without."""
        return self.values[name][-1] if name in self.values else None

    def number(self, name: str) -> int | None:
        """The value of an option that counts something."""
        stated = self.value(name)
        if stated is None:
            return None
        if not (stated.isascii() and stated.isdecimal() and len(stated) < 10 and int(stated)):
            raise UsageError(f"--{name}: {_quoted(stated)} is not a number from 1 up")
        return int(stated)

    @property
    def content(self) -> tuple[str, ...]:
        """The folders to read reviews from, wherever on the line they stood."""
        folders = self.values.get(CONTENT.name, [])
        return (*folders, *(self.words if self.command is OPEN else ()))


def parse(argv: list[str]) -> Invocation:
    """Read a command line.

    The first word that is a command is the command; options may stand before or behind it.
    After `--` everything is a word. A folder that is called like a command is reached as `./list`.
    """
    command = _command_of(argv)
    found = Invocation(command)
    named = options_of(command)
    rest = list(reversed(argv))
    pending = command is not OPEN
    while rest:
        given = rest.pop()
        if given == "--":
            found.words.extend(reversed(rest))
            break
        if given[:1] != "-" or given == "-":
            if pending and given == command.name:
                pending = False
            else:
                found.words.append(given)
        elif (option := _option(given, named)) is not None:
            _take(found, option, given, rest)
        elif command.free and given[:2] != "--":
            found.words.append(given)
        else:
            from reviewtui.cli.help import unknown_option

            raise UsageError(unknown_option(given, command))
    if not found.flags & {HELP.name, VERSION.name}:
        _check_words(found)
    return found


def _command_of(argv: list[str]) -> Command:
    """The command a line names: its first word, the values of options passed over."""
    by_name = {command.name: command for command in COMMANDS}
    options = {option for command in COMMANDS for option in options_of(command) if option.value}
    with_value = {f"--{o.name}" for o in options} | {f"-{o.letter}" for o in options if o.letter}
    rest = iter(argv)
    for given in rest:
        if given == "--":
            break
        if given in with_value:
            next(rest, None)
        elif given[:1] != "-" or given == "-":
            return by_name.get(given, OPEN)
    return OPEN


def _option(given: str, named: tuple[Option, ...]) -> Option | None:
    name = given.split("=", 1)[0]
    for option in named:
        letter = f"-{option.letter}"
        if name in {f"--{option.name}", letter} or (option.value and given[:2] == letter):
            return option
    return None


def _take(found: Invocation, option: Option, given: str, rest: list[str]) -> None:
    """Take in one option: `--limit 5`, `--limit=5`, `-n 5` or `-n5`."""
    attached: str | None
    if given[:2] == "--":
        attached = given.split("=", 1)[1] if "=" in given else None
    else:
        attached = given[2:].removeprefix("=") or None
    if option.value is None:
        if attached is not None:
            raise UsageError(f"--{option.name} takes no value")
        found.flags.add(option.name)
        return
    if attached is None:
        if not rest:
            raise UsageError(f"--{option.name} needs a value: --{option.name} {option.value}")
        attached = rest.pop()
    if option.choices and attached not in option.choices:
        raise UsageError(
            f"--{option.name}: {_quoted(attached)} is none of {', '.join(option.choices)}"
        )
    if not attached:
        raise UsageError(f"--{option.name} needs a value: --{option.name} {option.value}")
    values = found.values.setdefault(option.name, [])
    if not option.many:
        values.clear()
    values.append(attached)


def _check_words(found: Invocation) -> None:
    command, count = found.command, len(found.words)
    if count < command.least or not all(found.words):
        raise _misused(command, f"{command.words} is missing")
    if command.most is not None and count > command.most:
        extra = _quoted(found.words[command.most])
        raise _misused(command, f"I do not know what to do with {extra}")
    if command.choices and found.words and found.words[0] not in command.choices:
        raise UsageError(
            f"{command.name}: {_quoted(found.words[0])} is none of {', '.join(command.choices)}"
        )


def _misused(command: Command, what: str) -> UsageError:
    from reviewtui.cli.help import usage_line

    return UsageError(f"{command.name or PROGRAM}: {what}\n  Usage: {usage_line(command)}")


def _quoted(typed: str) -> str:
    """Something typed, safe to print back."""
    from reviewtui.model.text import clean_line

    return f'"{clean_line(typed)[:80]}"'
