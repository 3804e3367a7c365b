"""The small file in which somebody shares their numbers: written plainly, and read strictly.

    course-numbers,1,9f0c3a5be1d27748
    strategy,time,question,step,edition
    active_listening,before,closeness,2,1

The first line says what it is, in which version, and under which random id. An edition counts how
often an answer was shared with a new step, so that a group's picture need not keep anybody's steps
to see that one has changed. What is not exactly as written here is refused, with the reason.
"""

import re
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from helpers.workshop.group.asked import STEPS, Question
from helpers.workshop.group.shared_folder import Unread

MARK = b"course-numbers"
VERSION = b"1"
HEAD = b"strategy,time,question,step,edition"
LARGEST = 64 * 1024  # bytes; a whole course makes less than two thousand
LONGEST_EDITION = 4  # digits

ID = re.compile(rb"[0-9a-f]{16}")
SOUND = re.compile(rb"[a-z0-9_-]{1,60},(?:before|after),[a-z0-9_-]{1,60},(.{1,20}),[0-9]{1,4}")


class Answer(NamedTuple):
    """The step somebody chose, and which of their editions of this answer it is."""

    step: int
    edition: int


@dataclass(frozen=True, slots=True)
class Numbers:
    """What one person shares. `unknown` counts answers to questions that nobody asks here."""

    id: str
    answers: Mapping[Question, Answer] = field(default_factory=dict)
    unknown: int = 0


def new_id() -> str:
    """A random id, which says nothing of whose it is."""
    return secrets.token_hex(8)


def file_name(id: str) -> str:
    """How the file with this id is called."""
    return f"numbers-{id}.csv"


def written(numbers: Numbers) -> bytes:
    """The file to the byte; the same for the same numbers, whenever it is written."""
    first = b",".join((MARK, VERSION, numbers.id.encode()))
    lines = (
        f"{','.join(question)},{answer.step},{answer.edition}".encode()
        for question, answer in sorted(numbers.answers.items())
    )
    return b"\n".join((first, HEAD, *lines, b""))


def read(data: bytes, known: Mapping[bytes, tuple[Question, int]]) -> Numbers:
    """The numbers in a file; `known` is `lines_of` all that is asked. Raises `Unread`."""
    lines = _lines(data)
    id = _id(next(lines, b""))
    if next(lines, b"") != HEAD:
        raise Unread("columns")
    answers: dict[Question, Answer] = {}
    unknown = 0
    for line in lines:
        start, _, edition = line.rpartition(b",")
        found = known.get(start)
        if found is None or len(edition) > LONGEST_EDITION or not edition.isdigit():
            _refuse_unless_sound(line)
            unknown += 1
            continue
        question, step = found
        if question in answers:
            raise Unread("twice_inside")
        answers[question] = Answer(step, int(edition))
    return Numbers(id, answers, unknown)


def lines_of(questions: Mapping[Question, object]) -> dict[bytes, tuple[Question, int]]:
    """Each line that a file can hold, up to the edition, with what it says."""
    return dict(_lines_of(tuple(questions)))


@lru_cache(maxsize=4)
def _lines_of(questions: tuple[Question, ...]) -> dict[bytes, tuple[Question, int]]:
    return {f"{','.join(q)},{step}".encode(): (q, step) for q in questions for step in STEPS}


def _lines(data: bytes) -> Iterator[bytes]:
    if len(data) > LARGEST:
        raise Unread("too_big")
    if not data.isascii() or b"\0" in data:
        raise Unread("encoding")
    return iter(data.replace(b"\r\n", b"\n").rstrip(b"\n").split(b"\n"))


def _id(first: bytes) -> str:
    mark, _, rest = first.partition(b",")
    version, _, id = rest.partition(b",")
    if mark != MARK:
        raise Unread("not_ours")
    if version != VERSION:
        raise Unread("newer" if version.isdigit() and len(version) < 4 else "not_ours")
    if not ID.fullmatch(id):
        raise Unread("not_ours")
    return id.decode()


def _refuse_unless_sound(line: bytes) -> None:
    """A line of another version of the course may stay; anything else spoils the file."""
    if line.count(b",") != HEAD.count(b","):
        raise Unread("columns")
    sound = SOUND.fullmatch(line)
    if not sound:
        raise Unread("row")
    if sound[1] not in {str(step).encode() for step in STEPS}:
        raise Unread("step")
