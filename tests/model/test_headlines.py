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
    ],
)
def test_a_headline_names_its_work(line: str, work: str | None, year: int | None) -> None:
    read = read_headline(line)
    assert (read.work, read.year) == (work, year)


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
