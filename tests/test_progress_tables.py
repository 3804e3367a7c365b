"""Tables hold every row, and say what is odd about one."""

import csv
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pandas as pd

from helpers import content
from helpers.content import ui
from helpers.model import Cards, CheckInRow, ReflectionRow
from helpers.progress import sentences, tables
from helpers.progress.frames import frame
from tests.journal_rows import FIRST, LISTENING, TODAY, plan, rated, reflection, tap, turn

FUTURE = date(2031, 1, 1)


def closeness(*rows: CheckInRow | ReflectionRow) -> pd.DataFrame:
    return tables.closeness(*frames(*rows), TODAY)


def frames(*rows: CheckInRow | ReflectionRow) -> tuple[pd.DataFrame, pd.DataFrame]:
    taps = tuple(row for row in rows if isinstance(row, CheckInRow))
    reflections = tuple(row for row in rows if isinstance(row, ReflectionRow))
    return frame(taps, CheckInRow), frame(reflections, ReflectionRow)


def test_a_frame_has_every_row_and_every_column() -> None:
    rows = (reflection(0, 3), reflection(1, None, happened_on=None, what_happened="None"))
    table = frame(rows, ReflectionRow)
    assert list(table["id"]) == [row.id for row in rows]
    assert list(table["what_happened"]) == ["", "None"]
    assert table["happened_on"].isna().tolist() == [False, True]
    assert table["saved_at"].iloc[0] == pd.Timestamp("2026-10-01 20:00", tz="UTC")
    assert len(frame((), ReflectionRow).columns) == len(table.columns)


def test_days_and_numbers_beyond_all_sense_are_kept() -> None:
    rows = tuple(tap(0, value, on=day) for value, day in [(10**400, date(1, 1, 1)), (3, date.max)])
    table = frame(rows, CheckInRow)
    assert table["value"].iloc[0] > 5
    assert [day.year for day in table["local_date"]] == [1, 9999]


def test_closeness_keeps_every_odd_entry_and_names_what_is_odd() -> None:
    table = closeness(
        tap(0, 3),
        tap(0, 4),
        tap(1, 9),
        tap(0, 2, on=FUTURE),
        tap(0, 2, on=date(1026, 1, 1)),
        reflection(2, 5, happened_on=None),
        reflection(3, 2, lesson="gone"),
    )
    assert len(table) == 7
    assert sorted(table["odd"]) == ["", "", "", "day", "day", "no_day", "value"]
    assert len(tables.drawn(table)) == 4
    no_day = table[table["odd"] == "no_day"].iloc[0]
    assert no_day["day"].date() == FIRST + timedelta(days=2)


def test_ratings_left_open_other_measures_and_the_partner_s_are_no_entries() -> None:
    others = tap(0, 3, measure="understanding"), tap(0, 3, who="partner")
    assert len(closeness(tap(0, None), reflection(0, None), *others)) == 0


def test_a_day_of_trying_is_counted_once_however_often_it_was_noted() -> None:
    taps = [tap(0, 3, LISTENING), tap(0, 4, LISTENING), tap(1, 3, "none"), tap(2, 3)]
    days = tables.practised(*frames(*taps, reflection(0, 4), reflection(5, 4)), TODAY)
    assert [day.date() - FIRST for day in days["day"]] == [timedelta(0), timedelta(5)]


def test_before_and_after_meet_by_lesson_and_measure() -> None:
    rows = [rated(0, "my-listening", 2, "before"), rated(5, "my-listening", 4, "after")]
    changed = tables.changes(tables.before_after(*frames(*rows, rated(6, "x", 4, "after")), TODAY))
    line = changed[changed["measure"] == "my-listening"].iloc[0]
    assert (line["before"], line["before_low"], line["after"], line["after_high"]) == (1, 2, 1, 4)
    assert len(changed) == 2


def test_closeness_before_a_lesson_comes_from_the_weeks_before_it() -> None:
    taps = [tap(-60, 1), tap(1, 2), tap(2, 4), tap(3, 5, LISTENING)]
    ratings = tables.before_after(*frames(*taps, reflection(4, 5)), TODAY)
    line = tables.changes(ratings).iloc[0]
    assert (line["before"], line["before_low"], line["before_high"]) == (2, 2, 4)
    assert line["after"] == 1


def test_the_middle_of_an_even_number_is_two_steps_and_never_one_in_between() -> None:
    assert tables.middle([1, 2, 5]) == (2, 2)
    assert tables.middle([1, 2, 5, 5]) == (2, 5)


def test_lessons_done_counts_and_keeps_a_lesson_that_is_gone() -> None:
    course = content.course()
    lessons = {entry.slug: content.lesson(entry.slug) for entry in course.lessons}
    rows = [plan(0), plan(1, "yes"), reflection(1, 3), reflection(1, 3, "gone")]
    table = tables.lessons_done(course, lessons, rows).set_index("slug")
    counts = table.loc[LISTENING, ["reflections", "plans", "looked_back", "done"]]
    assert list(counts) == [1, 2, 1, 2]
    assert pd.isna(table.loc["gone", "all"])


def test_a_month_has_its_entries_middle_and_range() -> None:
    table = tables.months(closeness(tap(0, 1), tap(1, 2), tap(2, 5), tap(40, 4)))
    assert list(table["entries"]) == [3, 1]
    assert list(table["low"]) == [2, 4]
    assert list(table["highest"]) == [5, 4]


def test_five_thousand_rows_cost_about_a_bare_read(tmp_path: Path) -> None:
    rows = tuple(tap(at // 3, at % 5 + 1, ("", LISTENING)[at % 2]) for at in range(5_000))
    file = tmp_path / "checkins.csv"
    frame(rows, CheckInRow).to_csv(file, index=False, quoting=csv.QUOTE_ALL)
    ours = best(lambda: frame(rows, CheckInRow))
    floor = best(lambda: pd.read_csv(file))
    assert ours < 3 * floor, f"{ours * 1000:.1f} ms against {floor * 1000:.1f} ms"


def best(action: Callable[[], object]) -> float:
    """The quickest of several runs: the one least disturbed by others on this machine."""
    times = []
    for _ in range(9):
        begun = time.perf_counter()
        action()
        times.append(time.perf_counter() - begun)
    return min(times)


def test_plans_that_happened_and_cards_still_there_later_are_counted() -> None:
    course, lessons = content.course(), {LISTENING: content.lesson(LISTENING)}
    cards = next(x for x in lessons[LISTENING].exercises if isinstance(x, Cards)).cards
    turned = [
        *(turn(0, cards[0].id, "good"), turn(3, cards[0].id, "hard")),  # known
        *(turn(0, cards[1].id, "good"), turn(3, cards[1].id, "again")),  # gone the last time
        *(turn(0, cards[2].id, "easy"), turn(0, cards[2].id, "easy")),  # never on a later day
        *(turn(0, "left-the-course", "good"), turn(3, "left-the-course", "good")),
        *(turn(0, cards[3].id, "again"), turn(3, cards[3].id, "easy")),  # known
        turn(4, cards[3].id, "pause"),
    ]
    plans = [plan(0), plan(1, "yes"), plan(2, "partly"), plan(3, "no")]
    table = tables.lessons_done(course, lessons, [*turned, *plans]).set_index("slug")
    counts = table.loc[LISTENING, ["known", "cards", "looked_back", "happened"]]
    assert list(counts) == [2, len(cards), 3, 2]
    said = sentences.overview(table.reset_index())
    assert ui("progress_cards_many", count=2) in said.sentences
    assert ui("progress_happened_many", count=2) in said.sentences
