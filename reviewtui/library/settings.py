"""Folders of each sort, and config.toml: read and checked, never written."""

from __future__ import annotations

import os
import sys
from typing import NamedTuple


class Folders(NamedTuple):
    """Where each sort of file lives; nothing is created until something is written."""

    config: str
    data: str
    state: str
    cache: str


def folders() -> Folders:
    """The four folders of this user. `REVIEWTUI_HOME` moves all of them.

    On Linux and the BSDs these are the XDG base directories, spelled out here because importing
    platformdirs costs more than the whole of `reviewtui list`; a test holds both to the same
    answer. Elsewhere platformdirs decides.
    """
    home = os.environ.get("REVIEWTUI_HOME")
    if home:
        home = os.path.abspath(os.path.expanduser(home))
        return Folders(*(f"{home}/{part}" for part in ("config", "data", "state", "cache")))
    if sys.platform in {"win32", "darwin", "android"}:
        from platformdirs import PlatformDirs

        dirs = PlatformDirs("reviewtui", appauthor=False)
        return Folders(
            dirs.user_config_dir, dirs.user_data_dir, dirs.user_state_dir, dirs.user_cache_dir
        )
    return Folders(
        _xdg("XDG_CONFIG_HOME", ".config"),
        _xdg("XDG_DATA_HOME", ".local/share"),
        _xdg("XDG_STATE_HOME", ".local/state"),
        _xdg("XDG_CACHE_HOME", ".cache"),
    )


def _xdg(variable: str, default: str) -> str:
    stated = os.environ.get(variable, "").strip()
    base = stated or os.path.expanduser(f"~/{default}")
    return f"{base}/reviewtui"


class Settings(NamedTuple):
    """What config.toml says, checked; every field has a default."""

    folders: Folders
    content: tuple[str, ...] = ()
    """Roots to read reviews from: the command line's, else config.toml's, else the default."""
    theme: str | None = None
    keys: dict[str, str] = {}
    """Command id -> keys, from `[keys]`."""
    mouse: bool | None = None
    """None: on, except in SSH sessions."""
    ascii: bool = False
    warnings: tuple[str, ...] = ()
    """Unknown keys and wrong values: file, line where known, and the nearest right one."""
