"""Rows and files for the journal's tests."""

import csv
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from helpers.journal import new_id
from helpers.journal.rows import Shape, line, to_cells
from helpers.model import AnswerRow, PlanRow, ReflectionRow, Row

SAVED_AT = datetime(2026, 11, 24, 21, 40, 7, tzinfo=UTC)


def answer(text: str = "That was the third time.", *, id: str = "") -> AnswerRow:
    return AnswerRow(
        id=id or new_id(),
        saved_at=SAVED_AT,
        local_date=SAVED_AT.date(),
        who="me",
        lesson="active_listening",
        exercise="first-reply",
        item="again",
        answer=text,
        verdict="fits",
        private=False,
    )


def reflection(
    text: str = "He put his keys down.", *, id: str = "", days: int = 0
) -> ReflectionRow:
    saved_at = SAVED_AT + timedelta(days=days)
    return ReflectionRow(
        id=id or new_id(),
        saved_at=saved_at,
        local_date=saved_at.date(),
        who="me",
        lesson="active_listening",
        happened_on=saved_at.date() - timedelta(days=1),
        closeness=4,
        how_it_went=None,
        what_happened=text,
        what_next="",
        private=True,
    )


def plan(*, due: date, days: int = 0) -> PlanRow:
    saved_at = SAVED_AT + timedelta(days=days)
    return PlanRow(
        id=new_id(),
        saved_at=saved_at,
        local_date=saved_at.date(),
        who="partner",
        lesson="active_listening",
        cue="When he comes in",
        action="I ask, once; then I wait",
        due=due,
        outcome="",
        looked_back_on=None,
        why="",
        private=False,
    )


def as_written(*rows: Row) -> bytes:
    """A file of these rows, as the journal writes it."""
    return (Shape(type(rows[0])).header + "".join(line(to_cells(row)) for row in rows)).encode()


def put(folder: Path, name: str, data: bytes) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes(data)
    return path


def cells(path: Path) -> list[list[str]]:
    """What any other program reads in the file."""
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.reader(file, strict=True))
