"""What a critic says of other works: of the one before, of others of its sort, or by hearsay."""

from __future__ import annotations

import re

from reviewtui.extract.words import words
from reviewtui.patterns import pattern

_WORKS = (
    r"(?:films?|movies?|games?|books?|novels?|albums?|records?|shows?|seasons?|series|sequels?|remakes?|"
    r"reboots?|adaptations?|pictures?|thrillers?|comed(?:y|ies)|dramas?|blockbusters?|platformers?|"
    r"shooters?|rpgs?|trilog(?:y|ies)|franchises?|headphones|laptops?|phones?|machines?|entries|"
    r"instal+ments?|volumes?|outings?|efforts?|models?|versions?)"
)
_BEFORE = r"(?:original|first|previous|earlier|last|preceding|prior|old|older|other)"
_WAS = (
    r"(?:was|were|had|did|felt|took|gave|made|got|came|went|sold|won|became|worked|seemed|looked|"
    r"sounded|left|lost|ended|introduced|set|told|proved|managed|suffered|failed|used)"
)
_JOIN = (
    r"^\W*(?:(?:and|but|yet|while|where|whereas|although|though|when|since|because|after|if|now|sure|of\s+"
    r"course|to\s+be\s+fair|granted|like|as\s+with|much\s+like|back\s+when)\W+)*"
)
_OTHER = pattern(
    rf"""{_JOIN}(?:
      (?:the|that|his|her|their|its|my|our|those|these|(?:the\s+)?(?:[\w’'-]+\s+){{0,4}}?[\w’'.-]+[’']s)\s+(?:very\s+)?{_BEFORE}\s+
        (?:(?:[\w’'-]+\s+){{0,2}}?{_WORKS}|one|two|three)\b(?!\s+(?:in\s+(?:years|ages|a\s+long)|of\s+the\s+year|since))
        (?!.*\b(?:this\s+(?:one|time|{_WORKS})|here)\b)
      |the\s+(?:original|first|last|second)\s+{_WAS}\b
      |(?:his|her|their|its|[\w’'.-]+[’']s)\s+(?:debut|{_BEFORE}|last|second|third)\s+(?:\w+\s+)?{_WAS}\b
      |(?:in|during|throughout|with|for)\s+(?:the|his|her|their|its)\s+(?:{_BEFORE}\s+)
        (?:[\w’'-]+\s+){{0,2}}?{_WORKS}\b(?!.*\b(?:this|here)\b)
      |(?:last\s+(?:season|year|time)|season\s+(?:one|1))\b(?!.*\b(?:this|here|now)\b)
      |my\s+(?:old|previous|last|former|other)\s+\w+
      |(?:most|many|some|other|too\s+many|so\s+many|countless|all|lesser|bad|modern|recent)\s+(?:[\w’'-]+\s+){{0,3}}?{_WORKS}
        (?:\s+of\s+(?:this|the|its|their)\s+\w+)?\s+(?:are|have|do|don[’']t|would|will|try|fail|make|get|tend|seem|suffer|never|feel|like)\b
      |there\s+(?:have\s+been|were|are|has\s+been)\s+(?:many|other|better|plenty|countless|so\s+many|several|worse|dozens|no\s+shortage)
        \s+(?:of\s+)?(?:[\w’'-]+\s+){{0,3}}?{_WORKS}\b
      |i\s+(?:\w+\s+)?(?:loved|liked|enjoyed|adored|hated|grew\s+up\s+(?:on|with)|fell\s+in\s+love\s+with)\s+
        (?:the\s+{_BEFORE}|(?:all|most)\s+of\s+(?:his|her|their|the)|(?:his|her|their)\s+(?:{_BEFORE}|debut))\b
      |fans\s+of\s+(?:the|his|her|their)\s+(?:{_BEFORE})\b
      |(?:when|by\s+the\s+time)\s+(?:it|the\s+{_BEFORE}\s+\w+)\s+(?:first\s+)?(?:came\s+out|was\s+released|debuted|launched|premiered|aired)
      |[A-Z][\w’'-]*(?:\s+(?:of|the|and|in|on|[A-Z][\w’'-]*)){{0,5}}\s+\((?:19|20)\d\d\)\s+{_WAS}\b
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_OTHER_WORDS = """
original first previous earlier last preceding prior old older other second third debut season
former most many some countless all lesser bad modern recent there came released debuted launched
premiered aired
"""
_OTHERS = frozenset(_OTHER_WORDS.split())
"""Words one of which every such clause has, if it has no year in brackets."""
_HEARSAY = pattern(
    r"""\b(?:has|have|had|was|were|is|are|been)\s+(?:\w+\s+)?(?:widely|universally|often|generally|routinely|frequently|
      commonly|mostly|much|rightly|critically)[\s-]+(?:been\s+)?(?:regarded|considered|hailed|praised|panned|critici[sz]ed|described|
      called|seen|touted|lauded|acclaimed|celebrated|derided|compared|maligned|dismissed|cited|loved|hated)\b
    |\b(?:has|have|had)\s+been\s+(?:hailed|praised|panned|lauded|called|described|touted|compared|accused|billed|dismissed|labelled|labeled)\b
    |\b(?:received|garnered|drew|met\s+with|opened\s+to|greeted\s+with|earned|got)\s+(?:[\w-]+\s+){0,3}(?:reviews|acclaim|notices|backlash|
      buzz|plaudits|criticism)\b
    |\bcritical\s+darlings?\b|\b(?:rave|excellent|glowing|positive|good|great|poor|bad|negative|strong|scathing)\s+reviews\b
    |\b(?:critics|reviewers|audiences)\s+(?:(?:at|in|of|from)\s+(?:\w+\s+){1,3})?(?:called|said|say|loved|hated|praised|panned|raved|
      complained|found|adored|dismissed|agree|disagree|compared|described|have|seem|were|are|will|would|may|might)\b
    |\b(?:people|everyone|everybody|folks|fans|friends?|my\s+\w+|others|many|they)\s+(?:all\s+|have\s+|had\s+|also\s+)?
      (?:said|say|says|told\s+me|tell\s+me|warned\s+me|raved?\s+about|kept\s+(?:telling|saying|raving)|complain(?:ed)?\s+(?:about|that|of))\b
    |(?<![\"“‘])\b(?:i|we)(?:[’']d|[’']ve|\s+had|\s+have)?\s+(?:also\s+|only\s+|always\s+)?(?:heard|been\s+told|read\s+that|read\s+about|was\s+told)\b
    |\b(?:i\s+bet|supposedly|reportedly|allegedly|apparently|according\s+to)\b""",
    re.VERBOSE | re.IGNORECASE,
)
"""How a sentence goes that hands on what was heard."""
_TELLING_WORDS = """
regarded considered hailed praised panned criticised criticized described called seen touted lauded
acclaimed celebrated derided compared maligned dismissed cited loved hated accused billed labelled
labeled reviews acclaim notices backlash buzz plaudits criticism critics reviewers audiences said
say says told tell warned rave raved telling saying raving complain complained heard read bet
critical darling supposedly reportedly allegedly apparently according
"""
_TELLING = frozenset(_TELLING_WORDS.split())
"""Words one of which every such sentence has: most sentences have none, and are soon done with."""
_WORDS = pattern(r"[a-z]+")
_PART = r"[A-Z][\w’'&.-]*"
_TITLE = pattern(
    rf"(?P<dated>{_PART}(?: (?:of|the|and|in|on|a|to|vs?\.?|&|{_PART}|\d+)){{0,6}}),? "
    r"\((?:19|20)\d\d\)"
    r"|[“\"‘*_](?P<quoted>[A-Z][^“”\"‘’*_.!?]{2,48})[”\"’*_](?!\w)"
    rf"|(?P<numbered>{_PART}(?: {_PART}){{0,3}} (?:[2-9]|II|III|IV|VI{{0,3}}))\b"
)
"""How a review names other works: with their year, in quotation marks, or with a number."""
_THEN = pattern(rf"[”\"’*_]?(?:\s+\([^)]*\))?\s+(?:\w+ly\s+)?{_WAS}\b")
_SMALL = frozenset(
    ("of", "the", "and", "in", "on", "a", "to", "with", "for", "vs", "v", "is", "at")
)
_NO_TITLE = frozenset(
    (
        *("season", "chapter", "part", "act", "volume", "book", "episode", "level", "january"),
        *("february", "march", "april", "may", "june", "july", "august", "september", "october"),
        *("november", "december", "sept", "dec", "nov", "oct"),
    )
)
_HERE = pattern(r"\b(?:this|here|now|these|new)\b", re.IGNORECASE)
_PAST = pattern(rf"\b{_WAS}\b", re.IGNORECASE)


def of_another(text: str) -> bool:
    """Whether a clause begins by speaking of another work than the one under review."""
    if _OTHERS.isdisjoint(words(text)) and "(" not in text:
        return False
    return bool(_OTHER.match(text))


def other_titles(body: str, own: frozenset[str]) -> tuple[str, ...]:
    """The titles of other works that a review names, given the words of the title of its own."""
    found: dict[str, None] = {}
    for title in _TITLE.finditer(body):
        name = title["dated"] or title["quoted"] or title["numbered"]
        parts = re.findall(r"[\w’']+", name)
        low = {part.lower() for part in parts} - _SMALL
        plain_words = any(part[0].islower() and part not in _SMALL for part in parts)
        if low and not plain_words and not low <= own and _NO_TITLE.isdisjoint(low):
            found[name.strip(" ,")] = None
    return tuple(found) if own else ()


def of_title(text: str, start: int, end: int, titles: tuple[str, ...]) -> bool:
    """Whether part of a sentence tells what another work was: `Salt Road (2011) was a bore`."""
    return any(
        (at := text.find(title, start, end)) >= 0 and bool(_THEN.match(text, at + len(title)))
        for title in titles
    )


def of_others(text: str) -> bool:
    """Whether a sentence hands on what others think, or what its critic has only heard."""
    if _TELLING.isdisjoint(_WORDS.findall(text.lower())):
        return False
    return bool(_HEARSAY.search(text))


def goes_on(text: str, *, turns: bool) -> bool:
    """Whether a clause after such a one still speaks of that work, not of this one."""
    return not turns or (not _HERE.search(text) and bool(_PAST.search(text)))
