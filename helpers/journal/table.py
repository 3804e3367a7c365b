"""One CSV file of the journal: what it holds, and every way to change it."""

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Generic

from helpers.journal import aside, beside, disk
from helpers.journal.disk import Signature
from helpers.journal.errors import JournalError, of_reading
from helpers.journal.joining import Batch, Counts, Joined, join
from helpers.journal.known import Found, Known, Rows
from helpers.journal.lock import one_writer
from helpers.journal.reading import examine, examine_more
from helpers.journal.rows import R, Shape, line, same_content, to_cells
from helpers.journal.saved import Saved
from helpers.model import CheckInRow, PlanRow, ReflectionRow

HELD_OPEN = "journal_held_open"
EDITABLE = (ReflectionRow, CheckInRow, PlanRow)  # the others are never changed
TAIL = 64  # bytes by which a file that grew is told from another one


class Table(Generic[R]):
    """The rows of one kind, in one file."""

    def __init__(self, folder: Path, kind: type[R], patience: float) -> None:
        self.path = folder / f"{kind.table}.csv"
        self._shape = Shape(kind)
        self._patience = patience
        self._editable = kind in EDITABLE
        self._known: Known[R] = Known()
        self._foreign: set[Path] = set()  # side files that are not ours; left alone
        self._merged: tuple[Signature | None, tuple[Path, ...], tuple[R, ...]] = (None, (), ())

    # --- reading ---------------------------------------------------------------------------------

    def read(self) -> tuple[R, ...]:
        """All rows, those that still wait in side files included."""
        known, sides = self._look(), tuple(beside.sides(self.path))
        if self._merged[:2] != (known.signature, sides):
            rows = dict(known.rows)
            for side in sides:
                with contextlib.suppress(FileNotFoundError):  # merged by somebody just now
                    rows |= self._side(side).rows
            self._merged = (known.signature, sides, tuple(rows.values()))
        return self._merged[2]

    def problems(self) -> tuple[JournalError, ...]:
        """What a learner should be told about this file; nothing is raised."""
        try:
            known = self._look()
        except JournalError as error:
            return (error,)
        file = self.path.name
        found = []
        if beside.sides(self.path):
            found.append(JournalError("journal_side_waiting", file=file))
        if known.damaged:
            found.append(JournalError("journal_damaged", file=file))
        if aside.damaged(self.path).exists():
            found.append(JournalError("journal_set_aside", file=aside.damaged(self.path).name))
        if known.unreadable:
            count = str(known.unreadable)
            found.append(JournalError("journal_rows_unreadable", file=file, count=count))
        return tuple(found)

    def _look(self) -> Known[R]:
        """What the file holds now; only what is new to us is read."""
        now = disk.signature(self.path)
        if now is None:
            self._known = Known()
        elif now != self._known.signature:
            try:
                self._known = self._grown(now) or self._whole_file()
            except FileNotFoundError:
                self._known = Known()
            except OSError as error:
                raise of_reading(error, self.path.name) from error
        return self._known

    def _whole_file(self) -> Known[R]:
        raw, seen = disk.read(self.path)
        known: Known[R] = Known(signature=seen, tail=raw[-TAIL:])
        known.take(self._shape, examine(raw, self._shape, self.path.name))
        known.whole = known.whole and raw.startswith(self._shape.header.encode())
        return known

    def _grown(self, now: Signature) -> Known[R] | None:
        """What we know plus what was added at the end; None unless that is all that happened."""
        known, old = self._known, self._known.signature
        if old is None or not known.whole or now.inode != old.inode or now.size <= old.size:
            return None
        raw, seen = disk.read(self.path, old.size - len(known.tail))
        if not raw.startswith(known.tail):
            return None
        contents = examine_more(raw[len(known.tail) :], self._shape)
        known.take(self._shape, contents)
        known.signature, known.tail = seen, raw[-TAIL:]
        return known

    def _side(self, path: Path) -> Known[R]:
        known: Known[R] = Known()
        with contextlib.suppress(JournalError):
            known.take(self._shape, examine(disk.read(path)[0], self._shape, path.name))
        return known

    # --- writing ---------------------------------------------------------------------------------

    def append(self, row: R) -> Saved:
        """Adds a row that is never changed again."""
        cells = to_cells(row)
        try:
            with self._writing() as mine:
                if mine:
                    return self._add(cells)
        except JournalError as error:
            if error.key != HELD_OPEN:
                raise
        return self._aside(cells)

    def save(self, row: R) -> Saved:
        """Adds the row, or puts it in the place of the one with its id."""
        cells = to_cells(row)
        tidy, old = self._shape.row(cells), None
        try:
            with self._writing() as mine:
                old = self._last(row.id)
                if old is not None and same_content(old, tidy):
                    return Saved.ALREADY
                if mine:
                    return self._add(cells) if old is None else self._change(cells)
        except JournalError as error:
            if error.key != HELD_OPEN or self._last(row.id) is not None:
                raise  # the old words would stay, so this is not saved
        return self._aside(cells)

    def delete(self, id: str) -> bool:
        """Removes the row with this id, its words everywhere; False if there was none."""
        with self._writing() as mine:
            if not mine:
                raise JournalError("journal_busy", file=self.path.name)
            there = self._last(id) is not None
            aside.forget(self.path, self._shape, id)
            if there:
                self._rewrite(lambda rows: {its: row for its, row in rows.items() if its != id})
            return there

    def joined(self, batch: Batch) -> Joined:
        """What taking in these rows would come to. Writes nothing."""
        return join(self._gather().rows, batch.rows, editable=self._editable)

    def join(self, batch: Batch) -> Counts:
        """Takes in rows of another journal, at one stroke; where there are none yet, as a file that
        is the same to the byte."""
        with self._writing() as mine:
            if not mine:
                raise JournalError("journal_busy", file=self.path.name)
            joined = self.joined(batch)
            if self._look().signature is None and batch.raw:
                disk.replace(self.path, batch.raw, temporary=beside.temporary(self.path))
                return joined.counts
            for id in joined.replaced:
                aside.forget(self.path, self._shape, id)  # first: as in a change made here
            aside.keep_damaged(self.path, batch.damaged)
            if joined.counts.changes:
                self._rewrite(lambda _: joined.rows)
            return joined.counts

    @contextlib.contextmanager
    def _writing(self) -> Iterator[bool]:
        """The lock, and a file that is ours, whole, and alone; False without the lock."""
        disk.make_folder(self.path.parent)
        with one_writer(self.path.parent, self._patience) as mine:
            if mine:
                known = self._look()
                broken = known.signature is not None and not known.whole
                if broken or set(beside.sides(self.path)) - self._foreign:
                    self._rewrite(lambda rows: rows)
            yield mine

    def _last(self, id: str) -> R | None:
        """The row with this id, as it was last saved."""
        if not beside.sides(self.path):
            return self._look().rows.get(id)
        return {row.id: row for row in self.read()}.get(id)

    def _add(self, cells: tuple[str, ...]) -> Saved:
        """Adds one row to the file, which is whole."""
        known, new = self._known, line(cells).encode()
        if known.signature is None:
            new = self._shape.header.encode() + new
            after = disk.replace(self.path, new, temporary=beside.temporary(self.path))
        else:
            after = disk.append(self.path, new)
        known.rows[cells[0]] = self._shape.row(cells)
        known.signature, known.tail, known.whole = after, (known.tail + new)[-TAIL:], True
        return Saved.NEW

    def _change(self, cells: tuple[str, ...]) -> Saved:
        """Puts the row in the place of the one with its id; the old words go everywhere."""
        aside.forget(self.path, self._shape, cells[0])  # first: if this fails, nothing is saved
        self._rewrite(lambda rows: {**rows, cells[0]: cells})
        return Saved.CHANGED

    def _aside(self, cells: tuple[str, ...]) -> Saved:
        self._look()  # a file that is not ours is refused here as well
        beside.write_side(self.path, self._shape, line(cells))
        return Saved.ASIDE

    def _rewrite(self, change: Callable[[Rows], Rows]) -> None:
        """The file anew: repaired, side files merged, change made; the damaged lines set aside."""
        found = self._gather()
        for raw in found.resaved:
            aside.keep_resaved(self.path, raw)
        aside.keep_damaged(self.path, found.damaged)
        rows = change(found.rows).values()
        data = "".join([self._shape.header, *(line(cells) for cells in rows)]).encode()
        beside.sweep(self.path)
        disk.replace(self.path, data, temporary=beside.temporary(self.path))
        beside.remove(found.merged)
        self._look()

    def _gather(self) -> Found:
        """All that is in the file and in the side files beside it."""
        found = Found()
        self._collect(self.path, found)
        for side in beside.sides(self.path):
            (found.merged.append if self._collect(side, found) else self._foreign.add)(side)
        return found

    def _collect(self, path: Path, found: Found) -> bool:
        """Adds what is in one file; False for one that is not ours."""
        try:
            raw = disk.read(path)[0]
            found.take(raw, examine(raw, self._shape, path.name))
        except FileNotFoundError:
            return False
        except OSError as error:
            raise of_reading(error, path.name) from error
        except JournalError:
            if path == self.path:
                raise
            return False
        return True
