"""A dialogue with the library: a word and a number in, lines out; nothing ever moves or repaints.

It speaks through two callables, so that it knows neither a terminal nor a pipe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reviewtui.errors import NothingMatchedError, ReviewtuiError, UsageError
from reviewtui.model.point import paragraph_number, paragraphs
from reviewtui.model.text import clean_line
from reviewtui.plain import wording

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from reviewtui.library.library import Library
    from reviewtui.library.marks import Marks
    from reviewtui.model.point import Point, Span
    from reviewtui.model.review import Review

PAGE = 20
"""Entries told at once; `more` tells the next."""


class Word(NamedTuple):
    """A word the reader understands, and what it does."""

    name: str
    takes: str
    says: str


WORDS = (
    Word("list", "WORDS", "the reviews, numbered; with words, only those that have them"),
    Word("more", "", "the next entries of a long list"),
    Word("read", "NUMBER", "a review of the last list; the number alone does the same"),
    Word("next", "", "the next review of the list"),
    Word("back", "", "the review before it"),
    Word("points", "", "what this review praises and faults, numbered, each with its quote"),
    Word("compare", "", "every critic of this work, aspect by aspect, the claims numbered"),
    Word("claim", "NUMBER", "the paragraph in which a point or claim stands"),
    Word("mark", "NOTE", "bookmark the claim last told, or else this review, with a note"),
    Word("marks", "", "the bookmarks"),
    Word("search", "WORDS", "reviews in which these words stand, numbered, with the passage"),
    Word("undo", "", "take back the last change to the bookmarks"),
    Word("help", "", "this list"),
    Word("quit", "", "leave"),
)


class PlainReader:
    """What was listed and read last, and what each word does with it."""

    def __init__(self, library: Library, marks: Marks, tell: Callable[[str], None]) -> None:
        self._library = library
        self._marks = marks
        self._tell = tell
        self._listed: list[str] = []
        """The ids of the reviews told last, by number."""
        self._rest: list[tuple[str, str]] = []
        """Id and line of the entries not told yet."""
        self._review: Review | None = None
        self._claims: list[tuple[Review, Point]] = []
        self._claim: tuple[Review, Span] | None = None

    def answer(self, line: str) -> bool:
        """Do what a line asks for; False when it asks to leave. A mistake is told, and no more."""
        name, _, rest = clean_line(line).partition(" ")
        if not name:
            return True
        try:
            if name.isdecimal() and not rest:
                self.read(name)
            elif (word := _meant(name)) == "quit":
                return False
            else:
                getattr(self, word)(rest.strip())
        except ReviewtuiError as error:
            for said in str(error).splitlines():
                self._tell(said.strip())
        return True

    # One method a word; each takes the rest of the line

    def list(self, words: str) -> None:
        """Tell the reviews, newest first."""
        read = self._marks.reading.read_ids()
        cards = self._library.cards(narrow=words)
        if not cards:
            raise NothingMatchedError("No review has these words." if words else "No review here.")
        self._begin(
            f"{len(cards)} reviews." if len(cards) > 1 else "1 review.",
            ((card.id, wording.card_line(card, read=card.id in read)) for card in cards),
        )

    def more(self, _: str) -> None:
        """Tell the next entries of the list."""
        if not self._rest:
            raise NothingMatchedError("That was all of them.")
        told, self._rest = self._rest[:PAGE], self._rest[PAGE:]
        for identity, line in told:
            self._listed.append(identity)
            self._tell(f"{len(self._listed)}. {line}")
        if self._rest:
            self._tell(f"{len(self._rest)} more; say more.")

    def read(self, number: str) -> None:
        """Tell one review from beginning to end, and remember that it was read."""
        review = self._library.review(self._listed[_index(number, len(self._listed), "review")])
        self._review, self._claim, self._claims = review, None, []
        self._marks.reading.mark_read(review.id)
        for line in (*wording.head(review), *wording.body_lines(review.body)):
            self._tell(line)
        self._tell(f"End of the review. {len(review.points)} points; say points.")

    def next(self, _: str) -> None:
        """Tell the next review of the list."""
        self._step(1)

    def back(self, _: str) -> None:
        """Tell the review before this one."""
        self._step(-1)

    def points(self, _: str) -> None:
        """Tell what the review praises and faults."""
        review = self._current()
        self._claims, self._claim = [(review, point) for point in review.points], None
        if not self._claims:
            raise NothingMatchedError("No praise and no fault is stated or found in this review.")
        for number, point in enumerate(review.points, 1):
            self._tell(f"{number}. {wording.point_line(review, point)}")

    def compare(self, _: str) -> None:
        """Tell every critic of the work, aspect by aspect."""
        comparison = self._library.comparison(self._current().work.slug)
        self._claims, self._claim = [], None
        for line, claim in wording.comparison_lines(comparison):
            if claim is not None:
                self._claims.append((claim.review, claim.point))
            self._tell(line if claim is None else f"{len(self._claims)}. {line}")

    def claim(self, number: str) -> None:
        """Tell the paragraph behind a claim."""
        review, point = self._claims[_index(number, len(self._claims), "claim")]
        if point.span is None:
            raise NothingMatchedError("Its words do not stand in the text of the review.")
        self._claim = (review, point.span)
        which = paragraph_number(review.body, point.span.start)
        place = paragraphs(review.body)[which - 1]
        self._tell(f"{wording.who(review)}, paragraph {which}.")
        for line in wording.body_lines(review.body[place.start : place.end]):
            self._tell(line)

    def mark(self, note: str) -> None:
        """Bookmark the claim told last, or else the review."""
        review, span = self._claim or (self._current(), None)
        mark = self._marks.add(review, span, note)
        self._tell(f"Bookmarked: {clean_line(mark.shown)}.")

    def marks(self, _: str) -> None:
        """Tell the bookmarks; their numbers read the reviews they are in."""
        known = self._marks.bookmarks
        if not known:
            raise NothingMatchedError("There is no bookmark yet; mark makes one.")
        told = (
            clean_line(f"{mark.shown}. {f'Note: {mark.note}' if mark.note else ''}")
            for mark in known
        )
        self._begin(f"{len(known)} bookmarked.", zip((m.review for m in known), told, strict=True))

    def search(self, words: str) -> None:
        """Tell the reviews in which words stand, each with the passage."""
        if not words:
            raise UsageError("Say what to search for: search WORDS.")
        answer = self._library.search(words)
        for note in answer.notes:
            self._tell(clean_line(note))
        if not answer.hits:
            raise NothingMatchedError("Nothing was found.")
        self._begin(
            f"{len(answer.hits)} found.",
            (
                (
                    hit.card.id,
                    f"{wording.card_line(hit.card, read=True)} {clean_line(hit.snippet)}",
                )
                for hit in answer.hits
            ),
        )

    def undo(self, _: str) -> None:
        """Take back the last change to the bookmarks."""
        self._tell(clean_line(self._marks.undo() or "There is nothing to take back."))

    def help(self, _: str) -> None:
        """Tell the words."""
        for word in WORDS:
            self._tell(f"{' '.join(filter(None, (word.name, word.takes)))}: {word.says}.")
        self._tell("Any word can be shortened as long as it stays clear.")

    def _begin(self, said: str, entries: Iterable[tuple[str, str]]) -> None:
        self._listed, self._rest = [], list(entries)
        self._tell(said)
        self.more("")

    def _current(self) -> Review:
        if self._review is None:
            raise UsageError("No review is open: say its number first; list tells the numbers.")
        return self._review

    def _step(self, by: int) -> None:
        here = self._review.id if self._review else ""
        number = (self._listed.index(here) if here in self._listed else -1) + by + 1
        if by > 0 and number > len(self._listed) and self._rest:
            self.more("")
        if not 0 < number <= len(self._listed):
            raise NothingMatchedError("There is none.")
        self.read(str(number))


def _meant(typed: str) -> str:
    """The word somebody began; UsageError where it is none, or could be several."""
    names = [word.name for word in WORDS]
    if typed in names:
        return typed
    meant = [name for name in names if name.startswith(typed.casefold())]
    if len(meant) == 1:
        return meant[0]
    if meant:
        raise UsageError(f"{typed} could be {' or '.join(meant)}.")
    raise UsageError(f"{typed[:40]} is no word I know; help tells them.")


def _index(typed: str, count: int, what: str) -> int:
    if typed.isascii() and typed.isdecimal() and 0 < int(typed[:9]) <= count:
        return int(typed[:9]) - 1
    if not count:
        raise UsageError(f"No {what} was told yet.")
    raise UsageError(f"Say a number from 1 to {count}.")
