"""What became of a refresh: of each feed, and of all together."""

from __future__ import annotations

from typing import NamedTuple

from reviewtui.errors import NetworkError


class Skip(NamedTuple):
    """An entry that was not taken, and why."""

    entry: str
    reason: str


class FeedOutcome(NamedTuple):
    """What became of one feed."""

    url: str
    title: str
    new: int = 0
    updated: int = 0
    unchanged: int = 0
    edited: int = 0
    """Entries that changed while their files were edited: left as they are."""
    skips: tuple[Skip, ...] = ()
    notes: tuple[str, ...] = ()
    """What went less well, without being an error."""
    error: str | None = None
    network: bool = False
    """Whether the error lies on the way to the feed, and may be gone tomorrow."""


class Outcome(NamedTuple):
    """What became of all feeds, in the order they are followed."""

    feeds: tuple[FeedOutcome, ...]

    @property
    def new(self) -> int:
        """How many reviews came in."""
        return sum(each.new for each in self.feeds)

    @property
    def updated(self) -> int:
        """How many were written anew."""
        return sum(each.updated for each in self.feeds)

    @property
    def failed(self) -> tuple[FeedOutcome, ...]:
        """The feeds that could not be read."""
        return tuple(each for each in self.feeds if each.error is not None)

    @property
    def status(self) -> int:
        """The exit status: 0; 3 where some failed; 4 where all did on the network, else 1."""
        if not self.failed:
            return 0
        if len(self.failed) < len(self.feeds):
            return 3
        return NetworkError.exit_code if all(each.network for each in self.failed) else 1

    def summary(self) -> str:
        """All of it in one sentence."""
        if not self.feeds:
            return "No feeds yet; `reviewtui feed add URL` follows one."
        told = f"{self.new} new, {self.updated} updated from {_counted(len(self.feeds), 'feed')}"
        return f"{told}; {len(self.failed)} failed" if self.failed else told


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def duration(seconds: int) -> str:
    """A while, roughly: `40 seconds`, `15 minutes`, `3 hours`."""
    for size, what in ((86_400, "day"), (3600, "hour"), (60, "minute")):
        if seconds >= size:
            return _counted(round(seconds / size), what)
    return _counted(max(1, seconds), "second")
