"""Which part of an album's headline is the album, where no word says that it is one.

`Kid Pigeon - Low Lights` names an album only to who knows that it stands on the shelf of albums:
by front matter, tags, or the section of a page.
"""

from __future__ import annotations

from reviewtui import patterns
from reviewtui.model.headlines import Headline, read_headline

_JOINS = r"(?:\s*[-–—:|/•·]+\s*|,\s+|’s\s+|'s\s+|\s+by\s+)"
_BY = r"(?P<work>\S.*?),?\sby\s(?P<who>[^\Wa-z].{0,60})"
_DASHED = r"(?P<who>\S.{0,80}?)(?:\s+[-–—|•·]+\s+|:\s+)(?P<work>\S.*)"


def read_album(line: str, text: str = "", artist: str | None = None) -> Headline:
    """Read the headline of an album's review; `artist` where something else names who made it."""
    rest = _without(line, artist) if artist else line
    read = read_headline(rest, text)
    work = read.work or ""
    who = artist
    if not artist and not patterns.search(r"[“‘«„\"]", rest):
        # the band alone is what a headline without `album` in it is read as
        cut = patterns.fullmatch(_DASHED, work) or patterns.fullmatch(_DASHED, rest.strip())
        if cut and (after := read_headline(cut["work"], text)).work:
            read, work, who = read._replace(year=read.year or after.year), after.work, cut["who"]
        elif made := patterns.fullmatch(_BY, work):
            work, who = made["work"].strip(), made["who"]
    return read._replace(work=work or read.work, creator=read.creator or who, kind="music")


def _without(line: str, artist: str) -> str:
    """A headline without the name of who made the album, before it or behind it."""
    import re  # a pattern with a name in it is another in every run

    name = re.escape(artist)
    rest = re.sub(rf"^\s*{name}{_JOINS}(?=\S)", "", line, flags=re.IGNORECASE)
    rest = re.sub(rf"(?<=\S){_JOINS}{name}(?!\w)", "", rest, flags=re.IGNORECASE)
    return rest if re.search(r"\w", rest) else line
