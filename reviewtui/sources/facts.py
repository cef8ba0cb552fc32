"""Facts over a review, each with its name before it: `Reviewer: Somebody`, `Film: Ballerina`."""

from __future__ import annotations

from reviewtui import patterns
from reviewtui.model.headlines import read_headline
from reviewtui.model.text import safe_url
from reviewtui.sources import byline

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reviewtui.model.review import Draft

_LABELS = {
    "work": [
        "work", "film", "movie", "title", "book", "game", "album", "show", "series", "titel",
        "titolo", "título", "titulo", "titre", "tittel", "buch", "livre", "libro", "livro", "bok",
        "boek", "spiel", "jeu", "juego", "gioco", "jogo", "película", "serie", "série",
    ],
    "year": [
        "year", "release year", "jahr", "erscheinungsjahr", "produktionsjahr", "année", "año",
        "anno", "ano", "år", "produksjonsår", "utgivelsesår",
    ],
    "critic": [
        "reviewer", "critic", "reviewed by", "review by", "rezensent", "rezensentin", "kritiker",
        "kritikerin", "recensent", "anmelder",
    ],
    "outlet": ["outlet", "publication", "published in", "site", "magazine"],
    "published": ["date", "published", "posted", "review date", "datum", "fecha", "dato"],
    "url": ["url", "link", "source", "permalink"],
}  # fmt: skip
_FIELD_OF = {label: field for field, labels in _LABELS.items() for label in labels}
_KIND_OF = {
    "movie": "film", "film": "film", "book": "book", "game": "game", "album": "music",
    "series": "series", "show": "series", "buch": "book", "livre": "book", "libro": "book",
    "livro": "book", "bok": "book", "boek": "book", "spiel": "game", "jeu": "game", "juego": "game",
    "gioco": "game", "jogo": "game", "película": "film", "serie": "series", "série": "series",
}  # fmt: skip


def names_field(line: str) -> bool:
    """Whether a line begins with the name of something a draft has a field for."""
    labelled = patterns.match(r"([\w ]{2,20})\s?:\s", line)
    return bool(labelled) and labelled[1].casefold() in _FIELD_OF if labelled else False


def take_fact(line: str, draft: Draft, text: str) -> bool:
    """Put a fact into its field; False for a line that states none."""
    found = patterns.match(r"(?P<label>[\w ]{2,20})\s?:\s+(?P<value>\S.{0,150})$", line)
    field = _FIELD_OF.get(found["label"].casefold()) if found else None
    if not found or not field:
        return False
    value = found["value"].strip()
    if field == "work" and draft.work is None:
        read = read_headline(value, text)
        draft.work, draft.year = read.work or value, draft.year or read.year
        draft.kind = draft.kind or _KIND_OF.get(found["label"].casefold())
    elif field == "year" and patterns.fullmatch(r"(?:18|19|20)\d\d", value):
        draft.year = draft.year or int(value)
    elif field in ("critic", "outlet") and len(value) <= 60 and not value.endswith("."):
        setattr(draft, field, getattr(draft, field) or value)
    elif field == "published" and (day := byline.day_in(value)):
        draft.published = draft.published or day
    elif field == "url" and (url := safe_url(value)):
        draft.url = draft.url or url
    else:
        return False
    return True
