"""A feeds.toml with a mistake: named wherever somebody looks, and left as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reviewtui.library.settings import Settings, folders
from reviewtui.tui.app import ReviewApp
from tests.tui.installed import write_library
from tests.tui.seeing import seen, settle

if TYPE_CHECKING:
    from pathlib import Path

MISTAKES = [
    ('[[feed]]\nurl = "https://a.example/feed\n', 2),
    ('# mine\n\n[[feed]]\nurl = "https://a.example/f"\n\n[[feed]]\nurl = "gopher://b"\n', 6),
]


@pytest.mark.parametrize(("text", "line"), MISTAKES)
async def test_a_mistake_in_feeds_toml_is_told_with_its_line_and_the_file_left_as_it_is(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, line: int
) -> None:
    path = home / "config" / "feeds.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    app = ReviewApp(Settings(folders(), (str(write_library(tmp_path / "reviews")),)))
    said: list[str] = []
    async with app.run_test(size=(200, 40)) as pilot:
        await settle(pilot)
        monkeypatch.setattr(app, "say", said.append)
        await pilot.press("r")
        await settle(pilot)
        assert f"feeds.toml:{line}:" in said[-1]
        await pilot.press("P")
        await settle(pilot)
        assert f"feeds.toml:{line}" in seen(app)
    assert path.read_text("utf-8") == text
