"""`reviewtui show`: one review; rendered where a person watches, as it is where a pipe does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtui.cli import streams
from reviewtui.cli.opening import Opened, find_review, put_json, reader_of

if TYPE_CHECKING:
    from reviewtui.cli.parser import Invocation
    from reviewtui.model.review import Review

MEASURE = 84
"""No line of prose is longer, however wide the terminal."""


def run(asked: Invocation) -> int:
    """Show one review."""
    with Opened(asked) as (settings, library):
        review = find_review(library, asked.words)
    if "json" in asked.flags:
        from reviewtui.export import review_json

        read, bookmarked = reader_of(settings)
        put_json(review_json(review, read=review.id in read, bookmarked=review.id in bookmarked))
    elif not streams.is_terminal():
        streams.put(f"{_title(review)}\n\n{review.body.strip()}\n")
    elif "pager" in asked.flags:
        from reviewtui.cli.paging import page_through

        page_through(_rendered(review))
    else:
        streams.put(_rendered(review))
    return 0


def _title(review: Review) -> str:
    """The heading of the Markdown that a pipe gets: what is reviewed, by whom, how rated."""
    rating = review.rating.text if review.rating else None
    return "# " + " · ".join(
        filter(None, (review.work.shown, review.outlet.shown, review.critic, rating))
    )


def _rendered(review: Review) -> str:
    """The review painted by Rich: a header, the text, and its points."""
    from rich.console import Console
    from rich.markdown import Markdown
    from rich.padding import Padding
    from rich.rule import Rule
    from rich.text import Text

    from reviewtui.cli.signs import SIGNS, STYLES
    from reviewtui.model.text import LONG

    console = Console(markup=False, emoji=False, highlight=False)
    console.width = min(console.width, MEASURE)
    with console.capture() as captured:
        console.print(Text(review.work.shown, style="bold"))
        for line in _header(review):
            console.print(Text(line))
        if review.verdict:
            by = " (found)" if review.verdict_origin == "found" else ""
            console.print(Text.assemble((review.verdict, "italic"), (by, "dim")))
        console.print(Rule(style="dim"))
        # an address is printed, not hidden behind words: what is behind a link can be seen
        if len(review.body) < LONG:
            console.print(Markdown(review.body, hyperlinks=False))
        else:  # no review: to set it would take minutes
            console.out(review.body)
        if review.points:
            console.print(Rule(style="dim"))
        for point in review.points:
            found = " (found)" if point.origin == "found" else ""
            sign = (f"{SIGNS[point.polarity]} ", STYLES[point.polarity])
            claim = Text.assemble(sign, (f"{point.aspect}: ", "bold"), f"{point.label}{found}")
            console.print(Padding(claim, (0, 0, 0, 1)))
    return captured.get()


def _header(review: Review) -> list[str]:
    """Who, when and how rated; that it is a digest is never left out."""
    from reviewtui.cli.signs import bar

    published = review.published.isoformat() if review.published else None
    by = [review.outlet.shown, review.critic, published]
    lines = [" · ".join(filter(None, by))]
    if review.title:
        lines.insert(0, review.title)
    rating = review.rating
    if rating is None:
        from reviewtui.exporting.table import FOUND, leaning_words

        lean = leaning_words(review)
        rated = f"unrated; {lean} ({FOUND})" if lean else "unrated"
    elif rating.score is None:
        rated = rating.text
    else:
        assumed = ", scale assumed" if rating.assumed else ""
        rated = f"{rating.text}  {bar(rating.score)} {rating.score} of 100{assumed}"
    lines.append(f"{rated} · digest in our own words" if review.digest else rated)
    address = review.url or review.outlet.home
    return [*lines, address] if address else lines
