"""CorrectingActions: what a person says of a found point, at home and in a comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reviewtui.errors import ReviewtuiError
from reviewtui.model.point import ASPECTS, Origin, Polarity

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.screen import Screen

    from reviewtui.model.point import Point
    from reviewtui.model.review import Review
    from reviewtui.tui.session import Session

    Base = Screen[Any]
else:
    Base = object

_NEXT = {
    Polarity.PRO: Polarity.CON,
    Polarity.CON: Polarity.MIXED,
    Polarity.MIXED: Polarity.PRO,
}
_WORDS = {Polarity.PRO: "praise", Polarity.CON: "fault", Polarity.MIXED: "mixed"}


class CorrectingActions(Base):
    """Accept, reject, and put right; every word is on disk before it shows."""

    session: Session

    def say(self, text: str) -> None:
        """Show a sentence above the keys."""
        raise NotImplementedError

    def point_to_correct(self) -> tuple[Review, Point] | None:
        """The point the keys are about, and its review."""
        raise NotImplementedError

    def show_corrected(self) -> None:
        """Show what the review or comparison is now."""
        raise NotImplementedError

    def stay_here(self) -> None:
        """Keep the cursor on what is corrected, wherever it goes."""

    def action_accept_point(self) -> None:
        """Write the found point into the review's file."""
        if (chosen := self._to_correct()) is not None:
            accept = self.session.library.corrections.accept
            self._do(lambda: accept(*chosen), "Accepted: it stands in the review's file now")

    def action_reject_point(self) -> None:
        """Never show the found point again."""
        if (chosen := self._to_correct()) is not None:
            reject = self.session.library.corrections.reject
            self._do(lambda: reject(*chosen), "Rejected: it is not shown again")

    def action_change_polarity(self) -> None:
        """Praise becomes fault, fault mixed, mixed praise."""
        if (chosen := self._to_correct()) is not None:
            review, point = chosen
            side = _NEXT[point.polarity]
            change = self.session.library.corrections.change
            self._do(
                lambda: change(review, point, aspect=point.aspect, polarity=side),
                f"It counts as {_WORDS[side]} now",
            )

    def action_change_aspect(self) -> None:
        """Ask which aspect the found point is about."""
        if (chosen := self._to_correct()) is not None:
            from reviewtui.tui.screens.aspects import AspectScreen

            review, point = chosen
            known = dict.fromkeys((*ASPECTS, *(each.aspect for each in review.points)))

            def change(aspect: str | None) -> None:
                if aspect is not None and aspect != point.aspect:
                    say = self.session.library.corrections.change
                    self._do(
                        lambda: say(review, point, aspect=aspect, polarity=point.polarity),
                        f"It is about {aspect} now",
                    )

            self.app.push_screen(AspectScreen(point, tuple(known)), change)

    async def action_undo(self) -> None:
        """Take back what was done last, a correction or a change to bookmarks, today or before."""
        try:
            corrected = self.session.library.corrections.newest()
            marked = self.session.marks.newest()
            if corrected is None or (marked is not None and marked > corrected):
                await self.app.run_action("undo", self.app)
                return
            said = self.session.library.corrections.undo() or "Nothing to undo."
        except ReviewtuiError as error:
            self.say(str(error))
            return
        self.show_corrected()
        self.say(said)

    def _to_correct(self) -> tuple[Review, Point] | None:
        """The point the keys are about, if it is one the program found."""
        chosen = self.point_to_correct()
        if chosen is None:
            self.say("Put the cursor on a praise or fault first.")
        elif chosen[1].origin is not Origin.FOUND:
            self.say("This point is stated in the review; the program did not find it.")
        else:
            return chosen
        return None

    def _do(self, act: Callable[[], None], said: str) -> None:
        self.stay_here()
        try:
            act()
        except ReviewtuiError as error:
            self.say(str(error))
            return
        self.show_corrected()
        self.say(f"{said}; U takes it back.")
