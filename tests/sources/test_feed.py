"""What is read from feeds of every format."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reviewtui import intake
from reviewtui.errors import BadFileError
from reviewtui.model.draft import Draft
from reviewtui.sources.feed import Entry, Feed, is_feed, read_feed

FEEDS = Path(__file__).parent.parent / "data" / "feeds"


def feed(name: str, url: str | None = None) -> Feed:
    return read_feed((FEEDS / name).read_bytes(), url=url)


def item(inside: str, *, url: str | None = None, title: str = "Low Tide review") -> Entry:
    """The one entry of an RSS feed."""
    told = f"<title>{title}</title>" if title else ""
    data = (
        '<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>'
        f"<title>Gull</title><item>{told}{inside}</item></channel></rss>"
    )
    return read_feed(data.encode(), url=url).entries[0]


class TestRss:
    def test_a_review_has_all_that_the_feed_says_of_it(self) -> None:
        entry = feed("rss20.xml").entries[0]
        draft = entry.draft
        assert (draft.work, draft.title) == ("Low Tide", "Low Tide review: a calm joy")
        assert (draft.outlet, draft.critic) == ("Harbour Post", "Ada Quill")
        assert draft.rating is not None
        assert (draft.rating.text, draft.rating.score) == ("4/5", 80)
        assert draft.guid == "https://harbour.example/?p=101"
        assert entry.doubt is None
        assert not entry.teaser

    def test_the_day_is_the_one_printed_and_the_moment_is_in_utc(self) -> None:
        entry = feed("rss20.xml").entries[0]
        assert entry.draft.published == date(2025, 6, 6)
        assert entry.published == datetime(2025, 6, 7, 4, 30, tzinfo=UTC)

    def test_an_address_is_kept_without_what_only_counts_clicks(self) -> None:
        entry = feed("rss20.xml").entries[0]
        assert entry.link == "https://harbour.example/2025/06/low-tide-review/?utm_source=rss"
        assert entry.draft.url == "https://harbour.example/2025/06/low-tide-review/"

    def test_the_text_becomes_markdown_without_the_tail_of_the_program(self) -> None:
        draft = feed("rss20.xml").entries[0].draft
        assert draft.body.startswith("There is *sea air* in every frame")
        assert "## The cast" in draft.body
        assert "[can row](https://harbour.example/people/third)" in draft.body
        assert "alert" not in draft.body
        assert "appeared first" not in draft.body
        assert any("appeared first on" in line for line in draft.dropped)
        assert draft.headings == ("The cast",)

    def test_share_lines_and_related_tails_are_dropped(self) -> None:
        paragraphs = ["Wet.", "Share this:", "Long. 2/5", "Good.", "Related posts", "Dry films"]
        text = "".join(f"&lt;p&gt;{each}&lt;/p&gt;" for each in paragraphs)
        draft = item(f"<description>{text}</description>").draft
        assert draft.body == "Wet.\n\nLong. 2/5\n\nGood."
        assert {"Share this:", "Related posts", "Dry films"} <= set(draft.dropped)

    def test_news_and_pages_about_ratings_are_no_reviews(self) -> None:
        _, news, explains, review = feed("rss20.xml").entries
        assert news.doubt == "tells of something else than a review"
        assert explains.doubt == "explains how ratings are given"
        assert review.doubt is None

    def test_a_summary_that_leads_on_is_only_the_beginning(self) -> None:
        entry = feed("rss20.xml").entries[3]
        assert entry.teaser
        assert entry.draft.body == "Mud, then more mud, and after that the credits."

    @pytest.mark.parametrize(
        "author",
        [
            "ben@harbour.example (Ben Sedge)",
            "Ben Sedge (ben@harbour.museum)",
            "Ben Sedge &lt;ben@harbour.example&gt;",
            "Ben Sedge [ben@harbour.example]",
            "Ben Sedge, ben@harbour.example",
            "ben@harbour.example, Ben Sedge",
            "&lt;a href='/ben'&gt;Ben Sedge&lt;/a&gt;",
            "(Ben Sedge)",
            "Ben Sedge",
        ],
    )
    def test_an_author_is_named_without_the_address(self, author: str) -> None:
        entry = item(f"<author>{author}</author>")
        assert (entry.author, entry.draft.critic) == ("Ben Sedge", "Ben Sedge")

    @pytest.mark.parametrize(
        ("author", "critic"),
        [
            (
                "ben@harbour.example (Ben Sedge), ann@harbour.example (Ann Lee)",
                "Ben Sedge, Ann Lee",
            ),
            ("Ben (Benny) Sedge", "Ben (Benny) Sedge"),
            ("Ben Sedge and Ann Lee", "Ben Sedge and Ann Lee"),
        ],
    )
    def test_a_name_keeps_what_is_its_own(self, author: str, critic: str) -> None:
        assert item(f"<author>{author}</author>").author == critic

    def test_a_place_in_brackets_is_no_part_of_the_critic(self) -> None:
        assert item("<author>Ben Sedge (The Harbour)</author>").draft.critic == "Ben Sedge"

    def test_an_address_alone_names_nobody(self) -> None:
        entry = item("<author>ben@harbour.online</author>")
        assert (entry.author, entry.draft.critic) == (None, None)

    def test_the_editor_of_a_channel_wrote_no_entry(self) -> None:
        assert feed("rss20.xml").entries[1].author is None

    @pytest.mark.parametrize(
        ("printed", "day"),
        [
            ("Fri, 06 Jun 2025 09:00:00 GMT", date(2025, 6, 6)),
            ("6 Jun 25 09:00 EST", date(2025, 6, 6)),
            ("2025-06-06T09:00:00Z", date(2025, 6, 6)),
            ("2025-06-06 09:00:00", date(2025, 6, 6)),
            ("20250606", date(2025, 6, 6)),
            ("June 6, 2025", date(2025, 6, 6)),
            ("vendredi 6 juin 2025", date(2025, 6, 6)),
            ("Fri Jun  6 09:00:00 2025", date(2025, 6, 6)),
            ("soon", None),
            ("99999999999999-99-99", None),
        ],
    )
    def test_dates_in_every_usual_form(self, printed: str, day: date | None) -> None:
        assert item(f"<pubDate>{printed}</pubDate>").draft.published == day

    def test_a_permalink_is_the_link_where_there_is_no_other(self) -> None:
        assert item("<guid>https://gull.example/a</guid>").link == "https://gull.example/a"
        assert item('<guid isPermaLink="false">https://gull.example/a</guid>').link is None

    @pytest.mark.parametrize(
        "link",
        ["file:///etc/passwd", "javascript:alert(1)", "ftp://gull.example/a", "http://[::1", "/a"],
    )
    def test_a_link_leads_to_the_web_or_nowhere(self, link: str) -> None:
        entry = item(f"<link>{link}</link>")
        assert (entry.link, entry.draft.url) == (None, None)

    def test_a_relative_link_starts_where_the_feed_came_from(self) -> None:
        entry = item("<link>/a b</link>", url="https://gull.example/feeds/all.xml")
        assert entry.link == "https://gull.example/a%20b"

    def test_markup_and_entities_in_titles_become_words(self) -> None:
        entry = item("", title="<![CDATA[<b>Salt</b> &amp; Vinegar &#8216;review&#8217;]]>")
        assert entry.title == "Salt & Vinegar ‘review’"

    def test_control_characters_and_tricks_with_direction_go(self) -> None:
        entry = item("<description>A\u202eB\x7fC 4/5</description>", title="Low\u202e Tide review")
        assert entry.title == "Low Tide review"
        assert entry.draft.body == "ABC 4/5"


def test_rdf_in_latin_1() -> None:
    entry = feed("rss10.rdf").entries[0]
    assert entry.draft.critic == "Änne Möwe"
    assert entry.draft.published == date(2025, 6, 6)
    assert entry.draft.rating is not None
    assert entry.draft.rating.score == 80
    assert "läßt" in entry.draft.body


class TestAtom:
    def test_links_start_at_the_base_nearest_to_them(self) -> None:
        told = feed("atom10.xml", "https://elsewhere.example/feed")
        assert told.home == "https://gull.example/blog/"
        first = told.entries[0]
        assert first.link == "https://gull.example/blog/low-tide.html"
        assert "[map](https://gull.example/blog/images/map.html)" in first.draft.body

    def test_the_feeds_author_wrote_what_nobody_else_did(self) -> None:
        assert [each.draft.critic for each in feed("atom10.xml").entries] == [
            "Cora Tern",
            "Dan Plover",
        ]

    def test_the_day_is_that_of_publication_and_the_change_is_known(self) -> None:
        first, second = feed("atom10.xml").entries
        assert first.draft.published == date(2025, 6, 5)
        assert first.updated == datetime(2025, 6, 9, 12, tzinfo=UTC)
        assert second.draft.published == date(2025, 6, 4)

    def test_the_headline_tells_work_and_year(self) -> None:
        draft = feed("atom10.xml").entries[0].draft
        assert (draft.title, draft.work, draft.year) == (
            "Review: Low Tide (2025) & the sea",
            "Low Tide",
            2025,
        )
        assert draft.rating is not None
        assert draft.rating.text == "B+"

    def test_plain_text_keeps_its_paragraphs(self) -> None:
        body = feed("atom10.xml").entries[1].draft.body
        assert body.split("\n\n")[0] == "Spring Tide comes in fast."

    def test_the_old_version_is_read_as_well(self) -> None:
        (entry,) = feed("atom03.xml").entries
        assert (entry.draft.work, entry.draft.kind) == ("The Ferryman", "book")
        assert (entry.draft.critic, entry.draft.published) == ("Edith Marl", date(2004, 3, 2))
        assert entry.draft.rating is not None
        assert entry.draft.rating.score == 80


class TestJsonFeed:
    def test_fields_are_read_and_broken_ones_passed_over(self) -> None:
        told = feed("feed.json")
        assert (told.title, told.home) == ("Heron Notes", "https://heron.example/")
        first, second = told.entries
        assert (first.link, first.guid) == ("https://heron.example/low-tide", "7")
        assert (first.draft.critic, first.draft.work) == ("Finn Reed", "Low Tide")
        assert first.draft.published == date(2025, 6, 7)
        assert first.draft.rating is not None
        assert first.draft.rating.text == "3.5/10"
        assert second.draft.critic == "Gwen Heath and Hal Moor"
        assert second.link == "https://heron.example/mud-flats"
        assert second.draft.published is None
        assert second.draft.body == "First line & last.\n\nNothing between them, 1/10."

    @pytest.mark.parametrize("data", [b"{", b'{"items": 3}', b'{"items": [' + b"[" * 5000, b"{}"])
    def test_what_is_no_feed_is_refused(self, data: bytes) -> None:
        with pytest.raises(BadFileError):
            read_feed(data)


class TestLetterboxd:
    def test_its_own_fields_settle_film_year_and_rating(self) -> None:
        entry = feed("letterboxd.xml").entries[0]
        draft = entry.draft
        assert (draft.work, draft.year, draft.kind) == ("Low Tide", 2025, "film")
        assert (draft.outlet, draft.critic) == ("Letterboxd", "Ivy Fen")
        assert draft.rating is not None
        assert (draft.rating.text, draft.rating.score) == ("3.5/5", 70)
        assert draft.published == date(2025, 6, 6)
        assert draft.identifiers == ("tmdb:12345",)
        assert draft.title == "Low Tide, 2025 - ★★★½ (contains spoilers)"
        assert draft.uncertain == frozenset()
        assert draft.body == "The boat was a metaphor. The metaphor leaked."
        assert not entry.teaser

    def test_a_film_watched_without_a_word_and_a_list_are_no_reviews(self) -> None:
        _, watched, listed = feed("letterboxd.xml").entries
        assert watched.doubt == "is a film watched, without a rating or a word"
        assert listed.doubt == "is a list of films"


class TestGoodreads:
    def test_the_readers_stars_and_words_count_and_no_average(self) -> None:
        draft = feed("goodreads.xml").entries[0].draft
        assert (draft.work, draft.year, draft.kind) == ("The Ferryman", 1974, "book")
        assert (draft.outlet, draft.critic) == ("Goodreads", "Ivy")
        assert draft.rating is not None
        assert draft.rating.text == "4/5"
        assert draft.body == "He rows.\n\nWe are **carried**."
        assert draft.url == "https://www.goodreads.com/review/show/11"
        assert draft.identifiers == ()

    def test_a_book_on_a_shelf_is_no_review(self) -> None:
        entry = feed("goodreads.xml").entries[1]
        assert entry.draft.rating is None
        assert entry.doubt == "is a book on a shelf, without a rating or a word"


class TestDoubt:
    def test_a_feed_of_reviews_needs_no_word_in_each_headline(self) -> None:
        data = (
            "<rss version='2.0'><channel><title>{}</title><item><title>Low Tide</title>"
            "<description>Wet, and long.</description></item></channel></rss>"
        )
        reviews = read_feed(data.format("Gull - Film Reviews").encode()).entries[0]
        anything = read_feed(data.format("Gull").encode()).entries[0]
        shelf = read_feed(data.format("Gull").encode(), url="https://g.example/reviews/feed")
        assert reviews.doubt is None
        assert anything.doubt == "neither says that it is a review nor gives a rating"
        assert shelf.entries[0].doubt is None

    def test_a_rating_or_a_shelf_is_enough(self) -> None:
        rated = item("<description>Wet, and long. 2/5</description>", title="Low Tide")
        shelved = item("<category>Reviews</category><description>Wet.</description>", title="Tide")
        assert rated.doubt is None
        assert shelved.doubt is None

    def test_stars_drawn_as_a_picture_count(self) -> None:
        entry = item(
            "<description>&lt;p&gt;Wet.&lt;/p&gt;&lt;img alt='4 out of 5 stars' src='s.png'&gt;"
            "</description>",
            title="Low Tide",
        )
        assert entry.draft.rating is not None
        assert entry.draft.rating.score == 80


class TestHostile:
    def test_what_is_not_well_formed_is_read_as_far_as_it_goes(self) -> None:
        told = feed("illformed.xml")
        assert told.title == "Tom & Jerry's reviews"
        first = told.entries[0]
        assert first.title == "Salt & Vinegar review"
        assert first.link == "https://chips.example/a?b=1&c=2"
        assert first.draft.rating is not None
        assert first.draft.rating.text == "7/10"

    @pytest.mark.parametrize("data", [b"", b"   ", b"<html><p>Hi</p></html>", b"\x00\xff", b"text"])
    def test_what_is_no_feed_is_refused(self, data: bytes) -> None:
        with pytest.raises(BadFileError, match="is no feed"):
            read_feed(data)

    def test_no_entity_is_expanded_and_no_file_read(self, tmp_path: Path) -> None:
        secret = tmp_path / "secret"
        secret.write_text("SECRET")
        levels = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
        data = (
            f'<!DOCTYPE x [<!ENTITY f SYSTEM "{secret.as_uri()}"><!ENTITY a0 "lol">{levels}]>'
            "<rss version='2.0'><channel><title>G</title><item><title>&a11;&f;</title></item>"
            "</channel></rss>"
        )
        title = read_feed(data.encode()).entries[0].title
        assert "SECRET" not in title
        assert len(title) < 100

    def test_a_feed_is_never_taken_for_the_name_of_a_file(self, tmp_path: Path) -> None:
        path = tmp_path / "feed.xml"
        path.write_bytes((FEEDS / "rss20.xml").read_bytes())
        with pytest.raises(BadFileError):
            read_feed(str(path).encode())

    @settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(st.data())
    def test_no_damage_escapes_as_anything_but_a_refusal(self, data: st.DataObject) -> None:
        name = data.draw(
            st.sampled_from(["rss20.xml", "atom10.xml", "letterboxd.xml", "feed.json"])
        )
        told = bytearray((FEEDS / name).read_bytes())
        for _ in range(data.draw(st.integers(1, 4))):
            at = data.draw(st.integers(0, len(told) - 1))
            end = at + data.draw(st.integers(0, 60))
            told[at:end] = data.draw(
                st.one_of(
                    st.binary(max_size=20),
                    st.sampled_from(
                        [b"<item>", b"]]>", b"<![CDATA[", b"&", b"<", b'"http://[::1"', b"\xff\xfe"]
                    ),
                )
            )
        try:
            read = read_feed(bytes(told), url="https://gull.example/feed")
        except BadFileError:
            return
        for entry in read.entries:
            assert "\x1b" not in f"{entry.title}{entry.draft.body}{entry.author}"


@pytest.mark.parametrize("name", sorted(path.name for path in FEEDS.glob("*.[!o]*")))
def test_feeds_are_told_by_their_beginning(name: str) -> None:
    data = (FEEDS / name).read_bytes()
    assert is_feed(data)
    assert is_feed(b"\xef\xbb\xbf \n" + data) or name == "rss10.rdf"


@pytest.mark.parametrize(
    "data",
    [
        b"<!DOCTYPE html><html><head><title>rss</title></head></html>",
        b"# Low Tide\n\nAn <rss> of sorts.",
        b'{"title": "front matter"}',
        b"<opml version='2.0'><body/></opml>",
        b"",
    ],
)
def test_other_files_are_not_taken_for_feeds(data: bytes) -> None:
    assert not is_feed(data)


def test_telling_a_feed_takes_no_time_whatever_comes_first() -> None:
    before = time.process_time()
    assert not is_feed(b"<!-- " * 4000)
    assert not is_feed(b"<!DOCTYPE " + b"[" * 20_000)
    assert time.process_time() - before < 5  # it would be minutes if it went back again and again


def test_a_channel_without_entries_is_a_feed_all_the_same() -> None:
    read = read_feed(b'<channel href="https://gull.example/"><title>The Gull</title></channel>')
    assert (read.title, read.entries) == ("The Gull", ())


@pytest.mark.parametrize(
    ("title", "outlet"),
    [
        ("Reviews on The Gull", "The Gull"), ("Film reviews on Gull & Tern", "Gull & Tern"),
        ("Film on the Rocks", "Film on the Rocks"), ("The Gull - Reviews", "The Gull"),
        ("Eyes on Film", "Eyes on Film"),
    ],
)  # fmt: skip
def test_a_feed_named_after_its_section_is_of_its_site(title: str, outlet: str) -> None:
    data = (
        f"<rss version='2.0'><channel><title>{title.replace('&', '&amp;')}</title><item><title>Mud"
        " review</title><description>Wet. 4/5</description></item></channel></rss>"
    )
    assert read_feed(data.encode()).entries[0].draft.outlet == outlet


@pytest.mark.parametrize("charset", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "latin-1"])
def test_a_feed_is_known_in_any_charset(charset: str) -> None:
    declared = charset.removesuffix("-sig").removesuffix("-le").removesuffix("-be")
    data = (
        f"<?xml version='1.0' encoding='{declared}'?><rss version='2.0'><channel>"
        "<title>Gull</title><item><title>Büro review</title>"
        "<description>Wet. 4/5</description></item></channel></rss>"
    ).encode(charset)
    (draft,) = intake.read_data(data, "feed.xml")
    assert isinstance(draft, Draft)
    assert draft.work == "Büro"


@pytest.mark.parametrize(("before", "whole"), [("<ttl>1</ttl>", True), ("<b>a & b", False)])
def test_of_a_large_feed_that_is_not_well_formed_the_beginning_is_read(
    before: str, whole: bool
) -> None:
    told = (
        "<item><title>Film review</title><description>" + "wet " * 20_000 + "</description></item>"
    )
    data = f"<rss version='2.0'><channel><title>T</title>{before}{told * 30}</channel></rss>"
    entries = read_feed(data.encode()).entries
    assert (len(entries) == 30) == whole
    assert len(entries) > 20
    assert {entry.title for entry in entries} == {"Film review"}
