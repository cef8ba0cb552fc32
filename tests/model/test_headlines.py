from __future__ import annotations

import pytest

from reviewtui.model.headlines import read_headline


@pytest.mark.parametrize(
    ("line", "work", "year"),
    [
        ("Ballerina review | Is this spin-off any good?", "Ballerina", None),
        ("From the World of John Wick: Ballerina", "Ballerina", None),
        ("Ballerina (2025)", "Ballerina", 2025),
        ("‘Schindler’s List’ Review: a masterwork", "Schindler’s List", None),
        ("Ballerina movie review & film summary (2025)", "Ballerina", 2025),
        ("‘The Bear’ Season 2 Review: Cousin", "The Bear: Season 2", None),
        ("Nordkai: Kritik zu Staffel 3", "Nordkai: Season 3", None),
        ("Nordkai, la recensione della stagione 3 in uscita", "Nordkai: Season 3", None),
        ("Critique de la saison 2 : Nordkai", "Nordkai: Season 2", None),
        ("The Wharf – Review of Season 2", "The Wharf: Season 2", None),
        ("The Bear: Season Two Review", "The Bear: Season 2", None),
        ("Elden Ring Review (PS5)", "Elden Ring", None),
        ("Mission: Impossible – Fallout review: wow", "Mission: Impossible – Fallout", None),
        ("[Review] Dune: Part Two", "Dune: Part Two", None),
        ("2001: A Space Odyssey (1968) Review", "2001: A Space Odyssey", 1968),
        ("The Substance (Coralie Fargeat, 2024)", "The Substance", 2024),
        ("Cannes 2024 Review: Anora", "Anora", None),
        ("Album Review: Radiohead – In Rainbows", "In Rainbows", None),
        ("Album review: Mara Linden, Velvet Static", "Velvet Static", None),
        ("Kritik: Das Boot", "Das Boot", None),
        ("Reseña de El Hoyo", "El Hoyo", None),
        ("Is Ballerina worth watching?", "Ballerina", None),
        ("1917 review", "1917", None),
        ("Her (2013) | A critic", "Her", 2013),
        ("Film Review", None, None),
        ("Saltmarsh – Netflix Season 2 Review", "Saltmarsh: Season 2", None),
        ("Saltmarsh – Season Two Review", "Saltmarsh: Season 2", None),
        ("‘Saltmarsh’ (Season 2) Review (No Spoilers)", "Saltmarsh: Season 2", None),
        ("Saltmarsh Series Review (Season 3)", "Saltmarsh: Season 3", None),
        ("TV Review: Saltmarsh Season 2 – The Long View", "Saltmarsh: Season 2", None),
        ("Saltmarsh [Recensione S1]", "Saltmarsh: Season 1", None),
        ("Fazit: Nordkai - Filmkritik", "Nordkai", None),
        ("Buchtipp: Nordkai", "Nordkai", None),
        ("[Buchgedanken] Ida Holm: „Nordkai“", "Nordkai", None),
        ("Nordkai im Test", "Nordkai", None),
        ("Test de Rochenoire sur PS4", "Rochenoire", None),
        ("[CRITIQUE] Rochenoire – Une affaire de famille", "Rochenoire", None),
        ("Rochenoire, la recensione", "Rochenoire", None),
        ("Rochenoire – La nostra recensione", "Rochenoire", None),
        ("Anmeldelse av tynn is", "tynn is", None),
        ("RESEÑA Seis Noches de Niebla", "Seis Noches de Niebla", None),
        ("Lecturas de Invierno | Reseña: Niebla Baja", "Niebla Baja", None),
        ("Game Review #210: Paper Lanterns (Nintendo Switch)", "Paper Lanterns", None),
        ("Book of the Week: Low Tide", "Low Tide", None),
        ("Recommended: Low Tide by Ann Onym", "Low Tide", None),
        ("Low Tide – A Review by Ann Onym", "Low Tide", None),
        ("Los Faros (Serie B - 2024)", "Los Faros", 2024),
    ],
)
def test_a_headline_names_its_work(line: str, work: str | None, year: int | None) -> None:
    read = read_headline(line)
    assert (read.work, read.year) == (work, year)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Test de Rochenoire sur PS4", "game"),
        ("Paper Lanterns (PS4)", "game"),
        ("Avis sur Paper Lanterns pour Nintendo Switch", "game"),
        ("Paper Lanterns for Nintendo Switch review", "game"),
        ("Buchtipp: Nordkai", "book"),
        ("Album of the Week: Velvet Static", "music"),
        ("Saltmarsh Season 2 Review", "series"),
        ("Nordkai: Kritik", None),
    ],
)
def test_a_headline_names_the_kind_of_its_work(line: str, kind: str | None) -> None:
    assert read_headline(line).kind == kind


@pytest.mark.parametrize(
    ("line", "text", "work"),
    [
        (
            "Ida Holm’s Low Tide – review",
            "Low Tide is a quiet book. Holm writes as if nobody listened.",
            "Low Tide",
        ),
        ("Disney’s Low Tide review", "Low Tide is a film for a wet afternoon.", "Low Tide"),
        ("Crítica Marea Baja", "Marea Baja es una película larga.", "Marea Baja"),
        ("Kritik Nordkai", "Kritik Nordkai ist ein Buch über das Urteilen.", "Kritik Nordkai"),
        ("Serie tv drama Nordkai, la recensione", "In Nordkai piove sempre.", "Nordkai"),
        ("Film Noir – recensione", "Film Noir è un libro breve.", "Film Noir"),
        (
            "Molly’s Harbour review",
            "Molly’s Harbour is long. The harbour is cold.",
            "Molly’s Harbour",
        ),
        (
            "Low Tide – Ida Holm (Book Review)",
            "Low Tide is Holm’s second. Holm is dry.",
            "Low Tide",
        ),
        (
            "Ida Holm - Low Tide (Book Review)",
            "Novelist Ida Holm is back. Holm has a cold eye, and “Low Tide” shows it.",
            "Low Tide",
        ),
        (
            "Iron Coast: Salt Road (2015) Review",
            "“Iron Coast Salt Road” is loud.",
            "Iron Coast: Salt Road",
        ),
    ],
)
def test_the_text_tells_the_title_from_who_made_it(line: str, text: str, work: str) -> None:
    assert read_headline(line, text).work == work


def test_what_the_text_is_about_tells_an_album_from_its_band() -> None:
    line = "Kid Pigeon - Low Lights"
    assert read_headline(line, "Low Lights is long.", "music").work == "Low Lights"
    assert read_headline(line, "Low Lights is long.", "music").kind is None


def test_the_author_of_a_book_is_its_maker() -> None:
    read = read_headline("The Glass Hotel by Emily St John Mandel review – a haunting tale")
    assert (read.work, read.creator) == ("The Glass Hotel", "Emily St John Mandel")
    assert read.kind == "book"
    assert read_headline("Stand by Me review").work == "Stand by Me"


def test_what_the_text_says_again_settles_where_a_title_ends() -> None:
    assert read_headline("Quarry, at the Regal", "I saw Quarry twice.").work == "Quarry"
    assert (
        read_headline("High Noon, Low Tide", "High Noon, Low Tide is long.").work
        == "High Noon, Low Tide"
    )
