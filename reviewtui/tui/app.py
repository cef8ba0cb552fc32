"""ReviewApp: opens the session, runs the app-wide jobs, sets the theme."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
from contextlib import suppress
from typing import TYPE_CHECKING

from textual import work
from textual.signal import Signal

from reviewtui.errors import ReviewtuiError
from reviewtui.library.library import Library
from reviewtui.library.marks import Marks
from reviewtui.tui.commands import COMPARE, EVERYWHERE, HOME, MOVING, bindings
from reviewtui.tui.folder_jobs import FolderJobs
from reviewtui.tui.launch import mouse_wanted
from reviewtui.tui.look import ASCII, UNICODE
from reviewtui.tui.one_key import OneKey
from reviewtui.tui.screens.home import HomeScreen
from reviewtui.tui.session import Session

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import SystemCommand
    from textual.await_complete import AwaitComplete
    from textual.driver import Driver
    from textual.screen import Screen

    from reviewtui.library.settings import Settings

MARKS_POLL = 1.0
"""Seconds between looks at the marks of other sessions."""


class ReviewApp(FolderJobs, OneKey):
    """The reader. Screens are handed a Session; none of them looks for its state here."""

    TITLE = "reviewtui"
    ENABLE_COMMAND_PALETTE = False
    CSS_PATH = "app.tcss"
    BINDINGS = [*bindings(EVERYWHERE)]

    def __init__(
        self, settings: Settings, driver_class: type[Driver] | None = None, terminal: str = ""
    ) -> None:
        super().__init__(driver_class=driver_class)
        self._terminal = terminal
        self._leaving = False
        self.settings = settings
        self.signs = ASCII if settings.ascii else UNICODE
        folders = settings.folders
        self.library = Library.open(settings.content, folders.cache, folders.config, folders.state)
        self.marks = Marks(settings.folders.config, settings.folders.state)
        self.marks.known = self.library
        self.session = Session(
            settings,
            self.library,
            self.marks,
            Signal(self, "library_changed"),
            Signal(self, "marks_changed"),
        )
        self.keys_in_force = settings.keys
        self.animation_level = "none"
        self.set_keymap(settings.keys)
        if settings.theme in self.available_themes:
            self.theme = settings.theme

    def get_default_screen(self) -> Screen[None]:
        """The home screen is the bottom of the stack."""
        return HomeScreen(self.session)

    def on_mount(self) -> None:
        """Look at the folders once the first screen is painted, and now and then afterwards."""
        self.call_after_refresh(self._painted)
        self.set_interval(MARKS_POLL, self.look_at_marks)
        loop = asyncio.get_running_loop()
        with suppress(NotImplementedError, RuntimeError, ValueError):
            loop.add_signal_handler(signal.SIGTERM, self._end, signal.SIGTERM)
            loop.add_signal_handler(signal.SIGHUP, self._end, signal.SIGHUP)

    def _painted(self) -> None:
        """The first screen is there: what could wait until now begins."""
        self.call_later(self._show_frames)
        gc.freeze()
        gc.enable()
        self.refresh_library()

    def _show_frames(self) -> None:
        """Where the last launch's picture is up, what differs from it is painted now."""
        release = getattr(self._driver, "release", None)
        if release is not None:
            release()

    def _end(self, number: int) -> None:
        """Keep what a person did, then go: on request, or because the terminal is gone.

        No picture is taken for the next launch: who asks a program to end does not wait for it.
        """
        self.leave()
        if number == signal.SIGHUP:
            os._exit(128 + number)  # there is no screen left to restore, and nobody to ask
        self.exit(return_code=128 + number)

    # --- jobs

    def look_at_marks(self) -> None:
        """Take in what other sessions marked or put right; write down where one is reading."""
        if self.marks.reload():
            self.session.marks_changed.publish(None)
        if self.library.corrections.reload():
            self.session.library_changed.publish(None)
        self._write_places()

    def _write_places(self) -> None:
        if self.marks.reading.pending:
            with suppress(ReviewtuiError):
                self.marks.reading.flush()

    def pop_screen(self) -> AwaitComplete:
        """Close the screen in front, and keep nothing of it."""
        from reviewtui.tui.letting_go import let_go

        closing = super().pop_screen()
        let_go()
        return closing

    # --- words

    def say(self, text: str) -> None:
        """A sentence on the screen in front, where it has a place for one."""
        show = getattr(self.screen, "say", None)
        if callable(show):
            show(text)
        else:
            self.notify(text, markup=False)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """None: the palette lists our own commands."""
        return ()

    # --- what works everywhere

    async def action_help(self) -> None:
        """All keys, searchable."""
        await self._show_commands(palette=False)

    async def action_palette(self) -> None:
        """Any command by name."""
        await self._show_commands(palette=True)

    async def _show_commands(self, *, palette: bool) -> None:
        from reviewtui.tui.screens.choosers import HelpScreen, PaletteScreen

        groups = {"Reading": HOME, "Moving": MOVING, "Comparing": COMPARE, "Everywhere": EVERYWHERE}
        kind = PaletteScreen if palette else HelpScreen
        if not isinstance(self.screen, HelpScreen):
            await self.push_screen(kind(groups, self.settings.keys), self._run_command)

    async def _run_command(self, command_id: str | None) -> None:
        if command_id is None:
            return
        action = command_id.replace("-", "_")
        for node in (self.screen.focused, self.screen, self):
            if node is not None and hasattr(node, f"action_{action}"):
                await self.run_action(action, node)
                return
        self.say(f"`{command_id}` does nothing here.")

    def action_undo(self) -> None:
        """Take back the last change to bookmarks and notes."""
        try:
            said = self.marks.undo()
        except ReviewtuiError as error:
            said = str(error)
        else:
            self.session.marks_changed.publish(None)
        self.say(said or "Nothing to undo.")

    async def action_problems(self) -> None:
        """Files that could not be read."""
        from reviewtui.tui.screens.choosers import ProblemsScreen

        await self.push_screen(ProblemsScreen(self.library.problems(), self._own_problems()))

    def _own_problems(self) -> list[str]:
        """What is wrong with the files that are not reviews: settings, bookmarks, feeds."""
        from reviewtui.library import joins, subscriptions

        config = self.settings.folders.config
        kept = (*self.marks.problems, *self.library.corrections.problems)
        by_hand = (joins.problem(config), subscriptions.problem(config))
        others = filter(None, (*by_hand, self.marks.reading.broken))
        return [*self.settings.warnings, *map(str, (*kept, *others))]

    def action_add(self) -> None:
        """Add a review; the list shows it when the form is closed."""
        from reviewtui.tui.screens.add import AddScreen

        self.push_screen(AddScreen(self.session), self._added)

    def _added(self, _: None) -> None:
        self.refresh_library()

    def action_refresh(self) -> None:
        """Ask the feeds, then read the folders again."""
        self.say("Asking the feeds, reading the folders …")
        self._ask_feeds()

    @work(thread=True, exclusive=True, group="feeds")
    def _ask_feeds(self) -> None:
        from reviewtui.library.settings import folder_for_new
        from reviewtui.library.subscriptions import Subscriptions

        try:
            if Subscriptions(self.settings.folders.config).feeds():
                from reviewtui.feeding import refresh_all

                def say(text: str) -> None:
                    self.call_from_thread(self.say, text)

                self.library.read_also(folder_for_new(self.settings))
                outcome = refresh_all(self.settings, self.library, say)
                self.call_from_thread(self._fed, outcome.summary())
                return
        except ReviewtuiError as error:
            self.call_from_thread(self.refresh_library, aloud=True, besides=str(error))
            return
        self.call_from_thread(self.refresh_library, aloud=True)

    def _fed(self, summary: str) -> None:
        self.session.library_changed.publish(None)
        self.say(summary)

    def action_edit_file(self, path: str) -> None:
        """Open a file in the person's editor, then read it again."""
        import shlex
        import subprocess

        editor = os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi"
        try:
            with self.suspend():
                subprocess.run([*shlex.split(editor), path], check=False)
        except (OSError, ValueError) as error:
            self.say(
                f"Could not start {editor}: {error}. Set $EDITOR to an editor of this machine."
            )
        self.refresh_library()

    def action_redraw(self) -> None:
        """Paint the whole screen again."""
        repaint = getattr(self._driver, "repaint_all", None)
        if callable(repaint):
            repaint()
        else:
            self.screen.refresh(layout=True)

    def action_mouse(self) -> None:
        """Mouse on and off."""
        driver = self._driver
        on = not getattr(self, "_mouse_on", mouse_wanted(self.settings))
        self._mouse_on = on
        if driver is not None:
            for mode in (1000, 1003, 1015, 1006):
                driver.write(f"\x1b[?{mode}{'h' if on else 'l'}")
            driver.flush()
        self.say("Mouse on." if on else "Mouse off: the terminal's own selection works again.")

    def action_suspend(self) -> None:
        """Back to the shell; fg returns."""
        self.action_suspend_process()

    async def action_back(self) -> None:
        """Close what is open on the screen in front, stop what is read in; never quits."""
        if isinstance(self.screen, HomeScreen) and self.stop_reading():
            return
        await self.run_action("back", self.screen)

    async def action_quit(self) -> None:
        """Go back one screen; from home, leave, with the place one is at written down."""
        if isinstance(self.screen, HomeScreen):
            self.leave()
            await self._keep_picture()
            self.exit()
        else:
            self.screen.dismiss(None)

    async def _keep_picture(self) -> None:
        """Keep how the next launch will begin, unless the list is still being read."""
        self._leaving = True
        if self._terminal and not any(w.group == "refresh" for w in self.workers if w.is_running):
            from reviewtui.tui.picture_taking import take

            await take(self, self.session, self._terminal)

    def leave(self) -> None:
        """Keep what a person did; safe to call more than once."""
        home = self.screen_stack[0] if self.screen_stack else None
        if isinstance(home, HomeScreen):
            with suppress(ReviewtuiError):
                home.keep()
        self._write_places()
