"""A journal in one zip: making it, and reading one that may be anything."""

import contextlib
import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from helpers.journal import disk
from helpers.journal.errors import JournalError
from helpers.journal.footprints import kind_of
from helpers.journal.joining import Batch
from helpers.journal.known import Found
from helpers.journal.lock import one_writer
from helpers.journal.reading import Contents, examine
from helpers.journal.rows import Shape
from helpers.journal.zips import Zip, made_of
from helpers.model import ROW_KINDS, Row

MANIFEST = "course-journal.json"
FORMAT = "cultivating-emotional-connection journal"
VERSION = 1
PROFILE = "profile.json"
TAKEN = ("side", "journal", "profile")  # in this order: a side file may be merged meanwhile
PATIENCE = 2.0  # seconds to wait for a page that is writing; after that, reading goes on


@dataclass(frozen=True, slots=True)
class Inside:
    """What goes into a zip: files as they are on disk, and the names of those that stay out."""

    files: dict[str, bytes]
    left_out: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """What came out of a zip, checked. `edited` names files that were changed since it was made."""

    batches: dict[type[Row], Batch]
    profile: bytes = b""
    taken_out: date | None = None
    ignored: tuple[str, ...] = ()
    edited: tuple[str, ...] = ()


@dataclass(slots=True)
class _Content:
    """The files of a zip that its manifest lists, read; the others by name."""

    manifest: dict[str, Any]
    files: dict[str, bytes] = field(default_factory=dict)
    edited: set[str] = field(default_factory=set)
    ignored: list[str] = field(default_factory=list)


# --- making one ----------------------------------------------------------------------------------


def inside(folder: Path) -> Inside:
    """What a zip of this journal would hold."""
    names = sorted(_listed(folder), key=lambda name: TAKEN.index(kind_of(name, "")))
    files = {name: data for name in names if (data := _read(folder / name)) is not None}
    foreign = {name for name, data in files.items() if _is_foreign(name, data)}
    return Inside(
        {name: data for name, data in files.items() if name not in foreign},
        tuple(sorted(foreign | _set_aside(folder))),
    )


def pack(folder: Path, *, now: datetime | None = None) -> bytes:
    """The journal in one zip: its tables and the names, each as it is on disk, with a manifest.

    Left out are drafts (words not saved yet), lock files, and what was set aside beside a table:
    damaged lines, and copies of a table as a spreadsheet wrote it.
    """
    with contextlib.ExitStack() as stack:
        with contextlib.suppress(
            JournalError
        ):  # what cannot be written can be taken out all the same
            if folder.is_dir():
                stack.enter_context(one_writer(folder, PATIENCE))
        files = inside(folder).files
    when = now or datetime.now().astimezone()
    manifest = {
        "format": FORMAT,
        "version": VERSION,
        "taken_out": when.date().isoformat(),
        "files": {name: _digest(data) for name, data in files.items()},
    }
    head = json.dumps(manifest, indent=1).encode()
    return made_of({MANIFEST: head, **files}, when.timetuple()[:6])


def _listed(folder: Path) -> Iterator[str]:
    with contextlib.suppress(FileNotFoundError, NotADirectoryError):
        yield from (name for name in os.listdir(folder) if kind_of(name, "") in TAKEN)


def _set_aside(folder: Path) -> set[str]:
    with contextlib.suppress(FileNotFoundError, NotADirectoryError):
        return {name for name in os.listdir(folder) if kind_of(name, "") in ("damaged", "resaved")}
    return set()


def _read(path: Path) -> bytes | None:
    try:
        return disk.read(path)[0]
    except FileNotFoundError:
        return None
    except OSError as error:
        raise JournalError("transfer_unread", file=path.name) from error


def _is_foreign(name: str, data: bytes) -> bool:
    """Whether a file has a name of ours and is none of ours. In a zip it would spoil the rest."""
    try:
        if name != PROFILE:
            examine(data, Shape(_kind(name)), name)
    except JournalError as error:
        return error.key == "journal_not_ours"
    return False


# --- reading one ---------------------------------------------------------------------------------


def unpack(data: bytes) -> Parcel:
    """What is in a zip of a journal. Anything else is refused, in words. Nothing is written."""
    content = _opened(Zip(data))
    found = {kind: _batch(kind, content) for kind in ROW_KINDS.values()}
    profile = content.files.get(PROFILE, b"")
    return Parcel(
        batches={kind: batch for kind, batch in found.items() if batch},
        profile=profile if _is_object(profile) else b"",
        taken_out=_day(content.manifest.get("taken_out")),
        ignored=tuple(content.ignored),
        edited=tuple(sorted(content.edited)),
    )


def _opened(archive: Zip) -> _Content:
    """The files the manifest lists. All may lie in one folder, where a zip was opened and made
    again; what a system adds to such a zip is passed over."""
    heads = [name for name in archive.names if name.split("/")[-1] == MANIFEST]
    if len(heads) != 1 or heads[0].count("/") > 1:
        raise JournalError("transfer_not_ours")
    base = heads[0].removesuffix(MANIFEST)
    content = _Content(_manifest(archive.read(heads[0])))
    listed: dict[str, str] = content.manifest["files"]
    ours = {base + name: name for name in listed if kind_of(name, "") in TAKEN}
    for missing in ours.keys() - set(archive.names):
        raise JournalError("transfer_file_missing", file=ours[missing])
    for name in archive.names:
        if name in ours:
            file = ours[name]
            content.files[file] = archive.read(name)
            if _digest(content.files[file]) != listed[file]:
                content.edited.add(file)
        elif name != heads[0]:
            content.ignored.append(name)
    return content


def _manifest(raw: bytes) -> dict[str, Any]:
    manifest = _json(raw)
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
        raise JournalError("transfer_not_ours")
    version, files = manifest.get("version"), manifest.get("files")
    if type(version) is not int or version < 1:
        raise JournalError("transfer_not_ours")
    if version > VERSION:
        raise JournalError("transfer_newer")
    if not isinstance(files, dict):
        raise JournalError("transfer_not_ours")
    return manifest


def _batch(kind: type[Row], content: _Content) -> Batch | None:
    """The rows of one table, those in side files included; None where the zip has none."""
    main = f"{kind.table}.csv"
    names = [name for name in content.files if name != PROFILE and _kind(name) is kind]
    names.sort(key=lambda name: (name != main, name))
    found = Found()
    for name in names:
        found.take(content.files[name], _examined(name, kind, content))
    if not names:
        return None
    raw = content.files[main] if names == [main] else b""
    return Batch(found.rows, tuple(found.damaged), raw)


def _examined(name: str, kind: type[Row], content: _Content) -> Contents:
    try:
        contents = examine(content.files[name], Shape(kind), name)
    except JournalError as error:
        newer = error.key == "journal_newer"
        key = "transfer_newer" if newer else "transfer_file_not_ours"
        raise JournalError(key, **({} if newer else {"file": name})) from error
    # Damaged lines that were there when it was made come along; later ones say that it is torn.
    if contents.damaged and name in content.edited:
        raise JournalError("transfer_file_torn", file=name)
    return contents


def _kind(name: str) -> type[Row]:
    return ROW_KINDS[name.split(".")[0]]


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _json(raw: bytes) -> Any:
    try:
        return json.loads(raw)
    except (ValueError, RecursionError):
        return None


def _is_object(raw: bytes) -> bool:
    return isinstance(_json(raw), dict)


def _day(value: object) -> date | None:
    with contextlib.suppress(ValueError, TypeError):
        return date.fromisoformat(value)  # type: ignore[arg-type]
    return None
