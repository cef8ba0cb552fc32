"""What is gathered of one page on the way to its drafts: head, markup, article, ratings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from reviewtui.model.text import clean_line
from reviewtui.sources import announcing, hreview, jsonld, microdata, schema
from reviewtui.sources.article import article_of
from reviewtui.sources.items import every
from reviewtui.sources.meta import read_head

if TYPE_CHECKING:
    from reviewtui.model.rating import Rating
    from reviewtui.sources.items import Item
    from reviewtui.sources.schema import Stated
    from reviewtui.sources.tree import Element


class Page:
    """A page taken apart."""

    def __init__(self, root: Element, url: str | None, source: str) -> None:
        self.root = root
        self.source = source
        self.head = read_head(root, url)
        base = self.head.url or url or ""
        self.items: list[Item] = [
            *jsonld.items_in(root),
            *microdata.items_in(root, base),
            *hreview.items_in(root),
        ]
        self.kinds = {kind for item in every(self.items) for kind in item.types}
        self.about = next((one for one in every(self.items) if one.is_a(schema.ARTICLES)), None)
        """The article that the page says it is."""
        headline = self.about.text("headline") if self.about else ""
        self.title = clean_line((self.head.title or headline)[:400])
        told = self.about.long_text("articleBody") if self.about else ""
        self.article = article_of(root, title=self.title, base=base, said=told)
        self.words = len(re.findall(r"\w+", self.article.markdown))
        self.stated: list[Stated] = self._own(schema.reviews_in(self.items))

    def _own(self, stated: list[Stated]) -> list[Stated]:
        """Without what readers say below an article, and what is said of other articles.

        Only a page with an article of its own has others: elsewhere all reviews count.
        """
        announced = announcing.says_review(self.title) or announcing.says_review(self.head.window)
        if self.words < 80 or not (announced or self.about is not None):
            return stated
        return [one for one in stated if not self._is_anothers(one)]

    def _is_anothers(self, stated: Stated) -> bool:
        """Whether a review in the markup stands at another address, or is written by a reader."""
        here, there = _path(self.head.url), _path(stated.url)
        if here and there and here != there:
            return True
        if stated.outlet or (stated.title and stated.title in self.title):
            return False
        said, article = _bare(stated.body), _bare(self.article.markdown)
        pieces = [said[start : start + 40] for start in range(0, len(said), len(said) // 4 + 1)]
        author = schema.critic_in(self.about) if self.about else None
        own = author is not None and stated.critic == author
        return len(said) > 5 and not own and not any(piece in article for piece in pieces)

    def with_bodies(self) -> list[Stated]:
        """The reviews whose text stands in the markup itself."""
        return [one for one in self.stated if len(one.body.split()) >= 8]

    def printed(self) -> Rating | None:
        """The rating as the critic printed it: in the text, else drawn beside it."""
        from reviewtui.model.rating import Rating
        from reviewtui.sources.stars import drawn_rating

        found = Rating.find(self.article.markdown)
        if found and not found.assumed:
            return found
        drawn = drawn_rating(self.root)
        return drawn or found

    def rating(self, stated: Stated) -> Rating | None:
        """What is printed before what the markup says, unless they agree or print is a guess."""
        from reviewtui.model.rating import Rating

        said = stated.rating
        if said is not None:
            same = [
                one.rating
                for one in Rating.find_all(self.article.markdown)
                if one.rating.score == said.score and not one.rating.assumed
            ]
            if same:
                return same[0]
        printed = self.printed()
        if printed is None or (said is not None and printed.assumed):
            return said if said is not None else self._rating_of_head()
        return printed

    def _rating_of_head(self) -> Rating | None:
        """The last resort: labels made for link previews, the headline, the description."""
        from reviewtui.model.rating import Rating

        tags = self.head.tags
        found = Rating.find(self.title)
        if found and not found.text[-1:].isdigit():
            return found  # stars or a grade in the headline, and no number of a sequel
        for number in ("1", "2"):
            label = tags.get(f"twitter:label{number}", "")
            if re.search(r"rating|score|verdict", label, re.IGNORECASE):
                return Rating.parse(tags.get(f"twitter:data{number}", ""))
        for name in ("rating", "review:rating", "og:rating", "review_rating"):
            if found := Rating.parse(tags.get(name, "")):
                return found
        for name in ("og:title", "description", "og:description"):
            found = Rating.find(tags.get(name, ""))
            if found and not found.assumed:
                return found
        return None


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


def _path(url: str | None) -> str:
    """The path of a whole address; empty for what is none."""
    try:
        return urlsplit(url).path.rstrip("/") if re.match(r"https?://", url or "") and url else ""
    except ValueError:
        return ""
