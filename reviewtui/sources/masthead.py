"""What stands above a pasted review: notices of the site, headline, dek and a name alone."""

from __future__ import annotations

from reviewtui import patterns
from reviewtui.model.headlines import read_headline
from reviewtui.model.title_parts import says
from reviewtui.patterns import IGNORECASE, pattern
from reviewtui.record import Record
from reviewtui.sources import byline, litter
from reviewtui.sources.facts import names_field
from reviewtui.sources.headings import SECTIONS, is_meta
from reviewtui.sources.layout import is_item, is_prose, is_rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtui.model.headlines import Headline
    from reviewtui.model.rating import Rating
    from reviewtui.sources.layout import Block

_SENTENCE_END = pattern(r"[.!?…][”’\"')\]]*(?=\s|$)")
_SAYS_REVIEW = pattern(
    r"\breviewe?d?\b|\(\d{4}|kritik|critique|cr[ií]tica|rese[nñ]|recension", IGNORECASE
)
_TITLES_A_WORK = pattern(r"(?:crítica|reseña|análisis|resenha|critique) d[eu]\s", IGNORECASE)
_POSSESSED = pattern(
    r"(?:[\d./★☆½ ]+\s?[–—|-]\s)?(?!(?:[Tt]oday|[Yy]esterday|[Tt]his|[Tt]he|[Ll]ast)\b)"
    r"(?P<who>(?:[^\W\d_a-z][\w.-]*\s){0,3}[^\W\d_a-z][\w-]*)[’']s\sreview\sof\s(?P<work>\S.*)"
)
_REVIEWED_BY = pattern(
    r".{3,}\b[Rr]eview(?:ed)?\sby\s(?P<who>(?:[^\W\d_a-z][\w.’'-]*\s){0,3}[^\W\d_a-z][\w’'-]+)$"
)
_ROW = pattern(r"[^\W\d_][\w .|/&'’()-]{1,30}\s?:[^\S\n]+\S")
_STARRED = pattern(r"(?P<title>[^★☆⭐]*\w[^★☆⭐]*?)\s*[(\[]?[★☆⭐]+½?[)\]]?$")
_LABELS_STARS = pattern(
    r"(?:(?:my|our|final|overall|the|film|movie|book|game|album)\s)*(?:rating|score|stars?|grade"
    r"|verdict|overall|wertung|bewertung|note|nota|valoración|voto|punteggio|karakter|betyg)\W*$",
    IGNORECASE,
)
_NAME_ALONE = pattern(r"(?:[^\W\d_a-z][\w’'-]+|[A-Z]\.)(?: (?:[^\W\d_a-z][\w’'-]+|[A-Z]\.)){1,2}$")
_AHEAD = 6
"""How many lines may stand above the name over a run of facts."""
_FURTHEST = 30
"""How many blocks a site may put above the headline."""


class Title(Record):
    """A line taken for the headline."""

    line: str
    read: Headline
    announced: bool
    """Whether it says that a review follows, and so outdoes a line that only stood above it."""
    critic: str | None


def without_notices(found: list[Block]) -> tuple[list[Block], list[str]]:
    """The blocks from the headline on, and what a site has put above it.

    A notice (cookies, terms, sign in) opens many a pasted page. It is never of the article, and
    where a headline that says `review` follows, nothing between the two is either.
    """
    opening = next((n for n, one in enumerate(found) if _is_told(one)), len(found))
    top = found[: min(opening, _FURTHEST)]
    first = next((n for n, one in enumerate(top) if litter.is_notice(one.text)), None)
    if first is None or any(
        (said := title_of(each.text, "")) and said.announced for each in top[:first]
    ):
        return found, []
    for place in range(first + 1, min(len(found), _FURTHEST)):
        block = found[place]
        title = title_of(block.text, "")
        if title is not None and title.announced:
            signs = [one for one in found[:place] if _is_sign(one.text)]
            above = [one.text for one in found[:place] if not _is_sign(one.text)]
            return [*signs, *found[place:]], above
        if _is_told(block):
            break
    notices = [one.text for one in top if litter.is_notice(one.text)]
    kept = [one for one in top if not litter.is_notice(one.text)]
    return [*kept, *found[len(top) :]], notices


def _is_told(block: Block) -> bool:
    """A paragraph of an article, and no notice."""
    return is_prose(block) and not litter.is_notice(block.text)


def _is_sign(line: str) -> bool:
    return bool(byline.byline(line) or byline.day_line(line))


def title_of(
    text: str, below: str, *, first: bool = False, rated: bool = False, spoken: str | None = None
) -> Title | None:
    """A block read as the headline; None for what is plainly something else.

    `first` where no line has been taken for it yet; `rated` where the line holds the rating;
    `spoken` is the kind of work the text speaks of.
    """
    line = " ".join(text.split())
    if len(line) > 200 or litter.is_litter(line) or is_item(line) or is_rule(line):
        return None
    if line.count(" • ") >= 2 or line.count(" · ") >= 2:
        return None  # facts in a row: when, what, where, how long
    if starred := _STARRED.match(line):
        rated = not first or bool(_LABELS_STARS.match(starred["title"]))
    signed = byline.byline(line) and not (first and _TITLES_A_WORK.match(line))
    if rated or signed or names_field(line) or byline.day_line(line) or byline.origin(line):
        return None
    whose = _POSSESSED.match(line) or _REVIEWED_BY.match(line)
    if whose and "review of" in line:
        read = read_headline(f"Review of {whose['work']}", below, spoken)
    else:
        read = read_headline(line, below, spoken)
    announced = read.sure and bool(_SAYS_REVIEW.search(line))
    if not announced and not _may_be_title(line, below):
        return None
    if not read.sure and _ROW.match(line) and _ROW.match(below):
        return None  # the first of the facts about a work, each with its name before it
    if line.endswith((".", "…")) and not line.endswith("...") and len(line) >= 90:
        return None
    return Title(line, read, announced, whose["who"] if whose else None)


def above_facts(found: Sequence[Block]) -> Title | None:
    """The name of the work right over two facts about it or more, under a line that sums it up."""
    for place, block in enumerate(found[:_AHEAD]):
        rows = found[place + 1 : place + 3]
        if (
            len(block.text) <= 60
            and len(rows) == 2
            and not any(row.apart or is_prose(row) or not _ROW.match(row.text) for row in rows)
            and (title := title_of(block.text, "", first=True))
            and title.read.work
            and says("\n".join(one.text for one in found[place + 1 :]), title.read.work)
        ):
            return title
    return None


def names_better(later: Headline, first: Headline, below: str) -> bool:
    """Whether a later line names what the text speaks of, and the first line does not."""
    return bool(
        not first.sure
        and later.work
        and len(later.work) > 3
        and not (first.work and says(below, first.work))
        and says(below, later.work)
    )


def is_signed(line: str) -> bool:
    """Whether a line says for sure who wrote the review, or who did and when: `Review by Ann`."""
    signed = byline.byline(line)
    return bool(signed and (signed.sure or byline.day_in(signed.rest)))


def _may_be_title(line: str, below: str) -> bool:
    """Whether a line that does not call itself a review can be the headline of one."""
    ended = line.endswith((".", "…")) and not line.endswith("...")
    if ended and len(line.split()) <= 7 and says(below, line.rstrip(".…")):
        ended = False
    return (
        not ended
        and len(_SENTENCE_END.findall(line)) <= 1
        and len(line.split()) <= 18
        and not line[0].islower()
        and litter.bared(line) not in SECTIONS
    )


def is_title_again(text: str, title: str, work: str, *, announced: bool) -> bool:
    """The bare name of the work, or the headline once more, as pages repeat it."""
    if len(text) > 200:
        return False
    again = title_of(text, "") if announced and len(text) < 120 and _names_review(text) else None
    if again is not None and again.announced and again.read.work:
        # a second headline, which calls the same work by another part of its name
        named, known = litter.bared(again.read.work), litter.bared(work)
        if named.startswith(known) or known.startswith(named):
            return True
    said, title = litter.bared(" ".join(text.split())), litter.bared(title)
    if said in {title, litter.bared(work)}:
        return True
    show = litter.bared(work.partition(": Season ")[0])
    if announced and "review" in said and len(said.split()) <= 10 and said.startswith(f"{show} "):
        return True
    # the headline alone, where the name of the site was put behind it in the line above
    return announced and title.startswith(said) and "review" in said and len(said) > 10


def _names_review(line: str) -> bool:
    return bool(_SAYS_REVIEW.search(line))


def name_alone(line: str, title: str, text: str) -> str | None:
    """The critic, where a line under the headline is a name and nothing else.

    No word of it stands in small letters anywhere, as words of a heading do; and neither the
    headline nor the text speaks of the person, as they do of who made the work.
    """
    line = line.strip().removesuffix(".")
    if not _NAME_ALONE.match(line) or line.isupper() or litter.bared(line) in SECTIONS:
        return None
    words = line.split()
    if any(f" {word.lower()} " in text for word in words):
        return None
    last = words[-1].casefold()
    return None if last in title.casefold() or text.count(words[-1]) > 1 else line


def is_signed_below(following: Sequence[Block], title: str, text: str) -> bool:
    """Whether a byline, a day or a name stands between this line and the first paragraph."""
    for block in following[:3]:
        if is_prose(block):
            return False
        if _is_sign(block.text) or name_alone(block.text, title, text):
            return True
    return False


def reads_as_dek(line: str) -> bool:
    """A line under the headline in small letters: it sums up and heads nothing."""
    if litter.bared(line) in SECTIONS or is_meta(line) or line.endswith(("?", ":")):
        return False
    words = patterns.findall(r"[^\W\d_][\w’'-]*", line)
    small = sum(word[0].islower() and len(word) > 3 for word in words)
    return len(words) >= 5 and small >= 2


def is_fact_row(kept: Sequence[Block], place: int) -> bool:
    """A line `Name: value` with another close above or below it, or the value of a name above."""
    block = kept[place]
    before = kept[place - 1] if place else None
    after = kept[place + 1] if place + 1 < len(kept) else None
    if before is not None and not block.apart and before.text.endswith(":"):
        return not is_prose(before)
    if not _ROW.match(block.text):
        return False
    above = before is not None and not block.apart and bool(_ROW.match(before.text))
    below = after is not None and not after.apart and bool(_ROW.match(after.text))
    if (above and len(before.text if before else "") < 250) or (below and not block.apart):
        return True
    return _in_a_run(kept, place)


def _in_a_run(kept: Sequence[Block], place: int) -> bool:
    """Whether three facts or more stand one after the other, whatever stands between them."""
    run = 1
    for step in (-1, 1):
        for at in (place + step, place + 2 * step):
            if (
                not 0 <= at < len(kept)
                or len(kept[at].text) >= 120
                or not _ROW.match(kept[at].text)
            ):
                break
            run += 1
    return run >= 3


_COUNTS = 50
"""Lines that count something which are told from a rating; each is looked for in the whole text."""


def own_rating(found: list[Block], text: str) -> Rating | None:
    """The rating the review gives: stars behind the headline, else what the text says.

    Litter is left out: `Total comments: 6` counts something else.
    """
    from reviewtui.model.rating import Rating

    top = found[0].text[:400]
    if patterns.search(r"\w.*[★☆⭐][★☆⭐½)\]]*$", top) and title_of(
        top, "", first=True, rated=True
    ):
        return Rating.find(top) or Rating.find(text)
    counts = dict.fromkeys(
        one.text for one in found if len(one.text) < 60 and litter.counts(one.text)
    )
    for line in list(counts)[:_COUNTS]:
        text = text.replace(line, "")
    return Rating.find(text)
