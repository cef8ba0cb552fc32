"""A text that somebody adds is refused only where it plainly is no review."""

from __future__ import annotations

import pytest

from reviewtui.model.draft import Draft
from reviewtui.sources.outcome import NotAReview
from reviewtui.sources.text import read_text

CHAPTER = (
    "Chapter One\n\nThe boat had been on the sand since Tuesday, and nobody had asked whose it was."
    " Marta walked round it twice with her hands in her coat. The paint was the blue of old"
    " school desks, and somebody had scratched a name into it and then scratched the name out.\n\n"
    "“It belongs to the Holms,” said the boy behind her.\n\n“The Holms are dead.”\n\n“Then it"
    " belongs to nobody,” he said, and sat down on the bow as if that settled the matter. The tide"
    " was going out. Far off a dog was barking at the gulls, and the gulls let it bark. She had a"
    " good coat and no money, and the bus did not leave before six.\n\n“Help me turn it over,” she"
    " said. They pushed, and the boat came up slowly, and under it was a suitcase, dry as the day"
    " it was packed.\n"
)
MAIL = (
    "From: Ann Onym <ann@example.org>\nTo: Bo <bo@example.org>\nSubject: Thursday\n\nHi Bo,\n\n"
    "thank you for a great evening. I will bring the good chairs, and the best would be to begin at"
    " nine."
    " Tell me if that is fine with you.\n\nAnn\n"
)
TALK = (
    "Ann: did you find the keys\nBo: no. where were they?\nAnn: in the blue coat, I think\n"
    "Bo: I love that coat. thanks!\nAnn: it is terrible and you know it\n"
)
ROOM = (
    "[12:03] <ann> hello\n[12:03] <bo> good morning.\n[12:04] <ann> the roof is great now\n"
    "[12:06] <cy> ours is terrible\n"
)
REPORT = (
    "Council votes for the new bridge\n\nThe city council voted on Tuesday to build a second bridge"
    " over the river. Work begins in spring and is to last two years. The mayor said that it"
    " would bring jobs to the north bank, while the opposition argued that the money belonged in"
    " schools. A last vote on the costs is due in March.\n"
)
KAPITEL = (
    "Am Morgen lag der Kahn noch immer auf dem Sand, und niemand hatte gefragt, wem er gehörte."
    " Marta ging zweimal um ihn herum und behielt die Hände in den Taschen. " * 6
)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (CHAPTER, "judges nothing"),
        (REPORT, "judges nothing"),
        (MAIL, "an e-mail"),
        (TALK, "a conversation"),
        (ROOM, "a conversation"),
        (KAPITEL, "speaks of no film"),
        ("Milk\nEggs\n2 x bread\nbutter\n", "a list or a note"),
        ("asdf jkl asdfkj. lkajsdf lkj! asdf\nqwer uiop.\n", "too short"),
        ("  \n\t\n", "no words"),
    ],
)
def test_what_plainly_is_something_else_is_refused_with_the_reason(text: str, reason: str) -> None:
    outcome = read_text(text)
    assert isinstance(outcome, NotAReview), outcome
    assert reason in outcome.reason


@pytest.mark.parametrize(
    "text",
    [
        # what happens in an episode, and one opinion
        "In the third episode of Saltmarsh the sisters go back to the ferry. The harbour master"
        " tells them of the storm, and the younger one does not believe it. They take the boat out"
        " at night, and the engine stops. It was worth the wait to see who answers their call.",
        # nothing but a number under the name
        "Paper Lanterns\n9.2\nA game about a street that sells light. You carry it home, and it"
        " goes out. Then you carry it again, and the wind helps.",
        # neither film nor book
        "We went to the Gull on a Friday. The menu is short, the dishes come when they like, and"
        " the soup was the best I had this year.",
        "Loved it. Great fun, and over too soon, but nobody who saw it will forget the last ten"
        " minutes, and we talked about them all the way home in the rain.",
        "Das Spiel beginnt am Hafen. Man trägt Laternen nach Hause, und der Wind bläst sie aus.",
    ],
)
def test_a_text_that_may_be_a_review_is_taken(text: str) -> None:
    assert isinstance(read_text(text), Draft)


def test_a_mail_that_holds_a_review_is_taken() -> None:
    text = MAIL.replace("Hi Bo,\n\n", "Hi Bo,\n\nI saw the film Low Tide, and the film is dull. ")
    assert isinstance(read_text(text), Draft)
