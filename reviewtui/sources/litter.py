"""What stands around an article and is no part of it: share lines, credits, menus, related tails."""

from __future__ import annotations

import re

from reviewtui.extract.patterns import pattern

_LONGEST = 160

_WHOLE = frozenset(
    """advertisement|advertisements|ad|sponsored|loading|skip to content|skip to main content|menu
    |search|log in|login|sign in|sign up|register|subscribe|subscribe now|share|share this|tweet|pin it
    |print|email|save|bookmark|copy link|reply|like|like this|like loading|report|comments|no comments|leave a comment|leave a reply
    |post a comment|join the conversation|comments are closed|add comment|read more|continue reading
    |see more|show more|load more|view all|see all|back to top|return to top|top|next|previous|next post|previous post
    |next article|previous article|older posts|newer posts|newsletter|privacy policy|terms of use
    |terms of service|cookie policy|accept all|accept cookies|all rights reserved|contact us|about us
    |listen to this article|listen|play video|watch trailer|watch the trailer|getty images|full screen|enlarge
    |anzeige|werbung|teilen|drucken|kommentare|kommentar schreiben|zum inhalt springen|publicité|partager|commenter
    |publicidad|compartir|comentarios|pubblicità|condividi|commenti|publicidade|compartilhar|partilhar|advertentie|delen
    |annonse|annonce|reklam|dela""".replace("\n", "").replace("    |", "|").split("|")
)  # fmt: skip
_STARTS = (
    "share this", "share on", "share via", "share:", "share the ", "share with", "follow us",
    "follow me", "follow our", "find us on", "find me on", "connect with us", "like us on",
    "join us on", "join our", "subscribe to", "sign up for", "sign up to", "get our newsletter",
    "get the latest", "support us on", "support me on", "support the site", "buy me a coffee",
    "buy us a coffee", "become a patron", "read more:", "read next", "read also", "read our ",
    "also read", "see also", "related:", "related -", "more:", "more on:", "click here", "tap here",
    "continue reading", "advertisement", "story continues below", "article continues", "skip ad",
    "posted in", "posted under", "filed under", "filed in", "tagged", "tags:", "tag:", "category:",
    "categories:", "topics:", "labels:", "copyright ", "©", "(c) 20", "this article contains affiliate",
    "this post contains affiliate", "this post may contain", "this article may contain",
    "we may earn", "when you purchase through", "when you buy through", "if you buy something",
    "affiliate disclosure", "affiliate links", "this site uses cookies", "we use cookies",
    "this website uses cookies", "by continuing to", "by subscribing", "by signing up", "thank you for subscribing",
    "enter your email", "your email address", "leave a comment", "leave a reply", "post a comment",
    "let us know in the comments", "what did you think? let", "view all posts", "view comments",
    "originally posted", "watch the trailer", "watch trailer", "check out our other", "check out more",
    "don't miss", "listen to the podcast", "download our app", "more from ", "skip to ",
    "lesen sie auch", "lies auch", "mehr zum thema", "auch interessant", "folgen sie uns", "folge uns",
    "jetzt abonnieren", "à lire aussi", "lire aussi", "suivez-nous", "abonnez-vous", "lee también",
    "te puede interesar", "síguenos", "suscríbete", "leggi anche", "seguici", "iscriviti alla",
    "leia também", "leia mais", "siga-nos", "lees ook", "volg ons", "les også", "læs også", "läs också",
)  # fmt: skip
_RELATED = frozenset(
    """related stories|related articles|related posts|related reviews|related reading|related content|related news
    |related topics|related|more like this|more from us|you may also like|you might also like|you might also enjoy
    |you may also enjoy|you may like|recommended for you|recommended reading|recommended articles|recommended stories
    |read next|up next|what to read next|trending|trending now|most read|most popular|popular posts|latest news
    |latest reviews|recent posts|recent reviews|recent comments|more reviews|more stories|editors' picks|editor's picks
    |about the author|about the reviewer|from around the web|in other news|don't miss|also on this site|more news
    |leave a comment|leave a reply|comments|discussion|post navigation|share this article
    |das könnte sie auch interessieren|mehr zum thema|ähnliche artikel|articles similaires|sur le même sujet
    |artículos relacionados|te puede interesar|articoli correlati|artigos relacionados""".replace("\n", "").replace("    |", "|").split("|")
)  # fmt: skip
_NETWORKS = frozenset(
    [
        "instagram",
        "twitter",
        "x",
        "facebook",
        "bluesky",
        "threads",
        "tiktok",
        "youtube",
        "mastodon",
        "letterboxd",
        "pinterest",
        "whatsapp",
        "reddit",
        "linkedin",
        "email",
        "e-mail",
        "print",
        "tweet",
        "telegram",
        "flipboard",
        "tumblr",
        "discord",
        "rss",
        "share",
        "mail",
        "sms",
        "messenger",
        "snapchat",
        "twitch",
        "goodreads",
        "patreon",
        "copy",
        "link",
        "pin",
        "save",
        "pocket",
        "xing",
        "vk",
    ]
)
_JOINS = frozenset(
    [
        "and",
        "on",
        "or",
        "via",
        "&",
        "+",
        "the",
        "us",
        "at",
        "to",
        "with",
        "und",
        "et",
        "y",
        "e",
        "og",
        "och",
        "en",
    ]
)
_MENU = frozenset(
    [
        "home",
        "reviews",
        "review",
        "news",
        "features",
        "feature",
        "about",
        "contact",
        "movies",
        "movie",
        "films",
        "film",
        "tv",
        "games",
        "game",
        "books",
        "book",
        "music",
        "podcast",
        "podcasts",
        "shop",
        "store",
        "login",
        "search",
        "menu",
        "subscribe",
        "archive",
        "archives",
        "blog",
        "more",
        "trailers",
        "interviews",
        "interview",
        "lists",
        "forum",
        "account",
        "newsletter",
        "privacy",
        "terms",
        "opinion",
        "opinions",
        "culture",
        "entertainment",
        "streaming",
        "videos",
        "video",
        "guides",
        "deals",
        "tech",
        "sport",
        "sports",
        "politics",
        "world",
        "business",
        "lifestyle",
        "arts",
        "theatre",
        "theater",
        "television",
        "comics",
        "anime",
        "hardware",
        "pc",
        "playstation",
        "xbox",
        "nintendo",
        "switch",
        "mobile",
        "editorials",
        "awards",
        "festivals",
        "faq",
        "sitemap",
        "advertise",
        "careers",
    ]
)
_CREDIT = pattern(
    r"[(\[]?\s*(?:(?:image|photo|picture|photograph|still|screenshot|cover|poster|featured image|header image|foto|bild|crédit photo"
    r"|crédits?|bildquelle|fotocredit|copyright)\s*(?:credits?|courtesy(?: of)?|source|by|via|©)?\s*[:/©]|(?:image|photo|foto)s?\s+"
    r"(?:credit|courtesy|by|via|von|de)\b|credits?\s*:|courtesy\s+(?:of\s+)?(?=[A-Z])|via\s+(?=[A-Z])|©\s*(?:19|20)?\d*)\s*\S.{0,110}$",
    re.IGNORECASE,
)
_ENDS_IN_CREDIT = pattern(
    r"[.)\s|](?:\(|\[)?(?:(?:image|photo|picture|photograph|foto)s?\s*(?:credit|courtesy|by)?\s*[:©]|credit\s*:|photograph:|courtesy of (?=[A-Z])|©)\s*[A-Z][^.!?]{1,70}[.)\]]?$",
    re.IGNORECASE,
)
_PICTURES = (
    "image", "photo", "picture", "still", "screenshot", "cover", "poster", "foto", "bild", "crédit",
    "credit", "copyright", "courtesy", "via ", "©",
)  # fmt: skip
_READ_TIME = pattern(
    r"\W*(?:\d{1,3}\s*[- ]?min(?:ute)?s?\s*(?:read|de lecture|lesezeit)|(?:reading time|lesezeit)\W.{0,20}|\d+\s*(?:comments?|shares?|views?|likes?|kommentare))\W*$",
    re.IGNORECASE,
)
_ADDRESS = pattern(r"\W*(?:https?://|www\.)\S+\W*$", re.IGNORECASE)
_HANDLES = pattern(r"(?:[@#][\w.]{2,40}[\s,|·&]*(?:and\s)?)+$")


def bared(line: str) -> str:
    """A line in small letters without signs, marks and emoji at its ends, to know it by."""
    return line.casefold().replace("’", "'").strip(_EDGES + "…🔗👇👉📸🎬📧🔔")


_EDGES = " \t\u00a0.,:;!?-–—|•·*_#>»«()[]/\\'\"“”‘+=~↓→←↑▶✉☰×"


def is_litter(line: str) -> bool:
    """Whether a line is plainly not of the article, wherever it stands."""
    if len(line) > _LONGEST:
        return False
    known = bared(line)
    start = known.lstrip("👋🏼🏻🏽🏾🏿📱💬❤️ ") if not known.isascii() else known
    if known in _WHOLE or start.startswith(_STARTS) or line.lstrip().startswith("©"):
        return not _is_prose(line, start)
    return (
        is_networks(line)
        or is_menu(line)
        or is_credit(line)
        or (("://" in line or "www." in line) and bool(_ADDRESS.match(line)))
        or (line[0] in "@#" and bool(_HANDLES.match(line)))
        or (len(line) < 60 and bool(_READ_TIME.match(line)))
    )


def _is_prose(line: str, start: str) -> bool:
    """`Share the joke with a friend and it dies.`: a sentence that only begins like litter."""
    if start.startswith(
        (
            "we may earn",
            "this post",
            "this article",
            "when you",
            "by ",
            "if you buy",
            "©",
            "copyright",
        )
    ):
        return False
    words = line.split()
    return len(words) > 14 and line.rstrip().endswith((".", "!", "?")) and "subscribe" not in start


def is_networks(line: str) -> bool:
    """A line of nothing but names of networks: `Instagram, Twitter/X and Bluesky`."""
    words = re.findall(r"[\w&+-]+", line.casefold())
    named = [word for word in words if word in _NETWORKS and word != "x"]
    return bool(named) and all(word in _NETWORKS or word in _JOINS for word in words)


def is_menu(line: str) -> bool:
    """A row of links or a trail of crumbs: `Home | Reviews | About`."""
    if not any(mark in line for mark in "|>»/•·›\t") and "   " not in line:
        return False
    parts = [
        part.split() for part in re.split(r"\s*[|>»/•·›]\s*|\s{3,}|\t", line.casefold()) if part
    ]
    if len(parts) < 3 or any(len(words) > 4 for words in parts[:-1]):
        return False
    known = sum(any(word in _MENU for word in words) for words in parts)
    return known * 2 >= len(parts) and not any(char.isdigit() for char in line)


def is_related(line: str) -> bool:
    """What opens a tail of links to other articles."""
    return len(line) < 60 and bared(line) in _RELATED


def _speaks_of_picture(line: str) -> bool:
    low = line.casefold()
    return any(word in low for word in _PICTURES)


def is_credit(line: str) -> bool:
    """Who made or owns a picture: `Credit: Lionsgate`, `Photograph: Somebody/Agency`."""
    return len(line) <= 140 and _speaks_of_picture(line) and bool(_CREDIT.match(line.strip()))


def is_captioned(line: str) -> bool:
    """A caption that ends in its own credit."""
    return len(line) <= 260 and _speaks_of_picture(line) and bool(_ENDS_IN_CREDIT.search(line.strip()))
