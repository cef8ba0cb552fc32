"""ClaimMarkingActions: bookmarks on claims and critics of a comparison, and copying their words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reviewtui.errors import ReviewtuiError
from reviewtui.tui.widgets.compare_sheet import Kind

if TYPE_CHECKING:
    from textual.screen import Screen

    from reviewtui.model.comparison import Comparison
    from reviewtui.model.review import Review
    from reviewtui.tui.session import Session
    from reviewtui.tui.widgets.compare_table import CompareTable
    from reviewtui.tui.widgets.compare_text import Star

    Base = Screen[Any]
else:
    Base = object


class ClaimMarkingActions(Base):
    """What a person marks or takes along of what the cursor stands on."""

    session: Session
    table: CompareTable | None

    def say(self, text: str) -> None:
        """Show a sentence above the keys."""
        raise NotImplementedError

    def action_bookmark(self) -> None:
        """Bookmark the claim's passage, or the critic's review; again: take it off."""
        review, target = self._review(), self.table.target if self.table else None
        if review is None or target is None:
            return
        span = target.claim.point.span if target.claim else None
        if target.claim and span is None:
            self.say("This point has no passage in the text to bookmark.")
            return
        what = "passage" if span else "review"
        try:
            kept = self.session.marks.toggle(review, span)
        except ReviewtuiError as error:
            self.say(str(error))
            return
        self.session.marks_changed.publish(None)
        self._show_stars()
        self.say(
            f"Bookmarked this {what}." if kept else f"Bookmark taken off this {what}; U undoes."
        )

    def action_copy(self) -> None:
        """Copy the words behind the claim, or the verdict, with their source."""
        review, target = self._review(), self.table.target if self.table else None
        if review is None or target is None:
            return
        words = target.claim.point.quote if target.claim else review.verdict
        if target.kind is Kind.VOICE and target.span:
            words = review.body[target.span.start : target.span.end]
        if not words and target.claim:
            words = target.claim.point.label
        source = ", ".join(filter(None, (review.outlet.shown, review.critic, review.work.shown)))
        quoted = f'"{" ".join(words.split())}" — {source}' if words else source
        self.app.copy_to_clipboard(quoted)
        self.say("Copied with its source.")

    def _review(self) -> Review | None:
        target = self.table.target if self.table else None
        return target.review if target else None

    def _stars(self, comparison: Comparison) -> frozenset[Star]:
        """The bookmarks of the reviews compared, each where its passage stands now."""
        bodies = {review.id: review.body for review in comparison.critics}
        marks = self.session.marks
        stars: set[Star] = set()
        for bookmark in marks.bookmarks:
            if bookmark.review not in bodies:
                continue
            if not bookmark.passage:
                stars.add((bookmark.review, -1, -1))
            elif span := marks.find(bookmark, bodies[bookmark.review]):
                stars.add((bookmark.review, span.start, span.end))
        return frozenset(stars)

    def _show_stars(self) -> None:
        if self.table is not None:
            stars = self._stars(self.table.comparison)
            if stars != self.table.options.stars:
                self.table.show(stars=stars)
