"""Standard output is data, standard error is talk; both survive pipes, locales and full disks."""

from __future__ import annotations

import os
import sys

from reviewtui.errors import ReviewtuiError

_TWINS = {
    "★": "*", "☆": ".", "½": ".5", "—": "-", "–": "-", "…": "...", "·": "-", "•": "*",
    "‘": "'", "’": "'", "“": '"', "”": '"', "▲": "+", "▼": "-", "◆": "~", "█": "#", "¶": "p.",
    "▌": "|", "\u00a0": " ", "─": "-", "━": "-", "═": "-", "│": "|", "┃": "|", "║": "|",
}  # fmt: skip
"""What stands for a character where the encoding of standard output has none for it."""


class ClosedOutputError(ReviewtuiError):
    """There is no standard output to write to, or no room behind it."""


def prepare() -> None:
    """Let no character stop a stream: what its encoding lacks is replaced."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def put(text: str) -> None:
    """Write data, one or more whole lines, to standard output."""
    if sys.stdout is None:
        raise ClosedOutputError("standard output is closed: there is nowhere to write")
    if not (text.isascii() or speaks_unicode()):
        text = _spelled(text)
    try:
        sys.stdout.write(text)
    except OSError as error:
        raise _refused(error) from error


def finish() -> None:
    """Hand over all that was put; only now is it known whether anybody took it."""
    if sys.stdout is None:
        return
    try:
        sys.stdout.flush()
    except OSError as error:
        raise _refused(error) from error


def _refused(error: OSError) -> Exception:
    """What to raise when standard output takes no more; a closed pipe stays what it is."""
    if isinstance(error, BrokenPipeError):
        return error
    abandon()
    reason = (error.strerror or str(error)).lower()
    return ClosedOutputError(f"standard output cannot be written: {reason}")


def leave(status: int) -> None:
    """End the process now that all is written and closed.

    Taking the interpreter apart piece by piece costs a tenth of the time a list may take. Under a
    profiler or debugger, which want to have their say at the end, this does nothing.
    """
    if sys.getprofile() is None and sys.gettrace() is None:
        os._exit(status)


def abandon() -> None:
    """Forget what was not handed over, so that leaving does not try again and complain."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def say(text: str) -> None:
    """Tell the person something that is not data."""
    if sys.stderr is None:
        return
    from reviewtui.model.text import clean

    try:
        sys.stderr.write(f"{clean(text)}\n")  # a message may name a file, and a name is anything
        sys.stderr.flush()
    except OSError:  # nobody listens, and there is nowhere left to say so
        return


def _spelled(text: str) -> str:
    """A text with its signs in ASCII; other characters are left to the encoding, and to `?`."""
    corners = dict.fromkeys(range(0x2500, 0x2580), "+")  # of boxes; lines have their own
    return text.translate(corners | {ord(sign): twin for sign, twin in _TWINS.items()})


def speaks_unicode() -> bool:
    """Whether standard output can carry any character."""
    encoding = getattr(sys.stdout, "encoding", None) or ""
    return encoding.lower().replace("_", "-") in {"utf-8", "utf8", "utf-16", "utf-32"}


def is_terminal() -> bool:
    """Whether a person watches standard output on something that can be painted on."""
    return sys.stdout is not None and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def fields(*values: object) -> str:
    """One record: values on one line, separated by tabs; nothing in them breaks the line."""
    return "\t".join(on_one_line(value) for value in values) + "\n"


def on_one_line(value: object) -> str:
    """A value safe to print, without line breaks and tabs; `-` for none."""
    text = "" if value is None else str(value)
    if text.isprintable():  # nearly all are, and the library cleaned them once already
        return text.strip() or "-"
    from reviewtui.model.text import clean_line

    return clean_line(text) or "-"
