"""One writer at a time in a journal folder, across kernels and programs."""

import contextlib
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from helpers.journal.disk import PRIVATE_FILE
from helpers.journal.errors import NO_PERMISSION, NO_SPACE, of_writing

if TYPE_CHECKING:
    from filelock import BaseFileLock

LOCK_NAME = "journal.lock"


@contextlib.contextmanager
def one_writer(folder: Path, patience: float) -> Iterator[bool]:
    """True inside: nobody else writes here. False: somebody did, for all of `patience`."""
    if not _locks_work():
        yield True
        return
    from filelock import Timeout  # late: opening a lesson writes nothing

    lock = _lock_of(folder)
    try:
        lock.acquire(timeout=patience, poll_interval=0.02)
    except Timeout:
        yield False
        return
    except OSError as error:
        if error.errno in NO_SPACE | NO_PERMISSION:
            raise of_writing(error, folder.name) from error
        # Some network folders cannot lock at all; there, an unlocked append beats lost words.
        yield True
        return
    except NotImplementedError:
        yield True
        return
    try:
        yield True
    finally:
        lock.release()


@cache
def _locks_work() -> bool:
    """Not in a browser: there `fcntl` is empty, and what filelock offers instead outlives a crash
    and would shut the learner out. There is one writer there anyway."""
    from filelock import FileLock, SoftFileLock

    return sys.platform != "emscripten" and not issubclass(FileLock, SoftFileLock)


@cache
def _lock_of(folder: Path) -> "BaseFileLock":
    """The folder's lock. Made once, which takes longer than locking; each thread holds its own."""
    from filelock import FileLock

    return FileLock(folder / LOCK_NAME, mode=PRIVATE_FILE)
