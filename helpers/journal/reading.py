"""The bytes of a journal file to records: strictly at first, and past any damage to what is whole.

A record that cannot be one of ours costs itself alone: reading goes on at the next line that begins
like a row. So a text that only looks like rows is safe, because its record is whole.
"""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from helpers.journal.errors import JournalError
from helpers.journal.rows import ID, SURROGATE, R, Shape
from helpers.journal.spreadsheet import MARKS, decode, tidy

csv.field_size_limit(2**31 - 1)  # the most that Windows takes; the default stops at 131,072

MOMENT = r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}[T ]\d{1,2}[:.]\d\d"
WHEN = re.compile(MOMENT)
BEGINS_LIKE_A_ROW = re.compile(rf'"?[A-Za-z][\w.:-]*"?[,;\t]"?{MOMENT}', re.ASCII)


@dataclass(frozen=True, slots=True)
class Record:
    """One row as it stands in the file; its cells in our order, or None where it is damaged."""

    text: str
    cells: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Contents:
    """What a file holds. `resaved`: not in the form in which we write, so a spreadsheet's."""

    records: tuple[Record, ...]
    resaved: bool = False

    @property
    def good(self) -> Iterator[tuple[Record, tuple[str, ...]]]:
        """The whole records with their cells."""
        return ((r, r.cells) for r in self.records if r.cells is not None)

    @property
    def damaged(self) -> tuple[str, ...]:
        """The lines that are no rows."""
        return tuple(r.text for r in self.records if r.cells is None)

    @property
    def whole(self) -> bool:
        """Whether a row can be added at the end just so."""
        ended = not self.records or self.records[-1].text.endswith("\n")
        return ended and not self.resaved and not self.damaged


@dataclass(frozen=True, slots=True)
class Form:
    """How the cells of a file lie: what parts them, and where each of our columns is."""

    delimiter: str
    order: tuple[int, ...]
    resaved: bool

    def cells(self, found: Sequence[str]) -> tuple[str, ...] | None:
        """The cells in our order if this can be one of our rows."""
        if self.resaved:  # a spreadsheet leaves off, or adds, empty cells at the end
            found = [*found, *[""] * (max(self.order) + 1 - len(found))]
        elif len(found) != len(self.order):
            return None
        cells = tuple(found[at] for at in self.order)
        return cells if ID.fullmatch(cells[0]) and WHEN.match(cells[1]) else None

    def begins(self, line: str) -> bool:
        """Whether this line looks like the beginning of a row."""
        if self.order[:2] == (0, 1):
            return BEGINS_LIKE_A_ROW.match(line) is not None
        try:
            found = next(csv.reader([line], delimiter=self.delimiter, strict=True), [])
        except csv.Error:
            return False
        return self.cells(found) is not None


def examine(raw: bytes, shape: Shape[R], file: str) -> Contents:
    """All records of a file of this kind. A file that is not ours, or too new, is refused."""
    text = decode(raw)
    ours = shape.header
    if ours.startswith(text) or not text.strip():  # empty, or torn while it was being made
        return Contents((), resaved=False)
    if text.startswith(ours):
        return Contents(tuple(_records(text[len(ours) :], _our_form(shape))))
    if "\n" not in text:  # the line ends of an old Mac spreadsheet
        text = text.replace("\r", "\n")
    first, _, rest = text.partition("\n")
    form = _recognise(first, shape, file)
    records = tuple(_records(rest, form))
    tidied = iter(tidy(shape, [r.cells for r in records if r.cells is not None]))
    return Contents(
        tuple(r if r.cells is None else Record(r.text, next(tidied)) for r in records), resaved=True
    )


def examine_more(raw: bytes, shape: Shape[R]) -> Contents:
    """The records in what was added to a file that we wrote."""
    return Contents(tuple(_records(decode(raw), _our_form(shape))))


def _our_form(shape: Shape[R]) -> Form:
    return Form(",", tuple(range(len(shape.columns))), resaved=False)


def _recognise(first: str, shape: Shape[R], file: str) -> Form:
    """The form behind a spreadsheet's header. Every column says for itself what it is, so there is
    no format number beside the file to be lost or to be wrong."""
    wanted = shape.columns
    for delimiter in MARKS:
        names = [name.strip() for name in next(csv.reader([first], delimiter=delimiter), [])]
        if not set(wanted) <= set(names):
            continue
        if set(names) - set(wanted) - {""}:
            raise JournalError("journal_newer", file=file)
        if any(names.count(name) > 1 for name in wanted):
            break
        return Form(delimiter, tuple(names.index(name) for name in wanted), resaved=True)
    raise JournalError("journal_not_ours", file=file)


def _records(text: str, form: Form) -> Iterator[Record]:
    """The text cut into records, damaged ones included; empty lines left out."""
    lines = list(io.StringIO(text, newline="\n"))  # cut at line feeds alone
    unreadable = "\0" in text or SURROGATE.search(text) is not None
    at = 0
    while at < len(lines):
        for start, end, found in _strictly(lines, at, form.delimiter):
            at = start
            record = lines[start] if end == start + 1 else "".join(lines[start:end])
            cells = form.cells(found)
            if cells is None and not any(cell.strip() for cell in found):
                at = end
                continue
            torn = not (form.resaved or record.endswith(("\n", '"')))
            if cells is None or torn or (unreadable and _unreadable(record)):
                break
            yield Record(record, cells)
            at = end
        if at < len(lines):
            end = _next_row(lines, at + 1, form)
            yield Record("".join(lines[at:end]), None)
            at = end


def _strictly(lines: list[str], at: int, delimiter: str) -> Iterator[tuple[int, int, list[str]]]:
    """Records from line `at` on, each with its first line and the one after it, up to an error."""
    reader = csv.reader((lines[i] for i in range(at, len(lines))), delimiter=delimiter, strict=True)
    start = at
    try:
        for found in reader:
            yield start, at + reader.line_num, found
            start = at + reader.line_num
    except csv.Error:
        yield start, len(lines), ["?"]


def _next_row(lines: list[str], at: int, form: Form) -> int:
    """The next line that begins like a row, or the end."""
    return next((i for i in range(at, len(lines)) if form.begins(lines[i])), len(lines))


def _unreadable(record: str) -> bool:
    return "\0" in record or SURROGATE.search(record) is not None
