"""Plain text as people paste it: headings, boilerplate, rating line, verdict."""

from __future__ import annotations

from reviewtui import patterns
from reviewtui.model.draft import Draft
from reviewtui.model.text import clean, occurrences, safe_url
from reviewtui.patterns import pattern
from reviewtui.sources import byline, litter
from reviewtui.sources.byline import names_trade
from reviewtui.sources.captions import is_caption
from reviewtui.sources.escaping import escape, escape_heading
from reviewtui.sources.facts import take_fact
from reviewtui.sources.genre import why_no_review
from reviewtui.sources.headings import SECTIONS, is_meta, looks_like_heading, names_verdict
from reviewtui.sources.layout import Block, blocks, is_item, is_prose, is_rule
from reviewtui.sources.lists import as_list, end_of_list
from reviewtui.sources.masthead import (
    is_fact_row,
    is_signed_below,
    is_title_again,
    name_alone,
    own_rating,
    reads_as_dek,
    title_of,
    without_notices,
)
from reviewtui.sources.outcome import NotAReview
from reviewtui.sources.spelling import says, spelled

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reviewtui.model.headlines import Headline
    from reviewtui.model.rating import Rating

_SENTENCE_END = pattern(r"[.!?…][”’\"')\]]*(?=\s|$)")
_MOST = 2000
"""Blocks of a text in which pull quotes are looked for: every line is held against all others."""
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
    reader = _Reader(text, found, own)
    reader.dropped += notices
    reader.read_head()
    announced = reader.headline is not None and reader.headline.sure
    reason = why_no_review(text, found, rated=own is not None, announced=announced)
    if reason:
        return NotAReview(source, reason)
    reader.read_rest()
    draft = reader.draft()
    draft.rating = own
    return draft


class _Reader:
    """One text being read, block by block, into the parts of a draft."""

    def __init__(self, text: str, found: list[Block], own: Rating | None) -> None:
        self.text = text
        self.blocks = found
        self.rating = own.text if own else None
        self.stated: Draft = Draft("")
        self.headline: Headline | None = None
        self.dek: Block | None = None
        self.early: list[Block] = []
        """Ratings above the byline: of the article, wherever it begins."""
        self.kept: list[Block] = []
        self.dropped: list[str] = []
        self.headings: list[str] = []
        self.parts: list[str] = []
        self.uncertain: set[str] = set()
        self._folded: list[str] = []
        self._all_folded = ""
        self._verdict_next = self._announced = False

    def read_head(self) -> None:
        """What stands above the first paragraph: title, byline, day, menu, facts."""
        place = 0
        while place < len(self.blocks):
            block = self.blocks[place]
            if self._take_head(block, place):
                place += 1
                continue
            if is_prose(block) or (self.headline and not self._is_title_again(block)):
                break
            if place + 1 < len(self.blocks) and not self._is_title_again(block):
                break
            place += 1
        self.kept = [*self.early, *self.blocks[place:]]
        if self.kept and self._announced and self.dek is None and reads_as_dek(self.kept[0].text):
            self.dek = self.kept[0]

    def _take_head(self, block: Block, place: int) -> bool:
        """Take in one block of the head; False for the first that belongs to the article."""
        line = block.text
        if (self.headline is None or not self._announced) and self._take_title(block, place):
            return True
        if self._is_title_again(block):
            self.dropped.append(line)
            return True
        if is_rule(line):
            return True
        if self.headline and self._is_rating(line) and len(line) < 60:
            self.early.append(block)
            return True
        if self.stated.critic and len(line.split()) <= 4 and names_trade(line):
            self.dropped.append(line)
            return True
        if "\n" in line:
            return False
        if self._take_signature(line, at_end=False) or self._take_litter(line):
            return True
        return self._announced and self._take_dek_or_name(block, place)

    def _take_dek_or_name(self, block: Block, place: int) -> bool:
        """A line that sums up the review, and the name under it; the line stays in the review."""
        title, below = self.stated.title or "", self.blocks[place + 1 :]
        told = bool(self.early) or (
            bool(below) and (litter.is_litter(below[0].text) or names_trade(below[0].text))
        )
        if (
            told
            and self.stated.critic is None
            and (name := name_alone(block.text, title, self.text))
        ):
            self.stated.critic = name
            self.uncertain.add("critic")
            return True
        if self.early or is_prose(block) or litter.bared(block.text) in SECTIONS:
            return False
        if not is_signed_below(below, title, self.text):
            return False
        self.early.append(block)
        self.dek = block
        return True

    def _take_litter(self, line: str) -> bool:
        if litter.is_litter(line) or litter.is_related(line):
            self.dropped.append(line)
            return True
        return False

    def _take_title(self, block: Block, place: int) -> bool:
        below = "\n".join(each.text for each in self.blocks[place + 1 :])
        if not below:
            return False
        title = title_of(
            block.text,
            below,
            first=self.headline is None,
            rated=self._is_rating(" ".join(block.text.split())),
        )
        if title is None:
            return False
        if self.headline is not None:
            if not title.announced:
                return False
            self.dropped.append(self.stated.title or "")  # the name of the site stood first
        self.headline, self._announced = title.read, title.announced
        self.stated.title = title.line
        self.stated.critic = self.stated.critic or title.critic
        return True

    def _is_title_again(self, block: Block) -> bool:
        read = self.headline
        return read is not None and is_title_again(
            block.text, self.stated.title or "", read.work or "", announced=self._announced
        )

    def _take_signature(self, line: str, *, at_end: bool) -> bool:
        """A byline, a day, a fact about the review; taken out of the body and into the draft."""
        stated = self.stated
        if signed := byline.byline(line):
            if stated.critic is None or (signed.sure and "critic?" in self.uncertain):
                if stated.critic:
                    self.dropped.append(f"by {stated.critic}")
                stated.critic = signed.name
                self.uncertain.discard("critic?")
                if not signed.sure:
                    self.uncertain.add("critic?")
            elif signed.name != stated.critic:
                self.dropped.append(line)
            stated.outlet = stated.outlet or signed.outlet
            stated.published = stated.published or byline.day_in(signed.rest)
            return True
        if day := byline.day_line(line):
            stated.published = stated.published or day
            return True
        if place := byline.origin(line):
            stated.outlet, stated.url = stated.outlet or place[0], stated.url or safe_url(place[1])
            return True
        if at_end:
            name = byline.signature(line)
            stated.critic = stated.critic or name
            return bool(name)
        if (
            (day := byline.day_in(line))
            and len(line.split()) <= 8
            and not _SENTENCE_END.search(line)
        ):
            stated.published = stated.published or day  # a place and a day, over the article
            self.dropped.append(line)
            return True
        return take_fact(line, stated, self.text)

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
        elif place > last and "\n" not in line and self._take_signature(line, at_end=True):
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

    def _put_rule(self, place: int) -> None:
        if place < len(self.kept) - 1 and self.parts and self.parts[-1] != "---":
            self.parts.append("---")

    def _note_verdict(self, line: str) -> None:
        """What stands under `Verdict`, or behind it on the line, states the verdict."""
        labelled = patterns.match(r"([\w ]{3,20})\s?:\s+(?=\S)", line)
        if labelled and names_verdict(labelled[1]) and len(line.split()) > 5:
            self.stated.verdict = _first_sentence(line[labelled.end() :])
        elif self._verdict_next and _SENTENCE_END.search(line) and len(line.split()) > 3:
            self.stated.verdict = _first_sentence(line)
            self._verdict_next = False

    def _is_heading(self, place: int) -> bool:
        block = self.kept[place]
        after = self.kept[place + 1] if place + 1 < len(self.kept) else None
        if after is None or "\n" in block.text or block is self.dek:
            return False
        if is_fact_row(self.kept, place):
            return False
        follows = is_prose(after) or is_item(after.text) or is_meta(after.text)
        if block.underlined and patterns.search(r"[^\W\d_]", block.text):
            return True
        if self._is_rating(block.text):
            return (
                place > 0
                and not is_meta(block.text)
                and is_prose(after)
                and bool(patterns.match(r"[^\W\d]", block.text))
                and is_prose(self.kept[place - 1])
            )
        work = self.headline.work if self.headline else None
        if not looks_like_heading(block.text, work or self.stated.work):
            return False
        if follows or len(after.text) >= 90:
            return True
        # two headings may follow one another, and a short paragraph may stand under one
        if looks_like_heading(after.text) and place + 2 < len(self.kept):
            return is_prose(self.kept[place + 2]) and not is_meta(block.text)
        return bool(_SENTENCE_END.search(after.text)) and not litter.is_litter(after.text)

    def _is_rating(self, line: str) -> bool:
        if len(line) > 90:
            return False
        if self.rating and self.rating in line:
            return True
        # a score of one part is not the rating, and no heading either
        return bool(patterns.search(r"\d ?/ ?\d|\d ?%|[★☆⭐]{2}|\d out of \d", line))

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
        self.stated.critic = self.stated.critic or name
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
        draft = self.stated
        draft.body = "\n\n".join(self.parts)
        self._name_work(draft)
        self._tell_maker_from_critic(draft)
        draft.headings, draft.dropped = tuple(self.headings), tuple(self.dropped)
        if draft.title and litter.bared(draft.title) in {
            litter.bared(draft.work or ""),
            f"{litter.bared(draft.work or '')} ({draft.year}",
        }:
            draft.title = None
        draft.uncertain = frozenset(self.uncertain)
        return draft

    def _name_work(self, draft: Draft) -> None:
        """The work as stated, as the headline has it, or as the text speaks of it."""
        read = self.headline
        if draft.work is None and read and read.work and (read.sure or says(draft.body, read.work)):
            draft.work = read.work
        if read:
            draft.year, draft.kind = draft.year or read.year, draft.kind or read.kind
        if draft.work is None:
            from reviewtui.sources.subject import subject_of

            draft.work = subject_of(draft.body) or (read.work if read else None)
            if draft.work:
                self.uncertain.add("work")
        if draft.work and draft.work.isupper() and len(draft.work) > 3:
            draft.work = spelled(draft.work, draft.body)

    def _tell_maker_from_critic(self, draft: Draft) -> None:
        """A bare `By` under a title may name the author: critics do not speak of themselves."""
        if "critic?" not in self.uncertain:
            return
        self.uncertain.discard("critic?")
        name = draft.critic or ""
        spoken_of = next(occurrences(name.split()[-1], draft.body), None) is not None
        if spoken_of or (self.headline and self.headline.creator == name):
            draft.critic = None
            self.dropped.append(f"by {name}")


def _first_sentence(text: str) -> str:
    from reviewtui.extract.stops import split

    spans = split(text)
    return " ".join((text[slice(*spans[0])] if spans else text).split())
