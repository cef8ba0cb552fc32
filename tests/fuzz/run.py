"""Throw damaged pages, feeds, texts and review files at the way in, for as long as one likes.

    .venv/bin/python -m tests.fuzz.run [SECONDS]        (3600; `make fuzz`)

Every input is made from its number alone, so a failure can be had again: the number is printed,
and the next run goes on after the last one (`.fuzz-state` in the current folder). What must hold:
no exception escapes, no file is written outside the folder given, and what a draft says is free of
control characters.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
import traceback
from pathlib import Path

from reviewtui import intake
from reviewtui.errors import ReviewtuiError
from reviewtui.library.document import parse_document
from reviewtui.model.review import Draft
from reviewtui.model.text import clean

ROOT = Path(__file__).resolve().parent.parent.parent
STATE = Path(".fuzz-state")
SPLICES = (
    b"<", b">", b"&#x1b;", b"\x1b]52;c;", b"\x00", b"+++\n", b"---\n", b"]]>", b"{", b"\xff\xfe",
    b'"', b"[[points]]\n", b"rating = ", b"4/5", b"<script type='application/ld+json'>", b"\r",
    b"\xe2\x80\xae", b"A" * 5000, b"<div>" * 300, b"../../", b"javascript:",
)  # fmt: skip


def corpus() -> list[bytes]:
    """Everything we ship that is like what comes in."""
    folders = ("tests/data", "content")
    paths = sorted(p for f in folders for p in (ROOT / f).rglob("*") if p.is_file())
    return [p.read_bytes() for p in paths if p.suffix in {".html", ".xml", ".md", ".txt", ".json"}]


def damaged(number: int, sources: list[bytes]) -> bytes:
    """The input of this number."""
    chance = random.Random(number)
    data = bytearray(chance.choice(sources))
    for _ in range(chance.randint(1, 12)):
        at = chance.randint(0, len(data))
        kind = chance.randrange(5)
        if kind == 0:
            data[at : at + chance.randint(1, 400)] = b""
        elif kind == 1:
            data[at:at] = chance.choice(SPLICES)
        elif kind == 2:
            other = chance.choice(sources)
            start = chance.randint(0, len(other))
            data[at:at] = other[start : start + chance.randint(1, 2000)]
        elif kind == 3 and data:
            data[at % len(data)] = chance.randrange(256)
        else:
            data[at:at] = bytes(chance.randrange(256) for _ in range(chance.randint(1, 40)))
    return bytes(data)


def hold(draft: Draft, root: Path) -> None:
    """What must be so of anything that came in."""
    for name in ("work", "title", "outlet", "critic", "verdict", "url", "body"):
        value = getattr(draft, name)
        assert value is None or clean(value) == value, f"{name} is not clean: {value[:80]!r}"
    if draft.work:
        path = Path(intake.keep(draft, str(root))).resolve()
        assert path.is_relative_to(root.resolve()), f"written outside the folder: {path}"
        path.unlink()


def one(number: int, sources: list[bytes], root: Path) -> None:
    """Take one input in, every way there is."""
    data = damaged(number, sources)
    for outcome in intake.read_data(data, "fuzz"):
        if isinstance(outcome, Draft):
            hold(outcome, root)
    said = ""
    try:
        parse_document(data, "outlet/fuzz.md")
    except ReviewtuiError as error:
        said = str(error)
    assert clean(said) == said, "an error message is not clean"


def main() -> int:
    """Run until the time is up; the exit status is 1 if anything failed."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 3600.0
    number = int(STATE.read_text("ascii")) if STATE.exists() else 0
    began, failed, slowest, sources = time.monotonic(), 0, (0.0, 0), corpus()
    first = number
    with tempfile.TemporaryDirectory() as scratch:
        while time.monotonic() - began < seconds:
            started = time.monotonic()
            try:
                one(number, sources, Path(scratch))
            except Exception:
                failed += 1
                print(f"--- input {number}")
                traceback.print_exc(file=sys.stdout)
            slowest = max(slowest, (time.monotonic() - started, number))
            number += 1
            STATE.write_text(str(number), "ascii")
    took, which = slowest
    print(f"inputs {first} to {number - 1}: {failed} failed; slowest {took:.1f} s (input {which})")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
