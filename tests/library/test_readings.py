"""What the program makes out in a body: found, kept in the index, and put right by a person."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from reviewtui.errors import StoreError
from reviewtui.library import readings
from reviewtui.library.library import Library
from reviewtui.library.writing import render
from reviewtui.model.comparison import Agreement
from reviewtui.model.leaning import leaning, leaning_of
from reviewtui.model.point import Origin, Point, Polarity
from tests.raw_critics import TEXTS, write_raw

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reviewtui.model.review import Review

GULL = "the-gull/tin-harbour"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = Library.open(
        [str(write_raw(tmp_path / "reviews"))], str(tmp_path / "cache"), str(tmp_path / "config")
    )
    library.refresh()
    yield library
    library.close()


def reopened(tmp_path: Path, *, anew: bool = False) -> Library:
    """The same folders in a later session; `anew`: with an index made anew."""
    cache = tmp_path / ("cache-2" if anew else "cache")
    library = Library.open([str(tmp_path / "reviews")], str(cache), str(tmp_path / "config"))
    library.refresh()
    return library


def about(review: Review, words: str) -> Point:
    return next(point for point in review.points if words in point.quote)


def bytes_of(tmp_path: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in (tmp_path / "reviews").rglob("*.md")}


def test_three_texts_agree_in_praise_of_performances_and_in_fault_of_the_story(
    library: Library, tmp_path: Path
) -> None:
    before = bytes_of(tmp_path)
    comparison = library.comparison("tin-harbour")
    told = {row.aspect: row.agreement for row in comparison.aspects}
    assert told["performances"] is Agreement.PRAISE
    assert told["story"] is Agreement.FAULT
    claims = [claim for row in comparison.aspects for claim in row.claims]
    assert {claim.point.origin for claim in claims} == {Origin.FOUND}
    for claim in claims:
        span = claim.point.span
        assert span is not None
        assert claim.review.body[span.start : span.end] == claim.point.quote
    assert bytes_of(tmp_path) == before


def test_a_critic_quoted_in_a_review_is_a_voice_apart_and_no_claim(library: Library) -> None:
    review = library.review(GULL)
    (voice,) = review.voices
    assert "Vulture praised" in review.body[voice.start : voice.end]
    assert not any("Vulture" in point.quote for point in review.points)


def test_a_verdict_is_found_where_none_is_stated_and_is_never_written_down(
    library: Library,
) -> None:
    review = library.review(GULL)
    assert review.verdict == "Overall, Tin Harbour is a beautiful film with a weak story."
    assert review.verdict_origin is Origin.FOUND
    assert review.verdict_span is not None
    assert "verdict" not in render(review)


def test_nothing_is_read_for_points_until_somebody_asks(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    review = library.review(GULL, wait=False)
    assert review.pending
    assert review.points == ()
    assert library.review(GULL).points
    monkeypatch.setattr(readings, "read", lambda *_, **__: pytest.fail("read a second time"))
    kept = library.review(GULL, wait=False)
    assert not kept.pending
    assert kept == library.review(GULL)
    assert kept.points


def test_patience_leaves_critics_pending_and_the_next_look_finds_them_read(
    library: Library,
) -> None:
    first = library.comparison("tin-harbour", patience=0)
    assert all(review.pending for review in first.critics)
    assert first.aspects == ()
    assert library.read_ahead(lambda: False, lambda _: None) == len(TEXTS)
    then = library.comparison("tin-harbour", patience=0)
    assert not any(review.pending for review in then.critics)
    assert then == library.comparison("tin-harbour")
    assert library.read_ahead(lambda: False, lambda _: None) == 0


def test_reading_ahead_stops_when_told_to(library: Library) -> None:
    rests: list[float] = []
    assert library.read_ahead(lambda: len(rests) > 0, rests.append) == 1


def test_a_changed_file_and_another_extractor_are_read_anew(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.review(GULL)
    path = tmp_path / "reviews" / f"{GULL}.md"
    path.write_text("# Tin Harbour\n\nThe ending is wonderful.\n", encoding="utf-8")
    assert [point.quote for point in library.review(GULL).points] == ["The ending is wonderful."]
    library.refresh()
    assert library.review(GULL, wait=False).pending
    assert [point.quote for point in library.review(GULL).points] == ["The ending is wonderful."]
    monkeypatch.setattr(readings, "extractor", lambda: "another")
    assert library.review(GULL, wait=False).pending
    assert library.review(GULL).points


def test_what_a_file_states_is_not_doubled(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "reviews" / f"{GULL}.md"
    body = path.read_text(encoding="utf-8")
    stated = '+++\nwork = "Tin Harbour"\n[[points]]\naspect = "story"\npolarity = "con"\n'
    path.write_text(f'{stated}quote = "dull and predictable"\n+++\n{body}', encoding="utf-8")
    library.refresh()
    review = library.review(GULL)
    assert [point.origin for point in review.points] == [Origin.STATED]
    assert len(review.voices) == 1


def test_lists_in_the_body_stay_stated_and_what_is_found_stands_beside_them(
    library: Library, tmp_path: Path
) -> None:
    path = tmp_path / "reviews" / f"{GULL}.md"
    lists = "\n\n## Pros\n\n- gorgeous light\n\n## Cons\n\n- a predictable end\n"
    path.write_text(path.read_text(encoding="utf-8") + lists, encoding="utf-8")
    library.refresh()
    points = library.review(GULL).points
    assert [p.quote for p in points if p.origin is Origin.STATED] == [
        "gorgeous light",
        "a predictable end",
    ]
    assert any(point.origin is Origin.FOUND for point in points)


def test_an_index_that_somebody_writes_to_keeps_nobody_waiting_for_points(
    library: Library,
) -> None:
    with sqlite3.connect(library.index_path, isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        assert library.review(GULL).points
        other.execute("ROLLBACK")
    other.close()
    assert library.review(GULL, wait=False).pending


def test_found_points_can_be_searched_for_once_they_are_read(library: Library) -> None:
    library.read_ahead(lambda: False, lambda _: None)
    hits = library.search("aspect:sound stance:con").hits
    assert [hit.card.id for hit in hits] == ["evening-ledger/tin-harbour"]


# --- leaning


def test_a_review_without_a_rating_leans_in_words_with_its_evidence(library: Library) -> None:
    review = library.review("evening-ledger/tin-harbour")
    lean = leaning_of(review)
    assert lean is not None
    assert lean.words in {"leans to praise", "leans to fault", "mixed"}
    assert sum(count for _, count in lean.counts) == len(review.points)


@pytest.mark.parametrize(
    ("sides", "words"),
    [
        ("pp", None),
        ("ppp", "leans to praise"),
        ("ccc", "leans to fault"),
        ("ppcc", "mixed"),
        ("pppppcm", "leans to praise"),
        ("mmm", "mixed"),
    ],
)
def test_a_leaning_is_what_most_points_say_and_what_the_extractor_calls_it(
    sides: str, words: str | None
) -> None:
    of = {"p": Polarity.PRO, "c": Polarity.CON, "m": Polarity.MIXED}
    points = [Point("overall", of[side], "a label", "") for side in sides]
    lean = leaning(points)
    assert (lean.words if lean else None) == words


# --- corrections


def test_a_rejected_point_is_gone_and_stays_gone(library: Library, tmp_path: Path) -> None:
    review = library.review(GULL)
    point = about(review, "clumsy")
    library.corrections.reject(review, point)
    for session in (library, reopened(tmp_path), reopened(tmp_path, anew=True)):
        points = session.review(GULL).points
        assert points
        assert point not in points
    assert library.corrections.undo() == f"Took back rejecting “{point.label}”."
    assert point in library.review(GULL).points
    assert library.corrections.undo() is None


def test_a_changed_point_stays_changed_even_if_it_is_cut_otherwise(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    review = library.review(GULL)
    point = about(review, "beautiful film")
    library.corrections.change(review, point, aspect="overall", polarity=Polarity.MIXED)
    again = about(reopened(tmp_path, anew=True).review(GULL), "beautiful film")
    assert (again.aspect, again.polarity, again.origin) == (
        "overall",
        Polarity.MIXED,
        Origin.FOUND,
    )

    def better(*_: object, **__: object) -> readings.Reading:
        return readings.Reading((), None, ())

    monkeypatch.setattr(readings, "read", better)
    monkeypatch.setattr(readings, "extractor", lambda: "better")
    (only,) = library.review(GULL).points
    assert "beautiful film" in only.quote
    assert (only.aspect, only.polarity) == ("overall", Polarity.MIXED)
    assert only.span is not None


def test_a_review_that_moved_is_known_by_its_address(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "reviews" / f"{GULL}.md"
    head = '+++\nwork = "Tin Harbour"\nurl = "https://gull.example/tin"\n+++\n'
    path.write_text(head + path.read_text(encoding="utf-8"), encoding="utf-8")
    library.refresh()
    review = library.review(GULL)
    point = about(review, "clumsy")
    library.corrections.reject(review, point)
    path.rename(path.with_name("renamed.md"))
    library.refresh()
    assert point not in library.review("the-gull/renamed").points


def test_an_accepted_point_is_written_to_the_file_and_hides_no_other(
    library: Library, tmp_path: Path
) -> None:
    review = library.review(GULL)
    point = about(review, "gorgeous")
    path = tmp_path / "reviews" / f"{GULL}.md"
    before = path.read_bytes()
    library.corrections.accept(review, point)
    text = path.read_text(encoding="utf-8")
    assert text.endswith(before.decode())
    assert "[[points]]" in text
    assert 'work = "Tin Harbour"' in text
    for session in (library, reopened(tmp_path), reopened(tmp_path, anew=True)):
        points = session.review(GULL).points
        assert len(points) == len(review.points)
        (now,) = (each for each in points if "gorgeous" in each.quote)
        assert now.origin is Origin.STATED
        assert now.label == point.label
        assert not session.problems()
    assert library.corrections.undo() is not None
    assert path.read_bytes() == before


def test_undoing_an_accepted_point_keeps_what_was_written_to_the_file_since(
    library: Library, tmp_path: Path
) -> None:
    path = tmp_path / "reviews" / f"{GULL}.md"
    before = path.read_text(encoding="utf-8")
    review = library.review(GULL)
    library.corrections.accept(review, about(review, "gorgeous"))
    path.write_text(path.read_text(encoding="utf-8") + "More.\n", encoding="utf-8")
    assert library.corrections.undo() is not None
    assert path.read_text(encoding="utf-8") == before + "More.\n"


def test_an_accepted_point_that_was_edited_by_hand_is_left_as_it_is(
    library: Library, tmp_path: Path
) -> None:
    path = tmp_path / "reviews" / f"{GULL}.md"
    review = library.review(GULL)
    library.corrections.accept(review, about(review, "gorgeous"))
    edited = path.read_text(encoding="utf-8").replace('polarity = "pro"', 'polarity = "mixed"')
    path.write_text(edited, encoding="utf-8")
    assert "was changed since" in str(library.corrections.undo())
    assert path.read_text(encoding="utf-8") == edited
    assert library.corrections.undo() is None


def test_every_correction_can_be_taken_back_after_a_restart_newest_first(
    library: Library, tmp_path: Path
) -> None:
    before = (tmp_path / "reviews" / f"{GULL}.md").read_bytes()
    review = library.review(GULL)
    library.corrections.reject(review, about(review, "superb"))
    library.corrections.change(
        review, about(review, "clumsy"), aspect="tone", polarity=Polarity.PRO
    )
    library.corrections.accept(review, about(review, "gorgeous"))
    said = []
    for _ in range(4):
        again = reopened(tmp_path)
        said.append(again.corrections.undo())
    assert [words.split()[2] if words else None for words in said] == [
        "accepting", "changing", "rejecting", None,
    ]  # fmt: skip
    assert (tmp_path / "reviews" / f"{GULL}.md").read_bytes() == before
    library.refresh()
    assert library.review(GULL).points == review.points


def test_a_correction_changed_by_hand_since_is_not_taken_back(
    library: Library, tmp_path: Path
) -> None:
    review = library.review(GULL)
    library.corrections.reject(review, about(review, "gorgeous"))
    path = tmp_path / "config" / "corrections.toml"
    edited = path.read_text(encoding="utf-8").replace('"reject"', '"change"')
    path.write_text(edited, encoding="utf-8")
    assert "was changed since" in str(reopened(tmp_path).corrections.undo())
    assert path.read_text(encoding="utf-8") == edited


def test_nothing_is_taken_back_while_the_file_holds_a_mistake(
    library: Library, tmp_path: Path
) -> None:
    review = library.review(GULL)
    reviewed = tmp_path / "reviews" / f"{GULL}.md"
    library.corrections.accept(review, about(review, "gorgeous"))
    accepted = reviewed.read_bytes()
    path = tmp_path / "config" / "corrections.toml"
    path.write_text(path.read_text(encoding="utf-8") + "[[correction]]\n", encoding="utf-8")
    with pytest.raises(StoreError):
        library.corrections.undo()
    assert reviewed.read_bytes() == accepted


def test_a_session_takes_back_its_own_correction_and_not_that_of_another(
    library: Library, tmp_path: Path
) -> None:
    other = reopened(tmp_path)
    review = library.review(GULL)
    library.corrections.reject(review, about(review, "gorgeous"))
    other.corrections.reject(review, about(review, "superb"))
    assert "gorgeous" in str(library.corrections.undo())
    assert library.corrections.undo() is None
    assert "excellent" in str(other.corrections.undo())


def test_without_the_history_the_corrections_stand_and_nothing_can_be_taken_back(
    library: Library, tmp_path: Path
) -> None:
    review = library.review(GULL)
    library.corrections.reject(review, about(review, "gorgeous"))
    for path in tmp_path.rglob("corrections.jsonl"):
        path.write_text('{"id": "a"}\nnot json\n[]\n', encoding="utf-8")
    again = reopened(tmp_path)
    assert again.corrections.undo() is None
    assert again.corrections.newest() is None
    assert len(again.corrections.of(GULL, None)) == 1


def test_a_point_that_cannot_be_written_is_not_kept_as_accepted(
    library: Library, tmp_path: Path
) -> None:
    review = library.review(GULL)
    (tmp_path / "reviews" / f"{GULL}.md").unlink()
    with pytest.raises(Exception, match="cannot be read"):
        library.corrections.accept(review, about(review, "gorgeous"))
    assert not library.corrections.of(GULL, None)


def test_the_file_of_corrections_may_be_written_by_hand(library: Library, tmp_path: Path) -> None:
    review = library.review(GULL)
    point = about(review, "clumsy")
    path = tmp_path / "config" / "corrections.toml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(
        "# mine\nformat = 1\n\n[[correction]] # no fault at all\n"
        f'review = "{GULL}"\nsaid = "reject"\n'
        'quote = """The story is dull and predictable,\nand the dialogue is clumsy."""\n# end\n',
        encoding="utf-8",
    )
    assert point not in library.review(GULL).points
    library.corrections.reject(review, about(review, "gorgeous"))
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# mine\n")
    assert "no fault at all" in text
    assert text.count("[[correction]]") == 2
    assert len(library.corrections.of(GULL, None)) == 2


def test_saying_another_thing_of_the_same_words_replaces_the_first(
    library: Library, tmp_path: Path
) -> None:
    review = library.review(GULL)
    point = about(review, "gorgeous")
    library.corrections.change(review, point, aspect="tone", polarity=Polarity.CON)
    library.corrections.reject(review, about(library.review(GULL), "gorgeous"))
    assert [c.said for c in library.corrections.of(GULL, None)] == ["reject"]
    library.corrections.undo()
    assert about(library.review(GULL), "gorgeous").aspect == "tone"


@pytest.mark.parametrize(
    "mistake",
    [
        "format = 1\n[[correction]]\nreview = 3\n",
        "format = 9\n",
        "format = \n",
        '[[correction]]\nreview = "a"\nquote = "b"\nsaid = "perhaps"\n',
        '[[correction]]\nreview = "a"\nsaid = "reject"\n',
    ],
)
def test_a_file_with_a_mistake_is_told_and_never_written(
    library: Library, tmp_path: Path, mistake: str
) -> None:
    path = tmp_path / "config" / "corrections.toml"
    path.parent.mkdir(exist_ok=True)
    good = f'\n[[correction]]\nreview = "{GULL}"\nquote = "clumsy"\nsaid = "reject"\n'
    path.write_text(mistake + good, encoding="utf-8")
    review = library.review(GULL)
    assert not any("clumsy" in point.quote for point in review.points)
    assert library.corrections.problems
    with pytest.raises(StoreError):
        library.corrections.reject(review, review.points[0])
    assert path.read_text(encoding="utf-8") == mistake + good


def test_two_sessions_lose_none_of_their_corrections(library: Library, tmp_path: Path) -> None:
    other = reopened(tmp_path)
    review = library.review(GULL)
    one, two = about(review, "gorgeous"), about(review, "superb")
    library.corrections.reject(review, one)
    other.corrections.reject(review, two)
    left = library.review(GULL).points
    assert one not in left
    assert two not in left
    assert library.corrections.undo()
    assert one in other.review(GULL).points
    assert two not in other.review(GULL).points


def test_without_a_folder_nothing_is_corrected(tmp_path: Path) -> None:
    library = Library.open([str(write_raw(tmp_path / "reviews"))], str(tmp_path / "cache"))
    library.refresh()
    review = library.review(GULL)
    with pytest.raises(StoreError):
        library.corrections.reject(review, review.points[0])


# --- in a process of its own


def test_another_process_reads_what_is_due_and_this_one_finds_it(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert len(library.due()) == len(TEXTS)
    assert library.due("nothing-of-the-kind") == []
    assert library.read_aside(lambda: False, work="tin-harbour")
    assert library.due() == []
    monkeypatch.setattr(readings, "read", lambda *_, **__: pytest.fail("read a second time"))
    assert library.review(GULL).points


def test_the_other_process_ends_when_it_is_told_to(library: Library) -> None:
    assert library.read_aside(lambda: True)
    assert len(library.due()) == len(TEXTS)


def test_where_no_process_can_be_started_that_is_said(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.executable", "/nowhere/python")
    assert not library.read_aside(lambda: False)


def test_a_process_that_fails_is_not_taken_for_done(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.executable", "/bin/false")
    assert not library.read_aside(lambda: False)
