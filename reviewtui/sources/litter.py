"""What stands around an article and is no part of it: share lines, credits, menus, tails."""

from __future__ import annotations

from reviewtui import patterns
from reviewtui.patterns import IGNORECASE, pattern
from reviewtui.sources.listing import entries

_LONGEST = 160

_WHOLE = frozenset(
    entries(
        """
    about us | accedi | accept all | accept cookies | ad | add comment | administration |
    administration créer mon blog | advertentie | advertisement | advertisements | all rights
    reserved | anmelden | annonce | annonse | anzeige | aucun commentaire | back to top |
    bookmark | bottom of page | buscar en este blog | canalblog | cerca nel blog | comentarios |
    commenter | commenti | comments | comments are closed | compartilhar | compartir | condividi
    | condividi su | connexion | contact us | continua a leggere | continuar lendo | continuar
    leyendo | continue reading | cookie policy | copy link | créer mon blog | deixe um
    comentário | deja un comentario | deja una respuesta | dela | delen | dieses blog
    durchsuchen | drucken | email | enlarge | follow me | full screen | getty images | inga
    kommentarer | ingen kommentarer | iniciar sesión | join the conversation | keine kommentare
    | kommentar schreiben | kommentar verfassen | kommentare | laisser un commentaire | lascia
    un commento | leave a comment | leave a reply | lees verder | legg igjen en kommentar | les
    mer | like | like loading | like this | lire la suite | listen | listen to this article |
    load more | loading | log in | logg inn | logga in | login | lämna ett svar | läs mer | læs
    mere | menu | nenhum comentário | nessun commento | newer posts | newsletter | next | next
    article | next post | no comments | no comments yet | no hay comentarios | older posts |
    overblog | overblog suivre ce blog | partager | partilhar | pin it | plaats een reactie |
    play video | post a comment | previous | previous article | previous post | print | privacy
    policy | pubblicità | publicar un comentario | publicidad | publicidade | publicité | read
    more | rechercher dans ce blog | register | registrieren | reklam | reply | report | return
    to top | save | schreibe einen kommentar | se connecter | search | search this blog | see
    all | see more | share | share this | show more | show more sharing options | sign in | sign
    up | skicka en kommentar | skip to content | skip to main content | skriv en kommentar |
    sponsored | subscribe | subscribe now | suivre ce blog | teilen | terms of service | terms
    of use | top | top of page | turn off the lights | tweet | view all | voir les commentaires
    | watch the trailer | watch trailer | weiterlesen | werbung | zum inhalt springen
    """
    )
)
_STARTS = tuple(
    entries(
        """
    (c) 20 | abonnez-vous | advertisement | affiliate disclosure | affiliate links | also read |
    article continues | auch interessant | become a patron | buy me a coffee | buy us a coffee |
    by continuing to | by signing up | by subscribing | categories: | category: | check out more |
    check out our other | click here | connect with us | continue reading | copyright | don't miss
    | download our app | enter your email | filed in | filed under | find me on | find us on |
    folge uns | folgen sie uns | follow me @ | follow me at | follow me on | follow our | follow
    us | get our newsletter | get the latest | if you buy something | iscriviti alla | jetzt
    abonnieren | join our | join us on | labels: | leave a comment | leave a reply | lee también |
    lees ook | leggi anche | leia mais | leia também | les også | lesen sie auch | let us know in
    the comments | lies auch | like us on | lire aussi | listen to the podcast | läs också | læs
    også | mehr zum thema | more from | more on: | more: | originally posted | post a comment |
    posted in | posted under | read also | read more: | read next | read our | related - |
    related: | see also | seguici | share on | share the | share this | share via | share with |
    share: | siga-nos | sign up for | sign up to | skip ad | skip to | story continues below |
    subscribe to | suivez-nous | support me on | support the site | support us on | suscríbete |
    síguenos | tag: | tagged | tags: | tap here | te puede interesar | thank you for subscribing |
    this article contains affiliate | this article may contain | this post contains affiliate |
    this post may contain | this site uses cookies | this website uses cookies | topics: | view
    all posts | view comments | volg ons | watch the trailer | watch trailer | we may earn | we
    use cookies | what did you think? let | when you buy through | when you purchase through |
    your email address | © | à lire aussi
    """
    )
)
_MOTTO = pattern(
    r".{0,40}\b(?:reviews?\s(?:site|blog|page|website)|your\s(?:source|home|guide|place)\sfor)\b.{0,60}"
    r"|showing\sposts\swith\slabel\b.{0,60}|(?:overblog\s)?suivre\sce\sblog\b.{0,60}"
    r"|.{0,80}\s\d{3,4}\s?x\s?\d{3,4}|[\w-]{1,60}\.(?:jpe?g|png|gif|webp)|\d[\d_]{9,40}"
)
"""What a site says of itself above its pages, and how the files of its pictures are called."""
_ENDS = ("share on giphy", "via giphy", "opens in new window")
_RELATED = frozenset(
    entries(
        """
    about the author | about the reviewer | also on this site | articles similaires | articoli
    correlati | artigos relacionados | artículos relacionados | comments | das könnte sie auch
    interessieren | deixe um comentário | deja un comentario | deja una respuesta | discussion |
    don't miss | editor's picks | editors' picks | from around the web | in other news | kommentar
    verfassen | laisser un commentaire | lascia un commento | latest news | latest reviews | leave
    a comment | leave a reply | legg igjen en kommentar | lämna ett svar | mehr zum thema | more
    from us | more like this | more news | more reviews | more stories | most popular | most read
    | plaats een reactie | popular posts | post navigation | read next | recent comments | recent
    posts | recent reviews | recommended articles | recommended for you | recommended reading |
    recommended stories | related | related articles | related content | related news | related
    posts | related reading | related reviews | related stories | related topics | schreibe einen
    kommentar | share this article | skicka en kommentar | skriv en kommentar | sur le même sujet
    | te puede interesar | trending | trending now | up next | what to read next | you may also
    enjoy | you may also like | you may like | you might also enjoy | you might also like |
    ähnliche artikel
    """
    )
)
_NETWORKS = frozenset(
    entries(
        """
    bluesky | copy | discord | e-mail | email | facebook | flipboard | goodreads | instagram |
    letterboxd | link | linkedin | mail | mastodon | messenger | patreon | pin | pinterest |
    pocket | print | reddit | rss | save | share | sms | snapchat | telegram | threads | tiktok |
    tumblr | tweet | twitch | twitter | vk | whatsapp | x | xing | youtube
    """
    )
)
_JOINS = frozenset(
    entries(
        """
    & | + | and | at | e | en | et | och | og | on | or | the | to | und | us | via | with | y
    """
    )
)
_ASKED = frozenset(
    entries(
        """
    a | article | auf | click | compartir | en | in | new | opens | page | partager | post | send
    | submit | sur | teilen | this | window | your
    """
    )
)
_MENU = frozenset(
    entries(
        """
    about | account | advertise | anime | archive | archives | arts | awards | blog | book | books
    | business | careers | comics | contact | culture | deals | editorials | entertainment | faq |
    feature | features | festivals | film | films | forum | game | games | guides | hardware |
    home | interview | interviews | lifestyle | lists | login | menu | mobile | more | movie |
    movies | music | news | newsletter | nintendo | opinion | opinions | pc | playstation |
    podcast | podcasts | politics | privacy | review | reviews | search | shop | sitemap | sport |
    sports | store | streaming | subscribe | switch | tech | television | terms | theater |
    theatre | trailers | tv | video | videos | world | xbox
    """
    )
)
_CREDIT = pattern(
    r"[(\[]?\s*(?:(?:image|photo|picture|photograph|still|screenshot|cover|poster|bildzitat"
    r"|bildnachweis|bildrechte|titelbild|imagen|featured"
    r" image|header image|foto|bild|crédit photo"
    r"|crédits?|bildquelle|fotocredit|copyright)\s*(?:credits?|courtesy(?: of)?|source|by|via"
    r"|©)?\s*[:/©]|(?:image|photo|foto)s?\s+"
    r"(?:credit|courtesy|by|via|von|de)\b|credits?\s*:|courtesy\s+(?:of\s+)?(?=[A-Z])"
    r"|via\s+(?=[A-Z])|©\s*(?:19|20)?\d*)\s*\S.{0,110}$",
    IGNORECASE,
)
_ENDS_IN_CREDIT = pattern(
    r"[.)\s|](?:\(|\[)?(?:(?:image|photo|picture|photograph|foto)s?\s*(?:credit|courtesy"
    r"|by)?\s*[:©]|credit\s*:|photograph:|courtesy of (?=[A-Z])|©)\s*[A-Z][^.!?]{1,70}[.)\]]?$",
    IGNORECASE,
)
_PICTURES = tuple(
    entries(
        """
    bild | copyright | courtesy | cover | credit | crédit | foto | image | imagen | photo |
    picture | poster | screenshot | still | via | ©
    """
    )
)
_COUNTS = pattern(
    r"\W*(?:total\s)?(?:comments?|kommentare|commentaires?|comentarios|reacties|commenti|replies"
    r"|likes|shares|views)\s*:?\s*[\[(]?\d+[\])]?\W*$",
    IGNORECASE,
)
_READ_TIME = pattern(
    r"\W*(?:\d{1,3}\s*[- ]?min(?:ute)?s?\s*(?:read|de lecture|lesezeit)|(?:reading time"
    r"|lesezeit)\W.{0,20}|\d+\s*(?:comments?|shares?|views?|likes?|kommentare))\W*$",
    IGNORECASE,
)
_ADDRESS = pattern(r"\W*(?:https?://|www\.)\S+\W*$", IGNORECASE)
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
        known.endswith(_ENDS)
        or bool(_MOTTO.fullmatch(known))
        or is_networks(line)
        or is_menu(line)
        or is_credit(line)
        or (("://" in line or "www." in line) and bool(_ADDRESS.match(line)))
        or (line[:1] in ("@", "#") and bool(_HANDLES.match(line)))
        or (len(line) < 60 and counts(line))
    )


def counts(line: str) -> bool:
    """How long something takes to read, or how often it was shared and commented on."""
    return any(char.isdigit() for char in line) and bool(
        _READ_TIME.match(line) or _COUNTS.match(line)
    )


_NOTICE = pattern(
    r"\bwe\s(?:and\sour\spartners\s)?(?:use|store)\s(?:\w+\s){0,3}cookies"
    r"|\byou\s(?:agree|consent)\sto\s(?:our|the)\s(?:\w+\s){0,3}(?:terms|privacy|policy|use)\b"
    r"|\bprotected\sby\srecaptcha|\b(?:when|enable|without)\sjavascript\b"
    r"|\bjavascript\sis\s(?:unavailable|disabled|required|not)\b"
    r"|^(?:join\sor\s)?(?:sign|log)\sin(?:\sor\s[\w\s]+|\sto\s(?:your|customi[sz]e|continue|save|comment"
    r"|read|follow|vote|rate)\b.*)?$|^continue\swith\s(?:facebook|google|apple|email)\b"
    r"|\bwir\s(?:verwenden|nutzen)\scookies|\bnous\sutilisons\sdes\scookies"
    r"|\butilizamos\scookies|\bwe\suse\svendors\b",
    IGNORECASE,
)


def is_notice(line: str) -> bool:
    """What a site says for itself: of cookies, terms, accounts, scripts."""
    return len(line) < 700 and bool(_NOTICE.search(line))


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
    words = patterns.findall(r"[\w&+-]+", line.casefold())
    named = [word for word in words if word in _NETWORKS and word != "x"]
    if not named or line.endswith((".", "!", "?")):
        return bool(named) and all(word in _NETWORKS or word in _JOINS for word in words)
    known = all(word in _NETWORKS or word in _JOINS or word in _ASKED for word in words)
    return known and (len(words) > 1 or words[0] in _NETWORKS)


def is_menu(line: str) -> bool:
    """A row of links or a trail of crumbs: `Home | Reviews | About`."""
    if not any(mark in line for mark in "|>»/•·›\t") and "   " not in line:
        return False
    parts = [
        part.split()
        for part in patterns.split(r"\s*[|>»/•·›]\s*|\s{3,}|\t", line.casefold())
        if part
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
    return (
        len(line) <= 260 and _speaks_of_picture(line) and bool(_ENDS_IN_CREDIT.search(line.strip()))
    )
