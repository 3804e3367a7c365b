"""Content as it was read before, kept as Python keeps its modules: it spares a lesson the YAML.

A copy lies in `__pycache__` beside its file and is good as long as the file has the same date and
size. A lesson only reads copies; `helpers.compiling` makes them.
"""

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

FORMAT = 1
Stamp = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Copy:
    """What a file said when it had this date and size."""

    source: Stamp
    said: dict[str, Any]


def kept(file: Path) -> dict[str, Any] | None:
    """What the file says, if a copy of it as it stands is kept."""
    try:
        copy = msgspec.json.decode(_place(file).read_bytes(), type=Copy)
        return copy.said if copy.source == stamp(file) else None
    except (OSError, msgspec.DecodeError):
        return None


def keep(file: Path, source: Stamp, said: dict[str, Any]) -> None:
    """Keeps what this file said as it stood then. OSError if the folder cannot be written to."""
    if sys.dont_write_bytecode:
        return
    place = _place(file)
    place.parent.mkdir(exist_ok=True)
    written = place.with_name(f"{place.name}.{os.getpid()}")
    written.write_bytes(msgspec.json.encode(Copy(source, said)))
    written.replace(place)


def stamp(file: Path) -> Stamp:
    """By what a file is known to be as it was."""
    found = file.stat()
    return FORMAT, found.st_mtime_ns, found.st_size


def _place(file: Path) -> Path:
    return file.parent / "__pycache__" / f"{file.name}.json"
