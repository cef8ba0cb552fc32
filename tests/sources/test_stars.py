"""Ratings that pages draw: labels, widgets and icons; and those that are somebody else's."""

import pytest

from reviewtui.sources.stars import drawn_rating
from reviewtui.sources.tree import parse

FULL, HALF, EMPTY = '<i class="icon-star-full"></i>', '<i class="icon-star-half"></i>', "<i></i>"


def drawn(inner: str) -> tuple[object, object] | None:
    root = parse(f"<html><body><main><h1>Mud review</h1>{inner}<p>A film.</p></main></body></html>")
    assert root is not None
    rating = drawn_rating(root)
    return (rating.value, rating.best) if rating else None


@pytest.mark.parametrize(
    ("inner", "value", "best"),
    [
        ('<div role="img" aria-label="4 out of 5 stars"></div>', 4, 5),
        (
            '<div class="chunk rating" aria-label="Rating: 4.5 out of 5 stars">'
            '<span class="icon icon-star"></span></div>',
            4.5,
            5,
        ),
        ('<span title="3.5 out of 4"></span>', 3.5, 4),
        ('<img src="/img/4-stars.png" alt="4 star rating">', 4, 5),
        ('<div class="stars"><span class="sr-only">Rated 3 out of 5</span></div>', 3, 5),
        ('<div class="stars stars--4"></div>', 4, 5),
        ('<div class="star-rating rating-3-half"></div>', 3.5, 5),
        ('<div class="score" data-score="82" data-max="100"></div>', 82, 100),
        (
            '<p class="rating"><meter class="score" aria-valuenow="7" aria-valuemax="10"></p>',
            7,
            10,
        ),
        (f'<span class="star-rating">{FULL * 3}{HALF}</span>', 3.5, 5),
        (
            '<div class="rating">'
            + '<i class="fas fa-star"></i>' * 3
            + '<i class="far fa-star"></i>' * 2
            + "</div>",
            3,
            5,
        ),
        (
            '<div class="rating">'
            + '<svg class="star"></svg>' * 2
            + '<svg class="star star--empty"></svg>' * 2
            + "</div>",
            2,
            4,
        ),
        ('<div class="review-final-score"><h3>8.5</h3><h4>Great</h4></div>', 8.5, 10),
        ('<p class="Rating-bkjebD">8.3</p>', 8.3, 10),
        ('<figure class="review-score hexagon"><span>8</span></figure>', 8, 10),
        ('<div class="review-grade">B+</div>', "B+", "A+"),
        ('<div class="rating">★★★☆</div>', 3, 4),
        ('<div class="verdict-score">Score: 9/10 <a href="/about">How we score</a></div>', 9, 10),
    ],
)
def test_a_drawn_rating_is_read(inner: str, value: object, best: object) -> None:
    assert drawn(inner) == (value, best)


@pytest.mark.parametrize(
    "inner",
    [
        '<div class="user-rating" aria-label="4 out of 5 stars"></div>',
        '<div class="audience"><span class="score">92%</span></div>',
        '<div class="imdb-rating">7.3/10</div>',
        '<span class="tomatometer score">92%</span>',
        '<div class="score">88 Metascore</div>',
        '<section class="related"><div aria-label="5 out of 5 stars"></div></section>',
        '<aside><div class="stars">★★★★★</div></aside>',
        '<ul><li><a href="/other">The Other One</a> <span class="stars">★★★★★</span></li></ul>',
        '<article class="card"><a href="/q"><h3>Quarry</h3></a><div class="rating">3/5</div>'
        "</article>",
        '<a href="/quarry"><div class="rating">3/5</div></a>',
        '<div itemprop="aggregateRating" itemscope'
        ' itemtype="http://schema.org/AggregateRating"><span class="rating">4.2</span></div>',
        '<div class="rating"><span style="width:80%"></span></div>',
        '<div class="rating">PG-13</div>',
        '<div class="content-rating">12A</div>',
        '<div class="rating">4.4 (212 reviews)</div>',
        '<form class="rate"><label aria-label="5">5</label></form>',
        '<button aria-label="5 out of 5 stars"></button>',
        '<div class="comment"><span aria-label="1 out of 5 stars"></span></div>',
        '<div class="kk-star-ratings" data-score="4.1"></div>',
        '<i class="icon-star"></i>',
    ],
)
def test_a_rating_of_others_is_left_alone(inner: str) -> None:
    assert drawn(inner) is None


def test_what_stands_above_the_headline_belongs_to_other_works() -> None:
    root = parse(
        '<body><div class="top"><div><div><div class="stars" aria-label="5 out of 5 stars"></div>'
        "</div></div></div><div><div><div><main><h1>Mud review</h1><p>x</p></main></div>"
        "</div></div>"
    )
    assert root is not None
    assert drawn_rating(root) is None
