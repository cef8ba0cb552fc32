"""`reviewtui feed` and `reviewtui refresh`: what is followed, and what is new in it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reviewtui.cli import streams
from reviewtui.errors import NothingMatchedError, ReviewtuiError, UsageError
from reviewtui.library.settings import load
from reviewtui.library.subscriptions import Subscription, Subscriptions

if TYPE_CHECKING:
    from reviewtui.cli.parser import Invocation
    from reviewtui.feed_outcome import FeedOutcome

ACTIONS = ("add", "list", "remove", "import", "export")
_SOME_FAILED = 3


def run(asked: Invocation) -> int:
    """One of the actions on what is followed."""
    action, *words = asked.words
    settings = load(asked.content)
    subscriptions = Subscriptions(settings.folders.config)
    if action in ("list", "export"):
        if words:
            raise UsageError(f"feed {action}: takes no more words")
        return _list(subscriptions, asked) if action == "list" else _export(subscriptions)
    if not words:
        what = {"add": "URL", "remove": "FEED", "import": "FILE"}[action]
        raise UsageError(f"feed {action}: {what} is missing\n  reviewtui feed {action} {what}...")
    do = {"add": _add, "remove": _remove, "import": _import}[action]
    failed = 0
    for word in words:
        try:
            do(word, subscriptions, asked)
        except (ReviewtuiError, OSError) as error:
            if len(words) == 1 and isinstance(error, ReviewtuiError):
                raise
            streams.say(f"reviewtui: {error}")
            failed += 1
    return (1 if failed == len(words) else _SOME_FAILED) if failed else 0


def run_refresh(asked: Invocation) -> int:
    """Ask the feeds for what is new; one line a feed, what went wrong on standard error."""
    from reviewtui.cli.opening import Opened, put_json
    from reviewtui.feeding import refresh_all, subscription_of

    verbose, as_json = "verbose" in asked.flags, "json" in asked.flags
    with Opened(asked) as (settings, library):
        subscriptions = Subscriptions(settings.folders.config)
        only = [each for word in asked.words for each in subscription_of(word, subscriptions)]
        stated = asked.values.get("content")

        def finished(feed: FeedOutcome) -> None:
            _talk(feed, verbose=verbose)
            if feed.error is None and not as_json:
                streams.put(_line(feed))
                streams.finish()  # what came in is told, whatever happens to the next one

        outcome = refresh_all(
            settings,
            library,
            _progress,
            only=only or None,
            root=str(Path(stated[0]).expanduser()) if stated else None,
            everything="all" in asked.flags,
            finished=finished,
        )
    if not outcome.feeds:
        raise NothingMatchedError(f"no feed is followed\n  {outcome.summary()}")
    if as_json:
        put_json([_json(feed) for feed in outcome.feeds])
    return outcome.status


def _add(typed: str, subscriptions: Subscriptions, asked: Invocation) -> None:
    from reviewtui.subscribing import find

    found, others = find(typed)
    wanted = found._replace(outlet=asked.value("outlet"), everything="all" in asked.flags)
    if subscriptions.add([wanted]):
        streams.put(_record(wanted))
    else:
        streams.say(f"reviewtui: {found.url}: is followed already")
    for other in others:
        streams.say(f"reviewtui: the page also has {other.url} {other.title}".rstrip())


def _remove(typed: str, subscriptions: Subscriptions, _asked: Invocation) -> None:
    from reviewtui.library.feed_state import forget
    from reviewtui.library.settings import folders

    found = subscriptions.find(typed) or subscriptions.find(str(Path(typed).absolute()))
    if not found:
        raise NothingMatchedError(f"{typed}: no such feed is followed\n  `feed list` shows them.")
    if len(found) > 1:
        names = "\n  ".join(each.url for each in found)
        raise UsageError(f"{typed}: could be any of these; give an address\n  {names}")
    subscriptions.remove(found[0].url)
    forget(folders().state, found[0].url)
    streams.put(_record(found[0]))


def _import(path: str, subscriptions: Subscriptions, _asked: Invocation) -> None:
    from reviewtui.sources.opml import LARGEST
    from reviewtui.subscribing import import_opml

    if path == "-":
        data = sys.stdin.buffer.read(LARGEST + 1)
    else:
        try:
            with Path(path).open("rb") as file:
                data = file.read(LARGEST + 1)
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise UsageError(f"{path}: cannot be read: {reason}") from error
    new, held = import_opml(subscriptions, data, path)
    streams.say(f"reviewtui: {path}: {new} of {held} feeds are new")


def _list(subscriptions: Subscriptions, asked: Invocation) -> int:
    from reviewtui.cli.opening import put_json

    feeds = subscriptions.feeds()
    if "json" in asked.flags:
        put_json([_listed(each) for each in feeds])
    else:
        streams.put("".join(map(_record, feeds)))
    if not feeds:
        raise NothingMatchedError("no feed is followed\n  `reviewtui feed add URL` follows one.")
    return 0


def _export(subscriptions: Subscriptions) -> int:
    from reviewtui.subscribing import export_opml

    streams.put(export_opml(subscriptions).decode())
    return 0


def _record(feed: Subscription) -> str:
    """One feed on one line: address, title, outlet."""
    return streams.fields(feed.url, feed.title, feed.outlet)


def _listed(feed: Subscription) -> dict[str, Any]:
    return {
        "url": feed.url,
        "title": feed.title,
        "home": feed.home,
        "outlet": feed.outlet,
        "all": feed.everything,
    }


def _line(feed: FeedOutcome) -> str:
    """What became of a feed, on one line."""
    return streams.fields(
        feed.title,
        f"{feed.new} new",
        f"{feed.updated} updated",
        f"{feed.unchanged + feed.edited} unchanged",
        f"{len(feed.skips)} skipped",
    )


def _json(feed: FeedOutcome) -> dict[str, Any]:
    return {
        "url": feed.url,
        "title": feed.title,
        "new": feed.new,
        "updated": feed.updated,
        "unchanged": feed.unchanged,
        "edited": feed.edited,
        "skipped": [skip._asdict() for skip in feed.skips],
        "notes": list(feed.notes),
        "error": feed.error,
    }


def _talk(feed: FeedOutcome, *, verbose: bool) -> None:
    """What is to be said of a feed beside its counts."""
    if feed.error is not None:
        streams.say(f"reviewtui: {feed.title}: {feed.error}")
    for note in feed.notes:
        streams.say(f"reviewtui: {feed.title}: {note}")
    if feed.edited:
        what = "review was" if feed.edited == 1 else "reviews were"
        streams.say(
            f"reviewtui: {feed.title}: {feed.edited} changed {what} edited here and left alone"
        )
    for skip in feed.skips if verbose else ():
        streams.say(f"reviewtui: {feed.title}: skipped {skip.entry}: {skip.reason}")


def _progress(what: str) -> None:
    """Where a person watches, tell whom we wait for."""
    if sys.stderr is not None and sys.stderr.isatty():
        streams.say(f"{what} ...")
