"""An article's elements as Markdown, and what stands around it left out."""

import pytest

from reviewtui.sources.article import article_of
from reviewtui.sources.markdown_out import to_markdown
from reviewtui.sources.tree import parse

PROSE = "The ferry leaves at nine, and nobody on it says a word until the far bank. " * 6


def markdown(inner: str) -> str:
    root = parse(f"<html><body>{inner}</body></html>")
    assert root is not None
    return to_markdown(root, "https://films.example/reviews/mud")


@pytest.mark.parametrize(
    ("inner", "wanted"),
    [
        ("<p>One <em>two</em> <b>three</b>.</p>", "One *two* **three**."),
        ("<p>One<em> two </em>three</p>", "One *two* three"),
        ("<p>a<br>b</p>", "a\nb"),
        ("<p>a<br><br>b</p>", "a\n\nb"),
        ("<h1>Top</h1><h3>Low</h3>", "## Top\n\n### Low"),
        ("<h2><strong>Bold</strong></h2>", "## Bold"),
        ("<ul><li>a</li><li><p>b</p></li></ul>", "- a\n- b"),
        ("<ol><li>a<li>b</ol>", "1. a\n2. b"),
        ("<ul><li>a<ul><li>b</li></ul></li></ul>", "- a\n  - b"),
        ("<blockquote><p>a</p><p>b</p></blockquote>", "> a\n>\n> b"),
        ("<p><a href='/x?a=1'>link</a></p>", "[link](https://films.example/x?a=1)"),
        ("<p><a href='javascript:x()'>link</a></p>", "link"),
        ("<p><a href='#note'>link</a></p>", "link"),
        ("<p><a href='/a_(b)'>x</a></p>", "[x](https://films.example/a_%28b%29)"),
        (
            "<table><tr><th>a<th>b<tr><td>1|2<td>3</table>",
            "| a | b |\n| --- | --- |\n| 1\\|2 | 3 |",
        ),
        ("<table><tr><td><p>only a frame</p></table>", "only a frame"),
        ("text <div>block</div> tail", "text\n\nblock\n\ntail"),
        ("<div>a<span>b</span><p>c</p></div>", "ab\n\nc"),
        ("<p># not a heading</p><p>&gt; nor a quote</p>", "\\# not a heading\n\n\\> nor a quote"),
        ("<p>a &lt;b&gt; c &lt; d</p>", "a \\<b> c < d"),
        ("<pre>x\n  y</pre>", "    x\n      y"),
        ("<p>x<sup>[1]</sup> m<sup>2a</sup></p>", "x m2a"),
        ("<p>a<script>bad()</script>b<!-- no -->c</p>", "abc"),
        ("<p>a\u00a0b\u2003c\u202ed</p>", "a b cd"),
    ],
)
def test_elements_become_markdown(inner: str, wanted: str) -> None:
    assert markdown(inner) == wanted


@pytest.mark.parametrize(
    "litter",
    [
        '<div class="share-buttons">Share on Bluesky</div>',
        '<div class="newsletter-signup"><p>Join forty thousand readers</p></div>',
        '<figure><img src="x"><figcaption>Bluesky over the ferry</figcaption></figure>',
        '<p>Read more: <a href="/x">The glass ferry</a></p>',
        '<p><a href="/x">The glass ferry</a> <a href="/y">The other ferry</a></p>',
        '<div hidden>Bluesky</div><div style="display: none">Bluesky</div>',
        '<aside class="promo"><p>Bluesky subscriptions are half off</p></aside>',
        '<div class="author-bio"><p>Ann Onym writes about ferries.</p></div>',
        "<p>Photograph: Somebody/Agency</p>",
    ],
)
def test_litter_inside_an_article_is_left_out(litter: str) -> None:
    inner = f"<p>{PROSE}</p>{litter}<p>{PROSE}</p>"
    root = parse(f'<h1>Mud</h1><article><div class="entry-content">{inner}</div></article>')
    assert root is not None
    assert article_of(root, title="Mud").markdown == f"{PROSE.strip()}\n\n{PROSE.strip()}"


def test_what_follows_a_heading_of_related_stories_is_left_out_and_told() -> None:
    root = parse(
        f"<article class='post-content'><p>{PROSE}</p><p>{PROSE}</p>"
        "<h3>Related stories</h3><p>The glass ferry, reviewed</p></article>"
    )
    assert root is not None
    found = article_of(root)
    assert "glass" not in found.markdown
    assert "The glass ferry, reviewed" in found.dropped


def test_a_wrapper_named_after_its_sidebar_is_not_lost() -> None:
    root = parse(
        f"<div class='content-sidebar-wrap'><div class='a'><p>{PROSE}</p><p>{PROSE}</p></div>"
        "<div class='sidebar'>Latest</div></div>"
    )
    assert root is not None
    assert article_of(root).markdown.count("far bank") == 12


def test_finding_the_article_leaves_the_page_as_it_was() -> None:
    root = parse(f"<nav>menu</nav><article><p>{PROSE}</p></article>")
    assert root is not None
    article_of(root)
    assert next(root.iter("nav")).text == "menu"


def body(markup: str, title: str = "Mud", said: str = "") -> str:
    root = parse(markup)
    assert root is not None
    return article_of(root, title=title, said=said).markdown


OTHER = (
    "A second crossing begins at dusk, and by then the oarsman has learnt to sing a little. " * 5
)
TALK = "I was on that ferry too and it was nothing like this, the coffee was cold all the way. " * 4


@pytest.mark.parametrize(
    "markup",
    [
        # a theme's name for the body stands on the wrong box
        f"<h1>Mud</h1><article><div id='text'><p>{PROSE}</p><p>{OTHER}</p></div></article>"
        f"<div class='recent'><div class='entry_content'><p>{TALK}</p></div></div>",
        # the body is cut in pieces that do not stand side by side
        f"<article><h1>Mud</h1><div><div class='body__container'><p>{PROSE}</p></div></div>"
        f"<div><div class='body__container'><p>{OTHER}</p></div></div></article>",
        # the first paragraphs have boxes of their own
        f"<div class='story'><div class='first'><p>{PROSE}</p></div>"
        f"<div class='rest'><p>{OTHER}</p></div></div>",
        # paragraphs named after the paywall they stand behind
        f"<article><h1>Mud</h1><p class='paywall'>{PROSE}</p><p class='paywall'>{OTHER}</p>"
        "</article>",
        # a box that is said to have adverts in it
        f"<section class='o-section--has-ads'><h1>Mud</h1><p>{PROSE}</p><p>{OTHER}</p></section>",
        # readers who write more than the critic did
        f"<div id='c'><h1>Mud</h1><p>{PROSE}</p><p>{OTHER}</p></div><div class='divforum'>"
        + f"<ul class='forum'><li><p>{TALK}</p></li></ul>" * 12
        + "</div>",
        # teasers of other articles beside it
        f"<div class='main'><h1>Mud</h1><p>{PROSE}</p><p>{OTHER}</p></div><div class='more'>"
        + f"<div class='teaser'><h3><a href='/x'>The glass ferry</a></h3><p>{TALK[:200]}</p></div>"
        * 6
        + "</div>",
        # an element without an end, and a page closed where it begins
        f"<html lang='en' /><body><h1>Mud</h1><p>{PROSE}</p><embed src='x'><p>{OTHER}</p>",
        # several whole articles on one page
        f"<article><h1>Mud</h1><p>{PROSE}</p><p>{OTHER}</p></article>"
        f"<article><h2>Salt</h2><p>{TALK}</p><p>{TALK}</p></article>",
    ],
)
def test_the_article_is_where_its_prose_is(markup: str) -> None:
    found = body(markup)
    assert PROSE.strip() in found
    assert OTHER.strip() in found
    assert "coffee" not in found


def test_what_a_page_repeats_of_its_article_tells_where_it_is() -> None:
    own = f"<div class='x1'><p>{PROSE}</p><p>{OTHER}</p></div>"
    markup = (
        f"<main><div class='x2'>{own}</div><div class='x3'>{'<p>' + TALK + '</p>'}</div></main>"
    )
    assert "coffee" not in body(markup, said=f"{PROSE}\n{OTHER}")


@pytest.mark.parametrize(
    "heading", ["Weitere Themen", "Lire aussi", "Te puede interesar", "Read also", "Leggi anche"]
)
def test_a_tail_of_other_articles_is_cut_in_many_languages(heading: str) -> None:
    markup = f"<article><p>{PROSE}</p><p>{OTHER}</p><h3>{heading}</h3><p>{TALK[:180]}</p></article>"
    assert "coffee" not in body(markup)


def test_a_heading_like_that_of_a_tail_cuts_no_article_in_two() -> None:
    rest = f"<h3>Latest adventures</h3><p>{OTHER}</p><p>{TALK}</p><p>{OTHER}</p>"
    assert "coffee" in body(f"<article><p>{PROSE}</p><p>{PROSE}</p>{rest}</article>")


def test_letters_and_their_accents_are_put_together() -> None:
    assert "ne\u0301e" not in body(f"<article><p>ne\u0301e {PROSE}</p></article>")
