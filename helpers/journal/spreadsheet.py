"""What a spreadsheet does to a journal file when it saves it again, and how that is undone."""

import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import Any

from helpers.journal.rows import READERS, R, Shape, moment

MARKS = ",;\t"  # what spreadsheets put between cells

DATE = re.compile(r"(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})(?:[T ].*)?")
CLOCK = re.compile(r"[T ](\d{1,2})[:.](\d\d)(?:[:.](\d\d))?\s*([AaPp][Mm])?")


def decode(raw: bytes) -> str:
    """The text of a file: UTF-8 as we write it, else UTF-16 or a Western Windows code page.

    A byte that cannot be read in any of these is kept, so that its line can be set aside unchanged.
    """
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        with suppress(UnicodeDecodeError):
            return raw.decode("utf-16")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        text = raw.decode("utf-8-sig", errors="surrogateescape")
        torn_at_the_end = error.start > raw.rfind(b"\n")
        other_utf8 = any("\x7f" < c < "\udc80" or c > "\udcff" for c in text)
        if not torn_at_the_end and not other_utf8:
            with suppress(UnicodeDecodeError):
                return raw.decode("cp1252")
        return text


def tidy(shape: Shape[R], found: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The same rows with times, dates and numbers as we write them; what is unclear stays."""
    names, kinds = shape.columns, shape.types
    times, days = names.index("saved_at"), names.index("local_date")
    day_first = _day_first((row[times], row[days]) for row in found)
    return [
        tuple(
            _tidy_cell(cell, of, row[times], day_first) for cell, of in zip(row, kinds, strict=True)
        )
        for row in found
    ]


def _tidy_cell(cell: str, of: Any, saved_at: str, day_first: bool | None) -> str:
    if of is datetime:
        return _tidy_time(cell, day_first)
    if of in (date, date | None):
        days = _readings(cell, day_first)
        return _nearest(days, _day(saved_at)).isoformat() if days else cell
    if of == int | None and re.fullmatch(r"\s*\d+([.,]0+)?\s*", cell):
        return str(int(re.split("[.,]", cell)[0]))
    if of is bool:
        return {"true": "yes", "false": "no"}.get(cell.strip().casefold(), cell.strip())
    return cell


def _tidy_time(cell: str, day_first: bool | None) -> str:
    with suppress(ValueError):
        return moment(READERS[datetime](cell.strip()))
    days, clock = _readings(cell, day_first), CLOCK.search(cell)
    if not days or not clock:
        return cell
    hour, minute, second, half = clock.groups()
    hours = int(hour) if half is None else int(hour) % 12 + 12 * (half.lower() == "pm")
    return f"{days[0]}T{hours:02}:{minute}:{second or '00'}Z"


def _readings(cell: str, day_first: bool | None = None) -> list[date]:
    """The days that this can mean, the likeliest first; one, once it is known what comes first."""
    match = DATE.fullmatch(cell.strip())
    if match is None:
        return []
    first, mark, middle, last = match.groups()
    if len(first) == 4:
        orders = [(first, middle, last)]
    elif mark == "." or day_first is True:
        orders = [(last, middle, first)]
    elif day_first is False:
        orders = [(last, first, middle)]
    else:
        orders = [(last, middle, first), (last, first, middle)]
    return list(dict.fromkeys(day for order in orders for day in _date(*order)))


def _date(year: str, month: str, day: str) -> list[date]:
    with suppress(ValueError):
        return [date(int(year) + (2000 if len(year) == 2 else 0), int(month), int(day))]
    return []


def _day_first(rows: Iterable[tuple[str, str]]) -> bool | None:
    """Whether this file writes 24/11 or 11/24. A row is saved on its own day, give or take one."""
    for saved_at, local_date in rows:
        day = _day(saved_at)
        votes = [
            first
            for first in (True, False)
            for meant in _readings(local_date, first)
            if day is None or abs(meant - day) <= timedelta(days=1)
        ]
        if len(votes) == 1 and not local_date.strip()[:4].isdigit() and "." not in local_date:
            return votes[0]
    return None


def _day(saved_at: str) -> date | None:
    """The day of a row's `saved_at`, if that still is as we wrote it."""
    with suppress(ValueError):
        return datetime.fromisoformat(saved_at.strip()).date()
    return None


def _nearest(days: list[date], to: date | None) -> date:
    return days[0] if to is None else min(days, key=lambda day: abs(day - to))
