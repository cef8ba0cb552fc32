"""Taking the picture that the next launch shows: a home screen as it will begin, drawn unseen.

The last frame itself would not do: the next launch begins with the list in front, nothing lit and
nothing unfolded. So a second home screen is made from what is on disk by now, exactly as a launch
makes it, and drawn with the terminal held still. It is kept only if no file it was drawn from
changed meanwhile.
"""

from __future__ import annotations

import asyncio
import os
from contextlib import suppress
from typing import TYPE_CHECKING, Protocol, runtime_checkable

import textual

import reviewtui
from reviewtui.errors import ReviewtuiError
from reviewtui.library.joins import path_of
from reviewtui.library.settings import config_path
from reviewtui.tui import picture
from reviewtui.tui.screens.home import HomeScreen
from reviewtui.tui.widgets.key_bar import KeyBar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import App

    from reviewtui.tui.session import Session

PATIENCE = 3.0
"""Seconds to draw it in; leaving is not held up for longer."""
ATTEMPTS = 3
"""A first run may still be writing to its index when it is left."""


@runtime_checkable
class Still(Protocol):
    """A driver that can hold frames back, and say what the last one looks like."""

    def hold(self) -> None:
        """Show no frame from here on."""
        ...

    def picture(self) -> str | None:
        """The bytes that paint the last frame."""
        ...


async def take(app: App[None], session: Session, terminal: str) -> None:
    """Keep a picture of how the next launch will begin; quietly not, where that cannot be.

    `terminal` is what `picture.terminal_key` said when this run began.
    """
    path = os.path.join(session.settings.folders.cache, picture.NAME)
    driver = app._driver  # textual has no other name for it
    with suppress(OSError, ReviewtuiError, TimeoutError):
        if not (terminal and session.settings.picture and isinstance(driver, Still)):
            _forget(path)
            return
        driver.hold()
        app.workers.cancel_group(app, "read-ahead")  # it writes to the index
        for _ in range(ATTEMPTS):
            if await _took(app, session, driver, path, terminal):
                return


async def _took(app: App[None], session: Session, driver: Still, path: str, terminal: str) -> bool:
    """Draw it and keep it; False if something it depends on changed meanwhile."""
    session.library.close()  # what is still in its journal goes into the index
    before = [(file, picture.signature(file)) for file in _files(session)]
    home = HomeScreen(session)
    await asyncio.wait_for(_drawn(app, home), PATIENCE)
    paint = driver.picture()
    if home.review is None or home.review.pending or not paint or not picture.sound(paint):
        _forget(path)
        return True
    seen = [(file, picture.signature(file)) for file in _shown(home)]
    session.library.close()
    if before != [(file, picture.signature(file)) for file in _files(session)]:
        return False
    settings = session.settings
    key = [reviewtui.__version__, *map(str, app.size), terminal]
    os.makedirs(settings.folders.cache, mode=0o700, exist_ok=True)
    picture.write(path, key, settings.stated, settings.content, [*before, *seen], paint)
    return True


async def _drawn(app: App[None], home: HomeScreen) -> None:
    """Show a screen, and wait until it has nothing more to draw."""
    await app.push_screen(home)
    while not home.query_one(KeyBar).status:  # said last: the place in the review
        await home.wait_for_refresh()
    for _ in range(3):  # the line of keys draws it in a turn of its own
        await home.query_one(KeyBar).wait_for_refresh()
        await home.wait_for_refresh()


def _files(session: Session) -> Iterator[str]:
    """What every home screen depends on."""
    config = session.settings.folders.config
    yield from (os.path.dirname(module.__path__[0] + "/") for module in (reviewtui, textual))
    yield config_path(session.settings.folders)
    yield path_of(config)
    yield session.library.index_path
    yield f"{session.library.index_path}-wal"
    yield session.library.corrections.path
    yield session.marks.path
    yield session.marks.reading.path
    yield from map(os.path.abspath, session.library.roots)


def _shown(home: HomeScreen) -> set[str]:
    """The files of the reviews in view, and what else speaks for them."""
    cards = (home.sidebar.card_at(index) for index in home.sidebar.rows_in_view)
    paths = {card.path for card in cards if card is not None}
    if home.review is not None:
        paths.add(home.review.path)
    files = set(map(os.path.abspath, paths))
    for root in map(os.path.abspath, home.session.library.roots):
        for file in [file for file in files if file.startswith(f"{root}/")]:
            folder = os.path.dirname(file)
            while len(folder) > len(root):
                files |= {folder, f"{folder}/outlet.toml"}
                folder = os.path.dirname(folder)
        files.add(f"{root}/outlet.toml")
    return files


def _forget(path: str) -> None:
    with suppress(FileNotFoundError):
        os.unlink(path)
