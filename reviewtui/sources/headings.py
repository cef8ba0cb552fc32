"""Which bare lines of plain text are headings."""

from __future__ import annotations

import re

from reviewtui.extract.patterns import pattern
from reviewtui.sources.litter import bared

SECTIONS = frozenset(
    ["story", "plot", "synopsis", "premise", "summary", "overview", "introduction", "intro", "background", "setting", "gameplay", "graphics", "sound", "music", "audio", "visuals", "presentation", "performance", "performances", "cast", "acting", "characters", "direction", "writing", "script", "screenplay", "cinematography", "pacing", "editing", "tone", "themes", "style", "prose", "combat", "controls", "multiplayer", "campaign", "replayability", "value", "design", "display", "battery", "camera", "software", "verdict", "conclusion", "pros", "cons", "the", "good", "the", "bad", "the", "ugly", "positives", "negatives", "highs", "lows", "strengths", "weaknesses", "final", "verdict", "final", "thoughts", "closing", "thoughts", "the", "verdict", "our", "verdict", "bottom", "line", "the", "bottom", "line", "in", "short", "in", "conclusion", "tl;dr", "recommendation", "rating", "score", "what", "works", "what", "doesn't", "what", "doesn't", "work", "what", "we", "liked", "what", "we", "didn't", "like", "likes", "dislikes", "good", "bad", "plus", "minus", "the", "plot", "the", "story", "the", "cast", "handlung", "inhalt", "fazit", "kritik", "bewertung", "darsteller", "urteil", "histoire", "conclusion", "avis", "synopsis", "trama", "conclusiones", "conclusión", "veredicto", "valoración", "giudizio", "conclusioni", "tracklist"]
) | {
    "the good", "the bad", "the ugly", "final verdict", "final thoughts", "closing thoughts",
    "the verdict", "our verdict", "my verdict", "bottom line", "the bottom line", "in short",
    "in conclusion", "what works", "what doesn't", "what doesn't work", "what didn't work", "what worked",
    "what we liked", "what we didn't like", "what i liked", "what i didn't like", "the plot", "the story",
    "the cast", "the performances", "the direction", "the music", "the sound", "the look", "the verdict is in",
    "reasons to buy", "reasons to avoid", "the short version", "mein fazit", "unser fazit", "der film",
}  # fmt: skip
_VERDICTS = frozenset(
    """verdict|the verdict|final verdict|our verdict|my verdict|bottom line|the bottom line|fazit|mein fazit|unser fazit
    |veredicto|verdetto|conclusion|final thoughts|closing thoughts|in short|tl;dr|overall|urteil|conclusión|conclusioni|avis|konklusion
    |dom|oordeel|conclusie|the last word|summing up|final word|conclusão""".replace("\n", "").replace("    |", "|").split("|")
)  # fmt: skip
_SMALL = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "but",
        "by",
        "for",
        "from",
        "in",
        "into",
        "is",
        "of",
        "on",
        "or",
        "over",
        "the",
        "to",
        "vs",
        "with",
        "its",
        "it’s",
        "it's",
        "nor",
        "per",
        "than",
        "that",
        "via",
        "de",
        "la",
        "le",
        "les",
        "du",
        "des",
        "der",
        "die",
        "das",
        "und",
        "en",
        "el",
        "los",
        "las",
        "y",
        "e",
        "il",
        "lo",
        "un",
        "una",
        "une",
        "et",
        "da",
        "do",
        "dos",
    ]
)
_META = pattern(
    r"(?:directors?|directed by|writers?|written by|screenplay|starring|stars|cast|runtime|running time|length|genres?|platforms?|developers?"
    r"|publishers?|release(?: date|d)?|available|authors?|artists?|label|price|rated|certificate|country|language|producers?|music by|score by|distributor"
    r"|studio|pages|isbn|format|year|title|film|movie|book|game|album|reviewed on|played on|tested on|regie|drehbuch|darsteller|länge|land|réalisation"
    r"|durée|dirección|reparto|duración|laufzeit|verlag|autor|editorial|cinematography by|edited by|review copy|source|url|date|published|critic|reviewer|tags?|[\w ]{1,20}rating"
    r"|rating|score|grade|stars|wertung|note|nota|punteggio|voto)\s*[:：=]",
    re.IGNORECASE,
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
    r"(?:[^\W\d_][\w.’'-]*\s){1,6}(?:stars?|appears?|plays?|features?|(?:as|and)\s.{2,40})?\s?in\s(?:[A-Z“‘\"'*_].{1,60})$"
)


def is_meta(line: str) -> bool:
    """`Director: Somebody`: a fact with its name before it."""
    return any(mark in line[:40] for mark in ":：=") and bool(_META.match(line))


def names_verdict(heading: str) -> bool:
    """Whether a heading announces the verdict."""
    return bared(heading) in _VERDICTS


def looks_like_heading(line: str, work: str | None = None) -> bool:
    """Whether a line alone reads as a heading and not as a sentence, a fact, a caption or a name."""
    words = line.split()
    if (
        not words
        or len(line) > 90
        or len(words) > 13
        or "\n" in line
        or not re.search(r"[^\W\d_]", line)
    ):
        return False
    known = bared(line)
    if known in SECTIONS and not line.endswith((".", ",", ";")):
        return True
    line = re.sub(r"^(?:[IVX]{1,4}|\d{1,2}|[A-H])[.):]\s+|^(?:#|§)\s?\d*\s*", "", line) or line
    if not re.search(r"[^\W\d_]", line):
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
    words = re.findall(r"[^\W_][\w'’-]*", line)
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
