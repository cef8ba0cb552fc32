"""The forms in which outlets print ratings, sign and name themselves, and what is none of it."""

import pytest

from reviewtui.model.review import Draft
from reviewtui.sources.page import read_page

PROSE = (
    "<p>The ferry leaves at nine, and nobody on it says a word until the far bank, where the film "
    "wakes up at last and begins to breathe.</p>"
)
OTHERS = (
    '<section class="related"><h3>More reviews</h3><article class="card"><a href="/reviews/glass">'
    '<h4>The Glass Ferry review</h4></a><div class="rating" aria-label="2 out of 5 stars">★★</div>'
    '</article></section><aside class="sidebar"><ul><li><a href="/a">Salt</a> '
    '<span class="score">8.8</span></li></ul></aside>'
    '<section class="comments"><p>Bob: I give it 1/10.</p></section>'
)
TITLE = "Mud review – a slow river runs deep"
SITE = '<meta property="og:site_name" content="Reel Harbour">'


def read(top: str = "", head: str = SITE, window: str = TITLE, foot: str = "") -> Draft:
    markup = (
        f"<!doctype html><html><head><title>{window}</title>"
        f'<meta property="og:title" content="{TITLE}">{head}</head><body><nav>'
        f'<a href="/reviews">Reviews</a></nav><main><article><h1>{TITLE}</h1>{top}{PROSE * 5}'
        f"</article></main>{OTHERS}{foot}</body></html>"
    )
    [draft] = read_page(markup.encode(), url="https://reelharbour.example/reviews/mud")
    assert isinstance(draft, Draft), draft
    return draft


def data(text: str) -> str:
    return f'{SITE}<script type="application/ld+json">{text}</script>'


def icons(*names: str) -> str:
    return '<div class="rating">' + "".join(f'<i class="{n}"></i>' for n in names) + "</div>"


@pytest.mark.parametrize(
    ("top", "value", "best"),
    [
        (icons(*["fa fa-star"] * 3, "fa fa-star-half-o", "fa fa-star-o"), 3.5, 5),
        (icons(*["fa fa-star checked"] * 3, *["fa fa-star"] * 2), 3, 5),
        (icons(*["icon-star-solid active"] * 4, "icon-star-solid"), 4, 5),
        (
            '<div class="stars">' + "<span>star</span>" * 3 + "<span>star_half</span>"
            "<span>star_border</span></div>",
            3.5,
            5,
        ),
        ('<div class="star-box"><img class="filled star35" src="/s.svg"></div>', 3.5, 5),
        ('<p><img src="/img/stars_3.5.gif"></p>', 3.5, 5),
        ('<p><img src="/img/s.gif" alt="***1/2"></p>', 3.5, 5),
        ('<div class="stars"><span class="stars-lit" style="width:80%"></span></div>', 4, 5),
        ('<div class="stars" style="--rating: 3.5;"></div>', 3.5, 5),
        ('<div class="rating" aria-label="4 ud af 6 hjerter"></div>', 4, 6),
        (
            '<div class="verdict"><span class="rating" aria-label="Rating: 4.5 out of 5 stars">'
            '<i class="icon-star"></i><i class="icon-star"></i></span></div>',
            4.5,
            5,
        ),
        (
            '<div class="ring-score"><svg><title>8 out of 10</title><text>8</text></svg>'
            '<div class="user-score">User Avg <span class="score">6.1</span></div></div>',
            8,
            10,
        ),
        (
            '<div class="review-wrap"><span class="review-total-box">7.5</span>'
            '<div class="visitors-area">User Rating <b>5.2</b> (12 votes)</div></div>',
            7.5,
            10,
        ),
        (
            '<ul class="reviewscore"><li><strong>8.5</strong><span>Score</span></li></ul>',
            8.5,
            10,
        ),
    ],
)
def test_a_drawn_rating_is_read_in_every_drawing(top: str, value: float, best: float) -> None:
    rating = read(top).rating
    assert rating is not None
    assert (rating.value, rating.best) == (value, best)


@pytest.mark.parametrize(
    "top",
    [
        "",
        '<div class="vv-stars"><i class="rater-stars" data-rating="4.3"></i>'
        "<span>[Total: 12 Average: 4.3]</span></div>",
        '<div class="star-ratings">' + '<i class="icon-star active"></i>' * 5 + " 4 Ratings</div>",
        '<section class="readers"><div itemscope itemtype="http://schema.org/Review">'
        '<b itemprop="author">bob77</b><div itemprop="reviewRating" itemscope '
        'itemtype="http://schema.org/Rating"><meta itemprop="ratingValue" content="1"></div>'
        '<p itemprop="reviewBody">could not stay to the end of it, sorry</p></div></section>',
    ],
)
def test_what_readers_gave_is_not_the_critics_rating(top: str) -> None:
    foot = top if "itemscope" in top else ""
    assert read("" if foot else top, foot=foot).rating is None


def test_a_review_at_another_address_is_not_the_pages_own() -> None:
    draft = read(
        head=data(
            '[{"@type":"NewsArticle","author":{"name":"Petra Holm"}},{"@type":"Review",'
            '"url":"https://reelharbour.example/reviews/glass","itemReviewed":{"@type":"Movie",'
            '"name":"The Glass Ferry"},"reviewRating":{"ratingValue":2,"bestRating":5}}]'
        )
    )
    assert (draft.work, draft.rating, draft.critic) == ("Mud", None, "Petra Holm")


def test_a_quote_that_nobody_escaped_does_not_hide_a_rating() -> None:
    draft = read(
        head=data(
            '{"@type":"Review","name":"A "slow", long river","itemReviewed":{"@type":"Movie",'
            '"name":"Mud"},"reviewRating":{"ratingValue":"4","bestRating":"5"}}'
        )
    )
    assert draft.rating is not None
    assert draft.rating.score == 80


@pytest.mark.parametrize(
    "top",
    [
        '<div><a href="/author/petra-holm/">Petra Holm</a> <time>1 March</time></div>',
        '<div><a href="/staff/petra-holm">Petra Holm</a> / 3 March 2025</div>',
        '<p class="info">Petra Holm | 3 March 2025</p>',
        '<div class="Byline-x1"><span class="BylineName-a1">Petra Holm</span></div>',
        '<div class="contributor-name">Petra Holm</div>',
        '<p class="byline">Petra Holm, Reel Harbour</p>',
        "<p>Recensione a cura di Petra Holm</p>",
        f"{PROSE * 2}<p>— Petra Holm</p>",
    ],
)
def test_the_critic_is_found_however_a_page_is_signed(top: str) -> None:
    if "—" in top:
        markup = f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>{top}</body>"
        [draft] = read_page(markup.encode())
        assert isinstance(draft, Draft)
        assert draft.critic == "Petra Holm"
    else:
        assert read(top).critic == "Petra Holm"


@pytest.mark.parametrize("name", ["bob77", "site_admin", "Reuters", "example.org", "Holm GmbH"])
def test_a_handle_an_agency_or_a_firm_is_no_critic(name: str) -> None:
    assert read(f'<p class="byline">{name}</p>').critic is None


@pytest.mark.parametrize(
    ("head", "foot", "window"),
    [
        ("", "", f"{TITLE} | Film | Reel Harbour"),
        ("", "<footer><p>© 2025 Reel Harbour. All rights reserved.</p></footer>", TITLE),
        ("", '<a href="/" class="logo"><img src="l.png" alt="Reel Harbour logo"></a>', TITLE),
        ("", '<a href="/" class="brand">Reel Harbour</a>', TITLE),
        ("", '<a href="/" rel="home" title="Go to Reel Harbour"><img src="l.png"></a>', TITLE),
        (SITE.replace("Harbour", "Harbour | Films on the water"), "", TITLE),
        (SITE.replace("Reel Harbour", "reelharbour.example"), "", f"{TITLE} | Reel Harbour"),
    ],
)
def test_the_outlet_is_found_by_logo_window_and_small_print(
    head: str, foot: str, window: str
) -> None:
    assert read(head=head, foot=foot, window=window).outlet == "Reel Harbour"


def test_a_link_of_the_menu_makes_no_page_a_review() -> None:
    menu = '<ul class="menu"><li class="menu-item category"><a href="/r">Reviews</a></li></ul>'
    markup = f"<html><body>{menu}<h1>Ferry to run later</h1>{PROSE * 8}</body></html>"
    [outcome] = read_page(markup.encode(), url="https://reelharbour.example/2025/ferry")
    assert not isinstance(outcome, Draft)


@pytest.mark.parametrize(
    "top",
    [
        '<p class="meta">March 8, 2024 · Petra Holm</p>',
        '<p class="meta">Petra Holm | 8 March 2024</p>',
        '<div class="author"><span class="name">Petra Holm</span> <span class="badge">Lv2</span>'
        '</div><span class="post-create-date"><i></i> 2024-03-08 09:30:00</span>'
        '<span class="post-update-date">2026-11-22</span>',
    ],
)
def test_a_name_and_a_day_are_told_apart_from_what_stands_with_them(top: str) -> None:
    draft = read(top)
    assert (draft.critic, str(draft.published)) == ("Petra Holm", "2024-03-08")


def test_the_feed_of_everything_is_called_after_the_site() -> None:
    link = '<link rel="alternate" type="application/atom+xml" title="Reel Harbour Full Atom Feed">'
    assert read(head=link).outlet == "Reel Harbour"


def test_a_window_that_begins_with_the_site_does_not_make_it_the_work() -> None:
    title = "The Glass Ferry, again"
    markup = (
        f"<html><head><title>Reel Reviews - {title}</title></head><body><article><h1>{title}</h1>"
        f"{PROSE * 5}<p>Rating: 4/5</p></article></body></html>"
    )
    [draft] = read_page(markup.encode(), url="https://reel.example/reviews/glass")
    assert isinstance(draft, Draft), draft
    assert draft.work == "The Glass Ferry, again"


def test_a_rule_between_paragraphs_is_no_row_of_stars() -> None:
    draft = read(foot="", top=f"{PROSE}<p><b>2 out of 4 stars</b></p><hr>")
    assert draft.rating is not None
    assert draft.rating.text == "2 out of 4 stars"
    assert "* * *" not in draft.body


@pytest.mark.parametrize(
    ("window", "top"),
    [
        ("Timetable – The Ferry Review", ""),
        ("Ferry supplies", '<p>All buoys now with a discount</p><p class="x">30%</p>'),
        (
            "Your account",
            '<input type="password"><div class="rating" data-rating="4.8">4.8/5</div>',
        ),
    ],
)
def test_what_is_no_review_is_not_made_one_by_a_name_or_a_figure(window: str, top: str) -> None:
    markup = f"<html><head><title>{window}</title></head><body><h1>{window.partition(' –')[0]}</h1>"
    page = f"{markup}{top}{PROSE * 5}</body></html>".encode()
    [outcome] = read_page(page, url="https://www.ferry-review.example/2025/news/42")
    assert not isinstance(outcome, Draft), outcome
