"""Which part of a headline is the title, and which names who made it or what else is told."""

from __future__ import annotations

from reviewtui import patterns
from reviewtui.model.headline_forms import NETWORK, SEASONED, SPLIT
from reviewtui.model.text import occurrences
from reviewtui.patterns import IGNORECASE

_LONGEST = 20_000
_SPOKEN = r"[^\W_]+|[.!?…](?=[”’\"']*\s)|\n"
"""Words, and where one sentence ends: nothing is said across that."""
_OWNER = r"(?P<who>[^\W\d_a-z][^:–—|]{1,40}?)(?:[’']s|s[’'])\s(?P<work>\S.*)"
_PUBLISHED = (
    r"\s[–—-]\s[^–—]*\b(?:forlag|förlag|verlag|press|publishing|editorial|éditions?|editore)\b.*$"
    r"|,\s\d{2,4}\s(?:pages|pp|sider|sidor|seiten|páginas|pagine)\.?$"
)
"""Who published a book and how long it is, as notices of books name it behind the title."""
_SEASON = (
    rf"(?P<show>\S.*?)[\s,:;(–—-]+(?P<season>{SEASONED})\)?"
    r"(?=\s*(?:$|[-–—|:,(\[!?])|\s(?:on|auf|sur|en)\s)"
)
_CALLED = (
    r"(?:by|author|novelist|writer|artist|singer|band|rapper|duo|autor(?:in|a)?|forfatteren?"
    r"|författaren|auteur|autrice|escritora?|autore|autrice|von|par|av|af|di)\s"
)
_KIND_WORDS = frozenset(
    ["serie", "série", "tv", "film", "miniserie", "anime", "drama", "roman", "romanzo", "libro",
    "livre", "película", "jeu", "juego", "gioco", "videojuego", "novel", "album", "álbum"]
)  # fmt: skip
_JOINING = frozenset(
    ["de", "del", "della", "di", "da", "van", "von", "der", "den", "la", "le", "y"]
)


def says(text: str, words: str) -> bool:
    """Whether a text says some words; signs between them may differ, as `:` and nothing do."""
    if words.isupper() and len(words) > 1:
        text, words = text.casefold(), words.casefold()
    if next(occurrences(words, text), None) is not None:
        return True
    if all(char.isalnum() or char == " " for char in words):
        return False
    bare = _plain(words, r"[^\W_]+")
    return bool(bare) and f" {bare} " in f" {_plain(text[:_LONGEST], _SPOKEN)} "


def _plain(text: str, pieces: str) -> str:
    return " ".join(patterns.findall(pieces, text.replace("’", "'").replace("'", "")))


def with_season(rest: str) -> str | None:
    """The show and the season, where a headline names both and goes on: `The Bear, S2 – Cousin`."""
    bare = patterns.sub(NETWORK, "", rest, IGNORECASE)
    found = patterns.match(_SEASON, bare, IGNORECASE)
    if not found or len(found["show"].split()) > 7:
        return None
    return f"{found['show']}: {found['season']}"


def without_kind(rest: str, text: str) -> str:
    """`Serie tv drama The Bear` without what it is, where the text says only `The Bear`."""
    words = rest.split()
    count = next((n for n, word in enumerate(words) if word.casefold() not in _KIND_WORDS), 0)
    if not count or not text:
        return rest
    named = " ".join(words[count:])
    show = patterns.split(rf"[\s,:;(–-]+(?:{SEASONED})", named, IGNORECASE)[0]
    said = show and says(text, show) and not says(text, f"{words[count - 1]} {show}")
    return named if said else rest


def without_publisher(rest: str) -> str:
    """A title without the publisher and the pages behind it."""
    return patterns.sub(_PUBLISHED, "", rest, IGNORECASE).strip() or rest


def own_part(rest: str, text: str, kind: str | None, *, whole: bool) -> str:
    """Which part of a headline cut by `:`, `|` or dashes is the title.

    The longest beginning that the text itself says again; else all of it where it is known to be
    the title (`whole`), or its first part. An album stands behind the name of who plays it, and a
    book may do so.
    """
    cuts = list(patterns.finditer(SPLIT, rest))
    if kind == "music" and not cuts:
        cuts = list(patterns.finditer(r",\s", rest))
    if kind == "music" and cuts and not (whole and text and rest in text):
        first, second = rest[: cuts[0].start()], rest[cuts[0].end() :]
        if text and _lead(first, second, text) >= 3:
            return first
        return own_part(second, text, None, whole=whole) if len(cuts) > 1 else second
    if kind == "book" and len(cuts) == 1 and text:
        first, second = rest[: cuts[0].start()], rest[cuts[0].end() :]
        lead = _lead(first, second, text)
        if lead and not says(text, rest):
            return first if lead > 0 else second
    commas = patterns.finditer(r",\s", rest)  # they end a title only where the text bears them out
    ends = sorted({*(cut.start() for cut in cuts), *(comma.start() for comma in commas)})
    for part in (rest, *(rest[:end] for end in reversed(ends))):
        if text and part.strip() and says(text, part.strip()):
            return part
    for cut in cuts if text else ():
        behind = rest[cut.end() :].strip()
        if any(text[max(0, n - 2) : n] != ": " for n in occurrences(behind, text)):
            return behind
    if text and (owned := _without_owner(rest, text)):
        return owned
    if whole:
        return rest
    for cut in cuts:
        if cut[0].strip() != ":" or not _is_subtitle(rest[cut.end() :]):
            return rest[: cut.start()]
    return rest


def _without_owner(rest: str, text: str) -> str | None:
    """`Ishiguro’s Klara`, where the text speaks of `Klara` and never of `Ishiguro’s Klara`."""
    for owned in (
        patterns.sub(NETWORK, "", rest, IGNORECASE).strip(),
        (patterns.fullmatch(_OWNER, rest) or {"work": ""})["work"],
    ):
        for part in (owned, *patterns.split(SPLIT, owned)[:1]):
            if part and part != rest and part[0] not in ".,;" and says(text, part.strip('“”"‘’')):
                return str(part)
    return None


def _lead(first: str, second: str, text: str) -> int:
    """By how much the text speaks of the first as a title and of the second as a person."""
    return (_titled(first, text) - _named(first, text)) - (
        _titled(second, text) - _named(second, text)
    )


def _titled(name: str, text: str) -> int:
    """How often a text sets a name in marks, as titles are, or says it in full."""
    name = name.strip()
    count = min(text.count(name), 2) if " " in name or len(name) > 5 else 0
    return count + 2 * sum(
        f"{opening}{name}{closing}" in text
        for opening, closing in (("“", "”"), ('"', '"'), ("‘", "’"), ("«", "»"), ("„", "“"), *_SET)
    )


_SET = (("*", "*"), ("_", "_"))


def _named(name: str, text: str) -> int:
    """How much a text speaks of a name as of somebody: by the last name, as who made something."""
    words = name.strip().split()
    if not 1 <= len(words) <= 5 or any(
        not (word[0].isupper() or word in _JOINING) for word in words
    ):
        return -1
    whole = " ".join(words)
    told = 0
    if len(words) > 1:
        told += min(sum(1 for _ in occurrences(words[-1], text)) - text.count(whole), 3)
    told += 2 * any(f"{each}{s}" in text for each in (whole, words[-1]) for s in ("’s ", "'s "))
    place = text.find(whole)
    while place >= 0:
        if patterns.search(rf"{_CALLED}$", text[max(0, place - 20) : place], IGNORECASE):
            return told + 3
        place = text.find(whole, place + 1)
    return told


def _is_subtitle(part: str) -> bool:
    """`Part Two`, `A Space Odyssey`: few words, all that matter with a capital."""
    words = patterns.findall(r"[^\W_][\w'’-]*", part)
    return 0 < len(words) <= 5 and all(
        w[0].isupper() or w[0].isdigit() or len(w) < 4 for w in words
    )
