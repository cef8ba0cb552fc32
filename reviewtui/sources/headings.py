"""Which bare lines of plain text are headings."""

from __future__ import annotations

from reviewtui import patterns
from reviewtui.patterns import IGNORECASE, pattern
from reviewtui.sources.listing import entries
from reviewtui.sources.litter import bared

SECTIONS = frozenset(
    entries(
        """
    acting | audio | avis | background | bad | battery | bewertung | bottom line | camera |
    campaign | cast | characters | cinematography | closing thoughts | combat | conclusion |
    conclusiones | conclusioni | conclusión | cons | controls | darsteller | der film | design |
    direction | dislikes | display | editing | fazit | final thoughts | final verdict | gameplay
    | giudizio | good | graphics | handlung | highs | histoire | in conclusion | in short |
    inhalt | intro | introduction | kritik | likes | lows | mein fazit | minus | multiplayer |
    music | my verdict | negatives | our verdict | overview | pacing | performance |
    performances | plot | plus | positives | premise | presentation | pros | prose | rating |
    reasons to avoid | reasons to buy | recommendation | replayability | score | screenplay |
    script | setting | software | sound | story | strengths | style | summary | synopsis | the
    bad | the bottom line | the cast | the direction | the good | the look | the music | the
    performances | the plot | the short version | the sound | the story | the ugly | the verdict
    | the verdict is in | themes | tl;dr | tone | tracklist | trama | unser fazit | urteil |
    valoración | value | verdict | veredicto | visuals | weaknesses | what didn't work | what
    doesn't | what doesn't work | what i didn't like | what i liked | what we didn't like | what
    we liked | what worked | what works | writing
    """
    )
)
_VERDICTS = frozenset(
    entries(
        """
    avis | bottom line | closing thoughts | conclusie | conclusion | conclusioni | conclusión |
    conclusão | dom | fazit | final thoughts | final verdict | final word | in short | konklusion
    | mein fazit | my verdict | oordeel | our verdict | overall | summing up | the bottom line |
    the last word | the verdict | tl;dr | unser fazit | urteil | verdetto | verdict | veredicto
    """
    )
)
_SMALL = frozenset(
    entries(
        """
    a | an | and | as | at | but | by | da | das | de | der | des | die | do | dos | du | e | el |
    en | et | for | from | il | in | into | is | it's | its | it’s | la | las | le | les | lo |
    los | nor | of | on | or | over | per | than | that | the | to | un | una | und | une | via |
    vs | with | y
    """
    )
)
_META = pattern(
    r"(?:directors?|directed by|writers?|written by|screenplay|starring|stars|cast|runtime"
    r"|running time|length|genres?|platforms?|developers?"
    r"|publishers?|release(?: date|d)?|available|authors?|artists?|label|price|rated"
    r"|certificate|country|language|producers?|music by|score by|distributor"
    r"|studio|pages|isbn|format|year|title|film|movie|book|game|album|reviewed on|played on"
    r"|tested on|regie|drehbuch|darsteller|länge|land|réalisation"
    r"|durée|dirección|reparto|duración|laufzeit|verlag|autor|editorial|cinematography by"
    r"|edited by|review copy|source|url|date|published|critic|reviewer|tags?|[\w ]{1,20}rating"
    r"|rating|score|grade|stars|wertung|note|nota|punteggio|voto)\s*[:：=]",
    IGNORECASE,
)
_SENTENCE = pattern(r"[.!?…][”’\"')]*\s+\S")
_QUESTIONS = (
    "is ",
    "are ",
    "does ",
    "do ",
    "should ",
    "who ",
    "what ",
    "why ",
    "how ",
    "where ",
    "can ",
    "will ",
    "worth ",
)
_CAPTION = pattern(
    r"(?:[^\W\d_][\w.’'-]*\s){1,6}(?:stars?|appears?|plays?|features?|(?:as"
    r"|and)\s.{2,40})?\s?in\s(?:[A-Z“‘\"'*_].{1,60})$"
)


def is_meta(line: str) -> bool:
    """`Director: Somebody`: a fact with its name before it."""
    return any(mark in line[:40] for mark in ":：=") and bool(_META.match(line))


def names_verdict(heading: str) -> bool:
    """Whether a heading announces the verdict."""
    return bared(heading) in _VERDICTS


def looks_like_heading(line: str, work: str | None = None) -> bool:
    """Whether a line alone reads as a heading and not as a sentence, a fact or a caption."""
    words = line.split()
    if (
        not words
        or len(line) > 90
        or len(words) > 13
        or "\n" in line
        or not patterns.search(r"[^\W\d_]", line)
    ):
        return False
    known = bared(line)
    if known in SECTIONS and not line.endswith((".", ",", ";")):
        return True
    line = (
        patterns.sub(r"^(?:[IVX]{1,4}|\d{1,2}|[A-H])[.):]\s+|^(?:#|§)\s?\d*\s*", "", line) or line
    )
    if not patterns.search(r"[^\W\d_]", line):
        return False
    first = next((char for char in line if char.isalnum()), "")
    if (
        first.islower()
        or line.endswith((".", ",", ";", ":", "…", ".”", '."', ".’", "-", "–", "—"))
        or is_meta(line)
    ):
        return False
    if _SENTENCE.search(line) and not line.isupper():
        return False
    if line[0] in '“"‘«„' and line[-1] in '”"’»“':
        return False
    if line.isupper() and len(known) > 2:
        return True
    words = patterns.findall(r"[^\W_][\w'’-]*", line)
    titled = all(
        word[0].isupper() or word[0].isdigit() or word.casefold() in _SMALL for word in words
    )
    if line.endswith(("?", "!")):
        return (titled and len(words) > 1) or (
            line.endswith("?") and line.casefold().startswith(_QUESTIONS) and len(words) <= 8
        )
    if work and _CAPTION.match(line) and f" in {work}".casefold() in line.casefold() + " ":
        return False
    return (titled and len(words) <= 12) or len(words) <= 9
