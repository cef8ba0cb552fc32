"""Paging through $PAGER, which may be missing, closed early, or not there at all."""

from __future__ import annotations

import os
import shlex
import subprocess

from reviewtui.cli import streams


def page_through(text: str) -> None:
    """Hand a text to the pager; without one, to standard output."""
    try:
        command = shlex.split(os.environ.get("PAGER") or "less")
        environment = {"LESS": "-FRX", **os.environ}
        subprocess.run(command, input=text.encode(errors="replace"), env=environment, check=False)
    except (OSError, ValueError, IndexError) as error:
        streams.say(f"reviewtui: the pager cannot be run: {error}\n  Set PAGER to one that can.")
        streams.put(text)
