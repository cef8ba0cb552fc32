"""What is thrown: all we ship that is like what comes in, damaged by chance, and by number."""

from __future__ import annotations

import random
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
SUFFIXES = {".html", ".xml", ".rdf", ".opml", ".md", ".txt", ".json"}
SPLICES = (
    b"<", b">", b"&#x1b;", b"\x1b]52;c;", b"\x00", b"+++\n", b"---\n", b"]]>", b"{", b"\xff\xfe",
    b'"', b"[[points]]\n", b"rating = ", b"4/5", b"<script type='application/ld+json'>", b"\r",
    b"\xe2\x80\xae", b"A" * 5000, b"<div>" * 300, b"../../", b"javascript:", b"<!--", b"<![CDATA[",
    b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"&a;", b"*" * 400, b"[" * 400, b"(" * 400, b"_" * 400,
    b"> " * 200, b"- " * 200, b"|" * 400, b"\xf0\x9f\x8c\x9f" * 30, b"1" * 400, b"9/" * 200,
    b"&" * 300, b"rating:: 4\n", b"rating: &a [*a]\n", b"<guid>x</guid>", b"<link/>", b" " * 3000,
    b"0000-99-99T99:99:99Z", b"Fri, 31 Feb 9999 25:61:61 +9999", b"http://[::1", b"\\" * 300,
)  # fmt: skip
FRONTS = (
    b"---\ntitle: The Gull\nrating: 4/5\ndate: 2025-06-06\ntags: [film, review]\n---\nLong, dull.",
    b"---\nlayout: review\nreview: {item: {name: Gull, imdb: tt0000001}, rating: {value: 7, "
    b"best: 10}}\npros:\n  - the sea\n---\nThe sea is good, the rest of it is bad.\n",
    b'+++\ntitle = "Gull"\ndate = 2025-06-06T09:00:00Z\n[extra]\nscore = 7.5\nkind = "film"\n'
    b"+++\nDull.\n",
    b'{"title": "Gull", "params": {"stars": 3.5, "film": {"title": "Gull", "year": 2025}}}\n\n'
    b"Dull.\n",
    b"---\ntags: [film]\n---\nrating:: 4\ndirector:: [[Somebody]]\n\nThe sea is ==good==. ^ab12",
    b'format = 1\n[[feed]]\nurl = "https://gull.example/feed"\ntitle = "Gull"\n',
    b'[[same]]\nworks = ["gull-2025", "the-gull"]\n[[apart]]\nreviews = ["a/gull"]\n',
)  # fmt: skip


def corpus() -> list[bytes]:
    """Everything we ship that is like what comes in, and front matter of other tools."""
    folders = ("tests/data", "content")
    paths = sorted(p for f in folders for p in (ROOT / f).rglob("*") if p.is_file())
    return [p.read_bytes() for p in paths if p.suffix in SUFFIXES] + list(FRONTS) * 4


def damaged(number: int, sources: list[bytes]) -> bytes:
    """The input of this number."""
    chance = random.Random(number)
    data = bytearray(chance.choice(sources))
    for _ in range(chance.randint(1, 12)):
        at = chance.randint(0, len(data))
        kind = chance.randrange(7)
        if kind == 0:
            data[at : at + chance.randint(1, 400)] = b""
        elif kind == 1:
            data[at:at] = chance.choice(SPLICES)
        elif kind == 2:
            other = chance.choice(sources)
            start = chance.randint(0, len(other))
            data[at:at] = other[start : start + chance.randint(1, 2000)]
        elif kind == 3 and data:
            data[at % len(data)] = chance.randrange(256)
        elif kind == 4:
            some = bytes(data[at : at + chance.randint(1, 60)])
            data[at:at] = some * chance.randint(2, 60)
        elif kind == 5:
            del data[at + chance.randint(1, 4000) :]
        else:
            data[at:at] = bytes(chance.randrange(256) for _ in range(chance.randint(1, 40)))
    return bytes(data)
