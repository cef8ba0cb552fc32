"""Start the app, or run one command without it."""

from __future__ import annotations

import os
import sys

from reviewtui.cli import streams
from reviewtui.cli.described import COMMANDS, HELP, OPEN, PLAIN, VERSION
from reviewtui.cli.parser import parse
from reviewtui.errors import ReviewtuiError, UsageError

TYPE_CHECKING = False  # typing itself costs a fifth of what `reviewtui list` may take
if TYPE_CHECKING:
    from reviewtui.cli.parser import Invocation

INTERRUPTED = 130


def main(argv: list[str] | None = None) -> int:
    """Run what a command line asks for and return the exit status.

    As the program itself (no `argv`) it may end the process at once.
    """
    streams.prepare()
    try:
        asked = parse(sys.argv[1:] if argv is None else argv)
        status = _run(asked)
        streams.finish()
        if argv is None and asked.command is not OPEN:
            streams.leave(status)
    except ReviewtuiError as error:
        streams.say(f"reviewtui: {error}")
        return error.exit_code
    except BrokenPipeError:  # the reader at the other end had enough
        streams.abandon()
        return 0
    except KeyboardInterrupt:
        streams.abandon()
        return INTERRUPTED
    return status


def _run(asked: Invocation) -> int:
    if HELP.name in asked.flags:
        from reviewtui.cli.help import help_text

        streams.put(help_text(asked.command))
        return 0
    if VERSION.name in asked.flags:
        from reviewtui import __version__

        streams.put(f"reviewtui {__version__}\n")
        return 0
    _check_folders(asked)
    if asked.command is not OPEN:
        from reviewtui.cli.commands import run_command

        return run_command(asked)
    if PLAIN.name in asked.flags:
        from reviewtui.cli.plainly import run as run_plainly

        return run_plainly(asked)
    return _open_app(asked)


def _open_app(asked: Invocation) -> int:
    """The door to the screen; Textual is imported behind it and nowhere before.

    Where there is no screen to paint on, what it would show first is printed: the list.
    """
    if not streams.is_terminal():
        from reviewtui.cli.listing import run as run_list

        streams.say("reviewtui: there is no terminal to paint on; this is `reviewtui list`")
        return run_list(asked)
    if sys.stdin is None or not sys.stdin.isatty():
        what = "standard input is no terminal: there would be no keys to read by"
        raise UsageError(f"{what}\n  `reviewtui --help` lists the commands that need none.")
    from reviewtui.tui import picture

    shown = picture.show(asked.content)
    try:
        from reviewtui.library.settings import load
        from reviewtui.tui.launch import run

        return run(load(asked.content), shown)
    finally:
        if shown is not None:
            shown.take_down()


def _check_folders(asked: Invocation) -> None:
    """Refuse folders that are not there, before anything else is done."""
    for folder in asked.content:
        if not os.path.isdir(folder):  # noqa: PTH112 - pathlib costs more than `list` may
            raise UsageError(_no_folder(folder, typed_first=folder == next(iter(asked.words), "")))


def _no_folder(folder: str, *, typed_first: bool) -> str:
    """What to say of a folder that is none; where a command may stand, the nearest is offered."""
    from reviewtui.cli.help import nearest
    from reviewtui.model.text import clean_line

    there = os.path.exists(folder)  # noqa: PTH110 - pathlib fails on names that are too long
    what = "is not a folder" if there else "there is no such folder"
    near = nearest(folder, [command.name for command in COMMANDS]) if typed_first else None
    todo = f"\n  Did you mean the command `reviewtui {near}`?" if near else ""
    return f"{clean_line(folder) or repr(folder)}: {what}{todo}"


if __name__ == "__main__":
    sys.exit(main())
