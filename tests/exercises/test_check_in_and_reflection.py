from datetime import UTC, date, datetime

import pytest

from helpers.exercises import check_in, reflection
from helpers.model import CheckIn, CheckInRow, Measure, ReflectionRow, Verdict

CLOSE = Measure(id="closeness", question="How close?", steps=("a", "b", "c", "d", "e"))
TODAY = date(2026, 11, 24)


def exercise(moment):
    return CheckIn(id="any", title="Check", moment=moment, measures=(CLOSE,))


def rated(value, day=TODAY, moment="before", lesson="active_listening", measure="closeness"):
    return CheckInRow(
        id=f"c{value}",
        saved_at=datetime(2026, 11, 24, tzinfo=UTC),
        local_date=day,
        who="me",
        lesson=lesson,
        moment=moment,
        measure=measure,
        value=value,
        practised="",
    )


def test_the_latest_rating_of_this_lesson_and_moment_comes_back():
    rows = [rated(2), rated(4), rated(1, moment="after"), rated(5, lesson="other")]
    state = check_in.resume(exercise("before"), rows, "active_listening", TODAY)
    assert state.value == {"closeness": 4}
    assert state.verdict is Verdict.OPEN


def test_yesterdays_tap_is_not_todays():
    rows = [rated(2, day=date(2026, 11, 23), moment="day")]
    assert check_in.resume(exercise("day"), rows, "active_listening", TODAY).value == {}


@pytest.mark.parametrize(
    ("step", "picked"), [("3", {"closeness": 3}), ("", {}), ("6", {}), ("x", {})]
)
def test_only_the_five_steps_count(step, picked):
    assert check_in.chosen(exercise("before"), {"closeness": step}) == picked


ROW = ReflectionRow(
    id="r1",
    saved_at=datetime(2026, 11, 24, tzinfo=UTC),
    local_date=TODAY,
    who="me",
    lesson="active_listening",
    happened_on=date(2026, 11, 22),
    closeness=4,
    how_it_went=None,
    what_happened="He talked.",
    what_next="",
    private=True,
)


def test_a_saved_reflection_comes_back_as_it_was_written():
    fields = reflection.fields_of(ROW)
    assert fields["happened_on"] == "2026-11-22"
    assert (fields["closeness"], fields["how_it_went"], fields["private"]) == ("4", "", "yes")
    assert reflection.resume([ROW], "active_listening").row == ROW
    assert reflection.resume([ROW], "quality_time").row is None


def test_a_day_alone_is_not_a_reflection():
    assert reflection.is_empty({"happened_on": "2026-11-22", "what_happened": "  \n"})
    assert not reflection.is_empty({"closeness": "2"})
    assert not reflection.is_empty({"what_next": "ask"})
