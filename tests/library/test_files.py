from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

import pytest

from reviewtui.errors import StoreError
from reviewtui.library.files import TEMPORARY, atomic_write, remove_strays, scan

if TYPE_CHECKING:
    from pathlib import Path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_new_file_is_written_with_the_folders_above_it(tmp_path: Path) -> None:
    atomic_write(str(tmp_path / "a" / "b" / "c.toml"), b"x = 1\n")
    assert (tmp_path / "a" / "b" / "c.toml").read_bytes() == b"x = 1\n"
    assert names(tmp_path / "a" / "b") == ["c.toml"]


def test_a_rewritten_file_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "kept.toml"
    path.write_bytes(b"old")
    path.chmod(0o640)
    atomic_write(str(path), b"new")
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o7777 == 0o640


def test_a_link_stays_a_link_and_its_target_is_written(tmp_path: Path) -> None:
    target = tmp_path / "dotfiles" / "real.toml"
    target.parent.mkdir()
    target.write_bytes(b"old")
    link = tmp_path / "link.toml"
    link.symlink_to(target)
    atomic_write(str(link), b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


@pytest.mark.parametrize("call", ["open", "write", "fsync", "replace", "chmod"])
def test_a_failure_at_any_step_leaves_old_or_new_and_no_stray(
    call: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "marks.toml"
    path.write_bytes(b"old")

    def fail(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, call, fail)
    with pytest.raises(StoreError, match=r"marks.toml: cannot be written: no space left on device"):
        atomic_write(str(path), b"new")
    monkeypatch.undo()
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["marks.toml"]


def test_a_write_cut_short_goes_on_until_all_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: whole(handle, data[:3]))
    atomic_write(str(tmp_path / "x"), b"0123456789")
    assert (tmp_path / "x").read_bytes() == b"0123456789"


def test_strays_of_dead_processes_go_and_those_of_living_ones_stay(tmp_path: Path) -> None:
    host = os.uname().nodename
    dead = tmp_path / f"{TEMPORARY}{host}-{2**22 + 1}-ab"  # above any process id
    alive = tmp_path / f"{TEMPORARY}{host}-{os.getpid()}-ab"
    other_machine = tmp_path / f"{TEMPORARY}elsewhere.example-1-ab"
    for path in (dead, alive, other_machine):
        path.write_bytes(b"half")
    remove_strays(str(tmp_path))
    assert names(tmp_path) == sorted([alive.name, other_machine.name])


def test_only_markdown_that_is_not_hidden_is_found(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / ".git").mkdir()
    for name in ("b/two.MARKDOWN", "b/one.md", "b/outlet.toml", ".git/no.md", ".no.md", "a.md"):
        (tmp_path / name).write_text("text")
    (tmp_path / "folder.md").mkdir()
    found = list(scan(str(tmp_path)))
    assert [path for path, _, _ in found] == ["a.md", "b/one.md", "b/two.MARKDOWN"]
    assert found[0][1:] == ((tmp_path / "a.md").stat().st_mtime_ns, 4)


def test_loops_of_links_end_and_a_review_has_one_place(tmp_path: Path) -> None:
    (tmp_path / "m").mkdir()
    (tmp_path / "m" / "one.md").write_text("text")
    (tmp_path / "m" / "up").symlink_to(tmp_path)
    (tmp_path / "a-link").symlink_to(tmp_path / "m")
    (tmp_path / "self.md").symlink_to(tmp_path / "self.md")
    (tmp_path / "gone.md").symlink_to(tmp_path / "nowhere.md")
    assert [path for path, _, _ in scan(str(tmp_path))] == ["m/one.md"]


def test_a_folder_outside_is_followed_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "root").mkdir()
    (tmp_path / "far").mkdir()
    (tmp_path / "far" / "one.md").write_text("text")
    (tmp_path / "root" / "near").symlink_to(tmp_path / "far")
    assert [path for path, _, _ in scan(str(tmp_path / "root"))] == ["near/one.md"]


def test_a_folder_that_cannot_be_listed_is_told_and_hides_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "one.md").write_text("text")
    listing = os.scandir

    def refuse(folder: str) -> object:
        if folder.endswith("/a"):
            raise PermissionError(errno.EACCES, "Permission denied", folder)
        return listing(folder)

    monkeypatch.setattr(os, "scandir", refuse)
    told: list[str] = []
    found = list(scan(str(tmp_path), lambda folder, _: told.append(folder)))
    assert [path for path, _, _ in found] == ["b/one.md"]
    assert told == [str(tmp_path / "a")]
