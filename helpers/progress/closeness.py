"""Closeness over time, with the days on which something was tried. Many entries go by month."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pandas as pd

from helpers.content import ui
from helpers.model import Measure
from helpers.progress import charts, sentences, tables
from helpers.progress.charts import Dot, Lane
from helpers.progress.markup import Cell, Table
from helpers.progress.sentences import Said
from helpers.progress.view import View, captioned, titled
from helpers.progress.words import Words, between, day_words, listed, month_words, step, step_word

MANY = 150  # entries from which the chart and the table go by month
TICKS = 2  # stretches between the days named below the chart
ROOM_BETWEEN = 4  # days apart, for a day between them to be named
LONG = 400  # days from which months are named, not days


def show(
    entries: pd.DataFrame, tried: pd.DataFrame, words: Words, measure: Measure, *, made_up: bool
) -> View:
    """The view of `tables.closeness` and `tables.practised`; a preview while both are empty."""
    preview = ui("progress_closeness_preview")
    if not len(entries) and not len(tried):
        return View(preview=preview)
    said = sentences.closeness(entries, tried, words, measure)
    fine, days = tables.drawn(entries), tables.drawn(tried)
    by_month = len(fine) > MANY
    if by_month:
        said = _by_month(said, fine, measure)
    drawn = _figure(said, fine, days, words, measure, made_up=made_up) if len(fine) > 1 else None
    table = _table(entries, tried, words, measure, made_up=made_up, by_month=by_month)
    return View(
        preview=preview,
        said=said,
        figure=drawn,
        table=table if len(entries) else None,
        made_up=made_up,
    )


def _by_month(said: Said, fine: pd.DataFrame, measure: Measure) -> Said:
    middle = between(measure, *tables.middle(fine["value"]))
    title = ui("progress_closeness_title_months", middle=middle)
    return Said(title, (*said.sentences, ui("progress_closeness_months")))


def _figure(
    said: Said,
    fine: pd.DataFrame,
    days: pd.DataFrame,
    words: Words,
    measure: Measure,
    *,
    made_up: bool,
) -> Any:
    by_month = len(fine) > MANY
    dots = _month_dots(fine, measure) if by_month else _dots(fine, days, words, measure)
    lanes = _month_lanes(days, words) if by_month else _lanes(days, words)
    everything = [dot.day for dot in dots] + [day for lane in lanes for day, _ in lane.days]
    ticks = _ticks(min(everything), max(everything))
    title = titled(said, made_up=made_up)
    return charts.closeness(title, dots, lanes, measure.steps, ticks)


# --- dots and lanes ------------------------------------------------------------------------------


def _dots(fine: pd.DataFrame, days: pd.DataFrame, words: Words, measure: Measure) -> list[Dot]:
    tried = _tried_on(days, words)
    dots = []
    for day, value in zip(fine["day"], fine["value"], strict=True):
        what = tried.get(day, "")
        key = "progress_point_tried" if what else "progress_point"
        said = ui(key, day=day_words(day), words=step_word(measure, value), lesson=what)
        dots.append(Dot(_iso(day), value, bool(what), said))
    return dots


def _tried_on(days: pd.DataFrame, words: Words) -> dict[Any, str]:
    """What was tried on each day, in words."""
    found: dict[Any, list[str]] = {}
    for day, lesson in zip(days["day"], days["lesson"], strict=True):
        found.setdefault(day, []).append(words.lesson(lesson))
    return {day: listed(lessons) for day, lessons in found.items()}


def _lanes(days: pd.DataFrame, words: Words) -> list[Lane]:
    lanes = []
    for slug, part in days.groupby("lesson", sort=False):
        name = words.lesson(str(slug))
        marks = tuple(
            (_iso(day), ui("progress_lane_point", day=day_words(day), lesson=name))
            for day in part["day"]
        )
        lanes.append(Lane(ui("progress_lane", lesson=words.mark(str(slug))), marks))
    return lanes


def _month_dots(fine: pd.DataFrame, measure: Measure) -> list[Dot]:
    return [
        Dot(
            day=_iso(line.day),
            value=(line.low + line.high) / 2,
            tried=False,
            words=ui(
                "progress_month_point",
                month=month_words(line.day),
                words=between(measure, line.low, line.high),
                count=line.entries,
            ),
            reach=(line.lowest, line.highest),
        )
        for line in tables.months(fine).itertuples(index=False)
    ]


def _month_lanes(days: pd.DataFrame, words: Words) -> list[Lane]:
    lanes = []
    for slug, part in days.groupby("lesson", sort=False):
        name = words.lesson(str(slug))
        marks = tuple(
            (
                _iso(month),
                ui("progress_lane_month", month=month_words(month), lesson=name, count=count),
            )
            for month, count in _per_month(part).items()
        )
        lanes.append(Lane(ui("progress_lane", lesson=words.mark(str(slug))), marks))
    return lanes


def _per_month(days: pd.DataFrame) -> dict[pd.Timestamp, int]:
    """How many different days there are in each month."""
    once = days["day"].drop_duplicates()
    month = pd.Series(once.to_numpy().astype("datetime64[M]").astype("datetime64[s]"))
    return {month: int(count) for month, count in month.value_counts(sort=False).items()}


def _ticks(first: str, last: str) -> list[tuple[str, str]]:
    """The first day, one in the middle, the last; the year wherever it is new."""
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    span = (end - start).days
    parts = TICKS if span >= ROOM_BETWEEN else 1
    marks = dict.fromkeys(start + timedelta(days=span * at // parts) for at in range(parts + 1))
    months = ui("months_short").split()
    named: list[tuple[str, str]] = []
    year = 0
    for day in marks:
        words = months[day.month - 1] if span > LONG else f"{day.day} {months[day.month - 1]}"
        named.append((day.isoformat(), words if day.year == year else f"{words} {day.year}"))
        year = day.year
    return named


# --- the table -----------------------------------------------------------------------------------


def _table(
    entries: pd.DataFrame,
    tried: pd.DataFrame,
    words: Words,
    measure: Measure,
    *,
    made_up: bool,
    by_month: bool,
) -> Table:
    if by_month:
        return _month_table(entries, tried, measure, made_up=made_up)
    on = _tried_on(tried, words)
    rows = tuple(
        (
            day_words(line.day),
            step_word(measure, line.value),
            ui(f"progress_source_{line.source}"),
            on.get(line.day, "") or ui("progress_empty_cell"),
        )
        for line in entries.iloc[::-1].itertuples(index=False)
    )
    head = ("day_head", "closeness_head", "source_head", "tried_head")
    return _titled_table("progress_closeness_caption", head, rows, made_up=made_up)


def _month_table(
    entries: pd.DataFrame, tried: pd.DataFrame, measure: Measure, *, made_up: bool
) -> Table:
    days = _per_month(tried)
    rows = tuple(
        (
            month_words(line.day),
            int(line.entries),
            between(measure, line.low, line.high),
            step(measure, line.lowest),
            step(measure, line.highest),
            days.get(line.day, 0),
        )
        for line in tables.months(entries).iloc[::-1].itertuples(index=False)
    )
    head = ("month_head", "entries_head", "middle_head", "lowest_head", "highest_head")
    heads = (*head, "tried_days_head")
    return _titled_table("progress_closeness_caption_months", heads, rows, made_up=made_up)


def _titled_table(
    caption: str, head: Sequence[str], rows: tuple[tuple[Cell, ...], ...], *, made_up: bool
) -> Table:
    heads = tuple(ui(f"progress_{key}") for key in head)
    return Table(captioned(caption, made_up=made_up), heads, rows)


def _iso(day: pd.Timestamp) -> str:
    return str(day.date())
