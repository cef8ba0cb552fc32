"""The scale of a bare number, told by the other files of its folder.

`rating: 4` may be out of five or ten; where the note beside it has `rating: 8`, it is out of ten.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

_MOST = 2000
"""Files of a folder that are looked into."""
_HEAD = 4096
_FRONT = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s{0,20}(?P<fence>---|\+\+\+)[ \t]*\r?\n(?P<raw>.*?)^(?P=fence)",
    re.DOTALL | re.MULTILINE,
)
_NUMBER = re.compile(
    rb"^[ \t]*[\"']?(?P<key>[A-Za-z][\w -]{0,30}?)[\"']?[ \t]*[:=][ \t]*[\"']?"
    rb"(?P<number>\d{1,3}(?:[.,]\d{1,2})?)[\"']?[ \t]*(?:#.*)?\r?$",
    re.MULTILINE,
)
_ENDINGS = (".md", ".markdown", ".mdx")
_SCALES = (5, 10, 20, 100)


def best_beside(path: str, printed: str) -> int | None:
    """What the number printed for a rating is out of; None where its folder does not say.

    Only a sibling with more than five tells anything: that all have less may be chance.
    """
    if not re.fullmatch(r"\d{1,3}(?:[.,]\d{1,2})?", printed):
        return None
    said = float(printed.replace(",", "."))
    place = Path(path).absolute()
    keys = {key for key, number in _numbers(place) if number == said}
    bundle = place.stem in ("index", "_index")
    most = _most(place.parents[bundle], place.name if bundle else "")
    highest = max((most[key] for key in keys if key in most), default=0.0)
    if highest <= _SCALES[0]:
        return None
    return next((best for best in _SCALES if highest <= best), None)


@lru_cache(maxsize=8)
def _most(folder: Path, bundled: str) -> dict[str, float]:
    """The greatest number under each key of the front matter of a folder's files."""
    most: dict[str, float] = {}
    try:
        paths = sorted(folder.iterdir())[:_MOST]
    except OSError:
        return most
    for path in paths:
        if (path / bundled).suffix.lower() in _ENDINGS:
            for key, number in _numbers(path / bundled):
                most[key] = max(number, most.get(key, 0.0))
    return most


def _numbers(path: Path) -> list[tuple[str, float]]:
    """The keys of a file's front matter that have a bare number, as far as ratings go."""
    from reviewtui.model import custom_names, customs

    try:
        with path.open("rb") as file:
            head = _FRONT.match(file.read(_HEAD))
    except OSError:
        return []
    found = []
    for line in _NUMBER.finditer(head["raw"]) if head else ():
        key = customs.plain_key(line["key"].decode())
        if key in custom_names.RATING or key in custom_names.PERHAPS:
            found.append((key, float(line["number"].replace(b",", b"."))))
    return found
