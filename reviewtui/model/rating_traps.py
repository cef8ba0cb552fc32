"""What looks like a rating and is none: dates, counts of people, other sources, other works.

Every test takes the few words before or after a form; none looks further, so that time is linear.
"""

from __future__ import annotations

from reviewtui import patterns
from reviewtui.patterns import IGNORECASE

_I = IGNORECASE

AGGREGATES = (
    r"imdb|rotten\s?tomato(?:es)?|tomatometer|rt|metacritic|metascore|opencritic|cinemascore|"
    r"letterboxd|goodreads|steam|amazon|google|trakt|tmdb|myanimelist|mal|allociné|filmaffinity|"
    r"moviepilot|kinopoisk|douban|trustpilot|yelp|tripadvisor|audiences?|users?|readers?|viewers?|"
    r"critics?|crowd|fans?|community|public|aggregate|aggregator|average|averages|averaged|mean|"
    r"consensus|others|everyone|customers?|buyers?|gamers?|listeners?|moviegoers?|subscribers?|"
    r"durchschnitt\w*|moyenne|promedio|gemiddelde?|snitt|presse|spectateurs|lecteurs|leser|nutzer|kunden|zuschauer|usuarios|lectores|utenti|lettori"
)
"""Who speaks for many: their figures are quoted, whoever writes the review."""

OUTLETS = (
    "empire", "variety", "ign", "guardian", "telegraph", "independent", "total film", "nyt",
    "new york times", "washington post", "rolling stone", "pitchfork", "kotaku", "polygon",
    "gamespot", "eurogamer", "edge", "famitsu", "indiewire", "collider", "screen rant",
    "den of geek", "common sense media", "av club", "hollywood reporter", "thr", "vulture", "ebert",
    "siskel", "maltin", "the times", "time out", "entertainment weekly", "usa today",
    "little white lies", "sight and sound", "sight & sound", "slant", "pc gamer", "gameinformer",
    "game informer", "destructoid", "gamesradar", "cnet", "the verge", "engadget", "wired",
    "techradar", "bbc", "nme", "christgau", "kermode", "pauline kael", "cahiers", "daily mail",
    "daily mirror", "evening standard", "financial times", "the observer", "the scotsman", "metro",
    "mojo", "uncut", "kerrang", "allmusic", "billboard", "stereogum", "newsweek", "esquire",
    "los angeles times", "la times", "chicago tribune", "boston globe", "wall street journal",
)  # fmt: skip
"""Whose figures are quoted when their name stands right before or behind them."""

_MANY = (
    r"\s{0,2}[(\[]?(?:(?:on|at|from|by|per|via|according\sto|over\s(?:on|at)|among|across|in)\s)?"
    rf"(?:the\s|its\s|most\s|many\s|all\s)?(?:{AGGREGATES})\b(?!\s?:?\s?\d)"
)
_VOTES = (
    r"[^.\n]{0,14}?[(\s](?:from|based\son|by|of|with)?\s?[\d.,]{1,9}k?\+?\s(?:\w{1,12}\s)?"
    r"(?:votes?|ratings?|reviews?|users?|critics?|"
    r"customers?|people|readers?|viewers?|members?|buyers?|owners?|fans|voters?)\b|\s?,?\s(?:based\son|basierend\sauf|basée?\ssur|basado\sen)\b|\s(?:avg|average)\b|"
    r"[.,·|]?\s{0,2}(?:link\sto|bei|auf|sur|su|de|av)?\s?[\d.,]{1,9}k?\+?\s(?:\w{1,12}\s)?"
    r"(?:ratings|reviews|votes|stimmen|bewertungen|rezensionen|avis|votos|opiniones|voti|recensioni|"
    r"beoordelingen|omdömen)\b"
)
_COUNTED = frozenset(
    str.split(
        """
        of people person persons user users critic critics reader readers viewer viewers times
        found voted minute minutes min mins hour hours hr hrs second seconds day days week weeks
        month months year years episode episodes seasons chapter chapters page pages films
        movies scene scenes games song songs track tracks books joke jokes dentist dentists
        doctor doctors women men kids children adults americans household households chance odds
        inch inches mile miles cup cups way full empty done finished majority length time am pm
        a.m p.m theater theaters theatres attack attacks patients students players characters
        actors cast are were have will who that age ages families the my his her their its these
        those viewings friends kritiker kritikern zuschauer zuschauern leute leuten menschen
        leser lesern spectateurs personnes lecteurs usuarios personas lectores brukere seere aller
        said say agree agreed
        """
    )
)
"""What is counted when it follows figures: `4/5 of`, `10 out of 10 people`."""
_DAYS = frozenset(
    str.split(
        """
        on since until till by before after dated date dates released release opens airs
        premiered premieres opened born due of every each vs versus in ab vanaf dal desde
        premiere premiär première
        january february march april may june july august september october november december monday
        tuesday wednesday thursday friday
        saturday sunday mon tue wed thu fri sat sun jan feb mar apr jun jul aug sep sept oct nov
        dec
        """
    )
)
_THE_DAY = frozenset(("le", "el", "il", "den", "dia", "día"))
"""What stands before a day that is written with a stroke: `sort le 4/10`."""
_COUNTERS = frozenset(
    str.split(
        """
        part parts chapter chapters episode episodes ep vol volume volumes track tracks page
        pages p disc discs disk disks season seasons round rounds no number numbers day week
        level stage step slide photo image act lap ratio odds chance probability windows section
        reel reels tape tapes side take lesson playstation ps xbox iphone ipad galaxy pixel
        windows android ios gigabit ethernet bus line route dose dosage share
        seite kapitel folge staffel teil band capítulo temporada episodio chapitre épisode saison
        tome capitolo puntata stagione aflevering hoofdstuk seizoen deel sesong avsnitt kapittel
        afsnit del bind parte
        item question verse psalm size figure fig exhibit gate platform room row version
        first last final nearly almost roughly another top around
        """
    )
)

_OTHER_WORK = (
    r"(?:the\s|its\s|his\s|her\s|their\s|that\s)?(?:first|second|third|fourth|original|previous|"
    r"earlier|prior|preceding|last|other)\s(?:film|movie|one|two|game|book|season|instal?lment|"
    r"entry|part|album|episode|series|novel|outing|chapter|version|record|adaptation)s?|"
    r"(?:the|its|his|her)\s(?:\d{4}\s)?original(?!\s(?:score|music|song|idea)\b)|(?:its|the|his|her)\s(?:direct\s)?"
    r"(?:predecessors?|prequels?|sequels?|follow-?ups?|remake|reboot)|"
    r"(?:season|part|volume|book|episode|chapter)\s(?:one|two|three|four|\d{1,2})\b(?!\s?[/:])|"
    r"last\s(?:year|week|month|time|summer)(?:['’]s)?|\d{4}['’]s"
)
_ACCORDING = r"\baccording\sto\s(?!me\b|us\b)[^.!?;\n]{1,60}$"
_GAVE = r"(?:gave|give|gives|given|rated|rates|rate|scored|scores|awarded|awards|graded)"
_OTHERS_RATED = (
    rf"\b(?:which|that|whom?)\s(?:\w+\s){{0,2}}{_GAVE}\b[^.!?;\n]{{0,30}}$|"
    rf"\b{_GAVE}\s(?:{_OTHER_WORK})\b[^.!?;\n]{{0,40}}$|"
    r"\b(?:his|her|their|its|the)\s(?:first|previous|earlier|last|prior|preceding|original|other)\s"
    r"(?:film|movie|game|book|novel|album|record)s?\s?[:–—]\s$|"
    rf"\b(?:{_OTHER_WORK})\b[^.!?;\n]{{0,40}}\s(?:got|gets|earned|earns|received|scored|was|were|is|"
    r"remains|had|deserved|managed|rated|at)\b(?![^.!?;\n]{0,40}\b(?:it|this)\b)[^.!?;\n]{0,30}$|"
    r"\b(?:than|unlike|compared\s(?:to|with)|as\sopposed\sto|fans\sof|loved|liked|enjoyed|"
    r"(?:good|bad|great|funny|sharp|strong)\sas|reminiscent\sof|director\sof)\s[^.!?;:,\n]{1,40}$|"
    r"\b(?:unlike|compared\s(?:to|with))\s[^.!?;:,\n]{1,40},\san?\s$"
)
_I_GAVE_NAME = (
    r"\b(?:I|[Ww]e)(?:\s(?:once|also|only|already))?\s(?:gave|awarded|rated|scored)\s"
    r"(?P<name>(?:The\s)?[A-Z][\w’'-]+(?:\s(?:of|the|and|[A-Z\d][\w’'-]*)){0,4})\s[^.!?;\n]{0,20}$"
)
_THEY_GAVE = (
    r"\b(?:he|she|they|who|[Yy]ou(?:\seither)?|[Cc]ritics|[Rr]eviewers|[Oo]thers|[Pp]eople|[Ee]veryone|[Ss]ome|[Mm]any|"
    r"[Mm]ost|[Ss]omeone|friends?|wife|husband|son|daughter|brother|sister|mother|dad|mom|colleagues?|"
    r"(?!(?:Let['’]s|I|We|It|This|That|And|But|So|Overall|Still|The\s(?:film|movie|game|book))\b)"
    r"[A-Z][\w.&’'-]+)(?:\s(?:has|have|had|would|once|also|only|all|even|then|elsewhere|[a-z]+ly))?\s"
    r"(?:gave|give|gives|given|awarded|awards|rated|rates|scored\sit|graded|says?|said)\s"
    r"[^.!?;\n]{0,60}$"
)
_OWN = (
    r"\b(?:I|we|my|our|mine|I['’]d|I['’]ll|I['’]m|this\s(?:review(?:er)?|critic|one|film|movie|game|"
    r"book|album|show)|for\sme|overall|me|n[oô]tre|meine|unsere|nuestra|minha|nossa|ma\snote)\b"
)
_SOURCE = rf"\b(?:{AGGREGATES})\b"
_AGGREGATE_WORDS = frozenset(
    str.split(
        """
        imdb rotten rottentomatoes rottentomato tomatometer rt metacritic metascore opencritic
        cinemascore letterboxd goodreads steam amazon google trakt tmdb myanimelist mal allociné
        filmaffinity moviepilot kinopoisk douban trustpilot yelp tripadvisor audience audiences
        user users reader readers viewer viewers critic critics crowd fan fans community public
        aggregate aggregator average averages averaged mean consensus others everyone presse
        spectateurs lecteurs lettori customer customers buyer buyers gamer gamers listener listeners
        durchschnitt durchschnittlich moyenne promedio gemiddeld gemiddelde snitt moviegoer
        moviegoers subscriber subscribers leser nutzer kunden zuschauer usuarios lectores utenti
        """
    )
)
_RATING_VERBS = frozenset(
    str.split(
        """
        gave give gives given awarded awards rated rates scored graded say says said
        """
    )
)
_OTHER_HINTS = frozenset(
    str.split(
        """
        which that who whom first second third fourth original previous earlier prior preceding
        last other predecessor predecessors prequel prequels sequel sequels follow followup
        remake reboot season part volume book episode chapter than unlike compared opposed fans
        loved liked enjoyed as reminiscent director
        """
    )
)


_BASED_ON = (
    r"\b(?:based\son|from|by)\s[\d.,]+k?\+?\s(?:\w+\s)?(?:reviews|ratings|votes|users|critics)"
)
_OUR_CRITIC = r"\bour\s(?:own\s)?critics?\b|\bcritic(?:['’]s)?(?=\srating\b)"
_CLAUSE = r"[,;–—]\s(?:(?:but|and|while|yet|still)\s)?(?=(?:this|it|it['’]s)\b)"
"""Where a sentence comes back to its own work: `While the first was a 9/10, this one`."""
_SUPPOSED = (
    r"\b(?:never|rarely|seldom|hardly|(?:do|does|did|ca|wo|would)n['’]t|cannot)\s(?:\w+\s){0,2}?"
    r"(?:give|award|rate|deserve|earn|get|merit)\b(?![^.!?;\n]*\b(?:more|higher|less)\sthan)"
    r"[^.!?;,\n]*$|"
    r"\b(?:he|she|they|I|we|who)\s(?:scored|scores|got)\s(?:an?\s)?$|"
    r"\b(?:he|she)(?:['’]s|\s(?:is|was))\s[^.!?;\n]{0,20}$|"
    r"^\W{0,3}(?:related|see\salso|also\s(?:reviewed|see|read|on)|read\s(?:also|next)|more\sreviews?|"
    r"rate\s(?:this|it))\b|\byour\s(?:own\s)?(?:rating|score|vote)\b|\b(?:deine|votre|tu)\s"
    r"(?:bewertung|wertung|note|voto|nota|puntuación)\b|"
    r"\b(?:if|wish|unless)\s(?:I|we|you|one)\s(?:could|can|were)\b[^.!?;\n]*$|"
    r"\b(?:w|c|sh)ould\shave\s(?:been|got(?:ten)?|earned|given)\b[^.!?;\n]*$|"
    r"\b(?:for\sexample|e\.g\.|i\.e\.|such\sas),?\s$|"
    r"\b(?:not\squite|minder\sdan|weniger\sals|moins\sde|menos\sde|meno\sdi)\s(?:an?\s)?$"
)
DAYS_ALONE = frozenset((1, 2, 3, 13, 14, 16, 17, 18, 19, 21, 22, 23, 24, 26, 27, 28, 29, 31))
"""Days of a month, or parts of a whole, and the best of no scale."""
_LIKELIHOODS = ("odds", "chance", "chances", "ratio", "probability")


def words_of(text: str) -> list[str]:
    """The words of a few lines, in lower case."""
    return patterns.findall(r"[^\W_]+", text.lower())


def is_counted(after: str) -> bool:
    """`10 out of 10 people`, `4/5 of the cast`: a count, not a rating."""
    following = patterns.match(r"\s{0,2}([a-z]\.?[a-z]+)\b", after.lower())
    return bool(following and following[1] in _COUNTED)


def is_date(before: str, value: float, best: float, printed: str) -> bool:
    """`on 4/20`, `Part 2/3`: figures with a stroke that some other word claims."""
    word = before.lower().rstrip("# .").rsplit(None, 1)[-1:] if before[-1:] in (" ", "#") else []
    if word and (word[0].strip("(") in _COUNTERS or word[0].rstrip(":") in _LIKELIHOODS):
        return True
    whole = value == int(value) and best == int(best) and 1 <= value <= 31 and best <= 31
    if whole and patterns.search(r"\bfrom\s(?:\d{1,2}/\d{1,2}\s(?:to|until|till)\s)?$", before, _I):
        return True
    if not whole or not word:
        return False
    return word[0].strip("(.,:") in _DAYS or ("/" in printed and word[0] in _THE_DAY)


def is_anothers(before: str, after: str) -> bool:
    """Whether the figure belongs to a site, a crowd or a colleague; `before` is one sentence."""
    if (
        patterns.match(_MANY, after, _I)
        or patterns.match(_VOTES, after, _I)
        or _outlet_follows(after)
    ):
        return True
    if _outlet_precedes(before) or patterns.search(_BASED_ON, before, _I):
        return True
    before = patterns.sub(_OUR_CRITIC, "we", before, _I)
    words = set(words_of(before))
    if not words.isdisjoint(_AGGREGATE_WORDS):
        sources = list(patterns.finditer(_SOURCE, before, _I))
        ours = patterns.match(r"\s(?:from|for)\s(?:me|us)\b", after, _I)
        if sources and not ours and not patterns.search(_OWN, before[sources[-1].end() :], _I):
            return True
    told = patterns.search(_ACCORDING, before, _I) if "according" in words else None
    if told and not patterns.search(_OWN, told[0], _I):
        return True
    if words.isdisjoint(_RATING_VERBS):
        return False
    they = patterns.search(_THEY_GAVE, before)
    return bool(they and not patterns.search(_OWN, before[they.start() :], _I))


def _outlet_precedes(before: str) -> bool:
    tail = before.lower().rstrip(' :–—-(“"')
    tail = patterns.sub(r"\s(?:magazine|critic|said|says|called it|review)$", "", tail)
    tail = tail.removesuffix("'s").removesuffix("’s")
    return tail.endswith(OUTLETS) and any(
        tail.endswith(name) and not tail[: -len(name)][-1:].isalnum() for name in OUTLETS
    )


def _outlet_follows(after: str) -> bool:
    low = after.lower()
    if patterns.match(r"[”\"’]\s{0,2}[–—-]{1,2}\s?[A-Z]", after):
        return True  # `"★★★★★" – Somebody`
    lead = patterns.match(r"[”\"]?\s{0,2}[(–—,-]{1,2}\s{0,2}(?:the\s(?!times|verge)|roger\s)?", low)
    if lead is None:  # `★★★★ The Guardian`, and nothing more
        return low.strip(" .*_").removeprefix("the ") in OUTLETS
    rest = low[lead.end() :]
    return any(rest.startswith(name) and not rest[len(name) :][:1].isalnum() for name in OUTLETS)


_ASKS = r"(?:how|why|who|what|since\swhen|does|do|did|can|is\sit)\b"


def is_supposed(before: str, after: str) -> bool:
    """Whether a figure is only thought of: `if I could give zero stars`, `why the five stars?`."""
    if patterns.match(_ASKS, before, _I) and patterns.match(r"[^.!?\n]{0,80}\?", after):
        return True
    if patterns.match(r"[^.!?;\n]{0,15}\bif\s(?:I|we|one)\scould\b", after):
        return True
    return bool(patterns.search(_SUPPOSED, before, _I))


def is_anothers_work(before: str, text: str) -> bool:
    """Whether the figure rates another work; `text` tells whether a name is that of this one."""
    before = patterns.split(_CLAUSE, before, IGNORECASE)[-1]
    words = set(words_of(before))
    if not words.isdisjoint(_OTHER_HINTS) and (found := patterns.search(_OTHERS_RATED, before, _I)):
        return not patterns.search(
            r"\b(?:give|giving|rate|gets?|earns?)\s(?:it|this)\b", found[0], _I
        )
    named = None if words.isdisjoint(_RATING_VERBS) else patterns.search(_I_GAVE_NAME, before)
    return bool(named and text.count(named["name"]) < 2)
