"""Today has at most three small things, each with a reason, and often none."""

from dataclasses import replace
from datetime import datetime, timedelta

from helpers import content, practice
from helpers.model import AnswerRow, Course, Lesson, LessonEntry, ReviewRow
from helpers.practice import DueKind, State
from tests.exercises import test_adapt, test_ritual, test_tried
from tests.journal_rows import FIRST, LISTENING, common, plan, rated, reflection, tap

COURSE = Course(
    title="A course",
    lessons=(
        LessonEntry(slug="start_here", notebook="00.ipynb", short="Start here"),
        LessonEntry(slug=LISTENING, notebook="01.ipynb", short="Listening", strategy=True),
        LessonEntry(slug="thanks", notebook="03.ipynb", short="Thanks", strategy=True),
        LessonEntry(slug="yours", notebook="06.ipynb", short="Yours", sittings=True),
        LessonEntry(slug="your_progress", notebook="07.ipynb", short="Your progress"),
    ),
)


def noon(day: int) -> datetime:
    return datetime(FIRST.year, FIRST.month, FIRST.day, 12) + timedelta(days=day)


def answer(day: int, lesson: str = LISTENING, exercise: str = "first-reply") -> AnswerRow:
    given = {"item": "", "answer": "a", "verdict": "fits", "private": False}
    return AnswerRow(**common(FIRST + timedelta(days=day), lesson), exercise=exercise, **given)


def kinds(rows: list[object], day: int, **options: object) -> list[tuple[str, str]]:
    due = practice.today(COURSE, rows, noon(day), **options)  # type: ignore[arg-type]
    return [(one.kind.value, one.lesson) for one in due]


def test_somebody_new_is_offered_the_first_lesson() -> None:
    (due,) = practice.today(COURSE, (), noon(0))
    assert (due.kind, due.lesson, due.notebook) == (DueKind.START, LISTENING, "01.ipynb")


def test_when_all_was_tried_and_written_about_something_small_is_offered_once_a_day() -> None:
    rows = [answer(0), reflection(2, 4), answer(3, "thanks"), reflection(5, 4, "thanks")]
    assert kinds(rows, 30) == [("try", "thanks"), ("start", "yours")]
    rows.append(reflection(6, 4, "yours"))
    assert kinds(rows, 30) == [("try", "thanks")]
    assert kinds([*rows, tap(30, 4)], 30) == []


def test_of_all_that_waits_three_are_shown_and_what_was_promised_comes_first() -> None:
    rows = [answer(0), plan(0)]
    cards, slots = [LISTENING], [("thanks", "weekly.weekly")]
    assert kinds(rows, 9, cards=cards, slots=slots) == [
        ("look_back", LISTENING),
        ("recap", LISTENING),
        ("reflect", LISTENING),
    ]
    assert kinds([answer(9)], 9, cards=cards, slots=slots) == [
        ("recap", LISTENING),
        ("slot", "thanks"),
        ("go_on", LISTENING),
    ]


def test_a_lesson_about_all_strategies_is_gone_on_with_too() -> None:
    assert kinds([answer(3, "yours")], 3) == [("go_on", "yours")]


def test_cards_and_slots_of_a_lesson_that_is_gone_are_passed_over() -> None:
    gone = {"cards": ["gone"], "slots": [("gone", "x.weekly"), ("thanks", "y.weekly")]}
    assert ("slot", "thanks") in kinds([answer(0)], 0, **gone)
    assert not any(kind == "recap" for kind, _ in kinds([answer(0)], 0, **gone))


def test_a_lesson_begun_today_is_gone_on_with_and_asks_for_no_reflection_yet() -> None:
    assert kinds([answer(0)], 0) == [("go_on", LISTENING)]


def test_a_day_after_working_on_a_lesson_a_reflection_waits() -> None:
    assert kinds([answer(0)], 1) == [("reflect", LISTENING), ("go_on", LISTENING)]


def test_working_on_a_lesson_again_asks_for_a_reflection_again() -> None:
    rows = [answer(0), reflection(2, 4), answer(5)]
    assert ("reflect", LISTENING) not in kinds(rows, 5)
    assert ("reflect", LISTENING) in kinds(rows, 6)


def test_turning_recap_cards_asks_for_no_reflection() -> None:
    turned = ReviewRow(**common(FIRST + timedelta(days=5), LISTENING), card="a", rating="good")
    assert ("reflect", LISTENING) not in kinds([answer(0), reflection(2, 4), turned], 9)


def test_a_lesson_with_nothing_left_is_not_gone_on_with() -> None:
    assert kinds([answer(0)], 0, finished=[LISTENING]) == [("start", "thanks")]


def test_the_lesson_begun_last_is_gone_on_with() -> None:
    assert ("go_on", "thanks") in kinds([answer(0), answer(1, "thanks")], 1)


def test_a_plan_waits_from_its_day_on_until_it_was_looked_back_on() -> None:
    made = plan(0)
    assert "look_back" not in dict(kinds([made], 6))
    assert "look_back" in dict(kinds([made], 7))
    assert "look_back" not in dict(kinds([replace(made, outcome="not_this_week")], 7))


def test_of_several_forgotten_plans_only_the_latest_is_shown() -> None:
    rows = [plan(0), plan(3), plan(1)]
    waiting = [d for d in practice.today(COURSE, rows, noon(60)) if d.kind is DueKind.LOOK_BACK]
    assert [due.row for due in waiting] == [rows[1].id]


def test_there_are_never_more_than_three_and_each_has_a_name_of_its_own() -> None:
    rows = [plan(0), plan(1, lesson="thanks"), answer(0), answer(1, "thanks")]
    due = practice.today(COURSE, rows, noon(30))
    assert len(due) == 3
    assert len({one.key for one in due}) == 3


def test_rows_of_a_lesson_that_is_gone_or_of_the_future_do_no_harm() -> None:
    rows = [plan(0, lesson="gone"), answer(0, "gone"), reflection(0, 3, "gone"), answer(400)]
    assert kinds(rows, 30) == [("go_on", LISTENING)]


def test_each_lesson_says_where_it_stands() -> None:
    rows = [answer(0), reflection(2, 4), answer(3, "thanks"), answer(1, "gone")]
    assert practice.lesson_states(COURSE, rows) == {
        "start_here": State.NOT_STARTED,
        LISTENING: State.REFLECTED,
        "thanks": State.STARTED,
        "yours": State.NOT_STARTED,
        "your_progress": State.NOT_STARTED,
    }


def test_every_kind_of_exercise_counts_once_something_of_it_is_in_the_journal() -> None:
    lesson = content.lesson(LISTENING)
    ids = {one.kind: one.id for one in lesson.exercises}
    card = next(e for e in lesson.exercises if e.kind == "cards").cards[0].id  # type: ignore[attr-defined]
    rows = [
        answer(0, exercise=ids["choice"]),
        rated(0, "felt-listened-to", 3, "before"),
        plan(0),
        reflection(1, 3),
        ReviewRow(**common(FIRST, LISTENING), card=card, rating="good"),
    ]
    there = {ids[kind] for kind in ("choice", "check-in", "plan", "reflection", "cards")}
    assert practice.worked_on(lesson, rows) >= there - {ids["check-in"]}
    assert "before" in practice.worked_on(lesson, rows)
    assert practice.worked_on(lesson, [answer(0, "thanks", ids["choice"])]) == frozenset()


def test_the_tap_of_the_day_is_never_finished_so_it_is_not_counted() -> None:
    start = content.lesson("start_here")
    assert "today-tap" not in {one.id for one in practice.countable(start)}
    assert practice.worked_on(start, [tap(0, 3)]) == frozenset()


def test_a_lesson_is_finished_when_each_exercise_was_worked_on() -> None:
    start = content.lesson("start_here")
    rows = [tap(0, 3, moment="before"), answer(0, "start_here", "where-to-begin")]
    assert not practice.finished(start, rows[:1])
    assert practice.finished(start, rows)


OWN_WAY = Lesson(
    slug="thanks",
    title="",
    promise="",
    objectives=(),
    sittings=(),
    keep=(),
    findings=(),
    exercises=tuple(
        replace(given, id=given.kind)
        for given in (test_ritual.EXERCISE, test_tried.EXERCISE, test_adapt.EXERCISE)
    ),
)


def test_a_ritual_what_was_tried_and_adapting_count_once_they_were_answered() -> None:
    rows = [answer(0, "thanks", kind) for kind in ("ritual", "tried", "adapt")]
    for at, row in enumerate(rows):
        assert practice.worked_on(OWN_WAY, [row]) == {row.exercise}
        assert not practice.finished(OWN_WAY, rows[:at])
    assert practice.finished(OWN_WAY, rows)


def test_what_was_noted_elsewhere_is_no_answer_to_what_was_tried() -> None:
    noted = [tap(0, 3, "thanks"), reflection(1, 3, "thanks"), plan(0, "yes", "thanks")]
    assert practice.worked_on(OWN_WAY, noted) == frozenset()


def test_planning_a_ritual_is_work_to_reflect_on_and_looking_back_on_tries_is_not() -> None:
    assert kinds([answer(0, "thanks", "ritual")], 1)[0] == ("reflect", "thanks")
    rows = [answer(0), reflection(2, 4), answer(5, "your_progress", "tried")]
    assert ("reflect", LISTENING) not in kinds(rows, 6)


# --- clocks that were wrong ----------------------------------------------------------------------


def test_what_a_clock_ahead_saved_does_not_hide_what_waits() -> None:
    """Rows saved years ahead: the work of yesterday still waits for its reflection."""
    ahead = [answer(4000), reflection(4000, 3)]
    assert kinds([*ahead, answer(20)], 21)[0] == ("reflect", LISTENING)
    assert ("try", LISTENING) not in kinds(ahead, 21)


def test_the_lesson_begun_last_is_not_the_one_a_clock_ahead_saved() -> None:
    rows = [answer(4000, "thanks"), answer(20, "yours")]
    assert ("go_on", "yours") in kinds(rows, 20)


def test_a_plan_for_a_day_that_never_comes_waits_in_silence() -> None:
    assert ("look_back", LISTENING) not in kinds([plan(0, due_in=2_000_000)], 30)
