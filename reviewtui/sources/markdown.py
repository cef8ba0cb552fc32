"""Markdown as other tools keep it: front matter, and a body with their own marks in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from reviewtui.model import customs, foreign
from reviewtui.model.headlines import read_headline
from reviewtui.model.kinds import spoken_kind
from reviewtui.model.point import Origin, Point, Polarity, locate
from reviewtui.model.review import Draft
from reviewtui.model.text import clean, clean_line, safe_url
from reviewtui.sources import byline, litter
from reviewtui.sources.genre import why_no_review
from reviewtui.sources.headings import names_verdict
from reviewtui.sources.layout import Block
from reviewtui.sources.markdown_marks import own_marks_off
from reviewtui.sources.outcome import NotAReview
from reviewtui.sources.text_work import name_kind

if TYPE_CHECKING:
    from collections.abc import Iterator

_FENCE = re.compile(r" {0,3}(?P<fence>`{3,}|~{3,})")
_HEADING = re.compile(r" {0,3}(?P<level>#{1,6})[ \t](?P<text>.*)")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-{2,})[ \t]*$")
_LINK = re.compile(r"(?P<image>!)?\[(?P<words>[^\[\]\n]*)\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)?\)")
_TOP = 600
_YEAR = re.compile(
    r"\b(?:erscheinungsjahr|produktionsjahr|year|released?|année|año|anno|ano|produksjonsår|utgivet)"
    r"\W{1,6}(?P<year>(?:18|19|20)\d\d)\b(?![-/.]\d)",
    re.IGNORECASE,
)
"""A year among the facts over a note; a whole day says when something else was."""
_TAGS = re.compile(r"\s*(?:#[\w/-]+\s*)+$")


def read_markdown(text: str, *, name: str | None = None) -> Draft | NotAReview:
    """A review from Markdown: the fields its front matter states, else what its text says."""
    source = name or "Markdown"
    try:
        front = foreign.split(clean(text))
    except foreign.FrontError as error:
        return NotAReview(source, str(error))
    written = front.body if front else clean(text)
    table = front.table if front else {}
    table = {**foreign.inline(written), **table}
    known = table if customs.is_ours(table) else customs.ours(table, name or "", written)
    dropped: list[str] = []
    body = own_marks_off(written, dropped)
    draft = Draft("")
    blocks = _without_ends(_blocks(body), draft, known, dropped)
    draft.body = "\n\n".join(blocks).strip()
    draft.headings = tuple(_headings(draft.body))
    draft.dropped = tuple(dropped)
    _fill(draft, known)
    from reviewtui.model.rating import Rating

    plain = _plain(draft.body)
    if draft.rating is None:
        draft.rating = Rating.find(plain)
    stated = bool(known.get("work") or known.get("rating") or known.get("verdict"))
    judged = bool(known.get("rating") or known.get("verdict") or known.get("points"))
    if not draft.body and not judged:
        return NotAReview(source, "there are no words in it")
    called = draft.title or customs.title_of_name(name or "")[0]
    announced = (
        judged
        or customs.names_work(table)
        or bool(front and known.get("kind"))  # a note on the shelf of films, say
        or bool(called and read_headline(called).sure)
    )
    reason = why_no_review(
        plain,
        [Block(each, apart=True) for each in blocks],
        rated=draft.rating is not None,
        announced=announced,
        kind=draft.kind or spoken_kind(plain),
    )
    if reason and not (judged and stated):
        return NotAReview(source, reason)
    _name_work(draft, name or "")
    return draft


def _fill(draft: Draft, known: dict[str, Any]) -> None:
    """The fields of front matter, each checked as one typed by anybody."""
    from reviewtui.model.rating import Rating

    def line(key: str) -> str | None:
        return (
            clean_line(str(known[key])) or None
            if isinstance(known.get(key), (str, int, float))
            else None
        )

    for key in ("work", "kind", "title", "outlet", "critic", "verdict", "guid"):
        setattr(draft, key, line(key) or getattr(draft, key))
    year, day = known.get("year"), known.get("published")
    if isinstance(year, int) and not isinstance(year, bool):
        draft.year = year
    if day is not None:
        draft.published = byline.day_in(str(day)) or draft.published
    draft.url = safe_url(line("url")) or draft.url
    draft.digest = known.get("digest") is True
    if printed := line("rating"):
        draft.rating = Rating.parse(printed)
    identifiers = known.get("identifiers")
    if isinstance(identifiers, list):
        draft.identifiers = tuple(clean_line(str(each)) for each in identifiers)
    points = known.get("points")
    if isinstance(points, list):
        draft.points = tuple(filter(None, (_point(each, draft.body) for each in points)))


def _point(stated: object, body: str) -> Point | None:
    if not isinstance(stated, dict) or stated.get("polarity") not in ("pro", "con", "mixed"):
        return None
    quote = clean(str(stated.get("quote") or "")).strip()
    label = clean_line(str(stated.get("label") or "")) or " ".join(quote.split()[:6])
    if not label:
        return None
    aspect = clean_line(str(stated.get("aspect") or "overall")).casefold()
    return Point(
        aspect, Polarity(stated["polarity"]), label, quote, Origin.STATED, locate(quote, body)
    )


def _blocks(body: str) -> list[str]:
    """The blocks of a body, apart by blank lines; fenced code stays whole."""
    out: list[str] = []
    block: list[str] = []
    fence = ""
    for line in body.split("\n"):
        opened = _FENCE.match(line)
        if opened and not fence:
            fence = opened["fence"]
        elif opened and line.strip().startswith(fence):
            fence = ""
        if line.strip() or fence:
            block.append(line.rstrip() if not line.endswith("  ") else line)
        elif block:
            out.append("\n".join(block))
            block = []
    if block:
        out.append("\n".join(block))
    return out


def _without_ends(
    blocks: list[str], draft: Draft, known: dict[str, Any], dropped: list[str]
) -> list[str]:
    """The blocks without title, byline and day above, and without what trails below."""
    start, end = 0, len(blocks)
    while start < end and _is_head(blocks[start], draft, known, dropped):
        start += 1
    while end > start and _is_tail(blocks[end - 1], draft):
        end -= 1
    dropped += [" ".join(block.split()) for block in blocks[end:]]
    rest = []
    for block in blocks[start:end]:
        if (
            "\n" not in block
            and litter.is_litter(_plain(block))
            and not block.lstrip().startswith("#")
        ):
            dropped.append(block)
        else:
            rest.append(block)
    return rest


def _is_head(block: str, draft: Draft, known: dict[str, Any], dropped: list[str]) -> bool:
    heading = _HEADING.match(block)
    lines = block.split("\n")
    underlined = len(lines) == 2 and bool(re.match(r" {0,3}=+\s*$", lines[1]))
    if (
        (heading and len(heading["level"]) == 1 and len(lines) == 1) or underlined
    ) and draft.title is None:
        title = _plain(_text_of(heading) if heading else lines[0]).strip()
        stated = known.get("title") or known.get("work")
        if stated and litter.bared(str(stated)) == litter.bared(title):
            return True
        draft.title = title
        return True
    if len(lines) > 1:
        return False
    line = _plain(block)
    if signed := byline.byline(line):
        draft.critic = draft.critic or signed.name
        draft.outlet = draft.outlet or signed.outlet
        draft.published = draft.published or byline.day_in(signed.rest)
        return True
    if day := byline.day_line(line):
        draft.published = draft.published or day
        return True
    if litter.is_litter(line) or _TAGS.fullmatch(block):
        dropped.append(block)
        return True
    return False


def _is_tail(block: str, draft: Draft) -> bool:
    line = _plain(block).strip("# ")
    if "\n" in block or re.fullmatch(r"\s*(?:[-*_]\s*){3,}", block):
        return not re.search(r"[^\W_]", block)
    if place := byline.origin(line):
        draft.outlet, draft.url = draft.outlet or place[0], draft.url or safe_url(place[1])
        return True
    return litter.is_litter(line) or litter.is_related(line) or bool(_TAGS.fullmatch(block))


def _text_of(heading: re.Match[str]) -> str:
    """The words of a heading, without the signs that may close it."""
    text = heading["text"].strip()
    bare = text.rstrip("#")
    return bare.rstrip() if bare[-1:] in ("", " ", "\t") else text


def _headings(body: str) -> Iterator[str]:
    fence = ""
    before = ""
    for line in body.split("\n"):
        opened = _FENCE.match(line)
        if opened:
            fence = "" if fence and line.strip().startswith(fence) else fence or opened["fence"]
        elif not fence:
            if found := _HEADING.match(line):
                yield _plain(_text_of(found))
            elif (
                before.strip()
                and _UNDERLINE.match(line)
                and not before.lstrip().startswith((">", "-", "|", "#"))
            ):
                yield _plain(before.strip())
        before = "" if opened or fence else line


def _plain(markdown: str) -> str:
    """Markdown as the words it shows, near enough to look for ratings and names in."""
    text = markdown
    for _ in range(2):  # a picture may itself be what a link says
        text = _LINK.sub(lambda link: "" if link["image"] else link["words"], text)
    text = re.sub(r"(?<!\\)(?:\*\*|__)(?=\S)|(?<=\S)(?<!\\)(?:\*\*|__)", "", text)
    text = re.sub(r"(?<![\w\\*])[*_](?=[^\s*_])([^*_\n]+)[*_](?![\w*])", r"\1", text)
    return re.sub(r"\\(?=[!-/:-@\[-`{-~])", "", text)


def _name_work(draft: Draft, place: str) -> None:
    """The work where front matter names none: by the headline, the file's name, else the text."""
    plain = _plain(draft.body)
    read = customs.headline(draft.title, draft.kind, plain) if draft.title else None
    if read:
        if draft.work is None and (read.sure or (read.work and read.work in plain)):
            draft.work = read.work
        draft.year, draft.kind = draft.year or read.year, draft.kind or read.kind
    if draft.work is None and draft.title is None:
        _name_by_file(draft, place, plain)
    if draft.work is None:
        from reviewtui.sources.subject import subject_of

        draft.work = subject_of(plain) or (read.work if read else None)
        if draft.work:
            draft.uncertain |= {"work"}
    if draft.year is None and (stated := _YEAR.search(plain[:_TOP])):
        draft.year = int(stated["year"])
    if draft.kind is None:
        uncertain = set(draft.uncertain)
        name_kind(draft, uncertain)
        draft.uncertain = frozenset(uncertain)
    if draft.title and draft.title == draft.work:
        draft.title = None
    if draft.verdict is None:
        draft.verdict = _verdict(draft.body)


def _name_by_file(draft: Draft, place: str, plain: str) -> None:
    """A name that is a title is one; what is left of one counts as the text writes it."""
    called, whole = customs.title_of_name(place)
    read = customs.headline(called, draft.kind, plain) if called else None
    if not read or not read.work:
        return
    said = re.search(rf"(?<!\w){re.escape(read.work)}(?!\w)", plain, re.IGNORECASE)
    if not whole and not said and not draft.rating:
        return
    draft.work = read.work if whole or not said or said[0].islower() else said[0]
    draft.year, draft.kind = draft.year or read.year, draft.kind or read.kind
    if not whole:
        draft.uncertain |= {"work"}


def _verdict(body: str) -> str | None:
    """The first sentence under a heading that announces the verdict."""
    under = False
    for block in _blocks(body):
        if found := _HEADING.match(block):
            under = names_verdict(_plain(_text_of(found)))
            block = "\n".join(block.split("\n")[1:])
        if under and re.search(r"[.!?]", block) and len(block.split()) > 4:
            from reviewtui.extract.stops import split

            text = _plain(block).lstrip("> ")
            spans = split(text)
            return " ".join(text[slice(*spans[0])].split()) if spans else None
    return None
