"""Whose opinion it is: other critics quoted in a review, and opinions about other works."""

from __future__ import annotations

import re
from functools import lru_cache

from reviewtui.extract import lexicon as lists
from reviewtui.extract.opinions import plain
from reviewtui.extract.sentences import Sentence, sentences
from reviewtui.extract.words import folded, words
from reviewtui.model.point import Span
from reviewtui.patterns import pattern

_SAY = (
    r"(?:said|says|praised?|praises|called?|calls|noted?|notes|wrote|writes|argued?|argues|"
    r"described?|describes|dismissed?|dismisses|found|complain(?:s|ed)?|raved?|raves|hailed|"
    r"hails|gave|agreed?|singled|criticised|criticized|panned|loved|hated|celebrated?|felt|"
    r"thought|declared|dubbed|remarked|claimed|admired|slammed|lauded|compared)"
)
_OTHERS = (
    r"(?:critics?|reviewers?|reviews|outlets?|publications?|pundits?|commentators|the\s+press|"
    r"magazines?|early\s+notices|the\s+notices|the\s+consensus|audiences?|bloggers|"
    r"aggregat\w+|colleagues?)"
)
_REPORTS = pattern(
    rf"""\b(?:some|many|most|several|other|few|nearly\s+all|all|certain|plenty\s+of|a\s+number\s+of|fellow|the|early|american|british|french)\s+(?:\w+\s+){{0,2}}?{_OTHERS}\b
    (?=.*\b(?:{_SAY}|have|has|had|agree\w*|seem\w*|are|were|been|divided|split)\b)
    |^\W*{_OTHERS}\s+(?:(?:in|at|from)\s+\w+\s+)?(?:have|has|had|were|are|seem\w*|{_SAY})\b
    |\b(?:blurb|publisher|trailer|poster|marketing|press\s+release|press\s+notes)s?(?:[’']s\s+\w+)?\s+(?:calls?|says?|promises?|claims?|describes?)\b
    |\bcritical\s+(?:reactions?|reception|responses?|consensus|opinion|acclaim)\b
    |\b(?:negative|positive|mixed|glowing|bad|good|disappointed|rave|scathing|other|these|those|most|many)
       \s+(?:/\s+\w+\s+)?(?:reviews?|reviewers)\b.{{0,30}}\b(?:of\s+this|got|say|have|seen|seem)\b
    |\bthese\s+reviewers\b|\bthe\s+criticisms?\s+(?:being|i[’']ve|of\s+it)\b
    |\b(?:metacritic|rotten\s+tomatoes|opencritic|goodreads)\b
    |\b(?:some|many|most|a\s+lot\s+of|other)\s+(?:people|fans|players|viewers|readers|moviegoers)\s+(?:have\s+|will\s+)?
       (?:said|say|complain(?:ed)?|compared?|called?|argued?|criticised|criticized|hated?|praised?|raved?|panned)\b
    |\baccording\s+to\s+(?:the\s+)?(?:[A-Z]|{_OTHERS})
    |\b(?:critic|reviewer|columnist)\s+(?:for|at|of|from)\b
    |\b(?:the|a|one|another)\s+(?:\w+\s+)?(?:critic|reviewer|colleague)\s+(?:has\s+|have\s+)?{_SAY}\b""",
    re.VERBOSE | re.IGNORECASE,
)
_OUTLETS = (
    r"(?:Vulture|IGN|Variety|Empire|Polygon|Kotaku|Eurogamer|GameSpot|Pitchfork|NME|Mojo|Kirkus|"
    r"IndieWire|Indiewire|Collider|Engadget|TechRadar|CNET|Wired|Slate|Vox|Time|Deadline|"
    r"Screen Rant|Rolling Stone|Entertainment Weekly|Publishers Weekly|Total Film|"
    r"Little White Lies|"
    r"The (?:Guardian|Times|New York Times|New Yorker|Atlantic|Verge|Telegraph|Independent|"
    r"Hollywood Reporter|Observer|Washington Post|A\.?V\.? Club|Ringer|Wrap)|"
    r"Sight (?:and|&) Sound|PC Gamer|Edge|Famitsu|Stereogum|AllMusic|Uncut|Q|USA Today|BBC|"
    r"NPR|AP)"
)
_OUTLET_SAYS = pattern(
    rf"\b{_OUTLETS}(?:[’']s)?\s+(?:\w+\s+){{0,4}}?{_SAY}\b|{_SAY}\s+(?:in|by)\s+{_OUTLETS}\b|"
    rf"\b{_OUTLETS}[’']s\s+(?:review|critic|\w+\s+\w+\s+{_SAY})"
)
_QUOTES_SOMEONE = pattern(
    rf"(?:^|[,;.]\s+|\b(?:while|but|and|"
    rf"as)\s+)(?:the\s+)?[A-Z][\w’'.]+(?:\s+[A-Z][\w’'.]+){{0,3}}\s+(?:has\s+)?{_SAY}\s+(?:\w+\s+){{0,8}}?[“\"]"
    rf""
)
_GOES_ON = pattern(
    rf"^\W*(?:meanwhile,?\s+)?(?:others?|another|some|a\s+few|a\s+third|still\s+others|opinions?|"
    rf"the\s+rest)\b.*\b{_SAY}\b",
    re.IGNORECASE,
)

_OWN = pattern(r"\W*(?:i|we)\b", re.IGNORECASE)

_HEARD = pattern(
    r"\W*(?:i|we)(?:[’']ve|\s+have)?\s+(?:also\s+|already\s+)?(?:seen|saw|read|heard)\s+(?:[\w/,-]+\s+){0,6}?(?:reviews?|"
    r"criticisms?|complaints?|critics|reviewers)\b",
    re.IGNORECASE,
)
"""How a critic begins who tells what others said."""

_WORKS = (
    r"(?:films?|movies?|games?|books?|novels?|albums?|records?|shows?|seasons?|series|instal\w+|entry|entries|"
    r"works?|ones?|models?|generations?|versions?|pictures?|features?)"
)
_BEFORE = r"(?:original|first|previous|earlier|last|preceding|prior)"
_ELSEWHERE = pattern(
    rf"""^\W*(?:in|with|like|unlike|as\s+with)\s+(?:those|these\s+other|other|earlier|previous|his|her|their|the)
       \s+(?:\w+\s+){{0,2}}?{_WORKS}\b(?!.*\b(?:this|here)\b)
    |^\W*(?:(?:but|and|yet)\s+)?(?:the|that|his|her|their|its|[\w’'-]+[’']s)\s+(?:very\s+)?{_BEFORE}\s+(?:[\w’'-]+\s+){{0,2}}?
       {_WORKS}\b(?!\s+(?:in\s+(?:years|ages|a\s+long)|of\s+the\s+year|since|to\b))
    |^\W*(?:the|that)\s+(?:second|third|fourth)\s+(?:film|movie|game|book|season|one|album)\s+(?:was|were|had|did|put|took|gave|made|felt|left|lost|ended)\b
    |^\W*(?:the\s+)?(?:[A-Z][\w’'.-]+\s+){{1,4}}?career\b
    |^\W*(?:after|since|following)\s+(?:the|his|her|their|its|an?)\s+(?:[\w’'-]+\s+){{1,5}}?(?:trilogy|saga|{_WORKS})\b[^,]*$
    |^\W*the\s+last\s+time\s+(?:we|i|he|she|they)\b
    |^\W*(?:the|that|his|her|their|its)\s+(?:best\s+)(?:[\w’'-]+\s+){{0,3}}?(?:films|movies|games|books|fights|albums)\b
    |^\W*(?:its|the|his|her|their)\s+(?:immediate\s+|illustrious\s+)?(?:predecessors?|forerunners?|rivals?|competitors?)\b
    |^\W*(?:\w+\s+years?\s+ago|last\s+year|back\s+in\s+\d{{4}}|in\s+\d{{4}})\b,?\s+(?:the|its|his|her|their)\s+
       (?:{_BEFORE}|predecessor|debut)\b
    |^\W*(?:(?:but|and|yet|while|where|as\s+(?:great|good|fun|much)\s+as)\s+)?(?:season|part|book|volume|chapter|act)\s+(?:1|one)\s+(?:was|were|had|did|felt|took|gave|kept|ended)\b
    |^\W*as\s+much\s+as\s+(?:i|we)\s+(?:enjoy|love|like|adore)\w*\s+the\s+(?:og|original|old|older|first|earlier|previous)\b
    |^\W*(?:the|every|any|most|all|good|great|a\s+good|a\s+great)\s+[\w’'-]+\s+(?:{_WORKS}|genre)\s+(?:is|are|was|has\s+been|have\s+been)
       \s+(?:an?\s+)?(?:\w+\s+){{0,2}}(?:staples?|traditions?|mainstays?|institutions?|genres?|fixtures?)\b
    |^\W*(?:(?:and|but)\s+)?(?:while|where|whereas|although|though|unlike)\s+(?:some|many|most|other|lesser|so\s+many)\s+(?:[\w’'-]+\s+){{0,2}}?{_WORKS}\b
    |^\W*(?:unlike|compared\s+(?:to|with)|as\s+opposed\s+to)\s+(?!this)[^,]*$""",
    re.VERBOSE | re.IGNORECASE,
)


_SAYS_ANYTHING = pattern(
    rf"\b(?:{_SAY}|{_OTHERS}|critical|metacritic|rotten|opencritic|goodreads|according|columnist|"
    r"blurb|people|fans|players|viewers|readers|moviegoers|trailer|poster|marketing|press|criticisms?)\b|[’']s\s+(?:review|critic)",
    re.IGNORECASE,
)
"""What every sentence has that reports an opinion: most have none of it, and are soon done with."""
_SAYING_WORDS = """
said says praise praised praises calle called calls note noted notes wrote writes argue argued
argues describe described describes dismisse dismissed dismisses found complain complains complained
rave raved raves hailed hails gave agree agreed singled criticised criticized panned loved hated
celebrate celebrated felt thought declared dubbed remarked claimed admired slammed lauded compared
outlet outlets publication publications pundit pundits commentators press magazine magazines notices
consensus audience audiences bloggers colleague colleagues rotten according columnist blurb people
fans players viewers readers moviegoers trailer poster marketing
"""
_SAYING = frozenset(_SAYING_WORDS.split())
_SAYING_STEMS = ("critic", "review", "aggregat", "goodreads")
"""The same as words: whether one of them is there is said sooner than where it stands."""


_LONGEST = 1500
"""Longer than any sentence that a person wrote, and long to search."""


def is_elsewhere(text: str) -> bool:
    """Whether a sentence or clause speaks of another work than the one under review."""
    return bool(_ELSEWHERE.match(text))


def _reports(sentence: Sentence) -> bool:
    text = sentence.text
    if len(text) > _LONGEST:
        return False
    if _SAYING.isdisjoint(words(text)) and not any(s in folded(text) for s in _SAYING_STEMS):
        return False
    if not _SAYS_ANYTHING.search(text):
        return False
    if _OUTLET_SAYS.search(text) or _QUOTES_SOMEONE.search(text):
        return True
    if _OWN.match(text):
        return bool(_HEARD.match(text))
    return bool(_REPORTS.search(text))


def is_reported(found: list[Sentence]) -> list[bool]:
    """For each sentence of a review, whether it tells what other critics think."""
    return list(_is_reported(tuple(found)))


@lru_cache(maxsize=2)
def _is_reported(found: tuple[Sentence, ...]) -> tuple[bool, ...]:
    elsewhere = lists.heading_patterns()["reported"]
    out: list[bool] = []
    for number, sentence in enumerate(found):
        under = bool(sentence.heading) and bool(elsewhere.search(plain(sentence.heading)))
        before = found[number - 1] if number and out[-1] else None
        follows = (
            before is not None
            and before.paragraph == sentence.paragraph
            and bool(_GOES_ON.match(sentence.text))
        )
        out.append(under or follows or _reports(sentence))
    return tuple(out)


def reported(body: str) -> tuple[Span, ...]:
    """The sentences in which a review tells what other critics think."""
    found = sentences(body)
    return tuple(
        Span(s.start, s.end) for s, aside in zip(found, is_reported(found), strict=True) if aside
    )
