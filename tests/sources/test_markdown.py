from __future__ import annotations

from datetime import date

import pytest

from reviewtui.model.point import Polarity
from reviewtui.model.review import Draft
from reviewtui.sources.markdown import read_markdown
from reviewtui.sources.outcome import NotAReview

BODY = "\nLow Tide is *slow*, and good.\n\n## The Mud\n\nThere is a **lot** of it.\n"
FRONTS = {
    "Jekyll": "---\ntitle: 'Low Tide review: sand in everything'\ndate: 2021-03-04 10:00 +0100\n"
    "author: Ada Gull\nrating: 3.5/5\ncategories: [movies]\ncanonical_url: https://gull.example/lt\n---",
    "Jekyll, not quite YAML": "---\ntitle: Low Tide review: sand in everything\ndate: 2021-03-04\n"
    "author: Ada Gull\nscore: 3.5/5\ntags:\n  - film\nlink: https://gull.example/lt\n---",
    "Hugo": '+++\ntitle = "Low Tide review: sand in everything"\ndate = 2021-03-04T10:00:00+01:00\n'
    'authors = ["Ada Gull"]\ntags = ["film"]\ncanonicalURL = "https://gull.example/lt"\n'
    '[params.review]\nstars = "3.5"\n+++',
    "Zola": '+++\ntitle = "Low Tide review: sand in everything"\ndate = 2021-03-04\n[taxonomies]\n'
    'tags = ["film"]\n[extra]\nauthor = "Ada Gull"\nrating = {value = 3.5, best = 5}\n'
    'canonical = "https://gull.example/lt"\n+++',
    "Hugo JSON": '{"title": "Low Tide review: sand in everything", "date": "2021-03-04",\n'
    '"author": {"name": "Ada Gull"}, "type": "movie", "score": 3.5, "out_of": 5,\n'
    '"canonical": "https://gull.example/lt"}\n',
    "Obsidian": "---\nfilm: '[[Low Tide]]'\ntitle: 'Low Tide review: sand in everything'\n"
    "date: 2021-03-04\nreviewer: '[[people/Ada|Ada Gull]]'\nrating: 3.5/5\n"
    "source: https://gull.example/lt\n---",
}


def draft_of(text: str) -> Draft:
    draft = read_markdown(text)
    assert isinstance(draft, Draft), draft
    return draft


@pytest.mark.parametrize("tool", FRONTS)
def test_front_matter_of_every_tool_says_the_same(tool: str) -> None:
    draft = draft_of(f"{FRONTS[tool]}\n{BODY}")
    assert (draft.work, draft.kind, draft.critic) == ("Low Tide", "film", "Ada Gull")
    assert draft.published == date(2021, 3, 4)
    assert draft.rating is not None
    assert (draft.rating.text, draft.rating.score) == ("3.5/5", 70)
    assert draft.url == "https://gull.example/lt"
    assert draft.title == "Low Tide review: sand in everything"
    assert draft.body == BODY.strip()
    assert draft.headings == ("The Mud",)


@pytest.mark.parametrize(
    ("front", "work", "critic", "rating"),
    [
        ("title: The Grey Orchard\nauthor: E. Marrow\ntags: [books]\nrating: 4", "The Grey Orchard", None, "4"),
        ("book: {title: The Grey Orchard, author: E. Marrow}\nauthor: Tom Pipit", "The Grey Orchard", "Tom Pipit", None),
        ("movie: 1917\nstars: 4", "1917", None, "4/5"),
        ("film: Yes\ntitle: Yes\ngrade: B-", "Yes", None, "B-"),
        ("work: Low Tide\nrating: ⭐⭐⭐\nimdb_rating: 8.1", "Low Tide", None, "⭐⭐⭐"),
        ("game: Hollow Lantern\nscore: 9.0\nout_of: 10\nauthor: admin", "Hollow Lantern", None, "9.0/10"),
    ],
)  # fmt: skip
def test_customary_names_of_fields(
    front: str, work: str, critic: str | None, rating: str | None
) -> None:
    draft = draft_of(f"---\n{front}\n---\nA fine, patient thing that I enjoyed.\n")
    assert (draft.work, draft.critic) == (work, critic)
    assert (draft.rating.text if draft.rating else None) == rating


def test_pros_and_cons_are_stated_points() -> None:
    draft = draft_of(
        "---\nwork: X2\npros: [light, cheap]\ncons:\n  - the cable\n---\nGood sound.\n"
    )
    assert [(p.label, p.polarity) for p in draft.points] == [
        ("light", Polarity.PRO), ("cheap", Polarity.PRO), ("the cable", Polarity.CON),
    ]  # fmt: skip


def test_a_file_of_ours_comes_back_as_it_was() -> None:
    text = (
        '+++\nformat = 1\nwork = "Low Tide"\nyear = 2021\noutlet = "The Gull"\nrating = "4/5"\n'
        'verdict = "Calm."\ndigest = true\nidentifiers = ["imdb:tt1234567"]\n\n[[points]]\n'
        'aspect = "story"\npolarity = "con"\nlabel = "no tale"\nquote = "nobody tells"\n+++\n\n'
        "It is calm, and nobody tells anything.\n"
    )
    draft = draft_of(text)
    assert (draft.work, draft.year, draft.outlet, draft.digest) == (
        "Low Tide",
        2021,
        "The Gull",
        True,
    )
    assert (draft.verdict, draft.identifiers) == ("Calm.", ("imdb:tt1234567",))
    (point,) = draft.points
    assert point.aspect == "story"
    assert point.span is not None
    assert draft.body[point.span.start : point.span.end] == "nobody tells"


def test_marks_of_one_tool_alone_become_text() -> None:
    draft = draft_of(
        "# Low Tide (2021) review\n\nBy Ada Gull\n\n{{< youtube abc >}}\n\nA film by [[Ned Knot|Knot]],"
        " and [[Estuary]]'s best. ==Good== fun. %%look up the year%%\n\n> [!warning] Spoilers\n> He"
        " drowns.\n\n{% include stars.html %}\n\n```\n{{< kept >}}\n```\n\n4/5\n\n#film #mud\n"
    )
    assert (draft.work, draft.year, draft.critic) == ("Low Tide", 2021, "Ada Gull")
    assert "A film by Knot, and Estuary's best. Good fun." in draft.body
    assert "> **Spoilers**\n> He drowns." in draft.body
    assert "{{< kept >}}" in draft.body
    assert set(draft.dropped) == {
        "{{< youtube abc >}}", "%%look up the year%%", "{% include stars.html %}", "#film #mud",
    }  # fmt: skip
    assert draft.rating is not None
    assert draft.rating.score == 80


def test_a_bomb_of_aliases_is_refused_and_quickly() -> None:
    lines = ["a0: &a0 [x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    outcome = read_markdown("---\n{}\n---\nText.\n".format("\n".join(lines)))
    assert isinstance(outcome, NotAReview)
    assert "aliases" in outcome.reason


@pytest.mark.parametrize(
    "text",
    [
        "---\n" + "a: " + "[" * 3000 + "\n---\nText.",
        "---\na: !!python/object/apply:os.system ['true']\n---\n",
        "+++\na = \n+++\nText.",
        '{"a": ' + "[" * 100_000 + "\n\ntext",
        "# Apple Cake\n\n- 200 g flour\n- 3 eggs\n- 2 tbsp sugar\n\nPreheat the oven. It is the best.",
        "---\n---\n",
    ],
)
def test_what_is_odd_is_refused_and_not_run(text: str) -> None:
    assert isinstance(read_markdown(text), NotAReview)
