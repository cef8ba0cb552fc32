"""What a review without a headline is about: the name its own sentences speak of as a work."""

from __future__ import annotations

from reviewtui import patterns
from reviewtui.model.text import occurrences
from reviewtui.patterns import pattern
from reviewtui.sources.listing import entries

_WORK = (
    r"(?:films?|movie|picture|novel|book|memoir|game|album|record|ep|series|show|sitcom|drama"
    r"|comedy|thriller|sequel|prequel|spin-off|spinoff"
    r"|remake|reboot|adaptation|biopic|western|musical|documentary|romance|debut|masterpiece"
    r"|addition|entry|blockbuster|instalment|installment|rpg|shooter"
    r"|platformer|anthology|collection|horror|whodunnit|romcom|epic|mess|joy|delight|triumph|treat|bore|gem|disappointment|success|failure"
    r"|tale|romp|adventure|(?:fun|wild|wonderful|great|good|enjoyable|fantastic|thrilling|tough|quick"
    r"|satisfying|bumpy)\s(?:ride|watch|read|experience|time))"
)
_WORK_ABROAD = (
    r"(?:films?|filme|filmen|movie|película|pelicula|pellicola|roman|romanen|romanzo|romance|novela"
    r"|novell?|livre|libro|livro|buch|boek|bok|boka|boken|spiel|spillet|spelet|jeu|juego|gioco|jogo"
    r"|serie|série|serien|album|albumet|álbum|disque|disco|drama|komödie|comédie|comedia|commedia"
    r"|thriller|meisterwerk|chef-d[’']œuvre|capolavoro|obra)"
)
_NAME = (
    r"(?<![\w-])(?<!\w['’&])"  # never from within a word: one of five thousand letters is slow
    r"(?P<name>[A-Z0-9][\w'’&-]*(?:(?:: | (?:of|the|and|in|a|to|for|on|at|with|from|&"
    r"|is)(?: (?:the|a))? | )[A-Z0-9][\w'’&-]*){0,6})"
)
_NAME_ABROAD = (
    r"(?<![\w-])(?<!\w['’&])"
    r"(?P<name>[A-ZÀ-ÖØ-Þ0-9][\w'’&-]*(?:(?:: | (?:de|del|della|der|des|du|di|do|da|la|le|y|et|und"
    r"|og|och|e|in|of|the|and|&)(?: (?:the|a|la|los|las|le))? | )[A-ZÀ-ÖØ-Þ0-9][\w'’&-]*){0,6})"
)
_QUOTED = r"[A-ZÀ-ÖØ-Þ0-9][^“”‘\"«»„*_\n.!?]{1,60}"
_SIGNS_IN_ENGLISH = (
    (
        6,
        rf"{_NAME}(?:\s\([^()\n]{{2,40}}\))?,?\s(?:is|isn[’']t|was|remains|becomes)\s(?:(?:not|just|only|also|never"
        rf"|easily|perhaps|probably|simply|really|your)\s){{0,3}}(?:an?|the|one"
        rf"|another)?\s?(?:[\w’'-]+,?\s){{0,6}}?{_WORK}\b",
    ),
    (
        5,
        rf"{_NAME}\s(?:tells|follows|opens|stars|began|hits|takes\splace|lacks|drags|suffers\sfrom"
        rf"|was\s(?:first\s)?(?:announced|released|directed|written|published)|runs\s(?:for|to)"
        rf"|delivers|excels|unfolds|boasts|marks)\b",
    ),
    (
        4,
        rf"\b(?:see|watch(?:ing|ed)?|play(?:ing|ed)?|read(?:ing)?|seen"
        rf"|finish(?:ed|ing)?)\s{_NAME}(?=[\s,.;!?])",
    ),
    (
        4,
        rf"\b(?:directed|written|developed|published)\sby\s[^,.;]{{3,60}}(?:,"
        rf"|\([^)]*\),?)\s{_NAME}\s(?:is|was)",
    ),
    (
        5,
        rf"\b[Ii]f\s{_NAME}\shas\s(?:one|an?|any)\s(?:[\w-]+\s){{0,2}}"
        r"(?:flaw|weakness|problem|fault|downside|issue)",
    ),
    (5, rf"\b[Ww]hat\smakes\s{_NAME}\s(?:stand|work|special|so|such|great)\b"),
    (5, rf"\b[Dd]oes\s{_NAME}\s(?:justify|deliver|live\sup|work|hold\sup|succeed)\b"),
    (4, rf"\breturn(?:s|ed)?\s(?:to|from|after)\s(?:[\w’'-]+\s){{1,5}}with\s{_NAME}(?=[\s,.;!?])"),
    (
        3,
        rf"\b(?:does|do|did|can|could|with|in|as\smuch\sas|makes|if|but|while|and"
        rf"|though)\s{_NAME}(?=[\s,.;!?])",
    ),
)
_SIGNS_ABROAD = (
    (
        6,
        rf"{_NAME_ABROAD},?\s(?:ist|war|bleibt|est|était|reste|es|fue|è|era|é|foi|er|är|var|is|was|blijft)\s"
        rf"(?:[\w’'-]+,?\s){{0,6}}?(?i:{_WORK_ABROAD})\b",
    ),
    (
        4,
        rf"\b(?:er|är|ist|is|est|es|è|é)\s{_NAME_ABROAD}\s(?:en|ett|et|ein|eine|un|une|una|um|uma|een)\s",
    ),
    (
        6,
        rf"{_NAME_ABROAD},\s(?:la|le|el|il|lo|die|der|das|den|de|het)\s(?:[\w’'-]+\s){{0,2}}{_WORK_ABROAD}\b",
    ),
    (
        6,
        rf"\b(?:avec|mit|con|com|med|met)\s{_NAME_ABROAD},?\s(?:un|une|ein|eine|einen|uno|una|um|uma|en"
        rf"|ett|et|een)\s(?:[\w’'-]+\s){{0,3}}{_WORK_ABROAD}\b",
    ),
    (5, rf"\b(?i:{_WORK_ABROAD})\s[“\"«„‘]?{_NAME_ABROAD}"),
    (
        4,
        rf"\b(?:plong\w{{1,4}}\sdans|jou(?:er|é|ant)\sà|termin(?:er|é)|jug(?:ar|ado|ué)\sa|giocat?[oa]?re?\sa"
        rf"|durchgespielt|gelesen|lire|vu|regardé|leer|leído|visto)\s{_NAME_ABROAD}(?=[\s,.;!?])",
    ),
    (3, rf"\b(?:In|En|Em|Dans|Nel|Avec|Mit|Con|Com|I|Med)\s{_NAME_ABROAD}(?=,)"),
)
_SIGNS_ANYWHERE = (
    (2, rf"(?<![\w”’])[“‘«„](?P<name>{_QUOTED})[”’»“](?!\w)"),
    (2, rf"(?<![^\s(])[\"*_](?P<name>{_QUOTED})[\"*_](?=[\s,.;:!?)’']|$)"),
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
    "review",
    "reviews",
}
_NEVER_ALONE = frozenset(
    entries(
        """
    der | die | das | den | dem | ein | eine | einen | er | sie | es | ich | wir | und | aber |
    auch | man | le | la | les | un | une | il | elle | je | nous | on | ce | cette | et | mais |
    el | los | las | una | yo | en | de | dans | lo | gli | i | e | ma | um | uma | os | as | o |
    eu | nós | det | ett | jag | jeg | vi | han | hon | hun | dette | denna | denne | het | een |
    ik | wij | se | si | que | qui | netflix | imax | oscar | marvel | disney | hbo | ps4 | ps5 | pc
    """
    )
)
"""Words that begin a sentence, and what many reviews name besides."""
_LONGEST = 20_000
_LEAST = 7
_STRONG, _SET = 4, 2
"""The least weight of what says that a name is a work's, and what setting it in marks weighs."""


def subject_of(text: str) -> str | None:
    """The work a review seems to be of; None where no name stands out.

    A guess, and to be marked as one.
    """
    scores: dict[str, float] = {}
    marked: set[str] = set()
    text = text[:_LONGEST]
    english = text.count(" the ") * 40 > text.count(" ")
    told = _SIGNS_IN_ENGLISH if english else _SIGNS_ABROAD
    for weight, sign in (*told, *_SIGNS_ANYWHERE):
        for found in patterns.finditer(sign, text):
            name = _whole(found["name"])
            if name:
                # a place may be what a story is set in; only what else is said makes it a title
                if weight >= _STRONG or (weight == _SET and name in scores):
                    marked.add(name)
                scores[name] = scores.get(name, 0) + weight
    if not scores:
        return None
    counts = {name: sum(1 for _ in occurrences(name, text)) for name in scores}
    for short in scores:  # `Fury Road` is said of `Mad Max: Fury Road`
        longer = [name for name in scores if name.endswith(f": {short}")]
        if len(longer) == 1:
            scores[longer[0]] += scores[short]
            marked.add(longer[0])
            counts[longer[0]] = max(counts[longer[0]], counts[short])
    weights = {name: _weight(name, scores, counts, text) for name in scores}
    best = max(scores, key=lambda name: (weights[name], len(name)))
    sure = weights[best] >= _LEAST and (counts[best] > 1 or scores[best] >= 6)
    return best if sure and best in marked else None


def says_nothing(name: str) -> bool:
    """Whether a name is but a word that begins sentences: `Die`, `The`."""
    return name.casefold() in _NEVER | _NEVER_ALONE


def _whole(name: str) -> str | None:
    words = name.split()
    while words and words[0].casefold() in _NEVER - {"the", "a", "an", "it", "her"}:
        words = words[1:]
    while words and words[-1].casefold() in _NEVER:
        words = words[:-1]
    if not words or (len(words) == 1 and words[0].casefold() in _NEVER | _NEVER_ALONE):
        return None
    bare = " ".join(words).strip(" ,;:").removesuffix("’s").removesuffix("'s")
    return None if patterns.fullmatch(r"\d+[A-Za-z]{1,3}|[^\w]*", bare) else bare


def _weight(name: str, scores: dict[str, float], counts: dict[str, int], text: str) -> float:
    """A work is spoken of often and early, and people are what a name with a pronoun is."""
    weight = scores[name] + min(counts[name], 10)
    place = text.find(name)
    weight += 2 if place < 300 else 0
    called = 0
    while place >= 0:
        called += bool(_CALLED.match(text, place + len(name)))
        place = text.find(name, place + len(name))
    return weight - 6 * (called + (" " not in name and _is_last_name(name, text)))


def _is_last_name(name: str, text: str) -> bool:
    """Whether a first name stands before it somewhere within a sentence: `by Ann Onym`."""
    for place in occurrences(name, text):
        before = text[max(0, place - 40) : place].split(" ")
        first = before[-2] if len(before) > 2 and not before[-1] else ""
        opens = first.startswith("(")
        first = first.lstrip('(“"‘')
        if (
            first[:1].isupper()
            and first.isalpha()
            and first.casefold() not in _NEVER | _NEVER_ALONE
            and (opens or before[-3][-1:].isalnum() or before[-3].endswith(","))
        ):
            return True
    return False
