"""The same review, kept as Markdown, published as a page and told of in a feed, says the same.

Four sites of our own, as four generators of sites make them: where each keeps its facts differs.
"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from email.utils import format_datetime
from html import escape
from typing import NamedTuple

import pytest

from reviewtui import intake
from reviewtui.model.review import Draft, slug
from reviewtui.model.titles import work_key

PARTS = (
    "It opens on a pier at low tide, and for an hour it hardly leaves it. That is its charm and"
    " its trouble: the light is gorgeous, the talk is thin, and the pace is slow.",
    "Maren Falk plays the harbour master with a stillness that earns every scene, and the cast"
    " around her is just as good. The script gives them little to say.",
    "By the end I was moved, against my better judgement. The last shot is a marvel, and the"
    " music, which I had hated for ninety minutes, finally makes sense.",
)
BODY = f"{PARTS[0]}\n\n## The cast\n\n{PARTS[1]}\n\n{PARTS[2]}\n"
HTML = f"<p>{PARTS[0]}</p><h2>The cast</h2><p>{PARTS[1]}</p><p>{PARTS[2]}</p>"


class Told(NamedTuple):
    """What every form of one review has to say."""

    work: str
    year: int | None
    shelf: str
    kind: str
    headline: str
    value: float
    best: int
    day: date

    @property
    def rating(self) -> str:
        return f"{self.value:g}/{self.best}"

    @property
    def long(self) -> str:
        return f"{self.day:%B} {self.day.day}, {self.day.year}"

    @property
    def score(self) -> int:
        return round(100 * self.value / self.best)


REVIEWS = [
    Told("Low Tide", 2024, "movies", "film", "Low Tide (2024)", 4, 5, date(2024, 3, 8)),
    Told("The Grey Orchard", None, "books", "book", "The Grey Orchard by Edda Marrow", 3.5, 5,
         date(2023, 11, 30)),
    Told("Hollow Lantern", None, "games", "game", "Hollow Lantern Review", 8, 10, date(2022, 9, 1)),
    Told("Low Lights", None, "albums", "music", "Kid Pigeon - Low Lights", 7.5, 10,
         date(2023, 5, 19)),
    Told("1917", 2019, "movies", "film", "1917 (2019)", 5, 5, date(2020, 1, 10)),
    Told("The Pier: Season 2", None, "tv", "series", "The Pier Season 2 review", 9, 10,
         date(2025, 1, 2)),
    Told("Mud & Sand", 2021, "movies", "film", "Mud & Sand (2021)", 1, 5, date(2021, 7, 4)),
]  # fmt: skip


def page(title: str, window: str, head: str, body: str) -> str:
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>'
        f'{escape(window)}</title>{head}</head><body><header><nav><a href="/">Home</a>'
        '<a href="/about/">About</a></nav>'
        f"</header><main><article><h1>{escape(title)}</h1>{body}</article></main>"
        "<footer>© 2025</footer></body></html>"
    )


def posting(told: Told, title: str, url: str, author: str) -> str:
    table = {
        "@context": "https://schema.org", "@type": "BlogPosting", "headline": title, "url": url,
        "datePublished": f"{told.day}T09:30:00Z", "author": {"@type": "Person", "name": author},
    }  # fmt: skip
    return f'<script type="application/ld+json">{json.dumps(table)}</script>'


def hugo(told: Told) -> tuple[str, str, str, str]:
    url = f"https://gull.example/reviews/{slug(told.work)}/"
    front = (
        f"title: {json.dumps(told.headline)}\ndate: {told.day}T09:30:00+00:00\nauthor: Ada Gull\n"
        f"rating: {told.value:g}\nmax_rating: {told.best}\ncategories: [{told.shelf}]"
    )
    shelf = f'<ul><li><a href="/categories/{told.shelf}/">{told.shelf}</a></li></ul>'
    html = page(
        told.headline,
        f"{told.headline} | The Gull",
        f'<link rel="canonical" href="{url}">{posting(told, told.headline, url, "Ada Gull")}',
        f"<div>{told.long} · 3 min · Ada Gull</div><div>Rating: {told.rating}</div>{HTML}{shelf}",
    )
    when = format_datetime(datetime(*told.day.timetuple()[:3], 9, 30, tzinfo=UTC))
    content = f"<p><strong>Rating: {told.rating}</strong></p>{HTML}"
    feed = (
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>Reviews on The Gull</title><link>https://gull.example/reviews/</link><item><title>"
        f"{escape(told.headline)}</title><link>{url}</link><guid>{url}</guid><pubDate>{when}"
        f"</pubDate><author>ada@gull.example (Ada Gull)</author><category>{told.shelf}</category>"
        f"<content:encoded>{escape(content)}</content:encoded></item></channel></rss>"
    )
    return f"content/reviews/{slug(told.work)}.md", f"---\n{front}\n---\n\n{BODY}", html, feed


def jekyll(told: Told) -> tuple[str, str, str, str]:
    url = f"https://heron.example/{told.shelf}/{told.day:%Y/%m/%d}/{slug(told.work)}.html"
    front = (
        f"layout: post\ntitle: {json.dumps(told.headline)}\ncategories: {told.shelf}\n"
        f'author: Ben Sedge\nscore: "{told.rating}"'
    )
    scored = f"{HTML}<p><strong>Score: {told.rating}</strong></p>"
    html = page(
        told.headline,
        f"{told.headline} | Heron Reviews",
        f'<link rel="canonical" href="{url}">{posting(told, told.headline, url, "Ben Sedge")}'
        '<meta property="og:site_name" content="Heron Reviews">',
        f'<p><time datetime="{told.day}">{told.long}</time> • Ben Sedge</p>{scored}',
    )
    feed = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Heron Reviews</title><entry><title type='
        f'"html">{escape(escape(told.headline))}</title><link href="{url}"/><published>{told.day}'
        f"T00:00:00+00:00</published><id>{url}</id><author><name>Ben Sedge</name></author>"
        f'<category term="{told.shelf}"/><content type="html">{escape(scored)}</content></entry>'
        "</feed>"
    )
    body = f"{BODY}\n**Score: {told.rating}**\n"
    return f"_posts/{told.day}-{slug(told.work)}.md", f"---\n{front}\n---\n{body}", html, feed


def zola(told: Told) -> tuple[str, str, str, str]:
    url = f"https://tern.example/{told.shelf}/{slug(told.work)}/"
    drawn = "★" * int(told.value) + "½" * bool(told.value % 1)
    drawn = drawn.ljust(told.best, "☆") if told.best == 5 else told.rating
    shown = f'<span aria-label="{told.value:g} out of {told.best} stars">{drawn}</span>'
    shown = shown if told.best == 5 else f"<span>{drawn}</span>"
    front = (
        f"title = {json.dumps(told.work)}\ndate = {told.day}\n[taxonomies]\ntags = "
        f'["{told.shelf}"]\n[extra]\nrating = "{drawn}"\nreviewer = "Cleo Tern"'
    )
    html = page(
        told.work,
        f"{told.work} - Tern",
        f'<link rel="canonical" href="{url}">',
        f'<p><time datetime="{told.day}">{told.day}</time> by Cleo Tern</p><p>{shown}</p>{HTML}',
    )
    feed = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Tern - reviews</title><entry><title>'
        f'{escape(told.work)}</title><published>{told.day}T00:00:00+00:00</published><link href="'
        f'{url}"/><id>{url}</id><author><name>Cleo Tern</name></author><content type="html">'
        f"{escape(f'<p>{shown}</p>{HTML}')}</content></entry></feed>"
    )
    return f"content/{told.shelf}/{slug(told.work)}.md", f"+++\n{front}\n+++\n{BODY}", html, feed


def astro(told: Told) -> tuple[str, str, str, str]:
    url = f"https://skua.example/reviews/{slug(told.work)}/"
    front = (
        f'title: {json.dumps(told.work)}\npubDate: "{told.long}"\nreviewer: Dora Skua\n'
        f"kind: {told.kind}\nreview:\n  rating: {told.value:g}\n  best: {told.best}"
    )
    table = {
        "@context": "https://schema.org", "@type": "Review", "datePublished": str(told.day),
        "itemReviewed": {"@type": "CreativeWork", "name": told.work},
        "reviewRating": {"@type": "Rating", "ratingValue": told.value, "bestRating": told.best},
        "author": {"@type": "Person", "name": "Dora Skua"},
    }  # fmt: skip
    html = page(
        told.work,
        f"{told.work} review | Skua",
        f'<link rel="canonical" href="{url}"><script type="application/ld+json">'
        f"{json.dumps(table)}</script>",
        f"<p>By Dora Skua on {told.long}</p>{HTML}",
    )
    when = format_datetime(datetime(*told.day.timetuple()[:3], tzinfo=UTC))
    feed = (
        '<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Skua</title>'
        f"<link>https://skua.example/</link><item><title>{escape(told.work)} review</title><link>"
        f"{url}</link><guid>{url}</guid><pubDate>{when}</pubDate><dc:creator>Dora Skua</dc:creator>"
        f"<description>{escape(f'{HTML}<p>Verdict: {told.rating}</p>')}</description></item>"
        "</channel></rss>"
    )
    return f"src/content/reviews/{slug(told.work)}.md", f"---\n{front}\n---\n{BODY}", html, feed


@pytest.mark.parametrize("site", [hugo, jekyll, zola, astro])
@pytest.mark.parametrize("told", REVIEWS, ids=lambda told: told.work)
@pytest.mark.parametrize("form", ["markdown", "page", "feed"])
def test_every_form_of_a_review_gives_the_same_work_day_rating_and_critic(
    site: object, told: Told, form: str
) -> None:
    assert callable(site)
    path, markdown, html, feed = site(told)
    data = {"markdown": markdown, "page": html, "feed": feed}[form]
    name = {"markdown": path, "page": "page.html", "feed": "feed.xml"}[form]
    (draft,) = intake.read_data(data.encode(), name)
    assert isinstance(draft, Draft), draft
    assert slug(work_key(draft.work or "")) == slug(work_key(told.work))
    assert draft.published == told.day
    assert draft.rating is not None
    assert draft.rating.score == told.score
    assert draft.critic in ("Ada Gull", "Ben Sedge", "Cleo Tern", "Dora Skua")
    assert PARTS[1] in draft.body
    assert draft.headings == ("The cast",)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("<h2>August 17, 2022</h2>", date(2022, 8, 17)),
        ("<p>17 August 2022</p>", date(2022, 8, 17)),
        ("<p>August 17, 2022</p><p>May 1, 2020</p>", None),
        ("<p>It opened on August 17, 2022 in all three cinemas of the town.</p>", None),
    ],
)
def test_the_one_line_of_a_page_that_says_nothing_but_when_is_its_day(
    line: str, day: date | None
) -> None:
    html = page("Low Tide review", "Low Tide review", "", f"{line}<p>Rating: 4/5</p>{HTML}")
    (draft,) = intake.read_data(html.encode(), "page.html")
    assert isinstance(draft, Draft), draft
    assert draft.published == day
