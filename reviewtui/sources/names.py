"""Names of critics and outlets: told from bylines, roles, robots and platforms."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from reviewtui.model.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterable

_BYLINE = re.compile(
    r"^\W*(?:(?:review|reviewed|words|written|posted|published|authored|film review|text)\s+by|by|"
    r"a cura di|(?:recensione|kritik|rezension|critique|cr[ií]tica|rese[ñn]a|texte?|testo|texto)\s+"
    r"(?:a cura di|von|par|por|di|de|door)|"
    r"reviewer|author|critic|von|par|por|di|door|av|af|autor|autora|auteur)\b\s*:?\s+",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\s*(?:[|•·–—/]|\s-\s|,\s*(?:the\s+)?(?:(?:senior|chief|lead|staff|contributing|deputy|"
    r"guest)\b|"
    r"\w*\s*(?:critic|editor|writer|reviewer|correspondent|contributor|reporter)\b)|"
    r"\bfor\s+(?:the\s+)?[A-Z]|\bon\s+(?:\w+day|\w+\s+\d)|"
    r"(?<=\w\s)(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:published|updated|posted|"
    r"last updated)\b|"
    r"\s@|\(@|<|\d{4}|\d+\s+(?:min|hour|day)|"
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|"
    r"December)\s+\d).*",
    re.IGNORECASE | re.DOTALL,
)
_NOBODY = re.compile(
    r"(?:web\s*)?(?:admin(?:istrator)?|editor(?:s|ial)?|editor in chief|staff(?:\s+writers?)?|"
    r"the\s+(?:editors?|staff)|"
    r"newsroom|redaktion|redaction|rédaction|la rédaction|redazione|redacción|redacao|redação|"
    r"guest|guest (?:author|post|writer)|"
    r"contributor|anonymous|unknown|author|user|moderator|root|test|webmaster|none|null|n/a|by|"
    r"reuters|ap|afp|dpa|pti|ians|ansa|efe|pa media|bloomberg|redaktion \w+|.*\beditorial writers|"
    r".*\b(?:staff|team|editors|newsroom|editorial)\b)",
    re.IGNORECASE,
)
_HANDLE = re.compile(
    r"(?=\S*\d)\S+|\S*_\S*|(?:www\.)?[\w-]+(?:\.[a-z]{2,6}){1,2}|\d{1,2}[:.]\d\d.*|"
    r".*\b(?:ag|gmbh|ltd|inc|llc|e\.v|press|agency|desk)\.?",
    re.IGNORECASE,
)
"""`bob77`, `site_admin`, `example.org`, a time, a firm: no name of a person."""
_PLATFORM = re.compile(
    r"(?:blogger|blogspot|wordpress(?:\.com)?|substack(?:\.com)?|medium|tumblr|wix(?:\.com)?|"
    r"squarespace|"
    r"youtube|facebook|twitter|x|ghost|weebly|livejournal|patreon|beehiiv|my (?:site|blog|"
    r"wordpress(?: site)?)|"
    r"website|home|homepage|blog|wordpress site)",
    re.IGNORECASE,
)


def people(names: Iterable[str]) -> str | None:
    """The critics as one line, `A and B`; None where nobody in particular is named."""
    kept = [person for name in names if (person := critic(name))]
    kept = list(dict.fromkeys(kept))[:4]
    if not kept:
        return None
    return " and ".join([", ".join(kept[:-1]), kept[-1]]) if len(kept) > 1 else kept[0]


def critic(name: str) -> str | None:
    """A name out of a byline; None for `admin`, an address, a sentence."""
    name = clean_line(html.unescape(name[:300]))
    if "://" in name:
        return None
    name = _BYLINE.sub("", name)
    name = _AFTER.sub("", name).strip(' ,.;:|-–—@*_"“”()') if name else ""
    if "(" in name and ")" not in name:  # the place somebody writes for, cut open by the strip
        name = name[: name.index("(")].rstrip()
    if not 2 <= len(name) <= 60 or "@" in name or "://" in name or len(name.split()) > 8:
        return None
    if _NOBODY.fullmatch(name) or _HANDLE.fullmatch(name) or not re.search(r"[^\W\d_]{2}", name):
        return None
    return name.title() if name.isupper() and " " in name else name


def outlet(name: str | None) -> str | None:
    """A publication's name; None for a platform's or an empty one."""
    name = clean_line(html.unescape(name or "")[:200]).strip(" |-–—»«:")
    name = _MOTTO.split(name)[0].strip()
    if site := re.fullmatch(r"https?://(?:www\.)?([\w.-]+)/?", name):
        name = site[1]
    name = name[:-1] if re.fullmatch(r"[a-z0-9-]+\.[a-z]{2,4}\.", name) else name
    if not name or len(name) > 80 or _PLATFORM.fullmatch(name):
        return None
    return name


_MOTTO = re.compile(r"\s+[|–—»]\s+|\s+-\s+(?=blog\b)", re.IGNORECASE)
"""What stands between a publication's name and its motto or section."""


def outlet_of_host(host: str) -> str | None:
    """The last resort: the telling part of a host name."""
    host = host.lower().partition(":")[0]
    if not host or re.fullmatch(r"[\d.]+|localhost|\[.*", host):
        return None
    labels = re.sub(r"^(?:www\d?|m|amp|mobile|blog|en)\.", "", host).split(".")
    if len(labels) > 2 and ".".join(labels[-2:]) in _HOSTED:
        return labels[-3]
    if len(labels) > 2 and labels[-2] in ("co", "com", "org", "net", "gov", "ac"):
        return labels[-3]
    return labels[-2] if len(labels) > 1 else labels[0]


_HOSTED = frozenset(
    [
        "blogspot.com",
        "wordpress.com",
        "substack.com",
        "tumblr.com",
        "medium.com",
        "github.io",
        "neocities.org",
        "squarespace.com",
        "wixsite.com",
        "livejournal.com",
        "typepad.com",
        "ghost.io",
        "netlify.app",
    ]
)
