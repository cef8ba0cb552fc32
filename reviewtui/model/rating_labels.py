"""What announces a rating: `Rating:`, `Overall score`, `I'd give it a`; and what a label is of."""

from __future__ import annotations

import re
from enum import IntEnum
from typing import NamedTuple

_I = re.IGNORECASE


class Strength(IntEnum):
    """How surely a form is the rating of the review, from what stands around it."""

    WORDS = 1
    INLINE = 2
    """In the running text, nothing against it."""
    PLAIN = 3
    """Drawn, or of a shape that nothing else has."""
    SAID = 4
    """`I give it ...`; or on a line, or in a sentence, of its own."""
    NAMED = 5
    """After a label that is the name of something: `Ballerina: 4/5`."""
    LABELLED = 6
    OVERALL = 7


class Label(NamedTuple):
    """The words before a form, and what they are."""

    text: str
    kind: str
    """overall, rating, part (of the work), other (a name), or empty."""


NOTHING = Label("", "")

_RATING_WORDS = (
    r"ratings?|rated|rate|scores?|scored|grade|verdict|stars?|mark|marks|out\sof\s(?:5|10)|"
    r"recommendation|metascore|"
    r"note|bewertung|wertung|punkte|punktzahl|urteil|fazit|sterne|schulnote|gesamtnote|"
    r"nota|puntuación|puntuacion|calificación|calificacion|valoración|valoracion|puntaje|"
    r"avaliação|avaliacao|classificação|pontuação|conceito|estrelas|estrellas|étoiles|"
    r"voto|giudizio|valutazione|punteggio|betyg|karakter|terningkast|vurdering|bedømmelse|"
    r"anmeldelse|beoordeling|waardering|cijfer|ocena|arvosana|puan|оценка|рейтинг|评分|評価|評分|별점|평점"
)
_OVERALL_WORDS = (
    r"overall|total|final|gesamt\w*|insgesamt|in\ssgesamt|globale?|générale?|general|totale|"
    r"complessivo|final[e]?|totalt|samlet|my|our|mine|all\sin\sall|conclusion|bottom\sline|"
    r"meine|unsere?|ma|mon|notre|mi|nuestra|minha|nossa|il\smio|editor['’]?s?|reviewer['’]?s?|"
    r"film|movie|the\s(?:film|movie|game|book|show|album)|"
    r"average\sof\sthe\sabove|score\sfinale?"
)
_PART_WORDS = (
    r"story|storyline|plot|script|screenplay|writing|acting|performances?|cast|casting|direction|"
    r"directing|director|cinematography|camera|visuals?|vfx|effects|fx|graphics|gameplay|sounds?|"
    r"audio|music|soundtrack|songs?|video|picture|image|extras?|features?|bonus|special\sfeatures|"
    r"supplements?|presentation|packaging|transfer|design|level\sdesign|controls|replay\w*|rewatch\w*|"
    r"lasting\sappeal|longevity|difficulty|fun|fun\sfactor|value|price|performance|battery|display|"
    r"screen|build(?:\squality)?|characters?|pacing|editing|humou?r|comedy|romance|violence|gore|"
    r"scares?|fright|scariness|suspense|tension|action|tone|originality|atmosphere|dialogues?|"
    r"world-?building|narration|narrator|prose|style|content|production|lyrics|vocals|beats|service|"
    r"food|ambience|comfort|ease\sof\suse|software|connectivity|language|sex|nudity|drugs|alcohol|"
    r"entertainment|enjoyment|rewatchability|costumes?|makeup|sets?|setting|ending|themes?|depth|"
    r"emotion|heart|technical|creativity|innovation|chemistry|stunts|choreography|animation|voice\w*|"
    r"grafik|handlung|spannung|anspruch|erotik|ton|bild|musik|steuerung|sprache|scénario|réalisation|"
    r"jeu|durée\sde\svie|bande[\s-]son|graphismes|histoire|historia|guion|actuaciones|dirección|"
    r"fotografía|música|roteiro|atuações|direção|trama|recitazione|regia|musica|parental|age|ages|"
    r"maturity|fsk|certificate|mpaa|content|educational|positive\smessages|kid\w*|family|opening|"
    r"first\shalf|second\shalf|hype|nostalgia|multiplayer|campaign|season\s\d+|episode\s\d+"
)
_GIVES = (
    r"giv(?:e|es|en|ing)|gave|gets?|got|getting|earn(?:s|ed)?|deserv(?:e|es|ed|ing)|merits?|"
    r"rat(?:e|es|ed|ing)|scor(?:e|es|ed|ing)|award(?:s|ed|ing)?|grad(?:e|ed)|receiv(?:e|es|ed)|"
    r"settl(?:e|es|ed|ing)\s(?:on|for|at)|land(?:s|ed)?\s(?:on|at)|go(?:ing)?\swith|worth|"
    r"comes?\s(?:in|out)\s(?:at|with)|ends?\sup\s(?:at|with|on)|call\s(?:it|this)|"
    r"walks?\saway\swith|takes?\shome|warrants?|garners?|nets?|say"
)
_QUALITY = (
    r"(?:(?:very|fairly|reasonably)\s)?(?:solid|strong|firm|weak|clear|decent|respectable|generous|"
    r"perfect|low|high|mild|rare|sturdy|easy|comfortable|disappointing|measly|big|full|definite|"
    r"mere|whopping|well-deserved|light|straight|shaky|enthusiastic|hearty)"
)

_LABEL_END = re.compile(
    rf"(?P<label>(?:[\w’'&/-]{{1,20}}\s){{0,4}}?(?P<word>(?:\b(?:{_RATING_WORDS})|{_OVERALL_WORDS}))\b"
    r"(?:\s(?:rating|score|grade|verdict|thoughts?|mark|note|wertung|bewertung))?"
    r"(?:\s(?:for|of)\s(?:this|the)\s(?:film|movie|game|book|show|series|album|product))?"
    r"(?:\s\([^()]{1,30}\))?)\s?(?P<sign>[:：=–—-]|\s(?:is|was|of|ist|est|es|é)(?:\s(?:an?|un|eine?|uma?))?)?\s{0,3}$",
    _I,
)
_NAME_END = re.compile(r"(?P<label>[^\s:：][^:：\n]{0,60}?)\s?[:：]\s{0,3}$")
_PART = re.compile(rf"\b(?:{_PART_WORDS})\b", _I)
_OVERALL = re.compile(rf"\b(?:{_OVERALL_WORDS})\b", _I)
_RATING = re.compile(rf"\b(?:{_RATING_WORDS})\b|(?:评分|評価|評分|별점|평점)", _I)
_SAID = re.compile(
    rf"\b(?:{_GIVES})\s(?:[^.!?;:\n]{{0,50}}\s)?(?:(?:an?|the|its|my|our|just|only|about|around|at|"
    rf"with|as|out|full|is|be|of|to)\s){{0,3}}(?:{_QUALITY},?\s){{0,2}}$",
    _I,
)
_SAID_IS = re.compile(
    r"\b(?:it|this|film|movie|game|book|album|show|that)(?:['’]s|\s(?:is|was))\s"
    rf"(?:(?:an?|still|just|only|about|easily|probably|definitely)\s){{0,3}}(?:{_QUALITY}\s)?$|"
    rf"(?:^|[.!?,;:–—]\s?)(?:an?\s)?{_QUALITY}\s$|\bfor\s(?:me|us),?\s(?:an?\s)$",
    _I,
)


def label_of(before: str) -> Label:
    """The label that ends `before`, and whether it names the whole work, a part, or neither."""
    found = _LABEL_END.search(before) if _RATING.search(before) or _OVERALL.search(before) else None
    named = _NAME_END.search(before)
    told = named or found
    if told is None or (found and not named and not found["sign"] and len(found[0].split()) > 3):
        return NOTHING
    text = told["label"].strip(" ([-–—•*")
    whole = _OVERALL.search(text)
    if found or _RATING.search(text):
        if _PART.search(text) and not whole:
            return Label(text, "part")
        if named and len(text.split()) > 7:
            return NOTHING
        return Label(text, "overall" if whole else "rating")
    if whole and len(text.split()) <= 4:
        return Label(text, "overall")
    if _PART.search(text) and len(text.split()) <= 5:
        return Label(text, "part")
    return Label(text, "other") if named and len(text.split()) <= 8 else NOTHING


_AGES = (12, 13, 14, 15, 16, 18)


def rates(label: str, value: float) -> bool:
    """Whether a label makes a bare number a rating: `Score: 7.2`, and not `Rating: 15`."""
    if label_of(f"{label.strip(' *_#>(')}: ").kind not in ("overall", "rating", "part"):
        return False
    return not (re.search(r"rating|rated", label, _I) and value in _AGES)


def is_said(before: str) -> bool:
    """Whether a sentence hands the work its rating: `I'd give it a`, `gets a solid`."""
    return bool(_SAID.search(before) or _SAID_IS.search(before))
