"""Sentence after sentence, what a review claims: each clause weighed for what it thinks of what."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reviewtui.extract import lexicon as lists
from reviewtui.extract import model
from reviewtui.extract.clauses import Clause, clauses
from reviewtui.extract.elsewhere import goes_on, of_another, of_others, of_title, other_titles
from reviewtui.extract.opinions import Opinion, judge, plain
from reviewtui.extract.people import people
from reviewtui.extract.sentences import Sentence, sentences
from reviewtui.extract.subjects import heading_aspects, names_aspects_only, weigh
from reviewtui.extract.telling import OUTRIGHT, chance, moved, odds, of_aspect, of_side, placed
from reviewtui.extract.topics import Memory
from reviewtui.extract.voices import is_elsewhere, is_reported
from reviewtui.model.naming import KINDS
from reviewtui.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

_TILT = 0.6
"""What a heading such as `Weaknesses` adds to everything under it."""
_TURN = 0.5
"""What a contrast adds against the clause before."""
_LEAN = 0.6
"""What the review as a whole adds where a clause says little."""
_NAMED = 1.45
"""What a heading adds to the aspects it names."""
_SUMMED = 2.0
"""What a heading such as `Verdict` counts for the work as a whole."""
_TOPIC = 0.8
"""What the sentences before in the same paragraph add to what they were about."""
_RARER = {"overall": 0.6, "franchise": 0.85}
"""What is named more often than it is meant: it must be named the more plainly."""
_TITLED = ("film", "series", "game", "book")
"""Kinds of work in a review of which a title in quotation marks is that of another work."""
_LONGEST = 1500
"""Longer than any sentence that a person wrote: it is no prose, and would take long to weigh."""
_SURE_ENOUGH = 0.575
"""How sure a claim must be to count as a point."""
_OF_GOODS = 0.525
"""The same for goods, which are mostly judged: little else is said of them."""
_SIGNPOST = pattern(r"\W*(?:let[’']s|here[’']s|in this review|read on|spoiler)\b", re.IGNORECASE)
"""How sentences begin that lead through the review and say nothing of the work."""


_BOTH = pattern(
    r"\bmixed (?:bag|blessing|results?|feelings?|success)s?\b|"
    r"\bhits?[- ](?:or|and)[- ]miss(?:es)?\b|"
    r"\b(?:both )?(?:a )?(?:good and (?:a )?bad|plus and (?:a )?minus|blessing and a curse|"
    r"strength and (?:a )?weakness)\b|\bfor better (?:and|or) (?:for )?worse\b|"
    r"\b(?:some|parts?) (?:\w+ ){0,4}(?:work|land|shine|succeed)s? (?:\w+ ){0,3}(?:others?|some) "
    r"(?:do not|don[’']t|fall|fail)",
    re.IGNORECASE,
)
"""What says of itself that it both praises and faults."""
_LABEL = pattern(r"^\W*(?:(?:\w+\s+)?review|my\s+thoughts\s+on)\s*[:–—-]\s*")
"""What may stand before the title in a heading: `Movie review:`."""


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
    sure: float = 0.0
    """How likely it is that a reader would find this point here."""

    @property
    def mixed(self) -> bool:
        """Whether it praises and faults in one breath, and says so."""
        return bool(_BOTH.search(self.clause.text))

    @property
    def aspect(self) -> str:
        """What it is most surely about."""
        return top(self.aspects)


def top(scores: dict[str, float]) -> str:
    """The aspect with the most to say for it; the work as a whole only where nothing else has."""
    if not scores:
        return "overall"
    return max(scores, key=lambda aspect: scores[aspect] * _RARER.get(aspect, 1.0))


class Reading:
    """One review being read."""

    def __init__(self, body: str, kind: str | None, names: Sequence[str], work: str | None) -> None:
        self.body = body
        words = model.tokens(body)
        self.english = lists.is_english(words)
        self.kind = kind if kind in KINDS else lists.kind_of(words)
        self.lexicon = lists.lexicon(self.kind)
        self.aspects = lists.aspects(self.kind)
        self.people = people(body, self.kind, names, work)
        self.titles = frozenset(re.findall(r"[a-z0-9]+", plain(work or "")))
        self.title = ""
        """The heading over the whole review: what it names is the work, not an aspect."""
        self.others: tuple[str, ...] = ()
        """The titles of other works that the review names."""
        self.memory = Memory()
        self.headings = lists.heading_patterns()
        self.met: dict[str, tuple[float, dict[str, float]]] = {"": (0.0, {})}
        """Headings read before."""

    def claims(self) -> list[list[Claim]]:
        """The claims of each sentence that makes any: one, or one of praise and one of blame."""
        found = sentences(self.body) if self.english else []
        if found and found[0].heading and not names_aspects_only(found[0].heading, self.aspects):
            self.title = found[0].heading
            self.titles = self.titles or frozenset(_title_words(self.title))
        aside = is_reported(found)
        self.others = other_titles(self.body, self.titles) if self.kind in _TITLED else ()
        read = [[] if out else self._read(s) for s, out in zip(found, aside, strict=True)]
        values = [max(-2.0, min(2.0, claim.opinion.said)) for row in read for claim in row]
        lean = _LEAN * max(-1.0, min(1.0, 2 * sum(values) / len(values))) if values else 0.0
        pulled = [
            [claim._replace(value=claim.value + _pull(claim, lean)) for claim in row]
            for row in read
        ]
        telling = [odds(row[0].sentence.text, row, self.kind) if row else None for row in pulled]
        settled = [
            self._settled(row, told, placed(row[0].sentence.text, telling, place))
            for place, (row, told) in enumerate(zip(pulled, telling, strict=True))
            if told is not None
        ]
        return [kept for kept in settled if kept]

    def _read(self, sentence: Sentence) -> list[Claim]:
        """Every clause of a sentence, weighed."""
        text = sentence.text
        if len(text) > _LONGEST:
            return []
        if text.rstrip("\"'”’)*_ ").endswith("?") or _SIGNPOST.match(text) or of_others(text):
            return []
        self.memory.enter(sentence.paragraph)
        tilt, named = self._heading(sentence.heading)
        voice = model.opinion().score(text)
        found: list[Claim] = []
        before = 0.0
        away = False
        for clause in clauses(text):
            away = (
                of_another(clause.text)
                or is_elsewhere(clause.text)
                or of_title(text, clause.start, clause.end, self.others)
                or (away and goes_on(clause.text, turns=clause.turns))
            )
            if away:
                continue
            opinion = judge(
                clause.text,
                self.lexicon,
                sentence_start=clause.start == 0,
                titles=self.titles,
            )
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

    def _settled(self, claims: list[Claim], telling: float, place: float) -> list[Claim]:
        """The strongest claim of a sentence that makes one, and the one that speaks against it."""
        told = chance(telling)
        kept: list[Claim] = []
        for claim in sorted(claims, key=lambda claim: (-abs(claim.value), claim.clause.start)):
            if any((claim.value > 0) == (other.value > 0) for other in kept):
                continue
            if max(claim.aspects.values(), default=0.0) < 1:
                claim = claim._replace(aspects=_shared(claim, claims))
            sure = told * of_side(claim, against=bool(kept)) * of_aspect(claim)
            sure = moved(sure, place)
            if sure < (_OF_GOODS if self.kind == "product" else _SURE_ENOUGH):
                continue
            kept.append(claim._replace(sure=sure))
        return kept


def _is_outright(claim: Claim) -> bool:
    return abs(claim.opinion.said) >= OUTRIGHT


def _pull(claim: Claim, lean: float) -> float:
    """What the review as a whole adds to a claim: much where the claim itself says little."""
    return 0.25 * lean if _is_outright(claim) else lean


def _title_words(heading: str) -> list[str]:
    """The words of a heading that may be the title of the work: what stands before `review`."""
    bare = _LABEL.sub("", plain(heading))
    before = re.split(r"\breview\b|[:|(–—]", bare)[0]
    return [word for word in re.findall(r"[a-z0-9]{3,}", before) if word not in ("the", "and")]


def _shared(claim: Claim, claims: list[Claim]) -> dict[str, float]:
    """What a clause is about, helped by the other clauses of its sentence."""
    scores = dict(claim.aspects)
    for other in claims:
        if other.clause != claim.clause:
            for aspect, weight in other.aspects.items():
                scores[aspect] = scores.get(aspect, 0.0) + 0.5 * weight
    return scores
