"""What kind of work a text speaks of, where nothing states it: by the words that critics use."""

from __future__ import annotations

from reviewtui import patterns

_NAMES = {
    "film": """
        film films filme filmen filmer movie movies película películas pelicula pellicola cinéma
        kinofilm spielfilm blockbuster biopic filmmaker cine kinostart filmkunst tragikomödie
        """,
    "series": """
        episode episodes showrunner miniseries sitcom staffel staffeln folge folgen
        serie serien saison épisode épisodes temporada episodio episodios episodi stagione puntata
        sesong sesongen säsong säsongen avsnitt episoder sæson afsnit seizoen aflevering
        """,
    "game": """
        game games gameplay playthrough videogame metroidvania rpg fps dlc multiplayer platformer
        roguelike jeu jeux videojuego juego juegos videospiel gioco giochi videogioco jogo jogos
        spillet spelet spiel spiele console consoles konsole xbox playstation nintendo ps4 ps5
        """,
    "book": """
        book books novel novels novella memoir audiobook paperback hardcover isbn buch buches bücher
        roman romans romane romanen romanzo livre livres libro libros novela novelas libri livro
        livros romance bok boka boken bøker böcker bog bogen boek boeken
        """,
    "product": """
        gadget headphones earbuds earphones headset smartphone laptop tablet charger soundbar
        bluetooth firmware gerät geräte akku kopfhörer dispositivo
        """,
    "music": """
        album albums song songs tracklist ep lp songwriting chanson chansons lieder canción
        canciones canzone canzoni brano brani canções disque disques låtar låtene sanger
        """,
}
"""What a work of each kind is called, and what it is made of."""
_PARTS = {
    "film": """
        director directors directed screenplay cinematography cinematographer cast actor actors
        actress actresses screen cinema regisseur regisseurin regie drehbuch schauspieler darsteller
        réalisateur réalisatrice réalisé réalisation acteurs actrice regista regia attori attore
        directora dirigida dirigido actores diretor atores elenco kino regissør regissör scenario
        """,
    "series": """
        series season seasons show shows tv television showet streaming binge finale pilot
        """,
    "game": """
        player players playing controls controller boss bosses levels quest quests combat mechanics
        joueur joueurs manette spieler steuerung jugador jugadores jugar giocatore giocatori jogador
        graphics graphismes grafik gráficos switch steam pc
        """,
    "book": """
        author authors reader readers reading pages page chapter chapters prose writer literary
        autor autorin leser lesen gelesen seiten verlag kapitel auteur autrice lecture lecteur
        pages autora lector lectores lectura leer páginas editorial escritor autore lettore lettura
        leitura leitor autoria forfatter forfatteren forfatterens forlag leser lese lest författare
        läsa schrijver lezen bookshelf
        """,
    "product": """
        battery device devices product usb charging warranty buttons price specs keyboard speaker
        speakers noise comfort app appareil batterie batería
        """,
    "music": """
        track tracks band bands lyrics vocals vocal guitar guitars riff riffs singer record records
        chorus verse drums bass producer concert chanteur chanteuse groupe cantante banda cantor
        sänger disco dischi musik
        """,
}
"""What critics speak of besides; one kind of work may have it as well as another."""
_BEFORE = """
    this the dieser dieses diesem diesen der das den dem ce cet cette le la el este esta il questo
    questa lo o esse essa deste denne dette denna detta dit deze
    """
_POINTING = frozenset(_BEFORE.split())
_COUNTED = frozenset(
    [
        "first", "second", "third", "fourth", "final", "one", "two", "three", "four", "five", "six",
        *map(str, range(1, 20)),
    ]
)  # fmt: skip
"""Beside these `season` is one of a show, and no time of the year or of a theatre."""
_KIND_NAMED = {word: kind for kind, words in _NAMES.items() for word in words.split()}
_KIND_OF_PART = {word: kind for kind, words in _PARTS.items() for word in words.split()}
_KNOWN = _KIND_NAMED.keys() | _KIND_OF_PART.keys()
_ENOUGH = 4
_ALONE = 3
"""Where one kind alone is spoken of, less is enough; and still less in a few lines."""
_FEW = 800
_AHEAD = 1.7
"""How many times as often one kind is spoken of as the next: a film of a book speaks of both."""
_LONGEST = 8_000
"""A kind that is not spoken of in so many letters is none."""


def spoken_kinds(text: str) -> dict[str, int]:
    """How much a text speaks of each kind of work that it calls by its name."""
    spoken: dict[str, int] = {}
    named: set[str] = set()
    said = patterns.findall(r"[^\W_]+", text[:_LONGEST].casefold())
    for place in [n for n, word in enumerate(said) if word in _KNOWN]:
        word, before = said[place], said[place - 1] if place else ""
        beside = {before, *said[place + 1 : place + 2]}
        counted = word in ("season", "seasons") and not beside.isdisjoint(_COUNTED)
        if kind := "series" if counted else _KIND_NAMED.get(word):
            spoken[kind] = spoken.get(kind, 0) + (3 if before in _POINTING else 2)
            named.add(kind)
        else:
            kind = _KIND_OF_PART[word]
            spoken[kind] = spoken.get(kind, 0) + 1
    return {kind: count for kind, count in spoken.items() if kind in named}


def spoken_kind(text: str) -> str | None:
    """The kind of work a text is about; None where none, or more than one, comes to the fore."""
    ranked = sorted(spoken_kinds(text).items(), key=lambda each: -each[1])
    if not ranked:
        return None
    alone = (_ALONE - (len(text) < _FEW)) if len(ranked) == 1 else _ENOUGH
    if ranked[0][1] < alone or (len(ranked) > 1 and ranked[0][1] < _AHEAD * ranked[1][1]):
        return None
    return ranked[0][0]
