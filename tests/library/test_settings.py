from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from platformdirs import PlatformDirs

from reviewtui.errors import BadFileError, UsageError
from reviewtui.library.settings import config_path, folders, load, shipped_library

if TYPE_CHECKING:
    from pathlib import Path


def config(home: Path, text: str) -> Path:
    path = home / "config" / "config.toml"
    path.parent.mkdir(parents=True)
    path.write_text(text)
    return path


@pytest.mark.parametrize("stated", [None, "/somewhere/else", ""])
def test_folders_are_where_platformdirs_says(
    stated: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("REVIEWTUI_HOME")
    for sort in ("CONFIG", "DATA", "STATE", "CACHE"):
        if stated is None:
            monkeypatch.delenv(f"XDG_{sort}_HOME", raising=False)
        else:
            monkeypatch.setenv(f"XDG_{sort}_HOME", stated and f"{stated}/{sort}")
    dirs = PlatformDirs("reviewtui", appauthor=False)
    assert folders() == (
        dirs.user_config_dir,
        dirs.user_data_dir,
        dirs.user_state_dir,
        dirs.user_cache_dir,
    )


def test_one_variable_moves_all_folders(home: Path) -> None:
    assert folders() == tuple(f"{home}/{part}" for part in ("config", "data", "state", "cache"))


def test_without_a_config_everything_has_a_default(home: Path) -> None:
    settings = load()
    assert (settings.theme, settings.mouse, settings.ascii, settings.keys) == (
        None,
        None,
        False,
        {},
    )
    assert settings.warnings == ()
    assert not home.exists()


def test_a_config_is_read_and_its_folders_expanded(home: Path, tmp_path: Path) -> None:
    config(
        home,
        f'content = ["{tmp_path}", "{tmp_path}/", "~", "beside"]\ntheme = "nord"\nmouse = false\n'
        'ascii = true\n[keys]\ncompare = "x"\nquit = ["q", "ctrl+q"]\n',
    )
    settings = load()
    beside = str(home / "config" / "beside")
    assert settings.content[0] == str(tmp_path)
    assert settings.content[2:] == (beside,)
    assert "~" not in settings.content[1]
    assert (settings.theme, settings.mouse, settings.ascii) == ("nord", False, True)
    assert settings.keys == {"compare": "x", "quit": "q,ctrl+q"}
    assert settings.warnings == ()


def test_what_is_unknown_or_wrong_is_a_warning_with_a_remedy(home: Path) -> None:
    path = config(
        home, 'them = "nord"\nzzz = 1\nmouse = "no"\ncontent = 3\n[keys]\ncompare = 3\nquit = "q"\n'
    )
    settings = load()
    said = "\n".join(settings.warnings)
    for words in ("did you mean theme?", "zzz is not known; known are", "mouse should be true or"):
        assert words in said
    assert "content is not a list" in said
    assert "keys.compare should be text" in said
    assert all(warning.startswith(f"{path}: ") for warning in settings.warnings)
    assert (settings.theme, settings.mouse, settings.keys) == (None, None, {"quit": "q"})


def test_a_config_that_is_not_toml_is_refused_with_its_line_and_left_alone(home: Path) -> None:
    path = config(home, 'theme = "nord"\nmouse = = 1\n')
    with pytest.raises(BadFileError, match=r"config.toml:2: this is not TOML"):
        load()
    assert path.read_text() == 'theme = "nord"\nmouse = = 1\n'
    assert config_path() == str(path)


def test_folders_named_go_before_those_stated(home: Path, tmp_path: Path) -> None:
    config(home, f'content = ["{tmp_path}/stated"]\n')
    (tmp_path / "named").mkdir()
    settings = load([str(tmp_path / "named")])
    assert settings.content == (str(tmp_path / "named"),)
    assert settings.stated == (f"{tmp_path}/stated",)


def test_a_named_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError, match="there is no such folder"):
        load([str(tmp_path / "gone")])
    with pytest.raises(UsageError, match="is not a folder"):
        load([str(tmp_path / "file")])


def test_otherwise_ones_own_is_read_and_what_lies_nearest(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = tmp_path / "cwd"
    work.mkdir()
    monkeypatch.chdir(work)
    assert load().content == (shipped_library(),)
    (home / "data" / "reviews").mkdir(parents=True)
    own = str(home / "data" / "reviews")
    assert load().content == (own, shipped_library())
    (work / "content").mkdir()
    assert load().content == (own, "content")


def test_toml_is_only_imported_for_a_config_that_exists() -> None:
    code = "import sys; from reviewtui.library.settings import load; load();"
    code += "sys.exit('tomllib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
