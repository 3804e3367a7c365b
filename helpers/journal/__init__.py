"""The learner's journal: durable CSV tables that a spreadsheet opens and that read as a diary.

Saved means on disk. The words of a failed save are still in the box, and the error says what to do.
"""

import os
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, TypedDict

from helpers.journal import drafts
from helpers.journal.errors import JournalError
from helpers.journal.rows import R
from helpers.journal.saved import Saved
from helpers.journal.table import Table
from helpers.model import (
    ROW_KINDS,
    AnswerRow,
    CheckInRow,
    PlanRow,
    ReflectionRow,
    ReviewRow,
    Row,
)
from helpers.paths import journal_folder

__all__ = ["Journal", "JournalError", "Saved", "drafts", "new_id", "stamp"]

PATIENCE = 10.0  # seconds to wait while another page is writing


class Stamp(TypedDict):
    """When a row is saved."""

    saved_at: datetime
    local_date: date


class Journal:
    """All tables in one folder. Making one writes nothing; the first save makes the folder."""

    def __init__(self, folder: Path | None = None, *, patience: float = PATIENCE) -> None:
        self.folder = journal_folder() if folder is None else folder
        self.patience = patience
        self._tables: dict[type[Row], Table[Any]] = {}

    def read(self, kind: type[R]) -> tuple[R, ...]:
        """All rows of a kind, in the order in which they were saved."""
        return self.table(kind).read()

    def append(self, row: AnswerRow | ReviewRow) -> Saved:
        """Adds an attempt or a turn of a card; these are never changed."""
        return self.table(type(row)).append(row)

    def save(self, row: ReflectionRow | CheckInRow | PlanRow) -> Saved:
        """Adds the row, or puts it in the place of the one with the same id."""
        return self.table(type(row)).save(row)

    def delete(self, kind: type[Row], id: str) -> bool:
        """Removes a row and its words; False if there was none with this id."""
        return self.table(kind).delete(id)

    def problems(self) -> tuple[JournalError, ...]:
        """What a learner should be told about the files, as keys with values; nothing is raised."""
        return tuple(p for kind in ROW_KINDS.values() for p in self.table(kind).problems())

    def table(self, kind: type[R]) -> Table[R]:
        """The file of a kind, for who moves whole files."""
        if kind not in self._tables:
            self._tables[kind] = Table(self.folder, kind, self.patience)
        return self._tables[kind]


def stamp(now: datetime | None = None) -> Stamp:
    """When something is saved: the moment in UTC to the second, and the writer's own day."""
    here = now or datetime.now().astimezone()
    return {"saved_at": here.astimezone(UTC).replace(microsecond=0), "local_date": here.date()}


def new_id() -> str:
    """An id for a row. It starts with a letter, so that a spreadsheet leaves it alone."""
    return f"r{os.urandom(8).hex()}"
