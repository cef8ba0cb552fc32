"""Whether a page announces itself as a review: by headline, address, section or theme."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from reviewtui.sources.tree import attribute, classes, elements, words_of

if TYPE_CHECKING:
    from reviewtui.sources.meta import Head
    from reviewtui.sources.tree import Element

_WORD = (
    r"(?:re-?)?reviews?|film-?kritik|kritik(?:en)?|rezension(?:en)?|critiques?|cr[ií]ticas?|"
    r"rese[ñn]as?|resenhas?|"
    r"recension[ei]|recensies?|anmeldelser?|recension(?:er)?|recenzj[ae]|recenze|arvostelut?|"
    r"testbericht|análisis"
)
_ANNOUNCED = re.compile(rf"(?<![\w’'-])(?:{_WORD}|im test)(?![\w’'])", re.IGNORECASE)
_OTHERWISE = re.compile(
    r"\b(?:in|under|for|peer|judicial|literature|systematic|performance|code|spending|policy|"
    r"government|safety|strategic|"
    r"independent|sentence|sentencing|tax|case|annual|legal|defen[cs]e|security|internal|rave|"
    r"mixed|negative|positive|bad|good|"
    r"glowing|terrible|scathing|to|will|of all|urgent|welfare|parole|fraud|inquiry|audit|"
    r"(?:orders?|launch(?:es)?|calls for|announces?)"
    r"\s+(?:a\s+|an\s+)?(?:\w+\s+)?)\s*reviews?\b|"
    r"\breview(?:s)?[\s-]+(?:bomb|embargo|round-?up|scores?\b|aggregat|board|panel|committee|"
    r"process|finds|into\b|after\b|"
    r"guide(?:lines)?|code|cop(?:y|ies)|lands|launched|ordered|begins|says|calls|recommends)|"
    r"\breviews\s+are\s+in\b|\b(?:year|week|month|day|decade|quarter)[’'s]*\s+in\s+review\b|"
    r"\b(?:fan|user|customer|audience|critics?[’']?|first|early)\s+(?:reviews|reactions)\b|"
    r"\b(?:post|share|posts|dodge|avoid|get|gets|earns?|receives?)\s+(?:\w+\s+)?reviews?\b",
    re.IGNORECASE,
)
_EXPLAINS = re.compile(
    r"\bhow (?:we|i|our|to) (?:\w+ )?(?:rate|review|score|test|grade|write)s?\b|"
    r"\b(?:ratings?|reviews?|scoring|grading|scores?|stars?) (?:system|scale|polic(?:y|ies)|"
    r"guide(?:lines)?|criteria|explained|"
    r"methodology|process|key|philosophy|standards|rubric)\b|"
    r"\b(?:what|about) (?:our|the|my) (?:\w+ )?(?:ratings?|scores?|stars|grades?|reviews)\b|"
    r"\bour (?:ratings?|scoring|scores?) (?:explained|policy|system|mean)|"
    r"\bbewertungs(?:system|skala)\b|\bso (?:testen|bewerten) wir\b|\bwie wir (?:testen|"
    r"bewerten)\b|"
    r"\b(?:submit|write|request) (?:a|your) review\b|\breview (?:requests?|submissions?)\b",
    re.IGNORECASE,
)
_LIST = re.compile(
    r"^(?:(?:all|latest|recent|film|movie|tv|game|book|music|album|our|more)\s+)*(?:reviews|"
    r"kritiken|critiques|críticas|recensioni)"
    r"(?:\s+(?:archives?|archiv|page \d+|index|a-z))?$|\barchives?$|^(?:category|tag|author|"
    r"archives?|search)\s*:",
    re.IGNORECASE,
)


def explains_ratings(title: str) -> bool:
    """A page about how ratings are given."""
    return bool(_EXPLAINS.search(title[:300]))


def names_a_list(title: str) -> bool:
    """The headline of a page that lists reviews: `Film reviews`, `Reviews Archive`."""
    return bool(_LIST.search(title.strip()[:200]))


def says_review(title: str) -> bool:
    """A headline with the word, used of this text: not `Year in review` or `Review board meets`."""
    title = title[:400]
    return bool(_ANNOUNCED.search(title)) and not _OTHERWISE.search(title)


def says_other(title: str) -> bool:
    """A headline that uses the word of something else, or tells news about a work."""
    return bool(_OTHERWISE.search(title[:400])) or bool(_NEWS.search(title[:400]))


_NEWS = re.compile(
    r"\btrailers?\b|\bteaser\b|\binterview\b|\bbox office\b|\brelease date\b|\b(?:first|"
    r"new) (?:look|images?|poster|clip)\b|"
    r"\bexplained\b|\bending\b|\bhow to watch\b|\bwhere to (?:watch|stream)\b|\brecap\b|\b(?:top|"
    r"best)\s+\d+\b|"
    r"\b\d+\s+(?:\w+\s+)?(?:best|greatest|worst|films|movies|books|games|albums|shows|reasons|"
    r"things)\b|\bcasts?\b|\bannounce[sd]?\b|"
    r"\bdies\b|\bdelay(?:ed|s)\b|\bwins?\b|"
    r"\bpreview\b|\bmetacritic\b|\brotten tomatoes\b|"
    r"\brumou?rs?\b|\bdeal(?:s)?\b|\bgiveaway\b|\bwalkthrough\b|\bpodcast\b|"
    r"\bobituary\b|\bnews\b",
    re.IGNORECASE,
)


def address_says_review(url: str | None) -> bool:
    """`/reviews/ballerina`, `/2025/06/ballerina-review/`: the address of one review."""
    path = unquote(urlsplit(url or "").path).lower().rstrip("/")
    parts = [part for part in path.split("/") if part]
    if not parts:
        return False
    slug = re.sub(r"\.\w{2,5}$", "", parts[-1]).replace("_", "-")
    shelf = any(re.fullmatch(rf"(?:[\w-]+-)?(?:{_WORD})(?:-[\w-]+)?", part) for part in parts[:-1])
    words = slug.replace("-", " ")
    named = says_review(words) and (
        bool(
            re.search(
                rf"^(?:(?:film|movie|book|game|album|tv|music)-)?(?:{_WORD})-|-(?:{_WORD})(?:-|$)",
                slug,
            )
        )
    )
    return (shelf and len(slug) > 1 and not address_lists(url)) or named


_LISTING = re.compile(
    r"/(?:category|tag|tags|topics?|author|authors|search|page|archives?|label)(?:/|$)|"
    r"/(?:page/)?\d{1,3}/?$|"
    r"^/(?:\w\w/)?(?:(?:(?:film|movie|book|game|album|music|tv|theatre|restaurant|"
    r"product)-)?reviews?|blog|news|films?|movies?|books?|games?|music|tv|culture)/?$|"
    r"^/\d{4}(?:/\d{1,2})?/?$|^/?$"
)


def address_lists(url: str | None) -> bool:
    """An address of a list of articles: a front page, an archive, a category."""
    return bool(url) and bool(_LISTING.search(unquote(urlsplit(url or "").path).lower()))


def section_says_review(root: Element, head: Head) -> bool:
    """A section, category or post type that holds reviews."""
    told = [
        *head.tags.get("sections", "").split("\n"),
        head.first(
            "parsely-section",
            "section",
            "category",
            "article:section",
            "og:type",
            "pagetype",
            "content-type",
            "sailthru.tags",
        ),
    ]
    for body in list(elements(root, "body", "article", "main"))[:5]:
        told.extend(
            token
            for token in classes(body)
            if re.fullmatch(
                r"(?:single|postid|post-type|type|format|template|category|tag|h|"
                r"section)?-?(?:[a-z]+-)?"
                r"(?:reviews?|critics?-?reviews?)(?:-template(?:-default)?|-[a-z]+)?",
                token,
            )
            and "archive" not in token
        )
    for link in elements(root, "a"):
        if _is_in_menu(link):
            continue
        relation = attribute(link, "rel").lower()
        around = " ".join(
            classes(link) + (classes(link.getparent()) if link.getparent() is not None else [])
        )
        if "tag" in relation.split() or re.search(
            r"categor|section-label|kicker|eyebrow|post-labels|breadcrumb|rubric", around
        ):
            told.append(words_of(link)[:60])
    return any(_is_shelf(one) for one in told if one)


def _is_in_menu(link: Element) -> bool:
    """Whether a link leads about the site, or belongs to another article."""
    for holder in link.iterancestors():
        if holder.tag in ("nav", "footer", "aside", "body"):
            return str(holder.tag) != "body"
        about = " ".join([*classes(holder), attribute(holder, "id").lower()])
        if _MENU.search(about):
            return True
    return False


_MENU = re.compile(
    r"(?:^|[\s_-])(?:menu|nav|navbar|subnav|navigation|site-footer|footer-(?:nav|links|menu)|sidebar|"
    r"widget|related\w*|recommended|more-from|latest|popular)(?:$|[\s_-])"
)


def _is_shelf(name: str) -> bool:
    name = name.strip().lower().replace("_", " ").replace("-", " ")
    return bool(re.search(rf"(?:^|[\s/,.:])(?:{_WORD})(?:$|[\s/,])", name)) and len(name) < 80
