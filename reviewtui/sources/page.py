"""One page, saved or fetched: schema.org first, then microformats, then what the article says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewtui.model.text import clean_line, safe_url
from reviewtui.sources import announcing, hreview, jsonld, meta, microdata, names, schema
from reviewtui.sources.article import Article, article_of, clear
from reviewtui.sources.charset import decode
from reviewtui.sources.headlines import read_headline
from reviewtui.sources.items import Item, every
from reviewtui.sources.outcome import NotAReview
from reviewtui.sources.tree import LARGEST, elements, parse, several_lines, words_of

if TYPE_CHECKING:
    from reviewtui.model.point import Point
    from reviewtui.model.rating import Rating
    from reviewtui.model.review import Draft
    from reviewtui.sources.meta import Head
    from reviewtui.sources.schema import Stated
    from reviewtui.sources.tree import Element

_ENOUGH = 60
"""Words an article needs before it can be a review that markup does not announce."""


def read_page(
    data: bytes, *, url: str | None = None, content_type: str | None = None
) -> list[Draft | NotAReview]:
    """The reviews of a page, or the one reason why it holds none; never an exception."""
    source = url or "the page"
    if kind := _foreign(data, content_type):
        return [NotAReview(source, f"it is {kind}, not a page of text")]
    text = decode(data[: LARGEST * 2], content_type)
    if _is_plain(text, content_type):
        from reviewtui.sources.text import read_text

        return [read_text(text, name=url)]
    root = parse(text)
    if root is None or not any(True for _ in elements(root, "body", "head")):
        return [NotAReview(source, "it is empty")]
    return _Page(root, url, source).read()


def _foreign(data: bytes, content_type: str | None) -> str | None:
    """What a source is that is no text at all."""
    kind = (content_type or "").partition(";")[0].strip().lower()
    if not data.strip():
        return "empty"
    for mark, name in _MAGIC.items():
        if data.startswith(mark):
            return name
    if kind.startswith(("image/", "audio/", "video/", "font/")):
        return f"a file of the kind {clean_line(kind)}"
    if data[:2000].count(0) > 20 and not data.startswith((b"\xff\xfe", b"\xfe\xff")) and not _wide(data):
        return "a binary file"
    return None


_MAGIC = {
    b"%PDF": "a PDF document",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"PK\x03\x04": "an archive",
    b"\x1f\x8b": "a compressed file",
}


def _wide(data: bytes) -> bool:
    head = data[:400]
    return max(head[::2].count(0), head[1::2].count(0)) > len(head) * 0.4


def _is_plain(text: str, content_type: str | None) -> bool:
    kind = (content_type or "").partition(";")[0].strip().lower()
    looks = re.search(r"<(?:!doctype|html|head|body|article|div|p|h[1-6]|script|meta|section|main|span|table)\b", text[:200_000], re.IGNORECASE)
    return looks is None or (kind in ("text/plain", "text/markdown") and not text.lstrip()[:1] == "<")


class _Page:
    """What is gathered of one page on the way to its drafts."""

    def __init__(self, root: Element, url: str | None, source: str) -> None:
        self.root = root
        self.source = source
        self.head: Head = meta.read_head(root, url)
        base = self.head.url or url or ""
        self.items: list[Item] = [
            *jsonld.items_in(root), *microdata.items_in(root, base), *hreview.items_in(root),
        ]  # fmt: skip
        self.stated: list[Stated] = schema.reviews_in(self.items)
        self.about: Item | None = next((one for one in every(self.items) if one.is_a(schema.ARTICLES)), None)
        self.title = clean_line(self.head.title or (self.about.text("headline") if self.about else ""))
        self.article: Article = article_of(root, title=self.title, base=base)
        self.words = len(re.findall(r"\w+", self.article.markdown))

    def read(self) -> list[Draft | NotAReview]:
        """The drafts, or why there is none."""
        if reason := self._refusal():
            return [NotAReview(self.source, reason)]
        main, rest = self._main_and_rest()
        drafts = [self._draft(main, self.article.markdown)] if main is not None else []
        for stated in rest:
            drafts.append(self._draft(stated, several_lines(_without_tags(stated.body)), alone=False))
        if not drafts:
            return [NotAReview(self.source, "there is no text of a review on it")]
        return list(drafts)

    def _refusal(self) -> str | None:
        """Why the page is no review; None where it is one."""
        kinds = {kind for item in every(self.items) for kind in item.types}
        title = self.title or self.head.window
        if announcing.explains_ratings(title):
            return "it explains how ratings are given"
        if kinds & schema.NOT_OF_WORKS and not self._reviews_a_work():
            return "it is a fact check, not a review of a work"
        if "Recipe" in kinds and not announcing.says_review(title):
            return "it is a recipe"
        if self._is_list(kinds):
            return "it lists articles and is none itself"
        if self.stated:
            if self._is_shop(kinds):
                return None if self._bodies() else "it offers a product, with ratings but no review"
            return None if self.words or self._bodies() else "there is no text of a review on it"
        if "Product" in kinds and not self._announces(title) and self._sells(kinds):
            return "it offers a product, with an average of ratings at most"
        if self._announces(title):
            return None if self.words >= 12 else "there is no text of a review on it"
        if "AggregateRating" in kinds and self.words < 300:
            return "it holds an average of ratings, and no review"
        if self.words < _ENOUGH:
            return "it has too little text to be a review"
        return None if self._reads_as_review(title) else "nothing on it says that it is a review"

    def _reviews_a_work(self) -> bool:
        return bool(self.stated) or announcing.says_review(self.title)

    def _announces(self, title: str) -> bool:
        """Headline, address or section say review."""
        if announcing.says_review(title) or announcing.says_review(self.head.window):
            return not announcing.says_other(title) or announcing.address_says_review(self.head.url)
        if announcing.says_other(title):
            return False
        if announcing.address_says_review(self.head.url):
            return True
        return announcing.section_says_review(self.root, self.head)

    def _is_list(self, kinds: set[str]) -> bool:
        if announcing.names_a_list(self.title or self.head.window):
            return True
        if self.about is not None or (self.stated and len(self.stated) < 3):
            return False
        archive = kinds & {"CollectionPage", "SearchResultsPage", "ItemList"} and not kinds & {"Product", "Movie"}
        many = sum(1 for node in elements(self.root, "article")) >= 4
        if announcing.address_lists(self.head.url) and (many or archive or self.words < 300):
            return True
        return bool(archive and many) or ("SearchResultsPage" in kinds)

    def _sells(self, kinds: set[str]) -> bool:
        return bool(kinds & {"Offer", "AggregateOffer", "AggregateRating"}) or "product" in self.head.first("og:type")

    def _is_shop(self, kinds: set[str]) -> bool:
        """Customers' reviews beside a thing for sale."""
        return bool(kinds & {"Offer", "AggregateOffer"}) and self.about is None and not announcing.says_review(self.title)

    def _bodies(self) -> list[Stated]:
        return [one for one in self.stated if len(one.body.split()) >= 8]

    def _reads_as_review(self, title: str) -> bool:
        """No word of it, but a rating of its own, or a headline that is a work and its year."""
        if announcing.says_other(title):
            return False
        headline = read_headline(title)
        if headline.year and headline.work and headline.sure:
            return True
        found = self._printed()
        return found is not None and not found.assumed

    def _main_and_rest(self) -> tuple[Stated | None, list[Stated]]:
        """The review that is the article, and those that stand beside it with texts of their own."""
        nothing = schema.Stated()
        if not self.stated:
            return nothing, []
        if len(self.stated) == 1:
            only = self.stated[0]
            own = len(only.body.split())
            if own >= 40 and self.words < own * 0.6:
                return None, [only]
            return (only, []) if self.words else (None, [only])
        works = {(one.work or "").casefold() for one in self.stated}
        if len(works) > 1 and len(self._bodies()) == len(self.stated):
            return None, self.stated
        if self.about is None and len(self._bodies()) == len(self.stated) and not announcing.says_review(self.title):
            return None, self.stated
        return max(self.stated, key=self._closeness), []

    def _closeness(self, stated: Stated) -> tuple[int, int]:
        """How much of a review in the markup is the page's own."""
        author = schema.critic_in(self.about) if self.about else None
        points = 2 * bool(author and stated.critic == author)
        points += 3 * bool(stated.title and stated.title in self.title) + bool(stated.outlet)
        points += bool(stated.body and stated.body[:80].strip() in self.article.markdown)
        return points + bool(stated.rating), -self.stated.index(stated)

    def _printed(self) -> Rating | None:
        """The rating as the critic printed it: in the text, else drawn beside it."""
        from reviewtui.model.rating import Rating
        from reviewtui.sources.stars import drawn_rating

        if found := Rating.find(self.article.markdown):
            if not found.assumed:
                return found
        drawn = drawn_rating(self.root)
        if drawn is not None and (found is None or not drawn.assumed):
            return drawn
        return found or drawn

    def _rating(self, stated: Stated) -> Rating | None:
        """What is printed before what the markup says, unless they agree or it is a guess."""
        from reviewtui.model.rating import Rating

        said = stated.rating
        if said is not None:
            same = [one.rating for one in Rating.find_all(self.article.markdown) if one.rating.score == said.score]
            sure = [rating for rating in same if not rating.assumed]
            if sure:
                return sure[0]
        printed = self._printed()
        if printed is None or (said is not None and printed.assumed):
            return said if said is not None else self._rating_of_head()
        return printed

    def _rating_of_head(self) -> Rating | None:
        """The last resort: labels made for link previews, the headline, the description."""
        from reviewtui.model.rating import Rating

        tags = self.head.tags
        for number in ("1", "2"):
            if re.search(r"rating|score|verdict", tags.get(f"twitter:label{number}", ""), re.IGNORECASE):
                if found := Rating.parse(tags.get(f"twitter:data{number}", "")):
                    return found
        for name in ("rating", "review:rating", "og:rating", "review_rating", "og:title", "description", "og:description"):
            said = tags.get(name, "")
            found = Rating.find(said) or (Rating.parse(said) if "rating" in name else None)
            if found and (not found.assumed or "rating" in name):
                return found
        return None

    def _draft(self, stated: Stated, body: str, *, alone: bool = True) -> Draft:
        from reviewtui.model.review import Draft

        uncertain: set[str] = set()
        publisher = [stated.outlet, schema.outlet_in(self.about) if self.about else None, self._site()]
        outlet, guessed = meta.outlet_in(self.root, self.head, publisher)
        if guessed and outlet:
            uncertain.add("outlet")
        draft = Draft(
            body=body,
            title=self.title or stated.title or None,
            outlet=outlet,
            critic=self._critic(stated, outlet, alone=alone),
            url=safe_url(self.head.url),
            rating=self._rating(stated) if alone else stated.rating,
            verdict=_verdict(stated, body),
            identifiers=stated.identifiers,
            dropped=self.article.dropped if alone else (),
            headings=tuple(re.findall(r"(?m)^#{1,6} (.+)$", body)),
        )
        if not alone:
            draft.title = stated.title or self.title or None
        self._date(draft, stated, uncertain)
        self._work(draft, stated, uncertain)
        draft.points = _points(stated, body, draft.kind)
        draft.uncertain = frozenset(uncertain)
        return draft

    def _site(self) -> str | None:
        for item in every(self.items):
            if item.is_a({"WebSite"}) and item.name:
                return item.name
        return None

    def _critic(self, stated: Stated, outlet: str | None, *, alone: bool) -> str | None:
        candidates = [stated.critic]
        if alone:
            candidates.append(schema.critic_in(self.about) if self.about else None)
        for name in candidates:
            if name and name.casefold() != (outlet or "").casefold():
                return name
        return meta.critic_in(self.root, self.head, outlet) if alone else None

    def _date(self, draft: Draft, stated: Stated, uncertain: set[str]) -> None:
        from reviewtui.sources.dates import read_date

        draft.published = stated.published
        if draft.published is None and self.about is not None:
            draft.published = read_date(self.about.text("datePublished", "dateCreated"))
        if draft.published is None:
            draft.published, guessed = meta.published_in(self.root, self.head)
            if guessed:
                uncertain.add("published")

    def _work(self, draft: Draft, stated: Stated, uncertain: set[str]) -> None:
        """What is reviewed: as stated, else out of the headline and then marked as a guess."""
        headline = read_headline(self.title, self.article.markdown)
        named = stated.work
        if named and (_is_headline(named) or named == self.title):
            again = read_headline(named, self.article.markdown)
            named = again.work if again.sure and again.work else None
            draft.year = again.year
        if named and named.casefold() != (draft.outlet or "").casefold():
            draft.work = clean_line(named)[:200]
        elif headline.work:
            draft.work = headline.work
            uncertain.add("work")
        same = not draft.work or not headline.work or draft.work.casefold() == headline.work.casefold()
        draft.year = stated.year or draft.year or (headline.year if same else None)
        if draft.year and not stated.year:
            uncertain.add("year")
        draft.kind = stated.kind
        if draft.kind is None and (guess := headline.kind or _kind_of_address(self.head)):
            draft.kind = guess
            uncertain.add("kind")
        links = [str(node.get("href")) for node in elements(self.root, "a") if "imdb.com/title" in str(node.get("href"))]
        found = schema.identifiers_in(links)
        if not draft.identifiers and len(set(found)) == 1:
            draft.identifiers = found
            uncertain.add("identifiers")


def _is_headline(name: str) -> bool:
    """Some plugins fill in the headline where the name of the work belongs."""
    return announcing.says_review(name) or len(name) > 100


def _without_tags(text: str) -> str:
    """A body that holds HTML, as plain lines."""
    if not re.search(r"<\w+[^>]{0,200}>|&\w+;", text):
        return text
    root = parse(text)
    if root is None:
        return text
    from reviewtui.sources.markdown_out import to_markdown

    clear(root)
    return to_markdown(root)


def _verdict(stated: Stated, body: str) -> str | None:
    """A few closing sentences, where the markup keeps them apart from the article."""
    said = clean_line(_without_tags(stated.body))
    if said and 4 <= len(said.split()) <= 80 and len(body.split()) > 2 * len(said.split()):
        return said.removesuffix("…").strip() if not said.endswith(("...", "…")) else None
    return None


def _points(stated: Stated, body: str, kind: str | None) -> tuple[Point, ...]:
    """Stated pros and cons; their aspects by the same words as those listed in a text."""
    if not stated.pros and not stated.cons:
        return ()
    from reviewtui.extract.stated import stated_points
    from reviewtui.model.point import Point, locate

    notes = {"Pros": stated.pros, "Cons": stated.cons}
    listed = "\n\n".join(
        "\n".join([f"{name}:", *(f"- {clean_line(line)}" for line in lines)]) for name, lines in notes.items() if lines
    )
    points = []
    for point in stated_points(listed, kind=kind):
        span = locate(point.quote, body)
        quote = body[span.start : span.end] if span else ""
        points.append(Point(point.aspect, point.polarity, point.label, quote, span=span))
    return tuple(points)


_SHELVES = {
    "film": r"films?|movies?|cinema|kino",
    "series": r"tv|television|series|tv-and-radio|tv-reviews?",
    "game": r"games?|gaming|video-?games?",
    "book": r"books?",
    "music": r"music|albums?",
}


def _kind_of_address(head: Head) -> str | None:
    """The kind of work by the section the page stands in."""
    from urllib.parse import urlsplit

    parts = urlsplit(head.url or "").path.lower().split("/")[1:-1]
    parts += [part.strip().lower() for part in head.tags.get("sections", "").split("\n")]
    for kind, words in _SHELVES.items():
        if any(re.fullmatch(rf"(?:{words})(?:[-\s]reviews?)?|reviews?[-\s](?:{words})", part) for part in parts):
            return kind
    return None


def page_words(data: bytes) -> str:
    """All words of a page, for whoever wants to see what was left out."""
    root = parse(decode(data))
    return words_of(root) if root is not None else ""
