"""Folders of each sort, and config.toml: read and checked, never written."""

from __future__ import annotations

import os
import sys

from reviewtui.errors import BadFileError, UsageError
from reviewtui.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import TypeVar

    T = TypeVar("T")


class Folders(Record):
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


class Settings(Record):
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
    picture: bool = True
    """Whether the screen is kept at the end, to be there at once at the next launch."""
    warnings: tuple[str, ...] = ()
    """Unknown keys and wrong values: file, line where known, and the nearest right one."""
    stated: tuple[str, ...] = ()
    """What `content` of config.toml says, whatever is in force."""


SHIPPED = "content"
_KEYS = ("content", "theme", "mouse", "ascii", "picture", "keys")


def config_path(where: Folders | None = None) -> str:
    """Where config.toml is, or would be."""
    return os.path.join((where or folders()).config, "config.toml")


def load(content: Sequence[str] = ()) -> Settings:
    """The settings in force; `content` are folders named on the command line.

    config.toml is opened only if it is there, and what reads TOML imported only then. What is
    unknown or wrong in it is a warning; what is not TOML at all is refused, and left as it is.
    """
    where = folders()
    path = config_path(where)
    table: dict[str, object] = _read(path) if os.path.isfile(path) else {}
    warnings: list[str] = []
    if table:
        _warn_of_unknown(table, path, warnings)
    stated = _folders_stated(table, path, warnings)
    return Settings(
        folders=where,
        content=roots(content, stated, where),
        theme=_of_type(table, "theme", str, path, warnings),
        keys=_keys(table, path, warnings),
        mouse=_of_type(table, "mouse", bool, path, warnings),
        ascii=bool(_of_type(table, "ascii", bool, path, warnings)),
        picture=_of_type(table, "picture", bool, path, warnings) is not False,
        warnings=tuple(warnings),
        stated=stated,
    )


def roots(named: Sequence[str], stated: Sequence[str], where: Folders) -> tuple[str, ...]:
    """The folders to read: those named, else config.toml's, else one's own and what came along.

    One's own is `reviews` in the data folder, where `add` keeps what nobody gave a place; beside
    it are read `./content`, else the reviews that come with the program, which are never changed.
    """
    for folder in named:
        if not os.path.isdir(os.path.expanduser(folder)):
            what = "is not a folder" if os.path.exists(folder) else "there is no such folder"
            raise UsageError(f"{_shown(folder)}: {what}\n  Name a folder of reviews.")
    if named:
        return _each_once(os.path.expanduser(folder) for folder in named)
    if stated:  # one that is away just now is told among the problems, and the others are read
        return _each_once(os.path.join(where.config, os.path.expanduser(each)) for each in stated)
    own = os.path.join(where.data, "reviews")
    found = SHIPPED if os.path.isdir(SHIPPED) else shipped_library()
    kept = (own,) if os.path.isdir(own) or not found else ()
    return (*kept, found) if found else kept


def _each_once(paths: Iterable[str]) -> tuple[str, ...]:
    """Folders without those that come twice under two spellings."""
    return tuple({os.path.realpath(path): os.path.normpath(path) for path in paths}.values())


def shipped_library() -> str | None:
    """The reviews that come along: inside an installed package, or beside it in a checkout."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    for above in (package, os.path.dirname(package)):
        folder = os.path.join(above, SHIPPED)
        if os.path.isdir(folder):
            return folder
    return None


def folder_for_new(settings: Settings) -> str:
    """The folder new reviews go to: the first that is read, but never what the program brought."""
    first = settings.content[0] if settings.content else ""
    brought = shipped_library()
    ours = not settings.stated and (
        first == SHIPPED or (brought and os.path.realpath(first) == os.path.realpath(brought))
    )
    return f"{settings.folders.data}/reviews" if ours or not first else first


def _read(path: str) -> dict[str, object]:
    from reviewtui.library import frontmatter

    try:
        with open(path, "rb") as file:
            text = file.read().decode("utf-8-sig")
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        todo = "Check that you may read it; it is left as it is."
        raise BadFileError(path, f"cannot be read: {reason}", todo) from error
    except UnicodeDecodeError as error:
        raise BadFileError(path, "is not UTF-8 text", "Save it as UTF-8.") from error
    table: dict[str, object] = frontmatter.parse(text, path)
    return table


def _warn_of_unknown(table: dict[str, object], path: str, warnings: list[str]) -> None:
    for key in table:
        if key not in _KEYS:
            from difflib import get_close_matches

            near = get_close_matches(key.casefold(), _KEYS, n=1)
            todo = f"did you mean {near[0]}?" if near else f"known are {', '.join(_KEYS)}"
            warnings.append(f"{_shown(path)}: the key {_shown(key)} is not known; {todo}")


def _folders_stated(table: dict[str, object], path: str, warnings: list[str]) -> tuple[str, ...]:
    stated = table.get("content", [])
    if isinstance(stated, str):
        stated = [stated]
    if not isinstance(stated, list) or not all(isinstance(each, str) for each in stated):
        warnings.append(f'{_shown(path)}: content is not a list; write content = ["~/reviews"]')
        return ()
    return tuple(each for each in stated if each)


def _of_type(
    table: dict[str, object], key: str, kind: type[T], path: str, warnings: list[str]
) -> T | None:
    stated = table.get(key)
    if stated is None or isinstance(stated, kind):
        return stated
    should = "true or false" if kind is bool else 'text in quotes, "..."'
    warnings.append(f"{_shown(path)}: {key} should be {should}; passed over")
    return None


def _keys(table: dict[str, object], path: str, warnings: list[str]) -> dict[str, str]:
    """`[keys]`: command id -> keys, several with commas or as a list.

    Whether the ids exist is for those to say who know the commands.
    """
    stated = table.get("keys", {})
    if not isinstance(stated, dict):
        warnings.append(f'{_shown(path)}: keys is not a table; write [keys], and compare = "c"')
        return {}
    keys: dict[str, str] = {}
    for command, pressed in stated.items():
        if isinstance(pressed, list) and all(isinstance(each, str) for each in pressed):
            keys[command] = ",".join(pressed)
        elif isinstance(pressed, str):
            keys[command] = pressed
        else:
            warnings.append(f'{_shown(path)}: keys.{_shown(command)} should be text, as "ctrl+n"')
    return keys


def _shown(text: str) -> str:
    from reviewtui.model.text import clean_line

    return clean_line(text)[:200]
