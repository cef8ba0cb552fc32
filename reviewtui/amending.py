"""What a person states over what a source says: typed fields, checked, laid on a draft."""

from __future__ import annotations

from reviewtui.errors import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from reviewtui.model.review import Draft

FIELDS = ("work", "year", "kind", "outlet", "critic", "rating", "title", "published", "url")
"""What can be stated, in the order it is asked for."""


def typed_fields(draft: Draft) -> dict[str, str]:
    """The fields of a draft as a person would type them; empty where it has none."""
    shown = {name: getattr(draft, name) for name in FIELDS}
    shown["rating"] = draft.rating.text if draft.rating else None
    return {name: "" if value is None else str(value) for name, value in shown.items()}


def amended(draft: Draft, typed: Mapping[str, str]) -> Draft:
    """A copy of a draft with these fields stated by a person, and so no longer uncertain.

    Empty words take a field away. UsageError names the field that cannot be understood.
    """
    stated = draft.copy()
    for name, words in typed.items():
        setattr(stated, name, _read(name, words.strip()) if words.strip() else None)
    stated.uncertain = draft.uncertain - typed.keys()
    return stated


def _read(name: str, words: str) -> object:
    from reviewtui.model.text import clean_line, safe_url

    if name == "year":
        if not (words.isdecimal() and words.isascii() and 0 < int(words) < 10_000):
            raise UsageError(f'year: "{clean_line(words)[:20]}" is no year\n  Write it as 2025.')
        return int(words)
    if name == "rating":
        from reviewtui.model.rating import Rating

        rating = Rating.parse(words)
        if rating is None:
            raise UsageError(
                f'rating: "{clean_line(words)[:60]}" is on no scale I know\n  Write it as "4/5".'
            )
        return rating
    if name == "url":
        url = safe_url(words)
        if url is None:
            raise UsageError("url: this is not a web address\n  Write it as https://...")
        return url
    if name == "published":
        from datetime import date

        try:
            return date.fromisoformat(words)
        except ValueError:
            raise UsageError("published: this is not a day\n  Write it as 2025-06-06.") from None
    return clean_line(words)
