"""The field names other tools and their users have for what a review file of ours says."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

from reviewtui.model.headlines import read_headline

Table = dict[str, Any]

_KIND_OF = {
    **dict.fromkeys(("film", "films", "movie", "movies", "cinema"), "film"),
    **dict.fromkeys(
        ("series", "tv", "show", "shows", "tv-series", "television", "tvshow"), "series"
    ),
    **dict.fromkeys(
        ("game", "games", "videogame", "videogames", "video-games", "video-game"), "game"
    ),
    **dict.fromkeys(("book", "books", "novel", "novels"), "book"),
    **dict.fromkeys(("music", "album", "albums", "record", "records"), "music"),
    **dict.fromkeys(("product", "products", "gadget", "gadgets", "hardware"), "product"),
}
_WORK = (
    "work", "film", "movie", "book", "game", "album", "show", "series", "novel", "tv", "product",
    "film_title", "movie_title", "book_title", "game_title", "work_title", "item", "itemreviewed",
    "item_reviewed", "reviewed", "subject",
)  # fmt: skip
_DATE = (
    "published",
    "date",
    "publishdate",
    "pubdate",
    "publish_date",
    "date_published",
    "datepublished",
    "posted",
    "review_date",
    "created",
)
_YEAR = ("year", "film_year", "release_year", "releaseyear", "movie_year", "published_year")
_CRITIC = ("critic", "reviewer", "reviewed_by", "review_author", "byline")
_AUTHOR = ("author", "authors", "by", "writer")
_RATING = (
    "rating",
    "score",
    "grade",
    "my_rating",
    "myrating",
    "personal_rating",
    "rated",
    "note",
    "review_rating",
    "reviewrating",
    "final_score",
    "verdict_score",
)
_BEST = (
    "rating_max",
    "max_rating",
    "ratingmax",
    "maxrating",
    "best",
    "best_rating",
    "bestrating",
    "out_of",
    "outof",
    "scale",
    "rating_scale",
    "score_max",
    "max_score",
)
_OUTLET = ("outlet", "publication", "magazine", "published_in", "site", "site_name")
_URL = (
    "url",
    "canonical",
    "canonical_url",
    "canonicalurl",
    "link",
    "permalink",
    "original_url",
    "originalurl",
    "external_url",
    "source",
    "source_url",
)
_PRO = ("pros", "pro", "likes", "good", "positives", "plus", "highs", "strengths")
_CON = ("cons", "con", "dislikes", "bad", "negatives", "minus", "lows", "weaknesses")
_TOLD_BY = (
    "kind",
    "type",
    "media",
    "media_type",
    "mediatype",
    "tags",
    "tag",
    "categories",
    "category",
    "topics",
    "layout",
    "section",
)
_NESTED = ("extra", "params", "review", "taxonomies", "reviewmeta")
_SAME = {
    "imdb": "imdb",
    "imdb_id": "imdb",
    "imdbid": "imdb",
    "isbn": "isbn",
    "isbn13": "isbn",
    "isbn_13": "isbn",
    "tmdb": "tmdb",
    "tmdb_id": "tmdb",
    "tmdbid": "tmdb",
    "goodreads": "goodreads",
    "steam": "steam",
    "mbid": "mbid",
}


def ours(table: Table) -> Table:
    """A table of another tool in the keys of a review file; what says nothing is left out."""
    flat = _flat(table)
    told = {word for key in _TOLD_BY for word in _words(flat.get(key))}
    kind = next((_KIND_OF[word] for word in sorted(told) if word in _KIND_OF), None)
    named, work, inside = _work(flat)
    kind = _KIND_OF.get(named, kind)
    if kind is None and "isbn" in flat:
        kind = "book"
    read = read_headline(_line(flat.get("title")) or "")
    title = _line(flat.get("title"))
    critic = _first(flat, _CRITIC, _person)
    if critic is None and (
        kind != "book" or "author" in inside
    ):  # who wrote the book did not write its review
        critic = _first(flat, _AUTHOR, _person)
    source = _line(flat.get("source")) or ""
    found = {
        "work": work or read.work,
        "kind": kind or read.kind,
        "year": _first({**inside, **flat}, _YEAR, _year)
        or _first(inside, ("released", "date"), _year)
        or read.year,
        "title": title if title and title != (work or read.work) else None,
        "outlet": _first(flat, _OUTLET, _name)
        or (source if source and "://" not in source else None),
        "critic": critic,
        "published": _first(flat, _DATE, _day),
        "url": _first(flat, _URL, _address),
        "rating": _rating(flat),
        "verdict": _first(flat, ("verdict", "bottom_line", "bottomline", "tldr"), _line),
        "identifiers": _identifiers({**inside, **flat}) or None,
        "points": [*_points(flat, _PRO, "pro"), *_points(flat, _CON, "con")] or None,
    }
    return {key: value for key, value in found.items() if value is not None}


def is_ours(table: Table) -> bool:
    """Whether a table is in our own keys already."""
    return "format" in table or ("work" in table and "points" in table)


def names_work(table: Table) -> bool:
    """Whether a table has a key of its own for what is reviewed, as only reviews have."""
    return bool(_work(_flat(table))[0])


def _flat(table: Table) -> Table:
    """Keys in one spelling, the tables that hold a tool's own extras opened."""
    flat: Table = {}
    for key, value in table.items():
        name = re.sub(r"[\s-]+", "_", key.strip().casefold())
        if name in _NESTED and isinstance(value, dict):
            flat = {**_flat(value), **flat}
        else:
            flat[name] = value
    return flat


def _work(flat: Table) -> tuple[str, str | None, Table]:
    """The key that names the work, its title, and what else stands under that key."""
    for key in _WORK:
        value = flat.get(key)
        if isinstance(value, dict):
            inside = _flat(value)
            if title := _line(inside.get("title")) or _line(inside.get("name")):
                return key, title, inside
        elif (title := _line(value)) and title.casefold() not in ("true", "false", "yes", "no"):
            return key, title, {}
    return "", None, {}


def _line(value: object) -> str | None:
    """One line of text, brackets of a link between notes taken off."""
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None
    text = " ".join(re.sub(r"\[\[(?:[^\]|]*\|)?([^\]]*)\]\]", r"\1", str(value)).split())
    return text if text and text not in ("~", "null", "None") else None


def _name(value: object) -> str | None:
    if isinstance(value, dict):
        value = value.get("name") or value.get("title")
    name = _line(value)
    return name if name and "://" not in name else None


def _person(value: object) -> str | None:
    """Somebody's name, or the names of several; an address or a handle is none."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(_person, value))) or None
    name = _name(value)
    return (
        name
        if name and name.casefold() not in ("admin", "editor", "staff") and name[0] != "@"
        else None
    )


def _first(flat: Table, keys: tuple[str, ...], read: Any) -> Any:  # noqa: ANN401
    return next(
        (value for key in keys if key in flat and (value := read(flat[key])) is not None), None
    )


def _year(value: object) -> int | None:
    if isinstance(value, date):
        return value.year
    found = re.match(r"(1[89]\d\d|20\d\d)(?!\d)", _line(value) or "")
    return int(found[0]) if found else None


def _day(value: object) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(re.sub(r"/", "-", (_line(value) or "")[:10]))
    except ValueError:
        return None


def _address(value: object) -> str | None:
    text = _line(value) or ""
    return text if text.startswith(("http://", "https://")) else None


def _rating(flat: Table) -> str | None:
    """The rating as printed; a bare number takes the scale that stands beside it."""
    for key in (*_RATING, "stars"):
        value, best = flat.get(key), _first(flat, _BEST, _line)
        if isinstance(value, dict):
            inside = _flat(value)
            best = _first(inside, (*_BEST, "max", "of"), _line) or best
            value = _first(
                inside,
                ("value", "rating", "score", "ratingvalue", "rating_value", "stars", "overall"),
                _line,
            )
        printed = _line(value)
        if not printed:
            continue
        bare = re.fullmatch(r"\d{1,3}(?:[.,]\d+)?", printed)
        if bare and best:
            return _over(printed, best)
        if bare and key == "stars" and float(printed.replace(",", ".")) <= 5:
            return f"{printed}/5"
        return printed
    return None


def _over(printed: str, best: str) -> str:
    number = re.search(r"(\d+)\D*$", best)
    return f"{printed}/{number[1]}" if number else printed


def _identifiers(flat: Table) -> list[str]:
    found = []
    for key, scheme in _SAME.items():
        value = _line(flat.get(key))
        if value and (
            bare := re.search(r"tt\d{6,9}" if scheme == "imdb" else r"[\w-]{2,40}$", value)
        ):
            found.append(f"{scheme}:{bare[0].replace('-', '') if scheme == 'isbn' else bare[0]}")
    return sorted(set(found))


def _points(flat: Table, keys: tuple[str, ...], polarity: str) -> list[Table]:
    """Lists of pros and cons as stated points; a text is a list of its lines."""
    said: list[str] = []
    for key in keys:
        value = flat.get(key)
        lines = (
            value
            if isinstance(value, list)
            else value.splitlines()
            if isinstance(value, str)
            else []
        )
        said += [line for each in lines if (line := _line(each)) and line not in ("-", "none")]
    return [
        {"aspect": "overall", "polarity": polarity, "label": re.sub(r"^[-+*•]\s+", "", line)}
        for line in said
    ]


def _words(value: object) -> list[str]:
    if isinstance(value, list):
        return [word for each in value for word in _words(each)]
    if isinstance(value, dict):
        return [word for each in value.values() for word in _words(each)]
    text = (_line(value) or "").casefold().replace("#", "")
    return [text, *re.findall(r"[\w-]+", text), *re.split(r"\W+|-|_", text)]
