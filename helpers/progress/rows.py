"""Where the progress page takes its rows from: the journal, all of it or what is not private, or
somebody made up."""

from collections.abc import Iterable
from typing import Protocol

from helpers.journal import JournalError
from helpers.journal.rows import R
from helpers.model import AnswerRow, Row


class Rows(Protocol):
    """What a page can be made from. `problems` is what should be told about the files."""

    def read(self, kind: type[R]) -> tuple[R, ...]: ...
    def problems(self) -> tuple[JournalError, ...]: ...


class MadeUpRows:
    """The rows of the made-up learner, in memory."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._rows = tuple(rows)

    def read(self, kind: type[R]) -> tuple[R, ...]:
        """All rows of this kind."""
        return tuple(row for row in self._rows if isinstance(row, kind))

    def problems(self) -> tuple[JournalError, ...]:
        """Nothing is wrong with what is in no file."""
        return ()


class OpenRows:
    """The rows that may be counted while what is private stays out: a private reflection or plan
    is not among them. An exercise counts as worked on whatever was written in it."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def read(self, kind: type[R]) -> tuple[R, ...]:
        """All rows of this kind whose newest version is not private."""
        rows = self._rows.read(kind)
        if kind is AnswerRow:
            return rows
        newest = {row.id: row for row in rows}
        return tuple(row for row in newest.values() if not getattr(row, "private", False))

    def problems(self) -> tuple[JournalError, ...]:
        """The same as with all rows."""
        return self._rows.problems()
