"""The forms headlines of reviews have, in the languages that reviews are read in: data, no code."""

from __future__ import annotations

KINDS = {
    "film": [
        "film", "movie", "cinema", "blu-ray", "4k", "dvd", "filmkritik", "filmanmeldelse",
        "filmtipp", "filmbesprechung", "filmvorstellung",
    ],
    "series": [
        "tv", "series", "show", "season", "episode", "miniseries", "serienkritik", "serientipp",
        "serienbesprechung", "série",
    ],
    "game": [
        "game", "ps5", "ps4", "xbox", "switch", "pc", "steam", "playstation", "nintendo",
        "spieletest", "spieletipp", "jeu",
    ],
    "book": [
        "book", "novel", "audiobook", "buchkritik", "buchrezension", "buchbesprechung", "buchtipp",
        "buchvorstellung", "buchgedanken", "livre",
    ],
    "music": ["album", "ep", "music", "single", "lp"],
    "product": ["product"],
}  # fmt: skip
KIND_OF = {word: kind for kind, words in KINDS.items() for word in words}
BEFORE = (
    r"(?:(?:early\saccess|ps[45]|xbox(?:\s(?:one|series\s[xs](?:[|/]s)?))?"
    r"|(?:nintendo\s)?switch(?:\s2)?|pc|steam"
    r"|4k(?:\suhd)?|blu-?ray|dvd|uhd|movie|film|book|novel|game|video\sgame|album|ep|lp|single"
    r"|music"
    r"|tv|series|show|audiobook|advance|spoiler-?free|non-spoiler|early|quick|mini|capsule|festival"
    r"|product|final|full|second|official|our|my|in-depth|honest|netflix|concert|theat(?:er|re)"
    r"|series\sfinale|season\sfinale|premiere|and|&|/|,)\s?)*"
)
REVIEW = (
    r"(?:reviews?(?:ed)?|critique|kritik|filmkritik|serienkritik|buchkritik|rezension"
    r"|buchrezension|reseña|crítica|critica|(?:mini-?)?recensione"
    r"|recensie|recenzja|anmeldelse|filmanmeldelse|recension|resenha|análisis|analisi|análise"
    r"|(?:im|le|notre|il)\stest|spieletest)"
)
LABEL = (
    r"(?:(?:book|film|movie|game|album|show|series|record)\sof\sthe\s(?:week|month|year|day)"
    r"|recommended|recommendation|(?:my\s)?(?:first\s)?(?:thoughts|impressions)(?:\son|\sof)?"
    r"|track[\s-]by[\s-]track|test|(?:buch|film|serien|spiele)(?:tipp|besprechung|vorstellung"
    r"|gedanken|test)|besprechung|gelesen|gesehen|gespielt|fazit|verdict|the\sverdict|urteil"
    r"|el\sveredicto|veredicto|verdetto|avis|opinión|opinião)"
)
"""What may stand before a title and a colon, and says as much as `Review:` does."""
LABELS = frozenset(
    ["anmeldelse", "buchkritik", "critica", "critique", "crítica", "filmkritik", "kritik",
    "recension", "recensione", "resenha", "reseña", "review", "rezension", "serienkritik", "test"]
)  # fmt: skip
"""What may stand before a title with nothing between them, where the text says only the title."""
AT = (
    r"(?:cannes|tiff|sundance|sxsw|berlinale|berlin|venice|tribeca|telluride|locarno|fantasia"
    r"|nyff|lff)"
)
LEADING = (
    rf"^\s*(?:\[?(?:{AT}\s(?:film\sfestival\s)?(?:\d{{4}}\s)?)?{BEFORE}{REVIEW}"
    rf"(?:\s?\#\d{{1,5}})?\]?\s*[:|–—-]\s*"
    rf"|\[(?:{BEFORE}{REVIEW}|{LABEL})\]\s*[:|–—-]?\s*|{LABEL}\s*(?::|\||…\.?)\s*"
    rf"|(?:(?:a|my|our|the)\s)?{BEFORE}review\sof:?\s"
    r"|(?:reseña|crítica|análisis|resenha|análise|opinión)\s(?:de|do|da)\s"
    r"|(?:critique|test|avis)\s(?:(?:du|de\sla|sur\sl[ea])\s(?:film|série|jeu|livre|roman)\s?:?"
    r"|de|du|sur)\s|(?:anmeldelse|recension|omtale|recensie)\s(?:av|af|van)\s"
    r"|(?:my\s)?(?:first\s)?(?:thoughts|impressions)\s(?:on|of)\s"
    r"|recensione\s(?:di\s)?(?=[A-Z«“\"‘])|kritik\szu[mr]?\s"
    r"|(?-i:RESEÑA|CRÍTICA|RESENHA|CRITIQUE|RECENSIONE|REVIEW|REZENSION|KRITIK)\s(?!OF\b)"
    rf"|{AT}\s(?:\d{{4}})?\s*[:|–—-]\s*)"
)
KIND_TOLD = (
    r"\b(?P<word>(?:film|serien|buch)(?:kritik|rezension|tipp|besprechung|vorstellung|gedanken)"
    r"|filmanmeldelse|spieletest)\b"
    r"|\b(?P<thing>film|movie|book|game|album|show|series)\sof\sthe\s(?:week|month|year|day)\b"
    r"|\b(?:critique|test|avis)\s(?:du|de\sla|sur\sl[ea])\s(?P<called>film|série|jeu|livre)\b"
)
"""Where a headline names the kind of work in one word with review, or behind it."""
LATER = rf"^[^|]{{2,40}}\|\s*(?={BEFORE}{REVIEW}\s*:)"
"""A series of articles may have a name of its own: `Winter Reads | Review: Low Tide`."""
SEASONED = (
    r"(?:(?:season|series|staffel|saison|temporada|stagione|säsong|sesong|s)\s?\d{1,2}"
    r"|(?:season|series)\s(?:one|two|three|four|five|six|seven|eight|nine|ten))\b"
)
OF = r"(?:of|to|zu[rm]?|der|de\sla|della|du|da|van|av)\s"
TRAILING = (
    r"\s*(?:[-–—|:,(\[]\s*)?(?<![\w'’&])(?:(?:a|an|the|our|my|la|le|il|el|unsere|notre|nuestra|mi"
    rf"|la\snostra|die|der)\s)?{BEFORE}{REVIEW}"
    r"(?:\s(?:&|and)\s(?:film\s)?(?:summary|ratings?|analysis"
    r"|recap))?(?:\sin\sprogress)?(?=\s*(?:$|[:|–—?!.,)(\]★☆⭐-]|\s[-–—]\s)|\sby\s"
    rf"|\s(?:{OF})?{SEASONED})"
)
SPOILS = r"\s*[(\[][^()\[\]]{0,30}\bspoil[^()\[\]]{0,30}[)\]]"
NETWORK = (
    r"(?:(?<=\s)|^)(?:netflix|hbo(?:\smax)?|amazon(?:\sprime)?|prime\svideo|disney\+?|hulu|apple\stv\+?"
    r"|bbc)(?:['’]s)?\s(?=\S)"
)
QUOTES = (
    ("‘", "’"),
    ("’", "’"),
    ("“", "”"),
    ("«", "»"),
    ("„", "“"),
    ('"', '"'),
    ("'", "'"),
    ("»", "«"),
    ("《", "》"),
    ("『", "』"),
)
YEAR = (
    r"\s*[\[(](?:[^()\[\]\d]{0,40}[,;–—-]\s*)?(?P<year>(?:18|19"
    r"|20)\d\d)(?:\s*[,;–—-][^()\[\]]{0,60})?[\])]"
)
STARS = r"[\s(]*[★☆⭐✩✭½●○]+[½\s)]*"
BY = (
    r"^(?P<work>.+?),?\s(?:by|von|par"
    r"|de\sl['’]auteur)\s(?P<who>(?:[^\W\d_][\w.'’-]*\s){1,4}[^\W\d_][\w'’-]+)$"
)
BY_A_BAND = r"^(?P<work>\S.*?),?\sby\s(?P<who>[^\Wa-z]\S*)$"
"""A band may have a name of one word, as authors hardly ever have."""
PLATFORM = (
    r"\s*[(\[](?:(?P<console>(?:(?:pc|mac|linux|ps\s?[2-5]|playstation\s?\d?|ps\s?vita|vita|psp"
    r"|xbox(?:\s(?:one|360|series\s?[xs](?:[|/]s)?))?|(?:nintendo\s)?(?:switch(?:\s2)?|3ds|ds|wii\s?u?)"
    r"|steam(?:\sdeck)?|ios|android|mobile|vr|quest)(?:\s*[,/|&+]\s*|\s+and\s+)?){1,6})"
    r"|blu-?ray|4k(?:\suhd)?|uhd|dvd|vod|netflix|hulu|disney\+|prime(?:\svideo)?)[)\]]\s*$"
)
"""Where a work was played or seen, which is no part of its name."""
PLAYED_ON = (
    r"\s(?:on|for|sur|auf|für|en|para|per|pour|su)\s(?:ps\s?[2-5]|playstation\s?[1-5]?|ps\s?vita|xbox[\w\s|]{0,12}"
    r"|(?:nintendo\s)?switch(?:\s2)?|pc|mac|steam(?:\sdeck)?|ios|android|wii\s?u?|3ds)$"
)
NO_NAME = {"my", "your", "me", "the", "a", "an", "his", "her", "their", "its", "our", "us"}
SPLIT = r"\s+[|–—•·»:]{1,2}\s+|\s//\s|\s+-{1,2}\s+|:\s+|\s*\|\s*|\s*—\s*"
WORTH = r"^(?:is|was)\s(?P<work>.{1,60}?)\s(?:worth\s\w+ing|any\sgood|good)\b.*\?$"
NEVER = {"review", "reviews", "home", "film", "films", "movies", "books", "games", "news"}
