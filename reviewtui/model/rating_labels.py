"""What announces a rating: `Rating:`, `Overall score`, `I'd give it a`; and what a label is of."""

from __future__ import annotations

from reviewtui import patterns
from reviewtui.model.rating_traps import words_of
from reviewtui.model.rating_words import BEST_WORDS
from reviewtui.patterns import IGNORECASE
from reviewtui.record import Record

_I = IGNORECASE


class Strength:
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
    WHOLE = 8
    """`Overall: B+`, where a disc has a `Movie: B` as well."""


class Label(Record):
    """The words before a form, and what they are."""

    text: str
    kind: str
    """overall, rating, part (of the work), other (a name), or empty."""


NOTHING = Label("", "")

_RATING = frozenset(
    str.split(
        """
        percentage rating ratings rated rate score scores scored grade verdict star stars mark marks
        recommendation metascore note bewertung wertung punkte punktzahl urteil fazit sterne
        schulnote gesamtnote ergebnis nota puntuación puntuacion calificación calificacion
        valoración
        valoracion puntaje avaliação avaliacao classificação pontuação conceito estrelas
        estrellas étoiles voto giudizio valutazione punteggio betyg karakter terningkast
        vurdering bedømmelse anmeldelse beoordeling waardering cijfer eindcijfer rapportcijfer
        thumbs thumb ocena arvosana puan оценка
        рейтинг 评分 評価 評分 별점 평점
        """
    )
)
"""A label with one of these rates."""
_OVERALL = frozenset(
    str.split(
        """
        overall total final gesamt gesamtwertung gesamtnote gesamturteil gesamtbewertung
        spielspaß spielspass eindcijfer eindoordeel slutbetyg
        gesamteindruck insgesamt globale global générale générale general totale complessivo
        finale totalt samlet my our mine conclusion meine unsere unser ma mon notre nôtre mi nuestra
        nuestro
        minha nossa mio editor editors reviewer reviewers film movie
        """
    )
)
"""With one of these it rates the whole; a disc's `Movie:` is the work itself."""
_PART = frozenset(
    str.split(
        """
        story storyline plot script screenplay writing acting performance performances cast
        casting direction directing director cinematography camera visual visuals vfx effects fx
        graphics gameplay sound sounds audio music soundtrack song songs video picture image
        extra extras feature features bonus supplements presentation packaging transfer design
        controls replay replayability rewatchability longevity difficulty fun value price
        battery display screen build character characters pacing editing humor humour comedy
        romance violence gore scare scares fright scariness suspense tension action tone
        originality atmosphere dialogue dialogues worldbuilding narration narrator prose style
        content production lyrics vocals beats service food ambience comfort ease software
        connectivity language sex nudity drugs alcohol entertainment enjoyment costume costumes
        makeup sets setting ending theme themes depth emotion heart technical creativity
        innovation chemistry stunts choreography animation voice grafik handlung spannung
        anspruch erotik ton bild musik steuerung sprache scénario réalisation jeu durée
        graphismes histoire historia guion actuaciones dirección fotografía música roteiro
        atuações direção trama recitazione regia musica parental age ages maturity fsk
        certificate mpaa educational messages kid kids family opening half hype nostalgia
        multiplayer campaign appeal
        """
    )
)
"""With one of these, and none of the above, a part or a property of the work."""
_INSTALMENTS = frozenset(("season", "episode", "episodes"))
"""Reviewed one by one: `Episode 4: 8/10` is no part, but one of a list if there are more."""
SUMS_UP = r"\b(?:overall|total|gesamt|insgesamt|g[ée]n[ée]rale?|globale?|complessivo|samlet)"
_MEASURES = frozenset(
    str.split(
        """
        length runtime duration minutes pages gross budget cost weight players office their galaxy
        posted fit exit energy hygiene safety efficiency credit ncap votes posts photos dose ports
        seats slots
        trophies achievements hp ammo lives health mana armor armour stamina kills volume scenes
        """
    )
)
"""With one of these it is no rating at all, whatever else it says."""
_JOINS = frozenset(
    str.split(
        """
        is was of a an un eine ein est ist es é de = – — -
        """
    )
)

_GIVES = (
    r"giv(?:e|es|en|ing)|gave|gets?|got|getting|earn(?:s|ed)?|deserv(?:e|es|ed|ing)|merits?|"
    r"rat(?:e|es|ed|ing)|scor(?:e|es|ed|ing)|award(?:s|ed|ing)?|grad(?:e|ed)|receiv(?:e|es|ed)|"
    r"settl(?:e|es|ed|ing)\s(?:on|for|at)|land(?:s|ed)?\s(?:on|at)|go(?:ing)?\swith|worth|"
    r"comes?\s(?:in|out)\s(?:at|with)|ends?\sup\s(?:at|with|on)|call\s(?:it|this)|"
    r"walks?\saway\swith|takes?\shome|warrants?|garners?|nets?|say|adds?\sup\sto|macht|"
    r"gli\s(?:do|darei)|gebe|gibt|vergebe|bekommt|kriegt|verdient|doy|pongo|otorgo|merece|dou|dei|leva|donne|mets|"
    r"scrapes?|musters?|manages?|nabs?|snags?|picks?\sup|I['’]m\sat|mérite|gir|får|giver|ger|geef|krijgt|assegno"
)
_QUALITY = (
    r"(?:(?:very|fairly|reasonably)\s)?(?:solid|strong|firm|weak|clear|decent|respectable|generous|"
    r"perfect|low|high|mild|rare|sturdy|easy|comfortable|disappointing|measly|big|full|definite|"
    r"lukewarm|tepid|grudging|unqualified|unreserved|qualified|tentative|resounding|middling|passing|"
    r"mere|whopping|well-deserved|light|straight|shaky|enthusiastic|hearty|"
    r"emphatic|ringing|glowing|modest|bare|well-earned|near-perfect)"
)

_PART_BESIDE = r"(?:^|[,;(|&/•·–—-]\s?|\band\s)(?:the\s)?([^\W\d_]+(?:[\s-][^\W\d_]+){0,2})\s$"
"""Words that stand alone before the figures: `sound 7/10, and the battery life 4/10`."""
_IN_SHORT = (
    r"(?:the\s)?bottom\sline|on\sbalance|all\sin\sall|all\stold|in\s(?:short|sum|summary|a\sword)\b|tl;?\s?dr\b|"
    r"on\sthe\swhole|en\sbref|kurz(?:um|\sgesagt)\b|in\sbreve|en\sresumen"
)
"""Words that a judgement of the whole follows."""
_NAME_END = r"(?P<label>[^\s:：][^:：\n]{0,60}?)\s?[:：]\s{0,3}$"
_SAID = (
    rf"\b(?:{_GIVES})\s(?:[^.!?;:\n]{{0,50}}\s)?(?:(?:an?|the|its|my|our|just|only|about|around|at|"
    rf"with|as|out|full|is|be|of|to|une?|eine?n?|uma?|een|en|ett?|nota)\s){{0,3}}(?:{_QUALITY},?\s){{0,2}}$"
)
_SAID_IS = (
    r"\b(?:it|this|film|movie|game|book|album|show|that)(?:['’]s|\s(?:is|was))\s"
    rf"(?:(?:an?|still|just|only|about|easily|probably|definitely)\s){{0,3}}(?:{_QUALITY}\s)?$|"
    rf"(?:^|[.!?,;:–—]\s?)(?:{_IN_SHORT}),?\s(?:an?\s)?$|"
    rf"\b(?:is|was)\san?\s(?:{_QUALITY},?\s){{1,2}}$|"
    rf"(?:^|[.!?,;:–—]\s?)(?:an?\s)?{_QUALITY}\s$|\bfor\s(?:me|us),?\s(?:an?\s)$"
)


def label_of(before: str) -> Label:
    """The label that ends `before`, and whether it names the whole work, a part, or neither."""
    ends = before.rstrip()[-1:] in (":", "：")  # the pattern is slow to find that it does not
    named = patterns.search(_NAME_END, before[-80:]) if ends else None
    text = named["label"] if named else _joined(before) or _joined(before.rpartition(", ")[2])
    if not text and (part := patterns.search(_PART_BESIDE, before[-40:], _I)):
        of_a_part = not (_PART | _MEASURES).isdisjoint(words_of(part[1]))
        return Label(part[1], "part") if of_a_part else NOTHING
    text = text.strip(" ([-–—•*")
    words = words_of(text)
    if not words or len(words) > 8:
        return NOTHING
    told = set(words)
    if "star" in told:
        told -= {"half"}  # `One-and-a-half-star rating`, and no half of a match
    whole, rates_it = not told.isdisjoint(_OVERALL), not told.isdisjoint(_RATING)
    if patterns.match(_IN_SHORT, text, _I):
        whole = True
    if not told.isdisjoint(_MEASURES) and len(words) <= 4:
        return Label(text, "part")
    if rates_it and not told.isdisjoint(_INSTALMENTS) and told.isdisjoint(_PART):
        return Label(text, "overall" if whole else "rating")
    if not told.isdisjoint(_PART) and not whole:
        return Label(text, "part") if len(words) <= 5 or rates_it else NOTHING
    if whole and (rates_it or len(words) <= 4):
        return Label(text, "overall")
    if rates_it:
        return Label(text, "rating")
    return Label(text, "other") if named else NOTHING


def _joined(before: str) -> str:
    """A label without a colon: `My grade is a`, `Overall 7`, `Rating -`."""
    words = before.split()
    whole = len(words)
    while words and words[-1].lower() in _JOINS:
        words.pop()
    last = words[-1].lower().strip("()[],") if words else ""
    if last not in _RATING and last not in _OVERALL:
        return ""
    return " ".join(words[-4:]) if len(words) < whole or whole <= 3 else ""


_UTMOST = frozenset(("highest", "lowest", "maximum", "minimum", "max", "min", "possible"))
_WHOSE = frozenset(
    str.split(
        "my our mine meine unsere unser ma mon notre nôtre mi nuestra nuestro minha nossa mio"
    )
)
"""Words that make a label the critic's own, and no label by themselves."""
_AGES = (12, 13, 14, 15, 16, 18)


def rates(label: str, value: float) -> bool:
    """Whether a label makes a bare number a rating: `Score: 7.2`, and not `Rating: 15`."""
    kind = label_of(f"{label.strip(' *_#>(')}: ").kind
    if kind not in ("overall", "rating", "part"):
        return False
    told = set(words_of(label))
    own = kind == "overall" and len(told) > 1 and told & (_OVERALL | _RATING) <= _WHOSE
    if own or not told.isdisjoint(_UTMOST):
        return False  # `The highest score is 20`, `Our waiter was a 10`
    return not (patterns.search(r"rating|rated", label, _I) and value in _AGES)


_CUSTOMARY = {
    "terningkast terning karakter": "six",
    "voto nota cijfer eindcijfer rapportcijfer puntuación puntuacion calificación": "ten",
    "note": "twenty",
}
_CUSTOM_OF = {label: kind for labels, kind in _CUSTOMARY.items() for label in labels.split()}


def bare_kind(label: str) -> str:
    """The kind of a bare number, by what its label is customarily out of.

    Norwegians and Danes throw dice or draw six stars, Italians, Spaniards and the Dutch mark as
    their schools do, out of ten, the French out of five, ten or, as in school, twenty.
    """
    return next((_CUSTOM_OF[word] for word in words_of(label) if word in _CUSTOM_OF), "bare")


_WITH_SCALE = (
    r"(?:\s?[(\[]\s?|^)(?:out\s?of|of|von|sur|de|su|av|/|[01]\s?[-–]|max\.?|"
    r"(?:on\sa\s)?scale:?\s(?:of\s|from\s)?[01]\s?(?:[-–]|to))\s?"
    r"(?P<best>\d{1,3}|[a-zà-ÿ]{3,7}|[*★]{3,10})(?:\sstars)?\s?(?:[)\]]\s?)?$"
)


def scale_beside(label: str) -> tuple[str, float] | None:
    """The label and the best of the scale that stands behind it: `Rating (out of 10)`."""
    found = patterns.search(_WITH_SCALE, label.rstrip(":：= "), IGNORECASE)
    if found is None:
        return None
    word = found["best"].casefold()
    best = float(word) if word.isdecimal() else BEST_WORDS.get(word)
    best = len(word) if word[0] in "*★" else best
    return (label[: found.start()], best) if best else None


def is_said(before: str) -> bool:
    """Whether a sentence hands the work its rating: `I'd give it a`, `gets a solid`."""
    if not before.strip():
        return False
    return bool(patterns.search(_SAID, before, _I) or patterns.search(_SAID_IS, before, _I))
