"""What a headline says of the work: its title, year, season and kind."""

from __future__ import annotations

from reviewtui import patterns
from reviewtui.model import headline_forms as forms
from reviewtui.model.title_parts import own_part, says, with_season, without_kind, without_publisher
from reviewtui.model.titles import bare_title, season_title
from reviewtui.patterns import IGNORECASE
from reviewtui.record import Record


class Headline(Record):
    """A headline, read."""

    work: str | None
    year: int | None
    kind: str | None
    creator: str | None
    """Who made the work, where the headline says `by`: an author, and never the critic."""
    sure: bool
    """Whether the headline marks the title as one: by quotes, a year, or the word review."""


def read_headline(line: str, text: str = "", spoken: str | None = None) -> Headline:
    """Read a headline; `text`, the review below it, settles which part of it is the title.

    `spoken` is the kind of work the text speaks of: it tells an album from who plays it where the
    headline does not say that it is one. The kind that comes back is the headline's own.
    """
    kind = _kind_of(line)
    hint = kind or spoken
    rest = patterns.sub(
        r"^[^\w“‘„\"'«»\[(¿¡#&@$.…]+", "", patterns.sub(forms.STARS, " ", line)
    ).strip()
    rest = bare_title(rest)
    if "|S)" in rest:  # a console whose name has in it what parts headlines
        rest = rest.replace("|S)", "/S)")
    if "spoil" in rest or "SPOIL" in rest or "Spoil" in rest:
        rest = patterns.sub(forms.SPOILS, "", rest, IGNORECASE)
    if worth := patterns.match(forms.WORTH, rest, IGNORECASE):
        return _made(worth["work"], None, kind, sure=True)
    if "|" in rest and (later := patterns.match(forms.LATER, rest, IGNORECASE)):
        rest = rest[later.end() :]
    leading = patterns.match(forms.LEADING, rest, IGNORECASE)
    if not leading and rest.split(" ", 1)[0].casefold() in forms.LABELS:
        leading = patterns.match(r"\w+\s(?=[^\Wa-z])", rest)
        if leading and (says(text, rest) or not says(text, rest[leading.end() :])):
            leading = None  # `Kritik der Vernunft` is a title
    if leading:
        rest = bare_title(rest[leading.end() :].strip())
    if told := patterns.match(
        rf"(?:{forms.OF}|l[ae]\s|il\s)?({forms.SEASONED})\s?[:–-]\s", rest, IGNORECASE
    ):
        rest = f"{rest[told.end() :]}: {told[1]}"  # `Critique de la saison 2 : Low Tide`
    if year := patterns.search(forms.YEAR, rest):
        stated = int(year["year"])
        before = _without_review(rest[: year.start()])[0] or rest[: year.start()]
        return _made(_unquoted(own_part(before, text, hint, whole=True)), stated, kind, sure=True)
    trailing = patterns.search(forms.TRAILING, rest, IGNORECASE)
    if quoted := _quoted(rest, marked=bool(leading or trailing)):
        behind = rest[quoted[1] :]
        season = patterns.match(rf"[\s,:(]*({forms.SEASONED})", behind, IGNORECASE)
        return _made(f"{quoted[0]}: {season[1]}" if season else quoted[0], None, kind, sure=True)
    before, season_behind = _without_review(rest)
    if trailing and before:
        rest = f"{before}: {season_behind}" if season_behind else before
    marked = bool(leading or (trailing and before))
    rest = without_kind(rest, text)
    own = with_season(rest) or own_part(
        without_publisher(rest), text, hint, whole=bool(trailing and before)
    )
    return _made(own, None, kind, sure=marked)


def _without_review(rest: str) -> tuple[str, str | None]:
    """What stands before `review`, and the season that may stand behind it."""
    found = patterns.search(forms.TRAILING, rest, IGNORECASE)
    if not found:
        return rest, None
    behind = patterns.match(
        rf"[\s(\[:,–-]*(?:{forms.OF})?({forms.SEASONED})", rest[found.end() :], IGNORECASE
    )
    before = rest[: found.start()].strip(" -–—|:,([")
    return before, behind[1] if behind else None


def _made(work: str | None, year: int | None, kind: str | None, *, sure: bool) -> Headline:
    """The headline from its parts: a maker cut off, the title as it is known everywhere."""
    work = (work or "").strip(" \t\u00a0-–—|:,;*_#")
    if work.endswith(".") and work.count(".") == 1 and len(work.split()[-1]) > 4:
        work = work[:-1]  # the end of a sentence, and of no `Vol.`
    creator = None
    played = patterns.search(forms.PLATFORM, work, IGNORECASE)
    if played and played.start():
        work = work[: played.start()]
        kind = kind or ("game" if played["console"] else None)
    if (on := patterns.search(forms.PLAYED_ON, work, IGNORECASE)) and on.start():
        work, kind = work[: on.start()], kind or "game"
    by = patterns.match(forms.BY, work)
    if kind == "music" and not by and (made := patterns.match(forms.BY_A_BAND, work)):
        work, creator = made["work"], made["who"]
    elif by and not {by["who"].split()[0].casefold()} & forms.NO_NAME and _all_capital(by["who"]):
        work, creator = by["work"], by["who"]
        kind = kind or "book"
    if season := season_title(work):
        work, kind = season, kind or "series"
    work = _unquoted(bare_title(work))
    names_nothing = {*patterns.findall(r"[\w-]+", work.casefold())} <= {
        *forms.NEVER,
        *forms.KIND_OF,
    }
    if names_nothing or not patterns.search(r"\w", work) or len(work) > 120:
        return Headline(None, year, kind, None, sure=False)
    return Headline(work, year, kind, creator, sure)


def _all_capital(name: str) -> bool:
    """Whether every word begins as a name does: `RF Kuang` and `Ann McLeod`, too."""
    return all(word[0].isupper() for word in name.split())


def _kind_of(line: str) -> str | None:
    """The kind a headline names beside the word review: `Album Review`, `PS5 review`."""
    words = r"(?<![\w-])(?P<kind>(?:\w[\w-]*\W{1,9}){1,3})"
    near = patterns.search(rf"{words}{forms.REVIEW}", line, IGNORECASE)
    for word in reversed(patterns.findall(r"[\w-]+", near["kind"].casefold())) if near else ():
        if word in forms.KIND_OF:
            return forms.KIND_OF[word]
        if not patterns.fullmatch(forms.BEFORE, f"{word} "):
            break
    told = patterns.search(forms.KIND_TOLD, line, IGNORECASE)
    return forms.KIND_OF[told[told.lastgroup or 0].casefold()] if told else None


def _quoted(rest: str, *, marked: bool) -> tuple[str, int] | None:
    """A title in quotation marks and where it ends, if it opens the headline or is the only one."""
    for opening, closing in forms.QUOTES:
        start = rest.find(opening)
        if start < 0 or (start and rest[start - 1].isalnum()):
            continue
        for end in range(start + 2, min(len(rest), start + 100)):
            # an apostrophe closes nothing: ‘Schindler’s List’ ends at the second
            if rest[end] == closing and not rest[end + 1 : end + 2].isalnum():
                inside = rest[start + 1 : end].strip(" ,.")
                if inside and (start == 0 or marked):
                    return inside, end + 1
                break
    return None


def _unquoted(title: str) -> str:
    """A title without quotation marks or emphasis all round."""
    title = title.strip().strip("*_").strip()
    for opening, closing in forms.QUOTES:
        if len(title) > 2 and title[0] == opening and title[-1] == closing:
            return title[1:-1].strip(" ,")
    return title
