"""Where each lesson stands, and which exercises were worked on: from rows alone."""

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from typing import TypeVar

from helpers.model import (
    RECALLED,
    AnswerRow,
    Cards,
    CheckIn,
    CheckInRow,
    Course,
    Exercise,
    Lesson,
    Plan,
    PlanRow,
    Reflection,
    ReflectionRow,
    ReviewRow,
    Row,
)

R = TypeVar("R", bound=Row)


class State(StrEnum):
    """Where a lesson stands."""

    NOT_STARTED = "not_started"
    STARTED = "started"
    REFLECTED = "reflected"


def lesson_states(course: Course, rows: Iterable[Row]) -> dict[str, State]:
    """Every lesson of the course with where it stands."""
    known = tuple(rows)
    begun = {row.lesson for row in known}
    reflected = {row.lesson for row in only(ReflectionRow, known)}
    return {
        entry.slug: State.REFLECTED
        if entry.slug in reflected
        else State.STARTED
        if entry.slug in begun
        else State.NOT_STARTED
        for entry in course.lessons
    }


def countable(lesson: Lesson) -> tuple[Exercise, ...]:
    """The exercises that can be done once; the tap of the day never is."""
    return tuple(
        exercise
        for exercise in lesson.exercises
        if not (isinstance(exercise, CheckIn) and exercise.moment == "day")
    )


def worked_on(lesson: Lesson, rows: Iterable[Row]) -> frozenset[str]:
    """The ids of the exercises of this lesson for which the journal holds something."""
    traces = {_trace(row) for row in rows if row.lesson == lesson.slug}
    return frozenset(one.id for one in countable(lesson) if not traces.isdisjoint(_traces(one)))


def cards_of(lesson: Lesson) -> frozenset[str]:
    """The ids of the recap cards of this lesson."""
    decks = (exercise for exercise in lesson.exercises if isinstance(exercise, Cards))
    return frozenset(card.id for deck in decks for card in deck.cards)


def known_cards(lesson: Lesson, rows: Iterable[Row]) -> frozenset[str]:
    """The recap cards of this lesson that the learner still knew the last time they were turned,
    on a later day than the first."""
    first: dict[str, date] = {}
    last: dict[str, ReviewRow] = {}
    for row in only(ReviewRow, rows):
        if row.who == "me" and row.lesson == lesson.slug and row.rating in RECALLED:
            first[row.card] = min(first.get(row.card, row.local_date), row.local_date)
            last[row.card] = max(last.get(row.card, row), row, key=lambda one: one.saved_at)
    known = {
        card
        for card, row in last.items()
        if row.rating != RECALLED[0] and row.local_date > first[card]
    }
    return cards_of(lesson) & known


def finished(lesson: Lesson, rows: Iterable[Row]) -> bool:
    """Whether every exercise of the lesson was worked on."""
    return len(worked_on(lesson, rows)) == len(countable(lesson))


def only(kind: type[R], rows: Iterable[Row]) -> Iterator[R]:
    """The rows of one kind."""
    return (row for row in rows if isinstance(row, kind))


def _trace(row: Row) -> tuple[str, ...]:
    """What a row says of the exercise it was made in."""
    match row:
        case AnswerRow():
            return (row.table, row.exercise)
        case CheckInRow():
            return (row.table, row.moment, row.measure)
        case ReviewRow():
            return (row.table, row.card)
        case _:
            return (row.table,)


def _traces(exercise: Exercise) -> set[tuple[str, ...]]:
    """What the rows of an exercise can say of it."""
    answered: set[tuple[str, ...]] = {(AnswerRow.table, exercise.id)}
    match exercise:
        case CheckIn():
            return {(CheckInRow.table, exercise.moment, one.id) for one in exercise.measures}
        case Cards():
            return answered | {(ReviewRow.table, card.id) for card in exercise.cards}
        case Plan():
            return answered | {(PlanRow.table,)}
        case Reflection():
            return answered | {(ReflectionRow.table,)}
        case _:
            return answered
