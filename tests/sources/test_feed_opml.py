"""Lists of feeds: in, merged, and out again with all they carry."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from reviewtui.errors import BadFileError
from reviewtui.sources.opml import Listed, Outlines

LIST = (Path(__file__).parent.parent / "data" / "feeds" / "list.opml").read_bytes()


def told(data: bytes) -> list[tuple[str, dict[str, str], str]]:
    """Every element with its attributes and words, in order: all that OPML can carry."""
    return [
        (each.tag, dict(each.attrib), (each.text or "").strip())
        for each in ElementTree.fromstring(data).iter()
    ]


def test_each_feed_is_found_once_in_order() -> None:
    assert Outlines.read(LIST, "list").feeds() == [
        Listed("https://harbour.example/feed", "The Harbour Post", "https://harbour.example/"),
        Listed("https://gull.example/feed.xml", "The Gull", None),
        Listed("https://heron.example/feed.json", "Heron", None),
    ]


def test_a_list_comes_out_as_it_went_in() -> None:
    outlines = Outlines.empty()
    outlines.merge(Outlines.read(LIST, "list"))
    assert told(outlines.render()) == told(LIST)
    assert b"a word of my own" in outlines.render()


def test_the_same_list_twice_changes_nothing() -> None:
    outlines = Outlines.read(LIST, "list")
    outlines.merge(Outlines.read(LIST, "list"))
    assert told(outlines.render()) == told(LIST)


def test_a_second_list_joins_folders_of_one_name() -> None:
    outlines = Outlines.read(LIST, "list")
    outlines.merge(
        Outlines.read(
            b'<opml version="1.0"><body><outline text="Films"><outline text="New" '
            b'xmlUrl="https://new.example/f"/></outline></body></opml>',
            "other",
        )
    )
    films = ElementTree.fromstring(outlines.render()).findall("./body/outline[@text='Films']")
    assert len(films) == 1
    assert films[0][-1].get("xmlUrl") == "https://new.example/f"


def test_what_is_no_longer_followed_goes_and_what_is_new_comes() -> None:
    outlines = Outlines.read(LIST, "list")
    outlines.keep({"https://heron.example/feed.json"})
    outlines.add(Listed("https://new.example/f", "New & <fresh>\x07", None))
    outlines.add(Listed("https://heron.example/feed.json", "Heron", None))
    assert [each.url for each in outlines.feeds()] == [
        "https://heron.example/feed.json",
        "https://new.example/f",
    ]
    texts = [each[1].get("text") for each in told(outlines.render())]
    assert "Just a note" in texts
    assert "By the sea" in texts
    assert "New & <fresh>" in texts


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is not XML"),
        (b"not xml", "is no"),
        (b"<rss/>", "is no OPML"),
        (b"<opml><head/></opml>", "is no OPML"),
        (b'<!DOCTYPE o [<!ENTITY a "b">]><opml><body/></opml>', "declares entities"),
        (
            '<!DOCTYPE o [<!ENTITY a "b">]><opml><body/></opml>'.encode("utf-16"),
            "declares entities",
        ),
    ],
)
def test_what_is_no_list_is_refused(data: bytes, says: str) -> None:
    with pytest.raises(BadFileError) as refused:
        Outlines.read(data, "some.opml")
    assert says in str(refused.value)
    assert "some.opml" in str(refused.value)


def test_a_list_that_is_not_well_formed_is_read_as_far_as_it_goes() -> None:
    data = b'<opml><body><outline text="A & B" xmlUrl="https://a.example/f"/></body>'
    assert [each.url for each in Outlines.read(data, "list").feeds()] == ["https://a.example/f"]


def test_only_addresses_on_the_web_are_feeds() -> None:
    data = b"""<opml><body><outline text="a" xmlUrl="file:///etc/passwd"/>
    <outline text="b" xmlUrl="javascript:1"/><outline text="c" xmlurl="https://c.example/f"/>
    </body></opml>"""
    assert [each.url for each in Outlines.read(data, "list").feeds()] == ["https://c.example/f"]
