"""What the last clauses were about: for pronouns, and for sentences that name nothing."""

from __future__ import annotations

_FADES = 0.5


class Memory:
    """What a review has just been about."""

    def __init__(self) -> None:
        self.person: dict[str, float] = {}
        self.topic: dict[str, float] = {}
        self.clause: dict[str, float] = {}
        """What the clause before, in the same sentence, is about."""
        self.whole = False
        """Whether the last clause had the work itself for its subject."""
        self._now: dict[str, float] = {}
        self._paragraph = -1

    def enter(self, paragraph: int) -> None:
        """Begin a sentence; a new paragraph is a new topic."""
        if paragraph != self._paragraph:
            self._paragraph = paragraph
            self.topic = {}
        self._now = {}
        self.clause = {}

    def add(self, scores: dict[str, float]) -> None:
        """Remember what a clause of the sentence is about."""
        for aspect, weight in scores.items():
            self._now[aspect] = max(weight, self._now.get(aspect, 0.0))

    def fade(self) -> None:
        """End a sentence: what it was about stays, what went before fades."""
        most = max(self._now.values(), default=0.0)
        if most >= 1:
            self.topic = {a: w * _FADES for a, w in self.topic.items()}
            for aspect, weight in self._now.items():
                if aspect != "overall":
                    self.topic[aspect] = self.topic.get(aspect, 0.0) + weight / most
