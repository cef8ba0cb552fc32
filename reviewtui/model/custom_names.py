"""The names other tools and their users give to the fields of a review, spelled plainly.

Plainly: small letters and digits alone, so that `watchedDate`, `watched_date` and `Watched Date`
are one name. The first that says something wins.
"""

from __future__ import annotations


def _said(names: str) -> tuple[str, ...]:
    return tuple(names.split())


KIND_OF = {
    name: kind
    for kind, names in {
        "film": "film films movie movies cinema film-review movie-review film-reviews"
        " movie-reviews filmreview moviereview película peliculas películas pelicula filme filmes"
        " kino cine filmkritik cinéma filmkritiken",
        "series": "series tv show shows tv-series television tvshow tvshows tv-show tv-shows"
        " tv-review tv-reviews serie serien anime serie-tv séries séries-tv",
        "game": "game games videogame videogames video-games video-game gaming game-review"
        " game-reviews spiel spiele juego juegos jeux-vidéo videogioco videogiochi giochi"
        " jogo jogos videojuego videojuegos jeu-vidéo spel spill",
        "book": "book books novel novels book-review book-reviews bookreview bookreviews buch"
        " bücher libro libros livre livres roman livro livros libri bok bøker böcker"
        " boeken boek reading",
        "music": "music album albums record records album-review album-reviews music-review"
        " music-reviews musik música musica musique lp ep disco dischi discos muziek",
        "product": "product products gadget gadgets hardware product-review product-reviews",
    }.items()
    for name in names.split()
}
WORK = _said(
    "work film movie book game album show novel tv product filmtitle movietitle booktitle"
    " gametitle albumtitle albumname worktitle showtitle filmname moviename bookname gamename"
    " productname seriestitle series item itemreviewed reviewed reviewof subject mediatitle"
    " originaltitle"
)
TITLE = _said("title headline name titel título titulo titre titolo")
DATE = _said(
    "published date publishdate pubdate datepublished publisheddate publishedat publishedon"
    " publicationdate dateposted posted postdate reviewdate reviewed datereviewed fecha datum data"
)
SEEN = _said(
    "watcheddate datewatched watched watchedon dateseen seendate seen lastwatched finished"
    " datefinished finishdate finishedon finisheddate dateread readdate read readon lastread"
    " completed datecompleted completeddate played dateplayed playeddate listened datelistened"
    " ended enddate dataleitura fechalectura gelesenam gesehenam gespieltam datalettura"
)
"""When it was watched or read: the next best, where nothing says when it was published."""
CREATED = _said("created createdat datecreated creationdate added dateadded")
"""When the note was begun: better than nothing."""
YEAR = _said(
    "year filmyear releaseyear yearreleased movieyear publishedyear publicationyear yearpublished"
    " bookyear gameyear albumyear jahr año annee année anno ano releasedate released datereleased"
    " premiered erscheinungsjahr anooriginal añooriginal originalyear firstpublished"
    " produktionsjahr annéesortie"
)
CRITIC = _said("critic reviewer reviewedby reviewauthor byline ratedby")
AUTHOR = _said("author authors by writer autor auteur")
MAKERS = {
    "book": _said("bookauthor bookauthors isbn isbn10 isbn13 pages pagecount goodreads"),
    "music": _said("artist artists albumartist band recordlabel tracklist tracks mbid"),
    "film": _said(
        "director directors directedby runtime imdb imdbid letterboxd letterboxdurl tmdb"
    ),
    "game": _said("developer developers playtime hoursplayed steam steamid"),
    "series": _said("season seasons showrunner network episodes"),
}
"""What only one kind of work has: no kind need be named beside an ISBN."""
CONSOLES = _said("pc ps3 ps4 ps5 playstation xbox switch nintendo steam wii mac linux vita psp")
"""What a platform is where it is no streaming service."""
ARTIST = _said("artist artists albumartist band")
RATING = _said(
    "rating score grade myrating personalrating myscore mygrade yourrating userrating ownrating"
    " reviewrating reviewscore finalscore finalrating finalgrade verdictscore overallrating"
    " overallscore totalscore starrating filmrating movierating bookrating gamerating albumrating"
    " rate rated ratingvalue ratingtext ratings scores wertung bewertung punkte calificación"
    " calificacion puntuación puntuacion valoración valoracion avaliação avaliacao voto valutazione"
    " betyg karakter terningkast ocena beoordeling cijfer"
)
PERHAPS = _said("note nota notas overall final verdict mark marks points result resultat")
"""What may be a rating, and may as well be words: it is one only where it looks like one."""
STARS = _said("stars star étoiles etoiles sterne estrellas estrelas stelle")
BEST = _said(
    "ratingmax maxrating best bestrating ratingbest outof ratingoutof scale ratingscale scoremax"
    " maxscore scoreoutof maxstars starsmax"
)
OUTLET = _said("outlet publication magazine publishedin site sitename")
URL = _said(
    "url canonical canonicalurl link permalink originalurl externalurl reviewurl source sourceurl"
    " letterboxdurl letterboxduri"
)
PRO = _said("pros pro likes liked good positives positive plus highs strengths thegood upsides")
CON = _said(
    "cons con dislikes disliked bad negatives negative minus lows weaknesses thebad downsides"
)
VERDICT = _said("verdict bottomline tldr conclusion oneliner fazit")
SHELVES = (
    _said("kind type media mediatype medium reviewtype worktype itemtype contenttype"),
    _said("layout section category categories categoria categoría collection template rubrik"),
    _said("tags tag topics topic keywords"),
)
"""Where the kind of work is told, the most telling first."""
NESTED = _said("extra params review taxonomies reviewmeta meta metadata data frontmatter")
INSIDE = {
    "title": _said("title name"),
    "year": _said("released date"),
    "rating": _said("overall value rating score ratingvalue stars total final"),
    "best": _said("max of"),
}
"""What stands within a field that is itself a table."""
SAME = {
    **dict.fromkeys(_said("imdb imdbid imdburl imdblink"), "imdb"),
    **dict.fromkeys(_said("isbn isbn13"), "isbn"),
    **dict.fromkeys(_said("tmdb tmdbid"), "tmdb"),
    "goodreads": "goodreads",
    "goodreadsid": "goodreads",
    "steam": "steam",
    "steamid": "steam",
    "mbid": "mbid",
}
