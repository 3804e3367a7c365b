"""Sharing one's own numbers: the file put into a group's folder, and taken back.

`sharing.json` in the journal remembers under which random id and in which folder. It is kept before
anything is shared, so that whatever lies in the folder can be found again and taken back.
"""

import contextlib
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import msgspec

from helpers.journal import JournalError, disk
from helpers.journal.errors import NO_PERMISSION, NO_SPACE
from helpers.journal.footprints import SHARING
from helpers.workshop.group import shared_folder
from helpers.workshop.group.asked import Question
from helpers.workshop.group.numbers import ID, Answer, Numbers, file_name, new_id, written

TEMPORARY = ".sharing-"
OPEN_FILE = 0o644  # the facilitator may have another account; the folder says who gets in
SOME_DAY = (
    946_728_000  # noon on 1 January 2000, for every file: when it was made is nobody's matter
)

Standing = Literal["nowhere", "there", "older", "gone", "unreachable"]


@dataclass(frozen=True, slots=True)
class Memory:
    """What is remembered of sharing: the id, the folder ("" for none yet), the answers shared."""

    id: str
    folder: str = ""
    answers: Mapping[Question, Answer] = field(default_factory=dict)

    @property
    def path(self) -> Path:
        """Where the shared file is."""
        return Path(self.folder) / file_name(self.id)


class _Answer(msgspec.Struct):
    question: Question
    step: int
    edition: int


class _Memory(msgspec.Struct):
    id: str
    folder: str
    answers: list[_Answer]


def remembered(journal: Path) -> Memory:
    """What is remembered in this journal; a fresh id where nothing is, or nothing sound."""
    with contextlib.suppress(OSError, ValueError):
        raw = msgspec.json.decode((journal / SHARING).read_bytes(), type=_Memory)
        if ID.fullmatch(raw.id.encode()):
            answers = {
                Question(*one.question): Answer(one.step, one.edition) for one in raw.answers
            }
            return Memory(raw.id, raw.folder, answers)
    return Memory(new_id())


def prepared(memory: Memory, steps: Mapping[Question, int]) -> Numbers:
    """The numbers to share now. An answer with another step than last time is a new edition."""
    return Numbers(memory.id, {q: _edition(memory.answers.get(q), s) for q, s in steps.items()})


def standing(memory: Memory, numbers: Numbers) -> Standing:
    """What lies in the folder now, compared with what would be shared."""
    if not memory.folder:
        return "nowhere"
    try:
        there = memory.path.read_bytes()
    except FileNotFoundError:
        return "gone" if os.path.isdir(memory.folder) else "unreachable"
    except OSError:
        return "unreachable"
    return "there" if there == written(numbers) else "older"


def share(journal: Path, memory: Memory, numbers: Numbers, folder: Path) -> Memory:
    """Puts the file into the folder, in place of an earlier one; a group's folder is never made."""
    if not os.path.isdir(folder):
        raise JournalError("share_no_folder", folder=str(folder))
    now = remember(journal, memory, numbers, str(folder))
    try:
        shared_folder.put(now.path, written(numbers), mode=OPEN_FILE, day=SOME_DAY)
    except OSError as error:
        raise JournalError(_why_not(error), folder=str(folder)) from error
    return now


def remember(journal: Path, memory: Memory, numbers: Numbers, folder: str) -> Memory:
    """Keeps in the journal what is shared where. Answers shared once keep their edition."""
    now = Memory(numbers.id, folder, {**memory.answers, **numbers.answers})
    raw = _Memory(
        now.id, folder, [_Answer(question, *answer) for question, answer in now.answers.items()]
    )
    try:
        disk.make_folder(journal)
        disk.replace(journal / SHARING, msgspec.json.encode(raw), temporary=TEMPORARY)
    except JournalError as error:
        raise JournalError("share_not_remembered") from error
    return now


def take_back(memory: Memory) -> bool:
    """Deletes the shared file; False if there was none any more."""
    try:
        memory.path.unlink()
    except FileNotFoundError as error:
        if os.path.isdir(memory.folder):
            return False
        raise JournalError("share_folder_away", folder=memory.folder) from error
    except OSError as error:
        key = "share_folder_away" if not os.path.isdir(memory.folder) else "share_not_deleted"
        raise JournalError(key, folder=memory.folder) from error
    return True


def elsewhere(memory: Memory) -> Memory:
    """A fresh start for another folder, under an id that nobody can tie to the old one."""
    return memory if not memory.folder else Memory(new_id())


def _edition(before: Answer | None, step: int) -> Answer:
    if before is None:
        return Answer(step, 1)
    return before if before.step == step else Answer(step, before.edition + 1)


def _why_not(error: OSError) -> str:
    if error.errno in NO_SPACE:
        return "share_no_space"
    return "share_no_permission" if error.errno in NO_PERMISSION else "share_not_written"
