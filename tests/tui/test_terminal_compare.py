"""A comparison of raw texts in a real terminal: what it says at once, narrowed, and corrected."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.raw_critics import GULL, write_raw
from tests.tui.installed import launch

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.terminal import Terminal

SIZES = [(80, 24), (120, 40), (200, 50)]


@pytest.fixture(params=SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def compared(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Terminal]:
    """The comparison of three pasted reviews, just opened with `c`."""
    columns, rows = request.param
    with launch(write_raw(tmp_path / "reviews"), columns=columns, rows=rows) as terminal:
        terminal.wait_for("Tin Harbour")
        terminal.wait_for("A town on the coast")
        terminal.press("c")
        terminal.wait_for("AGREED ON")
        yield terminal


def lead(terminal: Terminal, words: str) -> str:
    """The line that begins so, and those it goes on in."""
    lines = terminal.lines
    start = next(n for n, line in enumerate(lines) if words in line)
    told = [lines[start]]
    for line in lines[start + 1 :]:
        if not line.startswith("            "):
            break
        told.append(line)
    return " ".join(" ".join(told).split())


def test_one_look_tells_where_critics_agree_and_a_key_shows_why(compared: Terminal) -> None:
    agreed = lead(compared, "AGREED ON")
    praise, _, fault = agreed.partition("fault for")
    assert "performances" in praise
    assert "story" in fault
    compared.wait_for("Performances")
    compared.press("/")
    compared.send(b"superb\r")
    compared.wait_for("only superb: 1 claim")
    compared.press("enter")
    compared.wait_for("Mara Quill gives a superb performance as Ines")
    assert "Mara Quill gives a superb performance as Ines" in GULL
    compared.press("enter")
    compared.wait_gone("AGREED ON")
    compared.wait_for("who mends nets")


def test_claims_are_narrowed_by_what_is_typed_and_escape_shows_all(compared: Terminal) -> None:
    compared.wait_for("Performances")
    compared.press("/")
    compared.send(b"aspect:story stance:con")
    compared.wait_for("only aspect:story stance:con:")
    compared.wait_gone("Performances")
    compared.send(b" colour:red\r")
    compared.wait_for("colour: is no field here")
    compared.press("j")
    compared.wait_gone("is no field here")
    compared.press("/")
    compared.send(b" zzz\r")
    compared.wait_for("No claim is like this")
    compared.send(b"\x1b[27u")
    compared.wait_for("Performances")
    assert compared.status is None


def test_a_claim_is_rejected_taken_back_and_accepted(compared: Terminal, tmp_path: Path) -> None:
    files = {path: path.read_bytes() for path in (tmp_path / "reviews").rglob("*.md")}
    compared.press("/")
    compared.send(b"gorgeous\r")
    compared.wait_for("only gorgeous: 1 claim")
    compared.press("-")
    compared.wait_for("Rejected")
    compared.wait_for("No claim is like this: gorgeous")
    compared.press("U")
    compared.wait_for("Took back rejecting")
    compared.wait_gone("No claim is like this")
    compared.press("~")
    compared.wait_for("It counts as fault now")
    compared.press("=")
    compared.wait_for("What is it about?")
    compared.press("\r")
    compared.wait_for("It is about")
    assert {path: path.read_bytes() for path in files} == files
    compared.press("+")
    compared.wait_for("Accepted")
    (changed,) = (path for path, before in files.items() if path.read_bytes() != before)
    assert changed.parent.name == "the-gull"
    assert "gorgeous" in changed.read_text(encoding="utf-8").partition("\n+++\n")[0]
