"""The folder into which a group shares its numbers: read with care, counted by the rule.

Anybody in the room may have put anything there. What does not count is listed with its reason.
"""

import os
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from helpers.journal import JournalError
from helpers.workshop.group import kept, privacy, shared_folder
from helpers.workshop.group.asked import Asked, Question, in_pairs
from helpers.workshop.group.kept import Batches
from helpers.workshop.group.numbers import LARGEST, Numbers, lines_of, read
from helpers.workshop.group.privacy import Shown
from helpers.workshop.group.shared_folder import Unread

MOST_FILES = 5_000


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that does not count, and why: `group_skipped_<reason>` says it."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Found:
    """What lies in a folder: the numbers that count, and the files that do not."""

    people: tuple[Numbers, ...]
    skipped: tuple[Skipped, ...] = ()


@dataclass(frozen=True, slots=True)
class Look:
    """A look into the folder: what may be shown of each question, and what does not count."""

    shown: Mapping[Question, Shown]
    people: int = 0
    skipped: tuple[Skipped, ...] = ()


def look(folder: Path, asked: Asked) -> Look:
    """What may be shown of this folder now. What is shown is kept there first, or not shown."""
    found = look_through(folder, asked)
    before = kept.read(folder)
    now = counted(found.people, asked, before)
    if now != before:
        kept.write(folder, now)
    return Look(shown(now, asked), len(found.people), found.skipped)


def look_through(folder: Path, asked: Asked) -> Found:
    """Everything in the folder, in the order of its names, which say nothing."""
    known = lines_of(asked)
    by_id: dict[str, list[tuple[str, bytes, Numbers]]] = defaultdict(list)
    skipped = []
    for name in _names(folder):
        try:
            data = shared_folder.read(folder / name, LARGEST)
            numbers = read(data, known)
            by_id[numbers.id].append((name, data, numbers))
        except Unread as error:
            skipped.append(Skipped(name, error.reason))
    people = []
    for files in by_id.values():
        skipped += _doubles(files)
        if _agree(files):
            people.append(files[0][2])
    return Found(tuple(people), tuple(sorted(skipped, key=lambda one: one.name)))


def counted(people: tuple[Numbers, ...], asked: Asked, before: Batches) -> Batches:
    """The batches of every question, now that these people share their numbers."""
    answers = answers_by_question(people, asked)
    now = {
        question: privacy.refreshed(before.get(question, ()), answers.get(question, {}))
        for question in {**before, **asked}
    }
    return {question: batches for question, batches in now.items() if batches}


def answers_by_question(
    people: tuple[Numbers, ...], asked: Asked
) -> dict[Question, dict[str, int]]:
    """The step of each mark. What is asked before and after counts where both were answered."""
    pairs = in_pairs(asked)
    answers: dict[Question, dict[str, int]] = {question: {} for question in asked}
    for person in people:
        mark = kept.mark_of(person.id)
        for question, (step, edition) in person.answers.items():
            other = question.at("after" if question.time == "before" else "before")
            if question not in pairs or other in person.answers:
                answers[question][f"{mark}.{edition}"] = step
    return answers


def shown(batches: Batches, asked: Asked) -> dict[Question, Shown]:
    """What may be seen of each question that this version of the course asks."""
    seen = {question: privacy.shown(batches.get(question, ())) for question in asked}
    return {question: one for question, one in seen.items() if one}


# --- files that may be anything ------------------------------------------------------------------


def _names(folder: Path) -> list[str]:
    """The names in the folder, but our own and those that programs hide."""
    names: list[str] = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name != kept.FILE and not entry.name.startswith("."):
                    names.append(entry.name)
                if len(names) > MOST_FILES:
                    raise JournalError("group_too_many", most=str(MOST_FILES))
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        raise JournalError("group_no_folder") from error
    except OSError as error:
        raise JournalError("group_folder_unread") from error
    return sorted(names)


def _agree(files: list[tuple[str, bytes, Numbers]]) -> bool:
    """Whether all files of one id are the same to the byte."""
    return all(data == files[0][1] for _, data, _ in files)


def _doubles(files: list[tuple[str, bytes, Numbers]]) -> list[Skipped]:
    """Copies count once. Of different files under one id nobody knows which holds, so none does."""
    if _agree(files):
        return [Skipped(name, "copy") for name, _, _ in files[1:]]
    return [Skipped(name, "same_id") for name, _, _ in files]
