"""Readings: what the program made out in a body, kept in the index and in no file of a person.

Reading a review takes some ten times as long as taking in its file, so it is not done while
folders are read: it is done when somebody asks for its points, or in quiet moments, and kept until
the file, the kind of its work, or the program that reads changes.
"""

from __future__ import annotations

import json
import os
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from reviewtui.library.correction_blocks import ACCEPT
from reviewtui.model.point import Origin, Point, Polarity, Span
from reviewtui.model.text import LONG

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from reviewtui.library.correction_blocks import Correction
    from reviewtui.library.corrections import Corrections
    from reviewtui.model.review import Work

FIRST = 100_000
"""The place in the table of points of the first one that was made out; stated ones are before."""


class Reading(NamedTuple):
    """What was made out in one body."""

    points: tuple[Point, ...]
    verdict: Span | None
    voices: tuple[Span, ...]


@lru_cache(maxsize=1)
def extractor() -> str:
    """The version of what reads: another one, and every review is read anew when it is shown."""
    import reviewtui.extract

    (folder,) = reviewtui.extract.__path__
    with os.scandir(folder) as entries:
        files = [(e.name, e.stat()) for e in entries if e.is_file() and e.name[-4:] != ".pyc"]
    told = sorted(f"{name} {stat.st_size} {stat.st_mtime_ns}" for name, stat in files)
    return f"{crc32(chr(10).join(told).encode('utf-8', 'replace')):08x}"


def wanted(stated: int, said: Sequence[Correction]) -> bool:
    """Whether points are looked for: not beside those that a person or the critic listed.

    What was accepted in the app stands in the file too, and hides none of the others.
    """
    return stated <= sum(each.said == ACCEPT for each in said)


def read(body: str, work: Work, *, points: bool) -> Reading:
    """Make out points, verdict and voices; of what is too long for a review, in its beginning."""
    body = body[:LONG]
    from reviewtui.extract.points import find_verdict, read_points, reported

    found = read_points(body, kind=work.kind, work=work.title) if points else ()
    return Reading(found, find_verdict(body, found, work=work.title), reported(body))


def kept(
    db: sqlite3.Connection, number: int, work: Work, found: tuple[Point, ...], *, points: bool
) -> Reading | None:
    """The reading the index has of a review, with the points it found, if it still holds."""
    row = db.execute(
        "SELECT verdict_start, verdict_end, voices FROM readings WHERE no = ? AND made_by = ?",
        (number, _made_by(work.kind, work.title, points=points)),
    ).fetchone()
    if row is None:
        return None
    start, end, voices = row
    ends = [int(each) for each in voices.split()]
    return Reading(
        found,
        None if start is None else Span(start, end),
        tuple(map(Span, ends[::2], ends[1::2])),
    )


def keep(
    db: sqlite3.Connection, number: int, work: Work, reading: Reading, *, points: bool
) -> None:
    """Keep a reading, in the transaction of whoever calls."""
    verdict = reading.verdict
    db.execute("DELETE FROM points WHERE no = ? AND place >= ?", (number, FIRST))
    db.execute(
        "INSERT OR REPLACE INTO readings VALUES (?, ?, ?, ?, ?)",
        (
            number,
            _made_by(work.kind, work.title, points=points),
            verdict.start if verdict else None,
            verdict.end if verdict else None,
            " ".join(f"{span.start} {span.end}" for span in reading.voices),
        ),
    )
    db.executemany(
        "INSERT INTO points VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                number, place, point.aspect, point.polarity.value, point.label, point.quote,
                point.span.start if point.span else None, point.span.end if point.span else None,
                point.origin.value,
            )
            for place, point in enumerate(reading.points, FIRST)
        ],
    )  # fmt: skip


def all_read(db: sqlite3.Connection) -> bool:
    """Whether this program has read every review; quick to say, however many there are."""
    ours = (f"{extractor()} ", f"{extractor()}!")  # `!` comes next after a blank
    reviews = db.execute("SELECT count(*) FROM reviews").fetchone()
    return bool(
        reviews
        == db.execute(
            "SELECT count(*) FROM readings WHERE made_by >= ? AND made_by < ?", ours
        ).fetchone()
    )


def due(
    db: sqlite3.Connection,
    corrections: Corrections,
    work: str | None = None,
    limit: int | None = None,
) -> list[str]:
    """The ids of the reviews to be read, those first whose works have most critics.

    Those of one work come last first: whoever reads them meets whoever reads all in the middle.
    What a person said may ask for another reading of a review that was read; the file changed
    otherwise, and what was read is gone with what the file said.
    """
    said = json.dumps(sorted({each.review for each in corrections}))
    rows = db.execute(
        "SELECT r.id, r.url, coalesce(w.kind, r.kind), coalesce(w.title, r.work), g.made_by,"
        " (SELECT count(*) FROM points p WHERE p.no = r.no AND p.place < ?)"
        " FROM reviews r LEFT JOIN works w ON w.slug = r.work_slug"
        " LEFT JOIN readings g ON g.no = r.no WHERE (? IS NULL OR r.work_slug = ?)"
        " AND (g.made_by IS NULL OR r.id IN (SELECT value FROM json_each(?)) OR g.made_by NOT IN"
        " (? || coalesce(w.kind, r.kind, '-') || ' ' || coalesce(w.title, r.work),"
        " ? || coalesce(w.kind, r.kind, '-') || ' ' || coalesce(w.title, r.work)))"
        " ORDER BY w.count DESC, r.work_slug, r.no LIMIT ?",
        (
            FIRST, work, work, said, f"{extractor()} points ", f"{extractor()} no points ",
            -1 if limit is None else limit,
        ),
    ).fetchall()  # fmt: skip
    if work is not None:
        rows.reverse()
    return [
        identity
        for identity, url, kind, title, made_by, stated in rows
        if made_by != _made_by(kind, title, points=wanted(stated, corrections.of(identity, url)))
    ]


def points_of(db: sqlite3.Connection, number: int) -> tuple[tuple[Point, ...], tuple[Point, ...]]:
    """The points of a review that its file states, and those made out in its body."""
    rows = db.execute(
        'SELECT place, aspect, polarity, label, quote, start, "end", origin FROM points'
        " WHERE no = ? ORDER BY place",
        (number,),
    ).fetchall()
    sides, origins, span = _POLARITIES, _ORIGINS, Span
    points = [
        Point(a, sides[p], label, quote, origins[o], None if start is None else span(start, end))
        for _, a, p, label, quote, start, end, o in rows
    ]
    stated = sum(row[0] < FIRST for row in rows)
    return tuple(points[:stated]), tuple(points[stated:])


_POLARITIES = {each.value: each for each in Polarity}
_ORIGINS = {each.value: each for each in Origin}


def _made_by(kind: str | None, title: str, *, points: bool) -> str:
    return f"{extractor()} {'points' if points else 'no points'} {kind or '-'} {title}"
