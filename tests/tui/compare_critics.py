"""Critics made for the tests of the comparison: as many as are asked for, each with a voice."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reviewtui.model.comparison import Comparison, compare
from reviewtui.model.point import Origin, Point, Polarity, Span, locate
from reviewtui.model.rating import Rating
from reviewtui.model.review import Outlet, Review, Work

if TYPE_CHECKING:
    from collections.abc import Sequence

WORK = Work("tin-harbour", "Tin Harbour", "film", 2031)
PRO, CON, MIXED = Polarity.PRO, Polarity.CON, Polarity.MIXED


def rated(score: int) -> Rating:
    return Rating(f"{score / 10:g}/10", score / 10, 10, 0, score, "linear")


def review(
    name: str | None,
    claims: Sequence[tuple[str, Polarity, str]] = (),
    *,
    score: int | None = None,
    number: int = 0,
    critic: str | None = None,
    verdict: str | None = None,
    origin: Origin = Origin.STATED,
    digest: bool = False,
) -> Review:
    """A review whose body holds a paragraph a claim: `The words for LABEL stand here.`"""
    slug = f"{(name or 'unknown').casefold().replace(' ', '-')}-{number}"
    quotes = [f"the words for *{label}* stand here" for _, _, label in claims]
    body = "# Heading\n\nAn opening paragraph.\n\n" + "\n\n".join(
        f"Before it, {quote}, and after it." for quote in quotes
    )
    points = tuple(
        Point(aspect, polarity, label, quote, origin, locate(quote, body))
        for (aspect, polarity, label), quote in zip(claims, quotes, strict=True)
    )
    return Review(
        id=f"{slug}/tin-harbour",
        path=f"{slug}/tin-harbour.md",
        outlet=Outlet(slug, name),
        work=WORK,
        critic=critic,
        title=None,
        published=None,
        url=None,
        digest=digest,
        rating=None if score is None else rated(score),
        verdict=verdict,
        points=points,
        body=body,
    )


def three() -> list[Review]:
    """Agreed on performances and story, split on sound, alone on pacing; one of them unrated."""
    return [
        review(
            "The Gull",
            [
                ("performances", PRO, "a lead with weather in her face"),
                ("story", CON, "a mystery solved by lunchtime"),
                ("sound", PRO, "foghorns like cellos"),
            ],
            score=80,
            critic="Ines Maro",
            verdict="Go for the faces.",
            digest=True,
        ),
        review(
            "Evening Ledger",
            [
                ("performances", PRO, "nobody overplays"),
                ("story", CON, "runs out of harbour"),
                ("sound", CON, "a score that nags"),
                ("pacing", MIXED, "slow, then too quick"),
            ],
            score=55,
            verdict="Half a film.",
        ),
        review(
            None,
            [
                ("performances", PRO, "the children are real"),
                ("story", CON, "the secret is no secret"),
            ],
            verdict="Drifts.",
        ),
    ]


ASPECTS = ("overall", "story", "performances", "direction", "action", "visuals", "sound", "pacing")


def many(count: int) -> list[Review]:
    """Critics with five claims each; every seventh is unrated."""
    made = []
    for number in range(count):
        claims = [
            (
                ASPECTS[(number + step) % len(ASPECTS)],
                (PRO, CON, MIXED)[(number * step + number) % 3],
                f"view {step} of critic {number}",
            )
            for step in range(5)
        ]
        score = None if number % 7 == 6 else 20 + (number * 37) % 79
        verdict = f"In a word from critic {number}: it is a film one can see."
        made.append(review(f"Paper {number}", claims, score=score, number=number, verdict=verdict))
    return made


def comparison(count: int) -> Comparison:
    return compare(WORK, three()[:count] if count <= 3 else many(count))


@dataclass
class Bookmark:
    review: str
    passage: str | None


@dataclass
class FakeMarks:
    bookmarks: list[Bookmark] = field(default_factory=list)

    def toggle(self, review: Review, span: Span | None) -> Bookmark | None:
        mark = Bookmark(review.id, review.body[span.start : span.end] if span else None)
        if mark in self.bookmarks:
            self.bookmarks.remove(mark)
            return None
        self.bookmarks.append(mark)
        return mark

    def find(self, bookmark: Bookmark, body: str) -> Span | None:
        return locate(bookmark.passage, body) if bookmark.passage else None
