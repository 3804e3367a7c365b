"""What is set aside beside a table and never dropped: damaged lines, and a spreadsheet's version.

Only a learner who edits or deletes an entry makes its old words go from here too.
"""

import hashlib
import re
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from helpers.journal import disk
from helpers.journal.beside import named, temporary
from helpers.journal.reading import BEGINS_LIKE_A_ROW, Record, examine
from helpers.journal.rows import R, Shape, moment
from helpers.journal.spreadsheet import decode

FOUND = re.compile(r"# \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")  # stands above lines set aside


def damaged(table: Path) -> Path:
    """Where lines that are no rows are kept."""
    return table.with_name(f"{table.name}.damaged")


def keep_damaged(table: Path, lines: Iterable[str]) -> None:
    """Adds lines that are no rows, under the time of finding them. Not twice, if the write that
    follows should fail and be made again."""
    text = "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)
    path = damaged(table)
    if text and not (path.exists() and _bytes(text) in disk.read(path)[0]):
        disk.append(path, _bytes(f"# {moment(datetime.now(UTC))}\n{text}"))


def keep_resaved(table: Path, raw: bytes) -> None:
    """Keeps a copy of the table as a spreadsheet left it; one copy of the same content."""
    digest = hashlib.sha256(raw).hexdigest()[:12]
    copy = table.with_name(f"{table.stem}.resaved-{digest}.csv")
    if not copy.exists():
        disk.replace(copy, raw, temporary=temporary(table))


def forget(table: Path, shape: Shape[R], id: str) -> None:
    """Removes a row's old words from everything beside the table."""
    for path in named(table, f"{table.stem}.resaved-", ".csv"):
        _forget_in_copy(path, table, shape, id)
    path = damaged(table)
    if path.exists():
        lines = _text(path).splitlines(keepends=True)
        kept = _without(lines, id)
        if len(kept) < len(lines):
            _rewrite(path, table, kept)


def _forget_in_copy(path: Path, table: Path, shape: Shape[R], id: str) -> None:
    text = _text(path)
    records = examine(_bytes(text), shape, path.name).records
    kept = "".join(_kept(record, id) for record in records)
    if len(kept) < sum(len(record.text) for record in records):
        first, end, _ = text.partition("\n")
        _rewrite(path, table, [first, end, kept])


def _kept(record: Record, id: str) -> str:
    if record.cells is None:
        return "".join(_without(record.text.splitlines(keepends=True), id))
    return "" if record.cells[0] == id else record.text


def _without(lines: list[str], id: str) -> list[str]:
    """The lines without those of this row: from where it begins to where something else does."""
    its = re.compile(rf'"?{re.escape(id)}"?[,;\t]')
    kept, inside = list[str](), False
    for line in lines:
        begins = BEGINS_LIKE_A_ROW.match(line) or FOUND.match(line)
        inside = bool(its.match(line)) or (inside and not begins)
        if not inside:
            kept.append(line)
    return kept


def _text(path: Path) -> str:
    return decode(disk.read(path)[0])


def _rewrite(path: Path, table: Path, lines: list[str]) -> None:
    disk.replace(path, _bytes("".join(lines)), temporary=temporary(table))


def _bytes(text: str) -> bytes:
    """The text with every byte that could not be read put back as it was."""
    return text.encode(errors="surrogateescape")
