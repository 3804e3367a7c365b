"""A typed row to the cells of a CSV line, and back. The dataclasses of `helpers.model` say how.

Every cell is quoted, and a line feed ends a row: so no part of a row can pass for a whole one,
one byte ends it, and a lone carriage return in somebody's text stays what it was.
"""

import csv
import dataclasses
import io
import re
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from typing import Any, Generic, Literal, TypeVar, get_args, get_origin

from helpers.journal.errors import JournalError
from helpers.model import Row

R = TypeVar("R", bound=Row)

ID = re.compile(r"[A-Za-z][\w.:-]{0,199}", re.ASCII)
SURROGATE = re.compile("[\ud800-\udfff]")


def line(cells: Sequence[str]) -> str:
    """One row as it stands in the file."""
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\n").writerow(cells)
    return out.getvalue()


class Shape(Generic[R]):
    """The columns of a table and how each is read, as its dataclass says."""

    def __init__(self, kind: type[R]) -> None:
        fields = dataclasses.fields(kind)
        self.kind = kind
        self.columns = tuple(field.name for field in fields)
        self.types: tuple[Any, ...] = tuple(field.type for field in fields)
        self.header = line(self.columns)
        self._read = tuple((field.name, _reader(field.type)) for field in fields)

    def row(self, cells: Sequence[str]) -> R:
        """The typed row. ValueError where a cell that must be there cannot be read."""
        pairs = zip(self._read, cells, strict=True)
        return self.kind(**{name: read(cell) for (name, read), cell in pairs})


def to_cells(row: Row) -> tuple[str, ...]:
    """The row in text. What no CSV file can hold is refused."""
    if not ID.fullmatch(row.id):
        raise ValueError(f"a row's id begins with a letter and has no spaces: {row.id!r}")
    if row.saved_at.tzinfo is None:
        raise ValueError("saved_at has no time zone")
    cells = tuple(_written(getattr(row, field.name)) for field in dataclasses.fields(row))
    for cell in cells:
        if "\0" in cell:
            raise JournalError("text_has_nul")
        if SURROGATE.search(cell):
            raise JournalError("text_has_broken_character")
    return cells


def same_content(one: Row, other: Row) -> bool:
    """Whether two rows say the same, whenever they were saved."""
    alike = dataclasses.replace(other, saved_at=one.saved_at, local_date=one.local_date)
    return one == alike


def moment(value: datetime) -> str:
    """A time in UTC to the second, as it is written."""
    here = value.astimezone(UTC).replace(tzinfo=None)
    return f"{here.isoformat(timespec='seconds')}Z"  # strftime writes the year 1 in one digit


def _written(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case datetime():
            return moment(value)
        case date():
            return value.isoformat()
        case _:
            return str(value)


def _reader(of: Any) -> Callable[[str], Any]:
    """How a cell of this type is read. What was left open, or is no such thing, reads as None."""
    if get_origin(of) is Literal:
        return _one_of(get_args(of))
    return READERS[of]


def _one_of(words: tuple[str, ...]) -> Callable[[str], str]:
    def read(cell: str) -> str:
        if cell not in words:
            raise ValueError("not one of the words known here")
        return cell

    return read


def _time(cell: str) -> datetime:
    value = datetime.fromisoformat(cell)
    if value.tzinfo is None:
        return value.replace(tzinfo=UTC)
    try:
        return value.astimezone(UTC)
    except OverflowError as error:
        raise ValueError("a time beyond all years") from error


def _yes(cell: str) -> bool:
    """Whatever is not clearly a no counts as yes: the one column is `private`."""
    return cell.strip().casefold() not in {"no", "false", "0"}


def _open(read: Callable[[str], Any]) -> Callable[[str], Any]:
    def or_none(cell: str) -> Any:
        try:
            return read(cell)
        except ValueError:
            return None

    return or_none


READERS: dict[Any, Callable[[str], Any]] = {
    str: str,
    bool: _yes,
    int | None: _open(int),
    date: date.fromisoformat,
    date | None: _open(date.fromisoformat),
    datetime: _time,
}
