"""The kind of work a text is about shows in the words that it uses."""

from __future__ import annotations

import pytest

from reviewtui.model.kinds import spoken_kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("This film is long, and the director knows it. The cast does not.", "film"),
        ("The second season has eight episodes, and six of them are about the ferry.", "series"),
        ("I played the game on my Switch for ten hours. The boss fights are unfair.", "game"),
        ("A novel of three hundred pages, and the author wastes none. The prose is dry.", "book"),
        ("The album has nine songs and one of them needs the guitar.", "music"),
        ("The headphones charge by USB, and the battery lasts a week.", "product"),
        ("Der Roman hat dreihundert Seiten, und die Autorin verschwendet keine.", "book"),
        ("Le film est long, et la réalisatrice le sait. Les acteurs non.", "film"),
        ("El juego es corto, y el jugador lo agradece.", "game"),
        ("Romanen er kort, og forfatteren vet det.", "book"),
        ("O filme é longo, e o diretor sabe disso.", "film"),
        # a film of a book speaks of both, and a season may be one of the year
        ("The novel was better than the film. The book has a heart, the movie a budget.", None),
        ("My dear readers, the season is back.", None),
        ("The council voted on Tuesday to build a second bridge.", None),
        ("", None),
    ],
)
def test_a_text_shows_the_kind_of_its_work(text: str, kind: str | None) -> None:
    assert spoken_kind(text) == kind
