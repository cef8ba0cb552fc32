"""Throw damaged pages, feeds, texts and review files at the way in, for as long as one likes.

    .venv/bin/python -m tests.fuzz.run [SECONDS]        (3600; `make fuzz`)

Every input is made from its number alone, so a failure can be had again: the number is printed,
and the next run goes on after the last one (`.fuzz-state` in the current folder). What must hold:
no exception escapes, nothing is written outside the folder given, no program is started, no network
is asked, what a draft says is free of control characters, and no input takes ten seconds.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from reviewtui import feeding, intake
from reviewtui.errors import ReviewtuiError
from reviewtui.library import joins
from reviewtui.library.document import parse_document
from reviewtui.library.library import Library
from reviewtui.library.settings import Settings, folders
from reviewtui.library.subscriptions import Subscription, Subscriptions
from reviewtui.model.review import Draft
from reviewtui.model.text import clean
from reviewtui.sources.feed import read_feed
from reviewtui.sources.opml import Outlines
from tests.fuzz.inputs import corpus, damaged
from tests.fuzz.watch import Escape, Watch

if TYPE_CHECKING:
    from collections.abc import Callable

STATE = Path(".fuzz-state")
LONGEST = 10.0
"""Seconds of the processor that one input may take, whatever it is."""
WHOLE = 16
"""Every so many inputs go all the way: into a folder, the index, and a feed's state."""


def hold(draft: Draft, root: Path) -> None:
    """What must be so of anything that came in."""
    for name in ("work", "title", "outlet", "critic", "verdict", "url", "body"):
        value = getattr(draft, name)
        assert value is None or clean(value) == value, f"{name} is not clean: {value[:80]!r}"
    if draft.work:
        path = Path(intake.keep(draft, str(root))).resolve()
        assert path.is_relative_to(root.resolve()), f"written outside the folder: {path}"
        parse_document(path.read_bytes(), str(path))  # what we write we can read
        path.unlink()


def told(do: Callable[..., object], *given: object) -> None:
    """Do what may be refused; how it is refused must be fit for a terminal."""
    said = ""
    try:
        do(*given)
    except ReviewtuiError as error:
        said = str(error)
    assert clean(said) == said, "an error message is not clean"


def one(number: int, sources: list[bytes], root: Path) -> None:
    """Take one input in, every way there is."""
    data = damaged(number, sources)
    for outcome in intake.read_data(data, "fuzz"):
        if isinstance(outcome, Draft):
            hold(outcome, root)
    told(parse_document, data, "outlet/fuzz.md")
    told(read_feed, data)
    told(_listed, data)
    if number % WHOLE == 0:
        whole(data, root)


def _listed(data: bytes) -> None:
    outlines = Outlines.read(data, "fuzz")
    again = Outlines.read(outlines.render(), "fuzz")
    assert again.feeds() == outlines.feeds(), "a list of feeds does not come out as it went in"


def whole(data: bytes, root: Path) -> None:
    """One input as everything a person may have on disk: review, feed, settings, a feed's state."""
    settings = Settings(folders=folders(), content=(str(root),), stated=(str(root),))
    for folder in settings.folders:
        Path(folder).mkdir(parents=True, exist_ok=True)
    outlet = root / "some-outlet"
    outlet.mkdir(exist_ok=True)
    (outlet / "fuzz.md").write_bytes(data)
    feed = root / "feed.xml"
    feed.write_bytes(data)
    config = Path(settings.folders.config)
    (config / joins.NAME).write_bytes(data)
    told(joins.load, str(config))
    (config / joins.NAME).unlink()
    (config / "feeds.toml").write_bytes(data)
    told(Subscriptions(str(config)).feeds)
    (config / "feeds.toml").unlink()
    for state in Path(settings.folders.state).rglob("feeds/*/*.json"):
        state.write_bytes(data[: len(data) // 2])
    library = Library.open(settings.content, settings.folders.cache)
    try:
        library.refresh()
        for card in library.cards():
            told(library.review, card.id)
        for _ in range(2):
            outcome = feeding.refresh_all(
                settings, library, lambda _: None, only=[Subscription(str(feed))]
            )
            reasons = " ".join(each.error or "" for each in outcome.feeds)
            assert clean(reasons) == reasons, "what went wrong is not clean"
        assert not any(each.new for each in outcome.feeds), "the same feed brought something twice"
    finally:
        library.close()
    for path in root.rglob("*.md"):
        path.unlink()


def main() -> int:
    """Run until the time is up; the exit status is 1 if anything failed."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 3600.0
    number = int(STATE.read_text("ascii")) if STATE.exists() else 0
    began, failed, slowest, sources = time.monotonic(), 0, (0.0, 0), corpus()
    first = number
    with tempfile.TemporaryDirectory() as scratch:
        os.environ["REVIEWTUI_HOME"] = f"{scratch}/home"
        root = Path(scratch, "reviews")
        root.mkdir()
        watch = Watch(scratch, str(STATE.absolute()))
        while time.monotonic() - began < seconds:
            started = time.process_time()
            try:
                one(number, sources, root)
                assert not watch.seen, "something reached outside"
            except (Exception, Escape) as error:
                failed += 1
                watch.seen.clear()
                print(f"--- input {number}: {type(error).__name__}", flush=True)
                traceback.print_exc(file=sys.stdout)
            took = time.process_time() - started
            if took > LONGEST:
                failed += 1
                print(f"--- input {number}: took {took:.1f} s", flush=True)
            slowest = max(slowest, (took, number))
            number += 1
            STATE.write_text(str(number), "ascii")
        watch.stop()
    took, which = slowest
    print(f"inputs {first} to {number - 1}: {failed} failed; slowest {took:.1f} s (input {which})")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
