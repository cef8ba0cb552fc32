"""The commands by name; each module is imported only by the command that needs it.

A command takes what was asked and returns an exit status; its data goes to standard output.
"""

from __future__ import annotations

from reviewtui.cli import streams

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reviewtui.cli.parser import Invocation


def run_command(asked: Invocation) -> int:
    """Run one command and return its exit status."""
    name = asked.command.name
    if name == "list":
        from reviewtui.cli.listing import run
    elif name == "show":
        from reviewtui.cli.showing import run
    elif name == "compare":
        from reviewtui.cli.comparing import run
    elif name == "search":
        from reviewtui.cli.searching import run
    elif name == "bookmarks":
        from reviewtui.cli.bookmarking import run
    elif name == "doctor":
        from reviewtui.cli.doctor import run
    elif name == "add":
        from reviewtui.cli.adding import run
    elif name == "works":
        from reviewtui.cli.working import run
    elif name == "inspect":
        from reviewtui.cli.adding import run_inspect as run
    elif name == "feed":
        from reviewtui.cli.feeding import run
    elif name == "refresh":
        from reviewtui.cli.feeding import run_refresh as run
    else:
        run = _completion
    return run(asked)


def _completion(asked: Invocation) -> int:
    from reviewtui.cli.completion import script

    streams.put(script(asked.words[0]))
    return 0
