"""What looks like a rating and is none: dates, counts of people, other sources, other works.

Every test takes the few words before or after a form; none looks further, so that time is linear.
"""

from __future__ import annotations

import re

_I = re.IGNORECASE

AGGREGATES = (
    r"imdb|rotten\s?tomato(?:es)?|tomatometer|rt|metacritic|metascore|opencritic|cinemascore|"
    r"letterboxd|goodreads|steam|amazon|google|trakt|tmdb|myanimelist|mal|allociné|filmaffinity|"
    r"moviepilot|kinopoisk|douban|trustpilot|yelp|tripadvisor|audiences?|users?|readers?|viewers?|"
    r"critics?|crowd|fans?|community|public|aggregate|aggregator|average|averages|averaged|mean|"
    r"consensus|others|everyone|presse|spectateurs|leser|nutzer|usuarios|lectores"
)
"""Who speaks for many: their figures are quoted, whoever writes the review."""

OUTLETS = (
    r"empire|variety|ign|(?:the\s)?guardian|(?:the\s)?telegraph|(?:the\s)?independent|total\sfilm|"
    r"(?:the\s)?new\syork\stimes|nyt|(?:the\s)?washington\spost|rolling\sstone|pitchfork|kotaku|"
    r"polygon|gamespot|eurogamer|edge|famitsu|indiewire|collider|screen\s?rant|den\sof\sgeek|"
    r"common\ssense\smedia|(?:the\s)?av\sclub|(?:the\s)?hollywood\sreporter|thr|vulture|"
    r"(?:roger\s?)?ebert|siskel|maltin|(?:the\s)?times|time\sout|entertainment\sweekly|"
    r"usa\stoday|little\swhite\slies|sight\s(?:and|&)\ssound|slant|pc\sgamer|gameinformer|"
    r"game\sinformer|destructoid|gamesradar|cnet|the\sverge|engadget|wired|techradar|bbc|nme|"
    r"christgau|kermode|pauline\skael|cahiers"
)

_MANY = re.compile(
    r"\s{0,2}[(\[]?(?:(?:on|at|from|by|per|via|according\sto|over\s(?:on|at)|among|across|in)\s)?"
    rf"(?:the\s|its\s|most\s|many\s|all\s)?(?:{AGGREGATES})\b",
    _I,
)
_VOTES = re.compile(
    r"[^.\n]{0,14}?[(\s](?:from|based\son|by|of|with)?\s?[\d.,]{1,9}k?\+?\s(?:\w{1,12}\s)?"
    r"(?:votes?|ratings?|reviews?|users?|critics?)\b|\s?,?\sbased\son\b|\s(?:avg|average)\b",
    _I,
)
_COUNTED = re.compile(
    r"\s{0,2}(?:of\b|people|persons?|users?|critics?|readers?|viewers?|times\b|found\b|voted|"
    r"minutes?|mins?\b|hours?|hrs?\b|seconds?|days?|weeks?|months?|years?|episodes?|seasons?|"
    r"chapters?|pages?|films?\b|movies?\b|scenes?|games?\b|songs?|tracks?|books?\b|jokes?|dentists?|"
    r"doctors?|women|men\b|kids|children|adults|americans|households|chance|odds|inch|miles?|cups?|"
    r"way\b|full\b|empty|done\b|finished|majority|length|time\b|a\.?m\b|p\.?m\b|(?:in\s)?theaters?|"
    r"attacks?|patients?|students?|players?|characters?|actors?|cast|are\b|were\b|have\b|will\b|"
    r"who\b|that\b|ages?\b|and\sup|families|the\b|my\b|his\b|her\b|their\b|its\b|these\b|those\b)",
    _I,
)
_DATED = re.compile(
    r"\b(?:on|since|until|till|by|before|after|dated?|released?|opens?|airs?|premiered|premieres|"
    r"opened|born|due|of|every|each|vs\.?|versus|january|february|march|april|may|june|july|august|"
    r"september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|"
    r"sunday|(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?),?\s$",
    _I,
)
_NUMBERED = re.compile(
    r"\b(?:part|parts|chapters?|episodes?|ep\.?|vol\.?|volumes?|tracks?|pages?|p\.|discs?|disks?|"
    r"seasons?|rounds?|no\.?|numbers?|day|week|level|stage|step|slide|photo|image|act|lap|"
    r"ratio|odds|chance|probability|windows|section|item|question|verse|psalm|size|"
    r"first|last|final|nearly|almost|roughly|another|top|around)\s?#?$",
    _I,
)

_OTHER_WORK = (
    r"(?:the\s|its\s|his\s|her\s|their\s|that\s)?(?:first|second|third|fourth|original|previous|"
    r"earlier|prior|preceding|last|other)\s(?:film|movie|one|two|game|book|season|instal?lment|"
    r"entry|part|album|episode|series|novel|outing|chapter|version|record|adaptation)s?|"
    r"(?:the|its|his|her)\soriginal(?!\s(?:score|music|song|idea))|(?:its|the|his|her)\s(?:direct\s)?"
    r"(?:predecessors?|prequels?|sequels?|follow-?ups?|remake|reboot)|"
    r"(?:season|part|volume|book|episode|chapter)\s(?:one|two|three|four|\d{1,2})\b(?!\s?[/:])|"
    r"last\s(?:year|week|month|time|summer)(?:['’]s)?|\d{4}['’]s"
)
_GAVE = r"(?:gave|give|gives|given|rated|rates|rate|scored|scores|awarded|awards|graded)"
_OTHERS_RATED = re.compile(
    rf"\b(?:which|that|whom?)\s(?:\w+\s){{0,2}}{_GAVE}\b[^.!?;\n]{{0,30}}$|"
    rf"\b{_GAVE}\s(?:{_OTHER_WORK})\b[^.!?;\n]{{0,40}}$|"
    rf"\b(?:{_OTHER_WORK})\b[^.!?;\n]{{0,40}}\s(?:got|gets|earned|earns|received|scored|was|were|is|"
    r"remains|had|deserved|managed|rated|at)\b(?![^.!?;\n]{0,40}\b(?:it|this)\b)[^.!?;\n]{0,30}$|"
    r"\b(?:than|unlike|compared\s(?:to|with)|as\sopposed\sto|fans\sof|loved|liked|enjoyed|"
    r"(?:good|bad|great|funny|sharp|strong)\sas|reminiscent\sof|director\sof)\s[^.!?;:,\n]{1,40}$",
    _I,
)
_I_GAVE_NAME = re.compile(
    r"\b(?:I|[Ww]e)(?:\s(?:once|also|only|already))?\s(?:gave|awarded|rated|scored)\s"
    r"(?P<name>(?:The\s)?[A-Z][\w’'-]+(?:\s(?:of|the|and|[A-Z\d][\w’'-]*)){0,4})\s[^.!?;\n]{0,20}$"
)
_THEY_GAVE = re.compile(
    r"\b(?:he|she|they|who|[Cc]ritics|[Rr]eviewers|[Oo]thers|[Pp]eople|[Ee]veryone|[Ss]ome|[Mm]any|"
    r"[Mm]ost|[Ss]omeone|friends?|wife|husband|son|daughter|brother|sister|mother|dad|mom|colleagues?|"
    r"(?!(?:I|We|It|This|That|And|But|So|Overall|Still|The\s(?:film|movie|game|book))\b)"
    r"[A-Z][\w.&’'-]+)(?:\s(?:has|have|had|would|once|also|only|all|even|then|famously))?\s"
    r"(?:gave|give|gives|given|awarded|awards|rated|rates|scored\sit|graded)\s[^.!?;\n]{0,60}$"
)
_OWN = re.compile(
    r"\b(?:I|we|my|our|mine|I['’]d|I['’]ll|I['’]m|this\s(?:review(?:er)?|critic|one|film|movie|game|"
    r"book|album|show)|for\sme|overall|me)\b",
    _I,
)
_SOURCE = re.compile(rf"\b(?:{AGGREGATES})\b", _I)
_OUTLET_BEFORE = re.compile(
    rf"(?:^|[\s(“\"])(?:{OUTLETS})(?:['’]s)?(?:\s(?:magazine|critic|said|says|called\sit|review))?"
    r"\s?[:–—(-]?\s{0,2}$",
    _I,
)
_OUTLET_AFTER = re.compile(rf"[”\"]?\s{{0,2}}[(–—,-]{{1,2}}\s{{0,2}}(?:{OUTLETS})\b", _I)


def is_counted(after: str) -> bool:
    """`10 out of 10 people`, `4/5 of the cast`: a count, not a rating."""
    return bool(_COUNTED.match(after))


def is_date(before: str, value: float, best: float) -> bool:
    """`on 4/20`, `Part 2/3`: figures with a stroke that some other word claims."""
    if _NUMBERED.search(before):
        return True
    whole = value == int(value) and best == int(best) and 1 <= value <= 31 and best <= 31
    return whole and bool(_DATED.search(before))


def is_anothers(before: str, after: str) -> bool:
    """Whether the figure belongs to a site, a crowd or a colleague; `before` is one sentence."""
    if _MANY.match(after) or _VOTES.match(after) or _OUTLET_AFTER.match(after):
        return True
    sources = list(_SOURCE.finditer(before))
    if sources and not _OWN.search(before, sources[-1].end()):
        return True
    if _OUTLET_BEFORE.search(before):
        return True
    they = _THEY_GAVE.search(before)
    return bool(they and not _OWN.search(before, they.start()))


def is_anothers_work(before: str, text: str) -> bool:
    """Whether the figure rates another work; `text` tells whether a name is that of this one."""
    if found := _OTHERS_RATED.search(before):
        return not re.search(r"\b(?:give|giving|rate|gets?|earns?)\s(?:it|this)\b", found[0], _I)
    named = _I_GAVE_NAME.search(before)
    return bool(named and text.count(named["name"]) < 2)
