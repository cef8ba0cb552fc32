"""Atomic write and folder scan: the only code that writes a user's file.

Paths are strings and `os` does the work: a scan of 100,000 files makes no object more than it must.
"""

from __future__ import annotations

import errno
import os

from reviewtui.errors import StoreError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TEMPORARY = ".reviewtui-"
"""What the name of every file begins with that is being written and not yet in its place."""

REVIEW_SUFFIXES = (".md", ".markdown")
_UNSYNCABLE = {errno.EINVAL, errno.ENOTSUP, errno.EBADF, errno.EACCES, errno.EPERM, errno.EISDIR}

_UNLINKABLE = {errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK, errno.EACCES}
"""What a file system answers that knows no links, such as that of a memory stick."""


def atomic_write(path: str, data: bytes) -> None:
    """Give a file new content, such that a crash at any moment leaves the old or the new, whole.

    A link is followed, so that a config file kept elsewhere stays kept elsewhere; the permissions
    of an existing file stay as they were.
    """
    target = os.path.realpath(path)
    folder = os.path.dirname(target)
    temporary = os.path.join(folder, f"{_own_prefix()}{os.urandom(6).hex()}")
    try:
        _make_folder(folder)
        try:
            _write_synced(temporary, data, _mode_of(target))
            os.replace(temporary, target)
        except BaseException:
            _remove_if_there(temporary)
            raise
        _sync_folder(folder)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise StoreError(
            f"{path}: cannot be written: {reason}\n  What it held before is untouched."
            if os.path.exists(target)
            else f"{path}: cannot be written: {reason}"
        ) from error


def write_new(path: str, data: bytes) -> bool:
    """Make a file that is whole from its first moment; False where one of that name is there.

    A link cannot take the place of anything, as a rename can: two processes that choose one name
    both keep what they wrote.
    """
    folder = os.path.dirname(os.path.realpath(path))
    temporary = os.path.join(folder, f"{_own_prefix()}{os.urandom(6).hex()}")
    try:
        _make_folder(folder)
        try:
            _write_synced(temporary, data, None)
            _link_new(temporary, path, data)
        except FileExistsError:
            return False
        finally:
            _remove_if_there(temporary)
        _sync_folder(folder)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise StoreError(f"{path}: cannot be written: {reason}") from error
    return True


def remove_strays(folder: str) -> None:
    """Take away what a killed process of this machine left half written in a folder."""
    ours = f"{TEMPORARY}{os.uname().nodename}-"
    try:
        names = [name for name in os.listdir(folder) if name.startswith(ours)]
    except OSError:
        return
    for name in names:
        process = name[len(ours) :].split("-")[0]
        if process.isdecimal() and not _alive(int(process)):
            _remove_if_there(os.path.join(folder, name))


def scan(
    root: str, unreadable: Callable[[str, OSError], None] | None = None
) -> Iterator[tuple[str, int, int]]:
    """The review files under a folder: path relative to it, mtime in ns, size; sorted by folder.

    Hidden names are passed over. Linked folders are followed after all others, and none is entered
    twice, so that a loop of links ends and a review has one place.
    """
    pending: list[str] = [""]
    linked: list[str] = []
    entered: set[tuple[int, int]] = set()
    while pending or linked:
        inside = pending.pop() if pending else linked.pop(0)
        folder = os.path.join(root, inside) if inside else root
        try:
            here = os.stat(folder)
            if (here.st_dev, here.st_ino) in entered:
                continue
            entered.add((here.st_dev, here.st_ino))
            with os.scandir(folder) as listing:
                entries = sorted(listing, key=_name)
        except OSError as error:
            if unreadable is not None:
                unreadable(folder, error)
            continue
        below: list[str] = []
        for entry in entries:
            if entry.name[0] == ".":
                continue
            relative = f"{inside}/{entry.name}" if inside else entry.name
            try:
                if entry.is_dir():
                    (linked if entry.is_symlink() else below).append(relative)
                elif entry.name.lower().endswith(REVIEW_SUFFIXES) and entry.is_file():
                    stat = entry.stat()
                    yield relative, stat.st_mtime_ns, stat.st_size
            except OSError:  # gone, or a link to itself, since the folder was listed
                continue
        pending.extend(reversed(below))


def _name(entry: os.DirEntry[str]) -> str:
    return entry.name


def _own_prefix() -> str:
    return f"{TEMPORARY}{os.uname().nodename}-{os.getpid()}-"


def _mode_of(target: str) -> int | None:
    try:
        return os.stat(target).st_mode & 0o7777
    except FileNotFoundError:
        return None


def _write_synced(path: str, data: bytes, mode: int | None) -> None:
    # Windows would turn \n into \r\n without O_BINARY
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    handle = os.open(path, flags, 0o666 if mode is None else 0o600)
    try:
        left = memoryview(data)
        while left:
            left = left[os.write(handle, left) :]
        if mode is not None:
            os.chmod(path, mode)
        os.fsync(handle)
    finally:
        os.close(handle)


def _link_new(temporary: str, path: str, data: bytes) -> None:
    """Give a written file its name, unless that is taken."""
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError as error:
        if error.errno not in _UNLINKABLE:
            raise
        _write_synced(path, data, None)  # refuses a name that is taken, too


def _make_folder(folder: str) -> None:
    """Make a folder and those above it, each name of them synced into its parent."""
    if os.path.isdir(folder):
        return
    parent = os.path.dirname(folder)
    _make_folder(parent)
    try:
        os.mkdir(folder)
    except FileExistsError:  # another process was quicker
        return
    _sync_folder(parent)


def _sync_folder(folder: str) -> None:
    """Make a rename outlive a power cut, where the file system can promise that."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError as error:
        if error.errno in _UNSYNCABLE:
            return
        raise
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _UNSYNCABLE:
            raise
    finally:
        os.close(handle)


def _remove_if_there(path: str) -> None:
    try:
        os.unlink(path)
    except OSError:  # what cannot be removed now, remove_strays takes at the next launch
        return


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True
