"""A journal that a spreadsheet opened and saved again is still ours, with every word in it."""

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from helpers.journal import Journal, JournalError
from helpers.model import PlanRow, ReflectionRow
from tests.journal_kit import as_written, plan, put, reflection

ROWS = (
    reflection("Plain words", days=0),
    reflection('He said "fine", again;\nthen nothing.', days=1),
    reflection("Größe, café, 5 €", days=8),
)
NEXT = reflection("written afterwards", days=20)
Grid = list[list[str]]


def resaved(
    change: Callable[[Grid], Grid] = lambda grid: grid,
    *,
    delimiter: str = ",",
    end: str = "\r\n",
    encoding: str = "utf-8",
) -> bytes:
    """The rows as a spreadsheet saves them: quotes only where it must."""
    grid = list(csv.reader(io.StringIO(as_written(*ROWS).decode(), newline="")))
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator=end).writerows(change(grid))
    return out.getvalue().encode(encoding)


def dates(pattern: str, *columns: int) -> Callable[[Grid], Grid]:
    def change(grid: Grid) -> Grid:
        for row in grid[1:]:
            for at in columns:
                row[at] = date.fromisoformat(row[at]).strftime(pattern)
        return grid

    return change


def reordered(grid: Grid) -> Grid:
    return [[row[7], *row[1:7], *row[8:], row[0]] for row in grid]


def padded(grid: Grid) -> Grid:
    return [*([*row, "", ""] for row in grid), [""] * 14]


def shouted(grid: Grid) -> Grid:
    yes = {"yes": "TRUE", "no": "FALSE"}
    return [grid[0], *([yes.get(cell, cell) for cell in row] for row in grid[1:])]


def floats(grid: Grid) -> Grid:
    return [grid[0], *([*row[:6], f"{row[6]}.0", *row[7:]] for row in grid[1:])]


FORMS = {
    "crlf": resaved(),
    "byte order mark": resaved(encoding="utf-8-sig"),
    "semicolons": resaved(delimiter=";"),
    "tabs": resaved(delimiter="\t"),
    "utf-16": resaved(delimiter="\t", encoding="utf-16"),
    "big-endian utf-16": b"\xfe\xff" + resaved(delimiter="\t", encoding="utf-16-be"),
    "windows code page": resaved(delimiter=";", encoding="cp1252"),
    "old mac": resaved(end="\r").replace(b"again;\n", b"again;\r"),
    "no last line end": resaved().rstrip(b"\r\n"),
    "columns in another order": resaved(reordered),
    "empty columns and rows": resaved(padded),
    "TRUE": resaved(shouted),
    "4.0": resaved(floats),
    "24/11/2026": resaved(dates("%d/%m/%Y", 2, 5), delimiter=";"),
    "24.11.2026": resaved(dates("%d.%m.%Y", 2, 5), delimiter=";"),
    "24.11.26": resaved(dates("%d.%m.%y", 2, 5)),
    "11/24/2026": resaved(dates("%m/%d/%Y", 2, 5)),
    "24-11-2026": resaved(dates("%d-%m-%Y", 2, 5)),
    "2026/11/24": resaved(dates("%Y/%m/%d", 2, 5)),
}


@pytest.mark.parametrize("form", FORMS)
def test_every_word_is_read_and_the_next_save_puts_the_file_in_order(
    tmp_path: Path, form: str
) -> None:
    put(tmp_path, "reflections.csv", FORMS[form])
    journal = Journal(tmp_path)
    assert journal.read(ReflectionRow) == ROWS
    assert journal.problems() == ()
    journal.save(NEXT)
    assert (tmp_path / "reflections.csv").read_bytes() == as_written(*ROWS, NEXT)
    (copy,) = tmp_path.glob("reflections.resaved-*.csv")
    assert copy.read_bytes() == FORMS[form]
    assert Journal(tmp_path).read(ReflectionRow) == (*ROWS, NEXT)


def test_without_another_save_nothing_is_put_in_order(tmp_path: Path) -> None:
    path = put(tmp_path, "reflections.csv", FORMS["semicolons"])
    Journal(tmp_path).read(ReflectionRow)
    assert path.read_bytes() == FORMS["semicolons"]
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("pattern", ["%d/%m/%Y", "%m/%d/%Y", "%d/%m/%y"])
def test_which_number_is_the_month_is_told_by_the_day_of_saving(
    tmp_path: Path, pattern: str
) -> None:
    # Saved on 24 November and later; due on 3 April, or would it be 4 March?
    rows = [plan(due=date(2027, 4, 3), days=days) for days in (8, 0)]
    grid = list(csv.reader(io.StringIO(as_written(*rows).decode())))
    dates(pattern, grid[0].index("local_date"), grid[0].index("due"))(grid)
    out = io.StringIO()
    csv.writer(out).writerows(grid)
    put(tmp_path, "plans.csv", out.getvalue().encode())
    assert Journal(tmp_path).read(PlanRow) == tuple(rows)


def test_a_date_that_nothing_decides_is_the_one_nearest_to_saving(tmp_path: Path) -> None:
    row = plan(due=date(2026, 12, 4))
    file = as_written(row).replace(b'"2026-12-04"', b"4/12/2026")
    put(tmp_path, "plans.csv", file.replace(b'"id"', b"id"))
    assert Journal(tmp_path).read(PlanRow) == (row,)


def test_a_time_that_was_reformatted_is_still_that_time(tmp_path: Path) -> None:
    forms = ("24/11/2026 21:40:07", "11/24/2026 9:40:07 PM", "2026-11-24 21:40:07")
    for n, form in enumerate(forms):
        plain = as_written(ROWS[0]).replace(b'"', b"")
        changed = plain.replace(b"2026-11-24T21:40:07Z", form.encode())
        put(tmp_path / str(n), "reflections.csv", changed)
        assert Journal(tmp_path / str(n)).read(ReflectionRow) == ROWS[:1]


def test_what_is_no_date_stays_in_the_file_and_reads_as_left_open(tmp_path: Path) -> None:
    file = as_written(*ROWS).replace(b"2026-11-23", b"last Tuesday").replace(b'"4"', b'"good"', 1)
    put(tmp_path, "reflections.csv", file.replace(b'","', b'";"'))
    journal = Journal(tmp_path)
    first = replace(ROWS[0], happened_on=None, closeness=None)
    assert journal.read(ReflectionRow)[0] == first
    journal.save(NEXT)
    assert b'"last Tuesday","good"' in (tmp_path / "reflections.csv").read_bytes()


def test_a_damaged_row_in_a_spreadsheets_file_is_set_aside_too(tmp_path: Path) -> None:
    lines = FORMS["semicolons"].splitlines(keepends=True)
    put(tmp_path, "reflections.csv", b"".join([lines[0], b'note to self;"\r\n', *lines[1:]]))
    Journal(tmp_path).save(NEXT)
    assert Journal(tmp_path).read(ReflectionRow) == (*ROWS, NEXT)
    assert b'note to self;"' in (tmp_path / "reflections.csv.damaged").read_bytes()


def test_a_column_of_ones_own_is_not_lost_by_a_save(tmp_path: Path) -> None:
    path = put(tmp_path, "reflections.csv", resaved(lambda g: [[*row, "note"] for row in g]))
    before = path.read_bytes()
    with pytest.raises(JournalError) as refused:
        Journal(tmp_path).save(NEXT)
    assert refused.value.key == "journal_newer"
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "time", ["0001-01-01T00:00:00+05:00", "0001-01-01T00:00:00", "9999-12-31T23:59:59-05:00"]
)
def test_a_time_of_any_year_keeps_nobody_from_the_other_rows(tmp_path: Path, time: str) -> None:
    def far(grid: Grid) -> Grid:
        return [*grid[:2], [grid[2][0], time, *grid[2][2:]], *grid[3:]]

    put(tmp_path, "reflections.csv", resaved(far, delimiter=";"))
    journal = Journal(tmp_path)
    assert [row.id for row in journal.read(ReflectionRow)] == [row.id for row in ROWS]
    journal.save(NEXT)
    assert {row.id for row in Journal(tmp_path).read(ReflectionRow)} >= {row.id for row in ROWS}
