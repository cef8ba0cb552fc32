"""Sentence after sentence, what a review claims: each clause weighed for what it thinks of what."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reviewtui.extract import lexicon as lists
from reviewtui.extract import model
from reviewtui.extract.clauses import Clause, clauses
from reviewtui.extract.opinions import Opinion, judge, plain
from reviewtui.extract.sentences import Sentence, sentences
from reviewtui.extract.subjects import Memory, heading_aspects, names_aspects_only, people, weigh
from reviewtui.extract.voices import is_elsewhere, is_reported
from reviewtui.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

_TAKEN = 0.7
"""How strong a clause must be to count as a point."""
_UNSAID = 1.1
"""How sure the model must be of a clause in which no word praises or faults outright."""
_VOICE = 0.25
"""How much an opinion's voice adds, and a plot's takes away."""
_TILT = 0.6
"""What a heading such as `Weaknesses` adds to everything under it."""
_TURN = 0.5
"""What a contrast adds against the clause before."""
_LEAN = 0.6
"""What the review as a whole adds where a clause says little."""
_NAMED = 1.3
"""What a heading adds to the aspects it names."""
_SUMMED = 2.0
"""What a heading such as `Verdict` counts for the work as a whole."""
_TOPIC = 0.5
"""What the sentences before in the same paragraph add to what they were about."""
_VAGUE = 0.4
"""What is left of the weight of a point when nobody can say what it is about."""
_PLAIN = 1.0
"""The lead of one aspect over the next at which there is no doubt."""
_LONGEST = 1500
"""Longer than any sentence that a person wrote: it is no prose, and would take long to weigh."""
_TOLD = 1.5
"""How much must be said outright in a sentence that tells what a work is about."""
_SYNOPSIS = pattern(
    r"\bplays? (?:[A-Z][\w’'-]{0,30} ){0,4}[A-Z][\w’'-]{0,30}, (?:an?|the|who|whose|his|her)\b"
    r"|\b(?:[Ff]ollows|[Tt]ells? the (?:story|tale)|cent(?:er|re)s on|revolves around)\b"
    r"|^(?:Set|Based|Adapted) (?:in|on|between|during|after|against|from|just|some|a)\b"
)
_SIGNPOST = pattern(r"\W*(?:let[’']s|here[’']s|in this review|read on|spoiler)\b", re.IGNORECASE)
"""How sentences begin that lead through the review and say nothing of the work."""


class Claim(NamedTuple):
    """A point in the making."""

    sentence: Sentence
    clause: Clause
    opinion: Opinion
    value: float
    """Above 0 praises, below 0 faults; the further from 0 the surer."""
    voice: float
    """Above 0 an opinion, below 0 plot."""
    aspects: dict[str, float]

    @property
    def aspect(self) -> str:
        """What it is most surely about."""
        return top(self.aspects)

    @property
    def strength(self) -> float:
        """How sure it is that here is a point."""
        return abs(self.value) + _VOICE * max(-3.0, min(2.0, self.voice))

    @property
    def weight(self) -> float:
        """How far up it belongs: strong, and plainly about what it is said to be about."""
        scores = [*sorted(self.aspects.values(), reverse=True), 0.0, 0.0]
        lead = scores[0] - 0.5 * scores[1]
        return self.strength * (_VAGUE + (1 - _VAGUE) * min(1.0, lead / _PLAIN))


def top(scores: dict[str, float]) -> str:
    """The aspect with the most to say for it; the work as a whole only where nothing else has."""
    if not scores:
        return "overall"
    return max(scores, key=lambda aspect: scores[aspect] * (0.6 if aspect == "overall" else 1.0))


class Reading:
    """One review being read."""

    def __init__(self, body: str, kind: str | None, names: Sequence[str], work: str | None) -> None:
        self.body = body
        self.kind = kind if kind in lists.KINDS else lists.kind_of(model.tokens(body))
        self.lexicon = lists.lexicon(self.kind)
        self.aspects = lists.aspects(self.kind)
        self.people = people(body, self.kind, names, work)
        self.titles = frozenset(re.findall(r"[a-z0-9]+", plain(work or "")))
        self.title = ""
        """The heading over the whole review: what it names is the work, not an aspect."""
        self.memory = Memory()
        self.headings = lists.heading_patterns()
        self.met: dict[str, tuple[float, dict[str, float]]] = {"": (0.0, {})}
        """Headings read before."""

    def claims(self) -> list[list[Claim]]:
        """The claims of each sentence that makes any: one, or one of praise and one of blame."""
        found = sentences(self.body)
        if found and found[0].heading and not names_aspects_only(found[0].heading, self.aspects):
            self.title = found[0].heading
            self.titles = self.titles or frozenset(_title_words(self.title))
        aside = is_reported(found)
        read = [self._read(s) for s, out in zip(found, aside, strict=True) if not out]
        values = [max(-2.0, min(2.0, claim.opinion.said)) for row in read for claim in row]
        lean = _LEAN * max(-1.0, min(1.0, 2 * sum(values) / len(values))) if values else 0.0
        return [kept for row in read if (kept := self._settled(row, lean))]

    def _read(self, sentence: Sentence) -> list[Claim]:
        """Every clause of a sentence, weighed."""
        text = sentence.text
        if len(text) > _LONGEST:
            return []
        if text.rstrip("\"'”’)*_ ").endswith("?") or is_elsewhere(text) or _SIGNPOST.match(text):
            return []
        self.memory.enter(sentence.paragraph)
        tilt, named = self._heading(sentence.heading)
        voice = model.opinion().score(text)
        found: list[Claim] = []
        before = 0.0
        for clause in clauses(text):
            if is_elsewhere(clause.text):
                continue
            opinion = judge(clause.text, self.lexicon, sentence_start=clause.start == 0)
            value = opinion.value + tilt
            if clause.turns and abs(before) > 1:
                value -= _TURN if before > 0 else -_TURN
            if abs(value) > 0.5:
                before = value
            subject = weigh(
                clause.text,
                self.aspects,
                self.people,
                opinion.cues,
                self.memory,
                titles=self.titles,
            )
            self.memory.add(subject)
            for source in (named, self.memory.topic):
                for aspect, weight in source.items():
                    subject[aspect] = subject.get(aspect, 0.0) + weight * (
                        _NAMED if source is named else _TOPIC
                    )
            found.append(Claim(sentence, clause, opinion, value, voice, subject))
        self.memory.fade()
        return found

    def _heading(self, heading: str) -> tuple[float, dict[str, float]]:
        """How a heading colours what stands under it, and which aspects it names."""
        if heading not in self.met:
            low = plain(heading)
            tilt = 0.0
            if self.headings["praise"].search(low):
                tilt = _TILT
            elif self.headings["blame"].search(low):
                tilt = -_TILT
            named = heading_aspects(low, self.aspects)
            if self.headings["verdict"].search(low):
                named["overall"] = named.get("overall", 0.0) + _SUMMED
            self.met[heading] = tilt, {} if heading == self.title else named
        return self.met[heading]

    def _settled(self, claims: list[Claim], lean: float) -> list[Claim]:
        """Keep what is strong enough, and one claim of each polarity."""
        kept: dict[bool, Claim] = {}
        for claim in claims:
            unsaid = abs(claim.opinion.said) < 0.6
            value = claim.value + (lean if unsaid else 0.25 * lean)
            claim = claim._replace(value=value)
            if claim.strength < (_UNSAID if unsaid else _TAKEN):
                continue
            if abs(claim.opinion.said) < _TOLD and _SYNOPSIS.search(claim.sentence.text):
                continue
            if max(claim.aspects.values(), default=0.0) < 1:
                claim = claim._replace(aspects=_shared(claim, claims))
            same = kept.get(value > 0)
            if same is None or abs(value) > abs(same.value):
                kept[value > 0] = claim
        return list(kept.values())


def _title_words(heading: str) -> list[str]:
    """The words of a heading that may be the title of the work: what stands before `review`."""
    before = re.split(r"\breview\b|[:|(–—]", plain(heading))[0]
    return [word for word in re.findall(r"[a-z0-9]{3,}", before) if word not in ("the", "and")]


def _shared(claim: Claim, claims: list[Claim]) -> dict[str, float]:
    """What a clause is about, helped by the other clauses of its sentence."""
    scores = dict(claim.aspects)
    for other in claims:
        if other.clause != claim.clause:
            for aspect, weight in other.aspects.items():
                scores[aspect] = scores.get(aspect, 0.0) + 0.5 * weight
    return scores
