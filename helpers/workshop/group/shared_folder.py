"""Files in a folder into which others write as well: no link is followed, nothing is half there."""

import contextlib
import errno
import os
import stat
from pathlib import Path

from helpers.journal import disk

HOW = (
    os.O_RDONLY
    | disk.BINARY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)  # a named pipe with nobody at its other end
)


class Unread(Exception):
    """A file that does not count. `reason` completes the key of a sentence in ui.yml."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def read(path: Path, largest: int) -> bytes:
    """The bytes of an ordinary file of a bearable size. Raises `Unread`."""
    try:
        if path.is_symlink():
            raise Unread("link")
        file = os.open(path, HOW)
    except FileNotFoundError as error:
        raise Unread("gone") from error
    except OSError as error:
        raise Unread("link" if error.errno == errno.ELOOP else "unreadable") from error
    try:
        seen = os.fstat(file)
        if not stat.S_ISREG(seen.st_mode):
            raise Unread("not_a_file")
        if seen.st_size > largest:
            raise Unread("too_big")
        return _all(file, largest)
    except OSError as error:
        raise Unread("unreadable") from error
    finally:
        os.close(file)


def put(path: Path, data: bytes, *, mode: int, day: int | None = None) -> None:
    """The file at one stroke, in place of whatever has its name, a link too; where a day is given,
    with that as its time. Raises OSError, and then what was there is as it was."""
    draft = path.with_name(f".{path.stem[:7]}-{os.urandom(4).hex()}.tmp")
    try:
        how = os.O_WRONLY | os.O_CREAT | os.O_EXCL | disk.BINARY
        with open(os.open(draft, how, mode), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(draft, mode)
        if day is not None:
            os.utime(draft, (day, day))
        disk.patiently(lambda: os.replace(draft, path))
    except BaseException:
        with contextlib.suppress(OSError):
            draft.unlink()
        raise
    disk.sync_folder(path.parent)


def _all(file: int, largest: int) -> bytes:
    """What is in the file, which may grow meanwhile."""
    parts, left = [], largest + 1
    while left and (part := os.read(file, left)):
        parts.append(part)
        left -= len(part)
    return b"".join(parts)
