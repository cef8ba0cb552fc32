"""feeds.toml: what a person subscribed to; theirs to edit, ours to add to and take from.

It is changed as text, a block at a time, so that comments, order and spacing stay. Beside it
may lie feeds.opml, the folders and attributes of an imported list, which only an export needs.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from reviewtui.errors import BadFileError, StoreError
from reviewtui.library import frontmatter
from reviewtui.library.files import atomic_write
from reviewtui.library.locking import Held
from reviewtui.library.writing import write
from reviewtui.model.text import clean_line, safe_url

if TYPE_CHECKING:
    from collections.abc import Iterable

NAME = "feeds.toml"
OPML_NAME = "feeds.opml"
FORMAT = 1
_BLOCK = re.compile(r"^[ \t]*\[\[[ \t]*feed[ \t]*\]\].*$", re.MULTILINE)
_HEADER = re.compile(r"^[ \t]*\[", re.MULTILINE)


class Subscription(NamedTuple):
    """A feed a person wants to follow."""

    url: str
    """An http or https address, or the absolute path of a file."""
    title: str | None = None
    """What the feed calls itself, or what a person calls it."""
    home: str | None = None
    outlet: str | None = None
    """Whose folder its reviews go to, where that is not what the feed is called."""
    everything: bool = False
    """`all = true`: take every entry, whether or not it says that it is a review."""

    @property
    def shown(self) -> str:
        """The name to show a person."""
        return self.outlet or self.title or self.url


class Subscriptions:
    """The feeds of one person."""

    def __init__(self, config_dir: str) -> None:
        self.path = os.path.join(config_dir, NAME)
        self.opml_path = os.path.join(config_dir, OPML_NAME)
        self._lock_path = os.path.join(config_dir, ".feeds.lock")

    def feeds(self) -> list[Subscription]:
        """All of them, in the order of the file, each once; BadFileError if it is not readable."""
        return _subscriptions(self._text(), self.path)

    def find(self, typed: str) -> list[Subscription]:
        """Those a person may mean: by address, else by name, else by a part of either."""
        feeds = self.feeds()
        wanted = typed.strip().casefold()
        told = [
            {each.url.casefold(), each.shown.casefold(), (each.title or "").casefold()}
            for each in feeds
        ]
        same = [each for each, names in zip(feeds, told, strict=True) if wanted in names]
        if same or not wanted:
            return same
        return [
            each
            for each, names in zip(feeds, told, strict=True)
            if any(wanted in name for name in names)
        ]

    def add(self, new: Iterable[Subscription]) -> list[Subscription]:
        """Put feeds at the end of the file; those that are in it already are left out."""
        with Held(self._lock_path):
            text = self._text()
            have = {each.url for each in _subscriptions(text, self.path)}
            added = []
            for each in new:
                if each.url not in have:
                    have.add(each.url)
                    added.append(each)
            if added:
                self._write(_with_blocks(text, added), have)
        return added

    def remove(self, url: str) -> bool:
        """Take one feed out; whether it was there."""
        with Held(self._lock_path):
            text = self._text()
            have = [each.url for each in _subscriptions(text, self.path)]
            if url not in have:
                return False
            self._write(_without_block(text, url), set(have) - {url})
        return True

    def move(self, url: str, to: str) -> bool:
        """Follow a feed at its new address; whether it could be done, the rest as it was.

        A feed that is followed there as well is left to be taken out by hand.
        """
        with Held(self._lock_path):
            text = self._text()
            have = [each.url for each in _subscriptions(text, self.path)]
            moved = _with_address(text, url, to)
            if moved is None or url not in have or to in have:
                return False
            self._write(moved, {*have, to} - {url})
        return True

    def _text(self) -> str:
        try:
            with open(self.path, "rb") as file:
                return file.read().decode("utf-8-sig")
        except FileNotFoundError:
            return ""
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise StoreError(f"{self.path}: cannot be read: {reason}") from error
        except UnicodeDecodeError as error:
            raise BadFileError(self.path, "is not UTF-8 text", "Save it as UTF-8.") from error

    def _write(self, text: str, urls: set[str]) -> None:
        """Put the new text in place, once it is sure to say what it should."""
        if {each.url for each in _subscriptions(text, self.path)} != urls:
            raise StoreError(
                f"{self.path}: is written in a way I cannot change\n  Edit it by hand."
            )
        atomic_write(self.path, text.encode())


def _subscriptions(text: str, path: str) -> list[Subscription]:
    if not text:
        return []
    table = frontmatter.parse(text, path, above=0)
    version = table.get("format", FORMAT)
    if not isinstance(version, int) or version > FORMAT:
        raise StoreError(
            f"{path}: has format {clean_line(str(version))[:20]}, and I know {FORMAT}\n"
            "  A newer reviewtui wrote it; it is left as it is."
        )
    blocks = table.get("feed", [])
    if not isinstance(blocks, list) or not all(isinstance(each, dict) for each in blocks):
        raise BadFileError(path, "feed is not a list", "Begin each feed with [[feed]].")
    found: dict[str, Subscription] = {}
    heads = [text.count("\n", 0, head.start()) + 1 for head in _BLOCK.finditer(text)]
    for number, block in enumerate(blocks):
        line = heads[number] if len(heads) == len(blocks) else None
        each = _subscription(block, path, line)
        found.setdefault(each.url, each)
    return list(found.values())


def problem(config_dir: str) -> BadFileError | StoreError | None:
    """What is wrong with feeds.toml, where it cannot be followed."""
    try:
        Subscriptions(config_dir).feeds()
    except (BadFileError, StoreError) as error:
        return error
    return None


def _subscription(block: dict[str, Any], path: str, at: int | None) -> Subscription:
    def line(key: str) -> str | None:
        value = block.get(key)
        return clean_line(value) or None if isinstance(value, str) else None

    url = line("url") or ""
    if not (safe_url(url) or os.path.isabs(url)):
        what = f'url "{url[:80]}" is neither a web address nor the path of a file'
        raise BadFileError(path, what, 'Write url = "https://...", or a path from / on.', at)
    return Subscription(
        url, line("title"), safe_url(line("home")), line("outlet"), block.get("all") is True
    )


def _with_blocks(text: str, added: list[Subscription]) -> str:
    blocks = [text.rstrip("\n")] if text.strip() else [f"format = {FORMAT}"]
    for each in added:
        stated = {"url": each.url, "title": each.title, "home": each.home, "outlet": each.outlet}
        fields = {key: value for key, value in stated.items() if value}
        if each.everything:
            fields["all"] = True  # type: ignore[assignment]
        blocks.append(f"[[feed]]\n{write(fields)}".rstrip("\n"))
    return "\n\n".join(blocks) + "\n"


def _with_address(text: str, url: str, to: str) -> str | None:
    """The text with one address in place of another; None where it is not written plainly."""
    line = re.compile(
        rf"^(?P<before>[ \t]*url[ \t]*=[ \t]*)(?P<quote>[\"']){re.escape(url)}(?P=quote)",
        re.MULTILINE,
    )
    if len(line.findall(text)) != 1 or re.search(r"[\"'\\\s]", to):
        return None
    return line.sub(lambda found: f'{found["before"]}"{to}"', text)


def _without_block(text: str, url: str) -> str:
    """The text without the block of one feed, and without the comment right above it."""
    for head in reversed(list(_BLOCK.finditer(text))):
        after = _HEADER.search(text, head.end())
        end = after.start() if after else len(text)
        try:
            (only,) = _subscriptions(text[head.start() : end], "")
        except (BadFileError, StoreError, ValueError):
            continue
        if only.url == url:
            # a comment right above the next block is about that one
            kept = re.search(r"(?:^[ \t]*#.*\n)+\Z", text[head.end() : end], re.MULTILINE)
            text = text[: head.start()] + (kept[0] if kept else "") + text[end:]
    return re.sub(r"\n{3,}", "\n\n", text)
