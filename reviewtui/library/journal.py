"""Append-only files of lines, for what is written often: a line is there whole or not at all.

A process killed in mid-write leaves a last line without its end. Readers pass over it, the next
writer cuts it off; it is never completed, for half an id can be another id. Writers hold a lock.
"""

from __future__ import annotations

import os

from reviewtui.errors import StoreError


def append(path: str, data: bytes, *, durable: bool = True) -> None:
    """Add whole lines at the end; when `durable`, return only once they would survive a power cut.

    On failure the file is as it was before, or has a torn end that counts as not written.
    """
    try:
        new = not os.path.exists(path)
        if new:
            os.makedirs(os.path.dirname(path), exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            end = _cut_torn_end(handle)
            try:
                _write(handle, data, end)
                if durable:
                    os.fsync(handle)
            except OSError:
                os.ftruncate(handle, end)
                raise
        finally:
            os.close(handle)
        if new and durable:
            _sync_folder(os.path.dirname(path))
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise StoreError(f"{path}: cannot be written: {reason}") from error


def read(path: str, start: int = 0) -> bytes:
    """The whole lines from an offset on; empty when there is no such file."""
    try:
        with open(path, "rb") as file:
            file.seek(start)
            data = file.read()
    except FileNotFoundError:
        return b""
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise StoreError(f"{path}: cannot be read: {reason}") from error
    return data[: data.rfind(b"\n") + 1]


def _write(handle: int, data: bytes, end: int) -> None:
    os.lseek(handle, end, os.SEEK_SET)
    left = memoryview(data)
    while left:
        left = left[os.write(handle, left) :]


def _cut_torn_end(handle: int) -> int:
    """Remove a last line that has no end; returns where the file ends now."""
    size = end = os.fstat(handle).st_size
    while end:
        start = max(0, end - 4096)
        os.lseek(handle, start, os.SEEK_SET)
        found = os.read(handle, end - start).rfind(b"\n")
        if found >= 0:
            end = start + found + 1
            break
        end = start
    if end != size:
        os.ftruncate(handle, end)
    return end


def _sync_folder(folder: str) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError:  # some file systems cannot sync a folder; the line itself is synced
        return
    finally:
        os.close(handle)
