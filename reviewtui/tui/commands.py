"""Every command declared once; bindings, footer, help, palette and README are read from here."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual.binding import Binding

if TYPE_CHECKING:
    from collections.abc import Iterable


class Command(NamedTuple):
    """Something a person can do with a key."""

    id: str
    """Name in `[keys]` of config.toml; with `_` for `-` the name of its action."""
    keys: str
    """Textual key names, comma separated, first one shown."""
    label: str
    """One or two words for the footer."""
    help: str
    """A sentence for the help screen."""
    footer: bool = False

    @property
    def action(self) -> str:
        """The Textual action it runs."""
        return self.id.replace("-", "_")


MOVING = (
    Command("line-down", "j,down", "Down", "One line or row down"),
    Command("line-up", "k,up", "Up", "One line or row up"),
    Command("page-down", "space,pagedown", "Page", "One page down"),
    Command("page-up", "shift+space,pageup,ctrl+b", "Page up", "One page up"),
    Command("half-down", "ctrl+d", "Half page", "Half a page down"),
    Command("half-up", "ctrl+u", "Half page up", "Half a page up"),
    Command("go-top", "g,home", "Top", "To the beginning"),
    Command("go-end", "G,end", "End", "To the end"),
)
"""Offered by every pane that scrolls."""

CORRECTING = (
    Command(
        "accept-point",
        "plus",
        "accept",
        "Accept the point the program found: it is written into the review's file",
    ),
    Command("reject-point", "minus", "reject", "Reject the found point: it is never shown again"),
    Command("change-aspect", "equals_sign", "aspect", "Say which aspect the found point is about"),
    Command(
        "change-polarity",
        "tilde",
        "side",
        "Make the found point praise, fault, mixed, and praise again",
    ),
)
"""What a person says of points that the program found; it wins for good."""

HOME = (
    Command("open", "enter,l,right", "read", "Open the row under the cursor", footer=True),
    Command("focus-left", "h,left", "Left", "Go to the pane on the left; on a row, fold its group"),
    Command("next-pane", "tab", "Pane", "Go to the next pane"),
    Command("compare", "c", "compare", "Line up every critic of this work", footer=True),
    Command(
        "bookmark",
        "b",
        "bookmark",
        "Bookmark the review, or the lit passage; again: take it off",
        footer=True,
    ),
    Command("note", "a", "note", "Write a note on the current passage"),
    Command("bookmarks", "apostrophe", "bookmarks", "List all bookmarks"),
    Command("find", "slash", "find", "Find words in this review", footer=True),
    Command("find-next", "n", "Next hit", "To the next place the words are found"),
    Command("find-previous", "N", "Previous hit", "To the previous place the words are found"),
    Command("search", "s", "search", "Search all reviews", footer=True),
    Command("narrow", "f", "narrow", "Narrow the list while typing"),
    Command("next-review", "J", "Next review", "Open the next review of the list"),
    Command("previous-review", "K", "Previous review", "Open the previous review of the list"),
    Command("next-point", "right_square_bracket", "Next point", "To the next praise or fault"),
    Command(
        "previous-point", "left_square_bracket", "Previous point", "To the previous praise or fault"
    ),
    Command("next-section", "right_curly_bracket", "Next section", "To the next heading"),
    Command(
        "previous-section", "left_curly_bracket", "Previous section", "To the previous heading"
    ),
    Command("contents", "t", "contents", "List the headings and jump to one"),
    Command("next-sentence", "v", "Mark", "Light the next sentence, to bookmark or copy it"),
    Command("previous-sentence", "V", "Mark back", "Light the previous sentence"),
    Command("copy", "y", "copy", "Copy the current passage with its citation"),
    Command("source", "o", "source", "Show the address of the source page, and open it"),
    Command("edit", "e", "edit", "Edit the review's file in $EDITOR"),
    Command("rating", "i", "rating", "Explain how this rating became a score"),
    Command("group-outlet", "1", "outlet", "Group the list by outlet"),
    Command("group-work", "2", "work", "Group the list by work"),
    Command("group-bookmarked", "3", "bookmarked", "Show only what is bookmarked"),
    Command("sort", "S", "sort", "Sort the list: newest, score, title, unread first"),
    Command("toggle-read", "u", "read/unread", "Mark the review as read or unread"),
    Command("zen", "z", "zen", "Zen: the review alone; again: everything"),
    *CORRECTING,
)

COMPARE = (
    Command(
        "passage",
        "enter",
        "passage",
        "Show the passage behind a claim; again: open it",
        footer=True,
    ),
    Command(
        "differences",
        "D",
        "differences",
        "Put the aspects on which critics differ first; of a crowd, show the two extremes and the "
        "median side by side",
        footer=True,
    ),
    Command(
        "expand",
        "x",
        "expand",
        "Show the quote under every claim; in a list, unfold everything",
        footer=True,
    ),
    Command(
        "sort-critics",
        "s",
        "sort",
        "Sort critics by score, outlet, or number of claims",
        footer=True,
    ),
    Command(
        "pin",
        "p",
        "pin",
        "Keep this critic in the first place, as the baseline for the others",
        footer=True,
    ),
    Command(
        "more-critics",
        "greater_than_sign,full_stop",
        "critics ›",
        "The page of critics after; in a list, the next heading",
        footer=True,
    ),
    Command(
        "fewer-critics",
        "less_than_sign,comma",
        "‹ critics",
        "The page of critics before; in a list, the heading before",
    ),
    Command("claim-left", "h,left", "Left", "To the critic on the left; in a list, fold"),
    Command("claim-right", "l,right", "Right", "To the critic on the right; in a list, unfold"),
    Command("bookmark", "b", "bookmark", "Bookmark the claim's passage; again: take it off"),
    Command("copy", "y", "copy", "Copy the claim's passage with its citation"),
    Command(
        "filter",
        "slash",
        "filter",
        "Show only some claims: aspect:story stance:con origin:found, and words of them",
        footer=True,
    ),
    Command(
        "export",
        "e",
        "export",
        "Write the comparison to a file, every quote with its source: .md, .html, .csv or .json",
        footer=True,
    ),
    *CORRECTING,
)

EVERYWHERE = (
    Command("problems", "P", "problems", "List the files that could not be read"),
    Command("add", "A", "add", "Add a review from a file, a folder or an address"),
    Command("refresh", "r", "refresh", "Ask the feeds, and read the folders again"),
    Command("undo", "U", "undo", "Take back the last change to bookmarks, notes and found points"),
    Command("help", "question_mark,f1", "help", "All keys, searchable", footer=True),
    Command("palette", "colon,ctrl+p", "palette", "Run any command by name"),
    Command("redraw", "ctrl+l", "redraw", "Paint the whole screen again"),
    Command("mouse", "M", "mouse", "Mouse on and off"),
    Command("suspend", "ctrl+z", "suspend", "Back to the shell; `fg` returns"),
    Command("back", "escape", "close", "Close what is open; never quits"),
    Command("quit", "q", "back/quit", "Back; on the home screen, quit", footer=True),
)


def bindings(commands: Iterable[Command]) -> list[Binding]:
    """Textual bindings for some commands; `[keys]` of config.toml changes them by id."""
    return [
        Binding(command.keys, command.action, command.label, show=False, id=command.id)
        for command in commands
    ]


_SHOWN = {
    "apostrophe": "'",
    "slash": "/",
    "plus": "+",
    "minus": "-",
    "equals_sign": "=",
    "tilde": "~",
    "question_mark": "?",
    "colon": ":",
    "comma": ",",
    "full_stop": ".",
    "less_than_sign": "<",
    "greater_than_sign": ">",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "left_curly_bracket": "{",
    "right_curly_bracket": "}",
    "escape": "esc",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "down": "↓",
    "up": "↑",
    "left": "←",
    "right": "→",
    "home": "Home",
    "end": "End",
    "f1": "F1",
}


def shown_keys(keys: str, *, every: bool = False) -> str:
    """Keys as a person reads them: the first one, or all of them."""
    names = [_SHOWN.get(key.strip(), key.strip()) for key in keys.split(",")]
    return " ".join(names) if every else names[0]
