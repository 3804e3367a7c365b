"""What a folder of shared numbers keeps of the pictures made from it, so that looking again shows
nothing finer. It holds batches: shares of steps, and marks made of random ids; no person's step."""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated

import msgspec

from helpers.journal import JournalError, disk
from helpers.workshop.group import shared_folder
from helpers.workshop.group.asked import Question
from helpers.workshop.group.privacy import Batch, Share
from helpers.workshop.group.shared_folder import Unread

FILE = "group-picture.json"
VERSION = 1
LARGEST = 64 * 1024**2  # bytes; 2,000 people who answer 60 questions make three million

Batches = Mapping[Question, tuple[Batch, ...]]


class _Batch(msgspec.Struct, forbid_unknown_fields=True):
    spread: Annotated[list[int], msgspec.Meta(min_length=5, max_length=5)]
    present: Annotated[int, msgspec.Meta(ge=0)]
    marks: list[str]


class _Question(msgspec.Struct, forbid_unknown_fields=True):
    question: Question
    batches: list[_Batch]


class _Kept(msgspec.Struct, forbid_unknown_fields=True):
    version: int
    questions: list[_Question]


def mark_of(id: str) -> str:
    """What stands for an id here. Nobody finds the file of that id by it."""
    return hashlib.sha256(id.encode()).hexdigest()[:16]


def read(folder: Path) -> Batches:
    """The batches kept in this folder; none where no picture was made yet."""
    try:
        data = shared_folder.read(folder / FILE, LARGEST)
        return dict(_batches(msgspec.json.decode(data, type=_Kept)))
    except Unread as error:
        if error.reason == "gone":
            return {}
        key = "group_kept_unread" if error.reason == "unreadable" else "group_kept_damaged"
        raise JournalError(key, file=FILE) from error
    except (ValueError, RecursionError) as error:  # msgspec's own errors are among these
        raise JournalError("group_kept_damaged", file=FILE) from error


def write(folder: Path, batches: Batches) -> None:
    """Keeps these batches, at one stroke."""
    kept = _Kept(VERSION, [_question(question, some) for question, some in batches.items() if some])
    try:
        shared_folder.put(folder / FILE, msgspec.json.encode(kept), mode=disk.PRIVATE_FILE)
    except OSError as error:
        raise JournalError("group_kept_unwritten", file=FILE) from error


def _batches(kept: _Kept) -> Iterator[tuple[Question, tuple[Batch, ...]]]:
    if kept.version != VERSION:
        raise ValueError("kept by another version")
    for one in kept.questions:
        yield one.question, tuple(map(_batch, one.batches))


def _batch(raw: _Batch) -> Batch:
    return Batch(tuple(map(Share, raw.spread)), raw.present, frozenset(raw.marks))


def _question(question: Question, batches: tuple[Batch, ...]) -> _Question:
    return _Question(
        question,
        [_Batch(list(map(int, b.spread)), b.present, sorted(b.marks)) for b in batches],
    )
