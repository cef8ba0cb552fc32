"""Sentence -> aspect, polarity, quote; "Pros:" lists; negation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reviewtui.extract import lexicon as lists
from reviewtui.extract import model
from reviewtui.extract.clauses import Clause, clauses
from reviewtui.extract.labels import label
from reviewtui.extract.opinions import Opinion, judge, plain
from reviewtui.extract.sentences import Sentence, sentences
from reviewtui.extract.stated import stated_points
from reviewtui.extract.subjects import Memory, People, heading_aspects, people, weigh
from reviewtui.extract.voices import is_elsewhere, reported
from reviewtui.model.point import Origin, Point, Polarity, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtui.extract.lexicon import Aspects, Lexicon

__all__ = ["find_points", "read_points", "reported", "stated_points"]

_TAKEN = 0.6
"""How strong a clause must be to count as a point."""


_SIGNPOST = re.compile(r"\W*(?:let[’']s|here[’']s|in this review|read on|spoiler)\b", re.IGNORECASE)
"""How sentences begin that lead through the review and say nothing of the work."""


class _Claim(NamedTuple):
    """A point in the making."""

    sentence: Sentence
    clause: Clause
    opinion: Opinion
    value: float
    aspects: dict[str, float]


class _Reader:
    """One review being read, sentence after sentence."""

    def __init__(self, body: str, kind: str | None, names: Sequence[str], work: str | None) -> None:
        self.body = body
        self.kind = kind if kind in lists.KINDS else lists.kind_of(model.tokens(body))
        self.lexicon: Lexicon = lists.lexicon(self.kind)
        self.aspects: Aspects = lists.aspects(self.kind)
        self.people: People = people(body, self.kind, names, work)
        self.titles = frozenset(re.findall(r"[a-z0-9]+", plain(work or "")))
        self.memory = Memory()
        self.headings = lists.heading_patterns()
        self.before = 0.0

    def read(self, sentence: Sentence) -> list[_Claim]:
        """The claims of one sentence, one or two."""
        text = sentence.text
        if text.rstrip("\"'”’)*_ ").endswith("?") or is_elsewhere(text) or _SIGNPOST.match(text):
            return []
        heading = plain(sentence.heading)
        prior = heading_aspects(sentence.heading, self.aspects)
        tilt = (
            0.6
            if self.headings["praise"].search(heading)
            else -0.6
            if self.headings["blame"].search(heading)
            else 0.0
        )
        voice = model.opinion().score(text)
        found: list[_Claim] = []
        before = self.before
        for clause in clauses(text):
            opinion = judge(clause.text, self.lexicon, sentence_start=clause.start == 0)
            if is_elsewhere(clause.text):
                continue
            value = opinion.value + tilt
            if clause.turns and abs(before) > 1:
                value -= 0.5 if before > 0 else -0.5
            subject = weigh(
                clause.text,
                self.aspects,
                self.people,
                opinion.cues,
                self.memory,
                titles=self.titles,
            )
            for aspect, weight in prior.items():
                subject[aspect] = subject.get(aspect, 0.0) + weight * (
                    1.0 if len(prior) == 1 else 0.8
                )
            if self.headings["verdict"].search(heading) or not subject:
                subject["overall"] = subject.get("overall", 0.0) + 0.8
            found.append(_Claim(sentence, clause, opinion, value, subject))
            if abs(value) > 0.5:
                before = value
        self.before = before if found else 0.0
        return self._settle(found, voice)

    def _settle(self, claims: list[_Claim], voice: float) -> list[_Claim]:
        """Keep what is strong enough, and one claim of each polarity and aspect."""
        kept: dict[bool, _Claim] = {}
        for claim in claims:
            sure = abs(claim.value) + 0.25 * max(-2.0, min(2.0, voice))
            if abs(claim.opinion.said) < 0.6 and not (
                abs(claim.opinion.guessed) > 1.5 and voice > 0.5
            ):
                continue
            if sure < _TAKEN:
                continue
            if not claim.aspects or max(claim.aspects.values()) < 1:
                for other in claims:
                    if other is not claim:
                        for aspect, weight in other.aspects.items():
                            claim.aspects[aspect] = claim.aspects.get(aspect, 0.0) + 0.5 * weight
            key = claim.value > 0
            if key not in kept or abs(claim.value) > abs(kept[key].value):
                kept[key] = claim
        if kept:
            self.memory.last = top(list(kept.values())[-1].aspects)
        return list(kept.values())


def top(scores: dict[str, float]) -> str:
    """The aspect a clause is most surely about; the earlier named wins a tie."""
    return (
        max(scores, key=lambda aspect: scores[aspect] * (0.6 if aspect == "overall" else 1.0))
        if scores
        else "overall"
    )


def find_points(
    body: str, *, kind: str | None = None, names: Sequence[str] = (), work: str | None = None
) -> tuple[Point, ...]:
    """What a review praises and faults, made out in its own words, the telling points first.

    The order goes round the aspects, strongest first, so that the first few say different things.
    """
    reader = _Reader(body, kind, names, work)
    aside = {span.start for span in reported(body)}
    taken: list[tuple[float, Point]] = []
    for sentence in sentences(body):
        if sentence.start in aside:
            continue
        claims = reader.read(sentence)
        taken += [
            (abs(claim.value), _point(body, claim, reader.aspects, alone=len(claims) == 1))
            for claim in claims
        ]
    return _in_rank(taken)


def _point(body: str, claim: _Claim, aspects: Aspects, *, alone: bool) -> Point:
    sentence, clause = claim.sentence, claim.clause
    if alone:
        span = Span(sentence.start, sentence.end)
    else:
        span = Span(sentence.start + clause.start, sentence.start + clause.end)
    aspect = top(claim.aspects)
    polarity = Polarity.PRO if claim.value > 0 else Polarity.CON
    quote = body[span.start : span.end]
    return Point(
        aspect,
        polarity,
        label(clause.text, claim.opinion.cues, aspect, claim.value > 0, aspects),
        quote,
        Origin.FOUND,
        span,
    )


def _in_rank(found: list[tuple[float, Point]]) -> tuple[Point, ...]:
    """Round the aspects, the strongest of each first."""
    by_aspect: dict[str, list[tuple[float, Point]]] = {}
    for strength, point in sorted(found, key=lambda pair: (-pair[0], pair[1].span or Span(0, 0))):
        by_aspect.setdefault(point.aspect, []).append((strength, point))
    ranked: list[Point] = []
    turn = 0
    while len(ranked) < len(found):
        row = [points[turn] for points in by_aspect.values() if turn < len(points)]
        ranked += [point for _, point in sorted(row, key=lambda pair: -pair[0])]
        turn += 1
    return tuple(ranked)


def read_points(
    body: str, *, kind: str | None = None, names: Sequence[str] = (), work: str | None = None
) -> tuple[Point, ...]:
    """What a review states as its points, then what is found besides; nothing twice."""
    stated = stated_points(body)
    spans = [point.span for point in stated if point.span]
    found = find_points(body, kind=kind, names=names, work=work)
    return stated + tuple(
        point
        for point in found
        if point.span
        and not any(point.span.start < s.end and s.start < point.span.end for s in spans)
    )
