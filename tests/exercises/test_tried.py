from dataclasses import replace

from helpers.exercises import tried
from helpers.exercises.tried import Noted
from helpers.model import Course, LessonEntry, Measure, Tried, Verdict
from tests.journal_rows import LISTENING, plan, reflection, tap

COURSE = Course(
    title="A course",
    lessons=(
        LessonEntry(slug="start_here", notebook="00.ipynb", short="Start here"),
        LessonEntry(slug="thanks", notebook="03.ipynb", short="Thanks", strategy=True),
        LessonEntry(slug=LISTENING, notebook="01.ipynb", short="Listening", strategy=True),
    ),
)
EXERCISE = Tried(
    id="any",
    title="What you tried",
    helped=Measure(
        id="helped",
        question="How much did it help?",
        steps=("Not at all", "A little", "Some", "Quite a bit", "A lot"),
    ),
    nothing="Nothing is noted yet. Come back after the first try.",
)


def listening(*rows):
    return tried.look(COURSE, rows)[1]


def nothing(strategy):
    return Noted(strategy=strategy, days=0, reflections=0, plans=0, happened=0)


def test_strategies_stand_in_the_order_of_the_course_also_those_without_anything():
    assert tried.look(COURSE, ()) == (nothing("thanks"), nothing(LISTENING))


def test_a_day_counts_once_however_often_it_was_noted():
    rows = [tap(0, 3, LISTENING), tap(0, 4, LISTENING, moment="after"), tap(1, None, LISTENING)]
    assert listening(*rows, reflection(1, 4), reflection(5, 2)).days == 3
    assert listening(*rows, reflection(1, 4), reflection(5, 2)).reflections == 2


def test_a_reflection_that_names_no_day_stands_on_the_day_it_was_written():
    assert listening(reflection(3, 4, happened_on=None), tap(3, 3, LISTENING)).days == 1


def test_plans_are_counted_and_of_them_those_that_happened_in_part_too():
    outcomes = ("", "yes", "partly", "no", "not_this_week")
    noted = listening(*(plan(day, outcome) for day, outcome in enumerate(outcomes)))
    assert (noted.plans, noted.happened, noted.days) == (5, 2, 0)


def test_a_tap_without_a_strategy_and_rows_of_other_lessons_are_no_tries():
    rows = [tap(0, 3), tap(1, 3, "none"), tap(2, 3, "gone"), reflection(3, 4, "gone")]
    assert tried.look(COURSE, rows) == (nothing("thanks"), nothing(LISTENING))


def test_only_the_learners_own_rows_count(answered):
    theirs = [replace(row, who="partner") for row in (reflection(1, 4), plan(1, "yes"))]
    assert listening(tap(0, 3, LISTENING, who="partner"), *theirs) == nothing(LISTENING)
    attempts = [answered(LISTENING, "5", who="partner")]
    assert tried.resume(COURSE, (), attempts).helped == {}


def test_tried_is_what_happened_and_not_what_was_planned():
    assert not listening(plan(0)).tried
    assert not listening(plan(0, "no")).tried
    assert listening(plan(0, "partly")).tried
    assert listening(reflection(0, None)).tried
    assert listening(tap(0, None, LISTENING)).tried


def test_answers_come_back_and_those_that_mean_nothing_here_are_passed_over(answered):
    given = [("thanks", "2"), (LISTENING, "9"), ("gone", "1"), ("thanks", "too_early")]
    state = tried.resume(COURSE, (), [answered(item, step) for item, step in given])
    assert state.value == {"thanks": "too_early"}
    assert state.verdict is Verdict.OPEN
    assert tried.State().verdict is Verdict.NOTHING_CHOSEN


def test_only_what_was_tried_can_be_answered():
    state = tried.resume(COURSE, [tap(0, 3, LISTENING)], ())
    assert state.tried == (LISTENING,)
    assert tried.picked(state, {LISTENING: "4", "thanks": "5"}) == {LISTENING: "4"}
    assert tried.picked(state, {LISTENING: "<b>"}) == {}


def test_starting_over_empties_the_answers_and_not_what_was_noted(answered):
    attempts = [answered(LISTENING, "4"), answered("", "start_over")]
    state = tried.resume(COURSE, [tap(0, 3, LISTENING)], attempts)
    assert (state.helped, state.tried) == ({}, (LISTENING,))
