"""A journal taken out as one zip, and put back in elsewhere without doubles.

`pack` makes the zip, `unpack` reads one and writes nothing, `compare` says what putting it back
would change, `merge` does it.
"""

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from helpers.journal import Journal, disk
from helpers.journal.errors import JournalError
from helpers.journal.joining import Counts
from helpers.journal.lock import one_writer
from helpers.journal.parcel import PROFILE, Inside, Parcel, inside, pack, unpack
from helpers.journal.zips import LARGEST
from helpers.model import Row

__all__ = [
    "LARGEST",
    "PROFILE",
    "Counts",
    "Inside",
    "Merged",
    "Parcel",
    "compare",
    "inside",
    "merge",
    "pack",
    "unpack",
]

TEMPORARY = ".profile-"

Told = Callable[[int, int], None]
"""Is told how many tables are done, of how many."""
Fate = Literal["none", "new", "same", "kept"]
"""What becomes of the names in a zip; `kept` are those here, which differ."""


@dataclass(frozen=True, slots=True)
class Merged:
    """What became, or would become, of each table's rows and of the names."""

    counts: dict[type[Row], Counts]
    profile: Fate

    @property
    def changes(self) -> bool:
        """Whether anything here changes."""
        return self.profile == "new" or any(count.changes for count in self.counts.values())


def compare(journal: Journal, parcel: Parcel, told: Told = lambda done, of: None) -> Merged:
    """What putting this in would change. Writes nothing."""
    with _in_words("transfer_here_unread"):
        counts = {}
        for at, (kind, batch) in enumerate(parcel.batches.items()):
            told(at, len(parcel.batches))
            counts[kind] = journal.table(kind).joined(batch).counts
        return Merged(counts, _fate(journal.folder / PROFILE, parcel.profile))


def merge(journal: Journal, parcel: Parcel, told: Told = lambda done, of: None) -> Merged:
    """Puts it in: each table at one stroke, and what is in already never again. So one that failed
    halfway has lost nothing, and is done again from the start."""
    with _in_words("transfer_stopped"):
        disk.make_folder(journal.folder)
        with one_writer(journal.folder, journal.patience) as mine:
            if not mine:
                raise JournalError("transfer_busy")
            compare(journal, parcel)  # a file here that is none of ours stops it before it begins
            counts = {}
            for at, (kind, batch) in enumerate(parcel.batches.items()):
                told(at, len(parcel.batches))
                counts[kind] = journal.table(kind).join(batch)
            return Merged(counts, _put_names(journal.folder / PROFILE, parcel.profile))


def _put_names(path: Path, raw: bytes) -> Fate:
    fate = _fate(path, raw)
    if fate == "new":
        disk.replace(path, raw, temporary=TEMPORARY)
    return fate


def _fate(path: Path, raw: bytes) -> Fate:
    if not raw:
        return "none"
    try:
        return "same" if disk.read(path)[0] == raw else "kept"
    except FileNotFoundError:
        return "new"
    except OSError:
        return "kept"


@contextlib.contextmanager
def _in_words(key: str) -> Iterator[None]:
    """The journal's sentences speak of a box and of saving; here there is neither."""
    try:
        yield
    except JournalError as error:
        if error.key.startswith("transfer_"):
            raise
        raise JournalError(key, file=error.params.get("file", "")) from error
