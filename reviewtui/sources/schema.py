"""What the markup of a page states about its reviews, read from schema.org's words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reviewtui.sources.dates import read_date
from reviewtui.sources.items import Item, every

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from reviewtui.model.rating import Rating

REVIEWS = frozenset({"Review", "CriticReview", "UserReview", "hReview"})
NOT_OF_WORKS = frozenset(
    {"ClaimReview", "MediaReview", "EmployerReview", "EmployerAggregateRating"}
)
NOT_WORKS = frozenset(
    {"Organization", "Corporation", "LocalBusiness", "ProfessionalService", "Service", "WebSite"}
    | {"NewsMediaOrganization", "EducationalOrganization", "Person", "HomeAndConstructionBusiness"}
)
ARTICLES = frozenset(
    [
        "Article",
        "NewsArticle",
        "BlogPosting",
        "ReviewNewsArticle",
        "OpinionNewsArticle",
        "AnalysisNewsArticle",
        "ReportageNewsArticle",
        "BackgroundNewsArticle",
        "SocialMediaPosting",
        "TechArticle",
        "ScholarlyArticle",
        "AdvertiserContentArticle",
        "LiveBlogPosting",
    ]
)
KINDS = {
    "film": "Movie Film",
    "series": "TVSeries TVSeason TVEpisode CreativeWorkSeries CreativeWorkSeason Episode",
    "game": "VideoGame Game VideoGameSeries",
    "book": "Book Audiobook ComicIssue ComicStory ComicSeries BookSeries",
    "music": "MusicAlbum MusicRecording MusicRelease MusicComposition MusicGroup MusicPlaylist",
    "product": "Product ProductModel ProductGroup IndividualProduct Vehicle Car "
    "SoftwareApplication "
    "MobileApplication WebApplication SomeProducts",
}
_KIND_OF = {name: kind for kind, names in KINDS.items() for name in names.split()}


class Stated(NamedTuple):
    """One review as the markup states it; None and empty where it says nothing."""

    rating: Rating | None = None
    work: str | None = None
    year: int | None = None
    kind: str | None = None
    identifiers: tuple[str, ...] = ()
    critic: str | None = None
    outlet: str | None = None
    published: date | None = None
    title: str | None = None
    url: str | None = None
    body: str = ""
    summary: str = ""
    pros: tuple[str, ...] = ()
    cons: tuple[str, ...] = ()


def reviews_in(items: Iterable[Item]) -> list[Stated]:
    """The reviews that the things of a page are or hold, each once."""
    found: list[Stated] = []
    for item in every(items):
        if item.is_a(REVIEWS) or (item.is_a(ARTICLES) and item.values.get("reviewRating")):
            stated = _stated(item)
            if (work := _work_of(item)) is not None and work.is_a(NOT_WORKS):
                continue  # what customers say of the firm itself
            if not _repeats(stated, found):
                found.append(stated)
    return found


def _repeats(stated: Stated, found: list[Stated]) -> bool:
    """Pages say the same thing twice, in JSON-LD and in microdata: one of them stays, completed."""
    for place, other in enumerate(found):
        pairs = ((stated.work, other.work), (stated.critic, other.critic))
        same = all(mine == theirs or not mine or not theirs for mine, theirs in pairs)
        scores = {_score(stated), _score(other)} - {None}
        bodies = {one.body[:60] for one in (stated, other) if one.body}
        if same and len(scores) < 2 and len(bodies) < 2:
            new = stated._asdict()
            found[place] = other._replace(
                **{k: new[k] for k, v in other._asdict().items() if not v}
            )
            return True
    return False


def _score(stated: Stated) -> int | None:
    return stated.rating.score if stated.rating else None


def _stated(item: Item) -> Stated:
    work = _work_of(item)
    name, year = name_and_year(work.name if work else "")
    published = read_date(item.text("datePublished", "dateCreated", "dateModified"))
    body = item.long_text("reviewBody") or item.long_text("articleBody")
    if not body and item.is_a({"Review", "CriticReview", "UserReview"}):
        body = item.long_text("text")
    return Stated(
        rating=_rating(item),
        work=name or None,
        year=year or (_year_of(work) if work else None),
        kind=_kind_of(work) if work else None,
        identifiers=_identifiers(work) if work else (),
        critic=critic_in(item),
        outlet=outlet_in(item),
        published=published,
        title=item.text("headline", "name") or None,
        url=item.text("url") or None,
        body=body,
        summary=item.long_text("abstract") or item.long_text("description"),
        pros=_notes(item, "positiveNotes") or (_notes(work, "positiveNotes") if work else ()),
        cons=_notes(item, "negativeNotes") or (_notes(work, "negativeNotes") if work else ()),
    )


def _work_of(item: Item) -> Item | None:
    """What is reviewed: named by the review, or the thing that holds it among its reviews."""
    for value in item.all("itemReviewed", "about"):
        if isinstance(value, Item) and (value.name or value.values):
            return value
        if isinstance(value, str) and value.strip() and item.values.get("itemReviewed"):
            named = Item()
            named.add("name", value)
            return named
    if item.owner is not None and item.role in ("review", "reviews"):
        return item.owner
    return None


def name_and_year(name: str) -> tuple[str, int | None]:
    """`Ballerina (2025)` is a name and a year."""
    match = re.fullmatch(r"(.+?)\s*[(\[]((?:18|19|20)\d\d)[)\]]", name)
    return (match[1], int(match[2])) if match else (name, None)


def _year_of(work: Item) -> int | None:
    for name in ("dateCreated", "datePublished", "releaseDate", "copyrightYear", "startDate"):
        if match := re.search(r"\b((?:18|19|20)\d\d)\b", work.text(name)):
            return int(match[1])
    for event in work.items("releasedEvent"):
        if match := re.search(r"\b((?:18|19|20)\d\d)\b", event.text("startDate")):
            return int(match[1])
    return None


def _kind_of(work: Item) -> str | None:
    return next((_KIND_OF[kind] for kind in work.types if kind in _KIND_OF), None)


_LINKED = (
    (re.compile(r"imdb\.com/(?:[a-z]{2}/)?title/(tt\d{5,10})"), "imdb"),
    (re.compile(r"themoviedb\.org/((?:movie|tv)/\d+)"), "tmdb"),
    (re.compile(r"wikidata\.org/(?:wiki|entity)/(Q\d+)"), "wikidata"),
    (re.compile(r"(?:urn:isbn:|isbn[:/=])([\dXx-]{10,17})", re.IGNORECASE), "isbn"),
    (re.compile(r"store\.steampowered\.com/app/(\d+)"), "steam"),
    (re.compile(r"musicbrainz\.org/(release(?:-group)?/[0-9a-f-]{36})"), "musicbrainz"),
)


def identifiers_in(links: Iterable[str]) -> tuple[str, ...]:
    """The identifiers that addresses of well-known catalogues hold: `imdb:tt7181546`."""
    found: list[str] = []
    for link in links:
        for pattern, name in _LINKED:
            if match := pattern.search(link[:500]):
                value = match[1].replace("-", "").upper() if name == "isbn" else match[1]
                found.append(f"{name}:{value}")
    return tuple(dict.fromkeys(found))


def _identifiers(work: Item) -> tuple[str, ...]:
    links = [work.id]
    named = (
        value for name in ("sameAs", "url", "identifier") for value in work.values.get(name, ())
    )
    links += [one if isinstance(one, str) else one.text("value", "url", "name") for one in named]
    digits = [one for name in ("isbn", "isbn13", "isbn10") for one in work.values.get(name, ())]
    isbns = [
        f"isbn:{re.sub(r'[^0-9Xx]', '', one)}"
        for one in digits
        if isinstance(one, str) and len(re.sub(r"[^0-9Xx]", "", one)) in (10, 13)
    ]
    bare = [f"imdb:{link}" for link in links if re.fullmatch(r"tt\d{5,10}", link)]
    return tuple(dict.fromkeys([*identifiers_in(links), *bare, *isbns]))


def critic_in(item: Item) -> str | None:
    """The people a thing names as its authors; an organisation is not a critic."""
    names: list[str] = []
    for value in item.all("author", "creator", "reviewer"):
        if isinstance(value, Item):
            company = value.is_a({"Organization", "NewsMediaOrganization", "Corporation"})
            names.extend([value.name] if value.name and not company else [])
        elif not re.match(r"https?://", value):
            names.append(value)
    from reviewtui.sources.names import people

    return people(names)


def outlet_in(item: Item) -> str | None:
    """Who published a thing, by its markup."""
    for name in ("publisher", "sourceOrganization", "isPartOf"):
        for value in item.values.get(name, ()):
            said = value if isinstance(value, str) else _publication(value)
            if said and not re.match(r"https?://", said):
                return said
    return None


def _publication(item: Item) -> str:
    if item.is_a({"WebPage", "Article", "CollectionPage", "ItemPage"}):
        return ""
    return item.name


def _notes(item: Item, name: str) -> tuple[str, ...]:
    """Stated pros or cons: a list of things, of texts, or one text of several lines."""
    notes: list[str] = []
    for value in item.values.get(name, ()):
        if isinstance(value, str):
            lines = re.split(r"[\n•]+|(?<=\w);\s+|<br\s*/?>|</li>", value)
            notes.extend(re.sub(r"<[^>]{0,200}>", "", line).strip(" -–*+\t") for line in lines)
            continue
        for entry in value.all("itemListElement") or [value]:
            if isinstance(entry, str):
                notes.append(entry)
            else:
                inner = entry.items("item")
                notes.append(entry.name or (inner[0].name if inner else entry.text("item")))
    clean = [" ".join(note.split())[:300] for note in notes]
    return tuple(dict.fromkeys(note for note in clean if note))


def _rating(item: Item) -> Rating | None:
    for value in item.all("reviewRating", "rating"):
        if isinstance(value, str):
            found = rating_of(value, "", "")
        elif value.is_a({"AggregateRating"}):
            continue
        else:
            found = rating_of(
                value.text("ratingValue", "value") or value.name,
                value.text("bestRating", "best") or item.text("bestRating"),
                value.text("worstRating", "worst") or item.text("worstRating"),
            )
        if found:
            return found
    return rating_of(item.text("ratingValue"), item.text("bestRating"), item.text("worstRating"))


def rating_of(value: str, best: str, worst: str) -> Rating | None:
    """The rating that markup states; a best left out is five, where the value allows it.

    A worst of 1 is what forms fill in by themselves: `4/5` means the same on every page, so only
    another worst (`-4`, or 6 where 1 is best) moves the beginning of the scale.
    """
    from reviewtui.model.rating import Rating

    number, top, bottom = _number(value), _number(best), _number(worst)
    if number is None:
        return Rating.parse(value[:60]) if value else None
    if number == 0 and (top is None or bottom != 0):
        return None  # what a form says of a review without a rating
    if top is None or (number > top and (bottom is None or bottom <= top)):
        parsed = Rating.parse(f"{number:g}")
        if top is None or parsed is None:
            return parsed
        return Rating.parse(f"{number:g}/{top:g}") if number <= top * 1.2 else parsed
    if top > 1 and (bottom is None or 0 <= bottom <= 1):
        return Rating.parse(f"{number:g}/{top:g}")
    if bottom is None or bottom == top:
        return None
    from reviewtui.model.scales import CAPPED, LINEAR, linear, tidy

    low, high = min(bottom, top), max(bottom, top)
    return Rating(
        f"{number:g}/{top:g}",
        tidy(number),
        tidy(top),
        tidy(bottom),
        linear(number, bottom, top),
        LINEAR if low <= number <= high else CAPPED,
    )


def _number(text: str) -> float | None:
    match = re.fullmatch(r"\s*([+-]?\d{1,4}(?:[.,]\d{1,6})?)\s*", text)
    if match is None:
        return None
    return round(float(match[1].replace(",", ".")), 2)
