"""What an article's Markdown still holds that is none of it: litter lines, and tails of links."""

from __future__ import annotations

import re

from reviewtui.sources.byline import byline, day_line
from reviewtui.sources.litter import is_litter, is_related

_LITTER_LINE = re.compile(
    r"^[\W_]*(?:(?:share|tweet|pin|email|print|like|save|copy link)"
    r"(?:[\s|,·]+(?:share|tweet|pin|email|print|like|save|facebook|twitter|x|copy link))*|"
    r"related(?: (?:articles?|posts?|stories|reviews?|content|reading))?\s*:.{0,160}|"
    r"(?:more on|recommended|you (?:may|might) also like|up next)\s*:.{0,160}|"
    r"(?:labels|topics)\s*:\s.{0,200}|thanks for reading\b.{0,60}\bsubscribe\b.{0,120}|"
    r"(?:like this\?\s*)?follow (?:us|me|him|her|@)\b.{0,160}|(?:\d+\s+)?comments?(?:\s*\(\d+\))?|"
    r"(?:published|updated|posted|last updated)\b.{0,60}\d{4}.{0,20}|click here to\b.{0,120}|"
    r"(?:watch|view|play) (?:on youtube|video)|copyright ©?.{0,120}|"
    r"all rights reserved.{0,60})[\W_]*$",
    re.IGNORECASE,
)
_OPENS_TAIL = re.compile(
    r"\W*(?:related\b.{0,40}|recommended\b.{0,40}|(?:you (?:may|might)|we) (?:also )?(?:like|"
    r"recommend)\b.*|more (?:from|on|like|reviews|stories|news|in)\b.*|(?:also )?read (?:more|next|"
    r"also)\b.{0,40}|see also|top stories|"
    r"(?:leave a |\d+ |reader )?(?:comments?|replies)(?: \(?\d+\)?)?|leave a (?:reply|response)|"
    r"\d+ responses?.{0,60}|about the author.*|share this\b.*|inside [\w ]{2,20} news|"
    r"latest\b.{0,30}|trending\b.{0,30}|most (?:read|popular)\b.*|"
    r"newsletters?|subscribe.*|popular\b.{0,30}|recent posts\b.*|up next\b.*|categories|tags|"
    r"archives?|follow us.*|sign up\b.*|"
    r"(?:ähnliche|weitere|verwandte|aktuelle|neueste|meistgelesene) (?:beiträge|artikel|themen|"
    r"meldungen|nachrichten)|mehr (?:zum thema|dazu|aus .{2,30}|von .{2,30})|"
    r"(?:lesen|lies) (?:sie )?auch|das könnte .{2,30}interessieren|(?:\d+ )?kommentare?|"
    r"(?:à )?(?:lire|voir) (?:aussi|également)|articles? (?:similaires?|liés?|associés?)|"
    r"sur le même (?:sujet|thème)|(?:\d+ |vos )?commentaires?|"
    r"(?:también )?te puede interesar|(?:noticias|artículos|contenido)s? relacionad[oa]s?|"
    r"(?:lee|lea|ver) también|(?:\d+ )?comentarios|"
    r"leggi anche|(?:articoli|notizie) correlat[ei]|potrebbe(?:ro)? interessart[ei].*|commenti|"
    r"(?:leia|veja) (?:também|mais)|(?:artigos|notícias) relacionad[oa]s|"
    r"lees ook|gerelateerd.{0,20}|reacties|les også|læs også|läs (?:också|även)|relaterade?.{0,20}|"
    r"(?:zobacz|czytaj|przeczytaj) (?:także|też|również)|podobne (?:wpisy|artykuły)|"
    r"читайте также|по теме|похожие .{2,20}|вижте още|още по темата)\W*",
    re.IGNORECASE,
)
_TAIL = 0.45
"""The share of an article's prose that may stand behind a heading of related articles."""


def trimmed(text: str, title: str) -> tuple[str, list[str]]:
    """The Markdown without the headline, litter lines and tails of links; and what was left out."""
    blocks = text.split("\n\n")
    prose = [_prose(block) for block in blocks]
    whole, passed = sum(prose), 0
    kept: list[str] = []
    dropped: list[str] = []
    for place, block in enumerate(blocks):
        bare = _LINK.sub(r"\1", block).strip().strip("*_")
        rest = whole - passed
        if place > len(blocks) * 0.4 and rest <= _TAIL * whole and _opens_tail(bare, rest, whole):
            dropped.extend(one.strip() for one in blocks[place:])
            break
        passed += prose[place]
        edge = place < 5 or place > len(blocks) - 4
        heading = bare.startswith("#")
        if not heading and _is_litter_block(block, bare, edge=edge):
            dropped.append(bare)
        elif place < 4 and title and _same(bare, title):
            dropped.append(bare.lstrip("# "))
        else:
            kept.append(block)
    return "\n\n".join(kept).strip(), [one for one in dropped if len(one) <= 300]


_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")


def _prose(block: str) -> int:
    """The letters of a paragraph outside its links; short lines and headings are no prose."""
    letters = len(_LINK.sub("", block))
    return letters if letters >= 100 and not block.startswith("#") else 0


def _opens_tail(bare: str, rest: int, whole: int) -> bool:
    """A heading, or near the end a line, after which only other articles are told of."""
    if bare.startswith("#"):
        said = bare.lstrip("# ")
        return bool(_OPENS_TAIL.fullmatch(said)) or is_related(said)
    return len(bare) <= 50 and rest <= 0.2 * whole and is_related(bare)


def _is_litter_block(block: str, bare: str, *, edge: bool) -> bool:
    """A short block that is plainly not of the article; at its edges a byline or date is not."""
    if len(bare) > 260 or bare.startswith(("|", ">")):
        return False
    links = len(_LINK.findall(block))
    if links > 1 and not re.search(r"\w", _LINK.sub("", block)):
        return True
    if "\n" in bare:
        return False
    if edge and (byline(bare) or day_line(bare)):
        return True
    return bool(bare) and (bool(_LITTER_LINE.match(bare)) or is_litter(bare))


def _same(block: str, title: str) -> bool:
    one, other = (re.sub(r"[\W_]+", "", text).casefold() for text in (block, title))
    return bool(one) and one == other
