"""Files beside a table that come and go: rows that wait for the lock, and half-written files."""

import contextlib
import os
import time
from pathlib import Path

from helpers.journal import disk
from helpers.journal.rows import R, Shape

FORGOTTEN_AFTER = 3600.0  # seconds; nobody takes that long to write one row


def sides(table: Path) -> list[Path]:
    """The files of rows that wait to be merged, oldest first."""
    return named(table, f"{table.stem}.side-", ".csv")


def write_side(table: Path, shape: Shape[R], line: str) -> None:
    """One row into a file of its own. It appears whole, so whoever merges never sees a part."""
    name = f"{table.stem}.side-{time.time_ns():016x}{os.urandom(2).hex()}.csv"
    data = (shape.header + line).encode()
    disk.replace(table.with_name(name), data, temporary=_waiting(table))


def temporary(table: Path) -> str:
    """How the names of this table's temporary files begin."""
    return f".{table.stem}-"


def sweep(table: Path) -> None:
    """Removes what a writer that was killed left behind. Only for who holds the lock."""
    waiting = [path for path in named(table, _waiting(table), ".tmp") if _forgotten(path)]
    remove([*named(table, temporary(table), ".tmp"), *waiting])


def remove(paths: list[Path]) -> None:
    """Removes files as far as that is possible."""
    for path in paths:
        with contextlib.suppress(OSError):
            path.unlink()


def named(table: Path, start: str, end: str) -> list[Path]:
    """The files beside the table with such names, in the order of their names."""
    try:
        names = os.listdir(table.parent)
    except (FileNotFoundError, NotADirectoryError):
        return []
    return sorted(table.with_name(n) for n in names if n.startswith(start) and n.endswith(end))


def _waiting(table: Path) -> str:
    return f".side-{table.stem}-"


def _forgotten(path: Path) -> bool:
    try:
        return time.time() - path.stat().st_mtime > FORGOTTEN_AFTER
    except OSError:
        return False
