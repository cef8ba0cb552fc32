"""What is gathered of one page on the way to its drafts: head, markup, article, ratings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewtui.model.text import clean_line
from reviewtui.sources import hreview, jsonld, microdata, schema
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
        self.stated: list[Stated] = schema.reviews_in(self.items)
        self.kinds = {kind for item in every(self.items) for kind in item.types}
        self.about = next((one for one in every(self.items) if one.is_a(schema.ARTICLES)), None)
        """The article that the page says it is."""
        headline = self.about.text("headline") if self.about else ""
        self.title = clean_line((self.head.title or headline)[:400])
        self.article = article_of(root, title=self.title, base=base)
        self.words = len(re.findall(r"\w+", self.article.markdown))

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
