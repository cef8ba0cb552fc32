"""`reviewtui compare`: the critics of one work, aspect by aspect."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtui.cli import streams
from reviewtui.cli.opening import Opened, put_json, reader_of
from reviewtui.errors import NothingMatchedError, UsageError
from reviewtui.exporting.table import FOUND, VOICES, figures, leaning_words
from reviewtui.model.critic_names import names_of
from reviewtui.model.dispute import split_words

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.text import Text

    from reviewtui.cli.parser import Invocation
    from reviewtui.library.library import Library
    from reviewtui.model.comparison import AspectRow, Claim, Comparison
    from reviewtui.model.review import Review

LEAST_COLUMN, ASPECT_COLUMN = 24, 14
"""Cells a critic needs to have a column, and those of the aspects."""


def run(asked: Invocation) -> int:
    """Compare the critics of one work."""
    with Opened(asked) as (settings, library):
        form, path = _wanted(asked)
        comparison = library.comparison(_work(library, " ".join(asked.words)))
    if form is not None:
        from reviewtui.export import comparison_as

        read, bookmarked = reader_of(settings)
        document = comparison_as(form, comparison, read=read, bookmarked=bookmarked)
        _put(document, path)
    elif "json" in asked.flags:
        from reviewtui.export import comparison_json

        read, bookmarked = reader_of(settings)
        put_json(comparison_json(comparison, read=read, bookmarked=bookmarked))
    elif "plain" in asked.flags:
        from reviewtui.plain.wording import comparison_lines

        streams.put("".join(f"{line}\n" for line, _ in comparison_lines(comparison)))
    elif streams.is_terminal():
        streams.put(_rendered(comparison))
    else:
        streams.put("".join(_records(comparison)))
        if not comparison.aspects:
            streams.say("reviewtui: no critic of this work has a point stated or found")
    return 0


def _wanted(asked: Invocation) -> tuple[str | None, str | None]:
    """The format asked for, else the one the file's name ends in; and the file."""
    form, path = asked.value("format"), asked.value("output")
    if path is None or path == "-":
        return form, None
    if form is None:
        from reviewtui.export import FORMATS, format_of

        form = format_of(path) or ("json" if "json" in asked.flags else None)
        if form is None:
            raise UsageError(
                f"--output: the name ends in none of {', '.join(FORMATS)}\n"
                "  Say which with --format."
            )
    return form, path


def _put(document: str, path: str | None) -> None:
    """To standard output, or to a file that is not there yet."""
    if path is None:
        streams.put(document)
        return
    from reviewtui.cli.writing import to_new_file

    to_new_file(document, path)


def _work(library: Library, typed: str) -> str:
    """The work a name means; an id of a review means the work it is about."""
    try:
        return library.find_work(typed).slug
    except NothingMatchedError:
        try:
            return library.review(library.resolve(typed)).work.slug
        except NothingMatchedError:
            pass
        raise


def _records(comparison: Comparison) -> list[str]:
    names = names_of(comparison.critics)
    return [
        streams.fields(
            row.aspect,
            row.agreement,
            names[claim.review.id],
            claim.point.polarity,
            claim.point.label,
            claim.point.quote,
            claim.point.origin,
            claim.review.id,
        )
        for row in comparison.aspects
        for claim in row.claims
    ]


def _rendered(comparison: Comparison) -> str:
    """What a person reads: the figures and who differs first, then every claim."""
    from rich.console import Console

    console = Console(markup=False, emoji=False, highlight=False)
    room = console.width - ASPECT_COLUMN - 1
    with console.capture() as captured:
        _print_head(console, comparison)
        if room // max(len(comparison.critics), 1) >= LEAST_COLUMN:
            console.print(_table(comparison))
        else:
            _print_rows(console, comparison)
        _print_voices(console, comparison)
    return captured.get()


def _print_head(console: Console, comparison: Comparison) -> None:
    from rich.text import Text

    console.print(Text(comparison.work.shown, style="bold"))
    console.print(Text(figures(comparison)))
    for words, style, agreement in (
        ("Agreed in praise of", "green", "praise"),
        ("Agreed in fault of", "red", "fault"),
    ):
        names = [row.aspect for row in comparison.aspects if row.agreement == agreement]
        if names:
            console.print(Text.assemble((f"{words}: ", style), ", ".join(names)))
    for row in comparison.widest_first():
        if about := split_words(row):
            split = "Two minds" if row.agreement == "mixed" else "Split"
            console.print(Text.assemble((f"{split} on {row.aspect}: ", "yellow"), about))
    console.print()


def _table(comparison: Comparison) -> RenderableType:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, show_lines=True, padding=(0, 1, 0, 0), pad_edge=False)
    table.add_column("", width=ASPECT_COLUMN)
    names = names_of(comparison.critics)
    for review in comparison.critics:
        head = _heading(review, names[review.id])
        table.add_column(Text("\n".join(head), style="bold"), ratio=1)
    verdicts = [_verdict(review) for review in comparison.critics]
    table.add_row(Text("verdict", style="bold"), *verdicts)
    for row in comparison.aspects:
        cells = [
            Text("\n").join([_claim(claim) for claim in row.by(review)]) or Text("·", style="dim")
            for review in comparison.critics
        ]
        silent = len(comparison.silent(row))
        coverage = Text(f"\nsilent: {silent} of {len(comparison.critics)}" if silent else "")
        table.add_row(_aspect(row) + coverage, *cells)
    return table


def _verdict(review: Review) -> Text:
    from rich.text import Text

    if not review.verdict:
        return Text("")
    found = " (found)" if review.verdict_origin == "found" else ""
    return Text.assemble((review.verdict, "italic"), (found, "dim"))


def _print_voices(console: Console, comparison: Comparison) -> None:
    """Other critics, quoted in these reviews: apart, and claims of nobody here."""
    from rich.padding import Padding
    from rich.text import Text

    if comparison.voices:
        console.print()
        console.print(Text(VOICES, style="bold"))
    names = names_of(comparison.critics)
    for voice in comparison.voices:
        told = Text.assemble(f"“{voice.said}”", (f" (in {names[voice.review.id]})", "dim"))
        console.print(Padding(told, (0, 0, 0, 2)))


def _print_rows(console: Console, comparison: Comparison) -> None:
    """Where columns do not fit: one aspect under the other, a line a claim."""
    from rich.padding import Padding
    from rich.text import Text

    names = names_of(comparison.critics)
    for review in comparison.critics:
        console.print(Text(" · ".join(_heading(review, names[review.id])), style="bold"))
        if review.verdict:
            console.print(Padding(_verdict(review), (0, 0, 0, 2)))
    for row in comparison.aspects:
        console.print()
        console.print(Text(" · ").join(_aspect(row).split("\n")))
        for claim in row.claims:
            who = (f" ({names[claim.review.id]})", "dim")
            console.print(Padding(_claim(claim) + Text.assemble(who), (0, 0, 0, 2)))


def _heading(review: Review, name: str) -> list[str]:
    """Who, and how rated: as printed and of 100."""
    from reviewtui.cli.signs import bar

    who = [name, review.critic] if review.critic and review.critic not in name else [name]
    rating = review.rating
    if rating is None:
        rated = "unrated"
    elif rating.score is None:
        rated = rating.text
    else:
        rated = f"{rating.text}  {bar(rating.score)} {rating.score}"
    if lean := leaning_words(review):
        rated = f"{rated}; {lean} ({FOUND})"
    return [*who, rated, "digest"] if review.digest else [*who, rated]


def _aspect(row: AspectRow) -> Text:
    from rich.text import Text

    from reviewtui.cli.signs import AGREEMENTS

    return Text.assemble((row.aspect, "bold"), "\n", (AGREEMENTS[row.agreement], "dim"))


def _claim(claim: Claim) -> Text:
    from rich.text import Text

    from reviewtui.cli.signs import SIGNS, STYLES

    point = claim.point
    found = " (found)" if point.origin == "found" else ""
    return Text.assemble(
        (f"{SIGNS[point.polarity]} ", STYLES[point.polarity]), f"{point.label}{found}"
    )
