"""What a headline says of the work: its title, year, season and kind."""

from __future__ import annotations

from reviewtui import patterns
from reviewtui.model.titles import bare_title, season_title
from reviewtui.patterns import IGNORECASE
from reviewtui.record import Record


class Headline(Record):
    """A headline, read."""

    work: str | None
    year: int | None
    kind: str | None
    creator: str | None
    """Who made the work, where the headline says `by`: an author, and never the critic."""
    sure: bool
    """Whether the headline marks the title as one: by quotes, a year, or the word review."""


_KINDS = {
    "film": ["film", "movie", "cinema", "blu-ray", "4k", "dvd", "filmkritik"],
    "series": ["tv", "series", "show", "season", "episode", "miniseries"],
    "game": ["game", "ps5", "ps4", "xbox", "switch", "pc", "steam", "playstation", "nintendo"],
    "book": ["book", "novel", "audiobook"],
    "music": ["album", "ep", "music", "single", "lp"],
    "product": ["product"],
}
_KIND_OF = {word: kind for kind, words in _KINDS.items() for word in words}
_BEFORE = (
    r"(?:(?:early\saccess|ps[45]|xbox(?:\s(?:one|series\s[xs](?:[|/]s)?))?"
    r"|(?:nintendo\s)?switch(?:\s2)?|pc|steam"
    r"|4k(?:\suhd)?|blu-?ray|dvd|uhd|movie|film|book|novel|game|video\sgame|album|ep|lp|single"
    r"|music"
    r"|tv|series|show|audiobook|advance|spoiler-?free|non-spoiler|early|quick|mini|capsule|festival"
    r"|product|final|full|second|official|our|my|in-depth|honest|netflix|concert|theat(?:er|re)"
    r"|series\sfinale|season\sfinale|premiere|and|&|/|,)\s?)*"
)
_REVIEW = (
    r"(?:reviews?(?:ed)?|critique|kritik|filmkritik|rezension|reseña|crítica|critica|recensione"
    r"|recensie|recenzja|anmeldelse|recension|resenha|análisis|analisi)"
)
_AT = (
    r"(?:cannes|tiff|sundance|sxsw|berlinale|berlin|venice|tribeca|telluride|locarno|fantasia"
    r"|nyff|lff)"
)
_LEADING = (
    rf"^\s*(?:\[?(?:{_AT}\s(?:film\sfestival\s)?(?:\d{{4}}\s)?)?{_BEFORE}{_REVIEW}\]?\s*[:|–—-]\s*"
    rf"|\[{_BEFORE}{_REVIEW}\]\s*|(?:(?:a|my|our|the)\s)?{_BEFORE}review\sof:?\s"
    r"|(?:reseña|crítica|análisis|resenha)\sde\s|critique\s(?:du\sfilm|de)\s"
    r"|recensione\s(?:di\s)?(?=[A-Z«“\"‘])|kritik\szu[mr]?\s"
    rf"|{_AT}\s(?:\d{{4}})?\s*[:|–—-]\s*)"
)
_TRAILING = (
    rf"\s*(?:[-–—|:,(\[]\s*)?(?<![\w'’&])(?:(?:a|an|the|our|my)\s)?{_BEFORE}{_REVIEW}"
    r"(?:\s(?:&|and)\s(?:film\s)?(?:summary|ratings?|analysis"
    r"|recap))?(?:\sin\sprogress)?(?=\s*(?:$|[:|–—?!.,)(\]★☆⭐-]|\s[-–—]\s))"
)
_QUOTES = (
    ("‘", "’"),
    ("“", "”"),
    ("«", "»"),
    ("„", "“"),
    ('"', '"'),
    ("'", "'"),
    ("»", "«"),
    ("《", "》"),
    ("『", "』"),
)
_YEAR = (
    r"\s*[\[(](?:[^()\[\]\d]{0,40}[,;]\s*)?(?P<year>(?:18|19"
    r"|20)\d\d)(?:\s*[,;–—-][^()\[\]]{0,60})?[\])]"
)
_STARS = r"[\s(]*[★☆⭐✩✭½●○]+[½\s)]*"
_BY = (
    r"^(?P<work>.+?),?\s(?:by|von|par"
    r"|de\sl['’]auteur)\s(?P<who>(?:[^\W\d_][\w.'’-]*\s){1,4}[^\W\d_][\w'’-]+)$"
)
_BY_A_BAND = r"^(?P<work>\S.*?),?\sby\s(?P<who>[^\Wa-z]\S*)$"
"""A band may have a name of one word, as authors hardly ever have."""
_PLATFORM = (
    r"\s*[(\[](?:(?P<console>(?:(?:pc|mac|linux|ps\s?[2-5]|playstation\s?\d?|ps\s?vita|vita|psp"
    r"|xbox(?:\s(?:one|360|series\s?[xs](?:[|/]s)?))?|(?:nintendo\s)?(?:switch(?:\s2)?|3ds|ds|wii\s?u?)"
    r"|steam(?:\sdeck)?|ios|android|mobile|vr|quest)(?:\s*[,/|&+]\s*|\s+and\s+)?){1,6})"
    r"|blu-?ray|4k(?:\suhd)?|uhd|dvd|vod|netflix|hulu|disney\+|prime(?:\svideo)?)[)\]]\s*$"
)
"""Where a work was played or seen, which is no part of its name."""
_NO_NAME = {"my", "your", "me", "the", "a", "an", "his", "her", "their", "its", "our", "us"}
_SPLIT = r"\s+[|–—•·»:]{1,2}\s+|\s+-{1,2}\s+|:\s+|\s*\|\s*|\s*—\s*"
_WORTH = r"^(?:is|was)\s(?P<work>.{1,60}?)\s(?:worth\s\w+ing|any\sgood|good)\b.*\?$"
_NEVER = {"review", "reviews", "home", "film", "films", "movies", "books", "games", "news"}


def read_headline(line: str, text: str = "") -> Headline:
    """Read a headline; `text`, the review below it, settles which part of it is the title."""
    kind = _kind_of(line)
    rest = patterns.sub(r"^[^\w“‘„\"'«»\[(¿¡#&@$.…]+", "", patterns.sub(_STARS, " ", line)).strip()
    rest = bare_title(rest)
    if "|S)" in rest:  # a console whose name has in it what parts headlines
        rest = rest.replace("|S)", "/S)")
    if worth := patterns.match(_WORTH, rest, IGNORECASE):
        return _made(worth["work"], None, kind, sure=True)
    leading = patterns.match(_LEADING, rest, IGNORECASE)
    if leading:
        rest = bare_title(rest[leading.end() :])
    if year := patterns.search(_YEAR, rest):
        stated = int(year["year"])
        before = _without_review(rest[: year.start()])[0] or rest[: year.start()]
        return _made(
            _unquoted(_own_segment(before, text, kind, whole=True)), stated, kind, sure=True
        )
    if quoted := _quoted(
        rest, marked=bool(leading) or bool(patterns.search(_TRAILING, rest, IGNORECASE))
    ):
        season = patterns.match(
            r"[\s,:]*((?:season|series|staffel|saison|s)\s?\d{1,2}|(?:season|series)\s(?:one|two|three"
            r"|four|five|six|seven|eight|nine|ten))\b",
            rest[quoted[1] :],
            IGNORECASE,
        )
        return _made(f"{quoted[0]}: {season[1]}" if season else quoted[0], None, kind, sure=True)
    before, found = _without_review(rest)
    if found and before:
        return _made(_own_segment(before, text, kind, whole=True), None, kind, sure=True)
    own = _own_segment(rest, text, kind, whole=False)
    if leading:
        return _made(own, None, kind, sure=True)
    return _made(own, None, kind, sure=False)


def _without_review(rest: str) -> tuple[str, bool]:
    """What stands before `review`, and whether there is such a word."""
    found = patterns.search(_TRAILING, rest, IGNORECASE)
    return (rest[: found.start()].strip(" -–—|:,(["), True) if found else (rest, False)


def _made(work: str | None, year: int | None, kind: str | None, *, sure: bool) -> Headline:
    """The headline from its parts: a maker cut off, the title as it is known everywhere."""
    work = (work or "").strip(" \t\u00a0-–—|:,;*_#")
    creator = None
    played = patterns.search(_PLATFORM, work, IGNORECASE)
    if played and played.start():
        work = work[: played.start()]
        kind = kind or ("game" if played["console"] else None)
    by = patterns.match(_BY, work)
    if kind == "music" and not by and (made := patterns.match(_BY_A_BAND, work)):
        work, creator = made["work"], made["who"]
    elif by and not {by["who"].split()[0].casefold()} & _NO_NAME and _all_capital(by["who"]):
        work, creator = by["work"], by["who"]
        kind = kind or "book"
    if season := season_title(work):
        work, kind = season, kind or "series"
    work = _unquoted(bare_title(work))
    names_nothing = {*patterns.findall(r"[\w-]+", work.casefold())} <= {*_NEVER, *_KIND_OF}
    if names_nothing or not patterns.search(r"\w", work) or len(work) > 120:
        return Headline(None, year, kind, None, sure=False)
    return Headline(work, year, kind, creator, sure)


def _all_capital(name: str) -> bool:
    """Whether every word begins as a name does: `RF Kuang` and `Ann McLeod`, too."""
    return all(word[0].isupper() for word in name.split())


def _kind_of(line: str) -> str | None:
    """The kind a headline names beside the word review: `Album Review`, `PS5 review`."""
    words = r"(?<![\w-])(?P<kind>(?:\w[\w-]*\W{1,9}){1,3})"
    near = patterns.search(rf"{words}{_REVIEW}", line, IGNORECASE)
    for word in reversed(patterns.findall(r"[\w-]+", near["kind"].casefold())) if near else ():
        if word in _KIND_OF:
            return _KIND_OF[word]
        if not patterns.fullmatch(_BEFORE, f"{word} "):
            break
    return "film" if patterns.search(r"\bfilmkritik\b", line, IGNORECASE) else None


def _quoted(rest: str, *, marked: bool) -> tuple[str, int] | None:
    """A title in quotation marks and where it ends, if it opens the headline or is the only one."""
    for opening, closing in _QUOTES:
        start = rest.find(opening)
        if start < 0 or (start and rest[start - 1].isalnum()):
            continue
        for end in range(start + 2, min(len(rest), start + 100)):
            # an apostrophe closes nothing: ‘Schindler’s List’ ends at the second
            if rest[end] == closing and not rest[end + 1 : end + 2].isalnum():
                inside = rest[start + 1 : end].strip(" ,.")
                if inside and (start == 0 or marked):
                    return inside, end + 1
                break
    return None


def _unquoted(title: str) -> str:
    """A title without quotation marks or emphasis all round."""
    title = title.strip().strip("*_").strip()
    for opening, closing in _QUOTES:
        if len(title) > 2 and title[0] == opening and title[-1] == closing:
            return title[1:-1].strip(" ,")
    return title


def _own_segment(rest: str, text: str, kind: str | None, *, whole: bool) -> str:
    """Which part of a headline cut by `:`, `|` or dashes is the title.

    The longest beginning that the text itself says again; else all of it where it is known to be
    the title (`whole`), or its first part. An album stands behind the name of who plays it.
    """
    cuts = list(patterns.finditer(_SPLIT, rest))
    if kind == "music" and not cuts:
        cuts = list(patterns.finditer(r",\s", rest))
    if kind == "music" and cuts and not (whole and text and rest in text):
        return rest[cuts[0].end() :]
    commas = patterns.finditer(r",\s", rest)  # they end a title only where the text bears them out
    ends = sorted({*(cut.start() for cut in cuts), *(comma.start() for comma in commas)})
    for part in (rest, *(rest[:end] for end in reversed(ends))):
        said = part.strip()
        if (
            said
            and text
            and (said in text or (said.isupper() and said.casefold() in text.casefold()))
        ):
            return part
    if whole:
        return rest
    for cut in cuts:
        if cut[0].strip() != ":" or not _is_subtitle(rest[cut.end() :]):
            return rest[: cut.start()]
    return rest


def _is_subtitle(part: str) -> bool:
    """`Part Two`, `A Space Odyssey`: few words, all that matter with a capital."""
    words = patterns.findall(r"[^\W_][\w'’-]*", part)
    return 0 < len(words) <= 5 and all(
        w[0].isupper() or w[0].isdigit() or len(w) < 4 for w in words
    )
