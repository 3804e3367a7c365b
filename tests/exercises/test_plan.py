from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from helpers.exercises import plan
from helpers.model import Plan, PlanRow

EXERCISE = Plan(
    id="any", title="Plan", question="One?", cues=("it is supper",), actions=("ask one thing",)
)
ROW = PlanRow(
    id="p1",
    saved_at=datetime(2026, 11, 1, tzinfo=UTC),
    local_date=date(2026, 11, 1),
    who="me",
    lesson="active_listening",
    cue="it is supper",
    action="ask",
    due=date(2026, 11, 8),
    outcome="",
    looked_back_on=None,
    why="",
    private=False,
)


def test_own_words_go_before_what_was_picked():
    fields = {"cue": "0", "own-cue": " the bus is late "}
    assert plan.chosen(fields, "cue", EXERCISE.cues) == "the bus is late"
    assert plan.chosen({"cue": "0"}, "cue", EXERCISE.cues) == "it is supper"


def test_a_new_pick_takes_the_place_of_words_that_stood_there_before():
    fields = {"cue": "0", "own-cue": "the bus is late"}
    assert plan.chosen(fields, "cue", EXERCISE.cues, "the bus is late") == "it is supper"
    kept = {"cue": plan.OWN_WORDS, "own-cue": "the bus is late"}
    assert plan.chosen(kept, "cue", EXERCISE.cues, "the bus is late") == "the bus is late"


@pytest.mark.parametrize("picked", ["", "own", "7", "x", "-1"])
def test_nothing_usable_picked_is_nothing(picked):
    assert plan.chosen({"cue": picked}, "cue", EXERCISE.cues) == ""


def test_looking_back_is_offered_from_the_day_on_and_only_once():
    assert not plan.State(ROW).to_look_back_on(date(2026, 11, 7))
    assert plan.State(ROW).to_look_back_on(date(2026, 11, 8))
    done = plan.resume([ROW], "active_listening").plan
    assert done == ROW
    assert not plan.State().to_look_back_on(date(2026, 12, 1))


def test_a_plan_of_another_lesson_is_not_this_ones():
    assert plan.resume([ROW], "quality_time").plan is None


@pytest.mark.parametrize(("text", "day"), [("2026-11-24", date(2026, 11, 24)), ("soon", None)])
def test_days_are_read_or_left_out(text, day):
    assert plan.read_day(text) == day


def test_a_later_change_has_a_higher_number_for_calendars():
    later = replace(ROW, saved_at=ROW.saved_at + timedelta(seconds=1))
    assert 0 < plan.sequence(ROW) < plan.sequence(later) < 2**31


@pytest.mark.parametrize("year", [1, 2019, 9999])
def test_a_clock_that_was_wrong_leaves_a_number_that_calendars_can_read(year):
    made = replace(ROW, saved_at=datetime(year, 5, 1, tzinfo=UTC))
    assert 0 <= plan.sequence(made) < 2**31


@pytest.mark.parametrize(
    ("due", "shown"),
    [(date(2026, 11, 8), True), (None, False), (date.max, False), (date.min, False)],
)
def test_a_day_beyond_all_sense_goes_into_no_calendar(due, shown):
    assert plan.for_calendar(replace(ROW, due=due)) is shown
