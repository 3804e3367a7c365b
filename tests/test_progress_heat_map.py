"""The calendar: days where they belong, size for closeness, a frame for trying, a year at most."""

from datetime import date, timedelta
from typing import Any

import pytest

from helpers.content import ui
from helpers.progress import squares
from helpers.progress.heat_map import BAND, WEEKS
from helpers.progress.svg import picture
from helpers.progress.view import View
from tests.journal_rows import FIRST, LISTENING, TODAY, progress_of, reflection, tap


def shown(*rows: Any) -> View:
    return progress_of(*rows).calendar()


def marks(view: View, size: float, symbol: str = "square") -> set[tuple[float, float]]:
    """Where marks of this size stand, the explanation above the calendar left out."""
    traces = view.figure.to_plotly_json()["data"]
    places = [
        (x, y)
        for trace in traces
        if trace["marker"]["size"] == size and trace["marker"]["symbol"] == symbol
        for x, y in zip(trace["x"], trace["y"], strict=True)
        if y > 60
    ]
    return set(places)


def weekday(y: float) -> int:
    """The row in which a mark of the first band stands."""
    tops = [place for place in range(7)]
    return min(tops, key=lambda at: abs(at - (y - first_row()) / squares.PITCH))


def first_row() -> float:
    empty = marks(shown(tap(0, 3), tap(1, 3), tap(2, 3)), squares.PLACE, "square-open")
    return min(y for _, y in empty)


def words(view: View) -> list[str]:
    return [said for trace in view.figure.data for said in trace.hovertext or ()]


def test_each_day_stands_in_its_week_and_weekday() -> None:
    monday = FIRST - timedelta(days=FIRST.weekday())
    days = [(monday - FIRST).days + at for at in (7, 9, 20)]
    view = shown(*(tap(day, 5) for day in days))
    placed = sorted(marks(view, squares.SIZES[-1]))
    assert [weekday(y) for _, y in placed] == [0, 2, 6]
    assert placed[0][0] == placed[1][0] == placed[2][0] - 1


@pytest.mark.parametrize("step", [1, 2, 3, 4, 5])
def test_the_closer_the_larger(step: int) -> None:
    view = shown(tap(0, step), tap(1, step), tap(2, step))
    assert len(marks(view, squares.SIZES[step - 1])) == 3
    assert list(squares.SIZES) == sorted(squares.SIZES)


def test_a_day_of_trying_has_a_frame_whether_it_was_rated_or_not() -> None:
    view = shown(tap(0, 3), tap(1, 3, LISTENING), tap(2, 3), tap(3, None, LISTENING))
    framed = [t for t in view.figure.data if t.marker.line.width == 3 and len(t.x) > 1]
    assert len(framed[0].x) == 2
    assert any("You tried Active listening" in said for said in words(view))


def test_two_entries_of_one_day_are_one_square_in_the_middle() -> None:
    view = shown(tap(0, 1), tap(0, 4), tap(0, 5), tap(1, 2), tap(2, 2))
    assert len(marks(view, squares.SIZES[3])) == 1
    assert ui("progress_calendar_title", count=3, middle="“Rather far”") == view.said.title  # type: ignore[union-attr]


def test_days_without_an_entry_are_places_like_others_and_never_counted() -> None:
    view = shown(tap(0, 3), tap(1, 3), tap(40, 3))
    assert len(marks(view, squares.PLACE, "square-open")) >= 7 * BAND
    assert view.said is not None
    assert all("missed" not in said for said in view.said.sentences)


def test_below_three_days_there_are_too_few() -> None:
    view = shown(tap(0, 3), tap(1, 3))
    assert view.figure is None
    assert view.said is not None and view.said.sentences == (ui("progress_calendar_few"),)


def test_with_nothing_there_is_the_preview() -> None:
    view = shown()
    assert view.said is None
    assert view.preview == ui("progress_calendar_preview")


def test_a_long_journal_shows_its_last_year_and_says_so() -> None:
    rows = [tap(day, 3) for day in range(-2000, 0, 3)]
    view = shown(*rows)
    assert len(marks(view, squares.PLACE, "square-open")) == 7 * WEEKS
    assert "The chart above goes further back." in view.said.sentences[-1]  # type: ignore[union-attr]
    assert len(view.table.rows) <= WEEKS  # type: ignore[union-attr]


def test_days_that_cannot_be_right_are_left_out() -> None:
    odd = tap(0, 3, on=TODAY + timedelta(days=400))
    view = shown(tap(0, 3), tap(1, 3), tap(2, 3), odd, tap(0, 3, on=date(1990, 1, 1)))
    assert view.said is not None and view.said.title.startswith("3 days")


def test_the_table_says_the_same() -> None:
    monday = (FIRST - timedelta(days=FIRST.weekday()) - FIRST).days
    view = shown(tap(monday + 7, 4), reflection(monday + 8, 2), tap(monday + 13, None, LISTENING))
    few = shown(
        tap(monday + 7, 4), reflection(monday + 8, 2), tap(monday + 10, 5),
        tap(monday + 13, None, LISTENING),
    )  # fmt: skip
    assert view.table is None
    assert few.table is not None
    assert few.table.rows[0][1:] == ("4", "2 +", "–", "5", "–", "–", "+")
    assert len(few.table.head) == 8


def test_the_year_stands_beside_the_first_month_and_wherever_it_is_new() -> None:
    rows = [tap(0, 3, on=date(2026, 1, 1) + timedelta(days=at)) for at in range(-60, 60, 5)]
    notes = [note.text for note in shown(*rows).figure.layout.annotations]
    assert sum("2025" in note for note in notes) == 1
    assert sum("2026" in note for note in notes) == 1


def test_it_can_be_drawn_for_a_file_that_runs_nothing() -> None:
    view = shown(tap(0, 1), tap(1, 3, LISTENING), tap(2, 5))
    drawn = picture(view.figure, "A calendar")
    assert drawn.count("<rect") > 7 * BAND
    assert drawn.count("<polygon") == 3 + 2
    assert "Far apart" in drawn
