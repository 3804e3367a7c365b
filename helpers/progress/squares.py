"""A calendar of squares: a column a week, a square a day, larger the closer it felt.

Size tells what colour would: it can be read in either theme, in grey print and by everybody's eyes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import plotly.graph_objects as go

from helpers.progress import look

DAYS_A_WEEK = 7
PITCH = 19  # pixels from square to square downwards
PLACE = 15  # pixels of a day's place
SIZES = (3.5, 5.5, 7.5, 9.5, 12.0)  # pixels of a square, step by step
NAMED = (0, 2, 4, 6)  # weekdays with their names beside them
BETWEEN_BANDS = 2 * look.LINE

FILLED = {"color": look.BLUE}
EMPTY = {"color": look.FAINT, "line": {"width": 1, "color": look.FAINT}}
FRAMED = {"color": look.ORANGE, "line": {"width": 3, "color": look.ORANGE}}


@dataclass(frozen=True, slots=True)
class Day:
    """How close a day felt, 1 to 5 or not noted; whether something was tried; it all in words."""

    day: date
    value: float | None
    tried: bool
    words: str


@dataclass(frozen=True, slots=True)
class Month:
    """A month's name, above the week in which it begins."""

    week: int
    name: str


def calendar(
    title: str,
    days: Sequence[tuple[int, int, Day]],
    *,
    weeks: int,
    band: int,
    months: Sequence[Month],
    weekdays: Sequence[str],
    names: Sequence[str],
) -> go.Figure:
    """Bands of so many weeks below each other. `days` are week, weekday and day; `names` say what
    the smallest square, the largest and the frame mean."""
    bands = -(-weeks // band)
    legend = 2 * look.LINE + 16
    high = DAYS_A_WEEK * PITCH + BETWEEN_BANDS
    figure = look.empty(title, legend + bands * high)

    def at(week: int, weekday: int) -> tuple[int, int]:
        return week % band, legend + week // band * high + look.LINE + PITCH * weekday + PITCH // 2

    places = [at(week, day) for week in range(weeks) for day in range(DAYS_A_WEEK)]
    figure.add_trace(_squares(places, PLACE, EMPTY))
    tried = [(at(week, weekday), day) for week, weekday, day in days if day.tried]
    figure.add_trace(_squares([place for place, _ in tried], PLACE, FRAMED))
    for step, size in enumerate(SIZES, start=1):
        some = [
            (at(week, weekday), day)
            for week, weekday, day in days
            if day.value is not None and int(day.value + 0.5) == step
        ]
        trace = _squares([place for place, _ in some], size, FILLED)
        figure.add_trace(trace.update(hovertext=[day.words for _, day in some], hoverinfo="text"))
    _explain(figure, names, right=band / 2)
    for month in months:
        week, top = at(month.week, 0)
        over = top - PITCH // 2 - look.LINE - 2
        figure.add_annotation(_name(month.name, week - 0.5, over))
    labels = [
        (at(first, day)[1], weekdays[day])
        for first in range(0, weeks, band)
        for day in (0, 2, 4, 6)
    ]
    figure.update_yaxes(
        visible=True,
        tickvals=[place for place, _ in labels],
        ticktext=[look.ink(look.escaped(name)) for _, name in labels],
        automargin=True,
        ticks="",
    )
    figure.update_xaxes(range=[-0.7, band - 0.3])
    return figure


def _explain(figure: go.Figure, names: Sequence[str], right: float) -> None:
    """What the smallest square, the largest and the frame mean. Plotly's own legend would break
    into lines on a narrow page, and lie on the calendar."""
    least, most, tried = names
    middle = look.LINE // 2 + 4
    parts = (
        ((0, middle), SIZES[0], FILLED, least),
        ((right, middle), SIZES[-1], FILLED, most),
        ((0, middle + look.LINE + 4), PLACE, FRAMED, tried),
    )
    for (x, y), size, marker, name in parts:
        figure.add_trace(_squares([(x, y)], size, marker))
        figure.add_annotation(_name(name, x + 0.6, y - look.LINE // 2 - 3))


def _squares(
    places: Sequence[tuple[float, int]], size: float, marker: dict[str, Any]
) -> go.Scatter:
    symbol = "square-open" if "line" in marker else "square"
    return go.Scatter(
        **{"x": [week for week, _ in places], "y": [top for _, top in places]},
        **{"mode": "markers", "marker": {**marker, "size": size, "symbol": symbol}},
        hoverinfo="skip",
    )


def _name(words: str, x: float, top: int) -> dict[str, Any]:
    """Words from this place on."""
    return {
        **{"text": look.ink(look.escaped(words)), "showarrow": False, "align": "left"},
        **{"x": x, "xref": "x", "xanchor": "left", "y": top, "yref": "y", "yanchor": "top"},
    }
