"""Who wrote a review, when and for whom, from the lines above and below it."""

from __future__ import annotations

from datetime import date

from reviewtui import patterns
from reviewtui.patterns import IGNORECASE, pattern
from reviewtui.record import Record
from reviewtui.sources.listing import entries

_NAME = (
    r"(?:(?:dr|prof|mr|ms|mrs)\.?\s)?[^\W\d_a-zß-öø-ÿ][\w.'’-]*(?:\s(?:(?:de|van|von|der"
    r"|den|la|le|di|da|del|al|bin|y|e)\s)*[^\W\d_a-zß-öø-ÿ][\w.'’-]*){0,3}"
)
_BY = pattern(
    r"(?:(?P<review>(?:a\s)?(?:film\s|movie\s|book\s|game\s"
    r"|album\s)?review(?:ed)?\s?(?:\([^)]*\)\s?)?by:?|reviewer\s?:|critic\s?:|words(?:\sby"
    r"|\s?:)|text\s?:|rezension(?:\svon|:)|(?:(?:user|leser|film|buch|serien|gast)-?)?kritik\svon"
    r"|eine\s(?:kritik|rezension)\svon|rezensiert\svon|critique\s(?:de|par)|reseña\s(?:de|remitida\spor)"
    r"|reseñado\spor|crítica\s(?:de|por)|resenha\s(?:de|por)|(?:bewertung\sund\s)?kritik\svon"
    r"|recensi(?:one|to)\s(?:a\scura\s)?d[ia]l?|anmeldt\s(?:af|av)|recenserad\sav"
    r"|recensie\s(?:van|door))\s*"
    r"|(?P<plain>(?:(?:posted|published|written|story|text)\s)?by|von|par|por|di|door|av|af"
    r"|autor(?:in)?\s?:|author\s?:)\s?:?\s+)"
    rf"(?P<name>(?-i:{_NAME}))(?P<rest>.*)$",
    IGNORECASE,
)
_FOR = pattern(
    r"\s*(?:,|\||for|at|of|/|·|-|–|—|,?\sfür|,?\spour)\s*(?P<outlet>[A-Z][\w’'&.: -]{1,50})$"
)
_MONTHS = {
    name[:3]: number
    for number, names in enumerate(
        ["january januar janvier enero gennaio", "february februar fevereiro",
        "march märz mars maart", "april avril abril", "may mai mayo maio maj mei",
        "june juni juin junio giugno", "july juli juillet luglio", "august août agosto",
        "september settembre", "october oktober octobre ottobre outubro", "november",
        "december dezember décembre diciembre desember"], 1
    )
    for name in names.split()
} | {
    "juin": 6, "juil": 7, "juni": 6, "juli": 7, "junh": 6, "julh": 7, "ene": 1, "févr": 2,
    "fév": 2, "mär": 3, "magg": 5,
}  # fmt: skip
"""By the first four letters where those are here, else by the first three."""
_DAY = pattern(
    r"(?P<y>(?:19|20)\d\d)[-/.](?P<m>\d\d)[-/.](?P<d>\d\d)(?!\d)|(?P<d1>\d{1,2})(?:st|nd|rd|th"
    r"|\.)?\s(?:de\s)?(?P<month1>[^\W\d_]{3,10})\.?,?\s(?:de\s)?(?P<y1>(?:19|20)\d\d)"
    r"|(?P<month2>[^\W\d_]{3,9})\.?\s(?P<d2>\d{1,2})(?:st|nd|rd|th)?,?\s(?P<y2>(?:19|20)\d\d)"
    r"|(?P<d3>\d{1,2})\.\s?(?P<m3>\d{1,2})\.\s?(?P<y3>(?:19|20)\d\d)"
    r"|(?<![\d/])(?P<a4>\d{1,2})/(?P<b4>\d{1,2})/(?P<y4>(?:19|20)\d\d)",
    IGNORECASE,
)
_DATED = frozenset(
    entries(
        """
    abgelegt | actualizado | aktualisiert | am | anmeldelse | anmeldelser | at | av | books |
    bst | by | bücher | cet | cine | cinema | cinéma | critique | critiques | crítica |
    críticas | date | den | dienstag | dimanche | dinsdag | domenica | domingo | donderdag |
    donnerstag | edt | el | em | est | feira | film | first | fredag | freitag | fri | friday
    | games | giovedì | gmt | i | il | in | jeudi | jueves | kl | klockan | kritik | kritiken
    | last | le | lest | libri | livres | lundi | lunedì | lunes | lördag | lørdag | maandag |
    mandag | mardi | martedì | martes | mercoledì | mercredi | min | minute | minutes | mins |
    mittwoch | miércoles | modified | mon | monday | montag | movie | music | musica | musik |
    musique | måndag | on | onsdag | originally | pdt | played | pm | posted | pst |
    pubblicato | publicado | publicerad | publisert | published | publié | quarta | quinta |
    read | recension | recensione | recensioner | recensioni | reseña | reseñas | review |
    reviewed | reviews | rezension | rezensionen | sabato | samedi | samstag | sat | saturday
    | segunda | serie | series | sexta | sonntag | stand | sun | sunday | sábado | série |
    séries | söndag | søndag | terça | thu | thursday | tirsdag | tisdag | torsdag | tue |
    tuesday | tv | udgivet | uhr | um | updated | utc | vendredi | venerdì | veröffentlicht |
    viernes | vrijdag | watched | wed | wednesday | woensdag | written | zaterdag | zondag | à
    """
    )
)
_ORIGIN = pattern(
    r"(?:this\s(?:review|article)\s(?:was\s)?)?(?:first|originally)\s(?:published|appeared"
    r"|posted)\s(?:at|on|in|by)\s(?P<place>.{2,120}?)\.?$",
    IGNORECASE,
)
_BIO = pattern(
    rf"(?P<name>{_NAME})\s(?:is|was)\s(?:an?|the"
    rf"|our)\s(?:[\w-]+[\s,]+(?:and\s)?){{0,6}}(?:critic|writer|journalist|editor|reviewer"
    rf"|blogger|author|columnist|contributor)\b"
)
_DATED_BY = pattern(
    r"(?:posted|published|updated|written|publié|veröffentlicht|publicado|pubblicato|publisert)?"
    r"\s?(?:on|:|le|am|el|il)?\s?(.{6,30}?)[\s,|]+((?:by|von|par|por|di|av|af|door)\s.+)$",
    IGNORECASE,
)
_COUNTED = r"^\d+\s(?:comments?|kommentare?|commentaires?|comentarios?|commenti)\s[-–—|·•]\s"
_UNDATED = r"^(?:publié|posté|écrit|rédigé)(?:\sle)?\s(?=par\s)"
"""A page that tells a day in a picture leaves the words around it."""
_TRADES = tuple(
    entries(
        """
    author | blogger | columnist | contributor | critic | editor | journalist | reporter |
    reviewer | writer
    """
    )
)
_TRADED = (
    rf"(?!the\s)(?P<name>(?-i:{_NAME}))\s?,\s(?!an?\s)(?:[\w&/-]+\s){{0,3}}(?:writer|contributor|reporter|critic"
    r"|editor|columnist|reviewer|journalist|blogger)"
)
_BY_HANDLE = (
    r"(?:posted\s|publié\s|veröffentlicht\s)?(?:by|par|von|por|di|av|af|door)\s"
    r"(?P<name>[\w.-]{3,30})\s?[-–—|,·•]\s(?P<rest>.{6,40})"
)
_CLOSING = rf"[.!?…]\s[—–]\s?(?P<name>{_NAME})"
_ADDRESS = pattern(r"https?://\S+", IGNORECASE)


_OPENERS = frozenset(
    entries(
        """
    a | af | album | anmeldt | author | autor | autorin | av | bewertung | book | buchkritik |
    by | critic | critique | crítica | di | door | eine | film | filmkritik | game |
    gastkritik | kritik | leserkritik | movie | par | por | posted | posté | pubblicato |
    publicado | publisert | published | publié | recenserad | recensie | recensione |
    recensito | resenha | reseña | reseñado | review | reviewed | reviewer | rezensiert |
    rezension | rédigé | serienkritik | story | text | updated | userkritik | veröffentlicht |
    von | words | written | écrit
    """
    )
)
"""The first words of any byline: nearly every line is told by its first word to be none."""


class Byline(Record):
    """Who signed, as far as one line says so."""

    name: str
    outlet: str | None
    sure: bool
    """`Reviewed by` says it of the review; a bare `By` may name who made the work."""
    rest: str


def byline(line: str) -> Byline | None:
    """A line that says who wrote what it stands over; None for one that says anything else."""
    line = line.strip().strip("*_|–—- \u00a0")
    if len(line) > 120:
        return None
    line = patterns.sub(r"^(?:[A-Z]\w+\s){1,2}(?=[Bb]y:\s)", "", line)
    if line[:1].isdigit():
        line = patterns.sub(_COUNTED, "", line, IGNORECASE)
    first = line.split(None, 1)[0].casefold().rstrip(":") if line else ""
    if first in ("publié", "posté", "écrit", "rédigé"):
        line = patterns.sub(_UNDATED, "", line, IGNORECASE)
    if ", " in line and line.casefold().endswith(_TRADES) and len(line) < 60:
        named = patterns.fullmatch(_TRADED, line, IGNORECASE)
        if named and " " in named["name"]:
            # a bare `Writer` may be who wrote the work
            makes = line.rpartition(",")[2].strip().casefold() in {"writer", "editor"}
            return Byline(named["name"], None, sure=not makes, rest="")
    if first not in _OPENERS and not (
        line[:1].isdigit() and any(f" {by} " in line for by in ("by", "von", "par", "por"))
    ):
        return None
    found = _BY.match(line)
    if not found and (later := _DATED_BY.match(line)) and day_in(later[1]):
        signed = byline(later[2])
        return signed._replace(rest=later[1]) if signed else None
    if not found:
        return _handle(line)
    name, rest = found["name"].strip(" ,."), found["rest"]
    # what follows may say when and for whom; words in a sentence do not
    outlet = None
    if named := _FOR.match(rest):
        outlet = None if day_in(rest) else named["outlet"].strip()
        rest = "" if outlet else rest
    left = _DAY.sub("", rest)
    if [word for word in patterns.findall(r"[^\W\d_]+", left.casefold()) if word not in _DATED]:
        return None
    if name.casefold() in {"the", "editor", "staff", "admin"} or (len(name) < 3):
        return None
    return Byline(name, outlet, bool(found["review"]), rest)


def _handle(line: str) -> Byline | None:
    """`Par nordlys - Le 07/07/2018`: the name somebody goes by, and a day."""
    found = patterns.fullmatch(_BY_HANDLE, line, IGNORECASE)
    day = day_line(found["rest"]) if found else None
    return Byline(found["name"], None, sure=False, rest=found["rest"]) if found and day else None


def names_trade(line: str) -> bool:
    """Whether a line says what somebody does: `Staff critic`, `Film editor`."""
    return any(word in line.casefold() for word in _TRADES) and not line.endswith((".", "!", "?"))


def signature(line: str) -> str | None:
    """A name alone under an article, after a dash."""
    if line[:1] not in "—–-":
        return None
    found = patterns.fullmatch(rf"[—–-]\s?(?P<name>{_NAME})", line.strip("*_ "))
    return found["name"] if found and len(found["name"].split()) > 1 else None


def closing_name(text: str) -> str | None:
    """A name in full behind the last sentence of an article and a dash; of no quotation."""
    found = patterns.search(rf"{_CLOSING}$", text[-80:])
    return found["name"] if found and " " in found["name"] else None


def day_in(line: str) -> date | None:
    """A day, where a line prints one that can be read in one way only."""
    if "19" not in line and "20" not in line:
        return None
    for found in _DAY.finditer(line):
        part = found.groupdict()
        if part["y4"]:
            one, two = int(part["a4"]), int(part["b4"])
            if one != two and (one <= 12) == (two <= 12):
                continue  # either may be the month
            part |= {"d3": str(max(one, two)), "m3": str(min(one, two)), "y3": part["y4"]}
        year = part["y"] or part["y1"] or part["y2"] or part["y3"]
        day = part["d"] or part["d1"] or part["d2"] or part["d3"]
        number = part["m"] or part["m3"]
        name = (part["month1"] or part["month2"] or "").casefold()
        month = int(number) if number else _MONTHS.get(name[:4]) or _MONTHS.get(name[:3])
        if month is None or not year or not day:
            continue
        try:
            return date(int(year), month, int(day))
        except ValueError:
            continue
    return None


def day_line(line: str) -> date | None:
    """The day of a line that says nothing but when."""
    if len(line) > 90 or not (day := day_in(line)):
        return None
    words = patterns.findall(r"[^\W\d_]+", _DAY.sub(" ", line).casefold())
    return None if [word for word in words if word not in _DATED] else day


def origin(line: str) -> tuple[str | None, str | None] | None:
    """Outlet and address, from a line that says where a review was first published."""
    if not any(word in line for word in ("published", "appeared", "posted")):
        return None
    found = _ORIGIN.match(line.strip("*_() "))
    if not found or len(line) > 200:
        return None
    place = found["place"]
    address = _ADDRESS.search(place)
    name = patterns.sub(r"\s*[(\[]?https?://\S+|\s+on\s.*$", "", place).strip(" ,.*_")
    named = 0 < len(name.split()) <= 6 and not day_in(name) and "." not in name
    return (name if named else None), (address[0].rstrip(".,)") if address else None)


def bio(line: str) -> str | None:
    """The critic a closing line introduces: `Jane Roe is a film critic based in ...`."""
    if len(line) > 500 or not any(word in line for word in _TRADES):
        return None
    found = _BIO.match(line.strip("*_ "))
    return found["name"] if found else None
