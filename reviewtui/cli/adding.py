"""`reviewtui add` and `inspect`: reviews from anywhere become files, or are only shown."""

from __future__ import annotations

from reviewtui import intake, patterns
from reviewtui.amending import FIELDS, amended
from reviewtui.cli import streams
from reviewtui.errors import NetworkError, ReviewtuiError
from reviewtui.model.draft import Draft
from reviewtui.model.sameness import fingerprint
from reviewtui.sources.outcome import NotAReview

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewtui.cli.parser import Invocation
    from reviewtui.library.library import Library
    from reviewtui.library.settings import Settings

SOME_FAILED = 3
MANY = 20
"""From so many sources on it is told how far the work has come."""
LARGE = 1_000_000
"""Bytes of a file from which on it is told that it is being read."""
_LATER = "Check the address; try again later, or save the page with a browser and add the file."


def run(asked: Invocation) -> int:
    """Add reviews; exit status 3 if some sources gave none, 1 if none did."""
    from reviewtui.cli.opening import Opened
    from reviewtui.library.settings import folder_for_new, folders

    patterns.kept_in(folders().cache)
    corrections = _corrections(asked)
    amended(Draft(body=""), corrections)  # what cannot be understood is told before any work
    tally = _Tally()
    with Opened(asked) as (settings, library):
        target = asked.value("to") or folder_for_new(settings)
        added: dict[str, str] = {}
        places = [library, *_target_library(target, settings)]
        for source, outcome in _outcomes(asked, tally):
            if isinstance(outcome, NotAReview):
                tally.refuse(source, outcome.reason)
                continue
            draft = amended(outcome, corrections)
            try:
                path = _add(draft, target, places, added, dry="dry-run" in asked.flags)
            except ReviewtuiError as error:
                tally.fail(source, str(error))
                continue
            tally.good += 1
            if path:
                streams.put(_line(path, draft))
                streams.finish()  # what is kept is told, whatever happens to the next one
        for place in places[1:]:
            place.close()
    patterns.keep()
    return tally.status()


def run_inspect(asked: Invocation) -> int:
    """Show what would be understood, and store nothing."""
    from reviewtui.library.settings import folders

    patterns.kept_in(folders().cache, "patterns-of-points")
    tally = _Tally()
    items: list[dict[str, object]] = []
    as_json = "json" in asked.flags
    for source, outcome in _outcomes(asked, tally):
        if isinstance(outcome, NotAReview):
            items.append({"source": source, "reason": outcome.reason})
            tally.refuse(source, outcome.reason)
            continue
        tally.good += 1
        if as_json:
            from reviewtui.cli.inspecting import inspected

            items.append(inspected(outcome, source))
        else:
            from reviewtui.cli.inspecting import summary

            streams.put(summary(outcome, source))
            streams.finish()
    if as_json:
        from reviewtui.cli.opening import put_json

        put_json(items)
    patterns.keep()
    return tally.status()


class _Tally:
    """How many sources went well, and what to say of the others."""

    def __init__(self) -> None:
        self.good = self.bad = self.unreachable = 0
        self.todo: dict[str, str] = {}
        """What to do about a reason that came with its own advice."""
        self._advised: set[str] = set()

    def fail(self, source: str, reason: str) -> None:
        """Tell why one source gave no review."""
        self.bad += 1
        streams.say(f"reviewtui: {source}: {reason}")

    def refuse(self, source: str, reason: str) -> None:
        """Tell why a source is no review, and what to do: once for all that need the same."""
        from reviewtui.sources.outcome import what_to_do

        self.fail(source, reason)
        todo = self.todo.get(reason) or what_to_do(reason)
        if todo not in self._advised:
            streams.say(f"  {todo}")
        self._advised.add(todo)

    def status(self) -> int:
        """0 when all went well, 3 when some failed, 1 when all did, 4 when nobody answered."""
        if not self.bad:
            return 0
        if self.unreachable == self.bad and not self.good:
            return NetworkError.exit_code
        return SOME_FAILED if self.good else 1


def _outcomes(asked: Invocation, tally: _Tally) -> Iterator[tuple[str, Draft | NotAReview]]:
    """What every source holds, one after the other."""
    from reviewtui.model.text import clean_line

    sources = list(intake.expand(asked.words))
    for number, source in enumerate(sources, 1):
        _progress(number, len(sources), source)
        try:
            outcomes = intake.read_source(source)
        except NetworkError as error:
            tally.unreachable += 1
            reason, _, todo = str(error).partition("\n")
            tally.todo[reason] = todo.strip() or _LATER
            outcomes = [NotAReview(source, reason)]
        for outcome in outcomes:
            yield clean_line(source), outcome


def _progress(number: int, total: int, source: str) -> None:
    import os
    import sys

    if sys.stderr is None or not sys.stderr.isatty():
        return
    if total >= MANY:
        end = "\n" if number == total else ""
        sys.stderr.write(f"\rReading {number:,} of {total:,}{end}")
        sys.stderr.flush()
    elif os.path.isfile(source) and (size := os.path.getsize(source)) > LARGE:
        streams.say(f"Reading {streams.on_one_line(source)} ({size / 1e6:.1f} MB)")


def _add(
    draft: Draft, target: str, places: list[Library], added: dict[str, str], *, dry: bool
) -> str | None:
    """Keep one review and return its path; None where it is there already."""
    keys = [
        key for key in (draft.url, draft.guid, f"{draft.work} {fingerprint(draft.body)}") if key
    ]
    before = next((added[key] for key in keys if key in added), None)
    known = None
    if not before:
        known = next(filter(None, (intake.seen(draft, place) for place in places)), None)
    if before or known:
        by = f" (the same {known.by})" if known else ""
        streams.say(
            f"reviewtui: {draft.work}: already here as {known.review if known else before}{by}"
        )
        return None
    path = intake.planned(draft, target) if dry else intake.keep(draft, target)
    added.update(dict.fromkeys(keys, path))
    return path


def _target_library(target: str, settings: Settings) -> list[Library]:
    """The library of a folder that is written to and not read from, to add nothing twice there."""
    import os

    here = os.path.realpath(target)
    if not os.path.isdir(here) or here in map(os.path.realpath, settings.content):
        return []
    from reviewtui.library.library import Library

    library = Library.open((target,), settings.folders.cache)
    library.refresh()
    return [library]


def _corrections(asked: Invocation) -> dict[str, str]:
    """The fields a person states on the command line."""
    return {name: typed for name in FIELDS if (typed := asked.value(name)) is not None}


def _line(path: str, draft: Draft) -> str:
    """One review on one line; what was guessed bears a question mark."""
    from reviewtui.cli.listing import UNKNOWN_OUTLET

    def shown(name: str, value: object) -> str:
        return f"{value}?" if value is not None and name in draft.uncertain else str(value or "-")

    work = shown("work", draft.work)
    if draft.year:
        work += f" ({shown('year', draft.year)})"
    rating = draft.rating
    text = shown("rating", rating.text) if rating else None
    outlet = shown("outlet", draft.outlet or UNKNOWN_OUTLET)
    return streams.fields(path, rating.score if rating else None, text, outlet, work, draft.critic)
