"""What a plain text is about: its work, year and kind, by statement, headline and its own words."""

from __future__ import annotations

from reviewtui import patterns
from reviewtui.model.headline_forms import SEASONED
from reviewtui.model.kinds import spoken_kind
from reviewtui.model.title_parts import says
from reviewtui.model.titles import season_title
from reviewtui.patterns import IGNORECASE
from reviewtui.sources.spelling import spelled

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reviewtui.model.draft import Draft
    from reviewtui.model.headlines import Headline


_TOLD = 4000
"""So much of a text is enough to tell what kind of work it is about."""
_EARLY = 700
"""Where a text says which season it is about."""
_READ = 20_000
_NAMED = 5
"""Words up to which a first line that the text never says again may still be a title."""
_JOINING = frozenset(
    ["v", "vs", "and", "of", "the", "&", "in", "to", "for", "at", "on", "y", "und", "et", "i", "og"]
)


def name_work(draft: Draft, read: Headline | None, uncertain: set[str]) -> None:
    """The work as stated, as the headline has it, or as the text speaks of it."""
    if draft.work is None and read and read.work:
        draft.work = read.work if read.sure else quoted_said(draft.title or "", draft.body)
        if draft.work is None and _is_said(draft.body, read):
            draft.work = read.work
    if read:
        draft.year, draft.kind = draft.year or read.year, draft.kind or read.kind
    if draft.work is None:
        draft.work = guessed_work(draft.title or "", read, draft.body)
        if draft.work:
            uncertain.add("work")
    if draft.work and draft.work.isupper() and len(draft.work) > 3:
        draft.work = spelled(draft.work, draft.body)
    name_kind(draft, uncertain)


def _is_said(body: str, read: Headline) -> bool:
    """Whether the text speaks of what the headline names; of a season it names the show."""
    return says(body, (read.work or "").partition(": Season ")[0])


def guessed_work(title: str, read: Headline | None, body: str) -> str | None:
    """The work of a headline that does not mark it, or what the sentences speak of."""
    from reviewtui.sources.subject import subject_of

    if named := _opening(title, body):
        return named
    headed = read.work if read and not is_sentence(title) else None
    subject = subject_of(body)
    if headed and (subject in headed if subject else len(headed.split()) <= _NAMED):
        return headed
    return _in_season(subject, body) if subject else None


def _in_season(show: str, body: str) -> str:
    """The show, and the season that the text says early, if it speaks of no other one."""
    seasons: dict[str, int] = {}
    for said in patterns.finditer(
        rf"(?:[’']s)?,?\s\(?(?P<season>{SEASONED})", body[:_READ], IGNORECASE
    ):
        start = said.start()
        if body[max(0, start - len(show)) : start] == show:
            named = season_title(f"{show}: {said['season']}")
            if named:
                seasons.setdefault(named, start)
    named, start = next(iter(seasons.items()), (show, 0))
    return named if len(seasons) == 1 and start < _EARLY else show


def quoted_said(title: str, body: str) -> str | None:
    """What a headline sets in marks, if the text says it: `The Tide Turns With “Iron Coast”`."""
    for quoted in patterns.findall(
        r"(?:[“\"«„]|(?<!\w)[‘'])([^“”\"«»„]{2,60}?)[”\"»“’'](?!\w)", title
    ):
        if says(body, quoted):
            return str(quoted)
    return None


def _opening(title: str, body: str) -> str | None:
    """What a headline begins with and the text says again: `Low Tide Is Out of Its Depth`."""
    from reviewtui.sources.subject import says_nothing

    words = title.split()
    for count in range(min(6, len(words) - 1), 0, -1):
        name = " ".join(words[:count]).strip(",:;–—-|")
        capital = name[:1].isupper() and words[count - 1][:1].isupper()
        if not capital or words[count].casefold().strip(".") in _JOINING or says_nothing(name):
            continue
        if body.count(name) > 1 and (count > 1 or name.lower() not in body):
            return name
    return None


def name_kind(draft: Draft, uncertain: set[str]) -> None:
    """The kind of work the text speaks of, where nothing states it; its title says nothing."""
    if draft.kind is None:
        words = f"{draft.title or ''}\n{draft.body[:_TOLD]}"
        draft.kind = spoken_kind(words.replace(draft.work, " ") if draft.work else words)
        if draft.kind:
            uncertain.add("kind")


def is_sentence(title: str) -> bool:
    """Whether a line says something instead of naming it: most words of a title have a capital."""
    words = [word for word in patterns.findall(r"[^\W\d_][\w’'-]*", title) if len(word) > 3]
    small = sum(word[0].islower() for word in words)
    return len(title.split()) >= 5 and small * 2 > len(words)
