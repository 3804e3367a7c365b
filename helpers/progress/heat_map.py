"""The days of the last year as a calendar: how close each felt, and when something was tried.

A day without an entry is an empty place among others. Nothing counts such days.
"""

from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd

from helpers.content import ui
from helpers.model import Measure
from helpers.progress import squares, tables
from helpers.progress.markup import Cell, Table
from helpers.progress.sentences import FEW, Said
from helpers.progress.squares import DAYS_A_WEEK, Day, Month
from helpers.progress.view import View, titled
from helpers.progress.words import Words, between, counted, day_words, listed, step

WEEKS = 52  # the last year; the chart of closeness over time goes further back
BAND = 13  # weeks beside each other, so that a square is large enough on a narrow page


def show(
    entries: pd.DataFrame, tried: pd.DataFrame, words: Words, measure: Measure, *, made_up: bool
) -> View:
    """The view of `tables.closeness` and `tables.practised`; a preview while both are empty."""
    preview = ui("progress_calendar_preview")
    fine, practised = tables.drawn(entries), tables.drawn(tried)
    if not len(fine) and not len(practised):
        return View(preview=preview)
    if fine["day"].nunique() < FEW:
        return View(preview=preview, said=Said("", (ui("progress_calendar_few"),)), made_up=made_up)
    last = max(_date(fine["day"].max()), _date(practised["day"].max()) if len(practised) else FIRST)
    begin = _begin(min(_date(part["day"].min()) for part in (fine, practised) if len(part)), last)
    recent, trying = _since(fine, begin), _since(practised, begin)
    days = _days(recent, trying, words, measure)
    said = _said(recent, fine, days, measure, begin, last)
    weeks = _weeks(begin, last)
    figure = squares.calendar(
        titled(said, made_up=made_up),
        [_of_week(day, begin) for day in days.values()],
        weeks=weeks,
        band=BAND,
        months=_months(begin, weeks),
        weekdays=ui("weekdays_short").split(),
        names=(measure.steps[0], measure.steps[-1], ui("progress_calendar_tried")),
    )
    table = _table(days, begin, weeks, measure, made_up=made_up)
    return View(preview=preview, said=said, figure=figure, table=table, made_up=made_up)


FIRST = date.min


# --- which days ----------------------------------------------------------------------------------


def _begin(first: date, last: date) -> date:
    """The Monday on which the calendar begins: before all entries, in whole bands, a year back."""
    monday = last - timedelta(days=last.weekday())
    weeks = min(WEEKS, (monday - first).days // DAYS_A_WEEK + 2)
    bands = -(-weeks // BAND)
    return monday - timedelta(weeks=min(WEEKS, bands * BAND) - 1)


def _weeks(begin: date, last: date) -> int:
    return (last - begin).days // DAYS_A_WEEK + 1


def _since(table: pd.DataFrame, begin: date) -> pd.DataFrame:
    return table[table["day"] >= np.datetime64(begin)]


def _days(
    entries: pd.DataFrame, tried: pd.DataFrame, words: Words, measure: Measure
) -> dict[date, Day]:
    """What is known of each day that has an entry or on which something was tried."""
    values = {_date(day): tables.middle(part) for day, part in entries.groupby("day")["value"]}
    practised = {
        _date(day): [words.lesson(str(slug)) for slug in part]
        for day, part in tried.groupby("day")["lesson"]
    }
    return {
        day: _day(day, values.get(day), practised.get(day, []), measure)
        for day in sorted({*values, *practised})
    }


def _day(day: date, middle: tuple[int, int] | None, tried: list[str], measure: Measure) -> Day:
    parts = {"day": day_words(day), "lesson": listed(tried)}
    if middle is None:
        said = ui("progress_lane_point", **parts)
        return Day(day, None, True, said)
    key = "progress_calendar_day_tried" if tried else "progress_calendar_day"
    said = ui(key, words=between(measure, *middle), **parts)
    return Day(day, sum(middle) / 2, bool(tried), said)


def _of_week(day: Day, begin: date) -> tuple[int, int, Day]:
    """The week and the weekday of a day, both from 0."""
    week, weekday = divmod((day.day - begin).days, DAYS_A_WEEK)
    return week, weekday, day


def _months(begin: date, weeks: int) -> list[Month]:
    """The months by the week in which each begins; the year where it is new."""
    names = ui("months_short").split()
    found: list[Month] = []
    for week in range(weeks):
        days = [begin + timedelta(days=week * DAYS_A_WEEK + at) for at in range(DAYS_A_WEEK)]
        first = next((day for day in days if day.day == 1), days[0] if week % BAND == 0 else None)
        if first is not None:
            new_year = not found or first.month == 1
            name = names[first.month - 1]
            found.append(Month(week, f"{name} {first.year}" if new_year else name))
    return found


# --- in words ------------------------------------------------------------------------------------


def _said(
    recent: pd.DataFrame,
    fine: pd.DataFrame,
    days: dict[date, Day],
    measure: Measure,
    begin: date,
    last: date,
) -> Said:
    noted = [day for day in days.values() if day.value is not None]
    middle = between(measure, *tables.middle(recent["value"]))
    title = ui("progress_calendar_title", count=len(noted), middle=middle)
    said = [ui("progress_calendar_how"), ui("progress_calendar_empty")]
    tried = sum(day.tried for day in days.values())
    said.insert(1, counted("progress_calendar_trying", tried, none=True))
    if len(recent) < len(fine):
        said.append(ui("progress_calendar_year", first=day_words(begin), last=day_words(last)))
    return Said(title, tuple(said))


def _table(
    days: dict[date, Day], begin: date, weeks: int, measure: Measure, *, made_up: bool
) -> Table:
    """A line for each week in which something is noted, the newest first."""
    rows: list[tuple[Cell, ...]] = []
    for week in reversed(range(weeks)):
        monday = begin + timedelta(days=week * DAYS_A_WEEK)
        dates = [monday + timedelta(days=at) for at in range(DAYS_A_WEEK)]
        if any(day in days for day in dates):
            rows.append((day_words(monday), *(_cell(days.get(day)) for day in dates)))
    head = (ui("progress_calendar_week_head"), *ui("weekdays_short").split())
    caption = ui(
        "progress_calendar_caption", least=step(measure, 1), most=step(measure, len(measure.steps))
    )
    if made_up:
        caption = ui("progress_made_up_title", title=caption)
    return Table(caption, head, tuple(rows))


def _cell(day: Day | None) -> str:
    if day is None:
        return ui("progress_empty_cell")
    value = "" if day.value is None else f"{day.value:g}"
    return ui("progress_calendar_cell_tried", value=value).strip() if day.tried else value


def _date(day: Any) -> date:
    found: date = pd.Timestamp(day).date()
    return found
