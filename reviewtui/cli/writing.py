"""`--output`: a document into a file that is not there yet."""

from __future__ import annotations

from reviewtui.cli import streams
from reviewtui.errors import UsageError


def to_new_file(document: str, path: str) -> None:
    """Write a document and say so; what is there already, were it but a link, is left alone."""
    from reviewtui.library.files import write_new
    from reviewtui.model.text import clean_line

    if not write_new(path, document.encode()):
        raise UsageError(
            f"{clean_line(path)}: is there already, and nothing was written\n"
            "  Name another file, or remove it first."
        )
    streams.say(f"reviewtui: wrote {clean_line(path)}")
