"""Plain text as people paste it: headings, boilerplate, rating line, verdict."""

from __future__ import annotations

from reviewtui import patterns
from reviewtui.model.text import clean, occurrences
from reviewtui.patterns import pattern
from reviewtui.sources import byline, litter
from reviewtui.sources.captions import is_caption
from reviewtui.sources.escaping import escape, escape_heading
from reviewtui.sources.genre import why_no_review
from reviewtui.sources.headings import is_meta, looks_like_heading, names_verdict
from reviewtui.sources.layout import blocks, is_item, is_prose, is_rule
from reviewtui.sources.lists import as_list, end_of_list
from reviewtui.sources.masthead import (
    is_fact_row,
    is_signed,
    name_alone,
    own_rating,
    without_notices,
)
from reviewtui.sources.outcome import NotAReview
from reviewtui.sources.text_head import Head
from reviewtui.sources.text_work import name_work

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reviewtui.model.draft import Draft
    from reviewtui.sources.layout import Block

_SENTENCE_END = pattern(r"[.!?…][”’\"')\]]*(?=\s|$)")
_MOST = 2000
"""Blocks of a text in which pull quotes are looked for: every line is held against all others."""
_NEAR = 4
"""Among so many first blocks a byline is one, though something else was taken for the article."""
_TAIL = 0.35
"""What follows `Comments` or `About the author` is no review if it is no more than this share."""


def read_text(text: str, *, name: str | None = None) -> Draft | NotAReview:
    """A review from plain text; what is no review is told with the reason.

    The body is Markdown that shows the words of the text; litter goes to `dropped`, and what the
    text does not say stays None.
    """
    source = name or "text"
    text = clean(text).strip("\n")
    found = blocks(text)
    if not found:
        return NotAReview(source, "there are no words in it")
    found, notices = without_notices(found)
    if not found:
        return NotAReview(source, "there is nothing in it but notices of a site")
    own = own_rating(found, text)
    head = Head(text, found, own.text if own else None)
    head.dropped += notices
    head.read()
    announced = head.headline is not None and head.headline.sure
    reason = why_no_review(
        text, found, rated=own is not None, announced=announced, kind=head.spoken
    )
    if reason:
        return NotAReview(source, reason)
    reader = _Reader(head)
    reader.read_rest()
    draft = reader.draft()
    draft.rating = own
    return draft


class _Reader:
    """One text being read, block by block, into the parts of a draft."""

    def __init__(self, head: Head) -> None:
        self.head = head
        self.text = head.text
        self.kept = head.kept
        self.dropped = head.dropped
        self.headings: list[str] = []
        self.parts: list[str] = []
        self._folded: list[str] = []
        self._all_folded = ""
        self._verdict_next = False

    def read_rest(self) -> None:
        """The article and what comes after it."""
        last = max((n for n, block in enumerate(self.kept) if is_prose(block)), default=-1)
        left = len(self.kept)
        place = 0
        while place < left:
            block = self.kept[place]
            if is_rule(block.text):
                self._put_rule(place)
                place += 1
            elif litter.is_related(block.text) and (end := self._end_of_tail(place, last)) > place:
                self.dropped += [each.text for each in self.kept[place:end]]
                place = end
            elif is_caption(self.kept, place):
                self.dropped.append(block.text)
                place += 1
            elif is_item(block.text) and (end := end_of_list(self.kept, place)) > place:
                self.parts.append(as_list(self.kept[place:end]))
                place = end
            else:
                self._take(block, place, last)
                place += 1

    def _take(self, block: Block, place: int, last: int) -> None:
        line = block.text
        if "\n" not in line and (
            litter.is_litter(line) or (litter.is_related(line) and place > last)
        ):
            self.dropped.append(line)
        elif "\n" not in line and (
            (place > last and self.head.take_signature(line, at_end=True))
            or (place < _NEAR and is_signed(line) and self.head.take_signature(line, at_end=False))
            or (place < _NEAR and self._is_day_above(line, place))
            or (place == len(self.kept) - 1 > last and block.apart and self._is_name_below(line))
        ):
            return
        elif (place >= max(last - 1, 1) and self._is_bio(line, place)) or self._is_pull_quote(
            block, place
        ):
            self.dropped.append(line)
        elif self._is_heading(place):
            heading = " ".join(line.split())
            self.headings.append(heading)
            self.parts.append(f"## {escape_heading(heading)}")
            self._verdict_next = names_verdict(heading)
        else:
            self._note_verdict(line)
            self.parts.append(escape(line))

    def _is_day_above(self, line: str, place: int) -> bool:
        """A line over the first paragraph that says nothing but a day, where none was read yet."""
        day = byline.day_line(line)
        stated = self.head.stated
        if not day or stated.published or any(is_prose(one) for one in self.kept[:place]):
            return False
        stated.published = day
        self.head.uncertain.add("published")
        return True

    def _is_name_below(self, line: str) -> bool:
        """The last line of all, where it is a name alone that the text says nowhere."""
        stated = self.head.stated
        if stated.critic or not (name := name_alone(line, stated.title or "", self.head.text)):
            return False
        stated.critic = name
        self.head.uncertain.add("critic")
        return True

    def _put_rule(self, place: int) -> None:
        if place < len(self.kept) - 1 and self.parts and self.parts[-1] != "---":
            self.parts.append("---")

    def _note_verdict(self, line: str) -> None:
        """What stands under `Verdict`, or behind it on the line, states the verdict."""
        labelled = patterns.match(r"([\w ]{3,20})\s?:\s+(?=\S)", line)
        if labelled and names_verdict(labelled[1]) and len(line.split()) > 5:
            self.head.stated.verdict = _first_sentence(line[labelled.end() :])
        elif self._verdict_next and _SENTENCE_END.search(line) and len(line.split()) > 3:
            self.head.stated.verdict = _first_sentence(line)
            self._verdict_next = False

    def _is_heading(self, place: int) -> bool:
        block = self.kept[place]
        after = self.kept[place + 1] if place + 1 < len(self.kept) else None
        if after is None or "\n" in block.text or block is self.head.dek:
            return False
        if is_fact_row(self.kept, place) or any(block is each for each in self.head.early):
            return False
        follows = is_prose(after) or is_item(after.text) or is_meta(after.text)
        if block.underlined and patterns.search(r"[^\W\d_]", block.text):
            return True
        if self.head.is_rating(block.text):
            return (
                place > 0
                and not is_meta(block.text)
                and is_prose(after)
                and bool(patterns.match(r"[^\W\d]", block.text))
                and is_prose(self.kept[place - 1])
            )
        work = self.head.headline.work if self.head.headline else None
        if not looks_like_heading(block.text, work or self.head.stated.work):
            return False
        if follows or len(after.text) >= 90:
            return True
        # two headings may follow one another, and a short paragraph may stand under one
        if looks_like_heading(after.text) and place + 2 < len(self.kept):
            return is_prose(self.kept[place + 2]) and not is_meta(block.text)
        return bool(_SENTENCE_END.search(after.text)) and not litter.is_litter(after.text)

    def _is_pull_quote(self, block: Block, place: int) -> bool:
        """A line set large that the text says again."""
        said = block.text.strip("“”\"'‘’«» ").casefold()
        if "\n" in said or len(self.kept) > _MOST or not 5 <= len(said.split()) <= 40:
            return False
        longer = len(block.text) + 20
        if not self._folded:
            self._folded = [each.text.casefold() for each in self.kept]
            self._all_folded = "\n\n".join(self._folded)
        return self._all_folded.count(said) > 1 and any(
            len(other) > longer and said in other and n != place
            for n, other in enumerate(self._folded)
        )

    def _is_bio(self, line: str, place: int) -> bool:
        name = byline.bio(line)
        if not name or place == 0:
            return False
        elsewhere = "\n".join(each.text for n, each in enumerate(self.kept) if n != place)
        if name.split()[-1] in elsewhere:
            return False
        self.head.stated.critic = self.head.stated.critic or name
        return True

    def _end_of_tail(self, place: int, last: int) -> int:
        """Where a tail of links ends: before the next paragraph of the article."""
        after = sum(len(each.text) for each in self.kept[place:])
        spoken = litter.bared(self.kept[place].text).startswith(
            ("about the", "comments", "leave a", "discussion", "join the")
        )
        if place > last or (spoken and after <= _TAIL * len(self.text)):
            return len(self.kept)
        end = place + 1
        while end < len(self.kept) and not is_prose(self.kept[end]) and not self._is_heading(end):
            end += 1
        return end

    def draft(self) -> Draft:
        """What was understood."""
        draft = self.head.stated
        draft.body = "\n\n".join(self.parts)
        if draft.critic is None and self.parts and (name := byline.closing_name(self.parts[-1])):
            draft.critic = name
            self.head.uncertain.add("critic")
        name_work(draft, self.head.headline, self.head.uncertain)
        self._tell_maker_from_critic(draft)
        draft.headings, draft.dropped = tuple(self.headings), tuple(self.dropped)
        if draft.title and litter.bared(draft.title) in {
            litter.bared(draft.work or ""),
            f"{litter.bared(draft.work or '')} ({draft.year}",
        }:
            draft.title = None
        draft.uncertain = frozenset(self.head.uncertain)
        return draft

    def _names_maker(self, draft: Draft) -> bool:
        """Whether the line stands under a bare name of a book or album, as who made it does."""
        bare = litter.bared(draft.title or "") == litter.bared(draft.work or "")
        return bare and self.head.spoken in ("book", "music") and draft.published is None

    def _tell_maker_from_critic(self, draft: Draft) -> None:
        """A bare `By` under a title may name the author: critics do not speak of themselves."""
        if "critic?" not in self.head.uncertain:
            return
        self.head.uncertain.discard("critic?")
        name = draft.critic or ""
        spoken_of = next(occurrences(name.split()[-1], draft.body), None) is not None
        if (
            spoken_of
            or self._names_maker(draft)
            or (self.head.headline and self.head.headline.creator == name)
        ):
            draft.critic = None
            self.dropped.append(f"by {name}")


def _first_sentence(text: str) -> str:
    from reviewtui.extract.stops import split

    spans = split(text)
    return " ".join((text[slice(*spans[0])] if spans else text).split())
