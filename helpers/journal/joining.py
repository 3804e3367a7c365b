"""The rows of two journals made one: each id once, and of two versions the one saved later."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from heapq import merge

from helpers.journal.known import Rows
from helpers.journal.rows import READERS

EARLIEST = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What becomes of the rows that come in. Of `newer_here` those here stay as they are."""

    new: int = 0
    already: int = 0
    newer_here: int = 0
    newer_there: int = 0

    @property
    def changes(self) -> int:
        """How many rows here are added or give way."""
        return self.new + self.newer_there


@dataclass(frozen=True, slots=True)
class Batch:
    """One table of another journal. `raw` is its file, if that holds all of the rows."""

    rows: Rows
    damaged: tuple[str, ...] = ()
    raw: bytes = b""


@dataclass(frozen=True, slots=True)
class Joined:
    """The rows of both; `replaced` are the ids of which the words here give way."""

    rows: Rows
    replaced: tuple[str, ...]
    counts: Counts


def join(here: Rows, there: Rows, *, editable: bool) -> Joined:
    """Takes the rows from there into those here; only an `editable` row ever gives way.

    Versions saved in the same second, of which one was changed by hand, leave the one here.
    """
    new = {id: cells for id, cells in there.items() if id not in here}
    both = {id: cells for id, cells in there.items() if id in here and here[id] != cells}
    later = {id: cells for id, cells in both.items() if editable and _later(cells, here[id])}
    counts = Counts(
        new=len(new),
        already=len(there) - len(new) - len(both),
        newer_here=len(both) - len(later),
        newer_there=len(later),
    )
    return Joined(_in_order({**here, **later}, new), tuple(later), counts)


def _in_order(here: Rows, new: Rows) -> Rows:
    """All rows by when they were saved, because screens read a history from top to bottom. Those of
    one journal stay in their own order: its clock may have been wrong, the order was not."""
    timed = (_timed(rows.values()) for rows in (here, new))
    return {cells[0]: cells for _, cells in merge(*timed, key=lambda pair: pair[0])}


def _timed(rows: Iterable[tuple[str, ...]]) -> Iterator[tuple[datetime, tuple[str, ...]]]:
    """Each row with its moment; one whose moment cannot be read stays behind the row before it."""
    last = EARLIEST
    for cells in rows:
        last = _moment(cells) or last
        yield last, cells


def _later(cells: tuple[str, ...], other: tuple[str, ...]) -> bool:
    one, two = _moment(cells), _moment(other)
    return one is not None and two is not None and one > two


def _moment(cells: tuple[str, ...]) -> datetime | None:
    with suppress(ValueError):
        found: datetime = READERS[datetime](cells[1])
        return found
    return None
