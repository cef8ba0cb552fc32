"""Who is who in a review: the names it gives, and what their bearers do."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reviewtui.patterns import pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Sequence

_PART = r"[A-Z][\w’'-]{0,30}"
_BEGUN = r"\b[A-Z]"
_NAME = rf"\b{_PART}\.?(?: (?:de|del|von|van|der|la|le|bin|al)\b)?(?: {_PART}){{1,4}}"
_PERSON = pattern(_NAME)
_DIRECTS = r"(?:director|film-?maker|auteur|helmer|showrunner)"
_DIRECTOR = pattern(
    rf"(?:[Dd]irect(?:ed\s+by|ors?(?:\(s\))?)|[Ff]ilm-?makers?|[Ww]riter-directors?|[Hh]elmed\s+by|"
    rf"[Ss]howrunners?)[:,]?\s+({_NAME})|"
    rf"({_NAME})(?:[’']s?\s+direct(?:ion|orial)|\s+directs|,?\s+(?:is|was|as)?\s*(?:an?|the|our)?\s*"
    rf"(?:\w+\s+)?{_DIRECTS}\b)"
)
_PLAYED = pattern(
    r"\b(?:plays?|played|playing|portrays?|portrayed|as|stars\s+as|"
    r"character)\s+(?:the\s+)?([A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)*)"
)
_CALLED = pattern(r"\b([A-Z][\w’'-]+)\s+\((?:played\s+by\s+)?[A-Z]")
_IN_BRACKETS = pattern(rf"\b[A-Z][\w’'-]+\s*\((?:played\s+by\s+)?({_NAME})\)")
_ACTS = pattern(
    rf"({_NAME})(?:\s*\(|,?\s+(?:as|plays?|stars?|is|are|was|were|gives|brings|delivers|makes|pop|"
    r"shows?|shines|steals|anchors|carries|provides|offers|nails|excels|commands|owns|does|finds|"
    r"captures|struggles|manages|proves)\b)"
)
_IS_A_WORK = pattern(
    rf"({_NAME})\s+(?:is|was|remains|proves|feels\s+like)\s+(?:\w+\s+){{0,2}}?(?:an?|the|one)\s+(?:[\w,’'-]+\s+){{0,6}}?"
    r"(?:films?|movies?|pictures?|thrillers?|comed(?:y|ies)|dramas?|sequels?|prequels?|series|shows?|"
    r"documentar(?:y|ies)|remakes?|adaptations?|triumphs?|features?)\b(?![’'-])"
)
"""A name that is a title, though it stands as a performer's might: `Salt Road is a fine film`."""
_CAST = pattern(
    r"\b(?:actors?|actress(?:es)?|stars?|[Ss]tarring|leads?|newcomers?|comedians?|played by|"
    r"voiced by|performances? (?:by|from)|[Cc]ast(?:: | (?:includes|of|led by))|featuring|"
    rf"voice of)[,:]? ({_NAME}(?:(?:,| and|, and) {_NAME}){{0,20}})"
)
_CRAFTS = {
    "visuals": r"cinematograph(?:er|y)|photograph(?:er|y)|camerawork|shot|lensed|visuals|DP",
    "sound": r"composer|score|music|soundtrack|scored|songs?",
    "story": r"writer|screenwriter|screenplay|script|scripted|written|author|novelist",
    "pacing": r"editor|edited|editing",
    "overall": r"producer|produced|critic|designer|singer|songwriter|guitarist|drummer",
}
_MAKERS = pattern(
    "|".join(
        rf"\b(?P<{aspect}>(?:{words})s?)(?:\s+(?:is\s+|comes\s+|was\s+)?(?:by|from|of))?[:,]?\s+({_NAME})"
        for aspect, words in _CRAFTS.items()
    )
)
_MADE_BY = pattern(
    rf"[A-Z](?<!\w[A-Z]){_NAME.removeprefix(_BEGUN)}[’']s?\s+(?:[\w-]+\s+){{0,2}}"
    rf"(?:{'|'.join(_CRAFTS.values())})s?\b"
)
"""Where somebody is said to have made something, and soon found."""
_MADE = pattern(
    "|".join(
        rf"({_NAME})[’']s?\s+(?:[\w-]+\s+){{0,2}}(?P<{aspect}>(?:{words})s?)\b"
        for aspect, words in _CRAFTS.items()
    )
)
_AUTHOR = pattern(rf"\b(?:by|[Aa]uthor:?|[Nn]ovelist|[Bb]y:)\s+({_NAME})")
_WRITES = pattern(
    r"\b([A-Z][a-zé]{2,15})(?:[’']s (?:\w+ )?(?:prose|writing|book|novel|debut|style|narration|"
    r"discussion|argument|account|research|sentences|language|approach|thesis|claims?|essays?|"
    r"memoir)| (?:\w+ly |also |then |clearly )?(?:writes|wrote|argues|explains|describes|discusses|"
    r"explores|examines|suggests|contends|recounts|notes|narrates|weaves|crafts|has written|"
    r"does a \w+ job))\b"
)
"""How a review of a book speaks of who wrote it."""
_OWNED = pattern(r"[’']s?$")
_NO_NAMES_WORDS = """
a all an and as at but by even for from he her here his how i if in it its like most my no not of
on one or our she so still that the their then there these they this those though to we what when
where which while who why with yet you
"""
NO_NAMES = frozenset(_NO_NAMES_WORDS.split())
"""Words that begin a sentence with a capital, and are nobody's name."""
_MET = pattern(
    r"(?<![.!?:;\"“”—–-])(?<!\n) (?P<in>(?:in|at|from|to|near|of|the|on|by|like|for|than) )?"
    r"(?P<name>[A-Z][a-zé]{2,15})(?P<more> [A-Z])?(?=[’',;.!?)]|\s|$)"
)
"""A name inside a sentence, and whether it stands where places and things stand."""
_TITLED = pattern(
    r"\b(?:Lady|Lord|Sir|Mr|Mrs|Miss|Ms|Captain|Detective|Inspector|King|Queen|Prince|Princess|Uncle|Aunt|"
    r"Doctor|Father|Sister|Brother)\.? ([A-Z][a-zé]{2,15})\b"
)
_NOBODY_WORDS = """
monday tuesday wednesday thursday friday saturday sunday january february march april may june july
august september october november december american british english french german japanese chinese
korean indian irish scottish spanish italian russian european african victorian london paris york
america england france japan hollywood christmas halloween netflix amazon marvel disney nintendo
god review edit note spoiler spoilers part season episode book chapter volume series act lady lord
sir mrs miss captain detective king queen prince princess doctor university college street city
"""
_NOBODY = frozenset(_NOBODY_WORDS.split())
_KNOWN = 2
"""So often a name is met before it is taken for somebody in the story."""
_PLAYED_KINDS = ("film", "series")
_ACTOR, _DIRECTOR_WEIGHT, _MAKER, _CHARACTER = 1.5, 1.5, 1.2, 0.8


class People(NamedTuple):
    """Words of the names in a review, each with the aspect a clause that has it is about."""

    roles: dict[str, tuple[str, float]]

    def role(self, word: str) -> tuple[str, float] | None:
        """What part a name plays, and how surely a clause that has it is about that."""
        return self.roles.get(word)


NOBODY = People({})


def _parts(name: str) -> list[str]:
    words = (_OWNED.sub("", part).lower() for part in name.split() if part[0].isupper())
    return [word for word in words if word not in NO_NAMES]


def _all(names: Iterable[str]) -> set[str]:
    """The words of names, but not of titles that begin with an article."""
    return {
        part for name in names if name.split()[0].lower() not in NO_NAMES for part in _parts(name)
    }


def people(body: str, kind: str, names: Sequence[str], work: str | None) -> People:
    """Who is who in a review, from the names given and from how the text introduces them."""
    titled = set(_parts(work or ""))
    titled |= {part for m in _IS_A_WORK.finditer(body) for part in _parts(m[1])}
    roles: dict[str, tuple[str, float]] = {}
    if kind == "book":
        for part in _all(m[1] for m in _AUTHOR.finditer(body[:2000])) - titled:
            roles[part] = ("writing", _MAKER)
        writers = {match[1].lower() for match in _WRITES.finditer(body)} - titled - NO_NAMES
        roles.update(dict.fromkeys(writers - _NOBODY, ("writing", _MAKER)))
        for part in _somebody(body) - titled - roles.keys():
            roles[part] = ("characters", _CHARACTER)
    if kind not in _PLAYED_KINDS:
        return People(roles)
    characters = {
        p for found in (_PLAYED, _CALLED) for m in found.finditer(body) for p in _parts(m[1])
    }
    performers = _all(names) | _all(m[1] for m in _ACTS.finditer(body))
    for found in _CAST.finditer(body):
        performers |= _all(_PERSON.findall(found[1]))
    performers |= _all(m[1] for m in _IN_BRACKETS.finditer(body))
    directors = _all(m[1] or m[2] for m in _DIRECTOR.finditer(body))
    ranked = ((characters, "characters", _CHARACTER), (performers, "performances", _ACTOR))
    for known, aspect, weight in ranked:
        roles.update(dict.fromkeys(known - titled, (aspect, weight)))
    for part, aspect in _makers(body).items():
        roles[part] = (aspect, _MAKER)
    roles.update(dict.fromkeys(directors - titled, ("direction", _DIRECTOR_WEIGHT)))
    return People({word: role for word, role in roles.items() if word not in titled})


def _somebody(body: str) -> set[str]:
    """The names a review keeps coming back to, or gives a title of rank: people of the story."""
    often: dict[str, int] = {}
    for met in _MET.finditer(body):
        name = met["name"].lower()
        if not met["more"]:
            often[name] = often.get(name, 0) + (-1 if met["in"] else 1)
    found = {name for name, count in often.items() if count >= _KNOWN}
    found |= {titled[1].lower() for titled in _TITLED.finditer(body)}
    return found - _NOBODY - NO_NAMES


def _makers(body: str) -> dict[str, str]:
    """The words of the names of those who shot, scored, wrote or cut a work."""
    found: dict[str, str] = {}
    for match in (*_made(body), *_MAKERS.finditer(body)):
        aspect = match.lastgroup or next(a for a in _CRAFTS if match[a])
        name = next(g for g in match.groups() if g and g != match[aspect])
        found.update(dict.fromkeys(_all([name]), aspect))
    return found


def _made(body: str) -> Iterator[re.Match[str]]:
    """Where the long pattern matches: it is tried only where the short one does."""
    at = 0
    while there := _MADE_BY.search(body, at):
        match = _MADE.match(body, there.start())
        at = match.end() if match else there.start() + 1
        if match:
            yield match
