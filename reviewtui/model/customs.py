"""What the front matter of other tools says, in the keys of a review file."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from reviewtui import patterns
from reviewtui.model import custom_names as names
from reviewtui.model.custom_values import address, day, line, lines, name, person, year
from reviewtui.model.headlines import Headline, read_headline
from reviewtui.patterns import MULTILINE, pattern

Table = dict[str, Any]

_BARE = pattern(r"\d{1,3}(?:[.,]\d+)?")
_LIKE_A_RATING = pattern(
    r"[-+]?\d{1,3}(?:[.,]\d+)?(?:\s*(?:/|out of|of|von|sur|de|su|av)\s*\d{1,3}|\s*%|\s*stars?)?"
    r"|[A-F][+-]?|[★☆⭐✩✭½●○🌟\s]{1,24}"
)


def ours(table: Table, place: str = "", text: str = "") -> Table:
    """A table of another tool in the keys of a review file; what says nothing is left out.

    `place` is the path of its file: a section called `albums` tells the kind, a name that begins
    with a day the day. `text` settles which part of a headline is the title.
    """
    flat = _flat(table)
    named, stated, inside = _work(flat)
    work, dated = _undated(stated)
    kind = names.KIND_OF.get(named) or _kind(flat, place)
    artist = _first({**inside, **flat}, names.ARTIST, person)
    title = _first(flat, names.TITLE, line)
    read = headline(title or "", kind, text, artist)
    dated_apart = "month" in flat and "day" in flat
    within = {**inside, **flat}
    found = {
        "work": work or read.work,
        "kind": kind or read.kind,
        "year": (None if dated_apart else _first(within, names.YEAR, year))
        or _first(inside, names.INSIDE["year"], year)
        or dated
        or read.year,
        "title": title if title and title != (work or read.work) else None,
        "outlet": _first(flat, names.OUTLET, name) or _named_source(flat),
        "critic": _critic(flat, kind, inside, read.creator),
        "published": _first(flat, names.DATE, day)
        or day_of_name(place)
        or (_day_apart(flat) if dated_apart else None)
        or _seen(flat)
        or _first(flat, names.CREATED, day),
        "url": _first(flat, names.URL, address),
        "rating": _rating(flat),
        "verdict": _verdict(flat),
        "identifiers": _identifiers(within) or None,
        "points": [*_points(flat, names.PRO, "pro"), *_points(flat, names.CON, "con")] or None,
    }
    return {key: value for key, value in found.items() if value is not None}


def in_place(table: Table, body: str, place: str) -> Table:
    """The same of a file that is read where it lies: with the fields that stand in its text."""
    from reviewtui.model import foreign

    known = ours({**foreign.inline(body), **table}, place, body)
    if known and "work" not in known and not patterns.search(r"^ {0,3}#\s", body, MULTILINE):
        called, _ = title_of_name(place)
        if called and (work := headline(called, known.get("kind")).work):
            known["work"] = work
    return known


def is_ours(table: Table) -> bool:
    """Whether a table is in our own keys already."""
    return "format" in table or ("work" in table and "points" in table)


def names_work(table: Table) -> bool:
    """Whether a table has a key of its own for what is reviewed, as only reviews have."""
    return bool(_work(_flat(table))[0])


def plain_key(key: str) -> str:
    """A key in the one spelling that the names are in."""
    return "".join(c for c in key.casefold() if c.isalnum())


def is_field(key: str) -> bool:
    """Whether somebody may call a field so, and mean something a review has."""
    return plain_key(key) in _FIELDS


def day_of_name(place: str) -> date | None:
    """The day the name of a file begins with, as Jekyll names its posts."""
    stem = place.replace("\\", "/").rpartition("/")[2]
    found = patterns.match(r"(\d{4}-\d{1,2}-\d{1,2})(?:[-_ ]|\.\w+$)", stem)
    return day(found[1]) if found else None


def _day_apart(flat: Table) -> date | None:
    """A day whose year, month and number stand in fields of their own."""
    parts = [line(flat.get(key)) or "" for key in ("year", "month", "day")]
    return day("-".join(parts)) if all(part.isdecimal() for part in parts) else None


def title_of_name(place: str) -> tuple[str | None, bool]:
    """What the name of a file calls its review, and whether it is written as a title is.

    Obsidian's notes bear their titles as names; Hugo's and Jekyll's bear what is left of them.
    """
    parts = place.replace("\\", "/").split("/")
    stem, dot, ending = parts[-1].rpartition(".")
    if not dot or ending.casefold() not in ("md", "markdown", "mdx", "mdown"):
        return None, False
    if stem.casefold() in ("index", "_index", "readme", "review") and len(parts) > 1:
        stem = parts[-2]
    stem = patterns.sub(r"^\d{4}-\d{1,2}-\d{1,2}[-_ ]", "", stem).strip()
    if not patterns.search(r"[^\W_]", stem) or patterns.fullmatch(r"\d{5,}|[\W_]+", stem):
        return None, False
    if " " in stem or any(c.isupper() for c in stem):
        return stem, True
    words = patterns.split(r"[-_]+", stem)
    return " ".join(word[:1].upper() + word[1:] for word in words if word), False


def _flat(table: Table) -> Table:
    """Keys in one spelling, the tables that hold a tool's own extras opened."""
    flat: Table = {}
    for key, value in table.items():
        plain = plain_key(key)
        if plain in names.NESTED and isinstance(value, dict):
            flat = {**_flat(value), **flat}
        else:
            flat.setdefault(plain, value)
    return flat


def _first(flat: Table, keys: tuple[str, ...], read: Any) -> Any:  # noqa: ANN401
    return next(
        (value for key in keys if key in flat and (value := read(flat[key])) is not None), None
    )


def _work(flat: Table) -> tuple[str, str | None, Table]:
    """The key that names the work, its title, and what else stands under that key."""
    for key in names.WORK:
        value = flat.get(key)
        if isinstance(value, dict):
            inside = _flat(value)
            if title := _first(inside, names.INSIDE["title"], line):
                return key, title, inside
        elif (title := line(value)) and title.casefold() not in ("true", "false", "yes", "no"):
            head = _first(flat, names.TITLE, line)
            if key == "series" and head and title.casefold() not in head.casefold():
                continue  # the row of books or posts that it is one of
            return _kind_in(key), title, {}
    return "", None, {}


def _kind_in(key: str) -> str:
    """The kind within a key: `bookTitle` names a book."""
    return next((each for each in names.KIND_OF if len(each) > 2 and key.startswith(each)), key)


def _kind(flat: Table, place: str) -> str | None:
    """The kind of work, by the shelf it stands on, else by what only one kind has."""
    for shelves in names.SHELVES:
        for key in shelves:
            told = {names.KIND_OF[word] for word in _words(flat.get(key)) if word in names.KIND_OF}
            if len(told) == 1:
                return told.pop()
    for folder in reversed(place.replace("\\", "/").casefold().split("/")[:-1][-3:]):
        bare = patterns.sub(r"^[\W_]+|[\W_]+$", "", folder)  # `_books`, `Filme🍿`
        if kind := names.KIND_OF.get(bare.replace(" ", "-")):
            return kind
    made = [
        kind for kind, keys in names.MAKERS.items() if any(lines(flat.get(key)) for key in keys)
    ]
    played = {*_words(flat.get("platform")), *_words(flat.get("platforms"))}
    if played & {*names.CONSOLES}:
        made = ["game"]
    return made[0] if len(made) == 1 else None


def _words(value: object) -> list[str]:
    """What a field names, each as a whole and word by word."""
    found = []
    for each in lines(value):
        text = each.casefold().replace("#", "")
        found += [text, text.replace(" ", "-"), *patterns.findall(r"[\w-]+", text)]
        found += patterns.findall(r"[^\W_]+", text)
    return found


def headline(title: str, kind: str | None, text: str = "", artist: str | None = None) -> Headline:
    """A headline, read as one who knows the shelf it stands on."""
    if kind != "music" and not artist:
        return read_headline(title, text, kind)
    from reviewtui.model.albums import read_album

    return read_album(title, text, artist)


def _undated(work: str | None) -> tuple[str | None, int | None]:
    """A title and its year, of `film: "[[Ballerina (2025)]]"`."""
    found = patterns.fullmatch(r"(.*\S)\s*\(((?:18|19|20)\d\d)\)", work or "")
    return (found[1], int(found[2])) if found else (work, None)


def _seen(flat: Table) -> date | None:
    """The last day it was watched or read; of a list of several, the latest."""
    for key in names.SEEN:
        days = [found for each in lines(flat.get(key)) if (found := day(each))]
        if not days and isinstance(flat.get(key), date | datetime):
            days = [found for found in [day(flat[key])] if found]
        if days:
            return max(days)
    return None


def _named_source(flat: Table) -> str | None:
    source = line(flat.get("source")) or ""
    return source if source and "://" not in source and len(source) < 60 else None


def _critic(flat: Table, kind: str | None, inside: Table, creator: str | None) -> str | None:
    """Who wrote the review: who wrote the book did not, and may be all an `author` names."""
    critic: str | None = _first(flat, names.CRITIC, person)
    author: str | None = _first(flat, names.AUTHOR, person)
    made_by = creator or _first(flat, ("bookauthor", "bookauthors"), person)
    told = kind != "book" or "author" in inside or (made_by and made_by != author)
    return critic or (author if told else None)


def _rating(flat: Table) -> str | None:
    """The rating as printed; a bare number takes the scale that stands beside it."""
    for key in (*names.RATING, *names.STARS, *names.PERHAPS):
        value, best = flat.get(key), _first(flat, names.BEST, line)
        if isinstance(value, dict):
            inside = _flat(value)
            best = _first(inside, (*names.BEST, *names.INSIDE["best"]), line) or best
            value = _first(inside, names.INSIDE["rating"], line)
        told = lines(value)
        printed = told[0] if len(told) == 1 else None
        if not printed or (key in names.PERHAPS and not _LIKE_A_RATING.fullmatch(printed)):
            continue
        bare = _BARE.fullmatch(printed)
        if bare and best:
            return _over(printed, best)
        if bare and key in names.STARS and float(printed.replace(",", ".")) <= 5:
            return f"{printed}/5"
        return printed
    return None


def _over(printed: str, best: str) -> str:
    number = patterns.search(r"(\d+)\D*$", best)
    return f"{printed}/{number[1]}" if number else printed


def _verdict(flat: Table) -> str | None:
    """The closing words; a verdict of `8/10` is none but a rating."""
    said: str | None = _first(flat, names.VERDICT, line)
    return None if said and _LIKE_A_RATING.fullmatch(said) else said


def _identifiers(flat: Table) -> list[str]:
    found = []
    for key, scheme in names.SAME.items():
        value = line(flat.get(key))
        if not value:
            continue
        if scheme == "isbn":
            digits = [
                bare
                for each in patterns.findall(r"[\dXx-]{10,17}", value)
                if len(bare := each.replace("-", "").upper()) in (10, 13)
            ]
            found += [f"isbn:{max(digits, key=len)}"] if digits else []
        elif bare := patterns.search(
            r"tt\d{6,9}" if scheme == "imdb" else r"[\w-]{2,40}(?=/?$)", value
        ):
            found.append(f"{scheme}:{bare[0]}")
    return sorted(set(found))


def _points(flat: Table, keys: tuple[str, ...], polarity: str) -> list[Table]:
    """Lists of pros and cons as stated points; a text is a list of its lines."""
    said: list[str] = []
    for key in keys:
        value = flat.get(key)
        told = value.splitlines() if isinstance(value, str) else value
        if isinstance(told, list):
            said += [text for each in told if (text := line(each)) and text not in ("-", "none")]
    return [
        {
            "aspect": "overall",
            "polarity": polarity,
            "label": patterns.sub(r"^[-+*•]\s+", "", text),
        }
        for text in said
    ]


_FIELDS = frozenset(
    {
        *names.WORK, *names.TITLE, *names.DATE, *names.SEEN, *names.YEAR, *names.CREATED,
        *names.CRITIC, *names.AUTHOR, *names.ARTIST, *names.RATING, *names.PERHAPS,
        *names.STARS, *names.BEST, *names.OUTLET, *names.URL, *names.VERDICT, *names.SAME,
        *(key for shelves in names.SHELVES for key in shelves),
        *(key for makers in names.MAKERS.values() for key in makers),
    }
)  # fmt: skip
