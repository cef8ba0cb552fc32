"""What stands above the article of a pasted text: title, byline, day, menu, facts, dek."""

from __future__ import annotations

from reviewtui import patterns
from reviewtui.model.draft import Draft
from reviewtui.model.headlines import read_headline
from reviewtui.model.kinds import spoken_kind
from reviewtui.model.text import safe_url
from reviewtui.model.title_parts import says
from reviewtui.patterns import pattern
from reviewtui.sources import byline, litter
from reviewtui.sources.byline import names_trade
from reviewtui.sources.facts import take_fact
from reviewtui.sources.headings import SECTIONS, is_meta
from reviewtui.sources.layout import Block, is_prose, is_rule
from reviewtui.sources.masthead import (
    above_facts,
    is_fact_row,
    is_signed_below,
    is_title_again,
    name_alone,
    names_better,
    reads_as_dek,
    title_of,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reviewtui.model.headlines import Headline

_SENTENCE_END = pattern(r"[.!?…][”’\"')\]]*(?=\s|$)")
_TOLD = 4000
"""So much of a text is enough to tell what kind of work it is about."""
_AHEAD = 6
"""How many lines may stand between the name of the work and a headline that calls it a review."""


_HIGHEST = 150
"""Blocks that may stand above the first paragraph; of so many lines the rest is no head."""
_BELOW = 1000
"""Blocks under a line in which what it names is looked for."""


class Head:
    """The head of a text, read block by block; what belongs to the article is kept for it."""

    def __init__(self, text: str, found: list[Block], rating: str | None) -> None:
        self.text = text
        self.blocks = found
        self.rating = rating
        self.stated: Draft = Draft("")
        self.headline: Headline | None = None
        self.announced = False
        self.dek: Block | None = None
        self.early: list[Block] = []
        """Of the article, though it stands above the byline: ratings, facts, lines between."""
        self.kept: list[Block] = []
        """The article and all that comes after it."""
        self.dropped: list[str] = []
        self.uncertain: set[str] = set()
        self.spoken = spoken_kind(text[:_TOLD])

    def read(self) -> None:
        """Take in what stands above the first paragraph."""
        place = 0
        while place < min(len(self.blocks), _HIGHEST):
            block = self.blocks[place]
            if self._take_head(block, place):
                place += 1
                continue
            if is_fact_row(self.blocks, place) or self._is_headed_later(place):
                self.early.append(block)
                place += 1
                continue
            if is_prose(block) or (self.headline and not self._is_title_again(block)):
                break
            if place + 1 < len(self.blocks) and not self._is_title_again(block):
                break
            place += 1
        if self.headline is None and (named := above_facts(self.blocks)):
            self.headline, self.stated.title = named.read, named.line
        self.kept = [*self.early, *self.blocks[place:]]
        if self.kept and self.announced and self.dek is None and reads_as_dek(self.kept[0].text):
            self.dek = self.kept[0]

    def _take_head(self, block: Block, place: int) -> bool:
        """Take in one block of the head; False for the first that belongs to the article."""
        line = block.text
        if (self.headline is None or not self.announced) and self._take_title(block, place):
            return True
        if self._is_title_again(block):
            self.dropped.append(line)
            return True
        if is_rule(line):
            return True
        if self.headline and self.is_rating(line) and len(line) < 60:
            self.early.append(block)
            return True
        if self.stated.critic and len(line.split()) <= 4 and names_trade(line):
            self.dropped.append(line)
            return True
        if "\n" in line:
            return False
        if self.take_signature(line, at_end=False) or self._take_litter(line):
            return True
        return self.announced and self._take_dek_or_name(block, place)

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
        below = "\n".join(each.text for each in self.blocks[place + 1 : place + _BELOW])
        if not below:
            return False
        if is_fact_row(self.blocks, place):
            return False
        title = title_of(
            block.text,
            below,
            first=self.headline is None,
            rated=self.is_rating(" ".join(block.text.split())),
            spoken=self.spoken,
        )
        if title is None:
            return False
        if self.headline is not None:
            if not title.announced and not names_better(title.read, self.headline, below):
                return False
            self.dropped.append(self.stated.title or "")  # the name of the site stood first
        self.headline, self.announced = title.read, title.announced
        if self.spoken == "music" and not title.read.sure:
            self.headline = self._album_below(place) or title.read
        self.stated.title = title.line
        self.stated.critic = self.stated.critic or title.critic
        return True

    def _album_below(self, place: int) -> Headline | None:
        """The album on the line under who plays it, where the text speaks of it."""
        under = self.blocks[place + 1]
        if is_prose(under) or len(under.text) > 60 or "\n" in under.text or is_meta(under.text):
            return None
        below = "\n".join(each.text for each in self.blocks[place + 2 :])
        if not says(below, under.text):
            return None
        read = read_headline(f"{self.blocks[place].text} – {under.text}", below, "music")
        return read if read.work and read.work in under.text else None

    def _is_headed_later(self, place: int) -> bool:
        """Whether a headline that says `review` follows, of what the first line has named."""
        if self.announced or self.headline is None or is_prose(self.blocks[place]):
            return False
        known = litter.bared(self.headline.work or "")
        for block in self.blocks[place + 1 : place + 1 + _AHEAD]:
            if is_prose(block):
                return False
            title = title_of(block.text, "", spoken=self.spoken)
            if title and title.announced and litter.bared(title.read.work or "") == known:
                return True
        return False

    def _is_title_again(self, block: Block) -> bool:
        read = self.headline
        return read is not None and is_title_again(
            block.text, self.stated.title or "", read.work or "", announced=self.announced
        )

    def take_signature(self, line: str, *, at_end: bool) -> bool:
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
            and not is_meta(line)
        ):
            stated.published = stated.published or day  # a place and a day, over the article
            self.dropped.append(line)
            return True
        return take_fact(line, stated, self.text)

    def is_rating(self, line: str) -> bool:
        """Whether a line holds a rating, be it of a part."""
        if len(line) > 90:
            return False
        if self.rating and self.rating in line:
            return True
        # a score of one part is not the rating, and no heading either
        return bool(patterns.search(r"\d ?/ ?\d|\d ?%|[★☆⭐]{2}|\d out of \d", line))
