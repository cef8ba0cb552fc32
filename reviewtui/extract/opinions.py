"""What a clause thinks: praise or blame, and the words that say so."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from reviewtui.extract import model
from reviewtui.extract.words import words as words_of
from reviewtui.patterns import pattern

if TYPE_CHECKING:
    from reviewtui.extract.lexicon import Lexicon

WORD = pattern(r"[^\W_]+(?:['-][^\W_]+)*")
_STOPS = frozenset(',;:.()"')
_MIGHT = frozenset(
    {"could", "would", "should", "might", "could've", "would've", "should've", "if", "lesser"}
)
_POSSESSIVE = pattern(r"'s?$")
_GOES_ON = pattern(r" (?=[A-Z][a-z])(?!I\b)")
_CAPITAL = pattern(r"[A-Z][\w'’-]*")
_REACH = 5
"""How many words before an opinion word a negation may stand."""
_SPARED = frozenset(
    (
        *("avoid", "avoids", "avoiding", "avoided", "sidesteps", "eschews", "resists", "dodges"),
        *("unafraid", "without", "devoid", "spared", "prevent", "prevents", "preventing"),
    )
)
"""What is bad after these is not there."""
_UNREAL = pattern(
    r"(?:could|would|should|might)(?: not)?(?: have|'ve| easily)|could've|would've|should've|"
    r"if only|in lesser hands"
)
_CONDITION = pattern(
    r"(?:if|when|whether|unless) (?:you|you're|you've|someone|anyone|fans|they)(?: \w+)? (?:love|"
    r"loves|like|liked|enjoy|enjoyed|enjoys|loved|want|need|hate|hated|adore|are)[^,.;]*|"
    r"for (?:fans|lovers|those|anyone|people)[^,.;]*|(?:expects?|expected|known|tries|trying|"
    r"tried|wants?|meant|supposed|aims?|hop(?:es|ed|ing)|promis(?:es|ed|ing)) (?:to|for|"
    r"it)\b[^,.;]{0,40}|(?:i'm|i am|as) (?:usually |normally |generally )?(?:a|not a) (?:\w+ )?"
    r"fan of (?!this|the|it\b)[^,.;]*|^\W*(?:sure|granted|true),|"
    r"(?:instead of|rather than|as opposed to) [^,.;]*"
)
_NO_SUCH_WORK = pattern(
    r"\bnot (?:a|an|the|your|some|one of those) (?:\w+ )?"
    r"(?:film|movie|game|book|novel|album|show|series|record|story)s? "
    r"(?:where|that|which|in which|of)\b"
    r"|\b(?:not once|never once|at no point|not for a (?:moment|second)|nowhere near)\b"
    r"|\b(?:yearning|longing|desperate|hoping|begs|begging|cries out|crying out|looking|"
    r"searching) for\b"
)
_CONDITIONS = (
    *("if ", "when ", "whether ", "unless ", "for fans", "for lovers", "for those", "for anyone"),
    *(
        "for people",
        "expect",
        "known ",
        "tries ",
        "trying ",
        "tried ",
        "want",
        "meant ",
        "supposed ",
    ),
    *(
        "aim",
        "hop",
        "promis",
        "fan of ",
        "sure,",
        "granted,",
        "true,",
        "instead of ",
        "rather than ",
    ),
    "as opposed to ",
)
"""What a text has in which there is a condition: most have nothing of it."""
_DENIALS = frozenset(
    (
        *("not", "never", "point", "nowhere", "yearning", "longing", "desperate", "hoping", "begs"),
        *("begging", "cries", "crying", "looking", "searching"),
    )
)
_GUESS = 0.5
"""How much the model's log-odds count beside what is said outright."""
_USUALLY = 0.3
"""Critics praise in plainer words than they fault: the model leans to blame by this much."""
_THAN = pattern(r"(?<!never less )(?<!nothing less )(?<!rarely less )\bthan\b")
"""After it stands what the work is compared with."""
_PHRASE = 1.7
_AGAINST_PRAISE = -0.9
_AGAINST_BLAME = -0.45


class Cue(NamedTuple):
    """A word or phrase that praises or faults, with its place in the clause."""

    start: int
    end: int
    value: float


class Opinion(NamedTuple):
    """What a clause comes to."""

    value: float
    """Above 0 praises, below 0 faults; the further from 0 the surer."""
    said: float
    """The part of it that words of the lexicon say outright."""
    guessed: float
    """The model's log-odds, cut to a few."""
    cues: tuple[Cue, ...]


def plain(text: str) -> str:
    """A text in lower case with straight apostrophes, character for character."""
    low = text.replace("’", "'").replace("‘", "'")
    small = low.lower()
    if len(small) == len(low):
        return small
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in low)


def without_names(text: str, sentence_start: bool, titles: frozenset[str] = frozenset()) -> str:
    """A text with its names blanked: capitalised words that do not begin the sentence.

    What a title or a person is called (`Die Hard`, `Grace`) praises and faults nothing.
    """
    words = list(_CAPITAL.finditer(text))
    if len(words) > 3 and len(words) > 0.75 * len(text.split()):
        return text
    out = text
    for word in words:
        first = word.start() == 0 or not text[: word.start()].strip(" \"“‘'(*_")
        named = _POSSESSIVE.sub("", plain(word[0])) in titles or _GOES_ON.match(text, word.end())
        if (
            (first and sentence_start and not named)
            or (len(word[0]) > 3 and word[0].isupper())
            or word[0] in ("I", "A")
        ):
            continue
        out = out[: word.start()] + "_" * len(word[0]) + out[word.end() :]
    return out


def _negated(before: list[str], lexicon: Lexicon) -> bool:
    """Whether one of the words just before turns an opinion round."""
    near = before[-_REACH:]
    for place, word in enumerate(near):
        if word in lexicon.negators:
            follower = near[place + 1] if place + 1 < len(near) else ""
            if follower not in lexicon.not_negating:
                return True
    return False


class _Words:
    """The words of a clause, each with those before it back to the last stop."""

    def __init__(self, low: str) -> None:
        self.found = list(WORD.finditer(low))
        self.starts = [word.start() for word in self.found]
        self._texts = [word[0] for word in self.found]
        self._since: list[int] = []
        end = since = 0
        for place, start in enumerate(self.starts):
            if not _STOPS.isdisjoint(low[end:start]):
                since = place
            self._since.append(since)
            end = self.found[place].end()

    def before(self, place: int) -> list[str]:
        """The words before one of them, in its part of the clause."""
        return self._texts[self._since[place] : place] if place < len(self._since) else []


def _phrases(
    low: str, words: _Words, denied: int, lexicon: Lexicon, spared: list[tuple[int, int]]
) -> list[Cue]:
    found = [
        Cue(start, end, sign * _PHRASE)
        for phrases, sign in ((lexicon.praise, 1), (lexicon.blame, -1))
        for start, end in phrases.met(low, words.starts)
        if not any(a < start < b for a, b in spared)
    ]
    found.sort(key=lambda cue: (cue.start, -cue.end, cue.value))
    kept: list[Cue] = []
    for cue in found:
        if kept and cue.start < kept[-1].end:
            continue
        before = words.before(bisect_left(words.starts, cue.start))
        if _unreal(before):
            cue = cue._replace(value=-0.8 if cue.value > 0 else 0.3)
        elif denied <= cue.start or _negated(before, lexicon):
            cue = cue._replace(
                value=cue.value * (_AGAINST_PRAISE if cue.value > 0 else _AGAINST_BLAME)
            )
        kept.append(cue)
    return kept


def _unreal(before: list[str]) -> bool:
    """Whether what follows might have been, and is not."""
    return not _MIGHT.isdisjoint(before) and bool(_UNREAL.search(" ".join(before)))


def _denied(low: str, said: frozenset[str]) -> int:
    """From where on a clause tells what is not there: `not a film where`, `yearning for`."""
    denial = None if _DENIALS.isdisjoint(said) else _NO_SUCH_WORK.search(low)
    return denial.end() if denial else len(low) + 1


def _weigh(value: float, before: list[str], lexicon: Lexicon, *, denied: bool) -> float:
    """An opinion word in its surroundings."""
    last = before[-1] if before else ""
    if denied:
        return -1.2 * value
    if value < 0 and not _SPARED.isdisjoint(before[-_REACH:]):
        return 0.8
    if _negated(before, lexicon):
        return value * (_AGAINST_PRAISE if value > 0 else _AGAINST_BLAME / max(1.0, -value))
    if last in ("too", "overly") and value > 0:
        return -1.0
    if last in ("less", "least"):
        return -value
    if _unreal(before):
        return -0.8 if value > 0 else 0.3
    return value


def judge(
    text: str,
    lexicon: Lexicon,
    *,
    sentence_start: bool = True,
    titles: frozenset[str] = frozenset(),
) -> Opinion:
    """Weigh what a clause says outright, and what the model makes of it."""
    bare = without_names(text, sentence_start, titles)
    low = plain(bare)
    words = _Words(low)
    denied = _denied(low, words_of(text))
    spared = list(lexicon.neutral.met(low, words.starts))
    cues = _phrases(low, words, denied, lexicon, spared)
    covered = [(cue.start, cue.end) for cue in cues]
    if any(each in low for each in _CONDITIONS):
        covered += [m.span() for m in _CONDITION.finditer(low)]
    covered += spared
    than = found.start() if "than" in low and (found := _THAN.search(low)) else len(low)
    for place, word in enumerate(words.found):
        start, text_of = word.start(), word[0]
        if start > than:
            break
        value = 0.0 if text_of in lexicon.content else lexicon.of(text_of)
        if not value and "-" in text_of and text_of not in lexicon.content:
            value = max((lexicon.of(part) for part in text_of.split("-")), key=abs)
        if not value or any(a <= start < b for a, b in covered):
            continue
        if text_of.endswith("ly") and place + 1 < len(words.found):
            follower = lexicon.of(words.found[place + 1][0])
            if follower * value < 0:
                continue
        weight = _weigh(value, words.before(place), lexicon, denied=denied <= start)
        cues.append(Cue(start, word.end(), weight))
    cues.sort()
    said = sum(cue.value for cue in cues)
    if abs(said) < 0.5 and cues and max(abs(cue.value) for cue in cues) >= 1:
        said = 0.8 if cues[0].value > 0 else -0.8
    guessed = max(-3.0, min(3.0, model.polarity(lexicon.kind).score(bare.replace("_", " "))))
    return Opinion(said + _GUESS * guessed + _USUALLY, said, guessed, tuple(cues))
