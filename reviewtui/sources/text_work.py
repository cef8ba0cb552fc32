"""What a plain text is about: its work, year and kind, by statement, headline and its own words."""

from __future__ import annotations

from reviewtui import patterns
from reviewtui.model.kinds import spoken_kind
from reviewtui.model.title_parts import says
from reviewtui.sources.spelling import spelled

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reviewtui.model.draft import Draft
    from reviewtui.model.headlines import Headline


def name_work(draft: Draft, read: Headline | None, uncertain: set[str]) -> None:
    """The work as stated, as the headline has it, or as the text speaks of it."""
    if draft.work is None and read and read.work and (read.sure or says(draft.body, read.work)):
        draft.work = read.work
    if read:
        draft.year, draft.kind = draft.year or read.year, draft.kind or read.kind
    if draft.work is None:
        from reviewtui.sources.subject import subject_of

        fallback = read.work if read and not is_sentence(draft.title or "") else None
        draft.work = subject_of(draft.body) or fallback
        if draft.work:
            uncertain.add("work")
    if draft.work and draft.work.isupper() and len(draft.work) > 3:
        draft.work = spelled(draft.work, draft.body)
    name_kind(draft, uncertain)


def name_kind(draft: Draft, uncertain: set[str]) -> None:
    """The kind of work the text speaks of, where nothing states it; its title says nothing."""
    if draft.kind is None:
        words = f"{draft.title or ''}\n{draft.body}"
        draft.kind = spoken_kind(words.replace(draft.work, " ") if draft.work else words)
        if draft.kind:
            uncertain.add("kind")


def is_sentence(title: str) -> bool:
    """Whether a line says something instead of naming it: most words of a title have a capital."""
    words = [word for word in patterns.findall(r"[^\W\d_][\w’'-]*", title) if len(word) > 3]
    small = sum(word[0].islower() for word in words)
    return len(title.split()) >= 5 and small * 2 > len(words)
