"""Zips from anywhere, read into memory under limits. Nothing in one ever names a place on disk."""

import io
import re
import zipfile
import zlib
from collections.abc import Mapping

from helpers.journal.errors import JournalError

LARGEST = 20 * 1024 * 1024  # bytes of a zip
LARGEST_OPENED = (
    100 * 1024 * 1024
)  # bytes of all that is in it; what opens to more than it says is torn
MOST_FILES = 2_000
METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
LOCKED = 0x1  # the bit of an entry that takes a password
OUTSIDE = re.compile(r"/|[A-Za-z]:|(?:.*/)?\.\.(?:/|$)")
BEGINS = b"PK\x03\x04"

# What zipfile raises for one that is torn or was made to mislead, beside its own error.
MALFORMED = (
    *(zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError),
    *(ValueError, OSError, OverflowError, IndexError, KeyError),
)


class Zip:
    """A zip that was looked over: all its names lead inside it, none comes twice."""

    def __init__(self, data: bytes) -> None:
        if len(data) > LARGEST:
            raise too_big()
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            self._entries = _looked_over(self._archive.infolist())
        except MALFORMED as error:
            torn = data.startswith(BEGINS)
            raise JournalError("transfer_torn" if torn else "transfer_not_a_zip") from error

    @property
    def names(self) -> tuple[str, ...]:
        """The files in it."""
        return tuple(self._entries)

    def read(self, name: str) -> bytes:
        """One file, whole and unharmed."""
        entry = self._entries[name]
        if entry.flag_bits & LOCKED:
            raise JournalError("transfer_locked")
        try:
            if entry.compress_type not in METHODS:
                raise NotImplementedError
            with self._archive.open(entry) as file:
                # Never more than it says: zipfile would open all that is asked for, then cut it.
                return file.read(entry.file_size + 1)
        except MALFORMED as error:
            raise JournalError("transfer_torn") from error


def made_of(files: Mapping[str, bytes], at: tuple[int, int, int, int, int, int]) -> bytes:
    """A zip of these files, for their owner's eyes where a system heeds that."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, at)
            entry.external_attr = 0o600 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return out.getvalue()


def too_big() -> JournalError:
    """More than is ever read."""
    return JournalError("transfer_too_big", limit=str(LARGEST // 1024**2))


def _looked_over(entries: list[zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
    found = dict[str, zipfile.ZipInfo]()
    if len(entries) > MOST_FILES or sum(entry.file_size for entry in entries) > LARGEST_OPENED:
        raise too_big()
    for entry in entries:
        name = entry.orig_filename
        if "\\" in name or "\0" in name or OUTSIDE.match(name):
            raise JournalError("transfer_odd_paths")
        if name in found:
            raise zipfile.BadZipFile
        if not name.endswith("/"):
            found[name] = entry
    return found
