import pytest

from helpers.exercises import audit
from helpers.model import Audit, Habit, Verdict

EXERCISE = Audit(
    id="any",
    title="What gets in between",
    question="How often?",
    steps=("Never", "Once", "A few times", "Most days", "Every day"),
    habits=tuple(
        Habit(id=id, text=id, instead=f"not {id}") for id in ("phone", "mail", "tv", "news", "work")
    ),
    pick="Which one?",
)


def after(answered, **ratings):
    return audit.resume(EXERCISE, [answered(id, step) for id, step in ratings.items()])


def often(state):
    return [habit.id for habit in audit.most_often(EXERCISE, state)]


@pytest.mark.parametrize(
    ("ratings", "expected"),
    [
        ({}, []),
        ({"phone": "2", "mail": "1"}, []),
        ({"phone": "3", "tv": "5"}, ["tv", "phone"]),
        (
            {"phone": "3", "mail": "4", "tv": "3", "news": "3", "work": "5"},
            ["work", "mail", "phone"],
        ),
    ],
)
def test_what_comes_most_often_is_at_most_three_and_often(answered, ratings, expected):
    assert often(after(answered, **ratings)) == expected


def test_a_rating_corrected_counts_and_what_is_gone_is_passed_over(answered):
    state = after(answered, phone="5", gone="5", mail="9")
    state = audit.rate(state, "phone", "1")
    assert (state.value, often(state)) == ({"phone": "1"}, [])


def test_only_what_is_new_is_to_be_written(answered):
    state = after(answered, phone="3", mail="2")
    picked = {"phone": "3", "mail": "4", "tv": "", "news": "often", "gone": "5"}
    assert audit.changed(EXERCISE, state, picked) == {"mail": "4"}


def test_a_habit_is_picked_from_those_that_come_often(answered):
    rows = [answered("phone", "4"), answered("mail", "1"), answered(audit.TO_CHANGE, "phone")]
    state = audit.resume(EXERCISE, rows)
    assert audit.options(EXERCISE, state) == ("phone", audit.NONE)
    assert audit.to_change(EXERCISE, state) == EXERCISE.habits[0]
    assert audit.to_change(EXERCISE, audit.rate(state, "phone", "2")) is None


def test_there_is_no_right_answer(answered):
    assert audit.State().verdict is Verdict.NOTHING_CHOSEN
    assert after(answered, phone="5").verdict is Verdict.OPEN


def test_starting_over_empties_it(answered):
    rows = [answered("phone", "4"), answered(audit.TO_CHANGE, "phone"), answered("", "start_over")]
    assert audit.resume(EXERCISE, rows) == audit.State()
