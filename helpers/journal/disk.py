"""Bytes onto the disk for good: appended or replaced whole, never left half done.

Every call opens, writes, flushes, syncs and closes; nothing stays open in between.
"""

import contextlib
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, TypeVar

from helpers.journal.errors import held_open, of_writing

T = TypeVar("T")

BINARY = getattr(os, "O_BINARY", 0)
PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700
PATIENCE = 3.0  # seconds for a spreadsheet or a virus scanner to let go of a file, on Windows


class Signature(NamedTuple):
    """What changes when a file changes."""

    size: int
    mtime_ns: int
    inode: int

    @classmethod
    def of(cls, stat: os.stat_result) -> "Signature":
        """The signature in a stat result."""
        return cls(stat.st_size, stat.st_mtime_ns, stat.st_ino)


def signature(path: Path) -> Signature | None:
    """The file's signature, None where there is no file."""
    try:
        return Signature.of(os.stat(path))
    except (FileNotFoundError, NotADirectoryError):
        return None


def read(path: Path, start: int = 0) -> tuple[bytes, Signature]:
    """The file's bytes from `start` on, with the signature that belongs to exactly these bytes."""
    with open(path, "rb") as file:
        seen = Signature.of(os.fstat(file.fileno()))
        file.seek(start)
        return file.read(max(0, seen.size - start)), seen


def make_folder(folder: Path) -> None:
    """The folder, readable by its owner alone if it has to be made."""
    if os.path.isdir(folder):
        return
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
        sync_folder(folder.parent)
    except OSError as error:
        raise of_writing(error, folder.name) from error


def append(path: Path, data: bytes) -> Signature:
    """Adds `data` at the end; if that fails, the file is as long as it was before."""
    try:
        existed = os.path.exists(path)
        file = patiently(lambda: _open(path, os.O_APPEND | os.O_CREAT))
    except OSError as error:
        raise of_writing(error, path.name) from error
    try:
        before = os.fstat(file).st_size
        try:
            _write(file, data)
            after = Signature.of(os.fstat(file))
        except BaseException:  # an interrupted kernel leaves nothing torn either
            _put_back(file, before)
            raise
    except OSError as error:
        raise of_writing(error, path.name) from error
    finally:
        os.close(file)
    if not existed:
        sync_folder(path.parent)
    return after


def replace(path: Path, data: bytes, *, temporary: str) -> Signature:
    """Puts `data` in the file's place at one stroke: a reader sees the old file or the new one.

    `temporary` begins the name under which the new file is written first.
    """
    goal = Path(os.path.realpath(path))  # a link stays a link
    draft = goal.with_name(f"{temporary}{os.urandom(4).hex()}.tmp")
    try:
        file = _open(draft, os.O_CREAT | os.O_EXCL)
        try:
            _write(file, data)
            after = Signature.of(os.fstat(file))
        finally:
            os.close(file)
        patiently(lambda: os.replace(draft, goal))
    except BaseException as error:
        with contextlib.suppress(OSError):
            draft.unlink()
        if isinstance(error, OSError):
            raise of_writing(error, path.name) from error
        raise
    sync_folder(goal.parent)
    return after


def sync_folder(folder: Path) -> None:
    """Makes new names in the folder outlast a power cut, where the system can do that."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def patiently(attempt: Callable[[], T]) -> T:
    """The attempt, made again for three seconds while another program has the file open."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            return attempt()
        except OSError as error:
            if not held_open(error) or time.monotonic() >= until:
                raise
        time.sleep(0.05)


def _open(path: Path, how: int) -> int:
    return os.open(path, os.O_WRONLY | BINARY | how, PRIVATE_FILE)


def _write(file: int, data: bytes) -> None:
    """All of `data`: one call may write only a part, and then says why not the rest."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(file, rest) :]
    os.fsync(file)


def _put_back(file: int, size: int) -> None:
    """The old length again. If that fails too, the next write repairs the torn tail."""
    with contextlib.suppress(OSError):
        os.ftruncate(file, size)
        os.fsync(file)
