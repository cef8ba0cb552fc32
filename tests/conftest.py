"""What every test stands on: folders of its own, and no network."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A REVIEWTUI_HOME that nobody else sees."""
    path = tmp_path / "home"
    monkeypatch.setenv("REVIEWTUI_HOME", str(path))
    for variable in ("SSH_CONNECTION", "NO_COLOR", "EDITOR", "VISUAL", "PAGER", "BROWSER"):
        monkeypatch.delenv(variable, raising=False)
    return path
