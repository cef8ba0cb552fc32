"""What a review without a headline is about: the name its own sentences speak of as a work."""

from __future__ import annotations

from reviewtui import patterns
from reviewtui.model.text import occurrences
from reviewtui.patterns import pattern

_WORK = (
    r"(?:films?|movie|picture|novel|book|memoir|game|album|record|ep|series|show|sitcom|drama"
    r"|comedy|thriller|sequel|prequel|spin-off|spinoff"
    r"|remake|reboot|adaptation|biopic|western|musical|documentary|romance|debut|masterpiece"
    r"|addition|entry|blockbuster|instalment|installment|rpg|shooter"
    r"|platformer|anthology|collection|horror|whodunnit|romcom|epic|mess|joy|delight|triumph|treat|bore|gem|disappointment|success|failure)"
)
_NAME = (
    r"(?<![\w-])(?<!\w['’&])"  # never from within a word: one of five thousand letters is slow
    r"(?P<name>[A-Z0-9][\w'’&-]*(?:(?:: | (?:of|the|and|in|a|to|for|on|at|with|from|&"
    r"|is)(?: (?:the|a))? | )[A-Z0-9][\w'’&-]*){0,6})"
)
_SIGNS = (
    (
        6,
        rf"{_NAME}(?:\s\([^()\n]{{2,40}}\))?,?\s(?:is|isn[’']t|was|remains|becomes)\s(?:(?:not|just|only|also|never"
        rf"|easily|perhaps|probably|simply|really|your)\s){{0,3}}(?:an?|the|one"
        rf"|another)?\s?(?:[\w’'-]+,?\s){{0,6}}?{_WORK}\b",
    ),
    (
        5,
        rf"{_NAME}\s(?:tells|follows|opens|stars|began|hits|takes\splace"
        rf"|was\s(?:first\s)?(?:announced|released|directed|written|published)|runs\s(?:for|to)"
        rf"|delivers|excels|unfolds|boasts|marks)\b",
    ),
    (
        4,
        rf"\b(?:see|watch(?:ing|ed)?|play(?:ing|ed)?|read(?:ing)?|seen|finished"
        rf"|finishing)\s{_NAME}(?=[\s,.;!?])",
    ),
    (
        4,
        rf"\b(?:directed|written|developed|published)\sby\s[^,.;]{{3,60}}(?:,"
        rf"|\([^)]*\),?)\s{_NAME}\s(?:is|was)",
    ),
    (
        3,
        rf"\b(?:does|do|did|can|could|with|in|as\smuch\sas|makes|if|but|while|and"
        rf"|though)\s{_NAME}(?=[\s,.;!?])",
    ),
    (
        5,
        r"[“‘\"*_](?P<name>[A-Z][^“”‘’\"*_\n.]{1,50})[”’\"*_](?=\s(?:is|was|tells|follows|opens"
        r"|has|isn|does|will|by|\())",
    ),
)
_CALLED = pattern(r"[’']s (?:performance|face|eyes|character|life)|,? (?:who|plays|as [A-Z])")
"""What follows the name of a person."""
_NEVER = {
    "i",
    "it",
    "the",
    "this",
    "that",
    "there",
    "he",
    "she",
    "they",
    "we",
    "you",
    "if",
    "and",
    "but",
    "what",
    "when",
    "in",
    "as",
    "a",
    "an",
    "who",
    "his",
    "her",
    "these",
    "those",
    "not",
    "so",
    "yet",
    "why",
    "how",
    "one",
    "my",
    "our",
    "even",
    "every",
    "no",
    "or",
    "at",
    "for",
    "to",
    "on",
    "with",
    "from",
    "after",
    "while",
    "nothing",
    "everything",
    "someone",
    "each",
    "its",
    "is",
}
_LEAST = 8


def subject_of(text: str) -> str | None:
    """The work a review seems to be of; None where no name stands out.

    A guess, and to be marked as one.
    """
    scores: dict[str, float] = {}
    for weight, sign in _SIGNS:
        for found in patterns.finditer(sign, text[:20_000]):
            name = _whole(found["name"])
            if name:
                scores[name] = scores.get(name, 0) + weight
    if not scores:
        return None
    counts = {name: sum(1 for _ in occurrences(name, text)) for name in scores}
    weights = {name: _weight(name, scores, counts, text) for name in scores}
    best = max(scores, key=lambda name: (weights[name], len(name)))
    sure = weights[best] >= _LEAST and (counts[best] > 1 or scores[best] >= 6)
    return best if sure else None


def _whole(name: str) -> str | None:
    words = name.split()
    while words and words[0].casefold() in _NEVER - {"the", "a", "an", "it", "her"}:
        words = words[1:]
    while words and words[-1].casefold() in _NEVER:
        words = words[:-1]
    if not words or (len(words) == 1 and words[0].casefold() in _NEVER):
        return None
    return " ".join(words).removesuffix("’s").removesuffix("'s")


def _weight(name: str, scores: dict[str, float], counts: dict[str, int], text: str) -> float:
    """A work is spoken of often and early, and people are what a name with a pronoun is."""
    weight = scores[name] + min(counts[name], 10)
    place = text.find(name)
    weight += 2 if place < 300 else 0
    called = 0
    while place >= 0:
        called += bool(_CALLED.match(text, place + len(name)))
        place = text.find(name, place + len(name))
    return weight - 6 * called
